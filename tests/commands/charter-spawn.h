/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* What a run of the program gave. */
typedef struct {
  int   status;
  char *out;
  char *err;
} Run;

void        run_clear  (Run *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Runs the program as a person would, with no display. The words end with NULL. */
Run         spawn      (const char *data_dir,
                        ...) G_GNUC_NULL_TERMINATED;
JsonObject *parse_run  (const Run  *run,
                        JsonParser *parser);
