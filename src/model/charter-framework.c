/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-framework-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-level.h"

/* The string properties, in the order of their names below. */
typedef enum {
  PROP_ID = 1,
  PROP_VERSION,
  PROP_TITLE,
  PROP_SHORT_TITLE,
  PROP_PUBLISHER,
  PROP_STATUS,
  PROP_SOURCE,
  PROP_SOURCE_DATE,
  PROP_CHECKED_ON,
  PROP_LICENCE,
  PROP_INTRODUCTION,
  PROP_AREA_NOUN,
  PROP_AREA_NOUN_PLURAL,
  PROP_ITEM_NOUN,
  PROP_ITEM_NOUN_PLURAL,
  PROP_USE,
  PROP_SOURCE_STATUS,
  PROP_AREAS,
  PROP_LEVELS,
  PROP_IS_DEFAULT_ON,
} CharterFrameworkProperty;

#define N_TEXTS CHARTER_FRAMEWORK_N_TEXTS
G_STATIC_ASSERT (N_TEXTS == PROP_AREAS);

static const char * const text_names[N_TEXTS] = {
  [PROP_ID] = "id",
  [PROP_VERSION] = "version",
  [PROP_TITLE] = "title",
  [PROP_SHORT_TITLE] = "short-title",
  [PROP_PUBLISHER] = "publisher",
  [PROP_STATUS] = "status",
  [PROP_SOURCE] = "source",
  [PROP_SOURCE_DATE] = "source-date",
  [PROP_CHECKED_ON] = "checked-on",
  [PROP_LICENCE] = "licence",
  [PROP_INTRODUCTION] = "introduction",
  [PROP_AREA_NOUN] = "area-noun",
  [PROP_AREA_NOUN_PLURAL] = "area-noun-plural",
  [PROP_ITEM_NOUN] = "item-noun",
  [PROP_ITEM_NOUN_PLURAL] = "item-noun-plural",
  [PROP_USE] = "use",
  [PROP_SOURCE_STATUS] = "source-status",
};

G_DEFINE_FINAL_TYPE (CharterFramework, charter_framework, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_IS_DEFAULT_ON + 1];

static void
charter_framework_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CharterFramework *self = CHARTER_FRAMEWORK (object);

  if (prop_id == PROP_AREAS)
    g_value_set_object (value, self->areas);
  else if (prop_id == PROP_LEVELS)
    g_value_set_object (value, self->levels);
  else if (prop_id == PROP_IS_DEFAULT_ON)
    g_value_set_boolean (value, self->is_default_on);
  else if (prop_id < N_TEXTS)
    g_value_set_string (value, self->texts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
charter_framework_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CharterFramework *self = CHARTER_FRAMEWORK (object);

  if (prop_id < N_TEXTS)
    self->texts[prop_id] = g_value_dup_string (value);
  else if (prop_id == PROP_IS_DEFAULT_ON)
    self->is_default_on = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
charter_framework_finalize (GObject *object)
{
  CharterFramework *self = CHARTER_FRAMEWORK (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->steps);
  g_free (self->steps_note);
  charter_interest_clear (&self->interest);
  g_ptr_array_unref (self->replacements);
  g_free (self->replaced_id);
  g_free (self->replaced_version);
  g_object_unref (self->areas);
  g_object_unref (self->levels);

  G_OBJECT_CLASS (charter_framework_parent_class)->finalize (object);
}

static void
charter_framework_class_init (CharterFrameworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = charter_framework_get_property;
  object_class->set_property = charter_framework_set_property;
  object_class->finalize = charter_framework_finalize;

  for (guint i = PROP_ID; i < N_TEXTS; i++)
    properties[i] = g_param_spec_string (text_names[i], NULL, NULL, NULL, construct);
  properties[PROP_AREAS] =
    g_param_spec_object ("areas", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_LEVELS] =
    g_param_spec_object ("levels", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_IS_DEFAULT_ON] =
    g_param_spec_boolean ("is-default-on", NULL, NULL, TRUE, construct);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_framework_init (CharterFramework *self)
{
  self->areas = g_list_store_new (CHARTER_TYPE_AREA);
  self->levels = g_list_store_new (CHARTER_TYPE_LEVEL);
  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_view_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_step_free);
  self->replacements = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_replacement_free);
}

static const char *
get_text (CharterFramework         *self,
          CharterFrameworkProperty  property)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return self->texts[property];
}

/** charter_framework_get_id: Returns: what names the pack for ever: "kent-…" */
const char *
charter_framework_get_id (CharterFramework *self)
{
  return get_text (self, PROP_ID);
}

/** charter_framework_get_version: Returns: of the pack's words */
const char *
charter_framework_get_version (CharterFramework *self)
{
  return get_text (self, PROP_VERSION);
}

/** charter_framework_get_title: Returns: the framework's full title */
const char *
charter_framework_get_title (CharterFramework *self)
{
  return get_text (self, PROP_TITLE);
}

/** charter_framework_get_short_title: Returns: a title for a switcher or a caption */
const char *
charter_framework_get_short_title (CharterFramework *self)
{
  return get_text (self, PROP_SHORT_TITLE);
}

/** charter_framework_get_publisher: Returns: (nullable): who publishes the framework */
const char *
charter_framework_get_publisher (CharterFramework *self)
{
  return get_text (self, PROP_PUBLISHER);
}

/** charter_framework_get_status: Returns: "draft", "published" or "withdrawn" */
const char *
charter_framework_get_status (CharterFramework *self)
{
  return get_text (self, PROP_STATUS);
}

/** charter_framework_get_source: Returns: (nullable): the document it is taken from */
const char *
charter_framework_get_source (CharterFramework *self)
{
  return get_text (self, PROP_SOURCE);
}

