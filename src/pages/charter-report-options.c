/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-report-options-private.h"

#include <glib/gi18n.h>

#include "charter-logo-job.h"
#include "charter-pack-job.h"

/**
 * CharterReportOptions:
 *
 * What a school chooses for one of its documents: what is in it and in which order, the names and words
 * on it, its logo, and what it tells besides the self-evaluation. Everything is kept at once, for each
 * document by itself.
 */
G_DEFINE_FINAL_TYPE (CharterReportOptions, charter_report_options, ADW_TYPE_BIN)

/**
 * charter_report_options_get_portfolio:
 * @self: what a report holds
 *
 * Returns: (transfer none) (nullable): the records that it is made of
 */
CharterPortfolio *
charter_report_options_get_portfolio (CharterReportOptions *self)
{
  return self->page ? charter_session_get_portfolio (charter_page_get_session (self->page)) : NULL;
}

static CharterPaper *
ensure_paper (CharterReportOptions *self)
{
  CharterPortfolio *portfolio = charter_report_options_get_portfolio (self);

  return portfolio && !self->is_filling
         ? charter_paper_ensure (portfolio, charter_report_get_info (self->report)->nick)
         : NULL;
}

static void
set_text (CharterReportOptions *self,
          const char           *property,
          const char           *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  CharterPaper *paper = ensure_paper (self);

  if (paper)
    g_object_set (paper, property, *stripped ? stripped : NULL, NULL);
}

static void
full_changed_cb (CharterReportOptions *self)
{
  CharterPaper *paper = ensure_paper (self);

  if (paper)
    charter_paper_set_full (paper, gtk_switch_get_active (self->full_switch));
}

static void
words_changed_cb (CharterReportOptions *self)
{
  set_text (self, "words", charter_text_row_get_text (self->words_row));
}

static void
name_changed_cb (CharterReportOptions *self,
                 GtkWidget            *row)
{
  const char *property = row == self->author_row ? "author"
                         : row == self->head_row ? "head"
                         : row == self->chair_row ? "chair" : "leader";

  set_text (self, property, gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
logo_remove_cb (CharterReportOptions *self)
{
  charter_logo_job_remove (charter_page_get_session (self->page));
}

static void
logo_choose_cb (CharterReportOptions *self)
{
  charter_report_options_choose_logo (self);
}

static void
own_activated_cb (CharterReportOptions *self,
                  GtkListBoxRow        *row)
{
  charter_report_options_open_own (self, (guint) gtk_list_box_row_get_index (row));
}

static void
add_cb (CharterReportOptions *self)
{
  charter_report_options_add_own (self);
}

static void
propose_cb (CharterReportOptions *self)
{
  charter_report_options_propose (self);
}

static void
set_name (GtkWidget    *row,
          gboolean      is_asked,
          CharterPaper *paper,
          const char   *property)
{
  const char *text = paper ? charter_record_get_text (CHARTER_RECORD (paper), property) : NULL;

  gtk_widget_set_visible (row, is_asked);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
fill_names (CharterReportOptions *self,
            CharterPaper         *paper,
            CharterReportTraits   traits)
{
  gboolean has_names = (traits & CHARTER_REPORT_HAS_NAMES) != 0;
  gboolean has_leader = has_names || (traits & CHARTER_REPORT_HAS_LEADER);

  gtk_widget_set_visible (self->names_group, has_leader || (traits & CHARTER_REPORT_HAS_AUTHOR));
  set_name (self->author_row, (traits & CHARTER_REPORT_HAS_AUTHOR) != 0, paper, "author");
  set_name (self->head_row, has_names, paper, "head");
  set_name (self->chair_row, has_names, paper, "chair");
  set_name (self->leader_row, has_leader, paper, "leader");
}

static void
fill_extent (CharterReportOptions    *self,
             CharterPaper            *paper,
             const CharterReportInfo *info)
{
  gtk_widget_set_visible (self->extent_group, info->extent != NULL);
  gtk_switch_set_active (self->full_switch, paper && charter_paper_get_full (paper));
  gtk_widget_set_visible (GTK_WIDGET (self->annexes_row), self->report == CHARTER_REPORT_PACK);
  if (self->page)
    charter_annexes_row_show (self->annexes_row, charter_page_get_session (self->page));
  if (!info->extent)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->full_row), _(info->extent));
  adw_action_row_set_subtitle (self->full_row, _(info->extent_detail));
}

/* The usual statement stands there to be changed; it is kept once somebody does. */
static void
fill_words (CharterReportOptions *self,
            CharterPortfolio     *portfolio,
            const char           *words)
{
  g_autofree char *usual = NULL;

  if (!words && portfolio && self->report == CHARTER_REPORT_STATEMENT)
    usual = charter_pack_job_dup_statement (charter_page_get_session (self->page));
  charter_text_row_set_text (self->words_row, words ? words : usual ? usual : "");
}

static void
fill (CharterReportOptions *self)
{
  CharterPortfolio *portfolio = charter_report_options_get_portfolio (self);
  const CharterReportInfo *info = charter_report_get_info (self->report);
  CharterPaper *paper = portfolio ? charter_paper_find (portfolio, info->nick) : NULL;
  const char *words = paper ? charter_paper_get_words (paper) : NULL;

  self->is_filling = TRUE;
  fill_extent (self, paper, info);
  fill_names (self, paper, info->traits);
  gtk_widget_set_visible (self->words_group, (info->traits & CHARTER_REPORT_HAS_WORDS) != 0);
  fill_words (self, portfolio, words);
  charter_report_options_fill_logo (self);
  charter_report_options_fill_parts (self);
  charter_report_options_fill_own (self);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->nothing, !info->extent && !info->traits && !info->get_parts &&
                                         !info->get_record_type);
}

