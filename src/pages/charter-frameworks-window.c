/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-frameworks-window.h"

#include <glib/gi18n.h>

#include "charter-audit.h"
#include "charter-import-dialog.h"
#include "charter-message.h"
#include "charter-output-file.h"
#include "charter-pack-copy-dialog.h"
#include "charter-pack-editor.h"
#include "charter-pack-preview.h"
#include "charter-row.h"
#include "charter-toast.h"

/* What a row stands for: a framework or a draft. */
typedef struct {
  CharterFrameworksWindow *self; /* borrowed: the row is inside it */
  CharterFramework        *framework;
  CharterPackDraft        *draft;
} Entry;

struct _CharterFrameworksWindow
{
  AdwWindow parent_instance;

  GtkWidget *drafts_group;
  GtkWidget *drafts_list;
  GtkWidget *audit_list;
  GtkWidget *reference_list;
  GtkWidget *problems_group;
  GtkWidget *problems_list;
  GtkWidget *overlay;

  CharterSession      *session;
  GtkFileChooserNative *chooser; /* while it is open */
  GBytes              *exported; /* what the chooser is asked for */
  CharterPackDraft    *asked;    /* what a question is about */
  guint                renew_source;
};

G_DEFINE_FINAL_TYPE (CharterFrameworksWindow, charter_frameworks_window, ADW_TYPE_WINDOW)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->framework);
  g_clear_object (&entry->draft);
  g_free (entry);
}

static CharterPackLibrary *
get_library (CharterFrameworksWindow *self)
{
  return charter_session_get_library (self->session);
}

static void
toast (CharterFrameworksWindow *self,
       const char              *words)
{
  charter_toast_show (self->overlay, words);
}

