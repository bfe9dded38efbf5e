/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-logo-job.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <string.h>

#include "charter-job-error.h"

/* What is read at all, and what is kept: three times what the largest place on paper can show. */
#define LARGEST_FILE (4 * 1024 * 1024)
#define LARGEST_SIDE 20000
#define KEPT_WIDTH 900
#define KEPT_HEIGHT 270
/* A drawing has no size of its own worth keeping. */
#define LARGEST_KEPT (512 * 1024)

static gboolean
fail (GError     **error,
      const char  *words)
{
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS, words);
  return FALSE;
}

/* A picture is never larger in memory than what is kept of it; an SVG is drawn at that size. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         data)
{
  gboolean *is_huge = data;
  double scale;

  if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE)
    {
      *is_huge = TRUE;
      gdk_pixbuf_loader_set_size (loader, 1, 1);
      return;
    }
  scale = MIN ((double) KEPT_WIDTH / width, (double) KEPT_HEIGHT / height);
  gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)));
}

/* By its first bytes, so that no other decoder is ever tried on a file from outside. */
static const char *
get_kind (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > 8 && memcmp (data, "\211PNG\r\n\032\n", 8) == 0)
    return "png";
  if (size > 3 && memcmp (data, "\377\330\377", 3) == 0)
    return "jpeg";
  if (size > 0 && g_strstr_len (data, (gssize) MIN (size, 4096), "<svg") != NULL)
    return "svg";
  return NULL;
}

static GdkPixbuf *
load (GBytes      *bytes,
      const char  *kind,
      GError     **error)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (kind, NULL);
  gboolean is_huge = FALSE;
  gboolean is_read;
  GdkPixbuf *pixbuf;

  if (!loader)
    {
      fail (error, _("Nothing on this computer reads such pictures. Choose a PNG file."));
      return NULL;
    }

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &is_huge);
  is_read = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  is_read = gdk_pixbuf_loader_close (loader, NULL) && is_read;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (is_huge || !is_read || !pixbuf)
    {
      fail (error, is_huge ? _("This picture is too large. Choose one of at most 20,000 points each way.")
                           : _("This picture cannot be read. Choose a PNG, JPEG or SVG file that opens in "
                               "another program."));
      return NULL;
    }
  return g_object_ref (pixbuf);
}

/**
 * charter_logo_job_read:
 * @bytes: a PNG, JPEG or SVG file
 * @error: CHARTER_JOB_ERROR_NOT_OURS when it is none, damaged or too large
 *
 * Makes a small PNG on white of it, so that what is kept needs no care when it is printed: nothing of
 * the file itself, which may say where and by whom a photo was taken, is kept. May be called in any
 * thread.
 *
 * Returns: (transfer full) (nullable): the picture in base 64
 */
char *
charter_logo_job_read (GBytes  *bytes,
                       GError **error)
{
  const char *kind = get_kind (bytes);
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  g_autoptr(GdkPixbuf) flat = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;

  if (g_bytes_get_size (bytes) > LARGEST_FILE || !kind)
    {
      fail (error, g_bytes_get_size (bytes) > LARGEST_FILE
                   ? _("This file is larger than 4 MB. Choose a smaller one.")
                   : _("This is no picture that can be a logo. Choose a PNG, JPEG or SVG file."));
      return NULL;
    }
  pixbuf = load (bytes, kind, error);
  if (!pixbuf)
    return NULL;
  flat = gdk_pixbuf_composite_color_simple (pixbuf, gdk_pixbuf_get_width (pixbuf),
                                            gdk_pixbuf_get_height (pixbuf), GDK_INTERP_NEAREST, 255, 8,
                                            0xffffff, 0xffffff);
  if (!flat || !gdk_pixbuf_save_to_buffer (flat, &data, &size, "png", NULL, NULL) || size > LARGEST_KEPT)
    {
      fail (error, _("This picture cannot be made small enough. Choose a simpler one."));
      return NULL;
    }
  return g_base64_encode ((const guchar *) data, size);
}

/**
 * charter_logo_job_find:
 * @portfolio: a school's records
 *
 * Returns: (nullable) (transfer none): the school's logo
 */
CharterLogo *
charter_logo_job_find (CharterPortfolio *portfolio)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autofree char *id = charter_logo_dup_id_for (school);
  CharterRecord *found = charter_portfolio_find (portfolio, id);

  return CHARTER_IS_LOGO (found) ? CHARTER_LOGO (found) : NULL;
}

/* In a thread: the file may lie on a drive that takes its time. */
static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;
  char *picture = NULL;

  info = g_file_query_info (data, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, &error);
  if (info && g_file_info_get_size (info) > LARGEST_FILE)
    fail (&error, _("This file is larger than 4 MB. Choose a smaller one."));
  else if (info)
    bytes = g_file_load_bytes (data, cancellable, NULL, &error);
  if (bytes)
    picture = charter_logo_job_read (bytes, &error);
  if (picture)
    g_task_return_pointer (task, picture, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * charter_logo_job_set_async:
 * @session: a session with a school
 * @file: a PNG, JPEG or SVG
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes @file the school's logo.
 */
void
charter_logo_job_set_async (CharterSession      *session,
                            GFile               *file,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, charter_logo_job_set_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * charter_logo_job_set_finish:
 * @session: the session
 * @result: what the callback got
 * @error: why the file is no logo, or cannot be read
 *
 * Returns: whether the school has it as its logo now
 */
gboolean
charter_logo_job_set_finish (CharterSession  *session,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_autofree char *picture = g_task_propagate_pointer (G_TASK (result), error);
  g_autofree char *name = NULL;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  CharterLogo *logo;

  if (!picture || !portfolio)
    return picture != NULL;
  name = g_file_get_basename (g_task_get_task_data (G_TASK (result)));
  charter_store_begin_group (store, _("Choose the logo"));
  logo = charter_logo_job_find (portfolio);
  if (logo)
    {
      charter_logo_set_name (logo, name);
      charter_logo_set_picture (logo, picture);
    }
  else
    {
      const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
      g_autofree char *id = charter_logo_dup_id_for (school);
      g_autoptr(CharterLogo) made = g_object_new (CHARTER_TYPE_LOGO, "id", id, "school", school, "name", name,
                                                  "picture", picture, NULL);

      charter_portfolio_add (portfolio, CHARTER_RECORD (made));
    }
  charter_store_end_group (store);
  return TRUE;
}

/**
 * charter_logo_job_remove:
 * @session: a session with a school
 *
 * Takes the school's logo away; undoable.
 */
void
charter_logo_job_remove (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  CharterLogo *logo = portfolio ? charter_logo_job_find (portfolio) : NULL;

  if (!logo)
    return;
  charter_store_begin_group (store, _("Take the logo away"));
  charter_portfolio_remove (portfolio, CHARTER_RECORD (logo));
  charter_store_end_group (store);
}
