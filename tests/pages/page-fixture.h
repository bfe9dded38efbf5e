/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

static inline gboolean
expired_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets a window live until everything that is due has happened, at most two seconds. */
static inline void
settle (void)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (2, expired_cb, &is_over);

  while (!is_over && g_main_context_iteration (NULL, FALSE))
    ;
  if (!is_over)
    g_source_remove (source);
}

/* A window of its own for a page, with nothing else in it. */
static inline GtkWidget *
show_page (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  return window;
}

/* Nothing but the window holds the page. */
static inline void
close_page (GtkWidget *window,
            GtkWidget *page)
{
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_null (page);
}
