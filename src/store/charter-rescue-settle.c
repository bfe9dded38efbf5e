/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* Whether what was found holds together, what is said of it, and the new file. */

#include "charter-rescue-merge-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-clock.h"
#include "charter-statement.h"

/* So many are named; a longer list is not read. */
#define MOST_LINES 200

typedef struct {
  CharterRescueSet *child;
  CharterRescueSet *parent;
  guint             column;
} Belonging;

/* --- What belongs to what -------------------------------------------------------------------- */

static void
add_belongings (CharterRescueMerge *self,
                CharterRescueSet   *set,
                CharterDatabase    *sample,
                GArray             *belongings)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"table\", \"from\" FROM pragma_foreign_key_list('%s')",
                                          set->table->name);
  g_autoptr(CharterStatement) statement = charter_statement_new (sample, sql, NULL);
  gboolean has_row;

  while (statement && charter_statement_step (statement, &has_row, NULL) && has_row)
    {
      Belonging belonging = { set, charter_rescue_merge_find (self, charter_statement_get_text (statement, 0)), 0 };

      for (guint i = 0; i < set->table->n_columns; i++)
        if (g_strcmp0 (set->table->columns[i], charter_statement_get_text (statement, 1)) == 0)
          belonging.column = i;
      if (belonging.parent && belonging.column > 0)
        g_array_append_val (belongings, belonging);
    }
}

/* The school that records say they are of: its own row is gone, and its name can be typed again. */
static void
add_school (CharterRescueSet *schools,
            const char       *id)
{
  CharterSalvagedRow *row = g_new0 (CharterSalvagedRow, 1);
  g_autofree char *now = charter_clock_dup_now ();

  row->n_values = schools->table->n_columns;
  row->values = g_new0 (char *, row->n_values);
  row->is_suspect = TRUE;
  row->is_mended = TRUE;
  for (guint i = 1; i < row->n_values; i++)
    {
      const char *column = schools->table->columns[i];

      if (g_str_equal (column, "id"))
        row->values[i] = g_strdup (id);
      else if (g_str_equal (column, "created_at") || g_str_equal (column, "modified_at"))
        row->values[i] = g_strdup (now);
      else if (g_str_equal (column, "name"))
        row->values[i] = g_strdup (_("Rescued school"));
      else
        row->values[i] = g_strdup (schools->table->defaults[i]);
    }
  g_ptr_array_add (schools->rows, row);
  g_hash_table_insert (schools->by_key, row->values[schools->key], row);
}

/* --- In words -------------------------------------------------------------------------------- */

static char *
dup_title (const CharterRescueSet *set)
{
  g_autofree char *first = NULL;
  const char *noun;

  if (set->is_log)
    return g_strdup (_("List of changes"));
  if (!set->record)
    return g_strdup (_("Settings of the records"));
  noun = _(set->record->noun);
  first = g_utf8_strup (noun, (gssize) (g_utf8_next_char (noun) - noun));
  return g_strconcat (first, g_utf8_next_char (noun), NULL);
}

/* "Judgement 8.2: Visual timetables in every room …" */
static char *
dup_line (const CharterRescueSet   *set,
          const CharterSalvagedRow *row,
          gboolean                  is_whole)
{
  static const char * const names[] = { "number", "item", "area", "title", "name", "words", "what_we_see", "next_step", "text",
                                        "note", "answer", "summary", "reason", "why", "success_criterion", "impact",
                                        "what_we_did", "own_words", "aim" };
  g_autofree char *title = dup_title (set);
  GString *line = g_string_new (title);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = charter_rescue_set_get (set, row, names[i]);
      g_autofree char *one = NULL;

      if (!value || !*value || (!is_whole && n >= 3))
        continue;
      one = g_strdelimit (g_strdup (value), "\n\r", ' ');
      if (!is_whole && g_utf8_strlen (one, -1) > 60)
        {
          g_autofree char *start = g_utf8_substring (one, 0, 60);

          g_free (one);
          one = g_strconcat (start, "…", NULL);
        }
      g_string_append_printf (line, "%s%s", n++ == 0 ? " " : ": ", one);
    }
  return g_string_free (line, FALSE);
}

static void
add_line (GPtrArray *lines,
          char      *line)
{
  if (lines->len < MOST_LINES)
    g_ptr_array_add (lines, line);
  else
    g_free (line);
}

/* --- Whether it holds together --------------------------------------------------------------- */

