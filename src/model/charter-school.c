/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-school.h"

#include <glib/gi18n.h>

#include "charter-id.h"

/**
 * CharterSchool:
 *
 * A school, made when one is chosen from the register or typed in by hand. Its id is derived from its
 * URN, if it has one. The three people are typed by the school; the register's head is never taken.
 */
struct _CharterSchool
{
  CharterRecord parent_instance;

  char *urn;
  char *name;
  char *la_code;
  char *la_name;
  char *establishment_number;
  char *phase;
  char *establishment_type;
  char *status;
  char *street;
  char *locality;
  char *town;
  char *county;
  char *postcode;
  char *website;
  gint64 low_age;
  gint64 high_age;
  gint64 roll;
  gint64 easting;
  gint64 northing;
  char *senco;
  char *inclusion_leader;
  char *head;
  char *chair;
  char *local_forum;
  char *setting;
  char *leader_since;
  char *leader_remit;
  char *leader_release;
  char *leader_champions;
  char *leader_cover;
  char *interest_address;
  char *interest_words;
};

G_DEFINE_FINAL_TYPE (CharterSchool, charter_school, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterSchool, urn, "urn"),
  CHARTER_TEXT (CharterSchool, name, "name"),
  CHARTER_TEXT (CharterSchool, la_code, "la-code"),
  CHARTER_TEXT (CharterSchool, la_name, "la-name"),
  CHARTER_TEXT (CharterSchool, establishment_number, "establishment-number"),
  CHARTER_TEXT (CharterSchool, phase, "phase"),
  CHARTER_TEXT (CharterSchool, establishment_type, "establishment-type"),
  CHARTER_TEXT (CharterSchool, status, "status"),
  CHARTER_TEXT (CharterSchool, street, "street"),
  CHARTER_TEXT (CharterSchool, locality, "locality"),
  CHARTER_TEXT (CharterSchool, town, "town"),
  CHARTER_TEXT (CharterSchool, county, "county"),
  CHARTER_TEXT (CharterSchool, postcode, "postcode"),
  CHARTER_TEXT (CharterSchool, website, "website"),
  CHARTER_INTEGER (CharterSchool, low_age, "low-age"),
  CHARTER_INTEGER (CharterSchool, high_age, "high-age"),
  CHARTER_INTEGER (CharterSchool, roll, "roll"),
  CHARTER_INTEGER (CharterSchool, easting, "easting"),
  CHARTER_INTEGER (CharterSchool, northing, "northing"),
  CHARTER_TEXT (CharterSchool, senco, "senco"),
  CHARTER_TEXT (CharterSchool, inclusion_leader, "inclusion-leader"),
  CHARTER_TEXT (CharterSchool, head, "head"),
  CHARTER_TEXT (CharterSchool, chair, "chair"),
  CHARTER_TEXT (CharterSchool, local_forum, "local-forum"),
  CHARTER_TEXT (CharterSchool, setting, "setting"),
  CHARTER_TEXT (CharterSchool, leader_since, "leader-since"),
  CHARTER_TEXT (CharterSchool, leader_remit, "leader-remit"),
  CHARTER_TEXT (CharterSchool, leader_release, "leader-release"),
  CHARTER_TEXT (CharterSchool, leader_champions, "leader-champions"),
  CHARTER_TEXT (CharterSchool, leader_cover, "leader-cover"),
  CHARTER_TEXT (CharterSchool, interest_address, "interest-address"),
  CHARTER_TEXT (CharterSchool, interest_words, "interest-words"),
};

static void
charter_school_class_init (CharterSchoolClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "school";
  record_class->noun = N_("school");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_school_init (CharterSchool *self)
{
}

CHARTER_DEFINE_TEXT (CharterSchool, charter_school, urn, "urn")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, name, "name")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, la_code, "la-code")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, la_name, "la-name")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, establishment_number, "establishment-number")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, phase, "phase")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, establishment_type, "establishment-type")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, status, "status")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, street, "street")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, locality, "locality")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, town, "town")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, county, "county")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, postcode, "postcode")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, website, "website")
CHARTER_DEFINE_INTEGER (CharterSchool, charter_school, low_age, "low-age")
CHARTER_DEFINE_INTEGER (CharterSchool, charter_school, high_age, "high-age")
CHARTER_DEFINE_INTEGER (CharterSchool, charter_school, roll, "roll")
CHARTER_DEFINE_INTEGER (CharterSchool, charter_school, easting, "easting")
CHARTER_DEFINE_INTEGER (CharterSchool, charter_school, northing, "northing")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, senco, "senco")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, inclusion_leader, "inclusion-leader")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, head, "head")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, chair, "chair")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, local_forum, "local-forum")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, setting, "setting")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, leader_since, "leader-since")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, leader_remit, "leader-remit")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, leader_release, "leader-release")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, leader_champions, "leader-champions")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, leader_cover, "leader-cover")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, interest_address, "interest-address")
CHARTER_DEFINE_TEXT (CharterSchool, charter_school, interest_words, "interest-words")

/**
 * charter_school_dup_id_for:
 * @urn: a school's unique reference number in the register
 *
 * Returns: (transfer full): the id of the school on every machine
 */
char *
charter_school_dup_id_for (const char *urn)
{
  return charter_id_for ("school", urn, NULL);
}
