/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-pack-library.h"

#include <string.h>

/* One pack with everything in it; each fault below is one change to it. */
static const char sound[] =
  "{\n"
  "  \"format\": \"inclusion-charter-pack\",\n"
  "  \"format_version\": 1,\n"
  "  \"id\": \"test-pack\",\n"
  "  \"version\": \"1.0\",\n"
  "  \"title\": \"A test\",\n"
  "  \"status\": \"draft\",\n"
  "  \"source_date\": \"2021-06\",\n"
  "  \"checked_on\": \"2026-09-01\",\n"
  "  \"replaces\": {\"id\": \"test-pack\", \"version\": \"0.9\"},\n"
  "  \"words\": {\"area\": \"part\", \"areas\": \"parts\", \"item\": \"point\", \"items\": \"points\"},\n"
  "  \"levels\": [\n"
  "    {\"id\": \"high\", \"title\": \"High\", \"value\": 2},\n"
  "    {\"id\": \"low\", \"title\": \"Low\", \"value\": 1},\n"
  "    {\"id\": \"none\", \"title\": \"Not yet\", \"value\": 0}\n"
  "  ],\n"
  "  \"areas\": [\n"
  "    {\"code\": \"A\", \"title\": \"First\", \"items\": [\n"
  "      {\"code\": \"a1\", \"title\": \"Point one\",\n"
  "       \"descriptors\": {\"low\": \"Some.\", \"high\": \"All the {forum} says.\"},\n"
  "       \"suggestions\": [{\"title\": \"Minutes\", \"nature\": \"paper\"}],\n"
  "       \"duties\": [{\"title\": \"Publish\", \"force\": \"must\", \"checked_on\": \"2026-01-31\"}],\n"
  "       \"references\": [{\"framework\": \"test-pack\", \"code\": \"b1\", \"relation\": \"part-of\"}],\n"
  "       \"phases\": [{\"phase\": \"nursery\", \"note\": \"Look at play.\"}]}\n"
  "    ]},\n"
  "    {\"code\": \"B\", \"title\": \"Second\", \"items\": [\n"
  "      {\"code\": \"b1\", \"title\": \"Point two\",\n"
  "       \"descriptors\": {\"low\": \"Few.\", \"high\": \"Many.\"},\n"
  "       \"references\": [{\"framework\": \"other\", \"code\": \"X\", \"relation\": \"touches\"}]}\n"
  "    ]}\n"
  "  ],\n"
  "  \"views\": [\n"
  "    {\"id\": \"one\", \"title\": \"As one\", \"areas\": [\n"
  "      {\"code\": \"AB\", \"title\": \"Both\", \"gathers\": [\"A\", \"B\"]}\n"
  "    ]}\n"
  "  ],\n"
  "  \"steps\": [{\"id\": \"interest\", \"title\": \"Interest\"}]\n"
  "}\n";

typedef struct {
  const char *name;
  const char *from;
  const char *to;
  guint       line;
  const char *field;
  const char *reason; /* a part of it */
} Case;

