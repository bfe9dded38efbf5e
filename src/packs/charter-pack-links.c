/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-area.h"
#include "charter-item.h"

/* Links between items. "part-of" points up and "covers" points down; together with those of the
 * packs beside it they must never lead back to where they began, or one judgement would count for
 * itself. */

typedef struct {
  CharterPackReport *report;
  CharterFramework  *framework;
  GHashTable        *above; /* "pack code" -> GPtrArray of the same */
  GHashTable        *paths; /* of this pack's items: "pack code" -> where they stand in the file */
} Links;

typedef struct {
  const char *node;
  guint       next;
} Step;

static char *
make_node (const char *framework,
           const char *code)
{
  g_autofree char *small = g_ascii_strdown (code, -1);

  return g_strconcat (framework, " ", small, NULL);
}

static void
add_edge (Links      *links,
          const char *from,
          const char *to)
{
  GPtrArray *above = g_hash_table_lookup (links->above, from);

  if (!above)
    {
      above = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (links->above, g_strdup (from), above);
    }
  g_ptr_array_add (above, g_strdup (to));
}

static void
add_item_edges (Links            *links,
                CharterFramework *framework,
                CharterItem      *item)
{
  g_autofree char *node = make_node (charter_framework_get_id (framework),
                                     charter_item_get_code (item));
  GPtrArray *references = charter_item_get_references (item);

  for (guint i = 0; i < references->len; i++)
    {
      const CharterItemReference *reference = g_ptr_array_index (references, i);
      g_autofree char *other = make_node (reference->framework, reference->code);

      if (g_str_equal (reference->relation, "part-of"))
        add_edge (links, node, other);
      else if (g_str_equal (reference->relation, "covers"))
        add_edge (links, other, node);
    }
}

static void
check_own_references (Links       *links,
                      CharterItem *item,
                      const char  *path)
{
  GPtrArray *references = charter_item_get_references (item);

  for (guint i = 0; i < references->len; i++)
    {
      const CharterItemReference *reference = g_ptr_array_index (references, i);
      g_autofree char *field = g_strdup_printf ("%s.references[%u]", path, i);

      if (!g_str_equal (reference->framework, charter_framework_get_id (links->framework)))
        continue;
      if (g_ascii_strcasecmp (reference->code, charter_item_get_code (item)) == 0)
        charter_pack_report_add (links->report, field, _("“%s” refers to itself"),
                                 reference->code);
      else if (!charter_framework_find_item (links->framework, reference->code))
        charter_pack_report_add (links->report, field, _("The pack has no item “%s”"),
                                 reference->code);
    }
}

static void
add_framework (Links            *links,
               CharterFramework *framework)
{
  GListModel *areas = charter_framework_get_areas (framework);
  gboolean is_own = framework == links->framework;

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          char *path = g_strdup_printf ("areas[%u].items[%u]", i, j);

          if (is_own)
            check_own_references (links, item, path);
          if (is_own)
            g_hash_table_insert (links->paths,
                                 make_node (charter_framework_get_id (framework),
                                            charter_item_get_code (item)),
                                 path);
          else
            g_free (path);
          add_item_edges (links, framework, item);
        }
    }
}

/* The item as its pack writes it; with the pack's id in front when it is another's. */
static const char *
get_name (Links      *links,
          const char *node)
{
  CharterItem *item = g_hash_table_contains (links->paths, node)
                      ? charter_framework_find_item (links->framework, strchr (node, ' ') + 1) : NULL;

  return item ? charter_item_get_code (item) : node;
}

/* The steps from @first on lead back to its node. */
static void
report_cycle (Links  *links,
              GArray *steps,
              guint   first)
{
  g_autoptr(GString) chain = g_string_new (NULL);
  g_autofree char *field = NULL;

  if (steps->len - first < 2)
    return; /* an item that refers to itself has been named already */
  for (guint i = first; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      const char *path = g_hash_table_lookup (links->paths, step->node);

      if (path && !field)
        field = charter_pack_path (path, "references");
      g_string_append_printf (chain, "%s → ", get_name (links, step->node));
    }
  g_string_append (chain, get_name (links, g_array_index (steps, Step, first).node));
  if (field)
    charter_pack_report_add (links->report, field,
                             _("These items are part of each other in a circle: %s"), chain->str);
}

static guint
find_step (GArray     *steps,
           const char *node)
{
  guint i = 0;

  while (!g_str_equal (g_array_index (steps, Step, i).node, node))
    i++;
  return i;
}

/* Walks up from @start, depth first; @seen holds what has been walked, TRUE while it is on the way. */
static void
find_cycles_from (Links      *links,
                  const char *start,
                  GHashTable *seen)
{
  g_autoptr(GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  Step begin = { start, 0 };

  if (g_hash_table_contains (seen, start))
    return;
  g_array_append_val (steps, begin);
  g_hash_table_insert (seen, (gpointer) start, GINT_TO_POINTER (TRUE));
  while (steps->len > 0)
    {
      Step *top = &g_array_index (steps, Step, steps->len - 1);
      GPtrArray *above = g_hash_table_lookup (links->above, top->node);
      const char *next = above && top->next < above->len ? above->pdata[top->next] : NULL;
      Step step = { next, 0 };
      gpointer is_on_way = NULL;

      top->next++;
      if (!next)
        {
          g_hash_table_insert (seen, (gpointer) top->node, GINT_TO_POINTER (FALSE));
          g_array_set_size (steps, steps->len - 1);
        }
      else if (!g_hash_table_lookup_extended (seen, next, NULL, &is_on_way))
        {
          g_hash_table_insert (seen, (gpointer) next, GINT_TO_POINTER (TRUE));
          g_array_append_val (steps, step);
        }
      else if (is_on_way)
        report_cycle (links, steps, find_step (steps, next));
    }
}

/**
 * charter_pack_check_links:
 * @framework: read without a fault
 * @others: (nullable): the frameworks it will stand beside
 *
 * Notes references to items that are not there, to the item itself, and circles.
 */
void
charter_pack_check_links (CharterPackReport *report,
                          CharterFramework  *framework,
                          GListModel        *others)
{
  g_autoptr(GHashTable) above = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Links links = { report, framework, above, paths };
  GListModel *areas = charter_framework_get_areas (framework);

  add_framework (&links, framework);
  for (guint i = 0; others && i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr(CharterFramework) other = g_list_model_get_item (others, i);

      if (!g_str_equal (charter_framework_get_id (other), charter_framework_get_id (framework)))
        add_framework (&links, other);
    }
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          g_autofree char *node = make_node (charter_framework_get_id (framework),
                                             charter_item_get_code (item));
          gpointer kept = NULL;

          g_hash_table_lookup_extended (paths, node, &kept, NULL);
          find_cycles_from (&links, kept, seen);
        }
    }
}
