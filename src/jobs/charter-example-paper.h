/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *charter_example_paper_print (const char          *title,
                                     const char * const  *lines,
                                     const char          *date,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
