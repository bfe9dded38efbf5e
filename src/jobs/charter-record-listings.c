/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-listing-job.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-choice-words.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-money.h"
#include "charter-pack-composer.h"
#include "charter-plan-action-job.h"

static const char *
name_duty (CharterDutyAnswer answer)
{
  return answer == CHARTER_DUTY_NOT_SAID ? NULL : charter_choice_words_get (CHARTER_TYPE_DUTY_ANSWER, answer);
}

static const char *
get_id (gpointer record)
{
  return charter_record_get_id (CHARTER_RECORD (record));
}

/* The audit that is listed for a framework: the one that is shown, else the last one. */
static CharterAudit *
find_audit (CharterSession   *session,
            CharterFramework *framework)
{
  CharterAudit *shown = framework == charter_session_get_framework (session)
                        ? charter_session_get_audit (session)
                        : NULL;

  return shown ? shown : charter_portfolio_find_latest_audit (charter_session_get_portfolio (session),
                                                              charter_framework_get_id (framework));
}

/* The framework that a listed audit follows, %NULL for an audit of an earlier cycle. */
static CharterFramework *
find_listed_framework (CharterSession *session,
                       const char     *audit)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);
      CharterAudit *listed = find_audit (session, framework);

      if (listed && g_strcmp0 (get_id (listed), audit) == 0)
        return framework; /* the library keeps it */
    }
  return NULL;
}

static void
add_reference (GString    *references,
               const char *reference)
{
  if (references->len > 0)
    g_string_append (references, ", ");
  g_string_append (references, reference);
}

static char *
dup_evidence (CharterPortfolio *portfolio,
              CharterJudgement *judgement)
{
  g_autoptr(GPtrArray) linked = charter_portfolio_list_linked_to (portfolio, get_id (judgement),
                                                                  CHARTER_LINK_SUPPORTS);
  GString *references = g_string_new (NULL);

  for (guint i = 0; i < linked->len; i++)
    if (CHARTER_IS_EVIDENCE (g_ptr_array_index (linked, i)))
      {
        g_autofree char *reference = charter_pack_dup_evidence_ref (g_ptr_array_index (linked, i));

        add_reference (references, reference);
      }
  return g_string_free (references, FALSE);
}

static char *
dup_actions (CharterPortfolio *portfolio,
             CharterJudgement *judgement)
{
  g_autoptr(GPtrArray) linked = charter_portfolio_list_linked_from (portfolio, get_id (judgement),
                                                                    CHARTER_LINK_RAISES);
  GString *references = g_string_new (NULL);

  for (guint i = 0; i < linked->len; i++)
    if (CHARTER_IS_ACTION (g_ptr_array_index (linked, i)))
      {
        g_autofree char *number = g_strdup_printf (
          "%" G_GINT64_FORMAT, charter_action_get_number (g_ptr_array_index (linked, i)));

        add_reference (references, number);
      }
  return g_string_free (references, FALSE);
}

/* The codes of the listed items among @linked judgements. */
static char *
dup_items (CharterSession *session,
           GPtrArray      *linked)
{
  GString *references = g_string_new (NULL);

  for (guint i = 0; i < linked->len; i++)
    {
      CharterJudgement *judgement = g_ptr_array_index (linked, i);
      CharterFramework *framework = CHARTER_IS_JUDGEMENT (judgement)
                                    ? find_listed_framework (session, charter_judgement_get_audit (judgement))
                                    : NULL;
      CharterItem *item = framework
                          ? charter_framework_find_item (framework, charter_judgement_get_item (judgement))
                          : NULL;

      if (item)
        add_reference (references, charter_item_get_code (item));
    }
  return g_string_free (references, FALSE);
}

static const char *
get_level_title (CharterFramework *framework,
                 const char       *id)
{
  CharterLevel *level = id ? charter_framework_find_level (framework, id) : NULL;

  return level ? charter_level_get_title (level) : NULL;
}

