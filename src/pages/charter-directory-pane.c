/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-directory-change.h"
#include "charter-directory-job.h"
#include "charter-directory-paper-window.h"
#include "charter-plan-action-job.h"
#include "charter-portfolio.h"
#include "charter-provision-trail.h"
#include "charter-settings.h"
#include "charter-support-job.h"
#include "charter-term.h"
#include "charter-text-block.h"

/**
 * CharterDirectoryPane:
 *
 * Everything that is known of one service, in the order in which it is needed: is it for us, how do we
 * get there, what must we have first, what does it cost, whom do we ask; then where that is from.
 */
struct _CharterDirectoryPane
{
  AdwBin parent_instance;

  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *name;
  GtkWidget *organisation;
  GtkWidget *badge;
  GtkWidget *buttons;
  GtkWidget *use_button;
  GtkWidget *pin_button;
  GtkWidget *lists_button;
  GtkWidget *description;
  GtkWidget *facts;
  GtkWidget *note;

  CharterSession *session;
  CharterDirectoryResult *result; /* nullable: nothing chosen */
  GSimpleActionGroup *actions;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (CharterDirectoryPane, charter_directory_pane, ADW_TYPE_BIN)

enum
{
  PINNED,
  USED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* A line of the facts: what it is on the left, the fact on the right. */
static void
add_row (CharterDirectoryPane *self,
         const char           *title,
         GtkWidget            *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_size_request (label, 96, -1);
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_add_css_class (row, "fact");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), value);
  gtk_box_append (GTK_BOX (self->facts), row);
}

static void
add_fact (CharterDirectoryPane *self,
          const char           *title,
          const char           *text)
{
  if (text && *text)
    add_row (self, title, make_text (text));
}

static char *
join_titles (const char * const *values,
             const char        *(*title) (const char *))
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; values[i]; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", title (values[i]) ? title (values[i]) : values[i]);
  return g_string_free (text, FALSE);
}

static char *
dup_route (CharterEntry *entry)
{
  const char *route = charter_entry_get_route (entry);
  const char *title = route ? charter_entry_title_route (route) : NULL;
  const char *referral = charter_entry_get_referral (entry);

  if (title && referral)
    return g_strdup_printf ("%s. %s", title, referral);
  return g_strdup (title ? title : referral);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  if (gtk_show_uri_full_finish (window, result, &error))
    return;
  g_debug ("opening a contact: %s", error->message);
}

static void
open_answered_cb (AdwMessageDialog *dialog,
                  const char       *response,
                  gpointer          user_data)
{
  const char *uri = g_object_get_data (G_OBJECT (dialog), "uri");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "open"))
    gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, opened_cb, parent ? g_object_ref (parent) : NULL);
}

static GtkWindow *
get_window (CharterDirectoryPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static const char *
get_school_name (CharterDirectoryPane *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);

  return portfolio ? charter_school_get_name (charter_portfolio_get_school (portfolio)) : NULL;
}

