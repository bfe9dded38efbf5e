/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-example-reader.h"

#include <string.h>

#include "charter-criteria.h"
#include "charter-example-paper.h"
#include "charter-example-resources.h"
#include "charter-id.h"
#include "charter-item.h"
#include "charter-logo-job.h"

#define RESOURCES RESOURCE_BASE "/example/"

/* What the records are made with: keys ("now", "now/8.2") to ids, so that links can name records
 * that come later in the file. */
typedef struct {
  CharterSchool      *school;
  CharterPackLibrary *library;
  const char         *directory; /* the source of the directory entries that are named */
  GHashTable         *files;     /* name -> CharterKeptFile */
  GHashTable         *ids;       /* key -> id */
  GPtrArray          *records;
  GPtrArray          *signed_off;
} Reader;

/* Members that are no stored field: what they say is read where the links are made. */
static const char * const structure[] = {
  "key", "judgements", "answers", "ticks", "area-notes", "supports", "files", "raised-by", "reviews", "uses",
  NULL
};
/* Stored fields that hold a record's id, and name a key in the file. */
static const char * const references[] = { "audit", "previous", NULL };

/* A directory entry's id is made of its source and its name there, on every machine the same. */
static char *
dup_entry_id (Reader     *reader,
              const char *name)
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
set_field (Reader        *reader,
           CharterRecord *record,
           const char    *name,
           JsonNode      *node)
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
set_fields (Reader        *reader,
            CharterRecord *record,
            JsonObject    *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    set_field (reader, record, name, node);
}

/* A record of @type with the fields of @object, belonging to the school. */
static gpointer
make_record (Reader     *reader,
             GType       type,
             const char *id,
             JsonObject *object)
{
  CharterRecord *record = id ? g_object_new (type, "id", id, NULL) : g_object_new (type, NULL);

  g_object_set (record, "school", charter_record_get_id (CHARTER_RECORD (reader->school)), NULL);
  if (object)
    set_fields (reader, record, object);
  g_ptr_array_add (reader->records, record);
  return record;
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node ? json_node_get_array (node) : NULL;
}

/* Calls @func for each object of the array @name, if there is one. */
static void
each_object (Reader     *reader,
             JsonObject *object,
             const char *name,
             void      (*func) (Reader     *reader,
                                JsonObject *element,
                                gpointer    data),
             gpointer    data)
{
  JsonArray *array = get_array (object, name);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    func (reader, json_array_get_object_element (array, i), data);
}

static void
make_simple (Reader     *reader,
             JsonObject *object,
             gpointer    data)
{
  CharterRecord *record = make_record (reader, *(GType *) data, NULL, object);

  if (json_object_has_member (object, "key"))
    g_hash_table_insert (reader->ids, g_strdup (json_object_get_string_member (object, "key")),
                         g_strdup (charter_record_get_id (record)));
}

/* Those that a school has one of, found by an id of their own. */
static void
make_model (Reader     *reader,
            JsonObject *object,
            gpointer    data)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  g_autofree char *id = charter_support_model_dup_id_for (school);

  make_record (reader, CHARTER_TYPE_SUPPORT_MODEL, id, object);
}

static void
make_funding (Reader     *reader,
              JsonObject *object,
              gpointer    data)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  g_autofree char *id = charter_funding_dup_id_for (school, json_object_get_string_member (object, "year"));

  make_record (reader, CHARTER_TYPE_FUNDING, id, object);
}

static void
make_duty (Reader     *reader,
           JsonObject *object,
           gpointer    data)
{
  g_autofree char *id =
    charter_duty_dup_id_for (charter_record_get_id (CHARTER_RECORD (reader->school)),
                             json_object_get_string_member (object, "framework"),
                             json_object_get_string_member (object, "code"));

  make_record (reader, CHARTER_TYPE_DUTY, id, object);
}

static void
link_by_key (Reader          *reader,
             const char      *key,
             const char      *other,
             gboolean         is_from,
             CharterLinkKind  kind)
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
make_judgement (Reader     *reader,
                JsonObject *object,
                gpointer    data)
{
  JsonObject *audit = data;
  const char *key = json_object_get_string_member (audit, "key");
  const char *audit_id = g_hash_table_lookup (reader->ids, key);
  const char *item = json_object_get_string_member (object, "item");
  const char *nick = json_object_get_string_member_with_default (object, "voice", "school");
  int voice = CHARTER_VOICE_SCHOOL;
  g_autofree char *id = NULL;
  CharterJudgement *judgement;

  charter_enum_from_nick (CHARTER_TYPE_VOICE, nick, &voice);
  id = charter_judgement_dup_id_for (audit_id, item, (CharterVoice) voice);
  judgement = make_record (reader, CHARTER_TYPE_JUDGEMENT, id, object);
  charter_judgement_set_audit (judgement, audit_id);
  if (voice == CHARTER_VOICE_SCHOOL)
    g_hash_table_insert (reader->ids, g_strdup_printf ("%s/%s", key, item), g_strdup (id));
}

