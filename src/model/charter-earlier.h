/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"
#include "charter-framework.h"

G_BEGIN_DECLS

/* An earlier self-evaluation as the items of today's edition have it. Nothing else in the program asks
 * what an item was judged before: an edition may number its items anew. */
typedef struct _CharterEarlier CharterEarlier;

CharterEarlier   *charter_earlier_new            (CharterPortfolio *portfolio,
                                                  CharterFramework *now,
                                                  CharterFramework *then,
                                                  CharterAudit     *audit) G_GNUC_WARN_UNUSED_RESULT;
void              charter_earlier_free           (CharterEarlier   *self);
gboolean          charter_earlier_is_of          (CharterEarlier   *self,
                                                  CharterFramework *now,
                                                  CharterFramework *then,
                                                  CharterAudit     *audit);
CharterAudit     *charter_earlier_get_audit      (CharterEarlier   *self); /* borrowed */
CharterJudgement *charter_earlier_find_judgement (CharterEarlier   *self,
                                                  CharterItem      *item); /* borrowed, nullable */
CharterLevel     *charter_earlier_find_level     (CharterEarlier   *self,
                                                  CharterItem      *item); /* borrowed, nullable */
CharterAreaNote  *charter_earlier_find_area_note (CharterEarlier   *self,
                                                  CharterArea      *area); /* borrowed, nullable */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterEarlier, charter_earlier_free)

G_END_DECLS
