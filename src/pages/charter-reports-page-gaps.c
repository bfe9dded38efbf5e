/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include <glib/gi18n.h>

#include "charter-guard-written.h"
#include "charter-readiness.h"
#include "charter-reports-page-private.h"

/* What is not complete, and where it is mended. */

/* Where each kind of gap is mended. */
static const char * const gap_pages[] = {
  [CHARTER_GAP_NOT_BEGUN] = "self-evaluation",
  [CHARTER_GAP_NOT_JUDGED] = "self-evaluation",
  [CHARTER_GAP_NO_EVIDENCE] = "self-evaluation",
  [CHARTER_GAP_TARGET_BELOW] = "self-evaluation",
  [CHARTER_GAP_DUTY_OPEN] = "self-evaluation",
  [CHARTER_GAP_ACTION_UNCLEAR] = "actions",
  [CHARTER_GAP_ACTION_LATE] = "actions",
  [CHARTER_GAP_EVIDENCE_OLD] = "evidence",
  [CHARTER_GAP_EVIDENCE_NO_FILE] = "evidence",
  [CHARTER_GAP_PERSONAL_DATA] = "evidence",
  [CHARTER_GAP_PERSONAL_WORDS] = "self-evaluation", /* unless it says another */
  [CHARTER_GAP_NO_CONSENT] = "reports",
  [CHARTER_GAP_NOT_SIGNED] = "overview",
};

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)))
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static char *
dup_capitalised (const char *words)
{
  g_autofree char *first = g_utf8_substring (words, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (words), NULL);
}

static void
accept_cb (GtkButton *button,
           gpointer   user_data)
{
  CharterReportsPage *self = user_data;

  charter_guard_accept_written (charter_page_get_session (CHARTER_PAGE (self)),
                                g_object_get_data (G_OBJECT (button), "record"));
}

/* Whoever has read it says so once. */
static void
add_accept_button (CharterReportsPage *self,
                   GtkWidget          *row,
                   CharterGap         *gap)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");
  g_autofree char *spoken = g_strdup_printf (_("No child is told of: %s"), gap->words);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("No child is told of"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "record", g_strdup (gap->record), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (accept_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_gap_row (CharterReportsPage *self,
             CharterGap         *gap)
{
  g_autofree char *title = dup_capitalised (gap->words);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "title-lines", 3,
                                 "activatable", TRUE, NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (gap->record)
    add_accept_button (self, row, gap);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_append (self->gaps, row);
}

/* The tab says how much is to do before anybody opens it. */
static void
name_gaps (CharterReportsPage *self)
{
  guint n = self->found_gaps->len;
  /* Translators: a number of things to do */
  g_autofree char *title = n > 0 ? g_strdup_printf (_("To do: %u"), n) : g_strdup (_("Complete"));

  gtk_stack_page_set_title (self->gaps_page, title);
}

/**
 * charter_reports_page_update_gaps:
 * @self: the page
 *
 * Lists what is not complete, each line with the place where it is mended.
 */
void
charter_reports_page_update_gaps (CharterReportsPage *self)
{
  g_clear_pointer (&self->found_gaps, g_ptr_array_unref);
  self->found_gaps = charter_pack_job_list_gaps (charter_page_get_session (CHARTER_PAGE (self)));
  name_gaps (self);
  clear_list (self->gaps);
  for (guint i = 0; i < self->found_gaps->len; i++)
    add_gap_row (self, g_ptr_array_index (self->found_gaps, i));
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), self->found_gaps->len > 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->gaps_group),
                                   self->found_gaps->len > 0 ? _("Not complete") : _("Complete"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->gaps_group),
                                         self->found_gaps->len > 0
                                         ? NULL
                                         : _("Everything is judged, shown and signed off."));
}

/* The places of a gap are items of the framework that it is about. */
static void
show_framework (CharterReportsPage *self,
                const char         *id)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterFramework *shown = charter_session_get_framework (session);
  CharterFramework *framework = id ? charter_pack_library_find (charter_session_get_library (session), id, NULL)
                                   : NULL;

  if (framework && (!shown || g_strcmp0 (charter_framework_get_id (shown), id) != 0))
    charter_session_set_framework (session, framework);
}

/* What a record of this page's own is written for. */
static const char *
find_report_of (CharterReportsPage *self,
                CharterGap         *gap)
{
  CharterRecord *record = charter_portfolio_find (self->portfolio, gap->record);

  if (CHARTER_IS_PAPER (record))
    return charter_paper_get_document (CHARTER_PAPER (record));
  return charter_report_get_info (CHARTER_IS_VISIT_STOP (record) ? CHARTER_REPORT_VISIT
                                                                 : CHARTER_REPORT_CASE_STUDIES)->nick;
}

static void
gap_activated_cb (CharterReportsPage *self,
                  GtkListBoxRow      *row)
{
  CharterGap *gap = g_ptr_array_index (self->found_gaps, (guint) gtk_list_box_row_get_index (row));

  if (gap->kind == CHARTER_GAP_NO_CONSENT)
    {
      charter_page_go (CHARTER_PAGE (self), "reports", charter_report_get_info (CHARTER_REPORT_CASE_STUDIES)->nick);
      return;
    }
  show_framework (self, gap->framework);
  if (gap->page && g_str_equal (gap->page, "reports"))
    {
      charter_page_go (CHARTER_PAGE (self), gap->page, find_report_of (self, gap));
      return;
    }
  charter_page_go (CHARTER_PAGE (self), gap->page ? gap->page : gap_pages[gap->kind],
                   gap->places->len > 0 ? g_ptr_array_index (gap->places, 0) : NULL);
}

/**
 * charter_reports_page_class_init_gaps:
 * @widget_class: the page's class
 */
void
charter_reports_page_class_init_gaps (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, gap_activated_cb);
}
