/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-figure-grid.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-figures-job.h"
#include "charter-slices.h"
#include "charter-term.h"
#include "charter-written-figure.h"

/* Years side by side; earlier ones are seen in the trends and come from a table. */
#define N_YEARS 6
#define CELL_LETTERS 9

/**
 * CharterFigureGrid:
 *
 * Where figures are typed: the numbers themselves, small ones too, since whoever types has to see them.
 */
struct _CharterFigureGrid
{
  AdwBin parent_instance;

  GtkWidget *grid;
  GtkWidget *about;
  GtkWidget *note;

  CharterSession *session;
  CharterImpact *impact; /* the measures that the cells are of */
  char *cohort;
  char *term;            /* nullable */
  char *years[N_YEARS];
  GPtrArray *cells;      /* of GtkEntry, row by row, borrowed */
  CharterSlices *slices; /* in which the rows are made */
  int focused;           /* -1 for none */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (CharterFigureGrid, charter_figure_grid, ADW_TYPE_BIN)

static const CharterMeasure *
get_measure (CharterFigureGrid *self,
             guint              cell)
{
  return g_ptr_array_index (charter_impact_get_measures (self->impact), cell / N_YEARS);
}

static CharterIndicator *
find_indicator (CharterFigureGrid *self,
                guint              cell)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);

  return portfolio ? charter_impact_find_indicator (portfolio, get_measure (self, cell)->id, self->cohort,
                                                    self->years[cell % N_YEARS], self->term)
                   : NULL;
}

static guint
index_of (CharterFigureGrid *self,
          gpointer           entry)
{
  guint cell = 0;

  g_ptr_array_find (self->cells, entry, &cell);
  return cell;
}

static void
fill_cell (CharterFigureGrid *self,
           guint              cell)
{
  CharterIndicator *indicator = find_indicator (self, cell);
  GtkWidget *entry = g_ptr_array_index (self->cells, cell);
  g_autofree char *words = indicator ? charter_written_figure_dup (charter_indicator_get_value (indicator),
                                                                   charter_indicator_get_out_of (indicator))
                                     : g_strdup ("");

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), words) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), words);
  gtk_widget_remove_css_class (entry, "error");
}

static void
say_about (CharterFigureGrid *self,
           const char        *wrong)
{
  CharterIndicator *indicator = self->focused >= 0 ? find_indicator (self, (guint) self->focused) : NULL;
  const CharterMeasure *measure;
  g_autofree char *words = NULL;
  const char *note = indicator ? charter_indicator_get_note (indicator) : NULL;

  if (self->focused < 0)
    return;
  measure = get_measure (self, (guint) self->focused);
  words = g_strdup_printf ("%s, %s: %s. %s", measure->title, self->years[self->focused % N_YEARS],
                           charter_unit_get_title (measure->unit),
                           wrong ? wrong : measure->says ? measure->says : "");
  gtk_label_set_label (GTK_LABEL (self->about), words);
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->note), note ? note : "");
  gtk_widget_set_sensitive (self->note, indicator != NULL);
  self->is_filling = FALSE;
}

static gboolean
keep (CharterFigureGrid *self,
      guint              cell)
{
  GtkWidget *entry = g_ptr_array_index (self->cells, cell);
  CharterPeriod period = { self->years[cell % N_YEARS], self->term };
  g_autoptr(GError) error = NULL;

  if (self->is_filling || !charter_session_get_portfolio (self->session))
    return TRUE;
  if (charter_figures_job_set (self->session, get_measure (self, cell), self->cohort, &period,
                               gtk_editable_get_text (GTK_EDITABLE (entry)), &error))
    {
      fill_cell (self, cell);
      return TRUE;
    }
  gtk_widget_add_css_class (entry, "error");
  say_about (self, error->message);
  return FALSE;
}

static void
focus_entered_cb (GtkEventController *controller,
                  CharterFigureGrid  *self)
{
  self->focused = (int) index_of (self, gtk_event_controller_get_widget (controller));
  say_about (self, NULL);
}

