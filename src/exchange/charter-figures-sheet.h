/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-exchange-error.h"
#include "charter-impact.h"

G_BEGIN_DECLS

/* Far more than a school's figures of ten years, so that a file made to fill the memory is refused. */
#define CHARTER_FIGURES_SHEET_MAX_BYTES     (G_GINT64_CONSTANT (4) << 20)
#define CHARTER_FIGURES_SHEET_MAX_ROWS      20000
#define CHARTER_FIGURES_SHEET_MAX_COLUMNS   60
#define CHARTER_FIGURES_SHEET_MAX_NOTE      2000

/* What a measure is called in a table, its id and its unit: copied, for the thread that reads. */
typedef struct {
  char        *id;
  char        *key;
  CharterUnit  unit;
} CharterFigureName;

/* One figure that a table gives. */
typedef struct {
  char       *measure;
  char       *cohort;
  char       *year;
  const char *term; /* nullable */
  gint64      value;
  gint64      out_of;
  char       *note; /* nullable */
  guint       line;
} CharterFigureLine;

/* Figures of a table (CSV), not yet added to anything. */
typedef struct {
  GPtrArray *lines;    /* of CharterFigureLine, in the order of the file */
  GPtrArray *problems; /* of CharterFileProblem: what was left out, and why */
  GPtrArray *left_out; /* of char *: columns that say nothing that is known here */
} CharterFiguresSheet;

GPtrArray           *charter_figures_sheet_list_names   (CharterImpact         *impact) G_GNUC_WARN_UNUSED_RESULT;
CharterFiguresSheet *charter_figures_sheet_read         (GPtrArray             *names,
                                                         const CharterMeasures *known,
                                                         const char            *bytes,
                                                         gsize                  length,
                                                         const char            *name,
                                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                 charter_figures_sheet_free         (CharterFiguresSheet   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterFiguresSheet, charter_figures_sheet_free)

char                *charter_figures_sheet_dup_template (CharterImpact         *impact,
                                                         const char            *year) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
