/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

/* How evidence comes in: chosen, dropped, pasted, or put in words. */

#include "charter-evidence-page-private.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-evidence-dialog.h"
#include "charter-guard-job.h"
#include "charter-picture-bytes.h"

static CharterSession *
get_session (CharterEvidencePage *self)
{
  return charter_page_get_session (CHARTER_PAGE (self));
}

static void
say_added (CharterEvidencePage *self,
           CharterEvidence     *evidence,
           gboolean             is_known)
{
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  g_autofree char *text = NULL;

  /* Translators: %s is a reference such as "E14" */
  text = g_strdup_printf (is_known ? _("Already kept as %s") : _("Added as %s"), reference);
  charter_page_toast (CHARTER_PAGE (self), text, !is_known);
  charter_evidence_page_select (self, evidence);
  charter_evidence_page_look (self);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterEvidencePage) self = user_data;
  g_autoptr(GError) error = NULL;
  CharterGuardSum sum = { 0 };
  guint before = self->n_open;
  g_autofree char *text = NULL;

  if (!charter_guard_look_finish (CHARTER_SESSION (source), result, &sum, &error))
    return; /* stopped: a newer one looks at everything again */
  g_clear_object (&self->guarding);
  self->n_open = sum.n_open;
  if (!self->stack || sum.n_files == 0 || sum.n_open <= before)
    return;
  text = g_strdup_printf (ngettext ("%u thing looks like personal data: say what it is",
                                    "%u things look like personal data: say what they are", sum.n_open), sum.n_open);
  charter_page_toast (CHARTER_PAGE (self), text, FALSE);
}

/**
 * charter_evidence_page_look:
 * @self: the page
 *
 * Looks through what has come in since for personal data, in a thread; the form shows what is found.
 */
void
charter_evidence_page_look (CharterEvidencePage *self)
{
  g_cancellable_cancel (self->guarding);
  g_clear_object (&self->guarding);
  self->guarding = g_cancellable_new ();
  charter_guard_look_async (get_session (self), NULL, NULL, NULL, self->guarding, looked_cb, g_object_ref (self));
}

/* --- Files ----------------------------------------------------------------------------------- */

static void keep_next (CharterEvidencePage *self);

static void
progress_cb (goffset  done,
             goffset  total,
             gpointer user_data)
{
  CharterEvidencePage *self = user_data;

  if (self->progress_bar)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar),
                                   total > 0 ? CLAMP ((double) done / (double) total, 0, 1) : 0);
}

/**
 * charter_evidence_page_stop_adding:
 * @self: the page
 *
 * Stops taking files that are not taken yet.
 */
void
charter_evidence_page_stop_adding (CharterEvidencePage *self)
{
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_cancellable_cancel (self->adding);
  g_clear_object (&self->into);
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterEvidencePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterAttachment) attachment =
    charter_attach_file_finish (CHARTER_SESSION (source), result, &error);

  g_clear_object (&self->adding);
  if (!self->stack) /* the page is gone */
    return;
  if (!attachment)
    {
      charter_evidence_page_stop_adding (self);
      charter_page_show_error (CHARTER_PAGE (self), _("This could not be added"), error);
    }
  else
    {
      self->n_added++;
      if (g_queue_is_empty (&self->waiting) && self->n_added == 1)
        say_added (self, attachment->evidence, attachment->is_known);
      else if (g_queue_is_empty (&self->waiting))
        {
          g_autofree char *text = g_strdup_printf (ngettext ("%u file added", "%u files added",
                                                             self->n_added), self->n_added);

          charter_page_toast (CHARTER_PAGE (self), text, FALSE);
          charter_evidence_page_select (self, attachment->evidence);
          charter_evidence_page_look (self);
        }
    }
  keep_next (self);
}

static void
encoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CharterEvidencePage) self = user_data;
  g_autoptr(GBytes) bytes = charter_picture_bytes_finish (GDK_TEXTURE (source), result, NULL);

  if (!self->stack || !bytes) /* the page is gone, or it was stopped */
    {
      g_clear_object (&self->adding);
      if (self->stack)
        keep_next (self);
      return;
    }
  charter_attach_bytes_async (get_session (self), bytes, _("Pasted picture.png"), NULL, progress_cb, self,
                              self->adding, attached_cb, g_object_ref (self));
}

