/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-reports-page-private.h"

#include <glib/gi18n.h>

#include "charter-page-view.h"
#include "charter-sheet.h"
#include "charter-ui.h"

#define SMALLEST_PAPER CHARTER_SMALLEST_PAPER
#define LARGEST_PAPER CHARTER_LARGEST_PAPER
#define ZOOM_STEP 1.25
#define THUMBNAIL_WIDTH 68
/* Around a page, and how wide one is shown by itself: more is larger than the paper. */
#define SIDE_ROOM 32
#define WIDEST_FIT 794
/* So wide is the page when small pages stand beside the large ones. */
#define ROOM_FOR_ALL 860

static guint
get_n_pages (CharterReportsPage *self)
{
  CharterPages *pages = charter_reports_page_get_shown (self);

  return pages ? charter_pages_get_n_pages (pages) : 0;
}

/* The page that fills most of the upper half of the view. */
static guint
get_page_in_sight (CharterReportsPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double upper = gtk_adjustment_get_upper (adjustment);
  double middle = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 3;
  guint n = get_n_pages (self);

  if (n == 0 || upper <= 0)
    return 0;
  return MIN ((guint) (middle / upper * n), n - 1);
}

static void
actions_update (CharterReportsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = get_n_pages (self), page = get_page_in_sight (self);

  gtk_widget_action_set_enabled (widget, "reports.save", n > 0);
  gtk_widget_action_set_enabled (widget, "reports.save-text", n > 0);
  gtk_widget_action_set_enabled (widget, "reports.print", n > 0);
  gtk_widget_action_set_enabled (widget, "reports.previous-page", page > 0);
  gtk_widget_action_set_enabled (widget, "reports.next-page", page + 1 < n);
  gtk_widget_action_set_enabled (widget, "reports.zoom-in", self->paper_width < LARGEST_PAPER);
  gtk_widget_action_set_enabled (widget, "reports.zoom-out", self->paper_width > SMALLEST_PAPER);
}

static void
update_position (CharterReportsPage *self)
{
  guint n = get_n_pages (self);
  g_autofree char *words = n > 0
                           /* Translators: a page and how many there are; there is little room */
                           ? g_strdup_printf (_("%u / %u"), get_page_in_sight (self) + 1, n)
                           : g_strdup (_("Being set …"));

  gtk_label_set_label (self->position, words);
  actions_update (self);
}

static gboolean
position_idle_cb (gpointer data)
{
  CharterReportsPage *self = data;

  self->position_id = 0;
  update_position (self);
  return G_SOURCE_REMOVE;
}

/* The preview moves while it is given its place: a label that changes then leaves its bar undrawn. */
static void
queue_position (CharterReportsPage *self)
{
  if (self->position_id == 0)
    self->position_id = g_idle_add (position_idle_cb, self);
}

/**
 * charter_reports_page_show_pages:
 * @self: the page
 *
 * Shows the chosen document as it was laid out last.
 */
void
charter_reports_page_show_pages (CharterReportsPage *self)
{
  CharterPages *pages = charter_reports_page_get_shown (self);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; pages && i < charter_pages_get_n_pages (pages); i++)
    g_ptr_array_add (sheets, charter_sheet_new (pages, i));
  g_list_store_splice (self->sheets, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sheets)),
                       sheets->pdata, sheets->len);
  update_position (self);
}

static void
sheet_setup_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                CharterReportsPage       *self)
{
  GtkWidget *view = g_object_new (CHARTER_TYPE_PAGE_VIEW, "is-fixed", TRUE, NULL);
  GtkWidget *row = g_object_new (CHARTER_TYPE_ROW, "child", view, "margin-top", 8, "margin-bottom", 8, NULL);

  g_object_bind_property (self, "paper-width", view, "paper-width", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
thumbnail_setup_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *item,
                    CharterReportsPage       *self)
{
  GtkWidget *view = g_object_new (CHARTER_TYPE_PAGE_VIEW, "paper-width", THUMBNAIL_WIDTH, NULL);

  gtk_list_item_set_child (item, g_object_new (CHARTER_TYPE_ROW, "child", view, "margin-top", 6, "margin-bottom", 6,
                                               NULL));
}

static CharterPageView *
get_view (GtkListItem *item)
{
  return CHARTER_PAGE_VIEW (adw_bin_get_child (ADW_BIN (gtk_list_item_get_child (item))));
}

static void
sheet_bind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               CharterReportsPage       *self)
{
  CharterSheet *sheet = gtk_list_item_get_item (item);
  CharterPages *pages = charter_sheet_get_pages (sheet);
  g_autofree char *name = g_strdup_printf (_("Page %u of %u"), charter_sheet_get_page (sheet) + 1,
                                           charter_pages_get_n_pages (pages));

  charter_page_view_set_page (get_view (item), charter_sheet_get_page (sheet));
  charter_page_view_set_pages (get_view (item), pages);
  charter_row_set_spoken_name (CHARTER_ROW (gtk_list_item_get_child (item)), name);
}

