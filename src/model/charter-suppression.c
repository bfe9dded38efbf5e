/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-suppression.h"

#include <math.h>

#include "charter-record.h"
#include "charter-small-number.h"

/*
 * Small numbers, and what would give them away.
 *
 * A count of 1 to 4 is hidden: in a school it can be pinned on children. Where a total and the other
 * parts are printed, it could be had by subtraction, so a second cell is hidden, the smallest that
 * serves. Tables with several sums (rows and columns, terms of a year, groups of a roll) can be solved
 * like equations, hence the test is that of equations: a hidden number is safe when some other numbers
 * fit everything that is printed. A reader knows that nothing hidden is 0, since 0 is printed; so cells
 * of 1 may not be what gives way. Where this holds, some hidden cells can go up by one while others,
 * of 2 or more, go down, and nobody can say which of the two it was.
 */

typedef struct {
  gint64   count;
  gboolean is_printed;   /* else nobody asks for it, it is what remains */
  gboolean is_sensitive;
  gboolean is_hidden;
} Cell;

typedef struct {
  guint   total;
  GArray *parts; /* of guint */
} Sum;

struct _CharterSuppression
{
  GArray    *cells;
  GPtrArray *sums;
};

#define CELL(self, i) (&g_array_index ((self)->cells, Cell, (i)))
#define PART(sum, i) (g_array_index ((sum)->parts, guint, (i)))

/* Less than this is nothing, in equations whose factors are 1 and -1. */
#define NOTHING 1e-9

static void
sum_free (Sum *sum)
{
  g_array_unref (sum->parts);
  g_free (sum);
}

