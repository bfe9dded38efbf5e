/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

static void
add_ref (CharterPackComposer *self,
         CharterText         *text,
         const char          *code)
{
  CharterFramework *frameworks[] = { self->framework, self->source->commitments };

  for (guint i = 0; i < G_N_ELEMENTS (frameworks); i++)
    {
      CharterItem *item = frameworks[i] ? charter_framework_find_item (frameworks[i], code) : NULL;
      g_autofree char *anchor = item ? charter_pack_dup_item_anchor (frameworks[i], item) : NULL;
      g_autofree char *title = NULL;

      if (!item)
        continue;
      charter_text_add_link (text, CHARTER_RUN_PLAIN, anchor, charter_item_get_code (item));
      title = g_strdup_printf (" %s", charter_item_get_title (item));
      charter_text_add (text, CHARTER_RUN_PLAIN, title);
      return;
    }
  charter_text_add (text, CHARTER_RUN_DIM, code);
}

/**
 * charter_pack_add_item_refs:
 * @self: a composer
 * @text: where the references go
 * @codes: (nullable): codes of items with spaces or commas between them: "8.2 P2.3"
 *
 * Adds code and title of each, a line each; a code that no framework here has is said as it is.
 */
void
charter_pack_add_item_refs (CharterPackComposer *self,
                            CharterText         *text,
                            const char          *codes)
{
  g_auto(GStrv) words = g_strsplit_set (codes ? codes : "", " ,;\n", -1);
  guint n = 0;

  for (guint i = 0; words[i]; i++)
    {
      if (!*words[i])
        continue;
      if (n++ > 0)
        charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
      add_ref (self, text, words[i]);
    }
}

static gint64
get_position (gconstpointer record)
{
  gint64 position = CHARTER_NOT_SAID;
  int minutes = CHARTER_IS_VISIT_STOP ((gpointer) record)
                ? charter_visit_stop_get_minutes (CHARTER_VISIT_STOP ((gpointer) record))
                : -1;

  /* A day goes by the clock; what has no time yet comes last, as it was planned. */
  if (minutes >= 0)
    return minutes - G_MAXINT;
  g_object_get ((gpointer) record, "position", &position, NULL);
  return position == CHARTER_NOT_SAID ? G_MAXINT64 : position;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  CharterRecord *first = *(CharterRecord * const *) a, *second = *(CharterRecord * const *) b;
  gint64 one = get_position (first), other = get_position (second);

  if (one != other)
    return one < other ? -1 : 1;
  return g_strcmp0 (charter_record_get_created_at (first), charter_record_get_created_at (second));
}

/**
 * charter_pack_list_at:
 * @self: a composer
 * @type: a record class with a position
 *
 * Returns: (transfer container) (element-type CharterRecord): its records by position
 */
GPtrArray *
charter_pack_list_at (CharterPackComposer *self,
                      GType                type)
{
  GListModel *list = charter_portfolio_get_list (self->portfolio, type);
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterRecord) record = g_list_model_get_item (list, i);

      g_ptr_array_add (records, record); /* the portfolio keeps it */
    }
  g_ptr_array_sort (records, compare_positions);
  return records;
}
