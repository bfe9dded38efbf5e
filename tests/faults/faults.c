/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Both open () and open64 () are to be stood before, which are one when files are large. */
#undef _FILE_OFFSET_BITS
#undef _TIME_BITS
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define N_FILES 1024

static GMutex mutex;
static GCond cond;
static char *dir;
static guint n_calls;
static guint n_failed;
static guint n_on_main;
static guint n_held;
static guint fail_first;
static guint fail_n;
static FaultsKind fail_kinds;
static int fail_error;
static gboolean is_holding;
static gboolean is_stale[N_FILES];
static char last[PATH_MAX + 32];
static gint64 passed; /* nanoseconds */

/* The C library's own. Looked for each time: a pointer kept would have to be guarded. */
#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

/* --- Which file ------------------------------------------------------------------------------ */

static gboolean
is_in_dir (const char *path)
{
  gsize length = dir ? strlen (dir) : 0;

  return length > 0 && strncmp (path, dir, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* Its path, or FALSE when it is none of the folder's. */
static gboolean
find_path (int   fd,
           char *path)
{
  char link[64];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, PATH_MAX - 1);
  if (length < 0)
    return FALSE;
  path[length] = '\0';
  return is_in_dir (path);
}

/* --- Whether it fails ------------------------------------------------------------------------ */

static gboolean
is_to_fail (FaultsKind kind)
{
  if (kind & fail_kinds)
    return TRUE;
  if (!(kind & FAULTS_CHANGE))
    return FALSE;
  n_calls++;
  return n_calls - 1 >= fail_first && n_calls - 1 < fail_first + fail_n;
}

/* Returns: 0, or the error that the call is to fail with. */
static int
look_at (FaultsKind  kind,
         const char *call,
         const char *path)
{
  int error = 0;

  g_mutex_lock (&mutex);
  if (is_in_dir (path) && is_to_fail (kind))
    {
      n_failed++;
      snprintf (last, sizeof last, "%s %s", call, path + strlen (dir));
      error = fail_error;
    }
  g_mutex_unlock (&mutex);
  return error;
}

static int
look_at_fd (FaultsKind  kind,
            const char *call,
            int         fd)
{
  char path[PATH_MAX];

  if (!dir || fd < 0 || !find_path (fd, path))
    return 0;
  if (fd < N_FILES && is_stale[fd])
    return ESTALE;
  if ((kind & (FAULTS_WRITE | FAULTS_SYNC)) && getpid () == gettid ())
    g_atomic_int_inc (&n_on_main);
  return look_at (kind, call, path);
}

static int
fail (int error)
{
  errno = error;
  return -1;
}

/* --- What the calls do ----------------------------------------------------------------------- */

ssize_t
write (int         fd,
       const void *data,
       size_t      size)
{
  int error = look_at_fd (FAULTS_WRITE, "write", fd);

  if (!error)
    return REAL (write) (fd, data, size);
  if (error != ESTALE && size > 1)
    REAL (write) (fd, data, size / 2);
  return fail (error);
}

ssize_t
writev (int                 fd,
        const struct iovec *parts,
        int                 n)
{
  int error = look_at_fd (FAULTS_WRITE, "writev", fd);

  return error ? fail (error) : REAL (writev) (fd, parts, n);
}

ssize_t
pwrite (int         fd,
        const void *data,
        size_t      size,
        off_t       offset)
{
  int error = look_at_fd (FAULTS_WRITE, "pwrite", fd);

  if (!error)
    return REAL (pwrite) (fd, data, size, offset);
  if (error != ESTALE && size > 1)
    REAL (pwrite) (fd, data, size / 2, offset);
  return fail (error);
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      size,
          off64_t     offset)
{
  return pwrite (fd, data, size, (off_t) offset);
}

ssize_t
read (int     fd,
      void   *data,
      size_t  size)
{
  int error = look_at_fd (FAULTS_READ, "read", fd);

  return error ? fail (error) : REAL (read) (fd, data, size);
}

ssize_t
pread (int     fd,
       void   *data,
       size_t  size,
       off_t   offset)
{
  int error = look_at_fd (FAULTS_READ, "pread", fd);

  return error ? fail (error) : REAL (pread) (fd, data, size, offset);
}

ssize_t
pread64 (int      fd,
         void    *data,
         size_t   size,
         off64_t  offset)
{
  return pread (fd, data, size, (off_t) offset);
}

int
ftruncate (int   fd,
           off_t length)
{
  int error = look_at_fd (FAULTS_WRITE, "ftruncate", fd);

  return error ? fail (error) : REAL (ftruncate) (fd, length);
}

int
ftruncate64 (int     fd,
             off64_t length)
{
  return ftruncate (fd, (off_t) length);
}

static void
wait_to_be_let_go (void)
{
  g_mutex_lock (&mutex);
  n_held++;
  while (is_holding)
    g_cond_wait (&cond, &mutex);
  n_held--;
  g_mutex_unlock (&mutex);
}

static int
sync_file (const char *call,
           int         fd)
{
  char path[PATH_MAX];
  int error = look_at_fd (FAULTS_SYNC, call, fd);

  if (error)
    return fail (error);
  if (!dir || !find_path (fd, path))
    return strcmp (call, "fsync") == 0 ? REAL (fsync) (fd) : REAL (fdatasync) (fd);
  wait_to_be_let_go ();
  return 0;
}

int
fsync (int fd)
{
  return sync_file ("fsync", fd);
}

int
fdatasync (int fd)
{
  return sync_file ("fdatasync", fd);
}

static int
look_at_open (const char *call,
              const char *path,
              int         flags)
{
  struct stat about;
  gboolean is_new = (flags & O_CREAT) && stat (path, &about) != 0;

  return look_at (is_new ? FAULTS_CREATE : FAULTS_OPEN, call, path);
}

int
open (const char *path,
      int         flags,
      ...)
{
  int error = look_at_open ("open", path, flags);
  va_list more;
  mode_t mode;

  va_start (more, flags);
  mode = flags & (O_CREAT | O_TMPFILE) ? va_arg (more, mode_t) : 0;
  va_end (more);
  return error ? fail (error) : REAL (open) (path, flags, mode);
}

int
open64 (const char *path,
        int         flags,
        ...)
{
  va_list more;
  mode_t mode;

  va_start (more, flags);
  mode = flags & (O_CREAT | O_TMPFILE) ? va_arg (more, mode_t) : 0;
  va_end (more);
  return open (path, flags | O_LARGEFILE, mode);
}

int
close (int fd)
{
  if (fd >= 0 && fd < N_FILES)
    is_stale[fd] = FALSE;
  return REAL (close) (fd);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  int error = look_at (FAULTS_CREATE, "mkdir", path);

  return error ? fail (error) : REAL (mkdir) (path, mode);
}

int
chmod (const char *path,
       mode_t      mode)
{
  int error = look_at (FAULTS_WRITE, "chmod", path);

  return error ? fail (error) : REAL (chmod) (path, mode);
}

int
fchmod (int    fd,
        mode_t mode)
{
  int error = look_at_fd (FAULTS_WRITE, "fchmod", fd);

  return error ? fail (error) : REAL (fchmod) (fd, mode);
}

int
rename (const char *from,
        const char *to)
{
  int error = look_at (FAULTS_RENAME, "rename", to);

  return error ? fail (error) : REAL (rename) (from, to);
}

int
link (const char *from,
      const char *to)
{
  int error = look_at (FAULTS_RENAME, "link", to);

  return error ? fail (error) : REAL (link) (from, to);
}

int
unlink (const char *path)
{
  int error = look_at (FAULTS_UNLINK, "unlink", path);

  return error ? fail (error) : REAL (unlink) (path);
}

int
rmdir (const char *path)
{
  int error = look_at (FAULTS_UNLINK, "rmdir", path);

  return error ? fail (error) : REAL (rmdir) (path);
}

/* What the C library calls for it does not come past here. */
int
remove (const char *path)
{
  int error = look_at (FAULTS_UNLINK, "remove", path);

  return error ? fail (error) : REAL (remove) (path);
}

int
clock_gettime (clockid_t        clock,
               struct timespec *time)
{
  int result = REAL (clock_gettime) (clock, time);

  if (clock == CLOCK_MONOTONIC && result == 0)
    {
      gint64 sum = (gint64) time->tv_sec * G_GINT64_CONSTANT (1000000000) + time->tv_nsec
                   + __atomic_load_n (&passed, __ATOMIC_SEQ_CST);

      time->tv_sec = (time_t) (sum / 1000000000);
      time->tv_nsec = (long) (sum % 1000000000);
    }
  return result;
}

/* --- What a test says ------------------------------------------------------------------------ */

void
faults_watch (const char *path)
{
  faults_end ();
  g_mutex_lock (&mutex);
  g_free (dir);
  dir = g_strdup (path);
  n_calls = 0;
  n_failed = 0;
  last[0] = '\0';
  g_atomic_int_set (&n_on_main, 0);
  g_mutex_unlock (&mutex);
}

guint
faults_get_count (void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return n_calls;
}

void
faults_fail_at (guint first,
                guint n,
                int   error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  fail_first = first;
  fail_n = n;
  fail_error = error;
}

void
faults_fail_all (FaultsKind kinds,
                 int        error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  fail_kinds = kinds;
  fail_error = error;
}

void
faults_go_stale (void)
{
  char path[PATH_MAX];

  faults_fail_all (FAULTS_ANY, ESTALE);
  for (int fd = 0; fd < N_FILES; fd++)
    is_stale[fd] = find_path (fd, path);
}

void
faults_end (void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  fail_n = 0;
  fail_kinds = 0;
}

guint
faults_get_n_failed (void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return n_failed;
}

const char *
faults_get_last (void)
{
  return last;
}

void
faults_hold_syncs (gboolean is_held)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  is_holding = is_held;
  if (!is_held)
    g_cond_broadcast (&cond);
}

guint
faults_get_n_held (void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return n_held;
}

guint
faults_get_n_on_main (void)
{
  return (guint) g_atomic_int_get (&n_on_main);
}

void
faults_pass_time (guint milliseconds)
{
  __atomic_add_fetch (&passed, (gint64) milliseconds * 1000000, __ATOMIC_SEQ_CST);
}