/* What a group answered to a question, counted. */
static void
make_answers (Reader     *reader,
              JsonObject *object,
              gpointer    data)
{
  const char *audit_id = charter_record_get_id (data);
  const char *item = json_object_get_string_member (object, "item");
  int voice = CHARTER_VOICE_PUPILS;
  g_autofree char *id = NULL;
  CharterVoiceAnswers *answers;

  charter_enum_from_nick (CHARTER_TYPE_VOICE, json_object_get_string_member (object, "voice"), &voice);
  id = charter_voice_answers_dup_id_for (audit_id, item, (CharterVoice) voice);
  answers = make_record (reader, CHARTER_TYPE_VOICE_ANSWERS, id, object);
  charter_voice_answers_set_audit (answers, audit_id);
}

/* The criteria of a level that are in place, by their number in the level's list. */
static void
make_ticks (Reader     *reader,
            JsonObject *object,
            gpointer    data)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  const char *level = json_object_get_string_member (object, "level");
  JsonArray *numbers = json_object_get_array_member (object, "criteria");
  CharterFramework *framework =
    charter_pack_library_find (reader->library, charter_audit_get_framework (data), NULL);
  CharterItem *item =
    framework ? charter_framework_find_item (framework, json_object_get_string_member (object, "item")) : NULL;
  g_autoptr(GPtrArray) criteria = item ? charter_criteria_list (item, level) : NULL;

  for (guint i = 0; i < json_array_get_length (numbers); i++)
    {
      gint64 number = json_array_get_int_element (numbers, i);

      if (!criteria || number < 1 || number > criteria->len)
        {
          g_critical ("The example ticks a criterion that is not there");
          return;
        }
      g_ptr_array_add (reader->records,
                       charter_tick_new (school, charter_record_get_id (data), charter_item_get_code (item),
                                         level, g_ptr_array_index (criteria, number - 1)));
    }
}

static void
make_area_note (Reader     *reader,
                JsonObject *object,
                gpointer    data)
{
  CharterAreaNote *note = make_record (reader, CHARTER_TYPE_AREA_NOTE, NULL, object);

  charter_area_note_set_audit (note, charter_record_get_id (data));
}

static void
make_audit (Reader     *reader,
            JsonObject *object,
            gpointer    data)
{
  CharterAudit *audit = make_record (reader, CHARTER_TYPE_AUDIT, NULL, object);
  CharterFramework *framework;

  framework = charter_pack_library_find (reader->library, charter_audit_get_framework (audit), NULL);
  if (framework)
    charter_audit_set_framework_version (audit, charter_framework_get_version (framework));
  /* A signed-off audit takes no judgements, so it is signed when they are in. */
  if (charter_audit_get_state (audit) == CHARTER_AUDIT_SIGNED_OFF)
    {
      charter_audit_set_state (audit, CHARTER_AUDIT_AGREED);
      g_ptr_array_add (reader->signed_off, g_object_ref (audit));
    }
  g_hash_table_insert (reader->ids, g_strdup (json_object_get_string_member (object, "key")),
                       g_strdup (charter_record_get_id (CHARTER_RECORD (audit))));
  each_object (reader, object, "judgements", make_judgement, object);
  each_object (reader, object, "answers", make_answers, audit);
  each_object (reader, object, "ticks", make_ticks, audit);
  each_object (reader, object, "area-notes", make_area_note, audit);
}

static void
make_file (Reader          *reader,
           CharterEvidence *evidence,
           const char      *name)
{
  CharterKeptFile *kept = g_hash_table_lookup (reader->files, name);
  CharterEvidenceFile *file = make_record (reader, CHARTER_TYPE_EVIDENCE_FILE, NULL, NULL);

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
make_evidence (Reader     *reader,
               JsonObject *object,
               gpointer    data)
{
  CharterEvidence *evidence = make_record (reader, CHARTER_TYPE_EVIDENCE, NULL, object);
  const char *id = charter_record_get_id (CHARTER_RECORD (evidence));
  JsonArray *supports = get_array (object, "supports");
  JsonArray *files = get_array (object, "files");

  for (guint i = 0; supports && i < json_array_get_length (supports); i++)
    link_by_key (reader, json_array_get_string_element (supports, i), id, FALSE,
                 CHARTER_LINK_SUPPORTS);
  for (guint i = 0; files && i < json_array_get_length (files); i++)
    make_file (reader, evidence, json_array_get_string_element (files, i));
}

static void
make_review (Reader     *reader,
             JsonObject *object,
             gpointer    data)
{
  CharterReview *review = make_record (reader, CHARTER_TYPE_REVIEW, NULL, object);

  charter_review_set_action (review, data);
}

static void
make_action (Reader     *reader,
             JsonObject *object,
             gpointer    data)
{
  CharterAction *action = make_record (reader, CHARTER_TYPE_ACTION, NULL, object);
  const char *id = charter_record_get_id (CHARTER_RECORD (action));
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  JsonArray *raised_by = get_array (object, "raised-by");
  JsonArray *uses = get_array (object, "uses");

  for (guint i = 0; raised_by && i < json_array_get_length (raised_by); i++)
    link_by_key (reader, json_array_get_string_element (raised_by, i), id, TRUE,
                 CHARTER_LINK_RAISES);
  for (guint i = 0; uses && i < json_array_get_length (uses); i++)
    {
      g_autofree char *entry = dup_entry_id (reader, json_array_get_string_element (uses, i));

      g_ptr_array_add (reader->records, charter_link_new (school, id, entry, CHARTER_LINK_USES));
    }
  each_object (reader, object, "reviews", make_review, (gpointer) id);
}

/* Settings of a document have the id that they have on every machine. */
static void
make_paper (Reader     *reader,
            JsonObject *object,
            gpointer    data)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  g_autofree char *id = charter_paper_dup_id_for (school, json_object_get_string_member (object, "document"));

  make_record (reader, CHARTER_TYPE_PAPER, id, object);
}

