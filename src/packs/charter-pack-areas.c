/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"

/* The areas of a pack with their items, and all that an item says. */

typedef struct {
  CharterPackReport *report;
  CharterFramework  *framework;
  GHashTable        *codes; /* of the items so far, in small letters */
} Reading;

typedef void (*ReadElement) (Reading     *reading,
                             CharterItem *item,
                             JsonNode    *node,
                             const char  *path);

static void
read_each (Reading     *reading,
           CharterItem *item,
           JsonObject  *object,
           const char  *path,
           const char  *name,
           ReadElement  read_element)
{
  g_autofree char *list = charter_pack_path (path, name);
  JsonArray *array = charter_pack_report_get_array (reading->report, object, path, name, 0,
                                                    CHARTER_PACK_MAX_PARTS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element (list, i);

      read_element (reading, item, json_array_get_element (array, i), element);
    }
}

static void
read_suggestion (Reading     *reading,
                 CharterItem *item,
                 JsonNode    *node,
                 const char  *path)
{
  static const char * const names[] = { "title", "nature", NULL };
  static const char * const natures[] = { "paper", "practice", "people", NULL };
  JsonObject *object = charter_pack_report_as_object (reading->report, node, path, names);
  const char *title;
  const char *nature;
  int value = 0;

  if (!object)
    return;
  title = charter_pack_report_get_text (reading->report, object, path, "title",
                                        CHARTER_PACK_REQUIRED | CHARTER_PACK_TITLE);
  nature = charter_pack_report_get_choice (reading->report, object, path, "nature", natures);
  if (title && nature && charter_enum_from_nick (CHARTER_TYPE_NATURE, nature, &value))
    charter_item_add_suggestion (item, title, (CharterNature) value);
}

/* "renewed": one of the three ways in which a duty comes round again. */
static void
read_renewal (Reading         *reading,
              JsonObject      *duty,
              const char      *path,
              CharterDutyRule *rule)
{
  static const char * const names[] = { "every_months", "within_months", "yearly_by", NULL };
  CharterPackReport *report = reading->report;
  g_autofree char *here = charter_pack_path (path, "renewed");
  JsonObject *object;
  const char *by;

  if (!json_object_has_member (duty, "renewed"))
    return;
  object = charter_pack_report_as_object (report, json_object_get_member (duty, "renewed"), here, names);
  if (!object)
    return;
  if (json_object_get_size (object) != 1)
    charter_pack_report_add (report, here, _("One of every_months, within_months and yearly_by"));
  else if (json_object_has_member (object, "every_months"))
    rule->renewal = charter_pack_report_get_integer (report, object, here, "every_months", 1, 120,
                                                     &rule->months)
                    ? CHARTER_RENEWAL_EVERY : CHARTER_RENEWAL_NONE;
  else if (json_object_has_member (object, "within_months"))
    rule->renewal = charter_pack_report_get_integer (report, object, here, "within_months", 1, 120,
                                                     &rule->months)
                    ? CHARTER_RENEWAL_WITHIN : CHARTER_RENEWAL_NONE;
  else if ((by = charter_pack_report_get_text (report, object, here, "yearly_by", CHARTER_PACK_REQUIRED)))
    {
      if (charter_duty_rule_is_day (by))
        rule->renewal = CHARTER_RENEWAL_YEARLY_BY;
      else
        charter_pack_report_add (report, here, _("“%s” is no day of every year, such as 12-31"), by);
      g_strlcpy (rule->by, by, sizeof rule->by);
    }
}

