/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-projector.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item-sheet.h"
#include "charter-level-cards.h"
#include "charter-level.h"
#include "charter-message.h"
#include "charter-projector-checklist.h"
#include "charter-projector-plan.h"
#include "charter-row.h"
#include "charter-settings.h"
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
struct _CharterProjector
{
  AdwWindow parent_instance;

  GtkWidget *frame;
  GtkWidget *scroller;
  GtkWidget *heading;
  GtkWidget *stages;
  GtkWidget *scope;
  GtkWidget *standing;
  GtkWidget *item_list;
  GtkWidget *stem;
  GtkWidget *state;
  GtkWidget *cards;
  GtkWidget *what_we_see;
  GtkWidget *next_step;
  GtkWidget *plan;
  GtkWidget *checklist_note;
  GtkWidget *checklist;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *place;
  GtkWidget *dark_button;
  GtkWidget *go_choice;

  CharterSession *session;
  CharterItemSheet *sheet;
  GArray *screens;        /* of Screen */
  GtkCssProvider *sizes;  /* the size of the text, by the size of the window */
  guint position;
  CharterItem *before;    /* borrowed, nullable: the item that was shown last */
  int pixels;             /* of the text; 0: not yet */
  guint size_source;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (CharterProjector, charter_projector, ADW_TYPE_WINDOW)

typedef enum {
  SCREEN_AREA,
  SCREEN_ITEM,
  SCREEN_PLAN,
  SCREEN_CHECKLIST,
} ScreenKind;

typedef struct {
  ScreenKind   kind;
  CharterArea *area; /* borrowed from the framework, nullable */
  CharterItem *item; /* borrowed, nullable */
} Screen;

static const char * const names[] = { "area", "item", "plan", "checklist" };

/* 28 pixels in a window of 1280 by 800, and never smaller than these. */
#define PIXELS 28
#define PIXELS_WIDTH 1280.0
#define PIXELS_HEIGHT 800.0
#define LEAST_PIXELS 20

static const Screen *
get_screen (CharterProjector *self)
{
  return &g_array_index (self->screens, Screen, self->position);
}

/* The size of the text. */

static gboolean
size_cb (gpointer data)
{
  CharterProjector *self = data;
  double scale = MIN (gtk_widget_get_width (GTK_WIDGET (self)) / PIXELS_WIDTH,
                      gtk_widget_get_height (GTK_WIDGET (self)) / PIXELS_HEIGHT);
  int pixels = MAX (LEAST_PIXELS, (int) (PIXELS * scale + 0.5));
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

/* What the screens show. */

static const char *
get_level_word (CharterProjector *self,
                CharterItem      *item)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterAudit *audit = charter_session_get_audit (self->session);
  CharterJudgement *judgement =
    portfolio && audit ? charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (item),
                                                           CHARTER_VOICE_SCHOOL) : NULL;
  CharterLevel *level = NULL;

  if (judgement && charter_judgement_get_not_applicable (judgement))
    return _("not applicable");
  if (judgement && charter_judgement_get_level (judgement))
    level = charter_framework_find_level (charter_session_get_framework (self->session),
                                          charter_judgement_get_level (judgement));
  return level ? charter_level_get_title (level) : _("not yet judged");
}

static void
add_item_row (CharterProjector *self,
              CharterItem      *item)
{
  const char *word = get_level_word (self, item);
  g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (item), charter_item_get_title (item));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, word);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "wrap", TRUE, "hexpand", TRUE, NULL);
  GtkWidget *level = g_object_new (GTK_TYPE_LABEL, "label", word, "xalign", 1.0f, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, NULL);

  gtk_widget_add_css_class (level, "small");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), level);
  charter_row_say (row, spoken);
  g_object_set_data (G_OBJECT (row), "item", item);
  gtk_list_box_append (GTK_LIST_BOX (self->item_list), row);
}

