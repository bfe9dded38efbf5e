/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-row.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-evidence-words.h"
#include "charter-item.h"

/**
 * CharterEvidenceRow:
 *
 * One item of evidence in the library: its title, and under it what it is and what it supports.
 */
struct _CharterEvidenceRow
{
  CharterRow parent_instance;

  /* Template widgets */
  GtkWidget       *icon;
  GtkWidget       *title;
  GtkWidget       *subtitle;
  GtkWidget       *validity;
  GtkWidget       *personal;

  /* Owned */
  CharterSession  *session;
  CharterEvidence *evidence;
};

G_DEFINE_FINAL_TYPE (CharterEvidenceRow, charter_evidence_row, CHARTER_TYPE_ROW)

static char *
dup_supports (CharterEvidenceRow *self)
{
  g_autoptr(GPtrArray) items = charter_attach_list_items (self->session, self->evidence);
  g_autoptr(GString) codes = g_string_new (NULL);

  if (items->len == 0)
    return g_strdup (_("supports nothing yet"));
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", charter_item_get_code (items->pdata[i]));
  /* Translators: %s is a list of codes such as "8.2, 9.1" */
  return g_strdup_printf (_("supports %s"), codes->str);
}

static void
update (CharterEvidenceRow *self)
{
  g_autofree char *reference = NULL;
  g_autofree char *supports = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *validity = NULL;
  g_autofree char *spoken = NULL;
  const char *title;
  gboolean is_personal;
  gboolean is_urgent;

  if (!self->evidence)
    return;
  title = charter_evidence_get_title (self->evidence);
  is_personal = charter_evidence_get_personal_data (self->evidence);
  reference = charter_evidence_dup_reference (self->evidence);
  supports = dup_supports (self);
  /* Translators: "E14 · File · Paper · supports 8.2" */
  subtitle = g_strdup_printf (_("%1$s · %2$s · %3$s · %4$s"), reference,
                              charter_evidence_kind_get_words (charter_evidence_get_kind (self->evidence)),
                              charter_nature_get_words (charter_evidence_get_nature (self->evidence)),
                              supports);
  validity = charter_evidence_dup_validity (self->evidence, &is_urgent);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                charter_evidence_kind_get_icon (charter_evidence_get_kind (self->evidence)));
  gtk_label_set_label (GTK_LABEL (self->title), title ? title : _("Without a title"));
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
  gtk_label_set_label (GTK_LABEL (self->validity), validity ? validity : "");
  gtk_widget_set_visible (self->validity, is_urgent);
  gtk_widget_set_visible (self->personal, is_personal);
  /* A tooltip asks the display where the pointer is: not of every row. */
  if (is_personal && !gtk_widget_get_has_tooltip (self->personal))
    gtk_widget_set_tooltip_text (self->personal, _("Contains personal data"));
  spoken = g_strdup_printf ("%s, %s%s%s%s%s", title ? title : _("Without a title"), subtitle,
                            validity ? ", " : "", validity ? validity : "",
                            is_personal ? ", " : "", is_personal ? _("contains personal data") : "");
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

static void
links_changed_cb (CharterEvidenceRow *self,
                  CharterRecord      *record)
{
  if (CHARTER_IS_LINK (record) && self->evidence
      && g_strcmp0 (charter_link_get_from_id (CHARTER_LINK (record)),
                    charter_record_get_id (CHARTER_RECORD (self->evidence))) == 0)
    update (self);
}

static void
charter_evidence_row_dispose (GObject *object)
{
  CharterEvidenceRow *self = CHARTER_EVIDENCE_ROW (object);

  charter_evidence_row_set_evidence (self, NULL);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EVIDENCE_ROW);

  G_OBJECT_CLASS (charter_evidence_row_parent_class)->dispose (object);
}

static void
charter_evidence_row_class_init (CharterEvidenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_evidence_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceRow, personal);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceRow, title);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceRow, validity);
}

static void
charter_evidence_row_init (CharterEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_evidence_row_new:
 * @session: a session with a school
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
charter_evidence_row_new (CharterSession *session)
{
  CharterEvidenceRow *self = g_object_new (CHARTER_TYPE_EVIDENCE_ROW, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (links_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (links_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::audit", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * charter_evidence_row_set_evidence:
 * @self: a row
 * @evidence: (nullable): what it shows
 */
void
charter_evidence_row_set_evidence (CharterEvidenceRow *self,
                                   CharterEvidence    *evidence)
{
  g_return_if_fail (CHARTER_IS_EVIDENCE_ROW (self));
  if (self->evidence == evidence)
    return;
  if (self->evidence)
    g_signal_handlers_disconnect_by_func (self->evidence, update, self);
  g_set_object (&self->evidence, evidence);
  if (evidence)
    g_signal_connect_object (evidence, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
