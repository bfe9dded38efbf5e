/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-upgrade-window.h"

#include <glib/gi18n.h>

#include "charter-message.h"
#include "charter-row.h"
#include "charter-upgrade-job.h"

struct _CharterUpgradeWindow
{
  AdwWindow parent_instance;

  GtkWidget *edition_choice;
  GtkWidget *summary;
  GtkWidget *moves_list;
  GtkWidget *stages;
  GtkWidget *move_button;

  CharterSession *session;
  GPtrArray *editions; /* of CharterFramework, borrowed from the library */
};

G_DEFINE_FINAL_TYPE (CharterUpgradeWindow, charter_upgrade_window, ADW_TYPE_WINDOW)

static guint moved_signal;

static const char *
get_fate_word (const CharterMove *move)
{
  switch (move->fate)
    {
    case CHARTER_FATE_RENAMED:
      return _("Renamed");
    case CHARTER_FATE_SPLIT:
      return _("Split");
    case CHARTER_FATE_MERGED:
      return _("Merged");
    case CHARTER_FATE_ORPHANED:
      return _("No place: kept as from the earlier edition");
    case CHARTER_FATE_NEW:
      return _("New");
    case CHARTER_FATE_CARRIED:
    default:
      return move->has_new_words ? _("Carried over, to be looked at: its words have changed")
                                 : _("Carried over");
    }
}

static char *
name_items (GPtrArray *items)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (names, "%s%s %s", i ? "; " : "", charter_item_get_code (items->pdata[i]),
                            charter_item_get_title (items->pdata[i]));
  return g_string_free (names, FALSE);
}

static GtkWidget *
build_row (const CharterMove *move)
{
  g_autofree char *from = name_items (move->from);
  g_autofree char *to = name_items (move->to);
  g_autofree char *title = move->fate == CHARTER_FATE_ORPHANED ? g_strdup (from)
                           : move->fate == CHARTER_FATE_NEW ? g_strdup (to)
                           : g_strdup_printf ("%s → %s", from, to);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, get_fate_word (move));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", get_fate_word (move), "title-lines", 0, NULL);

  charter_row_say (row, spoken);
  return row;
}

static void
add_count (GString    *text,
           guint       n,
           const char *word)
{
  if (n > 0)
    g_string_append_printf (text, "%s%u %s", text->len ? ", " : "", n, word);
}

static char *
sum_up (GPtrArray *moves)
{
  g_autoptr(GString) text = g_string_new (NULL);

  add_count (text, charter_upgrade_count (moves, CHARTER_FATE_CARRIED), _("carried over"));
  add_count (text, charter_upgrade_count (moves, CHARTER_FATE_RENAMED), _("renamed"));
  add_count (text, charter_upgrade_count (moves, CHARTER_FATE_SPLIT), _("split"));
  add_count (text, charter_upgrade_count (moves, CHARTER_FATE_MERGED), _("merged"));
  add_count (text, charter_upgrade_count (moves, CHARTER_FATE_ORPHANED), _("without a place"));
  add_count (text, charter_upgrade_count (moves, CHARTER_FATE_NEW), _("new"));
  /* TRANSLATORS: %s counts what happens: "40 carried over, 2 split" */
  return g_strdup_printf (_("%s. No word is lost: the self-evaluation as it is now stays and can be read and "
                            "printed, and the move can be undone."), text->str);
}

static CharterFramework *
get_edition (CharterUpgradeWindow *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->edition_choice));

  return position < self->editions->len ? self->editions->pdata[position] : NULL;
}

static void
edition_cb (CharterUpgradeWindow *self)
{
  CharterFramework *edition = self->editions ? get_edition (self) : NULL;
  g_autoptr(GPtrArray) moves = NULL;
  g_autofree char *words = NULL;
  GtkListBoxRow *row;

  if (!edition)
    return;
  moves = charter_upgrade_plan (charter_session_get_framework (self->session), edition);
  words = sum_up (moves);
  gtk_label_set_label (GTK_LABEL (self->summary), words);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->moves_list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->moves_list), GTK_WIDGET (row));
  for (guint i = 0; i < moves->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->moves_list), build_row (moves->pdata[i]));
}

static void
move_cb (CharterUpgradeWindow *self)
{
  g_autoptr(GError) error = NULL;

  if (!charter_upgrade_move (self->session, get_edition (self), &error))
    {
      charter_message_show_error (GTK_WIDGET (self), _("The self-evaluation was not moved"), error);
      return;
    }
  g_signal_emit (self, moved_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
charter_upgrade_window_dispose (GObject *object)
{
  CharterUpgradeWindow *self = CHARTER_UPGRADE_WINDOW (object);

  g_clear_pointer (&self->editions, g_ptr_array_unref);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_UPGRADE_WINDOW);

  G_OBJECT_CLASS (charter_upgrade_window_parent_class)->dispose (object);
}

static void
charter_upgrade_window_class_init (CharterUpgradeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_upgrade_window_dispose;

  moved_signal = g_signal_new ("moved", CHARTER_TYPE_UPGRADE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-upgrade-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterUpgradeWindow, edition_choice);
  gtk_widget_class_bind_template_child (widget_class, CharterUpgradeWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, CharterUpgradeWindow, moves_list);
  gtk_widget_class_bind_template_child (widget_class, CharterUpgradeWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, CharterUpgradeWindow, move_button);
  gtk_widget_class_bind_template_callback (widget_class, edition_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_upgrade_window_init (CharterUpgradeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_upgrade_window_new:
 * @parent: (nullable): the window it belongs to
 * @session: with a school and a framework
 *
 * Returns: (transfer floating): the window; without another edition it says so
 */
GtkWidget *
charter_upgrade_window_new (GtkWindow      *parent,
                            CharterSession *session)
{
  CharterUpgradeWindow *self = g_object_new (CHARTER_TYPE_UPGRADE_WINDOW, "transient-for", parent, NULL);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  gboolean can_move;

  self->session = g_object_ref (session);
  self->editions = charter_upgrade_list_editions (session);
  for (guint i = 0; i < self->editions->len; i++)
    {
      /* TRANSLATORS: a framework's name and its version */
      g_autofree char *name = g_strdup_printf (_("%s, edition %s"),
                                               charter_framework_get_short_title (self->editions->pdata[i]),
                                               charter_framework_get_version (self->editions->pdata[i]));

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->edition_choice), G_LIST_MODEL (names));
  can_move = self->editions->len > 0 && charter_session_get_audit (session);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), can_move ? "preview" : "nothing");
  gtk_widget_set_sensitive (self->move_button, can_move);
  edition_cb (self);
  return GTK_WIDGET (self);
}
