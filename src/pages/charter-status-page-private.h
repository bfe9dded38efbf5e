/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-status-page.h"
#include "charter-status.h"

G_BEGIN_DECLS

struct _CharterStatusPage
{
  CharterPage parent_instance;

  /* Template widgets */
  GtkStack            *stack;
  GtkWidget           *status_box;
  GtkWidget           *development_box;
  AdwPreferencesGroup *steps_group;
  AdwPreferencesGroup *interest_group;
  AdwPreferencesGroup *leader_group;
  AdwPreferencesGroup *papers_group;
  AdwPreferencesGroup *words_group;
  AdwPreferencesGroup *handover_group;
  AdwPreferencesGroup *fed_group;
  AdwPreferencesGroup *training_group;
  AdwPreferencesGroup *network_group;
  AdwComboRow         *year_row;

  /* Owned */
  CharterPortfolio    *portfolio; /* of the school that the page was built for */
  GHashTable          *fields;    /* property -> row that writes it, borrowed */
  GHashTable          *groups;    /* group -> GPtrArray of its rows, borrowed */
  GHashTable          *expanded;  /* step id -> whether its row is unfolded */
  GPtrArray           *years;     /* of utf8 */

  guint                update_id;
  gboolean             is_filling;
};

/* The parts, each filled anew when a record of its changes. */
void       charter_status_page_fill_steps       (CharterStatusPage   *self);
void       charter_status_page_fill_papers      (CharterStatusPage   *self);
void       charter_status_page_fill_development (CharterStatusPage   *self);

/* Rows of a group that are made anew. */
void       charter_status_page_clear_group      (CharterStatusPage   *self,
                                                 AdwPreferencesGroup *group);
void       charter_status_page_add_row          (CharterStatusPage   *self,
                                                 AdwPreferencesGroup *group,
                                                 GtkWidget           *row);
GtkWidget *charter_status_page_new_row          (const char          *title,
                                                 const char          *subtitle,
                                                 gboolean             leads_on);

void       charter_status_page_go_to_lack       (CharterStatusPage   *self,
                                                 const CharterLack   *lack);
void       charter_status_page_open_words       (CharterStatusPage   *self,
                                                 CharterRecord       *record);
GtkWindow *charter_status_page_get_window       (CharterStatusPage   *self);

G_END_DECLS
