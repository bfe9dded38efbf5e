/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-types.h"

G_BEGIN_DECLS

/* A way to reach a service. Absent parts are NULL. */
typedef struct {
  char *role;
  char *phone;
  char *email;
  char *url;
} CharterContact;

#define CHARTER_TYPE_ENTRY (charter_entry_get_type ())
G_DECLARE_FINAL_TYPE (CharterEntry, charter_entry, CHARTER, ENTRY, GObject)

/* A service in the directory, read-only after construction. String properties, all nullable but
 * id, name and source: id, organisation, name, description, eligibility, referral (how to refer),
 * needed-first, wait, cost, address, postcode, schedule, route ("open", "school-refers", "panel"),
 * source, source-title, checked-on, status ("active", "check-first", "archived"), search-terms
 * and raw (both never displayed). Others: minimum-age, maximum-age (int, -1 when not said), tier (CharterTier),
 * has-tier, needs (strv of "communication", "cognition", "semh", "sensory"), for-whom (strv of
 * "pupil", "family", "staff"), contacts, easting and northing (int, metres on the national grid, -1 when
 * not said). */
const char         *charter_entry_get_id           (CharterEntry *self);
const char         *charter_entry_get_organisation (CharterEntry *self);
const char         *charter_entry_get_name         (CharterEntry *self);
const char         *charter_entry_get_description  (CharterEntry *self);
const char         *charter_entry_get_eligibility  (CharterEntry *self);
const char         *charter_entry_get_referral     (CharterEntry *self);
const char         *charter_entry_get_needed_first (CharterEntry *self);
const char         *charter_entry_get_wait         (CharterEntry *self);
const char         *charter_entry_get_cost         (CharterEntry *self);
const char         *charter_entry_get_address      (CharterEntry *self);
const char         *charter_entry_get_postcode     (CharterEntry *self);
const char         *charter_entry_get_schedule     (CharterEntry *self);
const char         *charter_entry_get_route        (CharterEntry *self);
const char         *charter_entry_get_source       (CharterEntry *self);
const char         *charter_entry_get_source_title (CharterEntry *self);
const char         *charter_entry_get_checked_on   (CharterEntry *self); /* YYYY-MM-DD, YYYY-MM or YYYY */
const char         *charter_entry_get_status       (CharterEntry *self);
const char         *charter_entry_get_search_terms (CharterEntry *self);
const char         *charter_entry_get_raw          (CharterEntry *self);
int                 charter_entry_get_minimum_age  (CharterEntry *self);
int                 charter_entry_get_maximum_age  (CharterEntry *self);
int                 charter_entry_get_easting      (CharterEntry *self);
int                 charter_entry_get_northing     (CharterEntry *self);
gboolean            charter_entry_get_has_tier     (CharterEntry *self);
CharterTier         charter_entry_get_tier         (CharterEntry *self);
const char * const *charter_entry_get_needs        (CharterEntry *self);
const char * const *charter_entry_get_for_whom     (CharterEntry *self);
GPtrArray          *charter_entry_get_contacts     (CharterEntry *self); /* borrowed, of CharterContact */
void                charter_entry_add_contact      (CharterEntry *self,
                                                    const char   *role,
                                                    const char   *phone,
                                                    const char   *email,
                                                    const char   *url);
gboolean            charter_entry_is_stale         (CharterEntry *self,
                                                    const char   *today); /* checked more than 12 months ago, or never */
char               *charter_entry_dup_age_words    (CharterEntry *self) G_GNUC_WARN_UNUSED_RESULT;

/* The full names that a person reads; NULL for an id that is none. */
const char         *charter_entry_title_need       (const char   *need);
const char         *charter_entry_title_for_whom   (const char   *for_whom);
const char         *charter_entry_title_route      (const char   *route);
const char         *charter_entry_title_tier       (CharterTier   tier);

G_END_DECLS
