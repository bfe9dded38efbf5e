/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-bundle.h"

G_BEGIN_DECLS

/* Bundles that hold less than the whole school. */
CharterBundle *charter_bundle_choose_audits (CharterBundle      *self,
                                             const char * const *audits) G_GNUC_WARN_UNUSED_RESULT;
CharterBundle *charter_bundle_make_anonymous (CharterBundle     *self,
                                             const char * const *own_frameworks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
