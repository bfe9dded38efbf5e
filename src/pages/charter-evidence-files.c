/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-files.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "charter-attach-job.h"
#include "charter-page.h"
#include "charter-term.h"

struct _CharterEvidenceFiles
{
  AdwBin          parent_instance;

  GtkWidget      *group;       /* borrowed */
  GPtrArray      *rows;        /* borrowed from it */
  CharterSession *session;     /* owned */
  GCancellable   *cancellable; /* of what looks whether files were changed outside */
};

G_DEFINE_FINAL_TYPE (CharterEvidenceFiles, charter_evidence_files, ADW_TYPE_BIN)

enum {
  REPLACE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_name (CharterEvidenceFile *file)
{
  return charter_evidence_file_get_name (file) ? charter_evidence_file_get_name (file) : _("File");
}

/* --- Opening ---------------------------------------------------------------------------------- */

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterEvidenceFiles) self = user_data;
  g_autoptr(GFile) copy = g_object_steal_data (source, "charter-copy");
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (copy);
  g_autofree char *path = g_file_get_path (copy);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!g_file_copy_finish (G_FILE (source), result, &error))
    {
      g_signal_emit (self, signals[FAILED], 0, _("The file could not be opened"), error);
      return;
    }
  g_chmod (path, 0400);
  if (GTK_IS_WINDOW (root))
    gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
}

/* A kept file is never handed out itself: what is opened is a read-only copy under its own name, in a
 * folder that goes when the person logs out. */
static void
open_file (CharterEvidenceFiles *self,
           CharterEvidenceFile  *file)
{
  CharterEvidenceFolder *folder = charter_session_get_evidence_folder (self->session);
  g_autoptr(GFile) kept = charter_evidence_folder_get_file (folder, charter_evidence_file_get_sha256 (file));
  g_autofree char *parent = g_build_filename (g_get_user_runtime_dir (), "inclusion-charter-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (get_name (file));
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  if (!g_mkdtemp (parent))
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", g_strerror (errno));
      g_signal_emit (self, signals[FAILED], 0, _("The file could not be opened"), error);
      return;
    }
  path = g_build_filename (parent, name, NULL);
  g_object_set_data_full (G_OBJECT (kept), "charter-copy", g_file_new_for_path (path), g_object_unref);
  g_file_copy_async (kept, g_object_get_data (G_OBJECT (kept), "charter-copy"), G_FILE_COPY_NONE,
                     G_PRIORITY_DEFAULT, NULL, NULL, NULL, copied_cb, g_object_ref (self));
}

static void
confirmed_cb (CharterEvidenceFiles *self,
              const char           *response,
              GtkWidget            *dialog)
{
  if (g_str_equal (response, "open"))
    open_file (self, g_object_get_data (G_OBJECT (dialog), "charter-file"));
}

/* A file that came from somewhere is not run into another program without a word. */
static void
ask_to_open_cb (CharterEvidenceFiles *self,
                GtkWidget            *row)
{
  CharterEvidenceFile *file = g_object_get_data (G_OBJECT (row), "charter-file");
  const char *type = charter_evidence_file_get_content_type (file);
  g_autoptr(GAppInfo) program = type ? g_app_info_get_default_for_type (type, FALSE) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Open “%s”?"), get_name (file));
  if (program)
    adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                    _("A copy for reading is opened with %s. Changes there do not come back here: "
                                      "use “Replace” for a newer version."), g_app_info_get_display_name (program));
  else
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                                 _("A copy for reading is opened with another program. Changes there do not come back "
                                   "here: use “Replace” for a newer version."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "open", _("Open"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "charter-file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Changed outside -------------------------------------------------------------------------- */

static void
verify_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  CharterEvidenceFolder *folder = g_object_get_data (G_OBJECT (task), "charter-folder");
  GError *error = NULL;

  if (charter_evidence_folder_verify (folder, charter_evidence_file_get_sha256 (data), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GtkWidget) row = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Translators: %s says what is wrong with a file */
  words = g_strdup_printf (_("%s Choose the original with “Replace”: it takes its place again, and what is there "
                             "now is set aside."), error->message);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  else
    {
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 5);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
    }
  gtk_widget_add_css_class (row, "error");
}

static void
verify (CharterEvidenceFiles *self,
        GtkWidget            *row,
        CharterEvidenceFile  *file)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, verified_cb, g_object_ref (row));

  g_task_set_source_tag (task, verify);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "charter-folder",
                          g_object_ref (charter_session_get_evidence_folder (self->session)), g_object_unref);
  g_task_run_in_thread (task, verify_in_thread);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static GtkWidget *
