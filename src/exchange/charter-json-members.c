/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-json-members.h"

/**
 * charter_json_get_text:
 * @object: (nullable): an object of a directory
 * @name: a member
 *
 * Returns: (transfer none) (nullable): its text, unless it is empty or none
 */
const char *
charter_json_get_text (JsonObject *object,
                       const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;
  const char *text = NULL;

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  return text && *text ? text : NULL;
}

/**
 * charter_json_get_any:
 * @object: (nullable): an object of a directory
 * @names: what the dialects call one thing, %NULL-terminated
 *
 * Returns: (transfer none) (nullable): the first text that is there
 */
const char *
charter_json_get_any (JsonObject         *object,
                      const char * const *names)
{
  for (guint i = 0; names[i]; i++)
    if (charter_json_get_text (object, names[i]))
      return charter_json_get_text (object, names[i]);
  return NULL;
}

/**
 * charter_json_get_object:
 * @object: (nullable): an object of a directory
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the object in it
 */
JsonObject *
charter_json_get_object (JsonObject *object,
                         const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * charter_json_list_objects:
 * @object: (nullable): an object of a directory
 * @name: a member
 *
 * The objects of a list; some dialects put one object in its place.
 *
 * Returns: (transfer container) (element-type JsonObject): none if there are none
 */
GPtrArray *
charter_json_list_objects (JsonObject *object,
                           const char *name)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    g_ptr_array_add (list, json_node_get_object (node));
  if (node && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
          g_ptr_array_add (list, json_array_get_object_element (array, i));
    }
  return list;
}

/**
 * charter_json_get_number:
 * @object: (nullable): an object of a directory
 * @name: a member
 * @number: (out): what it says, as a number or in text
 *
 * Returns: whether it is a number
 */
gboolean
charter_json_get_number (JsonObject *object,
                         const char *name,
                         double     *number)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;
  const char *text = charter_json_get_text (object, name);
  char *end = NULL;

  if (text)
    *number = g_ascii_strtod (text, &end);
  else if (node && JSON_NODE_HOLDS_VALUE (node) && !JSON_NODE_HOLDS_NULL (node))
    *number = json_node_get_double (node);
  else
    return FALSE;
  return !text || (end != text && *end == '\0');
}

/**
 * charter_json_set_text:
 * @object: an object that is being written
 * @name: a member
 * @text: (nullable): what it says; %NULL leaves it out
 */
void
charter_json_set_text (JsonObject *object,
                       const char *name,
                       const char *text)
{
  if (text)
    json_object_set_string_member (object, name, text);
}

/**
 * charter_json_add_object:
 * @object: an object that is being written
 * @name: a list in it, made if need be
 *
 * Returns: (transfer none): a new object at the list's end
 */
JsonObject *
charter_json_add_object (JsonObject *object,
                         const char *name)
{
  JsonObject *added = json_object_new ();

  if (!json_object_has_member (object, name))
    json_object_set_array_member (object, name, json_array_new ());
  json_array_add_object_element (json_object_get_array_member (object, name), added);
  return added;
}
