/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-radar-chart-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "charter-appearance.h"
#include "charter-radar-handle.h"

#define MOST_RINGS CHARTER_RADAR_CHART_MOST_RINGS

/* Milliseconds for a ring to move: seen, and over before the next key. */
#define MOVE_TIME 220

/* The least in which a wheel can be told from a spot. */
#define SMALLEST_SIZE 160
#define NATURAL_SIZE 460

/**
 * CharterRadarChart:
 *
 * The radar of a school's standing in the window. It draws with the same function as paper and
 * pictures; here it moves, answers the pointer, and each axis has a name and the keyboard's focus.
 */
G_DEFINE_FINAL_TYPE (CharterRadarChart, charter_radar_chart, GTK_TYPE_WIDGET)

typedef enum {
  PROP_CHART = 1,
  PROP_SHOWS_PREVIOUS,
  PROP_SHOWS_TARGET,
  PROP_HAS_CAPTION,
} CharterRadarChartProperty;

static GParamSpec *properties[PROP_HAS_CAPTION + 1];

enum {
  AXIS_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
shows (CharterRadarChart *self,
       CharterRingKind    kind)
{
  return (kind != CHARTER_RING_PREVIOUS || self->shows_previous) &&
         (kind != CHARTER_RING_TARGET || self->shows_target);
}

void
charter_radar_chart_get_radar (CharterRadarChart *self,
                               CharterRadar      *radar,
                               CharterRadarRing  *rings)
{
  const CharterRadar *whole = self->chart ? charter_standing_chart_get_radar (self->chart) : NULL;

  *radar = whole ? *whole : (CharterRadar) { .focused = -1 };
  radar->rings = rings;
  radar->n_rings = 0;
  if (!self->has_caption)
    radar->caption = NULL;
  for (guint i = 0; whole && i < whole->n_rings && radar->n_rings < MOST_RINGS; i++)
    if (shows (self, whole->rings[i].kind))
      rings[radar->n_rings++] = whole->rings[i];
}

/* Where a ring's movement is kept: the first of a kind keeps its place when another chart comes, for
 * whatever stands before it may be switched off there. */
static guint
find_slot (const CharterRadar *whole,
           guint               ring)
{
  guint n_more = 0;

  for (guint i = 0; i <= ring; i++)
    {
      gboolean is_first = TRUE;

      for (guint j = 0; j < i; j++)
        is_first = is_first && whole->rings[j].kind != whole->rings[i].kind;
      if (i == ring && is_first)
        return whole->rings[i].kind;
      n_more += !is_first;
    }
  return MIN (CHARTER_RING_OTHER + n_more, MOST_RINGS - 1);
}

/* As it is drawn at this moment: where the rings are on their way, and what is pointed at. */
static void
get_moving_radar (CharterRadarChart *self,
                  CharterRadar      *radar,
                  CharterRadarRing  *rings)
{
  const CharterRadar *whole = self->chart ? charter_standing_chart_get_radar (self->chart) : NULL;

  charter_radar_chart_get_radar (self, radar, rings);
  for (guint i = 0, n = 0; whole && i < whole->n_rings && n < radar->n_rings; i++)
    {
      guint slot = find_slot (whole, i);

      if (!shows (self, whole->rings[i].kind))
        continue;
      if (self->shown[slot])
        rings[n].values = self->shown[slot];
      n++;
    }

  radar->focused = self->hovered;
  if (self->hovered < 0 && self->focused < self->handles->len &&
      gtk_widget_is_focus (g_ptr_array_index (self->handles, self->focused)))
    radar->focused = (int) self->focused;
}

static void
get_style (CharterRadarChart *self,
           CharterRadarStyle *style)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double font = charter_appearance_get_font_size (GTK_WIDGET (self));

  /* A chart in a narrow column is a thumbnail of its words too. */
  *style = (CharterRadarStyle) {
    .palette = charter_appearance_get_palette (),
    .font_size = gtk_widget_get_width (GTK_WIDGET (self)) < font * 24 ? font * 0.88 : font,
    .font_family = pango_font_description_get_family (pango_context_get_font_description (context)),
    .is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };
}

