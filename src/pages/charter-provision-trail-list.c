/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-provision-trail-list.h"

#include <glib/gi18n.h>

#include "charter-provision-change.h"
#include "charter-provision-trail.h"
#include "charter-provision-words.h"
#include "charter-row.h"

/**
 * CharterProvisionTrail:
 *
 * The cycles of a provision, each with what changed and what was decided; there for more than one.
 */
struct _CharterProvisionTrail
{
  AdwPreferencesGroup parent_instance;

  GPtrArray          *rows; /* borrowed from the group */
};

G_DEFINE_FINAL_TYPE (CharterProvisionTrail, charter_provision_trail, ADW_TYPE_PREFERENCES_GROUP)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint trail_signals[N_SIGNALS];

static void
activated_cb (CharterProvisionTrail *self,
              GtkWidget             *row)
{
  g_signal_emit (self, trail_signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "charter-target"));
}

static void
add_row (CharterProvisionTrail *self,
         CharterProvision      *shown,
         CharterProvision      *cycle,
         guint                  number)
{
  CharterChange change = charter_change_of (cycle);
  CharterDecision decided = charter_provision_get_decided (cycle);
  gboolean is_this = cycle == shown;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (is_this ? _("Cycle %u, shown here") : _("Cycle %u"), number);
  g_autofree char *words = charter_change_dup_words (&change);
  g_autofree char *about = NULL;
  g_autofree char *spoken = NULL;

  about = g_strdup_printf ("%s · %s · %s", charter_tier_get_title (charter_provision_get_tier (cycle)), words,
                           decided == CHARTER_DECISION_NOT_DECIDED
                           ? charter_stage_get_title (charter_provision_get_stage (cycle))
                           : charter_decision_get_title (decided));
  spoken = g_strdup_printf ("%s, %s", title, about);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  charter_row_say (row, spoken);
  if (!is_this)
    {
      g_object_set_data_full (G_OBJECT (row), "charter-target",
                              g_strdup (charter_record_get_id (CHARTER_RECORD (cycle))), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
charter_provision_trail_finalize (GObject *object)
{
  g_ptr_array_unref (CHARTER_PROVISION_TRAIL (object)->rows);

  G_OBJECT_CLASS (charter_provision_trail_parent_class)->finalize (object);
}

static void
charter_provision_trail_class_init (CharterProvisionTrailClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_provision_trail_finalize;

  /**
   * CharterProvisionTrail::chosen:
   * @id: of another cycle
   */
  trail_signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
charter_provision_trail_init (CharterProvisionTrail *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * charter_provision_trail_show:
 * @portfolio: a school's records
 * @shown: the cycle that is shown beside the list
 */
void
charter_provision_trail_show (CharterProvisionTrail *self,
                              CharterPortfolio      *portfolio,
                              CharterProvision      *shown)
{
  g_autoptr(GPtrArray) trail = charter_provision_list_trail (portfolio, shown);

  g_return_if_fail (CHARTER_IS_PROVISION_TRAIL (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), trail->len > 1);
  for (guint i = 0; i < trail->len && trail->len > 1; i++)
    add_row (self, shown, trail->pdata[i], i + 1);
}
