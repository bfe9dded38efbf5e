/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-own-words.h"

#include <glib/gi18n.h>

#include "charter-privacy.h"

static const CharterOwnKind kinds[] = {
  { charter_case_study_get_type, N_("Case studies"),
    N_("Two to four are enough. No names, no dates, nothing that points to one child; the family reads it first."),
    N_("Case study"), N_("Add a case study…"), "title", "said-by",
    N_("The family has read it and agrees that it is shown"),
    { { "title", N_("Title"), FALSE },
      { "before", N_("Before"), TRUE },
      { "what-we-did", N_("What we did"), TRUE },
      { "after", N_("After"), TRUE },
      { "own-words", N_("In the pupil’s or the family’s own words"), TRUE },
      { "said-by", N_("Said by: “a parent”, “the pupil”"), FALSE },
      { "items", N_("Codes of what it shows: 8.1 P5.1"), FALSE } } },
  { charter_visit_stop_get_type, N_("The visit, in order"),
    N_("People by what they do. Times can be typed later."),
    N_("Part of the visit"), N_("Add…"), "whom", "what", NULL,
    { { "at", N_("Time: 09:15"), FALSE },
      { "whom", N_("Whom to meet, by role"), FALSE },
      { "what", N_("What to see"), TRUE },
      { "items", N_("Codes of what it shows: 8.1 P5.1"), FALSE } } },
  { charter_phrase_get_type, N_("Words agreed on"),
    N_("Best found together with pupils, families and staff."),
    N_("Words agreed on"), N_("Add…"), "say", "instead-of", NULL,
    { { "say", N_("We say"), FALSE },
      { "instead-of", N_("Instead of"), FALSE },
      { "why", N_("Because"), TRUE } } },
};

/**
 * charter_own_words_find_kind:
 * @type: a record class
 *
 * Returns: (nullable) (transfer none): how its records are written by hand, if they are
 */
const CharterOwnKind *
charter_own_words_find_kind (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].get_type () == type)
      return &kinds[i];
  return NULL;
}

/**
 * charter_own_words_dup_warning:
 * @record: what is being written
 *
 * Returns: (transfer full) (nullable): what in it looks as if it were about one child, in a sentence
 */
char *
charter_own_words_dup_warning (CharterRecord *record)
{
  const CharterOwnKind *kind = charter_own_words_find_kind (G_OBJECT_TYPE (record));
  CharterPrivacy found = CHARTER_PRIVACY_CLEAR;

  for (guint i = 0; kind && i < CHARTER_MOST_OWN_FIELDS && kind->fields[i].property; i++)
    found |= charter_privacy_look (charter_record_get_text (record, kind->fields[i].property));
  return charter_privacy_dup_words (found);
}

/* As the document has them: a day goes by the clock, and what has no time yet comes last. */
static gint64
get_place (gpointer record)
{
  int minutes = CHARTER_IS_VISIT_STOP (record) ? charter_visit_stop_get_minutes (record) : -1;
  gint64 position;

  g_object_get (record, "position", &position, NULL);
  return minutes >= 0 ? minutes - G_MAXINT : position;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  gint64 first = get_place (*(gpointer const *) a), second = get_place (*(gpointer const *) b);

  return (first > second) - (first < second);
}

/**
 * charter_own_words_list:
 * @portfolio: a school's records
 * @type: a class of records that are written by hand
 *
 * Returns: (transfer full) (element-type CharterRecord): its records in the order of the document
 */
GPtrArray *
charter_own_words_list (CharterPortfolio *portfolio,
                        GType             type)
{
  GListModel *list = charter_portfolio_get_list (portfolio, type);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  g_ptr_array_sort (records, compare_places);
  return records;
}

/**
 * charter_own_words_add:
 * @portfolio: a school's records
 * @type: a class of records that are written by hand
 *
 * Returns: (transfer none): a new one at the end
 */
CharterRecord *
charter_own_words_add (CharterPortfolio *portfolio,
                       GType             type)
{
  g_autoptr(GPtrArray) before = charter_own_words_list (portfolio, type);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autoptr(CharterRecord) record = NULL;
  gint64 last = 0;

  for (guint i = 0; i < before->len; i++)
    {
      gint64 position;

      g_object_get (g_ptr_array_index (before, i), "position", &position, NULL);
      last = MAX (last, position);
    }
  record = g_object_new (type, "school", school, "position", last + 1, NULL);
  charter_portfolio_add (portfolio, record);
  return record; /* the portfolio keeps it */
}
