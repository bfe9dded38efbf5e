/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* What the library shows; the order is that of the drop-down. */
typedef enum {
  CHARTER_SHOW_ALL,
  CHARTER_SHOW_SUPPORTING_NOTHING,
  CHARTER_SHOW_RUNNING_OUT,
  CHARTER_SHOW_PERSONAL,
  CHARTER_SHOW_PAPER,
  CHARTER_SHOW_PRACTICE,
  CHARTER_SHOW_PEOPLE,
  CHARTER_SHOW_FILES,
  CHARTER_SHOW_PICTURES,
  CHARTER_SHOW_LINKS,
  CHARTER_SHOW_NOTES,
  CHARTER_SHOW_SEEN,
} CharterShow;

#define CHARTER_TYPE_EVIDENCE_FILTER (charter_evidence_filter_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceFilter, charter_evidence_filter, CHARTER, EVIDENCE_FILTER, GtkFilter)

CharterEvidenceFilter *charter_evidence_filter_new       (CharterSession        *session) G_GNUC_WARN_UNUSED_RESULT;
void                   charter_evidence_filter_set_words (CharterEvidenceFilter *self,
                                                          const char            *words);
void                   charter_evidence_filter_set_show  (CharterEvidenceFilter *self,
                                                          CharterShow            show);

G_END_DECLS
