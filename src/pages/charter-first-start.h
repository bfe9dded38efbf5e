/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_FIRST_START (charter_first_start_get_type ())
G_DECLARE_FINAL_TYPE (CharterFirstStart, charter_first_start, CHARTER, FIRST_START, CharterPage)

G_END_DECLS
