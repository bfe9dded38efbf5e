/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-status-page-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-item.h"
#include "charter-own-words.h"
#include "charter-report.h"
#include "charter-row.h"
#include "charter-status-job.h"
#include "charter-term.h"
#include "charter-training-log.h"
#include "charter-training-window.h"

static void
document_activated_cb (CharterStatusPage *self,
                       GtkWidget         *row)
{
  charter_page_go (CHARTER_PAGE (self), "reports", g_object_get_data (G_OBJECT (row), "document"));
}

static void
add_document (CharterStatusPage   *self,
              AdwPreferencesGroup *group,
              CharterReport        report,
              const char          *subtitle)
{
  const CharterReportInfo *info = charter_report_get_info (report);
  GtkWidget *row = charter_status_page_new_row (_(info->title), subtitle ? subtitle : _(info->purpose), TRUE);

  g_object_set_data (G_OBJECT (row), "document", (gpointer) info->nick);
  g_signal_connect_object (row, "activated", G_CALLBACK (document_activated_cb), self, G_CONNECT_SWAPPED);
  charter_status_page_add_row (self, group, row);
}

static void
fill_papers (CharterStatusPage *self)
{
  CharterFramework *charter = charter_status_job_find_charter (charter_page_get_session (CHARTER_PAGE (self)));
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *refusal = NULL;

  (void) charter_status_find_award (self->portfolio, charter, today, &refusal);
  charter_status_page_clear_group (self, self->papers_group);
  add_document (self, self->papers_group, CHARTER_REPORT_STATEMENT, NULL);
  add_document (self, self->papers_group, CHARTER_REPORT_PROGRESS, NULL);
  add_document (self, self->papers_group, CHARTER_REPORT_PACK, NULL);
  add_document (self, self->papers_group, CHARTER_REPORT_CERTIFICATE, refusal);
}

static void
phrase_activated_cb (CharterStatusPage *self,
                     GtkWidget         *row)
{
  CharterRecord *record = charter_portfolio_find (self->portfolio, g_object_get_data (G_OBJECT (row), "record"));

  if (record)
    charter_status_page_open_words (self, record);
}

static void
fill_words (CharterStatusPage *self)
{
  g_autoptr(GPtrArray) phrases = charter_own_words_list (self->portfolio, CHARTER_TYPE_PHRASE);

  charter_status_page_clear_group (self, self->words_group);
  for (guint i = 0; i < phrases->len; i++)
    {
      CharterPhrase *phrase = g_ptr_array_index (phrases, i);
      const char *say = charter_phrase_get_say (phrase);
      const char *instead_of = charter_phrase_get_instead_of (phrase);
      /* Translators: words that are not used any more */
      g_autofree char *subtitle = instead_of ? g_strdup_printf (_("instead of: %s"), instead_of) : NULL;
      GtkWidget *row = charter_status_page_new_row (say ? say : _("Not written yet"), subtitle, TRUE);

      g_object_set_data_full (G_OBJECT (row), "record",
                              g_strdup (charter_record_get_id (CHARTER_RECORD (phrase))), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (phrase_activated_cb), self, G_CONNECT_SWAPPED);
      charter_status_page_add_row (self, self->words_group, row);
    }
  if (phrases->len == 0)
    charter_status_page_add_row (self, self->words_group, charter_status_page_new_row (
      _("No words are agreed yet"), _("Begin with one phrase that everybody says differently."), FALSE));
  add_document (self, self->words_group, CHARTER_REPORT_LANGUAGE, _("The guide on one page, to print"));
}

static void
fill_handovers (CharterStatusPage *self)
{
  GListModel *handovers = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_HANDOVER);

  charter_status_page_clear_group (self, self->handover_group);
  for (guint i = g_list_model_get_n_items (handovers); i > 0; i--)
    {
      g_autoptr(CharterHandover) handover = g_list_model_get_item (handovers, i - 1);
      g_autofree char *day = charter_term_dup_date_words (charter_handover_get_happened_on (handover));
      const char *role = charter_handover_get_role (handover);
      /* Translators: two people */
      g_autofree char *title = g_strdup_printf (_("From %s to %s"), charter_handover_get_from_whom (handover),
                                                charter_handover_get_to_whom (handover));
      g_autofree char *subtitle = g_strjoin (role ? " · " : NULL, day ? day : "", role, NULL);

      charter_status_page_add_row (self, self->handover_group, charter_status_page_new_row (title, subtitle, FALSE));
    }
  add_document (self, self->handover_group, CHARTER_REPORT_HANDOVER, NULL);
}

/**
 * charter_status_page_fill_papers:
 * @self: the page
 *
 * Lists the papers of the way, the words agreed on and the handovers.
 */
void
charter_status_page_fill_papers (CharterStatusPage *self)
{
  fill_papers (self);
  fill_words (self);
  fill_handovers (self);
}

/* The school year that is shown; NULL is all of them. */
static const char *
get_year (CharterStatusPage *self)
{
  guint selected = adw_combo_row_get_selected (self->year_row);

  return self->years && selected > 0 && selected <= self->years->len
         ? g_ptr_array_index (self->years, selected - 1) : NULL;
}

