/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well what somebody typed fits a thing of this name: the best first. */
typedef enum {
  CHARTER_MATCH_EXACT,    /* the whole name */
  CHARTER_MATCH_START,    /* its beginning */
  CHARTER_MATCH_WORDS,    /* beginnings of its words */
  CHARTER_MATCH_ALSO,     /* what else is said of it */
  CHARTER_MATCH_INSIDE,   /* something in the middle of a word */
  CHARTER_MATCH_NONE,
} CharterMatch;

CharterMatch charter_search_match (const char *words,
                                   const char *title, /* nullable */
                                   const char *also); /* nullable */

G_END_DECLS
