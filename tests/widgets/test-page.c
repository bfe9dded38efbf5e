/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-page.h"
#include "charter-ui.h"

#define EXAMPLE_TYPE_PAGE (example_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamplePage, example_page, EXAMPLE, PAGE, CharterPage)

struct _ExamplePage
{
  CharterPage parent_instance;

  char *target;
};

G_DEFINE_FINAL_TYPE (ExamplePage, example_page, CHARTER_TYPE_PAGE)

static void
example_page_show_target (CharterPage *page,
                          const char  *target)
{
  ExamplePage *self = EXAMPLE_PAGE (page);

  g_free (self->target);
  self->target = g_strdup (target);
}

static void
example_page_finalize (GObject *object)
{
  g_free (EXAMPLE_PAGE (object)->target);

  G_OBJECT_CLASS (example_page_parent_class)->finalize (object);
}

static void
example_page_class_init (ExamplePageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = example_page_finalize;
  CHARTER_PAGE_CLASS (klass)->show_target = example_page_show_target;
}

static void
example_page_init (ExamplePage *self)
{
}

static ExamplePage *
example_page_new (void)
{
  return g_object_ref_sink (g_object_new (EXAMPLE_TYPE_PAGE, NULL));
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static void
test_properties (void)
{
  ExamplePage *page = example_page_new ();
  guint count = 0;

  g_signal_connect_swapped (page, "notify::title", G_CALLBACK (count_cb), &count);
  charter_page_set_title (CHARTER_PAGE (page), "Evidence");
  charter_page_set_title (CHARTER_PAGE (page), "Evidence");
  g_assert_cmpstr (charter_page_get_title (CHARTER_PAGE (page)), ==, "Evidence");
  g_assert_cmpuint (count, ==, 1);
  g_assert_nonnull (charter_page_get_window_cancellable (CHARTER_PAGE (page)));

  g_assert_finalize_object (page);
}

static void
test_target (void)
{
  ExamplePage *page = example_page_new ();

  charter_page_show_target (CHARTER_PAGE (page), "8.2");
  g_assert_cmpstr (page->target, ==, "8.2");

  g_assert_finalize_object (page);
}

static void
go_cb (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter,
       gpointer    user_data)
{
  char **slot = user_data;

  *slot = g_variant_print (parameter, FALSE);
}

static void
activate_go_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  go_cb (NULL, NULL, parameter, user_data);
}

static void
test_go (void)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *asked = NULL;
  const GActionEntry entries[] = { { .name = "go", .activate = activate_go_cb,
                                     .parameter_type = "(ss)" } };
  ExamplePage *page = example_page_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, &asked);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "win", G_ACTION_GROUP (group));
  charter_page_go (CHARTER_PAGE (page), "actions", NULL);
  g_assert_cmpstr (asked, ==, "('actions', '')");
  gtk_widget_insert_action_group (GTK_WIDGET (page), "win", NULL);

  g_assert_finalize_object (page);
}

static void
toast_cb (CharterPage *page,
          const char  *text,
          gboolean     can_undo,
          char       **slot)
{
  *slot = g_strdup_printf ("%s, %s", text, can_undo ? "with undo" : "without undo");
}

static void
test_toast (void)
{
  g_autofree char *said = NULL;
  ExamplePage *page = example_page_new ();

  g_signal_connect (page, "toast", G_CALLBACK (toast_cb), &said);
  charter_page_toast (CHARTER_PAGE (page), "Action deleted", TRUE);
  g_assert_cmpstr (said, ==, "Action deleted, with undo");

  g_assert_finalize_object (page);
}

static void
test_error (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint before = g_list_model_get_n_items (windows);
  g_autoptr(GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  g_autoptr(GError) full = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full");
  ExamplePage *page = example_page_new ();

  charter_page_show_error (CHARTER_PAGE (page), "The file could not be attached", cancelled);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before);

  charter_page_show_error (CHARTER_PAGE (page), "The file could not be attached", full);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before + 1);
  {
    g_autoptr(GtkWindow) dialog = g_list_model_get_item (windows, before);

    g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                     "The file could not be attached");
    gtk_window_destroy (dialog);
  }

  g_assert_finalize_object (page);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/page/properties", test_properties);
  g_test_add_func ("/page/target", test_target);
  g_test_add_func ("/page/go", test_go);
  g_test_add_func ("/page/toast", test_toast);
  g_test_add_func ("/page/error", test_error);

  return g_test_run ();
}
