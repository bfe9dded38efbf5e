/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-entry.h"

typedef enum {
  PROP_ID = 1,
  PROP_ORGANISATION,
  PROP_NAME,
  PROP_DESCRIPTION,
  PROP_ELIGIBILITY,
  PROP_REFERRAL,
  PROP_NEEDED_FIRST,
  PROP_WAIT,
  PROP_COST,
  PROP_ADDRESS,
  PROP_POSTCODE,
  PROP_SCHEDULE,
  PROP_ROUTE,
  PROP_SOURCE,
  PROP_SOURCE_TITLE,
  PROP_CHECKED_ON,
  PROP_STATUS,
  PROP_SEARCH_TERMS,
  PROP_RAW,
  PROP_MINIMUM_AGE,
  PROP_MAXIMUM_AGE,
  PROP_HAS_TIER,
  PROP_TIER,
  PROP_NEEDS,
  PROP_FOR_WHOM,
  PROP_EASTING,
  PROP_NORTHING,
} CharterEntryProperty;

#define N_TEXTS PROP_RAW

/**
 * CharterEntry:
 *
 * A service in the directory. It is read-only: an import replaces it.
 */
struct _CharterEntry
{
  GObject parent_instance;

  char *texts[N_TEXTS]; /* by property, from PROP_ID */
  int minimum_age;
  int maximum_age;
  gboolean has_tier;
  CharterTier tier;
  char **needs;
  char **for_whom;
  int easting;
  int northing;
  GPtrArray *contacts;
};

G_DEFINE_FINAL_TYPE (CharterEntry, charter_entry, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_NORTHING + 1];

static const char *text_names[] = {
  "id",
  "organisation",
  "name",
  "description",
  "eligibility",
  "referral",
  "needed-first",
  "wait",
  "cost",
  "address",
  "postcode",
  "schedule",
  "route",
  "source",
  "source-title",
  "checked-on",
  "status",
  "search-terms",
  "raw",
};
G_STATIC_ASSERT (G_N_ELEMENTS (text_names) == N_TEXTS);

static void
contact_free (gpointer data)
{
  CharterContact *contact = data;

  g_free (contact->role);
  g_free (contact->phone);
  g_free (contact->email);
  g_free (contact->url);
  g_free (contact);
}

static char *
dup_said (const char *text)
{
  return text && *text ? g_strdup (text) : NULL;
}