/* Two names of one length that differ in a letter or two: on a damaged page that is no other record. */
static gboolean
is_near (const char *name,
         const char *other)
{
  guint n = 0;

  if (strlen (name) != strlen (other) || strlen (name) < 16)
    return FALSE;
  for (guint i = 0; name[i]; i++)
    n += name[i] != other[i];
  return n <= 2;
}

/* The parent may be there under a name that was hit; a child on a sound page knows the right one. Once and
 * no more: two children that disagree must not rename it for ever. */
static gboolean
find_renamed (CharterRescueSet *parents,
              const char       *id)
{
  for (guint i = 0; i < parents->rows->len; i++)
    {
      CharterSalvagedRow *row = g_ptr_array_index (parents->rows, i);

      if (!row->is_suspect || row->is_from_backup || row->is_renamed || !is_near (row->values[parents->key], id))
        continue;
      g_hash_table_remove (parents->by_key, row->values[parents->key]);
      g_free (row->values[parents->key]);
      row->values[parents->key] = g_strdup (id);
      row->is_renamed = TRUE;
      g_hash_table_insert (parents->by_key, row->values[parents->key], row);
      return TRUE;
    }
  return FALSE;
}

/* A child on a damaged page may itself have the name wrong. */
static gboolean
mend_child (Belonging          *belonging,
            CharterSalvagedRow *child)
{
  for (guint i = 0; i < belonging->parent->rows->len; i++)
    {
      const CharterSalvagedRow *row = g_ptr_array_index (belonging->parent->rows, i);
      const char *id = row->values[belonging->parent->key];

      if (!is_near (child->values[belonging->column], id))
        continue;
      g_free (child->values[belonging->column]);
      child->values[belonging->column] = g_strdup (id);
      return TRUE;
    }
  return FALSE;
}

/* What the newer one says cannot be placed: what the backup has of it may be. */
static gboolean
fall_back (CharterRescueSet *set,
           guint             i)
{
  CharterSalvagedRow *row = g_ptr_array_index (set->rows, i);
  CharterSalvagedRow *kept = g_steal_pointer (&row->kept);

  if (!kept)
    return FALSE;
  g_hash_table_remove (set->by_key, row->values[set->key]);
  charter_salvaged_row_free (row);
  set->rows->pdata[i] = kept;
  g_hash_table_insert (set->by_key, kept->values[set->key], kept);
  return TRUE;
}

/* A parent that is gone takes its children along, and theirs. What they said is in the report. */
static gboolean
drop_loose (Belonging           *belonging,
            CharterRescueReport *report)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < belonging->child->rows->len; i++)
    {
      CharterSalvagedRow *row = g_ptr_array_index (belonging->child->rows, i);
      const char *parent = row->values[belonging->column];

      if (!parent || g_hash_table_contains (belonging->parent->by_key, parent))
        continue;
      is_changed = TRUE;
      if (row->is_suspect ? mend_child (belonging, row) : find_renamed (belonging->parent, parent))
        continue;
      if (g_str_equal (belonging->parent->table->name, "school"))
        {
          add_school (belonging->parent, parent);
          continue;
        }
      if (fall_back (belonging->child, i))
        continue;
      add_line (report->unplaced, dup_line (belonging->child, row, TRUE));
      belonging->child->n_unplaced++;
      g_hash_table_remove (belonging->child->by_key, row->values[belonging->child->key]);
      g_ptr_array_remove_index (belonging->child->rows, i--);
    }
  return is_changed;
}

static void
place_all (CharterRescueMerge  *self,
           CharterDatabase     *sample,
           CharterRescueReport *report)
{
  g_autoptr(GArray) belongings = g_array_new (FALSE, FALSE, sizeof (Belonging));
  gboolean is_changed = TRUE;

  for (guint i = 0; i < self->sets->len; i++)
    add_belongings (self, g_ptr_array_index (self->sets, i), sample, belongings);
  while (is_changed)
    {
      is_changed = FALSE;
      for (guint i = 0; i < belongings->len; i++)
        is_changed |= drop_loose (&g_array_index (belongings, Belonging, i), report);
    }
}

