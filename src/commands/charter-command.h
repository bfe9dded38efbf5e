/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "charter-session.h"

G_BEGIN_DECLS

typedef struct _CharterCommandLine CharterCommandLine;

/* What the shell is told. The same numbers stand in the man page. */
typedef enum {
  CHARTER_EXIT_DONE = 0,
  CHARTER_EXIT_NOT_FOUND = 1, /* no such school, item, framework or input file */
  CHARTER_EXIT_WRONG_USE = 2, /* wrong use, or a file that is none of ours; nothing changed */
  CHARTER_EXIT_IN_PART = 3,   /* faulty rows skipped, or one of several files unusable */
  CHARTER_EXIT_DATA = 4,      /* data or output cannot be read or written; or check found problems */
} CharterExit;

/* One command of the program. */
typedef struct {
  const char *name;
  const char *summary; /* translatable: what it does, for the list of commands */
  const char *usage;   /* translatable: what follows the name */
  int       (*run)     (CharterCommandLine *line);
} CharterCommand;

int              charter_commands_run               (int                 argc,
                                                     char              **argv,
                                                     gboolean           *is_command);
const CharterCommand * const *
                 charter_commands_list              (guint              *n_commands);

/* What a command is given. */
gboolean         charter_command_line_parse         (CharterCommandLine *line,
                                                     const GOptionEntry *options,
                                                     guint               minimum,
                                                     guint               maximum);
guint            charter_command_line_get_n_arguments (CharterCommandLine *line);
const char      *charter_command_line_get_argument  (CharterCommandLine *line,
                                                     guint               position);
const char      *charter_command_line_get_data_dir  (CharterCommandLine *line);
gboolean         charter_command_line_is_json       (CharterCommandLine *line);
int              charter_command_line_get_status    (CharterCommandLine *line);

/* What a command works on. */
CharterSession  *charter_command_line_open_session  (CharterCommandLine *line);
void             charter_command_line_close_session (CharterCommandLine *line);
/* Before it is opened: look at everything, and leave it to the command to tell of damage; or rescue what is
 * damaged. */
void             charter_command_line_set_is_checking (CharterCommandLine *line);
const char      *charter_command_line_get_damage    (CharterCommandLine *line); /* nullable: not damaged */
void             charter_command_line_set_is_rescuing (CharterCommandLine *line);
CharterFramework *charter_command_line_find_framework (CharterCommandLine *line,
                                                     const char         *id);
gboolean         charter_command_line_open_school   (CharterCommandLine *line,
                                                     const char         *urn);
gboolean         charter_command_line_take_school   (CharterCommandLine *line,
                                                     const char         *urn);
gboolean         charter_command_line_save          (CharterCommandLine *line);

/* What a command says. */
void             charter_command_line_print         (CharterCommandLine *line,
                                                     const char         *format,
                                                     ...) G_GNUC_PRINTF (2, 3);
void             charter_command_line_tell          (CharterCommandLine *line,
                                                     const char         *format,
                                                     ...) G_GNUC_PRINTF (2, 3);
void             charter_command_line_print_json    (CharterCommandLine *line,
                                                     JsonBuilder        *builder);
int              charter_command_line_fail          (CharterCommandLine *line,
                                                     const GError       *error);
int              charter_command_line_fail_writing  (CharterCommandLine *line,
                                                     const GError       *error);
int              charter_command_line_fail_with     (CharterCommandLine *line,
                                                     CharterExit         status,
                                                     const char         *code,
                                                     const char         *format,
                                                     ...) G_GNUC_PRINTF (4, 5);

/* A member of the object that is being built; absent is null. */
void             charter_json_add_text              (JsonBuilder        *builder,
                                                     const char         *name,
                                                     const char         *value);
void             charter_json_add_number            (JsonBuilder        *builder,
                                                     const char         *name,
                                                     double              value);
void             charter_json_add_count             (JsonBuilder        *builder,
                                                     const char         *name,
                                                     gint64              value);
void             charter_json_add_boolean           (JsonBuilder        *builder,
                                                     const char         *name,
                                                     gboolean            value);

G_END_DECLS
