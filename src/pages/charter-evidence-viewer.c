/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-viewer.h"

#include <glib/gi18n.h>

#include "charter-evidence-preview.h"
#include "charter-ui.h"

/**
 * CharterEvidenceViewer:
 *
 * Goes through the files of one item of evidence. The file that is looked at stays while the records
 * around it change.
 */
struct _CharterEvidenceViewer
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *bar;
  GtkWidget *name;
  GtkWidget *place;
  GtkWidget *preview;

  /* Owned */
  CharterSession *session;
  GPtrArray *files;     /* of CharterEvidenceFile, the newest first */
  char *evidence;       /* nullable: the id of what is shown */
  char *shown;          /* nullable: the id of the file */
};

G_DEFINE_FINAL_TYPE (CharterEvidenceViewer, charter_evidence_viewer, ADW_TYPE_BIN)

static CharterEvidenceFile *
get_file (CharterEvidenceViewer *self,
          guint                  position)
{
  return position < self->files->len ? g_ptr_array_index (self->files, position) : NULL;
}

/* 0, the newest, when the one that was looked at is gone. */
static guint
find_shown (CharterEvidenceViewer *self)
{
  for (guint i = 0; i < self->files->len; i++)
    if (g_strcmp0 (charter_record_get_id (CHARTER_RECORD (get_file (self, i))), self->shown) == 0)
      return i;
  return 0;
}

static void
show_bar (CharterEvidenceViewer *self,
          guint                  position,
          const char            *name)
{
  g_autofree char *place = g_strdup_printf (_("File %u of %u"), position + 1, self->files->len);

  gtk_widget_set_visible (self->bar, self->files->len > 1);
  gtk_label_set_label (GTK_LABEL (self->name), name ? name : "");
  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "viewer.previous-file", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "viewer.next-file", position + 1 < self->files->len);
}

static void
show_file (CharterEvidenceViewer *self,
           guint                  position)
{
  CharterEvidenceFile *file = get_file (self, position);
  const char *name = file ? charter_evidence_file_get_name (file) : NULL;
  g_autoptr(GFile) kept = NULL;

  g_free (self->shown);
  self->shown = file ? g_strdup (charter_record_get_id (CHARTER_RECORD (file))) : NULL;
  if (file)
    kept = charter_evidence_folder_get_file (charter_session_get_evidence_folder (self->session),
                                             charter_evidence_file_get_sha256 (file));
  show_bar (self, position, name);
  charter_evidence_preview_show (CHARTER_EVIDENCE_PREVIEW (self->preview), kept,
                                 file ? charter_evidence_file_get_content_type (file) : NULL, name);
  charter_ui_show (GTK_WIDGET (self), file != NULL, NULL);
}

static void
step_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CharterEvidenceViewer *self = CHARTER_EVIDENCE_VIEWER (widget);
  guint position = find_shown (self);

  if (g_str_equal (action_name, "viewer.next-file") && position + 1 < self->files->len)
    show_file (self, position + 1);
  else if (g_str_equal (action_name, "viewer.previous-file") && position > 0)
    show_file (self, position - 1);
}

static void
charter_evidence_viewer_dispose (GObject *object)
{
  CharterEvidenceViewer *self = CHARTER_EVIDENCE_VIEWER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EVIDENCE_VIEWER);
  g_clear_object (&self->session);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_free);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (charter_evidence_viewer_parent_class)->dispose (object);
}

static void
charter_evidence_viewer_class_init (CharterEvidenceViewerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_evidence_viewer_dispose;

  g_type_ensure (CHARTER_TYPE_EVIDENCE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-evidence-viewer.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceViewer, bar);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceViewer, name);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceViewer, place);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceViewer, preview);
  gtk_widget_class_install_action (widget_class, "viewer.previous-file", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "viewer.next-file", NULL, step_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "viewer.previous-file", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "viewer.next-file", NULL);
}

static void
charter_evidence_viewer_init (CharterEvidenceViewer *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_evidence_viewer_show:
 * @self: a viewer
 * @session: where the files are kept
 * @evidence: an item of evidence of its school
 */
void
charter_evidence_viewer_show (CharterEvidenceViewer *self,
                              CharterSession        *session,
                              CharterEvidence       *evidence)
{
  const char *id = charter_record_get_id (CHARTER_RECORD (evidence));
  g_autoptr(GPtrArray) files = NULL;

  g_return_if_fail (CHARTER_IS_EVIDENCE_VIEWER (self));

  files = charter_portfolio_list_files (charter_session_get_portfolio (session), evidence);
  if (g_strcmp0 (id, self->evidence) != 0)
    g_clear_pointer (&self->shown, g_free);
  g_free (self->evidence);
  self->evidence = g_strdup (id);
  g_set_object (&self->session, session);
  g_ptr_array_set_size (self->files, 0);
  for (guint i = files->len; i > 0; i--)
    g_ptr_array_add (self->files, g_object_ref (files->pdata[i - 1]));
  show_file (self, find_shown (self));
}

/**
 * charter_evidence_viewer_get_file:
 * @self: a viewer
 *
 * Returns: (transfer none) (nullable): the id of the file that is shown, %NULL when none is
 */
const char *
charter_evidence_viewer_get_file (CharterEvidenceViewer *self)
{
  g_return_val_if_fail (CHARTER_IS_EVIDENCE_VIEWER (self), NULL);
  return self->shown;
}
