/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where each value of a JSON text begins, by its path: "areas[3].items[0].code". */
typedef struct _CharterPackLines CharterPackLines;

/* The first thing that is wrong with a text as JSON. */
typedef struct {
  guint  line;   /* from 1 */
  char  *field;  /* nullable: the value it stands in */
  char  *reason;
} CharterPackSlip;

CharterPackLines *charter_pack_lines_scan (const char        *text,
                                           gsize              length,
                                           guint              max_depth,
                                           CharterPackSlip   *slip) G_GNUC_WARN_UNUSED_RESULT;
void              charter_pack_lines_free (CharterPackLines  *self);
guint             charter_pack_lines_find (CharterPackLines  *self,
                                           const char        *path);
void              charter_pack_slip_clear (CharterPackSlip   *slip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPackLines, charter_pack_lines_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CharterPackSlip, charter_pack_slip_clear)

G_END_DECLS
