/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* What changes in the records, until it is given to the worker. Changes gather as marks on records;
 * where a step of undo begins or ends, and before they are written, marks are sealed: the values are
 * taken down as they are. So one field changed in two steps is written and logged twice. */

#include "charter-store-private.h"

#include <glib/gi18n.h>

#include "charter-clock.h"

/**
 * charter_mark_free:
 * @self: (transfer full): a mark
 */
void
charter_mark_free (CharterMark *self)
{
  const CharterTable *table = charter_table_for_type (G_OBJECT_TYPE (self->record));

  for (guint i = 0; i < table->n_columns; i++)
    charter_step_unref (self->steps[i]);
  g_free (self->steps);
  charter_step_unref (self->step);
  g_object_unref (self->record);
  g_free (self);
}

static CharterMark *
ensure_mark (CharterStore  *self,
             CharterRecord *record)
{
  const char *id = charter_record_get_id (record);
  CharterMark *mark = g_hash_table_lookup (self->marks_by_id, id);

  if (mark)
    return mark;
  mark = g_new0 (CharterMark, 1);
  mark->record = g_object_ref (record);
  mark->steps = g_new0 (CharterStep *, charter_table_for_type (G_OBJECT_TYPE (record))->n_columns);
  g_ptr_array_add (self->marks, mark);
  g_hash_table_insert (self->marks_by_id, (gpointer) id, mark);
  return mark;
}

static void
drop_mark (CharterStore *self,
           CharterMark  *mark)
{
  g_hash_table_remove (self->marks_by_id, charter_record_get_id (mark->record));
  g_ptr_array_remove (self->marks, mark);
}

static char *
dup_label (CharterRecord     *record,
           CharterChangeKind  kind)
{
  const char *noun = _(CHARTER_RECORD_GET_CLASS (record)->noun);

  switch (kind)
    {
    case CHARTER_CHANGE_INSERT:
      /* Translators: a step of undo; %s is a kind of record, such as "action" */
      return g_strdup_printf (_("Add %s"), noun);
    case CHARTER_CHANGE_UPDATE:
      /* Translators: a step of undo; %s is a kind of record, such as "action" */
      return g_strdup_printf (_("Edit %s"), noun);
    case CHARTER_CHANGE_DELETE:
      /* Translators: a step of undo; %s is a kind of record, such as "action" */
      return g_strdup_printf (_("Remove %s"), noun);
    default:
      g_assert_not_reached ();
    }
}

/* The step that a change belongs to now; NULL: not logged. Outside a group every record is a step of
 * its own, and every visit of a field. */
static CharterStep *
current_step (CharterStore      *self,
              CharterRecord     *record,
              const char        *field,
              CharterChangeKind  kind)
{
  g_autofree char *visit_of = NULL;
  g_autofree char *label = NULL;

  if (self->n_unlogged > 0)
    return NULL;
  if (self->group)
    return self->group;
  visit_of = g_strdup_printf ("%s/%s", charter_record_get_id (record), field);
  if (self->visit && g_strcmp0 (self->visit_of, visit_of) == 0)
    return self->visit;
  label = dup_label (record, kind);
  g_clear_pointer (&self->visit, charter_step_unref);
  g_free (self->visit_of);
  self->visit = charter_step_new (label, self->who);
  self->visit_of = g_steal_pointer (&visit_of);
  return self->visit;
}

/**
 * charter_store_mark_inserted:
 * @self: a store
 * @record: a record that is not in the file yet
 */
void
charter_store_mark_inserted (CharterStore  *self,
                             CharterRecord *record)
{
  CharterMark *mark = g_hash_table_lookup (self->marks_by_id, charter_record_get_id (record));

  /* Taken out and put back before anything was written: out first, with its own step. */
  if (mark && mark->removed)
    charter_store_seal (self);
  mark = ensure_mark (self, record);
  mark->inserted = TRUE;
  charter_step_unref (mark->step);
  mark->step = charter_step_ref (current_step (self, record, "+", CHARTER_CHANGE_INSERT));
  charter_store_remember (self, record);
  charter_store_schedule (self);
}

static void
mark_removed (CharterStore  *self,
              CharterRecord *record)
{
  CharterMark *mark = g_hash_table_lookup (self->marks_by_id, charter_record_get_id (record));

  if (mark && mark->inserted)
    {
      drop_mark (self, mark);
      return;
    }
  if (mark)
    charter_store_seal (self);
  mark = ensure_mark (self, record);
  mark->removed = TRUE;
  charter_step_unref (mark->step);
  mark->step = charter_step_ref (current_step (self, record, "-", CHARTER_CHANGE_DELETE));
  charter_store_schedule (self);
}

