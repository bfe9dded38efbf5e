/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of an object, whatever a dialect of a directory makes of them. */
const char *charter_json_get_text     (JsonObject         *object,
                                       const char         *name);
const char *charter_json_get_any      (JsonObject         *object,
                                       const char * const *names);
JsonObject *charter_json_get_object   (JsonObject         *object,
                                       const char         *name);
GPtrArray  *charter_json_list_objects (JsonObject         *object,
                                       const char         *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean    charter_json_get_number   (JsonObject         *object,
                                       const char         *name,
                                       double             *number);
void        charter_json_set_text     (JsonObject         *object,
                                       const char         *name,
                                       const char         *text);
JsonObject *charter_json_add_object   (JsonObject         *object,
                                       const char         *name);

/* The first text that is there under one of the names. */
#define CHARTER_JSON_ANY(object, ...) \
  charter_json_get_any (object, (const char * const[]) { __VA_ARGS__, NULL })

G_END_DECLS
