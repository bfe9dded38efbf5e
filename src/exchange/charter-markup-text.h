/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the words out of the XML inside office documents, as it comes, in pieces of any size. It is no
 * parser: what is not well formed gives odd words and never an error. */
typedef struct _CharterMarkupText CharterMarkupText;

CharterMarkupText *charter_markup_text_new       (GPtrArray         *shared,  /* nullable: of utf8: what cells of a sheet refer to */
                                                  gsize              max_bytes) G_GNUC_WARN_UNUSED_RESULT;
void               charter_markup_text_free      (CharterMarkupText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterMarkupText, charter_markup_text_free)

void               charter_markup_text_add       (CharterMarkupText *self,
                                                  const char        *bytes,
                                                  gsize              length);
gboolean           charter_markup_text_is_full   (CharterMarkupText *self);
char              *charter_markup_text_steal     (CharterMarkupText *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
