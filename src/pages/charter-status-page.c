/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-status-page-private.h"

#include <glib/gi18n.h>

#include "charter-field-rows.h"
#include "charter-handover-dialog.h"
#include "charter-listing-chooser.h"
#include "charter-own-words-window.h"
#include "charter-own-words.h"
#include "charter-report.h"
#include "charter-row.h"
#include "charter-status-job.h"
#include "charter-training-window.h"

/**
 * CharterStatusPage:
 *
 * The way to charter status, step by step, with what is missing and where to mend it; the inclusion
 * leader's part, papers, the words the school uses and the handover. Beside it, what staff learned.
 */
G_DEFINE_FINAL_TYPE (CharterStatusPage, charter_status_page, CHARTER_TYPE_PAGE)

static const CharterFieldRow interest_fields[] = {
  { "interest-address", N_("Send to: a page or an email address"), CHARTER_FIELD_ROW_SHORT },
  { "interest-words", N_("What it says, if not the usual words"), CHARTER_FIELD_ROW_LONG },
};

static const CharterFieldRow leader_fields[] = {
  { "inclusion-leader", N_("Inclusion leader"), CHARTER_FIELD_ROW_SHORT },
  { "leader-since", N_("Appointed on"), CHARTER_FIELD_ROW_DATE },
  { "leader-remit", N_("Remit"), CHARTER_FIELD_ROW_LONG },
  { "leader-release", N_("Release time"), CHARTER_FIELD_ROW_SHORT },
  { "leader-champions", N_("Champions, by role"), CHARTER_FIELD_ROW_SHORT },
  { "leader-cover", N_("Cover when away"), CHARTER_FIELD_ROW_SHORT },
};

/**
 * charter_status_page_get_window:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the window that it is in
 */
GtkWindow *
charter_status_page_get_window (CharterStatusPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/**
 * charter_status_page_clear_group:
 * @self: the page
 * @group: of rows
 *
 * Takes every row out.
 */
void
charter_status_page_clear_group (CharterStatusPage   *self,
                                 AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_hash_table_lookup (self->groups, group);

  for (guint i = 0; rows && i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  if (rows)
    g_ptr_array_set_size (rows, 0);
}

/**
 * charter_status_page_add_row:
 * @self: the page
 * @group: of rows
 * @row: a row, after those before
 */
void
charter_status_page_add_row (CharterStatusPage   *self,
                             AdwPreferencesGroup *group,
                             GtkWidget           *row)
{
  GPtrArray *rows = g_hash_table_lookup (self->groups, group);

  if (!rows)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (self->groups, group, rows);
    }
  g_ptr_array_add (rows, row);
  adw_preferences_group_add (group, row);
}

/**
 * charter_status_page_new_row:
 * @title: what it is
 * @subtitle: (nullable): what is said of it
 * @leads_on: whether something opens
 *
 * Takes plain words, as people type them.
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
charter_status_page_new_row (const char *title,
                             const char *subtitle,
                             gboolean    leads_on)
{
  g_autofree char *first = g_markup_escape_text (title ? title : "", -1);
  g_autofree char *second = g_markup_escape_text (subtitle ? subtitle : "", -1);
  g_autofree char *spoken = g_strjoin (subtitle ? ", " : NULL, title, subtitle, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", first, "subtitle", second, "title-lines", 3,
                                 "subtitle-lines", 4, "activatable", leads_on, NULL);

  if (leads_on)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  charter_row_say (row, subtitle ? spoken : title);
  return row;
}

static void
show_framework (CharterStatusPage *self,
                const char        *id)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterFramework *shown = charter_session_get_framework (session);
  CharterFramework *framework = id ? charter_pack_library_find (charter_session_get_library (session), id, NULL)
                                   : NULL;

  if (framework && (!shown || g_strcmp0 (charter_framework_get_id (shown), id) != 0))
    charter_session_set_framework (session, framework);
}

static void
focus_field (CharterStatusPage *self,
             const char        *property)
{
  GtkWidget *row = property ? g_hash_table_lookup (self->fields, property) : NULL;

  gtk_stack_set_visible_child_name (self->stack, "status");
  if (row)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/**
 * charter_status_page_go_to_lack:
 * @self: the page
 * @lack: what is missing
 *
 * Leads to the place where it can be mended.
 */
void
charter_status_page_go_to_lack (CharterStatusPage *self,
                                const CharterLack *lack)
{
  CharterPage *page = CHARTER_PAGE (self);
  CharterRecord *record = lack->place ? charter_portfolio_find (self->portfolio, lack->place) : NULL;

  switch (lack->need)
    {
    case CHARTER_NEED_ADDRESS:
    case CHARTER_NEED_LEADER:
      focus_field (self, lack->place);
      break;
    case CHARTER_NEED_TRAINING:
    case CHARTER_NEED_NETWORK:
      gtk_stack_set_visible_child_name (self->stack, "development");
      break;
    case CHARTER_NEED_ACTIONS:
      charter_page_go (page, "actions", lack->place);
      break;
    case CHARTER_NEED_JUDGED:
    case CHARTER_NEED_EVIDENCE:
    case CHARTER_NEED_DUTIES:
    case CHARTER_NEED_PRIVACY:
    default:
      if (CHARTER_IS_EVIDENCE (record))
        charter_page_go (page, "evidence", lack->place);
      else if (CHARTER_IS_CASE_STUDY (record))
        charter_page_go (page, "reports", charter_report_get_info (CHARTER_REPORT_CASE_STUDIES)->nick);
      else
        {
          show_framework (self, lack->framework);
          charter_page_go (page, "self-evaluation", lack->place);
        }
    }
}

/**
 * charter_status_page_open_words:
 * @self: the page
 * @record: what is written about
 *
 * Opens what was written, to be changed.
 */
void
charter_status_page_open_words (CharterStatusPage *self,
                                CharterRecord     *record)
{
  gtk_window_present (charter_own_words_window_new (charter_status_page_get_window (self),
                                                    charter_page_get_session (CHARTER_PAGE (self)), record));
}

static void
add_words_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CharterStatusPage *self = CHARTER_STATUS_PAGE (widget);
  CharterStore *store = charter_session_get_store (charter_page_get_session (CHARTER_PAGE (self)));
  CharterRecord *record;

  charter_store_begin_group (store, _("Words agreed on"));
  record = charter_own_words_add (self->portfolio, CHARTER_TYPE_PHRASE);
  charter_store_end_group (store);
  charter_status_page_open_words (self, record);
}