static void
read_duty (Reading     *reading,
           CharterItem *item,
           JsonNode    *node,
           const char  *path)
{
  static const char * const names[] = { "title", "force", "citation", "checked_on", "renewed", NULL };
  static const char * const forces[] = { "must", "should", "advice", NULL };
  CharterPackReport *report = reading->report;
  JsonObject *object = charter_pack_report_as_object (report, node, path, names);
  const char *title;
  const char *force;
  CharterDutyRule rule = { 0 };
  int value = 0;

  if (!object)
    return;
  read_renewal (reading, object, path, &rule);
  title = charter_pack_report_get_text (report, object, path, "title", CHARTER_PACK_REQUIRED);
  force = charter_pack_report_get_choice (report, object, path, "force", forces);
  if (!title || !force || !charter_enum_from_nick (CHARTER_TYPE_FORCE, force, &value))
    return;
  charter_item_add_duty (item, title, (CharterForce) value,
                         charter_pack_report_get_text (report, object, path, "citation", 0),
                         charter_pack_report_get_text (report, object, path, "checked_on",
                                                       CHARTER_PACK_DATE));
  charter_item_set_duty_rule (item, charter_item_get_duties (item)->len - 1, &rule);
}

static void
read_reference (Reading     *reading,
                CharterItem *item,
                JsonNode    *node,
                const char  *path)
{
  static const char * const names[] = { "framework", "code", "title", "relation", NULL };
  static const char * const relations[] = { "equal", "part-of", "covers", "touches", NULL };
  JsonObject *object = charter_pack_report_as_object (reading->report, node, path, names);
  const char *framework;
  const char *code;
  const char *relation;

  if (!object)
    return;
  framework = charter_pack_report_get_text (reading->report, object, path, "framework",
                                            CHARTER_PACK_REQUIRED | CHARTER_PACK_ID);
  code = charter_pack_report_get_text (reading->report, object, path, "code",
                                       CHARTER_PACK_REQUIRED | CHARTER_PACK_CODE);
  relation = charter_pack_report_get_choice (reading->report, object, path, "relation", relations);
  if (framework && code && relation)
    charter_item_add_reference (item, framework, code, relation,
                                charter_pack_report_get_text (reading->report, object, path, "title", 0));
}

static void
read_phase (Reading     *reading,
            CharterItem *item,
            JsonNode    *node,
            const char  *path)
{
  static const char * const names[] = { "phase", "note", "propose_not_applicable", NULL };
  static const char * const phases[] = {
    "nursery", "primary", "secondary", "post-16", "special", "alternative-provision", NULL
  };
  CharterPackReport *report = reading->report;
  JsonObject *object = charter_pack_report_as_object (report, node, path, names);
  const char *phase;
  const char *note;
  const char *proposal;

  if (!object)
    return;
  phase = charter_pack_report_get_choice (report, object, path, "phase", phases);
  note = charter_pack_report_get_text (report, object, path, "note", 0);
  proposal = charter_pack_report_get_text (report, object, path, "propose_not_applicable", 0);
  if (phase && charter_item_find_phase_note (item, phase))
    charter_pack_report_add (report, path, _("The phase “%s” stands here twice"), phase);
  else if (phase && !note && !proposal)
    charter_pack_report_add (report, path, _("A phase needs a note or a reason why the item does "
                                             "not apply"));
  else if (phase)
    charter_item_add_phase_note (item, phase, note, proposal);
}

static void
read_descriptor (Reading      *reading,
                 CharterItem  *item,
                 CharterLevel *level,
                 JsonObject   *descriptors,
                 const char   *path)
{
  const char *id = charter_level_get_id (level);
  g_autofree char *field = charter_pack_path (path, id);
  JsonNode *node = json_object_get_member (descriptors, id);

  if (node)
    charter_item_set_descriptor (item, id,
                                 charter_pack_report_as_text (reading->report, node, field, 0));
  else if (charter_level_get_value (level) > 0
           && charter_framework_is_for_audit (reading->framework))
    charter_pack_report_add (reading->report, field,
                             _("The words for the level “%s” are missing"),
                             charter_level_get_title (level));
}

static void
check_descriptor_names (Reading    *reading,
                        JsonObject *descriptors,
                        const char *path)
{
  g_autoptr(GList) names = json_object_get_members (descriptors);
  GListModel *levels = charter_framework_get_levels (reading->framework);

  for (GList *l = names; l; l = l->next)
    {
      gboolean is_known = FALSE;

      for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
        {
          g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

          is_known |= g_str_equal (charter_level_get_id (level), l->data);
        }
      if (!is_known)
        {
          g_autofree char *field = charter_pack_path (path, l->data);

          charter_pack_report_add (reading->report, field,
                                   _("The pack has no level “%s”"), (char *) l->data);
        }
    }
}

