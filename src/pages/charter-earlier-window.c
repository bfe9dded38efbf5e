/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-earlier-window.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-evidence.h"
#include "charter-item-chooser.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-message.h"
#include "charter-row.h"
#include "charter-toast.h"
#include "charter-upgrade-job.h"

struct _CharterEarlierWindow
{
  AdwWindow parent_instance;

  GtkWidget *stages;
  GtkWidget *box;
  GtkWidget *overlay;

  CharterSession *session;
  guint           renew_source;
};

G_DEFINE_FINAL_TYPE (CharterEarlierWindow, charter_earlier_window, ADW_TYPE_WINDOW)

static void
add_words (GtkWidget  *group,
           const char *title,
           const char *words)
{
  g_autofree char *spoken = words ? g_strdup_printf ("%s: %s", title, words) : NULL;
  GtkWidget *row;

  if (!words || *words == '\0')
    return;
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", words,
                      "subtitle-lines", 0, NULL);
  charter_row_say (row, spoken);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
add_group (CharterEarlierWindow *self,
           const char           *title,
           const char           *button_words,
           GtkWidget            *popover)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "label", button_words, "valign", GTK_ALIGN_CENTER,
                                    "popover", popover, NULL);
  g_autofree char *safe = g_markup_escape_text (title, -1);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", button_words, title);

  gtk_widget_set_sensitive (button, charter_judge_check_open (self->session, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), safe);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static void
tell (CharterEarlierWindow *self,
      gboolean              is_moved,
      const GError         *error)
{
  if (is_moved)
    charter_toast_show (self->overlay, _("Moved. Undo brings it back."));
  else
    charter_message_show_error (GTK_WIDGET (self), _("Nothing was moved"), error);
}

static void
item_chosen_cb (CharterEarlierWindow *self,
                const char           *code,
                GtkWidget            *chooser)
{
  CharterJudgement *judgement = g_object_get_data (G_OBJECT (chooser), "charter-record");
  CharterItem *item = charter_framework_find_item (charter_session_get_framework (self->session), code);
  g_autoptr(GError) error = NULL;
  gboolean is_moved;

  gtk_popover_popdown (GTK_POPOVER (chooser));
  is_moved = charter_upgrade_adopt (self->session, judgement, item, &error);
  tell (self, is_moved, error);
}

static char *
list_evidence (CharterEarlierWindow *self,
               CharterJudgement     *judgement)
{
  g_autoptr(GPtrArray) evidence =
    charter_portfolio_list_linked_to (charter_session_get_portfolio (self->session),
                                      charter_record_get_id (CHARTER_RECORD (judgement)),
                                      CHARTER_LINK_SUPPORTS);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < evidence->len; i++)
    g_string_append_printf (titles, "%s%s", i ? "; " : "", charter_evidence_get_title (evidence->pdata[i]));
  return g_string_free (titles, FALSE);
}

static void
add_judgement (CharterEarlierWindow *self,
               CharterJudgement     *judgement)
{
  CharterFramework *framework = charter_session_get_framework (self->session);
  const char *earlier = charter_judgement_get_earlier (judgement);
  const char *level_id = charter_judgement_get_level (judgement);
  CharterLevel *level = level_id ? charter_framework_find_level (framework, level_id) : NULL;
  GtkWidget *chooser = g_object_new (CHARTER_TYPE_ITEM_CHOOSER, NULL);
  g_autofree char *evidence = list_evidence (self, judgement);
  GtkWidget *group;

  charter_item_chooser_set_framework (CHARTER_ITEM_CHOOSER (chooser), framework);
  g_object_set_data_full (G_OBJECT (chooser), "charter-record", g_object_ref (judgement), g_object_unref);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (item_chosen_cb), self, G_CONNECT_SWAPPED);
  group = add_group (self, earlier ? earlier : charter_judgement_get_item (judgement), _("Move the words to…"),
                     chooser);
  add_words (group, _("Level then"), level ? charter_level_get_title (level) : level_id);
  add_words (group, _("Not applicable"), charter_judgement_get_not_applicable (judgement));
  add_words (group, _("What we see"), charter_judgement_get_what_we_see (judgement));
  add_words (group, _("Next step"), charter_judgement_get_next_step (judgement));
  add_words (group, _("Evidence"), evidence);
}