static void
show_area (CharterProjector *self,
           CharterArea      *area)
{
  const CharterAreaStanding *standing =
    charter_standing_find_area (charter_session_get_standing (self->session), charter_area_get_code (area));
  const char *scope = charter_area_get_scope (area);
  GListModel *items = charter_area_get_items (area);
  GtkListBoxRow *row;

  gtk_label_set_label (GTK_LABEL (self->scope), scope ? scope : "");
  gtk_widget_set_visible (self->scope, scope != NULL);
  if (standing)
    {
      g_autofree char *word = charter_area_standing_dup_word (standing);
      g_autofree char *text = g_strdup_printf (_("%s · %u of %u"), word, standing->judged, standing->applicable);

      gtk_label_set_label (GTK_LABEL (self->standing), text);
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->item_list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->item_list), GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      add_item_row (self, item);
    }
}

static void
changed_cb (CharterProjector *self)
{
  gboolean is_locked = charter_item_sheet_is_locked (self->sheet);
  const char *reason = charter_item_sheet_get_reason (self->sheet);
  g_autofree char *out = reason ? g_strdup_printf (_("Does not apply: %s"), reason) : NULL;

  charter_level_cards_show_chosen (CHARTER_LEVEL_CARDS (self->cards), charter_item_sheet_get_level (self->sheet),
                                   charter_item_sheet_get_previous_level (self->sheet));
  gtk_widget_set_sensitive (self->cards, !is_locked && !reason);
  gtk_label_set_label (GTK_LABEL (self->state),
                       is_locked ? _("This self-evaluation is signed off. It can be read, not changed.")
                                 : reason ? out : "");
  gtk_widget_set_visible (self->state, is_locked || reason);
  g_object_set (self->what_we_see, "editable", !is_locked, NULL);
  g_object_set (self->next_step, "editable", !is_locked, NULL);
}

static void
show_item (CharterProjector *self,
           CharterItem      *item)
{
  const char *stem = charter_item_get_stem (item);

  charter_item_sheet_set_item (self->sheet, item);
  gtk_label_set_label (GTK_LABEL (self->stem), stem ? stem : "");
  gtk_widget_set_visible (self->stem, stem != NULL);
  charter_level_cards_show_item (CHARTER_LEVEL_CARDS (self->cards), charter_session_get_framework (self->session),
                                 item, charter_item_sheet_get_local_forum (self->sheet));
  charter_level_cards_show_keys (CHARTER_LEVEL_CARDS (self->cards),
                                 charter_settings_get_single_letter_keys (charter_settings_get_default ()));
  changed_cb (self);
  self->before = item;
}

static char *
dup_heading (CharterProjector *self,
             const Screen     *screen)
{
  CharterFramework *reference;

  switch (screen->kind)
    {
    case SCREEN_AREA:
      return g_strdup_printf ("%s %s", charter_area_get_code (screen->area), charter_area_get_title (screen->area));
    case SCREEN_ITEM:
      return g_strdup_printf ("%s %s", charter_item_get_code (screen->item), charter_item_get_title (screen->item));
    case SCREEN_CHECKLIST:
      reference = charter_projector_checklist_find (self->session);
      return g_strdup (reference ? charter_framework_get_short_title (reference) : "");
    case SCREEN_PLAN:
    default:
      return g_strdup (_("Action plan"));
    }
}

/* The place in the list to go to: the areas, then the plan and the checklist. */
static guint
find_choice (CharterProjector *self)
{
  guint n = 0;

  for (guint i = 0; i <= self->position; i++)
    n += g_array_index (self->screens, Screen, i).kind != SCREEN_ITEM;
  return n - 1;
}

