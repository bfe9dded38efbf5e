/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

/* The bar above the page: that changes are not saved, that nothing may be changed, or that what was
 * saved is not backed up. The worst of them is said. */

#include "charter-window-private.h"

#include <glib/gi18n.h>

typedef struct {
  const char *title;
  const char *text;      /* nullable: why */
  const char *kept;      /* nullable: what need not be feared */
  const char *action;    /* of "Try again" */
  gboolean    is_backup; /* nothing stands still for it: it may be put off */
} Trouble;

static gboolean
find_backup_trouble (CharterWindow *self,
                     Trouble       *trouble)
{
  const char *problem = charter_store_get_backup_problem (charter_session_get_store (self->session));
  const char *shared = self->shared ? charter_shared_copy_get_problem (self->shared) : NULL;

  if (problem)
    *trouble = (Trouble) { _("There is no backup of today"), problem,
                           _("What you do is saved. The backup is tried again every quarter of an hour."),
                           "win.back-up", TRUE };
  else if (shared)
    *trouble = (Trouble) { _("The shared copy could not be renewed"), shared,
                           _("Your own records and their backups are well. It is tried again every quarter of an hour."),
                           "win.share-again", TRUE };
  return problem || shared;
}

static gboolean
find_trouble (CharterWindow *self,
              Trouble       *trouble)
{
  CharterStore *store = charter_session_get_store (self->session);
  CharterStoreState state = charter_store_get_state (store);

  if (state == CHARTER_STORE_CLOSED)
    return FALSE;
  if (state == CHARTER_STORE_FAILING)
    *trouble = (Trouble) { _("Your changes are not being saved"), charter_store_get_message (store),
                           _("Nothing is lost while this window stays open; it is tried again by itself."),
                           "win.save-again", FALSE };
  else if (charter_store_get_is_read_only (store))
    *trouble = (Trouble) { _("Open for reading only"), charter_store_get_message (store), NULL, "win.reopen", FALSE };
  else
    return find_backup_trouble (self, trouble);
  return TRUE;
}

/* What was put off is said again when it comes anew. */
static void
look_whether_over (CharterWindow *self)
{
  if (!charter_store_get_backup_problem (charter_session_get_store (self->session))
      && !(self->shared && charter_shared_copy_get_problem (self->shared)))
    self->has_put_off = FALSE;
}

static void
say (GtkWidget  *label,
     const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words ? words : "");
  gtk_widget_set_visible (label, words && *words);
}

/**
 * charter_window_say_trouble:
 * @self: the window
 *
 * Says what is wrong with the records, or that nothing is.
 */
void
charter_window_say_trouble (CharterWindow *self)
{
  Trouble trouble = { NULL };
  gboolean is_said;

  look_whether_over (self);
  is_said = find_trouble (self, &trouble) && !(trouble.is_backup && self->has_put_off);
  /* The words stay while the bar goes away. */
  if (is_said)
    {
      gtk_label_set_label (GTK_LABEL (self->trouble_title), trouble.title);
      say (self->trouble_text, trouble.text);
      say (self->trouble_kept, trouble.kept);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->trouble_button), trouble.action);
      gtk_widget_set_visible (self->trouble_backups, trouble.is_backup);
      gtk_widget_set_visible (self->trouble_close, trouble.is_backup);
    }
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->trouble_bar), is_said);
}

static void
put_off_cb (CharterWindow *self)
{
  self->has_put_off = TRUE;
  charter_window_say_trouble (self);
}

/**
 * charter_window_watch_trouble:
 * @self: the window
 *
 * Says from now on what is wrong, and that it is over.
 */
void
charter_window_watch_trouble (CharterWindow *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  const char *watched[] = { "notify::state", "notify::message", "notify::is-read-only", "notify::backup-problem" };

  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (store, watched[i], G_CALLBACK (charter_window_say_trouble), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shared, "notify::problem", G_CALLBACK (charter_window_say_trouble), self,
                           G_CONNECT_SWAPPED);
  /* The bar has a button of its own for it, which has no name. */
  g_signal_connect_object (self->trouble_close, "clicked", G_CALLBACK (put_off_cb), self, G_CONNECT_SWAPPED);
}
