/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-services-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-clock.h"
#include "charter-exchange-error.h"
#include "charter-referral-private.h"
#include "charter-referral-writer.h"
#include "charter-csv.h"
#include "charter-written-date.h"

/*
 * The spreadsheet for whoever keeps a list of services and has nothing else: one row a service. The
 * first row names the columns, whose titles are part of the format and so not translated; rows that
 * begin with "#" are notes.
 */

typedef enum {
  COLUMN_REFERENCE,
  COLUMN_NAME,
  COLUMN_ORGANISATION,
  COLUMN_DESCRIPTION,
  COLUMN_ELIGIBILITY,
  COLUMN_NEEDS,
  COLUMN_FOR_WHOM,
  COLUMN_TIER,
  COLUMN_MINIMUM_AGE,
  COLUMN_MAXIMUM_AGE,
  COLUMN_REFERRAL,
  COLUMN_ROUTE,
  COLUMN_NEEDED_FIRST,
  COLUMN_WAIT,
  COLUMN_COST,
  COLUMN_ADDRESS,
  COLUMN_POSTCODE,
  COLUMN_SCHEDULE,
  COLUMN_ROLE,
  COLUMN_PHONE,
  COLUMN_EMAIL,
  COLUMN_WEB,
  COLUMN_CHECKED_ON,
  COLUMN_SEARCH_TERMS,
  N_COLUMNS,
} Column;

static const struct { const char *title; const char *note; } columns[N_COLUMNS] = {
  [COLUMN_REFERENCE] = { "Reference", "# Your own number or short name for the service; keep it the same from one edition to the next. Rows that begin with # are notes" },
  [COLUMN_NAME] = { "Service", "What the service is called (must be filled in)" },
  [COLUMN_ORGANISATION] = { "Organisation", "Who runs it" },
  [COLUMN_DESCRIPTION] = { "Description", "What it does, in plain words" },
  [COLUMN_ELIGIBILITY] = { "Who it is for", "In words" },
  [COLUMN_NEEDS] = { "Areas of need", "Any of: Communication and interaction; Cognition and learning; Social, emotional and mental health; Sensory and/or physical. A semicolon between them" },
  [COLUMN_FOR_WHOM] = { "For", "Any of: Pupils; Families; Staff" },
  [COLUMN_TIER] = { "Tier", "One of: Universal, Targeted, Specialist" },
  [COLUMN_MINIMUM_AGE] = { "Youngest age", "In years" },
  [COLUMN_MAXIMUM_AGE] = { "Oldest age", "In years" },
  [COLUMN_REFERRAL] = { "How to refer", "What a school or family does" },
  [COLUMN_ROUTE] = { "Route", "One of: Open to all, School refers, Through a panel" },
  [COLUMN_NEEDED_FIRST] = { "What is needed first", "For example evidence of the graduated approach" },
  [COLUMN_WAIT] = { "How long it takes", "" },
  [COLUMN_COST] = { "Cost", "Free, or what is paid by whom" },
  [COLUMN_ADDRESS] = { "Address", "Without the postcode" },
  [COLUMN_POSTCODE] = { "Postcode", "" },
  [COLUMN_SCHEDULE] = { "When", "Days and times in words" },
  [COLUMN_ROLE] = { "Contact", "An office or a role, no person’s name" },
  [COLUMN_PHONE] = { "Telephone", "" },
  [COLUMN_EMAIL] = { "Email", "" },
  [COLUMN_WEB] = { "Web page", "" },
  [COLUMN_CHECKED_ON] = { "Checked on", "The day somebody made sure that all of this is right, like 30/09/2026" },
  [COLUMN_SEARCH_TERMS] = { "Other words", "Words people look for that stand nowhere else" },
};

typedef struct {
  CharterCsv *table;
  guint row;
  int position[N_COLUMNS];
  CharterReferralReading *reading;
} Row;

static const char *
get (Row    *self,
     Column  column)
{
  return charter_csv_get (self->table, self->row, self->position[column]);
}

static void
warn (Row        *self,
      Column      column,
      const char *reason)
{
  charter_file_problem_add (self->reading->place.problems, charter_csv_get_line (self->table, self->row),
                            columns[column].title, "%s", reason);
}

static int
find_column (CharterCsv *table,
             Column        column)
{
  g_autofree char *key = charter_csv_dup_key (columns[column].title);

  return charter_csv_find_column (table, key);
}

