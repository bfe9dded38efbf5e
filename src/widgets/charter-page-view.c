/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-page-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "charter-page-pictures.h"

#define RATIO (CHARTER_PAGE_HEIGHT / CHARTER_PAGE_WIDTH)
#define EDGE 1.0

/**
 * CharterPageView:
 *
 * One page of a laid out document, as the printer would put it on paper: always dark on white. It
 * takes the width it is given up to `paper-width`, and stands in the middle of more. It is painted in a
 * thread when it comes near what is seen, and is white paper until then.
 */
struct _CharterPageView
{
  GtkWidget parent_instance;

  CharterPages *pages; /* nullable: an empty sheet */
  CharterPagePicture *picture; /* nullable; of this page, or of an earlier edition of it */
  GskRenderNode *node; /* nullable: the picture as it was shown last */
  guint page;
  int paper_width;
  gboolean is_fixed;
};

G_DEFINE_FINAL_TYPE (CharterPageView, charter_page_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_PAGES = 1,
  PROP_PAGE,
  PROP_PAPER_WIDTH,
  PROP_IS_FIXED,
} CharterPageViewProperty;

static GParamSpec *properties[PROP_IS_FIXED + 1];

static void
update_label (CharterPageView *self)
{
  guint n = self->pages ? charter_pages_get_n_pages (self->pages) : 0;
  g_autofree char *label = NULL;

  if (n > 0)
    label = g_strdup_printf (_("Page %u of %u"), self->page + 1, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : _("Page"), -1);
}

static int
get_sheet_width (CharterPageView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 0 ? MIN (width, self->paper_width) : self->paper_width;
}