static void
show_screen (CharterProjector *self,
             guint             position)
{
  const Screen *screen = &g_array_index (self->screens, Screen, position);
  g_autofree char *heading = dup_heading (self, screen);
  /* TRANSLATORS: which screen of how many */
  g_autofree char *place = g_strdup_printf (_("%u of %u"), position + 1, self->screens->len);

  charter_store_end_visit (charter_session_get_store (self->session));
  self->position = position;
  if (screen->kind == SCREEN_AREA)
    show_area (self, screen->area);
  else if (screen->kind == SCREEN_ITEM)
    show_item (self, screen->item);
  else if (screen->kind == SCREEN_PLAN)
    charter_projector_plan_show (CHARTER_PROJECTOR_PLAN (self->plan), self->before);
  else
    charter_projector_checklist_fill (self->checklist, self->session);
  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), names[screen->kind]);
  gtk_widget_set_sensitive (self->previous_button, position > 0);
  gtk_widget_set_sensitive (self->next_button, position + 1 < self->screens->len);
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->go_choice), find_choice (self));
  self->is_showing = FALSE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  /* A screen reader says the heading; keys find nobody typing. */
  gtk_widget_grab_focus (self->heading);
  gtk_label_select_region (GTK_LABEL (self->heading), 0, 0);
}

static void
step (CharterProjector *self,
      int               by)
{
  int position = (int) self->position + by;

  if (position >= 0 && position < (int) self->screens->len)
    show_screen (self, (guint) position);
}

static void
go_to (CharterProjector *self,
       ScreenKind        kind,
       gconstpointer     what)
{
  for (guint i = 0; i < self->screens->len; i++)
    {
      const Screen *screen = &g_array_index (self->screens, Screen, i);

      if (screen->kind == kind && (!what || what == screen->item || what == screen->area))
        {
          show_screen (self, i);
          return;
        }
    }
}

static void
next_cb (CharterProjector *self)
{
  step (self, 1);
}

static void
previous_cb (CharterProjector *self)
{
  step (self, -1);
}

static void
item_activated_cb (CharterProjector *self,
                   GtkListBoxRow    *row)
{
  go_to (self, SCREEN_ITEM, g_object_get_data (G_OBJECT (row), "item"));
}

static void
go_cb (CharterProjector *self)
{
  guint wanted = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->go_choice));
  guint n = 0;

  if (self->is_showing || !self->screens)
    return;
  for (guint i = 0; i < self->screens->len; i++)
    if (g_array_index (self->screens, Screen, i).kind != SCREEN_ITEM && n++ == wanted)
      {
        show_screen (self, i);
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

/* Judging. */

static void
choose (CharterProjector *self,
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
  choose (self, level);
}

static gboolean
is_typing (CharterProjector *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
can_use_letters (CharterProjector *self)
{
  return !is_typing (self) && charter_settings_get_single_letter_keys (charter_settings_get_default ());
}

static gboolean
level_key_cb (GtkWidget *widget,
              GVariant  *value,
              gpointer   user_data)
{
  CharterProjector *self = CHARTER_PROJECTOR (widget);
  int wanted = g_variant_get_int32 (value);
  CharterLevel *level;

  if (!can_use_letters (self) || get_screen (self)->kind != SCREEN_ITEM
      || charter_item_sheet_get_reason (self->sheet))
    return FALSE;
  level = wanted < 0 ? NULL : charter_framework_find_level_of_value (charter_session_get_framework (self->session),
                                                                     wanted);
  if (wanted >= 0 && !level)
    return FALSE;
  choose (self, level);
  return TRUE;
}

static gboolean
go_key_cb (GtkWidget *widget,
           GVariant  *value,
           gpointer   user_data)
{
  CharterProjector *self = CHARTER_PROJECTOR (widget);

  if (!can_use_letters (self))
    return FALSE;
  go_to (self, (ScreenKind) g_variant_get_int32 (value), NULL);
  if (g_variant_get_int32 (value) == SCREEN_PLAN)
    charter_projector_plan_begin (CHARTER_PROJECTOR_PLAN (self->plan));
  return TRUE;
}

static gboolean
dark_key_cb (GtkWidget *widget,
             GVariant  *value,
             gpointer   user_data)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (CHARTER_PROJECTOR (widget)->dark_button);

  if (!can_use_letters (CHARTER_PROJECTOR (widget)))
    return FALSE;
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
  return TRUE;
}

static gboolean
leave_key_cb (GtkWidget *widget,
              GVariant  *value,
              gpointer   user_data)
{
  CharterProjector *self = CHARTER_PROJECTOR (widget);

  if (is_typing (self))
    gtk_widget_grab_focus (self->heading);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
scroll (CharterProjector *self,
        int               by)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by * 3 * MAX (self->pixels, PIXELS));
}

