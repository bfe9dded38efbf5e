/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-bundle-merge.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-choice-words.h"
#include "charter-field-words.h"
#include "charter-job-error.h"

/* Two copies of a school's records are brought together field by field.
 *
 * Each side knows which values a field has had. A value that the other side has had before is an older
 * one, so the other has moved on from it, and its value stands, whatever the clocks say. Where neither
 * has seen the other's value, both have changed the field since they were last the same: that is a
 * conflict, and a person chooses. Where nothing is known of a field's past, the newer one stands. */

#define N_COMMON 3 /* id, created-at, modified-at */

static gboolean
is_of (const CharterPlainRecord *record,
       const char               *table)
{
  return g_str_equal (record->shape->klass->table, table);
}

static CharterMergeStep *
add_step (CharterBundleMerge       *self,
          CharterMergeKind          kind,
          const CharterPlainRecord *ours,
          const CharterPlainRecord *theirs)
{
  CharterMergeStep *step = g_new0 (CharterMergeStep, 1);

  step->kind = kind;
  step->ours = ours;
  step->theirs = theirs;
  step->takes_theirs = TRUE;
  g_ptr_array_add (self->steps, step);
  return step;
}

static gboolean
is_newer (const char *theirs,
          const char *ours)
{
  return g_strcmp0 (theirs, ours) > 0;
}

static const char *
get_modified_at (const CharterPlainRecord *record)
{
  return charter_plain_record_get (record, "modified-at");
}

/* --- A record on both sides -------------------------------------------------------------------- */

/* Numbers that a school counts its evidence and actions by are its own: two schools' E14 need not be one. */
static gboolean
is_own_number (GParamSpec *property)
{
  return g_str_equal (property->name, "number");
}

static void
compare_field (CharterBundleMerge       *self,
               const CharterPlainRecord *ours,
               const CharterPlainRecord *theirs,
               guint                     position,
               gboolean                 *is_changed)
{
  GParamSpec *property = ours->shape->properties[position];
  const char *id = charter_plain_record_get_id (ours);
  const CharterFieldPast *our_past = charter_past_find (self->copy->past, id, property->name);
  const CharterFieldPast *their_past = charter_past_find (self->bundle->past, id, property->name);
  gboolean we_moved_on = charter_field_past_has_seen (our_past, theirs->values[position]);
  gboolean they_moved_on = charter_field_past_has_seen (their_past, ours->values[position]);
  const char *our_at = our_past ? our_past->at : get_modified_at (ours);
  const char *their_at = their_past ? their_past->at : get_modified_at (theirs);
  gboolean is_conflict = our_past && their_past && !we_moved_on && !they_moved_on;
  CharterMergeStep *step;

  if (we_moved_on && !they_moved_on)
    return;
  if (!is_conflict && !(they_moved_on && !we_moved_on) && !is_newer (their_at, our_at))
    return;
  step = add_step (self, CHARTER_MERGE_CHANGE, ours, theirs);
  step->property = position;
  step->our_value = ours->values[position];
  step->their_value = theirs->values[position];
  step->our_who = our_past ? our_past->who : NULL;
  step->our_at = our_at;
  step->their_who = their_past ? their_past->who : NULL;
  step->their_at = their_at;
  step->is_conflict = is_conflict;
  step->takes_theirs = !is_conflict || is_newer (their_at, our_at);
  *is_changed |= !is_conflict;
}

static gboolean
compare_records (CharterBundleMerge        *self,
                 const CharterPlainRecord  *ours,
                 const CharterPlainRecord  *theirs,
                 GError                   **error)
{
  gboolean is_changed = FALSE;

  if (ours->shape != theirs->shape)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS,
                           _("The bundle gives one of the records here as something else. Nothing was changed."));
      return FALSE;
    }
  for (guint i = N_COMMON; i < ours->shape->n_properties; i++)
    if (!is_own_number (ours->shape->properties[i]) && g_strcmp0 (ours->values[i], theirs->values[i]) != 0)
      compare_field (self, ours, theirs, i, &is_changed);
  if (is_changed)
    self->n_changed++;
  else
    self->n_unchanged++;
  return TRUE;
}

/* --- A record on one side ---------------------------------------------------------------------- */

