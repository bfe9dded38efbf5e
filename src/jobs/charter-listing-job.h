/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-listing.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* What is listed for spreadsheet programs. Flags add up. */
typedef enum {
  CHARTER_LISTED_JUDGEMENTS = 1 << 0,
  CHARTER_LISTED_ACTIONS    = 1 << 1,
  CHARTER_LISTED_EVIDENCE   = 1 << 2,
  CHARTER_LISTED_PROVISIONS = 1 << 3, /* in a workbook with the provision map and its funding */
  CHARTER_LISTED_TRAINING   = 1 << 4,
  CHARTER_LISTED_ALL        = CHARTER_LISTED_JUDGEMENTS | CHARTER_LISTED_ACTIONS | CHARTER_LISTED_EVIDENCE,
} CharterListed;

CharterListing *charter_listing_new_of_judgements (CharterSession       *session) G_GNUC_WARN_UNUSED_RESULT;
CharterListing *charter_listing_new_of_actions    (CharterSession       *session,
                                                   GHashTable           *services) G_GNUC_WARN_UNUSED_RESULT;
CharterListing *charter_listing_new_of_evidence   (CharterSession       *session) G_GNUC_WARN_UNUSED_RESULT;
CharterListing *charter_listing_new_of_provisions (CharterSession       *session) G_GNUC_WARN_UNUSED_RESULT;
CharterListing *charter_listing_new_of_map        (CharterSession       *session,
                                                   gboolean              is_by_cohort) G_GNUC_WARN_UNUSED_RESULT;
CharterListing *charter_listing_new_of_funding    (CharterSession       *session) G_GNUC_WARN_UNUSED_RESULT;
CharterListing *charter_listing_new_of_training   (CharterSession       *session) G_GNUC_WARN_UNUSED_RESULT;

gboolean        charter_listing_job_knows         (const char           *path);
char           *charter_listing_job_dup_name      (CharterSession       *session,
                                                   CharterListed         listed,
                                                   const char           *ending) G_GNUC_WARN_UNUSED_RESULT;
void            charter_listing_job_write_async   (CharterSession       *session,
                                                   CharterListed         listed,
                                                   const char           *path,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean        charter_listing_job_write_finish  (CharterSession       *session,
                                                   GAsyncResult         *result,
                                                   goffset              *size,
                                                   GError              **error);

G_END_DECLS
