/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-types.h"

G_BEGIN_DECLS

/* Marks the properties that are columns. The store derives everything it does from this flag. */
#define CHARTER_PARAM_STORED ((GParamFlags) (1u << G_PARAM_USER_SHIFT))

/* An INTEGER field that says nothing, stored as NULL. */
#define CHARTER_NOT_SAID ((gint64) -1)

typedef enum {
  CHARTER_FIELD_TEXT,    /* char *, NULL when nothing is said; never "" */
  CHARTER_FIELD_INTEGER, /* gint64, CHARTER_NOT_SAID when nothing is said */
  CHARTER_FIELD_BOOLEAN, /* gboolean */
  CHARTER_FIELD_ENUM,    /* int, stored by nick */
} CharterFieldKind;

/* One stored property of a record class: its name and where its value stands in the instance. */
typedef struct {
  const char       *name;
  CharterFieldKind  kind;
  gsize             offset;
  GType           (*enum_type) (void);
} CharterField;

#define CHARTER_TEXT(Type, field, name) { name, CHARTER_FIELD_TEXT, G_STRUCT_OFFSET (Type, field), NULL }
#define CHARTER_INTEGER(Type, field, name) { name, CHARTER_FIELD_INTEGER, G_STRUCT_OFFSET (Type, field), NULL }
#define CHARTER_BOOLEAN(Type, field, name) { name, CHARTER_FIELD_BOOLEAN, G_STRUCT_OFFSET (Type, field), NULL }
#define CHARTER_ENUM(Type, field, name, get_type) { name, CHARTER_FIELD_ENUM, G_STRUCT_OFFSET (Type, field), get_type }

#define CHARTER_TYPE_RECORD (charter_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (CharterRecord, charter_record, CHARTER, RECORD, GObject)

struct _CharterRecordClass
{
  GObjectClass        parent_class;

  const char         *table;    /* of the database */
  const char         *noun;     /* what a person calls one, translatable: "action" */
  const CharterField *fields;   /* of this class, without those of CharterRecord */
  guint               n_fields;
};

void         charter_record_class_install_fields (CharterRecordClass *klass,
                                                  const CharterField *fields,
                                                  guint               n_fields);
GParamSpec **charter_record_class_list_stored    (CharterRecordClass *klass,
                                                  guint              *n_stored) G_GNUC_WARN_UNUSED_RESULT;

const char  *charter_record_get_id               (CharterRecord      *self);
const char  *charter_record_get_created_at       (CharterRecord      *self);
const char  *charter_record_get_modified_at      (CharterRecord      *self);
void         charter_record_set_modified_at      (CharterRecord      *self,
                                                  const char         *modified_at);
const char  *charter_record_get_table            (CharterRecord      *self);

const char  *charter_record_get_text             (CharterRecord      *self,
                                                  const char         *name);
char        *charter_record_dup_field            (CharterRecord      *self,
                                                  const char         *name) G_GNUC_WARN_UNUSED_RESULT;

/* For the record classes: set a field of the instance and notify if it changed. */
void         charter_record_put_text             (gpointer            self,
                                                  char              **field,
                                                  const char         *name,
                                                  const char         *value);
void         charter_record_put_integer          (gpointer            self,
                                                  gint64             *field,
                                                  const char         *name,
                                                  gint64              value);
void         charter_record_put_int              (gpointer            self,
                                                  int                *field,
                                                  const char         *name,
                                                  int                 value);

/* Getters and setters of stored fields, all of one shape. */
#define CHARTER_DECLARE_TEXT(Type, prefix, field)              \
  const char *prefix##_get_##field (Type *self);               \
  void        prefix##_set_##field (Type *self, const char *field);
#define CHARTER_DECLARE_INTEGER(Type, prefix, field)           \
  gint64      prefix##_get_##field (Type *self);               \
  void        prefix##_set_##field (Type *self, gint64 field);
#define CHARTER_DECLARE_BOOLEAN(Type, prefix, field)           \
  gboolean    prefix##_get_##field (Type *self);               \
  void        prefix##_set_##field (Type *self, gboolean field);
#define CHARTER_DECLARE_ENUM(Type, prefix, field, Enum)        \
  Enum        prefix##_get_##field (Type *self);               \
  void        prefix##_set_##field (Type *self, Enum field);

#define CHARTER_DEFINE_TEXT(Type, prefix, field, name)                                            \
  const char *prefix##_get_##field (Type *self) { return self->field; }                           \
  void prefix##_set_##field (Type *self, const char *field)                                       \
  { charter_record_put_text (self, &self->field, name, field); }
#define CHARTER_DEFINE_INTEGER(Type, prefix, field, name)                                         \
  gint64 prefix##_get_##field (Type *self) { return self->field; }                                \
  void prefix##_set_##field (Type *self, gint64 field)                                            \
  { charter_record_put_integer (self, &self->field, name, field); }
#define CHARTER_DEFINE_BOOLEAN(Type, prefix, field, name)                                         \
  gboolean prefix##_get_##field (Type *self) { return self->field; }                              \
  void prefix##_set_##field (Type *self, gboolean field)                                          \
  { charter_record_put_int (self, &self->field, name, !!field); }
#define CHARTER_DEFINE_ENUM(Type, prefix, field, name, Enum)                                      \
  Enum prefix##_get_##field (Type *self) { return (Enum) self->field; }                           \
  void prefix##_set_##field (Type *self, Enum field)                                              \
  { charter_record_put_int (self, &self->field, name, (int) field); }

G_END_DECLS
