/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-area.h"
#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_TWENTY_MINUTES (charter_twenty_minutes_get_type ())
G_DECLARE_FINAL_TYPE (CharterTwentyMinutes, charter_twenty_minutes, CHARTER, TWENTY_MINUTES, AdwWindow)

GtkWidget   *charter_twenty_minutes_new       (GtkWindow            *parent,   /* nullable */
                                               CharterSession       *session,
                                               CharterArea          *area);
CharterItem *charter_twenty_minutes_get_item  (CharterTwentyMinutes *self);
gboolean     charter_twenty_minutes_is_done   (CharterTwentyMinutes *self);
char        *charter_twenty_minutes_dup_time_words (int minutes_gone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
