/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-lines.h"

#include <glib/gi18n.h>
#include <string.h>

/* JSON-GLib reads the values, but it keeps no lines, takes comments and assignments, keeps the last
 * of two members with one name and recurses as deep as the text says. So the text is walked once
 * before: strictly, to a depth, noting the line of every value. */

struct _CharterPackLines
{
  GHashTable *lines; /* path -> line */
};

typedef struct {
  const char       *at;
  const char       *end;
  guint             line;
  guint             depth;
  guint             max_depth;
  GString          *path;
  CharterPackLines *lines;
  CharterPackSlip  *slip;
} Scan;

static gboolean scan_value (Scan *scan);

static gboolean
fail (Scan       *scan,
      const char *reason)
{
  scan->slip->line = scan->line;
  scan->slip->field = scan->path->len > 0 ? g_strdup (scan->path->str) : NULL;
  scan->slip->reason = g_strdup (reason);
  return FALSE;
}

static gboolean
fail_here (Scan *scan)
{
  if (scan->at >= scan->end)
    return fail (scan, _("The file ends in the middle: something is cut off"));
  return fail (scan, _("This is not JSON: a sign stands here that does not belong"));
}

static void
skip_space (Scan *scan)
{
  for (; scan->at < scan->end && strchr (" \t\r\n", *scan->at); scan->at++)
    if (*scan->at == '\n')
      scan->line++;
}

static gboolean
take (Scan *scan,
      char  sign)
{
  skip_space (scan);
  if (scan->at >= scan->end || *scan->at != sign)
    return FALSE;
  scan->at++;
  return TRUE;
}

static void
note_line (Scan *scan)
{
  g_hash_table_replace (scan->lines->lines, g_strdup (scan->path->str),
                        GUINT_TO_POINTER (scan->line));
}

static gboolean
scan_string (Scan        *scan,
             const char **start,
             gsize       *length)
{
  if (!take (scan, '"'))
    return fail_here (scan);
  *start = scan->at;
  for (; scan->at < scan->end && *scan->at != '"'; scan->at++)
    {
      if ((guchar) *scan->at < 0x20)
        return fail (scan, _("A text is not closed on its line: a quotation mark is missing"));
      if (*scan->at == '\\' && scan->at + 1 < scan->end && !strchr ("\"\\/bfnrtu", *++scan->at))
        return fail (scan, _("A backslash stands before a sign that it does not go with"));
    }
  if (scan->at >= scan->end)
    return fail_here (scan);
  *length = scan->at - *start;
  scan->at++;
  return TRUE;
}

static const char *
skip_figures (const char *at,
              const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at;
}

/* A number as JSON writes it: no sign but minus, no figure 0 in front, no point at an end. */
static gboolean
is_number (const char *at,
           const char *end)
{
  const char *start = at < end && *at == '-' ? at + 1 : at;

  at = skip_figures (start, end);
  if (at == start || (*start == '0' && at > start + 1))
    return FALSE;
  if (at < end && *at == '.')
    {
      start = at + 1;
      at = skip_figures (start, end);
      if (at == start)
        return FALSE;
    }
  if (at < end && (*at == 'e' || *at == 'E'))
    {
      start = at + 1 < end && strchr ("+-", at[1]) ? at + 2 : at + 1;
      at = skip_figures (start, end);
      if (at == start)
        return FALSE;
    }
  return at == end;
}

static gboolean
scan_word (Scan *scan)
{
  const char *start = scan->at;
  gsize length;

  while (scan->at < scan->end && (g_ascii_isalnum (*scan->at) || strchr ("+-.", *scan->at)))
    scan->at++;
  length = scan->at - start;
  if (length == 0)
    return fail_here (scan);
  if (*start == '-' || g_ascii_isdigit (*start))
    return is_number (start, scan->at)
           || fail (scan, _("This is not JSON: a number is written wrongly"));
  if ((length == 4 && (memcmp (start, "true", 4) == 0 || memcmp (start, "null", 4) == 0))
      || (length == 5 && memcmp (start, "false", 5) == 0))
    return TRUE;
  return fail (scan, _("This is not JSON: a word stands here without quotation marks"));
}