static const Case faulty[] = {
  { "missing-title", "  \"title\": \"A test\",\n", "\n", 1, "title", "missing" },
  { "missing-status", "  \"status\": \"draft\",", "", 1, "status", "missing" },
  { "missing-words", "  \"words\":", "  \"publisher\": \"x\", \"$schema\":", 1, "words", "missing" },
  { "unknown-field", "\"title\": \"First\",", "\"title\": \"First\", \"titel\": \"x\",", 18, "areas[0].titel", "no such field" },
  { "wrong-format", "inclusion-charter-pack", "another-pack", 2, "format", "must be one of" },
  { "newer-format", "\"format_version\": 1", "\"format_version\": 2", 3, "format_version", "from 1 to 1" },
  { "bad-id", "\"id\": \"test-pack\",", "\"id\": \"Test pack\",", 4, "id", "small letters" },
  { "bad-version", "\"1.0\"", "\"1/0\"", 5, "version", "letters, figures" },
  { "title-is-number", "\"A test\"", "7", 6, "title", "quotation marks" },
  { "title-is-empty", "\"A test\"", "\"\"", 6, "title", "empty" },
  { "title-two-lines", "\"A test\"", "\"A\\ntest\"", 6, "title", "one line" },
  { "title-controls", "\"A test\"", "\"A\\u0007test\"", 6, "title", "nobody can see" },
  { "bad-status", "\"draft\"", "\"final\"", 7, "status", "draft, published, withdrawn" },
  { "bad-use", "\"draft\"", "\"draft\", \"use\": \"both\"", 7, "use", "audit, reference" },
  { "bad-default-on", "\"draft\"", "\"draft\", \"default_on\": \"no\"", 7, "default_on", "true or false" },
  { "bad-source-status", "\"draft\"", "\"draft\", \"source_status\": \"old\"", 7, "source_status", "historical" },
  { "bad-audience", "\"title\": \"Point one\"", "\"title\": \"Point one\", \"for\": \"me\"", 19, "areas[0].items[0].for", "school, council, both" },
  { "bad-period", "\"2021-06\"", "\"2021-13\"", 8, "source_date", "no date" },
  { "bad-date", "\"2026-09-01\"", "\"2026-02-30\"", 9, "checked_on", "no date" },
  { "replaces-itself", "\"version\": \"0.9\"", "\"version\": \"1.0\"", 10, "replaces", "circle" },
  { "levels-no-list", "\"levels\": [", "\"levels\": 3, \"publisher\": [", 12, "levels", "square brackets" },
  { "missing-level", "\"value\": 2", "\"value\": 3", 12, "levels", "value 2 is missing" },
  { "value-is-text", "\"value\": 2", "\"value\": \"2\"", 13, "levels[0].value", "whole number" },
  { "value-twice", "\"value\": 1}", "\"value\": 2}", 14, "levels[1]", "already has the value" },
  { "level-twice", "\"id\": \"low\"", "\"id\": \"high\"", 14, "levels[1]", "already called" },
  { "area-code-twice", "\"code\": \"B\"", "\"code\": \"a\"", 26, "areas[1].code", "used twice" },
  { "item-code-twice", "\"code\": \"b1\", \"title\"", "\"code\": \"A1\", \"title\"", 27, "areas[1].items[0].code", "used twice" },
  { "bad-code", "\"code\": \"b1\", \"title\"", "\"code\": \"b 1\", \"title\"", 27, "areas[1].items[0].code", "letters" },
  { "item-no-object", "[{\"title\": \"Minutes\", \"nature\": \"paper\"}]", "[\"Minutes\"]", 21, "areas[0].items[0].suggestions[0]", "braces" },
  { "missing-descriptor", "\"low\": \"Few.\", ", "", 28, "areas[1].items[0].descriptors.low", "Low" },
  { "unknown-level", "\"low\": \"Few.\"", "\"low\": \"Few.\", \"top\": \"x\"", 28, "areas[1].items[0].descriptors.top", "no level" },
  { "no-descriptors", "\"descriptors\": {\"low\": \"Few.\", \"high\": \"Many.\"},", "", 27, "areas[1].items[0].descriptors", "missing" },
  { "empty-items", "\"items\": [\n      {\"code\": \"b1\"", "\"items\": [], \"x\": [\n      {\"code\": \"b1\"", 26, "areas[1].items", "At least 1" },
  { "placeholder", "{forum}", "{school}", 20, "areas[0].items[0].descriptors.high", "{forum}" },
  { "bad-nature", "\"nature\": \"paper\"", "\"nature\": \"film\"", 21, "areas[0].items[0].suggestions[0].nature", "paper, practice, people" },
  { "bad-force", "\"force\": \"must\"", "\"force\": \"may\"", 22, "areas[0].items[0].duties[0].force", "must, should, advice" },
  { "bad-duty-date", "\"2026-01-31\"", "\"31/01/2026\"", 22, "areas[0].items[0].duties[0].checked_on", "no date" },
  { "bad-relation", "\"touches\"", "\"likes\"", 29, "areas[1].items[0].references[0].relation", "equal, part-of" },
  { "refers-to-itself", "\"code\": \"b1\", \"relation\"", "\"code\": \"A1\", \"relation\"", 23, "areas[0].items[0].references[0]", "itself" },
  { "refers-to-nothing", "\"code\": \"b1\", \"relation\"", "\"code\": \"c1\", \"relation\"", 23, "areas[0].items[0].references[0]", "no item" },
  { "circle", "\"framework\": \"other\", \"code\": \"X\", \"relation\": \"touches\"", "\"framework\": \"test-pack\", \"code\": \"a1\", \"relation\": \"part-of\"", 23, "areas[0].items[0].references", "circle" },
  { "bad-phase", "\"phase\": \"nursery\"", "\"phase\": \"crèche\"", 24, "areas[0].items[0].phases[0].phase", "nursery" },
  { "phase-says-nothing", ", \"note\": \"Look at play.\"", "", 24, "areas[0].items[0].phases[0]", "note or a reason" },
  { "gathers-unknown", "\"gathers\": [\"A\", \"B\"]", "\"gathers\": [\"A\", \"B\", \"C\"]", 34, "views[0].areas[0].gathers[2]", "no area" },
  { "gathers-twice", "\"gathers\": [\"A\", \"B\"]", "\"gathers\": [\"A\", \"B\", \"A\"]", 34, "views[0].areas[0].gathers[2]", "twice" },
  { "unknown-need", "\"title\": \"Interest\"", "\"title\": \"Interest\", \"needs\": [\"luck\"]", 37, "steps[0].needs[0]", "not known here" },
  { "waits-for-itself", "\"title\": \"Interest\"", "\"title\": \"Interest\", \"after\": [\"interest\"]", 37, "steps[0].after[0]", "No step before" },
  { "bad-award", "\"title\": \"Interest\"", "\"title\": \"Interest\", \"award\": \"yes\"", 37, "steps[0].award", "true or false" },
  { "fed-by-unknown", "\"title\": \"Point one\"", "\"title\": \"Point one\", \"fed_by\": [\"rumour\"]", 19, "areas[0].items[0].fed_by[0]", "not known here" },
  { "gathers-too-few", "\"gathers\": [\"A\", \"B\"]", "\"gathers\": [\"A\"]", 33, "views[0]", "left out" },
};

