/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-record.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_FIELD_ROW_SHORT,
  CHARTER_FIELD_ROW_LONG,
  CHARTER_FIELD_ROW_DATE,
  CHARTER_FIELD_ROW_NUMBER, /* a count of people, or nothing said */
} CharterFieldRowKind;

/* A stored field and the row in which a person writes it. */
typedef struct {
  const char          *property;
  const char          *title; /* translatable */
  CharterFieldRowKind  kind;
} CharterFieldRow;

GtkWidget *charter_field_row_new (CharterRecord         *record,
                                  const CharterFieldRow *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