static void
hand_over_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_present (charter_handover_dialog_new (CHARTER_PAGE (widget)));
}

/* "training" or "network": which list the new one goes to. */
static void
add_training_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  CharterStatusPage *self = CHARTER_STATUS_PAGE (widget);
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (self->portfolio)));
  CharterStore *store = charter_session_get_store (session);
  g_autoptr(CharterTraining) training = g_object_new (CHARTER_TYPE_TRAINING, "school", school, NULL);
  gboolean is_network = g_strcmp0 (g_variant_get_string (parameter, NULL), "network") == 0;

  charter_training_set_kind (training, is_network ? CHARTER_TRAINING_NETWORK : CHARTER_TRAINING_SESSION);
  charter_store_begin_group (store, is_network ? _("Add a network meeting") : _("Add inclusion training"));
  charter_portfolio_add (self->portfolio, CHARTER_RECORD (training));
  charter_store_end_group (store);
  gtk_window_present (charter_training_window_new (charter_status_page_get_window (self), session, training));
}

static void
save_training_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  charter_listing_chooser_run (CHARTER_PAGE (widget), CHARTER_LISTED_TRAINING);
}

static void
year_chosen_cb (CharterStatusPage *self)
{
  if (!self->is_filling && self->portfolio)
    charter_status_page_fill_development (self);
}

static gboolean
update_cb (gpointer data)
{
  CharterStatusPage *self = data;

  self->update_id = 0;
  charter_status_page_fill_steps (self);
  charter_status_page_fill_papers (self);
  charter_status_page_fill_development (self);
  return G_SOURCE_REMOVE;
}

/* Typing changes records letter by letter: the page follows once there is time, and only while it is seen. */
static void
queue_update (CharterStatusPage *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add (update_cb, self);
}

