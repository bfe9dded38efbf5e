/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-copy-dialog.h"

#include <glib/gi18n.h>

#include "charter-term.h"

/**
 * CharterCopyDialog:
 *
 * Writing everything into one file, or opening such a file: how far it is, and what is in it.
 */
struct _CharterCopyDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget     *bar;
  GtkWidget     *busy_label;
  GtkWidget     *cancel_button;
  GtkWidget     *close_button;
  AdwStatusPage *done;
  AdwStatusPage *failed;
  GtkWidget     *failed_button;
  GtkWidget     *look_button;
  AdwStatusPage *opened;
  GtkStack      *stack;
  GtkWidget     *take_button;

  CharterSession     *session;
  GCancellable       *cancellable;
  CharterOpenedCopy  *copy;     /* nullable */
  CharterCopyPurpose  purpose;
  gboolean            is_taking; /* it cannot be stopped any more */
};

G_DEFINE_FINAL_TYPE (CharterCopyDialog, charter_copy_dialog, ADW_TYPE_WINDOW)

enum
{
  LOOK,
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_busy (CharterCopyDialog *self,
           const char        *title,
           const char        *words)
{
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (GTK_LABEL (self->busy_label), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

static void
show_failed (CharterCopyDialog *self,
             const char        *title,
             const GError      *error)
{
  g_autofree char *words = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->failed, title);
  adw_status_page_set_description (self->failed, words);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_widget_grab_focus (self->failed_button);
}

static void
progress_cb (gint64   done,
             gint64   total,
             gpointer user_data)
{
  CharterCopyDialog *self = CHARTER_COPY_DIALOG (user_data);

  if (self->session && total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP ((double) done / (double) total, 0, 1));
}

static char *
dup_day (const CharterCopyManifest *manifest)
{
  g_autofree char *day = g_strndup (manifest->made_at, 10);

  return charter_term_dup_date_words (day);
}

/* "Oakfield School. Made on 21 November 2026 by A. Senco, with 37 files of evidence." */
static char *
dup_about (const CharterCopyManifest *manifest)
{
  g_autofree char *day = dup_day (manifest);
  g_autofree char *files = g_strdup_printf (ngettext ("%u file of evidence", "%u files of evidence",
                                                      manifest->n_files), manifest->n_files);
  const char *schools = manifest->schools && *manifest->schools ? manifest->schools : _("No school");
  g_autofree char *about = manifest->who
    /* Translators: names of schools, a date, a person's name, "37 files of evidence". */
    ? g_strdup_printf (_("%s. Made on %s by %s, with %s."), schools, day, manifest->who, files)
    : g_strdup_printf (_("%s. Made on %s, with %s."), schools, day, files);

  return g_markup_escape_text (about, -1);
}

/* --- Writing --------------------------------------------------------------------------------- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CharterCopyDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterCopyManifest) manifest =
    charter_copy_job_write_finish (CHARTER_SESSION (source), result, &error);
  g_autofree char *about = NULL;
  g_autofree char *words = NULL;

  if (!self->session) /* closed meanwhile, which stopped it */
    return;
  if (!manifest)
    {
      show_failed (self, _("The file could not be made"), error);
      return;
    }
  about = dup_about (manifest);
  words = g_strdup_printf ("%s\n\n%s", about,
                           _("It was read back and checked. Carry it to the other computer, start this program there, "
                             "and choose “I have a file from another computer”. It holds everything, so keep it as "
                             "safe as the records themselves."));
  adw_status_page_set_title (self->done, _("The file is made"));
  adw_status_page_set_description (self->done, words);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->close_button);
}

/**
 * charter_copy_dialog_write:
 * @self: a dialog
 * @path: where to
 * @settings: (nullable): what the person prefers, as a key file
 */
void
charter_copy_dialog_write (CharterCopyDialog *self,
                           const char        *path,
                           const char        *settings)
{
  g_return_if_fail (CHARTER_IS_COPY_DIALOG (self));

  show_busy (self, _("Move to another computer"), _("Writing records, evidence and settings into one file…"));
  charter_copy_job_write_async (self->session, path, settings, FALSE, progress_cb, self, self->cancellable, written_cb,
                                g_object_ref (self));
}

