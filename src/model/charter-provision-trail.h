/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"

G_BEGIN_DECLS

/* A provision over its cycles: each names the one before it. */
GPtrArray        *charter_provision_list_trail (CharterPortfolio *portfolio,
                                                CharterProvision *provision) G_GNUC_WARN_UNUSED_RESULT;
CharterProvision *charter_provision_find_first (CharterPortfolio *portfolio,
                                                CharterProvision *provision);
CharterProvision *charter_provision_find_next  (CharterPortfolio *portfolio,
                                                CharterProvision *provision);
guint             charter_provision_get_cycle  (CharterPortfolio *portfolio,
                                                CharterProvision *provision);
gboolean          charter_provision_is_running (CharterProvision *provision);

G_END_DECLS
