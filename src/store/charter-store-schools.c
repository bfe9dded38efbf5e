/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* The schools that records are kept of. */

#include "charter-store-private.h"

/**
 * charter_store_get_schools:
 * @self: a store
 *
 * Returns: (transfer none): a list of #CharterSchool: those that have records
 */
GListModel *
charter_store_get_schools (CharterStore *self)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), NULL);
  return G_LIST_MODEL (self->schools);
}

/**
 * charter_store_add_school:
 * @self: a store
 * @school: a school that was chosen or typed in
 *
 * Keeps the school from now on. No step of undo.
 */
void
charter_store_add_school (CharterStore  *self,
                          CharterSchool *school)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  g_return_if_fail (CHARTER_IS_SCHOOL (school));
  g_return_if_fail (!charter_store_find_school (self, charter_record_get_id (CHARTER_RECORD (school))));

  charter_store_watch_school (self, school);
  charter_store_begin_unlogged (self);
  charter_store_mark_inserted (self, CHARTER_RECORD (school));
  charter_store_end_unlogged (self);
  g_list_store_append (self->schools, school);
}

/**
 * charter_store_find_school:
 * @self: a store
 * @urn_or_id: a URN or a record's id
 *
 * Returns: (transfer none) (nullable): the school, if it has records
 */
CharterSchool *
charter_store_find_school (CharterStore *self,
                           const char   *urn_or_id)
{
  g_return_val_if_fail (CHARTER_IS_STORE (self), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->schools)); i++)
    {
      g_autoptr(CharterSchool) school = g_list_model_get_item (G_LIST_MODEL (self->schools), i);

      if (g_strcmp0 (charter_school_get_urn (school), urn_or_id) == 0 ||
          g_strcmp0 (charter_record_get_id (CHARTER_RECORD (school)), urn_or_id) == 0)
        return school;
    }
  return NULL;
}
