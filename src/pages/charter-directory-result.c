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

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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

/**
 * charter_directory_result_get_entry:
 * @self: a result
 *
 * Returns: (transfer none): what was found
 */
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

/* Whether a row would show both just so. */
static gboolean
says_the_same (CharterEntry *one,
               CharterEntry *other)
{
  static const char * const properties[] = {
    "name", "organisation", "description", "eligibility", "referral", "needed-first", "schedule", "cost",
    "address", "route", "checked-on", "status",
  };

  if (one == other)
    return TRUE;
  if (charter_entry_get_has_tier (one) != charter_entry_get_has_tier (other) ||
      charter_entry_get_tier (one) != charter_entry_get_tier (other) ||
      charter_entry_get_minimum_age (one) != charter_entry_get_minimum_age (other) ||
      charter_entry_get_maximum_age (one) != charter_entry_get_maximum_age (other))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *other_text = NULL;

      g_object_get (one, properties[i], &text, NULL);
      g_object_get (other, properties[i], &other_text, NULL);
      if (g_strcmp0 (text, other_text) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * charter_directory_result_update:
 * @self: a result that stays in the list
 * @entry: its service, as it is now
 * @matched: (array zero-terminated=1): the words that stand out now
 * @miles: how far it is; -1 when that is not known
 *
 * Says "changed" when a row would show something else.
 */
void
charter_directory_result_update (CharterDirectoryResult *self,
                                 CharterEntry           *entry,
                                 const char * const     *matched,
                                 double                  miles)
{
  gboolean is_changed = !g_strv_equal ((const char * const *) self->matched, matched) ||
                        !says_the_same (self->entry, entry);

  g_set_object (&self->entry, entry);
  self->miles = miles;
  if (!is_changed)
    return;
  g_strfreev (self->matched);
  self->matched = g_strdupv ((char **) matched);
  g_signal_emit (self, signals[CHANGED], 0);
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

static gboolean
has_matched (CharterDirectoryResult *self,
             const char             *text)
{
  g_autofree char *markup = charter_directory_result_dup_markup (self, text);

  return strstr (markup, "<span ") != NULL;
}

/* From a few words before the first that was meant: the end of a long text would hide it. */
static const char *
skip_to_matched (CharterDirectoryResult *self,
                 const char             *text)
{
  const char *starts[5] = { text, text, text, text, text };
  const char *at = text;

  for (guint n = 0; *at; n++)
    {
      const char *start = at;
      g_autofree char *folded = NULL;

      while (*at && is_word (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      folded = fold (start, (gsize) (at - start));
      if (g_strv_contains ((const char * const *) self->matched, folded))
        return starts[n % G_N_ELEMENTS (starts)];
      while (*at && !is_word (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      starts[n % G_N_ELEMENTS (starts)] = at > start ? start : text;
    }
  return text;
}

/**
 * charter_directory_result_dup_reason:
 * @self: a result
 *
 * A row shows a service's name, who offers it and what it does. When it was found for something else, this
 * says for what: what is needed first, say.
 *
 * Returns: (transfer full) (nullable): markup; %NULL when the row shows it anyway or nothing was looked for
 */
char *
charter_directory_result_dup_reason (CharterDirectoryResult *self)
{
  CharterEntry *entry = self->entry;
  const struct { const char *title; const char *text; } others[] = {
    { _("Needed first"), charter_entry_get_needed_first (entry) },
    { _("Who it is for"), charter_entry_get_eligibility (entry) },
    { _("How to refer"), charter_entry_get_referral (entry) },
    { _("When"), charter_entry_get_schedule (entry) },
    { _("Cost"), charter_entry_get_cost (entry) },
    { _("Where"), charter_entry_get_address (entry) },
    { _("Where"), charter_entry_get_postcode (entry) },
  };

  if (!self->matched[0] || has_matched (self, charter_entry_get_name (entry)) ||
      has_matched (self, charter_entry_get_organisation (entry)) ||
      has_matched (self, charter_entry_get_description (entry)))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].text && has_matched (self, others[i].text))
      {
        const char *start = skip_to_matched (self, others[i].text);
        g_autofree char *markup = charter_directory_result_dup_markup (self, start);

        return g_strdup_printf ("%s: %s%s", others[i].title, start > others[i].text ? "…" : "", markup);
      }
  return NULL;
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

/**
 * charter_directory_dup_caption:
 * @n_shown: how many services the list shows
 * @total: how many were found
 * @is_nearest: whether none has all of the words
 * @also: (nullable) (array zero-terminated=1): what else was searched for; hidden synonyms are not among that
 *
 * Returns: (transfer full): what stands above the list
 */
char *
charter_directory_dup_caption (guint      n_shown,
                               guint      total,
                               gboolean   is_nearest,
                               char     **also)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u service", "%u services", total), total);
  GString *text = g_string_new (NULL);

  if (is_nearest && n_shown > 0)
    g_string_assign (text, _("Nothing has all of these words. The nearest:"));
  else if (n_shown < total)
    g_string_printf (text, _("The best %u of %s"), n_shown, count);
  else
    g_string_assign (text, count);
  if (also && also[0] && n_shown > 0)
    {
      g_autofree char *joined = g_strjoinv (", ", also);

      g_string_append (text, " · ");
      g_string_append_printf (text, _("also searched: %s"), joined);
    }
  return g_string_free (text, FALSE);
}

/**
 * charter_directory_get_nothing_hint:
 * @is_pinned: whether only pinned services are looked through
 * @has_filters: whether a filter is chosen
 *
 * Returns: what may help where nothing was found
 */
const char *
charter_directory_get_nothing_hint (gboolean is_pinned,
                                    gboolean has_filters)
{
  if (is_pinned)
    return _("Pin a service to find it here.");
  if (has_filters)
    return _("Leave out a filter, or try a shorter word.");
  return _("Try a shorter word, an area of need or a town. Your council’s directory can be imported from the menu beside the search.");
}
