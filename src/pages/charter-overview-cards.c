/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-overview-page-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-due.h"
#include "charter-duty-job.h"
#include "charter-figures-job.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-outcomes.h"
#include "charter-overview-row.h"
#include "charter-progress.h"

/* More of them are on their own pages. */
#define MOST_DUE 5
#define MOST_GAPS 3
#define MOST_CHANGES 6
#define MOST_DIFFERENCES 4

/**
 * charter_overview_page_empty_list:
 * @list: a list box
 *
 * Takes every row out.
 */
void
charter_overview_page_empty_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
append_row (GtkWidget  *list,
            GtkWidget  *row,
            const char *page,
            const char *target)
{
  charter_overview_row_set_target (CHARTER_OVERVIEW_ROW (row), page, target);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* Says how many there are besides, and leads to the page where they all are. */
static void
append_more (GtkWidget  *list,
             guint       count,
             guint       most,
             const char *page)
{
  g_autofree char *more = NULL;

  if (count <= most)
    return;
  more = g_strdup_printf (ngettext ("and %u more", "and %u more", count - most), count - most);
  append_row (list, charter_overview_row_new (more, NULL, NULL, FALSE), page, NULL);
}

/* Carry on */

static void
set_next (CharterOverviewPage *self,
          const char          *page,
          const char          *target)
{
  g_free (self->next_page);
  self->next_page = g_strdup (page);
  g_free (self->next_target);
  self->next_target = g_strdup (target);
}

static gboolean
is_signed_off (CharterSession *session)
{
  CharterAudit *audit = charter_session_get_audit (session);

  return audit && charter_audit_get_state (audit) == CHARTER_AUDIT_SIGNED_OFF;
}

static void
say_next (CharterOverviewPage   *self,
          const CharterCoverage *coverage)
{
  gboolean is_open = !is_signed_off (charter_page_get_session (CHARTER_PAGE (self)));
  g_autofree char *words = NULL;
  const char *code;

  if (is_open && coverage->next)
    {
      code = charter_item_get_code (coverage->next);
      /* Translators: a button; the code of a theme: "Go on with 8.2" */
      words = g_strdup_printf (coverage->judged > 0 ? _("Go on with %s") : _("Start with %s"), code);
      set_next (self, "self-evaluation", code);
    }
  else if (is_open && coverage->next_without_evidence)
    {
      code = charter_item_get_code (coverage->next_without_evidence);
      words = g_strdup_printf (_("Add evidence to %s"), code);
      set_next (self, "self-evaluation", code);
    }
  else
    {
      words = g_strdup (_("Make the report"));
      set_next (self, "reports", NULL);
    }
  gtk_widget_set_visible (self->twenty_button,
                          is_open && (coverage->next || coverage->next_without_evidence));
  gtk_button_set_label (GTK_BUTTON (self->go_on_button), words);
  gtk_button_set_label (GTK_BUTTON (self->start_button), words);
}

/**
 * charter_overview_page_show_coverage:
 * @self: the page
 * @coverage: how much of the framework has evidence
 */
void
charter_overview_page_show_coverage (CharterOverviewPage   *self,
                                     const CharterCoverage *coverage)
{
  CharterFramework *framework =
    charter_session_get_framework (charter_page_get_session (CHARTER_PAGE (self)));
  /* Translators: counts, and what is judged in the plural: "31 of 48 themes judged, 19 with evidence" */
  g_autofree char *words = g_strdup_printf (_("%u of %u %s judged, %u with evidence"), coverage->judged,
                                            coverage->applicable,
                                            charter_framework_get_item_noun_plural (framework),
                                            coverage->with_evidence);

  gtk_label_set_label (GTK_LABEL (self->coverage_label), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->coverage_bar),
                                 coverage->applicable > 0
                                 ? (double) coverage->judged / coverage->applicable : 0);
  say_next (self, coverage);
}

/* Due */

static char *
dup_evidence_words (const char *date,
                    const char *today)
{
  int days = charter_term_days_between (today, date);

  if (days < 0)
    return g_strdup_printf (ngettext ("ran out %d day ago", "ran out %d days ago", -days), -days);
  if (days == 0)
    return g_strdup (_("runs out today"));
  return g_strdup_printf (ngettext ("runs out in %d day", "runs out in %d days", days), days);
}

static void
append_action (CharterOverviewPage *self,
               CharterAction       *action,
               const char          *today)
{
  const char *owner = charter_action_get_owner (action);
  g_autofree char *number =
    g_strdup_printf (_("action %d"), (int) charter_action_get_number (action));
  g_autofree char *detail = owner ? g_strdup_printf ("%s · %s", owner, number) : g_strdup (number);
  g_autofree char *word = charter_term_dup_due_words (charter_action_get_due_on (action), today);
  const char *title = charter_action_get_title (action);

  append_row (self->due_list,
              charter_overview_row_new (title ? title : _("Action without a name"), detail, word,
                                        charter_term_get_due (charter_action_get_due_on (action), today)
                                        == CHARTER_DUE_LATE),
              "actions", charter_record_get_id (CHARTER_RECORD (action)));
}

