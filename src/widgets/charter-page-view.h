/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-pages.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PAGE_VIEW (charter_page_view_get_type ())
G_DECLARE_FINAL_TYPE (CharterPageView, charter_page_view, CHARTER, PAGE_VIEW, GtkWidget)

GtkWidget    *charter_page_view_new       (void) G_GNUC_WARN_UNUSED_RESULT;

CharterPages *charter_page_view_get_pages (CharterPageView *self);
void          charter_page_view_set_pages (CharterPageView *self,
                                           CharterPages    *pages);
guint         charter_page_view_get_page  (CharterPageView *self);
void          charter_page_view_set_page  (CharterPageView *self,
                                           guint            page);
int           charter_page_view_get_paper_width (CharterPageView *self);
void          charter_page_view_set_paper_width (CharterPageView *self,
                                           int              paper_width);

G_END_DECLS
