/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-annex.h"

/**
 * charter_annexes_parse:
 * @words: (nullable): "pages", "files", "none"; nothing is "none"
 * @annexes: (out): what that means
 *
 * Returns: whether @words is one of them
 */
gboolean
charter_annexes_parse (const char     *words,
                       CharterAnnexes *annexes)
{
  if (!words || g_str_equal (words, "none"))
    *annexes = CHARTER_ANNEXES_NONE;
  else if (g_str_equal (words, "pages"))
    *annexes = CHARTER_ANNEXES_PRINTED;
  else if (g_str_equal (words, "files"))
    *annexes = CHARTER_ANNEXES_ATTACHED;
  else
    return FALSE;
  return TRUE;
}

/**
 * charter_annex_new:
 * @how: whether it is printed or attached
 * @path: where the file lies; it need not be there any more
 * @name: that the file came with
 * @type: (nullable): its media type, as it was known when it was added
 * @reference: of the evidence: "E3"
 * @title: (nullable): of the evidence
 * @date: (nullable): YYYY-MM-DD, when it was added
 *
 * Returns: (transfer full): a description of the file
 */
CharterAnnex *
charter_annex_new (CharterAnnexes  how,
                   const char     *path,
                   const char     *name,
                   const char     *type,
                   const char     *reference,
                   const char     *title,
                   const char     *date)
{
  CharterAnnex *self = g_new0 (CharterAnnex, 1);

  self->how = how;
  self->path = g_strdup (path);
  self->name = g_utf8_make_valid (name ? name : reference, -1);
  self->type = g_strdup (type);
  self->reference = g_strdup (reference);
  self->title = g_utf8_make_valid (title ? title : "", -1);
  self->date = g_strdup (date);
  return self;
}

/**
 * charter_annex_free:
 * @self: (transfer full) (nullable): what is no longer needed
 */
void
charter_annex_free (CharterAnnex *self)
{
  if (!self)
    return;
  g_free (self->path);
  g_free (self->name);
  g_free (self->type);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->date);
  g_free (self);
}

/**
 * charter_annex_dup_words:
 * @self: an annex
 *
 * Returns: (transfer full): "E3 Behaviour policy", what it is called in headings
 */
char *
charter_annex_dup_words (const CharterAnnex *self)
{
  return g_strdup_printf ("%s%s%s", self->reference, *self->title ? " " : "", self->title);
}
