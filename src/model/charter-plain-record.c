/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-plain-record.h"

#include "charter-record-keeping.h"

#define N_COMMON 3 /* id, created-at, modified-at */

static CharterShape *shapes;
static guint n_shapes;

static gpointer
make_shapes (gpointer data)
{
  const GType *types = charter_record_list_types (&n_shapes);

  shapes = g_new0 (CharterShape, n_shapes);
  for (guint i = 0; i < n_shapes; i++)
    {
      shapes[i].type = types[i];
      shapes[i].klass = g_type_class_peek (types[i]);
      shapes[i].properties = charter_record_class_list_stored (shapes[i].klass, &shapes[i].n_properties);
    }
  return NULL;
}

/**
 * charter_shape_find:
 * @table: a name
 *
 * Returns: (transfer none) (nullable): what records of that table look like
 */
const CharterShape *
charter_shape_find (const char *table)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, make_shapes, NULL);
  for (guint i = 0; i < n_shapes; i++)
    if (g_str_equal (shapes[i].klass->table, table))
      return &shapes[i];
  return NULL;
}

/**
 * charter_shape_find_property:
 * @self: a shape
 * @name: a property's name
 *
 * Returns: which of its properties that is, or -1
 */
int
charter_shape_find_property (const CharterShape *self,
                             const char         *name)
{
  for (guint i = 0; i < self->n_properties; i++)
    if (g_str_equal (self->properties[i]->name, name))
      return (int) i;
  return -1;
}

/**
 * charter_plain_record_new:
 * @shape: of its class, which outlives it
 *
 * Returns: (transfer full): a record that says nothing
 */
CharterPlainRecord *
charter_plain_record_new (const CharterShape *shape)
{
  CharterPlainRecord *self = g_new0 (CharterPlainRecord, 1);

  g_assert (shape);
  self->shape = shape;
  self->values = g_new0 (char *, shape->n_properties);
  return self;
}

/**
 * charter_plain_record_new_from:
 * @record: a record
 *
 * Main thread only, as everything that reads a record.
 *
 * Returns: (transfer full): the record as it is now
 */
CharterPlainRecord *
charter_plain_record_new_from (CharterRecord *record)
{
  CharterPlainRecord *self =
    charter_plain_record_new (charter_shape_find (charter_record_get_table (record)));

  for (guint i = 0; i < self->shape->n_properties; i++)
    self->values[i] = charter_record_dup_field (record, self->shape->properties[i]->name);
  return self;
}

/**
 * charter_plain_record_free:
 * @self: (transfer full) (nullable): a plain record
 */
void
charter_plain_record_free (CharterPlainRecord *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->shape->n_properties; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self);
}

/**
 * charter_plain_record_get_id:
 * @self: a plain record
 *
 * Returns: (nullable): its id
 */
const char *
charter_plain_record_get_id (const CharterPlainRecord *self)
{
  return self->values[0];
}

/**
 * charter_plain_record_get:
 * @self: a record
 * @name: a property's name
 *
 * Returns: (nullable): what it says; %NULL also when records of its class have no such property
 */
const char *
charter_plain_record_get (const CharterPlainRecord *self,
                           const char                *name)
{
  int position = charter_shape_find_property (self->shape, name);

  return position < 0 ? NULL : self->values[position];
}

/**
 * charter_plain_record_set:
 * @self: a plain record
 * @name: a stored property; one that is not known is left out
 * @value: (nullable): what it says, as it is stored
 */
void
charter_plain_record_set (CharterPlainRecord *self,
                           const char          *name,
                           const char          *value)
{
  int position = charter_shape_find_property (self->shape, name);

  g_return_if_fail (position >= 0);
  g_free (self->values[position]);
  self->values[position] = g_strdup (value);
}

/**
 * charter_plain_record_to_record:
 * @self: a record
 *
 * Returns: (transfer full): a new live record that says the same
 */
CharterRecord *
charter_plain_record_to_record (const CharterPlainRecord *self)
{
  return charter_record_new_stored (self->shape->type, (const char * const *) self->values);
}
