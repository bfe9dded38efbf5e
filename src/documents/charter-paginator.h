/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pages.h"

G_BEGIN_DECLS

CharterPages *charter_paginate      (CharterDocument *document) G_GNUC_WARN_UNUSED_RESULT;
CharterPages *charter_paginate_here (CharterDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
