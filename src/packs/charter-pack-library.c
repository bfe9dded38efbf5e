/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-library.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-pack-private.h"
#include "charter-packs-resources.h"

#define PACKS_PATH RESOURCE_BASE "/packs/"

/* A pack that is loaded, and the text it was read from. */
typedef struct {
  CharterFramework *framework;
  GBytes           *bytes;
} Pack;

struct _CharterPackLibrary
{
  GObject    parent_instance;

  char       *folder;
  char       *default_id;
  GPtrArray  *packs;
  GListStore *drafts; /* of CharterPackDraft */
  GPtrArray  *problems;
  guint       n_program; /* how many come with the program: the first */

  CharterMapping *mapping; /* nullable: until it is asked for */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CharterPackLibrary, charter_pack_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
pack_free (Pack *pack)
{
  g_object_unref (pack->framework);
  g_bytes_unref (pack->bytes);
  g_free (pack);
}

static Pack *
find_pack (CharterPackLibrary *self,
           const char         *id,
           const char         *version)
{
  for (guint i = 0; i < self->packs->len; i++)
    {
      Pack *pack = g_ptr_array_index (self->packs, i);

      if (g_str_equal (charter_framework_get_id (pack->framework), id)
          && g_str_equal (charter_framework_get_version (pack->framework), version))
        return pack;
    }
  return NULL;
}

/**
 * charter_pack_library_add_pack:
 * @self: a library
 * @framework: what the pack says
 * @bytes: the pack as it was read
 */
void
charter_pack_library_add_pack (CharterPackLibrary *self,
                               CharterFramework   *framework,
                               GBytes             *bytes)
{
  Pack *pack = g_new0 (Pack, 1);

  pack->framework = g_object_ref (framework);
  pack->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->packs, pack);
  g_clear_pointer (&self->mapping, charter_mapping_free);
  g_list_model_items_changed (G_LIST_MODEL (self), self->packs->len - 1, 0, 1);
}

/* The packs that come with the program are read from its own resources, in the order of their
 * index, which also names the one meant when nobody says which. */
