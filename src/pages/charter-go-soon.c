/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-go-soon.h"

typedef struct {
  CharterPage *page;
  char        *to;
  char        *target;
} Going;

static gboolean
go_cb (gpointer data)
{
  Going *going = data;

  charter_page_go (going->page, going->to, going->target);
  return G_SOURCE_REMOVE;
}

static void
going_free (gpointer data)
{
  Going *going = data;

  g_object_unref (going->page);
  g_free (going->to);
  g_free (going->target);
  g_free (going);
}

/**
 * charter_go_soon:
 * @page: the page that is shown
 * @to: another page's id
 * @target: (nullable): an item's code or a record's id there
 *
 * Goes to another page when the menu that was chosen from has gone: hidden with its page it would keep the
 * keyboard.
 */
void
charter_go_soon (CharterPage *page,
                 const char  *to,
                 const char  *target)
{
  Going *going = g_new0 (Going, 1);

  going->page = g_object_ref (page);
  going->to = g_strdup (to);
  going->target = g_strdup (target);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_cb, going, going_free);
}
