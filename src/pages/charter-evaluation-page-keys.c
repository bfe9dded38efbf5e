/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evaluation-page-private.h"

#include <glib/gi18n.h>

#include "charter-item-pane.h"
#include "charter-outline-pane.h"

/* Letters are keys only while nobody types, and only if the setting lets them. */
static gboolean
can_use_letters (CharterEvaluationPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self))
      || !charter_settings_get_single_letter_keys (self->settings))
    return FALSE;
  return !focus || !(GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

/* What somebody asks for is built by then. */
static CharterItemPane *
get_pane (CharterEvaluationPage *self)
{
  if (!self->item_pane)
    charter_slices_finish (self->slices);
  return CHARTER_ITEM_PANE (self->item_pane);
}

static gboolean
can_judge (CharterEvaluationPage *self)
{
  return can_use_letters (self) && charter_item_sheet_get_item (self->sheet)
         && !charter_item_sheet_is_locked (self->sheet);
}

/* What does not apply is not judged by a slip of the finger. */
static gboolean
can_choose (CharterEvaluationPage *self)
{
  return can_judge (self) && !charter_item_sheet_get_reason (self->sheet);
}

/* Whether the key was taken: also when it could not be done, which is then said. */
static gboolean
take (CharterEvaluationPage *self,
      gboolean               is_done,
      GError                *error)
{
  if (error)
    charter_page_show_error (CHARTER_PAGE (self), _("This was not recorded"), error);
  return is_done || error != NULL;
}

static gboolean
level_key_cb (GtkWidget *widget,
              GVariant  *value,
              gpointer   user_data)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);
  g_autoptr(GError) error = NULL;
  gboolean is_done = can_choose (self)
                     && charter_item_sheet_choose_value (self->sheet, g_variant_get_int32 (value), &error);

  return take (self, is_done, error);
}

static gboolean
clear_key_cb (GtkWidget *widget,
              GVariant  *value,
              gpointer   user_data)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);
  g_autoptr(GError) error = NULL;
  gboolean is_done = can_choose (self) && (!charter_item_sheet_get_level (self->sheet)
                                           || charter_item_sheet_choose (self->sheet, NULL, &error));

  return take (self, is_done, error);
}

/* What the pane is asked for by a letter; the shortcut's argument says which. */
enum
{
  ASK_REASON,
  MAKE_ACTION,
};

static gboolean
pane_key_cb (GtkWidget *widget,
             GVariant  *value,
             gpointer   user_data)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);

  if (!can_judge (self))
    return FALSE;
  if (g_variant_get_int32 (value) == ASK_REASON)
    charter_item_pane_ask_reason (get_pane (self));
  else
    charter_item_pane_make_action (get_pane (self));
  return TRUE;
}

static gboolean
step_key_cb (GtkWidget *widget,
             GVariant  *value,
             gpointer   user_data)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);

  if (!can_use_letters (self))
    return FALSE;
  charter_evaluation_page_step (self, g_variant_get_int32 (value));
  return TRUE;
}

static gboolean
paste_key_cb (GtkWidget *widget,
              GVariant  *value,
              gpointer   user_data)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  return charter_item_pane_paste (get_pane (self));
}

static gboolean
find_key_cb (GtkWidget *widget,
             GVariant  *value,
             gpointer   user_data)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  charter_slices_finish (self->slices);
  adw_flap_set_reveal_flap (ADW_FLAP (self->outer), TRUE);
  charter_outline_pane_search (CHARTER_OUTLINE_PANE (self->outline));
  return TRUE;
}

static void
add_key (GtkShortcutController *controller,
         guint                  keyval,
         GdkModifierType        modifiers,
         GtkShortcutFunc        function,
         int                    argument)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                                            gtk_callback_action_new (function, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (argument));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/**
 * charter_evaluation_page_add_keys:
 * @self: the page
 *
 * Gives the page its keys, which work all over the window while it is shown: after a card is rebuilt nothing has the
 * focus.
 */
void
charter_evaluation_page_add_keys (CharterEvaluationPage *self)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_shortcut_controller_set_scope (controller, GTK_SHORTCUT_SCOPE_GLOBAL);
  for (int value = 1; value <= 9; value++)
    {
      add_key (controller, GDK_KEY_0 + value, 0, level_key_cb, value);
      add_key (controller, GDK_KEY_KP_0 + value, 0, level_key_cb, value);
    }
  add_key (controller, GDK_KEY_y, 0, level_key_cb, 0);
  add_key (controller, GDK_KEY_0, 0, clear_key_cb, 0);
  add_key (controller, GDK_KEY_KP_0, 0, clear_key_cb, 0);
  add_key (controller, GDK_KEY_n, 0, pane_key_cb, ASK_REASON);
  add_key (controller, GDK_KEY_a, 0, pane_key_cb, MAKE_ACTION);
  add_key (controller, GDK_KEY_j, 0, step_key_cb, 1);
  add_key (controller, GDK_KEY_k, 0, step_key_cb, -1);
  add_key (controller, GDK_KEY_f, GDK_CONTROL_MASK, find_key_cb, 0);
  add_key (controller, GDK_KEY_v, GDK_CONTROL_MASK, paste_key_cb, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));

  /* Arrows belong first to what has the focus: a list, a scale, a menu. */
  controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());
  add_key (controller, GDK_KEY_Down, 0, step_key_cb, 1);
  add_key (controller, GDK_KEY_Up, 0, step_key_cb, -1);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}
