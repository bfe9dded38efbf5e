/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-date-row.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-term.h"
#include "charter-written-date.h"

/**
 * CharterDateRow:
 *
 * A day, typed as people write it ("12 Dec", "12/12/2026") or picked from a calendar. What is typed
 * is read when the row is left or Enter is pressed; what is no day stays there to be mended, and the
 * row says so in words.
 */
struct _CharterDateRow
{
  CharterEntryRow parent_instance;

  /* Template widgets */
  GtkWidget *hint;
  GtkWidget *button;

  GtkWidget *calendar; /* nullable until it is asked for: it takes longer to build than all the rest */

  char      *date;
  gboolean   is_filling;
};

G_DEFINE_FINAL_TYPE (CharterDateRow, charter_date_row, CHARTER_TYPE_ENTRY_ROW)

typedef enum {
  PROP_DATE = 1,
} CharterDateRowProperty;

static GParamSpec *properties[PROP_DATE + 1];

static void
set_fault (CharterDateRow *self,
           gboolean        is_faulty)
{
  gtk_widget_set_visible (self->hint, is_faulty);
  if (is_faulty)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               is_faulty ? GTK_ACCESSIBLE_INVALID_TRUE
                                         : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
fill_text (CharterDateRow *self)
{
  g_autofree char *words = charter_term_dup_date_words (self->date);

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), words);
  self->is_filling = FALSE;
  set_fault (self, FALSE);
}

/* What stands in the entry becomes the date, if it is one. */
static void
read_text (CharterDateRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *shown = charter_term_dup_date_words (self->date);
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *date = NULL;

  if (g_str_equal (text, shown))
    return;
  date = charter_written_date_read (text, today);
  if (date || *text == '\0')
    charter_date_row_set_date (self, date);
  else
    set_fault (self, TRUE);
}

static void
changed_cb (CharterDateRow *self)
{
  if (!self->is_filling)
    set_fault (self, FALSE);
}

static void
popover_shown_cb (CharterDateRow *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *start = g_strconcat (self->date ? self->date : today, "T12:00:00", NULL);
  g_autoptr(GDateTime) at = g_date_time_new_from_iso8601 (start, zone);

  self->is_filling = TRUE;
  if (at)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), at);
  self->is_filling = FALSE;
}

static void
day_selected_cb (CharterDateRow *self)
{
  g_autoptr(GDateTime) at = NULL;
  g_autofree char *date = NULL;

  if (self->is_filling)
    return;
  at = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  date = g_date_time_format (at, "%Y-%m-%d");
  charter_date_row_set_date (self, date);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
clear_cb (CharterDateRow *self)
{
  charter_date_row_set_date (self, NULL);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
ensure_popover (GtkMenuButton *button,
                gpointer       user_data)
{
  CharterDateRow *self = user_data;
  GtkWidget *popover, *box, *none;

  if (self->calendar)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  none = gtk_button_new_with_label (_("No date"));
  self->calendar = gtk_calendar_new ();
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), none);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (none, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
charter_date_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((CharterDateRowProperty) prop_id)
    {
    case PROP_DATE:
      g_value_set_string (value, CHARTER_DATE_ROW (object)->date);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_date_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((CharterDateRowProperty) prop_id)
    {
    case PROP_DATE:
      charter_date_row_set_date (CHARTER_DATE_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_date_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_DATE_ROW);

  G_OBJECT_CLASS (charter_date_row_parent_class)->dispose (object);
}

static void
charter_date_row_finalize (GObject *object)
{
  g_free (CHARTER_DATE_ROW (object)->date);

  G_OBJECT_CLASS (charter_date_row_parent_class)->finalize (object);
}

/* While the window can still use it: a focus that is lost when it is taken down comes too late. */
static gboolean
window_closes_cb (CharterDateRow *self)
{
  read_text (self);
  return GDK_EVENT_PROPAGATE;
}

static void
charter_date_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (charter_date_row_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "close-request",
                             G_CALLBACK (window_closes_cb), widget, G_CONNECT_SWAPPED);
}

static void
charter_date_row_unroot (GtkWidget *widget)
{
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), window_closes_cb, widget);
  GTK_WIDGET_CLASS (charter_date_row_parent_class)->unroot (widget);
}

static void
charter_date_row_class_init (CharterDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = charter_date_row_get_property;
  object_class->set_property = charter_date_row_set_property;
  object_class->dispose = charter_date_row_dispose;
  object_class->finalize = charter_date_row_finalize;
  widget_class->root = charter_date_row_root;
  widget_class->unroot = charter_date_row_unroot;

  /**
   * CharterDateRow:date:
   *
   * The day, `YYYY-MM-DD`, or %NULL.
   */
  properties[PROP_DATE] =
    g_param_spec_string ("date", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterDateRow, button);
  gtk_widget_class_bind_template_child (widget_class, CharterDateRow, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_text);
}

static void
charter_date_row_init (CharterDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), ensure_popover, self, NULL);
}

/** charter_date_row_get_date: Returns: (nullable): the day, `YYYY-MM-DD` */
const char *
charter_date_row_get_date (CharterDateRow *self)
{
  g_return_val_if_fail (CHARTER_IS_DATE_ROW (self), NULL);

  return self->date;
}

/**
 * charter_date_row_set_date:
 * @date: (nullable): `YYYY-MM-DD`; %NULL for none
 */
void
charter_date_row_set_date (CharterDateRow *self,
                           const char     *date)
{
  gboolean is_same;

  g_return_if_fail (CHARTER_IS_DATE_ROW (self));

  is_same = g_strcmp0 (self->date, date) == 0;
  if (!is_same)
    {
      g_free (self->date);
      self->date = g_strdup (date);
    }
  fill_text (self);
  if (!is_same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}
