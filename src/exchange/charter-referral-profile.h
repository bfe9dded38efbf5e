/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void charter_referral_profile_mend (JsonObject *service);

G_END_DECLS
