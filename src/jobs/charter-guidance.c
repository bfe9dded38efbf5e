/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-guidance.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "charter-area.h"
#include "charter-example-resources.h"
#include "charter-guidance-resources.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-term.h"

/* The words come from the framework's pack, from data/guidance and, for a completed example of each
 * area, from the worked example. */

static void
section_free (gpointer data)
{
  CharterGuidanceSection *section = data;

  g_free (section->heading);
  g_free (section->text);
  g_strfreev (section->list);
  g_free (section);
}

static void
chapter_free (gpointer data)
{
  CharterGuidanceChapter *chapter = data;

  g_free (chapter->title);
  g_free (chapter->mark);
  g_free (chapter->area);
  g_ptr_array_unref (chapter->sections);
  g_free (chapter);
}

static CharterGuidanceChapter *
chapter_new (char       *title,
             const char *mark,
             const char *area)
{
  CharterGuidanceChapter *chapter = g_new0 (CharterGuidanceChapter, 1);

  chapter->title = title;
  chapter->mark = g_strdup (mark);
  chapter->area = g_strdup (area);
  chapter->sections = g_ptr_array_new_with_free_func (section_free);
  return chapter;
}

static void
add_section (CharterGuidanceChapter *chapter,
             const char             *heading,
             const char             *text,
             GStrv                   list)
{
  CharterGuidanceSection *section = g_new0 (CharterGuidanceSection, 1);

  section->heading = g_strdup (heading);
  section->text = g_strdup (text);
  section->list = list;
  g_ptr_array_add (chapter->sections, section);
}

static JsonObject *
load (JsonParser *parser,
      GResource  *resource,
      const char *path)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;
  const char *text = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  if (!text || !json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return NULL;
  return json_node_get_object (json_parser_get_root (parser));
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static GStrv
dup_list (JsonObject *object)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = json_object_has_member (object, "list") ? json_object_get_array_member (object, "list")
                                                             : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  return array ? g_strv_builder_end (builder) : NULL;
}

static void
add_written (GPtrArray        *chapters,
             JsonObject       *root,
             CharterFramework *framework,
             const char       *place)
{
  JsonArray *written = root ? json_object_get_array_member (root, "chapters") : NULL;

  for (guint i = 0; written && i < json_array_get_length (written); i++)
    {
      JsonObject *object = json_array_get_object_element (written, i);
      JsonArray *sections = json_object_get_array_member (object, "sections");
      const char *of = get_text (object, "framework");
      CharterGuidanceChapter *chapter;

      if (g_strcmp0 (get_text (object, "place"), place) != 0
          || (of && g_strcmp0 (of, charter_framework_get_id (framework)) != 0))
        continue;
      chapter = chapter_new (g_strdup (get_text (object, "title")), get_text (object, "mark"), NULL);
      chapter->is_general = of == NULL;
      for (guint j = 0; j < json_array_get_length (sections); j++)
        {
          JsonObject *section = json_array_get_object_element (sections, j);

          add_section (chapter, get_text (section, "heading"), get_text (section, "text"), dup_list (section));
        }
      g_ptr_array_add (chapters, chapter);
    }
}

static void
add_fact (GStrvBuilder *facts,
          const char   *name,
          const char   *value)
{
  g_autofree char *words = value ? g_strdup_printf ("%s: %s", name, value) : NULL;

  if (words)
    g_strv_builder_add (facts, words);
}

/* A pack may say a day, a month or a year; NULL stays NULL, so that nothing is said of it. */
static char *
dup_date (const char *date)
{
  return date ? charter_term_dup_date_words (date) : NULL;
}

static void
add_introduction (GPtrArray        *chapters,
                  CharterFramework *framework)
{
  CharterGuidanceChapter *chapter = chapter_new (g_strdup (_("Introduction")), NULL, NULL);
  GListModel *levels = charter_framework_get_levels (framework);
  g_autoptr(GStrvBuilder) facts = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) scale = g_strv_builder_new ();
  g_autofree char *source_date = dup_date (charter_framework_get_source_date (framework));
  g_autofree char *checked_on = dup_date (charter_framework_get_checked_on (framework));

  add_section (chapter, charter_framework_get_title (framework),
               charter_framework_get_introduction (framework), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      add_fact (scale, charter_level_get_title (level),
                charter_level_get_description (level) ? charter_level_get_description (level) : "–");
    }
  add_section (chapter, _("Levels"), NULL, g_strv_builder_end (scale));
  add_fact (facts, _("Publisher"), charter_framework_get_publisher (framework));
  add_fact (facts, _("Source"), charter_framework_get_source (framework));
  add_fact (facts, _("Date"), source_date);
  add_fact (facts, _("Checked on"), checked_on);
  add_section (chapter, _("Where it comes from"), NULL, g_strv_builder_end (facts));
  g_ptr_array_add (chapters, chapter);
}

static GStrv
dup_levels (CharterFramework *framework,
            CharterItem      *item)
{
  GListModel *levels = charter_framework_get_levels (framework);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);
      g_autofree char *descriptor =
        charter_framework_dup_local_text (charter_item_get_descriptor (item, charter_level_get_id (level)), NULL);

      add_fact (builder, charter_level_get_title (level), descriptor);
    }
  return g_strv_builder_end (builder);
}

static const char *
name_force (CharterForce force)
{
  switch (force)
    {
    case CHARTER_FORCE_MUST: return _("By law");
    case CHARTER_FORCE_SHOULD: return _("Statutory guidance");
    case CHARTER_FORCE_ADVICE:
    default: return _("Advice");
    }
}

