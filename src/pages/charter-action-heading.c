/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-heading.h"

struct _CharterActionHeading
{
  GObject  parent_instance;

  char    *title;
  char    *about;
};

G_DEFINE_FINAL_TYPE (CharterActionHeading, charter_action_heading, G_TYPE_OBJECT)

static void
charter_action_heading_finalize (GObject *object)
{
  CharterActionHeading *self = CHARTER_ACTION_HEADING (object);

  g_free (self->title);
  g_free (self->about);

  G_OBJECT_CLASS (charter_action_heading_parent_class)->finalize (object);
}

static void
charter_action_heading_class_init (CharterActionHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_action_heading_finalize;
}

static void
charter_action_heading_init (CharterActionHeading *self)
{
}

/**
 * charter_action_heading_new:
 * @title: "Autumn 2, 2026/27"
 * @about: (nullable): "2 November to 18 December"
 *
 * Returns: (transfer full): a heading
 */
CharterActionHeading *
charter_action_heading_new (const char *title,
                            const char *about)
{
  CharterActionHeading *self = g_object_new (CHARTER_TYPE_ACTION_HEADING, NULL);

  self->title = g_strdup (title);
  self->about = g_strdup (about);
  return self;
}

/**
 * charter_action_heading_get_title:
 * @self: a heading
 *
 * Returns: what it says
 */
const char *
charter_action_heading_get_title (CharterActionHeading *self)
{
  return self->title;
}

/**
 * charter_action_heading_get_about:
 * @self: a heading
 *
 * Returns: (nullable): a sentence beneath it
 */
const char *
charter_action_heading_get_about (CharterActionHeading *self)
{
  return self->about;
}
