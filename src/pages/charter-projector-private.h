/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item-sheet.h"
#include "charter-projector.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_PROJECTOR_SCREEN_AREA,
  CHARTER_PROJECTOR_SCREEN_ITEM,
  CHARTER_PROJECTOR_SCREEN_PLAN,
  CHARTER_PROJECTOR_SCREEN_CHECKLIST,
} CharterProjectorScreenKind;

typedef struct {
  CharterProjectorScreenKind  kind;
  CharterArea                *area; /* borrowed from the framework, nullable */
  CharterItem                *item; /* borrowed, nullable */
} CharterProjectorScreen;

/* The size of the text in a window of 1280 by 800. */
#define CHARTER_PROJECTOR_PIXELS 28

struct _CharterProjector
{
  AdwWindow parent_instance;

  GtkWidget *frame;
  GtkWidget *scroller;
  GtkWidget *heading;
  GtkWidget *stages;
  GtkWidget *scope;
  GtkWidget *standing;
  GtkWidget *item_list;
  GtkWidget *stem;
  GtkWidget *state;
  GtkWidget *cards;
  GtkWidget *what_we_see;
  GtkWidget *next_step;
  GtkWidget *plan;
  GtkWidget *checklist_note;
  GtkWidget *checklist;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *place;
  GtkWidget *dark_button;
  GtkWidget *go_choice;

  CharterSession *session;
  CharterItemSheet *sheet;
  GArray *screens;        /* of CharterProjectorScreen */
  GtkCssProvider *sizes;  /* the size of the text, by the size of the window */
  guint position;
  CharterItem *before;    /* borrowed, nullable: the item that was shown last */
  int pixels;             /* of the text; 0: not yet */
  guint size_source;
  gboolean is_showing;
};

/* charter-projector-screens.c: what each screen shows, and the way from one to another. */
const CharterProjectorScreen *charter_projector_get_current     (CharterProjector           *self);
void                          charter_projector_collect_screens (CharterProjector           *self);
void                          charter_projector_show            (CharterProjector           *self,
                                                                 guint                       position);
void                          charter_projector_step            (CharterProjector           *self,
                                                                 int                         by);
void                          charter_projector_go_to           (CharterProjector           *self,
                                                                 CharterProjectorScreenKind  kind,
                                                                 gconstpointer               what);
void                          charter_projector_changed_cb      (CharterProjector           *self);

/* charter-projector.c */
void                          charter_projector_choose          (CharterProjector           *self,
                                                                 CharterLevel               *level);

/* charter-projector-keys.c */
gboolean                      charter_projector_key_pressed     (CharterProjector           *self,
                                                                 guint                       keyval,
                                                                 guint                       keycode,
                                                                 GdkModifierType             state);
void                          charter_projector_add_keys        (GtkWidgetClass             *widget_class);

G_END_DECLS
