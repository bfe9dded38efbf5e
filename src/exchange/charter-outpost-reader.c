/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-outpost-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-clock.h"
#include "charter-exchange-error.h"
#include "charter-json-members.h"
#include "charter-referral-private.h"
#include "charter-csv.h"
#include "charter-written-date.h"

/*
 * The services table that Outpost imports: one row a service, further rows that name it in
 * "import_id_reference" for its further places and times, lists with ";" between their parts.
 *
 * What the council does not show is not taken: services that are hidden, not approved or out of their
 * time, contacts and places that are hidden, and the exact address where it is masked (a refuge).
 */

typedef struct {
  CharterCsv *table;
  guint row;
  const char *today;
  CharterReferralReading *reading;
} Row;

/* Columns that are read by name; the others are kept as they are. */
static const char * const known_columns[] = {
  "import_id", "import_id_reference", "name", "description", "organisation", "url", "approved",
  "visible_from", "visible_to", "visible", "needs_referral", "min_age", "max_age",
  "service_taxonomies", "contact_name", "contact_title", "contact_visible", "contact_email",
  "contact_phone", "location_name", "location_latitude", "location_longitude",
  "location_address_1", "location_city", "location_postcode", "location_visible",
  "mask_exact_address", "preferred_for_post", "location_accessibilities", "free", "cost_option",
  "cost_amount", "cost_type", "temporarily_closed", "schedules_opens_at", "schedules_closes_at",
  "scheduled_weekday", "labels", "suitabilities", "send_needs_support", "how_to_start", NULL
};

/* The answers of the SEND local offer, in the order a person asks. */
static const struct { const char *column; const char *title; } answers[] = {
  { "support_description", N_("What support there is:") },
  { "outcomes", N_("What it is to bring about:") },
  { "environment_accessibility", N_("Access:") },
  { "parental_involvement", N_("How families are involved:") },
  { "information_sharing", N_("How information is shared:") },
  { "recent_send_training", N_("Training of staff:") },
  { "future_plans", N_("Plans:") },
};

static const char *
get (Row        *self,
     const char *column)
{
  return charter_csv_get_named (self->table, self->row, column);
}

static void
warn (Row        *self,
      const char *column,
      const char *reason)
{
  charter_file_problem_add (self->reading->place.problems, charter_csv_get_line (self->table, self->row),
                            column, "%s", reason);
}

static gboolean
is_said (Row        *self,
         const char *column,
         gboolean    otherwise)
{
  static const char * const yes[] = { "true", "t", "yes", "y", "1", NULL };
  static const char * const no[] = { "false", "f", "no", "n", "0", NULL };
  const char *text = get (self, column);
  g_autofree char *small = text ? g_ascii_strdown (text, -1) : NULL;

  if (small && g_strv_contains (yes, small))
    return TRUE;
  if (small && g_strv_contains (no, small))
    return FALSE;
  if (small)
    warn (self, column, _("Neither true nor false"));
  return otherwise;
}

/* A date that cannot be read hides nothing, but is said. */
static gboolean
is_in_time (Row *self)
{
  static const char * const columns[] = { "visible_from", "visible_to" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = get (self, columns[i]);
      g_autofree char *head = text ? g_strndup (text, strcspn (text, "T ")) : NULL;
      g_autofree char *date = head ? charter_written_date_read (head, self->today) : NULL;

      if (text && !date && !(date = charter_written_date_read (text, self->today)))
        warn (self, columns[i], _("Not a date; taken as not said"));
      else if (date && (i == 0 ? strcmp (date, self->today) > 0 : strcmp (date, self->today) < 0))
        return FALSE;
    }
  return TRUE;
}

static void
add_terms (Row        *self,
           JsonObject *service,
           const char *column)
{
  const char *text = get (self, column);
  g_auto(GStrv) parts = g_strsplit (text ? text : "", ";", -1);

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      {
        JsonObject *term = json_object_new ();

        json_object_set_string_member (term, "id", parts[i]);
        json_object_set_string_member (term, "name", parts[i]);
        json_object_set_string_member (term, "description", parts[i]);
        json_object_set_string_member (term, "taxonomy", column);
        json_object_set_object_member (charter_json_add_object (service, "attributes"), "taxonomy_term", term);
      }
}

static void
add_own_term (JsonObject *service,
              const char *taxonomy,
              const char *id,
              const char *title)
{
  JsonObject *term = json_object_new ();

  json_object_set_string_member (term, "id", id);
  json_object_set_string_member (term, "name", title);
  json_object_set_string_member (term, "description", title);
  json_object_set_string_member (term, "taxonomy", taxonomy);
  json_object_set_object_member (charter_json_add_object (service, "attributes"), "taxonomy_term", term);
}

