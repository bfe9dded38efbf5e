/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-command.h"

G_BEGIN_DECLS

struct _CharterCommandLine
{
  const CharterCommand  *command;
  char                  *data_dir;  /* nullable until asked for */
  gboolean               is_json;
  char                 **arguments;
  CharterSession        *session;   /* nullable until opened */
  int                    status;
  gboolean               is_checking; /* damage is for the command to tell */
  gboolean               is_rescuing;
  char                  *damage;      /* nullable: what is wrong with the records */
};

CharterCommandLine *charter_command_line_new  (const CharterCommand  *command,
                                               const char            *data_dir,
                                               gboolean               is_json,
                                               char                 **arguments) G_GNUC_WARN_UNUSED_RESULT;
int                 charter_command_line_free (CharterCommandLine    *line);

G_END_DECLS
