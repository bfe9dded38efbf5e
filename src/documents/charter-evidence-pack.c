/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-evidence-pack.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"

typedef void (*AddPart) (CharterPackComposer *self);

static void
add_standing (CharterPackComposer *self)
{
  charter_pack_add_summary (self, _("Summary"));
  charter_pack_add_movement (self);
}

/* What is between the contents and the credits, and what composes it, in the usual order. */
static const CharterReportPart parts[] = {
  { "standing", N_("Where we stand"), FALSE },
  { "school", N_("Our school"), FALSE },
  { "statement", N_("Statement of commitment"), FALSE },
  { "status", N_("Charter status"), FALSE },
  { "commitments", N_("Charter check"), FALSE },
  { "areas", N_("Self-evaluation, item by item"), FALSE },
  { "support", N_("Cycle of support"), FALSE },
  { "impact", N_("Impact over the years"), FALSE },
  { "plan", N_("Action plan"), FALSE },
  { "development", N_("Staff development and network"), FALSE },
  { "case-studies", N_("Case studies"), FALSE },
  { "index", N_("Evidence index"), FALSE },
  { "voices", N_("Who was heard"), FALSE },
  { "calendar", N_("Duty calendar"), FALSE },
  { "duties", N_("Legal duties still open"), FALSE },
  { "remarks", N_("What reviewers remarked"), FALSE },
  { "language", N_("The words we use"), TRUE },
  { "visit", N_("Visit plan"), TRUE },
  { "links", N_("Links to other frameworks"), TRUE },
};
static const AddPart add_part[G_N_ELEMENTS (parts)] = {
  add_standing, charter_pack_add_school, charter_pack_add_statement, charter_pack_add_status,
  charter_pack_add_commitments, charter_pack_add_areas, charter_pack_add_support, charter_pack_add_impact,
  charter_pack_add_plan, charter_pack_add_development, charter_pack_add_case_studies,
  charter_pack_add_index, charter_pack_add_voices, charter_pack_add_calendar, charter_pack_add_duties,
  charter_pack_add_remarks,
  charter_pack_add_language, charter_pack_add_visit_plan, charter_pack_add_links,
};

/**
 * charter_evidence_pack_get_parts:
 * @n_parts: (out): how many
 *
 * Returns: (array length=n_parts) (transfer none): the parts that a school may leave out or move
 */
const CharterReportPart *
charter_evidence_pack_get_parts (guint *n_parts)
{
  *n_parts = G_N_ELEMENTS (parts);
  return parts;
}

/**
 * charter_evidence_pack_compose:
 * @source: a school's records and the frameworks it judges itself against
 *
 * Composes what the school hands to its charter's assessor, governors and families. A school
 * without an audit gets a pack that says so. The short pack leaves out descriptors, criteria and
 * review notes; in both, the code and title of every item appear, unless the school takes their part
 * out. A part with nothing to say is not there.
 *
 * Returns: (transfer full): the document; it holds no reference to any record
 */
CharterDocument *
charter_evidence_pack_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Charter evidence pack"));
  g_autoptr(GArray) choices = charter_part_choices_read (parts, G_N_ELEMENTS (parts),
                                                         source->paper ? charter_paper_get_parts (source->paper)
                                                                       : NULL);

  charter_pack_add_cover (self);
  charter_document_add_heading (self->document, 1, _("Contents"), NULL, CHARTER_HEADING_NEW_PAGE);
  charter_document_add_contents (self->document);
  for (guint i = 0; i < choices->len; i++)
    {
      const CharterPartChoice *choice = &g_array_index (choices, CharterPartChoice, i);

      if (choice->is_included)
        add_part[choice->position] (self);
    }
  charter_pack_add_sources (self);
  return charter_pack_composer_finish (self);
}

/**
 * charter_summary_sheet_compose:
 * @source: a school's records and the frameworks it judges itself against
 *
 * Returns: (transfer full): where the school stands, to pin to a wall or hand to governors
 */
CharterDocument *
charter_summary_sheet_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Inclusion summary"));
  const char *name = charter_school_get_name (charter_portfolio_get_school (source->portfolio));

  charter_pack_add_summary (self, name ? name : _("Our school"));
  return charter_pack_composer_finish (self);
}

/**
 * charter_action_plan_compose:
 * @source: a school's records and the frameworks it judges itself against
 *
 * Returns: (transfer full): the action plan by itself
 */
CharterDocument *
charter_action_plan_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Action plan"));

  charter_pack_add_plan (self);
  return charter_pack_composer_finish (self);
}