static void
focus_left_cb (GtkEventController *controller,
               CharterFigureGrid  *self)
{
  keep (self, index_of (self, gtk_event_controller_get_widget (controller)));
}

static gboolean
move (CharterFigureGrid *self,
      guint              cell,
      int                by)
{
  int target = (int) cell + by * N_YEARS;

  if (!keep (self, cell))
    return TRUE;
  if (target >= (int) self->cells->len)
    charter_slices_finish (self->slices);
  if (target >= 0 && target < (int) self->cells->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->cells, (guint) target));
  return TRUE;
}

static gboolean
key_cb (GtkEventController *controller,
        guint               key,
        guint               code,
        GdkModifierType     state,
        CharterFigureGrid  *self)
{
  guint cell = index_of (self, gtk_event_controller_get_widget (controller));

  if (key == GDK_KEY_Down)
    return move (self, cell, 1);
  if (key == GDK_KEY_Up)
    return move (self, cell, -1);
  if (key == GDK_KEY_Escape)
    {
      fill_cell (self, cell);
      return TRUE;
    }
  return FALSE;
}

static void
activate_cb (CharterFigureGrid *self,
             GtkWidget         *entry)
{
  move (self, index_of (self, entry), 1);
}

static void
note_left_cb (CharterFigureGrid *self)
{
  CharterIndicator *indicator = self->focused >= 0 ? find_indicator (self, (guint) self->focused) : NULL;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->note));

  if (!indicator || self->is_filling)
    return;
  if (g_strcmp0 (charter_indicator_get_note (indicator) ? charter_indicator_get_note (indicator) : "", words) != 0)
    charter_figures_job_set_note (self->session, indicator, words);
}

static GtkWidget *
make_cell (CharterFigureGrid    *self,
           const CharterMeasure *measure,
           const char           *year)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "width-chars", CELL_LETTERS, "max-width-chars", CELL_LETTERS,
                                   "xalign", 1.0, "max-length", 40, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *name = g_strdup_printf ("%s, %s", measure->title, year);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  g_ptr_array_add (self->cells, entry);
  return entry;
}

static GtkWidget *
make_label (const char *words,
            double      xalign)
{
  return g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", xalign, "wrap", TRUE, "max-width-chars", 26, NULL);
}

static void
fill_years (CharterFigureGrid *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *now = charter_term_dup_school_year (today);
  int last = atoi (now);

  for (int i = 0; i < N_YEARS; i++)
    {
      int year = last - N_YEARS + 1 + i;

      g_free (self->years[i]);
      self->years[i] = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
    }
}

/* The next measure with its cells: all at once would take many frames. */
static gboolean
row_slice (gpointer owner)
{
  CharterFigureGrid *self = owner;
  GPtrArray *measures = charter_impact_get_measures (self->impact);
  guint row = self->cells->len / N_YEARS;
  const CharterMeasure *measure = row < measures->len ? g_ptr_array_index (measures, row) : NULL;
  gboolean was_filling = self->is_filling;
  GtkWidget *title;

  if (!measure)
    return G_SOURCE_REMOVE;
  title = make_label (measure->title, 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), title, 0, (int) row + 1, 1, 1);
  self->is_filling = TRUE;
  for (guint j = 0; j < N_YEARS; j++)
    {
      gtk_grid_attach (GTK_GRID (self->grid), make_cell (self, measure, self->years[j]), (int) j + 1, (int) row + 1,
                       1, 1);
      fill_cell (self, row * N_YEARS + j);
    }
  self->is_filling = was_filling;
  return row + 1 < measures->len ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
build (CharterFigureGrid *self)
{
  g_clear_pointer (&self->impact, charter_impact_free);
  self->impact = charter_figures_job_show (self->session);
  self->focused = -1;
  g_ptr_array_set_size (self->cells, 0);
  while (gtk_widget_get_first_child (self->grid))
    gtk_grid_remove (GTK_GRID (self->grid), gtk_widget_get_first_child (self->grid));
  fill_years (self);
  for (int j = 0; j < N_YEARS; j++)
    gtk_grid_attach (GTK_GRID (self->grid), make_label (self->years[j], 1), j + 1, 0, 1, 1);
  charter_slices_add (self->slices, row_slice, self);
}

