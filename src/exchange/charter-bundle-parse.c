/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

/* The JSON of a bundle as somebody else wrote it: nothing of it is believed. */

#include "charter-bundle-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "charter-exchange-error.h"

#define DAMAGED CHARTER_EXCHANGE_ERROR_DAMAGED
#define UNSAFE CHARTER_EXCHANGE_ERROR_UNSAFE

/* What a text from outside looks like when it is told of: short, and on one line. */
static char *
dup_shown (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

  return g_strcanon (g_strdup (start), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_./ ", '?');
}

/* JSON parsers call themselves for each level, so a text of brackets would use up the stack. */
static gboolean
is_deep (const char *text,
         gsize       length)
{
  gboolean is_quoted = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    if (is_quoted)
      {
        if (text[i] == '\\')
          i++;
        else
          is_quoted = text[i] != '"';
      }
    else if (text[i] == '"')
      is_quoted = TRUE;
    else if ((text[i] == '[' || text[i] == '{') && ++depth > CHARTER_BUNDLE_MAX_DEPTH)
      return TRUE;
    else if (text[i] == ']' || text[i] == '}')
      depth--;
  return FALSE;
}

static JsonParser *
parse (const char  *text,
       gsize        length,
       GError     **error)
{
  /* None that makes its nodes unchangeable: from json-glib 1.10 on that one breaks off over two values in a row. */
  g_autoptr(JsonParser) parser = json_parser_new ();

  if (length == 0)
    charter_bundle_refuse (error, DAMAGED, _("The bundle’s contents cannot be read"));
  else if (is_deep (text, length) || memchr (text, '\0', length))
    charter_bundle_refuse (error, UNSAFE, _("The bundle’s contents are nested as no bundle’s are"));
  else if (!g_utf8_validate (text, (gssize) length, NULL) ||
           !json_parser_load_from_data (parser, text, (gssize) length, NULL) ||
           !json_parser_get_root (parser) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    charter_bundle_refuse (error, DAMAGED, _("The bundle’s contents cannot be read"));
  else
    return g_steal_pointer (&parser);
  return NULL;
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

static gboolean
get_integer (JsonObject *object,
             const char *name,
             gint64     *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (!node || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return *value >= 0;
}

static gboolean
get_boolean (JsonObject *object,
             const char *name,
             gboolean   *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (!node || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *value = json_node_get_boolean (node);
  return TRUE;
}

static JsonArray *
get_list (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonArray *list,
            guint      position)
{
  JsonNode *node = json_array_get_element (list, position);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
is_id (const char *text)
{
  return text && g_uuid_string_is_valid (text);
}

/* As charter_clock_dup_now () writes them, so that they compare as text. */
static gboolean
is_moment (const char *text)
{
  g_autoptr(GDateTime) moment = text && strlen (text) <= 32 && g_str_has_suffix (text, "Z")
                                ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return moment != NULL;
}

/* --- The manifest ---------------------------------------------------------------------------- */

static void
member_free (gpointer data)
{
  CharterBundleMember *member = data;

  g_free (member->name);
  g_free (member->sha256);
  g_free (member);
}

/**
 * charter_bundle_manifest_free:
 * @self: (transfer full) (nullable): a bundle
 */
void
charter_bundle_manifest_free (CharterBundleManifest *self)
{
  if (!self)
    return;
  g_free (self->made_at);
  g_free (self->program);
  g_free (self->school);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->members);
  g_free (self);
}

static gboolean
check_form (JsonObject  *root,
            GError     **error)
{
  gint64 version;
  g_autofree char *program = NULL;

  if (g_strcmp0 (get_text (root, "format"), CHARTER_BUNDLE_FORM) != 0)
    return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                                  _("This is a ZIP file of another program, no school bundle"));
  if (!get_integer (root, "version", &version) || version < 1)
    return charter_bundle_refuse (error, DAMAGED, _("The bundle does not say of which version it is"));
  if (version == CHARTER_BUNDLE_VERSION)
    return TRUE;
  program = dup_shown (get_text (root, "program") ? get_text (root, "program") : "?");
  return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_NEWER,
                                _("This bundle was made by a newer version of the program (%s). Install the "
                                  "newest version, then open it again"), program);
}

static gboolean
is_member_name (const char *name)
{
  return g_str_equal (name, CHARTER_BUNDLE_RECORDS) ||
         (g_str_has_prefix (name, CHARTER_BUNDLE_EVIDENCE) &&
          charter_bundle_is_hash (name + strlen (CHARTER_BUNDLE_EVIDENCE)));
}

static gboolean
add_member (CharterBundleManifest  *self,
            JsonObject             *object,
            GError                **error)
{
  const char *name = object ? get_text (object, "name") : NULL;
  const char *sha256 = object ? get_text (object, "sha256") : NULL;
  CharterBundleMember *member;
  gint64 size;

  if (!name || !charter_bundle_is_hash (sha256) || !get_integer (object, "size", &size))
    return charter_bundle_refuse (error, DAMAGED, _("The bundle’s list of its contents is broken"));
  if (!is_member_name (name) ||
      (!g_str_equal (name, CHARTER_BUNDLE_RECORDS) && !g_str_has_suffix (name, sha256)))
    {
      g_autofree char *shown = dup_shown (name);

      return charter_bundle_refuse (error, UNSAFE, _("The bundle lists “%s”, which no bundle holds"), shown);
    }
  if (g_hash_table_contains (self->by_name, name))
    return charter_bundle_refuse (error, UNSAFE, _("The bundle lists the same contents twice"));
  if (size > (g_str_equal (name, CHARTER_BUNDLE_RECORDS) ? CHARTER_BUNDLE_MAX_JSON : CHARTER_BUNDLE_MAX_FILE))
    return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_TOO_LARGE,
                                  _("The bundle says that it holds a file larger than any that is kept"));
  member = g_new0 (CharterBundleMember, 1);
  member->name = g_strdup (name);
  member->sha256 = g_strdup (sha256);
  member->size = size;
  g_ptr_array_add (self->members, member);
  g_hash_table_insert (self->by_name, member->name, member);
  return TRUE;
}

static gboolean
add_members (CharterBundleManifest  *self,
             JsonArray              *list,
             GError                **error)
{
  gint64 total = 0;

  if (!list)
    return charter_bundle_refuse (error, DAMAGED, _("The bundle does not say what it holds"));
  if (json_array_get_length (list) > CHARTER_BUNDLE_MAX_MEMBERS)
    return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_TOO_LARGE,
                                  _("The bundle holds more files than any school keeps"));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      if (!add_member (self, get_object (list, i), error))
        return FALSE;
      total += ((CharterBundleMember *) g_ptr_array_index (self->members, i))->size;
    }
  if (total > CHARTER_BUNDLE_MAX_TOTAL)
    return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_TOO_LARGE,
                                  _("The bundle says that it holds more than any school keeps"));
  if (!g_hash_table_contains (self->by_name, CHARTER_BUNDLE_RECORDS))
    return charter_bundle_refuse (error, DAMAGED, _("The bundle holds no records"));
  return TRUE;
}

