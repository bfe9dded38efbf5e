/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-window-private.h"

#include <glib/gi18n.h>

#include "charter-message.h"

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = charter_store_backup_finish (CHARTER_STORE (source), result, &error);

  if (path == NULL)
    {
      charter_message_show_error (GTK_WIDGET (self), _("The backup could not be made"), error);
      return;
    }

  charter_window_toast (self, _("Backed up and checked"), FALSE);
}

static void
back_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  charter_store_backup_async (charter_session_get_store (self->session), NULL, self->cancellable,
                              backed_up_cb, g_object_ref (self));
}

static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  charter_session_open_finish (CHARTER_SESSION (source), result, &error);
  charter_window_opened (self, error);
}

static void
closed_to_reopen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;

  /* It was read only: nothing was left to write. */
  charter_session_close_finish (CHARTER_SESSION (source), result, NULL);
  charter_session_open_async (self->session, self->cancellable, reopened_cb, g_object_ref (self));
}

/* Whoever had the records may have closed them meanwhile. */
static void
reopen_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  gtk_stack_set_visible_child_name (self->stack, "opening");
  charter_session_close_school (self->session);
  charter_session_close_async (self->session, closed_to_reopen_cb, g_object_ref (self));
}

static void
saved_again_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;

  /* When it fails again the banner stays, and says why. */
  if (charter_store_flush_finish (CHARTER_STORE (source), result, NULL))
    charter_window_toast (self, _("Saved"), FALSE);
}

static void
save_again_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  charter_store_flush_async (charter_session_get_store (self->session), NULL, saved_again_cb, g_object_ref (self));
}

static void
try_again_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  gtk_stack_set_visible_child_name (self->stack, "opening");
  charter_session_open_async (self->session, self->cancellable, reopened_cb, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { .name = "back-up", .activate = back_up_cb },
  { .name = "reopen", .activate = reopen_cb },
  { .name = "save-again", .activate = save_again_cb },
  { .name = "try-again", .activate = try_again_cb },
};

/**
 * charter_window_add_record_actions:
 * @self: the window
 *
 * What is done with the records as a whole: saved, backed up, opened again.
 */
void
charter_window_add_record_actions (CharterWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