static void
add_judgement_words (CharterListing   *listing,
                     CharterPortfolio *portfolio,
                     CharterFramework *framework,
                     CharterJudgement *judgement)
{
  g_autofree char *evidence = judgement ? dup_evidence (portfolio, judgement) : NULL;
  g_autofree char *actions = judgement ? dup_actions (portfolio, judgement) : NULL;
  const char *level = judgement ? get_level_title (framework, charter_judgement_get_level (judgement)) : NULL;
  gboolean applies = !judgement || !charter_judgement_get_not_applicable (judgement);

  charter_listing_add (listing, level ? level : applies ? _("Not yet judged") : _("Not applicable"));
  if (!judgement)
    return;
  charter_listing_add (listing, charter_judgement_get_not_applicable (judgement));
  charter_listing_add (listing, name_duty (charter_judgement_get_duty (judgement)));
  charter_listing_add (listing, charter_judgement_get_what_we_see (judgement));
  charter_listing_add (listing, charter_judgement_get_next_step (judgement));
  charter_listing_add (listing, get_level_title (framework, charter_judgement_get_target_level (judgement)));
  charter_listing_add (listing, charter_judgement_get_target_on (judgement));
  charter_listing_add (listing, charter_judgement_get_judged_on (judgement));
  charter_listing_add (listing, evidence);
  charter_listing_add (listing, actions);
}

static void
add_judgement (CharterListing   *listing,
               CharterPortfolio *portfolio,
               CharterFramework *framework,
               CharterAudit     *audit,
               CharterItem      *item)
{
  CharterArea *area = charter_item_get_area (item);

  charter_listing_begin_row (listing);
  charter_listing_add (listing, charter_framework_get_title (framework));
  charter_listing_add (listing, charter_audit_get_cycle (audit));
  charter_listing_add (listing, area ? charter_area_get_code (area) : NULL);
  charter_listing_add (listing, area ? charter_area_get_title (area) : NULL);
  charter_listing_add (listing, charter_item_get_code (item));
  charter_listing_add (listing, charter_item_get_title (item));
  add_judgement_words (listing, portfolio, framework, charter_portfolio_find_judgement (
    portfolio, audit, charter_item_get_code (item), CHARTER_VOICE_SCHOOL));
}

static void
add_judgements (CharterListing   *listing,
                CharterPortfolio *portfolio,
                CharterFramework *framework,
                CharterAudit     *audit)
{
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          add_judgement (listing, portfolio, framework, audit, item);
        }
    }
}

/**
 * charter_listing_new_of_judgements:
 * @session: a session with a school
 *
 * Returns: (transfer full): every item of every framework that the school works with, in the cycle
 *   that is shown or else the last one, judged or not, by the school's own voice
 */
CharterListing *
charter_listing_new_of_judgements (CharterSession *session)
{
  const CharterListingField fields[] = {
    { _("Framework"), 24, CHARTER_LISTING_TEXT }, { _("Cycle"), 9, CHARTER_LISTING_TEXT },
    { _("Area code"), 8, CHARTER_LISTING_TEXT }, { _("Area"), 26, CHARTER_LISTING_TEXT },
    { _("Code"), 8, CHARTER_LISTING_TEXT }, { _("Title"), 38, CHARTER_LISTING_TEXT },
    { _("Level"), 15, CHARTER_LISTING_TEXT }, { _("Not applicable because"), 20, CHARTER_LISTING_TEXT },
    { _("Legal duty"), 11, CHARTER_LISTING_TEXT }, { _("What we see"), 60, CHARTER_LISTING_TEXT },
    { _("Next step"), 40, CHARTER_LISTING_TEXT }, { _("Target level"), 14, CHARTER_LISTING_TEXT },
    { _("Target date"), 13, CHARTER_LISTING_DATE }, { _("Judged on"), 13, CHARTER_LISTING_DATE },
    { _("Evidence"), 16, CHARTER_LISTING_TEXT }, { _("Actions"), 12, CHARTER_LISTING_TEXT },
  };
  CharterListing *listing = charter_listing_new (_("Judgements"), fields, G_N_ELEMENTS (fields));
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);
      CharterAudit *audit = find_audit (session, framework);

      if (audit)
        add_judgements (listing, charter_session_get_portfolio (session), framework, audit);
    }
  return listing;
}

