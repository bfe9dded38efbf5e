/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-commitment-statement.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"

/**
 * charter_commitment_statement_dup_words:
 * @school: whose statement
 * @commitments: (nullable): its charter
 *
 * Returns: (transfer full): what the statement says until the school writes its own words
 */
char *
charter_commitment_statement_dup_words (CharterSchool    *school,
                                        CharterFramework *commitments)
{
  const char *name = charter_school_get_name (school);

  /* Translators: a school's name, then a charter's title */
  return g_strdup_printf (_("At %s we want every child and young person to be known, to belong and to learn. "
                            "We commit ourselves to the %s: to look honestly at what we do, to listen to "
                            "pupils, families and staff, and to say openly how far we have come."),
                          name ? name : _("our school"),
                          commitments ? charter_framework_get_title (commitments) : _("inclusion charter"));
}

static void
add_words (CharterPackComposer *self)
{
  const char *own = self->source->statement;
  g_autofree char *usual = own ? NULL : charter_commitment_statement_dup_words (self->school, self->source->commitments);
  g_auto(GStrv) paragraphs = g_strsplit (own ? own : usual, "\n", -1);

  for (guint i = 0; paragraphs[i]; i++)
    if (*g_strstrip (paragraphs[i]))
      charter_document_add_words (self->document, paragraphs[i]);
}

static void
add_area (CharterPackComposer *self,
          CharterArea         *area)
{
  GListModel *items = charter_area_get_items (area);
  GPtrArray *texts = charter_pack_texts_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                            charter_area_get_title (area));

  charter_document_add_heading (self->document, 3, title, NULL, CHARTER_HEADING_SMALL);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      g_autofree char *words = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                                charter_item_get_title (item));

      g_ptr_array_add (texts, charter_text_new_plain (words));
    }
  charter_document_add_list (self->document, texts);
}

/* Two side by side, so that the names still fit under them, and many areas go on overleaf. */
static void
add_commitments (CharterPackComposer *self)
{
  GListModel *areas = charter_framework_get_areas (self->source->commitments);
  guint n = g_list_model_get_n_items (areas);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      if (i % 2 == 0)
        charter_document_begin_columns (self->document);
      else
        charter_document_next_column (self->document);
      add_area (self, area);
      if (i % 2 == 0 && i + 1 == n)
        charter_document_next_column (self->document);
      if (i % 2 == 1 || i + 1 == n)
        charter_document_end_columns (self->document);
    }
}

static void
add_statement (CharterPackComposer *self)
{
  add_words (self);
  if (self->source->commitments)
    {
      charter_document_add_heading (self->document, 2, _("What we commit ourselves to"), NULL,
                                    CHARTER_HEADING_PLAIN);
      add_commitments (self);
    }
  charter_document_add_heading (self->document, 2, _("Signed for the school"), NULL, CHARTER_HEADING_PLAIN);
  charter_pack_add_names (self, NULL, NULL);
}

/**
 * charter_pack_add_statement:
 * @self: a composer
 *
 * The statement of commitment as a part of the pack.
 */
void
charter_pack_add_statement (CharterPackComposer *self)
{
  if (!self->source->statement)
    return;
  charter_document_add_label (self->document, _("What we signed"));
  charter_document_add_heading (self->document, 1, _("Statement of commitment"), NULL,
                                charter_pack_section_flags (self));
  add_statement (self);
}

/**
 * charter_commitment_statement_compose:
 * @source: a school's records and its charter
 *
 * The school's own words, the charter's commitments and lines to sign on.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_commitment_statement_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Statement of commitment"));
  const char *name = charter_school_get_name (self->school);

  charter_pack_add_logo (self);
  charter_document_add_label (self->document, _("Statement of commitment"));
  charter_document_add_title (self->document, name ? name : _("Our school"));
  if (source->commitments)
    charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (
      charter_framework_get_title (source->commitments)));
  add_statement (self);
  return charter_pack_composer_finish (self);
}
