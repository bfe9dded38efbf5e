/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What is wrong with the marks of a page's content, or NULL; @mcids (of guint) takes those it has. */
char *fixture_content_dup_fault (const char *content,
                                 gsize       length,
                                 GArray     *mcids);
