/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record-list.h"
#include "charter-session.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_PROVISIONS_RUNNING,
  CHARTER_PROVISIONS_DECIDED,
  CHARTER_PROVISIONS_ALL,
} CharterProvisionsShown;

#define CHARTER_TYPE_PROVISION_LIST (charter_provision_list_get_type ())
G_DECLARE_FINAL_TYPE (CharterProvisionList, charter_provision_list, CHARTER, PROVISION_LIST, CharterRecordList)

/* The provisions that are wanted, by tier. */
CharterProvisionList *charter_provision_list_new       (CharterSession         *session) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_provision_list_set_shown (CharterProvisionList   *self,
                                                        CharterProvisionsShown  shown);

G_END_DECLS
