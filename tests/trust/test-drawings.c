/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-attach-job.h"

#include "../app/window-fixture.h"
#include "hostile-svg.h"
#include "lookout.h"

/* Drawings of strangers, attached as evidence and looked at in the window: nothing that they name is
 * opened or called, and the window shows a picture or says in words that it cannot. */

static gboolean
is_saved (CharterWindow *window)
{
  return charter_store_get_state (charter_session_get_store (window->session)) == CHARTER_STORE_SAVED;
}

static CharterEvidence *
attach (CharterWindow *window,
        const char    *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CharterAttachment) attachment = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_attach_file_async (window->session, file, NULL, NULL, NULL, NULL, NULL, NULL, charter_session_await_cb,
                             &slot);
  result = charter_session_await (&slot);
  attachment = charter_attach_file_finish (window->session, result, &error);
  g_assert_no_error (error);
  return attachment->evidence; /* the portfolio's */
}

static GtkWidget *
find_preview (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "CharterEvidencePreview") && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_preview (child);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_part (GtkWidget  *preview,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (preview, G_OBJECT_TYPE (preview), name));
}

static gboolean
has_preview (CharterWindow *window)
{
  return find_preview (GTK_WIDGET (window)) != NULL;
}

static gboolean
has_no_preview (CharterWindow *window)
{
  return !has_preview (window);
}

/* Either a picture no larger than a screen, or a sentence. */
static void
assert_shown (GtkWidget  *preview,
              const char *name)
{
  GtkWidget *picture = get_part (preview, "picture");
  GtkWidget *fault = get_part (preview, "fault");

  g_assert_true (gtk_widget_get_visible (picture) != gtk_widget_get_visible (fault));
  if (gtk_widget_get_visible (picture))
    {
      GdkPaintable *shown = gtk_picture_get_paintable (GTK_PICTURE (picture));

      g_assert_cmpint (gdk_paintable_get_intrinsic_width (shown), <=, 2000);
      g_assert_cmpint (gdk_paintable_get_intrinsic_height (shown), <=, 2000);
      g_test_message ("%s: shown", name);
      return;
    }
  g_assert_cmpuint (strlen (gtk_label_get_label (GTK_LABEL (fault))), >, 20);
  g_test_message ("%s: %s", name, gtk_label_get_label (GTK_LABEL (fault)));
}

static void
test_drawings (void)
{
  g_autofree char *folder = g_build_filename (scratch, "outside", NULL);
  CharterWindow *window = open_window ();
  g_autoptr(Lookout) lookout = NULL;

  g_mkdir (folder, 0700);
  lookout = lookout_new (folder);
  wait_for (window, is_first_start);
  charter_window_open_school (window, add_school (window, "Ashfield"));
  wait_for (window, is_page);
  for (guint i = 0; i < G_N_ELEMENTS (hostile_drawings); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.svg", folder, hostile_drawings[i].name);
      g_autofree char *text = lookout_dup_text (lookout, hostile_drawings[i].text);
      CharterEvidence *evidence;

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      evidence = attach (window, path);
      charter_window_go (window, "evidence", charter_record_get_id (CHARTER_RECORD (evidence)));
      wait_for (window, has_preview);
      assert_shown (find_preview (GTK_WIDGET (window)), hostile_drawings[i].name);
      lookout_assert_quiet (lookout);
      charter_window_go (window, "overview", NULL);
      charter_attach_remove (window->session, evidence);
      wait_for (window, has_no_preview);
      wait_for (window, is_saved);
    }
  close_window (window);
  lookout_assert_quiet (lookout);
}

int
main (int    argc,
      char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  scratch = g_dir_make_tmp ("charter-drawings-XXXXXX", NULL);
  g_test_add_func ("/drawings/in-the-window", test_drawings);
  status = g_test_run ();
  remove_all (scratch);
  g_free (scratch);
  return status;
}