static void
read_descriptors (Reading     *reading,
                  CharterItem *item,
                  JsonObject  *object,
                  const char  *path)
{
  g_autofree char *field = charter_pack_path (path, "descriptors");
  GListModel *levels = charter_framework_get_levels (reading->framework);
  JsonNode *node = json_object_get_member (object, "descriptors");
  JsonObject *descriptors;

  if (!node && charter_framework_is_for_audit (reading->framework))
    charter_pack_report_add (reading->report, field, _("This field is missing"));
  if (!node)
    return;
  descriptors = charter_pack_report_as_object (reading->report, node, field, NULL);
  if (!descriptors)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      read_descriptor (reading, item, level, descriptors, field);
    }
  check_descriptor_names (reading, descriptors, field);
}

/* Whom the item asks, and for a plan what it is meant to bring about and which role leads it. */
static void
read_details (Reading     *reading,
              CharterItem *item,
              JsonObject  *object,
              const char  *path)
{
  static const char * const audiences[] = { "school", "council", "both", NULL };
  CharterPackReport *report = reading->report;
  const char *audience = NULL;

  if (json_object_has_member (object, "for"))
    audience = charter_pack_report_get_choice (report, object, path, "for", audiences);
  charter_item_set_details (item, audience,
                            charter_pack_report_get_text (report, object, path, "description", 0),
                            charter_pack_report_get_text (report, object, path, "outcome", 0),
                            charter_pack_report_get_text (report, object, path, "lead", 0));
}

static void
read_level_criteria (Reading     *reading,
                     CharterItem *item,
                     JsonObject  *criteria,
                     const char  *path,
                     const char  *level_id)
{
  g_autofree char *list = charter_pack_path (path, level_id);
  JsonArray *array = charter_pack_report_get_array (reading->report, criteria, path, level_id, 0,
                                                    CHARTER_PACK_MAX_PARTS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element (list, i);
      const char *text = charter_pack_report_as_text (reading->report,
                                                      json_array_get_element (array, i), element, 0);

      if (text)
        charter_item_add_criterion (item, level_id, text);
    }
}

static void
read_criteria (Reading     *reading,
               CharterItem *item,
               JsonObject  *object,
               const char  *path)
{
  g_autofree char *field = charter_pack_path (path, "criteria");
  GListModel *levels = charter_framework_get_levels (reading->framework);
  JsonNode *node = json_object_get_member (object, "criteria");
  JsonObject *criteria = node ? charter_pack_report_as_object (reading->report, node, field, NULL) : NULL;

  if (!criteria)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      read_level_criteria (reading, item, criteria, field, charter_level_get_id (level));
    }
  check_descriptor_names (reading, criteria, field);
}

/* A code that is new among the items; NULL after noting why not. */
static const char *
read_code (Reading    *reading,
           JsonObject *object,
           const char *path)
{
  const char *code = charter_pack_report_get_text (reading->report, object, path, "code",
                                                   CHARTER_PACK_REQUIRED | CHARTER_PACK_CODE);

  if (code && !g_hash_table_add (reading->codes, g_ascii_strdown (code, -1)))
    {
      g_autofree char *field = charter_pack_path (path, "code");

      charter_pack_report_add (reading->report, field,
                               _("The code “%s” is used twice; capital and small letters count as "
                                 "the same"), code);
    }
  return code;
}

