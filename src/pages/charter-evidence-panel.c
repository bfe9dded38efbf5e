/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-panel.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-evidence-chooser.h"
#include "charter-evidence-words.h"
#include "charter-guard-job.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-picture-bytes.h"
#include "charter-row.h"
#include "charter-term.h"
#include "charter-ui.h"

/**
 * CharterEvidencePanel:
 *
 * What supports one judgement, and four ways to add to it: evidence that is here already, first of
 * all, a file by chooser or drop, a picture from the clipboard, and a link.
 */
struct _CharterEvidencePanel
{
  AdwBin parent_instance;

  GtkWidget *list;
  GtkWidget *invitation;
  GtkWidget *attach_button;
  GtkWidget *spinner;

  CharterItemSheet *sheet;        /* nullable */
  GtkFileChooserNative *chooser;  /* while it is open */
  GCancellable *cancellable;
  guint n_busy;
};

G_DEFINE_FINAL_TYPE (CharterEvidencePanel, charter_evidence_panel, ADW_TYPE_BIN)

enum
{
  FAILED,
  TOLD,
  WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell_failure (CharterEvidencePanel *self,
              GError               *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, _("This was not attached"), error);
}

static const char *
nature_to_words (CharterEvidence *evidence)
{
  switch (charter_evidence_get_nature (evidence))
    {
    case CHARTER_NATURE_PRACTICE:
      return _("practice");
    case CHARTER_NATURE_PEOPLE:
      return _("people");
    case CHARTER_NATURE_PAPER:
    default:
      return _("paper");
    }
}

/* "File · paper · 14 July 2026" */
static char *
describe (CharterEvidence *evidence)
{
  const char *date = charter_evidence_get_happened_on (evidence)
                     ? charter_evidence_get_happened_on (evidence) : charter_evidence_get_added_on (evidence);
  g_autofree char *words = date ? charter_term_dup_date_words (date) : NULL;

  return g_strdup_printf ("%s · %s%s%s", charter_evidence_kind_get_words (charter_evidence_get_kind (evidence)), nature_to_words (evidence),
                          words ? " · " : "", words ? words : "");
}

/* The item's code as the jobs take it. */
static const char *
get_code (CharterEvidencePanel *self)
{
  return charter_item_get_code (charter_item_sheet_get_item (self->sheet));
}

static void
detach_cb (CharterEvidencePanel *self,
           GtkWidget            *button)
{
  CharterEvidence *evidence = g_object_get_data (G_OBJECT (button), "evidence");
  g_autoptr(GError) error = NULL;

  if (charter_detach (charter_item_sheet_get_session (self->sheet), evidence, get_code (self), &error))
    g_signal_emit (self, signals[TOLD], 0, _("Taken off here; it stays in the evidence"), TRUE);
  else
    tell_failure (self, error);
}

static GtkWidget *
build_detach_button (CharterEvidencePanel *self,
                     CharterEvidence      *evidence)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  const char *title = charter_evidence_get_title (evidence);
  g_autofree char *label = g_strdup_printf (_("Take “%s” off here"), title ? title : "");

  gtk_widget_set_tooltip_text (button, _("Take off here"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "evidence", g_object_ref (evidence), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (detach_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
build_row (CharterEvidencePanel *self,
           CharterEvidence      *evidence)
{
  const char *title = charter_evidence_get_title (evidence);
  g_autofree char *subtitle = describe (evidence);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title ? title : "", subtitle);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title ? title : "",
                                 "subtitle", subtitle, "title-lines", 2, "activatable", TRUE, NULL);

  if (!charter_item_sheet_is_locked (self->sheet))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), build_detach_button (self, evidence));
  charter_row_say (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "evidence", g_object_ref (evidence), g_object_unref);
  return row;
}

static void
actions_update (CharterEvidencePanel *self)
{
  gboolean can_attach = self->sheet && charter_item_sheet_get_item (self->sheet)
                        && !charter_item_sheet_is_locked (self->sheet);
  static const char * const names[] = {
    "evidence.attach-file", "evidence.attach-link", "evidence.attach-existing", "evidence.paste",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], can_attach);
  gtk_widget_set_visible (self->attach_button, can_attach);
  gtk_widget_set_visible (self->invitation, can_attach);
}

static void
changed_cb (CharterEvidencePanel *self)
{
  g_autoptr(GPtrArray) evidence = charter_item_sheet_list_evidence (self->sheet);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < evidence->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), build_row (self, g_ptr_array_index (evidence, i)));
  gtk_widget_set_visible (self->list, evidence->len > 0);
  actions_update (self);
  /* A heading over nothing, where nothing can be added, says nothing. */
  charter_ui_show (GTK_WIDGET (self), evidence->len > 0 || gtk_widget_get_visible (self->attach_button), NULL);
}

static void
row_activated_cb (CharterEvidencePanel *self,
                  GtkListBoxRow        *row)
{
  CharterRecord *evidence = g_object_get_data (G_OBJECT (row), "evidence");

  g_signal_emit (self, signals[WANTED], 0, "evidence", charter_record_get_id (evidence));
}

