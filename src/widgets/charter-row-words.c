/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-row-words.h"

#include <math.h>

/**
 * CharterRowWords:
 *
 * Words in a row of a long list, wrapped to a few lines. A list view fills a dozen rows in every frame that
 * scrolls, and a label sets its words anew for each width that it is asked about: this sets them once, and
 * once more where they do not fit on one line. It looks like a label and is styled as one.
 */
struct _CharterRowWords
{
  GtkWidget parent_instance;

  char *label;
  guint lines;           /* the most that are shown */

  PangoLayout *whole;    /* nullable: not wrapped */
  PangoLayout *wrapped;  /* nullable: for the width that was asked for last */
  PangoFontDescription *font; /* nullable: what they are set in */
};

G_DEFINE_FINAL_TYPE (CharterRowWords, charter_row_words, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_LABEL = 1,
  PROP_LINES,
} CharterRowWordsProperty;

static GParamSpec *properties[PROP_LINES + 1];

static void
forget_layouts (CharterRowWords *self)
{
  g_clear_object (&self->whole);
  g_clear_object (&self->wrapped);
  g_clear_pointer (&self->font, pango_font_description_free);
}

static PangoLayout *
get_whole (CharterRowWords *self)
{
  if (!self->whole)
    {
      self->whole = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->label);
      self->font =
        pango_font_description_copy (pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
    }
  return self->whole;
}

/* As it is seen in @width pixels. */
static PangoLayout *
get_layout (CharterRowWords *self,
            int              width)
{
  int natural;

  pango_layout_get_pixel_size (get_whole (self), &natural, NULL);
  if (natural <= width)
    return self->whole;
  if (!self->wrapped)
    {
      self->wrapped = pango_layout_copy (self->whole);
      pango_layout_set_wrap (self->wrapped, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (self->wrapped, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (self->wrapped, -(int) self->lines);
    }
  pango_layout_set_width (self->wrapped, width * PANGO_SCALE);
  return self->wrapped;
}

static GtkSizeRequestMode
charter_row_words_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
charter_row_words_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  CharterRowWords *self = CHARTER_ROW_WORDS (widget);
  PangoLayout *layout = for_size < 0 ? get_whole (self) : get_layout (self, for_size);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* What does not fit is wrapped and cut: it never makes a row wider. */
      *minimum = 0;
      pango_layout_get_pixel_size (get_whole (self), natural, NULL);
      return;
    }
  pango_layout_get_pixel_size (layout, NULL, natural);
  *minimum = *natural;
  *minimum_baseline = *natural_baseline = PANGO_PIXELS_CEIL (pango_layout_get_baseline (layout));
}

static void
charter_row_words_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  CharterRowWords *self = CHARTER_ROW_WORDS (widget);
  int width = gtk_widget_get_width (widget), taken;
  PangoLayout *layout = get_layout (self, width);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  pango_layout_get_pixel_size (layout, &taken, NULL);
  /* What is wrapped stands right in its width by itself. */
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget),
                              is_rtl && layout == self->whole ? width - taken : 0, 0, layout);
}

static void
charter_row_words_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  CharterRowWords *self = CHARTER_ROW_WORDS (widget);

  GTK_WIDGET_CLASS (charter_row_words_parent_class)->css_changed (widget, change);
  if (!self->font || pango_font_description_equal (
                       self->font, pango_context_get_font_description (gtk_widget_get_pango_context (widget))))
    return;
  forget_layouts (self);
  gtk_widget_queue_resize (widget);
}

static void
charter_row_words_direction_changed (GtkWidget        *widget,
                                     GtkTextDirection  before)
{
  forget_layouts (CHARTER_ROW_WORDS (widget));
  GTK_WIDGET_CLASS (charter_row_words_parent_class)->direction_changed (widget, before);
}

static void
charter_row_words_system_setting_changed (GtkWidget        *widget,
                                          GtkSystemSetting  setting)
{
  forget_layouts (CHARTER_ROW_WORDS (widget));
  GTK_WIDGET_CLASS (charter_row_words_parent_class)->system_setting_changed (widget, setting);
}

static void
charter_row_words_dispose (GObject *object)
{
  forget_layouts (CHARTER_ROW_WORDS (object));

  G_OBJECT_CLASS (charter_row_words_parent_class)->dispose (object);
}

static void
charter_row_words_finalize (GObject *object)
{
  g_free (CHARTER_ROW_WORDS (object)->label);

  G_OBJECT_CLASS (charter_row_words_parent_class)->finalize (object);
}

static void
charter_row_words_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CharterRowWords *self = CHARTER_ROW_WORDS (object);

  switch ((CharterRowWordsProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_LINES:
      g_value_set_uint (value, self->lines);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_row_words_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CharterRowWords *self = CHARTER_ROW_WORDS (object);

  switch ((CharterRowWordsProperty) prop_id)
    {
    case PROP_LABEL:
      charter_row_words_set_label (self, g_value_get_string (value));
      break;
    case PROP_LINES:
      self->lines = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_row_words_class_init (CharterRowWordsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_row_words_dispose;
  object_class->finalize = charter_row_words_finalize;
  object_class->get_property = charter_row_words_get_property;
  object_class->set_property = charter_row_words_set_property;
  widget_class->get_request_mode = charter_row_words_get_request_mode;
  widget_class->measure = charter_row_words_measure;
  widget_class->snapshot = charter_row_words_snapshot;
  widget_class->css_changed = charter_row_words_css_changed;
  widget_class->direction_changed = charter_row_words_direction_changed;
  widget_class->system_setting_changed = charter_row_words_system_setting_changed;

  /** CharterRowWords:label: the words, without markup */
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /** CharterRowWords:lines: on how many lines they stand at most; what is more is cut */
  properties[PROP_LINES] =
    g_param_spec_uint ("lines", NULL, NULL, 1, 9, 2,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "label");
}

static void
charter_row_words_init (CharterRowWords *self)
{
  self->label = g_strdup ("");
}

/** charter_row_words_get_label: Returns: the words */
const char *
charter_row_words_get_label (CharterRowWords *self)
{
  g_return_val_if_fail (CHARTER_IS_ROW_WORDS (self), NULL);
  return self->label;
}

/**
 * charter_row_words_set_label:
 * @self: the words of a row
 * @label: (nullable): what it says from now on, without markup
 */
void
charter_row_words_set_label (CharterRowWords *self,
                             const char      *label)
{
  g_return_if_fail (CHARTER_IS_ROW_WORDS (self));
  if (g_strcmp0 (self->label, label ? label : "") == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label ? label : "");
  forget_layouts (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}
