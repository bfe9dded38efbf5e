/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What kind of file system a file system type's number is; NULL of a local disk. */
const char *charter_place_name_type      (guint32      type);
gboolean    charter_place_is_network     (const char  *path);

int         charter_place_try_writing    (const char  *folder);
/* For tests: what every path is said to lie on from now on; 0: what it really lies on. */
void        charter_place_pretend_type   (guint32      type);

G_END_DECLS
