/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-radar-handle.h"

/**
 * CharterRadarHandle:
 *
 * A picture has no parts that a screen reader could name, and GTK 4.8 has no way to add any: so each
 * axis is a widget of its own, with a name and the focus.
 */
struct _CharterRadarHandle
{
  GtkWidget parent_instance;

  char *spoken; /* nullable */
};

G_DEFINE_FINAL_TYPE (CharterRadarHandle, charter_radar_handle, GTK_TYPE_WIDGET)

static void
focus_changed_cb (GtkWidget *self)
{
  GtkWidget *parent = gtk_widget_get_parent (self);

  if (parent)
    gtk_widget_queue_draw (parent);
}

/* For the keyboard, which asks with Ctrl+F1 what the pointer learns by resting. Asked for only then: to set
 * a tooltip's text asks the display where the pointer is, and waits. */
static gboolean
charter_radar_handle_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    is_keyboard,
                                    GtkTooltip *tooltip)
{
  CharterRadarHandle *self = CHARTER_RADAR_HANDLE (widget);

  gtk_tooltip_set_text (tooltip, self->spoken);
  return self->spoken != NULL;
}

static void
charter_radar_handle_finalize (GObject *object)
{
  g_free (CHARTER_RADAR_HANDLE (object)->spoken);

  G_OBJECT_CLASS (charter_radar_handle_parent_class)->finalize (object);
}

static void
charter_radar_handle_class_init (CharterRadarHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = charter_radar_handle_finalize;
  widget_class->query_tooltip = charter_radar_handle_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "axis");
}

static void
charter_radar_handle_init (CharterRadarHandle *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  /* The pointer speaks to the chart, which knows what is under it. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_changed_cb), NULL);
}

/**
 * charter_radar_handle_new:
 * Returns: (transfer floating): what an axis is named and focused by
 */
GtkWidget *
charter_radar_handle_new (void)
{
  return g_object_new (CHARTER_TYPE_RADAR_HANDLE, NULL);
}

/**
 * charter_radar_handle_set_spoken:
 * @self: a handle
 * @spoken: "8 Parents: Established, average 2.1 of 3"
 */
void
charter_radar_handle_set_spoken (CharterRadarHandle *self,
                                 const char         *spoken)
{
  g_return_if_fail (CHARTER_IS_RADAR_HANDLE (self));

  if (g_strcmp0 (self->spoken, spoken) == 0)
    return;
  g_free (self->spoken);
  self->spoken = g_strdup (spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}
