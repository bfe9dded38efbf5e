/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-paper-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-directory-job.h"
#include "charter-document-print.h"
#include "charter-pack-job.h"
#include "charter-page-view.h"
#include "charter-row.h"
#include "charter-sheet.h"
#include "charter-toast.h"

#define PAPER_WIDTH 600

/**
 * CharterDirectoryPaperWindow:
 *
 * A paper of the directory as it will be printed: which paper, of which list of pins, then the printer
 * or a PDF. Opened for one service it is of that service only.
 */
struct _CharterDirectoryPaperWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkDropDown *paper;
  GtkDropDown *list;
  GtkLabel *position;
  GtkScrolledWindow *scroller;
  GtkNoSelection *selection;

  CharterSession *session;
  CharterEntry *entry;            /* nullable: of lists */
  CharterDocument *document;      /* nullable: while it is composed */
  CharterPages *pages;            /* nullable: while they are laid out */
  GListStore *sheets;             /* of CharterSheet */
  GtkFileChooserNative *chooser;  /* while it is open */
  CharterDocumentPrint *print;    /* while it prints */
  GCancellable *cancellable;      /* of what is composed now */
};

G_DEFINE_FINAL_TYPE (CharterDirectoryPaperWindow, charter_directory_paper_window, ADW_TYPE_WINDOW)

static CharterDirectoryPaper
get_paper (CharterDirectoryPaperWindow *self)
{
  return (CharterDirectoryPaper) gtk_drop_down_get_selected (self->paper);
}

static void
actions_update (CharterDirectoryPaperWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", self->pages != NULL);
}

static void
show_error (CharterDirectoryPaperWindow *self,
            const char                  *title,
            const GError                *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), title, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
laid_out_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CharterDirectoryPaperWindow) self = data;
  g_autoptr(CharterPages) pages = charter_pack_job_lay_out_finish (CHARTER_DOCUMENT (source), result, NULL);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = NULL;
  guint n;

  if (!pages || !self->sheets || CHARTER_DOCUMENT (source) != self->document)
    return;
  g_set_object (&self->pages, pages);
  n = charter_pages_get_n_pages (pages);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sheets, charter_sheet_new (pages, i));
  g_list_store_splice (self->sheets, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sheets)),
                       sheets->pdata, sheets->len);
  words = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  gtk_label_set_label (self->position, words);
  actions_update (self);
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CharterDirectoryPaperWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterDocument) document =
    charter_directory_paper_compose_finish (CHARTER_SESSION (source), result, &error);

  if (!self->sheets)
    return;
  if (!document)
    {
      show_error (self, _("The paper cannot be made"), error);
      return;
    }
  g_set_object (&self->document, document);
  actions_update (self);
  charter_pack_job_lay_out_async (document, self->cancellable, laid_out_cb, g_object_ref (self));
}

static void
update (CharterDirectoryPaperWindow *self)
{
  CharterDirectoryPaper paper = get_paper (self);
  gboolean has_list = !self->entry && paper != CHARTER_DIRECTORY_BOOKLET && paper != CHARTER_DIRECTORY_GAPS;
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->list);
  /* The first is all of them. */
  const char *list = chosen && gtk_drop_down_get_selected (self->list) > 0
                     ? gtk_string_object_get_string (chosen) : NULL;

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->pages);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->list), has_list);
  gtk_window_set_title (GTK_WINDOW (self), charter_directory_paper_get_title (paper));
  gtk_label_set_label (self->position, _("Being set …"));
  actions_update (self);
  charter_directory_paper_compose_async (self->session, paper, list,
                                         self->entry ? charter_entry_get_id (self->entry) : NULL,
                                         self->cancellable, composed_cb, g_object_ref (self));
}

static void
chosen_cb (CharterDirectoryPaperWindow *self)
{
  if (self->session)
    update (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CharterDirectoryPaperWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterWrittenPack) written = charter_pack_job_write_finish (CHARTER_DOCUMENT (source), result, &error);
  g_autofree char *name = written ? g_path_get_basename (written->path) : NULL;
  /* TRANSLATORS: a file's name */
  g_autofree char *text = name ? g_strdup_printf (_("Saved “%s”"), name) : NULL;

  if (!self->sheets)
    return;
  if (text)
    charter_toast_show (GTK_WIDGET (self->toasts), text);
  else
    show_error (self, _("The document could not be saved"), error);
}

static void
response_cb (CharterDirectoryPaperWindow *self,
             int                          response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *whole = NULL;

  if (response != GTK_RESPONSE_ACCEPT || !self->document)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file ? g_file_get_path (file) : NULL;
  if (!path)
    {
      g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                                     _("Choose a folder on this computer or on a "
                                                       "drive that is connected to it."));

      show_error (self, _("The document could not be saved"), error);
      return;
    }
  whole = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  charter_pack_job_write_async (self->document, whole, NULL, written_cb, g_object_ref (self));
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CharterDirectoryPaperWindow *self = CHARTER_DIRECTORY_PAPER_WINDOW (widget);
  g_autofree char *name = charter_directory_paper_dup_file_name (get_paper (self));

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save as PDF"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
print_done_cb (CharterDirectoryPaperWindow *self,
               GtkPrintOperationResult      result,
               GtkPrintOperation           *operation)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->print);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  show_error (self, _("The document could not be printed"), error);
}

