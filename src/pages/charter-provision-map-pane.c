/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-provision-map-pane.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-money.h"
#include "charter-provision-map.h"
#include "charter-provision-words.h"
#include "charter-row-fields.h"
#include "charter-row.h"
#include "charter-support-job.h"
#include "charter-term.h"

/**
 * CharterProvisionMapPane:
 *
 * The provision map of a school year: a table by year group or cohort and area of need, what it costs beside the
 * notional SEN budget, and what costs a pupil as much as a top-up request needs.
 */
struct _CharterProvisionMapPane
{
  AdwBin           parent_instance;

  /* Template widgets */
  GtkStack        *stack;
  GtkDropDown     *year_choice;
  GtkToggleButton *cohort_toggle;
  GtkWidget       *notional_row;
  GtkWidget       *threshold_row;
  GtkWidget       *funding_group;
  GtkWidget       *source_label;
  GtkListBox      *table;
  GtkWidget       *paid_group;
  GtkWidget       *top_up_group;

  /* Owned */
  CharterSession  *session;
  GStrv            years;
  char            *year;
  GPtrArray       *rows; /* borrowed from their groups, each with its group as data */
  guint            fill_source;

  gboolean         is_filling;
};

G_DEFINE_FINAL_TYPE (CharterProvisionMapPane, charter_provision_map_pane, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint pane_signals[N_SIGNALS];

/* The columns that have something in them, and the last one for all. */
typedef struct {
  guint needs[CHARTER_MAP_N_NEEDS];
  guint n;
} Columns;

static GtkWidget *
new_label (const char *words,
           const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_hexpand (label, TRUE);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* Money first, then how many provisions and places it is for. */
static GtkWidget *
new_cell (const CharterMapFigure *figure,
          GString                *spoken,
          const char             *head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *cost = charter_money_dup_words (figure->cost);
  g_autofree char *places = charter_shown_sum_dup_words (&figure->places);
  g_autofree char *n = g_strdup_printf (ngettext ("%u provision", "%u provisions", figure->n), figure->n);
  g_autofree char *pupils = g_strdup_printf (_("places: %s"), places);

  gtk_widget_set_hexpand (box, TRUE);
  if (figure->n == 0)
    {
      gtk_box_append (GTK_BOX (box), new_label ("–", "quiet"));
      return box;
    }
  gtk_box_append (GTK_BOX (box), new_label (cost, NULL));
  gtk_box_append (GTK_BOX (box), new_label (n, "caption"));
  gtk_box_append (GTK_BOX (box), new_label (pupils, "caption"));
  g_string_append_printf (spoken, "; %s: %s, %s, %s", head, cost, n, pupils);
  return box;
}

static void
append_row (CharterProvisionMapPane *self,
            GtkWidget               *line,
            const char              *spoken)
{
  CharterRow *row = g_object_new (CHARTER_TYPE_ROW, NULL);

  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  gtk_widget_add_css_class (line, "map-line");
  adw_bin_set_child (ADW_BIN (row), line);
  gtk_list_box_append (self->table, GTK_WIDGET (row));
  charter_row_set_spoken_name (row, spoken);
}

static void
add_head (CharterProvisionMapPane *self,
          const Columns           *columns,
          const char              *first)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr(GString) spoken = g_string_new (first);

  gtk_box_append (GTK_BOX (line), new_label (first, "caption-heading"));
  for (guint i = 0; i < columns->n; i++)
    {
      const char *title = charter_provision_map_get_need_title (columns->needs[i]);

      gtk_box_append (GTK_BOX (line), new_label (title, "caption-heading"));
      g_string_append_printf (spoken, ", %s", title);
    }
  gtk_box_append (GTK_BOX (line), new_label (_("Together"), "caption-heading"));
  append_row (self, line, spoken->str);
}

static void
add_line (CharterProvisionMapPane *self,
          const Columns           *columns,
          const char              *title,
          const CharterMapFigure  *needs,
          const CharterMapFigure  *total,
          gboolean                 is_sum)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr(GString) spoken = g_string_new (title);

  gtk_box_append (GTK_BOX (line), new_label (title, is_sum ? "heading" : NULL));
  for (guint i = 0; i < columns->n; i++)
    gtk_box_append (GTK_BOX (line), new_cell (&needs[columns->needs[i]], spoken,
                                              charter_provision_map_get_need_title (columns->needs[i])));
  gtk_box_append (GTK_BOX (line), new_cell (total, spoken, _("Together")));
  append_row (self, line, spoken->str);
}

