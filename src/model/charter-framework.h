/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-types.h"

G_BEGIN_DECLS

/* A step on the way to a status that the framework's publisher awards, in order. */
typedef struct {
  char *id;
  char *title;
  char *description; /* nullable */
  GStrv after;       /* nullable: ids of steps that come first */
  GArray *needs;     /* of int, CharterNeed: what it is taken with */
  char *document;    /* nullable: the nick of the document that goes with it */
  gboolean is_award; /* confirmed from outside the school */
  gboolean is_due;   /* its day is set for something still to come */
} CharterStep;

/* How a school tells a publisher that it would like to begin. */
typedef struct {
  char *to;      /* nullable: who receives it */
  char *address; /* nullable: a page or an email address, where the publisher makes one known */
  char *words;   /* nullable: what it says */
} CharterInterest;

/* A second grouping of the same items, such as six areas for nine. */
typedef struct {
  char       *id;
  char       *title;
  GListStore *areas; /* of CharterArea */
} CharterView;

/* What became of items of the pack that a framework replaces: codes there and codes here. */
typedef struct {
  char **from;
  char **to;
} CharterReplacement;

#define CHARTER_TYPE_FRAMEWORK (charter_framework_get_type ())
G_DECLARE_FINAL_TYPE (CharterFramework, charter_framework, CHARTER, FRAMEWORK, GObject)

/* Properties, string ones set by the loader at construction: id, version, title, short-title,
 * publisher, status (draft, published, withdrawn), source, source-date, checked-on, licence,
 * introduction, area-noun ("area", "principle"), area-noun-plural, item-noun ("theme",
 * "commitment"), item-noun-plural, use (audit, reference), source-status; is-default-on; and areas,
 * levels (GListModel). */
const char   *charter_framework_get_id               (CharterFramework *self);
const char   *charter_framework_get_version          (CharterFramework *self);
const char   *charter_framework_get_title            (CharterFramework *self);
const char   *charter_framework_get_short_title      (CharterFramework *self);
const char   *charter_framework_get_publisher        (CharterFramework *self);
const char   *charter_framework_get_status           (CharterFramework *self);
const char   *charter_framework_get_source           (CharterFramework *self);
const char   *charter_framework_get_source_date      (CharterFramework *self);
const char   *charter_framework_get_checked_on       (CharterFramework *self);
const char   *charter_framework_get_introduction     (CharterFramework *self);
const char   *charter_framework_get_area_noun        (CharterFramework *self);
const char   *charter_framework_get_area_noun_plural (CharterFramework *self);
const char   *charter_framework_get_item_noun        (CharterFramework *self);
const char   *charter_framework_get_item_noun_plural (CharterFramework *self);
const char   *charter_framework_get_source_status    (CharterFramework *self); /* nullable: current, draft, historical, proposal */
gboolean      charter_framework_is_for_audit         (CharterFramework *self); /* else only referred to; may be without levels */
gboolean      charter_framework_is_default_on        (CharterFramework *self);
gboolean      charter_framework_is_offered           (CharterFramework *self); /* to judge by: for audit, on, not withdrawn */

GListModel   *charter_framework_get_areas            (CharterFramework *self); /* borrowed */
GListModel   *charter_framework_get_levels           (CharterFramework *self); /* borrowed, lowest first */
GPtrArray    *charter_framework_get_views            (CharterFramework *self); /* borrowed, of CharterView */
GPtrArray    *charter_framework_get_steps            (CharterFramework *self); /* borrowed, of CharterStep */
const char   *charter_framework_get_steps_note       (CharterFramework *self); /* nullable: where their rules come from */
const CharterInterest *
              charter_framework_get_interest         (CharterFramework *self); /* never NULL */
const char   *charter_framework_get_replaced_id      (CharterFramework *self);   /* nullable */
const char   *charter_framework_get_replaced_version (CharterFramework *self);   /* nullable */
GPtrArray    *charter_framework_get_replacements     (CharterFramework *self);   /* borrowed, of CharterReplacement */
guint         charter_framework_get_n_items          (CharterFramework *self);
int           charter_framework_get_top_value        (CharterFramework *self); /* number of levels, without a "not yet" */

CharterItem  *charter_framework_find_item            (CharterFramework *self,
                                                      const char       *code);   /* borrowed, nullable; any case */
CharterArea  *charter_framework_find_area            (CharterFramework *self,
                                                      const char       *code);   /* borrowed, nullable */
CharterLevel *charter_framework_find_level           (CharterFramework *self,
                                                      const char       *word);   /* by id or title in any case; borrowed, nullable */
CharterLevel *charter_framework_find_level_of_value  (CharterFramework *self,
                                                      int               value);  /* borrowed, nullable */

/* A text of a pack as it stands for one school: its placeholder {forum} becomes the name that the
 * school gives its local inclusion forum, or those words. */
char         *charter_framework_dup_local_text       (const char       *text,
                                                      const char       *local_forum) G_GNUC_WARN_UNUSED_RESULT; /* both nullable */

/* For the loader only. */
void          charter_framework_add_level            (CharterFramework *self,
                                                      CharterLevel     *level);
void          charter_framework_add_area             (CharterFramework *self,
                                                      CharterArea      *area);
void          charter_framework_add_view             (CharterFramework *self,
                                                      const char       *id,
                                                      const char       *title,
                                                      GListStore       *areas);
void          charter_framework_set_replaces         (CharterFramework *self,
                                                      const char       *id,
                                                      const char       *version);
void          charter_framework_add_replacement      (CharterFramework *self,
                                                      const char * const *from,
                                                      const char * const *to);
CharterStep  *charter_framework_add_step             (CharterFramework *self,
                                                      const char       *id,
                                                      const char       *title,
                                                      const char       *description);
void          charter_framework_set_steps_note       (CharterFramework *self,
                                                      const char       *note);
void          charter_framework_set_interest         (CharterFramework *self,
                                                      const char       *to,
                                                      const char       *address,
                                                      const char       *words);

G_END_DECLS
