/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pack-library.h"
#include "charter-tags.h"

G_BEGIN_DECLS

/* What an item also counts for in other frameworks, directly and through others: a tag a framework. */
void charter_counts_for_add_tags (CharterTags        *tags,
                                  CharterPackLibrary *library,
                                  CharterFramework   *framework,
                                  CharterItem        *item);

G_END_DECLS
