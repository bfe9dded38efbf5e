/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-overview-page-private.h"

#include <glib/gi18n.h>

#include "charter-answers-dialog.h"
#include "charter-appearance.h"
#include "charter-area.h"
#include "charter-chart-job.h"
#include "charter-chart-menu.h"
#include "charter-cycle-list.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-overview-row.h"
#include "charter-ring-sample.h"
#include "charter-twenty-minutes.h"

/* In letter heights, so that large text has the room it needs: below the first the cards stand under
 * the chart, below the second words stand under each other too. */
#define NARROW_BELOW 61
#define TIGHT_BELOW 46

/* Of the chart, or what stands in its place, when the page scrolls and nothing else gives it a height;
 * in letter heights. */
#define NARROW_CHART_HEIGHT 26

/* Of the cards, when they stand beside the chart; in letter heights. */
#define SIDE_WIDTH 27

/**
 * CharterOverviewPage:
 *
 * Where the school stands, what comes next and what is due. Every number is charter-standing's or
 * counted from the portfolio by the model.
 */
G_DEFINE_FINAL_TYPE (CharterOverviewPage, charter_overview_page, CHARTER_TYPE_PAGE)

static CharterSession *
session_of (CharterOverviewPage *self)
{
  return charter_page_get_session (CHARTER_PAGE (self));
}

/* Width decides whether the cards stand beside the chart or under it. */

static void
set_upright (GtkWidget *box,
             gboolean   is_upright)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), is_upright ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
}

static void
reflow (CharterOverviewPage *self,
        CharterOverviewFlow  flow)
{
  gboolean is_narrow = flow != CHARTER_OVERVIEW_WIDE;
  double letter = charter_appearance_get_font_size (GTK_WIDGET (self));

  self->flow = flow;
  set_upright (self->columns, is_narrow);
  set_upright (self->header, flow == CHARTER_OVERVIEW_TIGHT);
  set_upright (self->footer, flow == CHARTER_OVERVIEW_TIGHT);
  /* External: the cards side by side never force the page wide, so that it can become narrow. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->outer), GTK_POLICY_EXTERNAL,
                                  is_narrow ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->side), GTK_POLICY_NEVER,
                                  is_narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (self->side, is_narrow ? -1 : (int) (SIDE_WIDTH * letter), -1);
  gtk_widget_set_size_request (self->views, -1, is_narrow ? (int) (NARROW_CHART_HEIGHT * letter) : -1);
}

static gboolean
reflow_cb (gpointer user_data)
{
  CharterOverviewPage *self = CHARTER_OVERVIEW_PAGE (user_data);

  self->reflow_source = 0;
  reflow (self, self->wanted_flow);
  return G_SOURCE_REMOVE;
}

/* Not while sizes are being given out: the change asks for new ones. */
static void
width_changed_cb (CharterOverviewPage *self,
                  GParamSpec          *pspec,
                  GtkAdjustment       *adjustment)
{
  double letters = gtk_adjustment_get_page_size (adjustment) /
                   charter_appearance_get_font_size (GTK_WIDGET (self));

  self->wanted_flow = letters < 1 || letters >= NARROW_BELOW ? CHARTER_OVERVIEW_WIDE
                      : letters >= TIGHT_BELOW               ? CHARTER_OVERVIEW_NARROW
                                                             : CHARTER_OVERVIEW_TIGHT;
  if (self->wanted_flow != self->flow && self->reflow_source == 0)
    self->reflow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, reflow_cb, self, NULL);
}

/* The chart and its words. */

static void voice_chosen_cb (CharterOverviewPage *self);

/* The voices that have something to show, behind an entry for none. Whether a voice is missing since
 * nobody was asked or since too few answered cannot be told. */
static void
offer_voices (CharterOverviewPage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _("No other voice"));
  self->n_voices = 0;
  for (int voice = CHARTER_VOICE_PUPILS; voice <= CHARTER_VOICE_ASSESSOR; voice++)
    {
      if (!charter_session_get_voice_standing (session_of (self), voice))
        continue;
      gtk_string_list_append (names, charter_voice_get_title (voice));
      self->voices[self->n_voices++] = voice;
      if (voice == (int) self->voice)
        selected = self->n_voices;
    }
  if (selected == 0)
    self->voice = CHARTER_VOICE_SCHOOL;
  g_signal_handlers_block_by_func (self->voice_choice, voice_chosen_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->voice_choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->voice_choice), selected);
  g_signal_handlers_unblock_by_func (self->voice_choice, voice_chosen_cb, self);
  gtk_widget_set_visible (self->voice_box, self->n_voices > 0);
}