static gboolean
load_own_pack (CharterPackLibrary  *self,
               const char          *name,
               GError             **error)
{
  g_autofree char *path = g_strconcat (PACKS_PATH, name, NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (charter_packs_get_resource (), path,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(CharterFramework) framework = NULL;

  if (!bytes)
    return FALSE;
  framework = charter_pack_read_own (bytes, G_LIST_MODEL (self), error);
  if (!framework)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  charter_pack_library_add_pack (self, framework, bytes);
  return TRUE;
}

static gboolean
load_own_packs (CharterPackLibrary  *self,
                GError             **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GBytes) bytes = NULL;
  JsonObject *root;
  JsonArray *names;
  gsize length;
  const char *text;

  bytes = g_resource_lookup_data (charter_packs_get_resource (), PACKS_PATH "index.json",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (!bytes)
    return FALSE;
  text = g_bytes_get_data (bytes, &length);
  if (!json_parser_load_from_data (parser, text, length, error))
    return FALSE;
  root = json_node_get_object (json_parser_get_root (parser));
  g_free (self->default_id);
  self->default_id = g_strdup (json_object_get_string_member (root, "default"));
  names = json_object_get_array_member (root, "packs");
  for (guint i = 0; i < json_array_get_length (names); i++)
    if (!load_own_pack (self, json_array_get_string_element (names, i), error))
      return FALSE;
  return TRUE;
}

static void
add_problem (CharterPackLibrary *self,
             const char         *path,
             const char         *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", name, reason));
}

/**
 * charter_pack_library_add_draft:
 * @self: a library
 * @draft: (transfer none): a pack that somebody is writing
 */
void
charter_pack_library_add_draft (CharterPackLibrary *self,
                                CharterPackDraft   *draft)
{
  g_list_store_append (self->drafts, draft);
}

/* A draft may have faults: it is being written. */
static gboolean
add_if_draft (CharterPackLibrary *self,
              GBytes             *bytes,
              const char         *path)
{
  g_autoptr(CharterPackDraft) draft = charter_pack_draft_new (bytes, path, NULL);

  if (!draft || g_strcmp0 (charter_pack_draft_get_text (draft, "status"), "draft") != 0
      || g_strcmp0 (charter_pack_draft_get_text (draft, "format"), CHARTER_PACK_FORMAT) != 0)
    return FALSE;
  charter_pack_library_add_draft (self, draft);
  return TRUE;
}

/* A spoilt file of the person's own must not keep the program from starting: it is left out and
 * named among the problems. */
static void
load_file (CharterPackLibrary *self,
           const char         *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = charter_pack_folder_read (path, &error);
  g_autoptr(CharterFramework) framework = NULL;

  if (bytes && add_if_draft (self, bytes, path))
    return;
  if (bytes)
    framework = charter_pack_read_beside (bytes, G_LIST_MODEL (self), NULL, &error);
  if (!framework)
    add_problem (self, path, error->message);
  else if (find_pack (self, charter_framework_get_id (framework),
                      charter_framework_get_version (framework)))
    add_problem (self, path, _("This version of the pack is here already; the file is left out"));
  else
    charter_pack_library_add_pack (self, framework, bytes);
}

static GType
charter_pack_library_get_item_type (GListModel *model)
{
  return CHARTER_TYPE_FRAMEWORK;
}

static guint
charter_pack_library_get_n_items (GListModel *model)
{
  return CHARTER_PACK_LIBRARY (model)->packs->len;
}

static gpointer
charter_pack_library_get_item (GListModel *model,
                               guint       position)
{
  CharterPackLibrary *self = CHARTER_PACK_LIBRARY (model);
  Pack *pack = position < self->packs->len ? g_ptr_array_index (self->packs, position) : NULL;

  return pack ? g_object_ref (pack->framework) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = charter_pack_library_get_item_type;
  iface->get_n_items = charter_pack_library_get_n_items;
  iface->get_item = charter_pack_library_get_item;
}

static void
charter_pack_library_finalize (GObject *object)
{
  CharterPackLibrary *self = CHARTER_PACK_LIBRARY (object);

  g_clear_pointer (&self->mapping, charter_mapping_free);
  g_free (self->folder);
  g_free (self->default_id);
  g_ptr_array_unref (self->packs);
  g_object_unref (self->drafts);
  g_ptr_array_unref (self->problems);

  G_OBJECT_CLASS (charter_pack_library_parent_class)->finalize (object);
}

static void
charter_pack_library_class_init (CharterPackLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_pack_library_finalize;
}

static void
charter_pack_library_init (CharterPackLibrary *self)
{
  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify) pack_free);
  self->drafts = g_list_store_new (CHARTER_TYPE_PACK_DRAFT);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

/**
 * charter_pack_library_new:
 * @data_dir: (nullable): where the person's own packs are kept, in its folder "packs"; %NULL for
 *   none, and nothing can be imported
 *
 * Returns: (transfer full): an empty library; see charter_pack_library_load()
 */
CharterPackLibrary *
charter_pack_library_new (const char *data_dir)
{
  CharterPackLibrary *self = g_object_new (CHARTER_TYPE_PACK_LIBRARY, NULL);

  self->folder = data_dir ? g_build_filename (data_dir, "packs", NULL) : NULL;
  return self;
}

/**
 * charter_pack_library_load:
 * @error: when the program's own packs or the folder cannot be read
 *
 * Reads all packs afresh. Files of the person's own that are spoilt are left out; see
 * charter_pack_library_get_problems().
 */
gboolean
charter_pack_library_load (CharterPackLibrary  *self,
                           GError             **error)
{
  g_autoptr(GPtrArray) paths = NULL;
  guint n_before;

  g_return_val_if_fail (CHARTER_IS_PACK_LIBRARY (self), FALSE);

  n_before = self->packs->len;
  g_ptr_array_set_size (self->packs, 0);
  g_clear_pointer (&self->mapping, charter_mapping_free);
  g_ptr_array_set_size (self->problems, 0);
  g_list_store_remove_all (self->drafts);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  if (!load_own_packs (self, error))
    return FALSE;
  self->n_program = self->packs->len;
  if (!self->folder)
    return TRUE;
  paths = charter_pack_folder_list (self->folder, error);
  for (guint i = 0; paths && i < paths->len; i++)
    load_file (self, g_ptr_array_index (paths, i));
  return paths != NULL;
}

/**
 * charter_pack_library_get_problems:
 *
 * Returns: (transfer none) (element-type utf8): the files that the last load left out, and why
 */
GPtrArray *
charter_pack_library_get_problems (CharterPackLibrary *self)
{
  g_return_val_if_fail (CHARTER_IS_PACK_LIBRARY (self), NULL);

  return self->problems;
}

static gboolean
is_better (CharterFramework *framework,
           CharterFramework *than)
{
  gboolean is_withdrawn = g_strcmp0 (charter_framework_get_status (framework), "withdrawn") == 0;
  gboolean was_withdrawn = than
    && g_strcmp0 (charter_framework_get_status (than), "withdrawn") == 0;

  if (!than || is_withdrawn != was_withdrawn)
    return !than || was_withdrawn;
  return strverscmp (charter_framework_get_version (framework),
                     charter_framework_get_version (than)) > 0;
}

/**
 * charter_pack_library_find:
 * @id: (nullable): a pack's id
 * @version: (nullable): %NULL for the newest that is not withdrawn, or else the newest
 *
 * Returns: (transfer none) (nullable): the framework
 */
CharterFramework *
charter_pack_library_find (CharterPackLibrary *self,
                           const char         *id,
                           const char         *version)
{
  CharterFramework *best = NULL;
  Pack *pack;

  g_return_val_if_fail (CHARTER_IS_PACK_LIBRARY (self), NULL);

  if (id && version)
    {
      pack = find_pack (self, id, version);
      return pack ? pack->framework : NULL;
    }
  for (guint i = 0; id && i < self->packs->len; i++)
    {
      pack = g_ptr_array_index (self->packs, i);
      if (g_str_equal (charter_framework_get_id (pack->framework), id)
          && is_better (pack->framework, best))
        best = pack->framework;
    }
  return best;
}

/**
 * charter_pack_library_get_default:
 *
 * Returns: (transfer none) (nullable): the framework meant when nobody says which
 */
CharterFramework *
charter_pack_library_get_default (CharterPackLibrary *self)
{
  g_return_val_if_fail (CHARTER_IS_PACK_LIBRARY (self), NULL);

  return charter_pack_library_find (self, self->default_id, NULL);
}

static CharterPackDraft *
find_draft (CharterPackLibrary *self,
            const char         *id,
            const char         *version)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->drafts)); i++)
    {
      g_autoptr(CharterPackDraft) draft = g_list_model_get_item (G_LIST_MODEL (self->drafts), i);

      if (g_strcmp0 (charter_pack_draft_get_text (draft, "id"), id) == 0
          && g_strcmp0 (charter_pack_draft_get_text (draft, "version"), version) == 0)
        return draft; /* the list holds it */
    }
  return NULL;
}

