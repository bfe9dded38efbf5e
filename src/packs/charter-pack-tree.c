/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-tree.h"

#include <string.h>

/* One step of a path: a field's name or a place in a list. */
typedef struct {
  char  *name; /* nullable: a place */
  guint  position;
} Key;

static void
key_clear (Key *key)
{
  g_free (key->name);
}

/* The names below these are ids of levels, which may hold dots. */
static gboolean
names_levels (const Key *key)
{
  return key && key->name
         && (g_str_equal (key->name, "descriptors") || g_str_equal (key->name, "criteria"));
}

static GArray *
split (const char *path)
{
  GArray *keys = g_array_new (FALSE, TRUE, sizeof (Key));

  g_array_set_clear_func (keys, (GDestroyNotify) key_clear);
  while (*path)
    {
      const Key *last = keys->len ? &g_array_index (keys, Key, keys->len - 1) : NULL;
      Key key = { NULL, 0 };

      if (*path == '.')
        path++;
      if (*path == '[')
        {
          key.position = (guint) g_ascii_strtoull (path + 1, (char **) &path, 10);
          path += *path == ']';
        }
      else
        {
          gsize length = strcspn (path, names_levels (last) ? "[" : ".[");

          key.name = g_strndup (path, length);
          path += length;
        }
      g_array_append_val (keys, key);
    }
  return keys;
}

static JsonNode *
step (JsonNode  *node,
      const Key *key)
{
  JsonArray *array;

  if (!node)
    return NULL;
  if (key->name)
    return JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), key->name)
                                         : NULL;
  array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  return array && key->position < json_array_get_length (array)
         ? json_array_get_element (array, key->position) : NULL;
}

/**
 * charter_pack_tree_find:
 * @path: "" for @root itself
 *
 * Returns: (transfer none) (nullable): what stands there
 */
JsonNode *
charter_pack_tree_find (JsonNode   *root,
                        const char *path)
{
  g_autoptr(GArray) keys = split (path);

  for (guint i = 0; root && i < keys->len; i++)
    root = step (root, &g_array_index (keys, Key, i));
  return root;
}

static JsonNode *change (JsonNode *node,
                         GArray   *keys,
                         guint     depth,
                         JsonNode *value,
                         gboolean  is_insert);

/* The fields keep their order; a new one comes last. */
static JsonNode *
change_object (JsonNode *node,
               GArray   *keys,
               guint     depth,
               JsonNode *value,
               gboolean  is_insert)
{
  const Key *key = &g_array_index (keys, Key, depth);
  JsonNode *changed = change (step (node, key), keys, depth + 1, value, is_insert);
  JsonObject *object = json_object_new ();
  JsonObject *old = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr(GList) names = old ? json_object_get_members (old) : NULL;
  JsonNode *result = json_node_new (JSON_NODE_OBJECT);

  for (GList *l = names; l; l = l->next)
    if (!g_str_equal (l->data, key->name))
      json_object_set_member (object, l->data, json_node_copy (json_object_get_member (old, l->data)));
    else if (changed)
      json_object_set_member (object, l->data, g_steal_pointer (&changed));
  if (changed)
    json_object_set_member (object, key->name, changed);
  json_node_take_object (result, object);
  return result;
}

static JsonNode *
change_array (JsonNode *node,
              GArray   *keys,
              guint     depth,
              JsonNode *value,
              gboolean  is_insert)
{
  const Key *key = &g_array_index (keys, Key, depth);
  gboolean inserts = is_insert && depth + 1 == keys->len;
  JsonNode *changed = inserts ? json_node_copy (value)
                              : change (step (node, key), keys, depth + 1, value, is_insert);
  JsonArray *array = json_array_new ();
  JsonArray *old = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *result = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; old && i < json_array_get_length (old); i++)
    {
      if (i == key->position && changed)
        json_array_add_element (array, g_steal_pointer (&changed));
      if (i != key->position || inserts)
        json_array_add_element (array, json_node_copy (json_array_get_element (old, i)));
    }
  if (changed)
    json_array_add_element (array, changed);
  json_node_take_array (result, array);
  return result;
}

static JsonNode *
change (JsonNode *node,
        GArray   *keys,
        guint     depth,
        JsonNode *value,
        gboolean  is_insert)
{
  if (depth == keys->len)
    return value ? json_node_copy (value) : NULL;
  if (g_array_index (keys, Key, depth).name)
    return change_object (node, keys, depth, value, is_insert);
  return change_array (node, keys, depth, value, is_insert);
}

/**
 * charter_pack_tree_set:
 * @path: what stands above it is made if it is missing
 * @value: (nullable): %NULL takes the field or the element out
 *
 * Returns: (transfer full): the changed tree
 */
JsonNode *
charter_pack_tree_set (JsonNode   *root,
                       const char *path,
                       JsonNode   *value)
{
  g_autoptr(GArray) keys = split (path);

  return change (root, keys, 0, value, FALSE);
}

/**
 * charter_pack_tree_insert:
 * @path: of a list; it is made if it is missing
 * @position: at its end when it is further
 *
 * Returns: (transfer full): the changed tree
 */
JsonNode *
charter_pack_tree_insert (JsonNode   *root,
                          const char *path,
                          guint       position,
                          JsonNode   *value)
{
  g_autofree char *element = g_strdup_printf ("%s[%u]", path, position);
  g_autoptr(GArray) keys = split (element);

  return change (root, keys, 0, value, TRUE);
}

/**
 * charter_pack_tree_parent:
 * @path: "areas[3].items[0]"
 * @position: (out) (optional): 0
 *
 * Returns: (transfer full) (nullable): "areas[3].items"; %NULL when @path is no element of a list
 */
char *
charter_pack_tree_parent (const char *path,
                          guint      *position)
{
  const char *bracket = strrchr (path, '[');

  if (!bracket || !g_str_has_suffix (path, "]"))
    return NULL;
  if (position)
    *position = (guint) g_ascii_strtoull (bracket + 1, NULL, 10);
  return g_strndup (path, (gsize) (bracket - path));
}

/**
 * charter_pack_tree_put:
 * @root: (inout): the tree
 * @value: (transfer full) (nullable): what to put there
 */
void
charter_pack_tree_put (JsonNode   **root,
                       const char  *path,
                       JsonNode    *value)
{
  JsonNode *changed = charter_pack_tree_set (*root, path, value);

  json_node_unref (*root);
  *root = changed;
  g_clear_pointer (&value, json_node_unref);
}