/* The row under the legend: what else may be laid beside this cycle. */
static void
show_rings (CharterOverviewPage *self)
{
  CharterFramework *framework = charter_session_get_framework (session_of (self));
  g_autoptr(GPtrArray) audits =
    charter_cycle_list_audits (charter_session_get_portfolio (session_of (self)),
                               charter_framework_get_id (framework));

  gtk_widget_set_visible (self->compare_button, audits->len > 1);
  gtk_widget_set_visible (self->rings, audits->len > 1 || self->n_voices > 0);
}

static void
show_chart (CharterOverviewPage *self)
{
  CharterSession *session = session_of (self);
  CharterAudit *previous = charter_session_get_previous_audit (session);
  const char *cycle = previous ? charter_audit_get_cycle (previous) : NULL;
  CharterStanding *voice = self->voice ? charter_session_get_voice_standing (session, self->voice) : NULL;
  g_autoptr(CharterStandingChart) chart = charter_chart_new_with_voice (session, self->voice);

  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (self->chart), chart);
  charter_standing_table_set_voice (CHARTER_STANDING_TABLE (self->table), voice,
                                    charter_voice_get_title (self->voice));
  charter_standing_table_show (CHARTER_STANDING_TABLE (self->table),
                               charter_session_get_standing (session),
                               charter_session_get_previous_standing (session), cycle);
  gtk_widget_set_visible (self->previous_toggle, previous != NULL);
  gtk_label_set_label (GTK_LABEL (self->previous_label), cycle ? cycle : "");
  gtk_widget_set_visible (self->target_toggle, charter_session_get_target_standing (session) != NULL);
  show_rings (self);
}

static void
voice_chosen_cb (CharterOverviewPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->voice_choice));

  self->voice = selected > 0 && selected <= self->n_voices ? self->voices[selected - 1]
                                                           : CHARTER_VOICE_SCHOOL;
  if (charter_session_get_standing (session_of (self)))
    show_chart (self);
}

static void
show_overall (CharterOverviewPage *self)
{
  CharterStanding *standing = charter_session_get_standing (session_of (self));
  CharterLevel *level = charter_standing_get_level (standing);
  g_autofree char *markup = NULL;

  if (!level)
    markup = g_markup_printf_escaped (_("Overall <b>no level yet</b>"));
  else if (charter_standing_is_provisional (standing))
    markup = g_markup_printf_escaped (_("Overall <b>%s</b>, provisional"), charter_level_get_title (level));
  else
    markup = g_markup_printf_escaped (_("Overall <b>%s</b>"), charter_level_get_title (level));
  gtk_label_set_markup (GTK_LABEL (self->overall_label), markup);
}

static void
show_working (CharterOverviewPage *self)
{
  CharterStanding *standing = charter_session_get_standing (session_of (self));
  GString *markup = g_string_new (NULL);
  g_autofree char *overall = g_markup_escape_text (charter_standing_get_working (standing), -1);

  g_string_append_printf (markup, "<b>%s</b>\n%s", _("Overall"), overall);
  for (guint i = 0; i < charter_standing_get_n_areas (standing); i++)
    {
      const CharterAreaStanding *area = charter_standing_get_area (standing, i);
      g_autofree char *part = g_markup_printf_escaped ("\n\n<b>%s %s</b>\n%s",
                                                       charter_area_get_code (area->area),
                                                       charter_area_get_title (area->area),
                                                       area->working);

      g_string_append (markup, part);
    }
  gtk_label_set_markup (GTK_LABEL (self->working_label), markup->str);
  g_string_free (markup, TRUE);
}

static void
choose_view (CharterOverviewPage *self)
{
  CharterStanding *standing = charter_session_get_standing (session_of (self));
  gboolean is_empty = charter_standing_get_judged (standing) == 0
                      && !charter_session_get_previous_audit (session_of (self));
  gboolean is_table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_toggle));

  gtk_stack_set_visible_child_name (GTK_STACK (self->views),
                                    is_empty ? "empty" : is_table ? "table" : "chart");
  gtk_widget_set_visible (self->legend, !is_empty && !is_table);
  gtk_widget_set_visible (self->footer, !is_empty);
  gtk_widget_set_visible (self->carry_on_card, !is_empty);
}

