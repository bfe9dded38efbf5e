/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-calendar.h"

/* A school with actions, for what a calendar says of them. */

static inline CharterAction *
add (CharterPortfolio    *portfolio,
     const char          *title,
     const char          *due,
     CharterActionStatus  status)
{
  CharterSchool *school = charter_portfolio_get_school (portfolio);
  g_autoptr(CharterAction) action =
    g_object_new (CHARTER_TYPE_ACTION,
                  "school", charter_record_get_id (CHARTER_RECORD (school)),
                  "title", title, "due-on", due, "status", status, NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (action));
  return action;
}

static inline CharterPortfolio *
make_portfolio (void)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", NULL);

  return charter_portfolio_new (school);
}
