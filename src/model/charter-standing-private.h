/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-standing.h"

G_BEGIN_DECLS

/* What stands beside one item of an area. */
typedef struct {
  CharterItem       *item;    /* borrowed from the area */
  CharterLevel      *level;   /* borrowed from the framework; NULL: not judged */
  gboolean           applies;
  CharterDutyAnswer  duty;
} CharterMark;

/* An area's result with what it was worked out from. */
typedef struct {
  CharterAreaStanding  standing; /* first: what others see of it */
  GArray              *marks;    /* of CharterMark, one an item, in order */
  CharterLevel        *override; /* borrowed, nullable */
  char                *reason;   /* of the override */
} CharterAreaResult;

/* What is asked for: whose levels, and of which areas. */
typedef struct {
  CharterPortfolio *portfolio;
  CharterAudit     *audit;      /* nullable */
  CharterVoice      voice;
  GHashTable       *judgements; /* item code -> CharterJudgement */
  gboolean          of_targets;
  gboolean          is_view;
  CharterEarlier   *earlier;    /* nullable: who says what was said of an area as a whole */
} CharterStandingQuestion;

struct _CharterStanding
{
  gatomicrefcount   ref_count;
  CharterFramework *framework;
  GPtrArray        *areas;          /* of CharterAreaResult */
  guint             judged;
  guint             applicable;
  guint             n_applicable_areas;
  guint             n_levelled_areas;
  gboolean          has_overall;    /* FALSE for a second view */
  gboolean          is_provisional;
  CharterLevel     *level;          /* nullable */
  char             *working;
};

/* How many of @n make at least half, and how many of them are needed. */
#define CHARTER_AT_LEAST_HALF(n) (((n) + 1) / 2)

/* charter-standing-work.c: the rules. */
CharterStanding *charter_standing_work_out          (CharterFramework              *framework,
                                                     GListModel                    *areas,
                                                     const CharterStandingQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
gboolean         charter_area_result_is_duty_broken (const CharterMark             *mark);
guint            charter_area_result_count_reaching (const CharterAreaResult       *area,
                                                     int                            value);

/* charter-standing-words.c */
char            *charter_standing_explain_area      (CharterStanding               *self,
                                                     const CharterAreaResult       *area) G_GNUC_WARN_UNUSED_RESULT;
char            *charter_standing_explain_overall   (CharterStanding               *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
