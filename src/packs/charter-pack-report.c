/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-report.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-pack-library.h"
#include "charter-term.h"

#define MAX_FAULTS 500
#define MAX_TITLE 200
#define MAX_TEXT 6000
#define MAX_CODE 64

/* The one placeholder that a text may hold; see charter_framework_dup_local_text(). */
#define PLACEHOLDER "{forum}"

/**
 * charter_pack_report_add:
 * @self: a report on a pack
 * @path: where the fault stands
 * @format: why it is one, as for printf()
 * @...: for @format
 *
 * Notes a fault; after some hundred nothing more is noted.
 */
void
charter_pack_report_add (CharterPackReport *self,
                         const char        *path,
                         const char        *format,
                         ...)
{
  CharterPackFault *fault;
  va_list args;

  if (self->faults->len >= MAX_FAULTS)
    return;
  fault = g_new0 (CharterPackFault, 1);
  fault->line = self->lines ? charter_pack_lines_find (self->lines, path) : 0;
  fault->field = g_strdup (path);
  va_start (args, format);
  fault->reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->faults, fault);
}

/**
 * charter_pack_path:
 * @path: a place in a pack, "" for all of it
 * @name: a member there
 *
 * Returns: (transfer full): the member's place: "areas[2].title"
 */
char *
charter_pack_path (const char *path,
                   const char *name)
{
  return *path ? g_strconcat (path, ".", name, NULL) : g_strdup (name);
}

/**
 * charter_pack_path_element:
 * @path: the place of a list
 * @position: in it, from 0
 *
 * Returns: (transfer full): the element's place: "areas[2]"
 */
char *
charter_pack_path_element (const char *path,
                           guint       position)
{
  return g_strdup_printf ("%s[%u]", path, position);
}

static void
check_names (CharterPackReport  *self,
             JsonObject         *object,
             const char         *path,
             const char * const *names)
{
  g_autoptr(GList) members = json_object_get_members (object);

  for (GList *l = members; l; l = l->next)
    if (!g_strv_contains (names, l->data))
      {
        g_autofree char *field = charter_pack_path (path, l->data);

        charter_pack_report_add (self, field, _("There is no such field in a pack"));
      }
}

/**
 * charter_pack_report_as_object:
 * @path: of @node
 * @names: (nullable): the fields it may have; %NULL: any
 *
 * Returns: (transfer none) (nullable): the object; %NULL after noting that it is none
 */
JsonObject *
charter_pack_report_as_object (CharterPackReport  *self,
                               JsonNode           *node,
                               const char         *path,
                               const char * const *names)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      charter_pack_report_add (self, path, _("An object in braces belongs here"));
      return NULL;
    }
  object = json_node_get_object (node);
  if (names)
    check_names (self, object, path, names);
  return object;
}

/**
 * charter_pack_report_get_array:
 * @min: how many elements it must have; 0 makes the field optional
 * @max: and how many at most
 *
 * Returns: (transfer none) (nullable): the list; %NULL when it is missing or no list
 */
JsonArray *
charter_pack_report_get_array (CharterPackReport *self,
                               JsonObject        *object,
                               const char        *path,
                               const char        *name,
                               guint              min,
                               guint              max)
{
  g_autofree char *field = charter_pack_path (path, name);
  JsonNode *node = json_object_get_member (object, name);
  guint length;

  if (!node && min == 0)
    return NULL;
  if (!node || !JSON_NODE_HOLDS_ARRAY (node))
    {
      charter_pack_report_add (self, field, node ? _("A list in square brackets belongs here")
                                                 : _("This field is missing"));
      return NULL;
    }
  length = json_array_get_length (json_node_get_array (node));
  if (length < min)
    charter_pack_report_add (self, field,
                             ngettext ("At least %u belongs in this list",
                                       "At least %u belong in this list", min), min);
  if (length > max)
    {
      charter_pack_report_add (self, field,
                               ngettext ("At most %u may stand in this list",
                                         "At most %u may stand in this list", max), max);
      return NULL;
    }
  return json_node_get_array (node);
}

static gboolean
is_word (const char *text,
         gboolean    lower_only)
{
  for (const char *c = text; *c; c++)
    if (!g_ascii_isalnum (*c) && (c == text || !strchr ("._-", *c)))
      return FALSE;
    else if (lower_only && g_ascii_isupper (*c))
      return FALSE;
  return *text != '\0' && strlen (text) <= MAX_CODE;
}

/** charter_pack_is_id: Returns: whether @text may be the id of a pack or a level */
gboolean
charter_pack_is_id (const char *text)
{
  return is_word (text, TRUE);
}

/** charter_pack_is_code: Returns: whether @text may be a code or a version */
gboolean
charter_pack_is_code (const char *text)
{
  return is_word (text, FALSE);
}

/* "2021", "2021-06" or "2021-06-30". */
static gboolean
is_period (const char *text)
{
  g_autofree char *whole = NULL;

  if (strlen (text) == 4)
    whole = g_strconcat (text, "-01-01", NULL);
  else if (strlen (text) == 7)
    whole = g_strconcat (text, "-01", NULL);
  return charter_term_is_date (whole ? whole : text);
}

static gboolean
has_control_sign (const char *text)
{
  for (; *text; text++)
    if ((guchar) *text < 0x20 && *text != '\n')
      return TRUE;
  return FALSE;
}

