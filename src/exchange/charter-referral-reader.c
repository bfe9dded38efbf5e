/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-exchange-error.h"
#include "charter-json-scanner.h"
#include "charter-referral-private.h"
#include "charter-csv.h"
#include "charter-text-decoder.h"

/* How much of a file's beginning and end is looked at. */
#define PEEK 4096

/**
 * charter_referral_reading_take:
 * @self: the reading; its place is where @service stands
 * @service: a service of Open Referral
 * @organisation: (nullable): whose it is, if the service does not say
 * @fraction: how far the reading is
 * @error: return location
 *
 * Makes an entry of a service and hands it on; one that cannot be an entry is skipped.
 */
gboolean
charter_referral_reading_take (CharterReferralReading  *self,
                               JsonObject              *service,
                               JsonObject              *organisation,
                               double                   fraction,
                               GError                 **error)
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

/**
 * charter_referral_reading_finish:
 * @self: a reading at the end of its file
 * @error: return location
 *
 * Returns: %FALSE when nothing in the file was a service
 */
gboolean
charter_referral_reading_finish (CharterReferralReading  *self,
                                 GError                 **error)
{
  if (self->n_entries > 0 || self->summary.n_skipped == 0)
    return TRUE;
  g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                       _("There is no service in the file"));
  return FALSE;
}

/* HSDS lists services, or organisations with their services inside. */
static gboolean
take_object (CharterReferralReading  *self,
             JsonObject              *object,
             double                   fraction,
             GError                 **error)
{
  JsonNode *services = json_object_get_member (object, "services");
  JsonArray *array;

  if (!services || !JSON_NODE_HOLDS_ARRAY (services))
    return charter_referral_reading_take (self, object, NULL, fraction, error);
  array = json_node_get_array (services);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)) &&
        !charter_referral_reading_take (self, json_array_get_object_element (array, i), object, fraction,
                                        error))
      return FALSE;
  return TRUE;
}

static gboolean
take_text (CharterReferralReading  *self,
           double                   fraction,
           GError                 **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) failure = NULL;

  if (self->place.length > CHARTER_REFERRAL_MAX_OBJECT)
    {
      self->summary.n_skipped++;
      charter_file_problem_add (self->place.problems, self->place.line, NULL,
                                _("What begins here is longer than any service, and was left out"));
      return TRUE;
    }
  if (!json_parser_load_from_data (parser, self->place.text, (gssize) self->place.length, &failure))
    {
      self->summary.n_skipped++;
      charter_file_problem_add (self->place.problems, self->place.line, NULL,
                                _("The service that begins here is not valid JSON"));
      return TRUE;
    }
  return take_object (self, json_node_get_object (json_parser_get_root (parser)), fraction, error);
}

/* JSON is UTF-8; an old export may be Windows-1252 all the same. */
static char *
load (GFile         *file,
      gsize         *length,
      GCancellable  *cancellable,
      GError       **error)
{
  char *text = charter_csv_load (file, length, cancellable, error);
  char *decoded;

  if (!text || g_utf8_validate (text, (gssize) *length, NULL))
    return text;
  decoded = charter_text_decode (text, *length);
  *length = strlen (decoded);
  g_free (text);
  return decoded;
}

static gboolean
scan (CharterReferralReading  *self,
      CharterJsonScanner      *scanner,
      const char              *text,
      GCancellable            *cancellable,
      GError                 **error)
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
  self->summary.n_pages = scanner->n_pages;
  return TRUE;
}

/**
 * charter_referral_reader_read:
 * @file: services in Open Referral UK or HSDS JSON: one, a page wrapper, an array, or one a line
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
charter_referral_reader_read (GFile                   *file,
                              const char              *source,
                              const char              *source_title,
                              CharterReferralFunc      func,
                              gpointer                 user_data,
                              GPtrArray               *problems,
                              CharterReferralSummary  *summary,
                              GCancellable            *cancellable,
                              GError                 **error)
{
  CharterReferralReading self = { .func = func, .user_data = user_data };
  g_autofree char *text = NULL;
  CharterJsonScanner scanner;
  gsize length;

  text = load (file, &length, cancellable, error);
  if (!text)
    return FALSE;
  self.place.source = source;
  self.place.source_title = source_title;
  self.place.problems = problems;
  if (!charter_json_scanner_init (&scanner, text, length))
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                           _("This is not a directory of services in JSON"));
      return FALSE;
    }
  if (!scan (&self, &scanner, text, cancellable, error))
    return FALSE;
  if (!charter_referral_reading_finish (&self, error))
    return FALSE;
  *summary = self.summary;
  return TRUE;
}

static char *
read_part (GFile         *file,
           goffset        offset,
           GSeekType      type,
           GCancellable  *cancellable)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autofree char *text = g_malloc0 (PEEK + 1);
  gsize n;

  if (!stream)
    return NULL;
  if (offset != 0 && !g_seekable_seek (G_SEEKABLE (stream), offset, type, cancellable, NULL))
    return NULL;
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, PEEK, &n, cancellable, NULL))
    return NULL;
  return g_steal_pointer (&text);
}

static char *
dup_match (const char *text,
           const char *pattern)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_RAW, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  return text && g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* A word of a JSON file, or NULL if it is none that may stand in a database. */
static char *
dup_word (const char *text,
          const char *pattern)
{
  g_autofree char *quoted = dup_match (text, pattern);
  g_autoptr(JsonNode) node = quoted && g_utf8_validate (quoted, -1, NULL) ? json_from_string (quoted, NULL) : NULL;
  const char *word = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return word && *word ? g_strdup (word) : NULL;
}

/**
 * charter_referral_reader_peek:
 * @file: a directory in JSON
 * @peek: (out): what its page wrapper says
 * @cancellable: (nullable): stops it
 *
 * Looks at the beginning and the end of a file, without reading what is between.
 */
void
charter_referral_reader_peek (GFile               *file,
                              CharterReferralPeek *peek,
                              GCancellable        *cancellable)
{
  static const char pages[] = "\"total_?[pP]ages\"\\s*:\\s*([0-9]{1,6})";
  g_autofree char *head = read_part (file, 0, G_SEEK_SET, cancellable);
  g_autofree char *tail = read_part (file, -PEEK, G_SEEK_END, cancellable);
  g_autofree char *n_pages = dup_match (head, pages);

  if (!n_pages)
    n_pages = dup_match (tail, pages);
  peek->n_pages = n_pages ? (guint) g_ascii_strtoull (n_pages, NULL, 10) : 0;
  peek->source = dup_word (head, "^[^\\[]{0,400}\"" CHARTER_REFERRAL_SOURCE "\"\\s*:\\s*(\"[^\"\\\\]{1,200}\")");
  peek->source_title = dup_word (head, "^[^\\[]{0,800}\"" CHARTER_REFERRAL_SOURCE_TITLE
                                       "\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.){1,400}\")");
}

/**
 * charter_referral_peek_clear:
 * @peek: what was seen of a file
 *
 * Frees what it holds.
 */
void
charter_referral_peek_clear (CharterReferralPeek *peek)
{
  g_clear_pointer (&peek->source, g_free);
  g_clear_pointer (&peek->source_title, g_free);
}
