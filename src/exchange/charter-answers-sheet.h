/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-exchange-error.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-voices.h"

G_BEGIN_DECLS

/* Far more than any school's pile of questionnaires, so that a file made to fill the memory is refused. */
#define CHARTER_ANSWERS_SHEET_MAX_BYTES     (G_GINT64_CONSTANT (8) << 20)
#define CHARTER_ANSWERS_SHEET_MAX_ROWS      10000
#define CHARTER_ANSWERS_SHEET_MAX_COLUMNS   600
#define CHARTER_ANSWERS_SHEET_MAX_ROW_BYTES (1 << 16)
#define CHARTER_ANSWERS_SHEET_MAX_COUNT     100000

/* What a table says of one item for one voice. */
typedef struct {
  CharterItem            *item;      /* borrowed from the framework */
  CharterVoice            voice;
  gint64                  counts[CHARTER_ANSWER_UNKNOWN + 1]; /* by CharterAnswer; of a group */
  CharterAssessorVerdict  verdict;   /* of an assessor */
  CharterLevel           *level;     /* borrowed, nullable */
  char                   *remark;    /* nullable */
  guint                   row_line;  /* where it was said first */
} CharterAnswersLine;

/* Answers of a table (CSV), not yet added to anything. */
typedef struct {
  CharterFramework *framework;
  GPtrArray        *lines;           /* of CharterAnswersLine, in the order of the file */
  GPtrArray        *problems;        /* of CharterFileProblem: what was left out, and why */
  GPtrArray        *left_out;        /* of char *: columns that say nothing that is known here */
  gboolean          is_by_person;    /* a row a person, else a row a question */
  guint             n_people[CHARTER_VOICE_ASSESSOR + 1]; /* by voice; of a table by person */
} CharterAnswersSheet;

CharterAnswersSheet *charter_answers_sheet_read         (CharterFramework     *framework,
                                                         CharterVoice          voice,
                                                         const char           *bytes,
                                                         gsize                 length,
                                                         const char           *name,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                 charter_answers_sheet_free         (CharterAnswersSheet  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterAnswersSheet, charter_answers_sheet_free)

char                *charter_answers_sheet_dup_template (CharterFramework     *framework,
                                                         CharterVoice          voice,
                                                         gboolean              is_by_person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
