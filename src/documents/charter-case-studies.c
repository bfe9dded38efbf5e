/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-case-studies.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"

static void
add_said (CharterPackComposer *self,
          const char          *title,
          const char          *words)
{
  g_auto(GStrv) paragraphs = g_strsplit (words ? words : "", "\n", -1);

  if (!words)
    return;
  charter_document_add_heading (self->document, 3, title, NULL, CHARTER_HEADING_PLAIN);
  for (guint i = 0; paragraphs[i]; i++)
    if (*g_strstrip (paragraphs[i]))
      charter_document_add_words (self->document, paragraphs[i]);
}

/* What was said is worth more than what is told, and stands out. */
static void
add_own_words (CharterPackComposer *self,
               CharterCaseStudy    *study)
{
  const char *words = charter_case_study_get_own_words (study);
  const char *by = charter_case_study_get_said_by (study);
  GPtrArray *texts;
  g_autofree char *quoted = NULL;

  if (!words)
    return;
  texts = charter_pack_texts_new ();
  quoted = g_strdup_printf ("“%s”", words);
  g_ptr_array_add (texts, charter_text_new_plain (quoted));
  if (by)
    g_ptr_array_add (texts, charter_text_new_styled (CHARTER_RUN_DIM | CHARTER_RUN_SMALL, by));
  charter_document_add_heading (self->document, 3, _("In their own words"), NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_notice (self->document, texts);
}

static void
add_study (CharterPackComposer *self,
           CharterCaseStudy    *study,
           guint                number,
           CharterHeadingFlags  flags)
{
  const char *title = charter_case_study_get_title (study);
  /* Translators: a number, then a case study's title */
  g_autofree char *heading = g_strdup_printf (_("%u. %s"), number, title ? title : _("Case study"));
  CharterText *items = charter_text_new ();

  charter_document_add_heading (self->document, 2, heading, NULL, flags);
  add_said (self, _("Before"), charter_case_study_get_before (study));
  add_said (self, _("What we did"), charter_case_study_get_what_we_did (study));
  add_said (self, _("After"), charter_case_study_get_after (study));
  add_own_words (self, study);
  charter_pack_add_item_refs (self, items, charter_case_study_get_items (study));
  if (charter_text_get_length (items) > 0)
    charter_document_add_fact (self->document, _("It shows"), items);
  else
    charter_text_free (items);
}

/* Nothing is told of a family that has not agreed. */
static GPtrArray *
list_agreed (CharterPackComposer *self,
             guint               *n_waiting)
{
  GPtrArray *all = charter_pack_list_at (self, CHARTER_TYPE_CASE_STUDY);

  *n_waiting = 0;
  for (guint i = all->len; i > 0; i--)
    if (!charter_case_study_get_consent (g_ptr_array_index (all, i - 1)))
      {
        g_ptr_array_remove_index (all, i - 1);
        (*n_waiting)++;
      }
  return all;
}

static void
add_studies (CharterPackComposer *self,
             GPtrArray           *studies,
             CharterHeadingFlags  flags)
{
  charter_document_add_words (self->document,
                              _("No child is named here, and details that could point to one are left out. Each "
                                "family has read what is told of it and has agreed."));
  for (guint i = 0; i < studies->len; i++)
    add_study (self, g_ptr_array_index (studies, i), i + 1, i > 0 ? flags : flags & ~CHARTER_HEADING_NEW_PAGE);
}

/**
 * charter_pack_add_case_studies:
 * @self: a composer
 *
 * Case studies that may be shown, once there are any.
 */
void
charter_pack_add_case_studies (CharterPackComposer *self)
{
  guint n_waiting;
  g_autoptr(GPtrArray) studies = list_agreed (self, &n_waiting);

  if (studies->len == 0)
    return;
  charter_document_add_label (self->document, _("What changed for somebody"));
  charter_document_add_heading (self->document, 1, _("Case studies"), NULL, charter_pack_section_flags (self));
  add_studies (self, studies, CHARTER_HEADING_IN_CONTENTS);
}

/**
 * charter_case_studies_compose:
 * @source: a school's records
 *
 * What changed for a child or a group: before, what the school did, after, and in the words of the pupil
 * or the family. One that waits for the family's consent is counted, not told.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_case_studies_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Case studies"));
  guint n_waiting;
  g_autoptr(GPtrArray) studies = list_agreed (self, &n_waiting);
  const char *name = charter_school_get_name (self->school);

  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, _("Case studies"));
  if (n_waiting > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u case study waits for the family’s consent and is "
                                                          "left out.",
                                                          "%u case studies wait for the families’ consent and are "
                                                          "left out.", n_waiting), n_waiting);
      GPtrArray *texts = charter_pack_texts_new ();

      g_ptr_array_add (texts, charter_text_new_plain (words));
      charter_document_add_notice (self->document, texts);
    }
  if (studies->len > 0)
    add_studies (self, studies, CHARTER_HEADING_NEW_PAGE);
  else
    charter_document_add_words (self->document, _("No case study is ready to be shown. Write two to four under "
                                                  "Options: before, what you did, after, and in the pupil’s or "
                                                  "the family’s own words."));
  return charter_pack_composer_finish (self);
}