static gboolean
scan_member (Scan *scan)
{
  gsize before = scan->path->len;
  const char *name;
  gsize length;

  if (!scan_string (scan, &name, &length))
    return FALSE;
  if (before > 0)
    g_string_append_c (scan->path, '.');
  g_string_append_len (scan->path, name, length);
  if (g_hash_table_contains (scan->lines->lines, scan->path->str))
    return fail (scan, _("This field stands here twice"));
  if (!take (scan, ':'))
    return fail_here (scan);
  if (!scan_value (scan))
    return FALSE;
  g_string_truncate (scan->path, before);
  return TRUE;
}

static gboolean
scan_object (Scan *scan)
{
  if (take (scan, '}'))
    return TRUE;
  do
    {
      if (!scan_member (scan))
        return FALSE;
    }
  while (take (scan, ','));
  return take (scan, '}') || fail_here (scan);
}

static gboolean
scan_array (Scan *scan)
{
  gsize before = scan->path->len;
  guint position = 0;

  if (take (scan, ']'))
    return TRUE;
  do
    {
      g_string_append_printf (scan->path, "[%u]", position++);
      if (!scan_value (scan))
        return FALSE;
      g_string_truncate (scan->path, before);
    }
  while (take (scan, ','));
  return take (scan, ']') || fail_here (scan);
}

static gboolean
scan_value (Scan *scan)
{
  const char *start;
  gsize length;
  gboolean is_sound;

  skip_space (scan);
  note_line (scan);
  if (scan->at < scan->end && *scan->at == '"')
    return scan_string (scan, &start, &length);
  if (scan->at >= scan->end || (*scan->at != '{' && *scan->at != '['))
    return scan_word (scan);

  if (scan->depth == scan->max_depth)
    return fail (scan, _("The file is nested too deeply for a pack"));
  scan->depth++;
  is_sound = *scan->at++ == '{' ? scan_object (scan) : scan_array (scan);
  scan->depth--;
  return is_sound;
}

/**
 * charter_pack_lines_scan:
 * @text: valid UTF-8
 * @length: its bytes
 * @max_depth: how many objects and arrays may stand in each other
 * @slip: (out): the first fault, when %NULL is returned
 *
 * Returns: (transfer full) (nullable): the line of every value
 */
CharterPackLines *
charter_pack_lines_scan (const char      *text,
                         gsize            length,
                         guint            max_depth,
                         CharterPackSlip *slip)
{
  g_autoptr(CharterPackLines) self = g_new0 (CharterPackLines, 1);
  g_autoptr(GString) path = g_string_new (NULL);
  Scan scan = {
    .at = text,
    .end = text + length,
    .line = 1,
    .max_depth = max_depth,
    .path = path,
    .lines = self,
    .slip = slip,
  };

  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!scan_value (&scan))
    return NULL;
  skip_space (&scan);
  if (scan.at < scan.end)
    {
      fail (&scan, _("More text follows after the end of the pack"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * charter_pack_lines_free:
 * @self: (transfer full): a pack lines
 */
void
charter_pack_lines_free (CharterPackLines *self)
{
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_free (self);
}

/**
 * charter_pack_lines_find:
 * @path: of a value, which may be missing
 *
 * Returns: the line of the value, or of the nearest value that holds it, from 1
 */
guint
charter_pack_lines_find (CharterPackLines *self,
                         const char       *path)
{
  g_autofree char *part = g_strdup (path);
  gpointer line;

  while (!g_hash_table_lookup_extended (self->lines, part, NULL, &line))
    {
      char *dot = strrchr (part, '.');
      char *bracket = strrchr (part, '[');

      *MAX (MAX (dot, bracket), part) = '\0';
    }
  return GPOINTER_TO_UINT (line);
}

/**
 * charter_pack_slip_clear:
 * @slip: where a pack is no JSON
 *
 * Frees what it holds.
 */
void
charter_pack_slip_clear (CharterPackSlip *slip)
{
  g_clear_pointer (&slip->field, g_free);
  g_clear_pointer (&slip->reason, g_free);
}
