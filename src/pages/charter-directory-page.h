/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_DIRECTORY_PAGE (charter_directory_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterDirectoryPage, charter_directory_page, CHARTER, DIRECTORY_PAGE, CharterPage)

G_END_DECLS