static const Case not_packs[] = {
  { "cut-off", "  \"steps\": [{\"id\": \"interest\", \"title\": \"Interest\"}]\n}\n", "", 37, "", "cut off" },
  { "comment", "  \"id\"", "  // no\n  \"id\"", 4, "", "not JSON" },
  { "bare-word", "\"draft\"", "draft", 7, "status", "without quotation marks" },
  { "missing-comma", "\"A test\",", "\"A test\"", 7, "", "not JSON" },
  { "open-text", "\"A test\",", "\"A test,", 6, "title", "quotation mark is missing" },
  { "field-twice", "\"status\"", "\"title\"", 7, "title", "twice" },
  { "more-after", "}\n", "}\n}\n", 0, NULL, NULL },
  { "bad-escape", "\"A test\"", "\"A \\q test\"", 6, "title", "backslash" },
  { "bad-number", "\"value\": 2", "\"value\": 2.3.4", 13, "levels[0].value", "number" },
  { "leading-zero", "\"value\": 2", "\"value\": 02", 13, "levels[0].value", "number" },
};

static GBytes *
make_bytes (const char *from,
            const char *to)
{
  const char *at = from ? strstr (sound, from) : NULL;
  GString *text = g_string_new (sound);

  if (from)
    {
      g_assert_nonnull (at);
      g_string_erase (text, at - sound, strlen (from));
      g_string_insert (text, at - sound, to);
    }
  return g_string_free_to_bytes (text);
}

static void
assert_fault (const Case *expected,
              GPtrArray  *faults)
{
  const CharterPackFault *fault;

  g_assert_nonnull (faults);
  g_assert_cmpuint (faults->len, >=, 1);
  for (guint i = 0; i < faults->len; i++)
    {
      fault = g_ptr_array_index (faults, i);
      g_test_message ("line %u, %s: %s", fault->line, fault->field, fault->reason);
    }
  for (guint i = 0; expected->reason && i < faults->len; i++)
    {
      fault = g_ptr_array_index (faults, i);
      if (g_str_equal (fault->field, expected->field) && strstr (fault->reason, expected->reason))
        {
          g_assert_cmpuint (fault->line, ==, expected->line);
          return;
        }
    }
  g_assert_null (expected->reason);
}