/* The keys that turn pages work wherever the focus is: buttons would take the arrows to move it, and a text
 * would keep Page Up and Page Down, and with them the clicker. Lists that are open keep theirs. */
static gboolean
key_pressed_cb (CharterProjector *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_quiet = !focus || focus == self->heading;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
      || (focus && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER)))
    return FALSE;
  if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    step (self, 1);
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    step (self, -1);
  else if (is_typing (self))
    return FALSE;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    step (self, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    step (self, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 : -1);
  else if (keyval == GDK_KEY_space && is_quiet)
    step (self, 1);
  else if ((keyval == GDK_KEY_Down || keyval == GDK_KEY_Up) && is_quiet)
    scroll (self, keyval == GDK_KEY_Down ? 1 : -1);
  else
    return FALSE;
  return TRUE;
}

/**
 * charter_projector_key:
 * @self: a projector
 * @keyval: a key that turns pages or scrolls
 *
 * Returns: whether it did
 */
gboolean
charter_projector_key (CharterProjector *self,
                       guint             keyval)
{
  g_return_val_if_fail (CHARTER_IS_PROJECTOR (self), FALSE);
  return key_pressed_cb (self, keyval, 0, 0);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  for (int value = 1; value <= 9; value++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + value, 0, level_key_cb, "i", value);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + value, 0, level_key_cb, "i", value);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, 0, level_key_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, 0, level_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, 0, level_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, 0, go_key_cb, "i", SCREEN_PLAN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_o, 0, go_key_cb, "i", SCREEN_CHECKLIST);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, 0, dark_key_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_key_cb, "i", 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "window.close", NULL);
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
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  add_keys (widget_class);
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

static void
add_screen (CharterProjector *self,
            GtkStringList    *places,
            Screen            screen)
{
  g_autofree char *heading = dup_heading (self, &screen);

  g_array_append_val (self->screens, screen);
  if (screen.kind != SCREEN_ITEM)
    gtk_string_list_append (places, heading);
}

static void
collect_screens (CharterProjector *self)
{
  GListModel *areas = charter_framework_get_areas (charter_session_get_framework (self->session));
  g_autoptr(GtkStringList) places = gtk_string_list_new (NULL);

  self->screens = g_array_new (FALSE, TRUE, sizeof (Screen));
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      add_screen (self, places, (Screen) { SCREEN_AREA, area, NULL });
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          add_screen (self, places, (Screen) { SCREEN_ITEM, area, item });
        }
    }
  add_screen (self, places, (Screen) { SCREEN_PLAN, NULL, NULL });
  if (charter_projector_checklist_find (self->session))
    add_screen (self, places, (Screen) { SCREEN_CHECKLIST, NULL, NULL });
  self->is_showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->go_choice), G_LIST_MODEL (places));
  self->is_showing = FALSE;
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
  g_signal_connect_swapped (self->sheet, "changed", G_CALLBACK (changed_cb), self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->dark_button), is_dark);
  dark_cb (self);
  collect_screens (self);
  if (item)
    go_to (self, SCREEN_ITEM, item);
  else
    show_screen (self, 0);
  gtk_window_fullscreen (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/** charter_projector_get_screen: Returns: what kind of screen is shown: "area", "item", "plan", "checklist" */
const char *
charter_projector_get_screen (CharterProjector *self)
{
  g_return_val_if_fail (CHARTER_IS_PROJECTOR (self), NULL);
  return names[get_screen (self)->kind];
}

/** charter_projector_get_code: Returns: (nullable): the code of the area or item that is shown */
const char *
charter_projector_get_code (CharterProjector *self)
{
  const Screen *screen;

  g_return_val_if_fail (CHARTER_IS_PROJECTOR (self), NULL);
  screen = get_screen (self);
  return screen->item ? charter_item_get_code (screen->item)
         : screen->area ? charter_area_get_code (screen->area) : NULL;
}
