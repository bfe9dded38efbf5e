/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-handover-sheet.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-due.h"
#include "charter-handover.h"
#include "charter-pack-composer.h"
#include "charter-status.h"
#include "charter-term.h"

/* So many dates ahead fit with the rest on two sides of paper. */
#define MOST_DATES 20

static CharterHandover *
find_latest (CharterPortfolio *portfolio)
{
  GListModel *handovers = charter_portfolio_get_list (portfolio, CHARTER_TYPE_HANDOVER);
  CharterHandover *latest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (handovers); i++)
    {
      g_autoptr(CharterHandover) handover = g_list_model_get_item (handovers, i);

      if (!latest || g_strcmp0 (charter_handover_get_happened_on (handover),
                                charter_handover_get_happened_on (latest)) >= 0)
        latest = handover; /* the portfolio holds it */
    }
  return latest;
}

static void
add_fact (CharterPackComposer *self,
          const char          *name,
          const char          *value)
{
  if (value)
    charter_document_add_fact (self->document, name, charter_text_new_plain (value));
}

static void
add_people (CharterPackComposer *self,
            CharterHandover     *handover)
{
  g_autofree char *day = handover ? charter_term_dup_date_words (charter_handover_get_happened_on (handover)) : NULL;
  g_autofree char *since = charter_term_dup_date_words (charter_school_get_leader_since (self->school));

  if (handover)
    {
      add_fact (self, _("Part"), charter_handover_get_role (handover));
      add_fact (self, _("From"), charter_handover_get_from_whom (handover));
      add_fact (self, _("To"), charter_handover_get_to_whom (handover));
      add_fact (self, _("On"), day);
    }
  add_fact (self, _("Inclusion leader"), charter_school_get_inclusion_leader (self->school));
  add_fact (self, _("Appointed"), since);
  add_fact (self, _("Remit"), charter_school_get_leader_remit (self->school));
  add_fact (self, _("Release time"), charter_school_get_leader_release (self->school));
  add_fact (self, _("Champions"), charter_school_get_leader_champions (self->school));
  add_fact (self, _("Cover"), charter_school_get_leader_cover (self->school));
  add_fact (self, _("SENCO"), charter_school_get_senco (self->school));
  add_fact (self, _("Headteacher"), charter_school_get_head (self->school));
  add_fact (self, _("Chair of governors"), charter_school_get_chair (self->school));
}

static void
add_state (CharterPackComposer *self)
{
  CharterFramework *charter = self->source->commitments;
  const CharterStep *step = charter ? charter_status_find_furthest (self->portfolio, charter) : NULL;
  g_autofree char *judged = charter_pack_dup_count_words (self);

  charter_document_add_heading (self->document, 2, _("Where we stand"), NULL, CHARTER_HEADING_PLAIN);
  if (charter)
    charter_document_add_fact (self->document, charter_framework_get_title (charter), charter_text_new_plain (
      step ? step->title : _("no step taken yet")));
  add_fact (self, charter_framework_get_title (self->framework), judged);
  charter_pack_add_overall (self);
}

/* Its day, what it is and who has it; the text is what stands before. */
static void
add_date_row (CharterBlock  *table,
              const char    *date,
              const char    *today,
              const char    *what,
              const char    *who)
{
  g_autofree char *day = charter_term_dup_date_words (date);
  g_autofree char *due = charter_term_dup_due_words (date, today);
  gboolean is_late = charter_term_get_due (date, today) == CHARTER_DUE_LATE;
  CharterText *text = charter_text_new_plain (day);

  if (is_late)
    {
      g_autofree char *late = g_strdup_printf (" · %s", due);

      charter_text_add (text, CHARTER_RUN_BOLD, late);
    }
  charter_table_add_row (table, NULL, text, charter_text_new_plain (what), charter_text_new_plain (who), NULL);
}

static const char *
get_title (CharterRecord *record)
{
  return CHARTER_IS_MODEL_CHECK (record) ? _("Check of our model of support")
                                         : charter_record_get_text (record, "title");
}

