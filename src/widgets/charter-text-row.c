/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-text-row.h"

/**
 * CharterTextRow:
 *
 * A titled text of several lines in a boxed list, which grows with what is typed. Tab leaves it, as in
 * the rows around it.
 */
struct _CharterTextRow
{
  AdwPreferencesRow parent_instance;

  /* Template widgets */
  GtkWidget     *twin; /* an unseen label of the same words */
  GtkWidget     *view;
  GtkTextBuffer *buffer;

  char          *text;
};

G_DEFINE_FINAL_TYPE (CharterTextRow, charter_text_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum {
  PROP_TEXT = 1,
} CharterTextRowProperty;

static GParamSpec *properties[PROP_TEXT + 1];

/* A text view does not know how high it must be at a given width; a label does, so an unseen label of
 * the same words gives the height. The last sign keeps an empty last line. */
static void
fill_twin (CharterTextRow *self)
{
  g_autofree char *words = g_strconcat (self->text, "\342\200\213", NULL);

  gtk_label_set_label (GTK_LABEL (self->twin), words);
}

static void
buffer_changed_cb (CharterTextRow *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  fill_twin (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
pressed_cb (CharterTextRow *self)
{
  gtk_widget_grab_focus (self->view);
}

/* A text view is read out as "text view" unless it is told its name. */
static void
title_changed_cb (CharterTextRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static gboolean
charter_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHARTER_TEXT_ROW (widget)->view);
}

static void
charter_text_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((CharterTextRowProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, CHARTER_TEXT_ROW (object)->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_text_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((CharterTextRowProperty) prop_id)
    {
    case PROP_TEXT:
      charter_text_row_set_text (CHARTER_TEXT_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_TEXT_ROW);

  G_OBJECT_CLASS (charter_text_row_parent_class)->dispose (object);
}

static void
charter_text_row_finalize (GObject *object)
{
  g_free (CHARTER_TEXT_ROW (object)->text);

  G_OBJECT_CLASS (charter_text_row_parent_class)->finalize (object);
}

static void
charter_text_row_class_init (CharterTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = charter_text_row_get_property;
  object_class->set_property = charter_text_row_set_property;
  object_class->dispose = charter_text_row_dispose;
  object_class->finalize = charter_text_row_finalize;
  widget_class->grab_focus = charter_text_row_grab_focus;

  /**
   * CharterTextRow:text:
   *
   * What is typed; "" when nothing is.
   */
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterTextRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, CharterTextRow, twin);
  gtk_widget_class_bind_template_child (widget_class, CharterTextRow, view);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
charter_text_row_init (CharterTextRow *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_twin (self);
}

/** charter_text_row_get_text: Returns: what is typed */
const char *
charter_text_row_get_text (CharterTextRow *self)
{
  g_return_val_if_fail (CHARTER_IS_TEXT_ROW (self), NULL);

  return self->text;
}

/**
 * charter_text_row_set_text:
 * @text: (nullable): %NULL is the same as ""
 *
 * Leaves the cursor where it is when the text is the same.
 */
void
charter_text_row_set_text (CharterTextRow *self,
                           const char     *text)
{
  g_return_if_fail (CHARTER_IS_TEXT_ROW (self));

  if (g_strcmp0 (self->text, text ? text : "") != 0)
    gtk_text_buffer_set_text (self->buffer, text ? text : "", -1);
}
