/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-projector-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-level-cards.h"
#include "charter-level.h"
#include "charter-message.h"
#include "charter-projector-plan.h"
#include "charter-text-block.h"

/**
 * CharterProjector:
 *
 * The self-evaluation on a wall, for a meeting: an area or an item a screen in large text, the levels
 * beside each other, room to write down what is said, then the action plan and what inspectors look at.
 * Text grows with the window; what has no room scrolls. What is chosen or written is kept at once.
 *
 * # Keys
 *
 * The digits from 1 agree a level, Y "not yet", 0 none; the arrows, Page Down and Page Up (which clickers
 * send) and Space go on and back; A goes to the action plan, O to the inspectors' areas, D turns black and
 * white round; F11 and Escape leave. Page Down and Page Up turn pages even while somebody types; Escape
 * then leaves the text first.
 */
G_DEFINE_FINAL_TYPE (CharterProjector, charter_projector, ADW_TYPE_WINDOW)

/* The size of the window that has CHARTER_PROJECTOR_PIXELS; never smaller than the least. */
#define PIXELS_WIDTH 1280.0
#define PIXELS_HEIGHT 800.0
#define LEAST_PIXELS 20

static gboolean
size_cb (gpointer data)
{
  CharterProjector *self = data;
  double scale = MIN (gtk_widget_get_width (GTK_WIDGET (self)) / PIXELS_WIDTH,
                      gtk_widget_get_height (GTK_WIDGET (self)) / PIXELS_HEIGHT);
  int pixels = MAX (LEAST_PIXELS, (int) (CHARTER_PROJECTOR_PIXELS * scale + 0.5));
  g_autofree char *style = NULL;

  self->size_source = 0;
  if (pixels == self->pixels)
    return G_SOURCE_REMOVE;
  self->pixels = pixels;
  style = g_strdup_printf (".projector { font-size: %dpx; }", pixels);
  gtk_css_provider_load_from_data (self->sizes, style, -1);
  return G_SOURCE_REMOVE;
}

static void
charter_projector_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  CharterProjector *self = CHARTER_PROJECTOR (widget);

  GTK_WIDGET_CLASS (charter_projector_parent_class)->size_allocate (widget, width, height, baseline);
  /* Styles must not change while sizes are given out. */
  if (self->size_source == 0)
    self->size_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, size_cb, self, NULL);
}

static void
next_cb (CharterProjector *self)
{
  charter_projector_step (self, 1);
}

static void
previous_cb (CharterProjector *self)
{
  charter_projector_step (self, -1);
}

static void
item_activated_cb (CharterProjector *self,
                   GtkListBoxRow    *row)
{
  charter_projector_go_to (self, CHARTER_PROJECTOR_SCREEN_ITEM, g_object_get_data (G_OBJECT (row), "item"));
}

static void
go_cb (CharterProjector *self)
{
  guint wanted = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->go_choice));
  guint n = 0;

  if (self->is_showing || !self->screens)
    return;
  for (guint i = 0; i < self->screens->len; i++)
    if (g_array_index (self->screens, CharterProjectorScreen, i).kind != CHARTER_PROJECTOR_SCREEN_ITEM && n++ == wanted)
      {
        charter_projector_show (self, i);
        return;
      }
}

static void
dark_cb (CharterProjector *self)
{
  gboolean is_dark = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->dark_button));

  gtk_widget_remove_css_class (GTK_WIDGET (self), is_dark ? "on-white" : "on-black");
  gtk_widget_add_css_class (GTK_WIDGET (self), is_dark ? "on-black" : "on-white");
}

static void
leave_cb (CharterProjector *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
left_cb (CharterProjector *self)
{
  charter_store_end_visit (charter_session_get_store (self->session));
}

/**
 * charter_projector_choose:
 * @self: a projector that shows an item
 * @level: (nullable): what is agreed
 */
void
charter_projector_choose (CharterProjector *self,
                          CharterLevel     *level)
{
  g_autoptr(GError) error = NULL;

  if (!charter_item_sheet_choose (self->sheet, level, &error))
    charter_message_show_error (GTK_WIDGET (self), _("This was not recorded"), error);
}

static void
chosen_cb (CharterProjector *self,
           CharterLevel     *level)
{
  charter_projector_choose (self, level);
}

static void
charter_projector_dispose (GObject *object)
{
  CharterProjector *self = CHARTER_PROJECTOR (object);

  g_clear_handle_id (&self->size_source, g_source_remove);
  if (self->session)
    charter_store_end_visit (charter_session_get_store (self->session));
  if (self->sizes)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->sizes));
  g_clear_object (&self->sizes);
  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->screens, g_array_unref);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_PROJECTOR);

  G_OBJECT_CLASS (charter_projector_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterProjector, child)

static void
charter_projector_class_init (CharterProjectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_projector_dispose;
  widget_class->size_allocate = charter_projector_size_allocate;

  g_type_ensure (CHARTER_TYPE_LEVEL_CARDS);
  g_type_ensure (CHARTER_TYPE_PROJECTOR_PLAN);
  g_type_ensure (CHARTER_TYPE_TEXT_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-projector.ui");
  BIND (frame);
  BIND (scroller);
  BIND (heading);
  BIND (stages);
  BIND (scope);
  BIND (standing);
  BIND (item_list);
  BIND (stem);
  BIND (state);
  BIND (cards);
  BIND (what_we_see);
  BIND (next_step);
  BIND (plan);
  BIND (checklist_note);
  BIND (checklist);
  BIND (previous_button);
  BIND (next_button);
  BIND (place);
  BIND (dark_button);
  BIND (go_choice);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, dark_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "key_pressed_cb",
                                                G_CALLBACK (charter_projector_key_pressed));
  charter_projector_add_keys (widget_class);
}

#undef BIND

static void
charter_projector_init (CharterProjector *self)
{
  self->sizes = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->sizes),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->what_we_see, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next_step, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
}

/**
 * charter_projector_new:
 * @parent: (nullable): the window that it covers
 * @session: a session with a school and a framework
 * @item: (nullable): where to begin; %NULL: with the first area
 *
 * Returns: (transfer floating): the window, to be presented; it fills the screen
 */
GtkWidget *
charter_projector_new (GtkWindow      *parent,
                       CharterSession *session,
                       CharterItem    *item)
{
  CharterProjector *self = g_object_new (CHARTER_TYPE_PROJECTOR, "transient-for", parent, NULL);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  self->session = g_object_ref (session);
  self->sheet = charter_item_sheet_new (session);
  if (parent && G_IS_ACTION_GROUP (parent))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  charter_projector_plan_set_session (CHARTER_PROJECTOR_PLAN (self->plan), session);
  g_object_bind_property (self->sheet, "what-we-see", self->what_we_see, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (self->sheet, "next-step", self->next_step, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_swapped (self->sheet, "changed", G_CALLBACK (charter_projector_changed_cb), self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->dark_button), is_dark);
  dark_cb (self);
  charter_projector_collect_screens (self);
  if (item)
    charter_projector_go_to (self, CHARTER_PROJECTOR_SCREEN_ITEM, item);
  else
    charter_projector_show (self, 0);
  gtk_window_fullscreen (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
