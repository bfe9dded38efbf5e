/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-duty-rule.h"
#include "charter-enums.h"
#include "charter-types.h"

G_BEGIN_DECLS

/* What an item asks of the school by law or guidance. */
typedef struct {
  char         *title;      /* "Meet parents at least three times a year" */
  CharterForce  force;
  char         *citation;   /* nullable */
  char         *checked_on; /* nullable: when the citation was last confirmed; NULL prints "check before relying on it" */
  CharterDutyRule rule;      /* when it falls due again */
} CharterItemDuty;

/* A place in another framework that the item also counts for. (CharterReference is the reference
 * database.) */
typedef struct {
  char *framework; /* pack id */
  char *code;
  char *relation;  /* "equal", "part-of", "covers", "touches" */
  char *title;     /* nullable: what to call it where that framework is no pack here */
} CharterItemReference;

/* What a phase or kind of setting needs to know about the item. */
typedef struct {
  char     *phase;                   /* "nursery", "primary", "secondary", "post-16", "special", "alternative-provision" */
  char     *note;                    /* nullable */
  char     *propose_not_applicable;  /* nullable: the reason to offer; the school confirms */
} CharterPhaseNote;

/* Something a school would show. */
typedef struct {
  char          *title;
  CharterNature  nature;
} CharterSuggestion;

#define CHARTER_TYPE_ITEM (charter_item_get_type ())
G_DECLARE_FINAL_TYPE (CharterItem, charter_item, CHARTER, ITEM, GObject)

/* Properties: code, title, stem, descriptor-less text as getters below. */
CharterItem *charter_item_new              (const char            *code,
                                            const char            *title) G_GNUC_WARN_UNUSED_RESULT;

const char  *charter_item_get_code         (CharterItem           *self);
const char  *charter_item_get_title        (CharterItem           *self);
const char  *charter_item_get_stem         (CharterItem           *self);
const char  *charter_item_get_audience     (CharterItem           *self); /* nullable: school, council, both */
const char  *charter_item_get_description  (CharterItem           *self); /* nullable */
const char  *charter_item_get_outcome      (CharterItem           *self); /* nullable */
const char  *charter_item_get_lead         (CharterItem           *self); /* nullable: a role */
CharterArea *charter_item_get_area         (CharterItem           *self); /* borrowed, nullable until added */
const char  *charter_item_get_descriptor   (CharterItem           *self,
                                            const char            *level_id); /* nullable */

/* Arrays of the structs above; borrowed, never NULL. */
GPtrArray   *charter_item_get_duties       (CharterItem           *self);
GPtrArray   *charter_item_get_references   (CharterItem           *self);
GPtrArray   *charter_item_get_phase_notes  (CharterItem           *self);
GPtrArray   *charter_item_get_suggestions  (CharterItem           *self);
GPtrArray   *charter_item_get_criteria     (CharterItem           *self,
                                            const char            *level_id); /* of char *; NULL: the pack gives none */
const CharterPhaseNote *
             charter_item_find_phase_note  (CharterItem           *self,
                                            const char            *phase); /* nullable */
gboolean     charter_item_refers_to        (CharterItem           *self,
                                            const char            *framework,
                                            const char            *code);
guint        charter_item_get_fed_by      (CharterItem           *self); /* a bit (1 << kind) for each CharterTrainingKind */
gboolean     charter_item_has_legal_duty   (CharterItem           *self); /* a duty of force must */

/* For the loader only. */
void         charter_item_set_stem         (CharterItem           *self,
                                            const char            *stem);
void         charter_item_set_details      (CharterItem           *self,
                                            const char            *audience,
                                            const char            *description,
                                            const char            *outcome,
                                            const char            *lead);
void         charter_item_set_descriptor   (CharterItem           *self,
                                            const char            *level_id,
                                            const char            *text);
void         charter_item_add_criterion    (CharterItem           *self,
                                            const char            *level_id,
                                            const char            *text);
void         charter_item_add_duty         (CharterItem           *self,
                                            const char            *title,
                                            CharterForce           force,
                                            const char            *citation,
                                            const char            *checked_on);
void         charter_item_set_duty_rule    (CharterItem           *self,
                                            guint                  index,
                                            const CharterDutyRule *rule);
void         charter_item_add_reference    (CharterItem           *self,
                                            const char            *framework,
                                            const char            *code,
                                            const char            *relation,
                                            const char            *title);
void         charter_item_add_phase_note   (CharterItem           *self,
                                            const char            *phase,
                                            const char            *note,
                                            const char            *propose_not_applicable);
void         charter_item_set_fed_by      (CharterItem           *self,
                                            guint                  fed_by);
void         charter_item_add_suggestion   (CharterItem           *self,
                                            const char            *title,
                                            CharterNature          nature);

G_END_DECLS