static void
add_dates (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("When"), 2, CHARTER_ALIGN_START, TRUE },
    { _("What"), 4.4, CHARTER_ALIGN_START, FALSE },
    { _("Who"), 2.4, CHARTER_ALIGN_START, FALSE },
  };
  CharterFramework *charter = self->source->commitments;
  CharterMilestone *renewal = charter ? charter_status_find_due (self->portfolio, charter) : NULL;
  g_autoptr(GPtrArray) due = charter_due_list (self->portfolio, self->source->unrecorded, self->source->today);
  CharterBlock *table;

  charter_document_add_heading (self->document, 2, _("Next dates"), NULL, CHARTER_HEADING_PLAIN);
  if (due->len == 0 && !renewal)
    {
      charter_document_add_words (self->document, _("No date is set."));
      return;
    }
  table = charter_document_add_table (self->document, _("Next dates"), columns, G_N_ELEMENTS (columns));
  if (renewal)
    add_date_row (table, charter_milestone_get_happened_on (renewal), self->source->today, _("Renewal of the charter"),
                  charter_milestone_get_who (renewal));
  for (guint i = 0; i < due->len && i < MOST_DATES; i++)
    {
      CharterRecord *record = g_ptr_array_index (due, i);

      add_date_row (table, charter_due_get_date (record), self->source->today, get_title (record),
                    CHARTER_IS_ACTION (record) ? charter_action_get_owner (CHARTER_ACTION (record)) : NULL);
    }
}

/* Of these nobody can say when they are due, so who comes new has to ask. */
static void
add_unrecorded (CharterPackComposer *self)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; self->source->unrecorded && i < self->source->unrecorded->len; i++)
    if (!charter_due_get_date (self->source->unrecorded->pdata[i]))
      g_strv_builder_add (names, charter_duty_get_title (self->source->unrecorded->pdata[i]));
  list = g_strv_builder_end (names);
  if (!*list)
    return;
  joined = g_strjoinv ("; ", list);
  /* Translators: the titles of duties */
  words = g_strdup_printf (_("Duties that come round again and were never recorded here: %s."), joined);
  charter_document_add_words (self->document, words);
}

static void
add_open_actions (CharterPackComposer *self)
{
  GPtrArray *texts = charter_pack_texts_new ();

  for (guint i = 0; i < self->actions->len; i++)
    {
      CharterAction *action = g_ptr_array_index (self->actions, i);
      CharterActionStatus status = charter_action_get_status (action);
      const char *owner = charter_action_get_owner (action);
      CharterText *text;

      if (status == CHARTER_ACTION_DONE || status == CHARTER_ACTION_DROPPED)
        continue;
      text = charter_text_new_plain (charter_action_get_title (action));
      charter_text_add (text, CHARTER_RUN_DIM, " · ");
      charter_text_add (text, CHARTER_RUN_DIM, owner ? owner : _("no owner"));
      charter_text_add (text, CHARTER_RUN_DIM, " · ");
      charter_text_add (text, CHARTER_RUN_DIM, charter_choice_words_get (CHARTER_TYPE_ACTION_STATUS, status));
      g_ptr_array_add (texts, text);
    }
  charter_document_add_heading (self->document, 2, _("Open actions"), NULL, CHARTER_HEADING_PLAIN);
  if (texts->len == 0)
    charter_document_add_words (self->document, _("No action is open at the moment."));
  charter_document_add_list (self->document, texts);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/* Where evidence is kept besides here, and how much of it. */
static void
add_evidence_places (CharterPackComposer *self)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < self->evidence->len; i++)
    {
      const char *place = charter_evidence_get_kept_where (g_ptr_array_index (self->evidence, i));
      guint n;

      if (!place)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, place));
      if (n == 0)
        g_ptr_array_add (places, (gpointer) place);
      g_hash_table_insert (counts, (gpointer) place, GUINT_TO_POINTER (n + 1));
    }
  g_ptr_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      const char *place = g_ptr_array_index (places, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, place));
      g_autofree char *words = g_strdup_printf (ngettext ("%u piece of evidence", "%u pieces of evidence", n), n);

      add_fact (self, place, words);
    }
}

static void
add_places (CharterPackComposer *self,
            CharterHandover     *handover)
{
  charter_document_add_heading (self->document, 2, _("Where things are kept"), NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_words (self->document, handover && charter_handover_get_kept_where (handover)
                              ? charter_handover_get_kept_where (handover)
                              : _("No handover says where; what is listed here is where the evidence is kept."));
  add_evidence_places (self);
  if (handover && charter_handover_get_note (handover))
    {
      charter_document_add_heading (self->document, 2, _("What else to know"), NULL, CHARTER_HEADING_PLAIN);
      charter_document_add_words (self->document, charter_handover_get_note (handover));
    }
}

/**
 * charter_handover_sheet_compose:
 * @source: a school's records and its charter
 *
 * What whoever takes over needs on the first day: where the school stands, what is due and who has it,
 * and where things are kept.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_handover_sheet_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Handover sheet"));
  CharterHandover *handover = find_latest (source->portfolio);
  const char *name = charter_school_get_name (self->school);

  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, _("Handover sheet"));
  add_people (self, handover);
  add_state (self);
  add_dates (self);
  add_unrecorded (self);
  add_open_actions (self);
  add_places (self, handover);
  return charter_pack_composer_finish (self);
}
