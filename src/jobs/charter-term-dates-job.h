/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"
#include "charter-term-dates.h"

G_BEGIN_DECLS

/* Setting the days of a half-term; one step of undo. Both NULL: back to the usual days. */
gboolean charter_term_dates_job_set (CharterSession  *session,
                                     const char      *school_year,
                                     guint            position,
                                     const char      *starts_on,
                                     const char      *ends_on,
                                     GError         **error);

G_END_DECLS
