/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-level.h"

G_DEFINE_QUARK (charter-pack-error, charter_pack_error)

/**
 * charter_pack_fault_free:
 * @fault: (transfer full): a pack fault
 */
void
charter_pack_fault_free (CharterPackFault *fault)
{
  g_free (fault->field);
  g_free (fault->reason);
  g_free (fault);
}

static GPtrArray *
new_faults (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) charter_pack_fault_free);
}

static void
read_level (CharterPackReport *report,
            JsonNode          *node,
            const char        *path,
            CharterFramework  *framework)
{
  static const char * const names[] = { "id", "title", "subtitle", "description", "value", NULL };
  JsonObject *object = charter_pack_report_as_object (report, node, path, names);
  g_autoptr(CharterLevel) level = NULL;
  const char *id;
  const char *title;
  int value = 0;

  if (!object)
    return;
  id = charter_pack_report_get_text (report, object, path, "id",
                                     CHARTER_PACK_REQUIRED | CHARTER_PACK_ID);
  title = charter_pack_report_get_text (report, object, path, "title",
                                        CHARTER_PACK_REQUIRED | CHARTER_PACK_TITLE);
  if (!charter_pack_report_get_integer (report, object, path, "value", 0,
                                        CHARTER_PACK_MAX_LEVELS - 1, &value)
      || !id || !title)
    return;
  if (charter_framework_find_level (framework, id) || charter_framework_find_level (framework, title))
    charter_pack_report_add (report, path, _("Another level is already called “%s” or “%s”"), id,
                             title);
  if (charter_framework_find_level_of_value (framework, value))
    charter_pack_report_add (report, path, _("Another level already has the value %d"), value);
  level = charter_level_new (id, title,
                             charter_pack_report_get_text (report, object, path, "subtitle",
                                                           CHARTER_PACK_TITLE),
                             charter_pack_report_get_text (report, object, path, "description", 0),
                             value);
  charter_framework_add_level (framework, level);
}

static void
read_levels (CharterPackReport *report,
             JsonObject        *root,
             CharterFramework  *framework)
{
  guint least = charter_framework_is_for_audit (framework) ? 2 : 0;
  JsonArray *array = charter_pack_report_get_array (report, root, "", "levels", least,
                                                    CHARTER_PACK_MAX_LEVELS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element ("levels", i);

      read_level (report, json_array_get_element (array, i), element, framework);
    }
  for (int value = 1; array && value <= charter_framework_get_top_value (framework); value++)
    if (!charter_framework_find_level_of_value (framework, value))
      charter_pack_report_add (report, "levels",
                               _("The level with the value %d is missing: values run 1, 2, 3 "
                                 "without a gap, and 0 for a state below the first"), value);
}

static void
check_format (CharterPackReport *report,
              JsonObject        *root)
{
  static const char * const formats[] = { CHARTER_PACK_FORMAT, NULL };
  int version;

  (void) charter_pack_report_get_choice (report, root, "", "format", formats);
  (void) charter_pack_report_get_integer (report, root, "", "format_version", 1,
                                          CHARTER_PACK_FORMAT_VERSION, &version);
}

static JsonObject *
get_words (CharterPackReport *report,
           JsonObject        *root)
{
  static const char * const names[] = { "area", "areas", "item", "items", NULL };
  JsonNode *node = json_object_get_member (root, "words");

  if (!node)
    {
      charter_pack_report_add (report, "words", _("This field is missing"));
      return NULL;
    }
  return charter_pack_report_as_object (report, node, "words", names);
}

/* The pack that @framework replaces, as "id version"; NULL when it replaces none. */
static const char *
get_replaced (CharterFramework *framework)
{
  return g_object_get_data (G_OBJECT (framework), "charter-replaces");
}

static char *
make_key (const char *id,
          const char *version)
{
  return g_strconcat (id ? id : "", " ", version ? version : "", NULL);
}

