/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_GUIDANCE_PAGE (charter_guidance_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterGuidancePage, charter_guidance_page, CHARTER, GUIDANCE_PAGE, CharterPage)

/* Shows that framework in place of the session's: a draft is read so before it is published. */
void charter_guidance_page_set_framework (CharterGuidancePage *self,
                                          CharterFramework    *framework); /* nullable */

G_END_DECLS