static void
add_contact (Row        *self,
             JsonObject *service)
{
  const char *phone = get (self, "contact_phone");
  const char *email = get (self, "contact_email");
  JsonObject *contact;

  if ((!phone && !email) || !is_said (self, "contact_visible", TRUE))
    return;
  contact = charter_json_add_object (service, "contacts");
  charter_json_set_text (contact, "name", get (self, "contact_name"));
  charter_json_set_text (contact, "title", get (self, "contact_title"));
  charter_json_set_text (contact, "email", email);
  if (phone)
    charter_json_set_text (charter_json_add_object (contact, "phones"), "number", phone);
}

static void
add_address (Row        *self,
             JsonObject *location)
{
  gboolean is_masked = is_said (self, "mask_exact_address", FALSE);
  const char *postcode = get (self, "location_postcode");
  /* "DE1 2AB": the first half names a district, which is all that a masked address may say. */
  g_autofree char *district = postcode ? g_strndup (postcode, strcspn (postcode, " ")) : NULL;
  JsonObject *address = charter_json_add_object (location, "addresses");

  charter_json_set_text (address, "city", get (self, "location_city"));
  if (is_masked)
    {
      if (district && strlen (district) <= 4)
        json_object_set_string_member (address, "postal_code", district);
      return;
    }
  charter_json_set_text (location, "name", get (self, "location_name"));
  charter_json_set_text (location, "latitude", get (self, "location_latitude"));
  charter_json_set_text (location, "longitude", get (self, "location_longitude"));
  charter_json_set_text (address, "address_1", get (self, "location_address_1"));
  charter_json_set_text (address, "postal_code", postcode);
}

static void
add_location (Row        *self,
              JsonObject *service)
{
  const char *access = get (self, "location_accessibilities");
  g_auto(GStrv) parts = g_strsplit (access ? access : "", ";", -1);
  JsonObject *location;

  if (!is_said (self, "location_visible", TRUE) ||
      (!get (self, "location_name") && !get (self, "location_address_1") &&
       !get (self, "location_city") && !get (self, "location_postcode")))
    return;
  location = json_object_new ();
  json_object_set_object_member (charter_json_add_object (service, "service_at_locations"), "location", location);
  add_address (self, location);
  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      charter_json_set_text (charter_json_add_object (location, "accessibility"), "description", parts[i]);
}

static void
add_schedules (Row        *self,
               JsonObject *service)
{
  const char *days = get (self, "scheduled_weekday");
  const char *opens = get (self, "schedules_opens_at");
  const char *closes = get (self, "schedules_closes_at");
  g_auto(GStrv) day = g_strsplit (days ? days : "", ";", -1);
  g_auto(GStrv) open = g_strsplit (opens ? opens : "", ";", -1);
  g_auto(GStrv) close = g_strsplit (closes ? closes : "", ";", -1);

  for (guint i = 0; day[i]; i++)
    {
      JsonObject *schedule;

      if (!*g_strstrip (day[i]))
        continue;
      schedule = charter_json_add_object (service, "schedules");
      charter_json_set_text (schedule, "byday", day[i]);
      if (i < g_strv_length (open) && i < g_strv_length (close))
        {
          charter_json_set_text (schedule, "opens_at", g_strstrip (open[i]));
          charter_json_set_text (schedule, "closes_at", g_strstrip (close[i]));
        }
    }
}

static void
add_cost (Row        *self,
          JsonObject *service)
{
  const char *amount = get (self, "cost_amount");
  JsonObject *option;

  if (is_said (self, "free", FALSE))
    json_object_set_string_member (service, "fees_description", _("Free"));
  if (!amount && !get (self, "cost_option"))
    return;
  option = charter_json_add_object (service, "cost_options");
  charter_json_set_text (option, "option", get (self, "cost_option"));
  charter_json_set_text (option, "amount", amount);
  if (amount)
    json_object_set_string_member (option, "currency", "GBP");
  charter_json_set_text (option, "amount_description", get (self, "cost_type"));
}

static void
set_description (Row        *self,
                 JsonObject *service)
{
  g_autoptr(GString) text = g_string_new (get (self, "description"));

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const char *answer = get (self, answers[i].column);

      if (answer)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n\n" : "", _(answers[i].title), answer);
    }
  if (text->len > 0)
    json_object_set_string_member (service, "description", text->str);
}

/* Columns that nothing above knows, for the way back. */
static void
keep_others (Row        *self,
             JsonObject *service)
{
  const char * const *columns = charter_csv_get_columns (self->table);
  JsonObject *others = json_object_new ();

  for (guint i = 0; columns[i]; i++)
    if (*columns[i] && !g_strv_contains (known_columns, columns[i]) &&
        charter_csv_get (self->table, self->row, (int) i))
      json_object_set_string_member (others, columns[i], charter_csv_get (self->table, self->row, (int) i));
  json_object_set_object_member (service, "outpost", others);
}

