/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-sitting.h"
#include "charter-spawn.h"

#define ITEM "1.1"

/* Of another voice the standing says nothing before five have answered, in its table as in its words. */

static void
answer (CharterSession *session,
        guint           n)
{
  CharterAudit *audit = charter_session_ensure_audit (session);
  const char *audit_id = charter_record_get_id (CHARTER_RECORD (audit));
  g_autofree char *id = charter_voice_answers_dup_id_for (audit_id, ITEM, CHARTER_VOICE_PUPILS);
  g_autoptr(CharterVoiceAnswers) answers =
    g_object_new (CHARTER_TYPE_VOICE_ANSWERS, "id", id, "school", charter_audit_get_school (audit),
                  "audit", audit_id, "item", ITEM, "voice", CHARTER_VOICE_PUPILS, "definitely", (gint64) n, NULL);

  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (answers));
}

/* A folder of its own with @n answers of pupils: what the command says of them. */
static char *
dup_said (guint        n,
          const char  *form)
{
  g_autofree char *data_dir = g_dir_make_tmp ("few-XXXXXX", NULL);
  CharterSession *session = sitting_open (data_dir);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  g_auto(Run) run = { 0 };

  charter_store_add_school (charter_session_get_store (session), school);
  sitting_open_school (session, school);
  charter_session_ensure_audit (session);
  if (n > 0)
    answer (session, n);
  sitting_close (session);
  run = spawn (data_dir, "standing", "900002", "--voice", "pupils", form, NULL);
  g_assert_cmpint (run.status, ==, 0);
  remove_folder (data_dir);
  return g_strdup (run.out);
}

static void
test_few (gconstpointer form)
{
  g_autofree char *of_none = dup_said (0, form);
  g_autofree char *of_four = dup_said (4, form);
  g_autofree char *of_five = dup_said (5, form);

  g_assert_cmpuint (strlen (of_none), >, 0);
  g_assert_cmpstr (of_four, ==, of_none);
  g_assert_cmpstr (of_five, !=, of_none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  g_test_add_data_func ("/few-answers/json", "--json", test_few);
  g_test_add_data_func ("/few-answers/words", NULL, test_few);
  return g_test_run ();
}
