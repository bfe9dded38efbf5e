/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-calendar.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-clock.h"

/* RFC 5545: lines end in CR LF and are folded after 75 octets, never inside a character. Events and
 * not to-dos, since Outlook leaves to-dos of a file out. */

#define LINE_OCTETS 75

static void
add_folded (GString    *text,
            const char *line)
{
  gsize room = LINE_OCTETS;

  while (strlen (line) > room)
    {
      const char *cut = line + room;

      while (cut > line && ((guchar) *cut & 0xc0) == 0x80)
        cut--;
      g_string_append_len (text, line, cut - line);
      g_string_append (text, "\r\n ");
      line = cut;
      room = LINE_OCTETS - 1; /* the space in front counts */
    }
  g_string_append (text, line);
  g_string_append (text, "\r\n");
}

/* Backslash first, then what it guards. */
static char *
escape (const char *words)
{
  GString *escaped = g_string_new (words);

  g_string_replace (escaped, "\\", "\\\\", 0);
  g_string_replace (escaped, ";", "\\;", 0);
  g_string_replace (escaped, ",", "\\,", 0);
  g_string_replace (escaped, "\r\n", "\\n", 0);
  g_string_replace (escaped, "\n", "\\n", 0);
  g_string_replace (escaped, "\r", "\\n", 0);
  return g_string_free (escaped, FALSE);
}

static void
add_words (GString    *text,
           const char *name,
           const char *words)
{
  g_autofree char *escaped = escape (words);
  g_autofree char *line = g_strconcat (name, ":", escaped, NULL);

  add_folded (text, line);
}

static void
add_line (GString    *text,
          const char *name,
          const char *value)
{
  g_autofree char *line = g_strconcat (name, value, NULL);

  add_folded (text, line);
}

/* "2026-11-21T15:30:00.123Z" -> "20261121T153000Z"; a day stays a day. */
static char *
squeeze (const char *moment)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = moment; *c && *c != '.'; c++)
    if (*c != '-' && *c != ':' && *c != 'Z')
      g_string_append_c (plain, *c);
  if (strchr (moment, 'T'))
    g_string_append_c (plain, 'Z');
  return g_string_free (plain, FALSE);
}

/* The day after, as the end of an event that takes a whole day. */
static char *
dup_next_day (const char *date)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *start = g_strconcat (date, "T12:00:00", NULL);
  g_autoptr(GDateTime) at = g_date_time_new_from_iso8601 (start, utc);
  g_autoptr(GDateTime) next = g_date_time_add_days (at, 1);

  return g_date_time_format (next, "%Y%m%d");
}

static char *
dup_description (CharterAction *action)
{
  GString *words = g_string_new (NULL);
  const char *owner = charter_action_get_owner (action);
  const char *criterion = charter_action_get_success_criterion (action);

  if (owner)
    g_string_append_printf (words, _("Who: %s"), owner);
  if (owner && criterion)
    g_string_append_c (words, '\n');
  if (criterion)
    g_string_append_printf (words, _("How we will know: %s"), criterion);
  return g_string_free (words, FALSE);
}

static void
add_alarm (GString    *text,
           const char *title)
{
  add_folded (text, "BEGIN:VALARM");
  add_folded (text, "ACTION:DISPLAY");
  add_words (text, "DESCRIPTION", title);
  add_folded (text, "TRIGGER:-P7D");
  add_folded (text, "END:VALARM");
}

static void
add_event (GString       *text,
           CharterAction *action,
           const char    *now)
{
  const char *title = charter_action_get_title (action);
  const char *modified = charter_record_get_modified_at (CHARTER_RECORD (action));
  g_autofree char *uid = g_strconcat (charter_record_get_id (CHARTER_RECORD (action)),
                                      "@" PACKAGE_NAME, NULL);
  g_autofree char *stamp = squeeze (now);
  g_autofree char *changed = squeeze (modified ? modified : now);
  g_autofree char *day = squeeze (charter_action_get_due_on (action));
  g_autofree char *next = dup_next_day (charter_action_get_due_on (action));
  g_autofree char *description = dup_description (action);

  add_folded (text, "BEGIN:VEVENT");
  add_line (text, "UID:", uid);
  add_line (text, "DTSTAMP:", stamp);
  add_line (text, "LAST-MODIFIED:", changed);
  add_line (text, "DTSTART;VALUE=DATE:", day);
  add_line (text, "DTEND;VALUE=DATE:", next);
  add_words (text, "SUMMARY", title ? title : _("Action without a title"));
  if (*description)
    add_words (text, "DESCRIPTION", description);
  add_folded (text, "TRANSP:TRANSPARENT");
  add_alarm (text, title ? title : _("Action without a title"));
  add_folded (text, "END:VEVENT");
}

static gboolean
belongs_in_calendar (CharterAction *action)
{
  CharterActionStatus status = charter_action_get_status (action);

  return charter_action_get_due_on (action) && status != CHARTER_ACTION_DONE
         && status != CHARTER_ACTION_DROPPED;
}

/**
 * charter_calendar_dup_text:
 * @portfolio: a school's records
 * @n_events: (out) (optional): how many actions are in it
 *
 * The open actions that have a date, each as an event of a whole day with a reminder a week before.
 * An event keeps its UID, so that reading the file again moves it instead of doubling it.
 *
 * Returns: (transfer full): an iCalendar file (RFC 5545)
 */
char *
charter_calendar_dup_text (CharterPortfolio *portfolio,
                           guint            *n_events)
{
  GListModel *actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);
  GString *text = g_string_new (NULL);
  g_autofree char *now = charter_clock_dup_now ();
  guint n = 0;

  add_folded (text, "BEGIN:VCALENDAR");
  add_folded (text, "VERSION:2.0");
  add_folded (text, "PRODID:-//" PACKAGE_NAME "//" PACKAGE_VERSION "//EN");
  add_folded (text, "CALSCALE:GREGORIAN");
  add_folded (text, "METHOD:PUBLISH");
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);

      if (!belongs_in_calendar (action))
        continue;
      add_event (text, action, now);
      n++;
    }
  add_folded (text, "END:VCALENDAR");
  if (n_events)
    *n_events = n;
  return g_string_free (text, FALSE);
}
