/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-window-private.h"

#include <glib/gi18n.h>

#include "charter-backing-dialog.h"
#include "charter-clock.h"
#include "charter-compare-dialog.h"
#include "charter-cycle-dialog.h"
#include "charter-cycle-job.h"
#include "charter-cycle-list.h"
#include "charter-frameworks-window.h"
#include "charter-projector.h"
#include "charter-remarks-dialog.h"
#include "charter-year-end-dialog.h"

static void
framework_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  CharterFramework *framework =
    charter_pack_library_find (charter_session_get_library (self->session),
                               g_variant_get_string (parameter, NULL), NULL);

  if (framework)
    charter_session_set_framework (self->session, framework);
}

static void
audit_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterRecord *record =
    portfolio ? charter_portfolio_find (portfolio, g_variant_get_string (parameter, NULL)) : NULL;

  if (record && CHARTER_IS_AUDIT (record))
    charter_session_set_audit (self->session, CHARTER_AUDIT (record));
}

/* Shows a dialog that is about the school that is open. */
static void
present (CharterWindow *self,
         GtkWidget   *(*make) (GtkWindow      *parent,
                               CharterSession *session))
{
  if (charter_session_get_portfolio (self->session))
    gtk_window_present (GTK_WINDOW (make (GTK_WINDOW (self), self->session)));
}

static void
begin_audit_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  present (CHARTER_WINDOW (user_data), charter_cycle_dialog_new);
}

static void
compare_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  present (CHARTER_WINDOW (user_data), charter_compare_dialog_new);
}

static void
remarks_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  present (CHARTER_WINDOW (user_data), charter_remarks_dialog_new);
}

static void
year_end_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  present (CHARTER_WINDOW (user_data), charter_year_end_dialog_new);
}

static void
projector_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  if (charter_session_get_portfolio (self->session))
    gtk_window_present (GTK_WINDOW (charter_projector_new (GTK_WINDOW (self), self->session, NULL)));
}

static void
frameworks_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  gtk_window_present (GTK_WINDOW (charter_frameworks_window_new (GTK_WINDOW (self), self->session)));
}

static void
open_item_cb (CharterWindow *self,
              const char    *framework,
              const char    *code,
              GtkWindow     *dialog)
{
  CharterFramework *chosen =
    charter_pack_library_find (charter_session_get_library (self->session), framework, NULL);

  gtk_window_close (dialog);
  if (chosen)
    charter_session_set_framework (self->session, chosen);
  charter_window_go (self, "self-evaluation", code);
}

static void
coverage_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  GtkWidget *dialog = charter_backing_dialog_new (GTK_WINDOW (self), self->session);

  g_signal_connect_object (dialog, "open-item", G_CALLBACK (open_item_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The next cycle's name, NULL when it is begun already. */
static char *
dup_next_cycle (CharterWindow *self)
{
  g_auto(CharterCyclePlan) plan = { NULL };

  charter_cycle_plan (&plan, self->session);
  return g_steal_pointer (&plan.cycle);
}

static void
fill_frameworks (CharterWindow *self)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (self->session));

  g_menu_remove_all (self->framework_menu);
  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);
      g_autoptr(GMenuItem) item = NULL;

      /* Of several editions the newest; the menu of cycles leads to those made with another. */
      if (!charter_framework_is_offered (framework)
          || charter_pack_library_find (charter_session_get_library (self->session),
                                        charter_framework_get_id (framework), NULL) != framework)
        continue;

      item = g_menu_item_new (charter_framework_get_short_title (framework), NULL);
      g_menu_item_set_action_and_target (item, "win.framework", "s",
                                         charter_framework_get_id (framework));
      g_menu_append_item (self->framework_menu, item);
    }
}

