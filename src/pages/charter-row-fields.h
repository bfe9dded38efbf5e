/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How what a record says gets into the row that it is typed in, and what a row cannot take. Binding functions. */
gboolean charter_row_from_text   (GBinding     *binding,
                                  const GValue *from,
                                  GValue       *to,
                                  gpointer      user_data);
gboolean charter_row_from_money  (GBinding     *binding,
                                  const GValue *from,
                                  GValue       *to,
                                  gpointer      user_data);
gboolean charter_row_to_money    (GtkWidget    *row,
                                  const GValue *from,
                                  GValue       *to,
                                  const char   *title,
                                  const char   *fault);
gboolean charter_row_from_count  (GBinding     *binding,
                                  const GValue *from,
                                  GValue       *to,
                                  gpointer      user_data);
gboolean charter_row_from_years  (GBinding     *binding,
                                  const GValue *from,
                                  GValue       *to,
                                  gpointer      user_data);
gboolean charter_row_read_count  (const GValue *from,
                                  gint64       *count);
gboolean charter_row_show_fault  (GtkWidget    *row,
                                  gboolean      is_fault,
                                  const char   *title,
                                  const char   *fault);

G_END_DECLS
