/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-example-reader.h"

G_BEGIN_DECLS

#define CHARTER_EXAMPLE_RESOURCES RESOURCE_BASE "/example/"

/* What the records are made with: keys ("now", "now/8.2") to ids, so that links can name records
 * that come later in the file. */
typedef struct {
  CharterSchool      *school;
  CharterPackLibrary *library;
  const char         *directory; /* the source of the directory entries that are named */
  GHashTable         *files;     /* name -> CharterKeptFile */
  GHashTable         *ids;       /* key -> id */
  GPtrArray          *records;
  GPtrArray          *signed_off;
} CharterExampleReader;

/* Makes the records of one object of the example. */
typedef void (*CharterExampleMaker) (CharterExampleReader *reader,
                                     JsonObject           *object,
                                     gpointer              data);

gpointer   charter_example_make_record (CharterExampleReader *reader,
                                        GType                 type,
                                        const char           *id,
                                        JsonObject           *object);
JsonArray *charter_example_get_array   (JsonObject           *object,
                                        const char           *name);
void       charter_example_each_object (CharterExampleReader *reader,
                                        JsonObject           *object,
                                        const char           *name,
                                        CharterExampleMaker   func,
                                        gpointer              data);

/* charter-example-audit.c */
void       charter_example_make_audit  (CharterExampleReader *reader,
                                        JsonObject           *object,
                                        gpointer              data);

G_END_DECLS
