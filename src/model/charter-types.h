/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CharterRecord       CharterRecord;
typedef struct _CharterSchool       CharterSchool;
typedef struct _CharterContext      CharterContext;
typedef struct _CharterAudit        CharterAudit;
typedef struct _CharterAreaNote     CharterAreaNote;
typedef struct _CharterJudgement    CharterJudgement;
typedef struct _CharterEvidence     CharterEvidence;
typedef struct _CharterEvidenceFile CharterEvidenceFile;
typedef struct _CharterAction       CharterAction;
typedef struct _CharterReview       CharterReview;
typedef struct _CharterLink         CharterLink;
typedef struct _CharterPin          CharterPin;
typedef struct _CharterNote         CharterNote;
typedef struct _CharterOffer        CharterOffer;
typedef struct _CharterMilestone    CharterMilestone;
typedef struct _CharterProvision    CharterProvision;

typedef struct _CharterEntry        CharterEntry;
typedef struct _CharterFramework    CharterFramework;
typedef struct _CharterArea         CharterArea;
typedef struct _CharterItem         CharterItem;
typedef struct _CharterLevel        CharterLevel;
typedef struct _CharterPortfolio    CharterPortfolio;
typedef struct _CharterStanding     CharterStanding;

G_END_DECLS
