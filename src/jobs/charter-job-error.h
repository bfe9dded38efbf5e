/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a job could not be done, by what the person who asked can do about it. Commands turn each into
 * its exit status; pages show the message. */
typedef enum {
  CHARTER_JOB_ERROR_NOT_FOUND, /* no such school, item, framework or file */
  CHARTER_JOB_ERROR_INVALID,   /* asked for something that cannot be; nothing changed */
  CHARTER_JOB_ERROR_NOT_OURS,  /* a file of a kind that this program does not know */
  CHARTER_JOB_ERROR_OUTPUT,    /* the result could not be written; nothing half-written remains */
} CharterJobError;
#define CHARTER_JOB_ERROR (charter_job_error_quark ())
GQuark charter_job_error_quark (void);

G_END_DECLS
