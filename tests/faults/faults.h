/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the calls fail by which anything reaches the disk. A program that is linked with faults.c has
 * its own write (), fsync (), rename () and so on stand before the C library's, for itself and for the
 * libraries that it uses: SQLite's VFS, GLib, GIO and libarchive alike. Nothing of the product knows. */

typedef enum {
  FAULTS_WRITE  = 1 << 0, /* also ftruncate and chmod */
  FAULTS_SYNC   = 1 << 1,
  FAULTS_RENAME = 1 << 2, /* also link */
  FAULTS_UNLINK = 1 << 3, /* also rmdir */
  FAULTS_CREATE = 1 << 4, /* a file or folder that was not there */
  FAULTS_OPEN   = 1 << 5, /* one that was */
  FAULTS_READ   = 1 << 6,
  FAULTS_CHANGE = FAULTS_WRITE | FAULTS_SYNC | FAULTS_RENAME | FAULTS_UNLINK | FAULTS_CREATE,
  FAULTS_ANY    = FAULTS_CHANGE | FAULTS_OPEN | FAULTS_READ,
} FaultsKind;

/* Only calls on what lies in @dir count and fail; NULL: none at all. Begins to count at 0. Syncs there
 * are not carried out: nothing of a test has to survive the computer. */
void        faults_watch        (const char *dir);

/* The calls of FAULTS_CHANGE so far. */
guint       faults_get_count    (void);

/* Lets the calls number @first and the @n - 1 after it fail with @error. A write writes half first. */
void        faults_fail_at      (guint       first,
                                 guint       n,
                                 int         error);

/* Lets every call of these kinds fail until faults_end (). */
void        faults_fail_all     (FaultsKind  kinds,
                                 int         error);

/* As faults_fail_all () with ESTALE; and what is open now stays stale for ever, as on NFS. */
void        faults_go_stale     (void);
void        faults_end          (void);

/* How many calls were made to fail since faults_watch (), and the last of them: "fsync charter.db". */
guint       faults_get_n_failed (void);
const char *faults_get_last     (void);

/* Syncs wait until they are let go: a slow disk. Those waiting now, in all threads. */
void        faults_hold_syncs   (gboolean    is_held);
guint       faults_get_n_held   (void);

/* Syncs and writes there that the first thread made itself, where a window would have stood still. */
guint       faults_get_n_on_main (void);

/* Moves the clock that timeouts go by. */
void        faults_pass_time    (guint       milliseconds);

G_END_DECLS