make_button (CharterEvidenceFiles *self,
             const char           *icon,
             const char           *words,
             CharterEvidenceFile  *file,
             GCallback             callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", words, get_name (file));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "charter-file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
replace_cb (CharterEvidenceFiles *self,
            GtkWidget            *button)
{
  g_signal_emit (self, signals[REPLACE], 0, g_object_get_data (G_OBJECT (button), "charter-file"));
}

static void
bring_back_cb (CharterEvidenceFiles *self,
               GtkWidget            *button)
{
  charter_attach_bring_back (self->session, g_object_get_data (G_OBJECT (button), "charter-current"),
                             g_object_get_data (G_OBJECT (button), "charter-file"));
}

static char *
dup_subtitle (CharterEvidenceFile *file)
{
  g_autofree char *size = g_format_size ((guint64) MAX (charter_evidence_file_get_size (file), 0));
  g_autofree char *type = charter_evidence_file_get_content_type (file)
                            ? g_content_type_get_description (charter_evidence_file_get_content_type (file)) : NULL;
  CharterLooked looked = charter_evidence_file_get_looked (file);
  GString *words = g_string_new (NULL);

  if (type)
    g_string_append_printf (words, "%s, ", type);
  g_string_append (words, size);
  if (looked == CHARTER_LOOKED_UNREADABLE)
    g_string_append_printf (words, "\n%s", _("Protected or damaged: look through it for personal data yourself"));
  else if (looked == CHARTER_LOOKED_BEGINNING)
    g_string_append_printf (words, "\n%s", _("Too long to look through to its end for personal data"));
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_earlier_row (CharterEvidenceFiles *self,
                  CharterEvidenceFile  *current,
                  CharterEvidenceFile  *file)
{
  GtkWidget *row = adw_action_row_new ();
  const char *created = charter_record_get_created_at (CHARTER_RECORD (file));
  g_autofree char *day = created && strlen (created) >= 10 ? g_strndup (created, 10) : NULL;
  g_autofree char *date = charter_term_dup_date_words (day);
  g_autofree char *subtitle = date ? g_strdup_printf (_("Added on %s"), date) : g_strdup ("");
  GtkWidget *back = make_button (self, "edit-undo-symbolic", _("Bring back"), file, G_CALLBACK (bring_back_cb));

  charter_page_add_editing_widget (back, self->session);
  g_object_set_data_full (G_OBJECT (back), "charter-current", g_object_ref (current), g_object_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_name (file));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), back);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, "document-open-symbolic",
                                                                _("Open with its own program"), file,
                                                                G_CALLBACK (ask_to_open_cb)));
  return row;
}

static GtkWidget *
make_row (CharterEvidenceFiles *self,
          CharterEvidenceFile  *file,
          GPtrArray            *earlier)
{
  g_autofree char *subtitle = dup_subtitle (file);
  GtkWidget *replace = make_button (self, "view-refresh-symbolic", _("Replace with a newer version"), file,
                                    G_CALLBACK (replace_cb));
  GtkWidget *open = make_button (self, "document-open-symbolic", _("Open with its own program"), file,
                                 G_CALLBACK (ask_to_open_cb));
  GtkWidget *row = earlier->len > 0 ? adw_expander_row_new () : adw_action_row_new ();

  charter_page_add_editing_widget (replace, self->session);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_name (file));
  if (earlier->len == 0)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), replace);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
      return row;
    }
  else
    {
      g_autofree char *older = g_strdup_printf (ngettext ("%s\n%u older version", "%s\n%u older versions", earlier->len),
                                                subtitle, earlier->len);

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), older);
    }
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), replace);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), open);
  for (guint i = 0; i < earlier->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_earlier_row (self, file, earlier->pdata[i]));
  return row;
}

static void
charter_evidence_files_dispose (GObject *object)
{
  CharterEvidenceFiles *self = CHARTER_EVIDENCE_FILES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (charter_evidence_files_parent_class)->dispose (object);
}

static void
charter_evidence_files_finalize (GObject *object)
{
  g_ptr_array_unref (CHARTER_EVIDENCE_FILES (object)->rows);

  G_OBJECT_CLASS (charter_evidence_files_parent_class)->finalize (object);
}

static void
charter_evidence_files_class_init (CharterEvidenceFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_evidence_files_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_evidence_files_finalize;

  signals[REPLACE] = g_signal_new ("replace", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, CHARTER_TYPE_EVIDENCE_FILE);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
charter_evidence_files_init (CharterEvidenceFiles *self)
{
  self->rows = g_ptr_array_new ();
  self->group = adw_preferences_group_new ();
  adw_bin_set_child (ADW_BIN (self), self->group);
}

/**
 * charter_evidence_files_show:
 * @self: the files
 * @session: a session with a school
 * @evidence: evidence of that school
 *
 * Each is read once in a thread to see whether its kept copy still is what it was.
 */
void
charter_evidence_files_show (CharterEvidenceFiles *self,
                             CharterSession       *session,
                             CharterEvidence      *evidence)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (portfolio, evidence);

  g_return_if_fail (CHARTER_IS_EVIDENCE_FILES (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->session, session);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr(GPtrArray) earlier = charter_portfolio_list_earlier_files (portfolio, files->pdata[i]);
      GtkWidget *row = make_row (self, files->pdata[i], earlier);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
      g_ptr_array_add (self->rows, row);
      verify (self, row, files->pdata[i]);
    }
}
