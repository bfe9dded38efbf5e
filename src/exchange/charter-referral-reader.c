/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-reader.h"

#include <glib/gi18n.h>

#include "charter-exchange-error.h"
#include "charter-json-scanner.h"
#include "charter-referral-service.h"

/* A county's whole directory is some tens of megabytes. */
#define MAX_BYTES (G_GINT64_CONSTANT (512) << 20)

typedef struct {
  CharterReferralFunc func;
  gpointer user_data;
  CharterReferralPlace place;
  CharterReferralSummary summary;
  guint n_entries;
} Reading;

static gboolean
take_service (Reading     *self,
              JsonObject  *service,
              JsonObject  *organisation,
              double       fraction,
              GError     **error)
{
  g_autoptr(CharterEntry) entry = charter_referral_make_entry (service, organisation, &self->place);

  if (!entry)
    {
      self->summary.n_skipped++;
      return TRUE;
    }
  self->n_entries++;
  return self->func (entry, fraction, self->user_data, error);
}

/* HSDS lists services, or organisations with their services inside. */
static gboolean
take_object (Reading     *self,
             JsonObject  *object,
             double       fraction,
             GError     **error)
{
  JsonNode *services = json_object_get_member (object, "services");
  JsonArray *array;

  if (!services || !JSON_NODE_HOLDS_ARRAY (services))
    return take_service (self, object, NULL, fraction, error);
  array = json_node_get_array (services);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)) &&
        !take_service (self, json_array_get_object_element (array, i), object, fraction, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_text (Reading     *self,
           double       fraction,
           GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) failure = NULL;

  if (!json_parser_load_from_data (parser, self->place.text, (gssize) self->place.length, &failure))
    {
      self->summary.n_skipped++;
      charter_file_problem_add (self->place.problems, self->place.line, NULL,
                                _("The service that begins here is not valid JSON"));
      return TRUE;
    }
  return take_object (self, json_node_get_object (json_parser_get_root (parser)), fraction, error);
}

static gboolean
load (GFile         *file,
      char         **text,
      gsize         *length,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (!info)
    return FALSE;
  if (g_file_info_get_size (info) > MAX_BYTES)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                           _("The file is larger than any directory of services"));
      return FALSE;
    }
  return g_file_load_contents (file, cancellable, text, length, NULL, error);
}

static gboolean
scan (Reading             *self,
      CharterJsonScanner  *scanner,
      const char          *text,
      GCancellable        *cancellable,
      GError             **error)
{
  gsize total = (gsize) (scanner->end - text);
  guint n = 0;
  gboolean is_broken;

  while ((self->place.text = charter_json_scanner_next (scanner, &self->place.length,
                                                        &self->place.line, &is_broken)))
    {
      n++;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !take_text (self, (double) (scanner->at - text) / (double) total, error))
        return FALSE;
    }
  if (is_broken)
    {
      g_set_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED,
                   _("The file ends in the middle of the service that begins on line %u"), self->place.line);
      return FALSE;
    }
  self->summary.is_complete = n > 1 && scanner->n_pages <= 1 && self->summary.n_skipped == 0;
  return TRUE;
}

/**
 * charter_referral_reader_read:
 * @file: services in Open Referral UK or HSDS JSON: one, a page wrapper, an array, or one a line
 * @source: what the entries' ids and sources are made of
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
charter_referral_reader_read (GFile                   *file,
                              const char              *source,
                              CharterReferralFunc      func,
                              gpointer                 user_data,
                              GPtrArray               *problems,
                              CharterReferralSummary  *summary,
                              GCancellable            *cancellable,
                              GError                 **error)
{
  Reading self = { .func = func, .user_data = user_data };
  g_autofree char *title = g_file_get_basename (file);
  g_autofree char *text = NULL;
  CharterJsonScanner scanner;
  gsize length;

  if (!load (file, &text, &length, cancellable, error))
    return FALSE;
  self.place.source = source;
  self.place.source_title = title;
  self.place.problems = problems;
  if (!charter_json_scanner_init (&scanner, text, length))
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                           _("This is not a directory of services in JSON"));
      return FALSE;
    }
  if (!scan (&self, &scanner, text, cancellable, error))
    return FALSE;
  if (self.n_entries == 0 && self.summary.n_skipped > 0)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                           _("There is no service in the file"));
      return FALSE;
    }
  *summary = self.summary;
  return TRUE;
}
