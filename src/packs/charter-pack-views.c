/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"

/* Second groupings of the same items. A view's area gathers main areas, and every main area stands
 * in exactly one of them: nothing is lost or counted twice. */

static void
gather (CharterArea *into,
        CharterArea *from)
{
  GListModel *items = charter_area_get_items (from);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      charter_area_add_item (into, item);
    }
}

static void
read_gathers (CharterPackReport *report,
              JsonObject        *object,
              const char        *path,
              CharterFramework  *framework,
              CharterArea       *into,
              GHashTable        *taken)
{
  g_autofree char *list = charter_pack_path (path, "gathers");
  JsonArray *array = charter_pack_report_get_array (report, object, path, "gathers", 1,
                                                    CHARTER_PACK_MAX_AREAS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element (list, i);
      const char *code = charter_pack_report_as_text (report, json_array_get_element (array, i),
                                                      element, CHARTER_PACK_CODE);
      CharterArea *from = charter_framework_find_area (framework, code);

      if (code && !from)
        charter_pack_report_add (report, element, _("The pack has no area “%s”"), code);
      else if (from && !g_hash_table_add (taken, from))
        charter_pack_report_add (report, element, _("The area “%s” is gathered twice"), code);
      else if (from)
        gather (into, from);
    }
}

static void
read_view_area (CharterPackReport *report,
                JsonNode          *node,
                const char        *path,
                CharterFramework  *framework,
                GListStore        *areas,
                GHashTable        *taken)
{
  static const char * const names[] = { "code", "title", "short_title", "scope", "gathers", NULL };
  JsonObject *object = charter_pack_report_as_object (report, node, path, names);
  g_autoptr(CharterArea) area = NULL;
  const char *code;

  if (!object)
    return;
  code = charter_pack_report_get_text (report, object, path, "code",
                                       CHARTER_PACK_REQUIRED | CHARTER_PACK_CODE);
  for (guint i = 0; code && i < g_list_model_get_n_items (G_LIST_MODEL (areas)); i++)
    {
      g_autoptr(CharterArea) other = g_list_model_get_item (G_LIST_MODEL (areas), i);

      if (g_ascii_strcasecmp (charter_area_get_code (other), code) == 0)
        charter_pack_report_add (report, path, _("The code “%s” is used twice"), code);
    }
  area = charter_area_new (code ? code : "",
                           charter_pack_report_get_text (report, object, path, "title",
                                                         CHARTER_PACK_REQUIRED
                                                           | CHARTER_PACK_TITLE),
                           charter_pack_report_get_text (report, object, path, "short_title",
                                                         CHARTER_PACK_TITLE),
                           charter_pack_report_get_text (report, object, path, "scope", 0));
  read_gathers (report, object, path, framework, area, taken);
  g_list_store_append (areas, area);
}

static void
check_all_taken (CharterPackReport *report,
                 const char        *path,
                 CharterFramework  *framework,
                 GHashTable        *taken)
{
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      if (!g_hash_table_contains (taken, area))
        charter_pack_report_add (report, path, _("The area “%s” is left out of this view"),
                                 charter_area_get_code (area));
    }
}

static void
read_view (CharterPackReport *report,
           JsonNode          *node,
           const char        *path,
           CharterFramework  *framework,
           GHashTable        *ids)
{
  static const char * const names[] = { "id", "title", "areas", NULL };
  g_autoptr(GListStore) areas = g_list_store_new (CHARTER_TYPE_AREA);
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autofree char *list = charter_pack_path (path, "areas");
  JsonObject *object = charter_pack_report_as_object (report, node, path, names);
  JsonArray *array;
  const char *id;
  const char *title;

  if (!object)
    return;
  id = charter_pack_report_get_text (report, object, path, "id",
                                     CHARTER_PACK_REQUIRED | CHARTER_PACK_ID);
  if (id && !g_hash_table_add (ids, (gpointer) id))
    charter_pack_report_add (report, path, _("The id “%s” is used twice"), id);
  title = charter_pack_report_get_text (report, object, path, "title",
                                        CHARTER_PACK_REQUIRED | CHARTER_PACK_TITLE);
  array = charter_pack_report_get_array (report, object, path, "areas", 1, CHARTER_PACK_MAX_AREAS);
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element (list, i);

      read_view_area (report, json_array_get_element (array, i), element, framework, areas, taken);
    }
  check_all_taken (report, path, framework, taken);
  charter_framework_add_view (framework, id, title, areas);
}

/**
 * charter_pack_read_views:
 * @framework: with its areas
 *
 * Reads the second groupings of the same items.
 */
void
charter_pack_read_views (CharterPackReport *report,
                         JsonObject        *root,
                         CharterFramework  *framework)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = charter_pack_report_get_array (report, root, "", "views", 0,
                                                    CHARTER_PACK_MAX_PARTS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element ("views", i);

      read_view (report, json_array_get_element (array, i), element, framework, ids);
    }
}
