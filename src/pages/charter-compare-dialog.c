/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-compare-dialog.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-chart-menu.h"
#include "charter-compare-group.h"
#include "charter-cycle-list.h"
#include "charter-item.h"
#include "charter-radar-chart.h"
#include "charter-slices.h"

/* So many at a time take a small part of a frame. */
#define CHECKS 6
#define COLUMNS 4
#define ROWS 4
#define LINES 12
#define DROPPED 8

/* Microseconds in which what shows nothing is worked out. */
#define WORK 4000

#define COLUMN_SPACING 18

/**
 * CharterCompareDialog:
 *
 * Any of the school's self-evaluations beside each other: a radar for each framework, a ring for each
 * cycle of it, the same as a table, and what moved from the earliest that is chosen to the latest.
 */
struct _CharterCompareDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *choices;
  GtkWidget *results;
  GtkWidget *scroller;

  /* Owned */
  CharterSession *session;
  CharterSlices *slices;
  GPtrArray *audits;     /* of CharterAudit, by framework, the latest first */
  GPtrArray *checks;     /* of GtkWidget, borrowed, one an audit */
  GHashTable *standings; /* of CharterStanding by CharterAudit: nothing is judged while this is open */
  GPtrArray *groups;     /* nullable; of CharterCompareGroup: what is chosen */

  /* How far it is shown: a group, a part of it, and so many of what the part has many of */
  guint group;
  guint part;
  guint n_done;
  GtkWidget *box;        /* nullable: the one being filled */
  PangoTabArray *tabs;   /* nullable: where the columns of the table being filled begin */
};

G_DEFINE_FINAL_TYPE (CharterCompareDialog, charter_compare_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *words,
            const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "wrap", TRUE, NULL);

  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* The parts of a group, in the order in which they stand. Each does a little and says whether there is more
 * of it. */

static gboolean
work_out (CharterCompareDialog *self,
          CharterCompareGroup  *group)
{
  gint64 end = g_get_monotonic_time () + WORK;

  while (charter_compare_group_work_out (group, self->standings))
    if (g_get_monotonic_time () > end)
      return TRUE;
  return FALSE;
}

static gboolean
add_chart (CharterCompareDialog *self,
           CharterCompareGroup  *group)
{
  g_autoptr(CharterStandingChart) chart =
    charter_standing_chart_new_of_cycles (group->framework, (CharterStanding * const *) group->standings->pdata,
                                          (const char * const *) group->labels->pdata, group->standings->len);
  GtkWidget *widget = charter_radar_chart_new ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = make_label (charter_framework_get_title (group->framework), "title-4");

  gtk_widget_set_size_request (widget, -1, 380);
  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (widget), chart);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), charter_chart_menu_new (widget));
  gtk_box_append (GTK_BOX (self->results), head);
  gtk_box_append (GTK_BOX (self->results), widget);
  return FALSE;
}

