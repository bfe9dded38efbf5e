/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-chart-menu.h"

#include <glib/gi18n.h>

#include "charter-message.h"
#include "charter-palette.h"

/* Of a copied picture, in units of the chart's style; twice as many pixels. */
#define PICTURE_WIDTH 600
#define PICTURE_HEIGHT 540
#define PICTURE_SCALE 2

/**
 * CharterChartMenu:
 *
 * A button that offers to copy and to save the chart beside it.
 */
struct _CharterChartMenu
{
  AdwBin parent_instance;

  GtkWidget *chart; /* nullable, weak */
};

G_DEFINE_FINAL_TYPE (CharterChartMenu, charter_chart_menu, ADW_TYPE_BIN)

typedef enum
{
  PROP_CHART = 1,
} CharterChartMenuProperty;

static GParamSpec *properties[PROP_CHART + 1];

/* --- The actions of a chart ------------------------------------------------------------------- */

/* What hangs on a chart: its class's ways, and what is open. */
static GQuark
get_maker_quark (void)
{
  return g_quark_from_static_string ("charter-chart-maker");
}

static const CharterChartMaker *
get_maker (GtkWidget *chart)
{
  return g_type_get_qdata (G_OBJECT_TYPE (chart), get_maker_quark ());
}

static void
write_to (GtkWidget *chart,
          GFile     *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(GError) error = NULL;

  if (!path)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _("Choose a folder on this computer or on your network drive."));
  else
    get_maker (chart)->write (chart, path, &error);
  if (error)
    charter_message_show_error (chart, _("The chart could not be saved"), error);
}

static void
chooser_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     GtkWidget       *chart)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file)
    write_to (chart, file);
  g_object_set_data (G_OBJECT (chart), "charter-chart-chooser", NULL);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autofree char *title = get_maker (widget)->dup_name (widget);
  g_autofree char *name = title ? g_strdup_printf ("%s.%s", title, g_variant_get_string (parameter, NULL)) : NULL;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser;

  if (!name) /* it shows nothing */
    return;
  chooser = gtk_file_chooser_native_new (_("Save chart"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), g_strdelimit (name, "/", '-'));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), widget, 0);
  g_object_set_data_full (G_OBJECT (widget), "charter-chart-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GdkTexture *
create_picture (GtkWidget *chart)
{
  CharterColour paper = charter_palette_get_ink (CHARTER_PALETTE_PAPER, CHARTER_INK_BACKGROUND);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PICTURE_WIDTH * PICTURE_SCALE,
                                                         PICTURE_HEIGHT * PICTURE_SCALE);
  cairo_t *cr = cairo_create (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  get_maker (chart)->draw (chart, cr, PICTURE_WIDTH, PICTURE_HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * PICTURE_HEIGHT * PICTURE_SCALE,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (PICTURE_WIDTH * PICTURE_SCALE, PICTURE_HEIGHT * PICTURE_SCALE, GDK_MEMORY_DEFAULT,
                                 bytes, stride);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autoptr(GdkTexture) picture = create_picture (widget);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), picture);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) copying = g_menu_new ();
  g_autoptr(GMenu) saving = g_menu_new ();

  g_menu_append (copying, _("Copy as picture"), "chart.copy");
  g_menu_append (saving, _("Save as picture (PNG)…"), "chart.save::png");
  g_menu_append (saving, _("Save as drawing (SVG)…"), "chart.save::svg");
  g_menu_append (saving, _("Save as page (PDF)…"), "chart.save::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copying));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saving));
  return G_MENU_MODEL (menu);
}

static void
popup (GtkWidget *chart,
       double     x,
       double     y)
{
  g_autoptr(GMenuModel) model = create_menu ();
  GtkWidget *menu = g_object_get_data (G_OBJECT (chart), "charter-chart-popover");

  if (!menu)
    {
      menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
      gtk_widget_set_halign (menu, GTK_ALIGN_START);
      gtk_widget_set_parent (menu, chart);
      g_object_set_data (G_OBJECT (chart), "charter-chart-popover", menu);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (menu));
}

