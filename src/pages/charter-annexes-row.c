/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-annexes-row.h"

#include <glib/gi18n.h>

#include "charter-annex.h"
#include "charter-paper.h"
#include "charter-report.h"

/**
 * CharterAnnexesRow:
 *
 * What becomes of the files of evidence in the pack: the choice is the school's and kept with its
 * records.
 */
struct _CharterAnnexesRow
{
  AdwComboRow parent_instance;

  CharterSession *session; /* nullable */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (CharterAnnexesRow, charter_annexes_row, ADW_TYPE_COMBO_ROW)

/* In the order of CharterAnnexes, as records keep them. */
static const char * const kept[] = { NULL, "pages", "files" };

static const char *
get_document (void)
{
  return charter_report_get_info (CHARTER_REPORT_PACK)->nick;
}

static void
selected_cb (CharterAnnexesRow *self)
{
  CharterPortfolio *portfolio = self->session ? charter_session_get_portfolio (self->session) : NULL;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  CharterStore *store;

  if (self->is_showing || !portfolio || selected >= G_N_ELEMENTS (kept))
    return;
  store = charter_session_get_store (self->session);
  charter_store_begin_group (store, _("Choose what becomes of files"));
  charter_paper_set_annexes (charter_paper_ensure (portfolio, get_document ()), kept[selected]);
  charter_store_end_group (store);
}

/**
 * charter_annexes_row_show:
 * @self: a row
 * @session: a session
 *
 * Shows what the open school chose, and changes it from now on.
 */
void
charter_annexes_row_show (CharterAnnexesRow *self,
                          CharterSession    *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterPaper *paper = portfolio ? charter_paper_find (portfolio, get_document ()) : NULL;
  CharterAnnexes how = CHARTER_ANNEXES_NONE;

  g_set_object (&self->session, session);
  if (paper)
    charter_annexes_parse (charter_paper_get_annexes (paper), &how);
  self->is_showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), how);
  self->is_showing = FALSE;
}

static void
charter_annexes_row_dispose (GObject *object)
{
  g_clear_object (&CHARTER_ANNEXES_ROW (object)->session);
  G_OBJECT_CLASS (charter_annexes_row_parent_class)->dispose (object);
}

static void
charter_annexes_row_class_init (CharterAnnexesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_annexes_row_dispose;
}

static void
charter_annexes_row_init (CharterAnnexesRow *self)
{
  const char * const choices[] = { _("Left out"), _("Printed at the end"), _("Attached to the PDF"), NULL };
  g_autoptr(GtkStringList) list = gtk_string_list_new (choices);

  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (list));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Files of evidence"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _("Personal data and what is left out of packs stay here"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}
