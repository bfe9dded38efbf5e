/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-past.h"

#include <string.h>

/* More than a field is ever typed into between two exchanges; the newest count. */
#define MAX_SEEN 64
#define HASH_LENGTH 16

struct _CharterPast
{
  GHashTable *fields;   /* "id/field" -> CharterFieldPast */
  GHashTable *removals; /* id -> CharterRemoval */
  GHashTable *last;     /* id -> char *: when any of its fields last changed */
};

static void
field_free (gpointer data)
{
  CharterFieldPast *field = data;

  g_free (field->record);
  g_free (field->field);
  g_free (field->at);
  g_free (field->who);
  g_ptr_array_unref (field->seen);
  g_free (field);
}

static void
removal_free (gpointer data)
{
  CharterRemoval *removal = data;

  g_free (removal->table);
  g_free (removal->record);
  g_free (removal->at);
  g_free (removal->who);
  g_free (removal);
}

/**
 * charter_past_new:
 * Returns: (transfer full): nothing yet
 */
CharterPast *
charter_past_new (void)
{
  CharterPast *self = g_new0 (CharterPast, 1);

  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, field_free);
  self->removals = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, removal_free);
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * charter_past_free:
 * @self: (transfer full) (nullable): what became of records
 */
void
charter_past_free (CharterPast *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->removals);
  g_hash_table_unref (self->last);
  g_free (self);
}

/* The same on every machine, and another for the same words in another field. */
static char *
dup_hash (const CharterFieldPast *field,
          const char             *value)
{
  g_autofree char *said = g_strconcat (field->record, "/", field->field, value ? "=" : "", value, NULL);
  char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, said, -1);

  hash[HASH_LENGTH] = '\0';
  return hash;
}

/**
 * charter_past_ensure_field:
 * @self: a past
 * @record: a record's id
 * @field: one of its properties
 *
 * Returns: (transfer none): what is known of the field, from now on
 */
CharterFieldPast *
charter_past_ensure_field (CharterPast *self,
                           const char  *record,
                           const char  *field)
{
  g_autofree char *key = g_strconcat (record, "/", field, NULL);
  CharterFieldPast *past = g_hash_table_lookup (self->fields, key);

  if (past)
    return past;
  past = g_new0 (CharterFieldPast, 1);
  past->record = g_strdup (record);
  past->field = g_strdup (field);
  past->seen = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->fields, g_steal_pointer (&key), past);
  return past;
}

/**
 * charter_field_past_set:
 * @self: what became of a field
 * @who: (nullable): who changed it last
 * @at: (nullable): when, a UTC moment
 */
void
charter_field_past_set (CharterFieldPast *self,
                        const char       *who,
                        const char       *at)
{
  g_free (self->who);
  self->who = g_strdup (who);
  g_free (self->at);
  self->at = g_strdup (at);
}

/**
 * charter_field_past_see:
 * @self: what is known of a field
 * @hash: of a value that it had, the newest so far
 */
void
charter_field_past_see (CharterFieldPast *self,
                        const char       *hash)
{
  guint position;

  if (g_ptr_array_find_with_equal_func (self->seen, hash, g_str_equal, &position))
    g_ptr_array_remove_index (self->seen, position);
  g_ptr_array_add (self->seen, g_strdup (hash));
  if (self->seen->len > MAX_SEEN)
    g_ptr_array_remove_index (self->seen, 0);
}

/**
 * charter_past_add:
 * @self: a past
 * @record: a record's id
 * @field: one of its properties
 * @old_value: (nullable): the value before
 * @new_value: (nullable): the value from then on
 * @who: (nullable): the typed name
 * @at: a moment in UTC
 *
 * What happened is told in its order.
 */
void
charter_past_add (CharterPast *self,
                  const char  *record,
                  const char  *field,
                  const char  *old_value,
                  const char  *new_value,
                  const char  *who,
                  const char  *at)
{
  CharterFieldPast *past = charter_past_ensure_field (self, record, field);
  g_autofree char *before = dup_hash (past, old_value);
  g_autofree char *after = dup_hash (past, new_value);

  charter_field_past_set (past, who, at);
  charter_field_past_see (past, before);
  charter_field_past_see (past, after);
  g_hash_table_replace (self->last, g_strdup (record), g_strdup (at));
}

