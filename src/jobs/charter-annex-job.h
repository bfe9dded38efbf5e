/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-annex.h"
#include "charter-document.h"
#include "charter-session.h"

G_BEGIN_DECLS

void charter_annex_job_add (CharterSession  *session,
                            CharterDocument *document,
                            CharterAnnexes   how);

void charter_annex_job_add_chosen (CharterSession  *session,
                                   CharterDocument *document);

G_END_DECLS
