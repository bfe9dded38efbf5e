/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "charter-clock.h"
#include "charter-database.h"
#include "charter-store.h"

#define GROUP "Open"
#define LOCK_NAME "charter.db.open"

/* Others may be taking over a dead lock at the same moment. */
#define MAX_TRIES 8

/**
 * CharterStoreLock:
 *
 * "charter.db.open": a key file with who has the records open, where, and since when. The name is the
 * one typed at "Who is typing?", for desktops share logins.
 *
 * It governs windows on a local disk, so that of two windows one writes; commands work beside a window
 * there, as SQLite's own locks keep them apart. On a network home, where those locks cannot be relied
 * upon, it governs every opener.
 *
 * It is never broken for being old: a clock may be wrong, and a window may stand open over a holiday.
 * It is taken over only when its holder is provably gone: written on this computer, and either the
 * computer was started anew since, or no process of that number and beginning is there any more.
 */
struct _CharterStoreLock
{
  char *path;
  char *who;   /* nullable */
  char *token; /* that it is this one and no other */
  char *since;
};

typedef struct {
  char   *who;        /* nullable */
  char   *machine;    /* its name */
  char   *machine_id; /* nullable */
  char   *boot;
  char   *space;      /* of process numbers */
  char   *began;      /* of the process, in ticks since the computer's start */
  char   *token;
  char   *since;
  gint64  pid;
} Holder;

static void
holder_free (Holder *self)
{
  g_free (self->who);
  g_free (self->machine);
  g_free (self->machine_id);
  g_free (self->boot);
  g_free (self->space);
  g_free (self->began);
  g_free (self->token);
  g_free (self->since);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Holder, holder_free)

/* --- This process ---------------------------------------------------------------------------- */

static char *
read_word (const char *path)
{
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strdup ("");
  return g_strstrip (text);
}

/* The computer's own id is not to be told about; a hash of it serves as well. Where nothing made one for the whole
 * system, the message bus has made its own. */
static char *
dup_machine_id (void)
{
  g_autofree char *system = read_word ("/etc/machine-id");
  g_autofree char *bus = *system ? NULL : read_word ("/var/lib/dbus/machine-id");
  const char *id = bus ? bus : system;
  g_autofree char *salted = g_strconcat (APP_ID, id, NULL);

  return *id ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1) : g_strdup ("");
}

static char *
dup_space (void)
{
  char *space = g_file_read_link ("/proc/self/ns/pid", NULL);

  return space ? space : g_strdup ("");
}

/* The 22nd field of /proc/PID/stat; the second is a name in brackets that may hold anything. "" when
 * the process has ended and only waits to be noticed, NULL when it cannot be seen. */
static char *
dup_began (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid);
  g_autofree char *text = read_word (path);
  const char *rest = strrchr (text, ')');
  g_auto(GStrv) fields = rest && rest[1] ? g_strsplit (rest + 2, " ", 21) : NULL;

  if (!fields || g_strv_length (fields) < 20)
    return NULL;
  return g_strdup (g_str_equal (fields[0], "Z") ? "" : fields[19]);
}

static Holder *
holder_new_self (const char *who,
                 const char *token,
                 const char *since)
{
  Holder *self = g_new0 (Holder, 1);

  self->who = g_strdup (who);
  self->machine = g_strdup (g_get_host_name ());
  self->machine_id = dup_machine_id ();
  self->boot = read_word ("/proc/sys/kernel/random/boot_id");
  self->space = dup_space ();
  self->pid = getpid ();
  self->began = dup_began (self->pid);
  if (!self->began)
    self->began = g_strdup ("");
  self->token = g_strdup (token);
  self->since = g_strdup (since);
  return self;
}

/* Locks that this process holds, by token. A file of its own that is not among them was left behind
 * when it could not be taken away, as when the network was gone. */
static GMutex held_mutex;
static GHashTable *held;

static void
set_is_held (const char *token,
             gboolean    is_held)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&held_mutex);

  if (!held)
    held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (is_held)
    g_hash_table_add (held, g_strdup (token));
  else
    g_hash_table_remove (held, token);
}

static gboolean
is_held (const char *token)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&held_mutex);

  return held && g_hash_table_contains (held, token);
}

