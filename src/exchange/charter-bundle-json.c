/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-bundle-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "charter-exchange-error.h"

/* Records as JSON. What a class stores is asked of the class, so that a new property needs nothing here. */

static void
add_value (JsonBuilder *builder,
           GParamSpec  *property,
           const char  *value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, property->name);
  if (property->value_type == G_TYPE_INT64)
    json_builder_add_int_value (builder, g_ascii_strtoll (value, NULL, 10));
  else if (property->value_type == G_TYPE_BOOLEAN)
    json_builder_add_boolean_value (builder, *value != '0');
  else
    json_builder_add_string_value (builder, value);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
begin_list (JsonBuilder *builder,
            const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_records (JsonBuilder   *builder,
             CharterBundle *self)
{
  begin_list (builder, "records");
  for (guint i = 0; i < self->records->len; i++)
    {
      const CharterPlainRecord *record = g_ptr_array_index (self->records, i);

      json_builder_begin_object (builder);
      add_text (builder, "class", record->shape->klass->table);
      for (guint j = 0; j < record->shape->n_properties; j++)
        add_value (builder, record->shape->properties[j], record->values[j]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_past (JsonBuilder *builder,
          CharterPast *past)
{
  g_autoptr(GPtrArray) fields = charter_past_list_fields (past);

  begin_list (builder, "past");
  for (guint i = 0; i < fields->len; i++)
    {
      const CharterFieldPast *field = g_ptr_array_index (fields, i);

      json_builder_begin_object (builder);
      add_text (builder, "record", field->record);
      add_text (builder, "field", field->field);
      add_text (builder, "who", field->who);
      add_text (builder, "at", field->at);
      begin_list (builder, "seen");
      for (guint j = 0; j < field->seen->len; j++)
        json_builder_add_string_value (builder, g_ptr_array_index (field->seen, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_removals (JsonBuilder *builder,
              CharterPast *past)
{
  g_autoptr(GPtrArray) removals = charter_past_list_removals (past);

  begin_list (builder, "removed");
  for (guint i = 0; i < removals->len; i++)
    {
      const CharterRemoval *removal = g_ptr_array_index (removals, i);

      json_builder_begin_object (builder);
      add_text (builder, "class", removal->table);
      add_text (builder, "record", removal->record);
      add_text (builder, "who", removal->who);
      add_text (builder, "at", removal->at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
print (JsonBuilder *builder,
       gsize       *length)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autoptr(JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, length);
}

/**
 * charter_bundle_format_records:
 * @self: a bundle
 *
 * Returns: (transfer full): its records and their past as JSON
 */
GBytes *
charter_bundle_format_records (CharterBundle *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  gsize length;
  char *text;

  json_builder_begin_object (builder);
  add_records (builder, self);
  add_past (builder, self->past);
  add_removals (builder, self->past);
  json_builder_end_object (builder);
  text = print (builder, &length);
  return g_bytes_new_take (text, length);
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            gint64       size,
            const char  *sha256)
{
  json_builder_begin_object (builder);
  add_text (builder, "name", name);
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, size);
  add_text (builder, "sha256", sha256);
  json_builder_end_object (builder);
}

/**
 * charter_bundle_format_manifest:
 * @self: a bundle
 * @records: its records as JSON
 *
 * Returns: (transfer full): what the bundle is and holds, as JSON
 */
char *
charter_bundle_format_manifest (CharterBundle *self,
                                GBytes        *records)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, records);

  json_builder_begin_object (builder);
  add_text (builder, "format", CHARTER_BUNDLE_FORM);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, CHARTER_BUNDLE_VERSION);
  add_text (builder, "program", self->program);
  add_text (builder, "made-at", self->made_at);
  json_builder_set_member_name (builder, "anonymous");
  json_builder_add_boolean_value (builder, self->is_anonymous);
  add_text (builder, "school", self->school);
  begin_list (builder, "members");
  add_member (builder, CHARTER_BUNDLE_RECORDS, (gint64) g_bytes_get_size (records), sum);
  for (guint i = 0; i < self->files->len; i++)
    {
      const CharterBundleFile *file = g_ptr_array_index (self->files, i);
      g_autofree char *name = g_strconcat (CHARTER_BUNDLE_EVIDENCE, file->sha256, NULL);

      add_member (builder, name, file->size, file->sha256);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return print (builder, NULL);
}
