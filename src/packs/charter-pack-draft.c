/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-draft-private.h"

#include <glib/gi18n.h>

#include "charter-pack-private.h"

#define MAX_STEPS 1000

/* A state of the tree; states share what did not change between them. */
typedef struct {
  JsonNode *root;
  char     *path; /* what was changed to come from here to the next state, or back */
} State;

/**
 * CharterPackDraft:
 *
 * Every state of the tree is kept whole, so undo is going back to one.
 */
struct _CharterPackDraft
{
  GObject    parent_instance;

  char      *path;
  JsonNode  *root;
  JsonNode  *saved;  /* the state that is on disk */
  GPtrArray *undo;   /* of State */
  GPtrArray *redo;   /* of State */
  char      *typing; /* nullable: where the last step was typed */
};

G_DEFINE_FINAL_TYPE (CharterPackDraft, charter_pack_draft, G_TYPE_OBJECT)

static guint changed_signal;

static void
state_free (State *state)
{
  json_node_unref (state->root);
  g_free (state->path);
  g_free (state);
}

static State *
state_new (JsonNode   *root,
           const char *path)
{
  State *state = g_new0 (State, 1);

  state->root = json_node_ref (root);
  state->path = g_strdup (path);
  return state;
}

static void
charter_pack_draft_finalize (GObject *object)
{
  CharterPackDraft *self = CHARTER_PACK_DRAFT (object);

  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->saved, json_node_unref);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self->typing);
  g_free (self->path);

  G_OBJECT_CLASS (charter_pack_draft_parent_class)->finalize (object);
}

static void
charter_pack_draft_class_init (CharterPackDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_pack_draft_finalize;

  changed_signal = g_signal_new ("changed", CHARTER_TYPE_PACK_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
charter_pack_draft_init (CharterPackDraft *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
}

/**
 * charter_pack_draft_new:
 * @bytes: a pack's text, with or without faults
 * @path: the file that it is saved to
 * @error: when @bytes are no JSON object
 *
 * Returns: (transfer full) (nullable): the draft
 */
CharterPackDraft *
charter_pack_draft_new (GBytes      *bytes,
                        const char  *path,
                        GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  CharterPackDraft *self;
  JsonNode *root;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, text ? text : "", (gssize) length, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_NOT_A_PACK,
                           _("The file is JSON, but no framework pack"));
      return NULL;
    }
  self = g_object_new (CHARTER_TYPE_PACK_DRAFT, NULL);
  self->path = g_strdup (path);
  self->root = json_parser_steal_root (parser);
  self->saved = json_node_ref (self->root);
  return self;
}

/** charter_pack_draft_get_path: Returns: (transfer none): its file */
const char *
charter_pack_draft_get_path (CharterPackDraft *self)
{
  g_return_val_if_fail (CHARTER_IS_PACK_DRAFT (self), NULL);

  return self->path;
}

/**
 * charter_pack_draft_get_root:
 * @self: a draft
 *
 * Returns: (transfer none): the pack as it stands
 */
JsonNode *
charter_pack_draft_get_root (CharterPackDraft *self)
{
  return self->root;
}

static GBytes *
write_root (JsonNode *root)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  gsize length;
  char *text;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

/** charter_pack_draft_dup_bytes: Returns: (transfer full): the pack's text as it is now */
GBytes *
charter_pack_draft_dup_bytes (CharterPackDraft *self)
{
  g_return_val_if_fail (CHARTER_IS_PACK_DRAFT (self), NULL);

  return write_root (self->root);
}