static void
mark_changed (CharterStore  *self,
              CharterRecord *record,
              const char    *field)
{
  const CharterTable *table = charter_table_for_type (G_OBJECT_TYPE (record));
  int column = charter_table_find_column (table, field);
  CharterStep *step = current_step (self, record, field, CHARTER_CHANGE_UPDATE);
  CharterMark *mark = g_hash_table_lookup (self->marks_by_id, charter_record_get_id (record));

  if (column < CHARTER_N_COMMON_COLUMNS)
    return;
  if (mark && (mark->columns & (G_GUINT64_CONSTANT (1) << column)) && mark->steps[column] != step)
    {
      /* Only reached when logging was switched on or off in mid-visit. */
      charter_step_unref (mark->steps[column]);
      mark->steps[column] = charter_step_ref (step);
    }
  mark = ensure_mark (self, record);
  mark->columns |= G_GUINT64_CONSTANT (1) << column;
  if (!mark->steps[column])
    mark->steps[column] = charter_step_ref (step);
  charter_store_schedule (self);
}

static CharterChange *
seal_mark (CharterMark *mark)
{
  const CharterTable *table = charter_table_for_type (G_OBJECT_TYPE (mark->record));
  CharterChange *change;

  if (mark->removed)
    {
      change = charter_change_new (CHARTER_CHANGE_DELETE, mark->record);
      change->step = charter_step_ref (mark->step);
      return change;
    }
  if (mark->inserted)
    {
      change = charter_change_new (CHARTER_CHANGE_INSERT, mark->record);
      change->step = charter_step_ref (mark->step);
      for (guint i = 0; i < table->n_columns; i++)
        charter_change_add (change, i, NULL);
      return change;
    }
  change = charter_change_new (CHARTER_CHANGE_UPDATE, mark->record);
  charter_change_add (change, CHARTER_COLUMN_MODIFIED_AT, NULL);
  for (guint i = 0; i < table->n_columns; i++)
    if (mark->columns & (G_GUINT64_CONSTANT (1) << i))
      charter_change_add (change, i, mark->steps[i]);
  return change;
}

/**
 * charter_store_seal:
 * @self: a store
 *
 * Takes down everything that has changed so far, ready to be written.
 */
void
charter_store_seal (CharterStore *self)
{
  g_autofree char *now = NULL;

  if (self->marks->len == 0)
    return;
  now = charter_clock_dup_now ();
  self->n_applying++;
  for (guint i = 0; i < self->marks->len; i++)
    {
      CharterMark *mark = g_ptr_array_index (self->marks, i);

      if (!mark->inserted && !mark->removed)
        charter_record_set_modified_at (mark->record, now);
      g_ptr_array_add (self->outbox, seal_mark (mark));
    }
  self->n_applying--;
  g_hash_table_remove_all (self->marks_by_id);
  g_ptr_array_set_size (self->marks, 0);
}

static void
look_through (GPtrArray  *changes,
              const char *id,
              guint64    *columns,
              gboolean   *is_inserted,
              gboolean   *is_removed)
{
  for (guint i = 0; changes && i < changes->len; i++)
    {
      const CharterChange *change = g_ptr_array_index (changes, i);

      if (!g_str_equal (change->id, id))
        continue;
      *is_inserted = change->kind != CHARTER_CHANGE_DELETE &&
                     (*is_inserted || change->kind == CHARTER_CHANGE_INSERT);
      *is_removed = change->kind == CHARTER_CHANGE_DELETE;
      for (guint j = 0; j < change->cells->len; j++)
        *columns |= G_GUINT64_CONSTANT (1) << g_array_index (change->cells, CharterCell, j).column;
    }
}

/**
 * charter_store_get_pending:
 * @self: a store
 * @id: a record's id
 * @is_inserted: (out): whether it is still to be written for the first time
 * @is_removed: (out): whether it is still to be taken out
 *
 * Returns: a bit for each column whose value in memory is newer than the file's
 */
guint64
charter_store_get_pending (CharterStore *self,
                           const char   *id,
                           gboolean     *is_inserted,
                           gboolean     *is_removed)
{
  CharterMark *mark = g_hash_table_lookup (self->marks_by_id, id);
  guint64 columns = 0;

  *is_inserted = FALSE;
  *is_removed = FALSE;
  look_through (self->in_flight, id, &columns, is_inserted, is_removed);
  look_through (self->outbox, id, &columns, is_inserted, is_removed);
  if (mark)
    {
      columns |= mark->columns;
      *is_inserted = !mark->removed && (*is_inserted || mark->inserted);
      *is_removed = mark->removed;
    }
  return columns;
}

