/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-guard-list.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-guard-job.h"
#include "charter-ui.h"

struct _CharterGuardList
{
  AdwBin          parent_instance;

  GtkWidget      *group;   /* borrowed */
  GPtrArray      *rows;    /* borrowed from it */
  CharterSession *session; /* owned */
};

G_DEFINE_FINAL_TYPE (CharterGuardList, charter_guard_list, ADW_TYPE_BIN)

static void
answered_cb (CharterGuardList *self,
             GParamSpec       *pspec,
             GtkWidget        *row)
{
  CharterFinding *finding = g_object_get_data (G_OBJECT (row), "charter-finding");
  guint answer = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (answer != GTK_INVALID_LIST_POSITION && answer != (guint) charter_finding_get_answer (finding))
    charter_guard_answer (self->session, finding, (CharterPrivacyAnswer) answer);
}

static GtkWidget *
make_row (CharterGuardList *self,
          CharterFinding   *finding)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  g_autofree char *words = charter_guard_dup_words (portfolio, finding);
  g_autofree char *place = charter_guard_dup_place (portfolio, finding);
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  for (int answer = CHARTER_PRIVACY_OPEN; answer <= CHARTER_PRIVACY_REDACT; answer++)
    gtk_string_list_append (model, charter_choice_words_get (CHARTER_TYPE_PRIVACY_ANSWER, answer));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) charter_finding_get_answer (finding));
  g_object_set_data_full (G_OBJECT (row), "charter-finding", g_object_ref (finding), g_object_unref);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
charter_guard_list_dispose (GObject *object)
{
  g_clear_object (&CHARTER_GUARD_LIST (object)->session);

  G_OBJECT_CLASS (charter_guard_list_parent_class)->dispose (object);
}

static void
charter_guard_list_finalize (GObject *object)
{
  g_ptr_array_unref (CHARTER_GUARD_LIST (object)->rows);

  G_OBJECT_CLASS (charter_guard_list_parent_class)->finalize (object);
}

static void
charter_guard_list_class_init (CharterGuardListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_guard_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_guard_list_finalize;
}

static void
charter_guard_list_init (CharterGuardList *self)
{
  self->rows = g_ptr_array_new ();
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Looks like personal data"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self->group),
    _("Say what each is. The answer is remembered for this file, wherever it is used."));
  adw_bin_set_child (ADW_BIN (self), self->group);
  charter_ui_show (GTK_WIDGET (self), FALSE, NULL);
}

/* Findings about contents that the evidence holds no more are remembered and not shown. */
static gboolean
is_current (CharterPortfolio *portfolio,
            GPtrArray        *files,
            CharterFinding   *finding)
{
  CharterRecord *file = charter_portfolio_find (portfolio, charter_finding_get_file (finding));

  return !charter_finding_get_file (finding) || (file && g_ptr_array_find (files, file, NULL));
}

/**
 * charter_guard_list_show:
 * @self: a list
 * @session: a session with a school
 * @evidence: evidence of that school
 */
void
charter_guard_list_show (CharterGuardList *self,
                         CharterSession   *session,
                         CharterEvidence  *evidence)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) findings = charter_portfolio_list_findings (portfolio, evidence);
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (portfolio, evidence);

  g_return_if_fail (CHARTER_IS_GUARD_LIST (self));
  g_set_object (&self->session, session);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < findings->len; i++)
    if (is_current (portfolio, files, findings->pdata[i]))
      {
        GtkWidget *row = make_row (self, findings->pdata[i]);

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
        g_ptr_array_add (self->rows, row);
      }
  charter_ui_show (GTK_WIDGET (self), self->rows->len > 0, NULL);
}
