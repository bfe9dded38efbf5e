/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-links.h"

#include <glib/gi18n.h>

#include "charter-action-proof-job.h"
#include "charter-item-chooser.h"
#include "charter-plan-action-job.h"
#include "charter-term.h"

/**
 * CharterActionLinks:
 *
 * What hangs on an action: its review notes, what it is for, the services it uses and its evidence.
 */
struct _CharterActionLinks
{
  AdwBin          parent_instance;

  /* Template widgets */
  GtkWidget      *reviews;
  GtkWidget      *items;
  GtkWidget      *services;
  GtkWidget      *evidence;
  GtkWidget      *framework_row;
  GtkWidget      *chooser;

  /* Owned */
  CharterSession *session;
  CharterAction  *action;
  GSignalGroup   *signals;
  GPtrArray      *rows; /* borrowed from their groups, each with its group as data */
  guint           fill_source;
};

G_DEFINE_FINAL_TYPE (CharterActionLinks, charter_action_links, ADW_TYPE_BIN)

enum {
  GO,
  TOLD,
  N_SIGNALS
};

static guint links_signals[N_SIGNALS];

static GtkWidget *
add_row (CharterActionLinks *self,
         GtkWidget          *group,
         const char         *title,
         const char         *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_set_data (G_OBJECT (row), "charter-group", group);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (group, TRUE);
  return row;
}

static void
go_cb (CharterActionLinks *self,
       GtkWidget          *row)
{
  g_signal_emit (self, links_signals[GO], 0, g_object_get_data (G_OBJECT (row), "charter-page"),
                 g_object_get_data (G_OBJECT (row), "charter-target"));
}

/* The row leads to where the thing is at home. */
static void
set_goal (CharterActionLinks *self,
          GtkWidget          *row,
          const char         *page,
          const char         *target)
{
  g_object_set_data (G_OBJECT (row), "charter-page", (gpointer) page);
  g_object_set_data_full (G_OBJECT (row), "charter-target", g_strdup (target), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE,
                                           "icon-name", "go-next-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  g_signal_connect_object (row, "activated", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
add_button (GtkWidget  *row,
            const char *icon_name,
            const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
remove_review_cb (CharterActionLinks *self,
                  GtkWidget          *button)
{
  charter_plan_action_remove_review (self->session,
                                     g_object_get_data (G_OBJECT (button), "charter-review"));
}

/* Latest first: the last half-term is what is asked about. */
static void
fill_reviews (CharterActionLinks *self)
{
  g_autoptr(GPtrArray) reviews =
    charter_portfolio_list_reviews (charter_session_get_portfolio (self->session), self->action);

  for (guint i = reviews->len; i > 0; i--)
    {
      CharterReview *review = g_ptr_array_index (reviews, i - 1);
      g_autofree char *day = charter_term_dup_date_words (charter_review_get_reviewed_on (review));
      const char *who = charter_review_get_who (review);
      const char *note = charter_review_get_note (review);
      g_autofree char *about = who ? g_strdup_printf ("%s, %s", day, who) : g_strdup (day);
      GtkWidget *row = add_row (self, self->reviews, note ? note : "", about);
      GtkWidget *button = add_button (row, "user-trash-symbolic", _("Delete this note"));

      g_object_set_data_full (G_OBJECT (button), "charter-review", g_object_ref (review),
                              g_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_review_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static CharterFramework *
find_framework (CharterActionLinks *self,
                CharterItem        *item)
{
  GListModel *frameworks = G_LIST_MODEL (adw_combo_row_get_model (ADW_COMBO_ROW (self->framework_row)));

  for (guint i = 0; i < g_list_model_get_n_items (frameworks); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (frameworks, i);

      if (charter_framework_find_item (framework, charter_item_get_code (item)) == item)
        return framework; /* the model holds it */
    }
  return NULL;
}

static void
remove_item_cb (CharterActionLinks *self,
                GtkWidget          *button)
{
  CharterItem *item = g_object_get_data (G_OBJECT (button), "charter-item");
  CharterFramework *framework = find_framework (self, item);

  if (framework)
    charter_action_proof_set_item (self->session, self->action, item, framework, FALSE, NULL);
}

static void
item_chosen_cb (CharterActionLinks *self,
                const char         *code)
{
  CharterFramework *framework = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self->framework_row));
  CharterItem *item = framework ? charter_framework_find_item (framework, code) : NULL;
  g_autoptr(GError) error = NULL;

  if (item && self->action
      && !charter_action_proof_set_item (self->session, self->action, item, framework, TRUE, &error))
    g_signal_emit (self, links_signals[TOLD], 0, error->message);
}

static void
framework_cb (CharterActionLinks *self)
{
  CharterFramework *framework = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self->framework_row));

  if (framework)
    charter_item_chooser_set_framework (CHARTER_ITEM_CHOOSER (self->chooser), framework);
}

static void
fill_items (CharterActionLinks *self)
{
  g_autoptr(GPtrArray) items = charter_plan_action_list_items (self->session, self->action);

  for (guint i = 0; i < items->len; i++)
    {
      CharterItem *item = g_ptr_array_index (items, i);
      g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                                charter_item_get_title (item));

      GtkWidget *row = add_row (self, self->items, title, NULL);

      if (find_framework (self, item))
        {
          GtkWidget *button = add_button (row, "list-remove-symbolic", _("It is not for this"));

          g_object_set_data_full (G_OBJECT (button), "charter-item", g_object_ref (item), g_object_unref);
          g_signal_connect_object (button, "clicked", G_CALLBACK (remove_item_cb), self, G_CONNECT_SWAPPED);
        }
      set_goal (self, row, "self-evaluation", charter_item_get_code (item));
    }
}

static void
remove_use_cb (CharterActionLinks *self,
               GtkWidget          *button)
{
  charter_plan_action_set_use (self->session, self->action,
                               g_object_get_data (G_OBJECT (button), "charter-entry"), FALSE);
}

/* The row stands at once; what the service is called comes from the directory. */
static void
entry_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GtkWidget) row = user_data;
  g_autoptr(CharterEntry) entry =
    charter_reference_find_entry_finish (CHARTER_REFERENCE (source), result, NULL);

  if (!entry)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), charter_entry_get_name (entry));
  if (charter_entry_get_organisation (entry))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), charter_entry_get_organisation (entry));
}