/**
 * charter_bundle_manifest_parse:
 * @text: the manifest
 * @length: how many bytes
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the bundle says of itself
 */
CharterBundleManifest *
charter_bundle_manifest_parse (const char  *text,
                               gsize        length,
                               GError     **error)
{
  g_autoptr(JsonParser) parser = parse (text, length, error);
  g_autoptr(CharterBundleManifest) self = NULL;
  JsonObject *root;

  if (!parser)
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  if (!check_form (root, error))
    return NULL;
  self = g_new0 (CharterBundleManifest, 1);
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->made_at = g_strdup (get_text (root, "made-at"));
  self->program = dup_shown (get_text (root, "program") ? get_text (root, "program") : "?");
  self->school = g_strdup (get_text (root, "school"));
  if (!is_moment (self->made_at) || !is_id (self->school) ||
      !get_boolean (root, "anonymous", &self->is_anonymous))
    {
      charter_bundle_refuse (error, DAMAGED, _("The bundle does not say whose it is and when it was made"));
      return NULL;
    }
  if (!add_members (self, get_list (root, "members"), error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- The records ----------------------------------------------------------------------------- */

static gboolean
refuse_field (GError     **error,
              JsonObject  *object,
              const char  *name)
{
  g_autofree char *shown = dup_shown (name);

  return charter_bundle_refuse (error, DAMAGED, _("In the bundle, “%s” of “%s” is not as it should be"), shown,
                                get_text (object, "class"));
}

/* The value as charter_record_dup_field () would write it; NULL when it is of another type. */
static char *
dup_value (GParamSpec *property,
           JsonNode   *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  g_autofree char *value = NULL;

  if (property->value_type == G_TYPE_INT64 && type == G_TYPE_INT64)
    value = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (property->value_type == G_TYPE_BOOLEAN && type == G_TYPE_BOOLEAN)
    value = g_strdup (json_node_get_boolean (node) ? "1" : "0");
  else if ((property->value_type == G_TYPE_STRING || G_TYPE_IS_ENUM (property->value_type)) &&
           type == G_TYPE_STRING && *json_node_get_string (node))
    value = g_strdup (json_node_get_string (node));
  return value && charter_record_takes_text (property, value) ? g_steal_pointer (&value) : NULL;
}

/* A boolean and an enumeration always say something. */
static void
fill_in (CharterPlainRecord *record)
{
  for (guint i = 0; i < record->shape->n_properties; i++)
    {
      GParamSpec *property = record->shape->properties[i];

      if (record->values[i])
        continue;
      if (property->value_type == G_TYPE_BOOLEAN)
        record->values[i] = g_strdup ("0");
      else if (G_TYPE_IS_ENUM (property->value_type))
        record->values[i] = g_strdup (g_enum_get_value (G_PARAM_SPEC_ENUM (property)->enum_class,
                                                        G_PARAM_SPEC_ENUM (property)->default_value)->value_nick);
    }
}

static gboolean
fill (CharterPlainRecord  *record,
      JsonObject           *object,
      GError              **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      int position = charter_shape_find_property (record->shape, name);
      g_autofree char *shown = NULL;

      if (g_str_equal (name, "class"))
        continue;
      if (position < 0)
        {
          shown = dup_shown (name);
          return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_NEWER,
                                        _("The bundle says “%s” of “%s”, which this version of the program does "
                                          "not know. Install the newest version, then open it again"),
                                        shown, record->shape->klass->table);
        }
      g_free (record->values[position]);
      record->values[position] = dup_value (record->shape->properties[position], node);
      if (!record->values[position])
        return refuse_field (error, object, name);
    }
  fill_in (record);
  if (!is_id (record->values[0]))
    return refuse_field (error, object, "id");
  if (!is_moment (record->values[1]) || !is_moment (record->values[2]))
    return refuse_field (error, object, "modified-at");
  return TRUE;
}

static const CharterShape *
find_shape (JsonObject  *object,
            GError     **error)
{
  const char *name = object ? get_text (object, "class") : NULL;
  const CharterShape *shape = name ? charter_shape_find (name) : NULL;
  g_autofree char *shown = NULL;

  if (shape)
    return shape;
  if (!name)
    charter_bundle_refuse (error, DAMAGED, _("The bundle holds a record of no kind"));
  else
    {
      shown = dup_shown (name);
      charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_NEWER,
                             _("The bundle holds “%s”, which this version of the program does not know. Install "
                               "the newest version, then open it again"), shown);
    }
  return NULL;
}