static void
charter_entry_finalize (GObject *object)
{
  CharterEntry *self = CHARTER_ENTRY (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_strfreev (self->needs);
  g_strfreev (self->for_whom);
  g_ptr_array_unref (self->contacts);

  G_OBJECT_CLASS (charter_entry_parent_class)->finalize (object);
}

static void
charter_entry_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CharterEntry *self = CHARTER_ENTRY (object);

  if (prop_id <= N_TEXTS)
    g_value_set_string (value, self->texts[prop_id - 1]);
  else if (prop_id == PROP_MINIMUM_AGE)
    g_value_set_int (value, self->minimum_age);
  else if (prop_id == PROP_MAXIMUM_AGE)
    g_value_set_int (value, self->maximum_age);
  else if (prop_id == PROP_HAS_TIER)
    g_value_set_boolean (value, self->has_tier);
  else if (prop_id == PROP_TIER)
    g_value_set_enum (value, (int) self->tier);
  else if (prop_id == PROP_NEEDS)
    g_value_set_boxed (value, self->needs);
  else if (prop_id == PROP_FOR_WHOM)
    g_value_set_boxed (value, self->for_whom);
  else if (prop_id == PROP_EASTING)
    g_value_set_int (value, self->easting);
  else if (prop_id == PROP_NORTHING)
    g_value_set_int (value, self->northing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
charter_entry_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CharterEntry *self = CHARTER_ENTRY (object);

  if (prop_id <= N_TEXTS)
    self->texts[prop_id - 1] = dup_said (g_value_get_string (value));
  else if (prop_id == PROP_MINIMUM_AGE)
    self->minimum_age = g_value_get_int (value);
  else if (prop_id == PROP_MAXIMUM_AGE)
    self->maximum_age = g_value_get_int (value);
  else if (prop_id == PROP_HAS_TIER)
    self->has_tier = g_value_get_boolean (value);
  else if (prop_id == PROP_TIER)
    self->tier = (CharterTier) g_value_get_enum (value);
  else if (prop_id == PROP_NEEDS)
    self->needs = g_value_get_boxed (value) ? g_value_dup_boxed (value) : g_new0 (char *, 1);
  else if (prop_id == PROP_FOR_WHOM)
    self->for_whom = g_value_get_boxed (value) ? g_value_dup_boxed (value) : g_new0 (char *, 1);
  else if (prop_id == PROP_EASTING)
    self->easting = g_value_get_int (value);
  else if (prop_id == PROP_NORTHING)
    self->northing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
charter_entry_class_init (CharterEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = charter_entry_finalize;
  object_class->get_property = charter_entry_get_property;
  object_class->set_property = charter_entry_set_property;

  for (guint i = 0; i < N_TEXTS; i++)
    properties[i + 1] = g_param_spec_string (text_names[i], NULL, NULL, NULL, flags);
  properties[PROP_MINIMUM_AGE] =
    g_param_spec_int ("minimum-age", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_MAXIMUM_AGE] =
    g_param_spec_int ("maximum-age", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_HAS_TIER] = g_param_spec_boolean ("has-tier", NULL, NULL, FALSE, flags);
  properties[PROP_TIER] = g_param_spec_enum ("tier", NULL, NULL, CHARTER_TYPE_TIER, 0, flags);
  properties[PROP_NEEDS] = g_param_spec_boxed ("needs", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_FOR_WHOM] = g_param_spec_boxed ("for-whom", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_EASTING] = g_param_spec_int ("easting", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_NORTHING] = g_param_spec_int ("northing", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_entry_init (CharterEntry *self)
{
  self->contacts = g_ptr_array_new_with_free_func (contact_free);
}

/**
 * charter_entry_get_id:
 * @self: a directory entry
 *
 * Returns: its id, the same on every machine
 */
const char *
charter_entry_get_id (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_ID - 1];
}

/**
 * charter_entry_get_organisation:
 * @self: a directory entry
 *
 * Returns: (nullable): who runs the service
 */
const char *
charter_entry_get_organisation (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_ORGANISATION - 1];
}

/**
 * charter_entry_get_name:
 * @self: a directory entry
 *
 * Returns: what the service is called
 */
const char *
charter_entry_get_name (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_NAME - 1];
}

/**
 * charter_entry_get_description:
 * @self: a directory entry
 *
 * Returns: (nullable): what it does
 */
const char *
charter_entry_get_description (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_DESCRIPTION - 1];
}

/**
 * charter_entry_get_eligibility:
 * @self: a directory entry
 *
 * Returns: (nullable): whom it is for, in words
 */
const char *
charter_entry_get_eligibility (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_ELIGIBILITY - 1];
}

/**
 * charter_entry_get_referral:
 * @self: a directory entry
 *
 * Returns: (nullable): how one refers, in words
 */
const char *
charter_entry_get_referral (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_REFERRAL - 1];
}

/**
 * charter_entry_get_needed_first:
 * @self: a directory entry
 *
 * Returns: (nullable): what has to be at hand before anybody refers
 */
const char *
charter_entry_get_needed_first (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_NEEDED_FIRST - 1];
}

/**
 * charter_entry_get_wait:
 * @self: a directory entry
 *
 * Returns: (nullable): how long one waits, in words
 */
const char *
charter_entry_get_wait (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_WAIT - 1];
}

/**
 * charter_entry_get_cost:
 * @self: a directory entry
 *
 * Returns: (nullable): what it costs, in words
 */
const char *
charter_entry_get_cost (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_COST - 1];
}

/**
 * charter_entry_get_address:
 * @self: a directory entry
 *
 * Returns: (nullable): where it is
 */
const char *
charter_entry_get_address (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_ADDRESS - 1];
}

/**
 * charter_entry_get_postcode:
 * @self: a directory entry
 *
 * Returns: (nullable): of its address
 */
const char *
charter_entry_get_postcode (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_POSTCODE - 1];
}

/**
 * charter_entry_get_schedule:
 * @self: a directory entry
 *
 * Returns: (nullable): when it is open
 */
const char *
charter_entry_get_schedule (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_SCHEDULE - 1];
}

/**
 * charter_entry_get_route:
 * @self: a directory entry
 *
 * Returns: (nullable): id of the way to refer
 */
const char *
charter_entry_get_route (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_ROUTE - 1];
}

/**
 * charter_entry_get_source:
 * @self: a directory entry
 *
 * Returns: the directory that it comes from, by id
 */
const char *
charter_entry_get_source (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_SOURCE - 1];
}

