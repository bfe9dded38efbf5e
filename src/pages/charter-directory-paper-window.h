/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-directory-sheet-job.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_DIRECTORY_PAPER_WINDOW (charter_directory_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (CharterDirectoryPaperWindow, charter_directory_paper_window, CHARTER, DIRECTORY_PAPER_WINDOW, AdwWindow)

GtkWidget *charter_directory_paper_window_new (GtkWindow             *parent,
                                               CharterSession        *session,
                                               CharterDirectoryPaper  paper,
                                               CharterEntry          *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