static void
print_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  CharterDirectoryPaperWindow *self = CHARTER_DIRECTORY_PAPER_WINDOW (widget);
  g_autoptr(CharterDocumentPrint) print = NULL;

  if (self->print || !self->pages)
    return;
  print = charter_document_print_new (self->pages);
  self->print = g_object_ref (print);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (print), TRUE);
  g_signal_connect_object (print, "done", G_CALLBACK (print_done_cb), self, G_CONNECT_SWAPPED);
  /* Errors come with "done". */
  gtk_print_operation_run (GTK_PRINT_OPERATION (print), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self), NULL);
}

static void
sheet_setup_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  user_data)
{
  GtkWidget *view = charter_page_view_new ();

  charter_page_view_set_paper_width (CHARTER_PAGE_VIEW (view), PAPER_WIDTH);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, g_object_new (CHARTER_TYPE_ROW, "child", view, "margin-top", 8,
                                               "margin-bottom", 8, NULL));
}

static CharterPageView *
get_view (GtkListItem *item)
{
  return CHARTER_PAGE_VIEW (adw_bin_get_child (ADW_BIN (gtk_list_item_get_child (item))));
}

static void
sheet_bind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  CharterSheet *sheet = gtk_list_item_get_item (item);
  CharterPages *pages = charter_sheet_get_pages (sheet);
  g_autofree char *name = g_strdup_printf (_("Page %u of %u"), charter_sheet_get_page (sheet) + 1,
                                           charter_pages_get_n_pages (pages));

  charter_page_view_set_page (get_view (item), charter_sheet_get_page (sheet));
  charter_page_view_set_pages (get_view (item), pages);
  charter_row_set_spoken_name (CHARTER_ROW (gtk_list_item_get_child (item)), name);
}

static void
sheet_unbind_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 gpointer                  user_data)
{
  charter_page_view_set_pages (get_view (item), NULL);
}

static void
charter_directory_paper_window_dispose (GObject *object)
{
  CharterDirectoryPaperWindow *self = CHARTER_DIRECTORY_PAPER_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sheets);
  g_clear_object (&self->document);
  g_clear_object (&self->pages);
  if (self->chooser)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->print);
  g_clear_object (&self->entry);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (charter_directory_paper_window_parent_class)->dispose (object);
}

static void
charter_directory_paper_window_class_init (CharterDirectoryPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_directory_paper_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-directory-paper-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPaperWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPaperWindow, paper);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPaperWindow, list);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPaperWindow, position);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPaperWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPaperWindow, selection);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_unbind_cb);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_directory_paper_window_init (CharterDirectoryPaperWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sheets = g_list_store_new (CHARTER_TYPE_SHEET);
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->sheets));
}

static void
fill_papers (CharterDirectoryPaperWindow *self)
{
  g_autoptr(GtkStringList) papers = gtk_string_list_new (NULL);

  /* A change is of one service, so it is the last and left out for lists. */
  for (guint i = 0; i < CHARTER_N_DIRECTORY_PAPERS; i++)
    if (i != CHARTER_DIRECTORY_CHANGE || self->entry)
      gtk_string_list_append (papers, charter_directory_paper_get_title (i));
  gtk_drop_down_set_model (self->paper, G_LIST_MODEL (papers));
}

static void
fill_lists (CharterDirectoryPaperWindow *self)
{
  g_auto(GStrv) names = charter_directory_list_names (self->session);
  g_autoptr(GtkStringList) lists = gtk_string_list_new (NULL);

  gtk_string_list_append (lists, _("All pinned services"));
  for (guint i = 0; names[i]; i++)
    gtk_string_list_append (lists, names[i]);
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (lists));
}

/**
 * charter_directory_paper_window_new:
 * @parent: (nullable): the window over which it opens
 * @session: the open session
 * @paper: the paper to begin with
 * @entry: (nullable): one service; %NULL for lists of pins
 *
 * Returns: (transfer floating): a window to present
 */
GtkWidget *
charter_directory_paper_window_new (GtkWindow             *parent,
                                    CharterSession        *session,
                                    CharterDirectoryPaper  paper,
                                    CharterEntry          *entry)
{
  CharterDirectoryPaperWindow *self = g_object_new (CHARTER_TYPE_DIRECTORY_PAPER_WINDOW,
                                                    "transient-for", parent, NULL);

  g_set_object (&self->entry, entry);
  fill_papers (self);
  gtk_drop_down_set_selected (self->paper, (guint) paper);
  self->session = g_object_ref (session);
  fill_lists (self);
  update (self);
  return GTK_WIDGET (self);
}