/** charter_suppression_new: Returns: (transfer full): a table without cells */
CharterSuppression *
charter_suppression_new (void)
{
  CharterSuppression *self = g_new0 (CharterSuppression, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->sums = g_ptr_array_new_with_free_func ((GDestroyNotify) sum_free);
  return self;
}

/**
 * charter_suppression_free:
 * @self: (transfer full) (nullable): a suppression
 */
void
charter_suppression_free (CharterSuppression *self)
{
  if (!self)
    return;
  g_array_unref (self->cells);
  g_ptr_array_unref (self->sums);
  g_free (self);
}

/**
 * charter_suppression_add:
 * @self: a table
 * @count: how many children; CHARTER_NOT_SAID for a gap
 * @is_printed: whether it would be printed; a part that nobody prints but that can be worked out, as
 *   the children of no other group, is added with %FALSE
 *
 * Returns: the cell's place
 */
guint
charter_suppression_add (CharterSuppression *self,
                         gint64              count,
                         gboolean            is_printed)
{
  Cell cell = { count, is_printed && count != CHARTER_NOT_SAID, charter_small_number_is_hidden (count) };

  cell.is_hidden = cell.is_sensitive || !cell.is_printed;
  g_array_append_val (self->cells, cell);
  return self->cells->len - 1;
}

/**
 * charter_suppression_mark:
 * @self: a table
 * @cell: one that has to be hidden for another reason than its count, such as "all but two"
 */
void
charter_suppression_mark (CharterSuppression *self,
                          guint               cell)
{
  CELL (self, cell)->is_sensitive = TRUE;
  CELL (self, cell)->is_hidden = TRUE;
}

/**
 * charter_suppression_add_sum:
 * @self: a table
 * @total: a cell
 * @parts: the cells that make it up, all of them
 * @n_parts: how many
 *
 * A sum with a gap among its cells says nothing and is left out.
 */
void
charter_suppression_add_sum (CharterSuppression *self,
                             guint               total,
                             const guint        *parts,
                             guint               n_parts)
{
  Sum *sum;

  if (CELL (self, total)->count == CHARTER_NOT_SAID)
    return;
  for (guint i = 0; i < n_parts; i++)
    if (CELL (self, parts[i])->count == CHARTER_NOT_SAID)
      return;
  sum = g_new0 (Sum, 1);
  sum->total = total;
  sum->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (sum->parts, parts, n_parts);
  g_ptr_array_add (self->sums, sum);
}

/* Whether a hidden cell may give way while @asked moves: what is printed stays, and 1 cannot go down. */
static gboolean
is_loose (CharterSuppression *self,
          guint               cell,
          guint               asked)
{
  const Cell *c = CELL (self, cell);

  return cell == asked || (c->is_hidden && c->count >= 2);
}

static void
fill_row (CharterSuppression *self,
          const Sum          *sum,
          guint               asked,
          double             *row)
{
  guint n = self->cells->len;

  for (guint i = 0; i < n; i++)
    row[i] = 0;
  for (guint i = 0; i < sum->parts->len; i++)
    if (is_loose (self, PART (sum, i), asked))
      row[PART (sum, i)] += 1;
  if (is_loose (self, sum->total, asked))
    row[sum->total] -= 1;
}

static void
clear_column (double *rows,
              guint   n_rows,
              guint   n,
              guint   pivot_row,
              guint   column)
{
  const double *pivot = rows + (gsize) pivot_row * n;

  for (guint i = 0; i < n_rows; i++)
    {
      double *row = rows + (gsize) i * n;
      double factor = row[column] / pivot[column];

      if (i == pivot_row || fabs (row[column]) < NOTHING)
        continue;
      for (guint j = 0; j < n; j++)
        row[j] -= factor * pivot[j];
    }
}

/* Whether an equation is left, after eliminating the others, that has @asked alone in it. */
static gboolean
is_alone_in_a_row (double *rows,
                   guint   n_rows,
                   guint   n,
                   guint   asked)
{
  guint next = 0;

  for (guint column = 0; column < n && next < n_rows; column++)
    {
      guint pivot = next;

      if (column == asked)
        continue; /* last, so that it is not a pivot unless it stands alone */
      while (pivot < n_rows && fabs (rows[(gsize) pivot * n + column]) < NOTHING)
        pivot++;
      if (pivot == n_rows)
        continue;
      for (guint j = 0; pivot != next && j < n; j++)
        {
          double kept = rows[(gsize) pivot * n + j];

          rows[(gsize) pivot * n + j] = rows[(gsize) next * n + j];
          rows[(gsize) next * n + j] = kept;
        }
      clear_column (rows, n_rows, n, next, column);
      next++;
    }
  for (guint i = next; i < n_rows; i++)
    if (fabs (rows[(gsize) i * n + asked]) >= NOTHING)
      return TRUE;
  return FALSE;
}

static gboolean
is_given_away (CharterSuppression *self,
               guint               asked)
{
  guint n = self->cells->len;
  g_autofree double *rows = g_new (double, (gsize) n * MAX (self->sums->len, 1));

  for (guint i = 0; i < self->sums->len; i++)
    fill_row (self, g_ptr_array_index (self->sums, i), asked, rows + (gsize) i * n);
  return is_alone_in_a_row (rows, self->sums->len, n, asked);
}

static gboolean
has_cell (const Sum *sum,
          guint      cell)
{
  for (guint i = 0; i < sum->parts->len; i++)
    if (PART (sum, i) == cell)
      return TRUE;
  return sum->total == cell;
}

/* Of two cells that could be hidden besides: a part rather than a total, then the smaller. */
static void
consider (CharterSuppression *self,
          guint               cell,
          gboolean            is_total,
          int                *best,
          gboolean           *best_is_total)
{
  const Cell *c = CELL (self, cell);

  if (c->is_hidden || c->count < 2)
    return;
  if (*best >= 0 && (is_total > *best_is_total
                     || (is_total == *best_is_total && c->count >= CELL (self, *best)->count)))
    return;
  *best = (int) cell;
  *best_is_total = is_total;
}

/* The cell to hide besides: of the sums that @asked stands in, else of any sum with something hidden. */
static int
choose (CharterSuppression *self,
        guint               asked)
{
  gboolean is_total = FALSE;
  int best = -1;

  for (int round = 0; round < 2 && best < 0; round++)
    for (guint i = 0; i < self->sums->len; i++)
      {
        const Sum *sum = g_ptr_array_index (self->sums, i);

        if (round == 0 && !has_cell (sum, asked))
          continue;
        for (guint j = 0; j < sum->parts->len; j++)
          consider (self, PART (sum, j), FALSE, &best, &is_total);
        consider (self, sum->total, TRUE, &best, &is_total);
      }
  return best;
}

/**
 * charter_suppression_settle:
 * @self: a table with all its cells and sums
 *
 * Hides as many more cells as it takes until no small number can be worked out.
 */
void
charter_suppression_settle (CharterSuppression *self)
{
  gboolean is_settled;

  if (self->sums->len == 0)
    return;
  do
    {
      is_settled = TRUE;
      for (guint i = 0; i < self->cells->len; i++)
        {
          int besides;

          if (!CELL (self, i)->is_sensitive || !is_given_away (self, i))
            continue;
          besides = choose (self, i);
          if (besides < 0)
            continue; /* nothing is printed that could give it away any more */
          CELL (self, besides)->is_hidden = TRUE;
          is_settled = FALSE;
        }
    }
  while (!is_settled);
}

/** charter_suppression_is_hidden: Returns: whether @cell may not be printed; a gap is hidden too */
gboolean
charter_suppression_is_hidden (CharterSuppression *self,
                               guint               cell)
{
  return CELL (self, cell)->is_hidden;
}

static void
add_lines (CharterSuppression *self,
           guint               n_rows,
           guint               n_columns)
{
  g_autofree guint *parts = g_new (guint, MAX (n_rows, n_columns) + 1);
  guint width = n_columns + 1;

  for (guint row = 0; row <= n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        parts[column] = row * width + column;
      charter_suppression_add_sum (self, row * width + n_columns, parts, n_columns);
    }
  for (guint column = 0; column <= n_columns; column++)
    {
      for (guint row = 0; row < n_rows; row++)
        parts[row] = row * width + column;
      charter_suppression_add_sum (self, n_rows * width + column, parts, n_rows);
    }
}

/* The sum of a line, from @counts with its place of totals; a gap makes the total a gap. */
static gint64
add_up (const gint64 *counts,
        guint         n,
        guint         step)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      if (counts[(gsize) i * step] == CHARTER_NOT_SAID)
        return CHARTER_NOT_SAID;
      sum += counts[(gsize) i * step];
    }
  return sum;
}

