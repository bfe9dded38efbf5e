/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-standing-pane.h"

#include <glib/gi18n.h>

#include "charter-area-panel.h"
#include "charter-area.h"
#include "charter-chart-job.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-next-level-panel.h"
#include "charter-radar-chart.h"

/**
 * CharterStandingPane:
 *
 * What the judgements add up to while somebody judges: the radar, the standing of the area at hand and
 * overall with their workings, and what is missing for the item's next level.
 */
struct _CharterStandingPane
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *column;
  GtkWidget *chart;
  GtkWidget *area;
  GtkWidget *area_title;
  GtkWidget *area_word;
  GtkWidget *area_working;
  GtkWidget *overall_word;
  GtkWidget *overall_working;
  GtkWidget *next_level;

  GtkWidget *area_panel; /* NULL until it is built, in a slice of its own */

  CharterItemSheet *sheet; /* nullable */
};

G_DEFINE_FINAL_TYPE (CharterStandingPane, charter_standing_pane, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_area (CharterStandingPane *self,
           CharterStanding     *standing)
{
  CharterItem *item = charter_item_sheet_get_item (self->sheet);
  CharterArea *area = item ? charter_item_get_area (item) : NULL;
  const CharterAreaStanding *at = area ? charter_standing_find_area (standing, charter_area_get_code (area)) : NULL;
  g_autofree char *word = at ? charter_area_standing_dup_word (at) : NULL;
  g_autofree char *title = NULL;

  if (!at)
    return;
  title = g_strdup_printf ("%s %s", charter_area_get_code (area),
                           charter_area_get_short_title (area) ? charter_area_get_short_title (area)
                                                               : charter_area_get_title (area));
  gtk_label_set_label (GTK_LABEL (self->area_title), title);
  gtk_label_set_label (GTK_LABEL (self->area_word), word);
  gtk_label_set_label (GTK_LABEL (self->area_working), at->working);
}

static void
show_overall (CharterStandingPane *self,
              CharterStanding     *standing)
{
  CharterLevel *level = charter_standing_get_level (standing);
  g_autofree char *word = NULL;

  if (level && charter_standing_is_provisional (standing))
    word = g_strdup_printf (_("%s (provisional)"), charter_level_get_title (level));
  else
    word = g_strdup (level ? charter_level_get_title (level) : _("no level yet"));
  gtk_label_set_label (GTK_LABEL (self->overall_word), word);
  gtk_label_set_label (GTK_LABEL (self->overall_working), charter_standing_get_working (standing));
}

static void
standing_cb (CharterStandingPane *self)
{
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  CharterStanding *standing = charter_session_get_standing (session);
  g_autoptr(CharterStandingChart) chart = standing ? charter_chart_new (session) : NULL;

  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (self->chart), chart);
  if (!standing)
    return;
  show_area (self, standing);
  show_overall (self, standing);
}

static void
changed_cb (CharterStandingPane *self)
{
  CharterStanding *standing = charter_session_get_standing (charter_item_sheet_get_session (self->sheet));

  if (standing)
    show_area (self, standing);
}

static void
axis_activated_cb (CharterStandingPane *self,
                   guint                axis)
{
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  g_autoptr(CharterArea) area =
    g_list_model_get_item (charter_framework_get_areas (charter_session_get_framework (session)), axis);
  g_autoptr(CharterItem) item = area ? g_list_model_get_item (charter_area_get_items (area), 0) : NULL;

  if (item)
    g_signal_emit (self, signals[CHOSEN], 0, item);
}

static void
charter_standing_pane_dispose (GObject *object)
{
  CharterStandingPane *self = CHARTER_STANDING_PANE (object);

  if (self->sheet)
    {
      g_signal_handlers_disconnect_by_data (charter_item_sheet_get_session (self->sheet), self);
      g_signal_handlers_disconnect_by_data (self->sheet, self);
    }
  g_clear_object (&self->sheet);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_STANDING_PANE);

  G_OBJECT_CLASS (charter_standing_pane_parent_class)->dispose (object);
}

static void
charter_standing_pane_class_init (CharterStandingPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_standing_pane_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", CHARTER_TYPE_STANDING_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, CHARTER_TYPE_ITEM);

  g_type_ensure (CHARTER_TYPE_NEXT_LEVEL_PANEL);
  g_type_ensure (CHARTER_TYPE_RADAR_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-standing-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterStandingPane, column);
  gtk_widget_class_bind_template_child (widget_class, CharterStandingPane, chart);
  gtk_widget_class_bind_template_child (widget_class, CharterStandingPane, area);
  gtk_widget_class_bind_template_child (widget_class, CharterStandingPane, area_title);
  gtk_widget_class_bind_template_child (widget_class, CharterStandingPane, area_word);
  gtk_widget_class_bind_template_child (widget_class, CharterStandingPane, area_working);
  gtk_widget_class_bind_template_child (widget_class, CharterStandingPane, overall_word);
  gtk_widget_class_bind_template_child (widget_class, CharterStandingPane, overall_working);
  gtk_widget_class_bind_template_child (widget_class, CharterStandingPane, next_level);
  gtk_widget_class_bind_template_callback (widget_class, axis_activated_cb);
}

static void
charter_standing_pane_init (CharterStandingPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
show_standing (gpointer owner)
{
  CharterStandingPane *self = owner;

  g_signal_connect_swapped (self->sheet, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (charter_item_sheet_get_session (self->sheet), "notify::standing",
                            G_CALLBACK (standing_cb), self);
  standing_cb (self);
  return G_SOURCE_REMOVE;
}

static gboolean
add_area_panel (gpointer owner)
{
  CharterStandingPane *self = owner;

  self->area_panel = g_object_new (CHARTER_TYPE_AREA_PANEL, "vexpand", FALSE, NULL);
  gtk_box_insert_child_after (GTK_BOX (self->column), self->area_panel, self->area);
  charter_area_panel_set_sheet (CHARTER_AREA_PANEL (self->area_panel), self->sheet);
  return G_SOURCE_REMOVE;
}

static gboolean
show_next_level (gpointer owner)
{
  CharterStandingPane *self = owner;

  charter_next_level_panel_set_sheet (CHARTER_NEXT_LEVEL_PANEL (self->next_level), self->sheet);
  return G_SOURCE_REMOVE;
}

/**
 * charter_standing_pane_set_sheet:
 * @self: a pane without one
 * @sheet: the item at hand
 * @slices: in which the pane is built
 */
void
charter_standing_pane_set_sheet (CharterStandingPane *self,
                                 CharterItemSheet    *sheet,
                                 CharterSlices       *slices)
{
  g_return_if_fail (CHARTER_IS_STANDING_PANE (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  charter_slices_add (slices, show_standing, self);
  charter_slices_add (slices, add_area_panel, self);
  charter_slices_add (slices, show_next_level, self);
}
