/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-governors-report.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-pack-ranking.h"
#include "charter-readiness.h"
#include "charter-term.h"

#define CHART_HEIGHT 262.0
#define MOST_MOVED 8
#define MOST_GAPS 3
#define MOST_ACTIONS 8
#define MOST_QUESTIONS 6

static void
add_opening (CharterPackComposer *self)
{
  const char *name = charter_school_get_name (self->school);
  const char *author = charter_pack_get_author (self);
  g_autofree char *count = charter_pack_dup_count_words (self);
  g_autofree char *date = charter_term_dup_date_words (self->source->today);
  g_autofree char *lead = g_strdup_printf ("%s · %s · %s", charter_framework_get_title (self->framework),
                                           count, date);

  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, _("Inclusion: report to governors"));
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (lead));
  if (author)
    {
      /* Translators: who wrote a report */
      g_autofree char *by = g_strdup_printf (_("Prepared by %s"), author);

      charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (by));
    }
}

static void
add_standing (CharterPackComposer *self)
{
  charter_document_add_heading (self->document, 2, _("Where we stand"), NULL, CHARTER_HEADING_PLAIN);
  charter_pack_add_overall (self);
  charter_pack_add_chart (self, CHART_HEIGHT);
}

static char *
dup_item_words (CharterItem *item)
{
  return g_strdup_printf ("%s %s", charter_item_get_code (item), charter_item_get_title (item));
}

static void
add_moved (CharterPackComposer *self,
           GArray              *ranked)
{
  GPtrArray *texts = charter_pack_texts_new ();
  g_autofree char *words = charter_pack_dup_moves_words (ranked);

  if (!self->previous)
    {
      g_ptr_array_unref (texts);
      return;
    }
  charter_document_add_heading (self->document, 2, _("What moved since the last cycle"), NULL,
                                CHARTER_HEADING_PLAIN);
  charter_document_add_words (self->document, words);
  for (guint i = 0; i < ranked->len && texts->len < MOST_MOVED; i++)
    {
      const CharterRankedItem *entry = &g_array_index (ranked, CharterRankedItem, i);
      g_autofree char *item = dup_item_words (entry->item);
      g_autofree char *from = NULL;

      if (charter_ranked_item_get_gain (entry) == 0)
        continue;
      /* Translators: two levels: before and now */
      from = g_strdup_printf (_(" · %s → %s"), charter_level_get_title (entry->before),
                              charter_level_get_title (entry->level));
      g_ptr_array_add (texts, charter_text_add (charter_text_new_plain (item), CHARTER_RUN_DIM, from));
    }
  charter_document_add_list (self->document, texts);
}

/* What a level lower than the highest says of the next step; never what was seen, which may hold small
 * numbers. */
static void
add_gaps (CharterPackComposer *self,
          GArray              *ranked)
{
  GPtrArray *texts = charter_pack_texts_new ();

  for (guint i = 0; i < ranked->len && texts->len < MOST_GAPS; i++)
    {
      const CharterRankedItem *entry = &g_array_index (ranked, CharterRankedItem, i);
      g_autofree char *item = dup_item_words (entry->item);
      g_autofree char *level = g_strdup_printf (" · %s", charter_level_get_title (entry->level));
      CharterText *text;

      if (charter_level_get_value (entry->level) >= charter_framework_get_top_value (self->framework))
        continue;
      text = charter_text_new_styled (CHARTER_RUN_BOLD, item);
      charter_text_add (text, CHARTER_RUN_DIM, level);
      charter_text_add (text, CHARTER_RUN_PLAIN, entry->has_action ? _("\nAn action is under way.")
                                                                   : _("\nNo action yet."));
      g_ptr_array_add (texts, text);
    }
  charter_document_add_heading (self->document, 2, _("The biggest gaps"), NULL, CHARTER_HEADING_PLAIN);
  if (texts->len == 0)
    charter_document_add_words (self->document, _("Nothing judged yet points to one."));
  charter_document_add_list (self->document, texts);
}

static gboolean
is_open (CharterAction *action)
{
  CharterActionStatus status = charter_action_get_status (action);

  return status != CHARTER_ACTION_DONE && status != CHARTER_ACTION_DROPPED;
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const char *first = charter_action_get_due_on (*(CharterAction * const *) a);
  const char *second = charter_action_get_due_on (*(CharterAction * const *) b);

  if (!first || !second)
    return (first == NULL) - (second == NULL);
  return strcmp (first, second);
}

static GPtrArray *
list_open (CharterPackComposer *self)
{
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < self->actions->len; i++)
    if (is_open (g_ptr_array_index (self->actions, i)))
      g_ptr_array_add (open, g_ptr_array_index (self->actions, i));
  g_ptr_array_sort (open, compare_due);
  return open;
}

static CharterText *
due_text (CharterPackComposer *self,
          CharterAction       *action)
{
  const char *due = charter_action_get_due_on (action);
  g_autofree char *late = NULL;
  CharterText *text;

  if (!due)
    return charter_text_new_styled (CHARTER_RUN_DIM, _("no date"));
  text = charter_pack_date_text (due);
  if (charter_term_get_due (due, self->source->today) != CHARTER_DUE_LATE)
    return text;
  late = charter_term_dup_due_words (due, self->source->today);
  charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
  return charter_text_add (text, CHARTER_RUN_BOLD, late);
}

