/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "charter-annex.h"

G_BEGIN_DECLS

/* A file of evidence that is being printed: a PDF's pages, or a picture as the only one. Counted
 * references, for one thread at a time. */
typedef struct _CharterAnnexReader CharterAnnexReader;

CharterAnnexReader *charter_annex_reader_new            (const CharterAnnex *annex,
                                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
CharterAnnexReader *charter_annex_reader_ref            (CharterAnnexReader *self);
void                charter_annex_reader_unref          (CharterAnnexReader *self);
guint               charter_annex_reader_get_n_pages    (CharterAnnexReader *self);
void                charter_annex_reader_get_size       (CharterAnnexReader *self,
                                                         guint               page,
                                                         double             *width,
                                                         double             *height);
const char         *charter_annex_reader_get_words      (CharterAnnexReader *self,
                                                         guint               page);
void                charter_annex_reader_draw           (CharterAnnexReader *self,
                                                         guint               page,
                                                         cairo_t            *cr,
                                                         double              width,
                                                         double              height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterAnnexReader, charter_annex_reader_unref)

G_END_DECLS
