/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "charter-entry.h"

G_BEGIN_DECLS

void charter_referral_add_contacts (CharterEntry *entry,
                                    JsonObject   *service,
                                    JsonObject   *organisation,
                                    GPtrArray    *locations);

G_END_DECLS
