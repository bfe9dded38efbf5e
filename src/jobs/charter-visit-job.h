/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

guint charter_visit_job_propose (CharterSession *session);

G_END_DECLS
