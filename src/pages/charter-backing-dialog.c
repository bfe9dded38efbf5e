/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-backing-dialog.h"

#include <glib/gi18n.h>

#include "charter-area-heading.h"
#include "charter-area.h"
#include "charter-backing-job.h"
#include "charter-document-print.h"
#include "charter-item.h"
#include "charter-message.h"
#include "charter-pack-job.h"
#include "charter-row.h"

typedef enum {
  COLUMN_LINKED,
  COLUMN_JUDGED,
  COLUMN_EVIDENCE,
} Column;

#define N_COLUMNS (COLUMN_EVIDENCE + 1)

/**
 * CharterBackingDialog:
 *
 * A table of two frameworks that the reader chooses: each item of the one with what the school has
 * said and shown in the other. A blank stands out by its dashed frame, and says so in words.
 */
struct _CharterBackingDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *only_blank;
  GtkWidget *about;
  GtkWidget *summary;
  GtkWidget *head;
  GtkWidget *list;
  GtkWidget *stack;

  /* Owned */
  CharterSession *session;
  GPtrArray      *shown;             /* nullable; of CharterBacking */
  GtkSizeGroup   *widths[N_COLUMNS];
  GCancellable   *cancellable;
  CharterDocumentPrint *print;       /* nullable: while its dialog is open */
};

G_DEFINE_FINAL_TYPE (CharterBackingDialog, charter_backing_dialog, ADW_TYPE_WINDOW)

static guint open_signal;

static CharterFramework *
get_chosen (GtkWidget *choice)
{
  return gtk_drop_down_get_selected_item (GTK_DROP_DOWN (choice));
}

static char *
dup_judged (const CharterBacking *backing)
{
  if (backing->mapped->len == 0)
    return g_strdup ("–");
  /* Translators: judged of those that it is linked to: "1 of 2" */
  return g_strdup_printf (_("%u of %u"), backing->n_judged, backing->mapped->len);
}

static char *
dup_spoken (const CharterBacking *backing,
            const char           *title,
            const char           *codes)
{
  if (!codes)
    return g_strdup_printf (_("%s: linked to nothing there"), title);
  if (charter_backing_is_blank (backing))
    return g_strdup_printf (_("%s: nothing behind it; linked to %s"), title, codes);
  /* Translators: an item's title, codes, then numbers */
  return g_strdup_printf (ngettext ("%1$s: linked to %2$s, %3$u of %4$u judged, %5$u piece of evidence",
                                    "%1$s: linked to %2$s, %3$u of %4$u judged, %5$u pieces of evidence",
                                    backing->n_evidence),
                          title, codes, backing->n_judged, backing->mapped->len,
                          backing->n_evidence);
}

static void
add_cell (CharterBackingDialog *self,
          GtkWidget            *line,
          Column                column,
          const char           *text,
          const char           *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "valign", GTK_ALIGN_CENTER,
                                   "accessible-role", css_class ? GTK_ACCESSIBLE_ROLE_CELL
                                                                : GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                                   NULL);

  if (css_class)
    {
      gtk_widget_add_css_class (label, "coverage-cell");
      gtk_widget_add_css_class (label, css_class);
    }
  else
    {
      gtk_widget_add_css_class (label, "caption-heading");
    }
  if (column == COLUMN_LINKED)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 16);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      gtk_widget_set_tooltip_text (label, text);
    }
  gtk_size_group_add_widget (self->widths[column], label);
  gtk_box_append (GTK_BOX (line), label);
}

/* The item, and under it what it says of itself where it has no page of its own. */
static GtkWidget *
build_title (const char *title,
             const char *about)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *words;

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0,
                                               "wrap", TRUE, "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_CELL, NULL));
  if (!about)
    return box;
  words = g_object_new (GTK_TYPE_LABEL, "label", about, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "quiet");
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static GtkWidget *
build_row (CharterBackingDialog *self,
           const CharterBacking *backing)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = g_object_new (CHARTER_TYPE_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *css_class = charter_backing_is_blank (backing) ? "blank" : "filled";
  g_autofree char *title = g_strdup_printf ("%s  %s", charter_item_get_code (backing->item),
                                            charter_item_get_title (backing->item));
  g_autofree char *codes = charter_backing_dup_codes (backing);
  g_autofree char *judged = dup_judged (backing);
  g_autofree char *evidence = g_strdup_printf ("%u", backing->n_evidence);
  g_autofree char *about = charter_backing_dup_about (backing->item);
  g_autofree char *short_spoken = dup_spoken (backing, title, codes);
  g_autofree char *spoken = g_strdup_printf ("%s%s%s", short_spoken, about ? ". " : "",
                                             about ? about : "");

  gtk_box_append (GTK_BOX (line), build_title (title, about));
  add_cell (self, line, COLUMN_LINKED, codes ? codes : _("nothing"), codes ? "linked" : "blank");
  add_cell (self, line, COLUMN_JUDGED, judged, css_class);
  add_cell (self, line, COLUMN_EVIDENCE, evidence, backing->n_evidence > 0 ? "filled" : "blank");
  adw_bin_set_child (ADW_BIN (child), line);
  charter_row_set_spoken_name (CHARTER_ROW (child), spoken);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  charter_area_heading_set_item (GTK_LIST_BOX_ROW (row), backing->item);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), backing->mapped->len > 0);
  return row;
}