static gboolean
is_of (gpointer key,
       gpointer value,
       gpointer data)
{
  return g_str_equal (((CharterFieldPast *) value)->record, data);
}

/**
 * charter_past_add_removal:
 * @self: a past
 * @table: the record's table
 * @record: its id
 * @who: (nullable): the typed name
 * @at: a moment in UTC
 *
 * The record was taken out: what its fields were no longer matters.
 */
void
charter_past_add_removal (CharterPast *self,
                          const char  *table,
                          const char  *record,
                          const char  *who,
                          const char  *at)
{
  CharterRemoval *removal;

  if (g_hash_table_contains (self->removals, record))
    return;
  removal = g_new0 (CharterRemoval, 1);
  removal->table = g_strdup (table);
  removal->record = g_strdup (record);
  removal->who = g_strdup (who);
  removal->at = g_strdup (at);
  g_hash_table_insert (self->removals, removal->record, removal);
  g_hash_table_foreach_remove (self->fields, is_of, (gpointer) record);
}

/**
 * charter_past_add_return:
 * @self: what became of records
 * @record: id of a record that was taken out
 *
 * It was put back.
 */
void
charter_past_add_return (CharterPast *self,
                         const char  *record)
{
  g_hash_table_remove (self->removals, record);
}

/**
 * charter_past_find:
 * @self: what became of records
 * @record: a record's id
 * @field: one of its properties
 *
 * Returns: (transfer none) (nullable): what became of it; %NULL when it never changed
 */
const CharterFieldPast *
charter_past_find (CharterPast *self,
                   const char  *record,
                   const char  *field)
{
  g_autofree char *key = g_strconcat (record, "/", field, NULL);

  return g_hash_table_lookup (self->fields, key);
}

/**
 * charter_past_find_removal:
 * @self: what became of records
 * @record: a record's id
 *
 * Returns: (transfer none) (nullable): when it was taken out; %NULL when it was not
 */
const CharterRemoval *
charter_past_find_removal (CharterPast *self,
                           const char  *record)
{
  return g_hash_table_lookup (self->removals, record);
}

/**
 * charter_past_get_last:
 * @self: a past
 * @record: a record's id
 *
 * Returns: (nullable): when any of its fields was last changed, as far as is known
 */
const char *
charter_past_get_last (CharterPast *self,
                       const char  *record)
{
  return g_hash_table_lookup (self->last, record);
}

/**
 * charter_field_past_has_seen:
 * @self: (nullable): what is known of a field
 * @value: (nullable): a value
 *
 * Returns: whether the field has had that value at some time
 */
gboolean
charter_field_past_has_seen (const CharterFieldPast *self,
                             const char             *value)
{
  g_autofree char *hash = self ? dup_hash (self, value) : NULL;

  return self && g_ptr_array_find_with_equal_func (self->seen, hash, g_str_equal, NULL);
}

static GPtrArray *
list_values (GHashTable *table)
{
  GPtrArray *values = g_ptr_array_sized_new (g_hash_table_size (table));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (values, value);
  return values;
}

static int
compare_fields (gconstpointer a,
                gconstpointer b)
{
  const CharterFieldPast *first = *(CharterFieldPast * const *) a;
  const CharterFieldPast *second = *(CharterFieldPast * const *) b;
  int order = strcmp (first->record, second->record);

  return order ? order : strcmp (first->field, second->field);
}

/**
 * charter_past_list_fields:
 * @self: a past
 *
 * Returns: (transfer container) (element-type CharterFieldPast): what is known of each field, always in
 *   the same order
 */
GPtrArray *
charter_past_list_fields (CharterPast *self)
{
  GPtrArray *fields = list_values (self->fields);

  g_ptr_array_sort (fields, compare_fields);
  return fields;
}

static int
compare_removals (gconstpointer a,
                  gconstpointer b)
{
  return strcmp ((*(CharterRemoval * const *) a)->record, (*(CharterRemoval * const *) b)->record);
}

/**
 * charter_past_list_removals:
 * @self: what became of records
 *
 * Returns: (transfer container) (element-type CharterRemoval): in the order of their records
 */
GPtrArray *
charter_past_list_removals (CharterPast *self)
{
  GPtrArray *removals = list_values (self->removals);

  g_ptr_array_sort (removals, compare_removals);
  return removals;
}