static void
fill_table (CharterProvisionMapPane *self,
            CharterProvisionMap     *map)
{
  gboolean is_by_cohort = gtk_toggle_button_get_active (self->cohort_toggle);
  GPtrArray *rows = is_by_cohort ? map->by_cohort : map->by_years;
  GtkWidget *child;
  Columns columns = { { 0 }, 0 };

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))))
    gtk_list_box_remove (self->table, child);
  for (guint i = 0; i < CHARTER_MAP_N_NEEDS; i++)
    if (map->needs[i].n > 0)
      columns.needs[columns.n++] = i;
  add_head (self, &columns, is_by_cohort ? _("Cohort") : _("Year group"));
  for (guint i = 0; i < rows->len; i++)
    {
      CharterMapRow *row = g_ptr_array_index (rows, i);

      add_line (self, &columns, row->title, row->needs, &row->total, FALSE);
    }
  add_line (self, &columns, _("Together"), map->needs, &map->total, TRUE);
}

static GtkWidget *
add_row (CharterProvisionMapPane *self,
         GtkWidget               *group,
         const char              *title,
         const char              *value)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (value));
  charter_row_say (row, spoken);
  g_object_set_data (G_OBJECT (row), "charter-group", group);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
fill_paid (CharterProvisionMapPane *self,
           CharterProvisionMap     *map)
{
  for (guint i = 0; i < CHARTER_MAP_N_PAID; i++)
    if (map->paid[i] > 0)
      {
        g_autofree char *cost = charter_money_dup_words (map->paid[i]);

        add_row (self, self->paid_group, charter_paid_from_get_title ((CharterPaidFrom) i), cost);
      }
}

static void
provision_activated_cb (CharterProvisionMapPane *self,
                        GtkWidget               *row)
{
  g_signal_emit (self, pane_signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "charter-provision"));
}

static void
add_top_up_row (CharterProvisionMapPane *self,
                CharterProvision        *provision,
                gint64                   per_pupil)
{
  g_autofree char *cost = charter_money_dup_words (per_pupil);
  /* Translators: a sum of money */
  g_autofree char *value = g_strdup_printf (_("%s a pupil"), cost);
  const char *title = charter_provision_get_title (provision);
  GtkWidget *row = add_row (self, self->top_up_group, title ? title : _("Not named yet"), value);

  g_object_set_data_full (G_OBJECT (row), "charter-provision", g_object_ref (provision), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (provision_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_top_up (CharterProvisionMapPane *self,
             CharterProvisionMap     *map)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  g_autofree char *threshold = charter_money_dup_words (map->threshold);
  g_autofree char *words = NULL;
  guint n = 0, n_hidden = 0;

  for (guint i = 0; i < map->provisions->len; i++)
    {
      CharterProvision *provision = g_ptr_array_index (map->provisions, i);
      gint64 per_pupil = charter_provision_map_get_per_pupil (map, portfolio, provision);

      n_hidden += charter_small_number_is_hidden (charter_provision_get_pupils (provision));
      if (per_pupil < map->threshold)
        continue;
      add_top_up_row (self, provision, per_pupil);
      n++;
    }
  if (n == 0)
    /* Translators: a sum of money */
    words = g_strdup_printf (_("No group of five or more costs %s a pupil or more this year."), threshold);
  else
    words = g_strdup_printf (_("These cost %s a pupil or more this year."), threshold);
  if (n_hidden > 0)
    {
      g_autofree char *shown = g_steal_pointer (&words);
      g_autofree char *rest = g_strdup_printf (ngettext ("%u smaller group is not compared here: what it costs a pupil "
                                                         "would tell how many they are.",
                                                         "%u smaller groups are not compared here: what they cost a "
                                                         "pupil would tell how many they are.", n_hidden), n_hidden);

      words = g_strdup_printf ("%s %s", shown, rest);
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->top_up_group), words);
}

/* What is not typed leaves the row empty, but for one that is being typed in. */
static void
set_money (GtkWidget *row,
           gint64     pence)
{
  g_autofree char *words = charter_money_dup_plain (pence);

  if (!(gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_editable_set_text (GTK_EDITABLE (row), words);
}

static void
fill_funding (CharterProvisionMapPane *self,
              CharterProvisionMap     *map)
{
  g_autofree char *words = charter_provision_map_dup_funding_words (map);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->funding_group), words);
  set_money (self->notional_row, map->notional);
  set_money (self->threshold_row, map->threshold);
  gtk_widget_set_visible (self->source_label, !map->has_own_threshold);
}

static void
fill_years (CharterProvisionMapPane *self,
            const char              *today)
{
  g_autofree char *present = charter_term_dup_school_year (today);
  guint selected = 0;

  g_clear_pointer (&self->years, g_strfreev);
  self->years = charter_provision_map_dup_years (charter_session_get_portfolio (self->session), today);
  if (!self->year || !g_strv_contains ((const char * const *) self->years, self->year))
    {
      g_free (self->year);
      self->year = g_strdup (present);
    }
  while (self->years[selected] && !g_str_equal (self->years[selected], self->year))
    selected++;
  {
    g_autoptr(GtkStringList) names = gtk_string_list_new ((const char * const *) self->years);

    gtk_drop_down_set_model (self->year_choice, G_LIST_MODEL (names));
    gtk_drop_down_set_selected (self->year_choice, selected);
  }
}

static void
fill (CharterProvisionMapPane *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(CharterProvisionMap) map = NULL;

  if (!portfolio)
    return;
  self->is_filling = TRUE;
  fill_years (self, today);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "charter-group"), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  map = charter_provision_map_new (portfolio, self->year, today);
  fill_funding (self, map);
  fill_table (self, map);
  fill_paid (self, map);
  fill_top_up (self, map);
  gtk_stack_set_visible_child_name (self->stack, map->provisions->len > 0 ? "map" : "empty");
  gtk_widget_set_visible (self->paid_group, map->total.cost > 0);
  self->is_filling = FALSE;
}

