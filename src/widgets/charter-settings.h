/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_SETTINGS (charter_settings_get_type ())
G_DECLARE_FINAL_TYPE (CharterSettings, charter_settings, CHARTER, SETTINGS, GObject)

CharterSettings *charter_settings_get_default            (void);
CharterSettings *charter_settings_new                    (GSettingsSchemaSource *source,
                                                          GSettingsBackend      *backend) G_GNUC_WARN_UNUSED_RESULT;

gboolean         charter_settings_get_single_letter_keys (CharterSettings *self);
void             charter_settings_set_single_letter_keys (CharterSettings *self,
                                                          gboolean         single_letter_keys);
gboolean         charter_settings_get_show_proposals     (CharterSettings *self);
void             charter_settings_set_show_proposals     (CharterSettings *self,
                                                          gboolean         show_proposals);
int              charter_settings_get_window_width       (CharterSettings *self);
void             charter_settings_set_window_width       (CharterSettings *self,
                                                          int              window_width);
int              charter_settings_get_window_height      (CharterSettings *self);
void             charter_settings_set_window_height      (CharterSettings *self,
                                                          int              window_height);
const char      *charter_settings_get_last_school        (CharterSettings *self);
void             charter_settings_set_last_school        (CharterSettings *self,
                                                          const char      *last_school);
const char      *charter_settings_get_directory_email    (CharterSettings *self);
void             charter_settings_set_directory_email    (CharterSettings *self,
                                                          const char      *directory_email);
/* For another computer: what is a matter of the person, not of the screen. */
char            *charter_settings_dup_text               (CharterSettings       *self) G_GNUC_WARN_UNUSED_RESULT;
void             charter_settings_take_text              (CharterSettings       *self,
                                                          const char            *text);
gboolean         charter_settings_is_kept                (CharterSettings *self);

G_END_DECLS
