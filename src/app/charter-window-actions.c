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
#include "charter-message.h"
#include "charter-projector.h"
#include "charter-remarks-dialog.h"
#include "charter-search-dialog.h"
#include "charter-school-dialog.h"
#include "charter-year-end-dialog.h"

static void
set_enabled (CharterWindow *self,
             const char    *name,
             gboolean       is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (action)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
set_state (CharterWindow *self,
           const char    *name,
           const char    *value)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (action)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (value ? value : ""));
}

static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  const char *page, *target;

  g_variant_get (parameter, "(&s&s)", &page, &target);
  charter_window_go (CHARTER_WINDOW (user_data), page, target);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = charter_store_undo_finish (CHARTER_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (error)
    {
      charter_message_show_error (GTK_WIDGET (self), _("That could not be undone"), error);
      return;
    }

  if (label == NULL)
    return;

  /* Translators: %s names a step: "Judge 8.2". */
  text = g_strdup_printf (_("Undone: %s"), label);
  charter_window_toast (self, text, FALSE);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = charter_store_undo_finish (CHARTER_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (error)
    {
      charter_message_show_error (GTK_WIDGET (self), _("That could not be done again"), error);
      return;
    }

  if (label == NULL)
    return;

  /* Translators: %s names a step: "Judge 8.2". */
  text = g_strdup_printf (_("Done again: %s"), label);
  charter_window_toast (self, text, FALSE);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  charter_store_undo_async (charter_session_get_store (self->session), self->cancellable,
                            undone_cb, g_object_ref (self));
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  charter_store_redo_async (charter_session_get_store (self->session), self->cancellable,
                            redone_cb, g_object_ref (self));
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  GtkWidget *dialog = charter_search_dialog_new (GTK_WINDOW (self), self->session);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
school_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  CharterStore *store = charter_session_get_store (self->session);
  CharterSchool *school = charter_store_find_school (store, g_variant_get_string (parameter, NULL));

  if (school)
    charter_window_open_school (self, school);
}

static void
add_school_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  charter_window_show_first_start (CHARTER_WINDOW (user_data));
}

static void
open_example_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  charter_window_open_example (CHARTER_WINDOW (user_data));
}

static void
school_details_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  GtkWidget *dialog;

  if (charter_session_get_portfolio (self->session) == NULL)
    return;

  dialog = charter_school_dialog_new (GTK_WINDOW (self), self->session);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
who_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  charter_window_ask_who (CHARTER_WINDOW (user_data));
}

static void
print_pack_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  charter_window_go (CHARTER_WINDOW (user_data), "reports", "pack");
}

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

static void
begin_audit_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  if (charter_session_get_portfolio (self->session))
    gtk_window_present (GTK_WINDOW (charter_cycle_dialog_new (GTK_WINDOW (self), self->session)));
}

static void
compare_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  if (charter_session_get_portfolio (self->session))
    gtk_window_present (GTK_WINDOW (charter_compare_dialog_new (GTK_WINDOW (self), self->session)));
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
remarks_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  if (charter_session_get_portfolio (self->session))
    gtk_window_present (GTK_WINDOW (charter_remarks_dialog_new (GTK_WINDOW (self), self->session)));
}

static void
year_end_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  if (charter_session_get_portfolio (self->session))
    gtk_window_present (GTK_WINDOW (charter_year_end_dialog_new (GTK_WINDOW (self), self->session)));
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
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = charter_store_backup_finish (CHARTER_STORE (source), result, &error);

  if (path == NULL)
    {
      charter_message_show_error (GTK_WIDGET (self), _("The backup could not be made"), error);
      return;
    }

  charter_window_toast (self, _("Backed up and checked"), FALSE);
}

static void
back_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  charter_store_backup_async (charter_session_get_store (self->session), NULL, self->cancellable,
                              backed_up_cb, g_object_ref (self));
}

static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  charter_session_open_finish (CHARTER_SESSION (source), result, &error);
  charter_window_opened (self, error);
}

static void
closed_to_reopen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;

  /* It was read only: nothing was left to write. */
  charter_session_close_finish (CHARTER_SESSION (source), result, NULL);
  charter_session_open_async (self->session, self->cancellable, reopened_cb, g_object_ref (self));
}

/* Whoever had the records may have closed them meanwhile. */
static void
reopen_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  gtk_stack_set_visible_child_name (self->stack, "opening");
  charter_session_close_school (self->session);
  charter_session_close_async (self->session, closed_to_reopen_cb, g_object_ref (self));
}

