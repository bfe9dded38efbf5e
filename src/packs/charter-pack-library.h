/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-framework.h"
#include "charter-mapping.h"
#include "charter-pack-draft.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_PACK_ERROR_NOT_A_PACK, /* not JSON, or JSON of another kind */
  CHARTER_PACK_ERROR_FAULTY,     /* a pack with faults; see the faults */
  CHARTER_PACK_ERROR_FROZEN,     /* this version is published here with other words */
  CHARTER_PACK_ERROR_TAKEN,      /* this version of this id is here already */
} CharterPackError;
#define CHARTER_PACK_ERROR (charter_pack_error_quark ())
GQuark charter_pack_error_quark (void);

/* One fault of a pack file. */
typedef struct {
  guint  line;   /* from 1; 0 when the fault has no line */
  char  *field;  /* "areas[3].items[0].code" */
  char  *reason; /* in plain words */
} CharterPackFault;
void                charter_pack_fault_free              (CharterPackFault   *fault);

/* Reads and checks a pack. On faults returns NULL with CHARTER_PACK_ERROR_FAULTY and all of them. */
CharterFramework   *charter_pack_read                    (GBytes             *bytes,
                                                          GPtrArray         **faults, /* out, nullable */
                                                          GError            **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean            charter_pack_is_id                   (const char         *text);
gboolean            charter_pack_is_code                 (const char         *text);

#define CHARTER_TYPE_PACK_LIBRARY (charter_pack_library_get_type ())
G_DECLARE_FINAL_TYPE (CharterPackLibrary, charter_pack_library, CHARTER, PACK_LIBRARY, GObject)

/* A GListModel of CharterFramework: the packs that come with the program, then the person's own in
 * DATA_DIR/packs. Drafts are no part of it: nobody judges by one, and it counts for nothing else. */
CharterPackLibrary *charter_pack_library_new             (const char         *data_dir) G_GNUC_WARN_UNUSED_RESULT;
gboolean            charter_pack_library_load            (CharterPackLibrary *self,
                                                          GError            **error);
/* Files of the person's own that the last load left out, each with its reason: of char *. */
GPtrArray          *charter_pack_library_get_problems    (CharterPackLibrary *self); /* borrowed */
CharterFramework   *charter_pack_library_find            (CharterPackLibrary *self,
                                                          const char         *id,
                                                          const char         *version); /* version nullable: the newest */
CharterFramework   *charter_pack_library_get_default     (CharterPackLibrary *self);
/* Checks @bytes and keeps them as a pack of the person's own. */
CharterFramework   *charter_pack_library_import          (CharterPackLibrary *self,
                                                          GBytes             *bytes,
                                                          gboolean           *is_new,  /* out, nullable */
                                                          GPtrArray         **faults,
                                                          GError            **error);

/* The person's drafts, sound or faulty: of CharterPackDraft. */
GListModel         *charter_pack_library_get_drafts      (CharterPackLibrary *self); /* borrowed */
gboolean            charter_pack_library_has             (CharterPackLibrary *self,
                                                          const char         *id,
                                                          const char         *version); /* also as a draft */
CharterFramework   *charter_pack_library_find_draft      (CharterPackLibrary *self,
                                                          const char         *id,
                                                          const char         *version); /* borrowed, nullable: what a sound draft says */
gboolean            charter_pack_library_is_own          (CharterPackLibrary *self,
                                                          CharterFramework   *framework); /* not the program's */
GBytes             *charter_pack_library_get_bytes       (CharterPackLibrary *self,
                                                          CharterFramework   *framework); /* borrowed */
CharterPackDraft   *charter_pack_library_copy            (CharterPackLibrary *self,
                                                          CharterFramework   *from,
                                                          const char         *id,
                                                          const char         *version,
                                                          const char         *title,
                                                          GError            **error); /* borrowed */
CharterFramework   *charter_pack_library_publish         (CharterPackLibrary *self,
                                                          CharterPackDraft   *draft,
                                                          GError            **error); /* borrowed */
gboolean            charter_pack_library_discard         (CharterPackLibrary *self,
                                                          CharterPackDraft   *draft,
                                                          GError            **error);

/* The items of other loaded frameworks that @item is linked to, in either direction: GPtrArray of
 * CharterItem, borrowed. @framework NULL: of any. */
GPtrArray          *charter_pack_library_list_linked     (CharterPackLibrary *self,
                                                          CharterFramework   *from,
                                                          CharterItem        *item,
                                                          const char         *framework) G_GNUC_WARN_UNUSED_RESULT;
/* Also through several steps; borrowed, until the library changes. */
CharterMapping     *charter_pack_library_get_mapping     (CharterPackLibrary *self);

G_END_DECLS
