/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_SETTINGS_ENABLE_BACKEND
#include "config.h"

#include <gio/gio.h>
#include <gio/gsettingsbackend.h>

#include "charter-settings.h"

static void
count_cb (guint *count)
{
  *count += 1;
}

/* A program that is started from its build folder has no schema: it must run all the same. */
static void
test_without_schema (void)
{
  CharterSettings *settings = charter_settings_new (NULL, NULL);
  guint count = 0;

  g_assert_false (charter_settings_is_kept (settings));
  g_assert_true (charter_settings_get_single_letter_keys (settings));
  g_assert_false (charter_settings_get_show_proposals (settings)); /* off by default */
  g_assert_cmpint (charter_settings_get_window_width (settings), ==, 1280);
  g_assert_cmpint (charter_settings_get_window_height (settings), ==, 800);
  g_assert_cmpstr (charter_settings_get_last_school (settings), ==, "");
  g_assert_cmpstr (charter_settings_get_directory_email (settings), ==, "");

  g_signal_connect_swapped (settings, "notify", G_CALLBACK (count_cb), &count);
  charter_settings_set_single_letter_keys (settings, FALSE);
  charter_settings_set_window_width (settings, 900);
  charter_settings_set_window_height (settings, 700);
  charter_settings_set_last_school (settings, "0c5f3f0e");
  g_assert_cmpuint (count, ==, 4);
  charter_settings_set_single_letter_keys (settings, FALSE);
  charter_settings_set_window_width (settings, 900);
  charter_settings_set_window_height (settings, 700);
  charter_settings_set_last_school (settings, "0c5f3f0e");
  g_assert_cmpuint (count, ==, 4);
  g_assert_false (charter_settings_get_single_letter_keys (settings));
  g_assert_cmpstr (charter_settings_get_last_school (settings), ==, "0c5f3f0e");

  charter_settings_set_last_school (settings, NULL);
  g_assert_cmpstr (charter_settings_get_last_school (settings), ==, "");

  g_assert_finalize_object (settings);
}

static GSettingsSchemaSource *
open_built_schemas (void)
{
  return g_settings_schema_source_new_from_directory (g_getenv ("GSETTINGS_SCHEMA_DIR"),
                                                      NULL, TRUE, NULL);
}

static void
test_kept (void)
{
  g_autoptr(GSettingsSchemaSource) source = open_built_schemas ();
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();
  CharterSettings *first, *second;

  g_assert_nonnull (source);
  first = charter_settings_new (source, backend);
  g_assert_true (charter_settings_is_kept (first));
  charter_settings_set_single_letter_keys (first, FALSE);
  charter_settings_set_window_width (first, 900);
  charter_settings_set_last_school (first, "0c5f3f0e");
  charter_settings_set_directory_email (first, "directory@example.org");
  g_assert_finalize_object (first);

  second = charter_settings_new (source, backend);
  g_assert_false (charter_settings_get_single_letter_keys (second));
  g_assert_cmpint (charter_settings_get_window_width (second), ==, 900);
  g_assert_cmpint (charter_settings_get_window_height (second), ==, 800);
  g_assert_cmpstr (charter_settings_get_last_school (second), ==, "0c5f3f0e");
  g_assert_cmpstr (charter_settings_get_directory_email (second), ==, "directory@example.org");
  g_assert_finalize_object (second);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/without-schema", test_without_schema);
  g_test_add_func ("/settings/kept", test_kept);

  return g_test_run ();
}