/**
 * charter_services_sheet_knows_columns:
 * @names: (array zero-terminated=1): the first row of a table
 *
 * Returns: whether it is the spreadsheet that this program gives out
 */
gboolean
charter_services_sheet_knows_columns (const char * const *names)
{
  static const Column needed[] = { COLUMN_REFERENCE, COLUMN_NAME, COLUMN_ORGANISATION };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      gboolean is_there = FALSE;

      for (guint j = 0; names[j] && !is_there; j++)
        is_there = g_ascii_strcasecmp (names[j], columns[needed[i]].title) == 0;
      if (!is_there)
        return FALSE;
    }
  return TRUE;
}

/* The ids whose titles, or which themselves, stand in the field. */
static char **
read_choices (Row                *self,
              Column              column,
              const char * const *ids,
              const char        *(*title) (const char *))
{
  const char *text = get (self, column);
  g_auto(GStrv) parts = g_strsplit (text ? text : "", ";", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **chosen;

  for (guint i = 0; parts[i]; i++)
    {
      guint found = 0;

      if (!*g_strstrip (parts[i]))
        continue;
      while (ids[found] && g_ascii_strcasecmp (parts[i], ids[found]) != 0 &&
             g_ascii_strcasecmp (parts[i], title (ids[found])) != 0)
        found++;
      if (ids[found])
        g_strv_builder_add (builder, ids[found]);
      else
        warn (self, column, _("None of the words that this column may hold; left out of the filters"));
    }
  chosen = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return chosen;
}

static const char *
title_tier (const char *id)
{
  int tier = 0;

  charter_enum_from_nick (CHARTER_TYPE_TIER, id, &tier);
  return charter_entry_title_tier ((CharterTier) tier);
}

static int
read_age (Row    *self,
          Column  column)
{
  const char *text = get (self, column);
  char *end = NULL;
  gint64 age = text ? g_ascii_strtoll (text, &end, 10) : -1;

  if (!text)
    return -1;
  if (end != text && *end == '\0' && age >= 0 && age <= 120)
    return (int) age;
  warn (self, column, _("No age in years; left out of the filters"));
  return -1;
}

static char *
read_date (Row *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  const char *text = get (self, COLUMN_CHECKED_ON);
  char *date = text ? charter_written_date_read (text, today) : NULL;

  if (text && !date)
    warn (self, COLUMN_CHECKED_ON, _("Not a date (day/month/year)"));
  return date;
}

static CharterEntry *
make_entry (Row *self)
{
  static const char * const needs[] = { "communication", "cognition", "semh", "sensory", NULL };
  static const char * const people[] = { "pupil", "family", "staff", NULL };
  static const char * const routes[] = { "open", "school-refers", "panel", NULL };
  static const char * const tiers[] = { "universal", "targeted", "specialist", NULL };
  g_auto(GStrv) need = read_choices (self, COLUMN_NEEDS, needs, charter_entry_title_need);
  g_auto(GStrv) for_whom = read_choices (self, COLUMN_FOR_WHOM, people, charter_entry_title_for_whom);
  g_auto(GStrv) route = read_choices (self, COLUMN_ROUTE, routes, charter_entry_title_route);
  g_auto(GStrv) tier = read_choices (self, COLUMN_TIER, tiers, title_tier);
  g_autofree char *checked_on = read_date (self);
  CharterEntry *entry;
  int tier_value = 0;
  gboolean has_tier = tier[0] && charter_enum_from_nick (CHARTER_TYPE_TIER, tier[0], &tier_value);

  entry = g_object_new (CHARTER_TYPE_ENTRY,
                        "id", get (self, COLUMN_REFERENCE), "name", get (self, COLUMN_NAME),
                        "organisation", get (self, COLUMN_ORGANISATION),
                        "description", get (self, COLUMN_DESCRIPTION),
                        "eligibility", get (self, COLUMN_ELIGIBILITY), "needs", need,
                        "for-whom", for_whom, "has-tier", has_tier, "tier", tier_value,
                        "minimum-age", read_age (self, COLUMN_MINIMUM_AGE),
                        "maximum-age", read_age (self, COLUMN_MAXIMUM_AGE),
                        "referral", get (self, COLUMN_REFERRAL), "route", route[0],
                        "needed-first", get (self, COLUMN_NEEDED_FIRST), "wait", get (self, COLUMN_WAIT),
                        "cost", get (self, COLUMN_COST), "address", get (self, COLUMN_ADDRESS),
                        "postcode", get (self, COLUMN_POSTCODE), "schedule", get (self, COLUMN_SCHEDULE),
                        "checked-on", checked_on, "search-terms", get (self, COLUMN_SEARCH_TERMS),
                        "source", self->reading->place.source, NULL);
  charter_entry_add_contact (entry, get (self, COLUMN_ROLE), get (self, COLUMN_PHONE),
                             get (self, COLUMN_EMAIL), get (self, COLUMN_WEB));
  return entry;
}

static gboolean
take_row (Row     *self,
          double   fraction,
          GError **error)
{
  g_autoptr(CharterEntry) entry = NULL;
  g_autoptr(JsonObject) service = NULL;

  self->reading->place.line = charter_csv_get_line (self->table, self->row);
  if (!get (self, COLUMN_NAME))
    {
      self->reading->summary.n_skipped++;
      warn (self, COLUMN_NAME, _("The service has no name"));
      return TRUE;
    }
  entry = make_entry (self);
  service = charter_referral_make_service (entry);
  return charter_referral_reading_take (self->reading, service, NULL, fraction, error);
}

/* A note begins with "#" in the first field that is filled in. */
static gboolean
is_note (Row *self)
{
  const char * const *names = charter_csv_get_columns (self->table);

  for (guint i = 0; names[i]; i++)
    if (charter_csv_get (self->table, self->row, (int) i))
      return *charter_csv_get (self->table, self->row, (int) i) == '#';
  return FALSE;
}

/**
 * charter_services_sheet_read:
 * @file: the spreadsheet that charter_services_sheet_dup_template() begins, filled in, as CSV
 * @source: what the entries' ids and sources are made of
 * @source_title: what a person calls it
 * @func: takes the entries
 * @user_data: for @func
 * @problems: (element-type CharterFileProblem): gets what is odd, by line
 * @summary: (out): what it was
 * @cancellable: (nullable): stops the reading
 * @error: return location for an error
 *
 * Returns: %TRUE if it was read to its end
 */
gboolean
charter_services_sheet_read (GFile                   *file,
                             const char              *source,
                             const char              *source_title,
                             CharterReferralFunc      func,
                             gpointer                 user_data,
                             GPtrArray               *problems,
                             CharterReferralSummary  *summary,
                             GCancellable            *cancellable,
                             GError                 **error)
{
  CharterReferralReading reading = {
    .func = func, .user_data = user_data,
    .place = { .source = source, .source_title = source_title, .problems = problems },
  };
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *bytes = NULL;
  g_autoptr(CharterCsv) table = NULL;
  Row row = { .reading = &reading };
  gsize length;
  guint n;

  bytes = charter_csv_load (file, &length, cancellable, error);
  table = bytes ? charter_csv_new (bytes, length, name, problems, error) : NULL;
  if (!table)
    return FALSE;
  row.table = table;
  for (guint i = 0; i < N_COLUMNS; i++)
    row.position[i] = find_column (table, i);
  n = charter_csv_get_n_rows (table);
  for (row.row = 0; row.row < n; row.row++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        (!is_note (&row) && !take_row (&row, (double) row.row / n, error)))
      return FALSE;
  if (!charter_referral_reading_finish (&reading, error))
    return FALSE;
  reading.summary.n_skipped += charter_csv_get_n_skipped (table);
  reading.summary.is_complete = reading.summary.n_skipped == 0 && reading.n_entries > 1;
  *summary = reading.summary;
  return TRUE;
}

static void
append_field (GString    *text,
              const char *field,
              gboolean    is_last)
{
  g_string_append_c (text, '"');
  for (const char *at = field; *at; at++)
    {
      if (*at == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *at);
    }
  g_string_append (text, is_last ? "\"\r\n" : "\",");
}

/**
 * charter_services_sheet_dup_template:
 *
 * Returns: (transfer full): an empty spreadsheet as CSV: the columns, and a note on each. It begins
 *   with a mark that tells spreadsheet programs that it is UTF-8.
 */
char *
charter_services_sheet_dup_template (void)
{
  GString *text = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < N_COLUMNS; i++)
    append_field (text, columns[i].title, i + 1 == N_COLUMNS);
  for (guint i = 0; i < N_COLUMNS; i++)
    append_field (text, columns[i].note, i + 1 == N_COLUMNS);
  return g_string_free (text, FALSE);
}