static const char *
get_last (CharterPast              *past,
          const CharterPlainRecord *record)
{
  const char *last = charter_past_get_last (past, charter_plain_record_get_id (record));

  return last ? last : get_modified_at (record);
}

static const char *
get_their_last (CharterBundleMerge       *self,
                const CharterPlainRecord *record)
{
  const char *last = NULL;

  for (guint i = N_COMMON; i < record->shape->n_properties; i++)
    {
      const CharterFieldPast *past = charter_past_find (self->bundle->past, charter_plain_record_get_id (record),
                                                        record->shape->properties[i]->name);

      if (past && is_newer (past->at, last))
        last = past->at;
    }
  return last ? last : get_modified_at (record);
}

/* Not here: new, or taken out here; what was changed there since is asked about. */
static void
look_at_theirs (CharterBundleMerge       *self,
                const CharterPlainRecord *theirs)
{
  const CharterRemoval *removal = charter_past_find_removal (self->copy->past, charter_plain_record_get_id (theirs));
  const char *their_at = get_their_last (self, theirs);
  CharterMergeStep *step;

  if (removal && !is_newer (their_at, removal->at))
    {
      self->n_unchanged++;
      return;
    }
  step = add_step (self, CHARTER_MERGE_ADD, NULL, theirs);
  step->their_at = their_at;
  if (!removal)
    {
      self->n_added++;
      return;
    }
  step->is_conflict = TRUE;
  step->our_at = removal->at;
  step->our_who = removal->who;
}

/* Not there: nothing to them, or taken out there; what was changed here since is asked about. */
static void
look_at_ours (CharterBundleMerge       *self,
              const CharterPlainRecord *ours)
{
  const CharterRemoval *removal = charter_past_find_removal (self->bundle->past, charter_plain_record_get_id (ours));
  CharterMergeStep *step;

  if (!removal || is_of (ours, "school") || !is_of (ours, removal->table))
    return;
  step = add_step (self, CHARTER_MERGE_REMOVE, ours, NULL);
  step->our_at = get_last (self->copy->past, ours);
  step->their_at = removal->at;
  step->their_who = removal->who;
  step->is_conflict = is_newer (step->our_at, removal->at);
  step->takes_theirs = !step->is_conflict;
  if (!step->is_conflict)
    self->n_removed++;
}

/* --- What is signed off ------------------------------------------------------------------------ */

static gboolean
is_signed_off (const CharterPlainRecord *audit)
{
  return audit && is_of (audit, "audit") &&
         g_strcmp0 (charter_plain_record_get (audit, "state"), "signed-off") == 0;
}

/* The self-evaluation that a record is part of. Remarks and actions go on after it is signed off, so they
 * are no parts. */
static const char *
get_audit (const CharterPlainRecord *record)
{
  static const char * const parts[] = { "judgement", "tick", "area_note", "voice_answers", NULL };

  if (!record)
    return NULL;
  if (is_of (record, "audit"))
    return charter_plain_record_get_id (record);
  return g_strv_contains (parts, record->shape->klass->table) ? charter_plain_record_get (record, "audit") : NULL;
}

static gboolean
is_signed_off_here (CharterBundleMerge       *self,
                    const CharterPlainRecord *record)
{
  const char *audit = get_audit (record);

  return audit && is_signed_off (g_hash_table_lookup (self->ours, audit));
}

static gboolean
alters_signed_off (CharterBundleMerge     *self,
                   const CharterMergeStep *step)
{
  return is_signed_off_here (self, step->ours) || is_signed_off_here (self, step->theirs);
}

/**
 * charter_bundle_merge_is_final:
 * @self: a comparison
 * @step: one of its steps
 *
 * Returns: whether the step is part of a self-evaluation that arrives signed off: no step of undo can take
 *   it back
 */
gboolean
charter_bundle_merge_is_final (CharterBundleMerge     *self,
                               const CharterMergeStep *step)
{
  const char *audit = get_audit (charter_merge_step_get_record (step));

  return audit && is_signed_off (charter_bundle_find (self->bundle, audit));
}

