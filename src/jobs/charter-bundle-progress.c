/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-bundle-progress.h"

#define INTERVAL 100 /* milliseconds */

static gboolean
tell_cb (gpointer data)
{
  CharterBundleTeller *self = data;

  self->fraction (g_atomic_int_get (&self->permille) / 1000.0, self->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * charter_bundle_teller_start:
 * @self: what tells how far along something is
 * @fraction: (nullable): told on the main thread, some times a second
 * @user_data: for @fraction
 */
void
charter_bundle_teller_start (CharterBundleTeller   *self,
                             CharterBundleFraction  fraction,
                             gpointer               user_data)
{
  self->fraction = fraction;
  self->user_data = user_data;
  if (fraction)
    self->timer = g_timeout_add (INTERVAL, tell_cb, self);
}

/**
 * charter_bundle_teller_stop:
 * @self: what tells how far along something is
 *
 * Nobody is told any more.
 */
void
charter_bundle_teller_stop (CharterBundleTeller *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

/**
 * charter_bundle_teller_tell:
 * @done: bytes that are done
 * @total: of how many
 * @teller: a #CharterBundleTeller
 *
 * Notes how far it is. May be called in any thread.
 */
void
charter_bundle_teller_tell (gint64   done,
                            gint64   total,
                            gpointer teller)
{
  CharterBundleTeller *self = teller;

  g_atomic_int_set (&self->permille, total > 0 ? (int) MIN (1000, done * 1000 / total) : 0);
}
