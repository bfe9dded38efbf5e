/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-bundle-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-id.h"
#include "charter-judgement.h"

static gboolean
is_of (const CharterPlainRecord *record,
       const char               *table)
{
  return g_str_equal (record->shape->klass->table, table);
}

static CharterPlainRecord *
dup_record (const CharterPlainRecord *record)
{
  CharterPlainRecord *copy = charter_plain_record_new (record->shape);

  for (guint i = 0; i < record->shape->n_properties; i++)
    copy->values[i] = g_strdup (record->values[i]);
  return copy;
}

/* --- Some audits of all ------------------------------------------------------------------------ */

static gboolean
names_one (const CharterPlainRecord *record,
           const char               *field,
           GHashTable               *chosen)
{
  const char *id = charter_plain_record_get (record, field);

  return id && g_hash_table_contains (chosen, id);
}

/* Whatever stands for itself and supports what is chosen: evidence, and actions that come of it. */
static void
choose_linked (CharterBundle *self,
               GHashTable    *chosen)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const CharterPlainRecord *link = g_ptr_array_index (self->records, i);
      const char *ends[] = { charter_plain_record_get (link, "from-id"), charter_plain_record_get (link, "to-id") };

      for (guint j = 0; j < 2 && is_of (link, "link"); j++)
        {
          const CharterPlainRecord *other = charter_bundle_find (self, ends[1 - j]);

          if (ends[j] && g_hash_table_contains (chosen, ends[j]) && other &&
              (is_of (other, "evidence") || is_of (other, "action")))
            g_hash_table_add (chosen, (gpointer) charter_plain_record_get_id (other));
        }
    }
}

static void
choose_hanging_on (CharterBundle *self,
                   GHashTable    *chosen)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const CharterPlainRecord *record = g_ptr_array_index (self->records, i);

      if (names_one (record, "audit", chosen) || names_one (record, "evidence", chosen) ||
          names_one (record, "action", chosen) ||
          (names_one (record, "from-id", chosen) && names_one (record, "to-id", chosen)))
        g_hash_table_add (chosen, (gpointer) charter_plain_record_get_id (record));
    }
}

static void
copy_past (CharterBundle *from,
           CharterBundle *to)
{
  g_autoptr(GPtrArray) fields = charter_past_list_fields (from->past);

  for (guint i = 0; i < fields->len; i++)
    {
      const CharterFieldPast *field = g_ptr_array_index (fields, i);
      CharterFieldPast *copy;

      if (!charter_bundle_find (to, field->record))
        continue;
      copy = charter_past_ensure_field (to->past, field->record, field->field);
      charter_field_past_set (copy, field->who, field->at);
      for (guint j = 0; j < field->seen->len; j++)
        charter_field_past_see (copy, g_ptr_array_index (field->seen, j));
    }
}

/**
 * charter_bundle_choose_audits:
 * @self: a bundle of a whole school
 * @audits: (array zero-terminated=1): ids of some of its self-evaluations
 *
 * Returns: (transfer full): a bundle of those, with the evidence and the actions that they rest on or
 *   lead to, and of nothing else
 */
CharterBundle *
charter_bundle_choose_audits (CharterBundle      *self,
                              const char * const *audits)
{
  g_autoptr(GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  CharterBundle *part = charter_bundle_new (self->school, self->made_at);

  for (guint i = 0; audits[i]; i++)
    g_hash_table_add (chosen, (gpointer) audits[i]);
  choose_hanging_on (self, chosen);
  choose_linked (self, chosen);
  choose_hanging_on (self, chosen);
  g_hash_table_add (chosen, self->school);
  for (guint i = 0; i < self->records->len; i++)
    {
      const CharterPlainRecord *record = g_ptr_array_index (self->records, i);
      const char *sha256 = charter_plain_record_get (record, "sha256");
      const CharterBundleFile *file;

      if (!g_hash_table_contains (chosen, charter_plain_record_get_id (record)))
        continue;
      charter_bundle_add (part, dup_record (record));
      file = sha256 && is_of (record, "evidence_file") ? charter_bundle_find_file (self, sha256) : NULL;
      if (file)
        charter_bundle_add_file (part, file->sha256, file->size);
    }
  copy_past (self, part);
  return part;
}

/* --- Levels only ------------------------------------------------------------------------------- */

/* The same school comes out under the same name each time, so that its years can be told together. Where
 * it begins, the id of its first self-evaluation, is random and never told, so nobody can go back from
 * the name to the school; the school's own id would not do, for it follows from its URN. */
static char *
dup_pseudonym (CharterBundle *self)
{
  const CharterPlainRecord *first = NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      const CharterPlainRecord *record = g_ptr_array_index (self->records, i);

      if (is_of (record, "audit") &&
          (!first || strcmp (charter_plain_record_get (record, "created-at"),
                             charter_plain_record_get (first, "created-at")) < 0))
        first = record;
    }
  return first ? charter_id_for ("pseudonym", charter_plain_record_get_id (first), "school", NULL)
               : charter_id_new ();
}

