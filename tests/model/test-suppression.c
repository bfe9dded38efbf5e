/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-record.h"
#include "charter-small-number.h"
#include "charter-suppression.h"

#define MOST 36
#define HIGHEST 40

/* A reader who has the printed table and tries every number in the hidden places. */
typedef struct {
  guint    n_rows, n_columns; /* with totals */
  gint64   value[MOST];
  gboolean is_hidden[MOST];
  guint    asked;
  guint    n_steps;
} Reader;

/* Whether a line with its total as last cell can still come out, with what is known so far. */
static gboolean
can_add_up (const Reader   *reader,
            const gint64   *guess,
            const gboolean *is_known,
            guint           first,
            guint           step,
            guint           n)
{
  gint64 low = 0;
  gboolean is_open = FALSE;
  guint total = first + (n - 1) * step;

  for (guint i = 0; i + 1 < n; i++)
    {
      guint cell = first + i * step;

      low += is_known[cell] ? guess[cell] : 1;
      is_open |= !is_known[cell];
    }
  if (!is_known[total])
    return TRUE;
  return is_open ? low <= guess[total] : low == guess[total];
}

static gboolean
fits (const Reader   *reader,
      const gint64   *guess,
      const gboolean *is_known)
{
  for (guint row = 0; row < reader->n_rows; row++)
    if (!can_add_up (reader, guess, is_known, row * reader->n_columns, 1, reader->n_columns))
      return FALSE;
  for (guint column = 0; column < reader->n_columns; column++)
    if (!can_add_up (reader, guess, is_known, column, reader->n_columns, reader->n_rows))
      return FALSE;
  return TRUE;
}

/* Finds numbers for the hidden places, nothing below 1, of which the asked one is not what it is. */
static gboolean
find_other (Reader   *reader,
            gint64   *guess,
            gboolean *is_known,
            guint     cell)
{
  guint n = reader->n_rows * reader->n_columns;

  if (++reader->n_steps > 20000)
    return TRUE; /* a reader who has not found out by now does not */
  while (cell < n && is_known[cell])
    cell++;
  if (cell == n)
    return fits (reader, guess, is_known);
  is_known[cell] = TRUE;
  /* near what it is first: that is where another answer lies */
  for (int by = 0; by <= 2 * HIGHEST; by++)
    {
      gint64 value = reader->value[cell] + (by % 2 ? (by + 1) / 2 : -by / 2);

      if (value < 1)
        continue;
      guess[cell] = value;
      if (fits (reader, guess, is_known) && find_other (reader, guess, is_known, cell + 1))
        return TRUE;
    }
  is_known[cell] = FALSE;
  return FALSE;
}

static gboolean
is_safe (Reader *reader,
         guint   asked)
{
  for (int by = -4; by <= 4; by++)
    {
      gint64 guess[MOST];
      gboolean is_known[MOST];

      if (by == 0 || reader->value[asked] + by < 1)
        continue;
      for (guint i = 0; i < reader->n_rows * reader->n_columns; i++)
        {
          guess[i] = reader->value[i];
          is_known[i] = !reader->is_hidden[i];
        }
      guess[asked] += by;
      is_known[asked] = TRUE;
      reader->n_steps = 0;
      if (fits (reader, guess, is_known) && find_other (reader, guess, is_known, 0))
        return TRUE;
    }
  return FALSE;
}

