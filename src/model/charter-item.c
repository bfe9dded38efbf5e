/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-item-private.h"

G_DEFINE_FINAL_TYPE (CharterItem, charter_item, G_TYPE_OBJECT)

typedef enum {
  PROP_CODE = 1,
  PROP_TITLE,
  PROP_STEM,
} CharterItemProperty;

static GParamSpec *properties[PROP_STEM + 1];

static void
duty_free (CharterItemDuty *duty)
{
  g_free (duty->title);
  g_free (duty->citation);
  g_free (duty->checked_on);
  g_free (duty);
}

static void
reference_free (CharterItemReference *reference)
{
  g_free (reference->framework);
  g_free (reference->code);
  g_free (reference->relation);
  g_free (reference->title);
  g_free (reference);
}

static void
phase_note_free (CharterPhaseNote *note)
{
  g_free (note->phase);
  g_free (note->note);
  g_free (note->propose_not_applicable);
  g_free (note);
}

static void
suggestion_free (CharterSuggestion *suggestion)
{
  g_free (suggestion->title);
  g_free (suggestion);
}

static void
charter_item_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CharterItem *self = CHARTER_ITEM (object);

  switch ((CharterItemProperty) prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_STEM:
      g_value_set_string (value, self->stem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_item_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CharterItem *self = CHARTER_ITEM (object);

  switch ((CharterItemProperty) prop_id)
    {
    case PROP_CODE:
      self->code = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_STEM:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_item_finalize (GObject *object)
{
  CharterItem *self = CHARTER_ITEM (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->stem);
  g_free (self->audience);
  g_free (self->description);
  g_free (self->outcome);
  g_free (self->lead);
  g_hash_table_unref (self->descriptors);
  g_hash_table_unref (self->criteria);
  g_ptr_array_unref (self->duties);
  g_ptr_array_unref (self->references);
  g_ptr_array_unref (self->phase_notes);
  g_ptr_array_unref (self->suggestions);

  G_OBJECT_CLASS (charter_item_parent_class)->finalize (object);
}

static void
charter_item_class_init (CharterItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = charter_item_get_property;
  object_class->set_property = charter_item_set_property;
  object_class->finalize = charter_item_finalize;

  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STEM] =
    g_param_spec_string ("stem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_item_init (CharterItem *self)
{
  self->descriptors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  self->duties = g_ptr_array_new_with_free_func ((GDestroyNotify) duty_free);
  self->references = g_ptr_array_new_with_free_func ((GDestroyNotify) reference_free);
  self->phase_notes = g_ptr_array_new_with_free_func ((GDestroyNotify) phase_note_free);
  self->suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) suggestion_free);
}

/**
 * charter_item_new:
 * @code: how people and judgements name it: "8.2", "P3.1"
 * @title: what it is about
 *
 * Returns: (transfer full): a theme, commitment or whatever else the framework judges
 */
CharterItem *
charter_item_new (const char *code,
                  const char *title)
{
  return g_object_new (CHARTER_TYPE_ITEM, "code", code, "title", title, NULL);
}

/** charter_item_get_code: Returns: the code as the framework writes it */
const char *
charter_item_get_code (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->code;
}

/** charter_item_get_title: Returns: what the item is about */
const char *
charter_item_get_title (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->title;
}

/** charter_item_get_stem: Returns: (nullable): a sentence that says what is asked */
const char *
charter_item_get_stem (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->stem;
}

/** charter_item_get_audience: Returns: (nullable): whom it asks: "school", "council" or "both" */
const char *
charter_item_get_audience (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->audience;
}

/** charter_item_get_description: Returns: (nullable): what it means, for a reader */
const char *
charter_item_get_description (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->description;
}

/** charter_item_get_outcome: Returns: (nullable): what it was meant to bring about */
const char *
charter_item_get_outcome (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->outcome;
}

/** charter_item_get_lead: Returns: (nullable): the role that leads it, never a name */
const char *
charter_item_get_lead (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->lead;
}

/** charter_item_get_area: Returns: (transfer none) (nullable): its main area */
CharterArea *
charter_item_get_area (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->area;
}

/**
 * charter_item_get_descriptor:
 * @level_id: (nullable): a level's id
 *
 * Returns: (nullable): what a school at that level looks like in this item
 */
const char *
charter_item_get_descriptor (CharterItem *self,
                             const char  *level_id)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return level_id ? g_hash_table_lookup (self->descriptors, level_id) : NULL;
}

/**
 * charter_item_get_criteria:
 * @level_id: (nullable): a level's id
 *
 * Returns: (transfer none) (nullable) (element-type utf8): what the pack asks at that level, one by
 *   one; %NULL when it does not say; see charter_criteria_list()
 */
GPtrArray *
charter_item_get_criteria (CharterItem *self,
                           const char  *level_id)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return level_id ? g_hash_table_lookup (self->criteria, level_id) : NULL;
}

/** charter_item_get_duties: Returns: (transfer none) (element-type CharterItemDuty): in order */
GPtrArray *
charter_item_get_duties (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->duties;
}

/** charter_item_get_references: Returns: (transfer none) (element-type CharterItemReference): in order */
GPtrArray *
charter_item_get_references (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->references;
}

/** charter_item_get_phase_notes: Returns: (transfer none) (element-type CharterPhaseNote): in order */
GPtrArray *
charter_item_get_phase_notes (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->phase_notes;
}

/** charter_item_get_suggestions: Returns: (transfer none) (element-type CharterSuggestion): in order */
GPtrArray *
charter_item_get_suggestions (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  return self->suggestions;
}

/**
 * charter_item_find_phase_note:
 * @phase: (nullable): a school's phase or kind: "nursery", "special"
 *
 * Returns: (transfer none) (nullable): what such a school needs to know about the item
 */
const CharterPhaseNote *
charter_item_find_phase_note (CharterItem *self,
                              const char  *phase)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), NULL);

  for (guint i = 0; i < self->phase_notes->len; i++)
    {
      const CharterPhaseNote *note = g_ptr_array_index (self->phase_notes, i);

      if (g_strcmp0 (note->phase, phase) == 0)
        return note;
    }
  return NULL;
}

/**
 * charter_item_refers_to:
 * @self: an item
 * @framework: the id of another framework
 * @code: a place in it
 *
 * Returns: whether the item also counts for that place
 */
gboolean
charter_item_refers_to (CharterItem *self,
                        const char  *framework,
                        const char  *code)
{
  GPtrArray *references = charter_item_get_references (self);

  for (guint i = 0; i < references->len; i++)
    {
      const CharterItemReference *reference = g_ptr_array_index (references, i);

      if (g_strcmp0 (reference->framework, framework) == 0 && g_strcmp0 (reference->code, code) == 0)
        return TRUE;
    }
  return FALSE;
}

/** charter_item_has_legal_duty: Returns: whether the law itself asks something here */
gboolean
charter_item_has_legal_duty (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), FALSE);

  for (guint i = 0; i < self->duties->len; i++)
    {
      const CharterItemDuty *duty = g_ptr_array_index (self->duties, i);

      if (duty->force == CHARTER_FORCE_MUST)
        return TRUE;
    }
  return FALSE;
}

/** charter_item_get_fed_by: Returns: which of what is written down of staff development stands behind the item */
guint
charter_item_get_fed_by (CharterItem *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM (self), 0);

  return self->fed_by;
}
