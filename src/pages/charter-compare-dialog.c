/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-compare-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-cycle-job.h"
#include "charter-item.h"
#include "charter-progress.h"
#include "charter-radar-chart.h"
#include "charter-voices.h"

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

  CharterSession *session;
  GPtrArray *audits;  /* of CharterAudit, by framework, the latest first */
  GPtrArray *checks;  /* of GtkWidget, borrowed, one an audit */
  GHashTable *standings; /* of CharterStanding by CharterAudit: nothing is judged while this is open */
  guint show_source;
};

G_DEFINE_FINAL_TYPE (CharterCompareDialog, charter_compare_dialog, ADW_TYPE_WINDOW)

/* The audits of one framework that are chosen, and what they add up to. */
typedef struct {
  CharterFramework *framework; /* of the latest */
  GPtrArray *audits;           /* of CharterAudit, the latest first */
  GPtrArray *standings;        /* of CharterStanding */
  GPtrArray *labels;           /* of char * */
} Group;

static void
group_free (Group *group)
{
  g_ptr_array_unref (group->audits);
  g_ptr_array_unref (group->standings);
  g_ptr_array_unref (group->labels);
  g_free (group);
}

static Group *
group_new (CharterFramework *framework)
{
  Group *group = g_new0 (Group, 1);

  group->framework = framework;
  group->audits = g_ptr_array_new ();
  group->standings = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_standing_unref);
  group->labels = g_ptr_array_new_with_free_func (g_free);
  return group;
}

/* As the items of @framework have it, which may be another edition than the audit's own. */
static CharterEarlier *
read_audit (CharterCompareDialog *self,
            CharterFramework     *framework,
            CharterAudit         *audit)
{
  return charter_earlier_new (charter_session_get_portfolio (self->session), framework,
                              charter_session_find_framework_of (self->session, audit), audit);
}

static CharterStanding *
ensure_standing (CharterCompareDialog *self,
                 CharterFramework     *framework,
                 CharterAudit         *audit)
{
  CharterStanding *standing = g_hash_table_lookup (self->standings, audit);

  if (charter_session_find_framework_of (self->session, audit) != framework)
    {
      g_autoptr(CharterEarlier) read = read_audit (self, framework, audit);

      return charter_standing_new_for_earlier (read, framework);
    }

  if (standing == NULL)
    {
      standing = charter_standing_new (charter_session_get_portfolio (self->session), framework, audit,
                                       CHARTER_VOICE_SCHOOL);
      g_hash_table_insert (self->standings, audit, standing);
    }
  return charter_standing_ref (standing);
}

static GPtrArray *
list_groups (CharterCompareDialog *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  const char *id = NULL;

  for (guint i = 0; portfolio && i < self->audits->len; i++)
    {
      CharterAudit *audit = g_ptr_array_index (self->audits, i);
      CharterFramework *framework = charter_session_find_framework_of (self->session, audit);
      Group *group;

      if (!framework || !gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        continue;
      if (g_strcmp0 (id, charter_audit_get_framework (audit)) != 0)
        g_ptr_array_add (groups, group_new (framework));
      id = charter_audit_get_framework (audit);
      group = g_ptr_array_index (groups, groups->len - 1);
      g_ptr_array_add (group->audits, audit);
      g_ptr_array_add (group->standings, ensure_standing (self, group->framework, audit));
      g_ptr_array_add (group->labels, charter_cycle_dup_label (audit));
    }
  return groups;
}

static GtkWidget *
make_label (const char *words,
            const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "wrap", TRUE, NULL);

  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_chart (CharterCompareDialog *self,
           Group                *group)
{
  g_autoptr(CharterStandingChart) chart =
    charter_standing_chart_new_of_cycles (group->framework, (CharterStanding * const *) group->standings->pdata,
                                          (const char * const *) group->labels->pdata, group->standings->len);
  GtkWidget *widget = charter_radar_chart_new ();

  gtk_widget_set_size_request (widget, -1, 380);
  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (widget), chart);
  gtk_box_append (GTK_BOX (self->results), widget);
}

