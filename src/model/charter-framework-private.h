/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-framework.h"

G_BEGIN_DECLS

/* One more than there are text properties. */
#define CHARTER_FRAMEWORK_N_TEXTS 18

struct _CharterFramework
{
  GObject          parent_instance;

  char            *texts[CHARTER_FRAMEWORK_N_TEXTS]; /* by property, from 1 */
  GListStore      *areas;
  GListStore      *levels;
  GPtrArray       *views;
  GPtrArray       *steps;
  char            *steps_note; /* nullable */
  CharterInterest  interest;
  gboolean         is_default_on;
  char            *replaced_id;      /* nullable */
  char            *replaced_version; /* nullable */
  GPtrArray       *replacements;
};

/* charter-framework-parts.c */
void charter_view_free        (CharterView        *view);
void charter_step_free        (CharterStep        *step);
void charter_interest_clear   (CharterInterest    *interest);
void charter_replacement_free (CharterReplacement *replacement);

G_END_DECLS