/* A scrolled window keeps the wheel to itself even where it goes only sideways. Up and down are the page's. */
static gboolean
table_scrolled_cb (CharterCompareDialog     *self,
                   double                    dx,
                   double                    dy,
                   GtkEventControllerScroll *controller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (dy == 0 || (state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    dy *= pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0); /* as GTK does */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_table_scroller (CharterCompareDialog *self,
                     GtkWidget            *grid)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER,
                                      "child", grid, NULL);
  GtkEventController *controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "scroll", G_CALLBACK (table_scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (scroller, controller);
  return scroller;
}

static const char *
get_area_code (CharterCompareGroup *group,
               guint                row)
{
  return charter_area_get_code (charter_standing_get_area (g_ptr_array_index (group->standings, 0), row)->area);
}

/* The width of a column: of the widest of its words. */
static int
measure_column (CharterCompareDialog *self,
                CharterCompareGroup  *group,
                guint                 column)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (self->results, NULL);
  g_autoptr(PangoAttrList) bold = pango_attr_list_new ();
  guint n_areas = charter_standing_get_n_areas (g_ptr_array_index (group->standings, 0));
  int width, widest;

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  pango_layout_set_text (layout, g_ptr_array_index (group->labels, column), -1);
  pango_layout_get_pixel_size (layout, &widest, NULL);
  for (guint row = 0; row < n_areas; row++)
    {
      g_autofree char *cell = charter_compare_group_dup_cell (group, column, get_area_code (group, row));

      pango_layout_set_text (layout, cell, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static gboolean
measure_columns (CharterCompareDialog *self,
                 CharterCompareGroup  *group)
{
  guint n = group->labels->len;

  if (self->n_done == 0)
    {
      g_clear_pointer (&self->tabs, pango_tab_array_free);
      self->tabs = pango_tab_array_new ((int) n, TRUE);
    }
  for (guint end = MIN (n, self->n_done + COLUMNS); self->n_done < end; self->n_done++)
    {
      int place = 0;

      if (self->n_done > 0)
        pango_tab_array_get_tab (self->tabs, (int) self->n_done - 1, NULL, &place);
      place += measure_column (self, group, self->n_done) + COLUMN_SPACING;
      pango_tab_array_set_tab (self->tabs, (int) self->n_done, PANGO_TAB_LEFT, place);
    }
  return self->n_done < n;
}

/* One line of the table, its columns at the tabs: of thirty cycles and twenty areas it has 20 labels, not
 * 600. Read aloud, each word comes with its cycle. */
static GtkWidget *
make_line (CharterCompareDialog *self,
           CharterCompareGroup  *group,
           const char           *area)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autoptr(GString) spoken = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < group->labels->len; i++)
    {
      const char *cycle = g_ptr_array_index (group->labels, i);
      g_autofree char *cell = area ? charter_compare_group_dup_cell (group, i, area) : g_strdup (cycle);

      g_string_append_printf (words, "%s%s", i > 0 ? "\t" : "", cell);
      if (area)
        g_string_append_printf (spoken, "%s%s: %s", i > 0 ? "; " : "", cycle, cell);
    }
  label = make_label (words->str, area ? "numeric" : "heading");
  g_object_set (label, "wrap", FALSE, "tabs", self->tabs, NULL);
  if (area)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  return label;
}

static void
begin_table (CharterCompareDialog *self,
             CharterCompareGroup  *group)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", COLUMN_SPACING, "row-spacing", 6, NULL);

  gtk_grid_attach (GTK_GRID (grid), make_line (self, group, NULL), 1, 0, 1, 1);
  gtk_box_append (GTK_BOX (self->results),
                  group->standings->len > 2 ? make_table_scroller (self, grid) : grid);
  self->box = grid;
}

/* The radar's twin: a row an area, a column a cycle. */
static gboolean
add_table (CharterCompareDialog *self,
           CharterCompareGroup  *group)
{
  CharterStanding *latest = g_ptr_array_index (group->standings, 0);
  guint n = charter_standing_get_n_areas (latest);

  if (self->n_done == 0)
    begin_table (self, group);
  for (guint end = MIN (n, self->n_done + ROWS); self->n_done < end; self->n_done++)
    {
      CharterArea *area = charter_standing_get_area (latest, self->n_done)->area;
      int row = (int) self->n_done + 1;
      g_autofree char *name = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                               charter_area_get_short_title (area));
      GtkWidget *label = make_label (name, NULL);

      g_object_set (label, "max-width-chars", 26, "width-chars", 16, NULL);
      gtk_grid_attach (GTK_GRID (self->box), label, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (self->box), make_line (self, group, charter_area_get_code (area)), 1, row, 1, 1);
    }
  return self->n_done < n;
}

static gboolean
look_back (CharterCompareDialog *self,
           CharterCompareGroup  *group)
{
  const CharterProgress *progress = &group->progress;

  charter_compare_group_look_back (group);
  if (group->audits->len > 1 && progress->up->len + progress->down->len + progress->fresh->len == 0)
    gtk_box_append (GTK_BOX (self->results), make_label (_("No level moved between them."), "quiet"));
  return FALSE;
}

