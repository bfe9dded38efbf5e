/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-application.h"

#include <glib/gi18n.h>

#include "charter-preferences-window.h"
#include "charter-ui.h"
#include "charter-window.h"

/**
 * CharterApplication:
 *
 * The program with its window. Started twice it shows the same window, unless a data directory is
 * named: two of those are two programs side by side.
 */
struct _CharterApplication
{
  AdwApplication parent_instance;

  char *data_dir; /* owned, nullable: the person's own */
  char *who;      /* owned, nullable: said on the command line */
};

G_DEFINE_FINAL_TYPE (CharterApplication, charter_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_("Keep and look for data in DIR"), N_("DIR") },
  { "who", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Who is typing, so that it is not asked"), N_("NAME") },
  { NULL }
};

static CharterWindow *
find_window (CharterApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l; l = l->next)
    if (CHARTER_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static char *
dup_data_dir (CharterApplication *self)
{
  return self->data_dir ? g_canonicalize_filename (self->data_dir, NULL)
                        : g_build_filename (g_get_user_data_dir (), PACKAGE_NAME, NULL);
}

static void
session_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(CharterWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  charter_session_open_finish (CHARTER_SESSION (source), result, &error);
  charter_window_opened (window, error);
}

static CharterWindow *
ensure_window (CharterApplication *self)
{
  CharterWindow *window = find_window (self);
  g_autofree char *data_dir = NULL;
  g_autoptr(CharterSession) session = NULL;

  if (window)
    return window;

  data_dir = dup_data_dir (self);
  session = charter_session_new (data_dir);
  charter_store_set_is_window (charter_session_get_store (session), TRUE);
  if (self->who)
    charter_store_set_who (charter_session_get_store (session), self->who);

  window = charter_window_new (GTK_APPLICATION (self), session);
  charter_session_open_async (session, NULL, session_opened_cb, g_object_ref (window));
  return window;
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about,
                "transient-for", parent,
                "modal", TRUE,
                "application-name", _("Inclusion Charter"),
                "application-icon", APP_ID,
                "developer-name", _("The Inclusion Charter contributors"),
                "version", PACKAGE_VERSION,
                "comments", _("Self-evaluation of inclusion, an action plan, and a printed "
                              "evidence pack for a school’s charter."),
                "license-type", GTK_LICENSE_GPL_3_0,
                "translator-credits", _("translator-credits"),
                NULL);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _("Schools register"), NULL,
                                      GTK_LICENSE_CUSTOM,
                                      _("Contains public sector information licensed under the "
                                        "Open Government Licence v3.0. Source: Department for "
                                        "Education, Get Information About Schools."));
  gtk_window_present (GTK_WINDOW (about));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CharterApplication *self = CHARTER_APPLICATION (user_data);
  g_autofree char *data_dir = dup_data_dir (self);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (charter_preferences_window_new (parent, data_dir)));
}

/* Closing the window does the saving; the application ends when the last one is gone. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CharterWindow *window = find_window (CHARTER_APPLICATION (user_data));

  if (window)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (G_APPLICATION (user_data));
}

static void
add_actions (CharterApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "quit", .activate = quit_cb },
  };
  static const struct {
    const char *action;
    const char *keys[2];
  } accels[] = {
    { "app.preferences", { "<Control>comma", NULL } },
    { "app.quit", { "<Control>q", NULL } },
    { "window.close", { "<Control>w", NULL } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].keys);
}

static int
charter_application_handle_local_options (GApplication *application,
                                          GVariantDict *dict)
{
  CharterApplication *self = CHARTER_APPLICATION (application);

  g_variant_dict_lookup (dict, "who", "s", &self->who);
  if (g_variant_dict_lookup (dict, "data-dir", "^ay", &self->data_dir))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
charter_application_startup (GApplication *application)
{
  charter_ui_init ();
  G_APPLICATION_CLASS (charter_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (APP_ID);
  add_actions (CHARTER_APPLICATION (application));
}

static void
charter_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (CHARTER_APPLICATION (application))));
}

static void
charter_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  CharterWindow *window = ensure_window (CHARTER_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  charter_window_import_files (window, files, n_files);
}

static void
charter_application_shutdown (GApplication *application)
{
  G_APPLICATION_CLASS (charter_application_parent_class)->shutdown (application);
  g_settings_sync ();
}

static void
charter_application_finalize (GObject *object)
{
  CharterApplication *self = CHARTER_APPLICATION (object);

  g_free (self->data_dir);
  g_free (self->who);

  G_OBJECT_CLASS (charter_application_parent_class)->finalize (object);
}

static void
charter_application_class_init (CharterApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = charter_application_finalize;
  application_class->activate = charter_application_activate;
  application_class->handle_local_options = charter_application_handle_local_options;
  application_class->open = charter_application_open;
  application_class->shutdown = charter_application_shutdown;
  application_class->startup = charter_application_startup;
}

static void
charter_application_init (CharterApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * charter_application_new:
 *
 * Returns: (transfer full): the program, not yet running
 */
CharterApplication *
charter_application_new (void)
{
  return g_object_new (CHARTER_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RESOURCE_BASE,
                       NULL);
}