static void
saved_again_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;

  /* When it fails again the banner stays, and says why. */
  if (charter_store_flush_finish (CHARTER_STORE (source), result, NULL))
    charter_window_toast (self, _("Saved"), FALSE);
}

static void
save_again_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  charter_store_flush_async (charter_session_get_store (self->session), NULL, saved_again_cb, g_object_ref (self));
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  charter_window_choose_files (CHARTER_WINDOW (user_data));
}

static void
try_again_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  gtk_stack_set_visible_child_name (self->stack, "opening");
  charter_session_open_async (self->session, self->cancellable, reopened_cb, g_object_ref (self));
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

static const GActionEntry entries[] = {
  { .name = "go", .activate = go_cb, .parameter_type = "(ss)" },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "search", .activate = search_cb },
  { .name = "school", .activate = school_cb, .parameter_type = "s", .state = "''" },
  { .name = "add-school", .activate = add_school_cb },
  { .name = "open-example", .activate = open_example_cb },
  { .name = "school-details", .activate = school_details_cb },
  { .name = "who", .activate = who_cb },
  { .name = "print-pack", .activate = print_pack_cb },
  { .name = "framework", .activate = framework_cb, .parameter_type = "s", .state = "''" },
  { .name = "audit", .activate = audit_cb, .parameter_type = "s", .state = "''" },
  { .name = "begin-audit", .activate = begin_audit_cb },
  { .name = "coverage", .activate = coverage_cb },
  { .name = "frameworks", .activate = frameworks_cb },
  { .name = "compare", .activate = compare_cb },
  { .name = "projector", .activate = projector_cb },
  { .name = "remarks", .activate = remarks_cb },
  { .name = "year-end", .activate = year_end_cb },
  { .name = "import", .activate = import_cb },
  { .name = "back-up", .activate = back_up_cb },
  { .name = "reopen", .activate = reopen_cb },
  { .name = "save-again", .activate = save_again_cb },
  { .name = "try-again", .activate = try_again_cb },
};

/*
 * charter_window_add_actions:
 *
 * Every command of the window is an action: menus, keys, pages and the search reach it by name.
 */
void
charter_window_add_actions (CharterWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/*
 * charter_window_update_actions:
 *
 * The one place that says what can be done now.
 */
void
charter_window_update_actions (CharterWindow *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterSchool *school = portfolio ? charter_portfolio_get_school (portfolio) : NULL;
  gboolean can_undo, can_redo, is_read_only;

  g_object_get (store,
                "can-undo", &can_undo,
                "can-redo", &can_redo,
                "is-read-only", &is_read_only,
                NULL);

  set_enabled (self, "undo", can_undo && !is_read_only);
  set_enabled (self, "redo", can_redo && !is_read_only);
  set_enabled (self, "search", portfolio != NULL);
  set_enabled (self, "school-details", portfolio != NULL);
  set_enabled (self, "who", portfolio != NULL);
  set_enabled (self, "coverage", portfolio != NULL);
  set_enabled (self, "print-pack", portfolio != NULL && charter_page_kind_find ("reports"));
  set_enabled (self, "add-school", !is_read_only);
  set_enabled (self, "frameworks", !is_read_only);
  set_enabled (self, "open-example", !is_read_only && !self->is_making_example);
  set_enabled (self, "import", !is_read_only);
  set_enabled (self, "share", portfolio != NULL);
  set_enabled (self, "back-up", portfolio != NULL && !is_read_only);
  set_enabled (self, "move", g_list_model_get_n_items (charter_store_get_schools (store)) > 0);
  set_enabled (self, "arrive", !is_read_only);
  set_enabled (self, "open-copy", !is_read_only);
  set_enabled (self, "compare", portfolio != NULL);
  set_enabled (self, "projector", portfolio != NULL);
  set_enabled (self, "remarks", portfolio != NULL && !is_read_only);
  set_enabled (self, "year-end", portfolio != NULL && !is_read_only);
  set_enabled (self, "begin-audit", !is_read_only && portfolio != NULL);
  set_state (self, "school", school ? charter_record_get_id (CHARTER_RECORD (school)) : NULL);
}

/*
 * charter_window_fill_cycles:
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
  set_state (self, "framework", charter_framework_get_id (framework));
  set_state (self, "audit", audit ? charter_record_get_id (CHARTER_RECORD (audit)) : NULL);
  charter_window_update_actions (self);
}
