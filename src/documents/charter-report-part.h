/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a document that a school may leave out or move. */
typedef struct {
  const char *nick;   /* "voices": kept in the document's settings */
  const char *title;  /* translatable */
  gboolean    is_off; /* left out until it is asked for */
} CharterReportPart;

/* A part as it is chosen. */
typedef struct {
  guint    position;    /* in the array of CharterReportPart */
  gboolean is_included;
} CharterPartChoice;

GArray *charter_part_choices_read (const CharterReportPart *parts,
                                   guint                    n_parts,
                                   const char              *words) G_GNUC_WARN_UNUSED_RESULT;
char   *charter_part_choices_dup  (const CharterReportPart *parts,
                                   guint                    n_parts,
                                   GArray                  *choices) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
