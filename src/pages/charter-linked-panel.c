/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-linked-panel.h"

#include <glib/gi18n.h>

#include "charter-item.h"
#include "charter-level.h"
#include "charter-row.h"
#include "charter-take-job.h"
#include "charter-ui.h"

/**
 * CharterLinkedPanel:
 *
 * What other frameworks say already of the places that an item is linked to, and one button that takes
 * it over, shown first, so that nobody judges twice.
 */
struct _CharterLinkedPanel
{
  AdwBin parent_instance;

  GtkWidget *linked_title;
  GtkWidget *linked_list;
  GtkWidget *take_button;
  GtkWidget *take_popover;
  GtkWidget *take_changes;
  GtkWidget *take_none;
  GtkWidget *take_replaces;
  GtkWidget *take_apply;

  CharterItemSheet *sheet; /* nullable */
  gboolean          has_several; /* frameworks */
};

G_DEFINE_FINAL_TYPE (CharterLinkedPanel, charter_linked_panel, ADW_TYPE_BIN)

enum
{
  FAILED,
  TOLD,
  WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
linked_to_word (CharterLinkedJudgement *linked)
{
  if (!linked->applies)
    return _("not applicable");
  return linked->level ? charter_level_get_title (linked->level) : _("not judged");
}

static GtkWidget *
build_linked_row (CharterLinkedJudgement *linked)
{
  g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (linked->item),
                                            charter_item_get_title (linked->item));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, linked_to_word (linked));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "title-lines", 2, "subtitle-lines", 3, "activatable", TRUE, NULL);
  GtkWidget *word = gtk_label_new (linked_to_word (linked));

  if (linked->words)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), linked->words);
  gtk_widget_add_css_class (word, linked->level ? "heading" : "quiet");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
  charter_row_say (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "framework", g_object_ref (linked->framework), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (linked->item), g_object_unref);
  return row;
}

static void
show_rows (CharterLinkedPanel *self,
           GPtrArray          *linked)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->linked_list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->linked_list), child);
  for (guint i = 0; i < linked->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->linked_list),
                         build_linked_row (g_ptr_array_index (linked, i)));
}

static const char *
get_framework_name (CharterFramework *framework)
{
  const char *name = charter_framework_get_short_title (framework);

  return name ? name : charter_framework_get_title (framework);
}

/* Names one framework; of several, each stands over its rows. */
static void
show_title (CharterLinkedPanel *self,
            GPtrArray          *linked)
{
  CharterLinkedJudgement *first = g_ptr_array_index (linked, 0);
  CharterLinkedJudgement *last = g_ptr_array_index (linked, linked->len - 1);
  /* TRANSLATORS: with the name of another framework: "Already said in: Kent toolkit" */
  g_autofree char *title = first->framework == last->framework
                           ? g_strdup_printf (_("Already said in: %s"),
                                              get_framework_name (first->framework))
                           : g_strdup (_("Already said elsewhere"));

  gtk_label_set_label (GTK_LABEL (self->linked_title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->linked_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->has_several = first->framework != last->framework;
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->linked_list));
}

static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  CharterLinkedPanel *self = user_data;
  CharterFramework *framework = g_object_get_data (G_OBJECT (row), "framework");
  GtkWidget *label;

  if (!self->has_several
      || (before && g_object_get_data (G_OBJECT (before), "framework") == framework))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = g_object_new (GTK_TYPE_LABEL, "label", get_framework_name (framework), "xalign", 0.0,
                        "margin-start", 12, "margin-top", 8, "margin-bottom", 4, NULL);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
changed_cb (CharterLinkedPanel *self)
{
  CharterItem *item = charter_item_sheet_get_item (self->sheet);
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  g_autoptr(GPtrArray) linked = NULL;
  g_autoptr(GPtrArray) changes = NULL;

  if (!item || !charter_session_get_portfolio (session))
    {
      charter_ui_show (GTK_WIDGET (self), FALSE, NULL);
      return;
    }
  linked = charter_take_list (session, item);
  changes = charter_take_preview (session, item, TRUE);
  show_rows (self, linked);
  charter_ui_show (GTK_WIDGET (self), linked->len > 0, NULL);
  if (linked->len > 0)
    show_title (self, linked);
  gtk_widget_set_visible (self->take_button,
                          changes->len > 0 && !charter_item_sheet_is_locked (self->sheet));
}

static void
linked_activated_cb (CharterLinkedPanel *self,
                     GtkListBoxRow   *row)
{
  CharterFramework *framework = g_object_get_data (G_OBJECT (row), "framework");
  CharterItem *item = g_object_get_data (G_OBJECT (row), "item");

  charter_session_set_framework (charter_item_sheet_get_session (self->sheet), framework);
  g_signal_emit (self, signals[WANTED], 0, "self-evaluation", charter_item_get_code (item));
}

