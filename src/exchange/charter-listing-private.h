/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-listing.h"

G_BEGIN_DECLS

struct _CharterListing
{
  char *name;
  GArray *fields;  /* of CharterListingField, titles owned */
  GPtrArray *rows; /* of GPtrArray of char *, nullable */
};

G_END_DECLS