static int
get_pixels (CharterPageView *self)
{
  return get_sheet_width (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static gboolean
has_page (CharterPageView *self)
{
  return self->pages && self->page < charter_pages_get_n_pages (self->pages);
}

/* Another page is to be shown, or another edition of it. */
static void
choose_picture (CharterPageView *self)
{
  if (self->picture)
    charter_page_pictures_lay_aside (g_steal_pointer (&self->picture));
  if (has_page (self))
    self->picture = charter_page_pictures_take_aside (self->pages, self->page, get_pixels (self));
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

/* Kept as long as it is shown so: a renderer then has it at hand. */
static GskRenderNode *
make_node (CharterPageView       *self,
           const graphene_rect_t *sheet)
{
  GskRenderNode *node = gsk_cairo_node_new (sheet);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  double scale = sheet->size.width / self->picture->pixels;

  cairo_translate (cr, sheet->origin.x, sheet->origin.y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->picture->surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

static void
append_picture (CharterPageView       *self,
                GtkSnapshot           *snapshot,
                const graphene_rect_t *sheet)
{
  graphene_rect_t bounds;

  if (self->node)
    gsk_render_node_get_bounds (self->node, &bounds);
  if (!self->node || !graphene_rect_equal (&bounds, sheet))
    {
      g_clear_pointer (&self->node, gsk_render_node_unref);
      self->node = make_node (self, sheet);
    }
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
charter_page_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  static const GdkRGBA paper = { 1, 1, 1, 1 };
  static const GdkRGBA edge = { 0, 0, 0, 0.22 };
  CharterPageView *self = CHARTER_PAGE_VIEW (widget);
  int width = MIN (gtk_widget_get_width (widget), self->paper_width);
  int left = (gtk_widget_get_width (widget) - width) / 2;
  const float line[4] = { EDGE, EDGE, EDGE, EDGE };
  const GdkRGBA colours[4] = { edge, edge, edge, edge };
  GskRoundedRect outline;
  graphene_rect_t sheet;

  graphene_rect_init (&sheet, left, 0, width, (float) ceil (width * RATIO));
  gtk_snapshot_append_color (snapshot, &paper, &sheet);
  if (self->picture)
    append_picture (self, snapshot, &sheet);
  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_border (snapshot, &outline, line, colours);
}

static GtkSizeRequestMode
charter_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
charter_page_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  CharterPageView *self = CHARTER_PAGE_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->is_fixed ? self->paper_width : MIN (self->paper_width, 48);
      *natural = self->paper_width;
    }
  else
    {
      int width = for_size >= 0 ? MIN (for_size, self->paper_width) : self->paper_width;

      *minimum = *natural = (int) ceil (width * RATIO);
    }
}

static void
charter_page_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (charter_page_view_parent_class)->map (widget);
  charter_page_pictures_add (CHARTER_PAGE_VIEW (widget));
}

static void
charter_page_view_unmap (GtkWidget *widget)
{
  charter_page_pictures_remove (CHARTER_PAGE_VIEW (widget));
  GTK_WIDGET_CLASS (charter_page_view_parent_class)->unmap (widget);
}

static void
charter_page_view_dispose (GObject *object)
{
  CharterPageView *self = CHARTER_PAGE_VIEW (object);

  charter_page_view_drop_picture (self);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (charter_page_view_parent_class)->dispose (object);
}

static void
charter_page_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CharterPageView *self = CHARTER_PAGE_VIEW (object);

  switch ((CharterPageViewProperty) prop_id)
    {
    case PROP_PAGES:
      g_value_set_object (value, self->pages);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_PAPER_WIDTH:
      g_value_set_int (value, self->paper_width);
      break;
    case PROP_IS_FIXED:
      g_value_set_boolean (value, self->is_fixed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_page_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CharterPageView *self = CHARTER_PAGE_VIEW (object);

  switch ((CharterPageViewProperty) prop_id)
    {
    case PROP_PAGES:
      charter_page_view_set_pages (self, g_value_get_object (value));
      break;
    case PROP_PAGE:
      charter_page_view_set_page (self, g_value_get_uint (value));
      break;
    case PROP_PAPER_WIDTH:
      charter_page_view_set_paper_width (self, g_value_get_int (value));
      break;
    case PROP_IS_FIXED:
      self->is_fixed = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_page_view_class_init (CharterPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_page_view_dispose;
  object_class->get_property = charter_page_view_get_property;
  object_class->set_property = charter_page_view_set_property;
  widget_class->map = charter_page_view_map;
  widget_class->unmap = charter_page_view_unmap;
  widget_class->snapshot = charter_page_view_snapshot;
  widget_class->get_request_mode = charter_page_view_get_request_mode;
  widget_class->measure = charter_page_view_measure;

  /**
   * CharterPageView:pages:
   *
   * The document, laid out; %NULL shows an empty sheet.
   */
  properties[PROP_PAGES] =
    g_param_spec_object ("pages", NULL, NULL, CHARTER_TYPE_PAGES,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * CharterPageView:page:
   *
   * Which page, from 0.
   */
  properties[PROP_PAGE] =
    g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * CharterPageView:paper-width:
   *
   * The most that the sheet takes, in pixels.
   */
  properties[PROP_PAPER_WIDTH] =
    g_param_spec_int ("paper-width", NULL, NULL, 1, 4000, 600,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * CharterPageView:is-fixed:
   *
   * Whether the sheet is never smaller than `paper-width`, and scrolls instead.
   */
  properties[PROP_IS_FIXED] =
    g_param_spec_boolean ("is-fixed", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "pageview");
}

static void
charter_page_view_init (CharterPageView *self)
{
  self->paper_width = 600;
  update_label (self);
}

/**
 * charter_page_view_new:
 * Returns: (transfer floating): without pages yet
 */
GtkWidget *
charter_page_view_new (void)
{
  return g_object_new (CHARTER_TYPE_PAGE_VIEW, NULL);
}

/**
 * charter_page_view_get_pages:
 * @self: a view of pages
 *
 * Returns: (transfer none) (nullable): what is shown
 */
CharterPages *
charter_page_view_get_pages (CharterPageView *self)
{
  return self->pages;
}

/**
 * charter_page_view_set_pages:
 * @self: a view of pages
 * @pages: (nullable): what to show, from its first page
 */
void
charter_page_view_set_pages (CharterPageView *self,
                             CharterPages    *pages)
{
  if (!g_set_object (&self->pages, pages))
    return;
  choose_picture (self);
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGES]);
}

/**
 * charter_page_view_get_page:
 * @self: a view of pages
 *
 * Returns: the page that is shown, from 0
 */
guint
charter_page_view_get_page (CharterPageView *self)
{
  return self->page;
}

/**
 * charter_page_view_set_page:
 * @self: a view of pages
 * @page: to scroll to, from 0
 */
void
charter_page_view_set_page (CharterPageView *self,
                            guint            page)
{
  if (self->page == page)
    return;
  self->page = page;
  choose_picture (self);
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * charter_page_view_get_paper_width:
 * @self: a view of pages
 *
 * Returns: in pixels; 0: as wide as there is room
 */
int
charter_page_view_get_paper_width (CharterPageView *self)
{
  return self->paper_width;
}

/**
 * charter_page_view_set_paper_width:
 * @self: a view of pages
 * @paper_width: in pixels; 0: as wide as there is room
 */
void
charter_page_view_set_paper_width (CharterPageView *self,
                                   int              paper_width)
{
  if (self->paper_width == paper_width)
    return;
  self->paper_width = paper_width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAPER_WIDTH]);
}

/**
 * charter_page_view_dup_wanted:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): what is to be painted for it, %NULL when it has its picture
 */
CharterPagePicture *
charter_page_view_dup_wanted (CharterPageView *self)
{
  int pixels = get_pixels (self);

  if (!has_page (self) || (self->picture && self->picture->pages == self->pages && self->picture->pixels == pixels))
    return NULL;
  return charter_page_picture_new (self->pages, self->page, pixels);
}

/**
 * charter_page_view_take_picture:
 * @self: a view
 * @picture: (transfer full): its page, painted
 */
void
charter_page_view_take_picture (CharterPageView    *self,
                                CharterPagePicture *picture)
{
  charter_page_view_drop_picture (self);
  self->picture = picture;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** charter_page_view_drop_picture: it is far from what is seen */
void
charter_page_view_drop_picture (CharterPageView *self)
{
  g_clear_pointer (&self->picture, charter_page_picture_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}
