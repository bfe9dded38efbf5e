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

/* "P1.1 Training for all; P1.2 …": run on, so that the names still fit under them. */
static CharterText *
items_text (CharterArea *area)
{
  GListModel *items = charter_area_get_items (area);
  CharterText *text = charter_text_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      g_autofree char *code = g_strdup_printf ("%s%s ", i > 0 ? "; " : "", charter_item_get_code (item));

      charter_text_add (text, CHARTER_RUN_DIM, code);
      charter_text_add (text, CHARTER_RUN_PLAIN, charter_item_get_title (item));
    }
  return text;
}

static void
add_commitments (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("We commit ourselves to"), 2.2, CHARTER_ALIGN_START, TRUE },
    { _("That means"), 6, CHARTER_ALIGN_START, FALSE },
  };
  GListModel *areas = charter_framework_get_areas (self->source->commitments);
  CharterBlock *table = charter_document_add_table (self->document, _("The charter’s commitments"), columns,
                                                    G_N_ELEMENTS (columns));

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      g_autofree char *title = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                                charter_area_get_title (area));

      charter_table_add_row (table, NULL, charter_text_new_styled (CHARTER_RUN_BOLD, title), items_text (area), NULL);
    }
}

static void
add_statement (CharterPackComposer *self)
{
  add_words (self);
  if (self->source->commitments)
    add_commitments (self);
  charter_document_add_spacer (self->document, 4);
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
  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, _("Statement of commitment"));
  if (source->commitments)
    charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (
      charter_framework_get_title (source->commitments)));
  add_statement (self);
  return charter_pack_composer_finish (self);
}
