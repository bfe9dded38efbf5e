/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* What is used of poppler, by the names that it has there. Its libraries take longer to link than most
 * commands do and are needed where there is a PDF of somebody's: they are loaded then. */
typedef struct {
  GQuark            (*error_quark)              (void);
  PopplerDocument * (*document_new_from_gfile)  (GFile           *file,
                                                 const char      *password,
                                                 GCancellable    *cancellable,
                                                 GError         **error);
  int               (*document_get_n_pages)     (PopplerDocument *document);
  PopplerPage     * (*document_get_page)        (PopplerDocument *document,
                                                 int              position);
  void              (*page_get_size)            (PopplerPage     *page,
                                                 double          *width,
                                                 double          *height);
  char            * (*page_get_text)            (PopplerPage     *page);
  void              (*page_render)              (PopplerPage     *page,
                                                 cairo_t         *cr);
  void              (*page_render_for_printing) (PopplerPage     *page,
                                                 cairo_t         *cr);
} CharterPoppler;

const CharterPoppler *charter_poppler_get          (void);

PopplerDocument      *charter_poppler_open         (GFile         *file,
                                                    GCancellable  *cancellable,
                                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              charter_poppler_is_encrypted (const GError  *error);

G_END_DECLS
