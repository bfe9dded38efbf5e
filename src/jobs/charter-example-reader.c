/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-example-private.h"

#include "charter-example-resources.h"
#include "charter-id.h"
#include "charter-logo-job.h"

/* Members that are no stored field: what they say is read where the links are made. */
static const char * const structure[] = {
  "key", "judgements", "answers", "ticks", "area-notes", "supports", "files", "raised-by", "reviews", "uses",
  NULL
};

/* Stored fields that hold a record's id, and name a key in the file. */
static const char * const references[] = { "audit", "previous", NULL };

/* A directory entry's id is made of its source and its name there, on every machine the same. */
static char *
dup_entry_id (CharterExampleReader *reader,
              const char           *name)
{
  return charter_id_for ("entry", reader->directory, name, NULL);
}

static void
set_enum (CharterRecord *record,
          GParamSpec    *pspec,
          const char    *nick)
{
  int value;

  if (!charter_enum_from_nick (pspec->value_type, nick, &value))
    {
      g_critical ("The example says “%s” for %s", nick, pspec->name);
      return;
    }
  g_object_set (record, pspec->name, value, NULL);
}

static void
set_field (CharterExampleReader *reader,
           CharterRecord        *record,
           const char           *name,
           JsonNode             *node)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), name);
  g_auto(GValue) value = G_VALUE_INIT;
  g_autofree char *entry = NULL;

  if (g_strv_contains (structure, name))
    return;
  if (!pspec || !(pspec->flags & CHARTER_PARAM_STORED))
    {
      g_critical ("The example has a field “%s” that %s has not", name, G_OBJECT_TYPE_NAME (record));
      return;
    }
  if (g_strv_contains (references, name))
    g_object_set (record, name, g_hash_table_lookup (reader->ids, json_node_get_string (node)), NULL);
  else if (g_str_equal (name, "entry"))
    {
      entry = dup_entry_id (reader, json_node_get_string (node));
      g_object_set (record, name, entry, NULL);
    }
  else if (G_IS_PARAM_SPEC_ENUM (pspec))
    set_enum (record, pspec, json_node_get_string (node));
  else
    {
      json_node_get_value (node, &value);
      g_object_set_property (G_OBJECT (record), name, &value);
    }
}

static void
set_fields (CharterExampleReader *reader,
            CharterRecord        *record,
            JsonObject           *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    set_field (reader, record, name, node);
}

/**
 * charter_example_make_record:
 * @reader: what the records are made with
 * @type: of #CharterRecord
 * @id: (nullable): its id; %NULL for a new one
 * @object: (nullable): its fields
 *
 * Returns: (transfer none): the record, which belongs to the school
 */
gpointer
charter_example_make_record (CharterExampleReader *reader,
                             GType                 type,
                             const char           *id,
                             JsonObject           *object)
{
  CharterRecord *record = id ? g_object_new (type, "id", id, NULL) : g_object_new (type, NULL);

  g_object_set (record, "school", charter_record_get_id (CHARTER_RECORD (reader->school)), NULL);
  if (object)
    set_fields (reader, record, object);
  g_ptr_array_add (reader->records, record);
  return record;
}

/**
 * charter_example_get_array:
 * @object: (nullable): words of the example
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the list in it
 */
JsonArray *
charter_example_get_array (JsonObject *object,
                           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node ? json_node_get_array (node) : NULL;
}

/**
 * charter_example_each_object:
 * @reader: what the records are made with
 * @object: words of the example
 * @name: a member that may hold a list
 * @func: makes what one of its objects says
 * @data: (nullable): for @func
 */
void
charter_example_each_object (CharterExampleReader *reader,
                             JsonObject           *object,
                             const char           *name,
                             CharterExampleMaker   func,
                             gpointer              data)
{
  JsonArray *array = charter_example_get_array (object, name);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    func (reader, json_array_get_object_element (array, i), data);
}

static void
make_simple (CharterExampleReader *reader,
             JsonObject           *object,
             gpointer              data)
{
  CharterRecord *record = charter_example_make_record (reader, *(GType *) data, NULL, object);

  if (json_object_has_member (object, "key"))
    g_hash_table_insert (reader->ids, g_strdup (json_object_get_string_member (object, "key")),
                         g_strdup (charter_record_get_id (record)));
}

/* Those that a school has one of, found by an id of their own. */
static void
make_model (CharterExampleReader *reader,
            JsonObject           *object,
            gpointer              data)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  g_autofree char *id = charter_support_model_dup_id_for (school);

  charter_example_make_record (reader, CHARTER_TYPE_SUPPORT_MODEL, id, object);
}

