/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-level-cards.h"

#include <glib/gi18n.h>

#include "charter-beside.h"
#include "charter-level-card.h"

/**
 * CharterLevelCards:
 *
 * The levels of one item, side by side where they fit. A state below the first level is offered as a
 * card of its own below them: it is one answer among others, but not a step of the scale.
 *
 * # Accessibility
 *
 * A group of radio cards. Tab goes in; space or enter chooses.
 */
struct _CharterLevelCards
{
  GtkWidget parent_instance;

  GtkWidget *below; /* the cards of value 0 and lower */
  GtkWidget *steps; /* the others, lowest first */

  CharterFramework *framework; /* nullable: the one whose levels the cards are */
};

G_DEFINE_FINAL_TYPE (CharterLevelCards, charter_level_cards, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (CharterLevelCards *self,
            CharterLevelCard  *card)
{
  g_signal_emit (self, signals[CHOSEN], 0, charter_level_card_get_level (card));
}

static void
charter_level_cards_dispose (GObject *object)
{
  CharterLevelCards *self = CHARTER_LEVEL_CARDS (object);

  g_clear_object (&self->framework);
  g_clear_pointer (&self->steps, gtk_widget_unparent);
  g_clear_pointer (&self->below, gtk_widget_unparent);

  G_OBJECT_CLASS (charter_level_cards_parent_class)->dispose (object);
}

static void
charter_level_cards_class_init (CharterLevelCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_level_cards_dispose;

  /**
   * CharterLevelCards::chosen:
   * @self: the cards
   * @level: the level of the card that was activated
   */
  signals[CHOSEN] = g_signal_new ("chosen", CHARTER_TYPE_LEVEL_CARDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, CHARTER_TYPE_LEVEL);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_box (CharterLevelCards *self)
{
  GtkWidget *box = charter_beside_new ();

  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static void
charter_level_cards_init (CharterLevelCards *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 10);
  self->steps = add_box (self);
  self->below = add_box (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Level"), -1);
}

static void
add_card (CharterLevelCards *self,
          CharterLevel      *level)
{
  int value = charter_level_get_value (level);
  g_autofree char *key = value > 0 ? g_strdup_printf ("%d", value) : g_strdup ("Y");
  GtkWidget *card = charter_level_card_new (level, key);

  g_signal_connect_object (card, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  charter_beside_append (CHARTER_BESIDE (value > 0 ? self->steps : self->below), card);
}

static void
build_cards (CharterLevelCards *self,
             CharterFramework  *framework)
{
  GListModel *levels = framework ? charter_framework_get_levels (framework) : NULL;

  charter_beside_clear (CHARTER_BESIDE (self->steps));
  charter_beside_clear (CHARTER_BESIDE (self->below));
  for (guint i = 0; levels && i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      add_card (self, level);
    }
  gtk_widget_set_visible (self->below, gtk_widget_get_first_child (self->below) != NULL);
}

static void
show_descriptors (GtkWidget   *box,
                  CharterItem *item,
                  const char  *local_forum)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child; child = gtk_widget_get_next_sibling (child))
    {
      CharterLevel *level = charter_level_card_get_level (CHARTER_LEVEL_CARD (child));
      g_autofree char *descriptor =
        charter_framework_dup_local_text (charter_item_get_descriptor (item, charter_level_get_id (level)),
                                          local_forum);

      charter_level_card_set_descriptor (CHARTER_LEVEL_CARD (child), descriptor);
    }
}

/**
 * charter_level_cards_show_item:
 * @self: the cards
 * @framework: (nullable): whose levels
 * @item: (nullable): what they describe; %NULL for no cards
 * @local_forum: (nullable): the school's name for its local inclusion forum
 *
 * The cards of a framework stay while its items change.
 */
void
charter_level_cards_show_item (CharterLevelCards *self,
                               CharterFramework  *framework,
                               CharterItem       *item,
                               const char        *local_forum)
{
  g_return_if_fail (CHARTER_IS_LEVEL_CARDS (self));
  if (!item)
    framework = NULL;
  if (g_set_object (&self->framework, framework))
    build_cards (self, self->framework);
  if (!self->framework)
    return;
  show_descriptors (self->steps, item, local_forum);
  show_descriptors (self->below, item, local_forum);
}

static void
show_chosen_of (GtkWidget    *box,
                CharterLevel *level,
                CharterLevel *previous)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child;
       child = gtk_widget_get_next_sibling (child))
    {
      CharterLevelCard *card = CHARTER_LEVEL_CARD (child);

      charter_level_card_set_is_chosen (card, charter_level_card_get_level (card) == level);
      charter_level_card_set_was_chosen (card, charter_level_card_get_level (card) == previous);
    }
}

/**
 * charter_level_cards_show_chosen:
 * @self: the cards
 * @level: (nullable): the level that is chosen
 * @previous: (nullable): the level of last cycle
 */
void
charter_level_cards_show_chosen (CharterLevelCards *self,
                                 CharterLevel      *level,
                                 CharterLevel      *previous)
{
  g_return_if_fail (CHARTER_IS_LEVEL_CARDS (self));
  show_chosen_of (self->steps, level, previous);
  show_chosen_of (self->below, level, previous);
}

static void
show_keys_of (GtkWidget *box,
              gboolean   shows_keys)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child;
       child = gtk_widget_get_next_sibling (child))
    charter_level_card_set_shows_key (CHARTER_LEVEL_CARD (child), shows_keys);
}

/**
 * charter_level_cards_show_keys:
 * @self: the cards of an item
 * @shows_keys: whether the keys that choose a level stand on the cards
 */
void
charter_level_cards_show_keys (CharterLevelCards *self,
                               gboolean           shows_keys)
{
  g_return_if_fail (CHARTER_IS_LEVEL_CARDS (self));
  show_keys_of (self->steps, shows_keys);
  show_keys_of (self->below, shows_keys);
}
