/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-guard-written.h"

#include <glib/gi18n.h>

#include "charter-privacy.h"

/* What is written for others to read. Evidence has a guard of its own; notes on directory entries are
 * never printed. The target is the field that the page goes by, or the record itself. */
static const struct {
  GType      (*get_type) (void);
  const char *page;
  const char *target; /* nullable: the record's id; "": none */
  const char *fields[18];
} written[] = {
  { charter_judgement_get_type, "self-evaluation", "item", { "not-applicable", "what-we-see", "next-step" } },
  { charter_area_note_get_type, "self-evaluation", "area", { "reason", "summary" } },
  { charter_action_get_type, "actions", NULL,
    { "title", "success-criterion", "why", "baseline", "measure", "impact" } },
  { charter_review_get_type, "actions", "action", { "note" } },
  { charter_duty_get_type, "actions", "", { "published-at", "note" } },
  { charter_provision_get_type, "support", NULL,
    { "title", "cohort", "entry-measure", "exit-measure", "decision", "assess-note", "plan-note", "do-note",
      "review-note", "family-view", "learner-view" } },
  { charter_support_step_get_type, "support", "", { "universal", "targeted", "specialist", "timing" } },
  { charter_milestone_get_type, "charter", "", { "note" } },
  { charter_training_get_type, "charter", "", { "title", "finding", "changed", "shared", "brought-back" } },
  { charter_indicator_get_type, "impact", "", { "note" } },
  { charter_own_measure_get_type, "impact", "", { "title", "source" } },
  { charter_remark_get_type, "self-evaluation", "item", { "text", "answer" } },
  { charter_case_study_get_type, "reports", "", { "title", "before", "what-we-did", "after", "own-words" } },
  { charter_visit_stop_get_type, "reports", "", { "what" } },
  { charter_paper_get_type, "reports", "", { "words" } },
  { charter_unmet_need_get_type, "directory", "", { "words", "note" } },
};

static char *
join_fields (CharterRecord      *record,
             const char * const *fields)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; fields[i]; i++)
    {
      const char *said = charter_record_get_text (record, fields[i]);

      if (said)
        g_string_append_printf (words, "%s\n", said);
    }
  return g_string_free (words, FALSE);
}

/* An answer is remembered with the words: written anew, they are asked about anew. */
static gboolean
is_accepted (CharterPortfolio *portfolio,
             const char       *words)
{
  GListModel *findings = charter_portfolio_get_list (portfolio, CHARTER_TYPE_FINDING);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(CharterFinding) finding = g_list_model_get_item (findings, i);

      if (charter_finding_get_answer (finding) == CHARTER_PRIVACY_HARMLESS
          && g_strcmp0 (charter_finding_get_sha256 (finding), sha256) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_kind_words (const CharterPrivacySpot *spot)
{
  switch (spot->kind)
    {
    /* Translators: what one looks like, with most of it hidden */
    case CHARTER_PRIVACY_KIND_UPN: return g_strdup_printf (_("a pupil number, %s"), spot->shape);
    case CHARTER_PRIVACY_KIND_BIRTH: return g_strdup_printf (_("a date of birth, %s"), spot->shape);
    case CHARTER_PRIVACY_KIND_NHS: return g_strdup_printf (_("an NHS number, %s"), spot->shape);
    case CHARTER_PRIVACY_KIND_EMAIL: return g_strdup_printf (_("a person’s e-mail address, %s"), spot->shape);
    case CHARTER_PRIVACY_KIND_NAME: return g_strdup_printf (_("a name with a year group, %s"), spot->shape);
    default: g_assert_not_reached ();
    }
}

static CharterGap *
make_gap (CharterRecord            *record,
          guint                     which,
          const CharterPrivacySpot *spot)
{
  CharterGap *gap = g_new0 (CharterGap, 1);
  const char *target = written[which].target;
  const char *place = !target ? charter_record_get_id (record) : *target ? charter_record_get_text (record, target) : NULL;
  g_autofree char *found = dup_kind_words (spot);

  gap->kind = CHARTER_GAP_PERSONAL_WORDS;
  gap->page = written[which].page;
  gap->record = g_strdup (charter_record_get_id (record));
  /* Translators: the kind of record, such as "action", then "a pupil number, H80••••••••01" */
  gap->words = g_strdup_printf (_("looks like personal data in the words of one %1$s: %2$s"),
                                _(CHARTER_RECORD_GET_CLASS (record)->noun), found);
  gap->places = g_ptr_array_new_with_free_func (g_free);
  if (place)
    g_ptr_array_add (gap->places, g_strdup (place));
  return gap;
}

/* The words of one record, on their way to be looked through. */
typedef struct {
  CharterRecord *record;
  guint which;
  char *words;
  GPtrArray *spots; /* nullable until then */
} Piece;

struct _CharterGuardReading
{
  CharterPortfolio *portfolio;
  GArray *pieces; /* of Piece */
  GThread *thread;
};

static void
piece_clear (gpointer data)
{
  Piece *piece = data;

  g_object_unref (piece->record);
  g_free (piece->words);
  g_clear_pointer (&piece->spots, g_ptr_array_unref);
}

/* Nothing of the records themselves is touched here. */
static gpointer
read_in_thread (gpointer data)
{
  CharterGuardReading *self = data;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = &g_array_index (self->pieces, Piece, i);

      piece->spots = charter_privacy_find (piece->words, NULL);
    }
  return NULL;
}

/**
 * charter_guard_begin_written:
 * @portfolio: a school's records
 *
 * Takes down all that is written to be printed, apart from evidence, which has a guard of its own that
 * reads its files too, and looks through it in a thread.
 *
 * Returns: (transfer full): to be ended by charter_guard_end_written()
 */
CharterGuardReading *
charter_guard_begin_written (CharterPortfolio *portfolio)
{
  CharterGuardReading *self = g_new0 (CharterGuardReading, 1);

  self->portfolio = g_object_ref (portfolio);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, piece_clear);
  for (guint which = 0; which < G_N_ELEMENTS (written); which++)
    {
      GListModel *records = charter_portfolio_get_list (portfolio, written[which].get_type ());

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          CharterRecord *record = g_list_model_get_item (records, i);
          Piece piece = { record, which, join_fields (record, written[which].fields), NULL };

          g_array_append_val (self->pieces, piece);
        }
    }
  self->thread = g_thread_new ("charter-guard", read_in_thread, self);
  return self;
}

