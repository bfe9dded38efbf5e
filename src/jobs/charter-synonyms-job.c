/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-synonyms-job.h"

#include <json-glib/json-glib.h>

/**
 * charter_own_synonyms_free:
 * @self: (transfer full) (nullable): an own synonyms
 */
void
charter_own_synonyms_free (CharterOwnSynonyms *self)
{
  if (!self)
    return;
  g_free (self->shown);
  g_free (self->hidden);
  g_free (self);
}

static char *
dup_path (CharterSession *session)
{
  return g_build_filename (charter_store_get_data_dir (charter_session_get_store (session)), "synonyms.json", NULL);
}

static char *
dup_joined (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GString *joined = g_string_new (NULL);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *term = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;

      if (term)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", term);
    }
  return g_string_free (joined, FALSE);
}

/**
 * charter_synonyms_load:
 * @session: an open session
 * @error: return location
 *
 * Returns: (transfer full) (element-type CharterOwnSynonyms): the person's own synonyms; empty without
 *   a file. %NULL with @error when the file is there and cannot be read
 */
GPtrArray *
charter_synonyms_load (CharterSession  *session,
                       GError         **error)
{
  g_autofree char *path = dup_path (session);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_own_synonyms_free);
  JsonNode *root, *node;
  JsonArray *array;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&groups);
  if (!json_parser_load_from_file (parser, path, error))
    return NULL;
  root = json_parser_get_root (parser);
  node = root && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), "groups") : NULL;
  array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      CharterOwnSynonyms *group;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      group = g_new0 (CharterOwnSynonyms, 1);
      group->shown = dup_joined (json_node_get_object (element), "shown");
      group->hidden = dup_joined (json_node_get_object (element), "hidden");
      g_ptr_array_add (groups, group);
    }
  return g_steal_pointer (&groups);
}

static void
add_terms (JsonBuilder *builder,
           const char  *name,
           const char  *joined)
{
  g_auto(GStrv) terms = g_strsplit (joined ? joined : "", ",", -1);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; terms[i]; i++)
    if (*g_strstrip (terms[i]))
      json_builder_add_string_value (builder, terms[i]);
  json_builder_end_array (builder);
}

static gboolean
says_something (const CharterOwnSynonyms *group)
{
  return (group->shown && *group->shown) || (group->hidden && *group->hidden);
}

/**
 * charter_synonyms_save:
 * @session: an open session
 * @groups: (element-type CharterOwnSynonyms): all of them; empty ones are left out
 * @error: return location
 *
 * Writes the file in one step, so that a fault leaves the one before, and lets the next search know.
 */
gboolean
charter_synonyms_save (CharterSession  *session,
                       GPtrArray       *groups,
                       GError         **error)
{
  g_autofree char *path = dup_path (session);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      const CharterOwnSynonyms *group = g_ptr_array_index (groups, i);

      if (!says_something (group))
        continue;
      json_builder_begin_object (builder);
      add_terms (builder, "shown", group->shown);
      add_terms (builder, "hidden", group->hidden);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;
  charter_reference_reload_synonyms (charter_session_get_reference (session));
  return TRUE;
}