/** charter_pack_draft_get_text: Returns: (transfer none) (nullable): the text at @path, until a change */
const char *
charter_pack_draft_get_text (CharterPackDraft *self,
                             const char       *path)
{
  JsonNode *node = charter_pack_tree_find (self->root, path);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

/** charter_pack_draft_get_integer: Returns: the number at @path; @otherwise when there is none */
int
charter_pack_draft_get_integer (CharterPackDraft *self,
                                const char       *path,
                                int               otherwise)
{
  JsonNode *node = charter_pack_tree_find (self->root, path);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
         ? (int) json_node_get_int (node) : otherwise;
}

/** charter_pack_draft_get_length: Returns: how many elements the list at @path has */
guint
charter_pack_draft_get_length (CharterPackDraft *self,
                               const char       *path)
{
  JsonNode *node = charter_pack_tree_find (self->root, path);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

/**
 * charter_pack_draft_replace:
 * @self: a draft
 * @root: (transfer full): the pack as it is to be
 * @path: the place that changed
 * @is_structure: whether places have moved, not only words changed
 *
 * Takes the new pack; undo brings the old one back.
 */
void
charter_pack_draft_replace (CharterPackDraft *self,
                            JsonNode         *root,
                            const char       *path,
                            gboolean          is_structure)
{
  gboolean types_on = !is_structure && g_strcmp0 (self->typing, path) == 0 && self->undo->len > 0;

  if (!types_on)
    g_ptr_array_add (self->undo, state_new (self->root, path));
  if (self->undo->len > MAX_STEPS)
    g_ptr_array_remove_index (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  g_free (self->typing);
  self->typing = is_structure ? NULL : g_strdup (path);
  json_node_unref (self->root);
  self->root = root;
  g_signal_emit (self, changed_signal, 0, path, is_structure);
}

static JsonNode *
text_node (const char *text)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, text);
  return node;
}

/**
 * charter_pack_draft_set_text:
 * @text: (nullable): nothing takes the field out; in a list the element stays, empty
 */
void
charter_pack_draft_set_text (CharterPackDraft *self,
                             const char       *path,
                             const char       *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text ? text : ""));
  g_autoptr(JsonNode) node = NULL;

  g_return_if_fail (CHARTER_IS_PACK_DRAFT (self));

  if (g_strcmp0 (bare, charter_pack_draft_get_text (self, path)) == 0
      || (*bare == '\0' && !charter_pack_tree_find (self->root, path)))
    return;
  if (*bare || g_str_has_suffix (path, "]"))
    node = text_node (bare);
  charter_pack_draft_replace (self, charter_pack_tree_set (self->root, path, node), path, FALSE);
}

/** charter_pack_draft_set_integer: */
void
charter_pack_draft_set_integer (CharterPackDraft *self,
                                const char       *path,
                                int               value)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_VALUE);
  JsonNode *old = charter_pack_tree_find (self->root, path);

  json_node_set_int (node, value);
  if (old && json_node_equal (old, node))
    return;
  charter_pack_draft_replace (self, charter_pack_tree_set (self->root, path, node), path, FALSE);
}

static void
append (CharterPackDraft *self,
        const char       *list,
        JsonNode         *node)
{
  guint position = charter_pack_draft_get_length (self, list);
  g_autofree char *path = charter_pack_path_element (list, position);

  charter_pack_draft_replace (self, charter_pack_tree_insert (self->root, list, position, node), path, TRUE);
}

/** charter_pack_draft_add_text: adds @text to a list of texts */
void
charter_pack_draft_add_text (CharterPackDraft *self,
                             const char       *list,
                             const char       *text)
{
  g_autoptr(JsonNode) node = text_node (text);

  append (self, list, node);
}

/** charter_pack_draft_add_object: adds an element without fields to a list */
void
charter_pack_draft_add_object (CharterPackDraft *self,
                               const char       *list)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  append (self, list, node);
}

/** charter_pack_draft_remove: takes out what stands at @path; see charter_pack_draft_remove_part() */
void
charter_pack_draft_remove (CharterPackDraft *self,
                           const char       *path)
{
  if (charter_pack_tree_find (self->root, path))
    charter_pack_draft_replace (self, charter_pack_tree_set (self->root, path, NULL), path, TRUE);
}

/**
 * charter_pack_draft_move:
 * @path: of an element of a list
 * @list: where it is to stand; a list that is not inside @path
 * @position: there, counted without it
 *
 * Returns: (transfer full): where it stands then
 */
char *
charter_pack_draft_move (CharterPackDraft *self,
                         const char       *path,
                         const char       *list,
                         guint             position)
{
  JsonNode *node = charter_pack_tree_find (self->root, path);
  g_autoptr(JsonNode) without = NULL;
  g_autofree char *to = NULL;

  if (!node)
    return g_strdup (path);
  without = charter_pack_tree_set (self->root, path, NULL);
  to = charter_pack_path_element (list, position);
  if (g_strcmp0 (to, path) != 0)
    charter_pack_draft_replace (self, charter_pack_tree_insert (without, list, position, node), to, TRUE);
  return g_steal_pointer (&to);
}

