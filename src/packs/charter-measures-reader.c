/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-measures-reader.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "charter-impact-resources.h"

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static JsonArray *
get_list (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static char **
dup_words (JsonArray *array)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    g_strv_builder_add (words, json_array_get_string_element (array, i));
  return g_strv_builder_end (words);
}

static gboolean
refuse (GError     **error,
        const char  *what,
        const char  *id)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s", what, id ? id : "?");
  return FALSE;
}

static gboolean
read_measure (CharterMeasures  *self,
              JsonObject       *object,
              GError          **error)
{
  const char *id = get_text (object, "id");
  CharterMeasure *measure;
  CharterUnit unit;
  CharterBetter better;

  if (!id || !get_text (object, "title") || !charter_unit_from_nick (get_text (object, "unit"), &unit)
      || !charter_better_from_nick (get_text (object, "better"), &better))
    return refuse (error, _("A measure without a name, unit or direction"), id);
  measure = g_new0 (CharterMeasure, 1);
  measure->id = g_strdup (id);
  measure->title = g_strdup (get_text (object, "title"));
  measure->unit = unit;
  measure->better = better;
  measure->says = g_strdup (get_text (object, "says"));
  measure->source = g_strdup (get_text (object, "source"));
  measure->aims = dup_words (get_list (object, "aims"));
  measure->by_term = json_object_get_boolean_member_with_default (object, "by-term", FALSE);
  g_ptr_array_add (self->measures, measure);
  return TRUE;
}

static gboolean
read_cohort (CharterMeasures  *self,
             JsonObject       *object,
             GError          **error)
{
  CharterCohort *cohort;

  if (!get_text (object, "id") || !get_text (object, "title"))
    return refuse (error, _("A group without a name"), get_text (object, "id"));
  cohort = g_new0 (CharterCohort, 1);
  cohort->id = g_strdup (get_text (object, "id"));
  cohort->title = g_strdup (get_text (object, "title"));
  cohort->family = g_strdup (get_text (object, "family"));
  cohort->context = g_strdup (get_text (object, "context"));
  g_ptr_array_add (self->cohorts, cohort);
  return TRUE;
}

static gboolean
read_aim_set (CharterMeasures  *self,
              JsonObject       *object,
              GError          **error)
{
  JsonArray *aims = get_list (object, "aims");
  CharterAimSet *set;

  if (!get_text (object, "id") || !get_text (object, "title") || !aims)
    return refuse (error, _("Hopes without a name"), get_text (object, "id"));
  set = g_new0 (CharterAimSet, 1);
  set->id = g_strdup (get_text (object, "id"));
  set->title = g_strdup (get_text (object, "title"));
  set->framework = g_strdup (get_text (object, "source"));
  set->aims = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_aim_free);
  g_ptr_array_add (self->aim_sets, set);
  for (guint i = 0; i < json_array_get_length (aims); i++)
    {
      JsonObject *element = json_array_get_object_element (aims, i);
      CharterAim *aim = g_new0 (CharterAim, 1);

      aim->id = g_strdup_printf ("%s.%s", set->id, get_text (element, "id"));
      aim->title = g_strdup (get_text (element, "title"));
      aim->is_council_only = json_object_get_boolean_member_with_default (element, "council", FALSE);
      g_ptr_array_add (set->aims, aim);
    }
  return TRUE;
}

typedef gboolean (*ReadObject) (CharterMeasures *self, JsonObject *object, GError **error);

static gboolean
read_each (CharterMeasures  *self,
           JsonObject       *root,
           const char       *name,
           ReadObject        read,
           GError          **error)
{
  JsonArray *array = get_list (root, name);

  if (!array)
    return refuse (error, _("A list is missing"), name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse (error, _("A list is damaged"), name);
      if (!read (self, json_node_get_object (node), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * charter_measures_read:
 * @json: the lists of measures, groups and hoped-for gains
 * @error: where to say what is wrong with them
 *
 * Returns: (transfer full) (nullable): the lists
 */
CharterMeasures *
charter_measures_read (GBytes  *json,
                       GError **error)
{
  g_autoptr(CharterMeasures) self = charter_measures_new ();
  g_autoptr(JsonParser) parser = json_parser_new ();
  gsize length;
  const char *text = g_bytes_get_data (json, &length);
  JsonObject *root;

  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;
  if (!json_parser_get_root (parser) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return refuse (error, _("A list is damaged"), "measures"), NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  if (!read_each (self, root, "measures", read_measure, error)
      || !read_each (self, root, "groups", read_cohort, error)
      || !read_each (self, root, "aims", read_aim_set, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * charter_measures_get_default:
 *
 * Returns: (transfer none): the lists that come with the program, read once
 */
const CharterMeasures *
charter_measures_get_default (void)
{
  static CharterMeasures *measures;

  if (g_once_init_enter (&measures))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) json = g_resource_lookup_data (charter_impact_get_resource (),
                                                       RESOURCE_BASE "/impact/measures.json",
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      CharterMeasures *read = json ? charter_measures_read (json, &error) : NULL;

      if (!read)
        g_error ("The list of measures cannot be read: %s", error->message);
      g_once_init_leave (&measures, read);
    }
  return measures;
}
