/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-pack-copy-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-clock.h"

struct _CharterPackCopyDialog
{
  AdwWindow parent_instance;

  GtkWidget *version_check;
  GtkWidget *own_check;
  GtkWidget *title_row;
  GtkWidget *id_row;
  GtkWidget *version_row;
  GtkWidget *fault;
  GtkWidget *copy_button;

  CharterSession   *session;
  CharterFramework *framework;
};

G_DEFINE_FINAL_TYPE (CharterPackCopyDialog, charter_pack_copy_dialog, ADW_TYPE_WINDOW)

static guint copied_signal;

static void
say (CharterPackCopyDialog *self,
     const char            *words)
{
  gtk_label_set_label (GTK_LABEL (self->fault), words ? words : "");
  gtk_widget_set_visible (self->fault, words != NULL);
}

/* A version that is free: this month, else with a number behind it. */
static char *
suggest_version (CharterPackCopyDialog *self,
                 const char            *id)
{
  CharterPackLibrary *library = charter_session_get_library (self->session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *month = g_strndup (today, strlen ("2026-11"));
  char *version = g_strdup (month);

  for (guint i = 2; charter_pack_library_has (library, id, version); i++)
    {
      g_free (version);
      version = g_strdup_printf ("%s.%u", month, i);
    }
  return version;
}

static void
kind_cb (CharterPackCopyDialog *self)
{
  gboolean is_own = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->own_check));
  const char *id = charter_framework_get_id (self->framework);
  const char *title = charter_framework_get_title (self->framework);
  g_autofree char *own_id = g_strconcat ("our-", id, NULL);
  /* TRANSLATORS: the title of a school's own framework, made from another */
  g_autofree char *own_title = g_strdup_printf (_("Our own: %s"), title);
  g_autofree char *version = suggest_version (self, is_own ? own_id : id);

  gtk_editable_set_text (GTK_EDITABLE (self->title_row), is_own ? own_title : title);
  gtk_editable_set_text (GTK_EDITABLE (self->id_row), is_own ? own_id : id);
  gtk_editable_set_text (GTK_EDITABLE (self->version_row), version);
  gtk_widget_set_visible (self->id_row, is_own);
  say (self, NULL);
}

static void
typed_cb (CharterPackCopyDialog *self)
{
  say (self, NULL);
}

static void
copy_cb (CharterPackCopyDialog *self)
{
  CharterPackLibrary *library = charter_session_get_library (self->session);
  g_autoptr(GError) error = NULL;
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
  CharterPackDraft *draft =
    charter_pack_library_copy (library, self->framework, gtk_editable_get_text (GTK_EDITABLE (self->id_row)),
                               gtk_editable_get_text (GTK_EDITABLE (self->version_row)), title, &error);

  if (!draft)
    {
      say (self, error->message);
      return;
    }
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, copied_signal, 0, draft);
  g_object_unref (self);
}

static void
charter_pack_copy_dialog_dispose (GObject *object)
{
  CharterPackCopyDialog *self = CHARTER_PACK_COPY_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->framework);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_PACK_COPY_DIALOG);

  G_OBJECT_CLASS (charter_pack_copy_dialog_parent_class)->dispose (object);
}

static void
charter_pack_copy_dialog_class_init (CharterPackCopyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_pack_copy_dialog_dispose;

  copied_signal = g_signal_new ("copied", CHARTER_TYPE_PACK_COPY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, CHARTER_TYPE_PACK_DRAFT);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-pack-copy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterPackCopyDialog, version_check);
  gtk_widget_class_bind_template_child (widget_class, CharterPackCopyDialog, own_check);
  gtk_widget_class_bind_template_child (widget_class, CharterPackCopyDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, CharterPackCopyDialog, id_row);
  gtk_widget_class_bind_template_child (widget_class, CharterPackCopyDialog, version_row);
  gtk_widget_class_bind_template_child (widget_class, CharterPackCopyDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, CharterPackCopyDialog, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_pack_copy_dialog_init (CharterPackCopyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** charter_pack_copy_dialog_new: Returns: (transfer floating): the dialog */
GtkWidget *
charter_pack_copy_dialog_new (GtkWindow        *parent,
                              CharterSession   *session,
                              CharterFramework *framework)
{
  CharterPackCopyDialog *self = g_object_new (CHARTER_TYPE_PACK_COPY_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->framework = g_object_ref (framework);
  kind_cb (self);
  g_signal_connect_object (self->own_check, "toggled", G_CALLBACK (kind_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
