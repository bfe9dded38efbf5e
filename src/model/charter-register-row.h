/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is taken of a school in the schools register, in the order of the reference database's
 * columns. The register's own names stand in the reader. */
typedef enum {
  CHARTER_REGISTER_URN,
  CHARTER_REGISTER_NAME,
  CHARTER_REGISTER_LA_CODE,
  CHARTER_REGISTER_LA_NAME,
  CHARTER_REGISTER_ESTABLISHMENT_NUMBER,
  CHARTER_REGISTER_PHASE,
  CHARTER_REGISTER_TYPE,
  CHARTER_REGISTER_STATUS,
  CHARTER_REGISTER_STREET,
  CHARTER_REGISTER_LOCALITY,
  CHARTER_REGISTER_TOWN,
  CHARTER_REGISTER_COUNTY,
  CHARTER_REGISTER_POSTCODE,
  CHARTER_REGISTER_WEBSITE,
  CHARTER_REGISTER_LOW_AGE,
  CHARTER_REGISTER_HIGH_AGE,
  CHARTER_REGISTER_ROLL,
  CHARTER_REGISTER_EASTING,
  CHARTER_REGISTER_NORTHING,
  CHARTER_REGISTER_OPENED_ON,
  CHARTER_REGISTER_CLOSED_ON,
} CharterRegisterField;

#define CHARTER_REGISTER_N_FIELDS (CHARTER_REGISTER_CLOSED_ON + 1)

/* One school of the register, checked: UTF-8, numbers in digits, dates YYYY-MM-DD. A text is NULL
 * when nothing is said. */
typedef struct {
  const char *texts[CHARTER_REGISTER_N_FIELDS];
  gboolean    is_open; /* "Open" or "Open, but proposed to close" */
} CharterRegisterRow;

G_END_DECLS