static void
sheet_unbind_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 CharterReportsPage       *self)
{
  charter_page_view_set_pages (get_view (item), NULL);
}

static void
set_paper_width (CharterReportsPage *self,
                 double              paper_width)
{
  int width = (int) CLAMP (paper_width, SMALLEST_PAPER, LARGEST_PAPER);

  if (self->paper_width == width)
    return;
  self->paper_width = width;
  g_object_notify (G_OBJECT (self), "paper-width");
  actions_update (self);
}

/* A page is as wide as the view, or as high, less the room around it. */
static void
fit_pages (CharterReportsPage *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroller);
  double width = gtk_adjustment_get_page_size (across) - SIDE_ROOM;
  double height = gtk_adjustment_get_page_size (down) - SIDE_ROOM;

  if (width < 1 || height < 1)
    return;
  if (self->fit == CHARTER_FIT_WIDTH)
    set_paper_width (self, MIN (width, WIDEST_FIT));
  else if (self->fit == CHARTER_FIT_PAGE)
    set_paper_width (self, MIN (width, height * CHARTER_PAGE_WIDTH / CHARTER_PAGE_HEIGHT));
}

static gboolean
fit_idle_cb (gpointer data)
{
  CharterReportsPage *self = data;

  self->fit_id = 0;
  if (!self->has_chosen_thumbnails)
    charter_ui_show (self->thumbnails_scroller, gtk_widget_get_width (GTK_WIDGET (self)) >= ROOM_FOR_ALL, NULL);
  fit_pages (self);
  return G_SOURCE_REMOVE;
}

/* Not while the view is given its place. */
static void
queue_fit (CharterReportsPage *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add (fit_idle_cb, self);
}

static void
set_fit (CharterReportsPage *self,
         CharterFit          fit)
{
  self->fit = fit;
  fit_pages (self);
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CharterReportsPage *self = CHARTER_REPORTS_PAGE (widget);

  self->fit = CHARTER_FIT_NONE;
  if (g_str_equal (action_name, "reports.zoom-in"))
    set_paper_width (self, self->paper_width * ZOOM_STEP);
  else
    set_paper_width (self, self->paper_width / ZOOM_STEP);
}

static void
fit_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  set_fit (CHARTER_REPORTS_PAGE (widget),
           g_str_equal (g_variant_get_string (parameter, NULL), "page") ? CHARTER_FIT_PAGE : CHARTER_FIT_WIDTH);
}

static void
go_to_page (CharterReportsPage *self,
            guint               page)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint n = get_n_pages (self);

  if (n > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / n * page);
}

static void
turn_page_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CharterReportsPage *self = CHARTER_REPORTS_PAGE (widget);
  guint n = get_n_pages (self), page = get_page_in_sight (self);

  if (n == 0)
    return;
  if (g_str_equal (action_name, "reports.next-page"))
    page = MIN (page + 1, n - 1);
  else if (page > 0)
    page--;
  go_to_page (self, page);
}

static void
thumbnail_activated_cb (CharterReportsPage *self,
                        guint               position)
{
  go_to_page (self, position);
}

static void
size_changed_cb (CharterReportsPage *self)
{
  queue_fit (self);
  queue_position (self);
}

/**
 * charter_reports_page_class_init_preview:
 * @widget_class: of the page
 *
 * Installs what the preview is steered with. Its keys are those of every document viewer.
 */
void
charter_reports_page_class_init_preview (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, sheet_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, thumbnail_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, thumbnail_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "reports.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "reports.fit", "s", fit_cb);
  gtk_widget_class_install_property_action (widget_class, "reports.thumbnails", "shows-thumbnails");
  gtk_widget_class_install_action (widget_class, "reports.previous-page", NULL, turn_page_cb);
  gtk_widget_class_install_action (widget_class, "reports.next-page", NULL, turn_page_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "reports.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "reports.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "reports.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "reports.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "reports.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "reports.fit", "s", "width");
}

/**
 * charter_reports_page_init_preview:
 * @self: the page, with its template
 */
void
charter_reports_page_init_preview (CharterReportsPage *self)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->sheets = g_list_store_new (CHARTER_TYPE_SHEET);
  self->fit = CHARTER_FIT_WIDTH;
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->sheets));
  gtk_no_selection_set_model (self->thumbnails_model, G_LIST_MODEL (self->sheets));
  g_signal_connect_object (down, "value-changed", G_CALLBACK (queue_position), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "changed", G_CALLBACK (size_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (across, "notify::page-size", G_CALLBACK (queue_fit), self, G_CONNECT_SWAPPED);
  update_position (self);
}
