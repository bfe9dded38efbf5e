/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-pack-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-message.h"
#include "charter-pack-form.h"
#include "charter-pack-outline.h"
#include "charter-pack-preview.h"
#include "charter-row.h"

#define CHECK_AFTER 300 /* ms after the last key */

/**
 * CharterPackEditor:
 *
 * A draft of a framework: what it holds at the left, its fields at the right, what is wrong below. Every
 * change is kept in the draft's file.
 */
struct _CharterPackEditor
{
  AdwWindow parent_instance;

  GtkWidget *title;
  GtkWidget *pages;
  GtkWidget *outline;
  GtkWidget *part_form;
  GtkWidget *levels_form;
  GtkWidget *views_form;
  GtkWidget *about_form;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *preview_button;
  GtkWidget *publish_button;
  GtkWidget *state_icon;
  GtkWidget *state_label;
  GtkWidget *saved_label;
  GtkWidget *faults_box;
  GtkWidget *faults_list;

  CharterSession   *session;
  CharterPackDraft *draft;
  CharterFramework *framework; /* nullable: while the draft has faults */
  GPtrArray        *faults;    /* nullable; of CharterPackFault */
  guint             check_source;
  guint             renew_source;
  char             *go_to;     /* nullable: where to, once all is built anew */
  gboolean          is_saving;
  gboolean          is_closing;
  gboolean          is_publishing;
};

G_DEFINE_FINAL_TYPE (CharterPackEditor, charter_pack_editor, ADW_TYPE_WINDOW)

static guint published_signal;

static void save (CharterPackEditor *self);

static CharterPackForm *
get_form (CharterPackEditor *self,
          const char        *path)
{
  if (g_str_has_prefix (path, "levels"))
    return CHARTER_PACK_FORM (self->levels_form);
  if (g_str_has_prefix (path, "views"))
    return CHARTER_PACK_FORM (self->views_form);
  if (g_str_has_prefix (path, "areas"))
    return CHARTER_PACK_FORM (self->part_form);
  return CHARTER_PACK_FORM (self->about_form);
}

/* The area or the item that a field belongs to. */
static char *
find_part (CharterPackEditor *self,
           const char        *path)
{
  const char *items = strstr (path, ".items[");
  const char *end = strchr (items ? items : path, ']');

  return end && g_str_has_prefix (path, "areas[") ? g_strndup (path, (gsize) (end + 1 - path)) : NULL;
}

/* Brings a field into view, and the keyboard into it. */
static void
go (CharterPackEditor *self,
    const char        *path)
{
  CharterPackForm *form = get_form (self, path);
  g_autofree char *part = find_part (self, path);

  gtk_stack_set_visible_child_name (GTK_STACK (self->pages),
                                    form == (CharterPackForm *) self->levels_form  ? "levels"
                                    : form == (CharterPackForm *) self->views_form ? "views"
                                    : form == (CharterPackForm *) self->about_form ? "about"
                                                                                   : "parts");
  if (part)
    charter_pack_outline_select (CHARTER_PACK_OUTLINE (self->outline), part);
  if (!part || !g_str_equal (part, path))
    charter_pack_form_go (form, path);
}

/* "Grouping “Six areas”, areas[1].code" */
static char *
describe_view (CharterPackEditor *self,
               const char        *path)
{
  const char *bracket = strchr (path, ']');
  const char *end = bracket ? bracket + 1 : path + strlen (path);
  g_autofree char *view = g_strndup (path, (gsize) (end - path));
  g_autofree char *title_path = g_strconcat (view, ".title", NULL);
  const char *title = charter_pack_draft_get_text (self->draft, title_path);

  end += *end == '.';
  /* TRANSLATORS: a second way to put the areas together, then the name of a field in the file */
  return *end ? g_strdup_printf (_("Grouping “%s”, %s"), title ? title : view, end)
              : g_strdup_printf (_("Grouping “%s”"), title ? title : view);
}

