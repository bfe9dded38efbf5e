/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-first-start.h"
#include "charter-page-kind.h"
#include "charter-shared-copy.h"
#include "charter-sidebar.h"
#include "charter-window.h"

G_BEGIN_DECLS

struct _CharterWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  CharterSidebar *sidebar;
  GtkWidget      *sidebar_separator;
  GtkWidget      *header;
  AdwWindowTitle *title;
  GtkWidget      *cycle_button;
  GtkWidget      *cycle_label;
  GMenu          *framework_menu;
  GMenu          *audit_menu;
  GMenu          *begin_menu;
  GtkWidget      *trouble_bar;
  GtkWidget      *trouble_backups;
  GtkWidget      *trouble_button;
  GtkWidget      *trouble_close;
  GtkWidget      *trouble_kept;
  GtkWidget      *trouble_title;
  GtkWidget      *trouble_text;
  AdwToastOverlay *toasts;
  GtkStack       *stack;
  AdwStatusPage  *failure;

  /* Owned */
  CharterSession *session;
  GCancellable   *cancellable;
  CharterSharedCopy *shared;
  GSignalGroup   *audit_signals;    /* of the list of audits */
  GBinding       *title_binding;
  GtkFileChooserNative *chooser;    /* nullable: while it is shown */
  GPtrArray      *waiting_files;    /* nullable, of GFile: to import when a school is open */
  char          **frameworks_to_begin; /* nullable: chosen at the first start */
  char           *waiting_page;     /* nullable: asked for before a school was open */
  char           *waiting_target;

  /* State */
  guint           compact_source;
  guint           backup_source;
  gboolean        is_compact_wanted;
  gboolean        is_opening_shared;
  gboolean        has_asked_who;
  gboolean        has_put_off;      /* was told that a backup failed, and closed that */
  gboolean        is_open;          /* the databases are; there may be no school */
  gboolean        is_making_example;
  gboolean        is_closing;
  gboolean        is_closed;
};

/* charter-window-actions.c */
void charter_window_add_actions      (CharterWindow *self);
void charter_window_update_actions   (CharterWindow *self);
void charter_window_set_action_state (CharterWindow *self,
                                      const char    *name,
                                      const char    *value);

/* charter-window-cycles.c */
void charter_window_add_cycle_actions (CharterWindow *self);
void charter_window_fill_cycles       (CharterWindow *self);

/* charter-window-records.c */
void charter_window_add_record_actions (CharterWindow *self);

/* charter-window-close.c */
gboolean charter_window_close_request (GtkWindow *window);

/* charter-window-bundle.c */
void charter_window_open_bundle        (CharterWindow *self,
                                        GFile         *file);
void charter_window_add_bundle_actions (CharterWindow *self);

/* charter-window-copies.c */
void charter_window_add_copy_actions (CharterWindow *self);
void charter_window_share_copies   (CharterWindow *self);
void charter_window_tell_rescue    (CharterWindow *self);
void charter_window_open_copy      (CharterWindow *self,
                                    const char    *path,
                                    gboolean       is_shared);

/* charter-window-import.c */
void charter_window_choose_files   (CharterWindow *self);
void charter_window_import_waiting (CharterWindow *self);

/* charter-window-schools.c */
void charter_window_open_some_school (CharterWindow *self);
void charter_window_open_school      (CharterWindow *self,
                                      CharterSchool *school);
void charter_window_open_example     (CharterWindow *self);
void charter_window_show_first_start (CharterWindow *self);
void charter_window_ask_who          (CharterWindow *self);
void charter_window_show_pages       (CharterWindow *self);

/* charter-window-trouble.c */
void charter_window_watch_trouble (CharterWindow *self);
void charter_window_say_trouble   (CharterWindow *self);

G_END_DECLS
