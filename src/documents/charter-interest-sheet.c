/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-interest-sheet.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-code-square.h"
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

/* What a telephone does with the code: open the page, or begin a letter that has its subject. */
static char *
dup_code_words (const char *address,
                const char *school)
{
  g_autofree char *subject = NULL;

  if (!strchr (address, '@') || strstr (address, "://"))
    return g_strdup (address);
  subject = g_uri_escape_string (school, NULL, FALSE);
  return g_strdup_printf ("mailto:%s?subject=%s", address, subject);
}

static void
add_address (CharterPackComposer *self,
             const char          *address,
             const char          *name)
{
  const char *to = charter_framework_get_interest (self->source->commitments)->to;
  g_autofree char *words = address ? dup_code_words (address, name) : NULL;
  g_autofree char *date = charter_term_dup_date_words (self->source->today);

  if (words)
    charter_document_add_code_square (self->document, words, _("The address as a code for a telephone’s camera"));
  add_fact (self, _("To"), to);
  charter_document_add_fact (self->document, _("Send to"), address
                             ? charter_text_new_plain (address)
                             : charter_text_new_styled (CHARTER_RUN_DIM, _("the address that your council gave you")));
  add_fact (self, _("Date"), date);
}

static void
add_words (CharterPackComposer *self)
{
  const char *words = charter_status_get_interest_words (self->school, self->source->commitments);
  g_auto(GStrv) paragraphs = g_strsplit (words ? words : "", "\n", -1);

  for (guint i = 0; paragraphs[i]; i++)
    if (*g_strstrip (paragraphs[i]))
      charter_document_add_words (self->document, paragraphs[i]);
}

static void
add_school (CharterPackComposer *self)
{
  charter_document_add_heading (self->document, 2, _("Our school"), NULL, CHARTER_HEADING_PLAIN);
  add_fact (self, _("School"), charter_school_get_name (self->school));
  add_fact (self, _("URN"), charter_school_get_urn (self->school));
  add_fact (self, _("Phase"), charter_school_get_phase (self->school));
  add_fact (self, _("Headteacher"), charter_school_get_head (self->school));
  add_fact (self, _("Inclusion leader"), charter_school_get_inclusion_leader (self->school));
  add_fact (self, _("Website"), charter_school_get_website (self->school));
}

/**
 * charter_interest_sheet_compose:
 * @source: a school's records and its charter
 *
 * Says that the school would like to become a charter school: to whom and in what words is data of the
 * pack that the school may change. The address stands as a code beside itself.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_interest_sheet_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Expression of interest"));
  const char *name = charter_school_get_name (self->school);

  charter_pack_add_logo (self);
  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, _("Expression of interest"));
  if (!source->commitments)
    {
      charter_document_add_words (self->document, _("No framework here has a status to become interested in."));
      return charter_pack_composer_finish (self);
    }
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (
    charter_framework_get_title (source->commitments)));
  add_address (self, charter_status_get_interest_address (self->school, source->commitments),
               name ? name : _("Our school"));
  charter_document_add_spacer (self->document, 8);
  add_words (self);
  add_school (self);
  charter_document_add_spacer (self->document, 8);
  charter_pack_add_names (self, NULL, NULL);
  return charter_pack_composer_finish (self);
}
