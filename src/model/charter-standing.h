/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-earlier.h"
#include "charter-portfolio.h"
#include "charter-framework.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_STANDING_JUDGED,
  CHARTER_STANDING_TOO_FEW,
  CHARTER_STANDING_NOT_APPLICABLE,
} CharterStandingState;
#define CHARTER_TYPE_STANDING_STATE (charter_standing_state_get_type ())
GType charter_standing_state_get_type (void);

/* One area's result. Strings and objects are owned by the standing. */
typedef struct {
  CharterArea          *area;
  CharterStandingState  state;
  guint                 judged;      /* applicable items with a level */
  guint                 applicable;
  double                position;    /* 0 to the number of levels; NAN unless state is JUDGED */
  CharterLevel         *level;       /* nullable */
  CharterLevel         *secure;      /* nullable: by secure fit alone, before override and duty hold */
  gboolean              is_overridden;
  gboolean              is_held;     /* by a legal duty that is not met */
  char                 *working;     /* how the level was worked out, in words */
} CharterAreaStanding;

#define CHARTER_TYPE_STANDING (charter_standing_get_type ())

/* What the judgements add up to: immutable, reference counted. The rules stand in the design,
 * "Scoring"; nothing else in the program adds judgements up. */
CharterStanding *charter_standing_new             (CharterPortfolio *portfolio,
                                                   CharterFramework *framework,
                                                   CharterAudit     *audit,
                                                   CharterVoice      voice) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a second view of the framework: area results only, the overall is empty. */
CharterStanding *charter_standing_new_for_view    (CharterPortfolio *portfolio,
                                                   CharterFramework *framework,
                                                   const char       *view_id,
                                                   CharterAudit     *audit,
                                                   CharterVoice      voice) G_GNUC_WARN_UNUSED_RESULT;
/* Of the target levels instead of the judged ones, for the target ring. */
CharterStanding *charter_standing_new_for_targets (CharterPortfolio *portfolio,
                                                   CharterFramework *framework,
                                                   CharterAudit     *audit) G_GNUC_WARN_UNUSED_RESULT;
/* Of an earlier cycle, by the areas of today's edition. */
CharterStanding *charter_standing_new_for_earlier (CharterEarlier   *earlier,
                                                   CharterFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
CharterStanding *charter_standing_ref             (CharterStanding  *self);
void             charter_standing_unref           (CharterStanding  *self);
GType            charter_standing_get_type        (void);

guint            charter_standing_get_n_areas     (CharterStanding  *self);
const CharterAreaStanding *
                 charter_standing_get_area        (CharterStanding  *self,
                                                   guint             position);
const CharterAreaStanding *
                 charter_standing_find_area       (CharterStanding  *self,
                                                   const char       *code); /* nullable */
CharterLevel    *charter_standing_get_level       (CharterStanding  *self); /* overall; borrowed, nullable */
gboolean         charter_standing_is_provisional  (CharterStanding  *self);
const char      *charter_standing_get_working     (CharterStanding  *self);
guint            charter_standing_get_judged      (CharterStanding  *self); /* items judged, all areas */
guint            charter_standing_get_applicable  (CharterStanding  *self);
/* "Established", "not enough judged", "not applicable", "not yet judged": the word beside a mark. */
char            *charter_area_standing_dup_word   (const CharterAreaStanding *area) G_GNUC_WARN_UNUSED_RESULT;
/* Items with a legal duty not said or not met, in order; codes, transfer full. */
GPtrArray       *charter_standing_list_open_duties (CharterStanding *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterStanding, charter_standing_unref)

G_END_DECLS
