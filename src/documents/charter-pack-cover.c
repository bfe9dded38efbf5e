/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-code-square.h"
#include "charter-term.h"

static void
add_fact (CharterPackComposer *self,
          const char          *name,
          const char          *value)
{
  charter_document_add_fact (self->document, name, charter_text_new_plain (value));
}

static void
add_date (CharterPackComposer *self,
          const char          *name,
          const char          *date)
{
  charter_document_add_fact (self->document, name, charter_pack_date_text (date));
}

static void
add_framework_fact (CharterPackComposer *self,
                    const char          *name,
                    CharterFramework    *framework,
                    CharterAudit        *audit)
{
  const char *version = audit ? charter_audit_get_framework_version (audit) : NULL;
  g_autofree char *words = NULL;

  if (!framework)
    return;
  /* Translators: a framework's title, then its version */
  words = g_strdup_printf (_("%s, version %s"), charter_framework_get_title (framework),
                           version ? version : charter_framework_get_version (framework));
  add_fact (self, name, words);
}

static char *
dup_state_words (CharterAudit *audit)
{
  g_autofree char *signed_on = NULL;

  if (!audit)
    return g_strdup (_("No self-evaluation has been begun"));
  switch (charter_audit_get_state (audit))
    {
    case CHARTER_AUDIT_AGREED:
      return g_strdup (_("Agreed, not signed off"));
    case CHARTER_AUDIT_SIGNED_OFF:
      signed_on = charter_term_dup_date_words (charter_audit_get_signed_on (audit));
      /* Translators: a date */
      return g_strdup_printf (_("Signed off on %s"), signed_on);
    case CHARTER_AUDIT_DRAFT:
    default:
      return g_strdup (_("Draft, not signed off"));
    }
}

static void
add_facts (CharterPackComposer *self)
{
  g_autofree char *state = dup_state_words (self->audit);
  g_autofree char *date = charter_term_dup_date_words (self->source->today);

  add_fact (self, _("School"), charter_school_get_name (self->school));
  add_fact (self, _("URN"), charter_school_get_urn (self->school));
  add_fact (self, _("Local authority"), charter_school_get_la_name (self->school));
  add_framework_fact (self, _("Charter"), self->source->commitments, self->source->commitments_audit);
  add_framework_fact (self, _("Self-evaluation"), self->framework, self->audit);
  if (self->audit)
    {
      add_fact (self, _("Cycle"), charter_audit_get_cycle (self->audit));
      add_date (self, _("Begun on"), charter_audit_get_started_on (self->audit));
      add_date (self, _("Agreed on"), charter_audit_get_agreed_on (self->audit));
    }
  add_fact (self, _("Prepared by"), charter_pack_get_author (self));
  add_fact (self, _("Status"), state);
  if (self->previous)
    add_date (self, _("Last cycle signed off on"), charter_audit_get_signed_on (self->previous));
  add_fact (self, _("Printed on"), date);
  add_fact (self, _("Verification code"), self->source->code);
}

/* Where an assessor looks first: names and dates, or the empty lines that show they are missing. */
static void
add_signatures (CharterPackComposer *self)
{
  charter_document_add_heading (self->document, 2, _("Signatures"), NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_words (self->document,
                              _("This is our own view of where we stand and of what we will do next."));
  charter_document_keep_with_next (self->document);
  if (self->audit && charter_audit_get_state (self->audit) == CHARTER_AUDIT_SIGNED_OFF)
    charter_pack_add_names (self, charter_audit_get_signed_by (self->audit),
                            charter_audit_get_signed_on (self->audit));
  else
    charter_pack_add_names (self, NULL, NULL);
}

/* What a telephone reads off the paper: enough to look the pack up by, and nothing about anybody. */
static void
add_code (CharterPackComposer *self)
{
  const char *urn = charter_school_get_urn (self->school);
  g_autofree char *words = NULL;
  g_autofree char *alternative = NULL;

  if (!self->source->code)
    return;
  words = g_strdup_printf ("INCLUSION CHARTER %s %s %s", urn ? urn : "-", self->source->today,
                           self->source->code);
  alternative = g_strdup_printf (_("QR code of the verification code %s"), self->source->code);
  charter_document_add_code_square (self->document, words, alternative);
}

/**
 * charter_pack_add_cover:
 * @self: a composer
 */
void
charter_pack_add_cover (CharterPackComposer *self)
{
  charter_pack_add_logo (self);
  charter_document_add_spacer (self->document, 10);
  charter_document_add_label (self->document, _("Charter evidence pack"));
  charter_document_add_title (self->document, charter_school_get_name (self->school)
                              ? charter_school_get_name (self->school) : _("Our school"));
  charter_document_add_spacer (self->document, 8);
  add_code (self);
  add_facts (self);
  charter_document_add_spacer (self->document, 8);
  add_signatures (self);
  charter_document_add_spacer (self->document, 8);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (
    _("This pack is meant to name no pupil. It speaks of cohorts and counts, and counts below five "
      "are hidden. Its verification code changes with the records: whoever has them can check whether "
      "they are still the same.")));
}