/**
 * charter_entry_get_source_title:
 * @self: a directory entry
 *
 * Returns: (nullable): the directory that it comes from, by name
 */
const char *
charter_entry_get_source_title (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_SOURCE_TITLE - 1];
}

/**
 * charter_entry_get_checked_on:
 * @self: a directory entry
 *
 * Returns: (nullable): when somebody looked whether it is right: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`
 */
const char *
charter_entry_get_checked_on (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_CHECKED_ON - 1];
}

/**
 * charter_entry_get_status:
 * @self: a directory entry
 *
 * Returns: "active", "check-first" or "archived"
 */
const char *
charter_entry_get_status (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_STATUS - 1];
}

/**
 * charter_entry_get_search_terms:
 * @self: a directory entry
 *
 * Returns: (nullable): further words to find it by
 */
const char *
charter_entry_get_search_terms (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_SEARCH_TERMS - 1];
}

/**
 * charter_entry_get_raw:
 * @self: an entry
 *
 * Returns: (nullable): the service as its source wrote it, in Open Referral's JSON, with all that
 *   this program has no use for; never shown, only written back
 */
const char *
charter_entry_get_raw (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->texts[PROP_RAW - 1];
}

/**
 * charter_entry_get_minimum_age:
 * @self: an entry
 *
 * Returns: the youngest age it is for, in years, or -1 when nothing is said
 */
int
charter_entry_get_minimum_age (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), -1);
  return self->minimum_age;
}

/**
 * charter_entry_get_maximum_age:
 * @self: an entry
 *
 * Returns: the oldest age it is for, in years, or -1 when nothing is said
 */
int
charter_entry_get_maximum_age (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), -1);
  return self->maximum_age;
}

/**
 * charter_entry_get_easting:
 * @self: an entry
 *
 * Returns: where its first place is, in metres on the national grid; -1 when not said
 */
int
charter_entry_get_easting (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), -1);
  return self->easting;
}

/**
 * charter_entry_get_northing:
 * @self: a directory entry
 *
 * Returns: metres of the National Grid; -1: not said
 */
int
charter_entry_get_northing (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), -1);
  return self->northing;
}

/**
 * charter_entry_get_has_tier:
 * @self: a directory entry
 *
 * Returns: whether it says its tier
 */
gboolean
charter_entry_get_has_tier (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), FALSE);
  return self->has_tier;
}

/**
 * charter_entry_get_tier:
 * @self: an entry
 *
 * Returns: its tier of support; means nothing unless charter_entry_get_has_tier()
 */
CharterTier
charter_entry_get_tier (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), CHARTER_TIER_UNIVERSAL);
  return self->tier;
}

/**
 * charter_entry_get_needs:
 * @self: an entry
 *
 * Returns: (transfer none): ids of the SEND Code of Practice's broad areas of need; empty when
 *   nothing is said
 */
const char * const *
charter_entry_get_needs (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return (const char * const *) self->needs;
}

/**
 * charter_entry_get_for_whom:
 * @self: a directory entry
 *
 * Returns: (transfer none): ids of whom it is for, %NULL-terminated
 */
const char * const *
charter_entry_get_for_whom (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return (const char * const *) self->for_whom;
}

/**
 * charter_entry_get_contacts:
 * @self: a directory entry
 *
 * Returns: (transfer none) (element-type CharterContact): every way to reach it
 */
GPtrArray *
charter_entry_get_contacts (CharterEntry *self)
{
  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  return self->contacts;
}

/**
 * charter_entry_add_contact:
 * @self: an entry that is being made
 * @role: (nullable): who answers: an office, never a person's name
 * @phone: (nullable): a telephone number as it is written
 * @email: (nullable): an address
 * @url: (nullable): a web page
 *
 * Adds a way to reach the service. Nothing happens when all ways are empty.
 */
void
charter_entry_add_contact (CharterEntry *self,
                           const char   *role,
                           const char   *phone,
                           const char   *email,
                           const char   *url)
{
  g_autofree CharterContact *contact = NULL;

  g_return_if_fail (CHARTER_IS_ENTRY (self));
  contact = g_new0 (CharterContact, 1);
  contact->phone = dup_said (phone);
  contact->email = dup_said (email);
  contact->url = dup_said (url);
  if (!contact->phone && !contact->email && !contact->url)
    return;
  contact->role = dup_said (role);
  g_ptr_array_add (self->contacts, g_steal_pointer (&contact));
}
