/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-evidence-viewer.h"
#include "charter-sitting.h"
#include "charter-ui.h"

typedef struct {
  char           *dir;
  CharterSession *session;
  GtkWidget      *window;
  GtkWidget      *viewer;
} Fixture;

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Oakfield School", NULL);

  fixture->dir = g_dir_make_tmp ("charter-viewer-XXXXXX", NULL);
  fixture->session = sitting_open (fixture->dir);
  sitting_open_school (fixture->session, school);
  fixture->viewer = g_object_new (CHARTER_TYPE_EVIDENCE_VIEWER, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->viewer);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->dir);

  g_object_add_weak_pointer (G_OBJECT (fixture->viewer), (gpointer *) &fixture->viewer);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->viewer)
    g_main_context_iteration (NULL, TRUE);
  sitting_close (g_steal_pointer (&fixture->session));
  drain ();
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->dir);
}

static void
show (Fixture         *fixture,
      CharterEvidence *evidence)
{
  charter_evidence_viewer_show (CHARTER_EVIDENCE_VIEWER (fixture->viewer), fixture->session, evidence);
  drain ();
}

static void
add_file (Fixture         *fixture,
          CharterEvidence *evidence,
          const char      *name)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autoptr(CharterEvidenceFile) file = g_object_new (CHARTER_TYPE_EVIDENCE_FILE,
                                                      "school", charter_evidence_get_school (evidence),
                                                      "evidence", charter_record_get_id (CHARTER_RECORD (evidence)),
                                                      "name", name, "sha256", sha256, "content-type", "text/plain", NULL);

  charter_portfolio_add (charter_session_get_portfolio (fixture->session), CHARTER_RECORD (file));
  show (fixture, evidence);
}

static gpointer
get_child (GtkWidget  *viewer,
           const char *name)
{
  return gtk_widget_get_template_child (viewer, CHARTER_TYPE_EVIDENCE_VIEWER, name);
}

static void
assert_looks_at (GtkWidget  *viewer,
                 const char *name,
                 const char *place,
                 gboolean    has_previous,
                 gboolean    has_next)
{
  GtkWidget *bar = get_child (viewer, "bar");

  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (gtk_label_get_label (get_child (viewer, "name")), ==, name);
  g_assert_cmpstr (gtk_label_get_label (get_child (viewer, "place")), ==, place);
  g_assert_true (gtk_widget_get_sensitive (gtk_widget_get_first_child (bar)) == has_previous);
  g_assert_true (gtk_widget_get_sensitive (gtk_widget_get_last_child (bar)) == has_next);
}

/* Whatever files an item has can be looked at; the one that is looked at stays while records change around it,
 * and gives way to the newest when it is taken away. */
static void
test_several_files (Fixture       *fixture,
                    gconstpointer  data)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "school", school, "title", "Papers", NULL);
  GtkWidget *viewer = fixture->viewer;

  charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
  show (fixture, evidence);
  g_assert_false (gtk_widget_get_visible (viewer));
  add_file (fixture, evidence, "Provision_map 0.txt");
  g_assert_true (gtk_widget_get_visible (viewer));
  g_assert_false (gtk_widget_get_visible (get_child (viewer, "bar")));
  add_file (fixture, evidence, "Minutes.txt");
  assert_looks_at (viewer, "Provision_map 0.txt", "File 2 of 2", TRUE, FALSE);
  add_file (fixture, evidence, "Photo list.txt");
  g_assert_true (gtk_widget_activate_action (viewer, "viewer.previous-file", NULL));
  assert_looks_at (viewer, "Minutes.txt", "File 2 of 3", TRUE, TRUE);
  charter_evidence_set_title (evidence, "Several papers");
  show (fixture, evidence);
  assert_looks_at (viewer, "Minutes.txt", "File 2 of 3", TRUE, TRUE);
  g_assert_true (gtk_widget_activate_action (viewer, "viewer.previous-file", NULL));
  assert_looks_at (viewer, "Photo list.txt", "File 1 of 3", FALSE, TRUE);
  charter_portfolio_remove (portfolio, charter_portfolio_find (portfolio, charter_evidence_viewer_get_file (
    CHARTER_EVIDENCE_VIEWER (viewer))));
  show (fixture, evidence);
  assert_looks_at (viewer, "Minutes.txt", "File 1 of 2", FALSE, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add ("/evidence-viewer/several-files", Fixture, NULL, set_up, test_several_files, tear_down);
  return g_test_run ();
}
