/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-database.h"
#include "charter-reference.h"
#include "charter-search-ranking.h"
#include "charter-statement.h"
#include "charter-thesaurus.h"

G_BEGIN_DECLS

typedef struct _CharterEntryIndex CharterEntryIndex;

struct _CharterReference
{
  GObject parent_instance;

  char             *data_dir;
  gboolean          is_read_only;
  CharterWorker    *writer;
  CharterWorker    *reader;
  CharterDatabase  *database;  /* of the writer */
  CharterDatabase  *search;    /* of the reader, read-only */
  CharterThesaurus *thesaurus; /* of the reader, read at the first search */
  int               thesaurus_is_old; /* atomic: the person's own synonyms were changed */
  GHashTable       *places;    /* nullable, of the reader: postcode sector or district -> where its schools are */
  int               places_n_schools; /* how many schools they were made of */
  guint             places_serial; /* of the places */
  CharterEntryIndex *index;        /* nullable, of the reader: what each search needs of each entry */
  CharterSearchRanking *ranking;   /* of the reader */
  int               is_preparing;  /* atomic: the words of the entries are being read */
  int               is_closing;    /* atomic */
  int               n_schools; /* atomic */
  int               schools_serial; /* atomic: the newest search of each kind */
  int               entries_serial;
};

/* Bits of entry.facets. */
typedef enum {
  CHARTER_FACET_NEED,     /* 4 bits: communication, cognition, semh, sensory */
  CHARTER_FACET_TIER,     /* 3: universal, targeted, specialist */
  CHARTER_FACET_FOR_WHOM, /* 3: pupil, family, staff */
  CHARTER_FACET_ROUTE,    /* 3: open, school-refers, panel */
  CHARTER_FACET_AGE,      /* 4: bands; not stored */
  CHARTER_FACET_COST,     /* 3: free, charged, not-said */
  CHARTER_FACET_DAY,      /* 7: monday to sunday */
  CHARTER_FACET_FRESH,    /* 2: within-a-year, older; not stored */
  CHARTER_FACET_DISTANCE, /* 3: miles from the school; not stored */
} CharterFacet;
#define CHARTER_N_FACETS (CHARTER_FACET_DISTANCE + 1)
#define CHARTER_FACETS_ARCHIVED (G_GUINT64_CONSTANT (1) << 15)

typedef struct {
  const char         *name;   /* "need", as in "need:semh" */
  const char * const *values;
  guint               shift;
} CharterFacetInfo;

extern const CharterFacetInfo charter_facets[CHARTER_N_FACETS];

guint64       charter_facets_of_strv          (CharterFacet         facet,
                                               const char * const  *values);
guint64       charter_facets_of_ages          (int                  minimum,
                                               int                  maximum);
guint64       charter_facets_of_miles         (double               miles);
guint64       charter_facets_of_cost          (const char          *cost);
guint64       charter_facets_of_schedule      (const char          *schedule);

gboolean      charter_reference_prepare_places (CharterReference   *self,
                                               GError             **error);
gboolean      charter_reference_find_place    (CharterReference    *self,
                                               const char          *postcode,
                                               int                 *easting,
                                               int                 *northing);

/* The columns of an entry, in one order for reading and writing. */
#define CHARTER_ENTRY_N_COLUMNS 29
extern const char charter_entry_columns[];
extern const char charter_entry_shown_columns[]; /* the same without what is only kept for the way back */
void          charter_reference_bind_entry    (CharterStatement    *statement,
                                               CharterEntry        *entry,
                                               gint64               hash);
gint64        charter_reference_hash_entry    (CharterEntry        *entry);
CharterEntry *charter_reference_read_entry    (CharterStatement    *statement) G_GNUC_WARN_UNUSED_RESULT;

/* Columns of a school in the order of CharterRegisterField, then the hash. */
extern const char charter_school_columns[];
GPtrArray    *charter_reference_make_schools  (GPtrArray           *rows) G_GNUC_WARN_UNUSED_RESULT;
char        **charter_reference_read_school   (CharterStatement    *statement) G_GNUC_WARN_UNUSED_RESULT;

guint8       *charter_reference_fit_words     (CharterReference    *self,
                                               CharterSearchQuery  *query,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void          charter_reference_say_changed_after (CharterReference *self,
                                               GTask               *task);
gboolean      charter_reference_load_starter  (CharterReference    *self,
                                               GError             **error);
gboolean      charter_reference_run_import    (CharterReference           *self,
                                               const char                 *kind,
                                               const char                 *source,
                                               const char                 *stamp,
                                               CharterReferenceImportFunc  func,
                                               gpointer                    user_data,
                                               GCancellable               *cancellable,
                                               CharterImportCounts        *counts,
                                               GError                    **error);
gboolean      charter_reference_run_preview   (CharterReference           *self,
                                               const char                 *source,
                                               CharterReferenceImportFunc  func,
                                               gpointer                    user_data,
                                               GCancellable               *cancellable,
                                               CharterImportCounts        *counts,
                                               GPtrArray                  *changes,
                                               GError                    **error);
void          charter_reference_note_change   (GPtrArray           *changes,
                                               CharterEntry        *before,
                                               CharterEntry        *after);
gboolean      charter_reference_count_schools (CharterReference    *self,
                                               GError             **error);

/* Stops the reader's statement as soon as @serial is no longer @newest or the task is cancelled. */
typedef struct {
  int          *newest;
  int           serial;
  GCancellable *cancellable;
} CharterSearchGuard;
void          charter_reference_guard         (CharterReference    *self,
                                               CharterSearchGuard  *guard);

G_END_DECLS
