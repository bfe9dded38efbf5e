/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A PDF as cairo wrote it, being written anew with some of its objects replaced and others added. */
typedef struct _CharterPdfFile CharterPdfFile;

CharterPdfFile *charter_pdf_file_new          (GBytes         *drawn) G_GNUC_WARN_UNUSED_RESULT;
void            charter_pdf_file_free         (CharterPdfFile *self);
guint           charter_pdf_file_get_n_pages  (CharterPdfFile *self);
guint           charter_pdf_file_get_page     (CharterPdfFile *self,
                                               guint           page);
GByteArray     *charter_pdf_file_read_content (CharterPdfFile *self,
                                               guint           page) G_GNUC_WARN_UNUSED_RESULT;
void            charter_pdf_file_put_content  (CharterPdfFile *self,
                                               guint           page,
                                               GByteArray     *content);
guint           charter_pdf_file_reserve      (CharterPdfFile *self,
                                               guint           n);
GString        *charter_pdf_file_begin        (CharterPdfFile *self,
                                               guint           object);
void            charter_pdf_file_end          (CharterPdfFile *self);
GString        *charter_pdf_file_begin_page   (CharterPdfFile *self,
                                               guint           page);
GString        *charter_pdf_file_begin_root   (CharterPdfFile *self);
GBytes         *charter_pdf_file_finish       (CharterPdfFile *self) G_GNUC_WARN_UNUSED_RESULT;

void            charter_pdf_append_integer    (GString        *out,
                                               guint           number);
void            charter_pdf_append_reference  (GString        *out,
                                               guint           object);
void            charter_pdf_append_number     (GString        *out,
                                               double          number);
void            charter_pdf_append_text       (GString        *out,
                                               const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPdfFile, charter_pdf_file_free)

G_END_DECLS
