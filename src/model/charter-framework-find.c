/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-framework-private.h"

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"

static gboolean
is_same_word (const char *a,
              const char *b)
{
  g_autofree char *left = g_utf8_casefold (a, -1);
  g_autofree char *right = g_utf8_casefold (b, -1);

  return g_str_equal (left, right);
}

static CharterItem *
find_item_of_area (CharterArea *area,
                   const char  *code)
{
  GListModel *items = charter_area_get_items (area);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      if (g_ascii_strcasecmp (charter_item_get_code (item), code) == 0)
        return item;
    }
  return NULL;
}

/**
 * charter_framework_find_item:
 * @code: (nullable): an item's code in any case
 *
 * Returns: (transfer none) (nullable): the item
 */
CharterItem *
charter_framework_find_item (CharterFramework *self,
                             const char       *code)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  for (guint i = 0; code && i < g_list_model_get_n_items (G_LIST_MODEL (self->areas)); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (G_LIST_MODEL (self->areas), i);
      CharterItem *item = find_item_of_area (area, code);

      if (item)
        return item;
    }
  return NULL;
}

/**
 * charter_framework_find_area:
 * @code: (nullable): a main area's code in any case
 *
 * Returns: (transfer none) (nullable): the area
 */
CharterArea *
charter_framework_find_area (CharterFramework *self,
                             const char       *code)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  for (guint i = 0; code && i < g_list_model_get_n_items (G_LIST_MODEL (self->areas)); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (G_LIST_MODEL (self->areas), i);

      if (g_ascii_strcasecmp (charter_area_get_code (area), code) == 0)
        return area;
    }
  return NULL;
}

/**
 * charter_framework_find_level:
 * @word: (nullable): a level's id or title, in any case
 *
 * Ids win over titles, so that a stored id always means the same level.
 *
 * Returns: (transfer none) (nullable): the level
 */
CharterLevel *
charter_framework_find_level (CharterFramework *self,
                              const char       *word)
{
  GListModel *levels;
  CharterLevel *by_title = NULL;

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  levels = G_LIST_MODEL (self->levels);
  for (guint i = 0; word && i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      if (is_same_word (charter_level_get_id (level), word))
        return level;
      if (!by_title && is_same_word (charter_level_get_title (level), word))
        by_title = level;
    }
  return by_title;
}

/** charter_framework_find_level_of_value: Returns: (transfer none) (nullable): that level */
CharterLevel *
charter_framework_find_level_of_value (CharterFramework *self,
                                       int               value)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->levels)); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (G_LIST_MODEL (self->levels), i);

      if (charter_level_get_value (level) == value)
        return level;
    }
  return NULL;
}