/* "Established, 2.1" */
static char *
dup_cell (Group      *group,
          guint       audit,
          const char *code)
{
  const CharterAreaStanding *area =
    charter_standing_find_area (g_ptr_array_index (group->standings, audit), code);
  g_autofree char *word = NULL;

  if (!area)
    return g_strdup ("–");
  word = charter_area_standing_dup_word (area);
  if (area->state != CHARTER_STANDING_JUDGED)
    return g_steal_pointer (&word);
  /* TRANSLATORS: an area's level and average: "Established, 2.1" */
  return g_strdup_printf (_("%s, %.1f"), word, area->position);
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

/* The radar's twin: a row an area, a column a cycle. */
static void
add_table (CharterCompareDialog *self,
           Group                *group)
{
  CharterStanding *latest = g_ptr_array_index (group->standings, 0);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 6, NULL);
  GtkWidget *table = grid;

  for (guint i = 0; i < group->labels->len; i++)
    {
      GtkWidget *heading = make_label (g_ptr_array_index (group->labels, i), "heading");

      g_object_set (heading, "wrap", FALSE, NULL);
      gtk_grid_attach (GTK_GRID (grid), heading, (int) i + 1, 0, 1, 1);
    }
  for (guint row = 0; row < charter_standing_get_n_areas (latest); row++)
    {
      CharterArea *area = charter_standing_get_area (latest, row)->area;
      g_autofree char *name = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                               charter_area_get_short_title (area));
      GtkWidget *label = make_label (name, NULL);

      g_object_set (label, "max-width-chars", 26, "width-chars", 16, NULL);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) row + 1, 1, 1);
      for (guint i = 0; i < group->standings->len; i++)
        {
          g_autofree char *cell = dup_cell (group, i, charter_area_get_code (area));
          GtkWidget *word = make_label (cell, "numeric");

          g_object_set (word, "wrap", FALSE, NULL);
          gtk_grid_attach (GTK_GRID (grid), word, (int) i + 1, (int) row + 1, 1, 1);
        }
    }
  if (group->standings->len > 2)
    table = make_table_scroller (self, grid);
  gtk_box_append (GTK_BOX (self->results), table);
}

static void
add_moved (CharterCompareDialog *self,
           const char           *title,
           GPtrArray            *items)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *heading = g_strdup_printf ("%s (%u)", title, items->len);
  GtkWidget *box;

  if (items->len == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (words, "%s%s %s", i > 0 ? "\n" : "",
                            charter_item_get_code (g_ptr_array_index (items, i)),
                            charter_item_get_title (g_ptr_array_index (items, i)));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (words->str, NULL));
  gtk_box_append (GTK_BOX (self->results), box);
}

static void
add_progress (CharterCompareDialog *self,
              Group                *group)
{
  g_auto(CharterProgress) progress = { NULL };
  g_autoptr(CharterEarlier) first = NULL;
  guint last = group->audits->len - 1;

  if (last == 0)
    return;
  first = read_audit (self, group->framework, g_ptr_array_index (group->audits, last));
  charter_progress_compare (&progress, charter_session_get_portfolio (self->session), group->framework,
                            g_ptr_array_index (group->audits, 0), first);
  if (progress.up->len + progress.down->len + progress.fresh->len == 0)
    gtk_box_append (GTK_BOX (self->results), make_label (_("No level moved between them."), "quiet"));
  add_moved (self, _("Moved up"), progress.up);
  add_moved (self, _("Moved down"), progress.down);
  add_moved (self, _("Newly judged"), progress.fresh);
}

