/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-ui.h"

#include "charter-entry-row.h"
#include "charter-menu-names.h"
#include "charter-page.h"
#include "charter-row.h"
#include "charter-ui-resources.h"

/* Stands in for what AdwApplication does with the style sheet and icons at its resource path. */
static void
dress_display (GdkDisplay *display)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCE_BASE "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    RESOURCE_BASE "/icons");
}

/**
 * charter_ui_init:
 *
 * Registers the templates, icons and base types that pages need. Call it before the first widget; more
 * than once does nothing. A test that has no application gets its style sheet and icons here too, so
 * call adw_init() first there.
 */
void
charter_ui_init (void)
{
  static gboolean is_ready;

  if (is_ready)
    return;

  is_ready = TRUE;
  charter_ui_register_resource ();
  g_type_ensure (CHARTER_TYPE_ENTRY_ROW);
  g_type_ensure (CHARTER_TYPE_PAGE);
  g_type_ensure (CHARTER_TYPE_ROW);
  charter_menu_names_init ();

  if (g_application_get_default () == NULL && gdk_display_get_default ())
    dress_display (gdk_display_get_default ());
}

static gboolean
has_keyboard (GtkWidget *pane)
{
  GtkRoot *root = gtk_widget_get_root (pane);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

/**
 * charter_ui_leave:
 * @pane: a part of a window that is about to be hidden
 * @to: (nullable): where the keyboard should go; %NULL: to what comes after the pane, as by Tab
 *
 * Takes the keyboard out of the pane, if it is in there. GTK 4.8 does that only after the next frame and holds
 * what is hidden until then; hidden twice before it, as on a busy computer, it is held for good, and with it the
 * session.
 */
void
charter_ui_leave (GtkWidget *pane,
                  GtkWidget *to)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (pane));

  if (!has_keyboard (pane))
    return;
  gtk_widget_set_can_focus (pane, FALSE);
  if (!to || !gtk_widget_child_focus (to, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (pane, TRUE);
  if (has_keyboard (pane))
    gtk_root_set_focus (GTK_ROOT (root), NULL);
}

/**
 * charter_ui_show:
 * @pane: a part of a window
 * @is_shown: whether it is there to see
 * @to: (nullable): where the keyboard goes when the pane goes, as for charter_ui_leave()
 *
 * Shows or hides a pane that can hold the keyboard.
 */
void
charter_ui_show (GtkWidget *pane,
                 gboolean   is_shown,
                 GtkWidget *to)
{
  if (!is_shown)
    charter_ui_leave (pane, to);
  gtk_widget_set_visible (pane, is_shown);
}

/**
 * charter_ui_name_button:
 * @button: a button that shows words, such as "Record…"
 * @name: what a screen reader says instead of them, such as "Record… Moderation"
 *
 * From GTK 4.10 on a button's label names it before whatever name it is given.
 */
void
charter_ui_name_button (GtkWidget  *button,
                        const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * charter_ui_name_split_button:
 * @button: a split button with a dropdown tooltip
 */
void
charter_ui_name_split_button (AdwSplitButton *button)
{
  const char *name = adw_split_button_get_dropdown_tooltip (button);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
