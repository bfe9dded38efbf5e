/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-page-private.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-evidence-row.h"
#include "charter-ui.h"

/**
 * CharterEvidencePage:
 *
 * The library of evidence, what is to be said of each, and where evidence is missing.
 */
G_DEFINE_FINAL_TYPE (CharterEvidencePage, charter_evidence_page, CHARTER_TYPE_PAGE)

static CharterPortfolio *
get_portfolio (CharterEvidencePage *self)
{
  return charter_session_get_portfolio (charter_page_get_session (CHARTER_PAGE (self)));
}

static void
update_coverage (CharterEvidencePage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->views)), "coverage") == 0)
    charter_coverage_list_show (CHARTER_COVERAGE_LIST (self->coverage),
                                charter_page_get_session (CHARTER_PAGE (self)));
}

static void
update_stack (CharterEvidencePage *self)
{
  GListModel *all = charter_portfolio_get_list (get_portfolio (self), CHARTER_TYPE_EVIDENCE);
  gboolean is_empty = g_list_model_get_n_items (all) == 0;
  gboolean has_none = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_empty ? "empty" : "library");
  gtk_stack_set_visible_child_name (GTK_STACK (self->list_stack), has_none ? "none" : "list");
}

static void
show_evidence (CharterEvidencePage *self,
               CharterEvidence     *evidence)
{
  charter_evidence_form_set_evidence (CHARTER_EVIDENCE_FORM (self->form), evidence);
  if (!evidence)
    charter_ui_leave (self->form_stack, self->list);
  gtk_stack_set_visible_child_name (GTK_STACK (self->form_stack), evidence ? "form" : "nothing");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.remove",
                                 evidence != NULL && charter_page_get_editable (CHARTER_PAGE (self)));
}

static gboolean
is_listed (CharterEvidencePage *self,
           CharterEvidence     *evidence)
{
  return evidence && gtk_filter_match (GTK_FILTER (self->filter), evidence) &&
         charter_portfolio_find (get_portfolio (self), charter_record_get_id (CHARTER_RECORD (evidence)));
}

static gboolean
find_position (GListModel      *model,
               CharterEvidence *evidence,
               guint           *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CharterEvidence) at = g_list_model_get_item (model, i);

      if (at != evidence)
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}

/* What the form shows stays chosen while the list has it, and stays in the form while the head of the list
 * has not grown to it. When it is gone, what stands in its place is chosen. */
static void
keep_selected (CharterEvidencePage *self)
{
  CharterEvidence *evidence = charter_evidence_form_get_evidence (CHARTER_EVIDENCE_FORM (self->form));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (gtk_single_selection_get_selected_item (self->selection))
    return;
  if (!is_listed (self, evidence))
    gtk_single_selection_set_selected (self->selection, n > 0 ? MIN (self->position, n - 1) : GTK_INVALID_LIST_POSITION);
  else if (find_position (G_LIST_MODEL (self->selection), evidence, &self->position))
    gtk_single_selection_set_selected (self->selection, self->position);
  if (n == 0)
    show_evidence (self, NULL);
}

static void
selected_cb (CharterEvidencePage *self)
{
  CharterEvidence *evidence = gtk_single_selection_get_selected_item (self->selection);

  if (!evidence)
    return;
  self->position = gtk_single_selection_get_selected (self->selection);
  show_evidence (self, evidence);
}

static void
list_changed_cb (CharterEvidencePage *self)
{
  keep_selected (self);
  update_stack (self);
}

static gboolean
scroll_cb (gpointer data)
{
  CharterEvidencePage *self = data;
  guint position = gtk_single_selection_get_selected (self->selection);

  self->scroll_source = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  return G_SOURCE_REMOVE;
}

/**
 * charter_evidence_page_select:
 * @self: the page
 * @evidence: evidence of the school
 *
 * Shows it, whatever is searched for.
 */
