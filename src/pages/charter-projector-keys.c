/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-projector-private.h"

#include "charter-level.h"
#include "charter-projector-plan.h"
#include "charter-settings.h"

static gboolean
is_typing (CharterProjector *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
can_use_letters (CharterProjector *self)
{
  return !is_typing (self) && charter_settings_get_single_letter_keys (charter_settings_get_default ());
}

static gboolean
level_key_cb (GtkWidget *widget,
              GVariant  *value,
              gpointer   user_data)
{
  CharterProjector *self = CHARTER_PROJECTOR (widget);
  int wanted = g_variant_get_int32 (value);
  CharterLevel *level;

  if (!can_use_letters (self) || charter_projector_get_current (self)->kind != CHARTER_PROJECTOR_SCREEN_ITEM
      || charter_item_sheet_get_reason (self->sheet))
    return FALSE;
  level = wanted < 0 ? NULL : charter_framework_find_level_of_value (charter_session_get_framework (self->session),
                                                                     wanted);
  if (wanted >= 0 && !level)
    return FALSE;
  charter_projector_choose (self, level);
  return TRUE;
}

static gboolean
go_key_cb (GtkWidget *widget,
           GVariant  *value,
           gpointer   user_data)
{
  CharterProjector *self = CHARTER_PROJECTOR (widget);

  if (!can_use_letters (self))
    return FALSE;
  charter_projector_go_to (self, (CharterProjectorScreenKind) g_variant_get_int32 (value), NULL);
  if (g_variant_get_int32 (value) == CHARTER_PROJECTOR_SCREEN_PLAN)
    charter_projector_plan_begin (CHARTER_PROJECTOR_PLAN (self->plan));
  return TRUE;
}

static gboolean
dark_key_cb (GtkWidget *widget,
             GVariant  *value,
             gpointer   user_data)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (CHARTER_PROJECTOR (widget)->dark_button);

  if (!can_use_letters (CHARTER_PROJECTOR (widget)))
    return FALSE;
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
  return TRUE;
}

static gboolean
leave_key_cb (GtkWidget *widget,
              GVariant  *value,
              gpointer   user_data)
{
  CharterProjector *self = CHARTER_PROJECTOR (widget);

  if (is_typing (self))
    gtk_widget_grab_focus (self->heading);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
scroll (CharterProjector *self,
        int               by)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                        + by * 3 * MAX (self->pixels, CHARTER_PROJECTOR_PIXELS));
}

/**
 * charter_projector_key_pressed:
 * @self: a projector
 * @keyval: a key
 * @keycode: its place on the keyboard
 * @state: what is held down with it
 *
 * The keys that turn pages work wherever the focus is: buttons would take the arrows to move it, and a text
 * would keep Page Up and Page Down, and with them the clicker. Lists that are open keep theirs.
 *
 * Returns: whether the key did something
 */
gboolean
charter_projector_key_pressed (CharterProjector *self,
                               guint             keyval,
                               guint             keycode,
                               GdkModifierType   state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_quiet = !focus || focus == self->heading;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
      || (focus && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER)))
    return FALSE;
  if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    charter_projector_step (self, 1);
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    charter_projector_step (self, -1);
  else if (is_typing (self))
    return FALSE;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    charter_projector_step (self, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    charter_projector_step (self, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 : -1);
  else if (keyval == GDK_KEY_space && is_quiet)
    charter_projector_step (self, 1);
  else if ((keyval == GDK_KEY_Down || keyval == GDK_KEY_Up) && is_quiet)
    scroll (self, keyval == GDK_KEY_Down ? 1 : -1);
  else
    return FALSE;
  return TRUE;
}

/**
 * charter_projector_key:
 * @self: a projector
 * @keyval: a key that turns pages or scrolls
 *
 * Returns: whether it did
 */
gboolean
charter_projector_key (CharterProjector *self,
                       guint             keyval)
{
  g_return_val_if_fail (CHARTER_IS_PROJECTOR (self), FALSE);
  return charter_projector_key_pressed (self, keyval, 0, 0);
}

/**
 * charter_projector_add_keys:
 * @widget_class: the projector's class
 */
void
charter_projector_add_keys (GtkWidgetClass *widget_class)
{
  for (int value = 1; value <= 9; value++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + value, 0, level_key_cb, "i", value);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + value, 0, level_key_cb, "i", value);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, 0, level_key_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, 0, level_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, 0, level_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, 0, go_key_cb, "i", CHARTER_PROJECTOR_SCREEN_PLAN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_o, 0, go_key_cb, "i", CHARTER_PROJECTOR_SCREEN_CHECKLIST);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, 0, dark_key_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_key_cb, "i", 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "window.close", NULL);
}
