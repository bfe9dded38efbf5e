/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"

G_BEGIN_DECLS

/* Shared by the files of CharterPortfolio. */
GPtrArray *charter_portfolio_get_naming     (CharterPortfolio *self,
                                             const char       *id);
GPtrArray *charter_portfolio_list_belonging (CharterPortfolio *self,
                                             GType             type,
                                             const char       *name,
                                             const char       *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
