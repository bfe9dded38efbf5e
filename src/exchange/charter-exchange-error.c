/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-exchange-error.h"

G_DEFINE_QUARK (charter-exchange-error-quark, charter_exchange_error)

/**
 * charter_file_problem_free:
 * @problem: (transfer full) (nullable): a file problem
 */
void
charter_file_problem_free (CharterFileProblem *problem)
{
  if (!problem)
    return;
  g_free (problem->field);
  g_free (problem->reason);
  g_free (problem);
}

/**
 * charter_file_problem_add:
 * @problems: (nullable): where to put it; of #CharterFileProblem
 * @line: the line of the file on which the row begins, from 1
 * @field: (nullable): the column or key as the file calls it
 * @format: the reason, in plain words
 * @...: for @format
 */
void
charter_file_problem_add (GPtrArray  *problems,
                          guint       line,
                          const char *field,
                          const char *format,
                          ...)
{
  CharterFileProblem *problem;
  va_list args;

  if (!problems)
    return;
  problem = g_new0 (CharterFileProblem, 1);
  problem->line = line;
  problem->field = g_strdup (field);
  va_start (args, format);
  problem->reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, problem);
}