static void
show_summary (CharterBackingDialog *self,
              CharterFramework     *from,
              CharterFramework     *to,
              guint                 n_blank)
{
  const char *words = charter_backing_get_source_words (from);
  g_autofree char *about = g_strdup_printf ("%s%s%s", charter_framework_get_title (from),
                                            words ? "\n" : "", words ? words : "");
  g_autofree char *summary = charter_backing_dup_summary (from, to, n_blank);

  gtk_label_set_label (GTK_LABEL (self->about), about);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
}

static void
clear_rows (CharterBackingDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_clear_pointer (&self->shown, g_ptr_array_unref);
}

static void
changed_cb (CharterBackingDialog *self)
{
  CharterFramework *from = get_chosen (self->from);
  CharterFramework *to = get_chosen (self->to);
  gboolean only_blank = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_blank));
  guint n_blank = 0;

  if (!self->session || !from || !to)
    return;
  clear_rows (self);
  self->shown = charter_backing_list (self->session, from, to);
  for (guint i = self->shown->len; i > 0; i--)
    {
      gboolean is_blank = charter_backing_is_blank (g_ptr_array_index (self->shown, i - 1));

      n_blank += is_blank;
      if (only_blank && !is_blank)
        g_ptr_array_remove_index (self->shown, i - 1);
    }
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         build_row (self, g_ptr_array_index (self->shown, i)));
  show_summary (self, from, to, n_blank);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    from == to ? "same" : self->shown->len > 0 ? "table" : "full");
}

static void
row_activated_cb (CharterBackingDialog *self,
                  GtkListBoxRow        *row)
{
  const CharterBacking *backing = g_ptr_array_index (self->shown, gtk_list_box_row_get_index (row));
  const CharterMapped *first;

  if (backing->mapped->len == 0)
    return;
  first = g_ptr_array_index (backing->mapped, 0);
  g_signal_emit (self, open_signal, 0, charter_framework_get_id (first->framework),
                 charter_item_get_code (first->item));
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CharterBackingDialog *self = CHARTER_BACKING_DIALOG (widget);
  g_autofree char *table = self->shown ? charter_backing_dup_table (self->shown) : NULL;

  if (table)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), table);
}

static void
print_done_cb (CharterBackingDialog    *self,
               GtkPrintOperationResult  result,
               GtkPrintOperation       *operation)
{
  g_autoptr(GError) error = NULL;

  /* The operation that speaks holds itself while it does. */
  g_clear_object (&self->print);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  charter_message_show_error (GTK_WIDGET (self), _("The table could not be printed"), error);
}

static void
laid_out_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CharterBackingDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterPages) pages =
    charter_pack_job_lay_out_finish (CHARTER_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable) || self->print)
    return;
  if (!pages)
    {
      charter_message_show_error (GTK_WIDGET (self), _("The table could not be printed"), error);
      return;
    }
  self->print = charter_document_print_new (pages);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (self->print), TRUE);
  g_signal_connect_object (self->print, "done", G_CALLBACK (print_done_cb), self, G_CONNECT_SWAPPED);
  /* Errors come with "done". */
  gtk_print_operation_run (GTK_PRINT_OPERATION (self->print),
                           GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

/* The table as it is shown, with the blanks alone when only they are. */
static void
print_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  CharterBackingDialog *self = CHARTER_BACKING_DIALOG (widget);
  g_autoptr(CharterDocument) document = NULL;

  if (!self->shown || self->print)
    return;
  document = charter_backing_compose (self->session, get_chosen (self->from), get_chosen (self->to),
                                      self->shown);
  charter_pack_job_lay_out_async (document, self->cancellable, laid_out_cb, g_object_ref (self));
}

