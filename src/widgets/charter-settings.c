/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-settings.h"

/**
 * CharterSettings:
 *
 * What the person prefers on this machine. Kept by GSettings where the schema is installed; in memory,
 * for this run, where it is not: a program that is started from its build folder must not abort.
 */
struct _CharterSettings
{
  GObject parent_instance;

  GSettings *settings; /* nullable: memory only */
  gboolean   single_letter_keys;
  gboolean   show_proposals;
  int        window_width;
  int        window_height;
  char      *last_school;
  char      *directory_email;
};

G_DEFINE_FINAL_TYPE (CharterSettings, charter_settings, G_TYPE_OBJECT)

typedef enum
{
  PROP_SINGLE_LETTER_KEYS = 1,
  PROP_SHOW_PROPOSALS,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_LAST_SCHOOL,
  PROP_DIRECTORY_EMAIL,
} CharterSettingsProperty;

static GParamSpec *properties[PROP_DIRECTORY_EMAIL + 1];

static GSettingsSchema *
find_schema (GSettingsSchemaSource *source)
{
  g_autoptr(GSettingsSchemaSource) installed = NULL;
  GSettingsSchema *schema = NULL;

  if (source)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema)
    return schema;

  /* An own prefix is not on the search path of the session. */
  installed = g_settings_schema_source_new_from_directory (SCHEMA_DIR, source, FALSE, NULL);
  return installed ? g_settings_schema_source_lookup (installed, APP_ID, FALSE) : NULL;
}