static void
fill_years (CharterStatusPage *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (get_year (self));
  guint selected = 0;

  g_clear_pointer (&self->years, g_ptr_array_unref);
  self->years = charter_training_log_list_years (self->portfolio);
  gtk_string_list_append (titles, _("All school years"));
  for (guint i = 0; i < self->years->len; i++)
    {
      gtk_string_list_append (titles, g_ptr_array_index (self->years, i));
      if (g_strcmp0 (g_ptr_array_index (self->years, i), chosen) == 0)
        selected = i + 1;
    }
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->year_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->year_row, selected);
  self->is_filling = FALSE;
}

static void
training_activated_cb (CharterStatusPage *self,
                       GtkWidget         *row)
{
  CharterRecord *record = charter_portfolio_find (self->portfolio, g_object_get_data (G_OBJECT (row), "record"));

  if (CHARTER_IS_TRAINING (record))
    gtk_window_present (charter_training_window_new (charter_status_page_get_window (self),
                                                     charter_page_get_session (CHARTER_PAGE (self)),
                                                     CHARTER_TRAINING (record)));
}

static void
add_detail (GString    *words,
            const char *detail)
{
  if (detail && *detail)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", detail);
}

/* When, who came, from which finding; and whether it is written down what came of it. */
static char *
dup_training_words (CharterTraining *training)
{
  GString *words = g_string_new (NULL);
  g_autofree char *day = charter_term_dup_date_words (charter_training_get_happened_on (training));
  g_autofree char *who = charter_training_dup_who_words (training);
  const char *finding = charter_training_get_finding (training);
  /* Translators: the code of an item */
  g_autofree char *from = finding ? g_strdup_printf (_("from %s"), finding) : NULL;

  add_detail (words, day ? day : _("no day"));
  add_detail (words, who);
  add_detail (words, from);
  if (!charter_training_get_changed (training) && !charter_training_get_brought_back (training))
    add_detail (words, _("what came of it is not written down yet"));
  return g_string_free (words, FALSE);
}

static void
fill_kind (CharterStatusPage   *self,
           AdwPreferencesGroup *group,
           CharterTrainingKind  kind,
           const char          *nothing)
{
  g_autoptr(GPtrArray) list = charter_training_log_list (self->portfolio, kind, get_year (self));

  charter_status_page_clear_group (self, group);
  for (guint i = 0; i < list->len; i++)
    {
      CharterTraining *training = g_ptr_array_index (list, i);
      const char *title = charter_training_get_title (training);
      g_autofree char *words = dup_training_words (training);
      GtkWidget *row = charter_status_page_new_row (title ? title : _("Not written yet"), words, TRUE);

      g_object_set_data_full (G_OBJECT (row), "record",
                              g_strdup (charter_record_get_id (CHARTER_RECORD (training))), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (training_activated_cb), self, G_CONNECT_SWAPPED);
      charter_status_page_add_row (self, group, row);
    }
  if (list->len == 0)
    charter_status_page_add_row (self, group, charter_status_page_new_row (nothing, NULL, FALSE));
}

static void
item_activated_cb (CharterStatusPage *self,
                   GtkWidget         *row)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterFramework *charter = charter_status_job_find_charter (session);

  if (charter && charter != charter_session_get_framework (session))
    charter_session_set_framework (session, charter);
  charter_page_go (CHARTER_PAGE (self), "self-evaluation", g_object_get_data (G_OBJECT (row), "item"));
}

static void
add_fed (CharterStatusPage *self,
         CharterItem       *item)
{
  g_autoptr(GPtrArray) list = charter_training_log_list_for (self->portfolio, item);
  g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (item), charter_item_get_title (item));
  g_autofree char *words = g_strdup_printf (ngettext ("%u record stands behind it", "%u records stand behind it",
                                                      list->len), list->len);
  GtkWidget *row = charter_status_page_new_row (title, words, TRUE);

  g_object_set_data_full (G_OBJECT (row), "item", g_strdup (charter_item_get_code (item)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (item_activated_cb), self, G_CONNECT_SWAPPED);
  charter_status_page_add_row (self, self->fed_group, row);
}

/* What of the charter the lists stand behind: the pack says which. */
static void
fill_fed (CharterStatusPage *self)
{
  CharterFramework *charter = charter_status_job_find_charter (charter_page_get_session (CHARTER_PAGE (self)));
  GListModel *areas = charter ? charter_framework_get_areas (charter) : NULL;
  gboolean has_any = FALSE;

  charter_status_page_clear_group (self, self->fed_group);
  for (guint i = 0; areas && i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          if (charter_item_get_fed_by (item) == 0)
            continue;
          add_fed (self, item);
          has_any = TRUE;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fed_group), has_any);
}

/**
 * charter_status_page_fill_development:
 * @self: the page
 *
 * Lists training and network meetings of the chosen school year.
 */
void
charter_status_page_fill_development (CharterStatusPage *self)
{
  fill_years (self);
  fill_fed (self);
  fill_kind (self, self->training_group, CHARTER_TRAINING_SESSION,
             _("Nothing is written down yet. Add what staff learn about inclusion this year, and why."));
  fill_kind (self, self->network_group, CHARTER_TRAINING_NETWORK,
             _("Nothing is written down yet. Add the meetings you go to, what you shared and what you brought back."));
}