/* --- The file -------------------------------------------------------------------------------- */

static char *
get_text (GKeyFile   *file,
          const char *key)
{
  char *text = g_key_file_get_string (file, GROUP, key, NULL);

  return text ? text : g_strdup ("");
}

/* A file that cannot be understood has a holder, of whom nothing is known. */
static Holder *
holder_new_parse (const char *text,
                  gsize       length)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  Holder *self = g_new0 (Holder, 1);

  g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL);
  self->who = g_key_file_get_string (file, GROUP, "Who", NULL);
  self->machine = get_text (file, "Machine");
  self->machine_id = get_text (file, "MachineId");
  self->boot = get_text (file, "Boot");
  self->space = get_text (file, "Processes");
  self->began = get_text (file, "Began");
  self->token = get_text (file, "Token");
  self->since = get_text (file, "Since");
  self->pid = g_key_file_get_int64 (file, GROUP, "Process", NULL);
  return self;
}

static char *
holder_dup_text (const Holder *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  if (self->who)
    g_key_file_set_string (file, GROUP, "Who", self->who);
  g_key_file_set_string (file, GROUP, "Machine", self->machine);
  g_key_file_set_string (file, GROUP, "MachineId", self->machine_id);
  g_key_file_set_string (file, GROUP, "Boot", self->boot);
  g_key_file_set_string (file, GROUP, "Processes", self->space);
  g_key_file_set_int64 (file, GROUP, "Process", self->pid);
  g_key_file_set_string (file, GROUP, "Began", self->began);
  g_key_file_set_string (file, GROUP, "Since", self->since);
  g_key_file_set_string (file, GROUP, "Token", self->token);
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
set_failure (GError **error,
             int      error_number)
{
  if (error_number == ENOSPC || error_number == EDQUOT)
    g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FULL,
                         _("There is no room left where your records are kept, so they are open for "
                           "reading only. Make some room, then open them again."));
  else if (error_number == EACCES || error_number == EPERM || error_number == EROFS)
    g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_READ_ONLY,
                         _("This program may not write where your records are kept, so they are open "
                           "for reading only."));
  else
    g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
                 /* Translators: %s is what the system says, such as "Input/output error" */
                 _("The file that says who has your records open could not be written (%s), so they are open "
                   "for reading only. If they are on a network drive, see whether it is there, then try "
                   "again."),
                 g_strerror (error_number));
  return FALSE;
}

static int
write_whole (int         fd,
             const char *text)
{
  gsize length = strlen (text);
  gssize written = write (fd, text, length);
  int failure = 0;

  if (written < 0)
    failure = errno;
  else if ((gsize) written < length)
    failure = ENOSPC;
  else if (fsync (fd) != 0)
    failure = errno;
  if (close (fd) != 0 && failure == 0)
    failure = errno;
  return failure;
}

/* Returns: 0, or what went wrong; the file is then not there. */
static int
write_new (const char *path,
           const char *text)
{
  int fd = open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  int failure;

  if (fd < 0)
    return errno;
  failure = write_whole (fd, text);
  if (failure)
    g_unlink (path);
  return failure;
}

/* A whole file under another name, linked into place: nobody ever sees half of it, and on NFS a link
 * is what happens once. Where there are no links, the file is made in its place. */
static int
put_new (const char *path,
         const Holder *holder)
{
  g_autofree char *temporary = g_strconcat (path, ".", holder->token, NULL);
  g_autofree char *text = holder_dup_text (holder);
  int failure = write_new (temporary, text);

  if (failure)
    return failure;
  failure = link (temporary, path) == 0 ? 0 : errno;
  g_unlink (temporary);
  if (failure == ENOENT) /* somebody tidied up meanwhile */
    failure = EAGAIN;
  if (failure == EPERM || failure == EOPNOTSUPP || failure == ENOSYS || failure == EMLINK)
    failure = write_new (path, text);
  return failure;
}

static int
put_over (const char   *path,
          const Holder *holder)
{
  g_autofree char *temporary = g_strconcat (path, ".", holder->token, NULL);
  g_autofree char *text = holder_dup_text (holder);
  int failure = write_new (temporary, text);

  if (failure == 0 && g_rename (temporary, path) != 0)
    {
      failure = errno;
      g_unlink (temporary);
    }
  return failure;
}