static void
append_duty (CharterOverviewPage *self,
             CharterDuty         *duty,
             const char          *today)
{
  const char *title = charter_duty_get_title (duty);
  const char *owner = charter_duty_get_owner (duty);
  g_autofree char *detail = owner ? g_strdup_printf ("%s · %s", owner, _("duty")) : g_strdup (_("duty"));
  g_autofree char *word = charter_term_dup_due_words (charter_duty_get_due_on (duty), today);

  append_row (self->due_list,
              charter_overview_row_new (title ? title : _("Duty without a name"), detail, word,
                                        charter_term_get_due (charter_duty_get_due_on (duty), today)
                                        == CHARTER_DUE_LATE),
              "actions", charter_record_get_id (CHARTER_RECORD (duty)));
}

static void
append_evidence (CharterOverviewPage *self,
                 CharterEvidence     *evidence,
                 const char          *today)
{
  const char *date = charter_evidence_get_valid_until (evidence);
  const char *title = charter_evidence_get_title (evidence);
  g_autofree char *detail =
    g_strdup_printf (_("evidence %d"), (int) charter_evidence_get_number (evidence));
  g_autofree char *word = dup_evidence_words (date, today);

  append_row (self->due_list,
              charter_overview_row_new (title ? title : _("Evidence without a name"), detail, word,
                                        charter_term_get_due (date, today) == CHARTER_DUE_LATE),
              "evidence", charter_record_get_id (CHARTER_RECORD (evidence)));
}

static void
append_provision (CharterOverviewPage *self,
                  CharterProvision    *provision,
                  const char          *today)
{
  const char *title = charter_provision_get_title (provision);
  const char *date = charter_due_get_date (CHARTER_RECORD (provision));
  g_autofree char *word = charter_term_dup_due_words (date, today);

  append_row (self->due_list,
              charter_overview_row_new (title ? title : _("Provision without a name"), _("review"), word,
                                        charter_term_get_due (date, today) == CHARTER_DUE_LATE),
              "support", charter_record_get_id (CHARTER_RECORD (provision)));
}

static void
append_check (CharterOverviewPage *self,
              CharterRecord       *check,
              const char          *today)
{
  const char *date = charter_due_get_date (check);
  g_autofree char *word = charter_term_dup_due_words (date, today);

  append_row (self->due_list,
              charter_overview_row_new (_("Check of our model of support"), _("yearly check"), word,
                                        charter_term_get_due (date, today) == CHARTER_DUE_LATE),
              "support", "model");
}

/* The duties of which no rule can tell when they are due, since nobody has said when they were done. */
static guint
append_unrecorded (CharterOverviewPage *self,
                   GPtrArray           *unrecorded)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  guint n = 0;

  for (guint i = 0; i < unrecorded->len; i++)
    if (!charter_due_get_date (unrecorded->pdata[i]))
      {
        g_strv_builder_add (builder, charter_duty_get_title (unrecorded->pdata[i]));
        n++;
      }
  if (n == 0)
    return 0;
  names = g_strv_builder_end (builder);
  detail = g_strjoinv (", ", names);
  title = g_strdup_printf (ngettext ("%u duty that comes round again", "%u duties that come round again", n), n);
  append_row (self->due_list, charter_overview_row_new (title, detail, _("never recorded"), FALSE), "actions",
              "duties");
  return n;
}

/**
 * charter_overview_page_show_due:
 * @self: the page
 *
 * Shows what is due.
 */
void
charter_overview_page_show_due (CharterOverviewPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GPtrArray) unrecorded = charter_duty_job_list_unrecorded (session, today);
  g_autoptr(GPtrArray) due = charter_due_list (charter_session_get_portfolio (session), unrecorded, today);
  guint n_unrecorded;

  charter_overview_page_empty_list (self->due_list);
  for (guint i = 0; i < MIN (due->len, MOST_DUE); i++)
    {
      CharterRecord *record = g_ptr_array_index (due, i);

      if (CHARTER_IS_ACTION (record))
        append_action (self, CHARTER_ACTION (record), today);
      else if (CHARTER_IS_PROVISION (record))
        append_provision (self, CHARTER_PROVISION (record), today);
      else if (CHARTER_IS_DUTY (record))
        append_duty (self, CHARTER_DUTY (record), today);
      else if (CHARTER_IS_EVIDENCE (record))
        append_evidence (self, CHARTER_EVIDENCE (record), today);
      else if (CHARTER_IS_MODEL_CHECK (record))
        append_check (self, record, today);
    }
  append_more (self->due_list, due->len, MOST_DUE, "actions");
  n_unrecorded = append_unrecorded (self, unrecorded);
  gtk_widget_set_visible (self->due_list, due->len + n_unrecorded > 0);
  gtk_widget_set_visible (self->nothing_due_label, due->len == 0);
}

