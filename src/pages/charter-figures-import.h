/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-table-import.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_FIGURES_IMPORT (charter_figures_import_get_type ())
G_DECLARE_FINAL_TYPE (CharterFiguresImport, charter_figures_import, CHARTER, FIGURES_IMPORT, CharterTableImport)

GtkWidget *charter_figures_import_new     (GtkWindow            *parent,
                                           CharterSession       *session,
                                           GFile                *file) G_GNUC_WARN_UNUSED_RESULT;
gboolean   charter_figures_import_is_read (CharterFiguresImport *self);
gboolean   charter_figures_import_accept  (CharterFiguresImport *self);

G_END_DECLS
