/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-visit-job.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"

/* So many items are looked at in one talk or walk. */
#define MOST_ITEMS 3

/* The usual parts of a visit: whom to meet, what to see, and which evidence speaks for what is shown. */
static const struct {
  const char *whom;
  const char *what;
  CharterNature nature;
} stops[] = {
  { N_("Headteacher and inclusion leader"), N_("Where we stand, what moved and what did not"), CHARTER_NATURE_PAPER },
  { N_("Teachers and teaching assistants, in lessons"), N_("A walk through lessons, with books"), CHARTER_NATURE_PRACTICE },
  { N_("Pupils, who lead the way"), N_("Their school, and their questions"), CHARTER_NATURE_PEOPLE },
  { N_("SENCO"), N_("A cycle of support from worry to review, without names"), CHARTER_NATURE_PRACTICE },
  { N_("Parents and carers who would like to come"), N_("What has changed for them, what has not"), CHARTER_NATURE_PEOPLE },
  { N_("Governor for inclusion"), N_("What governors ask and have seen"), CHARTER_NATURE_PAPER },
  { N_("Headteacher and inclusion leader"), N_("What you saw, and what you would look at next"), -1 },
};

static gboolean
is_shown_by (CharterPortfolio *portfolio,
             CharterAudit     *audit,
             CharterItem      *item,
             CharterNature     nature)
{
  CharterJudgement *judgement = charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (item),
                                                                  CHARTER_VOICE_SCHOOL);
  g_autoptr(GPtrArray) evidence = NULL;

  if (!judgement || !charter_judgement_get_level (judgement))
    return FALSE;
  evidence = charter_portfolio_list_linked_to (portfolio, charter_record_get_id (CHARTER_RECORD (judgement)),
                                               CHARTER_LINK_SUPPORTS);
  for (guint i = 0; i < evidence->len; i++)
    if (CHARTER_IS_EVIDENCE (g_ptr_array_index (evidence, i)) &&
        charter_evidence_get_nature (g_ptr_array_index (evidence, i)) == nature)
      return TRUE;
  return FALSE;
}

/* Codes of items that evidence of @nature shows and no earlier stop does. */
static char *
dup_items (CharterSession *session,
           CharterNature   nature,
           GHashTable     *used)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  GListModel *areas = charter_framework_get_areas (charter_session_get_framework (session));
  g_autoptr(GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items) && codes->len < MOST_ITEMS; j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          if (is_shown_by (portfolio, charter_session_get_audit (session), item, nature) &&
              g_hash_table_add (used, (gpointer) charter_item_get_code (item)))
            g_ptr_array_add (codes, (gpointer) charter_item_get_code (item));
        }
    }
  g_ptr_array_add (codes, NULL);
  return codes->len > 1 ? g_strjoinv (" ", (char **) codes->pdata) : NULL;
}

/**
 * charter_visit_job_propose:
 * @session: a session with a school
 *
 * Begins a plan for an assessor's visit: the usual people and places, each with items of the shown
 * framework that the school's evidence of that kind speaks for. Times are the school's to say. Nothing
 * is done where there is a plan.
 *
 * Returns: how many parts the plan has now; 0 when nothing was done
 */
guint
charter_visit_job_propose (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  g_autoptr(GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  const char *school;

  if (!portfolio || !charter_session_get_framework (session) ||
      g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_VISIT_STOP)) > 0)
    return 0;
  school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  charter_store_begin_group (store, _("Begin the visit plan"));
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *items = dup_items (session, stops[i].nature, used);
      g_autoptr(CharterVisitStop) stop = g_object_new (CHARTER_TYPE_VISIT_STOP, "school", school, "position",
                                                       (gint64) i + 1, "whom", _(stops[i].whom), "what",
                                                       _(stops[i].what), "items", items, NULL);

      charter_portfolio_add (portfolio, CHARTER_RECORD (stop));
    }
  charter_store_end_group (store);
  return G_N_ELEMENTS (stops);
}
