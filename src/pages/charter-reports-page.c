/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-reports-page.h"

#include <glib/gi18n.h>

#include "charter-guard-job.h"
#include "charter-listing-chooser.h"
#include "charter-page-view.h"
#include "charter-reports-page-private.h"
#include "charter-sheet.h"
#include "charter-ui.h"

/* Typing elsewhere changes records at every key: the preview waits for a pause. */
#define UPDATE_DELAY 400
/* A document of more blocks is laid out when it is chosen, not for its small picture. */
#define MANY_BLOCKS 4000

/**
 * CharterReportsPage:
 *
 * The documents that the program makes, each shown as it will be printed, with what is not complete
 * and a way to each gap.
 */
G_DEFINE_FINAL_TYPE (CharterReportsPage, charter_reports_page, CHARTER_TYPE_PAGE)

typedef enum
{
  PROP_PAPER_WIDTH = 1,
  PROP_SHOWS_THUMBNAILS,
} CharterReportsPageProperty;

static GParamSpec *properties[PROP_SHOWS_THUMBNAILS + 1];

/* A layout on its way. */
typedef struct {
  CharterReportsPage *self;
  CharterReport report;
  guint generation;
} Layout;

/**
 * charter_reports_page_get_shown:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the pages that are shown
 */
CharterPages *
charter_reports_page_get_shown (CharterReportsPage *self)
{
  return self->pages[self->shown];
}

/**
 * charter_reports_page_is_full:
 * @self: the page
 * @report: a document
 *
 * Returns: whether the school wants everything that was written in it, or large print
 */
gboolean
charter_reports_page_is_full (CharterReportsPage *self,
                              CharterReport       report)
{
  CharterPaper *paper = self->portfolio
                        ? charter_paper_find (self->portfolio, charter_report_get_info (report)->nick)
                        : NULL;

  return paper && charter_paper_get_full (paper);
}

/**
 * charter_reports_page_set_busy:
 * @self: the page
 * @is_busy: whether something is being made
 */
void
charter_reports_page_set_busy (CharterReportsPage *self,
                               gboolean            is_busy)
{
  if (is_busy)
    self->n_busy++;
  else
    self->n_busy--;
  if (!self->spinner)
    return;
  /* Idle it would take the room that the page's number needs in a narrow window. */
  gtk_spinner_set_spinning (self->spinner, self->n_busy > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->n_busy > 0);
}

static void lay_out_next (CharterReportsPage *self);

static void
laid_out_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Layout *layout = data;
  g_autoptr(CharterReportsPage) self = layout->self;
  g_autoptr(CharterPages) pages = charter_pack_job_lay_out_finish (CHARTER_DOCUMENT (source), result, NULL);

  charter_reports_page_set_busy (self, FALSE);
  /* The page went away, or something was typed since. */
  if (!pages || layout->generation != self->generation || !self->sheets)
    return;
  g_set_object (&self->pages[layout->report], pages);
  self->laid_out[layout->report] = layout->generation;
  charter_report_row_set_pages (self->rows[layout->report], pages);
  if (layout->report == self->shown)
    charter_reports_page_show_pages (self);
  lay_out_next (self);
}

static gboolean
is_wanted (CharterReportsPage *self,
           Layout             *layout,
           CharterDocument    *document)
{
  if (layout->generation != self->generation || !self->sheets)
    return FALSE;
  self->waits[layout->report] = layout->report != self->shown &&
                                charter_document_get_blocks (document)->len > MANY_BLOCKS;
  return !self->waits[layout->report];
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Layout *layout = data;
  CharterReportsPage *self = layout->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterDocument) document = charter_report_compose_finish (CHARTER_SESSION (source), result, &error);

  if (document && is_wanted (self, layout, document))
    {
      charter_pack_job_lay_out_async (document, charter_page_get_window_cancellable (CHARTER_PAGE (self)),
                                      laid_out_cb, layout);
      return;
    }
  charter_reports_page_set_busy (self, FALSE);
  if (!document && layout->report == self->shown && self->sheets)
    charter_page_show_error (CHARTER_PAGE (self), _("The document cannot be made"), error);
  if (layout->generation == self->generation && self->sheets)
    lay_out_next (self);
  g_object_unref (self);
  g_free (layout);
}

static void
lay_out (CharterReportsPage *self,
         CharterReport       report)
{
  CharterPage *page = CHARTER_PAGE (self);
  Layout *layout = g_new0 (Layout, 1);

  layout->self = g_object_ref (self);
  layout->report = report;
  layout->generation = self->generation;
  charter_reports_page_set_busy (self, TRUE);
  charter_report_compose_async (charter_page_get_session (page), report,
                                charter_reports_page_is_full (self, report),
                                charter_page_get_window_cancellable (page), composed_cb, layout);
}