/* Which records of the school's own stand behind the item. */
static void
read_fed_by (Reading     *reading,
             CharterItem *item,
             JsonObject  *object,
             const char  *path)
{
  g_autofree char *list = charter_pack_path (path, "fed_by");
  JsonArray *array = charter_pack_report_get_array (reading->report, object, path, "fed_by", 0,
                                                    CHARTER_PACK_MAX_PARTS);
  guint fed_by = 0;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element (list, i);
      int kind = charter_pack_read_enum (reading->report, json_array_get_element (array, i), element,
                                         CHARTER_TYPE_TRAINING_KIND);

      if (kind >= 0)
        fed_by |= 1u << kind;
    }
  charter_item_set_fed_by (item, fed_by);
}

static void
read_item (Reading     *reading,
           CharterArea *area,
           JsonNode    *node,
           const char  *path)
{
  static const char * const names[] = {
    "code", "title", "stem", "for", "description", "outcome", "lead", "descriptors", "criteria",
    "suggestions", "duties", "references", "phases", "fed_by", NULL
  };
  JsonObject *object = charter_pack_report_as_object (reading->report, node, path, names);
  g_autoptr(CharterItem) item = NULL;
  const char *code;

  if (!object)
    return;
  code = read_code (reading, object, path);
  item = charter_item_new (code ? code : "",
                           charter_pack_report_get_text (reading->report, object, path, "title",
                                                         CHARTER_PACK_REQUIRED
                                                           | CHARTER_PACK_TITLE));
  charter_item_set_stem (item, charter_pack_report_get_text (reading->report, object, path,
                                                             "stem", 0));
  read_details (reading, item, object, path);
  read_descriptors (reading, item, object, path);
  read_criteria (reading, item, object, path);
  read_each (reading, item, object, path, "suggestions", read_suggestion);
  read_each (reading, item, object, path, "duties", read_duty);
  read_each (reading, item, object, path, "references", read_reference);
  read_each (reading, item, object, path, "phases", read_phase);
  read_fed_by (reading, item, object, path);
  charter_area_add_item (area, item);
}

static void
read_items (Reading     *reading,
            CharterArea *area,
            JsonObject  *object,
            const char  *path)
{
  g_autofree char *list = charter_pack_path (path, "items");
  JsonArray *array = charter_pack_report_get_array (reading->report, object, path, "items", 1,
                                                    CHARTER_PACK_MAX_ITEMS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element (list, i);

      read_item (reading, area, json_array_get_element (array, i), element);
    }
}

static void
read_area (Reading    *reading,
           JsonNode   *node,
           const char *path)
{
  static const char * const names[] = { "code", "title", "short_title", "scope", "items", NULL };
  CharterPackReport *report = reading->report;
  JsonObject *object = charter_pack_report_as_object (report, node, path, names);
  g_autoptr(CharterArea) area = NULL;
  const char *code;

  if (!object)
    return;
  code = charter_pack_report_get_text (report, object, path, "code",
                                       CHARTER_PACK_REQUIRED | CHARTER_PACK_CODE);
  if (charter_framework_find_area (reading->framework, code))
    {
      g_autofree char *field = charter_pack_path (path, "code");

      charter_pack_report_add (report, field, _("The code “%s” is used twice; capital and small "
                                                "letters count as the same"), code);
    }
  area = charter_area_new (code ? code : "",
                           charter_pack_report_get_text (report, object, path, "title",
                                                         CHARTER_PACK_REQUIRED
                                                           | CHARTER_PACK_TITLE),
                           charter_pack_report_get_text (report, object, path, "short_title",
                                                         CHARTER_PACK_TITLE),
                           charter_pack_report_get_text (report, object, path, "scope", 0));
  read_items (reading, area, object, path);
  charter_framework_add_area (reading->framework, area);
}

/**
 * charter_pack_read_areas:
 * @framework: with its levels
 *
 * Reads the main areas with their items.
 */
void
charter_pack_read_areas (CharterPackReport *report,
                         JsonObject        *root,
                         CharterFramework  *framework)
{
  g_autoptr(GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { report, framework, codes };
  JsonArray *array = charter_pack_report_get_array (report, root, "", "areas", 1,
                                                    CHARTER_PACK_MAX_AREAS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element ("areas", i);

      read_area (&reading, json_array_get_element (array, i), element);
    }
}