/** charter_pack_library_has: Returns: whether the version is here, as a framework or as a draft */
gboolean
charter_pack_library_has (CharterPackLibrary *self,
                          const char         *id,
                          const char         *version)
{
  return find_pack (self, id, version) || find_draft (self, id, version);
}

/**
 * charter_pack_library_dup_path:
 * @self: a library
 * @id: a pack's id
 * @version: its version
 *
 * Where a pack of this id and version is kept: a file that is not there yet, since a draft's file keeps
 * its name when the draft takes another.
 *
 * Returns: (transfer full) (nullable): where its file stands
 */
char *
charter_pack_library_dup_path (CharterPackLibrary *self,
                               const char         *id,
                               const char         *version)
{
  g_autofree char *name = g_strdup_printf ("%s@%s.json", id, version);
  char *path = self->folder ? g_build_filename (self->folder, name, NULL) : NULL;

  for (guint i = 2; path && g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *other = g_strdup_printf ("%s@%s-%u.json", id, version, i);

      g_free (path);
      path = g_build_filename (self->folder, other, NULL);
    }
  return path;
}

static gboolean
keep_pack (CharterPackLibrary  *self,
           CharterFramework    *framework,
           GBytes              *bytes,
           GError             **error)
{
  g_autofree char *path = charter_pack_library_dup_path (self, charter_framework_get_id (framework),
                                                         charter_framework_get_version (framework));
  g_autofree char *name = path ? g_path_get_basename (path) : NULL;

  if (!path)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_ROFS,
                           _("There is no folder to keep packs in"));
      return FALSE;
    }
  if (!charter_pack_folder_write (self->folder, name, bytes, error))
    return FALSE;
  if (!add_if_draft (self, bytes, path))
    charter_pack_library_add_pack (self, framework, bytes);
  return TRUE;
}

static void
refuse_frozen (CharterFramework  *framework,
               const char        *title,
               GError           **error)
{
  g_set_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FROZEN,
               _("Version %s of “%s” is here with other words. Give the changed pack a new "
                 "version number."),
               charter_framework_get_version (framework), title);
}

/* Whether the pack is here already with the very same words; with other words it is refused. */
static gboolean
is_here (CharterPackLibrary  *self,
         CharterFramework    *framework,
         GBytes              *bytes,
         GError             **error)
{
  const char *id = charter_framework_get_id (framework);
  const char *version = charter_framework_get_version (framework);
  Pack *present = find_pack (self, id, version);
  CharterPackDraft *draft = find_draft (self, id, version);
  g_autoptr(GBytes) written = draft ? charter_pack_draft_dup_bytes (draft) : NULL;

  if (present && charter_pack_is_same (present->bytes, bytes))
    return TRUE;
  if (written && charter_pack_is_same (written, bytes))
    return TRUE;
  if (present || draft)
    refuse_frozen (framework, present ? charter_framework_get_title (present->framework)
                                      : charter_framework_get_title (framework), error);
  return FALSE;
}