/* --- Opening --------------------------------------------------------------------------------- */

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterCopyDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterOpenedCopy) copy = charter_copy_job_open_finish (CHARTER_SESSION (source), result, &error);
  g_autofree char *words = NULL;
  g_autofree char *about = NULL;

  if (!self->session)
    return;
  if (!copy)
    {
      show_failed (self, _("The file could not be opened"), error);
      return;
    }
  self->copy = g_steal_pointer (&copy);
  about = dup_about (self->copy->manifest);
  words = g_strdup_printf ("%s\n\n%s", about, g_list_model_get_n_items (charter_store_get_schools (
                             charter_session_get_store (self->session))) > 0
                           ? _("Every file in it was checked. Taking it over puts it in place of the records that are "
                               "here now; these are kept as a backup, and Backups brings them back.")
                           : _("Every file in it was checked."));
  adw_status_page_set_title (self->opened, _("What is in the file"));
  adw_status_page_set_description (self->opened, words);
  gtk_stack_set_visible_child_name (self->stack, "opened");
  gtk_widget_grab_focus (self->purpose == CHARTER_COPY_TO_SHARE ? self->look_button : self->take_button);
}

/**
 * charter_copy_dialog_open:
 * @self: a dialog
 * @path: a copy
 */
void
charter_copy_dialog_open (CharterCopyDialog *self,
                          const char        *path)
{
  g_return_if_fail (CHARTER_IS_COPY_DIALOG (self));

  show_busy (self, self->purpose == CHARTER_COPY_TO_SHARE ? _("Open a shared copy") : _("From another computer"),
             _("Checking every file in it…"));
  charter_copy_job_open_async (self->session, path, progress_cb, self, self->cancellable, opened_cb,
                               g_object_ref (self));
}

/**
 * charter_copy_dialog_steal_copy:
 * @self: a dialog that has opened one
 *
 * Returns: (transfer full): the copy
 */
CharterOpenedCopy *
charter_copy_dialog_steal_copy (CharterCopyDialog *self)
{
  g_return_val_if_fail (CHARTER_IS_COPY_DIALOG (self), NULL);
  return g_steal_pointer (&self->copy);
}

static void
look_cb (CharterCopyDialog *self)
{
  g_signal_emit (self, signals[LOOK], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CharterCopyDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = charter_copy_job_take_finish (CHARTER_SESSION (source), result, &error);

  self->is_taking = FALSE;
  if (!self->session)
    return;
  if (!kept)
    {
      show_failed (self, _("The file could not be taken over"), error);
      return;
    }
  g_signal_emit (self, signals[TAKEN], 0, kept);
  gtk_window_close (GTK_WINDOW (self));
}

static void
take_cb (CharterCopyDialog *self)
{
  show_busy (self, gtk_window_get_title (GTK_WINDOW (self)), _("Putting it in its place…"));
  gtk_widget_set_visible (self->cancel_button, FALSE);
  self->is_taking = TRUE;
  g_object_set_data_full (G_OBJECT (self), "settings", g_strdup (self->copy->settings), g_free);
  charter_copy_job_take_async (self->session, self->copy, taken_cb, g_object_ref (self));
}

/* --- The dialog ------------------------------------------------------------------------------ */

static gboolean
charter_copy_dialog_close_request (GtkWindow *window)
{
  CharterCopyDialog *self = CHARTER_COPY_DIALOG (window);

  if (self->is_taking)
    return TRUE;
  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (charter_copy_dialog_parent_class)->close_request (window);
}

static void
charter_copy_dialog_dispose (GObject *object)
{
  CharterCopyDialog *self = CHARTER_COPY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->copy, charter_opened_copy_free);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_COPY_DIALOG);

  G_OBJECT_CLASS (charter_copy_dialog_parent_class)->dispose (object);
}

static void
charter_copy_dialog_finalize (GObject *object)
{
  g_object_unref (CHARTER_COPY_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (charter_copy_dialog_parent_class)->finalize (object);
}

static void
charter_copy_dialog_class_init (CharterCopyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_copy_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_copy_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = charter_copy_dialog_close_request;

  signals[LOOK] = g_signal_new ("look", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-copy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, done);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, failed_button);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, look_button);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, opened);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CharterCopyDialog, take_button);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_copy_dialog_init (CharterCopyDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_copy_dialog_new:
 * @parent: (nullable): the window
 * @session: an open session
 * @purpose: what the file is for
 *
 * Returns: (transfer floating): the dialog, which does nothing yet
 */
GtkWidget *
charter_copy_dialog_new (GtkWindow          *parent,
                         CharterSession     *session,
                         CharterCopyPurpose  purpose)
{
  CharterCopyDialog *self = g_object_new (CHARTER_TYPE_COPY_DIALOG, "transient-for", parent, NULL);
  gboolean is_shared = purpose == CHARTER_COPY_TO_SHARE;

  self->session = g_object_ref (session);
  self->purpose = purpose;
  gtk_widget_set_visible (self->look_button, is_shared);
  gtk_button_set_label (GTK_BUTTON (self->take_button), is_shared ? _("Take it over as my own")
                                                                  : _("Go on with it here"));
  gtk_widget_add_css_class (is_shared ? self->look_button : self->take_button, "suggested-action");
  return GTK_WIDGET (self);
}