static void
charter_figure_grid_dispose (GObject *object)
{
  CharterFigureGrid *self = CHARTER_FIGURE_GRID (object);

  self->is_filling = TRUE; /* what loses the focus now says nothing any more */
  charter_slices_stop (self->slices);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (charter_figure_grid_parent_class)->dispose (object);
}

static void
charter_figure_grid_finalize (GObject *object)
{
  CharterFigureGrid *self = CHARTER_FIGURE_GRID (object);

  g_clear_pointer (&self->impact, charter_impact_free);
  g_clear_object (&self->slices);
  g_ptr_array_unref (self->cells);
  g_free (self->cohort);
  g_free (self->term);
  for (guint i = 0; i < N_YEARS; i++)
    g_free (self->years[i]);

  G_OBJECT_CLASS (charter_figure_grid_parent_class)->finalize (object);
}

static void
charter_figure_grid_class_init (CharterFigureGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_figure_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_figure_grid_finalize;
}

static void
charter_figure_grid_init (CharterFigureGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->cells = g_ptr_array_new ();
  self->slices = charter_slices_new (GTK_WIDGET (self));
  self->focused = -1;
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, "row-spacing", 6, "margin-start", 2, "margin-end", 14,
                             NULL);
  self->about = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "label",
                              _("Type a number, or a number and of how many it is: 12.5 / 24."), NULL);
  self->note = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("Note on this figure"), "max-length", 2000,
                             "sensitive", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Note on this figure"), -1);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (note_left_cb), self);
  g_signal_connect_swapped (self->note, "activate", G_CALLBACK (note_left_cb), self);
  gtk_widget_add_controller (self->note, focus);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), self->grid);
  gtk_widget_set_vexpand (window, TRUE);
  gtk_box_append (GTK_BOX (box), window);
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_box_append (GTK_BOX (box), self->note);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** charter_figure_grid_new: Returns: (transfer floating): a grid of everybody's figures */
GtkWidget *
charter_figure_grid_new (CharterSession *session)
{
  CharterFigureGrid *self = g_object_new (CHARTER_TYPE_FIGURE_GRID, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * charter_figure_grid_show:
 * @self: a grid
 * @cohort: id of a group
 * @term: (nullable): a term, or the whole year
 */
void
charter_figure_grid_show (CharterFigureGrid *self,
                          const char        *cohort,
                          const char        *term)
{
  g_free (self->cohort);
  self->cohort = g_strdup (cohort);
  g_free (self->term);
  self->term = g_strdup (term);
  charter_figure_grid_renew (self);
}

/** charter_figure_grid_renew: shows what is kept now, except in the cell that is being typed in */
void
charter_figure_grid_renew (CharterFigureGrid *self)
{
  g_autoptr(CharterImpact) now = NULL;

  if (!self->cohort || !charter_session_get_portfolio (self->session))
    return;
  now = charter_figures_job_show (self->session);
  self->is_filling = TRUE;
  if (!self->impact || charter_impact_get_measures (now)->len != charter_impact_get_measures (self->impact)->len)
    build (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *focus = gtk_widget_get_focus_child (g_ptr_array_index (self->cells, i));

      if (!focus || !gtk_widget_has_focus (focus))
        fill_cell (self, i);
    }
  self->is_filling = FALSE;
}

/** charter_figure_grid_get_cell: Returns: (transfer none) (nullable): where a figure is typed, made now if need be */
GtkWidget *
charter_figure_grid_get_cell (CharterFigureGrid *self,
                              const char        *measure,
                              const char        *year)
{
  charter_slices_finish (self->slices);
  for (guint i = 0; i < self->cells->len; i++)
    if (g_strcmp0 (get_measure (self, i)->id, measure) == 0 && g_strcmp0 (self->years[i % N_YEARS], year) == 0)
      return g_ptr_array_index (self->cells, i);
  return NULL;
}
