/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-remarks-dialog.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-choice.h"
#include "charter-entry-row.h"
#include "charter-item.h"
#include "charter-message.h"
#include "charter-remark-job.h"
#include "charter-row.h"
#include "charter-term.h"

/**
 * CharterRemarksDialog:
 *
 * What head and governors wrote into the margins of their review copies: typed in here, and listed until
 * it is answered.
 */
struct _CharterRemarksDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  GtkWidget     *who;
  GtkWidget     *place;
  GtkStringList *places;
  GtkWidget     *text;
  GtkWidget     *open_group;
  GtkWidget     *answered_group;

  CharterSession *session;
  GPtrArray *codes;         /* of char *, nullable ones, in the order of the places */
  GPtrArray *open_rows;     /* of GtkWidget, borrowed */
  GPtrArray *answered_rows;
  guint      show_source;
};

G_DEFINE_FINAL_TYPE (CharterRemarksDialog, charter_remarks_dialog, ADW_TYPE_PREFERENCES_WINDOW)

static void
add_place (CharterRemarksDialog *self,
           const char           *code,
           const char           *title)
{
  g_autofree char *words = code ? g_strdup_printf ("%s %s", code, title) : g_strdup (title);

  gtk_string_list_append (self->places, words);
  g_ptr_array_add (self->codes, g_strdup (code));
}

static void
fill_places (CharterRemarksDialog *self)
{
  CharterFramework *framework = charter_session_get_framework (self->session);
  GListModel *areas = charter_framework_get_areas (framework);

  add_place (self, NULL, _("The whole self-evaluation"));
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      add_place (self, charter_area_get_code (area), charter_area_get_title (area));
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          add_place (self, charter_item_get_code (item), charter_item_get_title (item));
        }
    }
}

/* "B. Chair, 21 November 2026, on 8.2" */
static char *
dup_about (CharterRemark *remark)
{
  g_autofree char *date = charter_term_dup_date_words (charter_remark_get_made_on (remark));
  const char *place = charter_remark_get_item (remark) ? charter_remark_get_item (remark)
                                                       : charter_remark_get_area (remark);

  if (!place)
    /* TRANSLATORS: who made a remark, and when */
    return g_strdup_printf (_("%s, %s"), charter_remark_get_who (remark), date);
  /* TRANSLATORS: who made a remark, when, and the code of what it is about */
  return g_strdup_printf (_("%s, %s, on %s"), charter_remark_get_who (remark), date, place);
}

static void
answer_cb (CharterRemarksDialog *self,
           GtkWidget            *entry)
{
  CharterRemark *remark = g_object_get_data (G_OBJECT (entry), "remark");
  g_autofree char *answer = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autoptr(GError) error = NULL;

  if (!charter_remark_job_answer (self->session, remark, answer, &error))
    charter_message_show_error (GTK_WIDGET (self), _("The answer was not kept"), error);
}

static void
add_row (CharterRemarksDialog *self,
         CharterRemark        *remark)
{
  gboolean is_open = charter_remark_is_open (remark);
  g_autofree char *about = dup_about (remark);
  g_autofree char *subtitle = is_open ? g_strdup (about)
                                      : g_strdup_printf ("%s\n%s", about, charter_remark_get_answer (remark));
  GtkWidget *row = g_object_new (is_open ? ADW_TYPE_EXPANDER_ROW : ADW_TYPE_ACTION_ROW, "use-markup", FALSE,
                                 "title", charter_remark_get_text (remark), "subtitle", subtitle, NULL);
  GtkWidget *entry;

  charter_row_say (row, charter_remark_get_text (remark));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  g_ptr_array_add (is_open ? self->open_rows : self->answered_rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (is_open ? self->open_group : self->answered_group), row);
  if (!is_open)
    return;
  entry = g_object_new (CHARTER_TYPE_ENTRY_ROW, "title", _("Answer"), "show-apply-button", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (entry), "remark", g_object_ref (remark), g_object_unref);
  g_signal_connect_object (entry, "apply", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), entry);
}

static void
clear_rows (GtkWidget *group,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
show (CharterRemarksDialog *self)
{
  guint n_open;
  g_autoptr(GPtrArray) remarks = charter_remark_job_list (self->session, &n_open);

  clear_rows (self->open_group, self->open_rows);
  clear_rows (self->answered_group, self->answered_rows);
  for (guint i = 0; i < remarks->len; i++)
    add_row (self, g_ptr_array_index (remarks, i));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->open_group),
                                         n_open == 0 ? _("Nothing waits for an answer.") : NULL);
  gtk_widget_set_visible (self->answered_group, self->answered_rows->len > 0);
}

static gboolean
show_cb (gpointer data)
{
  CharterRemarksDialog *self = data;

  self->show_source = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the row that goes may be the one that is answered right now. */
static void
show_soon (CharterRemarksDialog *self)
{
  if (self->show_source == 0)
    self->show_source = g_idle_add (show_cb, self);
}

static void
record_cb (CharterRemarksDialog *self,
           CharterRecord        *record)
{
  if (CHARTER_IS_REMARK (record))
    show_soon (self);
}

static void
add_cb (CharterRemarksDialog *self)
{
  guint place = adw_combo_row_get_selected (ADW_COMBO_ROW (self->place));
  g_autoptr(GError) error = NULL;

  if (!charter_remark_job_add (self->session,
                               place < self->codes->len ? g_ptr_array_index (self->codes, place) : NULL,
                               gtk_editable_get_text (GTK_EDITABLE (self->who)),
                               gtk_editable_get_text (GTK_EDITABLE (self->text)), &error))
    {
      charter_message_show_error (GTK_WIDGET (self), _("The remark was not kept"), error);
      return;
    }
  /* The next one is likely by the same person. */
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  gtk_widget_grab_focus (self->text);
}

static void
charter_remarks_dialog_dispose (GObject *object)
{
  CharterRemarksDialog *self = CHARTER_REMARKS_DIALOG (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->open_rows, g_ptr_array_unref);
  g_clear_pointer (&self->answered_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_REMARKS_DIALOG);

  G_OBJECT_CLASS (charter_remarks_dialog_parent_class)->dispose (object);
}

static void
charter_remarks_dialog_class_init (CharterRemarksDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_remarks_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-remarks-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterRemarksDialog, who);
  gtk_widget_class_bind_template_child (widget_class, CharterRemarksDialog, place);
  gtk_widget_class_bind_template_child (widget_class, CharterRemarksDialog, places);
  gtk_widget_class_bind_template_child (widget_class, CharterRemarksDialog, text);
  gtk_widget_class_bind_template_child (widget_class, CharterRemarksDialog, open_group);
  gtk_widget_class_bind_template_child (widget_class, CharterRemarksDialog, answered_group);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
charter_remarks_dialog_init (CharterRemarksDialog *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->open_rows = g_ptr_array_new ();
  self->answered_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  charter_choice_widen (ADW_COMBO_ROW (self->place));
}

/**
 * charter_remarks_dialog_new:
 * @parent: (nullable): the window
 * @session: a sitting with a school
 *
 * Returns: (transfer floating): the dialog, of the current self-evaluation
 */
GtkWidget *
charter_remarks_dialog_new (GtkWindow      *parent,
                            CharterSession *session)
{
  CharterRemarksDialog *self = g_object_new (CHARTER_TYPE_REMARKS_DIALOG, "transient-for", parent, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  self->session = g_object_ref (session);
  fill_places (self);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