/* Whoever imports borrows the framework; that of a draft is held by the draft. */
static CharterFramework *
hold (CharterPackLibrary *self,
      CharterFramework   *framework)
{
  CharterPackDraft *draft = find_draft (self, charter_framework_get_id (framework),
                                        charter_framework_get_version (framework));

  if (draft)
    g_object_set_data_full (G_OBJECT (draft), "charter-framework", g_object_ref (framework),
                            g_object_unref);
  return framework;
}

/**
 * charter_pack_library_import:
 * @bytes: a pack file's contents
 * @is_new: (out) (optional): whether it was not here before
 * @faults: (out) (optional) (transfer full) (element-type CharterPackFault): every fault
 * @error: a #CharterPackError, or a #GFileError when it cannot be kept
 *
 * Checks @bytes, also beside the packs that are here, and keeps them as a pack of the person's own; a
 * draft goes among the drafts. A version that is here with other words is refused, since judgements may
 * rest on those words.
 *
 * Returns: (transfer none) (nullable): the framework; the one that is here, when there is one
 */
CharterFramework *
charter_pack_library_import (CharterPackLibrary  *self,
                             GBytes              *bytes,
                             gboolean            *is_new,
                             GPtrArray          **faults,
                             GError             **error)
{
  g_autoptr(CharterFramework) framework = NULL;
  g_autoptr(GError) frozen = NULL;
  Pack *present;

  g_return_val_if_fail (CHARTER_IS_PACK_LIBRARY (self), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (is_new)
    *is_new = FALSE;
  framework = charter_pack_read_beside (bytes, G_LIST_MODEL (self), faults, error);
  if (!framework)
    return NULL;
  present = find_pack (self, charter_framework_get_id (framework),
                       charter_framework_get_version (framework));
  if (is_here (self, framework, bytes, &frozen))
    return present ? present->framework : hold (self, framework);
  if (frozen)
    {
      g_propagate_error (error, g_steal_pointer (&frozen));
      return NULL;
    }
  if (!keep_pack (self, framework, bytes, error))
    return NULL;
  if (is_new)
    *is_new = TRUE;
  return hold (self, framework);
}

/**
 * charter_pack_library_get_folder:
 * @self: a library
 *
 * Returns: (nullable): where packs of the person's own are kept
 */
const char *
charter_pack_library_get_folder (CharterPackLibrary *self)
{
  return self->folder;
}

/** charter_pack_library_get_drafts: Returns: (transfer none): a list of #CharterPackDraft */
GListModel *
charter_pack_library_get_drafts (CharterPackLibrary *self)
{
  g_return_val_if_fail (CHARTER_IS_PACK_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->drafts);
}

/** charter_pack_library_get_bytes: Returns: (transfer none) (nullable): the text it was read from */
GBytes *
charter_pack_library_get_bytes (CharterPackLibrary *self,
                                CharterFramework   *framework)
{
  Pack *pack = find_pack (self, charter_framework_get_id (framework),
                          charter_framework_get_version (framework));

  return pack ? pack->bytes : NULL;
}

/** charter_pack_library_is_own: Returns: whether it is the person's, and does not come with the program */
gboolean
charter_pack_library_is_own (CharterPackLibrary *self,
                             CharterFramework   *framework)
{
  for (guint i = 0; i < self->packs->len; i++)
    if (((Pack *) self->packs->pdata[i])->framework == framework)
      return i >= self->n_program;
  return FALSE;
}

/**
 * charter_pack_library_get_mapping:
 *
 * Of a framework that is here in several versions, the newest is meant.
 *
 * Returns: (transfer none): the mappings between the frameworks, until one is added
 */
CharterMapping *
charter_pack_library_get_mapping (CharterPackLibrary *self)
{
  g_autoptr(GListStore) newest = NULL;

  g_return_val_if_fail (CHARTER_IS_PACK_LIBRARY (self), NULL);

  if (self->mapping)
    return self->mapping;
  newest = g_list_store_new (CHARTER_TYPE_FRAMEWORK);
  for (guint i = 0; i < self->packs->len; i++)
    {
      Pack *pack = g_ptr_array_index (self->packs, i);

      if (pack->framework
          == charter_pack_library_find (self, charter_framework_get_id (pack->framework), NULL))
        g_list_store_append (newest, pack->framework);
    }
  self->mapping = charter_mapping_new (G_LIST_MODEL (newest));
  return self->mapping;
}
