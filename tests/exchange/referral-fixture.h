/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-exchange-error.h"
#include "charter-referral-reader.h"

/* What a reader of directories gave. */
typedef struct {
  GPtrArray *entries;
  GPtrArray *problems;
  CharterReferralSummary summary;
} Result;

static inline gboolean
take (CharterEntry  *entry,
      double         fraction,
      gpointer       user_data,
      GError       **error)
{
  g_ptr_array_add (user_data, g_object_ref (entry));
  return TRUE;
}

static inline Result *
result_new (void)
{
  Result *result = g_new0 (Result, 1);

  result->entries = g_ptr_array_new_with_free_func (g_object_unref);
  result->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
  return result;
}

static inline void
result_free (Result *result)
{
  g_ptr_array_unref (result->entries);
  g_ptr_array_unref (result->problems);
  g_free (result);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)
