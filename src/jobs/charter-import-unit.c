/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-import-unit.h"

#include <string.h>

#include "charter-referral-reader.h"
#include "charter-referral-tables.h"
/**
 * charter_import_unit_free:
 * @self: (transfer full): what is taken in one transaction
 */
void
charter_import_unit_free (CharterImportUnit *self)
{
  g_ptr_array_unref (self->files);
  g_clear_object (&self->folder);
  g_free (self->source);
  g_free (self->title);
  g_free (self);
}
/**
 * charter_import_unit_get_first:
 * @self: what is taken in one transaction
 *
 * Returns: (transfer none): its only file, or the one that stands for all of them
 */
CharterImportedFile *
charter_import_unit_get_first (const CharterImportUnit *self)
{
  return g_ptr_array_index (self->files, 0);
}
/* "derby services (2).json" and "derby-services-2026-10.json" are later editions of one source. */
static char *
dup_source (const char *name)
{
  GString *source = g_string_new (NULL);
  const char *dot = strrchr (name, '.');

  for (const char *at = name; *at && at != dot; at++)
    if (g_ascii_isalpha (*at) || (guchar) *at >= 0x80)
      g_string_append_c (source, g_ascii_tolower (*at));
    else if (source->len > 0 && source->str[source->len - 1] != '-')
      g_string_append_c (source, '-');
  while (source->len > 0 && source->str[source->len - 1] == '-')
    g_string_truncate (source, source->len - 1);
  if (source->len == 0)
    g_string_append (source, name);
  g_string_prepend (source, "file:");
  return g_string_free (source, FALSE);
}
/* The folder whose tables a file of them stands for. */
static GFile *
dup_tables_folder (CharterImportedFile *file,
                   CharterFileKind      kind,
                   GCancellable        *cancellable)
{
  g_autoptr(GFile) parent = g_file_get_parent (file->file);

  if (charter_referral_tables_is_folder (file->file, cancellable))
    return g_object_ref (file->file);
  if ((kind == CHARTER_FILE_KIND_DIRECTORY_TABLES || kind == CHARTER_FILE_KIND_TABLE) &&
      parent && charter_referral_tables_knows (file->name) &&
      charter_referral_tables_is_folder (parent, cancellable))
    return g_steal_pointer (&parent);
  return NULL;
}
/* The unit that a file is a further part of. */
static CharterImportUnit *
find_unit (GPtrArray               *units,
           const CharterImportUnit *other)
{
  for (guint i = 0; i < units->len; i++)
    {
      CharterImportUnit *unit = units->pdata[i];

      if (unit->folder && other->folder && g_file_equal (unit->folder, other->folder))
        return unit;
      if (unit->n_pages > 1 && unit->n_pages == other->n_pages && g_strcmp0 (unit->source, other->source) == 0)
        return unit;
    }
  return NULL;
}
static void
describe_unit (CharterImportUnit   *unit,
               CharterImportedFile *file,
               GCancellable        *cancellable)
{
  g_auto(CharterReferralPeek) peek = { 0 };
  g_autofree char *name = NULL;

  unit->folder = dup_tables_folder (file, unit->kind, cancellable);
  if (unit->folder)
    unit->kind = CHARTER_FILE_KIND_DIRECTORY_TABLES;
  if (unit->kind == CHARTER_FILE_KIND_DIRECTORY)
    charter_referral_reader_peek (file->file, &peek, cancellable);
  name = unit->folder ? g_file_get_basename (unit->folder) : g_strdup (file->name);
  unit->n_pages = peek.n_pages;
  unit->title = g_strdup (peek.source_title ? peek.source_title : name);
  /* What comes with the program is nobody's to replace. */
  if (peek.source && !g_str_equal (peek.source, "starter"))
    unit->source = g_steal_pointer (&peek.source);
  else
    unit->source = dup_source (name);
}
/**
 * charter_import_unit_sort:
 * @units: (element-type CharterImportUnit): those of the files before
 * @file: (transfer none): a further file, which must outlive @units
 * @cancellable: (nullable): stops it
 * @error: why the file cannot be read
 *
 * Tells a file by its contents, and adds it to the unit that it is a further part of, or a unit of its own
 * to @units. Blocks; runs in a thread.
 *
 * Returns: whether the file could be read
 */
gboolean
charter_import_unit_sort (GPtrArray            *units,
                          CharterImportedFile  *file,
                          GCancellable         *cancellable,
                          GError              **error)
{
  CharterImportUnit *unit = g_new0 (CharterImportUnit, 1);
  CharterImportUnit *same;

  unit->files = g_ptr_array_new ();
  g_ptr_array_add (unit->files, file);
  if (!charter_file_kind_recognise (file->file, &unit->kind, cancellable, error))
    {
      charter_import_unit_free (unit);
      return FALSE;
    }
  describe_unit (unit, file, cancellable);
  same = find_unit (units, unit);
  if (same)
    {
      g_ptr_array_add (same->files, file);
      charter_import_unit_free (unit);
    }
  else
    g_ptr_array_add (units, unit);
  return TRUE;
}