static void
added_cb (CharterStore  *self,
          CharterRecord *record)
{
  if (self->n_applying == 0)
    charter_store_mark_inserted (self, record);
}

/* What hangs on a record and cannot be without it goes with it, in the same step. */
static void
remove_children (CharterStore     *self,
                 CharterPortfolio *portfolio,
                 CharterRecord    *record)
{
  static const struct { const char *parent, *column; } ties[] = {
    { "audit", "audit" }, { "evidence", "evidence" }, { "action", "action" },
  };
  guint n;
  const CharterTable *tables = charter_table_get_all (&n);

  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    for (guint j = 0; j < n && g_str_equal (charter_record_get_table (record), ties[i].parent); j++)
      {
        GListModel *list;

        /* An action names the audit it was noted in, and outlives it; so does what was said of a file's
         * contents, for when they come again. */
        if (tables[j].type == CHARTER_TYPE_ACTION || tables[j].type == CHARTER_TYPE_FINDING ||
            charter_table_find_column (&tables[j], ties[i].column) < 0)
          continue;
        list = charter_portfolio_get_list (portfolio, tables[j].type);
        for (guint k = g_list_model_get_n_items (list); k > 0; k--)
          {
            g_autoptr(CharterRecord) child = g_list_model_get_item (list, k - 1);

            if (g_strcmp0 (charter_record_get_text (child, ties[i].column),
                           charter_record_get_id (record)) == 0)
              charter_portfolio_remove (portfolio, child);
          }
      }
}

static void
removed_cb (CharterStore     *self,
            CharterRecord    *record,
            CharterPortfolio *portfolio)
{
  if (self->n_applying > 0)
    return;
  mark_removed (self, record);
  remove_children (self, portfolio, record);
}

static void
changed_cb (CharterStore  *self,
            CharterRecord *record,
            const char    *field)
{
  if (self->n_applying == 0)
    mark_changed (self, record, field);
}

/**
 * charter_store_watch_portfolio:
 * @self: a store
 * @portfolio: a school's records, whose changes are written from now on
 */
void
charter_store_watch_portfolio (CharterStore     *self,
                               CharterPortfolio *portfolio)
{
  g_signal_connect_object (portfolio, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
school_notify_cb (CharterStore  *self,
                  GParamSpec    *property,
                  CharterRecord *school)
{
  if (self->n_applying == 0 && (property->flags & CHARTER_PARAM_STORED) &&
      !g_str_equal (property->name, "modified-at"))
    mark_changed (self, school, property->name);
}

/**
 * charter_store_watch_school:
 * @self: a store
 * @school: whose changes are written from now on
 */
void
charter_store_watch_school (CharterStore  *self,
                            CharterSchool *school)
{
  g_signal_connect_object (school, "notify", G_CALLBACK (school_notify_cb), self, G_CONNECT_SWAPPED);
}

/**
 * charter_store_begin_group:
 * @self: a store
 * @label: what the person does, as Undo names it: "Judge 8.2"
 *
 * Everything that changes until charter_store_end_group() is one step of undo. Groups nest; the
 * outermost names the step.
 */
void
charter_store_begin_group (CharterStore *self,
                           const char   *label)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  if (self->n_groups++ > 0)
    return;
  charter_store_end_visit (self);
  self->group = charter_step_new (label, self->who);
}

/**
 * charter_store_end_group:
 * @self: a store
 *
 * Ends the step of undo that charter_store_begin_group() began.
 */
void
charter_store_end_group (CharterStore *self)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  g_return_if_fail (self->n_groups > 0);
  if (--self->n_groups > 0)
    return;
  charter_store_seal (self);
  g_clear_pointer (&self->group, charter_step_unref);
}

/**
 * charter_store_end_visit:
 * @self: a store
 *
 * The focus has left a field: what is typed there next is another step of undo.
 */
void
charter_store_end_visit (CharterStore *self)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  charter_store_seal (self);
  g_clear_pointer (&self->visit, charter_step_unref);
  g_clear_pointer (&self->visit_of, g_free);
}

/**
 * charter_store_begin_unlogged:
 * @self: a store
 *
 * What changes until charter_store_end_unlogged() is no step of undo.
 */
void
charter_store_begin_unlogged (CharterStore *self)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  if (self->n_unlogged++ == 0)
    charter_store_end_visit (self);
}

/**
 * charter_store_end_unlogged:
 * @self: a store
 *
 * What changes from now on is logged again.
 */
void
charter_store_end_unlogged (CharterStore *self)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  g_return_if_fail (self->n_unlogged > 0);
  if (--self->n_unlogged == 0)
    charter_store_seal (self);
}
