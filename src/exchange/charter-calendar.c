/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-calendar.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-id.h"
#include "charter-term.h"

/* RFC 5545: lines end in CR LF and are folded after 75 octets, never inside a character. Events and
 * not to-dos, since Outlook leaves to-dos of a file out. No METHOD: one that is published would have to name
 * an organiser with an address (RFC 5546). */

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
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) atoi (date + 8), (GDateMonth) atoi (date + 5), (GDateYear) atoi (date));
  g_date_add_days (&day, 1);
  return g_strdup_printf ("%04d%02d%02d", g_date_get_year (&day), g_date_get_month (&day),
                          g_date_get_day (&day));
}

/* What a file is to say of a record; nothing of one that has no day. */
typedef struct {
  char *day;
  char *summary;
  char *description;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_free (entry->day);
  g_free (entry->summary);
  g_free (entry->description);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static char *
join_lines (char *first,
            char *second)
{
  g_autofree char *one = first;
  g_autofree char *other = second;

  if (one && other)
    return g_strconcat (one, "\n", other, NULL);
  return one ? g_steal_pointer (&one) : g_steal_pointer (&other);
}

static char *
dup_line (const char *format,
          const char *words)
{
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);

  return words ? g_strjoinv (words, parts) : NULL;
}

/* A done action keeps its day, so that the calendar tells what happened; a dropped one is withdrawn. */
static void
describe_action (CharterAction *action,
                 Entry         *entry)
{
  CharterActionStatus status = charter_action_get_status (action);
  const char *title = charter_action_get_title (action);

  if (!title)
    title = _("Action without a title");
  if (status != CHARTER_ACTION_DROPPED)
    entry->day = g_strdup (charter_action_get_due_on (action));
  /* TRANSLATORS: an action in a calendar that has been done */
  entry->summary = status == CHARTER_ACTION_DONE ? dup_line (_("Done: %s"), title) : g_strdup (title);
  entry->description = join_lines (dup_line (_("Who: %s"), charter_action_get_owner (action)),
                                   dup_line (_("How we will know: %s"),
                                             charter_action_get_success_criterion (action)));
}

static void
describe_duty (CharterDuty *duty,
               Entry       *entry)
{
  entry->day = g_strdup (charter_duty_get_due_on (duty));
  /* TRANSLATORS: a duty in a calendar: "Duty: Accessibility plan" */
  entry->summary = dup_line (_("Duty: %s"), charter_duty_get_title (duty) ? charter_duty_get_title (duty)
                                                                         : _("without a name"));
  entry->description = join_lines (dup_line (_("Who: %s"), charter_duty_get_owner (duty)),
                                   g_strdup (charter_duty_get_citation (duty)));
}

/* Of a duty that was never recorded no rule can tell the day: it stands on the day on which it was first told. */
static void
describe_unrecorded (CharterDuty *duty,
                     const char  *day,
                     Entry       *entry)
{
  const char *title = charter_duty_get_title (duty);

  describe_duty (duty, entry);
  if (entry->day)
    return;
  entry->day = g_strdup (day);
  g_free (entry->summary);
  /* TRANSLATORS: a duty in a calendar: "Duty, never recorded: Accessibility plan" */
  entry->summary = dup_line (_("Duty, never recorded: %s"), title ? title : _("without a name"));
}

/* What a file is made from. */
typedef struct {
  CharterPortfolio *portfolio;
  GHashTable       *unrecorded; /* id -> CharterDuty, borrowed */
  char             *today;
} Source;

static void
source_init (Source           *source,
             CharterPortfolio *portfolio,
             GPtrArray        *unrecorded)
{
  source->portfolio = portfolio;
  source->unrecorded = g_hash_table_new (g_str_hash, g_str_equal);
  source->today = charter_clock_dup_today ();
  for (guint i = 0; unrecorded && i < unrecorded->len; i++)
    g_hash_table_insert (source->unrecorded, (gpointer) charter_record_get_id (unrecorded->pdata[i]),
                         unrecorded->pdata[i]);
}