/* "Item 1.2, code" as far as the place has a name, else as it stands in the file. */
static char *
describe (CharterPackEditor *self,
          const char        *path)
{
  g_autofree char *part = find_part (self, path);
  g_autofree char *code_path = part ? g_strconcat (part, ".code", NULL) : NULL;
  const char *code = code_path ? charter_pack_draft_get_text (self->draft, code_path) : NULL;
  const char *rest = part && g_str_has_prefix (path, part) ? path + strlen (part) : path;

  rest += *rest == '.';
  if (g_str_has_prefix (path, "views["))
    return describe_view (self, path);
  if (!part || !code)
    return g_strdup (*path ? path : _("The whole file"));
  if (strstr (part, ".items["))
    /* TRANSLATORS: the code of an item, and the name of a field in the file */
    return g_strdup_printf (_("Item %s, %s"), code, rest);
  return g_strdup_printf (_("Area %s, %s"), code, rest);
}

static void
add_fault (CharterPackEditor      *self,
           const CharterPackFault *fault)
{
  g_autofree char *place = describe (self, fault->field);
  /* TRANSLATORS: what is wrong, and in which line of the file */
  g_autofree char *reason = fault->line ? g_strdup_printf (_("%s (line %u)"), fault->reason, fault->line)
                                        : g_strdup (fault->reason);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", place, reason);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", place, "subtitle", reason,
                                 "activatable", TRUE, "title-lines", 0, "subtitle-lines", 0, NULL);

  charter_row_say (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "charter-path", g_strdup (fault->field), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->faults_list), row);
}

static void
fault_activated_cb (CharterPackEditor *self,
                    GtkListBoxRow     *row)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (row), "charter-path"));

  go (self, path);
}

static void
list_faults (CharterPackEditor *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->faults_list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->faults_list), GTK_WIDGET (row));
  for (guint i = 0; i < self->faults->len; i++)
    add_fault (self, self->faults->pdata[i]);
  gtk_widget_set_visible (self->faults_box, self->faults->len > 0);
}

static void
say_state (CharterPackEditor *self)
{
  guint n = self->faults->len;
  g_autofree char *words =
    n == 0 ? g_strdup (_("No faults: it can be published"))
           : g_strdup_printf (ngettext ("%u fault: the draft is kept, but cannot be published yet",
                                        "%u faults: the draft is kept, but cannot be published yet", n), n);

  gtk_label_set_label (GTK_LABEL (self->state_label), words);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->state_icon),
                                n ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_widget_set_sensitive (self->publish_button, n == 0);
  gtk_widget_set_sensitive (self->preview_button, n == 0);
}

static void
update_head (CharterPackEditor *self)
{
  const char *title = charter_pack_draft_get_text (self->draft, "title");
  const char *version = charter_pack_draft_get_text (self->draft, "version");
  /* TRANSLATORS: under a framework's title: its version */
  g_autofree char *under = g_strdup_printf (_("Draft, version %s"), version ? version : "–");

  gtk_window_set_title (GTK_WINDOW (self), title ? title : _("Without a title"));
  gtk_label_set_label (GTK_LABEL (self->title), under);
  gtk_widget_set_sensitive (self->undo_button, charter_pack_draft_can_undo (self->draft));
  gtk_widget_set_sensitive (self->redo_button, charter_pack_draft_can_redo (self->draft));
}

/**
 * charter_pack_editor_check:
 *
 * Reads the draft as `validate` does, shows what is wrong, and keeps it; done by itself after each change.
 */
void
charter_pack_editor_check (CharterPackEditor *self)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (self->session));

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_object (&self->framework);
  self->framework = charter_pack_draft_check (self->draft, library, &self->faults);
  list_faults (self);
  say_state (self);
  charter_pack_form_set_faults (CHARTER_PACK_FORM (self->part_form), self->faults);
  charter_pack_form_set_faults (CHARTER_PACK_FORM (self->levels_form), self->faults);
  charter_pack_form_set_faults (CHARTER_PACK_FORM (self->views_form), self->faults);
  charter_pack_form_set_faults (CHARTER_PACK_FORM (self->about_form), self->faults);
  charter_pack_outline_set_faults (CHARTER_PACK_OUTLINE (self->outline), self->faults);
  save (self);
}

