/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-term.h"

/* Smaller cohorts could point to a child. */
#define SMALLEST_SHOWN 5

static CharterText *
cohort_text (CharterProvision *provision)
{
  gint64 pupils = charter_provision_get_pupils (provision);
  CharterText *text = charter_text_new_plain (charter_provision_get_cohort (provision));
  g_autofree char *words = NULL;

  if (pupils >= SMALLEST_SHOWN)
    words = g_strdup_printf (ngettext ("%d pupil", "%d pupils", (gulong) pupils), (int) pupils);
  else if (pupils > 0)
    words = g_strdup (_("fewer than five"));
  if (words && charter_text_get_length (text) > 0)
    charter_text_add (text, CHARTER_RUN_PLAIN, ", ");
  return charter_text_add (text, CHARTER_RUN_PLAIN, words);
}

static CharterText *
measure_text (CharterProvision *provision)
{
  const char *entry = charter_provision_get_entry_measure (provision);
  const char *leave = charter_provision_get_exit_measure (provision);
  const char *scale = charter_provision_get_scale (provision);
  CharterText *text = charter_text_new ();

  if (!entry && !leave)
    return charter_text_add (text, CHARTER_RUN_DIM, _("not measured yet"));
  charter_text_add (text, CHARTER_RUN_PLAIN, entry ? entry : "–");
  charter_text_add (text, CHARTER_RUN_PLAIN, " → ");
  charter_text_add (text, CHARTER_RUN_PLAIN, leave ? leave : _("to come"));
  if (scale)
    {
      charter_text_add (text, CHARTER_RUN_DIM, "\n");
      charter_text_add (text, CHARTER_RUN_DIM, scale);
    }
  return text;
}

static CharterText *
name_text (CharterProvision *provision)
{
  CharterText *text = charter_text_new_plain (charter_provision_get_title (provision));
  const char *need = charter_pack_name_need (charter_provision_get_need (provision));

  if (*need)
    {
      charter_text_add (text, CHARTER_RUN_DIM, "\n");
      charter_text_add (text, CHARTER_RUN_DIM, need);
    }
  return text;
}

static CharterText *
decision_text (CharterProvision *provision)
{
  const char *decision = charter_provision_get_decision (provision);

  if (decision)
    return charter_text_new_plain (decision);
  return charter_text_new_styled (CHARTER_RUN_DIM, charter_pack_name_stage (
    charter_provision_get_stage (provision)));
}

static void
add_tier (CharterPackComposer *self,
          CharterBlock        *table,
          GListModel          *provisions,
          CharterTier          tier)
{
  gboolean has_group = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (provisions); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (provisions, i);

      if (charter_provision_get_tier (provision) != tier)
        continue;
      if (!has_group)
        charter_table_add_group (table, charter_text_new_plain (charter_pack_name_tier (tier)));
      has_group = TRUE;
      charter_table_add_row (table, NULL, name_text (provision), cohort_text (provision),
                             measure_text (provision), decision_text (provision), NULL);
    }
}

/**
 * charter_pack_add_support:
 * @self: a composer
 *
 * The cycle of support: what runs, for which cohort, from which measure to which, and what was
 * decided. Left out when nothing is recorded.
 */
void
charter_pack_add_support (CharterPackComposer *self)
{
  static const CharterTier tiers[] = { CHARTER_TIER_UNIVERSAL, CHARTER_TIER_TARGETED, CHARTER_TIER_SPECIALIST };
  GListModel *provisions = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_PROVISION);
  const CharterColumn columns[] = {
    { _("Provision"), 2.6, CHARTER_ALIGN_START, TRUE },
    { _("For whom"), 1.9, CHARTER_ALIGN_START, FALSE },
    { _("From → to"), 2.3, CHARTER_ALIGN_START, FALSE },
    { _("Decision or stage"), 2, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table;

  if (g_list_model_get_n_items (provisions) == 0)
    return;
  charter_document_add_label (self->document, _("Assess, plan, do, review"));
  charter_document_add_heading (self->document, 1, _("Cycle of support"), NULL,
                                charter_pack_section_flags (self));
  table = charter_document_add_table (self->document, _("Provisions by tier"), columns,
                                      G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    add_tier (self, table, provisions, tiers[i]);
}
