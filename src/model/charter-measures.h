/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "charter-types.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_UNIT_PUPILS,            /* a count of pupils */
  CHARTER_UNIT_TIMES,             /* a count of what happened */
  CHARTER_UNIT_DAYS,
  CHARTER_UNIT_PERCENT,           /* of sessions or cases */
  CHARTER_UNIT_PERCENT_OF_PUPILS,
  CHARTER_UNIT_POINTS,
} CharterUnit;

typedef enum {
  CHARTER_BETTER_NEITHER,
  CHARTER_BETTER_HIGHER,
  CHARTER_BETTER_LOWER,
} CharterBetter;

/* What is counted: from data, or a school's own. */
typedef struct {
  char          *id;
  char          *title;
  CharterUnit    unit;
  CharterBetter  better;
  char          *says;    /* nullable: what exactly is counted */
  char          *source;  /* nullable: where the number comes from */
  char         **aims;    /* ids of what it says something about: "gain.belonging" */
  gboolean       by_term; /* whether it is worth counting by term */
} CharterMeasure;

/* A group of pupils. Groups of one family have no pupil in common; the first group is everybody. */
typedef struct {
  char *id;
  char *title;
  char *family;  /* nullable for everybody */
  char *context; /* nullable: the field of the school's figures that says how many they are */
} CharterCohort;

typedef struct {
  char     *id;    /* "gain.belonging" */
  char     *title;
  gboolean  is_council_only; /* no figure of one school says anything about it */
} CharterAim;

typedef struct {
  char      *id;
  char      *title;
  char      *framework; /* the pack that it comes from */
  GPtrArray *aims;      /* of CharterAim */
} CharterAimSet;

/* Which measures, groups and hopes there are; read from data, never changed afterwards. */
typedef struct {
  GPtrArray *measures; /* of CharterMeasure */
  GPtrArray *cohorts;  /* of CharterCohort */
  GPtrArray *aim_sets; /* of CharterAimSet */
} CharterMeasures;

CharterMeasures      *charter_measures_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_measures_free        (CharterMeasures       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterMeasures, charter_measures_free)

void                  charter_measure_free         (CharterMeasure        *self);
void                  charter_cohort_free          (CharterCohort         *self);
void                  charter_aim_free             (CharterAim            *self);
void                  charter_aim_set_free         (CharterAimSet         *self);

const CharterMeasure *charter_measures_find        (const CharterMeasures *self,
                                                    const char            *id);
const CharterCohort  *charter_measures_find_cohort (const CharterMeasures *self,
                                                    const char            *id);
gboolean              charter_measure_serves       (const CharterMeasure  *self,
                                                    const char            *aim);

gboolean              charter_unit_from_nick       (const char            *nick,
                                                    CharterUnit           *unit);
const char           *charter_unit_to_nick         (CharterUnit            unit);
const char           *charter_unit_get_title       (CharterUnit            unit);
gboolean              charter_better_from_nick     (const char            *nick,
                                                    CharterBetter         *better);
const char           *charter_better_to_nick       (CharterBetter          better);
const char           *charter_better_get_title     (CharterBetter          better);
gboolean              charter_unit_is_share        (CharterUnit            unit);
char                 *charter_unit_dup_words       (CharterUnit            unit,
                                                    double                 value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