/** charter_framework_get_source_date: Returns: (nullable): the date of that document; may be a year */
const char *
charter_framework_get_source_date (CharterFramework *self)
{
  return get_text (self, PROP_SOURCE_DATE);
}

/** charter_framework_get_checked_on: Returns: (nullable): when the pack was last held against it */
const char *
charter_framework_get_checked_on (CharterFramework *self)
{
  return get_text (self, PROP_CHECKED_ON);
}

/** charter_framework_get_introduction: Returns: (nullable): what it is, for a reader */
const char *
charter_framework_get_introduction (CharterFramework *self)
{
  return get_text (self, PROP_INTRODUCTION);
}

/** charter_framework_get_area_noun: Returns: what it calls an area: "principle" */
const char *
charter_framework_get_area_noun (CharterFramework *self)
{
  return get_text (self, PROP_AREA_NOUN);
}

/** charter_framework_get_area_noun_plural: Returns: "principles" */
const char *
charter_framework_get_area_noun_plural (CharterFramework *self)
{
  return get_text (self, PROP_AREA_NOUN_PLURAL);
}

/** charter_framework_get_item_noun: Returns: what it calls an item: "commitment" */
const char *
charter_framework_get_item_noun (CharterFramework *self)
{
  return get_text (self, PROP_ITEM_NOUN);
}

/** charter_framework_get_item_noun_plural: Returns: "commitments" */
const char *
charter_framework_get_item_noun_plural (CharterFramework *self)
{
  return get_text (self, PROP_ITEM_NOUN_PLURAL);
}

/**
 * charter_framework_get_source_status:
 *
 * Returns: (nullable): how its document stands: "current", "draft", "historical" or "proposal"
 */
const char *
charter_framework_get_source_status (CharterFramework *self)
{
  return get_text (self, PROP_SOURCE_STATUS);
}

/**
 * charter_framework_is_for_audit:
 *
 * Returns: whether a school judges itself by it; otherwise it is only referred to
 */
gboolean
charter_framework_is_for_audit (CharterFramework *self)
{
  return g_strcmp0 (get_text (self, PROP_USE), "reference") != 0;
}

/**
 * charter_framework_is_default_on:
 *
 * Returns: whether it is shown without being asked for
 */
gboolean
charter_framework_is_default_on (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), FALSE);

  return self->is_default_on;
}

/**
 * charter_framework_is_offered:
 *
 * Returns: whether a school is offered to judge itself by it: for audits, shown, not withdrawn
 */
gboolean
charter_framework_is_offered (CharterFramework *self)
{
  return charter_framework_is_for_audit (self) && charter_framework_is_default_on (self)
         && g_strcmp0 (get_text (self, PROP_STATUS), "withdrawn") != 0;
}

/** charter_framework_get_areas: Returns: (transfer none): a list of #CharterArea, in order */
GListModel *
charter_framework_get_areas (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return G_LIST_MODEL (self->areas);
}

/** charter_framework_get_levels: Returns: (transfer none): a list of #CharterLevel, lowest first */
GListModel *
charter_framework_get_levels (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return G_LIST_MODEL (self->levels);
}

/** charter_framework_get_views: Returns: (transfer none) (element-type CharterView): in order */
GPtrArray *
charter_framework_get_views (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return self->views;
}

/** charter_framework_get_steps: Returns: (transfer none) (element-type CharterStep): in order */
GPtrArray *
charter_framework_get_steps (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return self->steps;
}

/** charter_framework_get_n_items: Returns: how many items the main areas hold together */
guint
charter_framework_get_n_items (CharterFramework *self)
{
  guint n_items = 0;

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->areas)); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (G_LIST_MODEL (self->areas), i);

      n_items += g_list_model_get_n_items (charter_area_get_items (area));
    }
  return n_items;
}

/** charter_framework_get_top_value: Returns: the value of the highest level; 0 without levels */
int
charter_framework_get_top_value (CharterFramework *self)
{
  g_autoptr(CharterLevel) top = NULL;
  guint n_levels;

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), 0);

  n_levels = g_list_model_get_n_items (G_LIST_MODEL (self->levels));
  if (n_levels == 0)
    return 0;
  top = g_list_model_get_item (G_LIST_MODEL (self->levels), n_levels - 1);
  return charter_level_get_value (top);
}

/**
 * charter_framework_dup_local_text:
 * @text: (nullable): words of a pack
 * @local_forum: (nullable): the school's setting; %NULL for "local inclusion forum"
 *
 * The forum where local schools bring needs early has another name everywhere (Kent: LIFT).
 *
 * Returns: (transfer full) (nullable): @text with its placeholder filled in
 */
char *
charter_framework_dup_local_text (const char *text,
                                  const char *local_forum)
{
  g_autoptr(GString) words = NULL;

  if (!text)
    return NULL;
  words = g_string_new (text);
  g_string_replace (words, "{forum}", local_forum ? local_forum : _("local inclusion forum"), 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/** charter_framework_get_steps_note: Returns: (nullable): where the rules of the steps come from */
const char *
charter_framework_get_steps_note (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return self->steps_note;
}

/** charter_framework_get_interest: Returns: (transfer none): how interest is expressed; its texts may be %NULL */
const CharterInterest *
charter_framework_get_interest (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return &self->interest;
}

/** charter_framework_get_replaced_id: Returns: (nullable): the id of the pack that this one replaces */
const char *
charter_framework_get_replaced_id (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return self->replaced_id;
}

/** charter_framework_get_replaced_version: Returns: (nullable): and its version */
const char *
charter_framework_get_replaced_version (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return self->replaced_version;
}

/** charter_framework_get_replacements: Returns: (transfer none) (element-type CharterReplacement): in order */
GPtrArray *
charter_framework_get_replacements (CharterFramework *self)
{
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  return self->replacements;
}