static void
set_busy (CharterEvidencePanel *self,
          int                   more)
{
  self->n_busy += more;
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->n_busy > 0);
}

/* Says that something is attached, and if it was kept already, as what. */
static void
tell_attached (CharterEvidencePanel *self,
               CharterAttachment    *attachment)
{
  g_autofree char *reference = charter_evidence_dup_reference (attachment->evidence);
  /* TRANSLATORS: with a reference: "Attached. This file was kept already, as E14" */
  g_autofree char *text = attachment->is_known
                          ? g_strdup_printf (_("Attached. This file was kept already, as %s"), reference)
                          : g_strdup_printf (_("Attached as %s"), reference);

  g_signal_emit (self, signals[TOLD], 0, text, TRUE);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterEvidencePanel) self = user_data;
  CharterGuardSum sum = { 0 };
  g_autofree char *text = NULL;

  if (!charter_guard_look_finish (CHARTER_SESSION (source), result, &sum, NULL) || sum.n_open == 0 || !self->sheet)
    return;
  text = g_strdup_printf (ngettext ("%u thing in it looks like personal data: open it to say what it is",
                                    "%u things in it look like personal data: open it to say what they are",
                                    sum.n_open), sum.n_open);
  g_signal_emit (self, signals[TOLD], 0, text, FALSE);
}

/* Looks through what has come in for personal data, in a thread. */
static void
look (CharterEvidencePanel *self,
      CharterEvidence      *evidence)
{
  g_autoptr(GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, evidence);
  charter_guard_look_async (charter_item_sheet_get_session (self->sheet), one, NULL, NULL, self->cancellable,
                            looked_cb, g_object_ref (self));
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterEvidencePanel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterAttachment) attachment =
    charter_attach_file_finish (CHARTER_SESSION (source), result, &error);

  if (!self->sheet) /* the panel is gone */
    return;
  set_busy (self, -1);
  if (!attachment)
    {
      tell_failure (self, error);
      return;
    }
  tell_attached (self, attachment);
  look (self, attachment->evidence);
}

static void
attach_file (CharterEvidencePanel *self,
             GFile                *file)
{
  const char *items[] = { get_code (self), NULL };

  set_busy (self, 1);
  charter_attach_file_async (charter_item_sheet_get_session (self->sheet), file, NULL, NULL, items,
                             NULL, NULL, self->cancellable, attached_cb, g_object_ref (self));
}

static void
chosen_cb (CharterEvidencePanel *self,
           int                   response)
{
  g_autoptr(GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      attach_file (self, file);
    }
}

static void
attach_file_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CharterEvidencePanel *self = CHARTER_EVIDENCE_PANEL (widget);

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Attach evidence"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
ask (CharterEvidencePanel *self,
     const char           *heading,
     const char           *body,
     GtkWidget            *child)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "attach", _("_Attach"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "attach",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "attach");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), child);
  return dialog;
}

/* "www.example.org/a" for a title; an address without a scheme gets one. */
static void
attach_link (CharterEvidencePanel *self,
             const char           *address)
{
  const char *items[] = { get_code (self), NULL };
  g_autofree char *full = strstr (address, "://") ? g_strdup (address) : g_strconcat ("https://", address, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GUri) uri = g_uri_parse (full, G_URI_FLAGS_NONE, &error);
  g_autofree char *title = NULL;

  if (uri)
    title = g_strconcat (g_uri_get_host (uri) ? g_uri_get_host (uri) : full, g_uri_get_path (uri), NULL);
  if (uri && charter_attach_words (charter_item_sheet_get_session (self->sheet),
                                   CHARTER_EVIDENCE_KIND_LINK, title, full, items, &error))
    g_signal_emit (self, signals[TOLD], 0, _("Link attached"), TRUE);
  else
    tell_failure (self, error);
}

static void
link_answered_cb (CharterEvidencePanel *self,
                  const char           *response,
                  GtkWidget            *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (g_str_equal (response, "attach") && *address)
    attach_link (self, address);
}

static void
attach_link_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CharterEvidencePanel *self = CHARTER_EVIDENCE_PANEL (widget);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *dialog = ask (self, _("Attach a link"),
                           _("The address of a page or a document. It is not opened or copied."), entry);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Address"), -1);
  g_signal_connect_object (dialog, "response", G_CALLBACK (link_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
choice_answered_cb (CharterEvidencePanel *self,
                    const char           *response,
                    GtkWidget            *dialog)
{
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  GtkWidget *chooser = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  const char *items[] = { get_code (self), NULL };
  g_autoptr(GPtrArray) chosen = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_str_equal (response, "attach"))
    return;
  chosen = charter_evidence_chooser_list_chosen (CHARTER_EVIDENCE_CHOOSER (chooser));
  charter_judge_begin (session, charter_item_sheet_get_item (self->sheet));
  for (guint i = 0; !error && i < chosen->len; i++)
    charter_attach_existing (session, chosen->pdata[i], items, &error);
  charter_store_end_group (charter_session_get_store (session));
  if (error)
    tell_failure (self, error);
}

static void
choice_changed_cb (GtkWidget              *dialog,
                   CharterEvidenceChooser *chooser)
{
  g_autoptr(GPtrArray) chosen = charter_evidence_chooser_list_chosen (chooser);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "attach", chosen->len > 0);
}

