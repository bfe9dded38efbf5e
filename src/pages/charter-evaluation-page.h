/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"
#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_EVALUATION_PAGE (charter_evaluation_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvaluationPage, charter_evaluation_page, CHARTER, EVALUATION_PAGE, CharterPage)

CharterItem *charter_evaluation_page_get_item (CharterEvaluationPage *self);
gboolean     charter_evaluation_page_is_whole (CharterEvaluationPage *self);

G_END_DECLS
