/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

/* For whoever keeps records by the thousand: the portfolio and the store. */

/* Values as the database writes them, in the order of the stored properties. */
CharterRecord *charter_record_new_stored (GType               type,
                                          const char * const *values) G_GNUC_WARN_UNUSED_RESULT;

/* Whoever keeps a record is told of every property that notifies, before anybody else. One at a time. */
typedef void (*CharterRecordWatch) (gpointer       keeper,
                                    CharterRecord *record,
                                    GParamSpec    *property);
void           charter_record_watch      (CharterRecord      *self,
                                          CharterRecordWatch  watch,
                                          gpointer            keeper);
void           charter_record_unwatch    (CharterRecord      *self,
                                          gpointer            keeper);

G_END_DECLS
