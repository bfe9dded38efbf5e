/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-cards-layout.h"

/**
 * CharterCardsLayout:
 *
 * Lays children out side by side, all of one width and height, while each has room to be read; else
 * one below the other. Room is 180 pixels, or 12 times the font size where text is larger; of four and
 * more it is 140, or 9.5 times: a scale is compared at a glance as long as its words can be read.
 */
struct _CharterCardsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CharterCardsLayout, charter_cards_layout, GTK_TYPE_LAYOUT_MANAGER)

#define SPACING 8
#define CARD_PIXELS 180
#define CARD_EMS 12
#define NARROW_PIXELS 140
#define NARROW_EMS 9.5
#define NARROW_FROM 4 /* cards */

static int
count_children (GtkWidget *widget)
{
  int count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      count++;
  return count;
}

/* The width that a card needs beside others. */
static int
get_card_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) > 0
            ? pango_cairo_context_get_resolution (context) / 72.0 : 96 / 72.0;
  if (count_children (widget) >= NARROW_FROM)
    return MAX (NARROW_PIXELS, (int) (NARROW_EMS * size));
  return MAX (CARD_PIXELS, (int) (CARD_EMS * size));
}

static gboolean
is_side_by_side (GtkWidget *widget,
                 int        width)
{
  int n = count_children (widget);

  return n > 0 && (width - (n - 1) * SPACING) / n >= get_card_width (widget);
}

static GtkSizeRequestMode
charter_cards_layout_get_request_mode (GtkLayoutManager *layout,
                                       GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  int n = count_children (widget);

  *minimum = 0;
  *natural = n * get_card_width (widget) + MAX (n - 1, 0) * SPACING;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
    }
  *natural = MAX (*natural, *minimum);
}

static int
get_child_width (GtkWidget *widget,
                 int        width)
{
  int n = count_children (widget);

  return is_side_by_side (widget, width) ? (width - (n - 1) * SPACING) / n : width;
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  gboolean is_beside = is_side_by_side (widget, width);
  int child_width = get_child_width (widget, width);
  int height = 0, n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &child_height, NULL, NULL, NULL);
      height = is_beside ? MAX (height, child_height) : height + child_height;
      n++;
    }
  return is_beside ? height : height + MAX (n - 1, 0) * SPACING;
}

static void
charter_cards_layout_measure (GtkLayoutManager *layout,
                              GtkWidget        *widget,
                              GtkOrientation    orientation,
                              int               for_size,
                              int              *minimum,
                              int              *natural,
                              int              *minimum_baseline,
                              int              *natural_baseline)
{
  int width_minimum, width_natural;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  measure_width (widget, &width_minimum, &width_natural);
  *minimum = measure_height (widget, for_size < 0 ? width_natural : for_size);
  *natural = *minimum;
}

static void
charter_cards_layout_allocate (GtkLayoutManager *layout,
                               GtkWidget        *widget,
                               int               width,
                               int               height,
                               int               baseline)
{
  gboolean is_beside = is_side_by_side (widget, width);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int child_width = get_child_width (widget, width);
  int x = is_rtl ? width - child_width : 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_height = height;

      if (!gtk_widget_should_layout (child))
        continue;
      if (!is_beside)
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &child_height, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, child_width, child_height }, -1);
      if (is_beside)
        x += (is_rtl ? -1 : 1) * (child_width + SPACING);
      else
        y += child_height + SPACING;
    }
}

static void
charter_cards_layout_class_init (CharterCardsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = charter_cards_layout_get_request_mode;
  layout_class->measure = charter_cards_layout_measure;
  layout_class->allocate = charter_cards_layout_allocate;
}

static void
charter_cards_layout_init (CharterCardsLayout *self)
{
}

/**
 * charter_cards_layout_new:
 * Returns: (transfer full): cards beside each other as far as there is room
 */
GtkLayoutManager *
charter_cards_layout_new (void)
{
  return g_object_new (CHARTER_TYPE_CARDS_LAYOUT, NULL);
}
