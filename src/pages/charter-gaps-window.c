/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-gaps-window.h"

#include <glib/gi18n.h>

#include "charter-choice.h"
#include "charter-directory-job.h"
#include "charter-directory-paper-window.h"
#include "charter-row.h"
#include "charter-term.h"

/**
 * CharterGapsWindow:
 *
 * What the school looked for in the directory in vain: a form for one more, and all of them.
 */
struct _CharterGapsWindow
{
  AdwWindow parent_instance;

  GtkWidget *form;
  GtkWidget *words;
  GtkWidget *need;
  GtkWidget *age;
  GtkWidget *note;
  GtkWidget *add_button;
  GtkWidget *noted;
  GtkWidget *print_button;
  GtkListBox *list;

  CharterSession *session;
  GListModel *gaps; /* of CharterUnmetNeed */
};

G_DEFINE_FINAL_TYPE (CharterGapsWindow, charter_gaps_window, ADW_TYPE_WINDOW)

static const char * const needs[] = { NULL, "communication", "cognition", "semh", "sensory" };

static void
update_noted (CharterGapsWindow *self)
{
  gboolean has_gaps = self->gaps && g_list_model_get_n_items (self->gaps) > 0;

  gtk_widget_set_visible (self->noted, has_gaps);
  gtk_widget_set_sensitive (self->print_button, has_gaps);
}

static void
words_changed_cb (CharterGapsWindow *self)
{
  gtk_widget_set_sensitive (self->add_button, *gtk_editable_get_text (GTK_EDITABLE (self->words)) != '\0');
}

static const char *
get_said (GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return *text ? text : NULL;
}

static void
add_cb (CharterGapsWindow *self)
{
  guint need = adw_combo_row_get_selected (ADW_COMBO_ROW (self->need));

  charter_directory_note_gap (self->session, get_said (self->words), needs[MIN (need, G_N_ELEMENTS (needs) - 1)],
                              get_said (self->age), get_said (self->note));
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  gtk_editable_set_text (GTK_EDITABLE (self->age), "");
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->need), 0);
  gtk_widget_grab_focus (self->words);
}

static void
remove_cb (GtkButton *button,
           gpointer   user_data)
{
  CharterGapsWindow *self = user_data;

  charter_directory_remove_gap (self->session, g_object_get_data (G_OBJECT (button), "gap"));
}

static char *
dup_details (CharterUnmetNeed *gap)
{
  const char *need = charter_unmet_need_get_need (gap);
  g_autofree char *date = charter_term_dup_date_words (charter_unmet_need_get_noted_on (gap));
  const char *parts[] = {
    date, need ? charter_entry_title_need (need) : NULL, charter_unmet_need_get_age (gap),
    charter_unmet_need_get_note (gap),
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  CharterUnmetNeed *gap = item;
  const char *words = charter_unmet_need_get_words (gap);
  g_autofree char *details = dup_details (gap);
  g_autofree char *title = g_markup_escape_text (words ? words : "–", -1);
  g_autofree char *subtitle = g_markup_escape_text (details, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *spoken = g_strdup_printf (_("Remove “%s”"), words ? words : "–");

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  charter_row_say (row, words ? words : "–");
  g_object_set_data_full (G_OBJECT (remove), "gap", g_object_ref (gap), g_object_unref);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), user_data, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

static void
print_cb (CharterGapsWindow *self)
{
  gtk_window_present (GTK_WINDOW (charter_directory_paper_window_new (GTK_WINDOW (self), self->session,
                                                                      CHARTER_DIRECTORY_GAPS, NULL)));
}

static void
charter_gaps_window_dispose (GObject *object)
{
  CharterGapsWindow *self = CHARTER_GAPS_WINDOW (object);

  if (self->gaps)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->gaps);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (charter_gaps_window_parent_class)->dispose (object);
}

static void
charter_gaps_window_class_init (CharterGapsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_gaps_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-gaps-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterGapsWindow, form);
  gtk_widget_class_bind_template_child (widget_class, CharterGapsWindow, words);
  gtk_widget_class_bind_template_child (widget_class, CharterGapsWindow, need);
  gtk_widget_class_bind_template_child (widget_class, CharterGapsWindow, age);
  gtk_widget_class_bind_template_child (widget_class, CharterGapsWindow, note);
  gtk_widget_class_bind_template_child (widget_class, CharterGapsWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, CharterGapsWindow, noted);
  gtk_widget_class_bind_template_child (widget_class, CharterGapsWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, CharterGapsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_gaps_window_init (CharterGapsWindow *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (titles, _("Not said"));
  for (guint i = 1; i < G_N_ELEMENTS (needs); i++)
    gtk_string_list_append (titles, charter_entry_title_need (needs[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->need), G_LIST_MODEL (titles));
  charter_choice_widen (ADW_COMBO_ROW (self->need));
  words_changed_cb (self);
}

/**
 * charter_gaps_window_new:
 * @parent: (nullable): the window over which it opens
 * @session: a session with a school
 * @words: (nullable): what was looked for just now
 * @need: (nullable): the area of need that was chosen
 *
 * Returns: (transfer floating): a window to present
 */
GtkWidget *
charter_gaps_window_new (GtkWindow      *parent,
                         CharterSession *session,
                         const char     *words,
                         const char     *need)
{
  CharterGapsWindow *self = g_object_new (CHARTER_TYPE_GAPS_WINDOW, "transient-for", parent, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  self->session = g_object_ref (session);
  self->gaps = portfolio ? g_object_ref (charter_portfolio_get_list (portfolio, CHARTER_TYPE_UNMET_NEED)) : NULL;
  gtk_widget_set_sensitive (self->form, portfolio != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->words), words ? words : "");
  for (guint i = 1; need && i < G_N_ELEMENTS (needs); i++)
    if (g_str_equal (needs[i], need))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->need), i);
  if (self->gaps)
    {
      gtk_list_box_bind_model (self->list, self->gaps, make_row, self, NULL);
      g_signal_connect_object (self->gaps, "items-changed", G_CALLBACK (update_noted), self, G_CONNECT_SWAPPED);
    }
  update_noted (self);
  gtk_widget_grab_focus (self->words);
  return GTK_WIDGET (self);
}
