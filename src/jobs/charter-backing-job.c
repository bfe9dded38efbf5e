/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-backing-job.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-take-job.h"

static void
backing_free (gpointer data)
{
  CharterBacking *backing = data;

  g_object_unref (backing->item);
  g_ptr_array_unref (backing->mapped);
  g_free (backing);
}

static gboolean
says_something (CharterJudgement *judgement)
{
  return charter_judgement_get_level (judgement) || charter_judgement_get_not_applicable (judgement);
}

/* Evidence that supports several of the linked items counts once. */
static void
count (CharterBacking   *backing,
       CharterPortfolio *portfolio,
       CharterAudit     *audit)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < backing->mapped->len; i++)
    {
      const CharterMapped *mapped = g_ptr_array_index (backing->mapped, i);
      CharterJudgement *judgement =
        charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (mapped->item),
                                          CHARTER_VOICE_SCHOOL);
      g_autoptr(GPtrArray) evidence = NULL;

      if (!judgement)
        continue;
      backing->n_judged += says_something (judgement);
      evidence = charter_portfolio_list_linked_to (portfolio,
                                                   charter_record_get_id (CHARTER_RECORD (judgement)),
                                                   CHARTER_LINK_SUPPORTS);
      for (guint j = 0; j < evidence->len; j++)
        g_hash_table_add (seen, g_ptr_array_index (evidence, j));
    }
  backing->n_evidence = g_hash_table_size (seen);
}

static CharterBacking *
look_behind (CharterSession   *session,
             CharterFramework *from,
             CharterItem      *item,
             CharterFramework *to)
{
  CharterMapping *mapping = charter_pack_library_get_mapping (charter_session_get_library (session));
  CharterAudit *audit = charter_take_find_audit (session, to);
  CharterBacking *backing = g_new0 (CharterBacking, 1);

  backing->item = g_object_ref (item);
  backing->mapped = charter_mapping_list (mapping, from, item);
  for (guint i = backing->mapped->len; i > 0; i--)
    if (((CharterMapped *) g_ptr_array_index (backing->mapped, i - 1))->framework != to)
      g_ptr_array_remove_index (backing->mapped, i - 1);
  if (audit)
    count (backing, charter_session_get_portfolio (session), audit);
  return backing;
}

/**
 * charter_backing_list:
 * @session: a session with a school
 * @from: the framework whose items are asked about
 * @to: another framework, that the school judges itself by
 *
 * Looks at the audit of @to in the cycle that the session is at, else at its latest.
 *
 * Returns: (transfer full) (element-type CharterBacking): every item of @from, in order
 */
GPtrArray *
charter_backing_list (CharterSession   *session,
                      CharterFramework *from,
                      CharterFramework *to)
{
  GPtrArray *backings = g_ptr_array_new_with_free_func (backing_free);
  GListModel *areas = charter_framework_get_areas (from);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          g_ptr_array_add (backings, look_behind (session, from, item, to));
        }
    }
  return backings;
}

/**
 * charter_backing_is_blank:
 *
 * Returns: whether nothing stands behind the item: it is linked to nothing there, or to items without
 *   a judgement and without evidence
 */
gboolean
charter_backing_is_blank (const CharterBacking *self)
{
  return self->n_judged == 0 && self->n_evidence == 0;
}

/**
 * charter_backing_dup_codes:
 *
 * Returns: (transfer full) (nullable): the codes of the items that it is linked to; %NULL without any
 */
char *
charter_backing_dup_codes (const CharterBacking *self)
{
  g_autoptr(GString) codes = g_string_new (NULL);

  for (guint i = 0; i < self->mapped->len; i++)
    {
      const CharterMapped *mapped = g_ptr_array_index (self->mapped, i);

      g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                              charter_item_get_code (mapped->item));
    }
  return codes->len > 0 ? g_strdup (codes->str) : NULL;
}

/**
 * charter_backing_dup_table:
 * @backings: (element-type CharterBacking): what is shown
 *
 * Returns: (transfer full): for a spreadsheet or a letter
 */
char *
charter_backing_dup_table (GPtrArray *backings)
{
  GString *table = g_string_new (NULL);

  g_string_append_printf (table, "%s\t%s\t%s\t%s\t%s\n", _("Code"), _("Title"), _("Linked to"),
                          _("Judged"), _("Evidence"));
  for (guint i = 0; i < backings->len; i++)
    {
      const CharterBacking *backing = g_ptr_array_index (backings, i);
      g_autofree char *codes = charter_backing_dup_codes (backing);

      g_string_append_printf (table, "%s\t%s\t%s\t%u\t%u\n", charter_item_get_code (backing->item),
                              charter_item_get_title (backing->item), codes ? codes : "",
                              backing->n_judged, backing->n_evidence);
    }
  return g_string_free (table, FALSE);
}