static void
add_service (CharterActionLinks *self,
             const char         *entry)
{
  GtkWidget *row = add_row (self, self->services, _("A service that is no longer in the directory"),
                            NULL);
  GtkWidget *button = add_button (row, "list-remove-symbolic", _("Take this service off"));

  g_object_set_data_full (G_OBJECT (button), "charter-entry", g_strdup (entry), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_use_cb), self, G_CONNECT_SWAPPED);
  set_goal (self, row, "directory", entry);
  charter_reference_find_entry_async (charter_session_get_reference (self->session), entry, NULL,
                                      entry_found_cb, g_object_ref (row));
}

static void
fill_links (CharterActionLinks *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  GListModel *links = charter_portfolio_get_list (portfolio, CHARTER_TYPE_LINK);
  const char *id = charter_record_get_id (CHARTER_RECORD (self->action));

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(CharterLink) link = g_list_model_get_item (links, i);
      CharterRecord *from = charter_portfolio_find (portfolio, charter_link_get_from_id (link));

      if (charter_link_get_kind (link) == CHARTER_LINK_USES
          && g_strcmp0 (charter_link_get_from_id (link), id) == 0)
        add_service (self, charter_link_get_to_id (link));
      else if (charter_link_get_kind (link) == CHARTER_LINK_SUPPORTS && CHARTER_IS_EVIDENCE (from)
               && g_strcmp0 (charter_link_get_to_id (link), id) == 0)
        set_goal (self, add_row (self, self->evidence,
                                 charter_evidence_get_title (CHARTER_EVIDENCE (from))
                                   ? charter_evidence_get_title (CHARTER_EVIDENCE (from))
                                   : _("Untitled"), NULL),
                  "evidence", charter_record_get_id (from));
    }
}

static void
clear (CharterActionLinks *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "charter-group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (self->reviews, FALSE);
  gtk_widget_set_visible (self->evidence, FALSE);
}

static gboolean
fill_cb (gpointer user_data)
{
  CharterActionLinks *self = user_data;

  self->fill_source = 0;
  clear (self);
  if (self->action)
    {
      fill_reviews (self);
      fill_items (self);
      fill_links (self);
    }
  return G_SOURCE_REMOVE;
}

