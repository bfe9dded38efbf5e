/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-annex.h"
#include "charter-document.h"
#include "charter-portfolio.h"

G_BEGIN_DECLS

/* Where a file of evidence lies, as a path that the caller frees. */
typedef char *(*CharterAnnexLocate) (CharterEvidenceFile *file,
                                     gpointer             data);

void charter_pack_add_annexes (CharterDocument    *document,
                               CharterPortfolio   *portfolio,
                               CharterAnnexes      how,
                               CharterAnnexLocate  locate,
                               gpointer            data);

G_END_DECLS
