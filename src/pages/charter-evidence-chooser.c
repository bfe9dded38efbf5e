/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-chooser.h"

#include <glib/gi18n.h>

#include "charter-evidence-filter.h"
#include "charter-evidence-row.h"

/**
 * CharterEvidenceChooser:
 *
 * What is in the library and not attached yet, the newest first, with a search field. A tick stays
 * while something else is searched for.
 */
struct _CharterEvidenceChooser
{
  AdwBin                 parent_instance;

  /* Template widgets */
  GtkWidget             *search;
  GtkWidget             *stack;
  GtkWidget             *list;

  /* Owned */
  CharterSession        *session;
  CharterEvidenceFilter *filter;
  GHashTable            *without; /* a set of CharterEvidence */
  GHashTable            *chosen;  /* a set of CharterEvidence */
};

G_DEFINE_FINAL_TYPE (CharterEvidenceChooser, charter_evidence_chooser, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (CharterEvidenceChooser *self,
            GtkCheckButton         *check)
{
  CharterEvidence *evidence = g_object_get_data (G_OBJECT (check), "charter-evidence");

  if (!evidence)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_object_ref (evidence));
  else
    g_hash_table_remove (self->chosen, evidence);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
setup_row_cb (CharterEvidenceChooser *self,
              GtkListItem            *item)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), charter_evidence_row_new (self->session));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, check);
  /* The whole row is the check button: nothing else in it to focus. */
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

/* The tick is set while it belongs to nothing, so that this is not taken for a click. */
static void
show_row (CharterEvidenceChooser *self,
          GtkListItem            *item,
          CharterEvidence        *evidence)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));

  g_object_set_data (G_OBJECT (check), "charter-evidence", NULL);
  gtk_check_button_set_active (check, evidence && g_hash_table_contains (self->chosen, evidence));
  g_object_set_data (G_OBJECT (check), "charter-evidence", evidence);
  charter_evidence_row_set_evidence (CHARTER_EVIDENCE_ROW (gtk_check_button_get_child (check)), evidence);
}

static void
bind_row_cb (CharterEvidenceChooser *self,
             GtkListItem            *item)
{
  show_row (self, item, gtk_list_item_get_item (item));
}

static void
unbind_row_cb (CharterEvidenceChooser *self,
               GtkListItem            *item)
{
  show_row (self, item, NULL);
}

static void
search_changed_cb (CharterEvidenceChooser *self)
{
  charter_evidence_filter_set_words (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
update_stack (CharterEvidenceChooser *self)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
  const char *name = "list";

  if (g_list_model_get_n_items (model) == 0)
    name = *gtk_editable_get_text (GTK_EDITABLE (self->search)) ? "none" : "empty";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

static gboolean
is_offered (gpointer item,
            gpointer user_data)
{
  CharterEvidenceChooser *self = user_data;

  return !g_hash_table_contains (self->without, item);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b,
                      gpointer      user_data)
{
  gint64 one = charter_evidence_get_number ((CharterEvidence *) a);
  gint64 other = charter_evidence_get_number ((CharterEvidence *) b);

  return one == other ? 0 : one > other ? -1 : 1;
}

static int
compare_chosen (gconstpointer a,
                gconstpointer b)
{
  return compare_newest_first (*(gconstpointer *) b, *(gconstpointer *) a, NULL);
}

static void
make_list (CharterEvidenceChooser *self)
{
  GListModel *all = charter_portfolio_get_list (charter_session_get_portfolio (self->session), CHARTER_TYPE_EVIDENCE);
  GtkFilter *offered = GTK_FILTER (gtk_custom_filter_new (is_offered, self, NULL));
  GtkFilterListModel *others = gtk_filter_list_model_new (g_object_ref (all), offered);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_newest_first, NULL, NULL));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (others), sorter);
  GtkFilterListModel *found =
    gtk_filter_list_model_new (G_LIST_MODEL (sorted), GTK_FILTER (g_object_ref (self->filter)));
  g_autoptr(GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (found));
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  update_stack (self);
}

static void
charter_evidence_chooser_dispose (GObject *object)
{
  CharterEvidenceChooser *self = CHARTER_EVIDENCE_CHOOSER (object);

  if (self->list)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EVIDENCE_CHOOSER);

  G_OBJECT_CLASS (charter_evidence_chooser_parent_class)->dispose (object);
}

static void
charter_evidence_chooser_finalize (GObject *object)
{
  CharterEvidenceChooser *self = CHARTER_EVIDENCE_CHOOSER (object);

  g_hash_table_unref (self->without);
  g_hash_table_unref (self->chosen);

  G_OBJECT_CLASS (charter_evidence_chooser_parent_class)->finalize (object);
}

static gboolean
charter_evidence_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHARTER_EVIDENCE_CHOOSER (widget)->search);
}

static void
charter_evidence_chooser_class_init (CharterEvidenceChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_evidence_chooser_dispose;
  object_class->finalize = charter_evidence_chooser_finalize;
  widget_class->grab_focus = charter_evidence_chooser_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-evidence-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceChooser, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
charter_evidence_chooser_init (CharterEvidenceChooser *self)
{
  self->without = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->chosen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_evidence_chooser_new:
 * @session: a session with a school
 * @without: (element-type CharterEvidence): what is not offered
 *
 * Its signal "changed" says that something was ticked or not any more.
 *
 * Returns: (transfer floating): a chooser with nothing ticked
 */
GtkWidget *
charter_evidence_chooser_new (CharterSession *session,
                              GPtrArray      *without)
{
  CharterEvidenceChooser *self = g_object_new (CHARTER_TYPE_EVIDENCE_CHOOSER, NULL);

  self->session = g_object_ref (session);
  self->filter = charter_evidence_filter_new (session);
  for (guint i = 0; i < without->len; i++)
    g_hash_table_add (self->without, g_object_ref (without->pdata[i]));
  make_list (self);
  return GTK_WIDGET (self);
}

/**
 * charter_evidence_chooser_list_chosen:
 * @self: a chooser
 *
 * Returns: (transfer container) (element-type CharterEvidence): what is ticked, found by the search or
 *   not, the oldest first
 */
GPtrArray *
charter_evidence_chooser_list_chosen (CharterEvidenceChooser *self)
{
  GPtrArray *chosen = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer evidence;

  g_return_val_if_fail (CHARTER_IS_EVIDENCE_CHOOSER (self), chosen);
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &evidence, NULL))
    g_ptr_array_add (chosen, evidence);
  g_ptr_array_sort (chosen, compare_chosen);
  return chosen;
}
