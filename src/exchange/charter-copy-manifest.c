/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-copy-manifest.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "charter-exchange-error.h"

/* Ours has three levels. */
#define MAX_DEPTH 8

static void
free_member (gpointer data)
{
  CharterCopyMember *member = data;

  g_free (member->name);
  g_free (member->path);
  g_free (member->sha256);
  g_free (member);
}

/**
 * charter_copy_manifest_new:
 * Returns: (transfer full): an empty list
 */
CharterCopyManifest *
charter_copy_manifest_new (void)
{
  CharterCopyManifest *self = g_new0 (CharterCopyManifest, 1);

  self->members = g_ptr_array_new_with_free_func (free_member);
  return self;
}

/**
 * charter_copy_manifest_free:
 * @self: (transfer full) (nullable): a list of what a copy holds
 */
void
charter_copy_manifest_free (CharterCopyManifest *self)
{
  if (!self)
    return;
  g_free (self->made_at);
  g_free (self->origin);
  g_free (self->who);
  g_free (self->schools);
  g_ptr_array_unref (self->members);
  g_free (self);
}

/**
 * charter_copy_manifest_add:
 * @self: what is to be copied
 * @name: its name in the copy
 * @path: where it is
 */
void
charter_copy_manifest_add (CharterCopyManifest *self,
                           const char          *name,
                           const char          *path)
{
  CharterCopyMember *member = g_new0 (CharterCopyMember, 1);

  member->name = g_strdup (name);
  member->path = g_strdup (path);
  g_ptr_array_add (self->members, member);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * charter_copy_manifest_dup_json:
 * @self: a list of what a copy holds
 *
 * Returns: (transfer full): the list as it is written
 */
char *
charter_copy_manifest_dup_json (const CharterCopyManifest *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "form", CHARTER_COPY_FORM);
  add_number (builder, "version", CHARTER_COPY_VERSION);
  add_text (builder, "program", PACKAGE_VERSION);
  add_text (builder, "made_at", self->made_at);
  add_text (builder, "origin", self->origin);
  add_text (builder, "who", self->who);
  add_text (builder, "schools", self->schools);
  add_number (builder, "n_schools", self->n_schools);
  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->members->len; i++)
    {
      const CharterCopyMember *member = g_ptr_array_index (self->members, i);

      json_builder_begin_object (builder);
      add_text (builder, "name", member->name);
      add_number (builder, "size", member->size);
      add_text (builder, "sha256", member->sha256);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED,
                       _("What the file says it holds makes no sense, so it was not opened. Nothing was changed."));
  return FALSE;
}

static gboolean
is_sum (const char *text)
{
  return text && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/* The names that there are, and no others: nothing is ever unpacked elsewhere. */
static gboolean
is_allowed (const char *name,
            const char *sha256)
{
  g_autofree char *evidence = g_strdup_printf ("evidence/%.2s/%s", sha256, sha256);
  const char *pack = g_str_has_prefix (name, "packs/") ? name + strlen ("packs/") : NULL;

  if (g_str_equal (name, "charter.db") || g_str_equal (name, "settings.ini") || g_str_equal (name, evidence))
    return TRUE;
  return pack && g_str_has_suffix (pack, ".json") && *pack != '.' && strlen (pack) < 200 && !strchr (pack, '/') &&
         !strchr (pack, '\\') && g_utf8_validate (pack, -1, NULL);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gint64
get_number (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;
}

static gboolean
take_member (CharterCopyManifest *self,
             JsonNode            *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object ? get_text (object, "name") : NULL;
  const char *sha256 = object ? get_text (object, "sha256") : NULL;
  gint64 size = object ? get_number (object, "size") : -1;
  CharterCopyMember *member;

  if (!name || !is_sum (sha256) || size < 0 || size > CHARTER_COPY_MAX_TOTAL - self->total ||
      !is_allowed (name, sha256))
    return FALSE;
  charter_copy_manifest_add (self, name, NULL);
  member = g_ptr_array_index (self->members, self->members->len - 1);
  member->sha256 = g_strdup (sha256);
  member->size = size;
  self->total += size;
  self->n_files += g_str_has_prefix (name, "evidence/");
  return TRUE;
}

static gboolean
take_members (CharterCopyManifest  *self,
              JsonObject           *object,
              GError              **error)
{
  JsonNode *node = json_object_get_member (object, "members");
  JsonArray *members = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!members || json_array_get_length (members) > CHARTER_COPY_MAX_MEMBERS)
    return set_damaged (error);
  for (guint i = 0; i < json_array_get_length (members); i++)
    if (!take_member (self, json_array_get_element (members, i)))
      return set_damaged (error);
  for (guint i = 0; i < self->members->len; i++)
    if (g_str_equal (((CharterCopyMember *) self->members->pdata[i])->name, "charter.db"))
      return TRUE;
  return set_damaged (error);
}

/* The parser goes down a level by calling itself. */
static gboolean
is_shallow (const char *json,
            gsize       length)
{
  gboolean is_text = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (is_text && json[i] == '\\')
        i++;
      else if (json[i] == '"')
        is_text = !is_text;
      else if (!is_text && (json[i] == '[' || json[i] == '{') && ++depth > MAX_DEPTH)
        return FALSE;
      else if (!is_text && (json[i] == ']' || json[i] == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

/**
 * charter_copy_manifest_parse:
 * @json: @length bytes, from anywhere
 * @length: how many
 * @error: why it is no such list
 *
 * Returns: (transfer full) (nullable): the list, every name and size in it looked at
 */
CharterCopyManifest *
charter_copy_manifest_parse (const char  *json,
                             gsize        length,
                             GError     **error)
{
  g_autoptr(CharterCopyManifest) self = charter_copy_manifest_new ();
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;
  JsonObject *object;

  if (is_shallow (json, length) && g_utf8_validate_len (json, length, NULL) &&
      json_parser_load_from_data (parser, json, (gssize) length, NULL))
    root = json_parser_get_root (parser);
  object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (!object || g_strcmp0 (get_text (object, "form"), CHARTER_COPY_FORM) != 0)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                           _("This is no copy that this program has made. Nothing was changed."));
      return NULL;
    }
  if (get_number (object, "version") > CHARTER_COPY_VERSION)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NEWER,
                           _("This copy was made by a newer version of this program. Nothing was changed. Install the "
                             "newest version here, then open it again."));
      return NULL;
    }
  self->made_at = g_strdup (get_text (object, "made_at"));
  self->origin = g_strdup (get_text (object, "origin"));
  self->who = g_strdup (get_text (object, "who"));
  self->schools = g_strdup (get_text (object, "schools"));
  self->n_schools = (guint) CLAMP (get_number (object, "n_schools"), 0, G_MAXINT);
  if (!self->made_at || !self->origin)
    set_damaged (error);
  else if (take_members (self, object, error))
    return g_steal_pointer (&self);
  return NULL;
}