static const char *
find_replaced_by (GListModel *others,
                  const char *key)
{
  for (guint i = 0; others && i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr(CharterFramework) other = g_list_model_get_item (others, i);
      g_autofree char *its_key = make_key (charter_framework_get_id (other),
                                           charter_framework_get_version (other));

      if (g_str_equal (its_key, key))
        return get_replaced (other);
    }
  return NULL;
}

/* Each pack names at most one earlier pack, so the chain is a line unless it leads back here. It
 * cannot be longer than there are packs. */
static gboolean
leads_back (CharterFramework *framework,
            GListModel       *others)
{
  g_autofree char *own = make_key (charter_framework_get_id (framework),
                                   charter_framework_get_version (framework));
  guint n_others = others ? g_list_model_get_n_items (others) : 0;
  const char *key = get_replaced (framework);

  for (guint i = 0; key && i <= n_others; i++)
    {
      if (g_str_equal (key, own))
        return TRUE;
      key = find_replaced_by (others, key);
    }
  return FALSE;
}

static char **
read_codes (CharterPackReport *report,
            JsonObject        *object,
            const char        *path,
            const char        *name)
{
  g_autofree char *list = charter_pack_path (path, name);
  JsonArray *array = charter_pack_report_get_array (report, object, path, name, 0,
                                                    CHARTER_PACK_MAX_PARTS);
  g_autoptr(GStrvBuilder) codes = g_strv_builder_new ();

  if (!json_object_has_member (object, name))
    charter_pack_report_add (report, list, _("This field is missing"));
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element (list, i);
      const char *code = charter_pack_report_as_text (report, json_array_get_element (array, i),
                                                      element, CHARTER_PACK_CODE);

      if (code)
        g_strv_builder_add (codes, code);
    }
  return g_strv_builder_end (codes);
}

/* What became of the items of the pack that is replaced. */
static void
read_replacements (CharterPackReport *report,
                   JsonObject        *object,
                   CharterFramework  *framework)
{
  static const char * const names[] = { "from", "to", NULL };
  JsonArray *array = charter_pack_report_get_array (report, object, "replaces", "items", 0,
                                                    CHARTER_PACK_MAX_ITEMS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = charter_pack_path_element ("replaces.items", i);
      JsonObject *entry = charter_pack_report_as_object (report, json_array_get_element (array, i),
                                                         element, names);
      g_auto(GStrv) from = entry ? read_codes (report, entry, element, "from") : NULL;
      g_auto(GStrv) to = entry ? read_codes (report, entry, element, "to") : NULL;

      if (entry)
        charter_framework_add_replacement (framework, (const char * const *) from,
                                           (const char * const *) to);
    }
}

/* The codes that take an item's place must be here, once the items are read. */
static void
check_replacements (CharterPackReport *report,
                    CharterFramework  *framework)
{
  GPtrArray *replacements = charter_framework_get_replacements (framework);

  for (guint i = 0; i < replacements->len; i++)
    {
      const CharterReplacement *replacement = g_ptr_array_index (replacements, i);
      g_autofree char *element = charter_pack_path_element ("replaces.items", i);
      g_autofree char *field = charter_pack_path (element, "to");

      for (guint j = 0; replacement->to[j]; j++)
        if (!charter_framework_find_item (framework, replacement->to[j]))
          charter_pack_report_add (report, field, _("The pack has no item “%s”"), replacement->to[j]);
    }
}

