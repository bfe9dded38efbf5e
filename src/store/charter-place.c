/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/vfs.h>
#include <unistd.h>

/* From statfs (2) and linux/magic.h. What other computers can write to at the same time, and what
 * may be such a thing behind FUSE (sshfs, rclone, GVfs). */
static const struct {
  guint32     type;
  const char *name;
} network_types[] = {
  { 0x00006969u, "NFS" },
  { 0x0000517bu, "SMB" },
  { 0xff534d42u, "CIFS" },
  { 0xfe534d42u, "SMB 2" },
  { 0x65735546u, "FUSE" },
  { 0x01021997u, "9P" },
  { 0x0000564cu, "NetWare" },
  { 0x5346414fu, "AFS" },
  { 0x6b414653u, "AFS" },
  { 0x73757245u, "Coda" },
  { 0x00c36400u, "Ceph" },
  { 0x01161970u, "GFS2" },
  { 0x7461636fu, "OCFS2" },
  { 0x0bd00bd0u, "Lustre" },
};

static gint pretended;

/**
 * charter_place_name_type:
 * @type: what statfs (2) says in f_type, of which 32 bits matter
 *
 * Returns: (transfer none) (nullable): the network file system's name, %NULL of anything else
 */
const char *
charter_place_name_type (guint32 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (network_types[i].type == type)
      return network_types[i].name;
  return NULL;
}

/**
 * charter_place_is_network:
 * @path: a file or folder that is there
 *
 * Whether other computers may have it open too. There a write-ahead log cannot be used, which needs
 * shared memory, and a lock file says who has the records.
 */
gboolean
charter_place_is_network (const char *path)
{
  guint32 type = (guint32) g_atomic_int_get (&pretended);
  struct statfs about;

  if (type == 0 && statfs (path, &about) != 0)
    return FALSE;
  return charter_place_name_type (type ? type : (guint32) about.f_type) != NULL;
}

/**
 * charter_place_try_writing:
 * @folder: a folder
 *
 * Makes a small file there, and takes it away again: what a database says of a failed write is not
 * always the reason.
 *
 * Returns: 0 when it could be written, else what the system said
 */
int
charter_place_try_writing (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "charter.db.open.try-XXXXXX", NULL);
  char page[4096] = { 0 };
  int fd = g_mkstemp_full (path, O_WRONLY | O_CLOEXEC, 0600);
  int failure = 0;

  if (fd < 0)
    return errno;
  if (write (fd, page, sizeof page) != (gssize) sizeof page)
    failure = errno ? errno : ENOSPC;
  else if (fsync (fd) != 0)
    failure = errno;
  close (fd);
  g_unlink (path);
  return failure;
}

/**
 * charter_place_pretend_type:
 * @type: a file system type; 0: no more pretending
 *
 * For tests, which cannot mount a network drive.
 */
void
charter_place_pretend_type (guint32 type)
{
  g_atomic_int_set (&pretended, (gint) type);
}