static JsonObject *
make_service (Row *self)
{
  static const char * const lists[] = { "send_needs_support", "service_taxonomies", "suitabilities", "labels" };
  JsonObject *service = json_object_new ();
  JsonObject *organisation;

  charter_json_set_text (service, "id", get (self, "import_id"));
  charter_json_set_text (service, "name", get (self, "name"));
  charter_json_set_text (service, "url", get (self, "url"));
  charter_json_set_text (service, "minimum_age", get (self, "min_age"));
  charter_json_set_text (service, "maximum_age", get (self, "max_age"));
  charter_json_set_text (service, "application_process", get (self, "how_to_start"));
  json_object_set_string_member (service, "status",
                                 is_said (self, "temporarily_closed", FALSE) ? "temporarily closed" : "active");
  if (get (self, "organisation"))
    {
      organisation = json_object_new ();
      charter_json_set_text (organisation, "name", get (self, "organisation"));
      json_object_set_object_member (service, "organization", organisation);
    }
  set_description (self, service);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_terms (self, service, lists[i]);
  if (get (self, "needs_referral") && !is_said (self, "needs_referral", TRUE))
    add_own_term (service, CHARTER_TAXONOMY_ROUTE, "open", "Open to all");
  add_contact (self, service);
  add_cost (self, service);
  keep_others (self, service);
  return service;
}

/* The rows that belong to a service: row numbers by the service's import_id. */
static GHashTable *
index_further (CharterCsv *table)
{
  GHashTable *further = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  int column = charter_csv_find_column (table, "import_id_reference");

  for (guint row = 0; row < charter_csv_get_n_rows (table); row++)
    {
      const char *id = charter_csv_get (table, row, column);
      GArray *rows = id ? g_hash_table_lookup (further, id) : NULL;

      if (!id)
        continue;
      if (!rows)
        {
          rows = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (further, (char *) id, rows);
        }
      g_array_append_val (rows, row);
    }
  return further;
}

static gboolean
take_row (Row         *self,
          GHashTable  *further,
          double       fraction,
          GError     **error)
{
  const char *id = get (self, "import_id");
  GArray *rows = id ? g_hash_table_lookup (further, id) : NULL;
  g_autoptr(JsonObject) service = NULL;

  self->reading->place.line = charter_csv_get_line (self->table, self->row);
  if (!is_said (self, "visible", TRUE) || !is_said (self, "approved", TRUE) || !is_in_time (self))
    {
      self->reading->summary.n_left_out++;
      return TRUE;
    }
  service = make_service (self);
  add_location (self, service);
  add_schedules (self, service);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      Row other = *self;

      other.row = g_array_index (rows, guint, i);
      if (other.row == self->row)
        continue;
      add_location (&other, service);
      add_schedules (&other, service);
    }
  return charter_referral_reading_take (self->reading, service, NULL, fraction, error);
}

static void
skip_row (Row        *self,
          const char *reason)
{
  self->reading->summary.n_skipped++;
  warn (self, "import_id_reference", reason);
}

static gboolean
take_rows (Row           *self,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GHashTable) further = index_further (self->table);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = charter_csv_get_n_rows (self->table);

  for (self->row = 0; self->row < n; self->row++)
    if (get (self, "import_id"))
      g_hash_table_add (ids, (char *) get (self, "import_id"));
  for (self->row = 0; self->row < n; self->row++)
    {
      const char *reference = get (self, "import_id_reference");

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      /* Some exports repeat the service's own id on its first row. */
      if (reference && g_strcmp0 (reference, get (self, "import_id")) != 0)
        {
          if (!g_hash_table_contains (ids, reference))
            skip_row (self, _("The service that this row belongs to is not in the file"));
        }
      else if (!take_row (self, further, (double) self->row / n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * charter_outpost_reader_read:
 * @file: a services table of Outpost, CSV
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
charter_outpost_reader_read (GFile                   *file,
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
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *bytes = NULL;
  g_autoptr(CharterCsv) table = NULL;
  Row row = { .today = today, .reading = &reading };
  gsize length;

  bytes = charter_csv_load (file, &length, cancellable, error);
  table = bytes ? charter_csv_new (bytes, length, name, problems, error) : NULL;
  if (!table)
    return FALSE;
  row.table = table;
  if (!take_rows (&row, cancellable, error) || !charter_referral_reading_finish (&reading, error))
    return FALSE;
  reading.summary.n_skipped += charter_csv_get_n_skipped (table);
  reading.summary.is_complete = reading.summary.n_skipped == 0 && reading.n_entries > 1;
  *summary = reading.summary;
  return TRUE;
}
