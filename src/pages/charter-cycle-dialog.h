/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Asks whether to start the next cycle, saying what comes along; starts it when told to. */
GtkWidget *charter_cycle_dialog_new (GtkWindow      *parent,
                                     CharterSession *session);

G_END_DECLS
