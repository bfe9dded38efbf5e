/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-ring-sample.h"

#include "charter-appearance.h"
#include "charter-radar-marks.h"

/**
 * CharterRingSample:
 *
 * A short piece of a chart's ring, with its dash and marker, beside the ring's name.
 */
struct _CharterRingSample
{
  GtkWidget parent_instance;

  CharterRingKind kind;
};

G_DEFINE_ENUM_TYPE (CharterRingKind, charter_ring_kind,
                    G_DEFINE_ENUM_VALUE (CHARTER_RING_CURRENT, "current"),
                    G_DEFINE_ENUM_VALUE (CHARTER_RING_PREVIOUS, "previous"),
                    G_DEFINE_ENUM_VALUE (CHARTER_RING_TARGET, "target"),
                    G_DEFINE_ENUM_VALUE (CHARTER_RING_OTHER, "other"))

G_DEFINE_FINAL_TYPE (CharterRingSample, charter_ring_sample, GTK_TYPE_WIDGET)

typedef enum {
  PROP_KIND = 1,
} CharterRingSampleProperty;

static GParamSpec *properties[PROP_KIND + 1];

static void
charter_ring_sample_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  CharterRingSample *self = CHARTER_RING_SAMPLE (widget);
  CharterPaletteKind palette = charter_appearance_get_palette ();
  double font = charter_appearance_get_font_size (widget);
  int width = gtk_widget_get_width (widget);
  double y = gtk_widget_get_height (widget) / 2.0;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, width, y);
  charter_radar_set_line (cr, self->kind, font * 0.16);
  charter_radar_set_source (cr, palette, charter_radar_ring_ink (self->kind), 1);
  cairo_stroke (cr);
  charter_radar_draw_mark (cr, palette, self->kind, width / 2.0, y, font * 0.3);
  cairo_destroy (cr);
}

static void
charter_ring_sample_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  double font = charter_appearance_get_font_size (widget);

  *minimum = *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? font * 2.4 : font);
}

static void
charter_ring_sample_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CharterRingSample *self = CHARTER_RING_SAMPLE (object);

  switch ((CharterRingSampleProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_ring_sample_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CharterRingSample *self = CHARTER_RING_SAMPLE (object);

  switch ((CharterRingSampleProperty) prop_id)
    {
    case PROP_KIND:
      charter_ring_sample_set_kind (self, g_value_get_enum (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_ring_sample_class_init (CharterRingSampleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = charter_ring_sample_get_property;
  object_class->set_property = charter_ring_sample_set_property;
  widget_class->snapshot = charter_ring_sample_snapshot;
  widget_class->measure = charter_ring_sample_measure;

  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, CHARTER_TYPE_RING_KIND, CHARTER_RING_CURRENT,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
charter_ring_sample_init (CharterRingSample *self)
{
  charter_appearance_redraw_on_change (GTK_WIDGET (self));
}

/**
 * charter_ring_sample_new:
 * @kind: of a ring
 *
 * Returns: (transfer floating): a short piece of its line, for a legend
 */
GtkWidget *
charter_ring_sample_new (CharterRingKind kind)
{
  return g_object_new (CHARTER_TYPE_RING_SAMPLE, "kind", kind, NULL);
}

/**
 * charter_ring_sample_get_kind:
 * @self: a sample of a line
 *
 * Returns: whose line it shows
 */
CharterRingKind
charter_ring_sample_get_kind (CharterRingSample *self)
{
  g_return_val_if_fail (CHARTER_IS_RING_SAMPLE (self), CHARTER_RING_CURRENT);

  return self->kind;
}

/**
 * charter_ring_sample_set_kind:
 * @self: a sample of a line
 * @kind: whose line to show
 */
void
charter_ring_sample_set_kind (CharterRingSample *self,
                              CharterRingKind    kind)
{
  g_return_if_fail (CHARTER_IS_RING_SAMPLE (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}
