/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-tags.h"

/**
 * CharterTags:
 *
 * Words in rounded boxes, one after the other like the words of a paragraph: what does not fit a line
 * goes to the next. GtkFlowBox would stand them in columns.
 */
struct _CharterTags
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CharterTags, charter_tags, GTK_TYPE_WIDGET)

#define SPACING 4

static void
charter_tags_dispose (GObject *object)
{
  charter_tags_clear (CHARTER_TAGS (object));

  G_OBJECT_CLASS (charter_tags_parent_class)->dispose (object);
}

static GtkSizeRequestMode
charter_tags_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Goes through the lines at @width and, if asked to, puts each tag where it belongs. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   allocates)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_width, NULL, NULL);
      child_width = MIN (child_width, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);
      if (x > 0 && x + child_width > width)
        {
          y += line + SPACING;
          x = line = 0;
        }
      if (allocates)
        gtk_widget_size_allocate (child, &(GtkAllocation) { is_rtl ? width - x - child_width : x, y,
                                                            child_width, child_height }, -1);
      x += child_width + SPACING;
      line = MAX (line, child_height);
    }
  return y + line;
}

static void
charter_tags_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static void
charter_tags_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  lay_out (widget, width, TRUE);
}

static void
charter_tags_class_init (CharterTagsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_tags_dispose;
  widget_class->get_request_mode = charter_tags_get_request_mode;
  widget_class->measure = charter_tags_measure;
  widget_class->size_allocate = charter_tags_size_allocate;
}

static void
charter_tags_init (CharterTags *self)
{
}

/**
 * charter_tags_new:
 * Returns: (transfer floating): without tags
 */
GtkWidget *
charter_tags_new (void)
{
  return g_object_new (CHARTER_TYPE_TAGS, NULL);
}

/**
 * charter_tags_add:
 * @self: the tags
 * @text: what the tag says
 * @tooltip: (nullable): what it means
 * @is_strong: whether it stands out
 */
void
charter_tags_add (CharterTags *self,
                  const char  *text,
                  const char  *tooltip,
                  gboolean     is_strong)
{
  GtkWidget *label = gtk_label_new (text);

  g_return_if_fail (CHARTER_IS_TAGS (self));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "tag");
  if (is_strong)
    gtk_widget_add_css_class (label, "strong");
  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

/**
 * charter_tags_clear:
 * @self: tags
 *
 * Takes every tag out.
 */
void
charter_tags_clear (CharterTags *self)
{
  GtkWidget *child;

  g_return_if_fail (CHARTER_IS_TAGS (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}