static void
fill_audits (CharterWindow    *self,
             CharterPortfolio *portfolio,
             CharterFramework *framework)
{
  g_autoptr(GPtrArray) audits = charter_cycle_list_audits (portfolio, charter_framework_get_id (framework));

  for (guint i = 0; i < audits->len; i++)
    {
      CharterAudit *audit = g_ptr_array_index (audits, i);
      g_autofree char *label = charter_cycle_dup_label (audit);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.audit", "s",
                                         charter_record_get_id (CHARTER_RECORD (audit)));
      g_menu_append_item (self->audit_menu, item);
    }
}

/* What is done with cycles; the year's end stands first from July. */
static void
fill_steps (CharterWindow *self)
{
  g_autofree char *next = dup_next_cycle (self);
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *label = NULL;
  gboolean is_year_end = g_str_has_prefix (today + 4, "-07") || g_str_has_prefix (today + 4, "-08");

  g_menu_remove_all (self->begin_menu);
  if (is_year_end)
    g_menu_append (self->begin_menu, _("_Year end…"), "win.year-end");
  if (next)
    {
      /* Translators: %s is a school year: "2026/27". */
      label = g_strdup_printf (_("_Start %s…"), next);
      g_menu_append (self->begin_menu, label, "win.begin-audit");
    }
  g_menu_append (self->begin_menu, _("_Compare cycles…"), "win.compare");
  g_menu_append (self->begin_menu, _("_Remarks on review copies…"), "win.remarks");
  if (!is_year_end)
    g_menu_append (self->begin_menu, _("_Year end…"), "win.year-end");
}

/**
 * charter_window_fill_cycles:
 * @self: the window
 *
 * Names the framework and the cycle in the header bar, and lists the others in their menu.
 */
void
charter_window_fill_cycles (CharterWindow *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterFramework *framework = charter_session_get_framework (self->session);
  CharterAudit *audit = charter_session_get_audit (self->session);
  gboolean is_page = CHARTER_IS_PAGE (gtk_stack_get_visible_child (self->stack))
                     && !CHARTER_IS_FIRST_START (gtk_stack_get_visible_child (self->stack));
  g_autofree char *spoken = NULL;
  const char *shown;

  gtk_widget_set_visible (self->cycle_button, portfolio && framework && is_page);
  adw_window_title_set_subtitle (self->title, portfolio && framework && is_page
                                 ? charter_framework_get_short_title (framework) : "");
  if (portfolio == NULL || framework == NULL)
    return;

  fill_frameworks (self);
  g_menu_remove_all (self->audit_menu);
  fill_audits (self, portfolio, framework);
  fill_steps (self);

  shown = audit ? charter_audit_get_cycle (audit) : _("No cycle yet");
  gtk_label_set_label (GTK_LABEL (self->cycle_label), shown);
  /* Translators: a framework and a school year, as a screen reader says the button. */
  spoken = g_strdup_printf (_("Framework and cycle: %s, %s"),
                            charter_framework_get_short_title (framework), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cycle_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  charter_window_set_action_state (self, "framework", charter_framework_get_id (framework));
  charter_window_set_action_state (self, "audit", audit ? charter_record_get_id (CHARTER_RECORD (audit)) : NULL);
  charter_window_update_actions (self);
}

static const GActionEntry entries[] = {
  { .name = "framework", .activate = framework_cb, .parameter_type = "s", .state = "''" },
  { .name = "audit", .activate = audit_cb, .parameter_type = "s", .state = "''" },
  { .name = "begin-audit", .activate = begin_audit_cb },
  { .name = "coverage", .activate = coverage_cb },
  { .name = "frameworks", .activate = frameworks_cb },
  { .name = "compare", .activate = compare_cb },
  { .name = "projector", .activate = projector_cb },
  { .name = "remarks", .activate = remarks_cb },
  { .name = "year-end", .activate = year_end_cb },
};

/**
 * charter_window_add_cycle_actions:
 * @self: the window
 *
 * What is done with frameworks and cycles.
 */
void
charter_window_add_cycle_actions (CharterWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
