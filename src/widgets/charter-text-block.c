/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-text-block.h"

/**
 * CharterTextBlock:
 *
 * A card with a title and a few lines of text to type. Its properties are title, text and editable;
 * what is typed is notified with each key. Tab leaves the field, as in any form.
 */
struct _CharterTextBlock
{
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *view;
  GtkWidget *body;

  GtkTextBuffer *buffer; /* borrowed from the view */
};

G_DEFINE_FINAL_TYPE (CharterTextBlock, charter_text_block, ADW_TYPE_BIN)

typedef enum {
  PROP_TITLE = 1,
  PROP_TEXT,
  PROP_EDITABLE,
} CharterTextBlockProperty;

static GParamSpec *properties[PROP_EDITABLE + 1];

enum {
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
text_changed_cb (CharterTextBlock *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
focus_left_cb (CharterTextBlock *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
set_text (CharterTextBlock *self,
          const char       *text)
{
  g_autofree char *have = NULL;

  g_object_get (self->buffer, "text", &have, NULL);
  if (g_strcmp0 (have, text ? text : "") != 0)
    gtk_text_buffer_set_text (self->buffer, text ? text : "", -1);
}

static void
set_title (CharterTextBlock *self,
           const char       *title)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->title)), title) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->title), title ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title ? title : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
set_editable (CharterTextBlock *self,
              gboolean          editable)
{
  if (gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)) == editable)
    return;
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->view), editable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

static void
charter_text_block_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CharterTextBlock *self = CHARTER_TEXT_BLOCK (object);

  switch ((CharterTextBlockProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
      break;
    case PROP_TEXT:
      g_object_get_property (G_OBJECT (self->buffer), "text", value);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_text_block_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CharterTextBlock *self = CHARTER_TEXT_BLOCK (object);

  switch ((CharterTextBlockProperty) prop_id)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_EDITABLE:
      set_editable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_text_block_dispose (GObject *object)
{
  /* The template would unparent its named child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_TEXT_BLOCK);

  G_OBJECT_CLASS (charter_text_block_parent_class)->dispose (object);
}

static void
charter_text_block_class_init (CharterTextBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = charter_text_block_get_property;
  object_class->set_property = charter_text_block_set_property;
  object_class->dispose = charter_text_block_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[LEFT] = g_signal_new ("left", CHARTER_TYPE_TEXT_BLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-text-block.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterTextBlock, title);
  gtk_widget_class_bind_template_child (widget_class, CharterTextBlock, view);
  gtk_widget_class_bind_template_child (widget_class, CharterTextBlock, body);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
charter_text_block_init (CharterTextBlock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_signal_connect_object (self->buffer, "notify::text", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * charter_text_block_set_foot:
 * @self: a text block
 * @foot: what stands under the text: a button that belongs to it
 */
void
charter_text_block_set_foot (CharterTextBlock *self,
                             GtkWidget        *foot)
{
  g_return_if_fail (CHARTER_IS_TEXT_BLOCK (self));
  gtk_box_append (GTK_BOX (self->body), foot);
}
