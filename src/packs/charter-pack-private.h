/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pack-library.h"
#include "charter-pack-report.h"

G_BEGIN_DECLS

/* Limits of a pack, as the published schema states them. */
#define CHARTER_PACK_FORMAT "inclusion-charter-pack"
#define CHARTER_PACK_FORMAT_VERSION 1
#define CHARTER_PACK_MAX_BYTES (4 * 1024 * 1024)
#define CHARTER_PACK_MAX_DEPTH 12
#define CHARTER_PACK_MAX_LEVELS 10
#define CHARTER_PACK_MAX_AREAS 60
#define CHARTER_PACK_MAX_ITEMS 400 /* in one area */
#define CHARTER_PACK_MAX_PARTS 60  /* duties, references … of one item; views; steps */

/* The parts of a pack, one reader each: they fill @framework and note faults in @report. */
void      charter_pack_read_areas  (CharterPackReport *report,
                                    JsonObject        *root,
                                    CharterFramework  *framework);
void      charter_pack_read_views  (CharterPackReport *report,
                                    JsonObject        *root,
                                    CharterFramework  *framework);
void      charter_pack_check_links (CharterPackReport *report,
                                    CharterFramework  *framework,
                                    GListModel        *others);

/* As charter_pack_read(), with the packs it will stand beside. */
CharterFramework *charter_pack_read_own    (GBytes      *bytes,
                                            GListModel  *others,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
CharterFramework *charter_pack_read_beside (GBytes      *bytes,
                                            GListModel  *others, /* nullable */
                                            GPtrArray  **faults,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          charter_pack_is_same     (GBytes      *a,
                                            GBytes      *b);

/* The person's own packs: DATA_DIR/packs, one file each. */
GPtrArray *charter_pack_folder_list  (const char  *folder,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT; /* of path */
GBytes    *charter_pack_folder_read  (const char  *path,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   charter_pack_folder_write (const char  *folder,
                                      const char  *name,
                                      GBytes      *bytes,
                                      GError     **error);

/* What the library's other half needs of it. */
const char *charter_pack_library_get_folder  (CharterPackLibrary  *self); /* nullable */
void        charter_pack_library_add_pack    (CharterPackLibrary  *self,
                                              CharterFramework    *framework,
                                              GBytes              *bytes);
void        charter_pack_library_add_draft   (CharterPackLibrary  *self,
                                              CharterPackDraft    *draft);
char       *charter_pack_library_dup_path    (CharterPackLibrary  *self,
                                              const char          *id,
                                              const char          *version) G_GNUC_WARN_UNUSED_RESULT; /* nullable */

int   charter_pack_read_enum  (CharterPackReport *report,
                               JsonNode          *node,
                               const char        *path,
                               GType              type);
void  charter_pack_read_steps (CharterPackReport *report,
                               JsonObject        *root,
                               CharterFramework  *framework);

G_END_DECLS