static gboolean
check_signed_off (CharterBundleMerge  *self,
                  GError             **error)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const CharterMergeStep *step = g_ptr_array_index (self->steps, i);
      const CharterPlainRecord *record = charter_merge_step_get_record (step);
      const char *id = is_of (record, "audit") ? charter_plain_record_get_id (record)
                                               : charter_plain_record_get (record, "audit");
      const CharterPlainRecord *audit = id ? g_hash_table_lookup (self->ours, id) : NULL;
      const char *cycle = audit ? charter_plain_record_get (audit, "cycle") : NULL;

      if (!alters_signed_off (self, step))
        continue;
      g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                   /* Translators: %s is a cycle, such as 2026/27 */
                   _("The bundle would alter the self-evaluation of %s, which is signed off. Nothing was changed. "
                     "If it has to be mended, open it again as a new revision."), cycle ? cycle : "–");
      return FALSE;
    }
  return TRUE;
}

/* --- All of it --------------------------------------------------------------------------------- */

static gboolean
compare_all (CharterBundleMerge  *self,
             GError             **error)
{
  for (guint i = 0; i < self->bundle->records->len; i++)
    {
      const CharterPlainRecord *theirs = g_ptr_array_index (self->bundle->records, i);
      const CharterPlainRecord *ours = g_hash_table_lookup (self->ours, charter_plain_record_get_id (theirs));

      if (!ours)
        look_at_theirs (self, theirs);
      else if (!compare_records (self, ours, theirs, error))
        return FALSE;
    }
  for (guint i = 0; i < self->copy->records->len; i++)
    {
      const CharterPlainRecord *ours = g_ptr_array_index (self->copy->records, i);

      if (!charter_bundle_find (self->bundle, charter_plain_record_get_id (ours)))
        look_at_ours (self, ours);
    }
  return check_signed_off (self, error);
}

/**
 * charter_bundle_merge_new:
 * @bundle: (transfer full): a bundle
 * @copy: (transfer full): what is here of the same school; without records when it is new here
 * @error: return location
 *
 * Compares. Nothing is changed.
 *
 * Returns: (transfer full) (nullable): what would change; %NULL when the bundle must not be brought in
 */
CharterBundleMerge *
charter_bundle_merge_new (CharterBundle      *bundle,
                          CharterSchoolCopy  *copy,
                          GError            **error)
{
  g_autoptr(CharterBundleMerge) self = g_new0 (CharterBundleMerge, 1);

  self->bundle = bundle;
  self->copy = copy;
  self->ours = g_hash_table_new (g_str_hash, g_str_equal);
  self->steps = g_ptr_array_new_with_free_func (g_free);
  self->conflicts = g_ptr_array_new ();
  for (guint i = 0; i < copy->records->len; i++)
    {
      CharterPlainRecord *record = g_ptr_array_index (copy->records, i);

      g_hash_table_insert (self->ours, (gpointer) charter_plain_record_get_id (record), record);
    }
  if (!compare_all (self, error))
    return NULL;
  for (guint i = 0; i < self->steps->len; i++)
    if (((CharterMergeStep *) g_ptr_array_index (self->steps, i))->is_conflict)
      g_ptr_array_add (self->conflicts, g_ptr_array_index (self->steps, i));
  return g_steal_pointer (&self);
}

/**
 * charter_bundle_merge_free:
 * @self: (transfer full) (nullable): a merge
 */
void
charter_bundle_merge_free (CharterBundleMerge *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->steps);
  g_hash_table_unref (self->ours);
  charter_bundle_free (self->bundle);
  charter_school_copy_free (self->copy);
  g_free (self);
}

/**
 * charter_bundle_merge_choose:
 * @self: a comparison
 * @choice: whom to believe in all that both sides have changed; to ask is to leave it as it is
 */
void
charter_bundle_merge_choose (CharterBundleMerge *self,
                             CharterMergeChoice  choice)
{
  for (guint i = 0; i < self->conflicts->len && choice != CHARTER_MERGE_ASK; i++)
    {
      CharterMergeStep *step = g_ptr_array_index (self->conflicts, i);

      step->takes_theirs = choice == CHARTER_MERGE_THEIRS ||
                           (choice == CHARTER_MERGE_NEWEST && is_newer (step->their_at, step->our_at));
    }
}

/* --- In words ---------------------------------------------------------------------------------- */