static void
test_sound (void)
{
  g_autoptr(GBytes) bytes = make_bytes (NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  CharterFramework *framework = charter_pack_read (bytes, &faults, &error);
  CharterItem *item;

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpstr (charter_framework_get_id (framework), ==, "test-pack");
  g_assert_cmpstr (charter_framework_get_short_title (framework), ==, "A test");
  g_assert_cmpstr (charter_framework_get_item_noun_plural (framework), ==, "points");
  g_assert_cmpint (charter_framework_get_top_value (framework), ==, 2);
  g_assert_cmpuint (charter_framework_get_n_items (framework), ==, 2);
  item = charter_framework_find_item (framework, "A1");
  g_assert_true (charter_item_has_legal_duty (item));
  g_assert_cmpuint (charter_item_get_references (item)->len, ==, 1);
  g_assert_cmpuint (charter_framework_get_views (framework)->len, ==, 1);
  g_assert_cmpuint (charter_framework_get_steps (framework)->len, ==, 1);
  g_assert_finalize_object (framework);
}

/* What is only referred to needs neither levels nor descriptors; what is judged does. */
static void
test_reference (void)
{
  static const char text[] =
    "{\"format\": \"inclusion-charter-pack\", \"format_version\": 1, \"id\": \"law\","
    " \"version\": \"1\", \"title\": \"Law\", \"status\": \"draft\", \"use\": \"%s\","
    " \"default_on\": false, \"source_status\": \"proposal\","
    " \"words\": {\"area\": \"a\", \"areas\": \"as\", \"item\": \"i\", \"items\": \"is\"},"
    " \"areas\": [{\"code\": \"1\", \"title\": \"One\", \"items\": [{\"code\": \"x\","
    " \"title\": \"X\", \"for\": \"council\", \"description\": \"d\", \"outcome\": \"o\","
    " \"lead\": \"A head\"}]}]}";
  g_autofree char *reference = g_strdup_printf (text, "reference");
  g_autofree char *audit = g_strdup_printf (text, "audit");
  g_autoptr(GBytes) sound_bytes = g_bytes_new (reference, strlen (reference));
  g_autoptr(GBytes) faulty_bytes = g_bytes_new (audit, strlen (audit));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(CharterFramework) framework = charter_pack_read (sound_bytes, NULL, &error);
  CharterItem *item;

  g_assert_no_error (error);
  g_assert_false (charter_framework_is_for_audit (framework));
  g_assert_false (charter_framework_is_default_on (framework));
  g_assert_false (charter_framework_is_offered (framework));
  g_assert_cmpstr (charter_framework_get_source_status (framework), ==, "proposal");
  item = charter_framework_find_item (framework, "x");
  g_assert_cmpstr (charter_item_get_audience (item), ==, "council");
  g_assert_cmpstr (charter_item_get_description (item), ==, "d");
  g_assert_cmpstr (charter_item_get_outcome (item), ==, "o");
  g_assert_cmpstr (charter_item_get_lead (item), ==, "A head");

  g_assert_null (charter_pack_read (faulty_bytes, &faults, NULL));
  g_assert_cmpuint (faults->len, ==, 2); /* levels and descriptors */
}

static void
test_byte_order_mark (void)
{
  g_autofree char *text = g_strconcat ("\xef\xbb\xbf", sound, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterFramework) framework = charter_pack_read (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (framework);
}

static void
test_faulty (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr(GBytes) bytes = make_bytes (expected->from, expected->to);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = NULL;

  g_assert_null (charter_pack_read (bytes, &faults, &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY);
  assert_fault (expected, faults);
}

static void
test_not_a_pack (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr(GBytes) bytes = make_bytes (expected->from, expected->to);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = NULL;

  g_assert_null (charter_pack_read (bytes, &faults, &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_NOT_A_PACK);
  assert_fault (expected, faults);
}

static void
assert_refused (const char *data,
                gsize       length,
                const char *reason)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = NULL;

  g_assert_null (charter_pack_read (bytes, &faults, &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_NOT_A_PACK);
  g_assert_cmpuint (faults->len, ==, 1);
  if (reason)
    g_assert_nonnull (strstr (error->message, reason));
}

static void
test_other_files (void)
{
  static const char binary[] = "\x89PNG\r\n\x1a\n\0\0\0\xff\xfe";

  assert_refused ("", 0, "empty");
  assert_refused (binary, sizeof binary, "no text");
  assert_refused ("a\0b", 3, "no text");
  assert_refused ("\"URN\",\"LA (code)\"\r\n", 19, NULL);
  assert_refused ("{\"services\": []}", 16, "no framework pack");
  assert_refused ("[]", 2, "no framework pack");
  assert_refused ("  \n", 3, "cut off");
  assert_refused ("\xef\xbb\xbf", 3, "cut off");
}

static void
test_too_deep_and_too_large (void)
{
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *large = g_strnfill (4 * 1024 * 1024 + 1, ' ');

  assert_refused (deep, 200000, "nested too deeply");
  assert_refused (large, 4 * 1024 * 1024 + 1, "4 MB");
}

static void
test_all_faults_in_order (void)
{
  static const char text[] =
    "{\"format\": \"inclusion-charter-pack\",\n \"areas\": [\n {},\n 7\n ],\n \"levels\": []}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  guint line = 0;

  g_assert_null (charter_pack_read (bytes, &faults, &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY);
  g_assert_cmpuint (faults->len, >=, 10);
  for (guint i = 0; i < faults->len; i++)
    {
      const CharterPackFault *fault = g_ptr_array_index (faults, i);

      g_assert_cmpuint (fault->line, >=, line);
      line = fault->line;
    }
  g_assert_cmpuint (line, ==, 6);
}

/* Whatever is cut out of a pack or doubled in it, the reader gives a pack or a fault. */
static void
test_random_damage (void)
{
  gsize length = strlen (sound);

  for (guint i = 0; i < 3000; i++)
    {
      guint start = (guint) g_test_rand_int_range (0, (gint32) length);
      guint count = (guint) g_test_rand_int_range (1, 40);
      g_autoptr(GString) text = g_string_new (sound);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) faults = NULL;
      g_autoptr(CharterFramework) framework = NULL;

      count = MIN (count, length - start);
      if (i % 2)
        g_string_erase (text, start, count);
      else
        g_string_insert_len (text, g_test_rand_int_range (0, (gint32) length), sound + start, count);
      bytes = g_bytes_new (text->str, text->len);
      framework = charter_pack_read (bytes, &faults, &error);
      g_assert_true ((framework == NULL) == (error != NULL));
      g_assert_true ((framework == NULL) == (faults->len > 0));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack-reader/sound", test_sound);
  g_test_add_func ("/pack-reader/reference", test_reference);
  g_test_add_func ("/pack-reader/byte-order-mark", test_byte_order_mark);
  for (guint i = 0; i < G_N_ELEMENTS (faulty); i++)
    {
      g_autofree char *path = g_strconcat ("/pack-reader/faulty/", faulty[i].name, NULL);

      g_test_add_data_func (path, &faulty[i], test_faulty);
    }
  for (guint i = 0; i < G_N_ELEMENTS (not_packs); i++)
    {
      g_autofree char *path = g_strconcat ("/pack-reader/not-a-pack/", not_packs[i].name, NULL);

      g_test_add_data_func (path, &not_packs[i], test_not_a_pack);
    }
  g_test_add_func ("/pack-reader/other-files", test_other_files);
  g_test_add_func ("/pack-reader/too-deep-and-too-large", test_too_deep_and_too_large);
  g_test_add_func ("/pack-reader/all-faults-in-order", test_all_faults_in_order);
  g_test_add_func ("/pack-reader/random-damage", test_random_damage);
  return g_test_run ();
}