static void
bind_all (CharterSettings *self,
          GSettingsSchema *schema)
{
  for (guint i = 1; i < G_N_ELEMENTS (properties); i++)
    if (g_settings_schema_has_key (schema, properties[i]->name))
      g_settings_bind (self->settings, properties[i]->name, self, properties[i]->name,
                       G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
}

static void
charter_settings_dispose (GObject *object)
{
  CharterSettings *self = CHARTER_SETTINGS (object);

  if (self->settings)
    g_settings_sync ();
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (charter_settings_parent_class)->dispose (object);
}

static void
charter_settings_finalize (GObject *object)
{
  CharterSettings *self = CHARTER_SETTINGS (object);

  g_clear_pointer (&self->last_school, g_free);
  g_clear_pointer (&self->directory_email, g_free);

  G_OBJECT_CLASS (charter_settings_parent_class)->finalize (object);
}

static void
charter_settings_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CharterSettings *self = CHARTER_SETTINGS (object);

  switch ((CharterSettingsProperty) prop_id)
    {
    case PROP_SINGLE_LETTER_KEYS:
      g_value_set_boolean (value, self->single_letter_keys);
      break;
    case PROP_SHOW_PROPOSALS:
      g_value_set_boolean (value, self->show_proposals);
      break;

    case PROP_WINDOW_WIDTH:
      g_value_set_int (value, self->window_width);
      break;

    case PROP_WINDOW_HEIGHT:
      g_value_set_int (value, self->window_height);
      break;

    case PROP_LAST_SCHOOL:
      g_value_set_string (value, self->last_school);
      break;

    case PROP_DIRECTORY_EMAIL:
      g_value_set_string (value, self->directory_email);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_settings_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CharterSettings *self = CHARTER_SETTINGS (object);

  switch ((CharterSettingsProperty) prop_id)
    {
    case PROP_SINGLE_LETTER_KEYS:
      charter_settings_set_single_letter_keys (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_PROPOSALS:
      charter_settings_set_show_proposals (self, g_value_get_boolean (value));
      break;

    case PROP_WINDOW_WIDTH:
      charter_settings_set_window_width (self, g_value_get_int (value));
      break;

    case PROP_WINDOW_HEIGHT:
      charter_settings_set_window_height (self, g_value_get_int (value));
      break;

    case PROP_LAST_SCHOOL:
      charter_settings_set_last_school (self, g_value_get_string (value));
      break;

    case PROP_DIRECTORY_EMAIL:
      charter_settings_set_directory_email (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_settings_class_init (CharterSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = charter_settings_dispose;
  object_class->finalize = charter_settings_finalize;
  object_class->get_property = charter_settings_get_property;
  object_class->set_property = charter_settings_set_property;

  /**
   * CharterSettings:single-letter-keys:
   *
   * Whether keys without Ctrl or Alt do something on a page (WCAG 2.1, success criterion 2.1.4).
   */
  properties[PROP_SINGLE_LETTER_KEYS] =
    g_param_spec_boolean ("single-letter-keys", NULL, NULL, TRUE, flags);

  /**
   * CharterSettings:show-proposals:
   *
   * Whether frameworks that are off until somebody asks for them, such as proposals for a reform, are shown
   * beside those in force.
   */
  properties[PROP_SHOW_PROPOSALS] = g_param_spec_boolean ("show-proposals", NULL, NULL, FALSE, flags);

  /**
   * CharterSettings:window-width:
   *
   * How wide the window was, in application pixels.
   */
  properties[PROP_WINDOW_WIDTH] =
    g_param_spec_int ("window-width", NULL, NULL, 0, G_MAXINT, 1280, flags);

  /**
   * CharterSettings:window-height:
   *
   * How high the window was, in application pixels.
   */
  properties[PROP_WINDOW_HEIGHT] =
    g_param_spec_int ("window-height", NULL, NULL, 0, G_MAXINT, 800, flags);

  /**
   * CharterSettings:last-school:
   *
   * The id of the school that was open last; empty when there was none.
   */
  properties[PROP_LAST_SCHOOL] =
    g_param_spec_string ("last-school", NULL, NULL, "", flags);

  /**
   * CharterSettings:directory-email:
   *
   * Whom to tell of a change in the directory when the entry does not say; empty for nobody.
   */
  properties[PROP_DIRECTORY_EMAIL] =
    g_param_spec_string ("directory-email", NULL, NULL, "", flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_settings_init (CharterSettings *self)
{
  self->single_letter_keys = TRUE;
  self->window_width = 1280;
  self->window_height = 800;
  self->last_school = g_strdup ("");
  self->directory_email = g_strdup ("");
}

/**
 * charter_settings_get_default:
 *
 * Returns: (transfer none): the settings of this run
 */
CharterSettings *
charter_settings_get_default (void)
{
  static CharterSettings *settings;

  if (settings == NULL)
    settings = charter_settings_new (g_settings_schema_source_get_default (), NULL);

  return settings;
}

/**
 * charter_settings_new:
 * @source: (nullable): where to look for the schema before the program's own place
 * @backend: (nullable): where values are kept, %NULL for the session's
 *
 * Returns: (transfer full): settings, in memory only when the schema is nowhere to be found
 */
CharterSettings *
charter_settings_new (GSettingsSchemaSource *source,
                      GSettingsBackend      *backend)
{
  CharterSettings *self = g_object_new (CHARTER_TYPE_SETTINGS, NULL);
  g_autoptr(GSettingsSchema) schema = find_schema (source);

  if (schema == NULL)
    return self;

  self->settings = g_settings_new_full (schema, backend, NULL);
  bind_all (self, schema);
  return self;
}

/**
 * charter_settings_is_kept:
 *
 * Returns: whether the settings outlast this run
 */
gboolean
charter_settings_is_kept (CharterSettings *self)
{
  g_return_val_if_fail (CHARTER_IS_SETTINGS (self), FALSE);

  return self->settings != NULL;
}

/**
 * charter_settings_get_single_letter_keys:
 * @self: the settings
 *
 * Returns: whether single letters and digits are keys
 */
gboolean
charter_settings_get_single_letter_keys (CharterSettings *self)
{
  g_return_val_if_fail (CHARTER_IS_SETTINGS (self), FALSE);

  return self->single_letter_keys;
}

/**
 * charter_settings_set_single_letter_keys:
 * @self: the settings
 * @single_letter_keys: whether single letters and digits are keys
 */
void
charter_settings_set_single_letter_keys (CharterSettings *self,
                                         gboolean         single_letter_keys)
{
  g_return_if_fail (CHARTER_IS_SETTINGS (self));

  single_letter_keys = !!single_letter_keys;
  if (self->single_letter_keys == single_letter_keys)
    return;

  self->single_letter_keys = single_letter_keys;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINGLE_LETTER_KEYS]);
}

/**
 * charter_settings_get_window_width:
 * @self: the settings
 *
 * Returns: in pixels
 */
int
charter_settings_get_window_width (CharterSettings *self)
{
  g_return_val_if_fail (CHARTER_IS_SETTINGS (self), 0);

  return self->window_width;
}

/**
 * charter_settings_set_window_width:
 * @self: the settings
 * @window_width: in pixels
 */
void
charter_settings_set_window_width (CharterSettings *self,
                                   int              window_width)
{
  g_return_if_fail (CHARTER_IS_SETTINGS (self));

  if (self->window_width == window_width)
    return;

  self->window_width = window_width;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WINDOW_WIDTH]);
}

/**
 * charter_settings_get_window_height:
 * @self: the settings
 *
 * Returns: in pixels
 */
int
charter_settings_get_window_height (CharterSettings *self)
{
  g_return_val_if_fail (CHARTER_IS_SETTINGS (self), 0);

  return self->window_height;
}

/**
 * charter_settings_set_window_height:
 * @self: the settings
 * @window_height: in pixels
 */
void
charter_settings_set_window_height (CharterSettings *self,
                                    int              window_height)
{
  g_return_if_fail (CHARTER_IS_SETTINGS (self));

  if (self->window_height == window_height)
    return;

  self->window_height = window_height;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WINDOW_HEIGHT]);
}

/**
 * charter_settings_get_last_school:
 *
 * Returns: (transfer none): the id of the school that was open last; empty when there was none
 */
const char *
charter_settings_get_last_school (CharterSettings *self)
{
  g_return_val_if_fail (CHARTER_IS_SETTINGS (self), NULL);

  return self->last_school;
}

/**
 * charter_settings_set_last_school:
 * @self: the settings
 * @last_school: (nullable): id of the school that was open last
 */
void
charter_settings_set_last_school (CharterSettings *self,
                                  const char      *last_school)
{
  g_return_if_fail (CHARTER_IS_SETTINGS (self));

  if (last_school == NULL)
    last_school = "";
  if (g_str_equal (self->last_school, last_school))
    return;

  g_free (self->last_school);
  self->last_school = g_strdup (last_school);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_SCHOOL]);
}

