/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-window-private.h"

#include <glib/gi18n.h>

#include "charter-message.h"
#include "charter-school-dialog.h"
#include "charter-search-dialog.h"

static void
set_enabled (CharterWindow *self,
             const char    *name,
             gboolean       is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (action)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/**
 * charter_window_set_action_state:
 * @self: the window
 * @name: of an action of the window
 * @value: (nullable): what its menu marks
 *
 * The choice that a menu marks.
 */
void
charter_window_set_action_state (CharterWindow *self,
                                 const char    *name,
                                 const char    *value)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (action)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (value ? value : ""));
}

static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  const char *page, *target;

  g_variant_get (parameter, "(&s&s)", &page, &target);
  charter_window_go (CHARTER_WINDOW (user_data), page, target);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = charter_store_undo_finish (CHARTER_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (error)
    {
      charter_message_show_error (GTK_WIDGET (self), _("That could not be undone"), error);
      return;
    }

  if (label == NULL)
    return;

  /* Translators: %s names a step: "Judge 8.2". */
  text = g_strdup_printf (_("Undone: %s"), label);
  charter_window_toast (self, text, FALSE);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = charter_store_undo_finish (CHARTER_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (error)
    {
      charter_message_show_error (GTK_WIDGET (self), _("That could not be done again"), error);
      return;
    }

  if (label == NULL)
    return;

  /* Translators: %s names a step: "Judge 8.2". */
  text = g_strdup_printf (_("Done again: %s"), label);
  charter_window_toast (self, text, FALSE);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  charter_store_undo_async (charter_session_get_store (self->session), self->cancellable,
                            undone_cb, g_object_ref (self));
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  charter_store_redo_async (charter_session_get_store (self->session), self->cancellable,
                            redone_cb, g_object_ref (self));
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  GtkWidget *dialog = charter_search_dialog_new (GTK_WINDOW (self), self->session);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
school_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  CharterStore *store = charter_session_get_store (self->session);
  CharterSchool *school = charter_store_find_school (store, g_variant_get_string (parameter, NULL));

  if (school)
    charter_window_open_school (self, school);
}

static void
add_school_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  charter_window_show_first_start (CHARTER_WINDOW (user_data));
}

static void
open_example_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  charter_window_open_example (CHARTER_WINDOW (user_data));
}

static void
school_details_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  GtkWidget *dialog;

  if (charter_session_get_portfolio (self->session) == NULL)
    return;

  dialog = charter_school_dialog_new (GTK_WINDOW (self), self->session);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
who_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  charter_window_ask_who (CHARTER_WINDOW (user_data));
}

static void
print_pack_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  charter_window_go (CHARTER_WINDOW (user_data), "reports", "pack");
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  charter_window_choose_files (CHARTER_WINDOW (user_data));
}

static const GActionEntry entries[] = {
  { .name = "go", .activate = go_cb, .parameter_type = "(ss)" },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "search", .activate = search_cb },
  { .name = "school", .activate = school_cb, .parameter_type = "s", .state = "''" },
  { .name = "add-school", .activate = add_school_cb },
  { .name = "open-example", .activate = open_example_cb },
  { .name = "school-details", .activate = school_details_cb },
  { .name = "who", .activate = who_cb },
  { .name = "print-pack", .activate = print_pack_cb },
  { .name = "import", .activate = import_cb },
};

/**
 * charter_window_add_actions:
 * @self: the window
 *
 * Every command of the window is an action: menus, keys, pages and the search reach it by name.
 */
void
charter_window_add_actions (CharterWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * charter_window_update_actions:
 * @self: the window
 *
 * The one place that says what can be done now.
 */
void
charter_window_update_actions (CharterWindow *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterSchool *school = portfolio ? charter_portfolio_get_school (portfolio) : NULL;
  gboolean can_undo, can_redo, is_read_only;

  g_object_get (store,
                "can-undo", &can_undo,
                "can-redo", &can_redo,
                "is-read-only", &is_read_only,
                NULL);

  set_enabled (self, "undo", can_undo && !is_read_only);
  set_enabled (self, "redo", can_redo && !is_read_only);
  set_enabled (self, "search", portfolio != NULL);
  set_enabled (self, "school-details", portfolio != NULL);
  set_enabled (self, "who", portfolio != NULL);
  set_enabled (self, "coverage", portfolio != NULL);
  set_enabled (self, "print-pack", portfolio != NULL && charter_page_kind_find ("reports"));
  set_enabled (self, "add-school", !is_read_only);
  set_enabled (self, "frameworks", !is_read_only);
  set_enabled (self, "open-example", !is_read_only && !self->is_making_example);
  set_enabled (self, "import", !is_read_only);
  set_enabled (self, "share", portfolio != NULL);
  set_enabled (self, "back-up", portfolio != NULL && !is_read_only);
  set_enabled (self, "move", g_list_model_get_n_items (charter_store_get_schools (store)) > 0);
  set_enabled (self, "arrive", !is_read_only);
  set_enabled (self, "open-copy", !is_read_only);
  set_enabled (self, "compare", portfolio != NULL);
  set_enabled (self, "projector", portfolio != NULL);
  set_enabled (self, "remarks", portfolio != NULL && !is_read_only);
  set_enabled (self, "year-end", portfolio != NULL && !is_read_only);
  set_enabled (self, "begin-audit", !is_read_only && portfolio != NULL);
  charter_window_set_action_state (self, "school", school ? charter_record_get_id (CHARTER_RECORD (school)) : NULL);
}
