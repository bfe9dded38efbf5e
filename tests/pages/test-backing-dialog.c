/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "charter-backing-dialog.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-row.h"
#include "charter-sitting.h"
#include "charter-ui.h"

typedef struct {
  Sitting    sitting;
  GtkWidget *dialog;
  char      *opened; /* "framework code" */
} Fixture;

static void
open_cb (CharterBackingDialog *dialog,
         const char           *framework,
         const char           *code,
         Fixture              *fixture)
{
  g_free (fixture->opened);
  fixture->opened = g_strconcat (framework, " ", code, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->dialog = charter_backing_dialog_new (NULL, fixture->sitting.session);
  g_signal_connect (fixture->dialog, "open-item", G_CALLBACK (open_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (fixture->opened);
  sitting_tear_down (&fixture->sitting);
}

static GtkWidget *
get_child (Fixture    *fixture,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->dialog, CHARTER_TYPE_BACKING_DIALOG, name));
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (get_child (fixture, "stack")));
}

static GtkListBoxRow *
get_row (Fixture *fixture,
         int      position)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_child (fixture, "list")), position);
}

static const char *
get_spoken (Fixture *fixture,
            int      position)
{
  return charter_row_get_spoken_name (CHARTER_ROW (gtk_list_box_row_get_child (get_row (fixture, position))));
}

/* It starts at the framework that is worked in, beside another one. */
static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (get_page (fixture), ==, "table");
  g_assert_nonnull (get_row (fixture, 19));
  g_assert_null (get_row (fixture, 20));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, "summary"))), "20 of 20"));
  g_assert_nonnull (strstr (get_spoken (fixture, 0), "nothing behind it; linked to 1.4"));
}

static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  charter_backing_dialog_choose (CHARTER_BACKING_DIALOG (fixture->dialog), "kent-inclusive-practice",
                                 "kent-inclusive-practice");
  g_assert_cmpstr (get_page (fixture), ==, "same");
}

static void
test_only_blank (Fixture       *fixture,
                 gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterFramework *kent = charter_session_get_framework (session);

  charter_judge_set_level (session, charter_framework_find_item (kent, "1.4"), CHARTER_VOICE_SCHOOL,
                           charter_framework_find_level_of_value (kent, 1), NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_child (fixture, "only_blank")), TRUE);
  g_assert_nonnull (get_row (fixture, 18));
  g_assert_null (get_row (fixture, 19));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_child (fixture, "only_blank")), FALSE);
  g_assert_nonnull (strstr (get_spoken (fixture, 0), "1 of 1 judged, 0 pieces of evidence"));
}

/* A row leads to where the judgement would be. */
static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_emit_by_name (get_child (fixture, "list"), "row-activated", get_row (fixture, 0));
  g_assert_cmpstr (fixture->opened, ==, "kent-inclusive-practice 1.4");
}

static void
test_labels (Fixture       *fixture,
             gconstpointer  data)
{
  charter_backing_dialog_choose (CHARTER_BACKING_DIALOG (fixture->dialog), "send-reform-proposals-2026",
                                 "kent-inclusive-practice");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, "about"))),
                            "proposals, not law"));
  charter_backing_dialog_choose (CHARTER_BACKING_DIALOG (fixture->dialog), "ofsted-2025",
                                 "kent-inclusive-practice");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, "about"))),
                            "framework of November 2025, as updated September 2026"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
#define ADD(name, function) g_test_add ("/backing-dialog/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("first", test_first);
  ADD ("same", test_same);
  ADD ("only-blank", test_only_blank);
  ADD ("open", test_open);
  ADD ("labels", test_labels);
#undef ADD
  return g_test_run ();
}
