/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-private.h"

/**
 * charter_store_set_is_window:
 * @self: a store that is not open yet
 * @is_window: whether a window will hold it open, not a command
 */
void
charter_store_set_is_window (CharterStore *self,
                             gboolean      is_window)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  g_return_if_fail (!self->worker);
  self->is_window = is_window;
}

/**
 * charter_store_set_is_rescuing:
 * @self: a store that is not open yet
 * @is_rescuing: whether a damaged file is to be rescued when it is opened, as a window does anyway
 */
void
charter_store_set_is_rescuing (CharterStore *self,
                               gboolean      is_rescuing)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  g_return_if_fail (!self->worker);
  self->is_rescuing = is_rescuing;
}

/**
 * charter_store_set_is_checking:
 * @self: a store that is not open yet
 * @is_checking: whether everything is to be looked at for damage when it is opened, as a window does anyway
 */
void
charter_store_set_is_checking (CharterStore *self,
                               gboolean      is_checking)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  g_return_if_fail (!self->worker);
  self->is_checking = is_checking;
}

/**
 * charter_store_set_is_for_reading:
 * @self: a store that is not open yet
 * @because: why nothing may be changed, in plain words
 */
void
charter_store_set_is_for_reading (CharterStore *self,
                                  const char   *because)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  g_return_if_fail (!self->worker);
  g_free (self->for_reading_because);
  self->for_reading_because = g_strdup (because);
}