static void
renew (CharterOverviewPage *self)
{
  CharterSession *session = session_of (self);
  CharterCoverage coverage;

  self->is_stale = FALSE;
  g_clear_pointer (&self->shown, charter_standing_unref);
  if (!charter_session_get_standing (session))
    return;
  self->shown = charter_standing_ref (charter_session_get_standing (session));

  charter_coverage_count (&coverage, charter_session_get_portfolio (session),
                          charter_session_get_framework (session), charter_session_get_audit (session));
  offer_voices (self);
  show_chart (self);
  show_overall (self);
  show_working (self);
  choose_view (self);
  charter_overview_page_show_coverage (self, &coverage);
  charter_overview_page_show_due (self);
  charter_overview_page_show_status (self);
  charter_overview_page_show_gaps (self);
  charter_overview_page_show_helped (self);
  charter_overview_page_show_changes (self);
  charter_overview_page_show_differences (self);
}

static gboolean
renew_cb (gpointer user_data)
{
  CharterOverviewPage *self = CHARTER_OVERVIEW_PAGE (user_data);

  self->renew_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    renew (self);
  else
    self->is_stale = TRUE;
  return G_SOURCE_REMOVE;
}

/* Once after a burst of changes, and not while another page is shown. */
static void
renew_soon (CharterOverviewPage *self)
{
  if (self->renew_source == 0)
    self->renew_source = g_idle_add (renew_cb, self);
}

/* When a school is opened it is told after the page was built with it. */
static void
standing_cb (CharterOverviewPage *self)
{
  if (!self->shown || charter_session_get_standing (session_of (self)) != self->shown)
    renew_soon (self);
}

static void
follow_portfolio (CharterOverviewPage *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session_of (self));

  g_signal_group_set_target (self->portfolio_signals, portfolio);
  g_signal_group_set_target (self->school_signals, portfolio ? charter_portfolio_get_school (portfolio) : NULL);
}

static void
portfolio_changed_cb (CharterOverviewPage *self)
{
  follow_portfolio (self);
  renew_soon (self);
}

static void
go_to_area (CharterOverviewPage *self,
            CharterArea         *area)
{
  g_autoptr(CharterItem) item = g_list_model_get_item (charter_area_get_items (area), 0);

  charter_page_go (CHARTER_PAGE (self), "self-evaluation", item ? charter_item_get_code (item) : NULL);
}

static void
axis_activated_cb (CharterOverviewPage *self,
                   guint                axis)
{
  CharterStanding *standing = charter_session_get_standing (session_of (self));

  if (standing && axis < charter_standing_get_n_areas (standing))
    go_to_area (self, charter_standing_get_area (standing, axis)->area);
}

static void
area_activated_cb (CharterOverviewPage *self,
                   const char          *code)
{
  CharterStanding *standing = charter_session_get_standing (session_of (self));
  const CharterAreaStanding *area = standing ? charter_standing_find_area (standing, code) : NULL;

  if (area)
    go_to_area (self, area->area);
}

static void
go_on_clicked_cb (CharterOverviewPage *self)
{
  if (self->next_page)
    charter_page_go (CHARTER_PAGE (self), self->next_page, self->next_target);
}

static void
counted_cb (CharterOverviewPage *self,
            guint                n_sheets)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u sheet counted", "%u sheets counted", n_sheets),
                                            n_sheets);

  if (n_sheets > 0)
    charter_page_toast (CHARTER_PAGE (self), words, TRUE);
}

static void
added_cb (CharterOverviewPage *self,
          guint                n_lines)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Answers to %u question added",
                                                      "Answers to %u questions added", n_lines), n_lines);

  charter_page_toast (CHARTER_PAGE (self), words, TRUE);
}

static void
count_clicked_cb (CharterOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = charter_answers_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                  session_of (self));

  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "finished", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
count_answers_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  count_clicked_cb (CHARTER_OVERVIEW_PAGE (widget));
}

static void
questionnaire_clicked_cb (CharterOverviewPage *self)
{
  charter_page_go (CHARTER_PAGE (self), "reports", "questionnaire");
}

static void
twenty_clicked_cb (CharterOverviewPage *self)
{
  CharterFramework *framework = charter_session_get_framework (session_of (self));
  CharterItem *item = self->next_target ? charter_framework_find_item (framework, self->next_target) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (item)
    gtk_window_present (GTK_WINDOW (
      charter_twenty_minutes_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, session_of (self),
                                  charter_item_get_area (item))));
}