static int
pick_axis (CharterRadarChart *self,
           double             x,
           double             y)
{
  CharterRadarRing rings[MOST_RINGS];
  CharterRadar radar;
  CharterRadarStyle style;

  charter_radar_chart_get_radar (self, &radar, rings);
  get_style (self, &style);

  return charter_radar_pick (&radar, &style, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)), x, y);
}

static void
place_handles (CharterRadarChart *self,
               int                width,
               int                height)
{
  CharterRadarRing rings[MOST_RINGS];
  CharterRadar radar;
  CharterRadarStyle style;

  charter_radar_chart_get_radar (self, &radar, rings);
  get_style (self, &style);
  for (guint i = 0; i < self->handles->len; i++)
    {
      GtkWidget *handle = g_ptr_array_index (self->handles, i);
      cairo_rectangle_t area = { 0, };
      GtkAllocation allocation;

      charter_radar_get_axis_area (&radar, &style, width, height, i, &area);
      allocation = (GtkAllocation) {
        (int) area.x, (int) area.y, MAX ((int) area.width, 1), MAX ((int) area.height, 1),
      };
      /* Measured first, as GTK wants it. */
      gtk_widget_measure (handle, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (handle, &allocation, -1);
    }
}

static void
clear_values (double **values)
{
  for (guint i = 0; i < MOST_RINGS; i++)
    g_clear_pointer (&values[i], g_free);
}

static void
move_cb (double             share,
         CharterRadarChart *self)
{
  const CharterRadar *radar = self->chart ? charter_standing_chart_get_radar (self->chart) : NULL;

  for (guint i = 0; radar && i < MIN (radar->n_rings, MOST_RINGS); i++)
    {
      const CharterRadarRing *ring = &radar->rings[i];
      guint slot = find_slot (radar, i);

      for (guint axis = 0; axis < radar->n_axes; axis++)
        {
          double from = self->from[slot] ? self->from[slot][axis] : NAN;
          double to = ring->values[axis];

          /* A gap neither grows nor shrinks: it opens and closes. */
          self->shown[slot][axis] = isnan (from) || isnan (to) ? to : from + (to - from) * share;
        }
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether any ring stood elsewhere before: a first chart is drawn once, not again in every frame. */
static gboolean
has_way_to_go (CharterRadarChart  *self,
               const CharterRadar *radar)
{
  for (guint i = 0; i < MIN (radar->n_rings, MOST_RINGS); i++)
    {
      const double *from = self->from[find_slot (radar, i)];

      for (guint axis = 0; from && axis < radar->n_axes; axis++)
        if (!isnan (from[axis]) && !isnan (radar->rings[i].values[axis]) && from[axis] != radar->rings[i].values[axis])
          return TRUE;
    }
  return FALSE;
}

static void
begin_movement (CharterRadarChart *self,
                gboolean           has_same_axes)
{
  const CharterRadar *radar = self->chart ? charter_standing_chart_get_radar (self->chart) : NULL;

  adw_animation_pause (self->movement);
  clear_values (self->from);
  for (guint i = 0; i < MOST_RINGS; i++)
    {
      if (has_same_axes)
        self->from[i] = g_steal_pointer (&self->shown[i]);
      g_clear_pointer (&self->shown[i], g_free);
    }
  for (guint i = 0; radar && i < MIN (radar->n_rings, MOST_RINGS); i++)
    {
      guint slot = find_slot (radar, i);

      g_free (self->shown[slot]);
      self->shown[slot] = g_memdup2 (radar->rings[i].values, radar->n_axes * sizeof (double));
    }
  if (!radar || radar->n_axes == 0)
    return;

  if (!has_way_to_go (self, radar))
    {
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  move_cb (0, self);
  adw_animation_reset (self->movement);
  adw_animation_play (self->movement);
}

static void
describe (CharterRadarChart *self)
{
  CharterRadarRing rings[MOST_RINGS];
  CharterRadar radar;
  g_autofree char *summary = NULL;

  charter_radar_chart_get_radar (self, &radar, rings);
  summary = charter_radar_dup_summary (&radar);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary,
                                  -1);
  for (guint i = 0; i < self->handles->len; i++)
    {
      g_autofree char *spoken = charter_radar_dup_axis_summary (&radar, i);

      charter_radar_handle_set_spoken (g_ptr_array_index (self->handles, i), spoken);
    }
}

static void
update_handles (CharterRadarChart *self)
{
  guint n_axes = self->chart ? charter_standing_chart_get_radar (self->chart)->n_axes : 0;

  while (self->handles->len > n_axes)
    g_ptr_array_set_size (self->handles, (int) self->handles->len - 1);
  while (self->handles->len < n_axes)
    {
      GtkWidget *handle = charter_radar_handle_new ();

      gtk_widget_set_parent (handle, GTK_WIDGET (self));
      g_ptr_array_add (self->handles, handle);
    }
  self->focused = n_axes > 0 ? MIN (self->focused, n_axes - 1) : 0;
  if (self->hovered >= (int) n_axes)
    self->hovered = -1;
}

static void
point_at (CharterRadarChart *self,
          int                axis)
{
  if (self->hovered == axis)
    return;
  self->hovered = axis;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), axis >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (CharterRadarChart *self,
           double             x,
           double             y)
{
  point_at (self, pick_axis (self, x, y));
}

static void
leave_cb (CharterRadarChart *self)
{
  point_at (self, -1);
}

static void
released_cb (CharterRadarChart *self,
             int                n_press,
             double             x,
             double             y)
{
  int axis = pick_axis (self, x, y);

  if (axis < 0)
    return;
  self->focused = (guint) axis;
  g_signal_emit (self, signals[AXIS_ACTIVATED], 0, (guint) axis);
}

static gboolean
move_focus_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (widget);
  guint n = self->handles->len;
  int by;
  gboolean is_sideways;

  if (n == 0)
    return FALSE;
  g_variant_get (arguments, "(ib)", &by, &is_sideways);
  /* Mirrored, the axes run the other way round. */
  if (is_sideways && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  self->focused = (self->focused + n + (guint) (by + (int) n)) % n;
  gtk_widget_grab_focus (g_ptr_array_index (self->handles, self->focused));

  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (widget);

  if (self->focused >= self->handles->len)
    return FALSE;
  g_signal_emit (self, signals[AXIS_ACTIVATED], 0, self->focused);

  return TRUE;
}

/* One stop of the Tab key; within, the arrows go round. */
static gboolean
charter_radar_chart_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (widget);

  if (gtk_widget_get_focus_child (widget) || self->handles->len == 0)
    return FALSE;

  return gtk_widget_grab_focus (g_ptr_array_index (self->handles, self->focused));
}

static gboolean
charter_radar_chart_grab_focus (GtkWidget *widget)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (widget);

  return self->handles->len > 0 &&
         gtk_widget_grab_focus (g_ptr_array_index (self->handles, self->focused));
}

static gboolean
charter_radar_chart_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    is_keyboard,
                                   GtkTooltip *tooltip)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (widget);
  int axis = is_keyboard ? (int) self->focused : pick_axis (self, x, y);
  CharterRadarRing rings[MOST_RINGS];
  CharterRadar radar;
  g_autofree char *words = NULL;

  charter_radar_chart_get_radar (self, &radar, rings);
  if (axis < 0 || (guint) axis >= radar.n_axes)
    return FALSE;
  words = charter_radar_dup_axis_summary (&radar, (guint) axis);
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

