/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-listing-job.h"
#include "charter-page.h"

G_BEGIN_DECLS

void charter_listing_chooser_run (CharterPage   *page,
                                  CharterListed  listed);
void charter_listing_save        (CharterPage   *page,
                                  CharterListed  listed,
                                  const char    *path);

G_END_DECLS
