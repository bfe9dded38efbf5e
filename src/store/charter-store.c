/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-private.h"

#include <glib/gi18n.h>

/**
 * CharterStore:
 *
 * Keeps the person's own records in charter.db. It listens to the records that it has handed out and
 * writes what changes, by itself; all SQL runs in one worker thread.
 */
G_DEFINE_FINAL_TYPE (CharterStore, charter_store, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CharterStoreState, charter_store_state,
                    G_DEFINE_ENUM_VALUE (CHARTER_STORE_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (CHARTER_STORE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (CHARTER_STORE_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (CHARTER_STORE_FAILING, "failing"))

typedef enum {
  PROP_DATA_DIR = 1,
  PROP_WHO,
  PROP_STATE,
  PROP_MESSAGE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_IS_READ_ONLY,
  PROP_BACKED_UP_ON,
  PROP_BACKUP_PROBLEM,
} CharterStoreProperty;

static GParamSpec *properties[PROP_BACKUP_PROBLEM + 1];

enum {
  NOTICE,
  REFUSED,
  REOPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
charter_store_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CharterStore *self = CHARTER_STORE (object);

  switch ((CharterStoreProperty) prop_id)
    {
    case PROP_DATA_DIR:
      g_value_set_string (value, self->data_dir);
      break;
    case PROP_WHO:
      g_value_set_string (value, self->who);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->labels.undo != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->labels.redo != NULL);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->labels.undo);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->labels.redo);
      break;
    case PROP_IS_READ_ONLY:
      g_value_set_boolean (value, self->is_read_only);
      break;
    case PROP_BACKED_UP_ON:
      g_value_set_string (value, self->backed_up_on);
      break;
    case PROP_BACKUP_PROBLEM:
      g_value_set_string (value, self->backup_problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_store_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CharterStore *self = CHARTER_STORE (object);

  switch ((CharterStoreProperty) prop_id)
    {
    case PROP_DATA_DIR:
      self->data_dir = g_value_dup_string (value);
      break;
    case PROP_WHO:
      charter_store_set_who (self, g_value_get_string (value));
      break;
    case PROP_STATE:
    case PROP_MESSAGE:
    case PROP_CAN_UNDO:
    case PROP_CAN_REDO:
    case PROP_UNDO_LABEL:
    case PROP_REDO_LABEL:
    case PROP_IS_READ_ONLY:
    case PROP_BACKED_UP_ON:
    case PROP_BACKUP_PROBLEM:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_store_finalize (GObject *object)
{
  CharterStore *self = CHARTER_STORE (object);

  charter_store_abandon (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->rescue, charter_rescue_report_unref);
  g_free (self->kept_before);
  g_free (self->for_reading_because);
  g_ptr_array_unref (self->marks);
  g_hash_table_unref (self->marks_by_id);
  g_ptr_array_unref (self->outbox);
  charter_store_forget_all (self);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->portfolios);
  g_clear_pointer (&self->group, charter_step_unref);
  g_clear_pointer (&self->visit, charter_step_unref);
  g_object_unref (self->schools);
  charter_labels_clear (&self->labels);
  g_free (self->visit_of);
  g_free (self->school);
  g_free (self->backed_up_on);
  g_free (self->backup_problem);
  g_free (self->read_only_because);
  g_free (self->message);
  g_free (self->who);
  g_free (self->data_dir);

  G_OBJECT_CLASS (charter_store_parent_class)->finalize (object);
}

static void
charter_store_class_init (CharterStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = charter_store_get_property;
  object_class->set_property = charter_store_set_property;
  object_class->finalize = charter_store_finalize;

  properties[PROP_DATA_DIR] =
    g_param_spec_string ("data-dir", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WHO] =
    g_param_spec_string ("who", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CHARTER_TYPE_STORE_STATE, CHARTER_STORE_CLOSED, readable);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, readable);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, readable);
  properties[PROP_IS_READ_ONLY] = g_param_spec_boolean ("is-read-only", NULL, NULL, FALSE, readable);
  /* The date of the newest daily backup. */
  properties[PROP_BACKED_UP_ON] = g_param_spec_string ("backed-up-on", NULL, NULL, NULL, readable);
  /* Why there is none today, in plain words; NULL as soon as there is one. */
  properties[PROP_BACKUP_PROBLEM] = g_param_spec_string ("backup-problem", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * CharterStore::notice:
   * @words: what happened
   *
   * Something was wrong with the file and has been put right.
   */
  signals[NOTICE] = g_signal_new ("notice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * CharterStore::reopened:
   *
   * The place of the records was gone and is back: whatever else is open there is to be opened anew.
   */
  signals[REOPENED] = g_signal_new ("reopened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);

  /**
   * CharterStore::refused:
   *
   * Something was changed though the records are open for reading only. It has been taken back.
   */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
charter_store_init (CharterStore *self)
{
  self->schools = g_list_store_new (CHARTER_TYPE_SCHOOL);
  self->records = g_hash_table_new (g_str_hash, g_str_equal);
  self->portfolios = charter_store_new_portfolios ();
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_mark_free);
  self->marks_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->outbox = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_change_free);
  g_queue_init (&self->waiting);
}

/**
 * charter_store_new:
 * @data_dir: the folder that holds charter.db
 *
 * Returns: (transfer full): a store that is not open yet
 */
CharterStore *
charter_store_new (const char *data_dir)
{
  return g_object_new (CHARTER_TYPE_STORE, "data-dir", data_dir, NULL);
}

/**
 * charter_store_get_data_dir:
 * @self: a store
 *
 * Returns: the folder that holds charter.db
 */
const char *
charter_store_get_data_dir (CharterStore *self)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), NULL);
  return self->data_dir;
}

