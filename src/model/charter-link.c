/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-link.h"

#include <glib/gi18n.h>

#include "charter-id.h"

/**
 * CharterLink:
 *
 * A link between two records, or between a record and a directory entry. The id is derived from its ends and kind.
 */
struct _CharterLink
{
  CharterRecord parent_instance;

  char *school;
  char *from_id;
  char *to_id;
  int kind;
};

G_DEFINE_FINAL_TYPE (CharterLink, charter_link, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterLink, school, "school"),
  CHARTER_TEXT (CharterLink, from_id, "from-id"),
  CHARTER_TEXT (CharterLink, to_id, "to-id"),
  CHARTER_ENUM (CharterLink, kind, "kind", charter_link_kind_get_type),
};

static void
charter_link_class_init (CharterLinkClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "link";
  record_class->noun = N_("link");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_link_init (CharterLink *self)
{
}

CHARTER_DEFINE_TEXT (CharterLink, charter_link, school, "school")
CHARTER_DEFINE_TEXT (CharterLink, charter_link, from_id, "from-id")
CHARTER_DEFINE_TEXT (CharterLink, charter_link, to_id, "to-id")
CHARTER_DEFINE_ENUM (CharterLink, charter_link, kind, "kind", CharterLinkKind)

/**
 * charter_link_new:
 * @school: the id of the school whose records these are
 * @from_id: the id of the record that supports, raises or uses
 * @to_id: the id of the record or directory entry that it supports, raises or uses
 * @kind: which of these
 *
 * Returns: (transfer full): the link, with the id it has on every machine
 */
CharterLink *
charter_link_new (const char      *school,
                  const char      *from_id,
                  const char      *to_id,
                  CharterLinkKind  kind)
{
  g_autofree char *id = charter_id_for ("link", from_id, to_id,
                                        charter_enum_to_nick (CHARTER_TYPE_LINK_KIND, kind), NULL);

  return g_object_new (CHARTER_TYPE_LINK,
                       "id", id,
                       "school", school,
                       "from-id", from_id,
                       "to-id", to_id,
                       "kind", kind,
                       NULL);
}