/**
 * charter_settings_get_directory_email:
 * @self: the settings
 *
 * Returns: (nullable): where offers are sent to
 */
const char *
charter_settings_get_directory_email (CharterSettings *self)
{
  g_return_val_if_fail (CHARTER_IS_SETTINGS (self), NULL);

  return self->directory_email;
}

/**
 * charter_settings_set_directory_email:
 * @self: the settings
 * @directory_email: (nullable): where offers are sent to
 */
void
charter_settings_set_directory_email (CharterSettings *self,
                                      const char      *directory_email)
{
  g_return_if_fail (CHARTER_IS_SETTINGS (self));

  if (directory_email == NULL)
    directory_email = "";
  if (g_str_equal (self->directory_email, directory_email))
    return;

  g_free (self->directory_email);
  self->directory_email = g_strdup (directory_email);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTORY_EMAIL]);
}

/** charter_settings_get_show_proposals: Returns: whether proposals are shown, as such */
gboolean
charter_settings_get_show_proposals (CharterSettings *self)
{
  g_return_val_if_fail (CHARTER_IS_SETTINGS (self), FALSE);

  return self->show_proposals;
}

/**
 * charter_settings_set_show_proposals:
 * @self: the settings
 * @show_proposals: whether frameworks that are only proposed are offered
 */
void
charter_settings_set_show_proposals (CharterSettings *self,
                                     gboolean         show_proposals)
{
  g_return_if_fail (CHARTER_IS_SETTINGS (self));

  show_proposals = !!show_proposals;
  if (self->show_proposals == show_proposals)
    return;
  self->show_proposals = show_proposals;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PROPOSALS]);
}

#define GROUP "Settings"

/**
 * charter_settings_dup_text:
 *
 * Returns: (transfer full): what the person prefers, as a key file
 */
char *
charter_settings_dup_text (CharterSettings *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (CHARTER_IS_SETTINGS (self), NULL);

  g_key_file_set_boolean (file, GROUP, "SingleLetterKeys", self->single_letter_keys);
  g_key_file_set_boolean (file, GROUP, "ShowProposals", self->show_proposals);
  g_key_file_set_string (file, GROUP, "LastSchool", self->last_school);
  g_key_file_set_string (file, GROUP, "DirectoryEmail", self->directory_email);
  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * charter_settings_take_text:
 * @text: from charter_settings_dup_text() on another computer; what it does not say stays
 */
void
charter_settings_take_text (CharterSettings *self,
                            const char      *text)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *school = NULL;
  g_autofree char *email = NULL;

  g_return_if_fail (CHARTER_IS_SETTINGS (self));

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return;
  if (g_key_file_has_key (file, GROUP, "SingleLetterKeys", NULL))
    charter_settings_set_single_letter_keys (self, g_key_file_get_boolean (file, GROUP, "SingleLetterKeys", NULL));
  if (g_key_file_has_key (file, GROUP, "ShowProposals", NULL))
    charter_settings_set_show_proposals (self, g_key_file_get_boolean (file, GROUP, "ShowProposals", NULL));
  school = g_key_file_get_string (file, GROUP, "LastSchool", NULL);
  email = g_key_file_get_string (file, GROUP, "DirectoryEmail", NULL);
  if (school)
    charter_settings_set_last_school (self, school);
  if (email)
    charter_settings_set_directory_email (self, email);
}
