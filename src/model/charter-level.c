/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-level.h"

struct _CharterLevel
{
  GObject  parent_instance;

  char    *id;
  char    *title;
  char    *subtitle;
  char    *description;
  int      value;
};

G_DEFINE_FINAL_TYPE (CharterLevel, charter_level, G_TYPE_OBJECT)

typedef enum {
  PROP_ID = 1,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_DESCRIPTION,
  PROP_VALUE,
} CharterLevelProperty;

static GParamSpec *properties[PROP_VALUE + 1];

static void
charter_level_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CharterLevel *self = CHARTER_LEVEL (object);

  switch ((CharterLevelProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_VALUE:
      g_value_set_int (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_level_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CharterLevel *self = CHARTER_LEVEL (object);

  switch ((CharterLevelProperty) prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_SUBTITLE:
      self->subtitle = g_value_dup_string (value);
      break;
    case PROP_DESCRIPTION:
      self->description = g_value_dup_string (value);
      break;
    case PROP_VALUE:
      self->value = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_level_finalize (GObject *object)
{
  CharterLevel *self = CHARTER_LEVEL (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->description);

  G_OBJECT_CLASS (charter_level_parent_class)->finalize (object);
}

static void
charter_level_class_init (CharterLevelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = charter_level_get_property;
  object_class->set_property = charter_level_set_property;
  object_class->finalize = charter_level_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_level_init (CharterLevel *self)
{
}

/**
 * charter_level_new:
 * @id: stored with judgements: "established"
 * @title: what people say: "Established"
 * @subtitle: (nullable): a second name for the same step: "best practice"
 * @description: (nullable): what the step means for any item
 * @value: 1, 2, 3 … from the lowest; 0 for a state below the first ("not yet")
 *
 * Returns: (transfer full): a step of a framework's scale
 */
CharterLevel *
charter_level_new (const char *id,
                   const char *title,
                   const char *subtitle,
                   const char *description,
                   int         value)
{
  return g_object_new (CHARTER_TYPE_LEVEL,
                       "id", id,
                       "title", title,
                       "subtitle", subtitle,
                       "description", description,
                       "value", value,
                       NULL);
}

/** charter_level_get_id: Returns: the word that is stored with judgements */
const char *
charter_level_get_id (CharterLevel *self)
{
  g_return_val_if_fail (CHARTER_IS_LEVEL (self), NULL);

  return self->id;
}

/** charter_level_get_title: Returns: the step's name */
const char *
charter_level_get_title (CharterLevel *self)
{
  g_return_val_if_fail (CHARTER_IS_LEVEL (self), NULL);

  return self->title;
}

/** charter_level_get_subtitle: Returns: (nullable): a second name */
const char *
charter_level_get_subtitle (CharterLevel *self)
{
  g_return_val_if_fail (CHARTER_IS_LEVEL (self), NULL);

  return self->subtitle;
}

/** charter_level_get_description: Returns: (nullable): what the step means for any item */
const char *
charter_level_get_description (CharterLevel *self)
{
  g_return_val_if_fail (CHARTER_IS_LEVEL (self), NULL);

  return self->description;
}

/** charter_level_get_value: Returns: 1 and up; 0 for a state below the first step */
int
charter_level_get_value (CharterLevel *self)
{
  g_return_val_if_fail (CHARTER_IS_LEVEL (self), 0);

  return self->value;
}
