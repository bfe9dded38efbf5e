/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-action-board.h"
#include "charter-action-list.h"
#include "charter-action-outline.h"
#include "charter-action-sheet.h"
#include "charter-actions-page.h"
#include "charter-duties-pane.h"
#include "charter-list-head.h"

G_BEGIN_DECLS

/* As they stand in the choice. */
typedef enum {
  CHARTER_ACTIONS_BY_DATE,
  CHARTER_ACTIONS_BY_AREA,
  CHARTER_ACTIONS_ON_BOARD,
  CHARTER_ACTIONS_BY_HALF_TERM,
  CHARTER_ACTIONS_DUTIES,
} CharterActionsView;

struct _CharterActionsPage
{
  CharterPage         parent_instance;

  /* Template widgets */
  AdwLeaflet         *leaflet;
  GtkWidget          *side;
  GtkWidget          *main;
  GtkStack           *stack;
  GtkListView        *list;
  CharterActionBoard *board;
  CharterActionSheet *sheet;
  GtkWidget          *sheet_title;
  GtkWidget          *back;
  GtkWidget          *search;
  GtkWidget          *shown_box;
  GtkWidget          *open_toggle;
  GtkWidget          *done_toggle;
  GtkDropDown        *view_choice;
  CharterDutiesPane  *duties;
  GtkWidget          *filter_button;
  GtkDropDown        *area_choice;
  GtkDropDown        *owner_choice;

  /* Owned */
  CharterPortfolio      *portfolio; /* of the school that the page was built for */
  CharterActionList     *actions;
  CharterActionOutline  *outline;
  CharterListHead       *head; /* of the outline */
  GtkSingleSelection    *selection;
  char                 **owners;
  GtkFileChooserNative  *chooser; /* while it is open */

  guint               scroll_source;
  gboolean            is_filling;
};

void charter_actions_page_reveal          (CharterActionsPage *self,
                                           CharterAction      *action);

/* charter-actions-page-filter.c */
void charter_actions_page_fill_areas      (CharterActionsPage *self);
void charter_actions_page_clear_filter    (CharterActionsPage *self);
void charter_actions_page_install_filter  (GtkWidgetClass     *widget_class);

/* charter-actions-page-actions.c */
void charter_actions_page_install_actions (GtkWidgetClass     *widget_class);

G_END_DECLS
