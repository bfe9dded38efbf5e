/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pack-library.h"

G_BEGIN_DECLS

/* A stretch of a book of guidance that a search finds. */
typedef struct {
  char *title;     /* of the stretch, else of its chapter */
  char *framework; /* whose book it stands in: a short title */
  char *target;    /* what the guidance page shows for it */
  GStrv tokens;    /* its title's and its text's words, folded */
} CharterGuidancePlace;

GPtrArray *charter_guidance_list_places   (CharterPackLibrary         *library,
                                           CharterFramework           *first) G_GNUC_WARN_UNUSED_RESULT;
gboolean   charter_guidance_place_matches (const CharterGuidancePlace *place,
                                           const char                 *words);

char      *charter_guidance_dup_target    (const char                 *framework,
                                           guint                       chapter,
                                           guint                       section) G_GNUC_WARN_UNUSED_RESULT;
gboolean   charter_guidance_read_target   (const char                 *target,
                                           char                      **framework,
                                           guint                      *chapter,
                                           guint                      *section);

G_END_DECLS