/* "2026-11-20: seven of ten so far". */
static char *
dup_last_review (CharterPortfolio *portfolio,
                 CharterAction    *action)
{
  g_autoptr(GPtrArray) reviews = charter_portfolio_list_reviews (portfolio, action);
  CharterReview *last = NULL;

  for (guint i = 0; i < reviews->len; i++)
    if (!last || g_strcmp0 (charter_review_get_reviewed_on (reviews->pdata[i]), charter_review_get_reviewed_on (last)) >= 0)
      last = reviews->pdata[i];
  if (!last || !charter_review_get_note (last))
    return NULL;
  return charter_review_get_reviewed_on (last)
         ? g_strdup_printf ("%s: %s", charter_review_get_reviewed_on (last), charter_review_get_note (last))
         : g_strdup (charter_review_get_note (last));
}

/* What the actions and provisions use, by their ids: "Early help, Music service". */
static GHashTable *
list_used (CharterPortfolio *portfolio,
           GHashTable       *services)
{
  GHashTable *used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_free);
  GListModel *links = charter_portfolio_get_list (portfolio, CHARTER_TYPE_LINK);

  for (guint i = 0; services && i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(CharterLink) link = g_list_model_get_item (links, i);
      const char *name = g_hash_table_lookup (services, charter_link_get_to_id (link));
      const char *before = g_hash_table_lookup (used, charter_link_get_from_id (link));

      if (charter_link_get_kind (link) != CHARTER_LINK_USES)
        continue;
      if (!name)
        name = _("A service that is no longer in the directory");
      g_hash_table_insert (used, g_strdup (charter_link_get_from_id (link)),
                           before ? g_strdup_printf ("%s, %s", before, name) : g_strdup (name));
    }
  return used;
}

static void
add_action (CharterListing *listing,
            CharterSession *session,
            CharterAction  *action,
            GHashTable     *used)
{
  g_autoptr(GPtrArray) raised_by = charter_portfolio_list_linked_to (
    charter_session_get_portfolio (session), get_id (action), CHARTER_LINK_RAISES);
  g_autofree char *items = dup_items (session, raised_by);
  g_autofree char *review = dup_last_review (charter_session_get_portfolio (session), action);
  g_autofree char *pounds = charter_money_dup_plain (charter_action_get_cost (action));

  charter_listing_begin_row (listing);
  charter_listing_add_number (listing, charter_action_get_number (action));
  charter_listing_add (listing, charter_action_get_title (action));
  charter_listing_add (listing, charter_action_get_why (action));
  charter_listing_add (listing, items);
  charter_listing_add (listing, charter_action_get_success_criterion (action));
  charter_listing_add (listing, charter_action_get_owner (action));
  charter_listing_add (listing, charter_action_get_supporter (action));
  charter_listing_add (listing, charter_action_get_start_on (action));
  charter_listing_add (listing, charter_action_get_due_on (action));
  charter_listing_add (listing, charter_plan_action_get_status_word (charter_action_get_status (action)));
  charter_listing_add (listing, charter_choice_words_get (CHARTER_TYPE_PRIORITY, charter_action_get_priority (action)));
  charter_listing_add (listing, charter_action_get_baseline (action));
  charter_listing_add (listing, charter_action_get_measure (action));
  charter_listing_add (listing, pounds);
  charter_listing_add (listing, charter_action_get_done_on (action));
  charter_listing_add (listing, charter_plan_action_get_outcome_word (charter_action_get_outcome (action)));
  charter_listing_add (listing, charter_action_get_impact (action));
  charter_listing_add (listing, charter_action_get_plan_reference (action));
  charter_listing_add (listing, charter_action_get_effort (action));
  charter_listing_add (listing, charter_action_get_cover_days (action));
  charter_listing_add (listing, review);
  charter_listing_add (listing, g_hash_table_lookup (used, get_id (action)));
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = charter_action_get_number (*(CharterAction * const *) a);
  gint64 second = charter_action_get_number (*(CharterAction * const *) b);

  return first < second ? -1 : first > second;
}