/**
 * charter_guard_end_written:
 * @reading: (transfer full): what was begun
 *
 * A record whose words were said to be harmless is passed over until they change.
 *
 * Returns: (transfer full) (element-type CharterGap): one for each record that looks as if it told of
 *   one child, with its page and place
 */
GPtrArray *
charter_guard_end_written (CharterGuardReading *reading)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_gap_free);

  g_thread_join (reading->thread);
  for (guint i = 0; i < reading->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (reading->pieces, Piece, i);

      if (piece->spots->len > 0 && !is_accepted (reading->portfolio, piece->words))
        g_ptr_array_add (gaps, make_gap (piece->record, piece->which, piece->spots->pdata[0]));
    }
  g_array_unref (reading->pieces);
  g_object_unref (reading->portfolio);
  g_free (reading);
  return gaps;
}

/** charter_guard_list_written: Returns: (transfer full) (element-type CharterGap): both of the above in one */
GPtrArray *
charter_guard_list_written (CharterPortfolio *portfolio)
{
  return charter_guard_end_written (charter_guard_begin_written (portfolio));
}

static guint
find_kind (CharterRecord *record)
{
  guint which = 0;

  while (which < G_N_ELEMENTS (written) && !G_TYPE_CHECK_INSTANCE_TYPE (record, written[which].get_type ()))
    which++;
  return which;
}

/**
 * charter_guard_accept_written:
 * @session: a session with a school
 * @record: the id of one of its records
 *
 * Remembers that the words of a record, as they stand, tell of no child. One step of undo.
 */
void
charter_guard_accept_written (CharterSession *session,
                              const char     *record)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterRecord *found = charter_portfolio_find (portfolio, record);
  guint which = found ? find_kind (found) : G_N_ELEMENTS (written);
  g_autofree char *words = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr(GPtrArray) spots = NULL;
  g_autoptr(CharterFinding) answer = NULL;

  g_return_if_fail (which < G_N_ELEMENTS (written));
  words = join_fields (found, written[which].fields);
  spots = charter_privacy_find (words, NULL);
  if (spots->len == 0)
    return;
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);
  charter_store_begin_group (charter_session_get_store (session), _("Answer the privacy guard"));
  answer = g_object_new (CHARTER_TYPE_FINDING,
                         "school", charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))),
                         "sha256", sha256,
                         "kind", ((CharterPrivacySpot *) spots->pdata[0])->kind,
                         "count", (gint64) spots->len,
                         "shape", ((CharterPrivacySpot *) spots->pdata[0])->shape,
                         "answer", CHARTER_PRIVACY_HARMLESS,
                         NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (answer));
  charter_store_end_group (charter_session_get_store (session));
}
