/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-rescue-report.h"

#include <glib/gi18n.h>

G_DEFINE_BOXED_TYPE (CharterRescueReport, charter_rescue_report, charter_rescue_report_ref,
                     charter_rescue_report_unref)

static void
free_part (gpointer data)
{
  CharterRescuePart *part = data;

  g_free (part->name);
  g_free (part->title);
  g_free (part);
}

static void
clear (gpointer data)
{
  CharterRescueReport *self = data;

  g_free (self->what);
  g_free (self->at);
  g_free (self->kept);
  g_free (self->backup);
  g_free (self->backup_made_at);
  g_free (self->path);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->look);
  g_ptr_array_unref (self->unplaced);
}

/**
 * charter_rescue_report_new:
 * @what: what is wrong with the file
 * @at: the moment, UTC
 *
 * Returns: (transfer full): a report that says nothing else yet
 */
CharterRescueReport *
charter_rescue_report_new (const char *what,
                           const char *at)
{
  CharterRescueReport *self = g_atomic_rc_box_new0 (CharterRescueReport);

  self->what = g_strdup (what);
  self->at = g_strdup (at);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->look = g_ptr_array_new_with_free_func (g_free);
  self->unplaced = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * charter_rescue_report_ref:
 * @self: a report on a rescue
 *
 * Returns: (transfer full): the same
 */
CharterRescueReport *
charter_rescue_report_ref (CharterRescueReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * charter_rescue_report_unref:
 * @self: (transfer full): a report on a rescue
 */
void
charter_rescue_report_unref (CharterRescueReport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * charter_rescue_report_add_part:
 * @self: a report
 * @name: a table's name
 * @title: what is in it
 *
 * Returns: (transfer none): what is said of that table, nothing yet
 */
CharterRescuePart *
charter_rescue_report_add_part (CharterRescueReport *self,
                                const char          *name,
                                const char          *title)
{
  CharterRescuePart *part = g_new0 (CharterRescuePart, 1);

  part->name = g_strdup (name);
  part->title = g_strdup (title);
  g_ptr_array_add (self->parts, part);
  return part;
}

/**
 * charter_rescue_report_count_lost:
 * @self: a report on a rescue
 *
 * Returns: how many records could not be saved
 */
guint
charter_rescue_report_count_lost (const CharterRescueReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += ((CharterRescuePart *) self->parts->pdata[i])->n_lost + ((CharterRescuePart *) self->parts->pdata[i])->n_unplaced;
  return n;
}

/**
 * charter_rescue_report_count_read:
 * @self: a report on a rescue
 *
 * Returns: how many were read from the damaged file
 */
guint
charter_rescue_report_count_read (const CharterRescueReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += ((CharterRescuePart *) self->parts->pdata[i])->n_read;
  return n;
}

/**
 * charter_rescue_report_count_backup:
 * @self: a report on a rescue
 *
 * Returns: how many were taken from the backup
 */
guint
charter_rescue_report_count_backup (const CharterRescueReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += ((CharterRescuePart *) self->parts->pdata[i])->n_backup;
  return n;
}

static void
add_words (GString *words,
           char    *piece)
{
  if (words->len > 0)
    g_string_append (words, _("; "));
  g_string_append (words, piece);
  g_free (piece);
}

/**
 * charter_rescue_part_dup_words:
 * @part: what came from where
 *
 * Returns: (transfer full): "48 from the damaged file; 2 from the backup"
 */
char *
charter_rescue_part_dup_words (const CharterRescuePart *part)
{
  GString *words = g_string_new (NULL);

  if (part->n_read > 0)
    add_words (words, g_strdup_printf (ngettext ("%u from the damaged file", "%u from the damaged file", part->n_read),
                                       part->n_read));
  if (part->n_mended > 0)
    add_words (words, g_strdup_printf (ngettext ("of these, %u with a part that could not be read",
                                                 "of these, %u with parts that could not be read", part->n_mended),
                                       part->n_mended));
  if (part->n_backup > 0)
    add_words (words, g_strdup_printf (ngettext ("%u from the backup", "%u from the backup", part->n_backup),
                                       part->n_backup));
  if (part->n_unplaced > 0)
    add_words (words, g_strdup_printf (ngettext ("%u could be read but not put in its place",
                                                 "%u could be read but not put in their places", part->n_unplaced),
                                       part->n_unplaced));
  if (part->n_lost > 0)
    add_words (words, g_strdup_printf (ngettext ("%u is lost", "%u are lost", part->n_lost), part->n_lost));
  if (words->len == 0)
    g_string_append (words, _("none"));
  return g_string_free (words, FALSE);
}

static char *
dup_moment (const char *at)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr(GDateTime) here = moment ? g_date_time_to_local (moment) : NULL;

  /* Translators: a moment: "21 November 2026, 09:15". */
  return here ? g_date_time_format (here, _("%-d %B %Y, %H:%M")) : g_strdup (at);
}

/**
 * charter_rescue_report_dup_outcome:
 * @self: a report
 *
 * Returns: (transfer full): in one or two sentences, what became of the records
 */
char *
charter_rescue_report_dup_outcome (const CharterRescueReport *self)
{
  guint n_lost = charter_rescue_report_count_lost (self);
  guint n_backup = charter_rescue_report_count_backup (self);
  guint n_read = charter_rescue_report_count_read (self);
  g_autofree char *from = self->backup_made_at ? dup_moment (self->backup_made_at) : NULL;
  g_autofree char *lost = NULL;

  if (n_lost > 0)
    lost = g_strdup_printf (ngettext ("%u record could not be rescued.", "%u records could not be rescued.", n_lost),
                            n_lost);
  if (n_backup > 0 && n_read == 0)
    /* Translators: a moment; then nothing or a sentence on what was lost. */
    return g_strdup_printf (_("Everything was brought back from the backup of %s. What was written after it is "
                              "not there. %s"), from, lost ? lost : "");
  if (n_backup > 0)
    /* Translators: numbers of records, a moment; then a sentence. */
    return g_strdup_printf (_("%u records were read from the damaged file, and %u were brought back from the backup "
                              "of %s. %s"), n_read, n_backup, from, lost ? lost : _("Nothing is known to be missing."));
  return g_strdup_printf (_("%u records were read from the damaged file. %s"), n_read,
                          lost ? lost : _("Nothing is known to be missing."));
}

static void
add_list (GString    *text,
          const char *heading,
          GPtrArray  *lines)
{
  if (lines->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", heading);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "- %s\n", (char *) lines->pdata[i]);
}

/**
 * charter_rescue_report_dup_text:
 * @self: a report
 *
 * Returns: (transfer full): all of it in plain words, to be kept or sent
 */
char *
charter_rescue_report_dup_text (const CharterRescueReport *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *at = dup_moment (self->at);
  g_autofree char *outcome = charter_rescue_report_dup_outcome (self);

  g_string_append_printf (text, _("Damaged records were rescued on %s"), at);
  g_string_append_printf (text, "\n\n%s\n%s\n", self->what, outcome);
  if (self->kept)
    /* Translators: a file */
    g_string_append_printf (text, _("The damaged file is kept as it was, as %s\n"), self->kept);
  if (self->backup)
    g_string_append_printf (text, _("The backup that was used is %s\n"), self->backup);
  else
    g_string_append_printf (text, "%s\n", _("There was no sound backup."));
  if (self->has_lost_history)
    g_string_append_printf (text, "%s\n", _("The list of changes was damaged, too: Undo begins anew."));
  g_string_append_printf (text, "\n%s\n", _("What came from where"));
  for (guint i = 0; i < self->parts->len; i++)
    {
      const CharterRescuePart *part = self->parts->pdata[i];
      g_autofree char *words = charter_rescue_part_dup_words (part);

      if (part->n_read + part->n_backup + part->n_lost + part->n_unplaced > 0)
        g_string_append_printf (text, "%s: %s\n", part->title, words);
    }
  add_list (text, _("Please read these again; they lay where the file was damaged"), self->look);
  add_list (text, _("What could be read but belongs to nothing that is still there"), self->unplaced);
  return g_string_free (text, FALSE);
}