static void
charter_radar_chart_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = SMALLEST_SIZE;
  *natural = NATURAL_SIZE;
}

static void
charter_radar_chart_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  place_handles (CHARTER_RADAR_CHART (widget), width, height);

  charter_chart_menu_allocate (widget);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes,
                                 stride);
}

/* As a picture: what is drawn by cairo itself is drawn again in every frame of a page that scrolls. */
static void
charter_radar_chart_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (width, 1) * scale,
                                                         MAX (height, 1) * scale);
  cairo_t *cr = cairo_create (surface);
  CharterRadarRing rings[MOST_RINGS];
  CharterRadar radar;
  CharterRadarStyle style;
  g_autoptr(GdkTexture) texture = NULL;

  cairo_scale (cr, scale, scale);
  get_moving_radar (self, &radar, rings);
  get_style (self, &style);
  charter_radar_draw (&radar, &style, cr, width, height);
  cairo_destroy (cr);
  texture = make_texture (surface);
  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, 0, MAX (width, 1), MAX (height, 1)));
}

static void
charter_radar_chart_direction_changed (GtkWidget        *widget,
                                       GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (charter_radar_chart_parent_class)->direction_changed (widget, previous);
  gtk_widget_queue_allocate (widget);
}

static void
charter_radar_chart_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (object);

  switch ((CharterRadarChartProperty) prop_id)
    {
    case PROP_CHART:
      g_value_set_boxed (value, self->chart);
      break;

    case PROP_SHOWS_PREVIOUS:
      g_value_set_boolean (value, self->shows_previous);
      break;

    case PROP_SHOWS_TARGET:
      g_value_set_boolean (value, self->shows_target);
      break;

    case PROP_HAS_CAPTION:
      g_value_set_boolean (value, self->has_caption);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_radar_chart_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (object);

  switch ((CharterRadarChartProperty) prop_id)
    {
    case PROP_CHART:
      charter_radar_chart_set_chart (self, g_value_get_boxed (value));
      break;

    case PROP_SHOWS_PREVIOUS:
      charter_radar_chart_set_shows_previous (self, g_value_get_boolean (value));
      break;

    case PROP_SHOWS_TARGET:
      charter_radar_chart_set_shows_target (self, g_value_get_boolean (value));
      break;

    case PROP_HAS_CAPTION:
      charter_radar_chart_set_has_caption (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_radar_chart_dispose (GObject *object)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (object);

  charter_chart_menu_detach (GTK_WIDGET (self));
  g_clear_object (&self->movement);
  g_ptr_array_set_size (self->handles, 0);

  G_OBJECT_CLASS (charter_radar_chart_parent_class)->dispose (object);
}

static void
charter_radar_chart_finalize (GObject *object)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (object);

  clear_values (self->from);
  clear_values (self->shown);
  g_ptr_array_unref (self->handles);
  g_clear_pointer (&self->chart, charter_standing_chart_unref);

  G_OBJECT_CLASS (charter_radar_chart_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int by; gboolean is_sideways; } moves[] = {
    { GDK_KEY_Right, 1, TRUE }, { GDK_KEY_KP_Right, 1, TRUE },
    { GDK_KEY_Left, -1, TRUE }, { GDK_KEY_KP_Left, -1, TRUE },
    { GDK_KEY_Down, 1, FALSE }, { GDK_KEY_KP_Down, 1, FALSE },
    { GDK_KEY_Up, -1, FALSE }, { GDK_KEY_KP_Up, -1, FALSE },
  };
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_focus_cb, "(ib)",
                                  moves[i].by, moves[i].is_sideways);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (widget_class, enters[i], 0, activate_cb, NULL);
}

