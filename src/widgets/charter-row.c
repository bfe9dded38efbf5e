/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-row.h"

/**
 * CharterRow:
 *
 * What stands in a list's row. GTK before 4.12 gives list rows no accessible name, so the row's child
 * names the row it is put into: a screen reader then reads the row instead of "list item". The spoken
 * name is one sentence: "8.2 Partners in assessing and planning, Established".
 */
typedef struct
{
  char *spoken_name;
} CharterRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CharterRow, charter_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_SPOKEN_NAME = 1,
} CharterRowProperty;

static GParamSpec *properties[PROP_SPOKEN_NAME + 1];

static void
name_parent (CharterRow *self)
{
  CharterRowPrivate *priv = charter_row_get_instance_private (self);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent == NULL)
    return;

  if (priv->spoken_name)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, priv->spoken_name,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
charter_row_finalize (GObject *object)
{
  CharterRowPrivate *priv = charter_row_get_instance_private (CHARTER_ROW (object));

  g_clear_pointer (&priv->spoken_name, g_free);

  G_OBJECT_CLASS (charter_row_parent_class)->finalize (object);
}

static void
charter_row_notify (GObject    *object,
                    GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "parent"))
    name_parent (CHARTER_ROW (object));

  if (G_OBJECT_CLASS (charter_row_parent_class)->notify)
    G_OBJECT_CLASS (charter_row_parent_class)->notify (object, pspec);
}

static void
charter_row_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch ((CharterRowProperty) prop_id)
    {
    case PROP_SPOKEN_NAME:
      g_value_set_string (value, charter_row_get_spoken_name (CHARTER_ROW (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_row_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch ((CharterRowProperty) prop_id)
    {
    case PROP_SPOKEN_NAME:
      charter_row_set_spoken_name (CHARTER_ROW (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_row_class_init (CharterRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = charter_row_finalize;
  object_class->notify = charter_row_notify;
  object_class->get_property = charter_row_get_property;
  object_class->set_property = charter_row_set_property;

  /**
   * CharterRow:spoken-name:
   *
   * What a screen reader says for the whole row.
   */
  properties[PROP_SPOKEN_NAME] =
    g_param_spec_string ("spoken-name", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_row_init (CharterRow *self)
{
}

/**
 * charter_row_get_spoken_name:
 *
 * Returns: (nullable): what a screen reader says for the row
 */
const char *
charter_row_get_spoken_name (CharterRow *self)
{
  CharterRowPrivate *priv = charter_row_get_instance_private (self);

  g_return_val_if_fail (CHARTER_IS_ROW (self), NULL);

  return priv->spoken_name;
}

/**
 * charter_row_set_spoken_name:
 * @spoken_name: (nullable): what a screen reader says for the row
 */
void
charter_row_set_spoken_name (CharterRow *self,
                             const char *spoken_name)
{
  CharterRowPrivate *priv = charter_row_get_instance_private (self);

  g_return_if_fail (CHARTER_IS_ROW (self));

  if (g_strcmp0 (priv->spoken_name, spoken_name) == 0)
    return;

  g_free (priv->spoken_name);
  priv->spoken_name = g_strdup (spoken_name);
  name_parent (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN_NAME]);
}

/**
 * charter_row_say:
 * @row: a row of a list, such as an AdwActionRow
 * @spoken_name: what a screen reader says for it, its title included
 *
 * Names a row that has a title of its own: without this, GTK before 4.12 says the title a second time.
 */
void
charter_row_say (GtkWidget  *row,
                 const char *spoken_name)
{
  g_return_if_fail (GTK_IS_WIDGET (row));
  g_return_if_fail (spoken_name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken_name, -1);
}
