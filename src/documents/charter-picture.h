/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A picture of anybody's, made small enough to be printed: never more of it is held than that. */
typedef struct _CharterPicture CharterPicture;

CharterPicture *charter_picture_read       (const char            *path,
                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void            charter_picture_free       (CharterPicture        *self);
int             charter_picture_get_width  (CharterPicture        *self);
int             charter_picture_get_height (CharterPicture        *self);
void            charter_picture_draw       (CharterPicture        *self,
                                            cairo_t               *cr,
                                            double                 width,
                                            double                 height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPicture, charter_picture_free)

G_END_DECLS
