/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A JSON tree that is never altered: a change gives a new root that shares all but the way to the
 * change with the old one. Whoever keeps an old root can go back to it at no cost. Places are named as
 * in the reader's faults: "areas[3].items[0].code". */
JsonNode *charter_pack_tree_find   (JsonNode    *root,
                                    const char  *path);  /* borrowed, nullable */
JsonNode *charter_pack_tree_set    (JsonNode    *root,
                                    const char  *path,
                                    JsonNode    *value) G_GNUC_WARN_UNUSED_RESULT; /* NULL takes it out */
JsonNode *charter_pack_tree_insert (JsonNode    *root,
                                    const char  *path,
                                    guint        position,
                                    JsonNode    *value) G_GNUC_WARN_UNUSED_RESULT;
char     *charter_pack_tree_parent (const char  *path,
                                    guint       *position) G_GNUC_WARN_UNUSED_RESULT; /* nullable */

/* As above, where a root is held in a variable. */
void      charter_pack_tree_put    (JsonNode   **root,
                                    const char  *path,
                                    JsonNode    *value); /* transfer full */

G_END_DECLS
