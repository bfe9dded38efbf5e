/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-handover-dialog.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-date-row.h"
#include "charter-report.h"
#include "charter-status-job.h"
#include "charter-text-row.h"

/**
 * CharterHandoverDialog:
 *
 * From whom to whom when staff change: what changes hands is said before, done in one step, and its
 * sheet is shown after.
 */
struct _CharterHandoverDialog
{
  AdwWindow       parent_instance;

  /* Template widgets */
  AdwComboRow    *role_row;
  AdwEntryRow    *from_row;
  AdwEntryRow    *to_row;
  CharterDateRow *day_row;
  CharterTextRow *kept_row;
  CharterTextRow *note_row;
  GtkLabel       *summary;
  GtkLabel       *problem;

  /* Owned */
  CharterPage    *page;
};

G_DEFINE_FINAL_TYPE (CharterHandoverDialog, charter_handover_dialog, ADW_TYPE_WINDOW)

static const struct { const char *property; const char *title; } roles[] = {
  { "inclusion-leader", N_("Inclusion leader") },
  { "senco", N_("SENCO") },
  { NULL, N_("Something else") },
};

static CharterPortfolio *
get_portfolio (CharterHandoverDialog *self)
{
  return charter_session_get_portfolio (charter_page_get_session (self->page));
}

static char *
dup_typed (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* Who has something open, for who does not know how a name was typed. */
static char *
dup_owners_words (CharterPortfolio *portfolio)
{
  g_auto(GStrv) owners = charter_handover_job_dup_owners (portfolio);
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; owners[i]; i++)
    g_string_append_printf (words, "%s%s (%u)", i > 0 ? ", " : "", owners[i],
                            charter_handover_job_count (portfolio, owners[i]));
  if (words->len == 0)
    return g_strdup (_("No action is open at the moment."));
  /* Translators: names with how many actions each has */
  return g_strdup_printf (_("Open actions are with: %s."), words->str);
}

static void
changed_cb (CharterHandoverDialog *self)
{
  CharterPortfolio *portfolio = self->page ? get_portfolio (self) : NULL;
  g_autofree char *from = dup_typed (self->from_row);
  g_autofree char *words = NULL;
  guint n = portfolio ? charter_handover_job_count (portfolio, from) : 0;

  if (!portfolio)
    return;
  words = *from && n > 0
          ? g_strdup_printf (ngettext ("%u open action changes hands.", "%u open actions change hands.", n), n)
          : dup_owners_words (portfolio);
  gtk_label_set_label (self->summary, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
role_chosen_cb (CharterHandoverDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->role_row);
  CharterPortfolio *portfolio = get_portfolio (self);
  const char *name = NULL;

  if (portfolio && chosen < G_N_ELEMENTS (roles) && roles[chosen].property)
    name = charter_record_get_text (CHARTER_RECORD (charter_portfolio_get_school (portfolio)), roles[chosen].property);
  if (name)
    gtk_editable_set_text (GTK_EDITABLE (self->from_row), name);
}

static void
say_done (CharterHandoverDialog *self,
          guint                  n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Handed over, with %u open action",
                                                      "Handed over, with %u open actions", n), n);

  charter_page_toast (self->page, words, TRUE);
  charter_page_go (self->page, "reports", charter_report_get_info (CHARTER_REPORT_HANDOVER)->nick);
}

static void
hand_over_cb (CharterHandoverDialog *self)
{
  guint chosen = MIN (adw_combo_row_get_selected (self->role_row), G_N_ELEMENTS (roles) - 1);
  g_autofree char *from = dup_typed (self->from_row);
  g_autofree char *to = dup_typed (self->to_row);
  const char *kept_where = charter_text_row_get_text (self->kept_row);
  const char *note = charter_text_row_get_text (self->note_row);
  const CharterHandoverPlan plan = {
    .from = from,
    .to = to,
    .role = roles[chosen].property,
    .role_words = roles[chosen].property ? _(roles[chosen].title) : NULL,
    .on = charter_date_row_get_date (self->day_row),
    .kept_where = *kept_where ? kept_where : NULL,
    .note = *note ? note : NULL,
  };
  g_autoptr(GError) error = NULL;
  guint n = 0;

  if (!get_portfolio (self))
    return;
  if (!charter_handover_job_run (charter_page_get_session (self->page), &plan, &n, &error))
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return;
    }
  say_done (self, n);
  gtk_window_close (GTK_WINDOW (self));
}

static void
charter_handover_dialog_dispose (GObject *object)
{
  CharterHandoverDialog *self = CHARTER_HANDOVER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_HANDOVER_DIALOG);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (charter_handover_dialog_parent_class)->dispose (object);
}

static void
charter_handover_dialog_class_init (CharterHandoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_handover_dialog_dispose;
  g_type_ensure (CHARTER_TYPE_DATE_ROW);
  g_type_ensure (CHARTER_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-handover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterHandoverDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, CharterHandoverDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, CharterHandoverDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, CharterHandoverDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, CharterHandoverDialog, kept_row);
  gtk_widget_class_bind_template_child (widget_class, CharterHandoverDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, CharterHandoverDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CharterHandoverDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hand_over_cb);
}

static void
charter_handover_dialog_init (CharterHandoverDialog *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_string_list_append (titles, _(roles[i].title));
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (titles));
}

/* Where things were kept at the last handover is where they are still, until somebody says otherwise. */
static void
fill (CharterHandoverDialog *self)
{
  GListModel *handovers = charter_portfolio_get_list (get_portfolio (self), CHARTER_TYPE_HANDOVER);
  guint n = g_list_model_get_n_items (handovers);
  g_autoptr(CharterHandover) last = n > 0 ? g_list_model_get_item (handovers, n - 1) : NULL;
  const char *kept_where = last ? charter_handover_get_kept_where (last) : NULL;
  g_autofree char *today = charter_clock_dup_today ();

  charter_date_row_set_date (self->day_row, today);
  charter_text_row_set_text (self->kept_row, kept_where ? kept_where : "");
  g_signal_connect_object (self->role_row, "notify::selected", G_CALLBACK (role_chosen_cb), self, G_CONNECT_SWAPPED);
  role_chosen_cb (self);
  changed_cb (self);
}

/**
 * charter_handover_dialog_new:
 * @page: the page it stands over, of a session with a school
 *
 * Returns: (transfer none): a window to hand over in, to be presented
 */
GtkWindow *
charter_handover_dialog_new (CharterPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  CharterHandoverDialog *self = g_object_new (CHARTER_TYPE_HANDOVER_DIALOG, "transient-for",
                                              GTK_IS_WINDOW (root) ? root : NULL, NULL);

  self->page = g_object_ref (page);
  fill (self);
  return GTK_WINDOW (self);
}