static void
attach_existing_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  CharterEvidencePanel *self = CHARTER_EVIDENCE_PANEL (widget);
  g_autoptr(GPtrArray) here = charter_item_sheet_list_evidence (self->sheet);
  GtkWidget *chooser = charter_evidence_chooser_new (charter_item_sheet_get_session (self->sheet), here);
  GtkWidget *dialog = ask (self, _("Attach evidence that is already here"), NULL, chooser);

  gtk_widget_set_size_request (chooser, 420, -1);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "attach", FALSE);
  g_signal_connect_object (chooser, "changed", G_CALLBACK (choice_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (choice_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (chooser);
}

/* For what it is: by the time it has been packed, another item may be shown. */
typedef struct {
  CharterEvidencePanel *panel;
  char                 *code;
} Pasted;

static void
pasted_free (Pasted *pasted)
{
  g_object_unref (pasted->panel);
  g_free (pasted->code);
  g_free (pasted);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasted, pasted_free)

static void
encoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Pasted) pasted = user_data;
  g_autoptr(GBytes) bytes = charter_picture_bytes_finish (GDK_TEXTURE (source), result, NULL);
  CharterEvidencePanel *self = pasted->panel;
  const char *items[] = { pasted->code, NULL };

  if (!self->sheet) /* the panel is gone */
    return;
  if (bytes)
    charter_attach_bytes_async (charter_item_sheet_get_session (self->sheet), bytes, _("Picture.png"), items, NULL,
                                NULL, self->cancellable, attached_cb, g_object_ref (self));
  else
    set_busy (self, -1);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterEvidencePanel) self = user_data;
  g_autoptr(GdkTexture) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);

  if (!texture)
    g_signal_emit (self, signals[TOLD], 0, _("There is no picture on the clipboard"), FALSE);
  else if (self->sheet && charter_item_sheet_get_item (self->sheet))
    {
      Pasted *pasted = g_new0 (Pasted, 1);

      pasted->panel = g_object_ref (self);
      pasted->code = g_strdup (get_code (self));
      set_busy (self, 1);
      charter_picture_bytes_async (texture, self->cancellable, encoded_cb, pasted);
    }
}

static void
paste_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  CharterEvidencePanel *self = CHARTER_EVIDENCE_PANEL (widget);

  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (widget), self->cancellable, pasted_cb,
                                    g_object_ref (self));
}

static void
charter_evidence_panel_dispose (GObject *object)
{
  CharterEvidencePanel *self = CHARTER_EVIDENCE_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EVIDENCE_PANEL);

  G_OBJECT_CLASS (charter_evidence_panel_parent_class)->dispose (object);
}

static void
charter_evidence_panel_finalize (GObject *object)
{
  g_object_unref (CHARTER_EVIDENCE_PANEL (object)->cancellable);

  G_OBJECT_CLASS (charter_evidence_panel_parent_class)->finalize (object);
}

static void
charter_evidence_panel_class_init (CharterEvidencePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_evidence_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_evidence_panel_finalize;

  signals[FAILED] = g_signal_new ("failed", CHARTER_TYPE_EVIDENCE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[TOLD] = g_signal_new ("told", CHARTER_TYPE_EVIDENCE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[WANTED] = g_signal_new ("wanted", CHARTER_TYPE_EVIDENCE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-evidence-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePanel, list);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePanel, invitation);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePanel, attach_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePanel, spinner);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "evidence.attach-file", NULL, attach_file_cb);
  gtk_widget_class_install_action (widget_class, "evidence.attach-link", NULL, attach_link_cb);
  gtk_widget_class_install_action (widget_class, "evidence.attach-existing", NULL, attach_existing_cb);
  gtk_widget_class_install_action (widget_class, "evidence.paste", NULL, paste_cb);
}

static void
charter_evidence_panel_init (CharterEvidencePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * charter_evidence_panel_set_sheet:
 * @self: a panel
 * @sheet: (nullable): the item whose evidence is shown
 */
void
charter_evidence_panel_set_sheet (CharterEvidencePanel *self,
                                  CharterItemSheet     *sheet)
{
  g_return_if_fail (CHARTER_IS_EVIDENCE_PANEL (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}

/**
 * charter_evidence_panel_take_files:
 * @self: a panel
 * @files: (element-type GFile): files that were dropped
 *
 * Returns: whether they are being attached
 */
gboolean
charter_evidence_panel_take_files (CharterEvidencePanel *self,
                                   GSList               *files)
{
  g_return_val_if_fail (CHARTER_IS_EVIDENCE_PANEL (self), FALSE);
  if (!gtk_widget_get_visible (self->attach_button))
    return FALSE;
  for (GSList *each = files; each; each = each->next)
    attach_file (self, each->data);
  return files != NULL;
}
