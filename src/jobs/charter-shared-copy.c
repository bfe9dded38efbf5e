/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-shared-copy.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-clock.h"
#include "charter-copy-job.h"

#define GROUP "Shared copy"

/* Days. A copy that is older is of little help to whoever has to go on with it. */
#define OLD_AFTER 7

/**
 * CharterSharedCopy:
 *
 * Where it goes and how old it is stands in sharing.ini beside the records, for each account has its own.
 */
struct _CharterSharedCopy
{
  GObject parent_instance;

  CharterSession *session;
  GCancellable   *cancellable;
  char           *folder;   /* nullable */
  char           *file;     /* nullable: the copy's name in it */
  char           *made_on;  /* nullable: the day of the last good copy */
  char           *problem;  /* nullable */
  char           *words;    /* nullable */
  CharterSharedCopyState state;
  gboolean        is_writing;
  gboolean        is_unreachable; /* why there is a problem: the folder is not there */
};

G_DEFINE_FINAL_TYPE (CharterSharedCopy, charter_shared_copy, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CharterSharedCopyState, charter_shared_copy_state,
                    G_DEFINE_ENUM_VALUE (CHARTER_SHARED_COPY_OFF, "off"),
                    G_DEFINE_ENUM_VALUE (CHARTER_SHARED_COPY_WRITING, "writing"),
                    G_DEFINE_ENUM_VALUE (CHARTER_SHARED_COPY_FRESH, "fresh"),
                    G_DEFINE_ENUM_VALUE (CHARTER_SHARED_COPY_OLD, "old"),
                    G_DEFINE_ENUM_VALUE (CHARTER_SHARED_COPY_FAILED, "failed"))

typedef enum {
  PROP_FOLDER = 1,
  PROP_STATE,
  PROP_WORDS,
  PROP_PROBLEM,
} CharterSharedCopyProperty;

static GParamSpec *properties[PROP_PROBLEM + 1];

static const char *
get_data_dir (CharterSharedCopy *self)
{
  return charter_store_get_data_dir (charter_session_get_store (self->session));
}

/* --- What is remembered ---------------------------------------------------------------------- */

static void
recall (CharterSharedCopy *self)
{
  g_autofree char *path = g_build_filename (get_data_dir (self), "sharing.ini", NULL);
  g_autoptr(GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  self->folder = g_key_file_get_string (file, GROUP, "Folder", NULL);
  self->file = g_key_file_get_string (file, GROUP, "File", NULL);
  self->made_on = g_key_file_get_string (file, GROUP, "MadeOn", NULL);
}

static void
set_value (GKeyFile   *file,
           const char *key,
           const char *value)
{
  if (value)
    g_key_file_set_string (file, GROUP, key, value);
}

static void
remember (CharterSharedCopy *self)
{
  g_autofree char *path = g_build_filename (get_data_dir (self), "sharing.ini", NULL);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  set_value (file, "Folder", self->folder);
  set_value (file, "File", self->file);
  set_value (file, "MadeOn", self->made_on);
  text = g_key_file_to_data (file, NULL, NULL);
  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_message ("The folder for the shared copy was not noted: %s", error->message);
}

/* --- What is said ---------------------------------------------------------------------------- */

/* Days since the last good copy; -1: there has been none. */
static int
count_days (CharterSharedCopy *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GDateTime) made = NULL;
  g_autoptr(GDateTime) now = NULL;
  g_autofree char *from = self->made_on ? g_strconcat (self->made_on, "T00:00:00Z", NULL) : NULL;
  g_autofree char *to = g_strconcat (today, "T00:00:00Z", NULL);

  made = from ? g_date_time_new_from_iso8601 (from, NULL) : NULL;
  now = g_date_time_new_from_iso8601 (to, NULL);
  if (!made || !now)
    return -1;
  /* A clock that was set back makes no copy old. */
  return MAX (0, (int) (g_date_time_difference (now, made) / G_TIME_SPAN_DAY));
}

static char *
dup_age (int days)
{
  if (days < 0)
    return g_strdup (_("Shared copy: none yet"));
  if (days == 0)
    return g_strdup (_("Shared copy: today"));
  return g_strdup_printf (ngettext ("Shared copy: %d day old", "Shared copy: %d days old", (gulong) days), days);
}

