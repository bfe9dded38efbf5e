/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-paper"
#include "config.h"

#include "charter-poppler.h"

#include <dlfcn.h>

#include <glib/gi18n.h>

#define LIBRARY "libpoppler-glib.so.8"

static const struct { const char *name; gsize offset; } functions[] = {
  { "poppler_error_quark", G_STRUCT_OFFSET (CharterPoppler, error_quark) },
  { "poppler_document_new_from_gfile", G_STRUCT_OFFSET (CharterPoppler, document_new_from_gfile) },
  { "poppler_document_get_n_pages", G_STRUCT_OFFSET (CharterPoppler, document_get_n_pages) },
  { "poppler_document_get_page", G_STRUCT_OFFSET (CharterPoppler, document_get_page) },
  { "poppler_page_get_size", G_STRUCT_OFFSET (CharterPoppler, page_get_size) },
  { "poppler_page_get_text", G_STRUCT_OFFSET (CharterPoppler, page_get_text) },
  { "poppler_page_render", G_STRUCT_OFFSET (CharterPoppler, page_render) },
  { "poppler_page_render_for_printing", G_STRUCT_OFFSET (CharterPoppler, page_render_for_printing) },
};

static gpointer
load (gpointer data)
{
  static CharterPoppler poppler;
  void *library = dlopen (LIBRARY, RTLD_LAZY);

  for (guint i = 0; library && i < G_N_ELEMENTS (functions); i++)
    {
      void *function = dlsym (library, functions[i].name);

      if (!function)
        return NULL;
      G_STRUCT_MEMBER (void *, &poppler, functions[i].offset) = function;
    }
  if (!library)
    g_warning ("%s", dlerror ());
  return library ? &poppler : NULL;
}

/**
 * charter_poppler_get:
 *
 * In any thread.
 *
 * Returns: (transfer none) (nullable): poppler, or %NULL where it is not installed
 */
const CharterPoppler *
charter_poppler_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}

/**
 * charter_poppler_open:
 * @file: a file on this computer
 * @cancellable: (nullable): to stop
 * @error: poppler's own, or %G_IO_ERROR_NOT_SUPPORTED where it is not installed
 *
 * Returns: (transfer full) (nullable): the PDF; where there is one, there is charter_poppler_get()
 */
PopplerDocument *
charter_poppler_open (GFile         *file,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const CharterPoppler *poppler = charter_poppler_get ();

  if (poppler)
    return poppler->document_new_from_gfile (file, NULL, cancellable, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _("PDFs cannot be read: a part of the program is missing."));
  return NULL;
}

/**
 * charter_poppler_is_encrypted:
 * @error: (nullable): of charter_poppler_open()
 *
 * Returns: whether the PDF is protected by a password
 */
gboolean
charter_poppler_is_encrypted (const GError *error)
{
  const CharterPoppler *poppler = charter_poppler_get ();

  return poppler && g_error_matches (error, poppler->error_quark (), POPPLER_ERROR_ENCRYPTED);
}