/* Judgements of the open school may rest on a draft from before drafts were kept apart. */
static gboolean
is_judged_with (CharterFrameworksWindow *self,
                CharterPackDraft        *draft)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  GListModel *audits = portfolio ? charter_portfolio_get_list (portfolio, CHARTER_TYPE_AUDIT) : NULL;

  for (guint i = 0; audits && i < g_list_model_get_n_items (audits); i++)
    {
      g_autoptr(CharterAudit) audit = g_list_model_get_item (audits, i);

      if (g_strcmp0 (charter_audit_get_framework (audit), charter_pack_draft_get_text (draft, "id")) == 0
          && g_strcmp0 (charter_audit_get_framework_version (audit),
                        charter_pack_draft_get_text (draft, "version")) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
edit (CharterFrameworksWindow *self,
      CharterPackDraft        *draft)
{
  gtk_window_present (GTK_WINDOW (charter_pack_editor_new (GTK_WINDOW (self), self->session, draft)));
}

static void
copied_cb (CharterFrameworksWindow *self,
           CharterPackDraft        *draft)
{
  edit (self, draft);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Entry *entry = user_data;
  GtkWidget *dialog =
    charter_pack_copy_dialog_new (GTK_WINDOW (entry->self), entry->self->session, entry->framework);

  g_signal_connect_object (dialog, "copied", G_CALLBACK (copied_cb), entry->self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Entry *entry = user_data;

  edit (entry->self, entry->draft);
}

static void
read_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Entry *entry = user_data;
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(CharterFramework) framework =
    entry->framework ? g_object_ref (entry->framework)
                     : charter_pack_draft_check (entry->draft, G_LIST_MODEL (get_library (entry->self)),
                                                 &faults);

  if (framework)
    gtk_window_present (GTK_WINDOW (charter_pack_preview_new (GTK_WINDOW (entry->self), entry->self->session,
                                                              framework)));
  else
    toast (entry->self, _("The draft has faults. Edit it to see and mend them."));
}

static void
published_cb (CharterFrameworksWindow *self,
              const char              *response)
{
  g_autoptr(CharterPackDraft) draft = g_steal_pointer (&self->asked);
  g_autoptr(GError) error = NULL;

  if (!draft || !g_str_equal (response, "publish"))
    return;
  if (charter_pack_library_publish (get_library (self), draft, &error))
    toast (self, _("Published: it can be chosen for a self-evaluation now"));
  else
    charter_message_show_error (GTK_WIDGET (self), _("The framework was not published"), error);
}

static void
publish_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  Entry *entry = user_data;
  GtkWidget *dialog = charter_pack_question_new (GTK_WINDOW (entry->self), entry->draft);

  g_set_object (&entry->self->asked, entry->draft);
  g_signal_connect_object (dialog, "response", G_CALLBACK (published_cb), entry->self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
removed_cb (CharterFrameworksWindow *self,
            const char              *response)
{
  g_autoptr(CharterPackDraft) draft = g_steal_pointer (&self->asked);
  g_autoptr(GError) error = NULL;

  if (!draft || !g_str_equal (response, "remove"))
    return;
  if (!charter_pack_library_discard (get_library (self), draft, &error))
    charter_message_show_error (GTK_WIDGET (self), _("The draft was not removed"), error);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Entry *entry = user_data;
  const char *title = charter_pack_draft_get_text (entry->draft, "title");
  g_autofree char *heading = g_strdup_printf (_("Remove the draft “%s”?"), title ? title : "");
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (entry->self), heading,
                            _("Its file is deleted, and this cannot be undone. Export it first if you may "
                              "want it again."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_set_object (&entry->self->asked, entry->draft);
  g_signal_connect_object (dialog, "response", G_CALLBACK (removed_cb), entry->self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * charter_frameworks_window_export:
 * @bytes: a pack's text
 *
 * Returns: whether it is in @file now; the person has been told else
 */
gboolean
charter_frameworks_window_export (CharterFrameworksWindow *self,
                                  GBytes                  *bytes,
                                  GFile                   *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (path && charter_output_file_write (path, data, length, &error))
    {
      toast (self, _("Exported"));
      return TRUE;
    }
  charter_message_show_error (GTK_WIDGET (self), _("The file was not written"), error);
  return FALSE;
}

static void
export_response_cb (CharterFrameworksWindow *self,
                    int                      response,
                    GtkNativeDialog         *chooser)
{
  g_autoptr(GBytes) bytes = g_steal_pointer (&self->exported);
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file)
    charter_frameworks_window_export (self, bytes, file);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Entry *entry = user_data;
  CharterFrameworksWindow *self = entry->self;
  const char *id = entry->draft ? charter_pack_draft_get_text (entry->draft, "id")
                                : charter_framework_get_id (entry->framework);
  g_autofree char *name = g_strdup_printf ("%s.json", id ? id : "framework");

  if (self->chooser)
    return;
  g_clear_pointer (&self->exported, g_bytes_unref);
  self->exported = entry->draft ? charter_pack_draft_dup_bytes (entry->draft)
                                : g_bytes_ref (charter_pack_library_get_bytes (get_library (self),
                                                                               entry->framework));
  self->chooser = gtk_file_chooser_native_new (_("Export a framework"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (export_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
import_response_cb (CharterFrameworksWindow *self,
                    int                      response,
                    GtkNativeDialog         *chooser)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GFile *file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file)
    g_ptr_array_add (files, file);
  g_clear_object (&self->chooser);
  if (file)
    gtk_window_present (GTK_WINDOW (charter_import_dialog_new (GTK_WINDOW (self), self->session, files)));
}

static void
import_cb (CharterFrameworksWindow *self)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Import a framework"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);
  gtk_file_filter_set_name (filter, _("Framework packs"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_object_unref (filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (import_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static const GActionEntry entries[] = {
  { .name = "copy", .activate = copy_cb },       { .name = "edit", .activate = edit_cb },
  { .name = "read", .activate = read_cb },       { .name = "publish", .activate = publish_cb },
  { .name = "remove", .activate = remove_cb },   { .name = "export", .activate = export_cb },
};

static void
set_enabled (GSimpleActionGroup *group,
             const char         *name,
             gboolean            is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static GtkWidget *
make_menu (Entry      *entry,
           const char *title)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign",
                                    GTK_ALIGN_CENTER, "tooltip-text", _("More"), "menu-model", menu, NULL);
  g_autofree char *spoken = g_strdup_printf (_("More for %s"), title);

  g_menu_append (menu, entry->draft ? _("Preview") : _("Read"), "entry.read");
  if (entry->draft)
    g_menu_append (menu, _("Publish…"), "entry.publish");
  g_menu_append (menu, _("Export…"), "entry.export");
  if (entry->draft)
    g_menu_append (menu, _("Remove draft…"), "entry.remove");
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static void
add_row (CharterFrameworksWindow *self,
         GtkWidget               *list,
         Entry                   *entry,
         const char              *title,
         const char              *subtitle)
{
  gboolean is_draft = entry->draft != NULL;
  gboolean is_judged = is_draft && is_judged_with (self, entry->draft);
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle,
                                 "title-lines", 0, "subtitle-lines", 0, NULL);
  GtkWidget *button = gtk_button_new_with_label (is_draft ? _("Edit") : _("Copy to edit"));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, subtitle);

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), entry);
  set_enabled (group, "edit", !is_judged);
  set_enabled (group, "remove", !is_judged);
  gtk_widget_insert_action_group (row, "entry", G_ACTION_GROUP (group));
  g_object_set_data_full (G_OBJECT (row), "charter-entry", entry, entry_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), is_draft ? "entry.edit" : "entry.copy");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu (entry, title));
  charter_row_say (row, spoken);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static char *
describe (CharterFrameworksWindow *self,
          CharterFramework        *framework)
{
  gboolean is_withdrawn = g_strcmp0 (charter_framework_get_status (framework), "withdrawn") == 0;
  const char *source = charter_framework_get_publisher (framework);
  const char *from = charter_pack_library_is_own (get_library (self), framework)
                       ? _("your own") : _("comes with the program");

  /* TRANSLATORS: version, status, where it is from, publisher */
  return g_strdup_printf (_("Version %s, %s, %s%s%s"), charter_framework_get_version (framework),
                          is_withdrawn ? _("withdrawn") : _("published"), from, source ? " · " : "",
                          source ? source : "");
}

static void
add_framework (CharterFrameworksWindow *self,
               CharterFramework        *framework)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *subtitle = describe (self, framework);

  entry->self = self;
  entry->framework = g_object_ref (framework);
  add_row (self, charter_framework_is_for_audit (framework) ? self->audit_list : self->reference_list, entry,
           charter_framework_get_title (framework), subtitle);
}

static void
add_draft (CharterFrameworksWindow *self,
           CharterPackDraft        *draft)
{
  Entry *entry = g_new0 (Entry, 1);
  const char *title = charter_pack_draft_get_text (draft, "title");
  const char *version = charter_pack_draft_get_text (draft, "version");
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(CharterFramework) framework =
    charter_pack_draft_check (draft, G_LIST_MODEL (get_library (self)), &faults);
  g_autofree char *state =
    is_judged_with (self, draft) ? g_strdup (_("a self-evaluation rests on it, so it cannot be changed"))
    : faults->len == 0           ? g_strdup (_("ready to be published"))
                                 : g_strdup_printf (ngettext ("%u fault", "%u faults", faults->len), faults->len);
  g_autofree char *subtitle = g_strdup_printf (_("Draft of version %s, %s"), version ? version : "–", state);

  entry->self = self;
  entry->draft = g_object_ref (draft);
  add_row (self, self->drafts_list, entry, title ? title : _("Without a title"), subtitle);
}

static void
clear (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
fill_problems (CharterFrameworksWindow *self)
{
  GPtrArray *problems = charter_pack_library_get_problems (get_library (self));

  clear (self->problems_list);
  for (guint i = 0; i < problems->len; i++)
    {
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", problems->pdata[i],
                                     "title-lines", 0, NULL);

      charter_row_say (row, problems->pdata[i]);
      gtk_list_box_append (GTK_LIST_BOX (self->problems_list), row);
    }
  gtk_widget_set_visible (self->problems_group, problems->len > 0);
}

static gboolean
renew (gpointer user_data)
{
  CharterFrameworksWindow *self = user_data;
  GListModel *library = G_LIST_MODEL (get_library (self));
  GListModel *drafts = charter_pack_library_get_drafts (get_library (self));

  self->renew_source = 0;
  clear (self->audit_list);
  clear (self->reference_list);
  clear (self->drafts_list);
  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);

      add_framework (self, framework);
    }
  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr(CharterPackDraft) draft = g_list_model_get_item (drafts, i);

      add_draft (self, draft);
    }
  gtk_widget_set_visible (self->drafts_group, g_list_model_get_n_items (drafts) > 0);
  fill_problems (self);
  return G_SOURCE_REMOVE;
}

/* Rows are made anew when the click in one of them is over. */
static void
renew_soon (CharterFrameworksWindow *self)
{
  if (!self->renew_source)
    self->renew_source = g_idle_add (renew, self);
}

/* Back from the editor: a draft may have other words and other faults. */
static void
active_cb (CharterFrameworksWindow *self)
{
  if (self->session && gtk_window_is_active (GTK_WINDOW (self)))
    renew_soon (self);
}

static void
charter_frameworks_window_dispose (GObject *object)
{
  CharterFrameworksWindow *self = CHARTER_FRAMEWORKS_WINDOW (object);

  g_clear_handle_id (&self->renew_source, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->exported, g_bytes_unref);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_FRAMEWORKS_WINDOW);

  G_OBJECT_CLASS (charter_frameworks_window_parent_class)->dispose (object);
}

static void
charter_frameworks_window_class_init (CharterFrameworksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_frameworks_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-frameworks-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterFrameworksWindow, drafts_group);
  gtk_widget_class_bind_template_child (widget_class, CharterFrameworksWindow, drafts_list);
  gtk_widget_class_bind_template_child (widget_class, CharterFrameworksWindow, audit_list);
  gtk_widget_class_bind_template_child (widget_class, CharterFrameworksWindow, reference_list);
  gtk_widget_class_bind_template_child (widget_class, CharterFrameworksWindow, problems_group);
  gtk_widget_class_bind_template_child (widget_class, CharterFrameworksWindow, problems_list);
  gtk_widget_class_bind_template_child (widget_class, CharterFrameworksWindow, overlay);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, active_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_frameworks_window_init (CharterFrameworksWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** charter_frameworks_window_new: Returns: (transfer floating): the window */
GtkWidget *
charter_frameworks_window_new (GtkWindow      *parent,
                               CharterSession *session)
{
  CharterFrameworksWindow *self = g_object_new (CHARTER_TYPE_FRAMEWORKS_WINDOW, "transient-for", parent, NULL);
  CharterPackLibrary *library = charter_session_get_library (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (library, "items-changed", G_CALLBACK (renew_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (charter_pack_library_get_drafts (library), "items-changed", G_CALLBACK (renew_soon),
                           self, G_CONNECT_SWAPPED);
  renew (self);
  return GTK_WIDGET (self);
}