static void
say (CharterSharedCopy *self)
{
  int days = count_days (self);
  g_autofree char *age = dup_age (days);
  g_autofree char *words = NULL;
  CharterSharedCopyState state = CHARTER_SHARED_COPY_FRESH;

  if (!self->folder)
    state = CHARTER_SHARED_COPY_OFF;
  else if (self->is_writing)
    {
      state = CHARTER_SHARED_COPY_WRITING;
      words = g_strdup (_("Shared copy: being written…"));
    }
  else if (self->problem)
    {
      state = CHARTER_SHARED_COPY_FAILED;
      /* Translators: the age of a copy, as a sentence's beginning: "Shared copy: 2 days old". */
      words = g_strdup_printf (self->is_unreachable ? _("%s, folder not reachable") : _("%s, not renewed"), age);
    }
  else
    {
      state = days < 0 || days > OLD_AFTER ? CHARTER_SHARED_COPY_OLD : CHARTER_SHARED_COPY_FRESH;
      words = g_steal_pointer (&age);
    }
  g_object_freeze_notify (G_OBJECT (self));
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (g_strcmp0 (self->words, words) != 0)
    {
      g_free (self->words);
      self->words = g_steal_pointer (&words);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_problem (CharterSharedCopy *self,
             const char        *problem)
{
  self->is_unreachable = problem && !g_file_test (self->folder, G_FILE_TEST_IS_DIR);
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* --- Writing --------------------------------------------------------------------------------- */

static char *
dup_first_school (CharterSharedCopy *self)
{
  GListModel *schools = charter_store_get_schools (charter_session_get_store (self->session));
  g_autoptr(CharterSchool) school = g_list_model_get_item (schools, 0);
  const char *name = school ? charter_school_get_name (school) : NULL;
  char *plain = g_strdup (name ? name : _("School"));

  /* What no file system takes; the rest of a name is the school's own. */
  g_strdelimit (plain, "/\\:*?\"<>|\n\r\t", ' ');
  return g_strstrip (plain);
}

/* A colleague's copy in the same folder keeps its name: this one takes the next. */
static char *
find_name (CharterSharedCopy  *self,
           GError            **error)
{
  g_autofree char *origin = charter_copy_job_dup_origin (get_data_dir (self), error);
  g_autofree char *school = dup_first_school (self);

  for (guint i = 1; origin && i < 1000; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s%s", school, CHARTER_COPY_ENDING)
                                     : g_strdup_printf ("%s %u%s", school, i, CHARTER_COPY_ENDING);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autoptr(CharterCopyManifest) there = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
      there = charter_copy_file_look (path, NULL);
      if (there && g_strcmp0 (there->origin, origin) == 0)
        return g_steal_pointer (&name);
    }
  return origin ? g_strconcat (origin, CHARTER_COPY_ENDING, NULL) : NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CharterSharedCopy) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterCopyManifest) manifest =
    charter_copy_job_write_finish (CHARTER_SESSION (source), result, &error);

  self->is_writing = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_problem (self, error ? error->message : NULL);
  if (manifest)
    {
      g_free (self->made_on);
      self->made_on = charter_clock_dup_today ();
      remember (self);
    }
  say (self);
}

/**
 * charter_shared_copy_write:
 * @self: a shared copy
 *
 * Writes it now, if there is a folder for it and it is not being written already.
 */
void
charter_shared_copy_write (CharterSharedCopy *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (CHARTER_IS_SHARED_COPY (self));

  if (!self->folder || self->is_writing || charter_store_get_is_read_only (store))
    return;
  /* Never made: a folder that is not there is a drive that is not. */
  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    {
      set_problem (self, _("The folder for the shared copy cannot be reached. See whether the network drive is there."));
      say (self);
      return;
    }
  g_free (self->file);
  self->file = find_name (self, &error);
  if (!self->file)
    {
      set_problem (self, error->message);
      say (self);
      return;
    }
  path = g_build_filename (self->folder, self->file, NULL);
  self->is_writing = TRUE;
  say (self);
  charter_copy_job_write_async (self->session, path, NULL, TRUE, NULL, NULL, self->cancellable, written_cb,
                                g_object_ref (self));
}

static void
backed_up_cb (CharterSharedCopy *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  g_autofree char *backed_up_on = NULL;

  g_object_get (store, "backed-up-on", &backed_up_on, NULL);
  say (self);
  /* After each daily backup once; and when that was made without this, now. */
  if (backed_up_on && g_strcmp0 (backed_up_on, self->made_on) != 0)
    charter_shared_copy_write (self);
}

/* --- The object ------------------------------------------------------------------------------ */

static void
charter_shared_copy_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CharterSharedCopy *self = CHARTER_SHARED_COPY (object);

  switch ((CharterSharedCopyProperty) prop_id)
    {
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_shared_copy_finalize (GObject *object)
{
  CharterSharedCopy *self = CHARTER_SHARED_COPY (object);

  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  g_free (self->folder);
  g_free (self->file);
  g_free (self->made_on);
  g_free (self->problem);
  g_free (self->words);

  G_OBJECT_CLASS (charter_shared_copy_parent_class)->finalize (object);
}

static void
charter_shared_copy_class_init (CharterSharedCopyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = charter_shared_copy_get_property;
  object_class->finalize = charter_shared_copy_finalize;

  properties[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CHARTER_TYPE_SHARED_COPY_STATE,
                                              CHARTER_SHARED_COPY_OFF, flags);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_shared_copy_init (CharterSharedCopy *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * charter_shared_copy_new:
 * @session: a session, open or not
 *
 * Returns: (transfer full): what keeps its shared copy up to date
 */
CharterSharedCopy *
charter_shared_copy_new (CharterSession *session)
{
  CharterSharedCopy *self = g_object_new (CHARTER_TYPE_SHARED_COPY, NULL);

  self->session = g_object_ref (session);
  recall (self);
  say (self);
  g_signal_connect_object (charter_session_get_store (session), "notify::backed-up-on", G_CALLBACK (backed_up_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * charter_shared_copy_get_folder:
 * @self: a copy in a shared folder
 *
 * Returns: (nullable): the folder; %NULL when no copies are made
 */
const char *
charter_shared_copy_get_folder (CharterSharedCopy *self)
{
  g_return_val_if_fail (CHARTER_IS_SHARED_COPY (self), NULL);
  return self->folder;
}

/**
 * charter_shared_copy_set_folder:
 * @self: a shared copy
 * @folder: (nullable): a folder that others can read; %NULL: none
 *
 * The first copy is written at once. One that lies in the folder used before stays there.
 */
void
charter_shared_copy_set_folder (CharterSharedCopy *self,
                                const char        *folder)
{
  g_return_if_fail (CHARTER_IS_SHARED_COPY (self));

  if (g_strcmp0 (self->folder, folder) == 0)
    return;
  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_clear_pointer (&self->made_on, g_free);
  g_clear_pointer (&self->file, g_free);
  set_problem (self, NULL);
  remember (self);
  say (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDER]);
  charter_shared_copy_write (self);
}

/**
 * charter_shared_copy_get_state:
 * @self: a copy in a shared folder
 *
 * Returns: how the newest copy stands
 */
CharterSharedCopyState
charter_shared_copy_get_state (CharterSharedCopy *self)
{
  g_return_val_if_fail (CHARTER_IS_SHARED_COPY (self), CHARTER_SHARED_COPY_OFF);
  return self->state;
}

/**
 * charter_shared_copy_get_words:
 * @self: a shared copy
 *
 * Returns: (transfer none) (nullable): "Shared copy: 2 days old"; %NULL when there is no folder for one
 */
const char *
charter_shared_copy_get_words (CharterSharedCopy *self)
{
  g_return_val_if_fail (CHARTER_IS_SHARED_COPY (self), NULL);
  return self->words;
}

/**
 * charter_shared_copy_get_problem:
 * @self: a copy in a shared folder
 *
 * Returns: (nullable): why there is no newer one, in plain words
 */
const char *
charter_shared_copy_get_problem (CharterSharedCopy *self)
{
  g_return_val_if_fail (CHARTER_IS_SHARED_COPY (self), NULL);
  return self->problem;
}

/**
 * charter_shared_copy_get_file:
 * @self: a shared copy
 *
 * Returns: (transfer none) (nullable): its name in the folder
 */
const char *
charter_shared_copy_get_file (CharterSharedCopy *self)
{
  g_return_val_if_fail (CHARTER_IS_SHARED_COPY (self), NULL);
  return self->file;
}

/**
 * charter_shared_copy_stop:
 * @self: a shared copy
 *
 * For the end of the program: one that is being written is given up, and the old one stays.
 */
void
charter_shared_copy_stop (CharterSharedCopy *self)
{
  g_return_if_fail (CHARTER_IS_SHARED_COPY (self));
  g_cancellable_cancel (self->cancellable);
}