static void
tell_lock_in_worker (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  CharterStore *self = source;

  if (self->connection->lock)
    charter_store_lock_set_who (self->connection->lock, data);
  g_task_return_boolean (task, TRUE);
}

static void
tell_lock (CharterStore *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, tell_lock);
  g_task_set_task_data (task, g_strdup (self->who), g_free);
  charter_worker_queue (self->worker, task, CHARTER_WORKER_WRITE, tell_lock_in_worker);
}

/**
 * charter_store_set_who:
 * @self: a store
 * @who: (nullable): the name that was typed in, for the change log
 */
void
charter_store_set_who (CharterStore *self,
                       const char   *who)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  if (g_strcmp0 (self->who, who) == 0)
    return;
  charter_store_end_visit (self);
  g_free (self->who);
  self->who = g_strdup (who);
  if (self->connection && !self->is_closing && !self->is_read_only)
    tell_lock (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHO]);
}

/**
 * charter_store_get_kept_before:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the backup of what was there before the last restore of this sitting
 */
const char *
charter_store_get_kept_before (CharterStore *self)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), NULL);
  return self->kept_before;
}

/**
 * charter_store_set_kept_before:
 * @self: a store
 * @path: (nullable): the backup of what was there before the last restore of this sitting
 */
void
charter_store_set_kept_before (CharterStore *self,
                               const char   *path)
{
  g_free (self->kept_before);
  self->kept_before = g_strdup (path);
}

/**
 * charter_store_get_rescue:
 * @self: an open store
 *
 * Returns: (transfer none) (nullable): how damaged records were rescued when they were opened; %NULL when
 *   they were not damaged
 */
CharterRescueReport *
charter_store_get_rescue (CharterStore *self)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), NULL);
  return self->rescue;
}

/**
 * charter_store_get_is_read_only:
 * @self: a store
 *
 * Returns: whether it is open and nothing may be changed; charter_store_get_message() then says why
 */
gboolean
charter_store_get_is_read_only (CharterStore *self)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), FALSE);
  return self->is_read_only;
}

/**
 * charter_store_set_read_only:
 * @self: a store
 * @because: (nullable): why nothing may be changed, in plain words; %NULL: it may
 */
void
charter_store_set_read_only (CharterStore *self,
                             const char   *because)
{
  g_free (self->read_only_because);
  self->read_only_because = g_strdup (because);
  if (self->is_read_only == (because != NULL))
    return;
  self->is_read_only = because != NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_READ_ONLY]);
}

/**
 * charter_store_get_who:
 * @self: a store
 *
 * Returns: (nullable): the name that was typed in, for the change log
 */
const char *
charter_store_get_who (CharterStore *self)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), NULL);
  return self->who;
}

/**
 * charter_store_get_state:
 * @self: a store
 *
 * Returns: whether it is open, and everything saved
 */
CharterStoreState
charter_store_get_state (CharterStore *self)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), CHARTER_STORE_CLOSED);
  return self->state;
}