/* "Agree: 1.1, 2.3", and a line for each other answer: what the assessor of one cycle says. */
static char *
dup_verdicts (CharterCompareDialog *self,
              CharterAudit         *audit)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterFramework *framework = charter_session_find_framework_of (self->session, audit);
  GListModel *areas = charter_framework_get_areas (framework);
  g_autoptr(GString) words = g_string_new (NULL);

  for (int verdict = CHARTER_VERDICT_AGREE; verdict <= CHARTER_VERDICT_MORE_INFORMATION; verdict++)
    {
      g_autoptr(GString) codes = g_string_new (NULL);

      for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
        {
          g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
          GListModel *items = charter_area_get_items (area);

          for (guint j = 0; j < g_list_model_get_n_items (items); j++)
            {
              g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
              const char *code = charter_item_get_code (item);

              if ((int) charter_voices_find_verdict (portfolio, framework, audit, code) == verdict)
                g_string_append_printf (codes, "%s%s", codes->len ? ", " : "", code);
            }
        }
      if (codes->len > 0)
        g_string_append_printf (words, "%s%s: %s", words->len ? "\n" : "",
                                charter_assessor_verdict_get_title (verdict), codes->str);
    }
  return words->len ? g_strdup (words->str) : NULL;
}

static void
add_assessor (CharterCompareDialog *self,
              Group                *group)
{
  for (guint i = 0; i < group->audits->len; i++)
    {
      g_autofree char *words = dup_verdicts (self, g_ptr_array_index (group->audits, i));
      g_autofree char *heading =
        /* TRANSLATORS: %s is a cycle: "Visiting assessor, 2026/27" */
        g_strdup_printf (_("Visiting assessor, %s"), (const char *) g_ptr_array_index (group->labels, i));
      GtkWidget *box;

      if (!words)
        continue;
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      gtk_box_append (GTK_BOX (box), make_label (heading, "heading"));
      gtk_box_append (GTK_BOX (box), make_label (words, NULL));
      gtk_box_append (GTK_BOX (self->results), box);
    }
}

static void
show (CharterCompareDialog *self)
{
  g_autoptr(GPtrArray) groups = list_groups (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->results)))
    gtk_box_remove (GTK_BOX (self->results), child);
  if (groups->len == 0)
    gtk_box_append (GTK_BOX (self->results),
                    make_label (self->audits->len == 0 ? _("No self-evaluation has been begun yet.")
                                                       : _("Choose what to compare."), "quiet"));
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      gtk_box_append (GTK_BOX (self->results),
                      make_label (charter_framework_get_title (group->framework), "title-4"));
      add_chart (self, group);
      add_table (self, group);
      add_progress (self, group);
      add_assessor (self, group);
    }
}

static gboolean
show_cb (gpointer data)
{
  CharterCompareDialog *self = data;

  self->show_source = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* However many are ticked before the next frame, it is drawn once. */
static void
show_soon (CharterCompareDialog *self)
{
  if (self->show_source == 0)
    self->show_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_cb, self, NULL);
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
add_choices (CharterCompareDialog *self)
{
  const char *id = NULL;

  for (guint i = 0; i < self->audits->len; i++)
    {
      CharterAudit *audit = g_ptr_array_index (self->audits, i);
      CharterFramework *framework = charter_session_find_framework_of (self->session, audit);
      g_autofree char *label = charter_cycle_dup_label (audit);
      g_autofree char *spoken = g_strdup_printf ("%s, %s",
                                                 framework ? charter_framework_get_short_title (framework)
                                                           : charter_audit_get_framework (audit), label);
      GtkWidget *check = gtk_check_button_new_with_label (label);

      if (g_strcmp0 (id, charter_audit_get_framework (audit)) != 0)
        gtk_box_append (GTK_BOX (self->choices),
                        make_label (framework ? charter_framework_get_short_title (framework)
                                              : charter_audit_get_framework (audit), "heading"));
      id = charter_audit_get_framework (audit);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen_at_first (self, audit));
      gtk_widget_set_sensitive (check, framework != NULL);
      g_signal_connect_object (check, "toggled", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (self->choices), check);
    }
}

static void
charter_compare_dialog_dispose (GObject *object)
{
  CharterCompareDialog *self = CHARTER_COMPARE_DIALOG (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_pointer (&self->standings, g_hash_table_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->audits, g_ptr_array_unref);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_COMPARE_DIALOG);

  G_OBJECT_CLASS (charter_compare_dialog_parent_class)->dispose (object);
}

static void
charter_compare_dialog_class_init (CharterCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_compare_dialog_dispose;

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
  add_choices (self);
  show (self);
  return GTK_WIDGET (self);
}
