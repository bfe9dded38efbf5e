/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something the window or one of its pages does, as the search offers it by name. */
typedef struct {
  const char *title;  /* to be translated */
  const char *page;   /* nullable: the page that has the action */
  const char *action;
  const char *target; /* nullable: in GVariant's text form */
  const char *also;   /* nullable, to be translated: other words that find it */
} CharterWindowCommand;

const CharterWindowCommand *charter_window_commands_get (guint *n_commands);

G_END_DECLS
