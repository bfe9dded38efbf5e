/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

struct _CharterSession
{
  GObject parent_instance;

  /* Owned */
  char *data_dir;
  CharterStore *store;
  CharterReference *reference;
  CharterPackLibrary *library;
  CharterEvidenceFolder *evidence_folder;

  CharterPortfolio *portfolio;
  CharterFramework *framework;
  CharterAudit *audit;

  CharterStanding *standing;
  CharterEarlier *earlier;
  CharterStanding *previous_standing;
  CharterStanding *target_standing;
  CharterStanding *voice_standings[CHARTER_VOICE_ASSESSOR + 1];

  guint renew_source;
};

void charter_session_set_portfolio    (CharterSession   *self,
                                       CharterPortfolio *portfolio);
void charter_session_forget_standings (CharterSession   *self);

G_END_DECLS
