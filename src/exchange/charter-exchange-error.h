/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CHARTER_EXCHANGE_ERROR_NOT_OURS, /* a file of another kind; the message says of which */
  CHARTER_EXCHANGE_ERROR_DAMAGED,  /* of the right kind, but it cannot be read to its end */
  CHARTER_EXCHANGE_ERROR_NEWER,    /* of a later edition of this program's own form */
  CHARTER_EXCHANGE_ERROR_UNSAFE,   /* made to do harm, or so broken that it might */
  CHARTER_EXCHANGE_ERROR_TOO_LARGE, /* more than the limits allow */
} CharterExchangeError;
#define CHARTER_EXCHANGE_ERROR (charter_exchange_error_quark ())
GQuark charter_exchange_error_quark (void);

/* Something in a file that is not as it should be. */
typedef struct {
  guint  line;   /* from 1; 0 when there is none to name */
  char  *field;  /* as the file calls it; nullable: the whole row */
  char  *reason; /* in plain words */
} CharterFileProblem;

void charter_file_problem_free (CharterFileProblem *problem);
void charter_file_problem_add  (GPtrArray          *problems,
                                guint               line,
                                const char         *field,
                                const char         *format,
                                ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
