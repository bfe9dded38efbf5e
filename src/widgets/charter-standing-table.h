/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-standing.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_STANDING_TABLE (charter_standing_table_get_type ())
G_DECLARE_FINAL_TYPE (CharterStandingTable, charter_standing_table, CHARTER, STANDING_TABLE, AdwBin)

/* The radar's twin in words and numbers. Signal: area-activated (const char *code). */
GtkWidget *charter_standing_table_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       charter_standing_table_show     (CharterStandingTable *self,
                                            CharterStanding      *standing,
                                            CharterStanding      *previous,        /* nullable */
                                            const char           *previous_cycle); /* nullable */
void       charter_standing_table_set_voice (CharterStandingTable *self,
                                            CharterStanding      *voice,           /* nullable */
                                            const char           *title);          /* nullable */
char      *charter_standing_table_dup_text (CharterStandingTable *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
