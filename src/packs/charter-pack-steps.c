/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-private.h"

#include <glib/gi18n.h>

/**
 * charter_pack_read_enum:
 * @report: where faults go
 * @node: a text
 * @path: where it stands
 * @type: an enumeration, whose nicks the text may be
 *
 * Returns: the value; -1 after noting a fault
 */
int
charter_pack_read_enum (CharterPackReport *report,
                        JsonNode          *node,
                        const char        *path,
                        GType              type)
{
  const char *nick = charter_pack_report_as_text (report, node, path, CHARTER_PACK_ID);
  int value;

  if (!nick)
    return -1;
  if (charter_enum_from_nick (type, nick, &value))
    return value;
  charter_pack_report_add (report, path, _("“%s” is not known here"), nick);
  return -1;
}

static void
read_needs (CharterPackReport *report,
            JsonObject        *object,
            const char        *path,
            CharterStep       *step)
{
  g_autofree char *list = charter_pack_path (path, "needs");
  JsonArray *array = charter_pack_report_get_array (report, object, path, "needs", 0, CHARTER_PACK_MAX_PARTS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element (list, i);
      int need = charter_pack_read_enum (report, json_array_get_element (array, i), element, CHARTER_TYPE_NEED);

      if (need >= 0)
        g_array_append_val (step->needs, need);
    }
}

/* Only steps that stand before may come first, so that no step waits for itself. */
static void
read_after (CharterPackReport *report,
            JsonObject        *object,
            const char        *path,
            GHashTable        *earlier,
            CharterStep       *step)
{
  g_autofree char *list = charter_pack_path (path, "after");
  JsonArray *array = charter_pack_report_get_array (report, object, path, "after", 0, CHARTER_PACK_MAX_PARTS);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element (list, i);
      const char *id = charter_pack_report_as_text (report, json_array_get_element (array, i), element,
                                                    CHARTER_PACK_ID);

      if (id && !g_hash_table_contains (earlier, id))
        charter_pack_report_add (report, element, _("No step before this one is called “%s”"), id);
      else if (id)
        g_strv_builder_add (ids, id);
    }
  step->after = g_strv_builder_end (ids);
}

static void
read_step (CharterPackReport *report,
           JsonNode          *node,
           const char        *path,
           CharterFramework  *framework,
           GHashTable        *ids)
{
  static const char * const names[] = {
    "id", "title", "description", "after", "needs", "document", "award", "due", NULL
  };
  JsonObject *object = charter_pack_report_as_object (report, node, path, names);
  CharterStep *step;
  const char *id;
  const char *title;

  if (!object)
    return;
  id = charter_pack_report_get_text (report, object, path, "id",
                                     CHARTER_PACK_REQUIRED | CHARTER_PACK_ID);
  title = charter_pack_report_get_text (report, object, path, "title",
                                        CHARTER_PACK_REQUIRED | CHARTER_PACK_TITLE);
  step = charter_framework_add_step (framework, id, title,
                                     charter_pack_report_get_text (report, object, path, "description",
                                                                   0));
  step->document = g_strdup (charter_pack_report_get_text (report, object, path, "document", CHARTER_PACK_ID));
  step->is_award = charter_pack_report_get_boolean (report, object, path, "award", FALSE);
  step->is_due = charter_pack_report_get_boolean (report, object, path, "due", FALSE);
  read_needs (report, object, path, step);
  read_after (report, object, path, ids, step);
  if (id && !g_hash_table_add (ids, (gpointer) id))
    charter_pack_report_add (report, path, _("The id “%s” is used twice"), id);
}

static void
read_interest (CharterPackReport *report,
               JsonObject        *root,
               CharterFramework  *framework)
{
  static const char * const names[] = { "to", "address", "words", NULL };
  JsonNode *node = json_object_get_member (root, "interest");
  JsonObject *object = node ? charter_pack_report_as_object (report, node, "interest", names) : NULL;

  if (object)
    charter_framework_set_interest (framework,
                                    charter_pack_report_get_text (report, object, "interest", "to",
                                                                  CHARTER_PACK_TITLE),
                                    charter_pack_report_get_text (report, object, "interest", "address",
                                                                  CHARTER_PACK_TITLE),
                                    charter_pack_report_get_text (report, object, "interest", "words", 0));
}

/**
 * charter_pack_read_steps:
 * @report: where faults go
 * @root: the pack
 * @framework: what is made of it
 *
 * Reads the way to the status that the publisher awards, its rules and how it is begun.
 */
void
charter_pack_read_steps (CharterPackReport *report,
                         JsonObject        *root,
                         CharterFramework  *framework)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = charter_pack_report_get_array (report, root, "", "steps", 0,
                                                    CHARTER_PACK_MAX_PARTS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element ("steps", i);

      read_step (report, json_array_get_element (array, i), element, framework, ids);
    }
  charter_framework_set_steps_note (framework, charter_pack_report_get_text (report, root, "", "steps_note", 0));
  read_interest (report, root, framework);
}
