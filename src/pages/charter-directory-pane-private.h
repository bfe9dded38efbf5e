/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-directory-pane.h"

G_BEGIN_DECLS

struct _CharterDirectoryPane
{
  AdwBin parent_instance;

  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *name;
  GtkWidget *organisation;
  GtkWidget *badge;
  GtkWidget *buttons;
  GtkWidget *use_button;
  GtkWidget *pin_button;
  GtkWidget *lists_button;
  GtkWidget *description;
  GtkWidget *facts;
  GtkWidget *note;

  CharterSession *session;
  CharterDirectoryResult *result; /* nullable: nothing chosen */
  GSimpleActionGroup *actions;
  gboolean is_filling;
};

/* The facts of the entry, as rows. */
void       charter_directory_pane_fill_facts      (CharterDirectoryPane *self);

/* What is done with the entry: its menus, its papers, letters about it. */
void       charter_directory_pane_install_actions (CharterDirectoryPane *self);
void       charter_directory_pane_say_pinned      (CharterDirectoryPane *self);
void       charter_directory_pane_say_used        (CharterDirectoryPane *self,
                                                   CharterAction        *action,
                                                   gboolean              is_new);

GtkWindow *charter_directory_pane_get_window      (CharterDirectoryPane *self);

G_END_DECLS