/**
 * charter_suppression_hide_table:
 * @counts: (array): a count for each row and column, row by row; CHARTER_NOT_SAID for a gap
 * @n_rows: how many rows, without that of the totals
 * @n_columns: how many columns, without that of the totals
 * @hidden: (out caller-allocates) (array): for each row and column, with the totals as last of both:
 *   whether it may not be printed
 */
void
charter_suppression_hide_table (const gint64 *counts,
                                guint         n_rows,
                                guint         n_columns,
                                gboolean     *hidden)
{
  g_autoptr(CharterSuppression) self = charter_suppression_new ();
  guint width = n_columns + 1;
  g_autofree gint64 *all = g_new (gint64, (gsize) width * (n_rows + 1));

  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        all[row * width + column] = counts[row * n_columns + column];
      all[row * width + n_columns] = add_up (&all[row * width], n_columns, 1);
    }
  for (guint column = 0; column < width; column++)
    all[n_rows * width + column] = add_up (&all[column], n_rows, width);

  for (guint i = 0; i < width * (n_rows + 1); i++)
    charter_suppression_add (self, all[i], TRUE);
  add_lines (self, n_rows, n_columns);
  charter_suppression_settle (self);
  for (guint i = 0; i < width * (n_rows + 1); i++)
    hidden[i] = charter_suppression_is_hidden (self, i);
}
