/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-offers-dialog.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-date-row.h"
#include "charter-directory-export-job.h"
#include "charter-entry-row.h"
#include "charter-entry.h"
#include "charter-message.h"
#include "charter-row-fields.h"
#include "charter-text-row.h"
#include "charter-toast.h"
#include "charter-ui.h"

/**
 * CharterOffersDialog:
 *
 * What the school offers others, each as a row that unfolds, and the file that takes it to them. Every
 * row writes into its record, so that there is nothing to save and everything can be undone.
 */
struct _CharterOffersDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  GtkWidget            *add_button;
  GtkWidget            *group;
  GtkWidget            *save_button;

  /* Owned */
  CharterSession       *session;
  GtkFileChooserNative *chooser;
  GPtrArray            *rows; /* in the group, borrowed */
};

G_DEFINE_FINAL_TYPE (CharterOffersDialog, charter_offers_dialog, ADW_TYPE_PREFERENCES_WINDOW)

static const char * const needs[] = { "communication", "cognition", "semh", "sensory" };

static void fill (CharterOffersDialog *self);

/* What is no age in years yet is not written. */
static gboolean
text_to_age (GBinding     *binding,
             const GValue *from,
             GValue       *to,
             gpointer      user_data)
{
  const char *text = g_value_get_string (from);
  guint64 age;

  if (text == NULL || *text == '\0')
    g_value_set_int64 (to, CHARTER_NOT_SAID);
  else if (g_ascii_string_to_unsigned (text, 10, 0, 120, &age, NULL))
    g_value_set_int64 (to, (gint64) age);
  else
    return FALSE;
  return TRUE;
}

static void
add_entry_row (AdwExpanderRow *row,
               CharterOffer   *offer,
               const char     *property,
               const char     *title,
               gboolean        is_age)
{
  GtkWidget *child = charter_entry_row_new ();
  GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (child), title);
  if (is_age)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (child), 4);
      g_object_bind_property_full (offer, property, child, "text", flags, charter_row_from_count, text_to_age,
                                   NULL, NULL);
    }
  else
    g_object_bind_property_full (offer, property, child, "text", flags, charter_row_from_text, NULL, NULL, NULL);
  adw_expander_row_add_row (row, child);
}

static void
add_text_row (AdwExpanderRow *row,
              CharterOffer   *offer,
              const char     *property,
              const char     *title)
{
  GtkWidget *child = g_object_new (CHARTER_TYPE_TEXT_ROW, "title", title, NULL);

  g_object_bind_property_full (offer, property, child, "text",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, charter_row_from_text, NULL,
                               NULL, NULL);
  adw_expander_row_add_row (row, child);
}

static gboolean
needs_to_active (GBinding     *binding,
                 const GValue *from,
                 GValue       *to,
                 gpointer      need)
{
  const char *text = g_value_get_string (from);
  g_auto(GStrv) parts = g_strsplit (text ? text : "", ",", -1);

  g_value_set_boolean (to, g_strv_contains ((const char * const *) parts, need));
  return TRUE;
}

static gboolean
active_to_needs (GBinding     *binding,
                 const GValue *from,
                 GValue       *to,
                 gpointer      need)
{
  g_autoptr(CharterOffer) offer = CHARTER_OFFER (g_binding_dup_source (binding));
  const char *text = offer ? charter_offer_get_needs (offer) : NULL;
  g_auto(GStrv) parts = g_strsplit (text ? text : "", ",", -1);
  g_autoptr(GString) chosen = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_str_equal (needs[i], need) ? g_value_get_boolean (from)
                                     : g_strv_contains ((const char * const *) parts, needs[i]))
      g_string_append_printf (chosen, "%s%s", chosen->len > 0 ? "," : "", needs[i]);
  g_value_set_string (to, chosen->len > 0 ? chosen->str : NULL);
  return TRUE;
}

/* Takes @toggle. */
static void
add_toggle_row (AdwExpanderRow *row,
                const char     *title,
                GtkWidget      *toggle)
{
  GtkWidget *child = adw_action_row_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (child), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (child), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (child), toggle);
  adw_expander_row_add_row (row, child);
}

static void
add_needs (AdwExpanderRow *row,
           CharterOffer   *offer)
{
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    {
      GtkWidget *check = gtk_check_button_new ();

      g_object_bind_property_full (offer, "needs", check, "active",
                                   G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, needs_to_active,
                                   active_to_needs, (gpointer) needs[i], NULL);
      add_toggle_row (row, charter_entry_title_need (needs[i]), check);
    }
}

static void
remove_cb (GtkWidget    *button,
           CharterOffer *offer)
{
  CharterOffersDialog *self = CHARTER_OFFERS_DIALOG (gtk_widget_get_root (button));
  CharterStore *store = charter_session_get_store (self->session);

  charter_store_begin_group (store, _("Remove an offer"));
  charter_portfolio_remove (charter_session_get_portfolio (self->session), CHARTER_RECORD (offer));
  charter_store_end_group (store);
}

static void
add_last_row (AdwExpanderRow *row,
              CharterOffer   *offer)
{
  GtkWidget *child = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Remove"));
  g_autofree char *name = g_strdup_printf (_("Remove the offer %s"), charter_offer_get_name (offer));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  charter_ui_name_button (button, name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (child), _("No longer offered at all"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (child), _("Your only offer? Tick “Not on offer for now” and save first, so that others put it aside."));
  adw_action_row_add_suffix (ADW_ACTION_ROW (child), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), offer, 0);
  adw_expander_row_add_row (row, child);
}

