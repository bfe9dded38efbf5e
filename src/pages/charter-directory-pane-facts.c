/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-pane-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-directory-job.h"
#include "charter-opening.h"
#include "charter-plan-action-job.h"
#include "charter-term.h"

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
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
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

static gboolean
link_activated_cb (CharterDirectoryPane *self,
                   GtkLinkButton        *button)
{
  charter_opening_ask (GTK_WIDGET (self), gtk_link_button_get_uri (button), NULL);
  return TRUE;
}

/* An address that is broken over two lines has no hyphen in it. */
static void
leave_unhyphenated (GtkLabel *label)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
}

static void
add_link (CharterDirectoryPane *self,
          GtkWidget            *box,
          const char           *uri,
          const char           *text)
{
  GtkWidget *button;
  GtkWidget *label;

  if (!charter_opening_is_allowed (uri))
    {
      label = make_text (text);
      leave_unhyphenated (GTK_LABEL (label));
      gtk_box_append (GTK_BOX (box), label);
      return;
    }
  button = gtk_link_button_new_with_label (uri, text);
  label = gtk_button_get_child (GTK_BUTTON (button));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  leave_unhyphenated (GTK_LABEL (label));
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

/**
 * charter_directory_pane_fill_facts:
 * @self: a pane that shows an entry
 *
 * Shows all that is known of it, in the order in which it is needed, and where that is from.
 */
void
charter_directory_pane_fill_facts (CharterDirectoryPane *self)
{
  clear_facts (self);
  add_facts (self, charter_directory_pane_get_entry (self));
}
