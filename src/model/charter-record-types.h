/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

const GType        *charter_record_list_types     (guint         *n_types);
CharterRecordClass *charter_record_find_class     (const char    *table);

/* A field as text, the other way round than charter_record_dup_field (). */
gboolean            charter_record_takes_text     (GParamSpec    *property,
                                                   const char    *text);
void                charter_record_set_from_text  (CharterRecord *self,
                                                   GParamSpec    *property,
                                                   const char    *text);

G_END_DECLS
