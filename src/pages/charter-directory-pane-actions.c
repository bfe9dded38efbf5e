/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-pane-private.h"

#include <glib/gi18n.h>

#include "charter-directory-change.h"
#include "charter-directory-job.h"
#include "charter-directory-paper-window.h"
#include "charter-opening.h"
#include "charter-portfolio.h"
#include "charter-provision-trail.h"
#include "charter-settings.h"
#include "charter-support-job.h"

static const char *
get_school_name (CharterDirectoryPane *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);

  return portfolio ? charter_school_get_name (charter_portfolio_get_school (portfolio)) : NULL;
}

static void
use_action_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  CharterDirectoryPane *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterRecord *record = portfolio && *id ? charter_portfolio_find (portfolio, id) : NULL;
  CharterAction *used;

  if (!portfolio || !self->result)
    return;
  used = charter_directory_use (self->session, charter_directory_pane_get_entry (self),
                                record ? CHARTER_ACTION (record) : NULL);
  charter_directory_pane_update (self);
  charter_directory_pane_say_used (self, used, record == NULL);
}

static void
set_on_list (CharterDirectoryPane *self,
             const char           *list,
             gboolean              is_on)
{
  charter_directory_set_on (self->session, charter_directory_pane_get_entry (self), list, is_on);
  charter_directory_pane_update (self);
  charter_directory_pane_say_pinned (self);
}

static void
list_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CharterDirectoryPane *self = user_data;
  const char *list = g_variant_get_string (parameter, NULL);

  if (self->result && charter_session_get_portfolio (self->session))
    set_on_list (self, list, !charter_directory_is_on (self->session,
                                                       charter_entry_get_id (charter_directory_pane_get_entry (self)),
                                                       list));
}

static void
new_list_answered_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      gpointer          user_data)
{
  CharterDirectoryPane *self = user_data;
  GtkWidget *field = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field))));

  if (g_str_equal (response, "make") && *name && self->result && charter_session_get_portfolio (self->session))
    set_on_list (self, name, TRUE);
}

static void
new_list_action_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  CharterDirectoryPane *self = user_data;
  GtkWidget *dialog = adw_message_dialog_new (charter_directory_pane_get_window (self), _("New list"),
                                              _("A list keeps services together that belong together: for a "
                                                "year group, a kind of need or a meeting."));
  GtkWidget *field = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the list"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (field), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), field);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "make", _("_Pin to it"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "make");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (new_list_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
paper_action_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  CharterDirectoryPane *self = user_data;

  if (self->result)
    gtk_window_present (GTK_WINDOW (charter_directory_paper_window_new (
      charter_directory_pane_get_window (self), self->session, (CharterDirectoryPaper) g_variant_get_int32 (parameter),
      charter_directory_pane_get_entry (self))));
}

/* To whom the entry says, else to whom the preferences say, else the person fills it in: and which it
 * is stands in the question. */
static void
mail_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CharterDirectoryPane *self = user_data;
  CharterEntry *entry = charter_directory_pane_get_entry (self);
  const char *kept = charter_settings_get_directory_email (charter_settings_get_default ());
  g_autofree char *own = entry ? charter_directory_dup_change_address (entry) : NULL;
  g_autofree char *uri = NULL;
  g_autofree char *to = NULL;
  g_autofree char *body = NULL;

  if (!entry)
    return;
  if (own)
    to = g_strdup_printf (_("It goes to %s, whom the entry names for corrections."), own);
  else if (*kept)
    to = g_strdup_printf (_("It goes to %s, your local directory team."), kept);
  else
    to = g_strdup (_("The entry names nobody for corrections, and the preferences have no address of a local "
                     "directory team: fill in the address yourself."));
  body = g_strdup_printf ("%s %s", _("Your mail program opens with a draft. Nothing is sent until you send it."), to);
  uri = charter_directory_dup_change_mail (entry, own ? own : kept, get_school_name (self));
  charter_opening_ask (GTK_WIDGET (self), uri, body);
}

