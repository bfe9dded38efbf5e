/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-pane-private.h"

#include <glib/gi18n.h>

#include "charter-directory-job.h"
#include "charter-page.h"
#include "charter-portfolio.h"
#include "charter-text-block.h"
#include "charter-ui.h"

/**
 * CharterDirectoryPane:
 *
 * Everything that is known of one service, in the order in which it is needed: is it for us, how do we
 * get there, what must we have first, what does it cost, whom do we ask; then where that is from.
 */
G_DEFINE_FINAL_TYPE (CharterDirectoryPane, charter_directory_pane, ADW_TYPE_BIN)

enum
{
  PINNED,
  USED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * charter_directory_pane_get_window:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the window that it is in
 */
GtkWindow *
charter_directory_pane_get_window (CharterDirectoryPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
pin_toggled_cb (CharterDirectoryPane *self)
{
  if (self->is_filling || !self->result)
    return;
  charter_directory_set_pinned (self->session, charter_directory_pane_get_entry (self),
                                gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pin_button)));
  g_signal_emit (self, signals[PINNED], 0);
}

static void
note_changed_cb (CharterDirectoryPane *self)
{
  g_autofree char *text = NULL;

  if (self->is_filling || !self->result || !charter_session_get_portfolio (self->session))
    return;
  g_object_get (self->note, "text", &text, NULL);
  charter_directory_set_note (self->session, charter_directory_pane_get_entry (self), text);
}

static void
note_left_cb (CharterDirectoryPane *self)
{
  if (self->session)
    charter_store_end_visit (charter_session_get_store (self->session));
}

static void
charter_directory_pane_dispose (GObject *object)
{
  CharterDirectoryPane *self = CHARTER_DIRECTORY_PANE (object);

  if (self->use_button)
    {
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->use_button), NULL, NULL, NULL);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->lists_button), NULL, NULL, NULL);
    }
  g_clear_object (&self->result);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  /* A bound child that is the bin's own would be unparented behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_DIRECTORY_PANE);

  G_OBJECT_CLASS (charter_directory_pane_parent_class)->dispose (object);
}

static void
charter_directory_pane_class_init (CharterDirectoryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_directory_pane_dispose;

  signals[PINNED] = g_signal_new ("pinned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[USED] = g_signal_new ("used", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, CHARTER_TYPE_ACTION, G_TYPE_BOOLEAN);

  g_type_ensure (CHARTER_TYPE_TEXT_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-directory-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, badge);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, description);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, facts);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, lists_button);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, name);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, note);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, organisation);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, pin_button);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, use_button);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_toggled_cb);
}

static void
charter_directory_pane_init (CharterDirectoryPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  charter_directory_pane_install_actions (self);
}

/**
 * charter_directory_pane_say_pinned:
 * @self: a pane
 *
 * Tells that a pin was set or taken away.
 */
void
charter_directory_pane_say_pinned (CharterDirectoryPane *self)
{
  g_signal_emit (self, signals[PINNED], 0);
}

/**
 * charter_directory_pane_say_used:
 * @self: a pane
 * @action: with which the service is noted
 * @is_new: whether the action was begun just now
 */
void
charter_directory_pane_say_used (CharterDirectoryPane *self,
                                 CharterAction        *action,
                                 gboolean              is_new)
{
  g_signal_emit (self, signals[USED], 0, action, is_new);
}

/**
 * charter_directory_pane_set_session:
 * @self: a pane
 * @session: (nullable): a session
 */
void
charter_directory_pane_set_session (CharterDirectoryPane *self,
                                    CharterSession       *session)
{
  g_return_if_fail (CHARTER_IS_DIRECTORY_PANE (self));
  if (!g_set_object (&self->session, session))
    return;
  charter_page_add_editing_widget (self->use_button, session);
  charter_page_add_editing_widget (self->pin_button, session);
  charter_page_add_editing_widget (self->lists_button, session);
  charter_page_add_editing_widget (self->note, session);
}

/**
 * charter_directory_pane_get_entry:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the service that is shown
 */
CharterEntry *
charter_directory_pane_get_entry (CharterDirectoryPane *self)
{
  g_return_val_if_fail (CHARTER_IS_DIRECTORY_PANE (self), NULL);
  return self->result ? charter_directory_result_get_entry (self->result) : NULL;
}

/**
 * charter_directory_pane_update:
 * @self: the pane
 *
 * Shows again what the school has said of the service, which may have changed elsewhere.
 */
void
charter_directory_pane_update (CharterDirectoryPane *self)
{
  CharterEntry *entry = charter_directory_pane_get_entry (self);
  gboolean has_school = charter_session_get_portfolio (self->session) != NULL;
  const char *note;

  if (!entry)
    return;
  self->is_filling = TRUE;
  note = charter_directory_get_note (self->session, charter_entry_get_id (entry));
  gtk_widget_set_visible (self->buttons, has_school);
  gtk_widget_set_visible (self->note, has_school);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pin_button),
                                charter_directory_is_pinned (self->session, charter_entry_get_id (entry)));
  g_object_set (self->note, "text", note ? note : "", NULL);
  charter_directory_pane_fill_facts (self);
  self->is_filling = FALSE;
}

static void
show_heading (CharterDirectoryPane *self,
              CharterEntry         *entry)
{
  gboolean is_stale;
  g_autofree char *badge = charter_directory_dup_badge (entry, &is_stale);
  g_autofree char *description = charter_directory_result_dup_markup (self->result,
                                                                      charter_entry_get_description (entry));

  gtk_label_set_label (GTK_LABEL (self->name), charter_entry_get_name (entry));
  gtk_label_set_label (GTK_LABEL (self->organisation), charter_entry_get_organisation (entry) ?: "");
  gtk_label_set_label (GTK_LABEL (self->badge), badge);
  if (is_stale)
    gtk_widget_remove_css_class (self->badge, "strong");
  else
    gtk_widget_add_css_class (self->badge, "strong");
  gtk_label_set_markup (GTK_LABEL (self->description), description);
  gtk_widget_set_visible (self->description, *description != '\0');
}

/**
 * charter_directory_pane_show:
 * @self: the pane
 * @result: (nullable): what to show
 */
void
charter_directory_pane_show (CharterDirectoryPane   *self,
                             CharterDirectoryResult *result)
{
  CharterEntry *before;
  gboolean is_other;

  g_return_if_fail (CHARTER_IS_DIRECTORY_PANE (self));
  before = charter_directory_pane_get_entry (self);
  is_other = !before || !result ||
             g_strcmp0 (charter_entry_get_id (before),
                        charter_entry_get_id (charter_directory_result_get_entry (result))) != 0;
  g_set_object (&self->result, result);
  if (!result)
    charter_ui_leave (self->stack, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), result ? "entry" : "none");
  if (!result)
    return;
  show_heading (self, charter_directory_result_get_entry (result));
  charter_directory_pane_update (self);
  if (is_other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/**
 * charter_directory_pane_toggle_pin:
 * @self: a pane
 *
 * Sets the pin of the service that is shown, or takes it away.
 */
void
charter_directory_pane_toggle_pin (CharterDirectoryPane *self)
{
  g_return_if_fail (CHARTER_IS_DIRECTORY_PANE (self));
  if (self->result && gtk_widget_get_visible (self->buttons))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pin_button),
                                  !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pin_button)));
}