/* The program itself never goes on line; leaving it is the person's own step. */
static void
ask_to_open (CharterDirectoryPane *self,
             const char           *uri,
             const char           *body)
{
  gboolean is_mail = g_str_has_prefix (uri, "mailto:");
  GtkWidget *dialog = adw_message_dialog_new (get_window (self),
                                              is_mail ? _("Write an email?") : _("Open this page in the browser?"),
                                              body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "open", is_mail ? _("_Write") : _("_Open"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "uri", g_strdup (uri), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
link_activated_cb (CharterDirectoryPane *self,
                   GtkLinkButton        *button)
{
  const char *uri = gtk_link_button_get_uri (button);

  ask_to_open (self, uri, g_str_has_prefix (uri, "mailto:") ? uri + strlen ("mailto:") : uri);
  return TRUE;
}

static gboolean
is_safe (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  return scheme && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0 ||
                    g_ascii_strcasecmp (scheme, "mailto") == 0);
}

static void
add_link (CharterDirectoryPane *self,
          GtkWidget            *box,
          const char           *uri,
          const char           *text)
{
  GtkWidget *button;
  GtkWidget *label;

  if (!is_safe (uri))
    {
      gtk_box_append (GTK_BOX (box), make_text (text));
      return;
    }
  button = gtk_link_button_new_with_label (uri, text);
  label = gtk_button_get_child (GTK_BUTTON (button));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "contact");
  g_signal_connect_object (button, "activate-link", G_CALLBACK (link_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_contact (CharterDirectoryPane *self,
             CharterContact       *contact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *mail = contact->email ? g_strconcat ("mailto:", contact->email, NULL) : NULL;
  const char *shown = contact->url;

  if (contact->role)
    gtk_box_append (GTK_BOX (box), make_text (contact->role));
  if (contact->phone)
    gtk_box_append (GTK_BOX (box), make_text (contact->phone));
  if (mail)
    add_link (self, box, mail, contact->email);
  if (shown && g_str_has_prefix (shown, "https://"))
    shown += strlen ("https://");
  if (shown && *shown)
    add_link (self, box, contact->url, shown);
  gtk_widget_set_hexpand (box, TRUE);
  add_row (self, _("Contact"), box);
}

/* What became of it says whether to ask again. */
static void
add_action_use (GString       *text,
                CharterAction *action)
{
  g_autofree char *number = g_strdup_printf (_("Action %" G_GINT64_FORMAT), charter_action_get_number (action));

  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", number,
                          charter_action_get_title (action) ?: _("Untitled"));
  if (charter_action_get_outcome (action) != CHARTER_OUTCOME_NOT_YET_KNOWN)
    g_string_append_printf (text, " (%s)",
                            charter_plan_action_get_outcome_word (charter_action_get_outcome (action)));
}

static void
add_provision_use (GString          *text,
                   CharterProvision *provision)
{
  const char *before = charter_provision_get_entry_measure (provision);
  const char *after = charter_provision_get_exit_measure (provision);
  const char *decision = charter_provision_get_decision (provision);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                          charter_provision_get_title (provision) ?: _("Untitled"));
  if (before && after)
    g_string_append_printf (text, ": %s → %s", before, after);
  if (decision)
    g_string_append_printf (text, " (%s)", decision);
}

static void
add_uses (CharterDirectoryPane *self,
          CharterEntry         *entry)
{
  const char *id = charter_entry_get_id (entry);
  g_autoptr(GPtrArray) uses = charter_directory_list_uses (self->session, id);
  g_autoptr(GPtrArray) provisions = charter_directory_list_provisions (self->session, id);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < uses->len; i++)
    add_action_use (text, g_ptr_array_index (uses, i));
  for (guint i = 0; i < provisions->len; i++)
    add_provision_use (text, g_ptr_array_index (provisions, i));
  add_fact (self, _("Used here"), text->str);
}

static void
add_facts (CharterDirectoryPane *self,
           CharterEntry         *entry)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);
  g_autofree char *ages = charter_entry_dup_age_words (entry);
  g_autofree char *needs = join_titles (charter_entry_get_needs (entry), charter_entry_title_need);
  g_autofree char *for_whom = join_titles (charter_entry_get_for_whom (entry), charter_entry_title_for_whom);
  g_autofree char *route = dup_route (entry);
  g_autofree char *distance = charter_directory_result_dup_distance (self->result);
  const char *checked_on = charter_entry_get_checked_on (entry);
  g_autofree char *checked = checked_on && strlen (checked_on) == 10
    ? charter_term_dup_date_words (checked_on)
    : checked_on ? charter_directory_dup_month (checked_on) : NULL;

  add_fact (self, _("For"), charter_entry_get_eligibility (entry));
  add_fact (self, _("Who"), for_whom);
  add_fact (self, _("Ages"), ages);
  add_fact (self, _("Area of need"), needs);
  add_fact (self, _("Tier"), charter_entry_get_has_tier (entry)
            ? charter_entry_title_tier (charter_entry_get_tier (entry)) : NULL);
  add_fact (self, _("Way in"), route);
  add_fact (self, _("Needed first"), charter_entry_get_needed_first (entry));
  add_fact (self, _("Waiting time"), charter_entry_get_wait (entry));
  add_fact (self, _("Cost"), charter_entry_get_cost (entry));
  for (guint i = 0; i < contacts->len; i++)
    add_contact (self, g_ptr_array_index (contacts, i));
  add_fact (self, _("Where"), charter_entry_get_address (entry));
  add_fact (self, _("Postcode"), charter_entry_get_postcode (entry));
  add_fact (self, _("Distance"), distance);
  add_fact (self, _("When"), charter_entry_get_schedule (entry));
  add_fact (self, _("Source"), charter_entry_get_source_title (entry));
  add_fact (self, _("Checked"), checked ? checked : _("Not dated: check before use"));
  add_uses (self, entry);
}

static void
clear_facts (CharterDirectoryPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->facts)))
    gtk_box_remove (GTK_BOX (self->facts), child);
}

static void
pin_toggled_cb (CharterDirectoryPane *self)
{
  if (self->is_filling || !self->result)
    return;
  charter_directory_set_pinned (self->session, charter_directory_pane_get_entry (self),
                                gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pin_button)));
  g_signal_emit (self, signals[PINNED], 0);
}

static void
note_changed_cb (CharterDirectoryPane *self)
{
  g_autofree char *text = NULL;

  if (self->is_filling || !self->result || !charter_session_get_portfolio (self->session))
    return;
  g_object_get (self->note, "text", &text, NULL);
  charter_directory_set_note (self->session, charter_directory_pane_get_entry (self), text);
}

static void
note_left_cb (CharterDirectoryPane *self)
{
  if (self->session)
    charter_store_end_visit (charter_session_get_store (self->session));
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
  g_signal_emit (self, signals[USED], 0, used, record == NULL);
}

static void
set_on_list (CharterDirectoryPane *self,
             const char           *list,
             gboolean              is_on)
{
  charter_directory_set_on (self->session, charter_directory_pane_get_entry (self), list, is_on);
  charter_directory_pane_update (self);
  g_signal_emit (self, signals[PINNED], 0);
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
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), _("New list"),
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
      get_window (self), self->session, (CharterDirectoryPaper) g_variant_get_int32 (parameter),
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
  ask_to_open (self, uri, body);
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

