/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-standing-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "charter-area.h"
#include "charter-row.h"

typedef enum {
  COLUMN_AREA,
  COLUMN_LEVEL,
  COLUMN_AVERAGE,
  COLUMN_JUDGED,
  COLUMN_PREVIOUS,
  COLUMN_CHANGE,
  COLUMN_VOICE,
} Column;

#define N_COLUMNS (COLUMN_VOICE + 1)

/**
 * CharterStandingTable:
 *
 * Where a school stands as a table: a row an area, which says all its columns as its name. Ctrl+C
 * copies the whole table, for a spreadsheet or a letter.
 */
struct _CharterStandingTable
{
  AdwBin parent_instance;

  /* Children */
  GtkWidget *header;
  GtkWidget *list;
  GtkWidget *headings[N_COLUMNS];

  /* Owned */
  GtkSizeGroup *widths[N_COLUMNS];
  GPtrArray    *codes; /* of the areas, in the order of the rows */
  GString      *text;

  CharterStanding *previous; /* nullable */
  CharterStanding *voice;    /* nullable */
  char            *voice_title;
};

G_DEFINE_FINAL_TYPE (CharterStandingTable, charter_standing_table, ADW_TYPE_BIN)

enum {
  AREA_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
shows (CharterStandingTable *self,
       Column                column)
{
  if (column == COLUMN_VOICE)
    return self->voice != NULL;
  return column < COLUMN_PREVIOUS || self->previous;
}

static double
find_position (CharterStanding           *standing,
               const CharterAreaStanding *area)
{
  const CharterAreaStanding *found =
    standing ? charter_standing_find_area (standing, charter_area_get_code (area->area)) : NULL;

  return found ? found->position : NAN;
}

static char *
dup_position (double position)
{
  return isnan (position) ? g_strdup ("–") : g_strdup_printf ("%.1f", position);
}

static char *
dup_change (double now,
            double before)
{
  /* Of what is printed, so that the row adds up for who checks it. */
  double change = (round (now * 10) - round (before * 10)) / 10;

  if (isnan (now))
    return g_strdup ("–");
  if (isnan (before))
    return g_strdup (_("newly judged"));
  if (change == 0)
    return g_strdup (_("no change"));

  /* Translators: an area's average against last cycle: "up 0.3" */
  return change > 0 ? g_strdup_printf (_("up %.1f"), change) : g_strdup_printf (_("down %.1f"), -change);
}

static GtkWidget *
create_cell (CharterStandingTable *self,
             Column                column,
             const char           *words,
             GtkAccessibleRole     role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", words,
                                   "xalign", column == COLUMN_AREA || column == COLUMN_LEVEL ? 0.0 : 1.0,
                                   "yalign", 0.5,
                                   "wrap", column == COLUMN_AREA,
                                   "hexpand", column == COLUMN_AREA,
                                   NULL);

  if (column >= COLUMN_AVERAGE)
    gtk_widget_add_css_class (label, "numeric");
  /* The first column takes what the others leave: labels that wrap and size groups do not mix. */
  if (column != COLUMN_AREA)
    gtk_size_group_add_widget (self->widths[column], label);

  return label;
}

static GtkWidget *
create_line (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);

  return box;
}

static char *
dup_spoken (CharterStandingTable      *self,
            const CharterAreaStanding *area,
            char * const              *words)
{
  GString *spoken = g_string_new (NULL);

  g_string_append_printf (spoken, "%s: %s", words[COLUMN_AREA], words[COLUMN_LEVEL]);
  if (!isnan (area->position))
    g_string_append_printf (spoken, _(", average %s"), words[COLUMN_AVERAGE]);
  g_string_append_printf (spoken, _(", %u of %u judged"), area->judged, area->applicable);
  if (self->previous)
    g_string_append_printf (spoken, _("; last cycle %s, %s"), words[COLUMN_PREVIOUS],
                            words[COLUMN_CHANGE]);
  if (self->voice)
    g_string_append_printf (spoken, "; %s %s", self->voice_title, words[COLUMN_VOICE]);

  return g_string_free (spoken, FALSE);
}

static void
add_row (CharterStandingTable      *self,
         const CharterAreaStanding *area)
{
  double before_position = find_position (self->previous, area);
  g_auto(GStrv) words = g_new0 (char *, N_COLUMNS + 1);
  g_autofree char *spoken = NULL;
  GtkWidget *line = create_line ();
  GtkWidget *row = g_object_new (CHARTER_TYPE_ROW, NULL);

  words[COLUMN_AREA] = g_strdup_printf ("%s %s", charter_area_get_code (area->area),
                                        charter_area_get_title (area->area));
  words[COLUMN_LEVEL] = charter_area_standing_dup_word (area);
  words[COLUMN_AVERAGE] = dup_position (area->position);
  /* Translators: judged of those that apply: "4 of 6" */
  words[COLUMN_JUDGED] = g_strdup_printf (_("%u of %u"), area->judged, area->applicable);
  words[COLUMN_PREVIOUS] = dup_position (before_position);
  words[COLUMN_CHANGE] = dup_change (area->position, before_position);
  words[COLUMN_VOICE] = dup_position (find_position (self->voice, area));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *cell = create_cell (self, i, words[i], GTK_ACCESSIBLE_ROLE_CELL);

      gtk_widget_set_visible (cell, shows (self, i));
      gtk_box_append (GTK_BOX (line), cell);
      if (shows (self, i))
        g_string_append_printf (self->text, "%s%s", i > 0 ? "\t" : "", words[i]);
    }
  g_string_append_c (self->text, '\n');

  gtk_widget_set_margin_top (line, 7);
  gtk_widget_set_margin_bottom (line, 7);
  adw_bin_set_child (ADW_BIN (row), line);
  spoken = dup_spoken (self, area, words);
  charter_row_set_spoken_name (CHARTER_ROW (row), spoken);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->codes, g_strdup (charter_area_get_code (area->area)));
}

