/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-draft-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-pack-private.h"

/* Areas, items and levels are named elsewhere in a pack: a view gathers areas, words are kept by level,
 * a new edition says which items took an old one's place. Those names go along in the same step. */


static guint
count (JsonNode   *root,
       const char *path)
{
  JsonNode *node = charter_pack_tree_find (root, path);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

static const char *
get_text (JsonNode   *root,
          const char *path)
{
  JsonNode *node = charter_pack_tree_find (root, path);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

static JsonNode *
make_text (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
make_object (void)
{
  return json_node_init_object (json_node_alloc (), json_object_new ());
}

/* In a list of names: one takes another's place, or goes. */
static void
rename_in_list (JsonNode   **root,
                const char  *list,
                const char  *name,
                const char  *other)
{
  for (guint i = count (*root, list); i-- > 0;)
    {
      g_autofree char *element = charter_pack_path_element (list, i);
      const char *text = get_text (*root, element);

      if (text && g_ascii_strcasecmp (text, name) == 0)
        charter_pack_tree_put (root, element, other ? make_text (other) : NULL);
    }
}

/* A field's name becomes another, or the field goes. */
static void
rename_field (JsonNode   **root,
              const char  *path,
              const char  *name,
              const char  *other)
{
  g_autofree char *from = charter_pack_path (path, name);
  JsonNode *node = charter_pack_tree_find (*root, from);
  JsonNode *value = node ? json_node_copy (node) : NULL;
  g_autofree char *to = other ? charter_pack_path (path, other) : NULL;

  if (!value)
    return;
  charter_pack_tree_put (root, from, NULL);
  if (to)
    charter_pack_tree_put (root, to, g_steal_pointer (&value));
  g_clear_pointer (&value, json_node_unref);
}

/* Of each element of a list the list @field; a group that is left empty goes when it may not be. */
static void
rename_in_each (JsonNode   **root,
                const char  *list,
                const char  *field,
                const char  *name,
                const char  *other,
                gboolean     may_be_empty)
{
  for (guint i = count (*root, list); i-- > 0;)
    {
      g_autofree char *element = charter_pack_path_element (list, i);
      g_autofree char *path = charter_pack_path (element, field);
      guint n = count (*root, path);

      rename_in_list (root, path, name, other);
      if (!may_be_empty && n > 0 && count (*root, path) == 0)
        charter_pack_tree_put (root, element, NULL);
    }
}

static void
rename_area (JsonNode   **root,
             const char  *name,
             const char  *other)
{
  for (guint i = count (*root, "views"); i-- > 0;)
    {
      g_autofree char *list = g_strdup_printf ("views[%u].areas", i);

      rename_in_each (root, list, "gathers", name, other, FALSE);
    }
}

static void
rename_item (JsonNode   **root,
             const char  *name,
             const char  *other)
{
  rename_in_each (root, "replaces.items", "to", name, other, TRUE);
}

static void
rename_level (JsonNode   **root,
              const char  *name,
              const char  *other)
{
  for (guint i = 0; i < count (*root, "areas"); i++)
    {
      g_autofree char *items = g_strdup_printf ("areas[%u].items", i);

      for (guint j = 0; j < count (*root, items); j++)
        {
          g_autofree char *descriptors = g_strdup_printf ("%s[%u].descriptors", items, j);
          g_autofree char *criteria = g_strdup_printf ("%s[%u].criteria", items, j);

          rename_field (root, descriptors, name, other);
          rename_field (root, criteria, name, other);
        }
    }
}

static void
rename_anything (JsonNode   **root,
                 const char  *path,
                 const char  *name,
                 const char  *other)
{
  if (g_str_has_prefix (path, "levels["))
    rename_level (root, name, other);
  else if (strstr (path, ".items["))
    rename_item (root, name, other);
  else if (g_str_has_prefix (path, "areas["))
    rename_area (root, name, other);
}

static gboolean
has_name (JsonNode   *root,
          const char *list,
          const char *field,
          const char *name)
{
  for (guint i = 0; i < count (root, list); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s[%u].%s", list, i, field);
      const char *text = get_text (root, path);

      if (text && g_ascii_strcasecmp (text, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_item (JsonNode   *root,
          const char *code)
{
  for (guint i = 0; i < count (root, "areas"); i++)
    {
      g_autofree char *items = g_strdup_printf ("areas[%u].items", i);

      if (has_name (root, items, "code", code))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_taken (JsonNode   *root,
          const char *path,
          const char *name)
{
  if (g_str_has_prefix (path, "levels["))
    return has_name (root, "levels", "id", name);
  return strstr (path, ".items[") ? has_item (root, name) : has_name (root, "areas", "code", name);
}

/**
 * charter_pack_draft_rename:
 * @path: of the code of an area or an item, or of a level's id
 * @name: what it is to be
 * @error: %CHARTER_PACK_ERROR_FAULTY when it is empty or another's
 *
 * What the pack says elsewhere by that name goes along.
 */
gboolean
charter_pack_draft_rename (CharterPackDraft  *self,
                           const char        *path,
                           const char        *name,
                           GError           **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));
  g_autofree char *old = g_strdup (charter_pack_draft_get_text (self, path));
  JsonNode *root = charter_pack_draft_get_root (self);

  if (g_strcmp0 (bare, old) == 0)
    return TRUE;
  if (*bare == '\0' || (g_ascii_strcasecmp (bare, old ? old : "") != 0 && is_taken (root, path, bare)))
    {
      if (*bare)
        g_set_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY, _("“%s” is used already"), bare);
      else
        g_set_error_literal (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY,
                             _("This cannot be empty: others are told apart by it"));
      return FALSE;
    }
  root = json_node_ref (root);
  charter_pack_tree_put (&root, path, make_text (bare));
  if (old)
    rename_anything (&root, path, old, bare);
  charter_pack_draft_replace (self, root, path, TRUE);
  return TRUE;
}

static const char *
get_name_field (const char *path)
{
  return g_str_has_prefix (path, "levels[") ? "id" : "code";
}

/**
 * charter_pack_draft_remove_part:
 * @path: of an area, an item or a level
 *
 * Takes it out, and what the pack says elsewhere by its name.
 */
void
charter_pack_draft_remove_part (CharterPackDraft *self,
                                const char       *path)
{
  JsonNode *root = json_node_ref (charter_pack_draft_get_root (self));
  g_autofree char *field = charter_pack_path (path, get_name_field (path));
  g_autofree char *name = g_strdup (get_text (root, field));

  charter_pack_tree_put (&root, path, NULL);
  if (name)
    rename_anything (&root, path, name, NULL);
  charter_pack_draft_replace (self, root, path, TRUE);
}

static JsonNode *
make_part (const char *field,
           const char *name,
           const char *title)
{
  JsonNode *node = make_object ();

  json_object_set_string_member (json_node_get_object (node), field, name);
  json_object_set_string_member (json_node_get_object (node), "title", title);
  return node;
}

static void
insert (JsonNode   **root,
        const char  *list,
        guint        position,
        JsonNode    *node)
{
  JsonNode *changed = charter_pack_tree_insert (*root, list, position, node);

  json_node_unref (node);
  json_node_unref (*root);
  *root = changed;
}

/* "3.5" for the fifth item of area 3, or the next that is free. */
static char *
find_item_code (JsonNode *root,
                guint     area)
{
  g_autofree char *path = g_strdup_printf ("areas[%u].code", area);
  g_autofree char *items = g_strdup_printf ("areas[%u].items", area);
  const char *code = get_text (root, path);

  for (guint i = count (root, items) + 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%u", code ? code : "0", i);

      if (!has_item (root, name))
        return g_steal_pointer (&name);
    }
}

static void
put_item (JsonNode **root,
          guint      area,
          guint      position)
{
  g_autofree char *items = g_strdup_printf ("areas[%u].items", area);
  g_autofree char *code = find_item_code (*root, area);
  g_autofree char *title = g_strdup_printf (_("New item %s"), code);
  JsonNode *item = make_part ("code", code, title);

  json_object_set_object_member (json_node_get_object (item), "descriptors", json_object_new ());
  insert (root, items, position, item);
}

/**
 * charter_pack_draft_add_area:
 * @position: at the end when it is further
 *
 * Adds an area with one item, since none may be empty.
 *
 * Returns: (transfer full): where it stands
 */
char *
charter_pack_draft_add_area (CharterPackDraft *self,
                             guint             position)
{
  JsonNode *root = json_node_ref (charter_pack_draft_get_root (self));
  guint place = MIN (position, count (root, "areas"));
  char *path = charter_pack_path_element ("areas", place);
  g_autofree char *code = NULL;
  g_autofree char *title = NULL;

  for (guint i = count (root, "areas") + 1; !code || has_name (root, "areas", "code", code); i++)
    {
      g_free (code);
      code = g_strdup_printf ("%u", i);
    }
  title = g_strdup_printf (_("New area %s"), code);
  insert (&root, "areas", place, make_part ("code", code, title));
  put_item (&root, place, 0);
  charter_pack_draft_replace (self, root, path, TRUE);
  return path;
}

/** charter_pack_draft_add_item: Returns: (transfer full): where it stands */
char *
charter_pack_draft_add_item (CharterPackDraft *self,
                             guint             area,
                             guint             position)
{
  JsonNode *root = json_node_ref (charter_pack_draft_get_root (self));
  g_autofree char *items = g_strdup_printf ("areas[%u].items", area);
  guint place = MIN (position, count (root, items));
  char *path = charter_pack_path_element (items, place);

  put_item (&root, area, place);
  charter_pack_draft_replace (self, root, path, TRUE);
  return path;
}

static int
find_next_value (JsonNode *root)
{
  int value = 1;

  for (guint i = 0; i < count (root, "levels"); i++)
    {
      g_autofree char *path = g_strdup_printf ("levels[%u].value", i);
      JsonNode *node = charter_pack_tree_find (root, path);

      if (node && JSON_NODE_HOLDS_VALUE (node))
        value = MAX (value, (int) json_node_get_int (node) + 1);
    }
  return value;
}

/** charter_pack_draft_add_level: adds one above the others. Returns: (transfer full): where it stands */
char *
charter_pack_draft_add_level (CharterPackDraft *self)
{
  JsonNode *root = json_node_ref (charter_pack_draft_get_root (self));
  guint place = count (root, "levels");
  int value = find_next_value (root);
  g_autofree char *id = g_strdup_printf ("level-%d", value);
  g_autofree char *title = g_strdup_printf (_("New level %d"), value);
  char *path = charter_pack_path_element ("levels", place);
  JsonNode *node = make_part ("id", id, title);

  json_object_set_int_member (json_node_get_object (node), "value", value);
  insert (&root, "levels", place, node);
  charter_pack_draft_replace (self, root, path, TRUE);
  return path;
}

/* A name that no element of the list has in @field. */
static char *
find_free_name (JsonNode   *root,
                const char *list,
                const char *field,
                const char *prefix)
{
  for (guint i = count (root, list) + 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", prefix, i);

      if (!has_name (root, list, field, name))
        return g_steal_pointer (&name);
    }
}

/* An area of a view; what it gathers is said by whoever adds it. */
static void
put_view_area (JsonNode **root,
               guint      view,
               JsonArray *gathers)
{
  g_autofree char *list = g_strdup_printf ("views[%u].areas", view);
  g_autofree char *code = find_free_name (*root, list, "code", "");
  g_autofree char *title = g_strdup_printf (_("New area %s"), code);
  JsonNode *area = make_part ("code", code, title);

  json_object_set_array_member (json_node_get_object (area), "gathers", gathers);
  insert (root, list, G_MAXUINT, area);
}

/**
 * charter_pack_draft_add_view:
 *
 * Adds a second grouping of the areas after the others. One area of it gathers them all, since none may be
 * left out.
 *
 * Returns: (transfer full): where it stands
 */
char *
charter_pack_draft_add_view (CharterPackDraft *self)
{
  JsonNode *root = json_node_ref (charter_pack_draft_get_root (self));
  guint place = count (root, "views");
  g_autofree char *id = find_free_name (root, "views", "id", "view-");
  g_autofree char *title = g_strdup_printf (_("New grouping %u"), place + 1);
  JsonArray *gathers = json_array_new ();
  char *path = charter_pack_path_element ("views", place);

  for (guint i = 0; i < count (root, "areas"); i++)
    {
      g_autofree char *code_path = g_strdup_printf ("areas[%u].code", i);
      const char *code = get_text (root, code_path);

      if (code)
        json_array_add_string_element (gathers, code);
    }
  insert (&root, "views", place, make_part ("id", id, title));
  put_view_area (&root, place, gathers);
  charter_pack_draft_replace (self, root, path, TRUE);
  return path;
}

/** charter_pack_draft_add_view_area: adds one that gathers nothing yet. Returns: (transfer full): where it stands */
char *
charter_pack_draft_add_view_area (CharterPackDraft *self,
                                  guint             view)
{
  JsonNode *root = json_node_ref (charter_pack_draft_get_root (self));
  g_autofree char *list = g_strdup_printf ("views[%u].areas", view);
  char *path = charter_pack_path_element (list, count (root, list));

  put_view_area (&root, view, json_array_new ());
  charter_pack_draft_replace (self, root, path, TRUE);
  return path;
}

/** charter_pack_draft_get_gathering: Returns: which area of a view gathers @area; -1 when none does */
int
charter_pack_draft_get_gathering (CharterPackDraft *self,
                                  guint             view,
                                  guint             area)
{
  JsonNode *root = charter_pack_draft_get_root (self);
  g_autofree char *groups = g_strdup_printf ("views[%u].areas", view);
  g_autofree char *path = g_strdup_printf ("areas[%u].code", area);
  const char *code = get_text (root, path);

  for (guint i = 0; code && i < count (root, groups); i++)
    {
      g_autofree char *list = g_strdup_printf ("%s[%u].gathers", groups, i);

      for (guint j = 0; j < count (root, list); j++)
        {
          g_autofree char *element = charter_pack_path_element (list, j);
          const char *text = get_text (root, element);

          if (text && g_ascii_strcasecmp (text, code) == 0)
            return (int) i;
        }
    }
  return -1;
}

/**
 * charter_pack_draft_gather:
 * @view: which second grouping
 * @area: which main area
 * @into: which area of the view gathers it from now on
 */
void
charter_pack_draft_gather (CharterPackDraft *self,
                           guint             view,
                           guint             area,
                           int               into)
{
  JsonNode *root = json_node_ref (charter_pack_draft_get_root (self));
  g_autofree char *groups = g_strdup_printf ("views[%u].areas", view);
  g_autofree char *list = g_strdup_printf ("%s[%d].gathers", groups, into);
  g_autofree char *path = g_strdup_printf ("areas[%u].code", area);
  g_autofree char *place = charter_pack_path_element ("views", view);
  g_autofree char *code = g_strdup (get_text (root, path));

  if (!code || charter_pack_draft_get_gathering (self, view, area) == into)
    {
      json_node_unref (root);
      return;
    }
  rename_in_each (&root, groups, "gathers", code, NULL, TRUE);
  insert (&root, list, G_MAXUINT, make_text (code));
  charter_pack_draft_replace (self, root, place, TRUE);
}
