/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-shared-status.h"

#include <glib/gi18n.h>

/**
 * CharterSharedStatus:
 *
 * At the foot of the sidebar, how old the copy for a deputy is; a warning when it is older than a week or
 * its folder cannot be reached. It leads to the backups. Not there when nothing is shared.
 */
struct _CharterSharedStatus
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *button;
  GtkWidget *icon;
  GtkWidget *label;

  CharterSharedCopy *copy; /* owned, nullable */
  gboolean is_compact;
};

G_DEFINE_FINAL_TYPE (CharterSharedStatus, charter_shared_status, ADW_TYPE_BIN)

static void
say (CharterSharedStatus *self)
{
  const char *words = self->copy ? charter_shared_copy_get_words (self->copy) : NULL;
  const char *problem = self->copy ? charter_shared_copy_get_problem (self->copy) : NULL;
  CharterSharedCopyState state = self->copy ? charter_shared_copy_get_state (self->copy) : CHARTER_SHARED_COPY_OFF;
  gboolean is_late = state == CHARTER_SHARED_COPY_OLD || state == CHARTER_SHARED_COPY_FAILED;

  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  if (!words)
    return;
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), is_late ? "dialog-warning-symbolic"
                                                                : "folder-publicshare-symbolic");
  gtk_widget_set_tooltip_text (self->button, problem ? problem : self->is_compact ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem ? problem : _("Opens the backups"),
                                  -1);
  if (is_late)
    {
      gtk_widget_add_css_class (self->button, "late");
      gtk_widget_remove_css_class (self->button, "quiet");
    }
  else
    {
      gtk_widget_add_css_class (self->button, "quiet");
      gtk_widget_remove_css_class (self->button, "late");
    }
}

static void
charter_shared_status_dispose (GObject *object)
{
  CharterSharedStatus *self = CHARTER_SHARED_STATUS (object);

  g_clear_object (&self->copy);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_SHARED_STATUS);

  G_OBJECT_CLASS (charter_shared_status_parent_class)->dispose (object);
}

static void
charter_shared_status_class_init (CharterSharedStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_shared_status_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-shared-status.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterSharedStatus, button);
  gtk_widget_class_bind_template_child (widget_class, CharterSharedStatus, icon);
  gtk_widget_class_bind_template_child (widget_class, CharterSharedStatus, label);
}

static void
charter_shared_status_init (CharterSharedStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  say (self);
}

/**
 * charter_shared_status_set_copy:
 * @copy: the shared copy whose age is said; set once
 */
void
charter_shared_status_set_copy (CharterSharedStatus *self,
                                CharterSharedCopy   *copy)
{
  g_return_if_fail (CHARTER_IS_SHARED_STATUS (self));

  if (!g_set_object (&self->copy, copy))
    return;
  g_signal_connect_object (copy, "notify", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  say (self);
}

/**
 * charter_shared_status_set_is_compact:
 * @is_compact: whether only the icon is shown; the words are then its tooltip
 */
void
charter_shared_status_set_is_compact (CharterSharedStatus *self,
                                      gboolean             is_compact)
{
  g_return_if_fail (CHARTER_IS_SHARED_STATUS (self));

  self->is_compact = is_compact;
  gtk_widget_set_visible (self->label, !is_compact);
  gtk_widget_set_hexpand (self->icon, is_compact);
  say (self);
}
