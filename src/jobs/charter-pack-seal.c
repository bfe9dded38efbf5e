/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-pack-seal.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-document.h"
#include "charter-job-error.h"
#include "charter-term.h"

/* With the files of evidence that may be attached. */
#define LARGEST_FILE ((gsize) 512 * 1024 * 1024)

/* The records that a pack prints. Its reader never sees pinned entries and notes of the directory. */
#define N_PRINTED 27
static void
list_printed (GType types[N_PRINTED])
{
  const GType printed[N_PRINTED] = {
    CHARTER_TYPE_SCHOOL, CHARTER_TYPE_CONTEXT, CHARTER_TYPE_AUDIT, CHARTER_TYPE_AREA_NOTE,
    CHARTER_TYPE_JUDGEMENT, CHARTER_TYPE_EVIDENCE, CHARTER_TYPE_EVIDENCE_FILE, CHARTER_TYPE_ACTION,
    CHARTER_TYPE_REVIEW, CHARTER_TYPE_LINK, CHARTER_TYPE_MILESTONE, CHARTER_TYPE_PROVISION,
    CHARTER_TYPE_REMARK, CHARTER_TYPE_VOICE_ANSWERS, CHARTER_TYPE_PAPER, CHARTER_TYPE_CASE_STUDY,
    CHARTER_TYPE_VISIT_STOP, CHARTER_TYPE_PHRASE, CHARTER_TYPE_LOGO,
    CHARTER_TYPE_INDICATOR, CHARTER_TYPE_OWN_MEASURE,
    CHARTER_TYPE_FUNDING, CHARTER_TYPE_MODEL_CHECK, CHARTER_TYPE_SUPPORT_MODEL, CHARTER_TYPE_SUPPORT_STEP,
    CHARTER_TYPE_DUTY,
    CHARTER_TYPE_TRAINING,
  };

  memcpy (types, printed, sizeof printed);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (charter_record_get_id (*(CharterRecord * const *) a),
                 charter_record_get_id (*(CharterRecord * const *) b));
}

static GPtrArray *
list_records (CharterPortfolio *portfolio,
              GType             type)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list;

  if (type == CHARTER_TYPE_SCHOOL)
    {
      g_ptr_array_add (records, g_object_ref (charter_portfolio_get_school (portfolio)));
      return records;
    }
  list = charter_portfolio_get_list (portfolio, type);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  g_ptr_array_sort (records, compare_ids);
  return records;
}

/* Names and values, each with an end that no text holds. */
static void
add_record (GChecksum     *sum,
            CharterRecord *record)
{
  CharterRecordClass *klass = (CharterRecordClass *) G_OBJECT_GET_CLASS (record);
  guint n;
  g_autofree GParamSpec **fields = charter_record_class_list_stored (klass, &n);

  g_checksum_update (sum, (const guchar *) klass->table, (gssize) strlen (klass->table) + 1);
  for (guint i = 0; i < n; i++)
    {
      const char *name = fields[i]->name;
      g_autofree char *value = NULL;

      /* Nor whether the guard has been through a file: that is not printed either. */
      if (g_str_equal (name, "created-at") || g_str_equal (name, "modified-at") || g_str_equal (name, "looked"))
        continue;
      value = charter_record_dup_field (record, name);
      if (!value)
        continue;
      g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name) + 1);
      g_checksum_update (sum, (const guchar *) value, (gssize) strlen (value) + 1);
    }
}

/**
 * charter_pack_seal_new:
 * @portfolio: a school's records
 *
 * Returns: (transfer full): the seal of a pack that is made of them now
 */
CharterPackSeal *
charter_pack_seal_new (CharterPortfolio *portfolio)
{
  CharterPackSeal *self = g_new0 (CharterPackSeal, 1);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GType types[N_PRINTED];

  list_printed (types);
  for (guint i = 0; i < N_PRINTED; i++)
    {
      g_autoptr(GPtrArray) records = list_records (portfolio, types[i]);

      for (guint j = 0; j < records->len; j++)
        add_record (sum, g_ptr_array_index (records, j));
    }
  self->school = g_strdup (charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))));
  self->digest = g_strdup (g_checksum_get_string (sum));
  self->moment = charter_clock_dup_now ();
  return self;
}

/**
 * charter_pack_seal_free:
 * @self: (transfer full): a pack seal
 */
void
charter_pack_seal_free (CharterPackSeal *self)
{
  g_free (self->school);
  g_free (self->digest);
  g_free (self->moment);
  g_free (self);
}

/**
 * charter_pack_seal_dup_text:
 * @self: a seal
 *
 * Returns: (transfer full): what charter_document_set_seal() keeps in the file
 */
char *
charter_pack_seal_dup_text (const CharterPackSeal *self)
{
  return g_strjoin (" ", self->school, self->digest, self->moment, NULL);
}

