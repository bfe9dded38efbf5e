/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pack-form.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_PACK_FIELD_LINE,
  CHARTER_PACK_FIELD_TEXT,
  CHARTER_PACK_FIELD_NAME,   /* a code or an id: others are told apart by it */
  CHARTER_PACK_FIELD_NUMBER,
  CHARTER_PACK_FIELD_CHOICE,
} CharterPackFieldKind;

/* A field of a pack, as a person is asked for it. */
typedef struct {
  const char           *name;    /* in the file */
  const char           *title;
  CharterPackFieldKind  kind;
  const char * const   *values;  /* of a choice: in the file, then as it is read, in turn */
} CharterPackField;

CharterPackDraft *charter_pack_form_get_draft  (CharterPackForm        *self);
GtkWidget        *charter_pack_form_add_group  (CharterPackForm        *self,
                                                const char             *title,
                                                const char             *description);
GtkWidget        *charter_pack_form_add_field  (CharterPackForm        *self,
                                                GtkWidget              *group,
                                                const char             *path,
                                                const CharterPackField *field);
void              charter_pack_form_add_row    (CharterPackForm        *self,
                                                GtkWidget              *group,
                                                GtkWidget              *row,
                                                const char             *path);
void              charter_pack_form_add_fields (CharterPackForm        *self,
                                                GtkWidget              *group,
                                                const char             *path,
                                                const CharterPackField *fields);
/* The head of a list with its button to add to it; an element's up, down and away; and the whole of it. */
GtkWidget        *charter_pack_form_add_head   (CharterPackForm        *self,
                                                const char             *list,
                                                const char             *title,
                                                const char             *add,
                                                gboolean                is_texts);
void              charter_pack_form_add_steps  (CharterPackForm        *self,
                                                GtkWidget              *row,
                                                const char             *path,
                                                guint                   position,
                                                guint                   n);
void              charter_pack_form_add_list   (CharterPackForm        *self,
                                                const char             *path,
                                                const char             *name,
                                                const char             *title,
                                                const CharterPackField *fields);

/* The second groupings of the areas; charter-pack-form-views.c. */
void              charter_pack_form_add_gathering (CharterPackForm     *self,
                                                   GtkWidget           *group,
                                                   const char          *title,
                                                   guint                view,
                                                   guint                area,
                                                   const char          *path);
void              charter_pack_form_fill_views (CharterPackForm        *self);

void              charter_pack_form_fill       (CharterPackForm        *self,
                                                const char             *path);

G_END_DECLS