/* Some lines a label: a page of text that is one label is laid out as one. */
static gboolean
add_moved (CharterCompareDialog *self,
           const char           *title,
           GPtrArray            *items)
{
  g_autoptr(GString) words = g_string_new (NULL);
  guint end = MIN (items->len, self->n_done + LINES);

  if (items->len == 0)
    return FALSE;
  if (self->n_done == 0)
    {
      g_autofree char *heading = g_strdup_printf ("%s (%u)", title, items->len);

      self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_box_append (GTK_BOX (self->box), g_object_new (GTK_TYPE_LABEL, "label", heading, "xalign", 0.0f,
                                                         "margin-bottom", 6, "css-classes",
                                                         ((const char * const []) { "heading", NULL }), NULL));
      gtk_box_append (GTK_BOX (self->results), self->box);
    }
  for (; self->n_done < end; self->n_done++)
    g_string_append_printf (words, "%s%s %s", words->len > 0 ? "\n" : "",
                            charter_item_get_code (g_ptr_array_index (items, self->n_done)),
                            charter_item_get_title (g_ptr_array_index (items, self->n_done)));
  gtk_box_append (GTK_BOX (self->box), make_label (words->str, NULL));
  return self->n_done < items->len;
}

static gboolean
add_up (CharterCompareDialog *self,
        CharterCompareGroup  *group)
{
  return add_moved (self, _("Moved up"), group->progress.up);
}

static gboolean
add_down (CharterCompareDialog *self,
          CharterCompareGroup  *group)
{
  return add_moved (self, _("Moved down"), group->progress.down);
}

static gboolean
add_fresh (CharterCompareDialog *self,
           CharterCompareGroup  *group)
{
  return add_moved (self, _("Newly judged"), group->progress.fresh);
}

static gboolean
add_assessor (CharterCompareDialog *self,
              CharterCompareGroup  *group)
{
  guint at = self->n_done++;
  g_autofree char *words = charter_compare_group_dup_verdicts (group, at);

  if (words)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      g_autofree char *heading =
        /* TRANSLATORS: %s is a cycle: "Visiting assessor, 2026/27" */
        g_strdup_printf (_("Visiting assessor, %s"), (const char *) g_ptr_array_index (group->labels, at));

      gtk_box_append (GTK_BOX (box), make_label (heading, "heading"));
      gtk_box_append (GTK_BOX (box), make_label (words, NULL));
      gtk_box_append (GTK_BOX (self->results), box);
    }
  return self->n_done < group->audits->len;
}

/* What was shown before goes, a little at a time, once what comes is worked out. */
static gboolean
drop_results (CharterCompareDialog *self,
              CharterCompareGroup  *group)
{
  if (self->group > 0)
    return FALSE;
  for (guint i = 0; i < DROPPED; i++)
    {
      GtkWidget *child = gtk_widget_get_first_child (self->results);

      if (child == NULL)
        return FALSE;
      gtk_box_remove (GTK_BOX (self->results), child);
    }
  return TRUE;
}

static gboolean
show_more (gpointer owner)
{
  static gboolean (* const parts[]) (CharterCompareDialog *self, CharterCompareGroup *group) = {
    work_out, drop_results, add_chart, measure_columns, add_table, look_back, add_up, add_down, add_fresh,
    add_assessor,
  };
  CharterCompareDialog *self = owner;

  if (!self->groups || self->group == self->groups->len)
    return G_SOURCE_REMOVE;
  if (parts[self->part] (self, g_ptr_array_index (self->groups, self->group)))
    return G_SOURCE_CONTINUE;
  /* The next part begins in the go that follows. */
  self->n_done = 0;
  self->part = (self->part + 1) % G_N_ELEMENTS (parts);
  self->group += self->part == 0;
  return G_SOURCE_CONTINUE;
}

static GPtrArray *
list_groups (CharterCompareDialog *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_compare_group_free);
  const char *id = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    {
      CharterAudit *audit = g_ptr_array_index (self->audits, i);
      CharterFramework *framework = charter_session_find_framework_of (self->session, audit);

      if (!framework || !gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        continue;
      if (g_strcmp0 (id, charter_audit_get_framework (audit)) != 0)
        g_ptr_array_add (groups, charter_compare_group_new (self->session, framework));
      id = charter_audit_get_framework (audit);
      charter_compare_group_add (g_ptr_array_index (groups, groups->len - 1), audit);
    }
  return groups;
}

static gboolean
begin (gpointer owner)
{
  CharterCompareDialog *self = owner;

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = list_groups (self);
  self->group = self->part = self->n_done = 0;
  if (self->groups->len > 0)
    {
      charter_slices_add (self->slices, show_more, self);
      return G_SOURCE_REMOVE;
    }
  if (drop_results (self, NULL))
    return G_SOURCE_CONTINUE;
  gtk_box_append (GTK_BOX (self->results),
                  make_label (self->audits->len == 0 ? _("No self-evaluation has been begun yet.")
                                                     : _("Choose what to compare."), "quiet"));
  return G_SOURCE_REMOVE;
}

