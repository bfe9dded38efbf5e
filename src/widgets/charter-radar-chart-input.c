/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-radar-chart-private.h"

/**
 * charter_radar_chart_pick_axis:
 * @self: a chart
 * @x: in the widget
 * @y: in the widget
 *
 * Returns: the axis there, or -1
 */
int
charter_radar_chart_pick_axis (CharterRadarChart *self,
                               double             x,
                               double             y)
{
  CharterRadarRing rings[CHARTER_RADAR_CHART_MOST_RINGS];
  CharterRadar radar;
  CharterRadarStyle style;

  charter_radar_chart_get_radar (self, &radar, rings);
  charter_radar_chart_get_style (self, &style);

  return charter_radar_pick (&radar, &style, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)), x, y);
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
  point_at (self, charter_radar_chart_pick_axis (self, x, y));
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
  int axis = charter_radar_chart_pick_axis (self, x, y);

  if (axis < 0)
    return;
  self->focused = (guint) axis;
  charter_radar_chart_activate_axis (self, (guint) axis);
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
  charter_radar_chart_activate_axis (self, self->focused);

  return TRUE;
}

/**
 * charter_radar_chart_bind_keys:
 * @widget_class: the chart's class
 */
void
charter_radar_chart_bind_keys (GtkWidgetClass *widget_class)
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

/**
 * charter_radar_chart_listen:
 * @self: a chart
 *
 * Follows the pointer from now on.
 */
void
charter_radar_chart_listen (CharterRadarChart *self)
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