static gboolean
read_record (CharterBundle  *self,
             JsonObject     *object,
             GError        **error)
{
  const CharterShape *shape = find_shape (object, error);
  g_autoptr(CharterPlainRecord) record = NULL;

  if (!shape)
    return FALSE;
  record = charter_plain_record_new (shape);
  if (!fill (record, object, error))
    return FALSE;
  if (!charter_bundle_add (self, g_steal_pointer (&record)))
    return charter_bundle_refuse (error, UNSAFE, _("The bundle holds two records of one id"));
  return TRUE;
}

static gboolean
read_past (CharterBundle  *self,
           JsonObject     *object,
           GError        **error)
{
  const char *id = object ? get_text (object, "record") : NULL;
  const char *field = object ? get_text (object, "field") : NULL;
  const char *at = object ? get_text (object, "at") : NULL;
  JsonArray *seen = object ? get_list (object, "seen") : NULL;
  CharterFieldPast *past;

  if (!is_id (id) || !field || strlen (field) > 64 || !is_moment (at) || !seen)
    return charter_bundle_refuse (error, DAMAGED, _("What the bundle says of earlier changes is broken"));
  past = charter_past_ensure_field (self->past, id, field);
  charter_field_past_set (past, get_text (object, "who"), at);
  for (guint i = 0; i < json_array_get_length (seen); i++)
    {
      JsonNode *node = json_array_get_element (seen, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return charter_bundle_refuse (error, DAMAGED, _("What the bundle says of earlier changes is broken"));
      charter_field_past_see (past, json_node_get_string (node));
    }
  return TRUE;
}

static gboolean
read_removal (CharterBundle  *self,
              JsonObject     *object,
              GError        **error)
{
  const CharterShape *shape = find_shape (object, error);

  if (!shape)
    return FALSE;
  if (!is_id (get_text (object, "record")) || !is_moment (get_text (object, "at")))
    return charter_bundle_refuse (error, DAMAGED, _("What the bundle says of earlier changes is broken"));
  charter_past_add_removal (self->past, shape->klass->table, get_text (object, "record"),
                            get_text (object, "who"), get_text (object, "at"));
  return TRUE;
}

static gboolean
read_list (CharterBundle  *self,
           JsonObject     *root,
           const char     *name,
           gboolean      (*read) (CharterBundle *, JsonObject *, GError **),
           GError        **error)
{
  JsonArray *list = get_list (root, name);
  guint n = list ? json_array_get_length (list) : 0;

  if (!list)
    return charter_bundle_refuse (error, DAMAGED, _("The bundle’s contents cannot be read"));
  if (n > CHARTER_BUNDLE_MAX_RECORDS)
    return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_TOO_LARGE,
                                  _("The bundle holds more records than any school keeps"));
  for (guint i = 0; i < n; i++)
    if (!read (self, get_object (list, i), error))
      return FALSE;
  return TRUE;
}

