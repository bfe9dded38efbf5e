/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-report-options-private.h"

#include <glib/gi18n.h>

#include "charter-logo-job.h"
#include "charter-own-words-window.h"
#include "charter-own-words.h"
#include "charter-visit-job.h"

static GType
get_own_type (CharterReportOptions *self)
{
  const CharterReportInfo *info = charter_report_get_info (self->report);

  return info->get_record_type ? info->get_record_type () : G_TYPE_INVALID;
}

static void
add_own_row (CharterReportOptions *self,
             const CharterOwnKind *kind,
             CharterRecord        *record)
{
  const char *first = charter_record_get_text (record, kind->first);
  const char *second = charter_record_get_text (record, kind->second);
  const char *at = CHARTER_IS_VISIT_STOP (record) ? charter_visit_stop_get_at (CHARTER_VISIT_STOP (record)) : NULL;
  g_autofree char *words = g_strconcat (at ? at : "", at ? " " : "", first ? first : _("Not written yet"), NULL);
  g_autofree char *title = g_markup_escape_text (words, -1);
  gboolean waits = CHARTER_IS_CASE_STUDY (record) && !charter_case_study_get_consent (CHARTER_CASE_STUDY (record));
  g_autofree char *subtitle = g_markup_escape_text (waits ? _("Waits for the family’s consent")
                                                          : second ? second : "", -1);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "title-lines", 2,
                                 "subtitle-lines", 2, "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_append (self->own_list, row);
}

/**
 * charter_report_options_fill_own:
 * @self: options
 *
 * Lists what the school wrote for the document.
 */
void
charter_report_options_fill_own (CharterReportOptions *self)
{
  CharterPortfolio *portfolio = charter_report_options_get_portfolio (self);
  const CharterOwnKind *kind = charter_own_words_find_kind (get_own_type (self));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->own_list, 0)))
    gtk_list_box_remove (self->own_list, GTK_WIDGET (row));
  g_clear_pointer (&self->records, g_ptr_array_unref);
  gtk_widget_set_visible (self->own_group, kind != NULL);
  if (!kind || !portfolio)
    return;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->own_group), _(kind->group));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->own_group), _(kind->hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->own_list), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kind->group), -1);
  gtk_button_set_label (GTK_BUTTON (self->add_button), _(kind->add));
  self->records = charter_own_words_list (portfolio, get_own_type (self));
  for (guint i = 0; i < self->records->len; i++)
    add_own_row (self, kind, g_ptr_array_index (self->records, i));
  gtk_widget_set_visible (GTK_WIDGET (self->own_list), self->records->len > 0);
  gtk_widget_set_visible (self->propose_button, self->report == CHARTER_REPORT_VISIT && self->records->len == 0);
}

static void
open_window (CharterReportOptions *self,
             CharterRecord        *record)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (charter_own_words_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                    charter_page_get_session (self->page), record));
}

/**
 * charter_report_options_open_own:
 * @self: what a report holds
 * @position: of the record, from 0
 *
 * Opens a window in which it is written.
 */
void
charter_report_options_open_own (CharterReportOptions *self,
                                 guint                 position)
{
  if (self->records && position < self->records->len)
    open_window (self, g_ptr_array_index (self->records, position));
}

/**
 * charter_report_options_add_own:
 * @self: options
 *
 * Adds what the document tells one more of, and opens it to be written.
 */
void
charter_report_options_add_own (CharterReportOptions *self)
{
  CharterPortfolio *portfolio = charter_report_options_get_portfolio (self);
  const CharterOwnKind *kind = charter_own_words_find_kind (get_own_type (self));
  CharterStore *store;
  CharterRecord *record;

  if (!portfolio || !kind)
    return;
  store = charter_session_get_store (charter_page_get_session (self->page));
  charter_store_begin_group (store, _(kind->window));
  record = charter_own_words_add (portfolio, get_own_type (self));
  charter_store_end_group (store);
  open_window (self, record);
}

/**
 * charter_report_options_propose:
 * @self: what a report holds
 *
 * Proposes a plan of the visit, to begin with.
 */
void
charter_report_options_propose (CharterReportOptions *self)
{
  if (charter_visit_job_propose (charter_page_get_session (self->page)) > 0)
    charter_page_toast (self->page, _("A plan to begin with. Change whatever you like."), TRUE);
}

/**
 * charter_report_options_fill_logo:
 * @self: options
 *
 * Says which logo the school has.
 */
void
charter_report_options_fill_logo (CharterReportOptions *self)
{
  CharterPortfolio *portfolio = charter_report_options_get_portfolio (self);
  CharterLogo *logo = portfolio ? charter_logo_job_find (portfolio) : NULL;
  const char *name = logo ? charter_logo_get_name (logo) : NULL;
  g_autofree char *title = g_markup_escape_text (logo ? name ? name : _("A logo") : _("None yet"), -1);

  gtk_widget_set_visible (self->logo_group, (charter_report_get_info (self->report)->traits & CHARTER_REPORT_HAS_LOGO) != 0);
  gtk_widget_set_visible (self->logo_remove, logo != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->logo_row), title);
}

static void
logo_set_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CharterReportOptions) self = data;
  g_autoptr(GError) error = NULL;

  if (!charter_logo_job_set_finish (CHARTER_SESSION (source), result, &error) && self->page)
    charter_page_show_error (self->page, _("This cannot be the logo"), error);
}

static void
logo_response_cb (CharterReportOptions *self,
                  int                   response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || !self->page)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file)
    charter_logo_job_set_async (charter_page_get_session (self->page), file,
                                charter_page_get_window_cancellable (self->page), logo_set_cb,
                                g_object_ref (self));
}

/**
 * charter_report_options_choose_logo:
 * @self: options
 *
 * Asks for a picture to be the school's logo.
 */
void
charter_report_options_choose_logo (CharterReportOptions *self)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Choose the school’s logo"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), _("_Cancel"));
  gtk_file_filter_set_name (filter, _("PNG, JPEG and SVG pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/svg+xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (logo_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
