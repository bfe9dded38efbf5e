/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-evidence-pack.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"

/**
 * charter_evidence_pack_compose:
 * @source: a school's records and the frameworks it judges itself against
 *
 * Composes what the school hands to its charter's assessor, governors and families. A school
 * without an audit gets a pack that says so. The short pack leaves out descriptors, criteria and
 * review notes; in both, the code and title of every item appear.
 *
 * Returns: (transfer full): the document; it holds no reference to any record
 */
CharterDocument *
charter_evidence_pack_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Charter evidence pack"));

  charter_pack_add_cover (self);
  charter_document_add_heading (self->document, 1, _("Contents"), NULL, CHARTER_HEADING_NEW_PAGE);
  charter_document_add_contents (self->document);
  charter_pack_add_school (self);
  charter_pack_add_summary (self, _("Summary"));
  charter_pack_add_movement (self);
  charter_pack_add_commitments (self);
  charter_pack_add_areas (self);
  charter_pack_add_support (self);
  charter_pack_add_plan (self);
  charter_pack_add_index (self);
  charter_pack_add_voices (self);
  charter_pack_add_duties (self);
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