static void
keep_file (CharterEvidencePage *self,
           GFile               *file)
{
  if (self->replaced)
    charter_attach_replace_async (get_session (self), file, self->replaced, progress_cb, self, self->adding,
                                  attached_cb, g_object_ref (self));
  else
    charter_attach_file_async (get_session (self), file, self->into, NULL, NULL, progress_cb, self,
                               self->adding, attached_cb, g_object_ref (self));
}

static void
show_progress (CharterEvidencePage *self,
               gpointer             what)
{
  g_autofree char *name = G_IS_FILE (what) ? g_file_get_basename (what) : NULL;
  /* Translators: %s is the name of a file */
  g_autofree char *words = name ? g_strdup_printf (_("Keeping a copy of “%s”"), name)
                                : g_strdup (_("Keeping a copy of the picture"));

  gtk_label_set_label (GTK_LABEL (self->progress_label), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar), 0);
}

/* One after the other: the disk is not faster for two, and numbers follow the order of the drop. */
static void
keep_next (CharterEvidencePage *self)
{
  g_autoptr(GObject) what = NULL;

  if (self->adding)
    return;
  what = g_queue_pop_head (&self->waiting);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->progress), what != NULL);
  if (!what)
    {
      self->n_added = 0;
      g_clear_object (&self->into);
      g_clear_object (&self->replaced);
      return;
    }
  show_progress (self, what);
  self->adding = g_cancellable_new ();
  if (G_IS_FILE (what))
    keep_file (self, G_FILE (what));
  else
    charter_picture_bytes_async (GDK_TEXTURE (what), self->adding, encoded_cb, g_object_ref (self));
}

/**
 * charter_evidence_page_add_files:
 * @self: the page
 * @files: of GFile
 *
 * Keeps a copy of each and records it as evidence that supports nothing yet.
 */
void
charter_evidence_page_add_files (CharterEvidencePage *self,
                                 GListModel          *files)
{
  g_return_if_fail (CHARTER_IS_EVIDENCE_PAGE (self));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_queue_push_tail (&self->waiting, g_list_model_get_item (files, i));
  keep_next (self);
}

static void
chosen_cb (CharterEvidencePage *self,
           int                  response)
{
  g_autoptr(GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->file_chooser));
      charter_evidence_page_add_files (self, files);
    }
  else
    {
      g_clear_object (&self->into);
      g_clear_object (&self->replaced);
    }
  g_clear_object (&self->file_chooser);
}

static void
choose_files (CharterEvidencePage *self,
              CharterEvidence     *into,
              CharterEvidenceFile *replaced)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->file_chooser)
    return;
  g_set_object (&self->into, into);
  g_set_object (&self->replaced, replaced);
  self->file_chooser =
    GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (replaced ? _("Choose the newer version") : _("Add files as evidence"), window,
                                                    GTK_FILE_CHOOSER_ACTION_OPEN, replaced ? _("_Replace") : _("_Add"),
                                                    NULL));
  gtk_native_dialog_set_modal (self->file_chooser, TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->file_chooser), !replaced);
  g_signal_connect_object (self->file_chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->file_chooser);
}

/**
 * charter_evidence_page_add_file_to_selected:
 * @self: the page
 *
 * Asks for a file that goes with the evidence that is shown.
 */
void
charter_evidence_page_add_file_to_selected (CharterEvidencePage *self)
{
  choose_files (self, charter_evidence_form_get_evidence (CHARTER_EVIDENCE_FORM (self->form)), NULL);
}

/**
 * charter_evidence_page_replace_file:
 * @self: the page
 * @file: a file of the evidence that is shown
 *
 * Asks for its newer version.
 */
void
charter_evidence_page_replace_file (CharterEvidencePage *self,
                                    CharterEvidenceFile *file)
{
  choose_files (self, NULL, file);
}

/* --- Drop and paste -------------------------------------------------------------------------- */

static void
add_file_list (CharterEvidencePage *self,
               GdkFileList         *list)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GSList) each = gdk_file_list_get_files (list);

  for (GSList *at = each; at; at = at->next)
    g_list_store_append (files, at->data);
  charter_evidence_page_add_files (self, G_LIST_MODEL (files));
}

static void
add_picture (CharterEvidencePage *self,
             GdkTexture          *texture)
{
  g_queue_push_tail (&self->waiting, g_object_ref (texture));
  keep_next (self);
}

