/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-session.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_PROVISIONS_RUNNING,
  CHARTER_PROVISIONS_DECIDED,
  CHARTER_PROVISIONS_ALL,
} CharterProvisionsShown;

#define CHARTER_TYPE_PROVISION_LIST (charter_provision_list_get_type ())
G_DECLARE_FINAL_TYPE (CharterProvisionList, charter_provision_list, CHARTER, PROVISION_LIST, GObject)

/* A GListModel of the provisions that are wanted, by tier: the page's form, without widgets. */
CharterProvisionList *charter_provision_list_new         (CharterSession         *session) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_provision_list_set_words   (CharterProvisionList   *self,
                                                          const char             *words);
void                  charter_provision_list_set_shown   (CharterProvisionList   *self,
                                                          CharterProvisionsShown  shown);
gboolean              charter_provision_list_has_words   (CharterProvisionList   *self);
guint                 charter_provision_list_find        (CharterProvisionList   *self,
                                                          CharterProvision       *provision);

G_END_DECLS