static void
pressed_cb (GtkWidget *chart,
            int        n_press,
            double     x,
            double     y)
{
  popup (chart, x, y);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   data)
{
  popup (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

/**
 * charter_chart_menu_install:
 * @widget_class: of a chart
 * @maker: (transfer none): how it is made for paper; stays
 */
void
charter_chart_menu_install (GtkWidgetClass          *widget_class,
                            const CharterChartMaker *maker)
{
  g_type_set_qdata (G_TYPE_FROM_CLASS (widget_class), get_maker_quark (), (gpointer) maker);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, key_cb, NULL);
}

/**
 * charter_chart_menu_attach:
 * @chart: one whose class has the menu
 *
 * Opens the menu by the pointer's other button, too.
 */
void
charter_chart_menu_attach (GtkWidget *chart)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), chart);
  gtk_widget_add_controller (chart, GTK_EVENT_CONTROLLER (click));
}

/**
 * charter_chart_menu_allocate:
 * @chart: a chart that is being given its place
 */
void
charter_chart_menu_allocate (GtkWidget *chart)
{
  GtkWidget *menu = g_object_get_data (G_OBJECT (chart), "charter-chart-popover");

  if (menu)
    gtk_popover_present (GTK_POPOVER (menu));
}

/**
 * charter_chart_menu_detach:
 * @chart: a chart that is disposed of
 */
void
charter_chart_menu_detach (GtkWidget *chart)
{
  GtkWidget *menu = g_object_steal_data (G_OBJECT (chart), "charter-chart-popover");

  if (menu)
    gtk_widget_unparent (menu);
  g_object_set_data (G_OBJECT (chart), "charter-chart-chooser", NULL);
}

/* --- The button ------------------------------------------------------------------------------- */

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  CharterChartMenu *self = user_data;
  g_autofree char *name = g_strdup_printf ("chart.%s", g_action_get_name (G_ACTION (action)));

  if (self->chart)
    gtk_widget_activate_action_variant (self->chart, name, parameter);
}

static void
set_chart (CharterChartMenu *self,
           GtkWidget        *chart)
{
  if (self->chart == chart)
    return;
  g_set_weak_pointer (&self->chart, chart);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

static void
charter_chart_menu_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CharterChartMenu *self = CHARTER_CHART_MENU (object);

  switch ((CharterChartMenuProperty) prop_id)
    {
    case PROP_CHART:
      g_value_set_object (value, self->chart);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_chart_menu_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CharterChartMenu *self = CHARTER_CHART_MENU (object);

  switch ((CharterChartMenuProperty) prop_id)
    {
    case PROP_CHART:
      set_chart (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_chart_menu_dispose (GObject *object)
{
  g_clear_weak_pointer (&CHARTER_CHART_MENU (object)->chart);

  G_OBJECT_CLASS (charter_chart_menu_parent_class)->dispose (object);
}

static void
charter_chart_menu_class_init (CharterChartMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = charter_chart_menu_dispose;
  object_class->get_property = charter_chart_menu_get_property;
  object_class->set_property = charter_chart_menu_set_property;

  /**
   * CharterChartMenu:chart:
   *
   * The chart that is copied and saved.
   */
  properties[PROP_CHART] = g_param_spec_object ("chart", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_chart_menu_init (CharterChartMenu *self)
{
  static const GActionEntry entries[] = {
    { .name = "copy", .activate = asked_cb },
    { .name = "save", .activate = asked_cb, .parameter_type = "s" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GMenuModel) menu = create_menu ();
  GtkWidget *button = gtk_menu_button_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chart", G_ACTION_GROUP (group));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-save-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _("Copy or save the chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy or save the chart"), -1);
  gtk_widget_add_css_class (button, "flat");
  adw_bin_set_child (ADW_BIN (self), button);
}

/**
 * charter_chart_menu_new:
 * @chart: a chart whose class has the menu
 *
 * Returns: (transfer floating): a button for it
 */
GtkWidget *
charter_chart_menu_new (GtkWidget *chart)
{
  return g_object_new (CHARTER_TYPE_CHART_MENU, "chart", chart, NULL);
}