static GStrv
dup_duties (CharterItem *item)
{
  GPtrArray *duties = charter_item_get_duties (item);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < duties->len; i++)
    {
      const CharterItemDuty *duty = g_ptr_array_index (duties, i);
      g_autofree char *words = g_strdup_printf ("%s: %s%s%s%s", name_force (duty->force), duty->title,
                                                duty->citation ? " · " : "",
                                                duty->citation ? duty->citation : "",
                                                duty->checked_on ? "" : _(" (check before relying on it)"));

      g_strv_builder_add (builder, words);
    }
  return g_strv_builder_end (builder);
}

static JsonObject *
find_example (JsonObject  *root,
              const char  *framework,
              CharterArea *area)
{
  JsonArray *audits = root ? json_object_get_array_member (root, "audits") : NULL;

  for (guint i = audits ? json_array_get_length (audits) : 0; i > 0; i--)
    {
      JsonObject *audit = json_array_get_object_element (audits, i - 1);
      JsonArray *judgements = json_object_get_array_member (audit, "judgements");
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; g_strcmp0 (get_text (audit, "framework"), framework) == 0
                        && j < json_array_get_length (judgements); j++)
        {
          JsonObject *judgement = json_array_get_object_element (judgements, j);

          for (guint k = 0; get_text (judgement, "what-we-see") && get_text (judgement, "level")
                            && !get_text (judgement, "voice") && k < g_list_model_get_n_items (items); k++)
            {
              g_autoptr(CharterItem) item = g_list_model_get_item (items, k);

              if (g_strcmp0 (charter_item_get_code (item), get_text (judgement, "item")) == 0)
                return judgement;
            }
        }
    }
  return NULL;
}

static void
add_example (CharterGuidanceChapter *chapter,
             CharterFramework       *framework,
             CharterArea            *area,
             JsonObject             *example)
{
  JsonObject *judgement = find_example (example, charter_framework_get_id (framework), area);
  CharterLevel *level = judgement ? charter_framework_find_level (framework, get_text (judgement, "level"))
                                  : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (!level)
    return;
  add_fact (builder, get_text (judgement, "item"), charter_level_get_title (level));
  add_fact (builder, _("What we see"), get_text (judgement, "what-we-see"));
  add_fact (builder, _("Next step"), get_text (judgement, "next-step"));
  add_section (chapter, _("A completed example"), _("From the invented school of the worked example."),
               g_strv_builder_end (builder));
}

static void
add_area (GPtrArray        *chapters,
          CharterFramework *framework,
          CharterArea      *area,
          JsonObject       *example)
{
  GListModel *items = charter_area_get_items (area);
  CharterGuidanceChapter *chapter =
    chapter_new (g_strdup_printf ("%s %s", charter_area_get_code (area), charter_area_get_title (area)), NULL,
                 charter_area_get_code (area));

  if (charter_area_get_scope (area))
    add_section (chapter, NULL, charter_area_get_scope (area), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      g_autofree char *heading = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                                  charter_item_get_title (item));

      add_section (chapter, heading, charter_item_get_stem (item), dup_levels (framework, item));
      if (charter_item_get_duties (item)->len > 0)
        add_section (chapter, NULL, _("Duties"), dup_duties (item));
    }
  add_example (chapter, framework, area, example);
  g_ptr_array_add (chapters, chapter);
}

/**
 * charter_guidance_list_chapters:
 * @framework: a framework
 *
 * Returns: (transfer full) (element-type CharterGuidanceChapter): the framework as a book, with what
 *   this program has to say around it
 */
GPtrArray *
charter_guidance_list_chapters (CharterFramework *framework)
{
  GPtrArray *chapters = g_ptr_array_new_with_free_func (chapter_free);
  GListModel *areas = charter_framework_get_areas (framework);
  g_autoptr(JsonParser) words = json_parser_new ();
  g_autoptr(JsonParser) example_words = json_parser_new ();
  JsonObject *root = load (words, charter_guidance_get_resource (), RESOURCE_BASE "/guidance/guidance.json");
  JsonObject *example = load (example_words, charter_example_get_resource (),
                              RESOURCE_BASE "/example/example.json");

  add_introduction (chapters, framework);
  add_written (chapters, root, framework, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      add_area (chapters, framework, area, example);
    }
  add_written (chapters, root, framework, "end");
  return chapters;
}

/**
 * charter_guidance_add_proposals:
 * @chapters: as charter_guidance_list_chapters() gives them
 * @proposals: a framework that is not in force
 *
 * Adds a chapter that says what is proposed, and that it is no more than proposed.
 */
void
charter_guidance_add_proposals (GPtrArray        *chapters,
                                CharterFramework *proposals)
{
  GListModel *areas = charter_framework_get_areas (proposals);
  /* TRANSLATORS: the title of a framework that is not in force */
  CharterGuidanceChapter *chapter =
    chapter_new (g_strdup_printf (_("Proposals: %s"), charter_framework_get_short_title (proposals)),
                 _("Proposals, not law: nothing here is asked of a school yet."), NULL);

  if (charter_framework_get_introduction (proposals))
    add_section (chapter, NULL, charter_framework_get_introduction (proposals), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          const char *words = charter_item_get_description (item);

          add_section (chapter, charter_item_get_title (item), words ? words : charter_item_get_stem (item), NULL);
        }
    }
  g_ptr_array_add (chapters, chapter);
}
