/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-term.h"

/* Items of the self-evaluation that refer to @code of @framework, with their levels. */
static CharterText *
items_text (CharterPackComposer *self,
            CharterFramework    *framework,
            const char          *code)
{
  GListModel *areas = charter_framework_get_areas (self->framework);
  CharterText *text = charter_text_new ();

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          g_autofree char *anchor = charter_pack_dup_item_anchor (self->framework, item);

          if (!charter_item_refers_to (item, charter_framework_get_id (framework), code))
            continue;
          if (charter_text_get_length (text) > 0)
            charter_text_add (text, CHARTER_RUN_PLAIN, ", ");
          charter_text_add_link (text, CHARTER_RUN_PLAIN, anchor, charter_item_get_code (item));
        }
    }
  return text;
}

static void
add_row (CharterPackComposer *self,
         CharterFramework    *framework,
         CharterBlock       **table,
         const char          *code,
         const char          *title)
{
  const CharterColumn columns[] = {
    { _("There"), 4, CHARTER_ALIGN_START, TRUE },
    { _("What we judged that touches it"), 5, CHARTER_ALIGN_START, FALSE },
  };
  CharterText *text = items_text (self, framework, code);

  if (charter_text_get_length (text) == 0)
    {
      charter_text_free (text);
      return;
    }
  if (!*table)
    {
      g_autofree char *date = charter_term_dup_date_words (charter_framework_get_source_date (framework));
      g_autofree char *words = date ? g_strdup_printf ("%s, %s", charter_framework_get_title (framework), date)
                                    : g_strdup (charter_framework_get_title (framework));

      charter_document_add_heading (self->document, 2, words, NULL, CHARTER_HEADING_PLAIN);
      *table = charter_document_add_table (self->document, words, columns, G_N_ELEMENTS (columns));
    }
  charter_table_add_row (*table, NULL, charter_text_new_plain (title), text, NULL);
}

static void
add_framework (CharterPackComposer *self,
               CharterFramework    *framework)
{
  GListModel *areas = charter_framework_get_areas (framework);
  CharterBlock *table = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      add_row (self, framework, &table, charter_area_get_code (area), charter_area_get_title (area));
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          if (g_strcmp0 (charter_item_get_code (item), charter_area_get_code (area)) != 0)
            add_row (self, framework, &table, charter_item_get_code (item), charter_item_get_title (item));
        }
    }
}

/**
 * charter_pack_add_links:
 * @self: a composer
 *
 * Where else what is judged here is looked at. For the school's own use: no level is a grade there.
 */
void
charter_pack_add_links (CharterPackComposer *self)
{
  GPtrArray *references = self->source->references;

  if (!references || references->len == 0)
    return;
  charter_document_add_label (self->document, _("For our own use"));
  charter_document_add_heading (self->document, 1, _("Links to other frameworks"), NULL,
                                charter_pack_section_flags (self));
  charter_document_add_words (self->document, _("For our own use: links are for reference. A level here is never "
                                                "a grade there."));
  for (guint i = 0; i < references->len; i++)
    add_framework (self, g_ptr_array_index (references, i));
}