static void
clear_rows (CharterStandingTable *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_ptr_array_set_size (self->codes, 0);
  g_string_truncate (self->text, 0);
}

static void
row_activated_cb (CharterStandingTable *self,
                  GtkListBoxRow        *row)
{
  guint position = (guint) gtk_list_box_row_get_index (row);

  if (position < self->codes->len)
    g_signal_emit (self, signals[AREA_ACTIVATED], 0, g_ptr_array_index (self->codes, position));
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          CHARTER_STANDING_TABLE (widget)->text->str);
}

static void
charter_standing_table_finalize (GObject *object)
{
  CharterStandingTable *self = CHARTER_STANDING_TABLE (object);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->widths[i]);
  g_ptr_array_unref (self->codes);
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->previous, charter_standing_unref);
  g_clear_pointer (&self->voice, charter_standing_unref);
  g_free (self->voice_title);

  G_OBJECT_CLASS (charter_standing_table_parent_class)->finalize (object);
}

static void
charter_standing_table_class_init (CharterStandingTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = charter_standing_table_finalize;

  /**
   * CharterStandingTable::area-activated:
   * @code: of the area whose row was chosen
   */
  signals[AREA_ACTIVATED] =
    g_signal_new ("area-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
}

static void
create_header (CharterStandingTable *self)
{
  static const char * const headings[N_COLUMNS] = {
    N_("Area"), N_("Level"), N_("Average"), N_("Judged"), N_("Last cycle"), N_("Change"),
    N_("Another voice"),
  };

  self->header = create_line ();
  gtk_widget_set_margin_bottom (self->header, 6);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->headings[i] = create_cell (self, i, _(headings[i]), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
      gtk_widget_add_css_class (self->headings[i], "caption-heading");
      gtk_widget_add_css_class (self->headings[i], "quiet");
      gtk_box_append (GTK_BOX (self->header), self->headings[i]);
    }
}

static void
charter_standing_table_init (CharterStandingTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->text = g_string_new (NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    self->widths[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  create_header (self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "plain-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where we stand, area by area"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), self->list);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * charter_standing_table_new:
 * Returns: (transfer floating): a table of nothing yet
 */
GtkWidget *
charter_standing_table_new (void)
{
  return g_object_new (CHARTER_TYPE_STANDING_TABLE, NULL);
}

/**
 * charter_standing_table_set_voice:
 * @self: a table
 * @voice: (nullable): what another voice's levels add up to, for one more column
 * @title: (nullable): whose they are
 *
 * Takes effect when the table is shown next.
 */
void
charter_standing_table_set_voice (CharterStandingTable *self,
                                  CharterStanding      *voice,
                                  const char           *title)
{
  g_return_if_fail (CHARTER_IS_STANDING_TABLE (self));

  g_clear_pointer (&self->voice, charter_standing_unref);
  self->voice = voice ? charter_standing_ref (voice) : NULL;
  g_free (self->voice_title);
  self->voice_title = g_strdup (title);
  gtk_label_set_label (GTK_LABEL (self->headings[COLUMN_VOICE]), title ? title : "");
}

/**
 * charter_standing_table_show:
 * @self: a table
 * @standing: what it shows
 * @previous: (nullable): the cycle before, for two more columns
 * @previous_cycle: (nullable): its name
 */
void
charter_standing_table_show (CharterStandingTable *self,
                             CharterStanding      *standing,
                             CharterStanding      *previous,
                             const char           *previous_cycle)
{
  g_return_if_fail (CHARTER_IS_STANDING_TABLE (self));
  g_return_if_fail (standing != NULL);

  clear_rows (self);
  g_clear_pointer (&self->previous, charter_standing_unref);
  self->previous = previous ? charter_standing_ref (previous) : NULL;
  gtk_label_set_label (GTK_LABEL (self->headings[COLUMN_PREVIOUS]),
                       previous_cycle ? previous_cycle : _("Last cycle"));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gtk_widget_set_visible (self->headings[i], shows (self, i));
      if (shows (self, i))
        g_string_append_printf (self->text, "%s%s", i > 0 ? "\t" : "",
                                gtk_label_get_label (GTK_LABEL (self->headings[i])));
    }
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < charter_standing_get_n_areas (standing); i++)
    add_row (self, charter_standing_get_area (standing, i));
}

/**
 * charter_standing_table_dup_text:
 * @self: a table
 *
 * Returns: (transfer full): the table as lines of columns between tabs
 */
char *
charter_standing_table_dup_text (CharterStandingTable *self)
{
  g_return_val_if_fail (CHARTER_IS_STANDING_TABLE (self), NULL);

  return g_strdup (self->text->str);
}