static void
read_replaces (CharterPackReport *report,
               JsonObject        *root,
               CharterFramework  *framework,
               GListModel        *others)
{
  static const char * const names[] = { "id", "version", "items", NULL };
  JsonNode *node = json_object_get_member (root, "replaces");
  JsonObject *object = node ? charter_pack_report_as_object (report, node, "replaces", names) : NULL;
  const char *id;
  const char *version;

  if (!object)
    return;
  id = charter_pack_report_get_text (report, object, "replaces", "id",
                                     CHARTER_PACK_REQUIRED | CHARTER_PACK_ID);
  version = charter_pack_report_get_text (report, object, "replaces", "version",
                                          CHARTER_PACK_REQUIRED | CHARTER_PACK_CODE);
  if (!id || !version)
    return;
  g_object_set_data_full (G_OBJECT (framework), "charter-replaces", make_key (id, version), g_free);
  charter_framework_set_replaces (framework, id, version);
  read_replacements (report, object, framework);
  if (leads_back (framework, others))
    charter_pack_report_add (report, "replaces",
                             _("The packs replace each other in a circle: this one would replace "
                               "itself"));
}

#define TEXT(name, flags) charter_pack_report_get_text (report, root, "", name, flags)
#define WORD(name) \
  (words ? charter_pack_report_get_text (report, words, "words", name, \
                                         CHARTER_PACK_REQUIRED | CHARTER_PACK_TITLE) : NULL)

/* One of some words; @otherwise when the field is not there. */
static const char *
get_choice (CharterPackReport  *report,
            JsonObject         *root,
            const char         *name,
            const char * const *choices,
            const char         *otherwise)
{
  if (!json_object_has_member (root, name))
    return otherwise;
  return charter_pack_report_get_choice (report, root, "", name, choices);
}

static CharterFramework *
read_head (CharterPackReport *report,
           JsonObject        *root)
{
  static const char * const statuses[] = { "draft", "published", "withdrawn", NULL };
  static const char * const uses[] = { "audit", "reference", NULL };
  static const char * const source_statuses[] = {
    "current", "draft", "historical", "proposal", NULL
  };
  JsonObject *words = get_words (report, root);
  const char *title = TEXT ("title", CHARTER_PACK_REQUIRED | CHARTER_PACK_TITLE);
  const char *short_title = TEXT ("short_title", CHARTER_PACK_TITLE);

  return g_object_new (CHARTER_TYPE_FRAMEWORK,
                       "id", TEXT ("id", CHARTER_PACK_REQUIRED | CHARTER_PACK_ID),
                       "version", TEXT ("version", CHARTER_PACK_REQUIRED | CHARTER_PACK_CODE),
                       "title", title,
                       "short-title", short_title ? short_title : title,
                       "publisher", TEXT ("publisher", CHARTER_PACK_TITLE),
                       "status", charter_pack_report_get_choice (report, root, "", "status",
                                                                 statuses),
                       "source", TEXT ("source", CHARTER_PACK_OPTIONAL),
                       "source-date", TEXT ("source_date", CHARTER_PACK_PERIOD),
                       "checked-on", TEXT ("checked_on", CHARTER_PACK_DATE),
                       "licence", TEXT ("licence", CHARTER_PACK_OPTIONAL),
                       "introduction", TEXT ("introduction", CHARTER_PACK_OPTIONAL),
                       "area-noun", WORD ("area"),
                       "area-noun-plural", WORD ("areas"),
                       "item-noun", WORD ("item"),
                       "item-noun-plural", WORD ("items"),
                       "use", get_choice (report, root, "use", uses, "audit"),
                       "source-status", get_choice (report, root, "source_status",
                                                    source_statuses, NULL),
                       "is-default-on", charter_pack_report_get_boolean (report, root, "",
                                                                         "default_on", TRUE),
                       NULL);
}

#undef TEXT
#undef WORD

static CharterFramework *
read_root (CharterPackReport *report,
           JsonNode          *node,
           GListModel        *others)
{
  static const char * const names[] = {
    "$schema", "format", "format_version", "id", "version", "title", "short_title", "publisher",
    "status", "source", "source_date", "checked_on", "licence", "introduction", "replaces",
    "words", "levels", "areas", "views", "steps", "steps_note", "interest", "use", "default_on",
    "source_status", NULL
  };
  JsonObject *root = charter_pack_report_as_object (report, node, "", names);
  CharterFramework *framework;

  check_format (report, root);
  framework = read_head (report, root);
  read_replaces (report, root, framework, others);
  read_levels (report, root, framework);
  charter_pack_read_areas (report, root, framework);
  check_replacements (report, framework);
  charter_pack_read_views (report, root, framework);
  charter_pack_read_steps (report, root, framework);
  if (report->faults->len == 0)
    charter_pack_check_links (report, framework, others);
  return framework;
}

