/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-window-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-example-job.h"
#include "charter-item.h"
#include "charter-message.h"
#include "charter-settings.h"
#include "charter-who-dialog.h"

static const char *
first_item (CharterSession *session)
{
  CharterFramework *framework = charter_session_get_framework (session);
  GListModel *areas = charter_framework_get_areas (framework);
  g_autoptr(CharterArea) area = g_list_model_get_item (areas, 0);
  g_autoptr(CharterItem) item =
    area ? g_list_model_get_item (charter_area_get_items (area), 0) : NULL;

  return item ? charter_item_get_code (item) : NULL;
}

/* The audits that were chosen at the first start; the first of them is shown. */
static void
begin_frameworks (CharterWindow *self)
{
  CharterPackLibrary *library = charter_session_get_library (self->session);
  CharterStore *store = charter_session_get_store (self->session);
  g_auto(GStrv) ids = g_steal_pointer (&self->frameworks_to_begin);

  charter_store_begin_group (store, _("Begin a cycle"));
  for (guint i = g_strv_length (ids); i > 0; i--)
    {
      CharterFramework *framework = charter_pack_library_find (library, ids[i - 1], NULL);

      if (framework == NULL)
        continue;

      charter_session_set_framework (self->session, framework);
      charter_session_ensure_audit (self->session);
    }
  charter_store_end_group (store);
}

/**
 * charter_window_show_pages:
 * @self: the window
 *
 * Leaves the first start for the page that was asked for; a school that was just made starts at the first
 * item, not at an empty overview.
 */
void
charter_window_show_pages (CharterWindow *self)
{
  GtkWidget *first_start = gtk_stack_get_child_by_name (self->stack, "first-start");
  g_autofree char *page = g_steal_pointer (&self->waiting_page);
  g_autofree char *target = g_steal_pointer (&self->waiting_target);
  guint n_kinds;
  const CharterPageKind *kinds = charter_page_kinds_get (&n_kinds);

  if (self->frameworks_to_begin)
    {
      begin_frameworks (self);
      page = g_strdup ("self-evaluation");
      target = g_strdup (first_item (self->session));
    }

  if (charter_page_kind_find (page))
    charter_window_go (self, page, target);
  else if (n_kinds > 0)
    charter_window_go (self, kinds[0].id, NULL);

  if (first_start)
    gtk_stack_remove (self->stack, first_start);
}

static void
who_chosen_cb (CharterWindow *self,
               const char    *who)
{
  charter_store_set_who (charter_session_get_store (self->session), who);
}

/**
 * charter_window_ask_who:
 * @self: the window
 *
 * Shared desktops share a login, so the name that stands beside each change is typed.
 */
void
charter_window_ask_who (CharterWindow *self)
{
  GtkWidget *dialog = charter_who_dialog_new (GTK_WINDOW (self), self->session);

  self->has_asked_who = TRUE;
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (who_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
school_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  CharterStore *store = charter_session_get_store (self->session);
  g_autoptr(GError) error = NULL;

  if (!charter_session_open_school_finish (self->session, result, &error))
    {
      charter_message_show_error (GTK_WIDGET (self), _("The school could not be opened"), error);
      return;
    }

  charter_window_show_pages (self);
  charter_window_import_waiting (self);
  if (!self->has_asked_who && charter_store_get_who (store) == NULL)
    charter_window_ask_who (self);
}

/**
 * charter_window_open_school:
 * @self: the window
 * @school: to open
 *
 * @school: a school that the store keeps
 */
void
charter_window_open_school (CharterWindow *self,
                            CharterSchool *school)
{
  charter_session_open_school_async (self->session, school, self->cancellable,
                                     school_opened_cb, g_object_ref (self));
}

static void
example_made_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  CharterSchool *school;

  school = charter_example_job_run_finish (self->session, result, NULL, &error);
  self->is_making_example = FALSE;
  charter_window_update_actions (self);
  if (school)
    charter_window_open_school (self, school);
  else
    charter_message_show_error (GTK_WIDGET (self), _("The example could not be made"), error);
}

/**
 * charter_window_open_example:
 * @self: the window
 *
 * Opens the fictional school, making it the first time.
 */
void
charter_window_open_example (CharterWindow *self)
{
  if (self->is_making_example)
    return;

  self->is_making_example = TRUE;
  charter_window_update_actions (self);
  charter_example_job_run_async (self->session, self->cancellable, example_made_cb,
                                 g_object_ref (self));
}

static void
first_start_chosen_cb (CharterWindow  *self,
                       CharterSchool  *school,
                       char          **frameworks)
{
  g_strfreev (self->frameworks_to_begin);
  self->frameworks_to_begin = frameworks && *frameworks ? g_strdupv (frameworks) : NULL;
  self->has_asked_who = TRUE; /* the page asks, too; who left it empty is not asked twice */
  charter_window_open_school (self, school);
}

/**
 * charter_window_show_first_start:
 * @self: the window
 *
 * Where a school is typed in, found in the register, or the worked example is opened.
 */
void
charter_window_show_first_start (CharterWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "first-start");

  if (page == NULL)
    {
      page = g_object_new (CHARTER_TYPE_FIRST_START,
                           "session", self->session,
                           "cancellable", self->cancellable,
                           NULL);
      g_signal_connect_object (page, "chosen", G_CALLBACK (first_start_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, page, "first-start");
    }

  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * charter_window_open_some_school:
 * @self: the window
 *
 * The one that was open last, else the first; where there is none, the first start.
 */
void
charter_window_open_some_school (CharterWindow *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  GListModel *schools = charter_store_get_schools (store);
  const char *last = charter_settings_get_last_school (charter_settings_get_default ());
  CharterSchool *school = *last ? charter_store_find_school (store, last) : NULL;
  g_autoptr(CharterSchool) first = g_list_model_get_item (schools, 0);

  if (school == NULL)
    school = first;
  if (school)
    {
      charter_window_open_school (self, school);
      return;
    }

  charter_window_show_first_start (self);
  charter_window_import_waiting (self);
}