static void
table_toggled_cb (CharterOverviewPage *self)
{
  if (charter_session_get_standing (session_of (self)))
    choose_view (self);
}

static void
row_activated_cb (CharterOverviewPage *self,
                  GtkListBoxRow       *row)
{
  CharterOverviewRow *child = CHARTER_OVERVIEW_ROW (gtk_list_box_row_get_child (row));

  charter_page_go (CHARTER_PAGE (self), charter_overview_row_get_page (child),
                   charter_overview_row_get_target (child));
}

static void
charter_overview_page_map (GtkWidget *widget)
{
  CharterOverviewPage *self = CHARTER_OVERVIEW_PAGE (widget);

  if (self->is_stale)
    renew (self);
  GTK_WIDGET_CLASS (charter_overview_page_parent_class)->map (widget);
}

static void
charter_overview_page_constructed (GObject *object)
{
  CharterOverviewPage *self = CHARTER_OVERVIEW_PAGE (object);
  CharterSession *session = session_of (self);

  G_OBJECT_CLASS (charter_overview_page_parent_class)->constructed (object);

  if (!session)
    return;
  g_signal_connect_object (session, "notify::standing", G_CALLBACK (standing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::audit", G_CALLBACK (renew_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::framework", G_CALLBACK (renew_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::portfolio", G_CALLBACK (portfolio_changed_cb), self,
                           G_CONNECT_SWAPPED);
  follow_portfolio (self);
  renew (self);
}

static void
charter_overview_page_dispose (GObject *object)
{
  CharterOverviewPage *self = CHARTER_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->renew_source, g_source_remove);
  g_clear_handle_id (&self->reflow_source, g_source_remove);
  g_clear_object (&self->portfolio_signals);
  g_clear_object (&self->school_signals);
  g_clear_pointer (&self->shown, charter_standing_unref);
  g_clear_pointer (&self->next_page, g_free);
  g_clear_pointer (&self->next_target, g_free);
  /* First, for the bin would let go of a child that the template has freed. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (charter_overview_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, carry_on_card);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, changes_card);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, changes_label);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, changes_list);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, changes_title);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, chart);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, chart_card);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, compare_button);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, coverage_bar);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, coverage_label);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, differences_list);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, no_differences_label);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, count_button);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, due_card);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, due_list);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, footer);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, helped_card);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, helped_list);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, gaps_card);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, gaps_list);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, leader_list);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, gaps_title);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, header);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, legend);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, nothing_due_label);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, outer);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, overall_label);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, previous_label);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, previous_toggle);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, rings);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, side);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, status_card);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, status_detail);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, status_list);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, status_title);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, table);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, table_toggle);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, target_toggle);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, twenty_button);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, views);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, voice_box);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, voice_choice);
  gtk_widget_class_bind_template_child (widget_class, CharterOverviewPage, working_label);
}

static void
charter_overview_page_class_init (CharterOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_overview_page_constructed;
  object_class->dispose = charter_overview_page_dispose;
  widget_class->map = charter_overview_page_map;

  g_type_ensure (CHARTER_TYPE_CHART_MENU);
  g_type_ensure (CHARTER_TYPE_RADAR_CHART);
  g_type_ensure (CHARTER_TYPE_RING_SAMPLE);
  g_type_ensure (CHARTER_TYPE_STANDING_TABLE);
  gtk_widget_class_install_action (widget_class, "overview.count-answers", NULL, count_answers_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-overview-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, area_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, axis_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, questionnaire_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, twenty_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, voice_chosen_cb);
}

/* A longer language, or larger letters, may not push the column over the edge: words wrap, on buttons too. */
static void
let_words_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      if (GTK_IS_BUTTON (gtk_widget_get_parent (widget)))
        gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    let_words_wrap (child);
}

static void
charter_overview_page_init (CharterOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  let_words_wrap (self->side);
  self->portfolio_signals = g_signal_group_new (CHARTER_TYPE_PORTFOLIO);
  g_signal_group_connect_swapped (self->portfolio_signals, "added", G_CALLBACK (renew_soon), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "removed", G_CALLBACK (renew_soon), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "changed", G_CALLBACK (renew_soon), self);
  self->school_signals = g_signal_group_new (CHARTER_TYPE_SCHOOL);
  g_signal_group_connect_swapped (self->school_signals, "notify", G_CALLBACK (renew_soon), self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->outer)),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  reflow (self, CHARTER_OVERVIEW_WIDE);
}
