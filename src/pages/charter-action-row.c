/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-row.h"

#include <glib/gi18n.h>

#include "charter-action-heading.h"
#include "charter-clock.h"
#include "charter-cycle-list.h"
#include "charter-plan-action-job.h"
#include "charter-row-words.h"
#include "charter-term.h"

/**
 * CharterActionRow:
 *
 * An action in the list or as a card on the board: what, who and by when, with the time that is left
 * in words.
 */
struct _CharterActionRow
{
  CharterRow      parent_instance;

  /* Template widgets */
  GtkWidget      *title;
  GtkWidget      *about;
  GtkWidget      *due;
  GtkWidget      *foot;

  /* Owned */
  CharterSession *session;
  CharterAction  *action;  /* nullable: nothing or a heading is shown */
  CharterActionHeading *heading; /* nullable */

  gboolean        is_card; /* its column says the status */
};

G_DEFINE_FINAL_TYPE (CharterActionRow, charter_action_row, CHARTER_TYPE_ROW)

/* "8.2, P2.3" */
static char *
join_codes (CharterActionRow *self)
{
  g_autoptr(GPtrArray) items = charter_plan_action_list_items (self->session, self->action);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                            charter_item_get_code (g_ptr_array_index (items, i)));
  return g_string_free (codes, FALSE);
}

/* "No. 3 · A. Cole · In progress · 8.2" */
static char *
dup_about (CharterActionRow *self)
{
  const char *owner = charter_action_get_owner (self->action);
  g_autofree char *codes = join_codes (self);
  g_autofree char *carried = charter_cycle_dup_carried_words (self->session, self->action);
  GString *about = g_string_new (NULL);

  /* TRANSLATORS: the number of an action in the printed plan */
  g_string_append_printf (about, _("No. %d"), (int) charter_action_get_number (self->action));
  g_string_append_printf (about, " · %s", owner ? owner : _("nobody named"));
  if (!self->is_card)
    g_string_append_printf (about, " · %s", charter_plan_action_get_status_word (
                                              charter_action_get_status (self->action)));
  if (*codes)
    g_string_append_printf (about, " · %s", codes);
  if (carried)
    g_string_append_printf (about, " · %s", carried);
  return g_string_free (about, FALSE);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    is_on)
{
  if (is_on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What stands over a group of actions. */
static void
fill_heading (CharterActionRow *self)
{
  const char *title = charter_action_heading_get_title (self->heading);
  const char *about = charter_action_heading_get_about (self->heading);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, about ? about : "");

  charter_row_words_set_label (CHARTER_ROW_WORDS (self->title), title);
  charter_row_words_set_label (CHARTER_ROW_WORDS (self->about), about ? about : "");
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

static void
fill_action (CharterActionRow *self)
{
  const char *title = charter_action_get_title (self->action);
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *about = dup_about (self);
  g_autofree char *due = charter_plan_action_dup_due_words (self->action, today);
  g_autofree char *spoken = NULL;
  CharterDue state = charter_plan_action_is_open (self->action)
                     ? charter_term_get_due (charter_action_get_due_on (self->action), today)
                     : CHARTER_DUE_NONE;

  charter_row_words_set_label (CHARTER_ROW_WORDS (self->title), title ? title : _("Not written yet"));
  set_class (self->title, "quiet", title == NULL);
  charter_row_words_set_label (CHARTER_ROW_WORDS (self->about), about);
  charter_row_words_set_label (CHARTER_ROW_WORDS (self->due), due);
  set_class (self->due, "late", state == CHARTER_DUE_LATE);
  set_class (self->due, "strong", state == CHARTER_DUE_SOON);
  set_class (self->due, "tag", state == CHARTER_DUE_SOON || state == CHARTER_DUE_LATE);
  set_class (self->due, "quiet", state == CHARTER_DUE_NONE || state == CHARTER_DUE_LATER);
  spoken = g_strdup_printf ("%s, %s, %s", title ? title : _("Not written yet"), due, about);
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

static void
fill (CharterActionRow *self)
{
  set_class (self->title, "heading", self->heading != NULL);
  gtk_widget_set_visible (self->foot, self->heading == NULL);
  if (self->heading)
    fill_heading (self);
  else if (self->action)
    fill_action (self);
}

/* Another cycle is shown: what was carried into it may be another. */
static void
audit_cb (CharterActionRow *self)
{
  if (charter_session_get_portfolio (self->session))
    fill (self);
}

static void
charter_action_row_dispose (GObject *object)
{
  CharterActionRow *self = CHARTER_ACTION_ROW (object);

  charter_action_row_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_ACTION_ROW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (charter_action_row_parent_class)->dispose (object);
}

static void
charter_action_row_class_init (CharterActionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_action_row_dispose;

  g_type_ensure (CHARTER_TYPE_ROW_WORDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-action-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterActionRow, about);
  gtk_widget_class_bind_template_child (widget_class, CharterActionRow, due);
  gtk_widget_class_bind_template_child (widget_class, CharterActionRow, foot);
  gtk_widget_class_bind_template_child (widget_class, CharterActionRow, title);
}

static void
charter_action_row_init (CharterActionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static CharterActionRow *
make (CharterSession *session,
      gboolean        is_card)
{
  CharterActionRow *self = g_object_new (CHARTER_TYPE_ACTION_ROW, NULL);

  self->session = g_object_ref (session);
  self->is_card = is_card;
  g_signal_connect_object (session, "notify::audit", G_CALLBACK (audit_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * charter_action_row_new:
 * @session: with a school
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
charter_action_row_new (CharterSession *session)
{
  return GTK_WIDGET (make (session, FALSE));
}

/**
 * charter_action_row_new_card:
 * @session: with a school
 * @button: stands at the foot of the card
 *
 * Returns: (transfer floating): a card of the board that shows nothing yet
 */
GtkWidget *
charter_action_row_new_card (CharterSession *session,
                             GtkWidget      *button)
{
  CharterActionRow *self = make (session, TRUE);

  gtk_box_append (GTK_BOX (self->foot), button);
  return GTK_WIDGET (self);
}

/**
 * charter_action_row_set_item:
 * @item: (nullable): a #CharterAction of the session's school, which the row follows, or a
 *   #CharterActionHeading
 */
void
charter_action_row_set_item (CharterActionRow *self,
                             gpointer          item)
{
  g_return_if_fail (CHARTER_IS_ACTION_ROW (self));

  if (self->action)
    g_signal_handlers_disconnect_by_func (self->action, fill, self);
  g_clear_object (&self->action);
  g_clear_object (&self->heading);
  if (CHARTER_IS_ACTION (item))
    self->action = g_object_ref (item);
  else if (CHARTER_IS_ACTION_HEADING (item))
    self->heading = g_object_ref (item);
  if (self->action)
    g_signal_connect_object (self->action, "notify", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  if (item)
    fill (self);
}

/** charter_action_row_get_action: Returns: (transfer none) (nullable): what it shows */
CharterAction *
charter_action_row_get_action (CharterActionRow *self)
{
  g_return_val_if_fail (CHARTER_IS_ACTION_ROW (self), NULL);

  return self->action;
}
