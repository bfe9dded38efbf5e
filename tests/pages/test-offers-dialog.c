/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-offers-dialog.h"
#include "charter-portfolio.h"
#include "charter-sitting.h"
#include "charter-ui.h"

typedef struct {
  Sitting sitting;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->dialog = charter_offers_dialog_new (NULL, fixture->sitting.session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->dialog);
  sitting_tear_down (&fixture->sitting);
}

static void
list_widgets (GtkWidget *widget,
              GType      type,
              GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    list_widgets (child, type, found);
}

static GPtrArray *
find_all (Fixture *fixture,
          GType    type)
{
  GPtrArray *found = g_ptr_array_new ();

  list_widgets (fixture->dialog, type, found);
  return found;
}

static GtkWidget *
find_titled (Fixture    *fixture,
             GType       type,
             const char *title)
{
  g_autoptr(GPtrArray) found = find_all (fixture, type);

  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (found->pdata[i]), title) == 0)
      return found->pdata[i];
  return NULL;
}

static GtkWidget *
find_button (Fixture    *fixture,
             const char *label)
{
  g_autoptr(GPtrArray) found = find_all (fixture, GTK_TYPE_BUTTON);

  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (found->pdata[i]), label) == 0)
      return found->pdata[i];
  g_error ("no button “%s”", label);
}

static GListModel *
get_offers (Fixture *fixture)
{
  return charter_portfolio_get_list (charter_session_get_portfolio (fixture->sitting.session), CHARTER_TYPE_OFFER);
}

static void
add (Fixture *fixture)
{
  g_signal_emit_by_name (find_button (fixture, "_Add an offer"), "clicked");
}

static guint
count_offer_rows (Fixture *fixture)
{
  g_autoptr(GPtrArray) rows = find_all (fixture, ADW_TYPE_EXPANDER_ROW);

  return rows->len;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_nonnull (find_titled (fixture, ADW_TYPE_ACTION_ROW, "Nothing is offered yet"));
  g_assert_false (gtk_widget_get_sensitive (find_button (fixture, "_Save for other schools…")));
  g_assert_cmpuint (count_offer_rows (fixture), ==, 0);
  add (fixture);
  g_assert_null (find_titled (fixture, ADW_TYPE_ACTION_ROW, "Nothing is offered yet"));
  g_assert_true (gtk_widget_get_sensitive (find_button (fixture, "_Save for other schools…")));
}

/* The row that was added is open to be filled in, and what is typed is in the record. */
static void
test_fill_in (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CharterOffer) offer = NULL;
  GtkWidget *row;

  add (fixture);
  offer = g_list_model_get_item (get_offers (fixture), 0);
  row = find_titled (fixture, ADW_TYPE_EXPANDER_ROW, "New offer");
  g_assert_nonnull (row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  gtk_editable_set_text (GTK_EDITABLE (find_titled (fixture, ADW_TYPE_ENTRY_ROW, "Name")), "Cats & dogs");
  g_assert_cmpstr (charter_offer_get_name (offer), ==, "Cats & dogs");
  g_assert_nonnull (find_titled (fixture, ADW_TYPE_EXPANDER_ROW, "Cats &amp; dogs"));
  gtk_editable_set_text (GTK_EDITABLE (find_titled (fixture, ADW_TYPE_ENTRY_ROW, "Youngest age")), "7");
  g_assert_cmpint (charter_offer_get_minimum_age (offer), ==, 7);
  gtk_editable_set_text (GTK_EDITABLE (find_titled (fixture, ADW_TYPE_ENTRY_ROW, "Youngest age")), "seven");
  g_assert_cmpint (charter_offer_get_minimum_age (offer), ==, 7);
  charter_offer_set_is_paused (offer, TRUE);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Not on offer for now");
}

/* Taken away one after the other, until there is nothing to save. */
static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  add (fixture);
  add (fixture);
  g_assert_cmpuint (count_offer_rows (fixture), ==, 2);
  g_signal_emit_by_name (find_button (fixture, "_Remove"), "clicked");
  g_assert_cmpuint (count_offer_rows (fixture), ==, 1);
  g_signal_emit_by_name (find_button (fixture, "_Remove"), "clicked");
  g_assert_cmpuint (count_offer_rows (fixture), ==, 0);
  g_assert_nonnull (find_titled (fixture, ADW_TYPE_ACTION_ROW, "Nothing is offered yet"));
  g_assert_false (gtk_widget_get_sensitive (find_button (fixture, "_Save for other schools…")));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  charter_ui_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/offers-dialog/empty", test_empty);
  ADD ("/offers-dialog/fill-in", test_fill_in);
  ADD ("/offers-dialog/remove", test_remove);
  return g_test_run ();
}