static gboolean
replaces (CharterLinkedPanel *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->take_replaces));
}

static char *
dup_change_title (const CharterTakeChange *change)
{
  switch (change->kind)
    {
    case CHARTER_TAKE_LEVEL:
      return change->before
             ? g_strdup_printf (_("Level: from %s to %s"), change->before, change->after)
             : g_strdup_printf (_("Level: %s, the lowest of them"), change->after);
    case CHARTER_TAKE_WORDS:
      return g_strdup (change->before ? _("What we see, with their words added")
                                      : _("What we see, in their words"));
    case CHARTER_TAKE_EVIDENCE:
    default:
      return g_strdup_printf (_("Evidence: %s"), change->after);
    }
}

static GtkWidget *
build_change_row (const CharterTakeChange *change)
{
  g_autofree char *title = dup_change_title (change);
  const char *words = change->kind == CHARTER_TAKE_WORDS ? change->after : NULL;
  g_autofree char *spoken = words ? g_strdup_printf ("%s: %s", title, words) : g_strdup (title);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "title-lines", 2, "activatable", FALSE, NULL);

  if (words)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  charter_row_say (row, spoken);
  return row;
}

/* Every change before it happens; the button does just these. */
static void
take_shown_cb (CharterLinkedPanel *self)
{
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  g_autoptr(GPtrArray) changes =
    charter_take_preview (session, charter_item_sheet_get_item (self->sheet), replaces (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->take_changes)))
    gtk_list_box_remove (GTK_LIST_BOX (self->take_changes), child);
  for (guint i = 0; i < changes->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->take_changes),
                         build_change_row (g_ptr_array_index (changes, i)));
  gtk_widget_set_visible (self->take_changes, changes->len > 0);
  gtk_widget_set_visible (self->take_none, changes->len == 0);
  gtk_widget_set_sensitive (self->take_apply, changes->len > 0);
}

static void
take_apply_cb (CharterLinkedPanel *self)
{
  g_autoptr(GError) error = NULL;
  gboolean is_replacing = replaces (self);

  gtk_popover_popdown (GTK_POPOVER (self->take_popover));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->take_replaces), FALSE);
  if (charter_take_apply (charter_item_sheet_get_session (self->sheet),
                          charter_item_sheet_get_item (self->sheet), is_replacing, &error))
    g_signal_emit (self, signals[TOLD], 0, _("Taken over from what is said elsewhere"), TRUE);
  else
    g_signal_emit (self, signals[FAILED], 0, _("This was not taken over"), error);
}

static void
charter_linked_panel_dispose (GObject *object)
{
  CharterLinkedPanel *self = CHARTER_LINKED_PANEL (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_LINKED_PANEL);

  G_OBJECT_CLASS (charter_linked_panel_parent_class)->dispose (object);
}

static void
charter_linked_panel_class_init (CharterLinkedPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_linked_panel_dispose;

  signals[FAILED] = g_signal_new ("failed", CHARTER_TYPE_LINKED_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[TOLD] = g_signal_new ("told", CHARTER_TYPE_LINKED_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[WANTED] = g_signal_new ("wanted", CHARTER_TYPE_LINKED_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-linked-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterLinkedPanel, linked_title);
  gtk_widget_class_bind_template_child (widget_class, CharterLinkedPanel, linked_list);
  gtk_widget_class_bind_template_child (widget_class, CharterLinkedPanel, take_button);
  gtk_widget_class_bind_template_child (widget_class, CharterLinkedPanel, take_popover);
  gtk_widget_class_bind_template_child (widget_class, CharterLinkedPanel, take_changes);
  gtk_widget_class_bind_template_child (widget_class, CharterLinkedPanel, take_none);
  gtk_widget_class_bind_template_child (widget_class, CharterLinkedPanel, take_replaces);
  gtk_widget_class_bind_template_child (widget_class, CharterLinkedPanel, take_apply);
  gtk_widget_class_bind_template_callback (widget_class, linked_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_apply_cb);
}

static void
charter_linked_panel_init (CharterLinkedPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->linked_list), add_header, self, NULL);
}

/**
 * charter_linked_panel_set_sheet:
 * @self: a panel
 * @sheet: (nullable): the item of which linked items are shown
 */
void
charter_linked_panel_set_sheet (CharterLinkedPanel *self,
                                CharterItemSheet   *sheet)
{
  g_return_if_fail (CHARTER_IS_LINKED_PANEL (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}
