/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-spawn.h"

/* The object of every command with --json, member by member, as the manual promises it to programs.
 * A kind is one word: "text", "number", "truth", with a "?" where null may stand for absent. All of a
 * list are like its first. */

typedef struct {
  const char *words[6]; /* one that begins with @ is written to the test's folder */
  const char *shape;
} Case;

static const Case cases[] = {
  { { "example" }, "{'urn':'text','made':'truth'}" },
  { { "schools", "alderbrook" },
    "{'schools':[{'urn':'text?','name':'text','phase':'text?','type':'text?','la_code':'text?',"
    "'postcode':'text?','status':'text?'}]}" },
  { { "directory", "speech" },
    "{'entries':[{'id':'text','organisation':'text?','name':'text','description':'text?',"
    "'minimum_age':'number?','maximum_age':'number?','needs':['text'],'tier':'text?',"
    "'contacts':[{'role':'text?','phone':'text?','email':'text?','url':'text?'}],"
    "'checked_on':'text?','source':'text?'}]}" },
  { { "frameworks" },
    "{'frameworks':[{'id':'text','version':'text','title':'text','status':'text','default':'truth',"
    "'use':'text','source_status':'text?','source_date':'text?','checked_on':'text?','default_on':'truth',"
    "'levels':[{'id':'text','title':'text','value':'number'}],'areas':'number','items':'number'}]}" },
  { { "validate", "@faulty.json" }, "{'ok':'truth','faults':[{'line':'number?','field':'text?','reason':'text'}]}" },
  { { "import", "@cut.csv" },
    "{'files':[{'file':'text','kind':'text?','added':'number','updated':'number','unchanged':'number',"
    "'left_out':'number','skipped':'number',"
    "'problems':[{'line':'number?','field':'text?','reason':'text'}]}]}" },
  { { "judge", "900001", "1.1", "advanced" },
    "{'school':'text','framework':'text','cycle':'text','item':'text','level':'text'}" },
  { { "judge", "900001", "1.1", "none" },
    "{'school':'text','framework':'text','cycle':'text','item':'text','level':'text?'}" },
  { { "evidence", "900001", "@faulty.json", "--item", "1.1" },
    "{'id':'text','title':'text','sha256':'text','size':'number','items':['text']}" },
  { { "standing", "900001" },
    "{'school':{'urn':'text','name':'text'},'framework':'text','version':'text','cycle':'text?',"
    "'voice':'text','areas':[{'code':'text','title':'text','state':'text','judged':'number',"
    "'applicable':'number','position':'number?','level':'text?','level_title':'text?','working':'text'}],"
    "'overall':{'level':'text?','level_title':'text?','provisional':'truth','working':'text'}}" },
  { { "radar", "900001", "-o", "@radar.svg" }, "{'file':'text','bytes':'number','pages':'number?'}" },
  { { "trend", "900001" }, "{'measures':[{'id':'text','title':'text','terms':'truth'}]}" },
  { { "pack", "900001", "--document", "governors", "-o", "@governors.pdf" },
    "{'file':'text','bytes':'number','pages':'number'}" },
  { { "pack", "900001", "-o", "@pack.pdf" }, "{'file':'text','bytes':'number','pages':'number'}" },
  { { "pack", "--all", "-o", "@packs" }, "{'files':[{'file':'text','bytes':'number','pages':'number'}]}" },
  { { "check" }, "{'ok':'truth','problems':[{'where':'text','what':'text','do':'text'}]}" },
};

static void assert_shape (JsonNode *shape, JsonNode *node, const char *at);

static void
assert_members (JsonObject *shape,
                JsonObject *object,
                const char *at)
{
  g_autoptr(GList) members = json_object_get_members (shape);

  for (GList *l = members; l; l = l->next)
    {
      g_autofree char *below = g_strdup_printf ("%s.%s", at, (const char *) l->data);

      if (!json_object_has_member (object, l->data))
        g_error ("%s is missing", below);
      assert_shape (json_object_get_member (shape, l->data), json_object_get_member (object, l->data), below);
    }
  g_assert_cmpuint (json_object_get_size (object), ==, json_object_get_size (shape));
}

static void
assert_kind (const char *kind,
             JsonNode   *node,
             const char *at)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;
  gboolean is_right;

  if (JSON_NODE_HOLDS_NULL (node))
    is_right = g_str_has_suffix (kind, "?");
  else if (g_str_has_prefix (kind, "text"))
    is_right = type == G_TYPE_STRING;
  else if (g_str_has_prefix (kind, "number"))
    is_right = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
  else
    is_right = type == G_TYPE_BOOLEAN;
  if (!is_right)
    g_error ("%s is no %s", at, kind);
}

static void
assert_shape (JsonNode   *shape,
              JsonNode   *node,
              const char *at)
{
  if (JSON_NODE_HOLDS_VALUE (shape))
    {
      assert_kind (json_node_get_string (shape), node, at);
      return;
    }
  if (json_node_get_node_type (shape) != json_node_get_node_type (node))
    g_error ("%s is a %s", at, json_node_type_name (node));
  if (JSON_NODE_HOLDS_OBJECT (shape))
    {
      assert_members (json_node_get_object (shape), json_node_get_object (node), at);
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    assert_shape (json_array_get_element (json_node_get_array (shape), 0),
                  json_array_get_element (json_node_get_array (node), i), at);
}

static JsonNode *
read_shape (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "'", -1);
  g_autofree char *json = g_strjoinv ("\"", parts);
  g_autoptr(GError) error = NULL;
  JsonNode *shape = json_from_string (json, &error);

  g_assert_no_error (error);
  return shape;
}

/* Five rows, the last one cut short. */
static gboolean
write_cut_register (const char *folder)
{
  g_autofree char *whole =
    g_build_filename (g_getenv ("CHARTER_SHARED"), "fixtures", "gias-subset.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "cut.csv", NULL);
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (whole, &text, &length, NULL)
         && g_file_set_contents (path, text, (gssize) length - 700, NULL);
}

static void
test_shapes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("json-XXXXXX", NULL);
  g_autofree char *data_dir = g_build_filename (folder, "data", NULL);
  g_autofree char *faulty = g_build_filename (folder, "faulty.json", NULL);
  gboolean has_register = write_cut_register (folder);

  g_assert_true (g_file_set_contents (faulty, "{ \"format\": \"another\" }", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autoptr(JsonNode) shape = read_shape (one->shape);
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func (g_free);
      g_auto(Run) run = { 0 };

      if (g_str_equal (one->words[0], "import") && !has_register)
        continue;
      for (guint j = 0; j < 6; j++)
        g_ptr_array_add (own, one->words[j] && *one->words[j] == '@'
                              ? g_build_filename (folder, one->words[j] + 1, NULL)
                              : g_strdup (one->words[j]));
      run = spawn (data_dir, "--json", own->pdata[0], own->pdata[1], own->pdata[2], own->pdata[3],
                   own->pdata[4], own->pdata[5], NULL);
      if (!g_str_equal (one->words[0], "import")) /* it tells of faulty rows as well */
        g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpuint (strlen (run.out), >, 2);
      g_assert_cmpuint (strcspn (run.out, "\n"), ==, strlen (run.out) - 1);
      parse_run (&run, parser);
      assert_shape (shape, json_parser_get_root (parser), one->words[0]);
    }
  remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/json/shapes", test_shapes);
  return g_test_run ();
}