static void
make_funding (CharterExampleReader *reader,
              JsonObject           *object,
              gpointer              data)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  g_autofree char *id = charter_funding_dup_id_for (school, json_object_get_string_member (object, "year"));

  charter_example_make_record (reader, CHARTER_TYPE_FUNDING, id, object);
}

static void
make_duty (CharterExampleReader *reader,
           JsonObject           *object,
           gpointer              data)
{
  g_autofree char *id =
    charter_duty_dup_id_for (charter_record_get_id (CHARTER_RECORD (reader->school)),
                             json_object_get_string_member (object, "framework"),
                             json_object_get_string_member (object, "code"));

  charter_example_make_record (reader, CHARTER_TYPE_DUTY, id, object);
}

static void
link_by_key (CharterExampleReader *reader,
             const char           *key,
             const char           *other,
             gboolean              is_from,
             CharterLinkKind       kind)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  const char *id = g_hash_table_lookup (reader->ids, key);

  if (!id)
    {
      g_critical ("The example links to “%s”, which it does not have", key);
      return;
    }
  g_ptr_array_add (reader->records,
                   charter_link_new (school, is_from ? id : other, is_from ? other : id, kind));
}

static void
make_file (CharterExampleReader *reader,
           CharterEvidence      *evidence,
           const char           *name)
{
  CharterKeptFile *kept = g_hash_table_lookup (reader->files, name);
  CharterEvidenceFile *file = charter_example_make_record (reader, CHARTER_TYPE_EVIDENCE_FILE, NULL, NULL);

  charter_evidence_file_set_evidence (file, charter_record_get_id (CHARTER_RECORD (evidence)));
  charter_evidence_file_set_name (file, name);
  charter_evidence_file_set_revision (file, 1);
  if (!kept)
    {
      g_critical ("The example has no file “%s”", name);
      return;
    }
  charter_evidence_file_set_sha256 (file, kept->sha256);
  charter_evidence_file_set_size (file, kept->size);
  charter_evidence_file_set_content_type (file, kept->content_type);
}

static void
make_evidence (CharterExampleReader *reader,
               JsonObject           *object,
               gpointer              data)
{
  CharterEvidence *evidence = charter_example_make_record (reader, CHARTER_TYPE_EVIDENCE, NULL, object);
  const char *id = charter_record_get_id (CHARTER_RECORD (evidence));
  JsonArray *supports = charter_example_get_array (object, "supports");
  JsonArray *files = charter_example_get_array (object, "files");

  for (guint i = 0; supports && i < json_array_get_length (supports); i++)
    link_by_key (reader, json_array_get_string_element (supports, i), id, FALSE,
                 CHARTER_LINK_SUPPORTS);
  for (guint i = 0; files && i < json_array_get_length (files); i++)
    make_file (reader, evidence, json_array_get_string_element (files, i));
}

static void
make_review (CharterExampleReader *reader,
             JsonObject           *object,
             gpointer              data)
{
  CharterReview *review = charter_example_make_record (reader, CHARTER_TYPE_REVIEW, NULL, object);

  charter_review_set_action (review, data);
}

static void
make_action (CharterExampleReader *reader,
             JsonObject           *object,
             gpointer              data)
{
  CharterAction *action = charter_example_make_record (reader, CHARTER_TYPE_ACTION, NULL, object);
  const char *id = charter_record_get_id (CHARTER_RECORD (action));
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  JsonArray *raised_by = charter_example_get_array (object, "raised-by");
  JsonArray *uses = charter_example_get_array (object, "uses");

  for (guint i = 0; raised_by && i < json_array_get_length (raised_by); i++)
    link_by_key (reader, json_array_get_string_element (raised_by, i), id, TRUE,
                 CHARTER_LINK_RAISES);
  for (guint i = 0; uses && i < json_array_get_length (uses); i++)
    {
      g_autofree char *entry = dup_entry_id (reader, json_array_get_string_element (uses, i));

      g_ptr_array_add (reader->records, charter_link_new (school, id, entry, CHARTER_LINK_USES));
    }
  charter_example_each_object (reader, object, "reviews", make_review, (gpointer) id);
}

/* Settings of a document have the id that they have on every machine. */
static void
make_paper (CharterExampleReader *reader,
            JsonObject           *object,
            gpointer              data)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  g_autofree char *id = charter_paper_dup_id_for (school, json_object_get_string_member (object, "document"));

  charter_example_make_record (reader, CHARTER_TYPE_PAPER, id, object);
}