/**
 * charter_bundle_merge_get_school:
 * @self: a merge
 *
 * Returns: (nullable): the name of the school in the bundle
 */
const char *
charter_bundle_merge_get_school (CharterBundleMerge *self)
{
  return charter_plain_record_get (charter_bundle_find (self->bundle, self->bundle->school), "name");
}

const CharterPlainRecord *
charter_merge_step_get_record (const CharterMergeStep *step)
{
  return step->ours ? step->ours : step->theirs;
}

/* By what a person tells one record of a class from another. */
static const char *
get_name (const CharterPlainRecord *record)
{
  static const char * const names[] = { "title", "name", "item", "area", "cycle", "step", "words", "measure", "year",
                                        "text", "document", "say", "whom", "reviewed-on", "happened-on" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = charter_plain_record_get (record, names[i]);

      if (value)
        return value;
    }
  return NULL;
}

/**
 * charter_merge_step_dup_title:
 * @self: a comparison
 * @step: one of its steps
 *
 * Returns: (transfer full): which record it is about: "action: A quiet room", "judgement: 8.2, 2026/27"
 */
char *
charter_merge_step_dup_title (CharterBundleMerge     *self,
                              const CharterMergeStep *step)
{
  const CharterPlainRecord *record = charter_merge_step_get_record (step);
  const char *noun = _(record->shape->klass->noun);
  const char *name = get_name (record);
  const char *audit = charter_plain_record_get (record, "audit");
  const CharterPlainRecord *of = audit ? g_hash_table_lookup (self->ours, audit) : NULL;
  const char *cycle = of ? charter_plain_record_get (of, "cycle") : NULL;
  g_autofree char *title = NULL;

  if (!name)
    title = g_strdup (noun);
  else if (cycle && is_of (record, "judgement"))
    /* Translators: a kind of record, which one, and of which cycle: "judgement: 8.2, 2026/27" */
    title = g_strdup_printf (_("%s: %s, %s"), noun, name, cycle);
  else
    /* Translators: a kind of record, and which one: "action: A quiet room" */
    title = g_strdup_printf (_("%s: %s"), noun, name);
  title[0] = g_ascii_toupper (title[0]);
  return g_steal_pointer (&title);
}

/**
 * charter_merge_step_dup_field:
 * @step: a step
 *
 * Returns: (transfer full) (nullable): which field it is about, as a person calls it; %NULL: the whole record
 */
char *
charter_merge_step_dup_field (const CharterMergeStep *step)
{
  return step->kind == CHARTER_MERGE_CHANGE
         ? g_strdup (charter_field_words_get (step->ours->shape->properties[step->property]->name)) : NULL;
}

static char *
dup_value (const CharterMergeStep *step,
           const char             *value)
{
  GParamSpec *property = charter_merge_step_get_record (step)->shape->properties[step->property];
  const char *words = NULL;
  int choice;

  if (!value)
    return g_strdup (_("nothing said"));
  if (property->value_type == G_TYPE_BOOLEAN)
    return g_strdup (*value == '0' ? _("no") : _("yes"));
  if (G_TYPE_IS_ENUM (property->value_type) && charter_enum_from_nick (property->value_type, value, &choice))
    words = charter_choice_words_get (property->value_type, choice);
  return g_strdup (words ? words : value);
}

/**
 * charter_merge_step_dup_ours:
 * @step: a step
 *
 * Returns: (transfer full): what is here, in words
 */
char *
charter_merge_step_dup_ours (const CharterMergeStep *step)
{
  if (step->kind == CHARTER_MERGE_ADD)
    return g_strdup (_("taken out"));
  if (step->kind == CHARTER_MERGE_REMOVE)
    return g_strdup (_("changed and kept"));
  return dup_value (step, step->our_value);
}

/**
 * charter_merge_step_dup_theirs:
 * @step: one thing that differs
 *
 * Returns: (transfer full): what the bundle has, in words
 */
char *
charter_merge_step_dup_theirs (const CharterMergeStep *step)
{
  if (step->kind == CHARTER_MERGE_ADD)
    return g_strdup (_("changed and kept"));
  if (step->kind == CHARTER_MERGE_REMOVE)
    return g_strdup (_("taken out"));
  return dup_value (step, step->their_value);
}
