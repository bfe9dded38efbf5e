/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page-view.h"

G_BEGIN_DECLS

/* A page as it looks on the screen, painted once. */
typedef struct {
  CharterPages    *pages;
  guint            page;    /* from 0 */
  int              pixels;  /* across, of the screen */
  cairo_surface_t *surface; /* with the paper; %NULL until it is painted */
} CharterPagePicture;

CharterPagePicture *charter_page_picture_new  (CharterPages       *pages,
                                               guint               page,
                                               int                 pixels) G_GNUC_WARN_UNUSED_RESULT;
void                charter_page_picture_free (CharterPagePicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPagePicture, charter_page_picture_free)

/* For CharterPageView alone. */
void                charter_page_pictures_add        (CharterPageView    *view);
void                charter_page_pictures_remove     (CharterPageView    *view);
void                charter_page_pictures_look_soon  (void);
void                charter_page_pictures_lay_aside  (CharterPagePicture *picture);
CharterPagePicture *charter_page_pictures_take_aside (CharterPages       *pages,
                                                      guint               page,
                                                      int                 pixels) G_GNUC_WARN_UNUSED_RESULT;

/* What a view has and wants, in charter-page-view.c. */
CharterPagePicture *charter_page_view_dup_wanted     (CharterPageView    *self) G_GNUC_WARN_UNUSED_RESULT;
void                charter_page_view_take_picture   (CharterPageView    *self,
                                                      CharterPagePicture *picture);
void                charter_page_view_drop_picture   (CharterPageView    *self);

G_END_DECLS
