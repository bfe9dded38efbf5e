/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"

G_BEGIN_DECLS

struct _CharterItem
{
  GObject      parent_instance;

  char        *code;
  char        *title;
  char        *stem;
  char        *audience;
  char        *description;
  char        *outcome;
  char        *lead;
  GHashTable  *descriptors; /* level id -> text */
  GHashTable  *criteria;    /* level id -> GPtrArray of text */
  GPtrArray   *duties;
  GPtrArray   *references;
  GPtrArray   *phase_notes;
  GPtrArray   *suggestions;
  guint        fed_by;

  CharterArea *area; /* borrowed: the area holds the item */
};

/* For CharterArea alone: an item knows the first area that takes it, which is one of the main ones,
 * and forgets it when that area goes. */
void charter_item_set_area (CharterItem *self,
                            CharterArea *area);

G_END_DECLS
