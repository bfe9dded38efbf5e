/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-certificate.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"
#include "charter-status.h"
#include "charter-term.h"

static void
add_fact (CharterPackComposer *self,
          const char          *name,
          const char          *value)
{
  if (value)
    charter_document_add_fact (self->document, name, charter_text_new_plain (value));
}

static void
add_refusal (CharterPackComposer *self,
             const char          *refusal)
{
  GPtrArray *texts = charter_pack_texts_new ();

  charter_document_add_title (self->document, _("There is no certificate yet"));
  g_ptr_array_add (texts, charter_text_new_plain (refusal));
  charter_document_add_notice (self->document, texts);
}

static void
add_award (CharterPackComposer *self,
           CharterMilestone    *award)
{
  CharterFramework *charter = self->source->commitments;
  CharterMilestone *due = charter_status_find_due (self->portfolio, charter);
  g_autofree char *day = charter_term_dup_date_words (charter_milestone_get_happened_on (award));
  g_autofree char *renewal = due ? charter_term_dup_date_words (charter_milestone_get_happened_on (due)) : NULL;
  /* Translators: a charter's title */
  g_autofree char *words = g_strdup_printf (_("is a charter school of the %s."), charter_framework_get_title (charter));
  const char *name = charter_school_get_name (self->school);

  charter_pack_add_logo (self);
  charter_document_add_spacer (self->document, 60);
  charter_document_add_label (self->document, _("Certificate"));
  charter_document_add_title (self->document, name ? name : _("Our school"));
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (words));
  charter_document_add_spacer (self->document, 24);
  add_fact (self, _("Awarded on"), day);
  add_fact (self, _("Confirmed by"), charter_milestone_get_who (award));
  add_fact (self, _("Charter published by"), charter_framework_get_publisher (charter));
  add_fact (self, _("Renewal due"), renewal);
  charter_document_add_spacer (self->document, 24);
  charter_pack_add_names (self, NULL, NULL);
  charter_document_add_spacer (self->document, 12);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (
    _("Made by the school for its walls and website, of an award that was confirmed to it from outside. "
      "It is no proof by itself: ask who confirmed it.")));
}

/**
 * charter_certificate_compose:
 * @source: a school's records and its charter
 *
 * Certifies an award that was recorded with its day and with who outside the school confirmed it.
 * Without one the paper says why there is none: no path to it makes a certificate.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_certificate_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Certificate"));
  g_autofree char *refusal = NULL;
  CharterMilestone *award = charter_status_find_award (source->portfolio, source->commitments, source->today,
                                                       &refusal);

  if (award)
    add_award (self, award);
  else
    add_refusal (self, refusal);
  return charter_pack_composer_finish (self);
}