static void
charter_backing_dialog_dispose (GObject *object)
{
  CharterBackingDialog *self = CHARTER_BACKING_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->print);
  g_clear_object (&self->session);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->widths[i]);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_BACKING_DIALOG);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (charter_backing_dialog_parent_class)->dispose (object);
}

static void
charter_backing_dialog_finalize (GObject *object)
{
  g_object_unref (CHARTER_BACKING_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (charter_backing_dialog_parent_class)->finalize (object);
}

static void
charter_backing_dialog_class_init (CharterBackingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_backing_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_backing_dialog_finalize;

  open_signal = g_signal_new ("open-item", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-backing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterBackingDialog, from);
  gtk_widget_class_bind_template_child (widget_class, CharterBackingDialog, to);
  gtk_widget_class_bind_template_child (widget_class, CharterBackingDialog, only_blank);
  gtk_widget_class_bind_template_child (widget_class, CharterBackingDialog, about);
  gtk_widget_class_bind_template_child (widget_class, CharterBackingDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CharterBackingDialog, head);
  gtk_widget_class_bind_template_child (widget_class, CharterBackingDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CharterBackingDialog, stack);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "coverage.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "coverage.print", NULL, print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "coverage.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "coverage.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_backing_dialog_init (CharterBackingDialog *self)
{
  static const char * const headings[N_COLUMNS] = { N_("Linked to"), N_("Judged"), N_("Evidence") };

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), charter_area_heading_update, NULL, NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->widths[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      add_cell (self, self->head, (Column) i, _(headings[i]), NULL);
    }
}

static void
fill (GtkWidget  *choice,
      GListModel *frameworks)
{
  g_autoptr(GtkExpression) name =
    gtk_property_expression_new (CHARTER_TYPE_FRAMEWORK, NULL, "short-title");

  gtk_drop_down_set_expression (GTK_DROP_DOWN (choice), name);
  gtk_drop_down_set_model (GTK_DROP_DOWN (choice), frameworks);
}

static void
select_framework (GtkWidget  *choice,
                  const char *id)
{
  GListModel *frameworks = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));

  for (guint i = 0; i < g_list_model_get_n_items (frameworks); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (frameworks, i);

      if (g_strcmp0 (charter_framework_get_id (framework), id) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
    }
}

/* All of them can be asked about, what is off until asked for too; judged is by those that are
 * offered. Of several versions, the newest. */
static void
fill_choices (CharterBackingDialog *self)
{
  CharterPackLibrary *library = charter_session_get_library (self->session);
  g_autoptr(GListStore) from = g_list_store_new (CHARTER_TYPE_FRAMEWORK);
  g_autoptr(GListStore) to = g_list_store_new (CHARTER_TYPE_FRAMEWORK);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (framework != charter_pack_library_find (library, charter_framework_get_id (framework), NULL))
        continue;
      g_list_store_append (from, framework);
      if (charter_framework_is_offered (framework))
        g_list_store_append (to, framework);
    }
  fill (self->from, G_LIST_MODEL (from));
  fill (self->to, G_LIST_MODEL (to));
}

static void
choose_first (CharterBackingDialog *self)
{
  CharterFramework *here = charter_session_get_framework (self->session);
  GListModel *frameworks = gtk_drop_down_get_model (GTK_DROP_DOWN (self->from));

  select_framework (self->to, charter_framework_get_id (here));
  for (guint i = 0; i < g_list_model_get_n_items (frameworks); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (frameworks, i);

      if (framework == get_chosen (self->to))
        continue;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->from), i);
      return;
    }
}

/**
 * charter_backing_dialog_new:
 * @parent: (nullable): the window that it stands over
 * @session: a session with a school
 *
 * Returns: (transfer full): the dialog, at the framework that is worked in and another one
 */
GtkWidget *
charter_backing_dialog_new (GtkWindow      *parent,
                            CharterSession *session)
{
  CharterBackingDialog *self = g_object_new (CHARTER_TYPE_BACKING_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  fill_choices (self);
  choose_first (self);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * charter_backing_dialog_choose:
 * @self: the dialog
 * @from: the id of the framework that is asked about
 * @to: the id of the one that it is looked for in
 */
void
charter_backing_dialog_choose (CharterBackingDialog *self,
                               const char           *from,
                               const char           *to)
{
  g_return_if_fail (CHARTER_IS_BACKING_DIALOG (self));

  select_framework (self->from, from);
  select_framework (self->to, to);
}