static void
refuse (GPtrArray   *faults,
        guint        line,
        const char  *field,
        const char  *reason,
        GError     **error)
{
  CharterPackFault *fault = g_new0 (CharterPackFault, 1);

  fault->line = line;
  fault->field = g_strdup (field ? field : "");
  fault->reason = g_strdup (reason);
  g_ptr_array_add (faults, fault);
  if (line > 0)
    g_set_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_NOT_A_PACK, _("Line %u: %s"), line,
                 reason);
  else
    g_set_error_literal (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_NOT_A_PACK, reason);
}

/* The text of the file without a byte order mark; NULL when it is no text or too much. */
static const char *
get_pack_text (GBytes     *bytes,
               gsize      *length,
               GPtrArray  *faults,
               GError    **error)
{
  const char *text = g_bytes_get_data (bytes, length);

  if (*length == 0)
    {
      refuse (faults, 0, NULL, _("The file is empty"), error);
      return NULL;
    }
  if (*length > CHARTER_PACK_MAX_BYTES)
    {
      refuse (faults, 0, NULL, _("The file is larger than 4 MB, too large for a framework pack"),
              error);
      return NULL;
    }
  if (*length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      *length -= 3;
    }
  if (!g_utf8_validate_len (text, *length, NULL))
    {
      refuse (faults, 0, NULL, _("The file is no text, so it cannot be a framework pack"), error);
      return NULL;
    }
  return text;
}

static JsonNode *
parse (const char  *text,
       gsize        length,
       GPtrArray   *faults,
       GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) parse_error = NULL;

  if (json_parser_load_from_data (parser, text, length, &parse_error))
    return json_parser_steal_root (parser);
  refuse (faults, json_parser_get_current_line (parser), NULL,
          _("This is not JSON: a value cannot be read"), error);
  return NULL;
}

/* A pack says so, or at least has a pack's two great parts. */
static gboolean
looks_like_pack (JsonNode *node)
{
  JsonObject *root = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *format = root ? json_object_get_member (root, "format") : NULL;

  if (!root)
    return FALSE;
  if (format && JSON_NODE_HOLDS_VALUE (format)
      && g_strcmp0 (json_node_get_string (format), CHARTER_PACK_FORMAT) == 0)
    return TRUE;
  return json_object_has_member (root, "areas") && json_object_has_member (root, "levels");
}

static void
set_faulty (GPtrArray  *faults,
            GError    **error)
{
  const CharterPackFault *first = g_ptr_array_index (faults, 0);

  if (faults->len == 1)
    g_set_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY,
                 /* TRANSLATORS: a line, a field and what is wrong with it */
                 _("The pack has a fault in line %u (%s): %s"), first->line, first->field,
                 first->reason);
  else
    g_set_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY,
                 ngettext ("The pack has %u fault; the first, in line %u (%s): %s",
                           "The pack has %u faults; the first, in line %u (%s): %s", faults->len),
                 faults->len, first->line, first->field, first->reason);
}

static int
compare_faults (gconstpointer a,
                gconstpointer b)
{
  const CharterPackFault *left = *(CharterPackFault * const *) a;
  const CharterPackFault *right = *(CharterPackFault * const *) b;

  return (left->line > right->line) - (left->line < right->line);
}

