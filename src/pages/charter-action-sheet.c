/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-sheet.h"

#include <glib/gi18n.h>

#include "charter-action-links.h"
#include "charter-action-proof-job.h"
#include "charter-clock.h"
#include "charter-date-row.h"
#include "charter-plan-action-job.h"
#include "charter-row-fields.h"
#include "charter-term-dates.h"
#include "charter-term.h"
#include "charter-text-row.h"

/**
 * CharterActionSheet:
 *
 * One action: five fields up front, review notes and outcome below, the rest folded away. Every row
 * is bound to the record, so what is typed is saved as it is typed.
 */
struct _CharterActionSheet
{
  AdwBin              parent_instance;

  /* Template widgets */
  GtkWidget          *scroller;
  GtkWidget          *what_row;
  GtkWidget          *who_row;
  GtkWidget          *due_row;
  GtkWidget          *criterion_row;
  GtkWidget          *status_row;
  GtkWidget          *review_row;
  GtkWidget          *outcome_row;
  GtkWidget          *impact_row;
  GtkWidget          *why_row;
  GtkWidget          *plan_row;
  GtkWidget          *baseline_row;
  GtkWidget          *measure_row;
  GtkWidget          *supporter_row;
  GtkWidget          *start_row;
  GtkWidget          *priority_row;
  GtkWidget          *effort_row;
  GtkWidget          *cost_row;
  GtkWidget          *cover_row;
  GtkWidget          *half_terms;
  GtkWidget          *proof_row;
  CharterActionLinks *links;

  /* Owned */
  CharterSession     *session;
  CharterAction      *action;
  GBindingGroup      *bindings;
  GSignalGroup       *signals;
  GSignalGroup       *records; /* of the portfolio */

  gboolean            is_filling;
};

G_DEFINE_FINAL_TYPE (CharterActionSheet, charter_action_sheet, ADW_TYPE_BIN)

enum {
  GO,
  TOLD,
  N_SIGNALS
};

static guint sheet_signals[N_SIGNALS];

/* As they are offered: the usual way of an action, then the ways off it. */
static const CharterPriority priorities[] = {
  CHARTER_PRIORITY_HIGH, CHARTER_PRIORITY_MEDIUM, CHARTER_PRIORITY_LOW,
};

static gboolean
cost_from_row (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  CharterActionSheet *self = user_data;

  return charter_row_to_money (self->cost_row, from, to, _("Cost in pounds"), _("Cost in pounds: only figures, please"));
}

static void
bind_text (CharterActionSheet *self,
           const char         *name,
           GtkWidget          *row)
{
  g_binding_group_bind_full (self->bindings, name, row, "text",
                             G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                             charter_row_from_text, NULL, NULL, NULL);
}

static void
bind_rows (CharterActionSheet *self)
{
  bind_text (self, "title", self->what_row);
  bind_text (self, "owner", self->who_row);
  bind_text (self, "success-criterion", self->criterion_row);
  bind_text (self, "impact", self->impact_row);
  bind_text (self, "why", self->why_row);
  bind_text (self, "plan-reference", self->plan_row);
  bind_text (self, "baseline", self->baseline_row);
  bind_text (self, "measure", self->measure_row);
  bind_text (self, "supporter", self->supporter_row);
  bind_text (self, "effort", self->effort_row);
  bind_text (self, "cover-days", self->cover_row);
  g_binding_group_bind_full (self->bindings, "cost", self->cost_row, "text",
                             G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                             charter_row_from_money, cost_from_row, self, NULL);
  g_binding_group_bind (self->bindings, "start-on", self->start_row, "date",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_binding_group_bind (self->bindings, "due-on", self->due_row, "date", G_BINDING_SYNC_CREATE);
}

/* What worked is worth showing, while there is something to show it for. */
static void
fill_proof (CharterActionSheet *self)
{
  gboolean is_offered = self->action && self->session
                        && charter_action_proof_is_offered (self->session, self->action);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GString) codes = g_string_new (NULL);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->proof_row, is_offered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "action-sheet.use-as-evidence", is_offered);
  if (!is_offered)
    return;
  items = charter_plan_action_list_items (self->session, self->action);
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", charter_item_get_code (items->pdata[i]));
  /* TRANSLATORS: codes of themes: "It worked: evidence for 8.2" */
  title = g_strdup_printf (_("It worked: evidence for %s"), codes->str);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->proof_row), title);
}

