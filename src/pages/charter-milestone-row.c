/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-milestone-row.h"

#include <glib/gi18n.h>

#include "charter-appearance.h"
#include "charter-clock.h"
#include "charter-term.h"

/* Of the line on which the steps stand, in pixels. */
#define LINE_X 9
#define DOT_RADIUS 7
#define DOT_WIDTH 2.5

/**
 * CharterMilestoneRow:
 *
 * A step on the way to a status that a framework's publisher awards: a dot on a line, full when the
 * step is done, with its day; the next one can be marked as done.
 */
struct _CharterMilestoneRow
{
  CharterRow parent_instance;

  /* Children */
  GtkWidget *calendar; /* in the button's popover */
  GtkWidget *button;

  /* Owned */
  char *step_id;

  /* State */
  CharterMilestonePlace place;
  gboolean              is_done;
  gboolean              is_next;
};

G_DEFINE_FINAL_TYPE (CharterMilestoneRow, charter_milestone_row, CHARTER_TYPE_ROW)

enum {
  DONE,
  UNDONE,
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
done_clicked_cb (CharterMilestoneRow *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[DONE], 0, date);
}

static void
undone_clicked_cb (CharterMilestoneRow *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[UNDONE], 0);
}

static GtkWidget *
create_calendar (const char *day)
{
  GtkWidget *calendar = gtk_calendar_new ();
  g_autofree char *moment = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (moment, NULL);

  if (date)
    gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Day on which it was done"),
                                  -1);

  return calendar;
}

static GtkWidget *
create_popover (CharterMilestoneRow *self,
                const char          *done_on)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *done = gtk_button_new_with_label (done_on ? _("Change the day") : _("Mark as done"));
  g_autofree char *today = charter_clock_dup_today ();

  self->calendar = create_calendar (done_on ? done_on : today);
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), done);
  g_signal_connect_object (done, "clicked", G_CALLBACK (done_clicked_cb), self, G_CONNECT_SWAPPED);
  if (done_on)
    {
      GtkWidget *undone = gtk_button_new_with_label (_("Not done yet"));

      gtk_widget_add_css_class (undone, "flat");
      gtk_box_append (GTK_BOX (box), undone);
      g_signal_connect_object (undone, "clicked", G_CALLBACK (undone_clicked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
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

  /**
   * CharterMilestoneRow::done:
   * @date: the day, `YYYY-MM-DD`
   */
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UNDONE] =
    g_signal_new ("undone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
charter_milestone_row_init (CharterMilestoneRow *self)
{
  charter_appearance_redraw_on_change (GTK_WIDGET (self));
}

static void
add_button (CharterMilestoneRow *self,
            GtkWidget           *line,
            const char          *title,
            const char          *done_on)
{
  g_autofree char *day = done_on ? charter_term_dup_date_words (done_on) : NULL;
  g_autofree char *spoken = NULL;

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button),
                             gtk_label_new (day ? day : _("Mark as done…")));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), create_popover (self, done_on));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "caption");
  gtk_widget_add_css_class (self->button, "quiet-button");
  spoken = day ? g_strdup_printf (_("%s: done on %s. Change"), title, day)
               : g_strdup_printf (_("%s: mark as done"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_box_append (GTK_BOX (line), self->button);
}

/**
 * charter_milestone_row_new:
 * @step: a step of a framework
 * @place: where it stands on the line
 * @done_on: (nullable): the day on which it was done
 * @is_next: whether it is the first that is not done
 * @can_change: whether it can be marked
 *
 * Returns: (transfer floating): a row child
 */
GtkWidget *
charter_milestone_row_new (const CharterStep     *step,
                           CharterMilestonePlace  place,
                           const char            *done_on,
                           gboolean               is_next,
                           gboolean               can_change)
{
  CharterMilestoneRow *self = g_object_new (CHARTER_TYPE_MILESTONE_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (step->title);
  g_autofree char *day = done_on ? charter_term_dup_date_words (done_on) : NULL;
  g_autofree char *spoken = NULL;

  self->step_id = g_strdup (step->id);
  self->place = place;
  self->is_done = done_on != NULL;
  self->is_next = is_next;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, 2 * LINE_X + 8);
  if (is_next)
    gtk_widget_add_css_class (title, "next-step");
  else if (!done_on)
    gtk_widget_add_css_class (title, "quiet");
  gtk_widget_set_size_request (line, -1, 34);
  gtk_box_append (GTK_BOX (line), title);
  if (can_change && (done_on || is_next))
    add_button (self, line, step->title, done_on);
  else if (day)
    gtk_box_append (GTK_BOX (line), gtk_label_new (day));
  adw_bin_set_child (ADW_BIN (self), line);
  gtk_widget_set_tooltip_text (title, step->description);

  spoken = day ? g_strdup_printf (_("%s, done on %s"), step->title, day)
               : g_strdup_printf (is_next ? _("%s, next") : _("%s, not done yet"), step->title);
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);

  return GTK_WIDGET (self);
}

const char *
charter_milestone_row_get_step_id (CharterMilestoneRow *self)
{
  g_return_val_if_fail (CHARTER_IS_MILESTONE_ROW (self), NULL);

  return self->step_id;
}
