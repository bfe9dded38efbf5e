/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-change-pane.h"

#include <glib/gi18n.h>

#include "charter-list-head.h"
#include "charter-provision-change.h"
#include "charter-provision-list.h"
#include "charter-provision-row.h"

/**
 * CharterChangePane:
 *
 * What made a difference: every cycle of every provision with what changed, and how many changed for the better.
 */
struct _CharterChangePane
{
  AdwBin                parent_instance;

  /* Template widgets */
  GtkStack             *stack;
  GtkListView          *list;
  GtkWidget            *summary;

  /* Owned */
  CharterSession       *session;
  CharterProvisionList *provisions;
  CharterListHead      *head; /* of the provisions */
  guint                 fill_source;
};

G_DEFINE_FINAL_TYPE (CharterChangePane, charter_change_pane, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint pane_signals[N_SIGNALS];

static void
count (CharterChangePane *self,
       guint              counts[CHARTER_N_CHANGES])
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->provisions)); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (G_LIST_MODEL (self->provisions), i);

      counts[charter_change_of (provision).kind]++;
    }
}

static void
add (GString    *words,
     guint       n,
     const char *what)
{
  if (n > 0)
    g_string_append_printf (words, "%s%u %s", words->len > 0 ? ", " : "", n, what);
}

static void
fill (CharterChangePane *self)
{
  guint counts[CHARTER_N_CHANGES] = { 0 };
  g_autoptr(GString) words = g_string_new (NULL);

  count (self, counts);
  /* TRANSLATORS: each after a number of provisions */
  add (words, counts[CHARTER_CHANGE_BETTER], _("better"));
  add (words, counts[CHARTER_CHANGE_NONE], _("without change"));
  add (words, counts[CHARTER_CHANGE_WORSE], _("worse"));
  add (words, counts[CHARTER_CHANGE_IN_WORDS], _("told in words"));
  add (words, counts[CHARTER_CHANGE_TOO_FEW], _("too few to say"));
  add (words, counts[CHARTER_CHANGE_NOT_MEASURED], _("not measured yet"));
  gtk_label_set_label (GTK_LABEL (self->summary), words->str);
  gtk_stack_set_visible_child_name (self->stack, words->len > 0 ? "list" : "empty");
}

static gboolean
fill_cb (gpointer user_data)
{
  CharterChangePane *self = user_data;

  self->fill_source = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

/* Once for a whole step, and only while somebody looks. */
static void
records_changed_cb (CharterChangePane *self,
                    CharterRecord     *record)
{
  if (CHARTER_IS_PROVISION (record) && self->fill_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->fill_source = g_idle_add (fill_cb, self);
}

static void
setup_row_cb (CharterChangePane *self,
              GtkListItem       *item)
{
  gtk_list_item_set_child (item, charter_provision_row_new (self->session, TRUE));
}

static void
bind_row_cb (CharterChangePane *self,
             GtkListItem       *item)
{
  charter_provision_row_set_provision (CHARTER_PROVISION_ROW (gtk_list_item_get_child (item)),
                                       gtk_list_item_get_item (item));
}

static void
unbind_row_cb (CharterChangePane *self,
               GtkListItem       *item)
{
  charter_provision_row_set_provision (CHARTER_PROVISION_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
activated_cb (CharterChangePane *self,
              guint              position)
{
  g_autoptr(CharterProvision) provision = g_list_model_get_item (G_LIST_MODEL (self->provisions), position);

  g_signal_emit (self, pane_signals[CHOSEN], 0, provision);
}

static void
charter_change_pane_map (GtkWidget *widget)
{
  CharterChangePane *self = CHARTER_CHANGE_PANE (widget);

  GTK_WIDGET_CLASS (charter_change_pane_parent_class)->map (widget);
  if (self->provisions)
    fill (self);
}

static void
charter_change_pane_dispose (GObject *object)
{
  CharterChangePane *self = CHARTER_CHANGE_PANE (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->head);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_CHANGE_PANE);
  g_clear_object (&self->provisions);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (charter_change_pane_parent_class)->dispose (object);
}

static void
charter_change_pane_class_init (CharterChangePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_change_pane_dispose;
  widget_class->map = charter_change_pane_map;

  /**
   * CharterChangePane::chosen:
   * @provision: what was chosen
   */
  pane_signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, CHARTER_TYPE_PROVISION);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-change-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterChangePane, list);
  gtk_widget_class_bind_template_child (widget_class, CharterChangePane, stack);
  gtk_widget_class_bind_template_child (widget_class, CharterChangePane, summary);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
charter_change_pane_init (CharterChangePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** charter_change_pane_set_session: the sitting that the provisions belong to, once */
void
charter_change_pane_set_session (CharterChangePane *self,
                                 CharterSession    *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  GtkNoSelection *selection;

  g_return_if_fail (CHARTER_IS_CHANGE_PANE (self));

  g_set_object (&self->session, session);
  self->provisions = charter_provision_list_new (session);
  charter_provision_list_set_shown (self->provisions, CHARTER_PROVISIONS_ALL);
  self->head = charter_list_head_new (g_object_ref (G_LIST_MODEL (self->provisions)), GTK_WIDGET (self->list));
  selection = gtk_no_selection_new (g_object_ref (charter_list_head_get_model (self->head)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
}
