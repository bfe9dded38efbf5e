/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PAGE (charter_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CharterPage, charter_page, CHARTER, PAGE, AdwBin)

struct _CharterPageClass
{
  AdwBinClass parent_class;

  /* Brings @target (an item's code or a record's id; NULL: nothing in particular) into view. */
  void (*show_target) (CharterPage *self,
                       const char  *target);

  gpointer padding[4];
};

CharterSession *charter_page_get_session            (CharterPage  *self);
const char     *charter_page_get_title              (CharterPage  *self);
void            charter_page_set_title              (CharterPage  *self,
                                                     const char   *title);
GCancellable   *charter_page_get_window_cancellable (CharterPage  *self);
gboolean        charter_page_get_editable           (CharterPage  *self);
void            charter_page_add_editing_actions    (CharterPage  *self,
                                                     const char * const *actions);
void            charter_page_add_editing_widget     (GtkWidget    *widget,
                                                     CharterSession *session);
void            charter_page_show_target            (CharterPage  *self,
                                                     const char   *target);
void            charter_page_go                     (CharterPage  *self,
                                                     const char   *page,
                                                     const char   *target);
void            charter_page_toast                  (CharterPage  *self,
                                                     const char   *text,
                                                     gboolean      can_undo);
void            charter_page_show_error             (CharterPage  *self,
                                                     const char   *title,
                                                     const GError *error);

G_END_DECLS
