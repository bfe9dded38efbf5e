/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-bundle.h"

G_BEGIN_DECLS

/* A member as the manifest lists it. */
typedef struct {
  char     *name;
  gint64    size;
  char     *sha256;
  gboolean  is_met; /* in the archive */
} CharterBundleMember;

typedef struct {
  char       *made_at;
  char       *program;
  char       *school;
  gboolean    is_anonymous;
  GPtrArray  *members; /* of CharterBundleMember */
  GHashTable *by_name; /* borrowed */
} CharterBundleManifest;

CharterBundleManifest *charter_bundle_manifest_parse (const char             *text,
                                                      gsize                   length,
                                                      GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void                   charter_bundle_manifest_free  (CharterBundleManifest  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterBundleManifest, charter_bundle_manifest_free)

char                  *charter_bundle_format_manifest (CharterBundle         *self,
                                                      GBytes                 *records) G_GNUC_WARN_UNUSED_RESULT;
GBytes                *charter_bundle_format_records (CharterBundle          *self) G_GNUC_WARN_UNUSED_RESULT;
/* Adds what the text says to a bundle that has its school and files; checks all of it. */
gboolean               charter_bundle_parse_records  (CharterBundle          *self,
                                                      const char             *text,
                                                      gsize                   length,
                                                      GError                **error);

gboolean               charter_bundle_refuse         (GError                **error,
                                                      int                     code,
                                                      const char             *format,
                                                      ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