/* --- Whether they hang together ---------------------------------------------------------------- */

/* What a record names as the one that it belongs to must be there: an action outlives the self-evaluation
 * that it was noted in, and what was said of a file's contents the evidence. */
static gboolean
has_parent (CharterBundle             *self,
            const CharterPlainRecord *record,
            const char                *field)
{
  const CharterPlainRecord *parent;

  if (charter_shape_find_property (record->shape, field) < 0 ||
      g_str_equal (record->shape->klass->table, "action") ||
      g_str_equal (record->shape->klass->table, "finding"))
    return TRUE;
  parent = charter_bundle_find (self, charter_plain_record_get (record, field));
  return parent && g_str_equal (parent->shape->klass->table, field);
}

static gboolean
check_record (CharterBundle             *self,
              const CharterPlainRecord *record,
              GError                   **error)
{
  const char *sha256 = charter_plain_record_get (record, "sha256");
  gboolean is_school = g_str_equal (record->shape->klass->table, "school");

  if (is_school ? !g_str_equal (record->values[0], self->school)
                : g_strcmp0 (charter_plain_record_get (record, "school"), self->school) != 0)
    return charter_bundle_refuse (error, UNSAFE, _("The bundle holds records of another school"));
  if (!has_parent (self, record, "audit") || !has_parent (self, record, "evidence") ||
      !has_parent (self, record, "action"))
    return charter_bundle_refuse (error, DAMAGED, _("The bundle holds records that belong to nothing in it"));
  if (sha256 && !charter_bundle_is_hash (sha256))
    return charter_bundle_refuse (error, UNSAFE, _("The bundle names an evidence file in a way that none is named"));
  return TRUE;
}

static gboolean
check_all (CharterBundle  *self,
           GError        **error)
{
  g_autoptr(GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  if (!charter_bundle_find (self, self->school))
    return charter_bundle_refuse (error, DAMAGED, _("The bundle does not hold the school that it is of"));
  for (guint i = 0; i < self->records->len; i++)
    {
      const CharterPlainRecord *record = g_ptr_array_index (self->records, i);
      const char *sha256 = charter_plain_record_get (record, "sha256");

      if (!check_record (self, record, error))
        return FALSE;
      if (sha256 && g_str_equal (record->shape->klass->table, "evidence_file"))
        g_hash_table_add (named, (gpointer) sha256);
    }
  for (guint i = 0; i < self->files->len; i++)
    if (!g_hash_table_contains (named, ((CharterBundleFile *) g_ptr_array_index (self->files, i))->sha256))
      return charter_bundle_refuse (error, UNSAFE, _("The bundle holds a file that no evidence in it names"));
  return TRUE;
}

/**
 * charter_bundle_parse_records:
 * @self: a bundle with its school and its files
 * @text: the records as JSON
 * @length: how many bytes
 * @error: return location
 *
 * Returns: %TRUE when all of it has been added and hangs together
 */
gboolean
charter_bundle_parse_records (CharterBundle  *self,
                              const char     *text,
                              gsize           length,
                              GError        **error)
{
  g_autoptr(JsonParser) parser = parse (text, length, error);
  JsonObject *root;

  if (!parser)
    return FALSE;
  root = json_node_get_object (json_parser_get_root (parser));
  return read_list (self, root, "records", read_record, error) &&
         read_list (self, root, "past", read_past, error) &&
         read_list (self, root, "removed", read_removal, error) &&
         check_all (self, error);
}