static void
add_actions (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("What we do"), 4.6, CHARTER_ALIGN_START, TRUE },
    { _("Who"), 2, CHARTER_ALIGN_START, FALSE },
    { _("By when"), 1.8, CHARTER_ALIGN_START, FALSE },
    { _("Status"), 1.4, CHARTER_ALIGN_START, FALSE },
  };
  g_autoptr(GPtrArray) open = list_open (self);
  CharterBlock *table;

  charter_document_add_heading (self->document, 2, _("What we are doing"), NULL, CHARTER_HEADING_PLAIN);
  if (open->len == 0)
    {
      charter_document_add_words (self->document, _("No action is open at the moment."));
      return;
    }
  table = charter_document_add_table (self->document, _("Open actions, the soonest first"), columns,
                                      G_N_ELEMENTS (columns));
  for (guint i = 0; i < MIN (open->len, MOST_ACTIONS); i++)
    {
      CharterAction *action = g_ptr_array_index (open, i);

      charter_table_add_row (table, NULL, charter_text_new_plain (charter_action_get_title (action)),
                             charter_text_new_plain (charter_action_get_owner (action)
                                                     ? charter_action_get_owner (action) : _("nobody yet")),
                             due_text (self, action),
                             charter_text_new_plain (charter_choice_words_get (
                               CHARTER_TYPE_ACTION_STATUS, charter_action_get_status (action))), NULL);
    }
  if (open->len > MOST_ACTIONS)
    {
      guint n = open->len - MOST_ACTIONS;
      g_autofree char *rest = g_strdup_printf (ngettext ("%u more action is in the action plan.",
                                                         "%u more actions are in the action plan.", n), n);

      charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (rest));
    }
}

static const char *
get_question (CharterGapKind kind)
{
  switch (kind)
    {
    case CHARTER_GAP_NOT_BEGUN: return _("When will the self-evaluation begin, and who takes part?");
    case CHARTER_GAP_NOT_JUDGED: return _("What is still not judged, and what do we need to judge it?");
    case CHARTER_GAP_NO_EVIDENCE: return _("Where do we believe it without having seen it?");
    case CHARTER_GAP_DUTY_OPEN: return _("Which legal duties are not answered or not met, and what is the plan for each?");
    case CHARTER_GAP_ACTION_UNCLEAR: return _("Which actions have no owner, date or sign of success yet?");
    case CHARTER_GAP_ACTION_LATE: return _("What held up the actions that are past their date?");
    case CHARTER_GAP_EVIDENCE_OLD: return _("What has changed since the evidence that is out of date?");
    case CHARTER_GAP_TARGET_BELOW: return _("Why do we aim lower than we are?");
    case CHARTER_GAP_EVIDENCE_NO_FILE:
    case CHARTER_GAP_NO_CONSENT:
    case CHARTER_GAP_PERSONAL_DATA:
    case CHARTER_GAP_PERSONAL_WORDS:
    case CHARTER_GAP_NOT_SIGNED:
    default: return NULL;
    }
}

static void
add_question (GPtrArray  *texts,
              const char *words)
{
  if (words && texts->len < MOST_QUESTIONS)
    g_ptr_array_add (texts, charter_text_new_plain (words));
}

/* Grown out of what the records hold, so that no two boards get the same list. */
static void
add_questions (CharterPackComposer *self,
               GArray              *by_need)
{
  g_autoptr(GPtrArray) gaps = charter_readiness_list (self->portfolio, self->framework, self->audit,
                                                      self->source->today);
  GPtrArray *texts = charter_pack_texts_new ();

  if (by_need->len > 0)
    {
      const CharterRankedItem *entry = &g_array_index (by_need, CharterRankedItem, 0);
      /* Translators: a theme's title */
      g_autofree char *words = g_strdup_printf (_("What would tell us that “%s” has become better, and by when?"),
                                                charter_item_get_title (entry->item));

      add_question (texts, words);
    }
  for (guint i = 0; i < gaps->len; i++)
    add_question (texts, get_question (((CharterGap *) g_ptr_array_index (gaps, i))->kind));
  add_question (texts, _("Whose voice have we not heard yet: which pupils, which families?"));
  add_question (texts, _("What has this work made possible for pupils that was not possible last year?"));
  charter_document_add_heading (self->document, 2, _("What governors may ask"), NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_list (self->document, texts);
}

/**
 * charter_governors_report_compose:
 * @source: a school's records and the frameworks it judges itself against
 *
 * Two or three pages for a meeting of governors: the standing with its working, what moved, the biggest
 * gaps, what is being done and what to ask. It says nothing of cohorts, so no small number is in it.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_governors_report_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Report to governors"));
  g_autoptr(GArray) ranked = charter_pack_rank_items (self);

  add_opening (self);
  add_standing (self);
  add_moved (self, ranked);
  g_array_sort (ranked, charter_ranked_item_compare_priorities);
  add_gaps (self, ranked);
  add_actions (self);
  add_questions (self, ranked);
  return charter_pack_composer_finish (self);
}