static int
compare_evidence (gconstpointer a,
                  gconstpointer b)
{
  gint64 first = charter_evidence_get_number (*(CharterEvidence * const *) a);
  gint64 second = charter_evidence_get_number (*(CharterEvidence * const *) b);

  return first < second ? -1 : first > second;
}

static GPtrArray *
list_sorted (CharterSession *session,
             GType           type,
             GCompareFunc    compare)
{
  GListModel *list = charter_portfolio_get_list (charter_session_get_portfolio (session), type);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  g_ptr_array_sort (records, compare);
  return records;
}

/**
 * charter_listing_new_of_actions:
 * @session: a session with a school
 * @services: (nullable): names of services by their ids, see charter_services_job_find_names_async(); the
 *   column stays empty without
 *
 * Returns: (transfer full): all its actions by number
 */
CharterListing *
charter_listing_new_of_actions (CharterSession *session,
                                GHashTable     *services)
{
  const CharterListingField fields[] = {
    { _("Number"), 8, CHARTER_LISTING_NUMBER }, { _("Action"), 44, CHARTER_LISTING_TEXT },
    { _("Why"), 36, CHARTER_LISTING_TEXT }, { _("From"), 12, CHARTER_LISTING_TEXT },
    { _("Success criterion"), 40, CHARTER_LISTING_TEXT }, { _("Owner"), 20, CHARTER_LISTING_TEXT },
    { _("With"), 20, CHARTER_LISTING_TEXT }, { _("Start"), 13, CHARTER_LISTING_DATE },
    { _("Due"), 13, CHARTER_LISTING_DATE }, { _("Status"), 13, CHARTER_LISTING_TEXT },
    { _("Priority"), 10, CHARTER_LISTING_TEXT }, { _("Baseline"), 26, CHARTER_LISTING_TEXT },
    { _("Measure"), 26, CHARTER_LISTING_TEXT }, { _("Cost in pounds"), 11, CHARTER_LISTING_NUMBER },
    { _("Done on"), 13, CHARTER_LISTING_DATE }, { _("Outcome"), 14, CHARTER_LISTING_TEXT },
    { _("Impact"), 40, CHARTER_LISTING_TEXT }, { _("School improvement plan"), 20, CHARTER_LISTING_TEXT },
    { _("Effort"), 16, CHARTER_LISTING_TEXT }, { _("Cover days"), 11, CHARTER_LISTING_TEXT },
    { _("Last review"), 40, CHARTER_LISTING_TEXT }, { _("Services used"), 36, CHARTER_LISTING_TEXT },
  };
  CharterListing *listing = charter_listing_new (_("Actions"), fields, G_N_ELEMENTS (fields));
  g_autoptr(GPtrArray) actions = list_sorted (session, CHARTER_TYPE_ACTION, compare_actions);
  g_autoptr(GHashTable) used = list_used (charter_session_get_portfolio (session), services);

  for (guint i = 0; i < actions->len; i++)
    add_action (listing, session, g_ptr_array_index (actions, i), used);
  return listing;
}

static char *
dup_file_names (CharterPortfolio *portfolio,
                CharterEvidence  *evidence)
{
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (portfolio, evidence);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const char *name = charter_evidence_file_get_name (g_ptr_array_index (files, i));

      if (name)
        add_reference (names, name);
    }
  return g_string_free (names, FALSE);
}

/* A spreadsheet goes from hand to hand: of what is left out of packs it says as little as of what is
 * printed redacted. */
