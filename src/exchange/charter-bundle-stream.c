/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-bundle-stream.h"

/**
 * CharterBundleStream:
 *
 * The member of an archive as a stream, for those who read streams. It is good only while the archive
 * stands on that member.
 */
struct _CharterBundleStream
{
  GInputStream parent_instance;

  CharterBundleStreamRead read;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (CharterBundleStream, charter_bundle_stream, G_TYPE_INPUT_STREAM)

static gssize
charter_bundle_stream_read_fn (GInputStream  *stream,
                               void          *buffer,
                               gsize          count,
                               GCancellable  *cancellable,
                               GError       **error)
{
  CharterBundleStream *self = CHARTER_BUNDLE_STREAM (stream);

  return self->read (buffer, count, self->user_data, error);
}

static void
charter_bundle_stream_class_init (CharterBundleStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = charter_bundle_stream_read_fn;
}

static void
charter_bundle_stream_init (CharterBundleStream *self)
{
}

/**
 * charter_bundle_stream_new:
 * @read: reads the next bytes
 * @user_data: for @read; must outlive the stream
 *
 * Returns: (transfer full): a stream of what @read reads
 */
GInputStream *
charter_bundle_stream_new (CharterBundleStreamRead  read,
                           gpointer                 user_data)
{
  CharterBundleStream *self = g_object_new (CHARTER_TYPE_BUNDLE_STREAM, NULL);

  self->read = read;
  self->user_data = user_data;
  return G_INPUT_STREAM (self);
}
