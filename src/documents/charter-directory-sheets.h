/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document.h"
#include "charter-entry.h"
#include "charter-portfolio.h"

G_BEGIN_DECLS

/* What papers about the directory are composed from. The document holds copies. */
typedef struct {
  CharterPortfolio *portfolio; /* nullable: no school */
  GPtrArray        *entries;   /* of CharterEntry, in the order of the paper */
  const char       *title;     /* nullable: the name of the list */
  const char       *today;     /* YYYY-MM-DD */
  guint             n_left_out; /* of the list, because they are for school staff */
} CharterDirectorySource;

typedef enum {
  CHARTER_SIGNPOST_NORMAL,
  CHARTER_SIGNPOST_LARGE, /* 18 points */
  CHARTER_SIGNPOST_EASY,  /* large, a service a page, one thing a line */
} CharterSignpostStyle;

CharterDocument *charter_signpost_sheet_compose    (const CharterDirectorySource *source,
                                                    CharterSignpostStyle          style) G_GNUC_WARN_UNUSED_RESULT;
CharterDocument *charter_staffroom_poster_compose  (const CharterDirectorySource *source) G_GNUC_WARN_UNUSED_RESULT;
CharterDocument *charter_directory_booklet_compose (const CharterDirectorySource *source) G_GNUC_WARN_UNUSED_RESULT;
CharterDocument *charter_change_report_compose     (const CharterDirectorySource *source) G_GNUC_WARN_UNUSED_RESULT;
CharterDocument *charter_gaps_list_compose         (const CharterDirectorySource *source) G_GNUC_WARN_UNUSED_RESULT;

/* For the parts: what a paper says of a service. */
CharterDocument *charter_directory_document_new    (const CharterDirectorySource *source,
                                                    const char                   *title) G_GNUC_WARN_UNUSED_RESULT;
void             charter_directory_add_facts       (CharterDocument              *document,
                                                    CharterEntry                 *entry);
void             charter_directory_add_freshness   (CharterDocument              *document,
                                                    CharterEntry                 *entry,
                                                    const char                   *today);
void             charter_directory_add_nothing     (CharterDocument              *document,
                                                    const CharterDirectorySource *source);
const char      *charter_directory_get_shown_address (const char              *url);
char            *charter_directory_dup_place       (CharterEntry                 *entry) G_GNUC_WARN_UNUSED_RESULT;
char            *charter_directory_dup_first_sentence (const char                *words) G_GNUC_WARN_UNUSED_RESULT;
const char      *charter_directory_get_family_route (CharterEntry                *entry);
CharterDocument *charter_signpost_easy_compose     (const CharterDirectorySource *source) G_GNUC_WARN_UNUSED_RESULT;
const char      *charter_directory_get_school      (const CharterDirectorySource *source);

G_END_DECLS
