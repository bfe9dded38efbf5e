/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-evidence-page.h"

#include "charter-coverage-list.h"
#include "charter-evidence-filter.h"
#include "charter-evidence-form.h"
#include "charter-list-head.h"

G_BEGIN_DECLS

struct _CharterEvidencePage
{
  CharterPage parent_instance;

  /* Template widgets */
  AdwSplitButton        *add_button;
  GtkWidget             *stack;
  GtkWidget             *views;
  GtkWidget             *search;
  GtkWidget             *show;
  GtkWidget             *leaflet;
  GtkWidget             *list_stack;
  GtkWidget             *list;
  GtkWidget             *form_stack;
  GtkWidget             *form;
  GtkWidget             *coverage;
  GtkWidget             *progress;
  GtkWidget             *progress_label;
  GtkWidget             *progress_bar;

  /* Owned */
  CharterEvidenceFilter *filter;
  GListModel            *filtered;     /* what passes the filter, newest first */
  CharterListHead       *head;         /* of that */
  GtkSingleSelection    *selection;    /* of the head */
  GtkNativeDialog       *file_chooser; /* while it is open */
  CharterEvidence       *into;         /* what chosen files are added to; NULL: each is its own */

  CharterEvidenceFile   *replaced;     /* what the chosen file takes the place of */
  GCancellable          *guarding;     /* while evidence is looked through for personal data */

  /* State */
  GQueue                 waiting;      /* of GFile and GdkTexture: still to be kept */
  GCancellable          *adding;       /* while one is being kept */
  guint                  n_added;
  guint                  n_open;       /* findings without an answer, when last looked */
  guint                  refilter_source;
  guint                  scroll_source;
  guint                  position;     /* of what is selected, or was last */
};

void charter_evidence_page_select               (CharterEvidencePage *self,
                                                 CharterEvidence     *evidence);
void charter_evidence_page_install_actions      (GtkWidgetClass      *widget_class);
void charter_evidence_page_accept_drops         (CharterEvidencePage *self);
void charter_evidence_page_add_file_to_selected (CharterEvidencePage *self);
void charter_evidence_page_remove_selected      (CharterEvidencePage *self);
void charter_evidence_page_replace_file         (CharterEvidencePage *self,
                                                 CharterEvidenceFile *file);
void charter_evidence_page_look                 (CharterEvidencePage *self);
void charter_evidence_page_stop_adding          (CharterEvidencePage *self);

G_END_DECLS
