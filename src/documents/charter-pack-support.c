/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-provision-change.h"
#include "charter-provision-map.h"
#include "charter-provision-trail.h"
#include "charter-provision-words.h"
#include "charter-small-number.h"
#include "charter-term.h"
#include "charter-year-groups.h"

static CharterText *
cohort_text (CharterProvision *provision)
{
  CharterText *text = charter_text_new_plain (charter_provision_get_cohort (provision));
  g_autofree char *words = charter_small_number_dup_pupils (charter_provision_get_pupils (provision));

  if (words && charter_text_get_length (text) > 0)
    charter_text_add (text, CHARTER_RUN_PLAIN, ", ");
  return charter_text_add (text, CHARTER_RUN_PLAIN, words);
}

/* The two measures, and what they come to. Of a small group neither is told. */
static CharterText *
measure_text (CharterProvision *provision)
{
  const char *scale = charter_provision_get_scale (provision);
  g_autofree char *measures = charter_change_dup_measures (provision);
  CharterChange change = charter_change_of (provision);
  g_autofree char *words = charter_change_dup_words (&change);
  CharterText *text = charter_text_new_plain (measures);

  if (!measures)
    return charter_text_add (text, CHARTER_RUN_DIM, words);
  if (change.kind != CHARTER_CHANGE_NOT_MEASURED && change.kind != CHARTER_CHANGE_IN_WORDS)
    {
      charter_text_add (text, CHARTER_RUN_BOLD, "\n");
      charter_text_add (text, CHARTER_RUN_BOLD, words);
    }
  if (scale)
    {
      charter_text_add (text, CHARTER_RUN_DIM, "\n");
      charter_text_add (text, CHARTER_RUN_DIM, scale);
    }
  return text;
}

static CharterText *
name_text (CharterPackComposer *self,
           CharterProvision    *provision)
{
  CharterText *text = charter_text_new_plain (charter_provision_get_title (provision));
  const char *need = charter_pack_name_need (charter_provision_get_need (provision));
  guint cycle = charter_provision_get_cycle (self->portfolio, provision);
  /* Translators: how often a provision has been through assess, plan, do and review */
  g_autofree char *words = g_strdup_printf (_("Cycle %u"), cycle);

  if (*need)
    {
      charter_text_add (text, CHARTER_RUN_DIM, "\n");
      charter_text_add (text, CHARTER_RUN_DIM, need);
    }
  if (cycle > 1)
    {
      charter_text_add (text, CHARTER_RUN_DIM, "\n");
      charter_text_add (text, CHARTER_RUN_DIM, words);
    }
  return text;
}

/* "Continue: keep it, and add the five home languages". */
static CharterText *
decision_text (CharterProvision *provision)
{
  CharterDecision decided = charter_provision_get_decided (provision);
  const char *why = charter_provision_get_decision (provision);
  CharterText *text;

  if (decided == CHARTER_DECISION_NOT_DECIDED && !why)
    return charter_text_new_styled (CHARTER_RUN_DIM,
                                    charter_stage_get_title (charter_provision_get_stage (provision)));
  text = charter_text_new_styled (CHARTER_RUN_BOLD, decided == CHARTER_DECISION_NOT_DECIDED
                                                    ? NULL : charter_decision_get_title (decided));
  if (why && charter_text_get_length (text) > 0)
    charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
  return charter_text_add (text, CHARTER_RUN_PLAIN, why);
}

static int
compare_provisions (gconstpointer a,
                    gconstpointer b)
{
  CharterProvision *left = *(CharterProvision * const *) a;
  CharterProvision *right = *(CharterProvision * const *) b;
  int titles = g_strcmp0 (charter_provision_get_title (left), charter_provision_get_title (right));

  return titles != 0 ? titles : g_strcmp0 (charter_provision_get_start_on (left),
                                           charter_provision_get_start_on (right));
}

/* The cycles of a provision stand one under the other. */
static GPtrArray *
list_tier (CharterPackComposer *self,
           CharterTier          tier)
{
  GListModel *provisions = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_PROVISION);
  GPtrArray *listed = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (provisions); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (provisions, i);

      if (charter_provision_get_tier (provision) == tier)
        g_ptr_array_add (listed, provision); /* the portfolio keeps it */
    }
  g_ptr_array_sort (listed, compare_provisions);
  return listed;
}

static void
add_tier (CharterPackComposer *self,
          CharterBlock        *table,
          CharterTier          tier)
{
  g_autoptr(GPtrArray) provisions = list_tier (self, tier);

  if (provisions->len > 0)
    charter_table_add_group (table, charter_text_new_plain (charter_tier_get_title (tier)));
  for (guint i = 0; i < provisions->len; i++)
    {
      CharterProvision *provision = g_ptr_array_index (provisions, i);

      charter_table_add_row (table, NULL, name_text (self, provision), cohort_text (provision),
                             measure_text (provision), decision_text (provision), NULL);
    }
}

static void
add_provisions (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("Provision"), 2.6, CHARTER_ALIGN_START, TRUE },
    { _("For whom"), 1.9, CHARTER_ALIGN_START, FALSE },
    { _("From → to"), 2.3, CHARTER_ALIGN_START, FALSE },
    { _("Decision or stage"), 2, CHARTER_ALIGN_START, FALSE },
  };
  g_autofree char *year = charter_term_dup_school_year (self->source->today);
  g_autoptr(CharterProvisionMap) map = charter_provision_map_new (self->portfolio, year, self->source->today);
  g_autofree char *funding = charter_provision_map_dup_funding_words (map);
  CharterBlock *table;

  if (map->notional != CHARTER_NOT_SAID)
    charter_document_add_words (self->document, funding);
  table = charter_document_add_table (self->document, _("Provisions by tier"), columns, G_N_ELEMENTS (columns));
  for (int tier = CHARTER_TIER_UNIVERSAL; tier <= CHARTER_TIER_SPECIALIST; tier++)
    add_tier (self, table, (CharterTier) tier);
}

/**
 * charter_pack_add_support:
 * @self: a composer
 *
 * The cycle of support: the school's model, what runs, for which cohort, from which measure to which, and what
 * was decided. Left out when nothing is recorded.
 */
void
charter_pack_add_support (CharterPackComposer *self)
{
  GListModel *provisions = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_PROVISION);
  GListModel *steps = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_SUPPORT_STEP);

  if (g_list_model_get_n_items (provisions) == 0 && g_list_model_get_n_items (steps) == 0)
    return;
  charter_document_add_label (self->document, _("Assess, plan, do, review"));
  charter_document_add_heading (self->document, 1, _("Cycle of support"), NULL,
                                charter_pack_section_flags (self));
  charter_pack_add_model (self);
  if (g_list_model_get_n_items (provisions) > 0)
    add_provisions (self);
}