static const char *
show (CharterEvidence *evidence,
      const char      *words)
{
  /* Translators: shown in place of what is said of a piece of evidence with personal data */
  return words && charter_evidence_get_left_out (evidence) ? _("Withheld")
                                                           : charter_evidence_get_printed (evidence, words);
}

static void
add_evidence (CharterListing  *listing,
              CharterSession  *session,
              CharterEvidence *evidence)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) supported = charter_portfolio_list_linked_from (portfolio, get_id (evidence),
                                                                       CHARTER_LINK_SUPPORTS);
  g_autofree char *reference = charter_pack_dup_evidence_ref (evidence);
  g_autofree char *items = dup_items (session, supported);
  g_autofree char *files = dup_file_names (portfolio, evidence);

  charter_listing_begin_row (listing);
  charter_listing_add (listing, reference);
  charter_listing_add (listing, show (evidence, charter_evidence_get_title (evidence)));
  charter_listing_add (listing, charter_choice_words_get (CHARTER_TYPE_EVIDENCE_KIND,
                                                          charter_evidence_get_kind (evidence)));
  charter_listing_add (listing, charter_choice_words_get (CHARTER_TYPE_NATURE, charter_evidence_get_nature (evidence)));
  charter_listing_add (listing, items);
  charter_listing_add (listing, charter_evidence_get_happened_on (evidence));
  charter_listing_add (listing, charter_evidence_get_added_on (evidence));
  charter_listing_add (listing, charter_evidence_get_valid_until (evidence));
  charter_listing_add (listing, show (evidence, charter_evidence_get_source (evidence)));
  charter_listing_add (listing, show (evidence, charter_evidence_get_kept_where (evidence)));
  charter_listing_add (listing, show (evidence, *files ? files : NULL));
  charter_listing_add (listing, show (evidence, charter_evidence_get_url (evidence)));
  charter_listing_add (listing, charter_evidence_get_personal_data (evidence) ? _("Yes") : _("No"));
  charter_listing_add (listing, show (evidence, charter_evidence_get_consent (evidence)));
  charter_listing_add (listing, charter_evidence_get_left_out (evidence) ? _("No") : _("Yes"));
}

/**
 * charter_listing_new_of_evidence:
 * @session: a session with a school
 *
 * Returns: (transfer full): all its evidence by number. What notes say stays in the program: a
 *   spreadsheet goes from hand to hand
 */
CharterListing *
charter_listing_new_of_evidence (CharterSession *session)
{
  const CharterListingField fields[] = {
    { _("Reference"), 10, CHARTER_LISTING_TEXT }, { _("Title"), 44, CHARTER_LISTING_TEXT },
    { _("Kind"), 13, CHARTER_LISTING_TEXT }, { _("Nature"), 10, CHARTER_LISTING_TEXT },
    { _("Supports"), 18, CHARTER_LISTING_TEXT }, { _("Date of the event"), 13, CHARTER_LISTING_DATE },
    { _("Added on"), 13, CHARTER_LISTING_DATE }, { _("Valid until"), 13, CHARTER_LISTING_DATE },
    { _("Source"), 24, CHARTER_LISTING_TEXT }, { _("Where kept"), 24, CHARTER_LISTING_TEXT },
    { _("Files"), 30, CHARTER_LISTING_TEXT }, { _("Web address"), 30, CHARTER_LISTING_TEXT },
    { _("Personal data"), 10, CHARTER_LISTING_TEXT }, { _("Consent"), 20, CHARTER_LISTING_TEXT },
    { _("In packs"), 10, CHARTER_LISTING_TEXT },
  };
  CharterListing *listing = charter_listing_new (_("Evidence"), fields, G_N_ELEMENTS (fields));
  g_autoptr(GPtrArray) evidence = list_sorted (session, CHARTER_TYPE_EVIDENCE, compare_evidence);

  for (guint i = 0; i < evidence->len; i++)
    add_evidence (listing, session, g_ptr_array_index (evidence, i));
  return listing;
}
