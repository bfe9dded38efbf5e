/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-picture-bytes.h"

static void
encode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  g_task_return_pointer (task, gdk_texture_save_to_png_bytes (source), (GDestroyNotify) g_bytes_unref);
}

/**
 * charter_picture_bytes_async:
 * @texture: a picture
 * @cancellable: (nullable): to stop
 * @callback: called when the bytes are there
 * @user_data: for @callback
 *
 * Packing a photograph takes a second or more. One that lies in the memory of the graphics card can
 * only be fetched by the thread that draws.
 */
void
charter_picture_bytes_async (GdkTexture          *texture,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (texture, cancellable, callback, user_data);

  g_return_if_fail (GDK_IS_TEXTURE (texture));
  g_task_set_source_tag (task, charter_picture_bytes_async);
  if (GDK_IS_MEMORY_TEXTURE (texture))
    g_task_run_in_thread (task, encode_in_thread);
  else
    encode_in_thread (task, texture, NULL, cancellable);
}

/**
 * charter_picture_bytes_finish:
 * @texture: the picture
 * @result: the result
 * @error: return location: it was stopped
 *
 * Returns: (transfer full) (nullable): a PNG file
 */
GBytes *
charter_picture_bytes_finish (GdkTexture    *texture,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, texture), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