/* Where nothing on the machine reads the picture, the school has no logo. */
static void
make_logo (Reader     *reader,
           const char *name)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
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
  logo = make_record (reader, CHARTER_TYPE_LOGO, id, NULL);
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

  bytes = g_resource_lookup_data (charter_example_get_resource (), RESOURCES "example.json",
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
  Reader reader = { 0 };

  set_fields (&reader, CHARTER_RECORD (school), object);
  return school;
}

static GBytes *
print_paper (JsonObject  *paper,
             const char  *date,
             GError     **error)
{
  JsonArray *array = json_object_get_array_member (paper, "lines");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  lines = g_strv_builder_end (builder);
  return charter_example_paper_print (json_object_get_string_member (paper, "title"),
                                      (const char * const *) lines, date, error);
}

/* The contents of the file @name: printed from its words, or as it is shipped. */
static GBytes *
get_contents (JsonObject  *example,
              const char  *name,
              const char  *date,
              GError     **error)
{
  JsonArray *papers = json_object_get_array_member (example, "papers");
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);

  for (guint i = 0; i < json_array_get_length (papers); i++)
    {
      JsonObject *paper = json_array_get_object_element (papers, i);

      if (g_str_equal (json_object_get_string_member (paper, "name"), name))
        return print_paper (paper, date, error);
    }
  return g_resource_lookup_data (charter_example_get_resource (), path,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
keep_files_of (JsonObject             *example,
               JsonObject             *evidence,
               CharterEvidenceFolder  *folder,
               GHashTable             *kept,
               GError                **error)
{
  const char *date = json_object_get_string_member (evidence, "happened-on");
  JsonArray *files = get_array (evidence, "files");

  for (guint i = 0; files && i < json_array_get_length (files); i++)
    {
      const char *name = json_array_get_string_element (files, i);
      g_autoptr(GBytes) bytes = get_contents (example, name, date, error);
      CharterKeptFile *file = bytes ? charter_evidence_folder_keep_bytes (folder, bytes, name, error)
                                    : NULL;

      if (!file)
        return FALSE;
      g_hash_table_insert (kept, g_strdup (name), file);
    }
  return TRUE;
}

/**
 * charter_example_reader_keep_files:
 * @example: the words of the example
 * @folder: where evidence files are kept
 * @error: return location for an error
 *
 * Makes every evidence file and keeps it. May be called in any thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 CharterKeptFile): the files by name
 */
GHashTable *
charter_example_reader_keep_files (JsonObject             *example,
                                   CharterEvidenceFolder  *folder,
                                   GError                **error)
{
  g_autoptr(GHashTable) kept = NULL;
  JsonArray *evidence = json_object_get_array_member (example, "evidence");

  kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) charter_kept_file_free);
  for (guint i = 0; i < json_array_get_length (evidence); i++)
    if (!keep_files_of (example, json_array_get_object_element (evidence, i), folder, kept, error))
      return NULL;
  return g_steal_pointer (&kept);
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
  Reader reader = {
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
  each_object (&reader, example, "audits", make_audit, NULL);
  each_object (&reader, example, "evidence", make_evidence, NULL);
  each_object (&reader, example, "actions", make_action, NULL);
  each_object (&reader, example, "duties", make_duty, NULL);
  each_object (&reader, example, "documents", make_paper, NULL);
  each_object (&reader, example, "support-model", make_model, NULL);
  each_object (&reader, example, "fundings", make_funding, NULL);
  make_logo (&reader, json_object_get_string_member (example, "logo"));
  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    each_object (&reader, example, simple[i].name, make_simple, (gpointer) &simple[i].type);
  return reader.records;
}
