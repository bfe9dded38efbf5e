/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a stranger's file must not reach: a file that nobody is to open, and an address on this computer
 * that nobody is to call. Whoever does is noticed. */
typedef struct {
  char          *folder;  /* where the file lies, under these names: see lookout_new () */
  GSocket       *socket;
  guint16        port;
  int            watch;   /* inotify */
} Lookout;

#define LOOKOUT_SECRET "zz-kept-from-everybody-zz"

Lookout *lookout_new          (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void     lookout_free         (Lookout    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lookout, lookout_free)

/* @text with @F@ made the folder's path and @H@ the address, "http://127.0.0.1:40123". */
char    *lookout_dup_text     (Lookout    *self,
                               const char *text) G_GNUC_WARN_UNUSED_RESULT;
const char *lookout_ask       (Lookout    *self);
/* Nobody came. */
void     lookout_assert_quiet (Lookout    *self);

G_END_DECLS
