/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-compare-group.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-cycle-list.h"
#include "charter-item.h"
#include "charter-voices.h"

/**
 * charter_compare_group_new:
 * @session: a session with a school
 * @framework: whose cycles
 *
 * Returns: (transfer full): what they are compared by
 */
CharterCompareGroup *
charter_compare_group_new (CharterSession   *session,
                           CharterFramework *framework)
{
  CharterCompareGroup *self = g_new0 (CharterCompareGroup, 1);

  self->session = session;
  self->framework = framework;
  self->audits = g_ptr_array_new ();
  self->standings = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_standing_unref);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * charter_compare_group_free:
 * @self: (transfer full): a group of cycles
 */
void
charter_compare_group_free (CharterCompareGroup *self)
{
  g_ptr_array_unref (self->audits);
  g_ptr_array_unref (self->standings);
  g_ptr_array_unref (self->labels);
  charter_progress_clear (&self->progress);
  g_free (self);
}

/**
 * charter_compare_group_add:
 * @self: a group
 * @audit: one of its framework, earlier than those before
 */
void
charter_compare_group_add (CharterCompareGroup *self,
                           CharterAudit        *audit)
{
  g_ptr_array_add (self->audits, audit);
  g_ptr_array_add (self->labels, charter_cycle_dup_label (audit));
}

/* As the items of the group's framework have it, which may be another edition than the audit's own. */
static CharterEarlier *
read_audit (CharterCompareGroup *self,
            CharterAudit        *audit)
{
  return charter_earlier_new (charter_session_get_portfolio (self->session), self->framework,
                              charter_session_find_framework_of (self->session, audit), audit);
}

static CharterStanding *
ensure_standing (CharterCompareGroup *self,
                 CharterAudit        *audit,
                 GHashTable          *known)
{
  CharterStanding *standing = g_hash_table_lookup (known, audit);

  if (charter_session_find_framework_of (self->session, audit) != self->framework)
    {
      g_autoptr(CharterEarlier) read = read_audit (self, audit);

      return charter_standing_new_for_earlier (read, self->framework);
    }
  if (standing == NULL)
    {
      standing = charter_standing_new (charter_session_get_portfolio (self->session), self->framework, audit,
                                       CHARTER_VOICE_SCHOOL);
      g_hash_table_insert (known, audit, standing);
    }
  return charter_standing_ref (standing);
}

/**
 * charter_compare_group_work_out:
 * @self: a group
 * @known: CharterStanding by CharterAudit: what was worked out before, and will not be again
 *
 * Works out what the next of the audits adds up to.
 *
 * Returns: whether there are more
 */
gboolean
charter_compare_group_work_out (CharterCompareGroup *self,
                                GHashTable          *known)
{
  if (self->standings->len < self->audits->len)
    g_ptr_array_add (self->standings,
                     ensure_standing (self, g_ptr_array_index (self->audits, self->standings->len), known));
  return self->standings->len < self->audits->len;
}

/**
 * charter_compare_group_look_back:
 * @self: a group
 *
 * Finds what moved from the earliest of the audits to the latest; with one audit nothing did.
 */
void
charter_compare_group_look_back (CharterCompareGroup *self)
{
  guint last = self->audits->len - 1;
  g_autoptr(CharterEarlier) first = last > 0 ? read_audit (self, g_ptr_array_index (self->audits, last)) : NULL;

  charter_progress_clear (&self->progress);
  charter_progress_compare (&self->progress, charter_session_get_portfolio (self->session), self->framework,
                            g_ptr_array_index (self->audits, 0), first);
}

/**
 * charter_compare_group_dup_cell:
 * @self: a group that is worked out
 * @audit: the position of one of its audits
 * @area: an area's code
 *
 * Returns: (transfer full): "Established, 2.1"
 */
char *
charter_compare_group_dup_cell (CharterCompareGroup *self,
                                guint                audit,
                                const char          *area)
{
  const CharterAreaStanding *standing =
    charter_standing_find_area (g_ptr_array_index (self->standings, audit), area);
  g_autofree char *word = NULL;

  if (!standing)
    return g_strdup ("–");
  word = charter_area_standing_dup_word (standing);
  if (standing->state != CHARTER_STANDING_JUDGED)
    return g_steal_pointer (&word);
  /* TRANSLATORS: an area's level and average: "Established, 2.1" */
  return g_strdup_printf (_("%s, %.1f"), word, standing->position);
}

/* Adds the code of an item to the answer that the assessor of @of gave to it. */
static void
sort_in (CharterCompareGroup  *self,
         CharterFramework     *framework,
         CharterAudit         *of,
         CharterItem          *item,
         GString             **codes)
{
  CharterAssessorVerdict verdict = charter_voices_find_verdict (charter_session_get_portfolio (self->session),
                                                                framework, of, charter_item_get_code (item));

  if (verdict >= CHARTER_VERDICT_AGREE && verdict <= CHARTER_VERDICT_MORE_INFORMATION)
    g_string_append_printf (codes[verdict], "%s%s", codes[verdict]->len ? ", " : "", charter_item_get_code (item));
}

static char *
join_verdicts (GString **codes)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (int verdict = CHARTER_VERDICT_AGREE; verdict <= CHARTER_VERDICT_MORE_INFORMATION; verdict++)
    {
      if (codes[verdict]->len > 0)
        g_string_append_printf (words, "%s%s: %s", words->len ? "\n" : "",
                                charter_assessor_verdict_get_title ((CharterAssessorVerdict) verdict),
                                codes[verdict]->str);
      g_string_free (codes[verdict], TRUE);
    }
  return words->len ? g_strdup (words->str) : NULL;
}

/**
 * charter_compare_group_dup_verdicts:
 * @self: a group
 * @audit: the position of one of its audits
 *
 * Returns: (transfer full) (nullable): what the visiting assessor of that cycle answered: "Agree: 1.1, 2.3",
 *   and a line for each other answer
 */
char *
charter_compare_group_dup_verdicts (CharterCompareGroup *self,
                                    guint                audit)
{
  CharterAudit *of = g_ptr_array_index (self->audits, audit);
  CharterFramework *framework = charter_session_find_framework_of (self->session, of);
  GListModel *areas = charter_framework_get_areas (framework);
  GString *codes[CHARTER_VERDICT_MORE_INFORMATION + 1] = { NULL };
  g_autoptr(GPtrArray) judgements =
    charter_portfolio_list_judgements (charter_session_get_portfolio (self->session), of, CHARTER_VOICE_ASSESSOR);

  if (judgements->len == 0)
    return NULL;
  for (int verdict = CHARTER_VERDICT_AGREE; verdict <= CHARTER_VERDICT_MORE_INFORMATION; verdict++)
    codes[verdict] = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          sort_in (self, framework, of, item, codes);
        }
    }
  return join_verdicts (codes);
}