static gboolean
is_own (CharterReportOptions *self,
        gpointer              record)
{
  GType (*get_type) (void) = charter_report_get_info (self->report)->get_record_type;

  return get_type && G_TYPE_CHECK_INSTANCE_TYPE (record, get_type ());
}

static void
records_changed_cb (CharterReportOptions *self,
                    CharterRecord        *record)
{
  if (is_own (self, record))
    charter_report_options_fill_own (self);
  if (CHARTER_IS_LOGO (record))
    charter_report_options_fill_logo (self);
}

/* Undo and a second program change what is chosen; what is typed here comes back unchanged. */
static void
record_changed_cb (CharterReportOptions *self,
                   CharterRecord        *record,
                   const char           *field)
{
  if (CHARTER_IS_PAPER (record) &&
      g_strcmp0 (charter_paper_get_document (CHARTER_PAPER (record)),
                 charter_report_get_info (self->report)->nick) != 0)
    return;
  if (CHARTER_IS_PAPER (record) && g_str_equal (field, "parts"))
    charter_report_options_update_parts (self);
  else
    records_changed_cb (self, record);
}

static void
follow (CharterReportOptions *self,
        CharterPortfolio     *portfolio)
{
  if (self->portfolio == portfolio)
    return;
  if (self->portfolio)
    g_signal_handlers_disconnect_by_data (self->portfolio, self);
  g_set_object (&self->portfolio, portfolio);
  if (!portfolio)
    return;
  g_signal_connect_object (portfolio, "added", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
charter_report_options_dispose (GObject *object)
{
  CharterReportOptions *self = CHARTER_REPORT_OPTIONS (object);

  self->is_filling = TRUE;
  if (self->chooser)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_weak_pointer (&self->page);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_REPORT_OPTIONS);
  G_OBJECT_CLASS (charter_report_options_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CharterReportOptions, name)

static void
charter_report_options_class_init (CharterReportOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_report_options_dispose;
  g_type_ensure (CHARTER_TYPE_ANNEXES_ROW);
  g_type_ensure (CHARTER_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-report-options.ui");
  BIND (nothing);
  BIND (extent_group);
  BIND (full_row);
  BIND (full_switch);
  BIND (annexes_row);
  BIND (own_group);
  BIND (own_list);
  BIND (add_button);
  BIND (propose_button);
  BIND (words_group);
  BIND (words_row);
  BIND (names_group);
  BIND (author_row);
  BIND (head_row);
  BIND (chair_row);
  BIND (leader_row);
  BIND (logo_group);
  BIND (logo_row);
  BIND (logo_remove);
  BIND (logo_choose);
  BIND (parts_group);
  BIND (parts_list);
  gtk_widget_class_bind_template_callback (widget_class, full_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, logo_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, logo_choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, propose_cb);
}

static void
charter_report_options_init (CharterReportOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_report_options_show:
 * @self: options
 * @page: the page that they stand on
 * @report: a document
 *
 * Shows what is chosen for @report by the school that is open.
 */
void
charter_report_options_show (CharterReportOptions *self,
                             CharterPage          *page,
                             CharterReport         report)
{
  g_set_weak_pointer (&self->page, page);
  self->report = report;
  /* What cannot be kept is not asked for. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), charter_page_get_editable (page));
  follow (self, charter_report_options_get_portfolio (self));
  fill (self);
}