/**
 * charter_store_get_message:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): why nothing can be saved at present, in plain words
 */
const char *
charter_store_get_message (CharterStore *self)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), NULL);
  return self->message;
}

/**
 * charter_store_set_state:
 * @self: a store
 * @state: what it does now
 * @message: (nullable): why nothing can be saved at present, in plain words
 */
void
charter_store_set_state (CharterStore      *self,
                         CharterStoreState  state,
                         const char        *message)
{
  if (!message && state != CHARTER_STORE_CLOSED)
    message = self->read_only_because;
  g_object_freeze_notify (G_OBJECT (self));
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * charter_store_set_labels:
 * @self: a store
 * @labels: (inout): what Undo and Redo would do; taken over, and empty afterwards
 */
void
charter_store_set_labels (CharterStore  *self,
                          CharterLabels *labels)
{
  CharterLabels old = self->labels;

  self->labels = *labels;
  *labels = (CharterLabels) { NULL, NULL };
  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (old.undo, self->labels.undo) != 0)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (g_strcmp0 (old.redo, self->labels.redo) != 0)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  charter_labels_clear (&old);
}

/**
 * charter_store_set_backed_up_on:
 * @self: a store
 * @date: (nullable): when the newest backup was made, `YYYY-MM-DD`
 */
void
charter_store_set_backed_up_on (CharterStore *self,
                                const char   *date)
{
  if (g_strcmp0 (self->backed_up_on, date) == 0)
    return;
  g_free (self->backed_up_on);
  self->backed_up_on = g_strdup (date);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACKED_UP_ON]);
}

/**
 * charter_store_set_backup_problem:
 * @self: a store
 * @problem: (nullable): why today's backup could not be made; %NULL: it was
 */
void
charter_store_set_backup_problem (CharterStore *self,
                                  const char   *problem)
{
  if (g_strcmp0 (self->backup_problem, problem) == 0)
    return;
  g_free (self->backup_problem);
  self->backup_problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACKUP_PROBLEM]);
}

/**
 * charter_store_get_backup_problem:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): why the last daily backup could not be made, in plain words
 */
const char *
charter_store_get_backup_problem (CharterStore *self)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), NULL);
  return self->backup_problem;
}

/**
 * charter_store_check_open:
 * @self: a store
 * @task: a task that needs it open
 *
 * Returns: whether it is; if not, @task has been returned with an error
 */
gboolean
charter_store_check_open (CharterStore *self,
                          GTask        *task)
{
  if (self->connection && !self->is_closing)
    return TRUE;
  g_task_return_new_error (task, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
                           "%s", _("Your records are not open."));
  return FALSE;
}

/**
 * charter_store_check_writable:
 * @self: a store
 * @task: a task that will change something
 *
 * Returns: whether it is open for writing; if not, @task has been returned with an error
 */
gboolean
charter_store_check_writable (CharterStore *self,
                              GTask        *task)
{
  if (!charter_store_check_open (self, task))
    return FALSE;
  if (!self->is_read_only)
    return TRUE;
  g_task_return_new_error (task, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED, "%s",
                           self->read_only_because);
  return FALSE;
}

/**
 * charter_store_reopened:
 * @self: a store whose file is another one now
 *
 * Says so to whoever shows records.
 */
void
charter_store_reopened (CharterStore *self)
{
  g_signal_emit (self, signals[REOPENED], 0);
}

/**
 * charter_store_notice:
 * @self: a store
 * @words: what a person has to know, in plain words
 */
void
charter_store_notice (CharterStore *self,
                      const char   *words)
{
  g_signal_emit (self, signals[NOTICE], 0, words);
}

/**
 * charter_store_refuse:
 * @self: a store that is open for reading only, and whose records were changed all the same
 *
 * What the file says comes back into memory.
 */
void
charter_store_refuse (CharterStore *self)
{
  for (guint i = 0; i < self->outbox->len; i++)
    {
      CharterChange *change = g_ptr_array_index (self->outbox, i);
      guint position;

      if (change->kind == CHARTER_CHANGE_INSERT && CHARTER_IS_SCHOOL (change->record) &&
          g_list_store_find (self->schools, change->record, &position))
        g_list_store_remove (self->schools, position);
    }
  g_ptr_array_set_size (self->outbox, 0);
  charter_store_reload (self);
  g_signal_emit (self, signals[REFUSED], 0);
}
