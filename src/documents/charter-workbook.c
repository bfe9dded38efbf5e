/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-workbook.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"

/* Lines to write on by hand. */
#define ROOM "\n\n\n"
#define N_BLANK_ACTIONS 6

/* That stand side by side on paper. */
#define MOST_LEVELS 6

static CharterText *
room_text (const char *words)
{
  CharterText *text = charter_text_new_plain (words ? words : "");

  if (!words)
    charter_text_add (text, CHARTER_RUN_PLAIN, ROOM);
  return text;
}

/* The levels side by side, a column each. */
static void
add_levels (CharterPackComposer *self,
            CharterItem         *item,
            const char          *caption)
{
  GListModel *levels = charter_framework_get_levels (self->framework);
  g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (CharterColumn));
  CharterText *cells[MOST_LEVELS + 1] = { NULL };
  CharterBlock *table;

  for (guint i = 0; i < g_list_model_get_n_items (levels) && columns->len < MOST_LEVELS; i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);
      CharterColumn column = { charter_level_get_title (level), 1, CHARTER_ALIGN_START, FALSE };
      const char *words = charter_item_get_descriptor (item, charter_level_get_id (level));

      if (!words)
        continue;
      cells[columns->len] = charter_text_new_plain (words);
      g_array_append_val (columns, column);
    }
  if (columns->len == 0)
    return;
  table = charter_document_add_table (self->document, caption, (gconstpointer) columns->data,
                                      columns->len);
  /* The list of cells ends at the first that there is none of. */
  charter_table_add_row (table, NULL, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], NULL);
  /* The room to write stands under the words that it is about. */
  charter_document_keep_with_next (self->document);
}

static void
add_scale (CharterPackComposer *self,
           CharterItem         *item,
           CharterJudgement    *judgement)
{
  GListModel *levels = charter_framework_get_levels (self->framework);
  CharterLevel *chosen = self->source->is_full ? charter_pack_find_level (self->framework, judgement) : NULL;
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();
  int position = -1;
  int lowest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      if (i == 0)
        lowest = charter_level_get_value (level);
      if (level == chosen)
        position = (int) i;
      g_ptr_array_add (titles, (gpointer) charter_level_get_title (level));
    }
  g_ptr_array_add (titles, NULL);
  charter_document_add_pills (self->document, charter_item_get_title (item),
                              (const char * const *) titles->pdata, position, lowest, NULL);
}

static void
add_item (CharterPackComposer *self,
          CharterItem         *item)
{
  const CharterColumn columns[] = {
    { _("What we see"), 1, CHARTER_ALIGN_START, FALSE },
    { _("Next step"), 1, CHARTER_ALIGN_START, FALSE },
  };
  CharterJudgement *judgement = charter_pack_find_judgement (self, self->audit, item);
  gboolean has_words = judgement && self->source->is_full;
  g_autofree char *heading = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                              charter_item_get_title (item));
  CharterBlock *table;

  charter_document_add_heading (self->document, 2, heading, NULL, CHARTER_HEADING_SMALL);
  if (charter_item_get_stem (item))
    {
      charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD,
                                      charter_text_new_plain (charter_item_get_stem (item)));
      charter_document_keep_with_next (self->document);
    }
  add_levels (self, item, heading);
  add_scale (self, item, judgement);
  table = charter_document_add_table (self->document, _("Space to write"), columns, G_N_ELEMENTS (columns));
  charter_table_add_row (table, NULL,
                         room_text (has_words ? charter_judgement_get_what_we_see (judgement) : NULL),
                         room_text (has_words ? charter_judgement_get_next_step (judgement) : NULL), NULL);
}

static void
add_action_plan (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("What we will do"), 3, CHARTER_ALIGN_START, FALSE },
    { _("Who"), 1.2, CHARTER_ALIGN_START, FALSE },
    { _("By when"), 1.2, CHARTER_ALIGN_START, FALSE },
    { _("How we shall know"), 2.4, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table;

  charter_document_add_heading (self->document, 2, _("Action plan"), NULL, CHARTER_HEADING_SMALL);
  table = charter_document_add_table (self->document, _("Action plan"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < N_BLANK_ACTIONS; i++)
    charter_table_add_row (table, NULL, charter_text_new_plain ("\n"), charter_text_new (),
                           charter_text_new (), charter_text_new (), NULL);
}

static void
add_area (CharterPackComposer *self,
          CharterArea         *area)
{
  GListModel *items = charter_area_get_items (area);
  g_autofree char *heading = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                              charter_area_get_title (area));

  charter_document_add_heading (self->document, 1, heading, NULL,
                                CHARTER_HEADING_IN_CONTENTS | CHARTER_HEADING_NEW_PAGE);
  if (charter_area_get_scope (area))
    charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD,
                                    charter_text_new_plain (charter_area_get_scope (area)));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      add_item (self, item);
    }
  add_action_plan (self);
}

/* What each item also counts for, to tick off: for who comes from that other framework. */
static void
add_checklist_rows (CharterBlock *table,
                    CharterArea  *area)
{
  GListModel *items = charter_area_get_items (area);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      GPtrArray *references = charter_item_get_references (item);
      g_autofree char *name = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                               charter_item_get_title (item));
      CharterText *text = charter_text_new ();

      for (guint j = 0; j < references->len; j++)
        {
          const CharterItemReference *reference = g_ptr_array_index (references, j);
          g_autofree char *words = g_strdup_printf ("%s☐ %s", j > 0 ? "   " : "",
                                                    reference->title ? reference->title : reference->code);

          charter_text_add (text, CHARTER_RUN_PLAIN, words);
        }
      if (references->len > 0)
        charter_table_add_row (table, NULL, charter_text_new_plain (name), text, NULL);
      else
        charter_text_free (text);
    }
}

static void
add_checklist (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("What is judged"), 1, CHARTER_ALIGN_START, TRUE },
    { _("Also counts for"), 1.4, CHARTER_ALIGN_START, FALSE },
  };
  GListModel *areas = charter_framework_get_areas (self->framework);
  CharterBlock *table;

  charter_document_add_heading (self->document, 1, _("Checklist of links"), NULL,
                                CHARTER_HEADING_IN_CONTENTS | CHARTER_HEADING_NEW_PAGE);
  charter_document_add_words (self->document, _("Tick what was talked about. Links are for reference: a level "
                                                "here is never a grade there."));
  table = charter_document_add_table (self->document, _("Checklist of links"), columns,
                                      G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      add_checklist_rows (table, area);
    }
}

/**
 * charter_workbook_compose:
 * @source: a school's records and the framework to talk about; its is_full fills in what is written
 *
 * Composes paper for a meeting: each area on a page of its own, the levels of each item side by side,
 * space to write, an action plan and a checklist of links.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_workbook_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Workbook"));
  GListModel *areas = charter_framework_get_areas (self->framework);
  const char *name = charter_school_get_name (self->school);

  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, _("Workbook for a meeting"));
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD,
                                  charter_text_new_plain (charter_framework_get_title (self->framework)));
  charter_document_add_contents (self->document);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      add_area (self, area);
    }
  add_checklist (self);
  return charter_pack_composer_finish (self);
}