/* With @lines %NULL, faults are told without their line. */
static CharterFramework *
read_text (const char        *text,
           gsize              length,
           CharterPackLines  *lines,
           GListModel        *others,
           GPtrArray         *faults,
           GError           **error)
{
  g_autoptr(CharterFramework) framework = NULL;
  g_autoptr(JsonNode) node = NULL;
  CharterPackReport report = { lines, faults };

  node = parse (text, length, faults, error);
  if (!node)
    return NULL;
  if (!looks_like_pack (node))
    {
      refuse (faults, 0, NULL, _("The file is JSON, but no framework pack"), error);
      return NULL;
    }
  framework = read_root (&report, node, others);
  if (faults->len == 0)
    return g_steal_pointer (&framework);
  g_ptr_array_sort (faults, compare_faults);
  set_faulty (faults, error);
  return NULL;
}

static CharterFramework *
read_strictly (const char  *text,
               gsize        length,
               GListModel  *others,
               GPtrArray   *faults,
               GError     **error)
{
  g_auto(CharterPackSlip) slip = { 0 };
  g_autoptr(CharterPackLines) lines =
    charter_pack_lines_scan (text, length, CHARTER_PACK_MAX_DEPTH, &slip);

  if (lines)
    return read_text (text, length, lines, others, faults, error);
  refuse (faults, slip.line, slip.field, slip.reason, error);
  return NULL;
}

/**
 * charter_pack_read_own:
 * @bytes: a pack that comes with the program
 * @others: the packs that are here
 * @error: what would be wrong with the program
 *
 * Reads a pack whose text a test has seen to: a third of the time of any other goes into lines.
 *
 * Returns: (transfer full): the framework
 */
CharterFramework *
charter_pack_read_own (GBytes      *bytes,
                       GListModel  *others,
                       GError     **error)
{
  g_autoptr(GPtrArray) faults = new_faults ();
  gsize length;
  const char *text = get_pack_text (bytes, &length, faults, error);

  return text ? read_text (text, length, NULL, others, faults, error) : NULL;
}

/**
 * charter_pack_read_beside:
 * @bytes: a pack
 * @others: of #CharterFramework: packs that it may name
 * @faults: (out) (nullable) (element-type CharterPackFault): everything that is wrong with it
 * @error: that something is
 *
 * Returns: (transfer full) (nullable): the framework; %NULL when it has faults
 */
CharterFramework *
charter_pack_read_beside (GBytes      *bytes,
                          GListModel  *others,
                          GPtrArray  **faults,
                          GError     **error)
{
  g_autoptr(GPtrArray) found = new_faults ();
  g_autoptr(CharterFramework) framework = NULL;
  gsize length;
  const char *text = get_pack_text (bytes, &length, found, error);

  if (text)
    framework = read_strictly (text, length, others, found, error);
  if (faults)
    *faults = g_steal_pointer (&found);
  return g_steal_pointer (&framework);
}

/**
 * charter_pack_read:
 * @bytes: the file's contents: JSON as `pack.schema.json` describes it
 * @faults: (out) (optional) (transfer full) (element-type CharterPackFault): every fault, by line;
 *   empty when there is none
 * @error: %CHARTER_PACK_ERROR_NOT_A_PACK or %CHARTER_PACK_ERROR_FAULTY
 *
 * Reads and checks a pack. At most 4 MB, nested 12 deep, 500 faults.
 *
 * Returns: (transfer full) (nullable): the framework
 */
CharterFramework *
charter_pack_read (GBytes     *bytes,
                   GPtrArray **faults,
                   GError    **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return charter_pack_read_beside (bytes, NULL, faults, error);
}

static JsonNode *
parse_sound (GBytes *bytes)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, text, length, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

/**
 * charter_pack_is_same:
 *
 * Returns: whether two packs say the same; spaces and the order of fields do not count
 */
gboolean
charter_pack_is_same (GBytes *a,
                      GBytes *b)
{
  g_autoptr(JsonNode) left = NULL;
  g_autoptr(JsonNode) right = NULL;

  if (g_bytes_equal (a, b))
    return TRUE;
  left = parse_sound (a);
  right = parse_sound (b);
  return left && right && json_node_equal (left, right);
}
