/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-library.h"

#include "charter-area.h"
#include "charter-item.h"

static gboolean
refers_to (CharterItem *item,
           const char  *framework,
           const char  *code)
{
  GPtrArray *references = charter_item_get_references (item);

  for (guint i = 0; i < references->len; i++)
    {
      const CharterItemReference *reference = g_ptr_array_index (references, i);

      if (g_str_equal (reference->framework, framework)
          && g_ascii_strcasecmp (reference->code, code) == 0)
        return TRUE;
    }
  return FALSE;
}

/* In the order of @other's own items, whichever side the link is written on. */
static void
add_linked (GPtrArray        *linked,
            CharterFramework *from,
            CharterItem      *item,
            CharterFramework *other)
{
  GListModel *areas = charter_framework_get_areas (other);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) candidate = g_list_model_get_item (items, j);

          if (refers_to (item, charter_framework_get_id (other), charter_item_get_code (candidate))
              || refers_to (candidate, charter_framework_get_id (from),
                            charter_item_get_code (item)))
            g_ptr_array_add (linked, candidate);
        }
    }
}

/**
 * charter_pack_library_list_linked:
 * @from: the framework of @item
 * @framework: (nullable): only items of the framework with this id
 *
 * Of a framework that is here in several versions, the items of the newest are meant.
 *
 * Returns: (transfer container) (element-type CharterItem): the items of other frameworks that are
 *   linked with @item, on either side, in the order of their frameworks
 */
GPtrArray *
charter_pack_library_list_linked (CharterPackLibrary *self,
                                  CharterFramework   *from,
                                  CharterItem        *item,
                                  const char         *framework)
{
  GPtrArray *linked = g_ptr_array_new ();

  g_return_val_if_fail (CHARTER_IS_PACK_LIBRARY (self), linked);
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (from), linked);
  g_return_val_if_fail (CHARTER_IS_ITEM (item), linked);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(CharterFramework) other = g_list_model_get_item (G_LIST_MODEL (self), i);
      const char *id = charter_framework_get_id (other);

      if (g_str_equal (id, charter_framework_get_id (from))
          || (framework && !g_str_equal (id, framework))
          || other != charter_pack_library_find (self, id, NULL))
        continue;
      add_linked (linked, from, item, other);
    }
  return linked;
}