/* The widest gaps */

static void
append_gap (CharterOverviewPage       *self,
            const CharterAreaStanding *area,
            CharterStanding           *target)
{
  const CharterAreaStanding *aim =
    target ? charter_standing_find_area (target, charter_area_get_code (area->area)) : NULL;
  g_autofree char *title = g_strdup_printf ("%s %s", charter_area_get_code (area->area),
                                            charter_area_get_title (area->area));
  g_autofree char *level = charter_area_standing_dup_word (area);
  g_autofree char *word = g_strdup_printf (_("average %.1f"), area->position);
  g_autofree char *detail = NULL;
  g_autoptr(CharterItem) first = g_list_model_get_item (charter_area_get_items (area->area), 0);

  if (aim && aim->state == CHARTER_STANDING_JUDGED)
    /* Translators: a level and the target's average: "Emerging, target 2.5" */
    detail = g_strdup_printf (_("%s, target %.1f"), level, aim->position);
  else
    detail = g_strdup (level);
  append_row (self->gaps_list, charter_overview_row_new (title, detail, word, FALSE),
              "self-evaluation", first ? charter_item_get_code (first) : NULL);
}

/**
 * charter_overview_page_show_gaps:
 * @self: the page
 *
 * Shows what is missing.
 */
void
charter_overview_page_show_gaps (CharterOverviewPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterStanding *target = charter_session_get_target_standing (session);
  g_autoptr(GPtrArray) gaps =
    charter_progress_list_gaps (charter_session_get_standing (session), target,
                                charter_session_get_framework (session), MOST_GAPS);

  gtk_label_set_label (GTK_LABEL (self->gaps_title),
                       target ? _("Furthest from target") : _("Widest gaps"));
  charter_overview_page_empty_list (self->gaps_list);
  for (guint i = 0; i < gaps->len; i++)
    append_gap (self, g_ptr_array_index (gaps, i), target);
  gtk_widget_set_visible (self->gaps_card, gaps->len > 0);
}

/* Whether it helped */

static void
append_outcomes (CharterOverviewPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterAudit *previous = charter_session_get_previous_audit (session);
  g_auto(CharterProgress) progress = { NULL };
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *now = charter_term_dup_school_year (today);
  g_autofree char *year = g_strdup_printf ("%d/%02d", atoi (now) - 1, atoi (now) % 100);
  g_autofree char *words = NULL;
  g_autofree char *moved = NULL;
  CharterOutcomes outcomes;

  if (previous)
    charter_progress_compare (&progress, charter_session_get_portfolio (session),
                              charter_session_get_framework (session), charter_session_get_audit (session),
                              charter_session_get_earlier (session));
  charter_outcomes_count (&outcomes, charter_session_get_portfolio (session), &progress, year);
  words = charter_outcomes_dup_words (&outcomes);
  moved = charter_outcomes_dup_moved (&outcomes);
  if (moved)
    {
      g_autofree char *both = g_strdup_printf ("%s. %s", words, moved);

      append_row (self->helped_list, charter_overview_row_new (_("Last year’s actions"), both, NULL, FALSE),
                  "actions", NULL);
    }
  else
    append_row (self->helped_list, charter_overview_row_new (_("Last year’s actions"), words, NULL, FALSE),
                "actions", NULL);
}

static void
append_support (CharterOverviewPage *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (charter_page_get_session (CHARTER_PAGE (self)));
  GListModel *provisions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_PROVISION);
  g_autofree char *today = charter_clock_dup_today ();
  guint n_running = 0, n_review = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (provisions); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (provisions, i);

      if (charter_provision_get_decided (provision) != 0 || charter_provision_get_decision (provision))
        continue;
      n_running++;
      n_review += charter_due_is_near (CHARTER_RECORD (provision), today);
    }
  words = n_running == 0 ? g_strdup (_("No provision is running."))
          : n_review == 0 ? g_strdup_printf (ngettext ("%u provision is running", "%u provisions are running",
                                                       n_running), n_running)
                          /* Translators: two counts of provisions */
                          : g_strdup_printf (_("%u running, %u with a review due"), n_running, n_review);
  append_row (self->helped_list, charter_overview_row_new (_("Cycle of support"), words, NULL, FALSE),
              "support", NULL);
}

/**
 * charter_overview_page_show_helped:
 * @self: the page
 *
 * Shows what has helped.
 */