static void
use_as_evidence_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  CharterActionSheet *self = CHARTER_ACTION_SHEET (widget);
  CharterEvidence *evidence = charter_action_proof_add (self->session, self->action, NULL);
  g_autofree char *text = NULL;

  if (!evidence)
    return;
  text = g_strdup_printf (_("Added to the evidence as E%d"), (int) charter_evidence_get_number (evidence));
  g_signal_emit (self, sheet_signals[TOLD], 0, text);
}

static void
due_at_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CharterActionSheet *self = CHARTER_ACTION_SHEET (widget);

  if (self->action)
    charter_plan_action_set_due (self->session, self->action, g_variant_get_string (parameter, NULL));
}

/* "End of Spring 1, 12 February 2027", for a year from now. */
static void
create_half_terms_cb (GtkMenuButton *button,
                      gpointer       user_data)
{
  CharterActionSheet *self = user_data;
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) ends = g_menu_new ();
  g_autoptr(GMenu) other = g_menu_new ();
  g_autofree char *today = charter_clock_dup_today ();
  CharterTermSpan span;

  if (!charter_term_dates_find (portfolio, today, &span))
    return;
  for (guint i = 0; i <= CHARTER_HALF_TERMS; i++)
    {
      CharterTermSpan at = span;
      g_autofree char *day = charter_term_dup_date_words (at.ends_on);
      /* TRANSLATORS: the end of a half-term and its day: "Spring 1: 12 February 2027" */
      g_autofree char *label = g_strdup_printf (_("%s: %s"), charter_term_dates_get_name (at.position), day);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "action-sheet.due-at", "s", at.ends_on);
      if (g_strcmp0 (at.ends_on, today) >= 0)
        g_menu_append_item (ends, item);
      if (!charter_term_dates_next (portfolio, &at, &span))
        break;
    }
  g_menu_append_section (menu, _("End of"), G_MENU_MODEL (ends));
  g_menu_append (other, _("Term dates…"), "actions.term-dates");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
records_cb (CharterActionSheet *self,
            CharterRecord      *record)
{
  if (CHARTER_IS_LINK (record) || CHARTER_IS_EVIDENCE (record))
    fill_proof (self);
}

static guint
find_priority (CharterPriority priority)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (priorities) && priorities[i] != priority)
    i++;
  return i;
}

/* The time that is left stands with the date, where it is changed. */
static void
fill_due (CharterActionSheet *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *words = charter_plan_action_dup_due_words (self->action, today);
  CharterDue due = charter_term_get_due (charter_action_get_due_on (self->action), today);
  g_autofree char *title = NULL;

  /* TRANSLATORS: the title of a date, with the time that is left: "By when: 3 days late" */
  if (charter_plan_action_is_open (self->action)
      && (due == CHARTER_DUE_SOON || due == CHARTER_DUE_LATE))
    title = g_strdup_printf (_("By when: %s"), words);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->due_row),
                                 title ? title : _("By when"));
}

static void
fill_choices (CharterActionSheet *self)
{
  if (!self->action)
    return;
  self->is_filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->status_row),
                              charter_action_get_status (self->action));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->outcome_row),
                              charter_action_get_outcome (self->action));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->priority_row),
                              find_priority (charter_action_get_priority (self->action)));
  self->is_filling = FALSE;
  fill_due (self);
  fill_proof (self);
}

static void
status_selected_cb (CharterActionSheet *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->status_row));

  if (self->action && !self->is_filling && selected != GTK_INVALID_LIST_POSITION)
    charter_plan_action_set_status (self->session, self->action, (CharterActionStatus) selected);
}