static gboolean
has_foreign_placeholder (const char *text)
{
  for (const char *c = text; (c = strchr (c, '{')); c++)
    if (!g_str_has_prefix (c, PLACEHOLDER))
      return TRUE;
  return FALSE;
}

/* What is wrong with the words of a text; NULL when nothing is. */
static const char *
find_text_fault (const char      *text,
                 CharterPackText  flags)
{
  glong length = g_utf8_strlen (text, -1);

  if (length == 0 || g_ascii_isspace (*text) || g_ascii_isspace (text[strlen (text) - 1]))
    return _("The text is empty, or begins or ends with a space");
  if (has_control_sign (text))
    return _("The text holds signs that nobody can see");
  if ((flags & CHARTER_PACK_ID) && !is_word (text, TRUE))
    return _("Only small letters, figures, dots, dashes and underlines are allowed here, 64 at most");
  if ((flags & CHARTER_PACK_CODE) && !is_word (text, FALSE))
    return _("Only letters, figures, dots, dashes and underlines are allowed here, 64 at most");
  if ((flags & CHARTER_PACK_DATE) && !charter_term_is_date (text))
    return _("This is no date: write it as year, month and day, like 2026-09-01");
  if ((flags & CHARTER_PACK_PERIOD) && !is_period (text))
    return _("This is no date: write it like 2026, 2026-09 or 2026-09-01");
  if ((flags & CHARTER_PACK_TITLE) && (length > MAX_TITLE || strchr (text, '\n')))
    return _("This must be one line of at most 200 signs");
  if (length > MAX_TEXT)
    return _("This text is too long: 6,000 signs are the most");
  if (has_foreign_placeholder (text))
    return _("Only the placeholder {forum} may stand in braces");
  return NULL;
}

/**
 * charter_pack_report_as_text:
 * @path: of @node
 * @flags: what kind of text it must be
 *
 * Returns: (transfer none) (nullable): the text; %NULL after noting what is wrong with it
 */
const char *
charter_pack_report_as_text (CharterPackReport *self,
                             JsonNode          *node,
                             const char        *path,
                             CharterPackText    flags)
{
  const char *fault;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      charter_pack_report_add (self, path, _("A text in quotation marks belongs here"));
      return NULL;
    }
  fault = find_text_fault (json_node_get_string (node), flags);
  if (fault)
    {
      charter_pack_report_add (self, path, "%s", fault);
      return NULL;
    }
  return json_node_get_string (node);
}

/**
 * charter_pack_report_get_text:
 * @path: of @object
 *
 * Returns: (transfer none) (nullable): the field's text; %NULL when it is missing or wrong
 */
const char *
charter_pack_report_get_text (CharterPackReport *self,
                              JsonObject        *object,
                              const char        *path,
                              const char        *name,
                              CharterPackText    flags)
{
  g_autofree char *field = charter_pack_path (path, name);
  JsonNode *node = json_object_get_member (object, name);

  if (node)
    return charter_pack_report_as_text (self, node, field, flags);
  if (flags & CHARTER_PACK_REQUIRED)
    charter_pack_report_add (self, field, _("This field is missing"));
  return NULL;
}

/**
 * charter_pack_report_get_choice:
 * @choices: the words that it may be
 *
 * Returns: (transfer none) (nullable): one of @choices; %NULL when it is missing or another word
 */
const char *
charter_pack_report_get_choice (CharterPackReport  *self,
                                JsonObject         *object,
                                const char         *path,
                                const char         *name,
                                const char * const *choices)
{
  const char *text = charter_pack_report_get_text (self, object, path, name, CHARTER_PACK_REQUIRED);

  if (text && !g_strv_contains (choices, text))
    {
      g_autofree char *field = charter_pack_path (path, name);
      g_autofree char *all = g_strjoinv (", ", (char **) choices);

      charter_pack_report_add (self, field, _("“%s” is not known here; it must be one of: %s"),
                               text, all);
      return NULL;
    }
  return text;
}

/**
 * charter_pack_report_get_integer:
 * @value: (out): the number
 *
 * Returns: whether there is a whole number from @min to @max
 */
gboolean
charter_pack_report_get_integer (CharterPackReport *self,
                                 JsonObject        *object,
                                 const char        *path,
                                 const char        *name,
                                 int                min,
                                 int                max,
                                 int               *value)
{
  g_autofree char *field = charter_pack_path (path, name);
  JsonNode *node = json_object_get_member (object, name);
  gint64 number;

  if (!node)
    {
      charter_pack_report_add (self, field, _("This field is missing"));
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    {
      charter_pack_report_add (self, field, _("A whole number belongs here"));
      return FALSE;
    }
  number = json_node_get_int (node);
  if (number < min || number > max)
    {
      charter_pack_report_add (self, field, _("The number must be from %d to %d"), min, max);
      return FALSE;
    }
  *value = (int) number;
  return TRUE;
}

/**
 * charter_pack_report_get_boolean:
 * @otherwise: what holds when the field is not there
 *
 * Returns: whether it is true
 */
gboolean
charter_pack_report_get_boolean (CharterPackReport *self,
                                 JsonObject        *object,
                                 const char        *path,
                                 const char        *name,
                                 gboolean           otherwise)
{
  g_autofree char *field = charter_pack_path (path, name);
  JsonNode *node = json_object_get_member (object, name);

  if (!node)
    return otherwise;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  charter_pack_report_add (self, field, _("Either true or false belongs here"));
  return otherwise;
}
