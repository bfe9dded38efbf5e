/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-enclosure.h"

#include <glib/gi18n.h>

#define MOST_BYTES ((gsize) 64 * 1024 * 1024)

/* No reader takes a path for a name, or a name for a command. */
static char *
dup_name (const CharterAnnex *annex)
{
  char *name = g_strdup_printf ("%s %s", annex->reference, annex->name);

  return g_strdelimit (name, "/\\:*?\"<>|\r\n\t", '-');
}

/**
 * charter_enclosure_new:
 * @annex: a file of evidence
 * @error: why it cannot be attached, in a sentence that follows the file's name
 *
 * Returns: (transfer full): the file, open, or %NULL with @error (%G_IO_ERROR)
 */
CharterEnclosure *
charter_enclosure_new (const CharterAnnex  *annex,
                        GError             **error)
{
  g_autoptr(CharterEnclosure) self = g_new0 (CharterEnclosure, 1);
  g_autofree char *size = NULL;

  self->file = g_mapped_file_new (annex->path, FALSE, NULL);
  if (!self->file)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("It cannot be read: it is no longer where the program keeps evidence."));
      return NULL;
    }
  if (charter_enclosure_get_size (self) > MOST_BYTES)
    {
      size = g_format_size (charter_enclosure_get_size (self));
      /* Translators: a size such as "84.2 MB" */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("It is too large to be attached: %s."), size);
      return NULL;
    }
  self->name = dup_name (annex);
  self->description = charter_annex_dup_words (annex);
  self->type = g_strdup (annex->type ? annex->type : "application/octet-stream");
  self->date = g_strdup (annex->date);
  return g_steal_pointer (&self);
}

/**
 * charter_enclosure_free:
 * @self: (transfer full) (nullable): what goes into no PDF any more
 */
void
charter_enclosure_free (CharterEnclosure *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self->description);
  g_free (self->type);
  g_free (self->date);
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/**
 * charter_enclosure_get_size:
 * @self: an attachment
 *
 * Returns: in bytes
 */
gsize
charter_enclosure_get_size (const CharterEnclosure *self)
{
  return g_mapped_file_get_length (self->file);
}

/**
 * charter_enclosure_get_data:
 * @self: an attachment
 *
 * Returns: (transfer none): its bytes, mapped; never %NULL
 */
const char *
charter_enclosure_get_data (const CharterEnclosure *self)
{
  const char *data = g_mapped_file_get_contents (self->file);

  return data ? data : "";
}