/* Where nothing on the machine reads the picture, the school has no logo. */
static void
make_logo (CharterExampleReader *reader,
           const char           *name)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  g_autofree char *path = g_strconcat (CHARTER_EXAMPLE_RESOURCES, name, NULL);
  g_autofree char *id = charter_logo_dup_id_for (school);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *picture = NULL;
  g_autoptr(GError) error = NULL;
  CharterLogo *logo;

  bytes = g_resource_lookup_data (charter_example_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  picture = bytes ? charter_logo_job_read (bytes, &error) : NULL;
  if (!picture)
    {
      g_info ("The example has no logo: %s", error->message);
      return;
    }
  logo = charter_example_make_record (reader, CHARTER_TYPE_LOGO, id, NULL);
  charter_logo_set_name (logo, name);
  charter_logo_set_picture (logo, picture);
}

/**
 * charter_example_reader_load:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the words of the worked example
 */
JsonObject *
charter_example_reader_load (GError **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  gsize size;
  const char *text;

  bytes = g_resource_lookup_data (charter_example_get_resource (), CHARTER_EXAMPLE_RESOURCES "example.json",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (!bytes)
    return NULL;
  text = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, text, (gssize) size, error))
    return NULL;
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

/**
 * charter_example_reader_make_school:
 * @example: the words of the example
 *
 * Returns: (transfer full): the fictional school
 */
CharterSchool *
charter_example_reader_make_school (JsonObject *example)
{
  JsonObject *object = json_object_get_object_member (example, "school");
  g_autofree char *id = charter_school_dup_id_for (json_object_get_string_member (object, "urn"));
  CharterSchool *school = g_object_new (CHARTER_TYPE_SCHOOL, "id", id, NULL);
  CharterExampleReader reader = { 0 };

  set_fields (&reader, CHARTER_RECORD (school), object);
  return school;
}

/**
 * charter_example_reader_make_records:
 * @example: the words of the example
 * @school: the school that everything belongs to
 * @files: (element-type utf8 CharterKeptFile): the evidence files by name
 * @library: where the frameworks' versions are looked up
 * @signed_off: (element-type CharterAudit): gets the audits that are to be signed off once everything
 *   is saved
 *
 * Returns: (transfer full) (element-type CharterRecord): every record of the example but the school
 */
GPtrArray *
charter_example_reader_make_records (JsonObject         *example,
                                     CharterSchool      *school,
                                     GHashTable         *files,
                                     CharterPackLibrary *library,
                                     GPtrArray          *signed_off)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  CharterExampleReader reader = {
    .school = school,
    .library = library,
    .directory = json_object_get_string_member (example, "directory"),
    .files = files,
    .ids = ids,
    .signed_off = signed_off,
  };
  const struct { const char *name; GType type; } simple[] = {
    { "contexts", CHARTER_TYPE_CONTEXT },
    { "provisions", CHARTER_TYPE_PROVISION },
    { "milestones", CHARTER_TYPE_MILESTONE },
    { "trainings", CHARTER_TYPE_TRAINING },
    { "remarks", CHARTER_TYPE_REMARK },
    { "pins", CHARTER_TYPE_PIN },
    { "notes", CHARTER_TYPE_NOTE },
    { "case-studies", CHARTER_TYPE_CASE_STUDY },
    { "visit-plan", CHARTER_TYPE_VISIT_STOP },
    { "phrases", CHARTER_TYPE_PHRASE },
    { "figures", CHARTER_TYPE_INDICATOR },
    { "support-steps", CHARTER_TYPE_SUPPORT_STEP },
    { "model-checks", CHARTER_TYPE_MODEL_CHECK },
    { "offers", CHARTER_TYPE_OFFER },
    { "gaps", CHARTER_TYPE_UNMET_NEED },
    { "term-dates", CHARTER_TYPE_HALF_TERM },
  };

  reader.records = g_ptr_array_new_with_free_func (g_object_unref);
  charter_example_each_object (&reader, example, "audits", charter_example_make_audit, NULL);
  charter_example_each_object (&reader, example, "evidence", make_evidence, NULL);
  charter_example_each_object (&reader, example, "actions", make_action, NULL);
  charter_example_each_object (&reader, example, "duties", make_duty, NULL);
  charter_example_each_object (&reader, example, "documents", make_paper, NULL);
  charter_example_each_object (&reader, example, "support-model", make_model, NULL);
  charter_example_each_object (&reader, example, "fundings", make_funding, NULL);
  make_logo (&reader, json_object_get_string_member (example, "logo"));
  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    charter_example_each_object (&reader, example, simple[i].name, make_simple, (gpointer) &simple[i].type);
  return reader.records;
}
