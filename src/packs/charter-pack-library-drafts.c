/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-library.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "charter-pack-draft-private.h"
#include "charter-pack-private.h"

static gboolean
check_name (CharterPackLibrary  *self,
            const char          *id,
            const char          *version,
            GError             **error)
{
  if (!charter_pack_is_id (id) || !charter_pack_is_code (version))
    {
      g_set_error_literal (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY,
                           _("An id has only small letters, figures, dots, dashes and underlines, a "
                             "version also capital letters; each begins with a letter or a figure and has "
                             "64 at most."));
      return FALSE;
    }
  if (charter_pack_library_has (self, id, version))
    {
      g_set_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_TAKEN,
                   _("Version %s of “%s” is here already. Choose another version or another id."), version,
                   id);
      return FALSE;
    }
  if (!charter_pack_library_get_folder (self))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_ROFS,
                           _("There is no folder to keep packs in"));
      return FALSE;
    }
  return TRUE;
}

static void
put_text (JsonNode   **root,
          const char  *path,
          const char  *text)
{
  charter_pack_tree_put (root, path, json_node_init_string (json_node_alloc (), text));
}

/* A copy is no proposal that is off until it is asked for. A new version says which one it takes the
 * place of; what the old one said of its own predecessor would mislead. */
static GBytes *
make_copy (CharterPackDraft *original,
           CharterFramework *from,
           const char       *id,
           const char       *version,
           const char       *title)
{
  JsonNode *root = json_node_ref (charter_pack_draft_get_root (original));

  put_text (&root, "id", id);
  put_text (&root, "version", version);
  put_text (&root, "title", title);
  put_text (&root, "status", "draft");
  charter_pack_tree_put (&root, "default_on", NULL);
  charter_pack_tree_put (&root, "replaces", NULL);
  if (g_str_equal (id, charter_framework_get_id (from)))
    {
      put_text (&root, "replaces.id", id);
      put_text (&root, "replaces.version", charter_framework_get_version (from));
    }
  else if (g_strcmp0 (title, charter_framework_get_title (from)) != 0)
    charter_pack_tree_put (&root, "short_title", NULL);
  charter_pack_draft_replace (original, root, "", TRUE);
  return charter_pack_draft_dup_bytes (original);
}

/**
 * charter_pack_library_copy:
 * @from: a framework that is here
 * @id: the id of @from for a new version of it, else one of the person's own
 * @version: of the copy
 * @title: of the copy
 * @error: %CHARTER_PACK_ERROR_TAKEN, %CHARTER_PACK_ERROR_FAULTY or a #GFileError
 *
 * Makes a draft to edit, and keeps it at once.
 *
 * Returns: (transfer none) (nullable): the draft
 */
CharterPackDraft *
charter_pack_library_copy (CharterPackLibrary  *self,
                           CharterFramework    *from,
                           const char          *id,
                           const char          *version,
                           const char          *title,
                           GError             **error)
{
  GBytes *bytes = charter_pack_library_get_bytes (self, from);
  g_autoptr(CharterPackDraft) original = NULL;
  g_autoptr(CharterPackDraft) draft = NULL;
  g_autoptr(GBytes) copy = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_name (self, id, version, error))
    return NULL;
  original = charter_pack_draft_new (bytes, "", error);
  if (!original)
    return NULL;
  copy = make_copy (original, from, id, version, title);
  path = charter_pack_library_dup_path (self, id, version);
  draft = charter_pack_draft_new (copy, path, error);
  if (!draft || !charter_pack_draft_save (draft, error))
    return NULL;
  charter_pack_library_add_draft (self, draft);
  return draft; /* the library holds it */
}

static void
forget (CharterPackLibrary *self,
        CharterPackDraft   *draft)
{
  GListStore *drafts = G_LIST_STORE (charter_pack_library_get_drafts (self));
  guint position;

  if (g_list_store_find (drafts, draft, &position))
    g_list_store_remove (drafts, position);
}

/**
 * charter_pack_library_publish:
 * @draft: one of the drafts
 * @error: %CHARTER_PACK_ERROR_FAULTY while it has faults, or a #GFileError
 *
 * Freezes the draft: from now on it is a framework like the others and nothing in it can change.
 *
 * Returns: (transfer none) (nullable): the framework
 */
CharterFramework *
charter_pack_library_publish (CharterPackLibrary  *self,
                              CharterPackDraft    *draft,
                              GError             **error)
{
  g_autoptr(CharterPackDraft) held = g_object_ref (draft);
  g_autoptr(CharterFramework) framework = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GBytes) bytes = NULL;

  charter_pack_draft_set_text (draft, "status", "published");
  framework = charter_pack_draft_check (draft, G_LIST_MODEL (self), &faults);
  if (!framework)
    g_set_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY,
                 ngettext ("The draft has %u fault. Mend it first.", "The draft has %u faults. Mend them first.",
                           faults->len), faults->len);
  if (!framework || !charter_pack_draft_save (draft, error))
    {
      g_free (charter_pack_draft_undo (draft));
      return NULL;
    }
  bytes = charter_pack_draft_dup_bytes (draft);
  forget (self, draft);
  charter_pack_library_add_pack (self, framework, bytes);
  return framework; /* the library holds it */
}

/**
 * charter_pack_library_discard:
 * @draft: one of the drafts
 * @error: a #GFileError; the draft stays
 *
 * Removes a draft and its file.
 */
gboolean
charter_pack_library_discard (CharterPackLibrary  *self,
                              CharterPackDraft    *draft,
                              GError             **error)
{
  const char *path = charter_pack_draft_get_path (draft);

  if (g_remove (path) < 0 && errno != ENOENT)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", path, g_strerror (code));
      return FALSE;
    }
  forget (self, draft);
  return TRUE;
}

/**
 * charter_pack_library_find_draft:
 *
 * A self-evaluation may rest on a draft from before drafts were kept apart; it is still read with it.
 *
 * Returns: (transfer none) (nullable): what the draft says now; %NULL without one or while it has faults
 */
CharterFramework *
charter_pack_library_find_draft (CharterPackLibrary *self,
                                 const char         *id,
                                 const char         *version)
{
  GListModel *drafts = charter_pack_library_get_drafts (self);

  for (guint i = 0; version && i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr(CharterPackDraft) draft = g_list_model_get_item (drafts, i);
      g_autoptr(GPtrArray) faults = NULL;
      CharterFramework *framework;

      if (g_strcmp0 (charter_pack_draft_get_text (draft, "id"), id) != 0
          || g_strcmp0 (charter_pack_draft_get_text (draft, "version"), version) != 0)
        continue;
      framework = charter_pack_draft_check (draft, G_LIST_MODEL (self), &faults);
      if (framework)
        g_object_set_data_full (G_OBJECT (draft), "charter-framework", framework, g_object_unref);
      return framework;
    }
  return NULL;
}
