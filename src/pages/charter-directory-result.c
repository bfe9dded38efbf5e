/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-result.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-clock.h"

/* A highlighter's yellow with dark words: it reads the same on a light and on a dark page. */
#define MARKED "<span background=\"#fbe7a1\" foreground=\"#241f31\">%s</span>"

/**
 * CharterDirectoryResult:
 *
 * A service that a search found, with the words of it that were meant.
 */
struct _CharterDirectoryResult
{
  GObject parent_instance;

  CharterEntry *entry;
  char **matched; /* without case and accents */
  double miles;   /* -1 when not known */
};

G_DEFINE_FINAL_TYPE (CharterDirectoryResult, charter_directory_result, G_TYPE_OBJECT)

static void
charter_directory_result_finalize (GObject *object)
{
  CharterDirectoryResult *self = CHARTER_DIRECTORY_RESULT (object);

  g_clear_object (&self->entry);
  g_strfreev (self->matched);

  G_OBJECT_CLASS (charter_directory_result_parent_class)->finalize (object);
}

static void
charter_directory_result_class_init (CharterDirectoryResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_directory_result_finalize;
}

static void
charter_directory_result_init (CharterDirectoryResult *self)
{
}

/**
 * charter_directory_result_new:
 * @entry: the service
 * @matched: (nullable) (array zero-terminated=1): words to stand out, without case and accents
 * @miles: how far it is from the school, roughly; -1 when that is not known
 */
CharterDirectoryResult *
charter_directory_result_new (CharterEntry       *entry,
                              const char * const *matched,
                              double              miles)
{
  CharterDirectoryResult *self = g_object_new (CHARTER_TYPE_DIRECTORY_RESULT, NULL);

  self->entry = g_object_ref (entry);
  self->matched = matched ? g_strdupv ((char **) matched) : g_new0 (char *, 1);
  self->miles = miles;
  return self;
}

CharterEntry *
charter_directory_result_get_entry (CharterDirectoryResult *self)
{
  g_return_val_if_fail (CHARTER_IS_DIRECTORY_RESULT (self), NULL);
  return self->entry;
}

/**
 * charter_directory_result_dup_distance:
 * @self: a result
 *
 * Returns: (transfer full) (nullable): how far it is: "about 3 miles away"
 */
char *
charter_directory_result_dup_distance (CharterDirectoryResult *self)
{
  guint miles = (guint) (self->miles + 0.5);

  if (self->miles < 0)
    return NULL;
  if (miles == 0)
    return g_strdup (_("less than a mile away"));
  return g_strdup_printf (ngettext ("about %u mile away", "about %u miles away", miles), miles);
}

/**
 * charter_directory_result_equal:
 * @self: a result
 * @other: another
 *
 * Returns: whether a row that shows the one would show the other just so
 */
gboolean
charter_directory_result_equal (CharterDirectoryResult *self,
                                CharterDirectoryResult *other)
{
  return g_str_equal (charter_entry_get_id (self->entry), charter_entry_get_id (other->entry)) &&
         g_strcmp0 (charter_entry_get_checked_on (self->entry), charter_entry_get_checked_on (other->entry)) == 0 &&
         g_strcmp0 (charter_entry_get_description (self->entry), charter_entry_get_description (other->entry)) == 0 &&
         g_strv_equal ((const char * const *) self->matched, (const char * const *) other->matched);
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019;
}

static char *
fold (const char *word,
      gsize       length)
{
  g_autofree char *folded = g_utf8_casefold (word, (gssize) length);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  GString *plain = g_string_new (NULL);

  for (const char *at = apart; at && *at; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (plain, g_utf8_get_char (at));
  return g_string_free (plain, FALSE);
}

/**
 * charter_directory_result_dup_markup:
 * @self: a result
 * @text: (nullable): one of its entry's texts
 *
 * Returns: (transfer full): markup in which the words that were meant stand out
 */
char *
charter_directory_result_dup_markup (CharterDirectoryResult *self,
                                     const char             *text)
{
  GString *markup = g_string_new (NULL);
  const char *at = text ? text : "";

  while (*at)
    {
      const char *start = at;
      gboolean in_word = is_word (g_utf8_get_char (at));
      g_autofree char *part = NULL;
      g_autofree char *folded = NULL;

      while (*at && is_word (g_utf8_get_char (at)) == in_word)
        at = g_utf8_next_char (at);
      part = g_markup_escape_text (start, at - start);
      folded = in_word ? fold (start, (gsize) (at - start)) : NULL;
      if (folded && g_strv_contains ((const char * const *) self->matched, folded))
        g_string_append_printf (markup, MARKED, part);
      else
        g_string_append (markup, part);
    }
  return g_string_free (markup, FALSE);
}

/**
 * charter_directory_dup_month:
 * @date: YYYY-MM-DD, YYYY-MM or YYYY
 *
 * Returns: (transfer full): as much of it as one needs: "Oct 2026" or "2022"
 */
char *
charter_directory_dup_month (const char *date)
{
  g_autoptr(GDateTime) at = NULL;
  int year = (int) g_ascii_strtoll (date, NULL, 10);
  int month = strlen (date) >= 7 ? (int) g_ascii_strtoll (date + 5, NULL, 10) : 0;

  if (month < 1 || month > 12)
    return g_strndup (date, 4);
  at = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  /* TRANSLATORS: a month and year: Oct 2026 */
  return at ? g_date_time_format (at, _("%b %Y")) : g_strdup (date);
}

/**
 * charter_directory_dup_badge:
 * @entry: a service
 * @is_stale: (out): whether its facts have to be checked before use
 *
 * Returns: (transfer full): how fresh the facts are, in two or three words
 */
char *
charter_directory_dup_badge (CharterEntry *entry,
                             gboolean     *is_stale)
{
  g_autofree char *today = charter_clock_dup_today ();
  const char *checked_on = charter_entry_get_checked_on (entry);
  g_autofree char *month = checked_on ? charter_directory_dup_month (checked_on) : NULL;

  *is_stale = charter_entry_is_stale (entry, today);
  if (!month)
    return g_strdup (_("check first"));
  return g_strdup_printf (*is_stale ? _("check first: %s") : _("checked %s"), month);
}