void
charter_evidence_page_select (CharterEvidencePage *self,
                              CharterEvidence     *evidence)
{
  guint position;

  gtk_stack_set_visible_child_name (GTK_STACK (self->views), "library");
  for (int attempt = 0; attempt < 2; attempt++)
    {
      if (find_position (self->filtered, evidence, &position))
        {
          charter_list_head_show (self->head, position);
          gtk_single_selection_set_selected (self->selection, position);
          /* After the list has been given its size: it may have been hidden until now. */
          if (self->scroll_source == 0)
            self->scroll_source = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
          adw_leaflet_set_visible_child_name (ADW_LEAFLET (self->leaflet), "form");
          return;
        }
      /* Hidden by what is searched for. */
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->show), CHARTER_SHOW_ALL);
      charter_evidence_filter_set_words (self->filter, "");
    }
}

static void
open_item_cb (CharterEvidencePage *self,
              const char          *code)
{
  charter_page_go (CHARTER_PAGE (self), "self-evaluation", code);
}

static void
open_use_cb (CharterEvidencePage *self,
             const char          *page,
             const char          *target)
{
  charter_page_go (CHARTER_PAGE (self), page, target);
}

static void
form_failed_cb (CharterEvidencePage *self,
                const char          *title,
                GError              *error)
{
  charter_page_show_error (CHARTER_PAGE (self), title, error);
}

static void
search_changed_cb (CharterEvidencePage *self)
{
  self->position = 0;
  charter_list_head_shorten (self->head);
  charter_evidence_filter_set_words (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
show_changed_cb (CharterEvidencePage *self)
{
  self->position = 0;
  charter_list_head_shorten (self->head);
  charter_evidence_filter_set_show (self->filter,
                                    (CharterShow) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->show)));
}

static void
activated_cb (CharterEvidencePage *self)
{
  adw_leaflet_set_visible_child_name (ADW_LEAFLET (self->leaflet), "form");
  charter_evidence_form_focus_title (CHARTER_EVIDENCE_FORM (self->form));
}

static void
back_cb (CharterEvidencePage *self)
{
  adw_leaflet_set_visible_child_name (ADW_LEAFLET (self->leaflet), "list");
  gtk_widget_grab_focus (self->list);
}

static gboolean
refilter_cb (gpointer data)
{
  CharterEvidencePage *self = data;

  self->refilter_source = 0;
  if (!get_portfolio (self))
    return G_SOURCE_REMOVE;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_coverage (self);
  return G_SOURCE_REMOVE;
}

/* Links and fields decide what a filter shows; once for all that changes in one step. */
static void
refilter (CharterEvidencePage *self)
{
  if (self->refilter_source == 0)
    self->refilter_source = g_idle_add (refilter_cb, self);
}

static void
record_changed_cb (CharterEvidencePage *self,
                   CharterRecord       *record)
{
  if (CHARTER_IS_LINK (record) || CHARTER_IS_EVIDENCE (record) || CHARTER_IS_EVIDENCE_FILE (record))
    refilter (self);
}

static void
field_changed_cb (CharterEvidencePage *self,
                  CharterRecord       *record,
                  const char          *field)
{
  static const char * const telling[] = { "nature", "kind", "valid-until", "personal-data", NULL };

  /* Not while a title is typed: the row must not jump away under the person's hands. */
  if (CHARTER_IS_EVIDENCE (record) && g_strv_contains (telling, field))
    refilter (self);
}

static void
setup_row_cb (CharterEvidencePage *self,
              GtkListItem         *item)
{
  gtk_list_item_set_child (item, charter_evidence_row_new (charter_page_get_session (CHARTER_PAGE (self))));
}

static void
bind_row_cb (CharterEvidencePage *self,
             GtkListItem         *item)
{
  charter_evidence_row_set_evidence (CHARTER_EVIDENCE_ROW (gtk_list_item_get_child (item)),
                                     gtk_list_item_get_item (item));
}