static CharterPlainRecord *
new_anonymous (CharterBundle *to,
               const char    *table,
               const char    *id)
{
  CharterPlainRecord *record = charter_plain_record_new (charter_shape_find (table));

  for (guint i = 0; i < record->shape->n_properties; i++)
    if (record->shape->properties[i]->value_type == G_TYPE_BOOLEAN)
      record->values[i] = g_strdup ("0");
    else if (G_TYPE_IS_ENUM (record->shape->properties[i]->value_type))
      {
        GParamSpecEnum *property = G_PARAM_SPEC_ENUM (record->shape->properties[i]);

        record->values[i] =
          g_strdup (g_enum_get_value (property->enum_class, property->default_value)->value_nick);
      }
  charter_plain_record_set (record, "id", id);
  charter_plain_record_set (record, "created-at", to->made_at);
  charter_plain_record_set (record, "modified-at", to->made_at);
  if (charter_shape_find_property (record->shape, "school") >= 0)
    charter_plain_record_set (record, "school", to->school);
  return record;
}

static void
copy_fields (CharterPlainRecord       *to,
             const CharterPlainRecord *from,
             const char * const       *names)
{
  for (guint i = 0; names[i]; i++)
    charter_plain_record_set (to, names[i], charter_plain_record_get (from, names[i]));
}

static void
add_school (CharterBundle *to)
{
  CharterPlainRecord *school = new_anonymous (to, "school", to->school);
  g_autofree char *mark = g_ascii_strup (to->school, 4);
  /* Translators: a school whose name is not told; %s is four letters and digits */
  g_autofree char *name = g_strdup_printf (_("School %s"), mark);

  charter_plain_record_set (school, "name", name);
  charter_bundle_add (to, school);
}

static void
add_audit (CharterBundle            *to,
           const CharterPlainRecord *audit,
           const char               *id)
{
  static const char * const names[] = { "framework", "framework-version", "cycle", "revision", "state", NULL };
  CharterPlainRecord *copy = new_anonymous (to, "audit", id);

  copy_fields (copy, audit, names);
  charter_bundle_add (to, copy);
}

/* What the school itself judged. A voice of a few pupils or families could be heard out of its levels. */
static void
add_judgement (CharterBundle            *to,
               const CharterPlainRecord *judgement,
               const char               *audit)
{
  static const char * const names[] = { "item", "level", NULL };
  const char *item = charter_plain_record_get (judgement, "item");
  g_autofree char *id = NULL;
  CharterPlainRecord *copy;

  if (!item || g_strcmp0 (charter_plain_record_get (judgement, "voice"), "school") != 0)
    return;
  id = charter_judgement_dup_id_for (audit, item, CHARTER_VOICE_SCHOOL);
  copy = new_anonymous (to, "judgement", id);
  copy_fields (copy, judgement, names);
  charter_plain_record_set (copy, "audit", audit);
  /* That it does not apply counts; why is words. */
  if (charter_plain_record_get (judgement, "not-applicable"))
    charter_plain_record_set (copy, "not-applicable", _("Reason left out"));
  charter_bundle_add (to, copy);
}

/**
 * charter_bundle_make_anonymous:
 * @self: a bundle of a whole school
 * @own_frameworks: (array zero-terminated=1): frameworks that the school made itself, whose self-evaluations
 *   are left out, for their very names may tell whose they are
 *
 * Returns: (transfer full): a bundle of the levels that the school judged itself to have, under another
 *   name and other ids, all of one moment: no words, no evidence, no people, no past
 */
CharterBundle *
charter_bundle_make_anonymous (CharterBundle      *self,
                               const char * const *own_frameworks)
{
  g_autofree char *school = dup_pseudonym (self);
  g_autofree char *day = g_strndup (self->made_at, strlen ("2026-11-22"));
  g_autofree char *moment = g_strconcat (day, "T00:00:00.000Z", NULL);
  g_autoptr(GHashTable) audits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  CharterBundle *to = charter_bundle_new (school, moment);

  to->is_anonymous = TRUE;
  add_school (to);
  for (guint i = 0; i < self->records->len; i++)
    {
      const CharterPlainRecord *record = g_ptr_array_index (self->records, i);
      const char *framework = charter_plain_record_get (record, "framework");
      char *id;

      if (!is_of (record, "audit") || !framework || g_strv_contains (own_frameworks, framework))
        continue;
      id = charter_id_for ("pseudonym", charter_plain_record_get_id (record), "audit", NULL);
      add_audit (to, record, id);
      g_hash_table_insert (audits, (gpointer) charter_plain_record_get_id (record), id);
    }
  for (guint i = 0; i < self->records->len; i++)
    {
      const CharterPlainRecord *record = g_ptr_array_index (self->records, i);
      const char *audit = is_of (record, "judgement") ? charter_plain_record_get (record, "audit") : NULL;
      const char *id = audit ? g_hash_table_lookup (audits, audit) : NULL;

      if (id)
        add_judgement (to, record, id);
    }
  return to;
}