static void
charter_radar_chart_class_init (CharterRadarChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = charter_radar_chart_get_property;
  object_class->set_property = charter_radar_chart_set_property;
  object_class->dispose = charter_radar_chart_dispose;
  object_class->finalize = charter_radar_chart_finalize;

  widget_class->focus = charter_radar_chart_focus;
  widget_class->grab_focus = charter_radar_chart_grab_focus;
  widget_class->query_tooltip = charter_radar_chart_query_tooltip;
  widget_class->measure = charter_radar_chart_measure;
  widget_class->size_allocate = charter_radar_chart_size_allocate;
  widget_class->snapshot = charter_radar_chart_snapshot;
  widget_class->direction_changed = charter_radar_chart_direction_changed;

  properties[PROP_CHART] =
    g_param_spec_boxed ("chart", NULL, NULL, CHARTER_TYPE_STANDING_CHART,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWS_PREVIOUS] =
    g_param_spec_boolean ("shows-previous", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWS_TARGET] =
    g_param_spec_boolean ("shows-target", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_CAPTION] =
    g_param_spec_boolean ("has-caption", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * CharterRadarChart::axis-activated:
   * @axis: its position
   */
  signals[AXIS_ACTIVATED] =
    g_signal_new ("axis-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  charter_radar_chart_install_actions (widget_class);
  bind_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "radar");
}

static void
listen (CharterRadarChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  charter_chart_menu_attach (GTK_WIDGET (self));
}

static void
charter_radar_chart_init (CharterRadarChart *self)
{
  AdwAnimationTarget *target =
    adw_callback_animation_target_new ((AdwAnimationTargetFunc) move_cb, self, NULL);

  self->handles = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->hovered = -1;
  self->shows_previous = TRUE;
  self->shows_target = TRUE;
  self->has_caption = TRUE;
  self->movement = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, MOVE_TIME, target);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where we stand, area by area"),
                                  -1);
  charter_appearance_redraw_on_change (GTK_WIDGET (self));
  listen (self);
}

