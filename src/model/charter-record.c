/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-record-keeping.h"

#include "charter-clock.h"
#include "charter-id.h"

typedef struct {
  char *id;
  char *created_at;
  char *modified_at;

  CharterRecordWatch watch;
  gpointer           keeper; /* borrowed */
} CharterRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CharterRecord, charter_record, G_TYPE_OBJECT)

#define STORED_FLAGS (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | CHARTER_PARAM_STORED)

typedef enum {
  PROP_ID = 1,
  PROP_CREATED_AT,
  PROP_MODIFIED_AT,
} CharterRecordProperty;

static GParamSpec *properties[PROP_MODIFIED_AT + 1];

/* A class's own fields are its properties 1 to n_fields, whichever class of the chain declares them. */
static const CharterField *
find_field (GObject    *object,
            GParamSpec *pspec)
{
  CharterRecordClass *klass = g_type_class_peek (pspec->owner_type);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, pspec->name))
      return &klass->fields[i];
  g_assert_not_reached ();
}

static void
charter_record_set_field (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  const CharterField *field = find_field (object, pspec);
  gpointer at = G_STRUCT_MEMBER_P (object, field->offset);

  switch (field->kind)
    {
    case CHARTER_FIELD_TEXT:
      charter_record_put_text (object, at, field->name, g_value_get_string (value));
      break;
    case CHARTER_FIELD_INTEGER:
      charter_record_put_integer (object, at, field->name, g_value_get_int64 (value));
      break;
    case CHARTER_FIELD_BOOLEAN:
      charter_record_put_int (object, at, field->name, g_value_get_boolean (value));
      break;
    case CHARTER_FIELD_ENUM:
      charter_record_put_int (object, at, field->name, g_value_get_enum (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
charter_record_get_field (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  const CharterField *field = find_field (object, pspec);
  gpointer at = G_STRUCT_MEMBER_P (object, field->offset);

  switch (field->kind)
    {
    case CHARTER_FIELD_TEXT:
      g_value_set_string (value, *(char **) at);
      break;
    case CHARTER_FIELD_INTEGER:
      g_value_set_int64 (value, *(gint64 *) at);
      break;
    case CHARTER_FIELD_BOOLEAN:
      g_value_set_boolean (value, *(gboolean *) at);
      break;
    case CHARTER_FIELD_ENUM:
      g_value_set_enum (value, *(int *) at);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
charter_record_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (CHARTER_RECORD (object));

  switch ((CharterRecordProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, priv->id);
      break;
    case PROP_CREATED_AT:
      g_value_set_string (value, priv->created_at);
      break;
    case PROP_MODIFIED_AT:
      g_value_set_string (value, priv->modified_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_record_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CharterRecord *self = CHARTER_RECORD (object);
  CharterRecordPrivate *priv = charter_record_get_instance_private (self);

  switch ((CharterRecordProperty) prop_id)
    {
    case PROP_ID:
      priv->id = g_value_dup_string (value);
      break;
    case PROP_CREATED_AT:
      priv->created_at = g_value_dup_string (value);
      break;
    case PROP_MODIFIED_AT:
      charter_record_set_modified_at (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_record_constructed (GObject *object)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (CHARTER_RECORD (object));

  CharterRecordClass *klass = CHARTER_RECORD_GET_CLASS (object);

  G_OBJECT_CLASS (charter_record_parent_class)->constructed (object);

  /* Only construct properties have been set so far. */
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == CHARTER_FIELD_INTEGER)
      G_STRUCT_MEMBER (gint64, object, klass->fields[i].offset) = CHARTER_NOT_SAID;
  if (!priv->id)
    priv->id = charter_id_new ();
  if (!priv->created_at)
    priv->created_at = charter_clock_dup_now ();
  if (!priv->modified_at)
    priv->modified_at = g_strdup (priv->created_at);
}

/* A handler for each of thousands of records would take longer to connect than the records to load. */
static void
charter_record_notify (GObject    *object,
                       GParamSpec *pspec)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (CHARTER_RECORD (object));

  if (priv->watch)
    priv->watch (priv->keeper, CHARTER_RECORD (object), pspec);
}

static void
charter_record_finalize (GObject *object)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (CHARTER_RECORD (object));
  CharterRecordClass *klass = CHARTER_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == CHARTER_FIELD_TEXT)
      g_free (G_STRUCT_MEMBER (char *, object, klass->fields[i].offset));
  g_free (priv->id);
  g_free (priv->created_at);
  g_free (priv->modified_at);

  G_OBJECT_CLASS (charter_record_parent_class)->finalize (object);
}

static void
charter_record_class_init (CharterRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = charter_record_get_property;
  object_class->set_property = charter_record_set_property;
  object_class->constructed = charter_record_constructed;
  object_class->finalize = charter_record_finalize;
  object_class->notify = charter_record_notify;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL,
                         STORED_FLAGS | G_PARAM_CONSTRUCT_ONLY | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CREATED_AT] =
    g_param_spec_string ("created-at", NULL, NULL, NULL,
                         STORED_FLAGS | G_PARAM_CONSTRUCT_ONLY | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MODIFIED_AT] =
    g_param_spec_string ("modified-at", NULL, NULL, NULL,
                         STORED_FLAGS | G_PARAM_CONSTRUCT | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_record_init (CharterRecord *self)
{
}

static GParamSpec *
field_to_pspec (const CharterField *field)
{
  GParamFlags flags = STORED_FLAGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->kind)
    {
    case CHARTER_FIELD_TEXT:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case CHARTER_FIELD_INTEGER:
      return g_param_spec_int64 (field->name, NULL, NULL, CHARTER_NOT_SAID, G_MAXINT64,
                                 CHARTER_NOT_SAID, flags);
    case CHARTER_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case CHARTER_FIELD_ENUM:
      return g_param_spec_enum (field->name, NULL, NULL, field->enum_type (), 0, flags);
    default:
      g_assert_not_reached ();
    }
}

/**
 * charter_record_class_install_fields:
 * @klass: the class that is being initialised
 * @fields: (array length=n_fields): its stored properties; must outlive the class
 * @n_fields: how many
 *
 * Gives a final record class one stored property for each field, in this order. A text field
 * holds %NULL rather than an empty string; an integer is %CHARTER_NOT_SAID until something is said.
 */
void
charter_record_class_install_fields (CharterRecordClass *klass,
                                     const CharterField *fields,
                                     guint               n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->fields = fields;
  klass->n_fields = n_fields;
  object_class->get_property = charter_record_get_field;
  object_class->set_property = charter_record_set_field;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (object_class, i + 1, field_to_pspec (&fields[i]));
}

/**
 * charter_record_class_list_stored:
 * @klass: a record class
 * @n_stored: (out): how many there are
 *
 * The columns of the class's table: id, created-at and modified-at, then the class's fields in the
 * order in which they were installed.
 *
 * Returns: (transfer container) (array length=n_stored): the properties
 */
GParamSpec **
charter_record_class_list_stored (CharterRecordClass *klass,
                                  guint              *n_stored)
{
  GParamSpec **stored = g_new0 (GParamSpec *, klass->n_fields + 4);
  guint n = 0;

  for (guint i = PROP_ID; i < G_N_ELEMENTS (properties); i++)
    stored[n++] = properties[i];
  for (guint i = 0; i < klass->n_fields; i++)
    stored[n++] = g_object_class_find_property (G_OBJECT_CLASS (klass), klass->fields[i].name);
  *n_stored = n;
  return stored;
}

/**
 * charter_record_get_id:
 * @self: a record
 *
 * Returns: its id, which never changes
 */
const char *
charter_record_get_id (CharterRecord *self)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (self);

  g_return_val_if_fail (CHARTER_IS_RECORD (self), NULL);
  return priv->id;
}

/**
 * charter_record_get_created_at:
 * @self: a record
 *
 * Returns: (nullable): a UTC moment
 */
const char *
charter_record_get_created_at (CharterRecord *self)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (self);

  g_return_val_if_fail (CHARTER_IS_RECORD (self), NULL);
  return priv->created_at;
}

/**
 * charter_record_get_modified_at:
 * @self: a record
 *
 * Returns: (nullable): a UTC moment
 */
const char *
charter_record_get_modified_at (CharterRecord *self)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (self);

  g_return_val_if_fail (CHARTER_IS_RECORD (self), NULL);
  return priv->modified_at;
}

/**
 * charter_record_set_modified_at:
 * @self: a record
 * @modified_at: (nullable): a moment in UTC, ISO 8601
 *
 * Only the store calls this, when it writes a change.
 */
void
charter_record_set_modified_at (CharterRecord *self,
                                const char    *modified_at)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (self);

  g_return_if_fail (CHARTER_IS_RECORD (self));
  if (g_strcmp0 (priv->modified_at, modified_at) == 0)
    return;
  g_free (priv->modified_at);
  priv->modified_at = g_strdup (modified_at);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED_AT]);
}

