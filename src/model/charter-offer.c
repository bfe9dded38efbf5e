/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-offer.h"

#include <glib/gi18n.h>

/**
 * CharterOffer:
 *
 * What the school offers other schools: its own entry in their directories. The contact is an office
 * or a role, never a person's name. Needs are ids of broad areas with commas between them.
 */
struct _CharterOffer
{
  CharterRecord parent_instance;

  char *school;
  char *name;
  char *description;
  char *eligibility;
  char *needs;
  gint64 minimum_age;
  gint64 maximum_age;
  char *how;
  char *contact_role;
  char *email;
  char *phone;
  char *checked_on;
  gboolean is_paused;
};

G_DEFINE_FINAL_TYPE (CharterOffer, charter_offer, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterOffer, school, "school"),
  CHARTER_TEXT (CharterOffer, name, "name"),
  CHARTER_TEXT (CharterOffer, description, "description"),
  CHARTER_TEXT (CharterOffer, eligibility, "eligibility"),
  CHARTER_TEXT (CharterOffer, needs, "needs"),
  CHARTER_INTEGER (CharterOffer, minimum_age, "minimum-age"),
  CHARTER_INTEGER (CharterOffer, maximum_age, "maximum-age"),
  CHARTER_TEXT (CharterOffer, how, "how"),
  CHARTER_TEXT (CharterOffer, contact_role, "contact-role"),
  CHARTER_TEXT (CharterOffer, email, "email"),
  CHARTER_TEXT (CharterOffer, phone, "phone"),
  CHARTER_TEXT (CharterOffer, checked_on, "checked-on"),
  CHARTER_BOOLEAN (CharterOffer, is_paused, "is-paused"),
};

static void
charter_offer_class_init (CharterOfferClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "offer";
  record_class->noun = N_("offer to other schools");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_offer_init (CharterOffer *self)
{
}

CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, school, "school")
CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, name, "name")
CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, description, "description")
CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, eligibility, "eligibility")
CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, needs, "needs")
CHARTER_DEFINE_INTEGER (CharterOffer, charter_offer, minimum_age, "minimum-age")
CHARTER_DEFINE_INTEGER (CharterOffer, charter_offer, maximum_age, "maximum-age")
CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, how, "how")
CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, contact_role, "contact-role")
CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, email, "email")
CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, phone, "phone")
CHARTER_DEFINE_TEXT (CharterOffer, charter_offer, checked_on, "checked-on")
CHARTER_DEFINE_BOOLEAN (CharterOffer, charter_offer, is_paused, "is-paused")