/**
 * charter_pack_seal_dup_code:
 * @self: a seal
 *
 * Returns: (transfer full): what a person compares: the digest's first 64 bits as "3F2A-9C01-77DE-0B4A"
 */
char *
charter_pack_seal_dup_code (const CharterPackSeal *self)
{
  g_autofree char *digits = g_ascii_strup (self->digest, 16);

  return g_strdup_printf ("%.4s-%.4s-%.4s-%.4s", digits, digits + 4, digits + 8, digits + 12);
}

static CharterPackSeal *
parse (const char *text,
       gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto(GStrv) parts = g_strsplit (copy, " ", -1);
  CharterPackSeal *self;

  if (g_strv_length (parts) != 3 || strlen (parts[1]) != 64 ||
      strspn (parts[1], "0123456789abcdef") != 64 || strlen (parts[2]) < 19 || parts[2][10] != 'T')
    return NULL;
  self = g_new0 (CharterPackSeal, 1);
  self->school = g_strdup (parts[0]);
  self->digest = g_strdup (parts[1]);
  self->moment = g_strdup (parts[2]);
  return self;
}

/* Metadata lies in a file so that it is found by whoever looks for it, without reading the rest. */
static CharterPackSeal *
find_seal (const char *data,
           gsize       length)
{
  static const char begin[] = "<" CHARTER_DOCUMENT_SEAL_ELEMENT ">";
  const char *end = data + length;
  const char *start = length > 4 && memcmp (data, "%PDF", 4) == 0
                      ? memmem (data, length, begin, strlen (begin))
                      : NULL;
  const char *stop;

  if (!start)
    return NULL;
  start += strlen (begin);
  stop = memchr (start, '<', MIN ((gsize) (end - start), 200));
  return stop ? parse (start, (gsize) (stop - start)) : NULL;
}

/**
 * charter_pack_seal_read:
 * @path: a file
 * @error: CHARTER_JOB_ERROR_NOT_FOUND when it cannot be read, CHARTER_JOB_ERROR_NOT_OURS when it is
 *   no pack, or one that another program has written anew
 *
 * Returns: (transfer full): the seal of a pack, or %NULL with @error
 */
CharterPackSeal *
charter_pack_seal_read (const char  *path,
                        GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GError) cause = NULL;
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, &cause);
  CharterPackSeal *self;

  if (!file)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_FOUND, cause->message);
      return NULL;
    }
  self = g_mapped_file_get_length (file) <= LARGEST_FILE
         ? find_seal (g_mapped_file_get_contents (file), g_mapped_file_get_length (file))
         : NULL;
  if (!self)
    g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS,
                 _("“%s” is no evidence pack of this program, or another program has saved it again."), name);
  return self;
}

/* How many records were written after the pack, and when the first of them. */
static guint
count_newer (const CharterPackSeal  *self,
             CharterPortfolio       *portfolio,
             const char            **first)
{
  GType types[N_PRINTED];
  guint n = 0;

  *first = NULL;
  list_printed (types);
  for (guint i = 0; i < N_PRINTED; i++)
    {
      g_autoptr(GPtrArray) records = list_records (portfolio, types[i]);

      for (guint j = 0; j < records->len; j++)
        {
          const char *at = charter_record_get_modified_at (g_ptr_array_index (records, j));

          if (g_strcmp0 (at, self->moment) <= 0)
            continue;
          n++;
          if (!*first || strcmp (at, *first) < 0)
            *first = at;
        }
    }
  return n;
}

static char *
dup_day_words (const char *moment)
{
  g_autofree char *day = g_strndup (moment, 10);

  return charter_term_dup_date_words (day);
}

/**
 * charter_pack_seal_dup_changes:
 * @self: the seal of a pack
 * @portfolio: the records of its school
 *
 * Returns: (transfer full) (nullable): since when the records differ from what the pack was made
 *   from, in a sentence; %NULL when they are the same
 */
char *
charter_pack_seal_dup_changes (const CharterPackSeal *self,
                               CharterPortfolio      *portfolio)
{
  g_autoptr(CharterPackSeal) now = charter_pack_seal_new (portfolio);
  g_autofree char *made = dup_day_words (self->moment);
  g_autofree char *since = NULL;
  const char *first;
  guint n;

  if (g_str_equal (now->digest, self->digest))
    return NULL;
  n = count_newer (self, portfolio, &first);
  if (n == 0)
    /* Translators: a date */
    return g_strdup_printf (_("The records are no longer those of %s: some were taken out, or taken back."),
                            made);
  since = dup_day_words (first);
  /* Translators: the date of the pack, a number of records, the date of the first of them */
  return g_strdup_printf (ngettext ("The records are no longer those of %s: %u has changed, on %s.",
                                    "The records are no longer those of %s: %u have changed, the first on %s.",
                                    n), made, n, since);
}
