/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "charter-pack-lines.h"

G_BEGIN_DECLS

/* The faults found so far in one pack, and ways to read a field that note what is wrong with it.
 * Every path names a value as a person would: "areas[3].items[0].code". */
typedef struct {
  CharterPackLines *lines;  /* borrowed */
  GPtrArray        *faults; /* of CharterPackFault */
} CharterPackReport;

typedef enum {
  CHARTER_PACK_OPTIONAL = 0,
  CHARTER_PACK_REQUIRED = 1 << 0,
  CHARTER_PACK_TITLE    = 1 << 1, /* one short line */
  CHARTER_PACK_ID       = 1 << 2, /* lower-case letters, figures, dots and dashes */
  CHARTER_PACK_CODE     = 1 << 3, /* the same in any case */
  CHARTER_PACK_DATE     = 1 << 4, /* YYYY-MM-DD */
  CHARTER_PACK_PERIOD   = 1 << 5, /* YYYY, YYYY-MM or YYYY-MM-DD */
} CharterPackText;

void        charter_pack_report_add         (CharterPackReport   *self,
                                             const char          *path,
                                             const char          *format,
                                             ...) G_GNUC_PRINTF (3, 4);

char       *charter_pack_path               (const char          *path,
                                             const char          *name) G_GNUC_WARN_UNUSED_RESULT;
char       *charter_pack_path_element       (const char          *path,
                                             guint                position) G_GNUC_WARN_UNUSED_RESULT;

JsonObject *charter_pack_report_as_object   (CharterPackReport   *self,
                                             JsonNode            *node,
                                             const char          *path,
                                             const char * const  *names);
JsonArray  *charter_pack_report_get_array   (CharterPackReport   *self,
                                             JsonObject          *object,
                                             const char          *path,
                                             const char          *name,
                                             guint                min,
                                             guint                max);
const char *charter_pack_report_get_text    (CharterPackReport   *self,
                                             JsonObject          *object,
                                             const char          *path,
                                             const char          *name,
                                             CharterPackText      flags);
const char *charter_pack_report_as_text     (CharterPackReport   *self,
                                             JsonNode            *node,
                                             const char          *path,
                                             CharterPackText      flags);
const char *charter_pack_report_get_choice  (CharterPackReport   *self,
                                             JsonObject          *object,
                                             const char          *path,
                                             const char          *name,
                                             const char * const  *choices);
gboolean    charter_pack_report_get_boolean (CharterPackReport   *self,
                                             JsonObject          *object,
                                             const char          *path,
                                             const char          *name,
                                             gboolean             otherwise);
gboolean    charter_pack_report_get_integer (CharterPackReport   *self,
                                             JsonObject          *object,
                                             const char          *path,
                                             const char          *name,
                                             int                  min,
                                             int                  max,
                                             int                 *value);

G_END_DECLS