static gboolean
drop_cb (CharterEvidencePage *self,
         const GValue        *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    add_file_list (self, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    add_picture (self, g_value_get_object (value));
  else
    return FALSE;
  return TRUE;
}

/**
 * charter_evidence_page_accept_drops:
 * @self: the page
 *
 * Files and pictures may be dropped anywhere on it.
 */
void
charter_evidence_page_accept_drops (CharterEvidencePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
show_dialog (CharterEvidencePage *self,
             CharterEvidenceKind  kind,
             const char          *detail);

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterEvidencePage) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (!self->stack)
    return;
  if (!value)
    charter_page_toast (CHARTER_PAGE (self), _("What was copied can be no evidence"), FALSE);
  else if (G_VALUE_HOLDS_STRING (value))
    show_dialog (self, g_str_has_prefix (g_value_get_string (value), "http") ? CHARTER_EVIDENCE_KIND_LINK
                                                                              : CHARTER_EVIDENCE_KIND_NOTE,
                 g_value_get_string (value));
  else
    drop_cb (self, value);
}

static void
paste_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  g_autoptr(GdkContentFormats) readable = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));
  GType type = G_TYPE_STRING;

  if (gdk_content_formats_contain_gtype (readable, GDK_TYPE_FILE_LIST))
    type = GDK_TYPE_FILE_LIST;
  else if (gdk_content_formats_contain_gtype (readable, GDK_TYPE_TEXTURE))
    type = GDK_TYPE_TEXTURE;
  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT,
                                  charter_page_get_window_cancellable (CHARTER_PAGE (widget)),
                                  pasted_cb, g_object_ref (widget));
}

/* --- Words ----------------------------------------------------------------------------------- */

static void
words_added_cb (CharterEvidencePage *self,
                CharterEvidence     *evidence)
{
  say_added (self, evidence, FALSE);
}

static void
show_dialog (CharterEvidencePage *self,
             CharterEvidenceKind  kind,
             const char          *detail)
{
  GtkWidget *dialog = charter_evidence_dialog_new (get_session (self), kind);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (detail)
    charter_evidence_dialog_set_detail (CHARTER_EVIDENCE_DIALOG (dialog), detail);
  g_signal_connect_object (dialog, "added", G_CALLBACK (words_added_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Actions --------------------------------------------------------------------------------- */

static void
add_file_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  choose_files (CHARTER_EVIDENCE_PAGE (widget), NULL, NULL);
}

static void
add_link_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  show_dialog (CHARTER_EVIDENCE_PAGE (widget), CHARTER_EVIDENCE_KIND_LINK, NULL);
}

static void
add_note_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  show_dialog (CHARTER_EVIDENCE_PAGE (widget), CHARTER_EVIDENCE_KIND_NOTE, NULL);
}

static void
add_seen_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  show_dialog (CHARTER_EVIDENCE_PAGE (widget), CHARTER_EVIDENCE_KIND_SEEN, NULL);
}

static void
stop_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  charter_evidence_page_stop_adding (CHARTER_EVIDENCE_PAGE (widget));
}

/**
 * charter_evidence_page_remove_selected:
 * @self: the page
 *
 * Takes the evidence out that is shown; the toast offers to undo that.
 */
void
charter_evidence_page_remove_selected (CharterEvidencePage *self)
{
  CharterEvidence *evidence = charter_evidence_form_get_evidence (CHARTER_EVIDENCE_FORM (self->form));
  g_autofree char *reference = NULL;
  g_autofree char *text = NULL;

  if (!evidence)
    return;
  reference = charter_evidence_dup_reference (evidence);
  /* Translators: %s is a reference such as "E14" */
  text = g_strdup_printf (_("%s was removed"), reference);
  adw_leaflet_set_visible_child_name (ADW_LEAFLET (self->leaflet), "list");
  charter_attach_remove (get_session (self), evidence);
  charter_page_toast (CHARTER_PAGE (self), text, TRUE);
}

static void
remove_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  charter_evidence_page_remove_selected (CHARTER_EVIDENCE_PAGE (widget));
}

/**
 * charter_evidence_page_install_actions:
 * @widget_class: the page's class
 */
void
charter_evidence_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "evidence.add-file", NULL, add_file_cb);
  gtk_widget_class_install_action (widget_class, "evidence.add-link", NULL, add_link_cb);
  gtk_widget_class_install_action (widget_class, "evidence.add-note", NULL, add_note_cb);
  gtk_widget_class_install_action (widget_class, "evidence.add-seen", NULL, add_seen_cb);
  gtk_widget_class_install_action (widget_class, "evidence.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "evidence.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "evidence.stop", NULL, stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "evidence.paste", NULL);
}