/**
 * charter_record_get_table:
 * @self: a record
 *
 * Returns: the name of the table that holds records of this class
 */
const char *
charter_record_get_table (CharterRecord *self)
{
  g_return_val_if_fail (CHARTER_IS_RECORD (self), NULL);
  return CHARTER_RECORD_GET_CLASS (self)->table;
}

/**
 * charter_record_get_text:
 * @self: a record
 * @name: one of its text properties
 *
 * Returns: (nullable): the text as it stands, or %NULL if the class has no such text field
 */
const char *
charter_record_get_text (CharterRecord *self,
                         const char    *name)
{
  CharterRecordClass *klass = CHARTER_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == CHARTER_FIELD_TEXT && g_str_equal (klass->fields[i].name, name))
      return G_STRUCT_MEMBER (const char *, self, klass->fields[i].offset);
  return NULL;
}

/**
 * charter_record_dup_field:
 * @self: a record
 * @name: one of its stored properties
 *
 * Returns: (transfer full) (nullable): the value as the database writes it: text as it is, a number
 *   in digits, a boolean as 0 or 1, an enumeration by nick; %NULL when nothing is said
 */
char *
charter_record_dup_field (CharterRecord *self,
                          const char    *name)
{
  g_auto(GValue) value = G_VALUE_INIT;
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), name);

  g_return_val_if_fail (pspec != NULL, NULL);
  g_object_get_property (G_OBJECT (self), name, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_strdup (g_value_get_boolean (&value) ? "1" : "0");
  if (G_VALUE_HOLDS_ENUM (&value))
    return g_strdup (g_enum_get_value (G_PARAM_SPEC_ENUM (pspec)->enum_class,
                                       g_value_get_enum (&value))->value_nick);
  if (g_value_get_int64 (&value) == CHARTER_NOT_SAID)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (&value));
}

