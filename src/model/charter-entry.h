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
 * (never displayed). Others: minimum-age, maximum-age (int, -1 when not said), tier (CharterTier),
 * has-tier, needs (strv of "communication", "cognition", "semh", "sensory"), for-whom (strv of
 * "pupil", "family", "staff"), contacts. */
const char    *charter_entry_get_id           (CharterEntry *self);
const char    *charter_entry_get_organisation (CharterEntry *self);
const char    *charter_entry_get_name         (CharterEntry *self);
const char    *charter_entry_get_description  (CharterEntry *self);
const char    *charter_entry_get_checked_on   (CharterEntry *self);
const char    *charter_entry_get_source       (CharterEntry *self);
const char    *charter_entry_get_status       (CharterEntry *self);
int            charter_entry_get_minimum_age  (CharterEntry *self);
int            charter_entry_get_maximum_age  (CharterEntry *self);
const char * const *
               charter_entry_get_needs        (CharterEntry *self);
GPtrArray     *charter_entry_get_contacts     (CharterEntry *self); /* borrowed, of CharterContact */
void           charter_entry_add_contact      (CharterEntry *self,
                                               const char   *role,
                                               const char   *phone,
                                               const char   *email,
                                               const char   *url);
gboolean       charter_entry_is_stale         (CharterEntry *self,
                                               const char   *today); /* checked more than 12 months ago, or never */

G_END_DECLS