static void
charter_directory_pane_dispose (GObject *object)
{
  CharterDirectoryPane *self = CHARTER_DIRECTORY_PANE (object);

  if (self->use_button)
    {
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->use_button), NULL, NULL, NULL);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->lists_button), NULL, NULL, NULL);
    }
  g_clear_object (&self->result);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  /* A bound child that is the bin's own would be unparented behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_DIRECTORY_PANE);

  G_OBJECT_CLASS (charter_directory_pane_parent_class)->dispose (object);
}

static void
charter_directory_pane_class_init (CharterDirectoryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_directory_pane_dispose;

  signals[PINNED] = g_signal_new ("pinned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[USED] = g_signal_new ("used", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, CHARTER_TYPE_ACTION, G_TYPE_BOOLEAN);

  g_type_ensure (CHARTER_TYPE_TEXT_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-directory-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, badge);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, description);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, facts);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, lists_button);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, name);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, note);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, organisation);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, pin_button);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPane, use_button);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_toggled_cb);
}

static void
charter_directory_pane_init (CharterDirectoryPane *self)
{
  static const GActionEntry entries[] = {
    { .name = "list", .activate = list_action_cb, .parameter_type = "s" },
    { .name = "mail", .activate = mail_action_cb },
    { .name = "new-list", .activate = new_list_action_cb },
    { .name = "paper", .activate = paper_action_cb, .parameter_type = "i" },
    { .name = "use", .activate = use_action_cb, .parameter_type = "s" },
    { .name = "use-provision", .activate = use_provision_cb, .parameter_type = "s" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "entry", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->use_button), fill_use_menu, self, NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->lists_button), fill_lists_menu, self, NULL);
}

void
charter_directory_pane_set_session (CharterDirectoryPane *self,
                                    CharterSession       *session)
{
  g_return_if_fail (CHARTER_IS_DIRECTORY_PANE (self));
  g_set_object (&self->session, session);
}

CharterEntry *
charter_directory_pane_get_entry (CharterDirectoryPane *self)
{
  g_return_val_if_fail (CHARTER_IS_DIRECTORY_PANE (self), NULL);
  return self->result ? charter_directory_result_get_entry (self->result) : NULL;
}

/**
 * charter_directory_pane_update:
 * @self: the pane
 *
 * Shows again what the school has said of the service, which may have changed elsewhere.
 */
void
charter_directory_pane_update (CharterDirectoryPane *self)
{
  CharterEntry *entry = charter_directory_pane_get_entry (self);
  gboolean has_school = charter_session_get_portfolio (self->session) != NULL;
  const char *note;

  if (!entry)
    return;
  self->is_filling = TRUE;
  note = charter_directory_get_note (self->session, charter_entry_get_id (entry));
  gtk_widget_set_visible (self->buttons, has_school);
  gtk_widget_set_visible (self->note, has_school);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pin_button),
                                charter_directory_is_pinned (self->session, charter_entry_get_id (entry)));
  g_object_set (self->note, "text", note ? note : "", NULL);
  clear_facts (self);
  add_facts (self, entry);
  self->is_filling = FALSE;
}

static void
show_heading (CharterDirectoryPane *self,
              CharterEntry         *entry)
{
  gboolean is_stale;
  g_autofree char *badge = charter_directory_dup_badge (entry, &is_stale);
  g_autofree char *description = charter_directory_result_dup_markup (self->result,
                                                                      charter_entry_get_description (entry));

  gtk_label_set_label (GTK_LABEL (self->name), charter_entry_get_name (entry));
  gtk_label_set_label (GTK_LABEL (self->organisation), charter_entry_get_organisation (entry) ?: "");
  gtk_label_set_label (GTK_LABEL (self->badge), badge);
  if (is_stale)
    gtk_widget_remove_css_class (self->badge, "strong");
  else
    gtk_widget_add_css_class (self->badge, "strong");
  gtk_label_set_markup (GTK_LABEL (self->description), description);
  gtk_widget_set_visible (self->description, *description != '\0');
}

/**
 * charter_directory_pane_show:
 * @self: the pane
 * @result: (nullable): what to show
 */
void
charter_directory_pane_show (CharterDirectoryPane   *self,
                             CharterDirectoryResult *result)
{
  CharterEntry *before;
  gboolean is_other;

  g_return_if_fail (CHARTER_IS_DIRECTORY_PANE (self));
  before = charter_directory_pane_get_entry (self);
  is_other = !before || !result ||
             g_strcmp0 (charter_entry_get_id (before),
                        charter_entry_get_id (charter_directory_result_get_entry (result))) != 0;
  g_set_object (&self->result, result);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), result ? "entry" : "none");
  if (!result)
    return;
  show_heading (self, charter_directory_result_get_entry (result));
  charter_directory_pane_update (self);
  if (is_other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

void
charter_directory_pane_toggle_pin (CharterDirectoryPane *self)
{
  g_return_if_fail (CHARTER_IS_DIRECTORY_PANE (self));
  if (self->result && gtk_widget_get_visible (self->buttons))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pin_button),
                                  !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pin_button)));
}
