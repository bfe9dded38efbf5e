/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-dialog.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-text-row.h"

struct _CharterEvidenceDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget           *title_row;
  GtkWidget           *detail_row;
  GtkWidget           *held_row;
  GtkWidget           *text_row;
  GtkWidget           *fault;
  GtkWidget           *add_button;

  CharterSession      *session; /* owned */
  CharterEvidenceKind  kind;
};

G_DEFINE_FINAL_TYPE (CharterEvidenceDialog, charter_evidence_dialog, ADW_TYPE_WINDOW)

static guint added_signal;

static const char *
get_detail (CharterEvidenceDialog *self)
{
  return self->kind == CHARTER_EVIDENCE_KIND_NOTE
           ? charter_text_row_get_text (CHARTER_TEXT_ROW (self->text_row))
           : gtk_editable_get_text (GTK_EDITABLE (self->detail_row));
}

static void
changed_cb (CharterEvidenceDialog *self)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title_row));
  const char *detail = get_detail (self);
  gboolean needs_detail = self->kind == CHARTER_EVIDENCE_KIND_LINK;

  gtk_widget_set_visible (self->fault, FALSE);
  gtk_widget_set_sensitive (self->add_button,
                            needs_detail ? detail && *detail : *title || (detail && *detail));
}

/* One step of undo, with who holds what must not be copied. */
static CharterEvidence *
attach (CharterEvidenceDialog  *self,
        const char             *title,
        const char             *detail,
        GError                **error)
{
  CharterStore *store = charter_session_get_store (self->session);
  g_autofree char *held = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->held_row))));
  CharterEvidence *evidence;

  if (!*held)
    return charter_attach_words (self->session, self->kind, title, detail, NULL, error);
  charter_store_begin_group (store, _("Add evidence seen on site"));
  evidence = charter_attach_words (self->session, self->kind, title, detail, NULL, error);
  if (evidence)
    charter_evidence_set_source (evidence, held);
  charter_store_end_group (store);
  return evidence;
}

static void
add_cb (CharterEvidenceDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
  g_autofree char *detail = g_strstrip (g_strdup (get_detail (self)));
  g_autofree char *address = NULL;
  g_autoptr(GError) error = NULL;
  CharterEvidence *evidence;

  if (!gtk_widget_get_sensitive (self->add_button))
    return;
  /* People leave it out, and browsers do not mind. */
  if (self->kind == CHARTER_EVIDENCE_KIND_LINK && !strstr (detail, "://"))
    address = g_strconcat ("https://", detail, NULL);
  evidence = attach (self, title, address ? address : detail, &error);
  if (!evidence)
    {
      gtk_label_set_label (GTK_LABEL (self->fault), error->message);
      gtk_widget_set_visible (self->fault, TRUE);
      return;
    }
  g_signal_emit (self, added_signal, 0, evidence);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
charter_evidence_dialog_dispose (GObject *object)
{
  CharterEvidenceDialog *self = CHARTER_EVIDENCE_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EVIDENCE_DIALOG);

  G_OBJECT_CLASS (charter_evidence_dialog_parent_class)->dispose (object);
}

static void
charter_evidence_dialog_class_init (CharterEvidenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_evidence_dialog_dispose;

  added_signal = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, CHARTER_TYPE_EVIDENCE);

  g_type_ensure (CHARTER_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-evidence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceDialog, detail_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceDialog, held_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceDialog, title_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_evidence_dialog_init (CharterEvidenceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_words (CharterEvidenceDialog *self)
{
  const char *title;
  const char *detail;

  switch (self->kind)
    {
    case CHARTER_EVIDENCE_KIND_LINK:
      title = _("Add a link");
      detail = _("Address");
      break;
    case CHARTER_EVIDENCE_KIND_NOTE:
      title = _("Add a note");
      detail = _("What was said or done");
      break;
    case CHARTER_EVIDENCE_KIND_SEEN:
      title = _("Seen on site");
      detail = _("Where it can be seen");
      break;
    case CHARTER_EVIDENCE_KIND_FILE:
    case CHARTER_EVIDENCE_KIND_PHOTO:
    default:
      g_assert_not_reached ();
    }
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->detail_row), detail);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row), detail);
  gtk_widget_set_visible (self->text_row, self->kind == CHARTER_EVIDENCE_KIND_NOTE);
  gtk_widget_set_visible (self->detail_row, self->kind != CHARTER_EVIDENCE_KIND_NOTE);
  gtk_widget_set_visible (self->held_row, self->kind == CHARTER_EVIDENCE_KIND_SEEN);
}

/**
 * charter_evidence_dialog_new:
 * @session: a session with a school
 * @kind: %CHARTER_EVIDENCE_KIND_LINK, %CHARTER_EVIDENCE_KIND_NOTE or %CHARTER_EVIDENCE_KIND_SEEN
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
charter_evidence_dialog_new (CharterSession      *session,
                             CharterEvidenceKind  kind)
{
  CharterEvidenceDialog *self = g_object_new (CHARTER_TYPE_EVIDENCE_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  set_words (self);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * charter_evidence_dialog_set_detail:
 * @self: a dialog
 * @detail: what to begin with: a pasted address
 */
void
charter_evidence_dialog_set_detail (CharterEvidenceDialog *self,
                                    const char            *detail)
{
  g_return_if_fail (CHARTER_IS_EVIDENCE_DIALOG (self));
  gtk_editable_set_text (GTK_EDITABLE (self->detail_row), detail);
}
