/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-framework.h"
#include "charter-item.h"

G_BEGIN_DECLS

/* What becomes of items when a self-evaluation moves to another edition of its framework. */
typedef enum {
  CHARTER_FATE_CARRIED,  /* the same code, much the same title */
  CHARTER_FATE_RENAMED,  /* one for one, under another code or title */
  CHARTER_FATE_SPLIT,    /* one becomes several */
  CHARTER_FATE_MERGED,   /* several become one, or several others */
  CHARTER_FATE_ORPHANED, /* has no place in the other edition: kept and listed */
  CHARTER_FATE_NEW,      /* of the other edition alone */
} CharterFate;
#define CHARTER_N_FATES (CHARTER_FATE_NEW + 1)

typedef struct {
  CharterFate  fate;
  GPtrArray   *from;          /* of CharterItem, borrowed from the one edition */
  GPtrArray   *to;            /* of CharterItem, borrowed from the other */
  gboolean     has_new_words; /* what a level asks is said in other words */
} CharterMove;

/* In order: what is in @from, then what is new in @to. Of CharterMove. */
GPtrArray  *charter_upgrade_plan           (CharterFramework  *from,
                                            CharterFramework  *to) G_GNUC_WARN_UNUSED_RESULT;
guint       charter_upgrade_count          (GPtrArray         *moves,
                                            CharterFate        fate);
gboolean    charter_upgrade_is_edition_of  (CharterFramework  *framework,
                                            CharterFramework  *other);
char       *charter_upgrade_dup_area_name  (const char        *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