/* One after the other, so that neither the window nor the machine is busy with all at once. */
static void
lay_out_next (CharterReportsPage *self)
{
  /* Nobody looks any more: the rest can wait, or the window is gone. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_stale = TRUE;
      return;
    }
  while (self->next < CHARTER_N_REPORTS &&
         (self->laid_out[self->next] == self->generation || self->next == (guint) self->shown))
    self->next++;
  if (self->next < CHARTER_N_REPORTS)
    lay_out (self, (CharterReport) self->next++);
}

static void
guarded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CharterReportsPage) self = user_data;

  /* What it found is a record like any other, and brings the page up to date. */
  if (charter_guard_look_finish (CHARTER_SESSION (source), result, NULL, NULL) && self->sheets)
    charter_reports_page_update_gaps (self);
}

/* Evidence is looked through for personal data before anything is made of it. */
static void
guard (CharterReportsPage *self)
{
  CharterPage *page = CHARTER_PAGE (self);

  charter_guard_look_async (charter_page_get_session (page), NULL, NULL, NULL,
                            charter_page_get_window_cancellable (page), guarded_cb, g_object_ref (self));
}

static void
update (CharterReportsPage *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->is_stale = FALSE;
  if (!self->portfolio)
    return;
  self->generation++;
  charter_reports_page_update_gaps (self);
  /* The shown one first. */
  self->next = 0;
  lay_out (self, self->shown);
}

static gboolean
update_cb (gpointer data)
{
  CharterReportsPage *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
records_changed_cb (CharterReportsPage *self)
{
  self->is_stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->update_id = g_timeout_add (UPDATE_DELAY, update_cb, self);
}

static void
follow_portfolio (CharterReportsPage *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (charter_page_get_session (CHARTER_PAGE (self)));

  if (self->portfolio == portfolio)
    return;
  if (self->portfolio)
    g_signal_handlers_disconnect_by_data (self->portfolio, self);
  g_set_object (&self->portfolio, portfolio);
  if (portfolio)
    {
      g_signal_connect_object (portfolio, "added", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (portfolio, "removed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (portfolio, "changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
    }
  charter_report_options_show (self->options, CHARTER_PAGE (self), self->shown);
  records_changed_cb (self);
}

static void
row_selected_cb (CharterReportsPage *self,
                 GtkListBoxRow      *row)
{
  if (!row)
    return;
  self->shown = (CharterReport) gtk_list_box_row_get_index (row);
  if (!charter_page_get_session (CHARTER_PAGE (self)))
    return;
  charter_report_options_show (self->options, CHARTER_PAGE (self), self->shown);
  gtk_widget_set_visible (self->gaps_group, !charter_report_is_of_services (self->shown));
  if (!self->sheets)
    return;
  if ((self->waits[self->shown] || !self->pages[self->shown]) && self->portfolio)
    {
      self->waits[self->shown] = FALSE;
      lay_out (self, self->shown);
    }
  charter_reports_page_show_pages (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
stop_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_cancellable_cancel (CHARTER_REPORTS_PAGE (widget)->saving);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  charter_reports_page_save (CHARTER_REPORTS_PAGE (widget), g_str_equal (action_name, "reports.save-text"));
}

static void
save_tables_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  charter_listing_chooser_run (CHARTER_PAGE (widget), CHARTER_LISTED_ALL);
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  charter_reports_page_open (CHARTER_REPORTS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
print_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  charter_reports_page_print (CHARTER_REPORTS_PAGE (widget));
}

static void
charter_reports_page_show_target (CharterPage *page,
                                  const char  *target)
{
  CharterReportsPage *self = CHARTER_REPORTS_PAGE (page);
  CharterReport report;

  if (charter_report_find (target, &report))
    gtk_list_box_select_row (self->gallery, gtk_list_box_get_row_at_index (self->gallery, (int) report));
}

static void
charter_reports_page_map (GtkWidget *widget)
{
  CharterReportsPage *self = CHARTER_REPORTS_PAGE (widget);

  GTK_WIDGET_CLASS (charter_reports_page_parent_class)->map (widget);
  if (self->is_stale)
    {
      if (self->portfolio)
        guard (self);
      update (self);
    }
}

static void
charter_reports_page_constructed (GObject *object)
{
  CharterReportsPage *self = CHARTER_REPORTS_PAGE (object);

  G_OBJECT_CLASS (charter_reports_page_parent_class)->constructed (object);
  charter_page_set_title (CHARTER_PAGE (self), _("Reports"));
  g_signal_connect_object (charter_page_get_session (CHARTER_PAGE (self)), "notify::portfolio",
                           G_CALLBACK (follow_portfolio), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (charter_page_get_session (CHARTER_PAGE (self)), "notify::framework",
                           G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  follow_portfolio (self);
}

static void
charter_reports_page_dispose (GObject *object)
{
  CharterReportsPage *self = CHARTER_REPORTS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->position_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_object (&self->saving);
  g_clear_object (&self->sheets);
  if (self->chooser)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->print);
  g_clear_object (&self->portfolio);
  for (guint i = 0; i < CHARTER_N_REPORTS; i++)
    g_clear_object (&self->pages[i]);
  g_clear_pointer (&self->found_gaps, g_ptr_array_unref);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_REPORTS_PAGE);
  G_OBJECT_CLASS (charter_reports_page_parent_class)->dispose (object);
}

static void
charter_reports_page_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch ((CharterReportsPageProperty) prop_id)
    {
    case PROP_PAPER_WIDTH:
      g_value_set_int (value, CHARTER_REPORTS_PAGE (object)->paper_width);
      break;
    case PROP_SHOWS_THUMBNAILS:
      /* Its action asks before there is a template. */
      g_value_set_boolean (value, !CHARTER_REPORTS_PAGE (object)->thumbnails_scroller ||
                           gtk_widget_get_visible (CHARTER_REPORTS_PAGE (object)->thumbnails_scroller));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_reports_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch ((CharterReportsPageProperty) prop_id)
    {
    case PROP_SHOWS_THUMBNAILS:
      CHARTER_REPORTS_PAGE (object)->has_chosen_thumbnails = TRUE;
      charter_ui_show (CHARTER_REPORTS_PAGE (object)->thumbnails_scroller, g_value_get_boolean (value), NULL);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PAPER_WIDTH:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, gallery);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, options);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, gaps_page);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, stop);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, thumbnails_scroller);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, thumbnails_model);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, gaps_group);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, gaps);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, position);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, CharterReportsPage, selection);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  charter_reports_page_class_init_gaps (widget_class);
}