static void
outcome_selected_cb (CharterActionSheet *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->outcome_row));

  if (self->action && !self->is_filling && selected != GTK_INVALID_LIST_POSITION)
    charter_plan_action_set_outcome (self->session, self->action, (CharterOutcome) selected);
}

static void
priority_selected_cb (CharterActionSheet *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->priority_row));

  if (self->action && !self->is_filling && selected < G_N_ELEMENTS (priorities))
    charter_action_set_priority (self->action, priorities[selected]);
}

static void
links_told_cb (CharterActionSheet *self,
               const char         *text)
{
  g_signal_emit (self, sheet_signals[TOLD], 0, text);
}

static void
due_picked_cb (CharterActionSheet *self)
{
  if (self->action)
    charter_plan_action_set_due (self->session, self->action,
                                 charter_date_row_get_date (CHARTER_DATE_ROW (self->due_row)));
}

static void
review_applied_cb (CharterActionSheet *self)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->review_row))));

  if (self->action && *note)
    charter_plan_action_add_review (self->session, self->action, note);
  gtk_editable_set_text (GTK_EDITABLE (self->review_row), "");
}

static void
links_go_cb (CharterActionSheet *self,
             const char         *page,
             const char         *target)
{
  g_signal_emit (self, sheet_signals[GO], 0, page, target);
}

static void
add_words (GtkWidget  *row,
           const char *first,
           ...)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  va_list args;

  va_start (args, first);
  for (const char *word = first; word; word = va_arg (args, const char *))
    gtk_string_list_append (words, word);
  va_end (args);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
}

static void
fill_models (CharterActionSheet *self)
{
  self->is_filling = TRUE;
  add_words (self->status_row,
             charter_plan_action_get_status_word (CHARTER_ACTION_NOT_STARTED),
             charter_plan_action_get_status_word (CHARTER_ACTION_IN_PROGRESS),
             charter_plan_action_get_status_word (CHARTER_ACTION_ON_HOLD),
             charter_plan_action_get_status_word (CHARTER_ACTION_DONE),
             charter_plan_action_get_status_word (CHARTER_ACTION_DROPPED), NULL);
  add_words (self->outcome_row,
             charter_plan_action_get_outcome_word (CHARTER_OUTCOME_NOT_YET_KNOWN),
             charter_plan_action_get_outcome_word (CHARTER_OUTCOME_MET),
             charter_plan_action_get_outcome_word (CHARTER_OUTCOME_PARTLY),
             charter_plan_action_get_outcome_word (CHARTER_OUTCOME_NOT_MET), NULL);
  add_words (self->priority_row, _("High"), _("Medium"), _("Low"), NULL);
  self->is_filling = FALSE;
}

static void
charter_action_sheet_dispose (GObject *object)
{
  CharterActionSheet *self = CHARTER_ACTION_SHEET (object);

  if (self->bindings)
    g_binding_group_set_source (self->bindings, NULL);
  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  if (self->records)
    g_signal_group_set_target (self->records, NULL);
  g_clear_object (&self->records);
  g_clear_object (&self->bindings);
  g_clear_object (&self->signals);
  g_clear_object (&self->action);
  g_clear_object (&self->session);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_ACTION_SHEET);

  G_OBJECT_CLASS (charter_action_sheet_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CharterActionSheet, name)