/* Made when it is opened: lists come and go. */
static void
fill_lists_menu (GtkMenuButton *button,
                 gpointer       user_data)
{
  CharterDirectoryPane *self = user_data;
  CharterEntry *entry = charter_directory_pane_get_entry (self);
  g_autoptr(GMenu) menu = g_menu_new ();
  g_auto(GStrv) lists = charter_directory_list_names (self->session);

  for (guint i = 0; entry && lists[i]; i++)
    {
      gboolean is_on = charter_directory_is_on (self->session, charter_entry_get_id (entry), lists[i]);
      g_autofree char *title = g_strdup_printf (is_on ? _("Take off “%s”") : _("Pin to “%s”"), lists[i]);
      g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", title);
      g_menu_item_set_action_and_target (item, "entry.list", "s", lists[i]);
      g_menu_append_item (menu, item);
    }
  g_menu_append (menu, _("New list…"), "entry.new-list");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
use_provision_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  CharterDirectoryPane *self = user_data;
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterRecord *record = portfolio ? charter_portfolio_find (portfolio, g_variant_get_string (parameter, NULL)) : NULL;

  if (!CHARTER_IS_PROVISION (record) || !self->result)
    return;
  charter_support_set_service (self->session, CHARTER_PROVISION (record),
                               charter_entry_get_id (charter_directory_pane_get_entry (self)));
  charter_directory_pane_update (self);
}

/* The provisions whose cycle is open, for the menu. */
static GMenuModel *
make_provisions_menu (CharterDirectoryPane *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  GListModel *list = portfolio ? charter_portfolio_get_list (portfolio, CHARTER_TYPE_PROVISION) : NULL;
  GMenu *menu = g_menu_new ();

  for (guint i = 0; list && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (list, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);
      const char *title = charter_provision_get_title (provision);

      if (!charter_provision_is_running (provision))
        continue;
      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", title ? title : _("Untitled"));
      g_menu_item_set_action_and_target (item, "entry.use-provision", "s",
                                         charter_record_get_id (CHARTER_RECORD (provision)));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* The menu is made when it is opened: actions come and go on another page. */
static void
fill_use_menu (GtkMenuButton *button,
               gpointer       user_data)
{
  CharterDirectoryPane *self = user_data;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) existing = g_menu_new ();
  g_autoptr(GPtrArray) open = charter_directory_list_open (self->session);
  g_autoptr(GMenuModel) provisions = make_provisions_menu (self);

  g_menu_append (menu, _("New action"), "entry.use::");
  for (guint i = 0; i < open->len; i++)
    {
      CharterAction *action = g_ptr_array_index (open, i);
      g_autofree char *title = g_strdup_printf ("%" G_GINT64_FORMAT "  %s", charter_action_get_number (action),
                                                charter_action_get_title (action) ?: _("Untitled"));
      g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", title);
      g_menu_item_set_action_and_target (item, "entry.use", "s",
                                         charter_record_get_id (CHARTER_RECORD (action)));
      g_menu_append_item (existing, item);
    }
  g_menu_append_section (menu, _("Actions under way"), G_MENU_MODEL (existing));
  if (g_menu_model_get_n_items (provisions) > 0)
    g_menu_append_section (menu, _("Provisions that run"), provisions);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * charter_directory_pane_install_actions:
 * @self: a pane whose template is there
 */
void
charter_directory_pane_install_actions (CharterDirectoryPane *self)
{
  static const GActionEntry entries[] = {
    { .name = "list", .activate = list_action_cb, .parameter_type = "s" },
    { .name = "mail", .activate = mail_action_cb },
    { .name = "new-list", .activate = new_list_action_cb },
    { .name = "paper", .activate = paper_action_cb, .parameter_type = "i" },
    { .name = "use", .activate = use_action_cb, .parameter_type = "s" },
    { .name = "use-provision", .activate = use_provision_cb, .parameter_type = "s" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "entry", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->use_button), fill_use_menu, self, NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->lists_button), fill_lists_menu, self, NULL);
}