static gboolean
check_in_a_while (gpointer user_data)
{
  CharterPackEditor *self = user_data;

  self->check_source = 0;
  charter_pack_editor_check (self);
  return G_SOURCE_REMOVE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CharterPackEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  self->is_saving = FALSE;
  if (charter_pack_draft_save_finish (CHARTER_PACK_DRAFT (source), result, &error))
    words = g_strdup (_("Saved"));
  else
    words = g_strdup_printf (_("Not saved: %s"), error->message);
  if (!self->draft)
    return;
  gtk_label_set_label (GTK_LABEL (self->saved_label), words);
  if (self->is_publishing)
    charter_pack_editor_publish (self);
  else if (self->is_closing)
    gtk_window_close (GTK_WINDOW (self));
  else if (!error)
    save (self);
}

static void
save (CharterPackEditor *self)
{
  if (self->is_saving || charter_pack_draft_is_saved (self->draft))
    return;
  self->is_saving = TRUE;
  charter_pack_draft_save_async (self->draft, saved_cb, g_object_ref (self));
}

/* The field that has the keyboard. */
static char *
dup_focused (CharterPackEditor *self)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (self));

  while (widget && !g_object_get_data (G_OBJECT (widget), "charter-path"))
    widget = gtk_widget_get_parent (widget);
  return widget ? g_strdup (g_object_get_data (G_OBJECT (widget), "charter-path")) : NULL;
}

/* A name is taken when its field is left: then the keyboard stays where it went. */
static char *
find_way (CharterPackEditor *self)
{
  g_autofree char *path = g_steal_pointer (&self->go_to);

  if (path && (g_str_has_suffix (path, ".code") || g_str_has_suffix (path, ".id")))
    return dup_focused (self);
  return g_steal_pointer (&path);
}

static void
selected_cb (CharterPackEditor *self,
             const char        *path)
{
  if (path)
    charter_pack_form_show (CHARTER_PACK_FORM (self->part_form), path);
}

/* What stands where has changed: the form that is looked at is made anew when the click or the key that did it
 * is over; the others when somebody turns to them. */
static gboolean
renew (gpointer user_data)
{
  CharterPackEditor *self = user_data;
  g_autofree char *path = find_way (self);

  self->renew_source = 0;
  charter_pack_outline_renew (CHARTER_PACK_OUTLINE (self->outline));
  selected_cb (self, charter_pack_outline_get_selected (CHARTER_PACK_OUTLINE (self->outline)));
  charter_pack_form_show (CHARTER_PACK_FORM (self->levels_form), "levels");
  charter_pack_form_show (CHARTER_PACK_FORM (self->views_form), "views");
  charter_pack_form_show (CHARTER_PACK_FORM (self->about_form), "");
  charter_pack_editor_check (self);
  if (path && *path)
    go (self, path);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CharterPackEditor *self,
            const char        *path,
            gboolean           is_structure)
{
  update_head (self);
  if (!is_structure)
    charter_pack_outline_retitle (CHARTER_PACK_OUTLINE (self->outline), path);
  gtk_label_set_label (GTK_LABEL (self->saved_label), "");
  if (is_structure && !self->renew_source)
    self->renew_source = g_idle_add (renew, self);
  if (is_structure)
    {
      g_free (self->go_to);
      self->go_to = g_strdup (path);
    }
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_AFTER, check_in_a_while, self);
}

static void
undo_cb (CharterPackEditor *self)
{
  g_free (charter_pack_draft_undo (self->draft));
}

static void
redo_cb (CharterPackEditor *self)
{
  g_free (charter_pack_draft_redo (self->draft));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  undo_cb (CHARTER_PACK_EDITOR (widget));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  redo_cb (CHARTER_PACK_EDITOR (widget));
}

static void
preview_cb (CharterPackEditor *self)
{
  charter_pack_editor_check (self);
  if (self->framework)
    gtk_window_present (GTK_WINDOW (charter_pack_preview_new (GTK_WINDOW (self), self->session,
                                                              self->framework)));
}

/**
 * charter_pack_editor_publish:
 *
 * Publishes the draft, and closes; the person has been asked.
 */
void
charter_pack_editor_publish (CharterPackEditor *self)
{
  CharterPackLibrary *library = charter_session_get_library (self->session);
  g_autoptr(GError) error = NULL;
  CharterFramework *framework;

  /* The file must not be written by two at once. */
  self->is_publishing = self->is_saving;
  if (self->is_saving)
    return;
  framework = charter_pack_library_publish (library, self->draft, &error);
  if (!framework)
    {
      charter_message_show_error (GTK_WIDGET (self), _("The framework was not published"), error);
      return;
    }
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_signal_emit (self, published_signal, 0, framework);
  gtk_window_close (GTK_WINDOW (self));
}