void
charter_overview_page_show_helped (CharterOverviewPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  g_autoptr(CharterImpact) impact = charter_figures_job_show (session);
  g_autofree char *words = charter_impact_dup_line (impact);

  charter_overview_page_empty_list (self->helped_list);
  append_outcomes (self);
  append_support (self);
  append_row (self->helped_list, charter_overview_row_new (_("Impact"), words, NULL, FALSE), "impact", NULL);
}

/* What changed since last cycle */

static void
append_changes (CharterOverviewPage *self,
                GPtrArray           *items,
                const char          *word,
                guint               *room)
{
  for (guint i = 0; i < items->len && *room > 0; i++, (*room)--)
    {
      CharterItem *item = g_ptr_array_index (items, i);
      g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                                charter_item_get_title (item));

      append_row (self->changes_list, charter_overview_row_new (title, NULL, word, FALSE),
                  "self-evaluation", charter_item_get_code (item));
    }
}

static char *
dup_change_words (const CharterProgress *progress)
{
  guint up = progress->up->len;
  guint down = progress->down->len;
  guint fresh = progress->fresh->len;
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *up_words = g_strdup_printf (ngettext ("%u moved up", "%u moved up", up), up);
  g_autofree char *down_words = g_strdup_printf (ngettext ("%u moved down", "%u moved down", down), down);
  g_autofree char *fresh_words = g_strdup_printf (ngettext ("%u newly judged", "%u newly judged", fresh),
                                                  fresh);
  g_auto(GStrv) words = NULL;

  if (up > 0)
    g_strv_builder_add (parts, up_words);
  if (down > 0)
    g_strv_builder_add (parts, down_words);
  if (fresh > 0)
    g_strv_builder_add (parts, fresh_words);
  words = g_strv_builder_end (parts);

  return *words ? g_strjoinv (", ", words) : g_strdup (_("No level has changed yet."));
}

/**
 * charter_overview_page_show_changes:
 * @self: the page
 *
 * Shows what has changed lately.
 */
void
charter_overview_page_show_changes (CharterOverviewPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterAudit *previous = charter_session_get_previous_audit (session);
  g_auto(CharterProgress) progress = { NULL };
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  guint room = MOST_CHANGES;

  gtk_widget_set_visible (self->changes_card, previous != NULL);
  charter_overview_page_empty_list (self->changes_list);
  if (!previous)
    return;

  charter_progress_compare (&progress, charter_session_get_portfolio (session),
                            charter_session_get_framework (session),
                            charter_session_get_audit (session), charter_session_get_earlier (session));
  /* Translators: a school year: "Since 2025/26" */
  title = g_strdup_printf (_("Since %s"), charter_audit_get_cycle (previous));
  words = dup_change_words (&progress);
  gtk_label_set_label (GTK_LABEL (self->changes_title), title);
  gtk_label_set_label (GTK_LABEL (self->changes_label), words);
  append_changes (self, progress.down, _("moved down"), &room);
  append_changes (self, progress.up, _("moved up"), &room);
  append_changes (self, progress.fresh, _("newly judged"), &room);
  append_more (self->changes_list, progress.up->len + progress.down->len + progress.fresh->len,
               MOST_CHANGES, "self-evaluation");
}

/* Where voices differ most */

/**
 * charter_overview_page_show_differences:
 * @self: the page
 *
 * Shows where voices differ.
 */
void
charter_overview_page_show_differences (CharterOverviewPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  g_autoptr(GPtrArray) differences =
    charter_voices_list_differences (charter_session_get_portfolio (session),
                                     charter_session_get_framework (session),
                                     charter_session_get_audit (session));
  gboolean is_read_only;

  charter_overview_page_empty_list (self->differences_list);
  for (guint i = 0; i < MIN (differences->len, MOST_DIFFERENCES); i++)
    {
      const CharterVoiceDifference *difference = g_ptr_array_index (differences, i);
      const char *code = charter_item_get_code (difference->item);
      g_autofree char *title = g_strdup_printf ("%s %s", code, charter_item_get_title (difference->item));
      g_autofree char *detail = charter_voice_difference_dup_words (difference);
      /* Translators: between what two groups of people say */
      g_autofree char *word = g_strdup_printf (ngettext ("%d level apart", "%d levels apart",
                                                         difference->apart), difference->apart);

      append_row (self->differences_list, charter_overview_row_new (title, detail, word, FALSE),
                  "self-evaluation", code);
    }
  append_more (self->differences_list, differences->len, MOST_DIFFERENCES, "self-evaluation");
  gtk_widget_set_visible (self->differences_list, differences->len > 0);
  gtk_widget_set_visible (self->no_differences_label, differences->len == 0);
  g_object_get (charter_session_get_store (session), "is-read-only", &is_read_only, NULL);
  gtk_widget_set_sensitive (self->count_button, !is_read_only && !is_signed_off (session));
}