static void
area_chosen_cb (CharterEarlierWindow *self,
                GtkListBoxRow        *row,
                GtkWidget            *list)
{
  GtkWidget *popover = gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER);
  CharterAreaNote *note = g_object_get_data (G_OBJECT (list), "charter-record");
  GListModel *areas = charter_framework_get_areas (charter_session_get_framework (self->session));
  g_autoptr(CharterArea) area = g_list_model_get_item (areas, (guint) gtk_list_box_row_get_index (row));
  g_autoptr(GError) error = NULL;
  gboolean is_moved;

  gtk_popover_popdown (GTK_POPOVER (popover));
  is_moved = charter_upgrade_adopt_note (self->session, note, area, &error);
  tell (self, is_moved, error);
}

static GtkWidget *
make_area_chooser (CharterEarlierWindow *self,
                   CharterAreaNote      *note)
{
  GListModel *areas = charter_framework_get_areas (charter_session_get_framework (self->session));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      g_autofree char *title =
        g_strdup_printf ("%s  %s", charter_area_get_code (area), charter_area_get_title (area));
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "margin-top", 6,
                                       "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           g_object_new (CHARTER_TYPE_ROW, "child", label, "spoken-name", title, NULL));
    }
  g_object_set_data_full (G_OBJECT (list), "charter-record", g_object_ref (note), g_object_unref);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (area_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  return popover;
}

static void
add_note (CharterEarlierWindow *self,
          CharterAreaNote      *note)
{
  g_autofree char *name = charter_upgrade_dup_area_name (charter_area_note_get_area (note));
  GtkWidget *group = add_group (self, name, _("Move the words to…"), make_area_chooser (self, note));
  const char *level_id = charter_area_note_get_level (note);
  CharterLevel *level =
    level_id ? charter_framework_find_level (charter_session_get_framework (self->session), level_id) : NULL;

  add_words (group, _("Level then"), level ? charter_level_get_title (level) : level_id);
  add_words (group, _("Reason"), charter_area_note_get_reason (note));
  add_words (group, _("Summary"), charter_area_note_get_summary (note));
}

static gboolean
renew (gpointer user_data)
{
  CharterEarlierWindow *self = user_data;
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterFramework *framework = charter_session_get_framework (self->session);
  CharterAudit *audit = charter_session_get_audit (self->session);
  g_autoptr(GPtrArray) orphans = charter_upgrade_list_orphans (portfolio, framework, audit);
  g_autoptr(GPtrArray) notes = charter_upgrade_list_orphaned_notes (portfolio, framework, audit);
  GtkWidget *child;

  self->renew_source = 0;
  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < orphans->len; i++)
    add_judgement (self, orphans->pdata[i]);
  for (guint i = 0; i < notes->len; i++)
    add_note (self, notes->pdata[i]);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), orphans->len + notes->len ? "list" : "nothing");
  return G_SOURCE_REMOVE;
}

static void
renew_soon (CharterEarlierWindow *self,
            CharterRecord        *record)
{
  if ((CHARTER_IS_JUDGEMENT (record) || CHARTER_IS_AREA_NOTE (record)) && !self->renew_source)
    self->renew_source = g_idle_add (renew, self);
}

static void
charter_earlier_window_dispose (GObject *object)
{
  CharterEarlierWindow *self = CHARTER_EARLIER_WINDOW (object);

  g_clear_handle_id (&self->renew_source, g_source_remove);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EARLIER_WINDOW);

  G_OBJECT_CLASS (charter_earlier_window_parent_class)->dispose (object);
}

static void
charter_earlier_window_class_init (CharterEarlierWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_earlier_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-earlier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEarlierWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, CharterEarlierWindow, box);
  gtk_widget_class_bind_template_child (widget_class, CharterEarlierWindow, overlay);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_earlier_window_init (CharterEarlierWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_earlier_window_new:
 * @parent: (nullable): the window it belongs to
 * @session: with a school and a framework
 *
 * Returns: (transfer floating): the window; without anything to list it says so
 */
GtkWidget *
charter_earlier_window_new (GtkWindow      *parent,
                            CharterSession *session)
{
  CharterEarlierWindow *self = g_object_new (CHARTER_TYPE_EARLIER_WINDOW, "transient-for", parent, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (renew_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (renew_soon), self, G_CONNECT_SWAPPED);
  renew (self);
  return GTK_WIDGET (self);
}