static void
publish_response_cb (CharterPackEditor *self,
                     const char        *response)
{
  if (g_str_equal (response, "publish"))
    charter_pack_editor_publish (self);
}

static void
publish_cb (CharterPackEditor *self)
{
  GtkWidget *dialog;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  charter_pack_editor_check (self);
  if (!self->framework)
    return;
  dialog = charter_pack_question_new (GTK_WINDOW (self), self->draft);
  g_signal_connect_object (dialog, "response", G_CALLBACK (publish_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
leave_response_cb (CharterPackEditor *self,
                   const char        *response)
{
  if (g_str_equal (response, "leave"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_to_leave (CharterPackEditor *self,
              const GError      *error)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _("The last changes are not saved"), error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Keep open"), "leave",
                                    _("_Close without them"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A name that is still being typed is taken first; what is not on disk yet goes there before the window
 * does. */
static gboolean
charter_pack_editor_close_request (GtkWindow *window)
{
  CharterPackEditor *self = CHARTER_PACK_EDITOR (window);
  g_autoptr(GError) error = NULL;

  gtk_window_set_focus (window, NULL);
  self->is_closing = self->is_saving;
  if (self->is_saving)
    return TRUE;
  if (!charter_pack_draft_is_saved (self->draft) && !charter_pack_draft_save (self->draft, &error))
    {
      ask_to_leave (self, error);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (charter_pack_editor_parent_class)->close_request (window);
}

static void
charter_pack_editor_dispose (GObject *object)
{
  CharterPackEditor *self = CHARTER_PACK_EDITOR (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->renew_source, g_source_remove);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->go_to, g_free);
  g_clear_object (&self->framework);
  g_clear_object (&self->draft);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_PACK_EDITOR);

  G_OBJECT_CLASS (charter_pack_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, title);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, pages);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, outline);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, part_form);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, levels_form);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, views_form);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, about_form);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, redo_button);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, preview_button);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, publish_button);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, state_icon);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, state_label);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, saved_label);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, faults_box);
  gtk_widget_class_bind_template_child (widget_class, CharterPackEditor, faults_list);
}

static void
charter_pack_editor_class_init (CharterPackEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CHARTER_TYPE_PACK_FORM);
  g_type_ensure (CHARTER_TYPE_PACK_OUTLINE);
  G_OBJECT_CLASS (klass)->dispose = charter_pack_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = charter_pack_editor_close_request;

  published_signal = g_signal_new ("published", CHARTER_TYPE_PACK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, CHARTER_TYPE_FRAMEWORK);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-pack-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, redo_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, fault_activated_cb);
  gtk_widget_class_install_action (widget_class, "editor.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "editor.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "editor.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "editor.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
charter_pack_editor_init (CharterPackEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_pack_editor_new:
 * @parent: (nullable): the window it belongs to
 * @draft: one of the library's drafts
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
charter_pack_editor_new (GtkWindow        *parent,
                         CharterSession   *session,
                         CharterPackDraft *draft)
{
  CharterPackEditor *self = g_object_new (CHARTER_TYPE_PACK_EDITOR, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->draft = g_object_ref (draft);
  charter_pack_form_set_draft (CHARTER_PACK_FORM (self->part_form), draft);
  charter_pack_form_set_draft (CHARTER_PACK_FORM (self->levels_form), draft);
  charter_pack_form_set_draft (CHARTER_PACK_FORM (self->views_form), draft);
  charter_pack_form_set_draft (CHARTER_PACK_FORM (self->about_form), draft);
  charter_pack_form_show (CHARTER_PACK_FORM (self->levels_form), "levels");
  charter_pack_form_show (CHARTER_PACK_FORM (self->views_form), "views");
  charter_pack_form_show (CHARTER_PACK_FORM (self->about_form), "");
  charter_pack_outline_set_draft (CHARTER_PACK_OUTLINE (self->outline), draft);
  charter_pack_editor_check (self);
  update_head (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
