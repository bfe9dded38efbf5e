/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-answers-sheet.h"
#include "charter-pack-library.h"

/* A table of answers, for whichever voice the first byte chooses, against the default framework. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static CharterFramework *
get_framework (void)
{
  static CharterPackLibrary *library;

  if (!library)
    {
      library = charter_pack_library_new (NULL);
      g_assert_true (charter_pack_library_load (library, NULL));
    }
  return charter_pack_library_get_default (library);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr(CharterAnswersSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;

  if (size == 0)
    return 0;
  sheet = charter_answers_sheet_read (get_framework (), (CharterVoice) (data[0] % (CHARTER_VOICE_ASSESSOR + 1)),
                                      (const char *) data + 1, size - 1, "answers.csv", &error);
  g_assert_true ((sheet != NULL) == (error == NULL));
  return 0;
}
