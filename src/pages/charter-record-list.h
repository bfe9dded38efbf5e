/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_RECORD_LIST (charter_record_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (CharterRecordList, charter_record_list, CHARTER, RECORD_LIST, GObject)

struct _CharterRecordListClass
{
  GObjectClass parent_class;

  /* Without a record's words, which the list sees to itself. */
  gboolean (*is_wanted) (CharterRecordList *self,
                         CharterRecord     *record);
  /* Negative when @left comes first. */
  int      (*compare)   (CharterRecord     *left,
                         CharterRecord     *right);
  /* What words are looked for in. */
  void     (*add_text)  (CharterRecord     *record,
                         GString           *text);
};

void     charter_record_list_set_records  (CharterRecordList *self,
                                           GListModel        *records);
void     charter_record_list_set_words    (CharterRecordList *self,
                                           const char        *words);
gboolean charter_record_list_has_words    (CharterRecordList *self);
guint    charter_record_list_find         (CharterRecordList *self,
                                           gpointer           record);

/* For those that derive from it. */
void     charter_record_list_filter_again (CharterRecordList *self);
void     charter_record_list_sort_again   (CharterRecordList *self);
void     charter_record_list_add_fields   (CharterRecord     *record,
                                           const char * const *fields,
                                           GString           *text);

G_END_DECLS
