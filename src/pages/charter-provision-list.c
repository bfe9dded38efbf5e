/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-provision-list.h"

#include "charter-provision-map.h"
#include "charter-provision-trail.h"
#include "charter-provision-words.h"
#include "charter-year-groups.h"

struct _CharterProvisionList
{
  CharterRecordList       parent_instance;

  CharterProvisionsShown  shown;
};

G_DEFINE_FINAL_TYPE (CharterProvisionList, charter_provision_list, CHARTER_TYPE_RECORD_LIST)

static void
charter_provision_list_add_text (CharterRecord *record,
                                 GString       *text)
{
  static const char * const fields[] = {
    "title", "cohort", "scale", "staff", "sessions", "assess-note", "plan-note", "do-note", "review-note", "decision",
    NULL
  };
  CharterProvision *provision = CHARTER_PROVISION (record);
  g_autofree char *years = charter_year_groups_dup_words (charter_provision_get_years (provision));

  g_string_append_printf (text, "%s\n%s\n%s", years ? years : "",
                          charter_tier_get_title (charter_provision_get_tier (provision)),
                          charter_provision_map_get_need_title (charter_provision_map_find_need (provision)));
  charter_record_list_add_fields (record, fields, text);
}

static gboolean
charter_provision_list_is_wanted (CharterRecordList *list,
                                  CharterRecord     *record)
{
  CharterProvisionList *self = CHARTER_PROVISION_LIST (list);

  return self->shown == CHARTER_PROVISIONS_ALL
         || charter_provision_is_running (CHARTER_PROVISION (record)) == (self->shown == CHARTER_PROVISIONS_RUNNING);
}

/* What runs first, then by tier; in a tier the latest first, those that have no first day yet before them. */
static int
charter_provision_list_compare (CharterRecord *first,
                                CharterRecord *second)
{
  CharterProvision *left = CHARTER_PROVISION (first);
  CharterProvision *right = CHARTER_PROVISION (second);
  int tiers = (int) charter_provision_get_tier (left) - (int) charter_provision_get_tier (right);
  const char *left_start = charter_provision_get_start_on (left);
  const char *right_start = charter_provision_get_start_on (right);

  if (charter_provision_is_running (left) != charter_provision_is_running (right))
    return charter_provision_is_running (left) ? -1 : 1;
  if (tiers != 0)
    return tiers;
  if (!left_start != !right_start)
    return left_start ? 1 : -1;
  if (g_strcmp0 (left_start, right_start) != 0)
    return g_strcmp0 (right_start, left_start);
  return g_strcmp0 (charter_record_get_id (CHARTER_RECORD (left)), charter_record_get_id (CHARTER_RECORD (right)));
}

static void
changed_cb (CharterProvisionList *self,
            CharterRecord        *record,
            const char           *field)
{
  if (!CHARTER_IS_PROVISION (record))
    return;
  if (g_str_equal (field, "tier") || g_str_equal (field, "start-on") || g_str_equal (field, "decided"))
    charter_record_list_sort_again (CHARTER_RECORD_LIST (self));
  if (charter_record_list_has_words (CHARTER_RECORD_LIST (self)) || g_str_equal (field, "decided"))
    charter_record_list_filter_again (CHARTER_RECORD_LIST (self));
}

static void
charter_provision_list_class_init (CharterProvisionListClass *klass)
{
  CharterRecordListClass *list_class = CHARTER_RECORD_LIST_CLASS (klass);

  list_class->is_wanted = charter_provision_list_is_wanted;
  list_class->compare = charter_provision_list_compare;
  list_class->add_text = charter_provision_list_add_text;
}

static void
charter_provision_list_init (CharterProvisionList *self)
{
}

/**
 * charter_provision_list_new:
 * @session: with a school
 *
 * Returns: (transfer full): the provisions of the school that run, by tier
 */
CharterProvisionList *
charter_provision_list_new (CharterSession *session)
{
  CharterProvisionList *self = g_object_new (CHARTER_TYPE_PROVISION_LIST, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  charter_record_list_set_records (CHARTER_RECORD_LIST (self),
                                   charter_portfolio_get_list (portfolio, CHARTER_TYPE_PROVISION));
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * charter_provision_list_set_shown:
 * @self: a list
 * @shown: those that run, those that are decided or all
 */
void
charter_provision_list_set_shown (CharterProvisionList   *self,
                                  CharterProvisionsShown  shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  charter_record_list_filter_again (CHARTER_RECORD_LIST (self));
}
