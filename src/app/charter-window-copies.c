/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

/* Backups, what became of damaged records, and copies for a deputy or another computer. */

#include "charter-window-private.h"

#include <glib/gi18n.h>

#include "charter-backups-dialog.h"
#include "charter-clock.h"
#include "charter-copy-dialog.h"
#include "charter-message.h"
#include "charter-rescue-dialog.h"
#include "charter-settings.h"
#include "charter-term.h"

/* Seconds. A window that stands open over night has a backup of the new day soon after it began. */
#define LOOK_AT_DAY 900

static gboolean
look_at_day_cb (gpointer user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  CharterStore *store = charter_session_get_store (self->session);

  if (!self->is_open || self->is_closing || charter_store_get_is_read_only (store))
    return G_SOURCE_CONTINUE;
  /* Also when today's failed: it is tried again, and said no more than once. */
  charter_store_back_up_daily (store);
  if (charter_shared_copy_get_problem (self->shared))
    charter_shared_copy_write (self->shared);
  return G_SOURCE_CONTINUE;
}

/**
 * charter_window_share_copies:
 * @self: the window
 *
 * Keeps the shared copy up to date from now on, and says in the sidebar how old it is.
 */
void
charter_window_share_copies (CharterWindow *self)
{
  self->shared = charter_shared_copy_new (self->session);
  charter_sidebar_set_shared_copy (self->sidebar, self->shared);
  self->backup_source = g_timeout_add_seconds (LOOK_AT_DAY, look_at_day_cb, self);
}

/**
 * charter_window_tell_rescue:
 * @self: the window
 *
 * Says once what became of damaged records. Nothing has to be decided.
 */
void
charter_window_tell_rescue (CharterWindow *self)
{
  CharterRescueReport *report = charter_store_get_rescue (charter_session_get_store (self->session));

  if (report)
    gtk_window_present (GTK_WINDOW (charter_rescue_dialog_new (GTK_WINDOW (self), report)));
}

/* The school that was shown may not be among them any more. */
static void
show_other_records (CharterWindow *self)
{
  charter_session_close_school (self->session);
  charter_window_open_some_school (self);
}

static void
restored_cb (CharterWindow *self)
{
  show_other_records (self);
}

static void
backups_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  GtkWidget *dialog = charter_backups_dialog_new (GTK_WINDOW (self), self->session, self->shared);

  g_signal_connect_object (dialog, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Another computer ------------------------------------------------------------------------ */

static void
move_chosen_cb (CharterWindow        *self,
                int                   response,
                GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path)
    {
      g_autofree char *settings = charter_settings_dup_text (charter_settings_get_default ());
      GtkWidget *dialog = charter_copy_dialog_new (GTK_WINDOW (self), self->session, CHARTER_COPY_TO_MOVE);

      gtk_window_present (GTK_WINDOW (dialog));
      charter_copy_dialog_write (CHARTER_COPY_DIALOG (dialog), path, settings);
    }
  g_clear_object (&self->chooser);
}

static void
show_chooser (CharterWindow        *self,
              const char           *title,
              GtkFileChooserAction  kind,
              const char           *accept,
              GCallback             callback)
{
  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), kind, accept, NULL);
  if (kind == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _("Copies of this program"));
      gtk_file_filter_add_suffix (filter, &CHARTER_COPY_ENDING[1]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
    }
  g_signal_connect_object (self->chooser, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
move_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  g_autofree char *today = charter_clock_dup_today ();
  /* Translators: the name of a file; a date follows. */
  g_autofree char *name = g_strdup_printf ("%s %s%s", _("Inclusion Charter, everything"), today, CHARTER_COPY_ENDING);

  show_chooser (self, _("Move to another computer"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Write"),
                G_CALLBACK (move_chosen_cb));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
}

/* --- Opening one ----------------------------------------------------------------------------- */

static void
taken_cb (CharterWindow *self,
          const char    *kept,
          GtkWidget     *dialog)
{
  const char *settings = g_object_get_data (G_OBJECT (dialog), "settings");

  if (settings)
    charter_settings_take_text (charter_settings_get_default (), settings);
  show_other_records (self);
  charter_window_toast (self, _("Taken over. What was here before is among the backups."), FALSE);
}

static void
look_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CharterWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  charter_session_open_finish (CHARTER_SESSION (source), result, &error);
  charter_window_opened (window, error);
}

/* A window of its own beside this one; what was unpacked for it goes with it. */
static void
look_cb (CharterWindow     *self,
         CharterCopyDialog *dialog)
{
  CharterOpenedCopy *copy = charter_copy_dialog_steal_copy (dialog);
  g_autoptr(CharterSession) session = charter_session_new (copy->folder);
  g_autofree char *day = g_strndup (copy->manifest->made_at, 10);
  g_autofree char *date = charter_term_dup_date_words (day);
  g_autofree char *because = NULL;
  CharterWindow *window;

  because = copy->manifest->who
    /* Translators: a person's name, a date */
    ? g_strdup_printf (_("This is a shared copy, made by %s on %s. You can read and print everything. To go on with "
                         "it, open it again from Backups and take it over."), copy->manifest->who, date)
    : g_strdup_printf (_("This is a shared copy, made on %s. You can read and print everything. To go on with it, "
                         "open it again from Backups and take it over."), date);
  charter_store_set_is_for_reading (charter_session_get_store (session), because);
  window = charter_window_new (gtk_window_get_application (GTK_WINDOW (self)), session);
  window->has_asked_who = TRUE;
  g_object_set_data_full (G_OBJECT (window), "copy", copy, (GDestroyNotify) charter_opened_copy_free);
  charter_session_open_async (session, NULL, look_opened_cb, g_object_ref (window));
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * charter_window_open_copy:
 * @path: a copy
 * @is_shared: whether it is a colleague's, to be looked at first
 */
void
charter_window_open_copy (CharterWindow *self,
                          const char    *path,
                          gboolean       is_shared)
{
  GtkWidget *dialog = charter_copy_dialog_new (GTK_WINDOW (self), self->session,
                                               is_shared ? CHARTER_COPY_TO_SHARE : CHARTER_COPY_TO_MOVE);

  g_signal_connect_object (dialog, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "look", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  charter_copy_dialog_open (CHARTER_COPY_DIALOG (dialog), path);
}

static void
copy_chosen_cb (CharterWindow        *self,
                int                   response,
                GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && path)
    charter_window_open_copy (self, path, self->is_opening_shared);
}

static void
arrive_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  self->is_opening_shared = FALSE;
  show_chooser (self, _("The file from another computer"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                G_CALLBACK (copy_chosen_cb));
}

static void
open_copy_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  self->is_opening_shared = TRUE;
  show_chooser (self, _("Open a shared copy"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                G_CALLBACK (copy_chosen_cb));
}

static void
share_again_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  charter_shared_copy_write (CHARTER_WINDOW (user_data)->shared);
}

static const GActionEntry entries[] = {
  { .name = "backups", .activate = backups_cb },
  { .name = "share-again", .activate = share_again_cb },
  { .name = "move", .activate = move_cb },
  { .name = "arrive", .activate = arrive_cb },
  { .name = "open-copy", .activate = open_copy_cb },
};

/**
 * charter_window_add_copy_actions:
 * @self: the window
 */
void
charter_window_add_copy_actions (CharterWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
