/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-framework.h"

G_BEGIN_DECLS

/* A stretch of a chapter; each part nullable. */
typedef struct {
  char *heading;
  char *text;
  GStrv list;
} CharterGuidanceSection;

typedef struct {
  char      *title;
  char      *mark;       /* nullable: whose words these are */
  char      *area;       /* nullable: the code of the area that it is about */
  gboolean   is_general; /* stands in every framework's book alike */
  GPtrArray *sections;   /* of CharterGuidanceSection */
} CharterGuidanceChapter;

/* A framework as a book: of CharterGuidanceChapter. */
GPtrArray *charter_guidance_list_chapters (CharterFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
/* One more chapter: a framework that is not in force. */
void       charter_guidance_add_proposals (GPtrArray        *chapters,
                                           CharterFramework *proposals);

G_END_DECLS
