/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-radar-chart-private.h"

#include <glib/gi18n.h>

#include "charter-appearance.h"
#include "charter-radar-handle.h"

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

static void
place_handles (CharterRadarChart *self,
               int                width,
               int                height)
{
  CharterRadarRing rings[CHARTER_RADAR_CHART_MOST_RINGS];
  CharterRadar radar;
  CharterRadarStyle style;

  charter_radar_chart_get_radar (self, &radar, rings);
  charter_radar_chart_get_style (self, &style);
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
describe (CharterRadarChart *self)
{
  CharterRadarRing rings[CHARTER_RADAR_CHART_MOST_RINGS];
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
  int axis = is_keyboard ? (int) self->focused : charter_radar_chart_pick_axis (self, x, y);
  CharterRadarRing rings[CHARTER_RADAR_CHART_MOST_RINGS];
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
  g_clear_pointer (&self->movement, charter_radar_movement_free);
  g_ptr_array_set_size (self->handles, 0);

  G_OBJECT_CLASS (charter_radar_chart_parent_class)->dispose (object);
}

static void
charter_radar_chart_finalize (GObject *object)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (object);

  g_ptr_array_unref (self->handles);
  g_clear_pointer (&self->chart, charter_standing_chart_unref);

  G_OBJECT_CLASS (charter_radar_chart_parent_class)->finalize (object);
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
  charter_radar_chart_bind_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "radar");
}

static void
charter_radar_chart_init (CharterRadarChart *self)
{
  self->handles = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->hovered = -1;
  self->shows_previous = TRUE;
  self->shows_target = TRUE;
  self->has_caption = TRUE;
  self->movement = charter_radar_movement_new (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where we stand, area by area"),
                                  -1);
  charter_appearance_redraw_on_change (GTK_WIDGET (self));
  charter_radar_chart_listen (self);
}

/**
 * charter_radar_chart_activate_axis:
 * @self: a chart
 * @axis: its position
 *
 * Tells that an axis was clicked, or chosen by key.
 */
void
charter_radar_chart_activate_axis (CharterRadarChart *self,
                                   guint              axis)
{
  g_signal_emit (self, signals[AXIS_ACTIVATED], 0, axis);
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

/**
 * charter_radar_chart_get_chart:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): what is shown
 */
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
  charter_radar_movement_begin (self->movement, chart, self->handles->len == n_before);
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

/**
 * charter_radar_chart_get_shows_previous:
 * @self: a chart
 *
 * Returns: whether the cycle before is shown
 */
gboolean
charter_radar_chart_get_shows_previous (CharterRadarChart *self)
{
  g_return_val_if_fail (CHARTER_IS_RADAR_CHART (self), FALSE);

  return self->shows_previous;
}

/**
 * charter_radar_chart_set_shows_previous:
 * @self: a chart
 * @shows_previous: whether to show the cycle before
 */
void
charter_radar_chart_set_shows_previous (CharterRadarChart *self,
                                        gboolean           shows_previous)
{
  g_return_if_fail (CHARTER_IS_RADAR_CHART (self));

  set_switch (self, &self->shows_previous, shows_previous, PROP_SHOWS_PREVIOUS);
}

/**
 * charter_radar_chart_get_shows_target:
 * @self: a chart
 *
 * Returns: whether the targets are shown
 */
gboolean
charter_radar_chart_get_shows_target (CharterRadarChart *self)
{
  g_return_val_if_fail (CHARTER_IS_RADAR_CHART (self), FALSE);

  return self->shows_target;
}

/**
 * charter_radar_chart_set_shows_target:
 * @self: a chart
 * @shows_target: whether to show the targets
 */
void
charter_radar_chart_set_shows_target (CharterRadarChart *self,
                                      gboolean           shows_target)
{
  g_return_if_fail (CHARTER_IS_RADAR_CHART (self));

  set_switch (self, &self->shows_target, shows_target, PROP_SHOWS_TARGET);
}

/**
 * charter_radar_chart_get_has_caption:
 * @self: a chart
 *
 * Returns: whether the caption is shown
 */
gboolean
charter_radar_chart_get_has_caption (CharterRadarChart *self)
{
  g_return_val_if_fail (CHARTER_IS_RADAR_CHART (self), FALSE);

  return self->has_caption;
}

/**
 * charter_radar_chart_set_has_caption:
 * @self: a chart
 * @has_caption: whether to show the caption
 */
void
charter_radar_chart_set_has_caption (CharterRadarChart *self,
                                     gboolean           has_caption)
{
  g_return_if_fail (CHARTER_IS_RADAR_CHART (self));

  set_switch (self, &self->has_caption, has_caption, PROP_HAS_CAPTION);
}