static gboolean
fill_cb (gpointer user_data)
{
  CharterProvisionMapPane *self = user_data;

  self->fill_source = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

/* Once for a whole step, and only while somebody looks. */
static void
records_changed_cb (CharterProvisionMapPane *self,
                    CharterRecord           *record)
{
  if ((CHARTER_IS_PROVISION (record) || CHARTER_IS_FUNDING (record)) && self->fill_source == 0
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->fill_source = g_idle_add (fill_cb, self);
}

static void
year_chosen_cb (CharterProvisionMapPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->year_choice);

  if (self->is_filling || !self->years || selected >= g_strv_length (self->years))
    return;
  g_free (self->year);
  self->year = g_strdup (self->years[selected]);
  if (self->fill_source == 0)
    self->fill_source = g_idle_add (fill_cb, self);
}

static void
grouping_changed_cb (CharterProvisionMapPane *self)
{
  if (self->session)
    fill (self);
}

static gboolean
read_money (GtkWidget  *row,
            gint64     *pence,
            const char *title,
            const char *fault)
{
  gboolean is_sum = charter_money_parse (gtk_editable_get_text (GTK_EDITABLE (row)), pence);

  return charter_row_show_fault (row, !is_sum, title, fault);
}

static void
funding_applied_cb (CharterProvisionMapPane *self)
{
  gint64 notional = CHARTER_NOT_SAID, threshold = CHARTER_NOT_SAID;
  CharterFunding *funding = charter_funding_find (charter_session_get_portfolio (self->session), self->year);
  gboolean has_own = funding && charter_funding_get_threshold (funding) != CHARTER_NOT_SAID;

  if (!read_money (self->notional_row, &notional, _("Notional SEN budget of the year in pounds"),
                   _("Notional SEN budget: only figures, please"))
      || !read_money (self->threshold_row, &threshold, _("Threshold for top-up requests, pounds a pupil"),
                      _("Threshold: only figures, please")))
    return;
  /* What stands there unasked is no choice of the school's. */
  if (!has_own && threshold == CHARTER_FUNDING_USUAL_THRESHOLD)
    threshold = CHARTER_NOT_SAID;
  charter_support_set_funding (self->session, self->year, notional, threshold);
}

static void
charter_provision_map_pane_map (GtkWidget *widget)
{
  CharterProvisionMapPane *self = CHARTER_PROVISION_MAP_PANE (widget);

  if (self->session)
    fill (self);
  GTK_WIDGET_CLASS (charter_provision_map_pane_parent_class)->map (widget);
}

static void
charter_provision_map_pane_dispose (GObject *object)
{
  CharterProvisionMapPane *self = CHARTER_PROVISION_MAP_PANE (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_PROVISION_MAP_PANE);

  G_OBJECT_CLASS (charter_provision_map_pane_parent_class)->dispose (object);
}

static void
charter_provision_map_pane_finalize (GObject *object)
{
  CharterProvisionMapPane *self = CHARTER_PROVISION_MAP_PANE (object);

  g_strfreev (self->years);
  g_free (self->year);

  G_OBJECT_CLASS (charter_provision_map_pane_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CharterProvisionMapPane, name)

static void
charter_provision_map_pane_class_init (CharterProvisionMapPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_provision_map_pane_dispose;
  object_class->finalize = charter_provision_map_pane_finalize;
  widget_class->map = charter_provision_map_pane_map;

  /**
   * CharterProvisionMapPane::chosen:
   * @provision: what was chosen
   */
  pane_signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, CHARTER_TYPE_PROVISION);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-provision-map-pane.ui");
  BIND (cohort_toggle);
  BIND (funding_group);
  BIND (notional_row);
  BIND (paid_group);
  BIND (source_label);
  BIND (stack);
  BIND (table);
  BIND (threshold_row);
  BIND (top_up_group);
  BIND (year_choice);
  gtk_widget_class_bind_template_callback (widget_class, funding_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouping_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
}

static void
charter_provision_map_pane_init (CharterProvisionMapPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** charter_provision_map_pane_set_session: the sitting that the provisions belong to, once */
void
charter_provision_map_pane_set_session (CharterProvisionMapPane *self,
                                        CharterSession          *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  g_return_if_fail (CHARTER_IS_PROVISION_MAP_PANE (self));

  g_set_object (&self->session, session);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
}
