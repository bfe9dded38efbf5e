/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lookout.h"

#include <errno.h>
#include <sys/inotify.h>
#include <unistd.h>

static const char * const names[] = { "secret.txt", "secret.png", "secret.svg", "secret.css", "secret.dotx" };

static void
listen_at_some_port (Lookout *self)
{
  g_autoptr(GInetAddress) here = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (here, 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GError) error = NULL;

  self->socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_set_blocking (self->socket, FALSE);
  g_assert_true (g_socket_bind (self->socket, address, TRUE, &error) && g_socket_listen (self->socket, &error));
  bound = g_socket_get_local_address (self->socket, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

Lookout *
lookout_new (const char *folder)
{
  Lookout *self = g_new0 (Lookout, 1);

  self->folder = g_strdup (folder);
  self->watch = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  g_assert_cmpint (self->watch, >=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, LOOKOUT_SECRET, -1, NULL));
      g_assert_cmpint (inotify_add_watch (self->watch, path, IN_OPEN | IN_ACCESS), >=, 0);
    }
  listen_at_some_port (self);
  lookout_assert_quiet (self);
  return self;
}

void
lookout_free (Lookout *self)
{
  close (self->watch);
  g_socket_close (self->socket, NULL);
  g_object_unref (self->socket);
  g_free (self->folder);
  g_free (self);
}

char *
lookout_dup_text (Lookout    *self,
                  const char *text)
{
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  GString *made = g_string_new (text);

  g_string_replace (made, "@F@", self->folder, 0);
  g_string_replace (made, "@H@", address, 0);
  return g_string_free (made, FALSE);
}

/* Returns: what somebody did since this was last asked; %NULL for nothing */
const char *
lookout_ask (Lookout *self)
{
  char events[4096];
  g_autoptr(GSocket) caller = g_socket_accept (self->socket, NULL, NULL);

  if (caller)
    return "called the address that a file named";
  if (read (self->watch, events, sizeof events) > 0)
    return "opened a file that another file named";
  g_assert_cmpint (errno, ==, EAGAIN);
  return NULL;
}

void
lookout_assert_quiet (Lookout *self)
{
  g_assert_cmpstr (lookout_ask (self), ==, NULL);
}