static Holder *
read_holder (int fd)
{
  char text[4096];
  gssize length = pread (fd, text, sizeof text, 0);

  return holder_new_parse (text, length > 0 ? (gsize) length : 0);
}

/* --- Whether its holder is gone -------------------------------------------------------------- */

static gboolean
is_same (const char *a,
         const char *b)
{
  return *a && g_str_equal (a, b);
}

static gboolean
is_here (const Holder *holder,
         const Holder *self)
{
  return is_same (holder->machine_id, self->machine_id) && is_same (holder->machine, self->machine);
}

static gboolean
is_dead (const Holder *holder,
         const Holder *self)
{
  g_autofree char *began = NULL;

  /* Many desktops are copies of one disk, so the id alone would not do. */
  if (!is_here (holder, self) || !*holder->boot || !*self->boot)
    return FALSE;
  if (!g_str_equal (holder->boot, self->boot))
    return TRUE;
  /* In a container's eyes everybody else's process is gone. */
  if (!is_same (holder->space, self->space) || holder->pid <= 0 || !*holder->began)
    return FALSE;
  if (holder->pid == self->pid && g_str_equal (holder->began, self->began))
    return !is_held (holder->token);
  if (kill ((pid_t) holder->pid, 0) != 0 && errno == ESRCH)
    return TRUE;
  began = dup_began (holder->pid);
  /* One that is there but cannot be seen is not provably gone. */
  return began && !g_str_equal (began, holder->began);
}

static char *
dup_moment (const char *since)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (since, NULL);
  g_autoptr(GDateTime) here = moment ? g_date_time_to_local (moment) : NULL;

  /* Translators: the moment somebody opened the records: "21 November, 09:15". */
  return here ? g_date_time_format (here, _("%-d %B, %H:%M")) : g_strdup (_("some time ago"));
}

static void
set_held (GError       **error,
          const char    *path,
          const Holder  *holder,
          const Holder  *self)
{
  g_autofree char *since = dup_moment (holder->since);
  g_autofree char *shown = g_filename_display_name (path);
  const char *who = holder->who && *holder->who ? holder->who : _("Somebody");
  const char *machine = *holder->machine ? holder->machine : _("a computer");

  if (is_here (holder, self))
    g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED,
                 /* Translators: a typed name, the moment they opened the records */
                 _("%s has these records open in another window on this computer (since %s). You can read "
                   "and print everything. To make changes, close that window, then try again."),
                 who, since);
  else
    g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED,
                 /* Translators: a typed name, a computer's name, a moment, a file */
                 _("%s has these records open on “%s” (since %s). You can read and print everything. To make "
                   "changes, close them there, then try again. If that computer can no longer be started, "
                   "whoever looks after your computers can delete the file “%s”."),
                 who, machine, since, shown);
}

/* --- Taking it ------------------------------------------------------------------------------- */

/* Of all who find the same dead lock at once, only the one that holds it by flock () may replace it,
 * and only while it is still the file in that place.
 * Returns: 0, EAGAIN to look again, EEXIST when it is held, or what went wrong. */
static int
take_over (const char    *path,
           const Holder  *self,
           GError       **error)
{
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  g_autoptr(Holder) holder = NULL;
  struct stat opened;
  struct stat present;
  int failure = EEXIST;

  if (fd < 0)
    return errno == ENOENT ? EAGAIN : errno;
  holder = read_holder (fd);
  if (!is_dead (holder, self))
    set_held (error, path, holder, self);
  else if (flock (fd, LOCK_EX | LOCK_NB) != 0 || fstat (fd, &opened) != 0 || stat (path, &present) != 0
           || opened.st_ino != present.st_ino || opened.st_dev != present.st_dev)
    failure = EAGAIN;
  else
    failure = put_over (path, self);
  close (fd);
  return failure;
}

static int
try_once (const char    *path,
          const Holder  *self,
          GError       **error)
{
  int failure = put_new (path, self);

  return failure == EEXIST ? take_over (path, self, error) : failure;
}