static void
charter_reports_page_class_init (CharterReportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_reports_page_constructed;
  object_class->dispose = charter_reports_page_dispose;
  object_class->get_property = charter_reports_page_get_property;
  object_class->set_property = charter_reports_page_set_property;
  widget_class->map = charter_reports_page_map;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_reports_page_show_target;

  /**
   * CharterReportsPage:paper-width:
   *
   * The most that a sheet of the preview takes, in pixels.
   */
  properties[PROP_PAPER_WIDTH] =
    g_param_spec_int ("paper-width", NULL, NULL, CHARTER_SMALLEST_PAPER, CHARTER_LARGEST_PAPER, 620,
                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * CharterReportsPage:shows-thumbnails:
   *
   * Whether the pages also stand small beside the preview.
   */
  properties[PROP_SHOWS_THUMBNAILS] =
    g_param_spec_boolean ("shows-thumbnails", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (CHARTER_TYPE_REPORT_OPTIONS);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "reports.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "reports.save-text", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "reports.save-tables", NULL, save_tables_cb);
  gtk_widget_class_install_action (widget_class, "reports.open", "s", open_cb);
  gtk_widget_class_install_action (widget_class, "reports.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "reports.stop", NULL, stop_cb);
  charter_reports_page_class_init_preview (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "reports.print", NULL);
}

/* Who the documents under it are for. */
static void
gallery_header_cb (GtkListBoxRow *row,
                   GtkListBoxRow *before,
                   gpointer       data)
{
  CharterReportGroup group = charter_report_get_info ((CharterReport) gtk_list_box_row_get_index (row))->group;
  GtkWidget *label;

  if (before && charter_report_get_info ((CharterReport) gtk_list_box_row_get_index (before))->group == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (charter_report_name_group (group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "gallery-group");
  gtk_list_box_row_set_header (row, label);
}

static void
charter_reports_page_init (CharterReportsPage *self)
{
  self->paper_width = 620;
  gtk_widget_init_template (GTK_WIDGET (self));
  charter_ui_name_split_button (self->save_button);
  charter_reports_page_init_preview (self);
  for (guint i = 0; i < CHARTER_N_REPORTS; i++)
    {
      const CharterReportInfo *info = charter_report_get_info ((CharterReport) i);
      GtkWidget *row = charter_report_row_new (_(info->title), _(info->purpose));

      self->rows[i] = CHARTER_REPORT_ROW (row);
      gtk_list_box_append (self->gallery, row);
    }
  gtk_list_box_set_header_func (self->gallery, gallery_header_cb, NULL, NULL);
  gtk_list_box_select_row (self->gallery, gtk_list_box_get_row_at_index (self->gallery, 0));
}
