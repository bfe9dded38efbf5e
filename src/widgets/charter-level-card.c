/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-level-card.h"

#include <glib/gi18n.h>

/**
 * CharterLevelCard:
 *
 * One level of an item as a card to choose: its title, its key, what it looks like in practice, a
 * ghost where last cycle stood. One of a group of which at most one is chosen.
 *
 * # Accessibility
 *
 * The role is radio; the label is the level's title, the description what it looks like.
 */
struct _CharterLevelCard
{
  GtkButton parent_instance;

  GtkWidget *title;
  GtkWidget *key;
  GtkWidget *subtitle;
  GtkWidget *descriptor;
  GtkWidget *foot;
  GtkWidget *chosen;
  GtkWidget *ghost;

  CharterLevel *level;
};

G_DEFINE_FINAL_TYPE (CharterLevelCard, charter_level_card, GTK_TYPE_BUTTON)

static void
show_foot (CharterLevelCard *self)
{
  gtk_widget_set_visible (self->foot, gtk_widget_get_visible (self->chosen)
                                      || gtk_widget_get_visible (self->ghost));
}

static void
charter_level_card_dispose (GObject *object)
{
  CharterLevelCard *self = CHARTER_LEVEL_CARD (object);

  g_clear_object (&self->level);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_LEVEL_CARD);

  G_OBJECT_CLASS (charter_level_card_parent_class)->dispose (object);
}

static void
charter_level_card_class_init (CharterLevelCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_level_card_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-level-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterLevelCard, title);
  gtk_widget_class_bind_template_child (widget_class, CharterLevelCard, key);
  gtk_widget_class_bind_template_child (widget_class, CharterLevelCard, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CharterLevelCard, descriptor);
  gtk_widget_class_bind_template_child (widget_class, CharterLevelCard, foot);
  gtk_widget_class_bind_template_child (widget_class, CharterLevelCard, chosen);
  gtk_widget_class_bind_template_child (widget_class, CharterLevelCard, ghost);
}

static void
charter_level_card_init (CharterLevelCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_text (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/**
 * charter_level_card_new:
 * @level: the level
 * @key: the key that chooses it: "1"
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
charter_level_card_new (CharterLevel *level,
                        const char   *key)
{
  CharterLevelCard *self = g_object_new (CHARTER_TYPE_LEVEL_CARD, NULL);
  g_autofree char *style = g_strdup_printf ("level-%d", charter_level_get_value (level));

  self->level = g_object_ref (level);
  show_text (self->title, charter_level_get_title (level));
  gtk_widget_add_css_class (self->title, style);
  show_text (self->key, key);
  show_text (self->subtitle, charter_level_get_subtitle (level));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, charter_level_get_title (level),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key,
                                  -1);
  charter_level_card_set_descriptor (self, NULL);
  charter_level_card_set_is_chosen (self, FALSE);
  return GTK_WIDGET (self);
}

/**
 * charter_level_card_set_descriptor:
 * @self: a card
 * @descriptor: (nullable): what an item looks like at this level; %NULL for what the level says of all
 */
void
charter_level_card_set_descriptor (CharterLevelCard *self,
                                   const char       *descriptor)
{
  g_return_if_fail (CHARTER_IS_LEVEL_CARD (self));
  show_text (self->descriptor, descriptor ? descriptor : charter_level_get_description (self->level));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (GTK_LABEL (self->descriptor)), -1);
}

/**
 * charter_level_card_get_level:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): the level that it shows
 */
CharterLevel *
charter_level_card_get_level (CharterLevelCard *self)
{
  g_return_val_if_fail (CHARTER_IS_LEVEL_CARD (self), NULL);
  return self->level;
}

/**
 * charter_level_card_set_is_chosen:
 * @self: a card
 * @is_chosen: whether the item is judged so
 */
void
charter_level_card_set_is_chosen (CharterLevelCard *self,
                                  gboolean          is_chosen)
{
  g_return_if_fail (CHARTER_IS_LEVEL_CARD (self));
  gtk_widget_set_visible (self->chosen, is_chosen);
  if (is_chosen)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_CHECKED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  show_foot (self);
}

/**
 * charter_level_card_set_was_chosen:
 * @self: a card
 * @was_chosen: whether the item stood at this level in the last cycle
 */
void
charter_level_card_set_was_chosen (CharterLevelCard *self,
                                   gboolean          was_chosen)
{
  g_return_if_fail (CHARTER_IS_LEVEL_CARD (self));
  gtk_widget_set_visible (self->ghost, was_chosen);
  show_foot (self);
}

/**
 * charter_level_card_set_shows_key:
 * @self: a card
 * @shows_key: whether the key that chooses it stands on it
 */
void
charter_level_card_set_shows_key (CharterLevelCard *self,
                                  gboolean          shows_key)
{
  g_return_if_fail (CHARTER_IS_LEVEL_CARD (self));
  gtk_widget_set_visible (self->key, shows_key);
}