static void
charter_action_sheet_class_init (CharterActionSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_action_sheet_dispose;

  /**
   * CharterActionSheet::go:
   * @page: a page's id
   * @target: (nullable): what to show there
   *
   * Something that the action is linked with was chosen.
   */
  sheet_signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * CharterActionSheet::told:
   * @text: what was done, which can be undone
   */
  sheet_signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CHARTER_TYPE_ACTION_LINKS);
  g_type_ensure (CHARTER_TYPE_DATE_ROW);
  g_type_ensure (CHARTER_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-action-sheet.ui");
  BIND (scroller);
  BIND (what_row);
  BIND (who_row);
  BIND (due_row);
  BIND (criterion_row);
  BIND (status_row);
  BIND (review_row);
  BIND (outcome_row);
  BIND (impact_row);
  BIND (why_row);
  BIND (plan_row);
  BIND (baseline_row);
  BIND (measure_row);
  BIND (supporter_row);
  BIND (start_row);
  BIND (priority_row);
  BIND (effort_row);
  BIND (cost_row);
  BIND (cover_row);
  BIND (links);
  BIND (half_terms);
  BIND (proof_row);
  gtk_widget_class_bind_template_callback (widget_class, due_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, links_go_cb);
  gtk_widget_class_bind_template_callback (widget_class, links_told_cb);
  gtk_widget_class_bind_template_callback (widget_class, outcome_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, priority_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_selected_cb);
  gtk_widget_class_install_action (widget_class, "action-sheet.due-at", "s", due_at_cb);
  gtk_widget_class_install_action (widget_class, "action-sheet.use-as-evidence", NULL, use_as_evidence_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "action-sheet.use-as-evidence", NULL);
}

static void
charter_action_sheet_init (CharterActionSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bindings = g_binding_group_new ();
  self->signals = g_signal_group_new (CHARTER_TYPE_ACTION);
  g_signal_group_connect_swapped (self->signals, "notify::status", G_CALLBACK (fill_choices), self);
  g_signal_group_connect_swapped (self->signals, "notify::outcome", G_CALLBACK (fill_choices), self);
  g_signal_group_connect_swapped (self->signals, "notify::priority", G_CALLBACK (fill_choices), self);
  g_signal_group_connect_swapped (self->signals, "notify::due-on", G_CALLBACK (fill_choices), self);
  self->records = g_signal_group_new (CHARTER_TYPE_PORTFOLIO);
  g_signal_group_connect_swapped (self->records, "added", G_CALLBACK (records_cb), self);
  g_signal_group_connect_swapped (self->records, "removed", G_CALLBACK (records_cb), self);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->half_terms), create_half_terms_cb, self, NULL);
  fill_models (self);
  bind_rows (self);
}

/** charter_action_sheet_set_session: the sitting that the actions belong to, once */
void
charter_action_sheet_set_session (CharterActionSheet *self,
                                  CharterSession     *session)
{
  g_return_if_fail (CHARTER_IS_ACTION_SHEET (self));

  g_set_object (&self->session, session);
  charter_action_links_set_session (self->links, session);
  g_signal_group_set_target (self->records, charter_session_get_portfolio (session));
}

/** charter_action_sheet_get_action: Returns: (transfer none) (nullable): what is shown */
CharterAction *
charter_action_sheet_get_action (CharterActionSheet *self)
{
  g_return_val_if_fail (CHARTER_IS_ACTION_SHEET (self), NULL);

  return self->action;
}

/**
 * charter_action_sheet_set_action:
 * @action: (nullable): %NULL shows nothing
 */
void
charter_action_sheet_set_action (CharterActionSheet *self,
                                 CharterAction      *action)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (CHARTER_IS_ACTION_SHEET (self));

  if (self->action == action)
    return;
  /* Cut loose first: rows that are filled for another action must not write into this one. */
  g_binding_group_set_source (self->bindings, NULL);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->action);
  gtk_editable_set_text (GTK_EDITABLE (self->review_row), "");
  if (action)
    {
      charter_date_row_set_date (CHARTER_DATE_ROW (self->due_row),
                                 charter_action_get_due_on (action));
      g_set_object (&self->action, action);
      g_binding_group_set_source (self->bindings, action);
      g_signal_group_set_target (self->signals, action);
      fill_choices (self);
    }
  charter_action_links_set_action (self->links, action);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_set_value (adjustment, 0);
}

/** charter_action_sheet_begin: puts the cursor where the action is named */
void
charter_action_sheet_begin (CharterActionSheet *self)
{
  g_return_if_fail (CHARTER_IS_ACTION_SHEET (self));

  gtk_widget_grab_focus (self->what_row);
}
