/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <cairo.h>
#include <glib/gi18n.h>

#include "charter-term.h"

#define LOGO_HEIGHT 44.0
#define LOGO_WIDTH 190.0

/* What is typed for this document, else what the school says of itself. */
static const char *
get_name (const char *typed,
          const char *usual)
{
  return typed ? typed : usual;
}

/**
 * charter_pack_get_author:
 * @self: a composer
 *
 * Returns: (nullable) (transfer none): who prepared the document, as it was typed
 */
const char *
charter_pack_get_author (CharterPackComposer *self)
{
  CharterPaper *paper = self->source->paper;

  return get_name (paper ? charter_paper_get_author (paper) : NULL,
                   self->audit ? charter_audit_get_authors (self->audit) : NULL);
}

/* A school that typed no more than the role has no name to print. */
static void
add_signature (CharterPackComposer *self,
               const char          *role,
               const char          *name,
               const char          *date)
{
  g_autofree char *folded_role = g_utf8_casefold (role, -1);
  g_autofree char *folded_name = name ? g_utf8_casefold (name, -1) : NULL;

  charter_document_add_signature (self->document, role,
                                  g_strcmp0 (folded_role, folded_name) == 0 ? NULL : name, date);
}

/**
 * charter_pack_add_names:
 * @self: a composer
 * @signed_by: (nullable): who signed off instead of the headteacher
 * @signed_on: (nullable): when, YYYY-MM-DD
 *
 * Lines to sign on for headteacher, chair of governors and inclusion leader, with the names typed for
 * this document or for the school.
 */
void
charter_pack_add_names (CharterPackComposer *self,
                        const char          *signed_by,
                        const char          *signed_on)
{
  CharterPaper *paper = self->source->paper;
  g_autofree char *on = charter_term_dup_date_words (signed_on);

  if (signed_on)
    charter_document_add_signature (self->document, _("Signed off by"), signed_by, on);
  else
    add_signature (self, _("Headteacher"), get_name (paper ? charter_paper_get_head (paper) : NULL,
                                                     charter_school_get_head (self->school)), NULL);
  add_signature (self, _("Chair of governors"), get_name (paper ? charter_paper_get_chair (paper) : NULL,
                                                          charter_school_get_chair (self->school)), NULL);
  add_signature (self, _("Inclusion leader"),
                 get_name (paper ? charter_paper_get_leader (paper) : NULL,
                           charter_school_get_inclusion_leader (self->school)), NULL);
}

/* What is left to read of a picture in memory. */
typedef struct {
  const guchar *at;
  gsize left;
} Reading;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Reading *reading = closure;

  if (reading->left < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->at, length);
  reading->at += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
read_picture (const char *words)
{
  gsize length = 0;
  g_autofree guchar *bytes = words ? g_base64_decode (words, &length) : NULL;
  Reading reading = { bytes, length };
  cairo_surface_t *surface;

  if (length == 0)
    return NULL;
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  g_debug ("the logo cannot be read: %s", cairo_status_to_string (cairo_surface_status (surface)));
  cairo_surface_destroy (surface);
  return NULL;
}

static void
draw_logo_cb (cairo_t  *cr,
              double    width,
              double    height,
              gpointer  data)
{
  cairo_surface_t *surface = data;
  double scale = MIN (width / cairo_image_surface_get_width (surface),
                      height / cairo_image_surface_get_height (surface));

  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
}

/**
 * charter_pack_add_logo:
 * @self: a composer
 *
 * The school's own logo, if it has one that can be read.
 */
void
charter_pack_add_logo (CharterPackComposer *self)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (self->school));
  g_autofree char *id = charter_logo_dup_id_for (school);
  CharterRecord *logo = charter_portfolio_find (self->portfolio, id);
  cairo_surface_t *surface = CHARTER_IS_LOGO (logo) ? read_picture (charter_logo_get_picture (CHARTER_LOGO (logo)))
                                                    : NULL;
  const char *name = charter_school_get_name (self->school);
  g_autofree char *alternative = NULL;
  double scale;

  if (!surface)
    return;
  scale = MIN (LOGO_WIDTH / cairo_image_surface_get_width (surface),
               LOGO_HEIGHT / cairo_image_surface_get_height (surface));
  /* Translators: a school's name */
  alternative = g_strdup_printf (_("Logo of %s"), name ? name : _("our school"));
  charter_document_add_figure (self->document, cairo_image_surface_get_width (surface) * scale,
                               cairo_image_surface_get_height (surface) * scale, alternative, draw_logo_cb,
                               surface, (GDestroyNotify) cairo_surface_destroy);
  charter_document_set_figure_at_start (self->document);
}
