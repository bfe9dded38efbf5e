/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-area.h"

#include "charter-item-private.h"

struct _CharterArea
{
  GObject     parent_instance;

  char       *code;
  char       *title;
  char       *short_title;
  char       *scope;
  GListStore *items;
};

G_DEFINE_FINAL_TYPE (CharterArea, charter_area, G_TYPE_OBJECT)

typedef enum {
  PROP_CODE = 1,
  PROP_TITLE,
  PROP_SHORT_TITLE,
  PROP_SCOPE,
  PROP_ITEMS,
} CharterAreaProperty;

static GParamSpec *properties[PROP_ITEMS + 1];

static void
charter_area_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CharterArea *self = CHARTER_AREA (object);

  switch ((CharterAreaProperty) prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SHORT_TITLE:
      g_value_set_string (value, self->short_title);
      break;
    case PROP_SCOPE:
      g_value_set_string (value, self->scope);
      break;
    case PROP_ITEMS:
      g_value_set_object (value, self->items);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_area_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CharterArea *self = CHARTER_AREA (object);

  switch ((CharterAreaProperty) prop_id)
    {
    case PROP_CODE:
      self->code = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_SHORT_TITLE:
      self->short_title = g_value_dup_string (value);
      break;
    case PROP_SCOPE:
      self->scope = g_value_dup_string (value);
      break;
    case PROP_ITEMS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_area_dispose (GObject *object)
{
  CharterArea *self = CHARTER_AREA (object);
  guint n_items = self->items ? g_list_model_get_n_items (G_LIST_MODEL (self->items)) : 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (charter_item_get_area (item) == self)
        charter_item_set_area (item, NULL);
    }
  g_clear_object (&self->items);

  G_OBJECT_CLASS (charter_area_parent_class)->dispose (object);
}

static void
charter_area_finalize (GObject *object)
{
  CharterArea *self = CHARTER_AREA (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->scope);

  G_OBJECT_CLASS (charter_area_parent_class)->finalize (object);
}

static void
charter_area_class_init (CharterAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = charter_area_get_property;
  object_class->set_property = charter_area_set_property;
  object_class->dispose = charter_area_dispose;
  object_class->finalize = charter_area_finalize;

  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SHORT_TITLE] = g_param_spec_string ("short-title", NULL, NULL, NULL, flags);
  properties[PROP_SCOPE] = g_param_spec_string ("scope", NULL, NULL, NULL, flags);
  properties[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_area_init (CharterArea *self)
{
  self->items = g_list_store_new (CHARTER_TYPE_ITEM);
}

/**
 * charter_area_new:
 * @code: how the framework numbers it: "8", "P3"
 * @title: the framework's own title
 * @short_title: (nullable): a name short enough for a chart's axis; @title when %NULL
 * @scope: (nullable): what belongs here and what does not
 *
 * Returns: (transfer full): an area with no items yet
 */
CharterArea *
charter_area_new (const char *code,
                  const char *title,
                  const char *short_title,
                  const char *scope)
{
  return g_object_new (CHARTER_TYPE_AREA,
                       "code", code,
                       "title", title,
                       "short-title", short_title ? short_title : title,
                       "scope", scope,
                       NULL);
}

/** charter_area_get_code: Returns: how the framework numbers it */
const char *
charter_area_get_code (CharterArea *self)
{
  g_return_val_if_fail (CHARTER_IS_AREA (self), NULL);

  return self->code;
}

/** charter_area_get_title: Returns: the framework's own title */
const char *
charter_area_get_title (CharterArea *self)
{
  g_return_val_if_fail (CHARTER_IS_AREA (self), NULL);

  return self->title;
}

/** charter_area_get_short_title: Returns: a name short enough for a chart's axis */
const char *
charter_area_get_short_title (CharterArea *self)
{
  g_return_val_if_fail (CHARTER_IS_AREA (self), NULL);

  return self->short_title;
}

/** charter_area_get_scope: Returns: (nullable): what belongs here */
const char *
charter_area_get_scope (CharterArea *self)
{
  g_return_val_if_fail (CHARTER_IS_AREA (self), NULL);

  return self->scope;
}

/** charter_area_get_items: Returns: (transfer none): a list of #CharterItem, in order */
GListModel *
charter_area_get_items (CharterArea *self)
{
  g_return_val_if_fail (CHARTER_IS_AREA (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * charter_area_add_item:
 * @item: an item; it keeps the first area that takes it as its own
 *
 * Adds @item at the end. Areas of a second view take items that a main area already holds.
 */
void
charter_area_add_item (CharterArea *self,
                       CharterItem *item)
{
  g_return_if_fail (CHARTER_IS_AREA (self));
  g_return_if_fail (CHARTER_IS_ITEM (item));

  g_list_store_append (self->items, item);
  if (!charter_item_get_area (item))
    charter_item_set_area (item, self);
}