static void
test_random_tables (void)
{
  guint n_hidden = 0;

  for (guint run = 0; run < 300; run++)
    {
      guint n_rows = (guint) g_test_rand_int_range (1, 5);
      guint n_columns = (guint) g_test_rand_int_range (2, 5);
      Reader reader = { n_rows + 1, n_columns + 1 };
      gint64 counts[MOST];

      for (guint i = 0; i < n_rows * n_columns; i++)
        counts[i] = g_test_rand_int_range (0, 3) ? g_test_rand_int_range (0, 9)
                                                 : g_test_rand_int_range (5, HIGHEST);
      charter_suppression_hide_table (counts, n_rows, n_columns, reader.is_hidden);
      for (guint row = 0; row < n_rows; row++)
        for (guint column = 0; column < n_columns; column++)
          {
            gint64 value = counts[row * n_columns + column];

            reader.value[row * reader.n_columns + column] = value;
            reader.value[row * reader.n_columns + n_columns] += value;
            reader.value[n_rows * reader.n_columns + column] += value;
            reader.value[n_rows * reader.n_columns + n_columns] += value;
          }
      for (guint i = 0; i < reader.n_rows * reader.n_columns; i++)
        {
          if (!charter_small_number_is_hidden (reader.value[i]))
            continue;
          g_assert_true (reader.is_hidden[i]);
          n_hidden++;
          g_assert_true (is_safe (&reader, i));
        }
    }
  g_assert_cmpuint (n_hidden, >, 100);
}

static void
test_one_small (void)
{
  /* 3 of 20: 17 would give it away. */
  const gint64 counts[] = { 3, 17, 30 };
  gboolean hidden[8];

  charter_suppression_hide_table (counts, 1, 3, hidden);
  g_assert_true (hidden[0]);
  g_assert_true (hidden[1]);
  g_assert_false (hidden[2]);
  g_assert_false (hidden[3]);
}

static void
test_ones (void)
{
  /* 1 and 1 of 7, with 5: hiding the two says what they are, since nothing hidden is 0. */
  const gint64 counts[] = { 1, 1, 5, 0 };
  gboolean hidden[10];

  charter_suppression_hide_table (counts, 1, 4, hidden);
  g_assert_true (hidden[0] && hidden[1] && hidden[2]);
  g_assert_false (hidden[3]);
}

static void
test_bridge (void)
{
  /* Two blocks in which each line hides two, and one more that the blocks together give away. */
  const gint64 counts[] = {
    2, 3, 2, 20,
    3, 2, 20, 20,
    20, 20, 3, 2,
    20, 20, 2, 3,
  };
  Reader reader = { 5, 5 };

  charter_suppression_hide_table (counts, 4, 4, reader.is_hidden);
  for (guint row = 0; row < 4; row++)
    for (guint column = 0; column < 4; column++)
      {
        gint64 value = counts[row * 4 + column];

        reader.value[row * 5 + column] = value;
        reader.value[row * 5 + 4] += value;
        reader.value[20 + column] += value;
        reader.value[24] += value;
      }
  g_assert_true (is_safe (&reader, 2));
}

static void
test_nothing_to_hide (void)
{
  const gint64 counts[] = { 0, 5, 60, CHARTER_NOT_SAID, 7, 8 };
  gboolean hidden[12];

  charter_suppression_hide_table (counts, 2, 3, hidden);
  g_assert_false (hidden[0] || hidden[1] || hidden[2] || hidden[3] || hidden[5] || hidden[6]);
  g_assert_true (hidden[4]); /* a gap, and its totals */
  g_assert_true (hidden[7] && hidden[8] && hidden[11]);
  g_assert_false (hidden[9]);
}

/* The children of no group are nobody's column, and can be worked out all the same. */
static void
test_remainder (void)
{
  g_autoptr(CharterSuppression) table = charter_suppression_new ();
  guint total = charter_suppression_add (table, 30, TRUE);
  guint parts[] = { charter_suppression_add (table, 28, TRUE), charter_suppression_add (table, 2, FALSE) };

  charter_suppression_add_sum (table, total, parts, 2);
  charter_suppression_settle (table);
  g_assert_true (charter_suppression_is_hidden (table, parts[0]));
  g_assert_false (charter_suppression_is_hidden (table, total));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suppression/one-small", test_one_small);
  g_test_add_func ("/suppression/ones", test_ones);
  g_test_add_func ("/suppression/bridge", test_bridge);
  g_test_add_func ("/suppression/nothing-to-hide", test_nothing_to_hide);
  g_test_add_func ("/suppression/remainder", test_remainder);
  g_test_add_func ("/suppression/random-tables", test_random_tables);

  return g_test_run ();
}