/* What was on its way to be a lock and never became one. */
static void
tidy (const char *data_dir)
{
  g_autoptr(GDir) dir = g_dir_open (data_dir, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (data_dir, name, NULL);

      if (g_str_has_prefix (name, LOCK_NAME "."))
        g_unlink (path);
    }
}

/**
 * charter_store_lock_take:
 * @data_dir: the folder of the records, which is there
 * @who: (nullable): the typed name, if it is known yet
 * @error: return location
 *
 * Takes the lock, also from a holder that is provably gone. In any thread.
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL with @error: CHARTER_STORE_ERROR_LOCKED, which
 *   says who has it, or why the file cannot be written
 */
CharterStoreLock *
charter_store_lock_take (const char  *data_dir,
                         const char  *who,
                         GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, LOCK_NAME, NULL);
  g_autofree char *token = g_uuid_string_random ();
  g_autofree char *since = charter_clock_dup_now ();
  g_autoptr(Holder) holder = holder_new_self (who, token, since);
  CharterStoreLock *self;
  int failure = EAGAIN;

  for (int i = 0; failure == EAGAIN && i < MAX_TRIES; i++)
    failure = try_once (path, holder, error);
  if (failure != 0)
    {
      if (error && !*error)
        set_failure (error, failure);
      return NULL;
    }
  tidy (data_dir);
  set_is_held (token, TRUE);
  self = g_new0 (CharterStoreLock, 1);
  self->path = g_steal_pointer (&path);
  self->who = g_strdup (who);
  self->token = g_steal_pointer (&token);
  self->since = g_steal_pointer (&since);
  return self;
}

/* Somebody may have deleted the file as the words above say, and another window taken it.
 * Returns: 0 when it is ours, EEXIST when it is another's, ENOENT, or why it cannot be read. */
static int
look_whose (CharterStoreLock *self)
{
  int fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  g_autoptr(Holder) holder = NULL;

  if (fd < 0)
    return errno;
  holder = read_holder (fd);
  close (fd);
  return g_str_equal (holder->token, self->token) ? 0 : EEXIST;
}

static gboolean
is_ours (CharterStoreLock *self)
{
  return look_whose (self) == 0;
}

/**
 * charter_store_lock_hold:
 * @self: a lock
 * @error: return location
 *
 * Looks whether it is still there, and takes it again when somebody has deleted it.
 *
 * Returns: %FALSE when somebody else has it now: @error says who, and nothing may be written
 */
gboolean
charter_store_lock_hold (CharterStoreLock  *self,
                         GError           **error)
{
  g_autoptr(Holder) holder = NULL;
  int failure = look_whose (self);

  if (failure == 0)
    return TRUE;
  if (failure != ENOENT && failure != EEXIST)
    return charter_database_set_system_error (error, failure);
  holder = holder_new_self (self->who, self->token, self->since);
  failure = EAGAIN;
  for (int i = 0; failure == EAGAIN && i < MAX_TRIES; i++)
    failure = try_once (self->path, holder, error);
  if (failure != 0 && error && !*error)
    charter_database_set_system_error (error, failure);
  return failure == 0;
}

/**
 * charter_store_lock_set_who:
 * @self: a lock
 * @who: (nullable): the name that was typed meanwhile
 */
void
charter_store_lock_set_who (CharterStoreLock *self,
                            const char       *who)
{
  g_autoptr(Holder) holder = holder_new_self (who, self->token, self->since);
  int failure = is_ours (self) ? put_over (self->path, holder) : 0;

  g_free (self->who);
  self->who = g_strdup (who);
  /* It still holds, only without the name. */
  if (failure)
    g_message ("The name could not be written beside the records: %s", g_strerror (failure));
}

/**
 * charter_store_lock_release:
 * @self: (nullable): a lock
 *
 * Takes the file away and frees @self.
 */
void
charter_store_lock_release (CharterStoreLock *self)
{
  if (!self)
    return;
  if (is_ours (self))
    g_unlink (self->path);
  set_is_held (self->token, FALSE);
  g_free (self->path);
  g_free (self->who);
  g_free (self->token);
  g_free (self->since);
  g_free (self);
}