static void
source_clear (Source *source)
{
  g_hash_table_unref (source->unrecorded);
  g_free (source->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static CharterRecord *
find_record (const Source *source,
             const char   *id)
{
  CharterRecord *unrecorded = g_hash_table_lookup (source->unrecorded, id);

  return unrecorded ? unrecorded : charter_portfolio_find (source->portfolio, id);
}

static void
describe (const Source  *source,
          CharterRecord *record, /* nullable: deleted */
          const char    *day,    /* nullable: on which it stands already */
          Entry         *entry)
{
  if (CHARTER_IS_ACTION (record))
    describe_action (CHARTER_ACTION (record), entry);
  else if (CHARTER_IS_DUTY (record) && g_hash_table_contains (source->unrecorded, charter_record_get_id (record)))
    describe_unrecorded (CHARTER_DUTY (record), day ? day : source->today, entry);
  else if (CHARTER_IS_DUTY (record))
    describe_duty (CHARTER_DUTY (record), entry);
}

/* What is in a file for the first time: what is still to be done. */
static gboolean
is_new_in_calendar (CharterRecord *record)
{
  return !CHARTER_IS_ACTION (record)
         || (charter_action_get_status (CHARTER_ACTION (record)) != CHARTER_ACTION_DONE
             && charter_action_get_status (CHARTER_ACTION (record)) != CHARTER_ACTION_DROPPED);
}

static void
update_event (CharterCalendarEvent *event,
              const Source         *source)
{
  g_auto(Entry) entry = { 0 };

  describe (source, find_record (source, charter_calendar_event_get_record (event)),
            charter_calendar_event_get_day (event), &entry);
  if (!entry.day && charter_calendar_event_get_withdrawn (event))
    return;
  if (entry.day && !charter_calendar_event_get_withdrawn (event)
      && g_strcmp0 (entry.day, charter_calendar_event_get_day (event)) == 0
      && g_strcmp0 (entry.summary, charter_calendar_event_get_summary (event)) == 0
      && g_strcmp0 (entry.description, charter_calendar_event_get_description (event)) == 0)
    return;
  charter_calendar_event_set_number (event, charter_calendar_event_get_number (event) + 1);
  charter_calendar_event_set_withdrawn (event, entry.day == NULL);
  if (!entry.day)
    return; /* withdrawn as it was last said */
  charter_calendar_event_set_day (event, entry.day);
  charter_calendar_event_set_summary (event, entry.summary);
  charter_calendar_event_set_description (event, entry.description);
}

static void
add_event_of (const Source  *source,
              CharterRecord *record,
              GHashTable    *known)
{
  CharterSchool *school = charter_portfolio_get_school (source->portfolio);
  g_autoptr(CharterCalendarEvent) event = NULL;
  g_autofree char *id = NULL;
  g_auto(Entry) entry = { 0 };

  if (g_hash_table_contains (known, charter_record_get_id (record)) || !is_new_in_calendar (record))
    return;
  describe (source, record, NULL, &entry);
  if (!entry.day)
    return;
  id = charter_id_for ("calendar-event", charter_record_get_id (record), NULL);
  event = g_object_new (CHARTER_TYPE_CALENDAR_EVENT,
                        "id", id,
                        "school", charter_record_get_id (CHARTER_RECORD (school)),
                        "record", charter_record_get_id (record),
                        "number", (gint64) 0,
                        "day", entry.day,
                        "summary", entry.summary,
                        "description", entry.description,
                        NULL);
  charter_portfolio_add (source->portfolio, CHARTER_RECORD (event));
  g_hash_table_add (known, (gpointer) charter_calendar_event_get_record (event));
}

static void
add_events (const Source *source,
            GType         type,
            GHashTable   *known)
{
  GListModel *records = charter_portfolio_get_list (source->portfolio, type);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(CharterRecord) record = g_list_model_get_item (records, i);

      add_event_of (source, record, known);
    }
}

/**
 * charter_calendar_update:
 * @portfolio: a school's records
 * @unrecorded: (nullable) (element-type CharterDuty): duties that the school has never recorded
 *
 * Brings what the calendar files say of the actions and duties up to date: what changed since the last
 * file gets the next number (SEQUENCE), what was deleted, dropped or lost its date is withdrawn. To be
 * called before charter_calendar_dup_text(), and never undone: a number that went out stays used.
 */
void
charter_calendar_update (CharterPortfolio *portfolio,
                         GPtrArray        *unrecorded)
{
  GListModel *events = charter_portfolio_get_list (portfolio, CHARTER_TYPE_CALENDAR_EVENT);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(Source) source = { NULL };

  source_init (&source, portfolio, unrecorded);
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr(CharterCalendarEvent) event = g_list_model_get_item (events, i);

      update_event (event, &source);
      g_hash_table_add (known, (gpointer) charter_calendar_event_get_record (event));
    }
  add_events (&source, CHARTER_TYPE_ACTION, known);
  add_events (&source, CHARTER_TYPE_DUTY, known);
  for (guint i = 0; unrecorded && i < unrecorded->len; i++)
    add_event_of (&source, unrecorded->pdata[i], known);
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

static gboolean
is_finished (const Source         *source,
             CharterCalendarEvent *event)
{
  CharterRecord *record = find_record (source, charter_calendar_event_get_record (event));

  return charter_calendar_event_get_withdrawn (event) || !record || !is_new_in_calendar (record);
}

static void
add_event (GString              *text,
           const Source         *source,
           CharterCalendarEvent *event,
           const char           *now)
{
  const char *summary = charter_calendar_event_get_summary (event);
  const char *description = charter_calendar_event_get_description (event);
  const char *modified = charter_record_get_modified_at (CHARTER_RECORD (event));
  g_autofree char *uid = g_strconcat (charter_calendar_event_get_record (event), "@" PACKAGE_NAME, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, charter_calendar_event_get_number (event));
  g_autofree char *stamp = squeeze (now);
  g_autofree char *changed = squeeze (modified ? modified : now);
  g_autofree char *day = squeeze (charter_calendar_event_get_day (event));
  g_autofree char *next = dup_next_day (charter_calendar_event_get_day (event));

  add_folded (text, "BEGIN:VEVENT");
  add_line (text, "UID:", uid);
  add_line (text, "SEQUENCE:", number);
  add_line (text, "DTSTAMP:", stamp);
  add_line (text, "LAST-MODIFIED:", changed);
  add_line (text, "DTSTART;VALUE=DATE:", day);
  add_line (text, "DTEND;VALUE=DATE:", next);
  add_words (text, "SUMMARY", summary);
  if (description)
    add_words (text, "DESCRIPTION", description);
  add_folded (text, charter_calendar_event_get_withdrawn (event) ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
  add_folded (text, "TRANSP:TRANSPARENT");
  if (!is_finished (source, event))
    add_alarm (text, summary);
  add_folded (text, "END:VEVENT");
}

/**
 * charter_calendar_dup_text:
 * @portfolio: a school's records, brought up to date with charter_calendar_update()
 * @unrecorded: (nullable) (element-type CharterDuty): duties that the school has never recorded
 * @n_events: (out) (optional): how many days are in it, without those withdrawn
 *
 * Actions and duties with their day, each as an event of a whole day with a reminder a week before while
 * something is to be done. An event keeps its UID, so that reading the next file moves or takes away what
 * is in a calendar already instead of doubling it.
 *
 * Returns: (transfer full): an iCalendar file (RFC 5545)
 */
char *
charter_calendar_dup_text (CharterPortfolio *portfolio,
                           GPtrArray        *unrecorded,
                           guint            *n_events)
{
  GListModel *events = charter_portfolio_get_list (portfolio, CHARTER_TYPE_CALENDAR_EVENT);
  GString *text = g_string_new (NULL);
  g_autofree char *now = charter_clock_dup_now ();
  g_auto(Source) source = { NULL };
  guint n = 0;

  source_init (&source, portfolio, unrecorded);
  add_folded (text, "BEGIN:VCALENDAR");
  add_folded (text, "VERSION:2.0");
  add_folded (text, "PRODID:-//" PACKAGE_NAME "//" PACKAGE_VERSION "//EN");
  add_folded (text, "CALSCALE:GREGORIAN");
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr(CharterCalendarEvent) event = g_list_model_get_item (events, i);

      if (!charter_term_is_date (charter_calendar_event_get_day (event)))
        continue;
      add_event (text, &source, event, now);
      if (!charter_calendar_event_get_withdrawn (event))
        n++;
    }
  add_folded (text, "END:VCALENDAR");
  if (n_events)
    *n_events = n;
  return g_string_free (text, FALSE);
}
