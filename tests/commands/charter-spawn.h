/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* What a run of the program gave. */
typedef struct {
  int   status;
  char *out;
  char *err;
} Run;

void        run_clear         (Run *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Runs the program as a person would, with no display. The words end with NULL. */
Run         spawn             (const char    *data_dir,
                               ...) G_GNUC_NULL_TERMINATED;
JsonObject *parse_run         (const Run     *run,
                               JsonParser    *parser);
/* That the run ended with the status and, asked with --json, said the code and a sentence. */
void        assert_error      (const Run     *run,
                               int            status,
                               const char    *code);

/* A folder with the data of the worked example, and an empty one for what is written. */
typedef struct {
  char *data_dir;
  char *out_dir;
} Example;

void        example_set_up    (Example       *example,
                               gconstpointer  data);
void        example_tear_down (Example       *example,
                               gconstpointer  data);
void        remove_folder     (const char    *path);