/* However many are ticked before it begins, it is shown once. */
static void
chosen_cb (CharterCompareDialog *self)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  charter_slices_add (self->slices, begin, self);
}

/* At first the cycle that is shown and the one before it. */
static gboolean
is_chosen_at_first (CharterCompareDialog *self,
                    CharterAudit         *audit)
{
  return audit == charter_session_get_audit (self->session)
         || audit == charter_session_get_previous_audit (self->session);
}

static void
add_choice (CharterCompareDialog *self,
            CharterAudit         *audit,
            gboolean              is_first)
{
  CharterFramework *framework = charter_session_find_framework_of (self->session, audit);
  const char *title = framework ? charter_framework_get_short_title (framework) : charter_audit_get_framework (audit);
  g_autofree char *label = charter_cycle_dup_label (audit);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, label);
  GtkWidget *check = gtk_check_button_new_with_label (label);

  if (is_first)
    gtk_box_append (GTK_BOX (self->choices), make_label (title, "heading"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen_at_first (self, audit));
  gtk_widget_set_sensitive (check, framework != NULL);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  gtk_box_append (GTK_BOX (self->choices), check);
}

static gboolean
add_choices (gpointer owner)
{
  CharterCompareDialog *self = owner;

  for (guint end = MIN (self->audits->len, self->checks->len + CHECKS); self->checks->len < end;)
    {
      guint i = self->checks->len;
      CharterAudit *audit = g_ptr_array_index (self->audits, i);
      CharterAudit *before = i > 0 ? g_ptr_array_index (self->audits, i - 1) : NULL;

      add_choice (self, audit, !before || g_strcmp0 (charter_audit_get_framework (before),
                                                     charter_audit_get_framework (audit)) != 0);
    }
  return self->checks->len < self->audits->len;
}

static void
charter_compare_dialog_dispose (GObject *object)
{
  CharterCompareDialog *self = CHARTER_COMPARE_DIALOG (object);

  charter_slices_stop (self->slices);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_COMPARE_DIALOG);

  G_OBJECT_CLASS (charter_compare_dialog_parent_class)->dispose (object);
}

static void
charter_compare_dialog_finalize (GObject *object)
{
  CharterCompareDialog *self = CHARTER_COMPARE_DIALOG (object);

  g_clear_pointer (&self->tabs, pango_tab_array_free);
  g_clear_pointer (&self->standings, g_hash_table_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->audits, g_ptr_array_unref);
  g_clear_object (&self->slices);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (charter_compare_dialog_parent_class)->finalize (object);
}

static void
charter_compare_dialog_class_init (CharterCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_compare_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_compare_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterCompareDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, CharterCompareDialog, results);
  gtk_widget_class_bind_template_child (widget_class, CharterCompareDialog, scroller);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_compare_dialog_init (CharterCompareDialog *self)
{
  self->checks = g_ptr_array_new ();
  self->slices = charter_slices_new (GTK_WIDGET (self));
  self->standings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) charter_standing_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_compare_dialog_new:
 * @parent: (nullable): the window
 * @session: a sitting with a school
 *
 * Returns: (transfer floating): the dialog, with the current cycle and the one before chosen
 */
GtkWidget *
charter_compare_dialog_new (GtkWindow      *parent,
                            CharterSession *session)
{
  CharterCompareDialog *self = g_object_new (CHARTER_TYPE_COMPARE_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->audits = charter_cycle_list_audits (charter_session_get_portfolio (session), NULL);
  charter_slices_add (self->slices, add_choices, self);
  charter_slices_add (self->slices, begin, self);
  return GTK_WIDGET (self);
}

/**
 * charter_compare_dialog_is_whole:
 * @self: the dialog
 *
 * Returns: whether everything that is chosen is shown; it is worked out and built between the frames
 */
gboolean
charter_compare_dialog_is_whole (CharterCompareDialog *self)
{
  g_return_val_if_fail (CHARTER_IS_COMPARE_DIALOG (self), FALSE);
  return charter_slices_is_done (self->slices);
}
