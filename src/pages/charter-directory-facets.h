/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-reference.h"

G_BEGIN_DECLS

/* Signal changed: something was chosen or left. */
#define CHARTER_TYPE_DIRECTORY_FACETS (charter_directory_facets_get_type ())
G_DECLARE_FINAL_TYPE (CharterDirectoryFacets, charter_directory_facets, CHARTER, DIRECTORY_FACETS, AdwBin)

char     **charter_directory_facets_dup_chosen (CharterDirectoryFacets *self,
                                                const char             *facet) G_GNUC_WARN_UNUSED_RESULT;
int        charter_directory_facets_get_age   (CharterDirectoryFacets *self);
void       charter_directory_facets_set_has_place (CharterDirectoryFacets *self,
                                                gboolean                has_place);
guint      charter_directory_facets_get_n_chosen (CharterDirectoryFacets *self);
void       charter_directory_facets_set_counts (CharterDirectoryFacets *self,
                                                GHashTable             *counts);
void       charter_directory_facets_clear      (CharterDirectoryFacets *self);

G_END_DECLS
