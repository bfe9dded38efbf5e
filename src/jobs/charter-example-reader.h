/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "charter-evidence-folder.h"
#include "charter-pack-library.h"
#include "charter-portfolio.h"

G_BEGIN_DECLS

JsonObject    *charter_example_reader_load        (GError             **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable    *charter_example_reader_keep_files  (JsonObject          *example,
                                                   CharterEvidenceFolder *folder,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
CharterSchool *charter_example_reader_make_school (JsonObject          *example) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *charter_example_reader_make_records (JsonObject         *example,
                                                   CharterSchool       *school,
                                                   GHashTable          *files,
                                                   CharterPackLibrary  *library,
                                                   GPtrArray           *signed_off) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