static void
add_fields (CharterStatusPage     *self,
            AdwPreferencesGroup   *group,
            const CharterFieldRow *fields,
            guint                  n_fields)
{
  CharterRecord *school = CHARTER_RECORD (charter_portfolio_get_school (self->portfolio));

  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *row = charter_field_row_new (school, &fields[i]);

      g_hash_table_insert (self->fields, (gpointer) fields[i].property, row);
      adw_preferences_group_add (group, row);
    }
}

static void
charter_status_page_show_target (CharterPage *page,
                                 const char  *target)
{
  CharterStatusPage *self = CHARTER_STATUS_PAGE (page);

  if (g_strcmp0 (target, "development") == 0)
    gtk_stack_set_visible_child_name (self->stack, "development");
  else if (g_strcmp0 (target, "handover") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "charter.hand-over", NULL);
  else if (target && g_hash_table_contains (self->fields, target))
    focus_field (self, target);
  else
    gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
charter_status_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (charter_status_page_parent_class)->map (widget);
  queue_update (CHARTER_STATUS_PAGE (widget));
}

static const char * const editing_actions[] = {
  "charter.add-words", "charter.add-training", "charter.hand-over", NULL
};

static void
charter_status_page_constructed (GObject *object)
{
  CharterStatusPage *self = CHARTER_STATUS_PAGE (object);
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterFramework *charter = charter_status_job_find_charter (session);

  G_OBJECT_CLASS (charter_status_page_parent_class)->constructed (object);

  if (!g_set_object (&self->portfolio, charter_session_get_portfolio (session)))
    return;
  add_fields (self, self->interest_group, interest_fields, G_N_ELEMENTS (interest_fields));
  add_fields (self, self->leader_group, leader_fields, G_N_ELEMENTS (leader_fields));
  gtk_widget_set_visible (GTK_WIDGET (self->interest_group), charter != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_group), charter != NULL);
  g_signal_connect_object (self->portfolio, "added", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "removed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  /* The portfolio tells of what it lists, not of the school itself. */
  g_signal_connect_object (charter_portfolio_get_school (self->portfolio), "notify", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::framework", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  charter_page_add_editing_actions (CHARTER_PAGE (self), editing_actions);
  charter_page_add_editing_widget (GTK_WIDGET (self->interest_group), session);
  charter_page_add_editing_widget (GTK_WIDGET (self->leader_group), session);
  update_cb (self);
}

static void
charter_status_page_dispose (GObject *object)
{
  CharterStatusPage *self = CHARTER_STATUS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_STATUS_PAGE);
  g_clear_object (&self->portfolio);

  G_OBJECT_CLASS (charter_status_page_parent_class)->dispose (object);
}

static void
charter_status_page_finalize (GObject *object)
{
  CharterStatusPage *self = CHARTER_STATUS_PAGE (object);

  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->expanded);
  g_clear_pointer (&self->years, g_ptr_array_unref);

  G_OBJECT_CLASS (charter_status_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CharterStatusPage, name)

static void
charter_status_page_class_init (CharterStatusPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_status_page_constructed;
  object_class->dispose = charter_status_page_dispose;
  object_class->finalize = charter_status_page_finalize;
  widget_class->map = charter_status_page_map;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_status_page_show_target;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-status-page.ui");
  BIND (development_box);
  BIND (fed_group);
  BIND (handover_group);
  BIND (interest_group);
  BIND (leader_group);
  BIND (network_group);
  BIND (papers_group);
  BIND (stack);
  BIND (status_box);
  BIND (steps_group);
  BIND (training_group);
  BIND (words_group);
  BIND (year_row);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_install_action (widget_class, "charter.add-words", NULL, add_words_cb);
  gtk_widget_class_install_action (widget_class, "charter.hand-over", NULL, hand_over_cb);
  gtk_widget_class_install_action (widget_class, "charter.add-training", "s", add_training_cb);
  gtk_widget_class_install_action (widget_class, "charter.save-training", NULL, save_training_cb);
}

static void
charter_status_page_init (CharterStatusPage *self)
{
  self->fields = g_hash_table_new (g_str_hash, g_str_equal);
  self->groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