/* Rows are rebuilt when what hangs on the action changes, once for a whole step. */
static void
records_changed_cb (CharterActionLinks *self,
                    CharterRecord      *record)
{
  if ((CHARTER_IS_LINK (record) || CHARTER_IS_REVIEW (record)) && self->fill_source == 0)
    self->fill_source = g_idle_add (fill_cb, self);
}

static void
choose_service_cb (CharterActionLinks *self)
{
  g_signal_emit (self, links_signals[GO], 0, "directory", NULL);
}

static void
charter_action_links_dispose (GObject *object)
{
  CharterActionLinks *self = CHARTER_ACTION_LINKS (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->action);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_ACTION_LINKS);

  G_OBJECT_CLASS (charter_action_links_parent_class)->dispose (object);
}

static void
charter_action_links_finalize (GObject *object)
{
  g_ptr_array_unref (CHARTER_ACTION_LINKS (object)->rows);

  G_OBJECT_CLASS (charter_action_links_parent_class)->finalize (object);
}

static void
charter_action_links_class_init (CharterActionLinksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_action_links_dispose;
  object_class->finalize = charter_action_links_finalize;

  links_signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  links_signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CHARTER_TYPE_ITEM_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-action-links.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterActionLinks, chooser);
  gtk_widget_class_bind_template_child (widget_class, CharterActionLinks, evidence);
  gtk_widget_class_bind_template_child (widget_class, CharterActionLinks, framework_row);
  gtk_widget_class_bind_template_child (widget_class, CharterActionLinks, items);
  gtk_widget_class_bind_template_child (widget_class, CharterActionLinks, reviews);
  gtk_widget_class_bind_template_child (widget_class, CharterActionLinks, services);
  gtk_widget_class_bind_template_callback (widget_class, choose_service_cb);
  gtk_widget_class_bind_template_callback (widget_class, framework_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_chosen_cb);
}

static void
charter_action_links_init (CharterActionLinks *self)
{
  self->rows = g_ptr_array_new ();
  self->signals = g_signal_group_new (CHARTER_TYPE_PORTFOLIO);
  g_signal_group_connect_swapped (self->signals, "added", G_CALLBACK (records_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "removed", G_CALLBACK (records_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (records_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whatever may be judged may ask for an action; what is shown now comes first. */
static void
fill_frameworks (CharterActionLinks *self)
{
  CharterPackLibrary *library = charter_session_get_library (self->session);
  GListModel *all = G_LIST_MODEL (library);
  CharterFramework *here = charter_session_get_framework (self->session);
  g_autoptr(GListStore) offered = g_list_store_new (CHARTER_TYPE_FRAMEWORK);
  g_autoptr(GtkExpression) name = gtk_property_expression_new (CHARTER_TYPE_FRAMEWORK, NULL, "short-title");

  if (here)
    g_list_store_append (offered, here);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (all, i);

      if (framework != here && charter_framework_is_offered (framework)
          && framework == charter_pack_library_find (library, charter_framework_get_id (framework), NULL))
        g_list_store_append (offered, framework);
    }
  adw_combo_row_set_expression (ADW_COMBO_ROW (self->framework_row), name);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->framework_row), G_LIST_MODEL (offered));
}

/**
 * charter_action_links_set_session:
 * @self: the links of an action
 * @session: a session with a school
 */
void
charter_action_links_set_session (CharterActionLinks *self,
                                  CharterSession     *session)
{
  g_return_if_fail (CHARTER_IS_ACTION_LINKS (self));

  g_set_object (&self->session, session);
  fill_frameworks (self);
  g_signal_group_set_target (self->signals, charter_session_get_portfolio (session));
}

/**
 * charter_action_links_set_action:
 * @action: (nullable): of the session's school
 */
void
charter_action_links_set_action (CharterActionLinks *self,
                                 CharterAction      *action)
{
  g_return_if_fail (CHARTER_IS_ACTION_LINKS (self));

  if (!g_set_object (&self->action, action))
    return;
  g_clear_handle_id (&self->fill_source, g_source_remove);
  fill_cb (self);
}