static void
unbind_row_cb (CharterEvidencePage *self,
               GtkListItem         *item)
{
  charter_evidence_row_set_evidence (CHARTER_EVIDENCE_ROW (gtk_list_item_get_child (item)), NULL);
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

static void
make_list (CharterEvidencePage *self)
{
  GListModel *all = charter_portfolio_get_list (get_portfolio (self), CHARTER_TYPE_EVIDENCE);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_newest_first, NULL, NULL));
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (all), sorter);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->filter = charter_evidence_filter_new (charter_page_get_session (CHARTER_PAGE (self)));
  self->filtered = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (sorted),
                                                            GTK_FILTER (g_object_ref (self->filter))));
  self->head = charter_list_head_new (g_object_ref (self->filtered), self->list);
  self->selection = gtk_single_selection_new (g_object_ref (charter_list_head_get_model (self->head)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  /* The list view hears of a change before something of it is selected. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static const char * const editing_actions[] = {
  "evidence.add-file", "evidence.add-link", "evidence.add-note", "evidence.add-seen", "evidence.paste", NULL
};

static void
charter_evidence_page_constructed (GObject *object)
{
  CharterEvidencePage *self = CHARTER_EVIDENCE_PAGE (object);
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  G_OBJECT_CLASS (charter_evidence_page_parent_class)->constructed (object);

  charter_page_add_editing_actions (CHARTER_PAGE (self), editing_actions);
  charter_evidence_form_set_session (CHARTER_EVIDENCE_FORM (self->form), session);
  make_list (self);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::audit", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::framework", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
  show_evidence (self, NULL);
  list_changed_cb (self);
  selected_cb (self); /* the selection chose before anybody listened */
}

/* A record's id, an item's code, whose evidence is looked for, or "coverage". */
static void
charter_evidence_page_show_target (CharterPage *page,
                                   const char  *target)
{
  CharterEvidencePage *self = CHARTER_EVIDENCE_PAGE (page);
  CharterRecord *record = charter_portfolio_find (get_portfolio (self), target);

  if (record && CHARTER_IS_EVIDENCE (record))
    charter_evidence_page_select (self, CHARTER_EVIDENCE (record));
  else if (g_strcmp0 (target, "coverage") == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->views), "coverage");
  else if (target && *target)
    gtk_editable_set_text (GTK_EDITABLE (self->search), target);
}

static void
charter_evidence_page_dispose (GObject *object)
{
  CharterEvidencePage *self = CHARTER_EVIDENCE_PAGE (object);

  g_clear_handle_id (&self->refilter_source, g_source_remove);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  charter_evidence_page_stop_adding (self);
  if (self->list)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->head);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->file_chooser);
  g_clear_object (&self->replaced);
  g_cancellable_cancel (self->guarding);
  g_clear_object (&self->guarding);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EVIDENCE_PAGE);

  G_OBJECT_CLASS (charter_evidence_page_parent_class)->dispose (object);
}

static void
focus_search_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  CharterEvidencePage *self = CHARTER_EVIDENCE_PAGE (widget);

  gtk_stack_set_visible_child_name (GTK_STACK (self->views), "library");
  adw_leaflet_set_visible_child_name (ADW_LEAFLET (self->leaflet), "list");
  gtk_widget_grab_focus (self->search);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-evidence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, coverage);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, form);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, form_stack);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, list);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, progress);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, search);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, show);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePage, views);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, charter_evidence_page_add_file_to_selected);
  gtk_widget_class_bind_template_callback (widget_class, charter_evidence_page_remove_selected);
  gtk_widget_class_bind_template_callback (widget_class, charter_evidence_page_replace_file);
  gtk_widget_class_bind_template_callback (widget_class, form_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_use_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_coverage);
}

static void
charter_evidence_page_class_init (CharterEvidencePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_evidence_page_constructed;
  object_class->dispose = charter_evidence_page_dispose;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_evidence_page_show_target;

  g_type_ensure (CHARTER_TYPE_COVERAGE_LIST);
  g_type_ensure (CHARTER_TYPE_EVIDENCE_FORM);
  bind_template (widget_class);
  charter_evidence_page_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "evidence.search", NULL, focus_search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "evidence.search", NULL);
}

static void
charter_evidence_page_init (CharterEvidencePage *self)
{
  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
  charter_ui_name_split_button (self->add_button);
  charter_evidence_page_accept_drops (self);
}