/**
 * charter_radar_chart_new:
 *
 * Returns: (transfer floating): a chart of nothing yet
 */
GtkWidget *
charter_radar_chart_new (void)
{
  return g_object_new (CHARTER_TYPE_RADAR_CHART, NULL);
}

CharterStandingChart *
charter_radar_chart_get_chart (CharterRadarChart *self)
{
  g_return_val_if_fail (CHARTER_IS_RADAR_CHART (self), NULL);

  return self->chart;
}

/**
 * charter_radar_chart_set_chart:
 * @self: a chart
 * @chart: (nullable): what to show; the rings move there from where they are
 */
void
charter_radar_chart_set_chart (CharterRadarChart    *self,
                               CharterStandingChart *chart)
{
  guint n_before;

  g_return_if_fail (CHARTER_IS_RADAR_CHART (self));

  if (self->chart == chart)
    return;
  n_before = self->chart ? charter_standing_chart_get_radar (self->chart)->n_axes : 0;
  g_clear_pointer (&self->chart, charter_standing_chart_unref);
  self->chart = chart ? charter_standing_chart_ref (chart) : NULL;
  update_handles (self);
  describe (self);
  begin_movement (self, self->handles->len == n_before);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

static void
set_switch (CharterRadarChart         *self,
            gboolean                  *field,
            gboolean                   value,
            CharterRadarChartProperty  property)
{
  value = !!value;
  if (*field == value)
    return;
  *field = value;
  describe (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

gboolean
charter_radar_chart_get_shows_previous (CharterRadarChart *self)
{
  g_return_val_if_fail (CHARTER_IS_RADAR_CHART (self), FALSE);

  return self->shows_previous;
}

void
charter_radar_chart_set_shows_previous (CharterRadarChart *self,
                                        gboolean           shows_previous)
{
  g_return_if_fail (CHARTER_IS_RADAR_CHART (self));

  set_switch (self, &self->shows_previous, shows_previous, PROP_SHOWS_PREVIOUS);
}

gboolean
charter_radar_chart_get_shows_target (CharterRadarChart *self)
{
  g_return_val_if_fail (CHARTER_IS_RADAR_CHART (self), FALSE);

  return self->shows_target;
}

void
charter_radar_chart_set_shows_target (CharterRadarChart *self,
                                      gboolean           shows_target)
{
  g_return_if_fail (CHARTER_IS_RADAR_CHART (self));

  set_switch (self, &self->shows_target, shows_target, PROP_SHOWS_TARGET);
}

gboolean
charter_radar_chart_get_has_caption (CharterRadarChart *self)
{
  g_return_val_if_fail (CHARTER_IS_RADAR_CHART (self), FALSE);

  return self->has_caption;
}

void
charter_radar_chart_set_has_caption (CharterRadarChart *self,
                                     gboolean           has_caption)
{
  g_return_if_fail (CHARTER_IS_RADAR_CHART (self));

  set_switch (self, &self->has_caption, has_caption, PROP_HAS_CAPTION);
}
