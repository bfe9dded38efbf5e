/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-milestone-row.h"

#include <glib/gi18n.h>

#include "charter-appearance.h"
#include "charter-term.h"
#include "charter-ui.h"

/* Of the line on which the steps stand, in pixels. */
#define LINE_X 9
#define DOT_RADIUS 7
#define DOT_WIDTH 2.5

/**
 * CharterMilestoneRow:
 *
 * A step on the way to a status that a framework's publisher awards: a dot on a line, full when the
 * step is taken, with its day; a button asks for it to be recorded, or for what is recorded to be changed.
 */
struct _CharterMilestoneRow
{
  CharterRow parent_instance;

  /* Owned */
  char *step_id;

  /* State */
  CharterMilestonePlace place;
  gboolean              is_done;
  gboolean              is_next;
};

G_DEFINE_FINAL_TYPE (CharterMilestoneRow, charter_milestone_row, CHARTER_TYPE_ROW)

enum {
  RECORD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
draw_line (cairo_t             *cr,
           CharterMilestoneRow *self,
           double               x,
           double               middle,
           double               height)
{
  gboolean has_above = self->place == CHARTER_PLACE_MIDDLE || self->place == CHARTER_PLACE_LAST;
  gboolean has_below = self->place == CHARTER_PLACE_MIDDLE || self->place == CHARTER_PLACE_FIRST;

  cairo_move_to (cr, x, has_above ? 0 : middle);
  cairo_line_to (cr, x, has_below ? height : middle);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
set_ink (cairo_t    *cr,
         CharterInk  ink)
{
  CharterColour colour = charter_palette_get_ink (charter_appearance_get_palette (), ink);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
draw_dot (cairo_t             *cr,
          CharterMilestoneRow *self,
          double               x,
          double               middle)
{
  cairo_arc (cr, x, middle, DOT_RADIUS - DOT_WIDTH / 2, 0, 2 * G_PI);
  set_ink (cr, self->is_done ? CHARTER_INK_CURRENT : CHARTER_INK_BACKGROUND);
  cairo_fill_preserve (cr);
  set_ink (cr, self->is_done || self->is_next ? CHARTER_INK_CURRENT : CHARTER_INK_DIM_TEXT);
  cairo_set_line_width (cr, self->is_next ? DOT_WIDTH : DOT_WIDTH * 0.7);
  cairo_stroke (cr);
  if (!self->is_done)
    return;

  /* A tick, for who does not tell full from hollow. */
  cairo_move_to (cr, x - 3.2, middle + 0.2);
  cairo_line_to (cr, x - 0.9, middle + 2.6);
  cairo_line_to (cr, x + 3.4, middle - 2.4);
  set_ink (cr, CHARTER_INK_BACKGROUND);
  cairo_set_line_width (cr, 1.7);
  cairo_stroke (cr);
}

static void
charter_milestone_row_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  CharterMilestoneRow *self = CHARTER_MILESTONE_ROW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = is_rtl ? width - LINE_X : LINE_X;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  set_ink (cr, CHARTER_INK_GRID);
  draw_line (cr, self, x, height / 2.0, height);
  draw_dot (cr, self, x, height / 2.0);
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (charter_milestone_row_parent_class)->snapshot (widget, snapshot);
}

static void
clicked_cb (CharterMilestoneRow *self)
{
  g_signal_emit (self, signals[RECORD], 0);
}

static void
charter_milestone_row_finalize (GObject *object)
{
  g_free (CHARTER_MILESTONE_ROW (object)->step_id);

  G_OBJECT_CLASS (charter_milestone_row_parent_class)->finalize (object);
}

static void
charter_milestone_row_class_init (CharterMilestoneRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = charter_milestone_row_finalize;
  widget_class->snapshot = charter_milestone_row_snapshot;

  /** CharterMilestoneRow::record: a person wants to say that the step was taken, or to change what is said */
  signals[RECORD] =
    g_signal_new ("record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
charter_milestone_row_init (CharterMilestoneRow *self)
{
  charter_appearance_redraw_on_change (GTK_WIDGET (self));
}

static void
add_button (CharterMilestoneRow       *self,
            GtkWidget                 *line,
            const CharterStepStanding *standing,
            const char                *day)
{
  GtkWidget *button = gtk_button_new_with_label (day ? day : standing->step->is_due ? _("Set the day…") : _("Record…"));
  g_autofree char *spoken = NULL;

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "quiet-button");
  /* Translators: the title of a step, and its day */
  spoken = day ? g_strdup_printf (_("%s: %s. Change"), standing->step->title, day)
               : g_strdup_printf (_("%s: record"), standing->step->title);
  charter_ui_name_button (button, spoken);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
}

static char *
dup_spoken (const CharterStepStanding *standing,
            const char                *day,
            gboolean                   is_next)
{
  const char *title = standing->step->title;

  switch (standing->state)
    {
    case CHARTER_STEP_TAKEN:
      return g_strdup_printf (_("%s, done on %s"), title, day);
    case CHARTER_STEP_AHEAD:
      return g_strdup_printf (_("%s, set for %s"), title, day);
    case CHARTER_STEP_OVERDUE:
      return g_strdup_printf (_("%s, was set for %s"), title, day);
    case CHARTER_STEP_OPEN:
    case CHARTER_STEP_WAITS:
    default:
      return g_strdup_printf (is_next ? _("%s, next") : _("%s, not done yet"), title);
    }
}

static GtkWidget *
create_title (const CharterStepStanding *standing,
              gboolean                   is_next)
{
  GtkWidget *title = gtk_label_new (standing->step->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, 2 * LINE_X + 8);
  gtk_widget_set_tooltip_text (title, standing->step->description);
  if (is_next)
    gtk_widget_add_css_class (title, "next-step");
  else if (!standing->milestone)
    gtk_widget_add_css_class (title, "quiet");
  return title;
}

/**
 * charter_milestone_row_new:
 * @standing: a step of a framework, and where the school stands with it
 * @place: where it stands on the line
 * @is_next: whether it is the first that is not taken
 * @can_change: whether it may be recorded
 *
 * Returns: (transfer floating): a row child
 */
GtkWidget *
charter_milestone_row_new (const CharterStepStanding *standing,
                           CharterMilestonePlace      place,
                           gboolean                   is_next,
                           gboolean                   can_change)
{
  CharterMilestoneRow *self = g_object_new (CHARTER_TYPE_MILESTONE_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *day = standing->milestone
                         ? charter_term_dup_date_words (charter_milestone_get_happened_on (standing->milestone)) : NULL;
  g_autofree char *spoken = dup_spoken (standing, day, is_next);

  self->step_id = g_strdup (standing->step->id);
  self->place = place;
  self->is_done = standing->state == CHARTER_STEP_TAKEN;
  self->is_next = is_next;
  gtk_widget_set_size_request (line, -1, 34);
  gtk_box_append (GTK_BOX (line), create_title (standing, is_next));
  if (can_change && (standing->milestone || standing->state == CHARTER_STEP_OPEN))
    add_button (self, line, standing, day);
  else if (day)
    gtk_box_append (GTK_BOX (line), gtk_label_new (day));
  adw_bin_set_child (ADW_BIN (self), line);
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);

  return GTK_WIDGET (self);
}

/**
 * charter_milestone_row_get_step_id:
 * @self: a row
 *
 * Returns: id of the step that it shows
 */
const char *
charter_milestone_row_get_step_id (CharterMilestoneRow *self)
{
  g_return_val_if_fail (CHARTER_IS_MILESTONE_ROW (self), NULL);

  return self->step_id;
}
