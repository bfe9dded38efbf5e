/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-line-layout.h"

/**
 * CharterLineLayout:
 *
 * Children side by side, like a horizontal box, for text that wraps beside something small: those that
 * expand share what the others leave. A box asks each child how wide it is at the box's height, which
 * makes a label that wraps try some twenty widths whenever its words change; here a width is never
 * asked for a height. At most eight children.
 */
struct _CharterLineLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (CharterLineLayout, charter_line_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  PROP_SPACING = 1,
} CharterLineLayoutProperty;

static GParamSpec *properties[PROP_SPACING + 1];

#define SPACING 6 /* pixels, unless another is set */
#define MOST 8    /* children */

/* The children that are laid out, and how wide they want to be. */
typedef struct {
  GtkWidget       *children[MOST];
  GtkRequestedSize sizes[MOST];
  guint            n;
  guint            n_expand;
  int              minimum;
  int              natural;
} Line;

static Line
measure_line (GtkLayoutManager *layout,
              GtkWidget        *widget)
{
  const int spacing = CHARTER_LINE_LAYOUT (layout)->spacing;
  Line line = { .n = 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && line.n < MOST;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize *size = &line.sizes[line.n];

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size->minimum_size, &size->natural_size,
                          NULL, NULL);
      line.minimum += size->minimum_size + (line.n > 0 ? spacing : 0);
      line.natural += size->natural_size + (line.n > 0 ? spacing : 0);
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      line.children[line.n++] = child;
    }
  return line;
}

/* From then on minimum_size is the width of each. */
static void
share_width (Line *line,
             int   width)
{
  int rest = gtk_distribute_natural_allocation (MAX (width - line->minimum, 0), line->n, line->sizes);
  guint n_left = line->n_expand;

  for (guint i = 0; i < line->n && n_left > 0; i++)
    {
      int more = rest / (int) n_left;

      if (!gtk_widget_compute_expand (line->children[i], GTK_ORIENTATION_HORIZONTAL))
        continue;
      line->sizes[i].minimum_size += more;
      rest -= more;
      n_left--;
    }
}

static void
measure_height (Line *line,
                int  *minimum,
                int  *natural)
{
  for (guint i = 0; i < line->n; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (line->children[i], GTK_ORIENTATION_VERTICAL, line->sizes[i].minimum_size,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static GtkSizeRequestMode
charter_line_layout_get_request_mode (GtkLayoutManager *layout,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
charter_line_layout_measure (GtkLayoutManager *layout,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  Line line = measure_line (layout, widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = line.minimum;
      *natural = line.natural;
      return;
    }
  share_width (&line, for_size < 0 ? line.natural : for_size);
  *minimum = *natural = 0;
  measure_height (&line, minimum, natural);
}

static void
charter_line_layout_allocate (GtkLayoutManager *layout,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Line line = measure_line (layout, widget);
  int x = 0;

  share_width (&line, width);
  for (guint i = 0; i < line.n; i++)
    {
      int child_width = line.sizes[i].minimum_size;

      gtk_widget_size_allocate (line.children[i], &(GtkAllocation) { is_rtl ? width - x - child_width : x, 0,
                                                                     child_width, height }, -1);
      x += child_width + CHARTER_LINE_LAYOUT (layout)->spacing;
    }
}

static void
set_spacing (CharterLineLayout *self,
             int                spacing)
{
  if (self->spacing == spacing)
    return;
  self->spacing = spacing;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPACING]);
}

static void
charter_line_layout_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch ((CharterLineLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, CHARTER_LINE_LAYOUT (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_line_layout_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch ((CharterLineLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      set_spacing (CHARTER_LINE_LAYOUT (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_line_layout_class_init (CharterLineLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = charter_line_layout_get_property;
  object_class->set_property = charter_line_layout_set_property;
  /** CharterLineLayout:spacing: pixels between the children */
  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, SPACING,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  layout_class->get_request_mode = charter_line_layout_get_request_mode;
  layout_class->measure = charter_line_layout_measure;
  layout_class->allocate = charter_line_layout_allocate;
}

static void
charter_line_layout_init (CharterLineLayout *self)
{
  self->spacing = SPACING;
}

/**
 * charter_line_layout_new:
 * Returns: (transfer full): a line of widgets
 */
GtkLayoutManager *
charter_line_layout_new (void)
{
  return g_object_new (CHARTER_TYPE_LINE_LAYOUT, NULL);
}