/** charter_pack_draft_can_undo: Returns: whether there is a step back */
gboolean
charter_pack_draft_can_undo (CharterPackDraft *self)
{
  return self->undo->len > 0;
}

/** charter_pack_draft_can_redo: Returns: whether there is a step forth */
gboolean
charter_pack_draft_can_redo (CharterPackDraft *self)
{
  return self->redo->len > 0;
}

static char *
go (CharterPackDraft *self,
    GPtrArray        *from,
    GPtrArray        *to)
{
  State *state;
  char *path;

  if (from->len == 0)
    return NULL;
  state = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, state_new (self->root, state->path));
  json_node_unref (self->root);
  self->root = json_node_ref (state->root);
  path = g_strdup (state->path);
  state_free (state);
  g_clear_pointer (&self->typing, g_free);
  g_signal_emit (self, changed_signal, 0, path, TRUE);
  return path;
}

/** charter_pack_draft_undo: Returns: (transfer full) (nullable): where something changed back */
char *
charter_pack_draft_undo (CharterPackDraft *self)
{
  return go (self, self->undo, self->redo);
}

/** charter_pack_draft_redo: Returns: (transfer full) (nullable): where something changed again */
char *
charter_pack_draft_redo (CharterPackDraft *self)
{
  return go (self, self->redo, self->undo);
}

static gboolean
is_taken (CharterPackDraft *self,
          GListModel       *others)
{
  const char *id = charter_pack_draft_get_text (self, "id");
  const char *version = charter_pack_draft_get_text (self, "version");

  for (guint i = 0; others && i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr(CharterFramework) other = g_list_model_get_item (others, i);

      if (g_strcmp0 (charter_framework_get_id (other), id) == 0
          && g_strcmp0 (charter_framework_get_version (other), version) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * charter_pack_draft_check:
 * @others: (nullable): the frameworks that it will stand beside
 * @faults: (out) (transfer full) (element-type CharterPackFault): what the reader finds wrong with it
 *
 * Returns: (transfer full) (nullable): the framework as it is now; %NULL when it has faults
 */
CharterFramework *
charter_pack_draft_check (CharterPackDraft  *self,
                          GListModel        *others,
                          GPtrArray        **faults)
{
  g_autoptr(GBytes) bytes = charter_pack_draft_dup_bytes (self);
  g_autoptr(CharterFramework) framework = charter_pack_read_beside (bytes, others, faults, NULL);

  if (is_taken (self, others))
    {
      CharterPackReport report = { NULL, *faults };

      charter_pack_report_add (&report, "version",
                               _("A framework of this id and version is here already; give this one "
                                 "another version"));
      return NULL;
    }
  return g_steal_pointer (&framework);
}

/** charter_pack_draft_is_saved: Returns: whether the file says what the draft says */
gboolean
charter_pack_draft_is_saved (CharterPackDraft *self)
{
  return self->saved == self->root;
}

static gboolean
write_file (CharterPackDraft  *self,
            JsonNode          *root,
            GError           **error)
{
  g_autoptr(GBytes) bytes = write_root (root);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_path_get_basename (self->path);

  return charter_pack_folder_write (folder, name, bytes, error);
}

static void
set_saved (CharterPackDraft *self,
           JsonNode         *root)
{
  json_node_ref (root);
  json_node_unref (self->saved);
  self->saved = root;
}

/** charter_pack_draft_save: writes the file, whole or not at all */
gboolean
charter_pack_draft_save (CharterPackDraft  *self,
                         GError           **error)
{
  g_return_val_if_fail (CHARTER_IS_PACK_DRAFT (self), FALSE);

  if (!write_file (self, self->root, error))
    return FALSE;
  set_saved (self, self->root);
  return TRUE;
}

/* The tree is never altered, so the thread may read it while the person types on. */
static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_file (source, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** charter_pack_draft_save_async: as charter_pack_draft_save(), in a thread: one at a time */
void
charter_pack_draft_save_async (CharterPackDraft    *self,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, charter_pack_draft_save_async);
  g_task_set_task_data (task, json_node_ref (self->root), (GDestroyNotify) json_node_unref);
  g_task_run_in_thread (task, save_thread);
}

/** charter_pack_draft_save_finish: Returns: whether it is on disk */
gboolean
charter_pack_draft_save_finish (CharterPackDraft  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  set_saved (self, g_task_get_task_data (G_TASK (result)));
  return TRUE;
}