/* The number that a value stands for; what is not understood is left as it was. */
static int
number_of (const CharterField *field,
           const char         *value,
           int                 before)
{
  GEnumValue *found;

  if (field->kind == CHARTER_FIELD_BOOLEAN)
    return value && *value != '0';
  /* The property holds the class. */
  found = value ? g_enum_get_value_by_nick (g_type_class_peek (field->enum_type ()), value) : NULL;
  return found ? found->value : before;
}

static gint64
integer_of (const char *value)
{
  return value ? g_ascii_strtoll (value, NULL, 10) : CHARTER_NOT_SAID;
}

static void
set_value (CharterRecord      *self,
           const CharterField *field,
           const char         *value)
{
  gpointer at = G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->kind)
    {
    case CHARTER_FIELD_TEXT:
      *(char **) at = value && *value ? g_strdup (value) : NULL;
      break;
    case CHARTER_FIELD_INTEGER:
      *(gint64 *) at = integer_of (value);
      break;
    case CHARTER_FIELD_BOOLEAN:
    case CHARTER_FIELD_ENUM:
      *(int *) at = number_of (field, value, *(int *) at);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * charter_record_new_stored:
 * @type: a record class
 * @values: the values of its stored properties
 *
 * As g_object_new() with all of them, in a fraction of the time: a school is opened by the thousand of records.
 *
 * Returns: (transfer full): the record
 */
CharterRecord *
charter_record_new_stored (GType               type,
                           const char * const *values)
{
  const char *names[] = { "id", "created-at", "modified-at" };
  GValue common[G_N_ELEMENTS (names)] = { G_VALUE_INIT };
  CharterRecord *self;
  CharterRecordClass *klass;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_value_init (&common[i], G_TYPE_STRING);
      g_value_set_static_string (&common[i], values[i]);
    }
  self = CHARTER_RECORD (g_object_new_with_properties (type, G_N_ELEMENTS (names), names, common));
  klass = CHARTER_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    set_value (self, &klass->fields[i], values[G_N_ELEMENTS (names) + i]);
  return self;
}

/**
 * charter_record_watch:
 * @self: a record that nobody watches
 * @watch: called for each property that notifies
 * @keeper: (not nullable): its first argument; lives until charter_record_unwatch()
 */
void
charter_record_watch (CharterRecord      *self,
                      CharterRecordWatch  watch,
                      gpointer            keeper)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (self);

  g_return_if_fail (CHARTER_IS_RECORD (self));
  priv->watch = watch;
  priv->keeper = keeper;
}

/**
 * charter_record_unwatch:
 * @self: a record
 * @keeper: who does not watch it any longer; another keeper stays
 */
void
charter_record_unwatch (CharterRecord *self,
                        gpointer       keeper)
{
  CharterRecordPrivate *priv = charter_record_get_instance_private (self);

  g_return_if_fail (CHARTER_IS_RECORD (self));
  if (priv->keeper != keeper)
    return;
  priv->watch = NULL;
  priv->keeper = NULL;
}

/**
 * charter_record_put_text:
 * @self: (type CharterRecord): the record
 * @field: where the text stands in it
 * @name: the property's name
 * @value: (nullable): the new text; an empty one counts as nothing said
 */
void
charter_record_put_text (gpointer     self,
                         char       **field,
                         const char  *name,
                         const char  *value)
{
  g_return_if_fail (CHARTER_IS_RECORD (self));
  if (value && !*value)
    value = NULL;
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  g_object_notify (self, name);
}

/**
 * charter_record_put_integer:
 * @self: a record, in a setter
 * @field: where the value stands
 * @name: the property's name
 * @value: what it is to be
 *
 * Sets and notifies, unless it is that already.
 */
void
charter_record_put_integer (gpointer    self,
                            gint64     *field,
                            const char *name,
                            gint64      value)
{
  g_return_if_fail (CHARTER_IS_RECORD (self));
  if (*field == value)
    return;
  *field = value;
  g_object_notify (self, name);
}

/**
 * charter_record_put_int:
 * @self: a record, in a setter
 * @field: where the value stands
 * @name: the property's name
 * @value: what it is to be
 *
 * Sets and notifies, unless it is that already.
 */
void
charter_record_put_int (gpointer    self,
                        int        *field,
                        const char *name,
                        int         value)
{
  g_return_if_fail (CHARTER_IS_RECORD (self));
  if (*field == value)
    return;
  *field = value;
  g_object_notify (self, name);
}