static gboolean
name_to_title (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  const char *name = g_value_get_string (from);

  g_value_take_string (to, g_markup_escape_text (name && *name ? name : _("An offer without a name"), -1));
  return TRUE;
}

/* What stands under the name while the row is folded. */
static gboolean
paused_to_subtitle (GBinding     *binding,
                    const GValue *from,
                    GValue       *to,
                    gpointer      user_data)
{
  g_value_set_string (to, g_value_get_boolean (from) ? _("Not on offer for now") : NULL);
  return TRUE;
}

/* What there is instead of offers. */
static GtkWidget *
new_empty_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Nothing is offered yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Add what your school does well and would show others."));
  return row;
}

static GtkWidget *
new_offer_row (CharterOffer *offer)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *date = g_object_new (CHARTER_TYPE_DATE_ROW, "title", _("Checked on"), NULL);
  GtkWidget *pause = gtk_check_button_new ();
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (row);
  GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  g_object_bind_property_full (offer, "name", row, "title", G_BINDING_SYNC_CREATE, name_to_title, NULL, NULL, NULL);
  g_object_bind_property_full (offer, "is-paused", row, "subtitle", G_BINDING_SYNC_CREATE, paused_to_subtitle,
                               NULL, NULL, NULL);
  add_entry_row (expander, offer, "name", _("Name"), FALSE);
  add_text_row (expander, offer, "description", _("What we offer"));
  add_entry_row (expander, offer, "eligibility", _("Who it is for"), FALSE);
  add_needs (expander, offer);
  add_entry_row (expander, offer, "minimum-age", _("Youngest age"), TRUE);
  add_entry_row (expander, offer, "maximum-age", _("Oldest age"), TRUE);
  add_entry_row (expander, offer, "how", _("How to ask"), FALSE);
  add_entry_row (expander, offer, "contact-role", _("Contact: an office or a role"), FALSE);
  add_entry_row (expander, offer, "email", _("Email"), FALSE);
  add_entry_row (expander, offer, "phone", _("Telephone"), FALSE);
  g_object_bind_property (offer, "checked-on", date, "date", flags);
  adw_expander_row_add_row (expander, date);
  g_object_bind_property (offer, "is-paused", pause, "active", flags);
  add_toggle_row (expander, _("Not on offer for now"), pause);
  add_last_row (expander, offer);
  return row;
}

/* Takes the floating @row. */
static void
add_row (CharterOffersDialog *self,
         GtkWidget           *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (CharterOffersDialog *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  GListModel *offers = charter_portfolio_get_list (portfolio, CHARTER_TYPE_OFFER);
  guint n = g_list_model_get_n_items (offers);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterOffer) offer = g_list_model_get_item (offers, i);

      add_row (self, new_offer_row (offer));
    }
  if (n == 0)
    add_row (self, new_empty_row ());
  gtk_widget_set_sensitive (self->save_button, n > 0);
}

static void
add_cb (CharterOffersDialog *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterStore *store = charter_session_get_store (self->session);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(CharterOffer) offer = g_object_new (CHARTER_TYPE_OFFER, "school", school,
                                                "name", _("New offer"), "checked-on", today, NULL);

  charter_store_begin_group (store, _("Add an offer"));
  charter_portfolio_add (portfolio, CHARTER_RECORD (offer));
  charter_store_end_group (store);
  adw_expander_row_set_expanded (self->rows->pdata[self->rows->len - 1], TRUE);
}

static void
show_saved (CharterOffersDialog *self,
            guint                n)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  guint n_offers = g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_OFFER));
  g_autofree char *saved = g_strdup_printf (ngettext ("%u offer saved", "%u offers saved", n), n);
  g_autofree char *text = n < n_offers ? g_strdup_printf (_("%s; those without a name are left out"), saved)
                                       : g_strdup (saved);

  charter_toast_show (GTK_WIDGET (self), text);
}

static void
chosen_cb (CharterOffersDialog  *self,
           int                   response,
           GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autoptr(GError) error = NULL;
      guint n;

      if (charter_directory_export_offers (self->session, file, &n, &error))
        show_saved (self, n);
      else
        charter_message_show_error (GTK_WIDGET (self), _("The offers could not be saved"), error);
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (CharterOffersDialog *self)
{
  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save for other schools"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("our-offers.json"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
charter_offers_dialog_dispose (GObject *object)
{
  CharterOffersDialog *self = CHARTER_OFFERS_DIALOG (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_OFFERS_DIALOG);

  G_OBJECT_CLASS (charter_offers_dialog_parent_class)->dispose (object);
}

static void
charter_offers_dialog_class_init (CharterOffersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_offers_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-offers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterOffersDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, CharterOffersDialog, group);
  gtk_widget_class_bind_template_child (widget_class, CharterOffersDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
charter_offers_dialog_init (CharterOffersDialog *self)
{
  self->rows = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_offers_dialog_new:
 * @parent: the window
 * @session: a session with a school
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
charter_offers_dialog_new (GtkWindow      *parent,
                           CharterSession *session)
{
  CharterOffersDialog *self = g_object_new (CHARTER_TYPE_OFFERS_DIALOG, "transient-for", parent, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (charter_portfolio_get_list (portfolio, CHARTER_TYPE_OFFER), "items-changed",
                           G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
