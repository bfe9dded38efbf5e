/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-entry.h"
#include "charter-register-row.h"
#include "charter-school.h"

G_BEGIN_DECLS

/* The reference database: the schools register and imported directories, in bulk, with its own
 * threads: one that writes, one read-only for searches, where a newer search interrupts an older. */
#define CHARTER_TYPE_REFERENCE (charter_reference_get_type ())
G_DECLARE_FINAL_TYPE (CharterReference, charter_reference, CHARTER, REFERENCE, GObject)

/* What an import did, added up over one file. */
typedef struct {
  guint added;
  guint updated;
  guint unchanged;
  guint left_out; /* closed schools that were not asked for */
  guint archived; /* entries that are gone from their source; they are kept, not found */
} CharterImportCounts;

CharterReference *charter_reference_new                    (const char            *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void              charter_reference_set_is_read_only       (CharterReference      *self,
                                                            gboolean               is_read_only);
void              charter_reference_open_async             (CharterReference      *self,
                                                            GCancellable          *cancellable,
                                                            GAsyncReadyCallback    callback,
                                                            gpointer               user_data);
gboolean          charter_reference_open_finish            (CharterReference      *self,
                                                            GAsyncResult          *result,
                                                            GError               **error);
/* To be called when the place of the file was gone and is back. */
void              charter_reference_reopen                 (CharterReference      *self);

/* Search as you type: any word order, half words, accents. At most @limit results, best first. */
void              charter_reference_search_schools_async   (CharterReference      *self,
                                                            const char            *words,
                                                            guint                  limit,
                                                            GCancellable          *cancellable,
                                                            GAsyncReadyCallback    callback,
                                                            gpointer               user_data);
GPtrArray        *charter_reference_search_schools_finish  (CharterReference      *self,
                                                            GAsyncResult          *result,
                                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterSchool, not kept */
void              charter_reference_find_school_async      (CharterReference      *self,
                                                            const char            *urn,
                                                            GCancellable          *cancellable,
                                                            GAsyncReadyCallback    callback,
                                                            gpointer               user_data);
CharterSchool    *charter_reference_find_school_finish     (CharterReference      *self,
                                                            GAsyncResult          *result,
                                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT; /* NULL without error: not in the register */

/* What is asked of the directory. NULL, -1 and empty mean "any". */
typedef struct {
  const char         *words;
  const char * const *needs;
  const char * const *tiers;
  const char * const *for_whom;
  const char * const *routes;
  const char * const *ages;     /* of "0-4", "5-10", "11-15", "16-25": any of these bands */
  const char * const *costs;    /* of "free", "charged", "not-said" */
  const char * const *days;     /* of "monday" … "sunday" */
  const char * const *fresh;    /* of "within-a-year", "older" */
  const char * const *distances; /* of "2", "5", "10": within so many miles */
  const char * const *ids;      /* NULL: any; else only these entries */
  int                 age;
  int                 age_to;   /* 0: as @age; a year group is of two ages */
  gint64              easting;  /* of the school; 0: not known, so no distances */
  gint64              northing;
  gboolean            any_word; /* one of the words is enough */
  gboolean            or_nearest; /* when nothing has all of the words, one of them is enough */
  gboolean            stays;    /* nobody types: neither interrupts another search nor is interrupted */
  guint               limit;
} CharterDirectoryQuery;

/* An entry that was found, with what matched: words to highlight. */
typedef struct {
  CharterEntry  *entry;
  char         **matched; /* strv of the words of the text that matched */
  double         miles;   /* from the school in a straight line, roughly; -1 when not known */
} CharterDirectoryHit;
void              charter_directory_hit_free               (CharterDirectoryHit   *hit);

void              charter_reference_search_entries_async   (CharterReference            *self,
                                                            const CharterDirectoryQuery *query,
                                                            GCancellable                *cancellable,
                                                            GAsyncReadyCallback          callback,
                                                            gpointer                     user_data);
GPtrArray        *charter_reference_search_entries_finish  (CharterReference      *self,
                                                            GAsyncResult          *result,
                                                            GHashTable           **counts, /* nullable, out: "need:semh", "tier:targeted" … -> guint; facets' live counts; "total"; "nearest": nothing has all words */
                                                            char                ***also_searched, /* nullable, out: strv, synonyms that may be shown */
                                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterDirectoryHit */
void              charter_reference_find_entry_async       (CharterReference      *self,
                                                            const char            *id,
                                                            GCancellable          *cancellable,
                                                            GAsyncReadyCallback    callback,
                                                            gpointer               user_data);
CharterEntry     *charter_reference_find_entry_finish      (CharterReference      *self,
                                                            GAsyncResult          *result,
                                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void              charter_reference_prepare_words_async    (CharterReference      *self,
                                                            GAsyncReadyCallback    callback,
                                                            gpointer               user_data);
gboolean          charter_reference_prepare_words_finish   (CharterReference      *self,
                                                            GAsyncResult          *result,
                                                            GError               **error);
/* The person's own synonyms, DATA_DIR/synonyms.json, were changed. */
void              charter_reference_reload_synonyms        (CharterReference      *self);
/* Whether there is a register to look schools up in; kept up to date by open and import. */
guint             charter_reference_get_n_schools          (CharterReference      *self);

/* An import of one file, in one transaction. @func runs in the writing thread, adds what it reads,
 * and returns FALSE with an error to have nothing changed. */
typedef struct _CharterReferenceImport CharterReferenceImport;
typedef gboolean (*CharterReferenceImportFunc) (CharterReferenceImport  *import,
                                                gpointer                 user_data,
                                                GCancellable            *cancellable,
                                                GError                 **error);

void              charter_reference_import_async           (CharterReference           *self,
                                                            const char                 *kind,
                                                            const char                 *source,
                                                            CharterReferenceImportFunc  func,
                                                            gpointer                    user_data,
                                                            GCancellable               *cancellable,
                                                            GAsyncReadyCallback         callback,
                                                            gpointer                    callback_data);
gboolean          charter_reference_import_finish          (CharterReference       *self,
                                                            GAsyncResult           *result,
                                                            CharterImportCounts    *counts,
                                                            GError                **error);
gboolean          charter_reference_import_add_schools     (CharterReferenceImport   *import,
                                                            const CharterRegisterRow *rows,
                                                            guint                     n_rows,
                                                            gboolean                  take_closed,
                                                            GError                  **error);
gboolean          charter_reference_import_add_entry       (CharterReferenceImport  *import,
                                                            CharterEntry            *entry,
                                                            GError                 **error);
gboolean          charter_reference_import_archive_rest    (CharterReferenceImport  *import,
                                                            GError                 **error);
CharterImportCounts charter_reference_import_get_counts    (CharterReferenceImport  *import);
gboolean          charter_reference_import_begin_file      (CharterReferenceImport  *import,
                                                            GError                 **error);
gboolean          charter_reference_import_drop_file       (CharterReferenceImport     *import,
                                                            const CharterImportCounts  *counts,
                                                            GError                    **error);

/* What an import would do to one entry. */
typedef enum {
  CHARTER_ENTRY_ADDED,
  CHARTER_ENTRY_CHANGED,
  CHARTER_ENTRY_GONE,
} CharterEntryChangeKind;
typedef struct {
  char *field; /* the entry's property */
  char *before; /* nullable: nothing was said */
  char *after;
} CharterFieldChange;
typedef struct {
  CharterEntryChangeKind  kind;
  char                   *name;
  char                   *organisation; /* nullable */
  GPtrArray              *fields;       /* of CharterFieldChange; empty when only what is not shown changed */
} CharterEntryChange;
#define CHARTER_MAX_CHANGES 2000 /* that are listed; all are counted */

void              charter_reference_preview_async          (CharterReference           *self,
                                                            const char                 *source,
                                                            CharterReferenceImportFunc  func,
                                                            gpointer                    user_data,
                                                            GCancellable               *cancellable,
                                                            GAsyncReadyCallback         callback,
                                                            gpointer                    callback_data);
GPtrArray        *charter_reference_preview_finish         (CharterReference       *self,
                                                            GAsyncResult           *result,
                                                            CharterImportCounts    *counts,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterEntryChange */

/* Takes the last update of a source back. */
void              charter_reference_undo_update_async      (CharterReference      *self,
                                                            const char            *source,
                                                            GAsyncReadyCallback    callback,
                                                            gpointer               user_data);
gboolean          charter_reference_undo_update_finish     (CharterReference      *self,
                                                            GAsyncResult          *result,
                                                            GError               **error);

/* Goes through the directory. @func runs in the writing thread; FALSE with an error ends it. */
typedef gboolean (*CharterReferenceEntryFunc) (CharterEntry  *entry,
                                               gpointer       user_data,
                                               GError       **error);
void              charter_reference_each_entry_async       (CharterReference          *self,
                                                            const char                *source,
                                                            CharterReferenceEntryFunc  func,
                                                            gpointer                   user_data,
                                                            GCancellable              *cancellable,
                                                            GAsyncReadyCallback        callback,
                                                            gpointer                   callback_data);
gboolean          charter_reference_each_entry_finish      (CharterReference      *self,
                                                            GAsyncResult          *result,
                                                            GError               **error);

void              charter_reference_close_async            (CharterReference      *self,
                                                            GAsyncReadyCallback    callback,
                                                            gpointer               user_data);
gboolean          charter_reference_close_finish           (CharterReference      *self,
                                                            GAsyncResult          *result,
                                                            GError               **error);

G_END_DECLS