/* Undo of half a step would be worse than none; the rows stay, to be read. */
static void
end_history (CharterRescueMerge  *self,
             CharterRescueReport *report)
{
  CharterRescueSet *log = charter_rescue_merge_find (self, "change_log");
  gboolean is_known = FALSE;
  guint count;

  if (self->sums)
    is_known = charter_page_sums_get_count (self->sums, "change_log", &count);
  if (!log || (is_known ? log->is_certain : log->is_whole))
    return;
  report->has_lost_history = TRUE;
  for (guint i = 0; i < log->rows->len; i++)
    {
      CharterSalvagedRow *row = g_ptr_array_index (log->rows, i);

      for (guint j = 0; j < log->table->n_columns; j++)
        if (g_str_equal (log->table->columns[j], "undone"))
          {
            g_free (row->values[j]);
            row->values[j] = g_strdup ("2");
          }
    }
}

static void
report_set (CharterRescueMerge  *self,
            CharterRescueSet    *set,
            CharterRescueReport *report)
{
  g_autofree char *title = dup_title (set);
  CharterRescuePart *part = charter_rescue_report_add_part (report, set->table->name, title);
  guint count;

  for (guint i = 0; i < set->rows->len; i++)
    {
      const CharterSalvagedRow *row = g_ptr_array_index (set->rows, i);

      part->n_backup += row->is_from_backup;
      part->n_read += !row->is_from_backup;
      part->n_mended += !row->is_from_backup && row->is_mended;
      if (!row->is_from_backup && row->is_suspect && set->record)
        add_line (report->look, dup_line (set, row, FALSE));
    }
  part->n_unplaced = set->n_unplaced;
  if (self->sums && charter_page_sums_get_count (self->sums, set->table->name, &count) &&
      count > set->rows->len + set->n_unplaced)
    part->n_lost = count - set->rows->len - set->n_unplaced;
}

/**
 * charter_rescue_merge_settle:
 * @self: a merge to which everything has been added
 * @sample: an empty database of the newest edition
 * @report: what came from where is said there
 *
 * Takes out what belongs to nothing any more.
 */
void
charter_rescue_merge_settle (CharterRescueMerge  *self,
                             CharterDatabase     *sample,
                             CharterRescueReport *report)
{
  place_all (self, sample, report);
  end_history (self, report);
  for (guint i = 0; i < self->sets->len; i++)
    report_set (self, g_ptr_array_index (self->sets, i), report);
}

/* --- Writing --------------------------------------------------------------------------------- */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const CharterSalvagedRow *one = *(CharterSalvagedRow * const *) a;
  const CharterSalvagedRow *other = *(CharterSalvagedRow * const *) b;

  if (one->is_from_backup != other->is_from_backup && one->number == other->number)
    return one->is_from_backup ? 1 : -1;
  return one->number < other->number ? -1 : one->number > other->number;
}

static gboolean
write_set (CharterRescueSet  *set,
           CharterDatabase   *database,
           GError           **error)
{
  g_autofree char *columns = g_strjoinv ("\", \"", set->table->columns);
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(CharterStatement) statement = NULL;
  gint64 last = 0;

  g_string_printf (sql, "INSERT INTO \"%s\" (\"%s\") VALUES (?", set->table->name, columns);
  for (guint i = 1; i < set->table->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  statement = charter_statement_new (database, sql->str, error);
  g_ptr_array_sort (set->rows, compare_numbers);
  for (guint i = 0; statement && i < set->rows->len; i++)
    {
      const CharterSalvagedRow *row = g_ptr_array_index (set->rows, i);

      /* The order is kept; a number that is taken or absurd becomes the next one. */
      last = row->number > last && row->number < G_MAXINT32 ? row->number : last + 1;
      charter_statement_bind_integer (statement, 1, last);
      for (guint j = 1; j < set->table->n_columns; j++)
        if (row->values[j])
          charter_statement_bind_text (statement, (int) j + 1, row->values[j]);
        else
          charter_statement_bind_null (statement, (int) j + 1);
      if (!charter_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/**
 * charter_rescue_merge_write:
 * @self: a settled merge
 * @database: an empty database of the newest edition
 * @error: return location
 *
 * Self-evaluations come last: what belongs to a signed-off one cannot be added to it.
 */
gboolean
charter_rescue_merge_write (CharterRescueMerge  *self,
                            CharterDatabase     *database,
                            GError             **error)
{
  gboolean is_written = charter_database_begin (database, error);

  for (guint pass = 0; is_written && pass < 2; pass++)
    for (guint i = 0; is_written && i < self->sets->len; i++)
      {
        CharterRescueSet *set = g_ptr_array_index (self->sets, i);

        if (g_str_equal (set->table->name, "audit") == (pass == 1))
          is_written = write_set (set, database, error);
      }
  if (is_written)
    return charter_database_commit (database, error);
  charter_database_rollback (database);
  return FALSE;
}
