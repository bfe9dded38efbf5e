/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-form.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-date-row.h"
#include "charter-evidence-files.h"
#include "charter-evidence-viewer.h"
#include "charter-evidence-uses.h"
#include "charter-evidence-warning.h"
#include "charter-evidence-words.h"
#include "charter-guard-list.h"
#include "charter-item-chooser.h"
#include "charter-item.h"
#include "charter-opening.h"
#include "charter-page.h"
#include "charter-row-fields.h"
#include "charter-text-row.h"

/**
 * CharterEvidenceForm:
 *
 * Every row is bound to the record itself, so what is typed is saved like everything else.
 */
struct _CharterEvidenceForm
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget       *reference_label;
  GtkWidget       *kind_label;
  GtkWidget       *warning;
  GtkWidget       *warning_label;
  GtkWidget       *viewer;
  GtkWidget       *title_row;
  GtkWidget       *nature_row;
  GtkWidget       *url_row;
  GtkWidget       *text_row;
  GtkWidget       *happened_row;
  GtkWidget       *valid_row;
  GtkWidget       *added_row;
  GtkWidget       *items_group;
  GtkWidget       *chooser;
  GtkWidget       *files_group;
  GtkWidget       *files;
  GtkWidget       *findings;
  GtkWidget       *uses;
  GtkWidget       *add_file_button;
  GtkWidget       *add_item_button;
  GtkWidget       *remove_button;
  GtkWidget       *source_row;
  GtkWidget       *kept_row;
  GtkWidget       *personal_switch;
  GtkWidget       *consent_row;
  GtkWidget       *left_out_switch;
  GtkWidget       *redacted_switch;

  /* Owned */
  CharterSession  *session;
  CharterEvidence *evidence;
  GBindingGroup   *bindings;
  GSignalGroup    *changes;
  GPtrArray       *item_rows; /* borrowed from items_group */
  guint            refill_source;
};

G_DEFINE_FINAL_TYPE (CharterEvidenceForm, charter_evidence_form, ADW_TYPE_BIN)

enum {
  REMOVE,
  ADD_FILE,
  REPLACE_FILE,
  OPEN_ITEM,
  OPEN_USE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fail (CharterEvidenceForm *self,
      const char          *title,
      GError              *error)
{
  g_signal_emit (self, signals[FAILED], 0, title, error);
}

/* --- What it supports ------------------------------------------------------------------------ */

static void
item_activated_cb (CharterEvidenceForm *self,
                   AdwActionRow        *row)
{
  g_signal_emit (self, signals[OPEN_ITEM], 0, g_object_get_data (G_OBJECT (row), "charter-code"));
}

static void
unlink_cb (CharterEvidenceForm *self,
           GtkWidget           *button)
{
  g_autoptr(GError) error = NULL;

  if (!charter_detach (self->session, self->evidence,
                       g_object_get_data (G_OBJECT (button), "charter-code"), &error))
    fail (self, _("It could not be unlinked"), error);
}

static void
item_chosen_cb (CharterEvidenceForm *self,
                const char          *code)
{
  const char *items[] = { code, NULL };
  g_autoptr(GError) error = NULL;

  if (!charter_attach_existing (self->session, self->evidence, items, &error))
    fail (self, _("It could not be linked"), error);
}

static GtkWidget *
make_icon_button (const char *icon,
                  const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static GtkWidget *
make_item_row (CharterEvidenceForm *self,
               CharterItem         *item)
{
  GtkWidget *row = adw_action_row_new ();
  const char *code = charter_item_get_code (item);
  g_autofree char *title = g_strdup_printf ("%s  %s", code, charter_item_get_title (item));
  /* Translators: %s is an item's code: "8.2" */
  g_autofree char *words = g_strdup_printf (_("Does not support %s"), code);
  GtkWidget *button = make_icon_button ("list-remove-symbolic", words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "charter-code", g_strdup (code), g_free);
  g_object_set_data_full (G_OBJECT (button), "charter-code", g_strdup (code), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (item_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (unlink_cb), self, G_CONNECT_SWAPPED);
  charter_page_add_editing_widget (button, self->session);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
clear_rows (GtkWidget *group,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (GtkWidget *group,
         GPtrArray *rows,
         GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (rows, row);
}

static void
fill_items (CharterEvidenceForm *self)
{
  g_autoptr(GPtrArray) items = charter_attach_list_items (self->session, self->evidence);
  CharterFramework *framework = charter_session_get_framework (self->session);

  clear_rows (self->items_group, self->item_rows);
  charter_evidence_uses_show (CHARTER_EVIDENCE_USES (self->uses), self->session, self->evidence);
  charter_item_chooser_set_framework (CHARTER_ITEM_CHOOSER (self->chooser), framework);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->items_group),
                                         items->len > 0 || !framework
                                           ? NULL : charter_framework_get_short_title (framework));
  for (guint i = 0; i < items->len; i++)
    add_row (self->items_group, self->item_rows, make_item_row (self, items->pdata[i]));
  if (items->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Nothing yet"));
      gtk_widget_add_css_class (row, "quiet");
      add_row (self->items_group, self->item_rows, row);
    }
}

/* --- Files ----------------------------------------------------------------------------------- */

static void
replace_cb (CharterEvidenceForm *self,
            CharterEvidenceFile *file)
{
  g_signal_emit (self, signals[REPLACE_FILE], 0, file);
}

static void
files_failed_cb (CharterEvidenceForm *self,
                 const char          *title,
                 GError              *error)
{
  fail (self, title, error);
}

static void
fill_files (CharterEvidenceForm *self)
{
  g_autoptr(GPtrArray) files =
    charter_portfolio_list_files (charter_session_get_portfolio (self->session), self->evidence);
  CharterEvidenceKind kind = charter_evidence_get_kind (self->evidence);

  charter_evidence_files_show (CHARTER_EVIDENCE_FILES (self->files), self->session, self->evidence);
  gtk_widget_set_visible (self->files_group, files->len > 0 || kind == CHARTER_EVIDENCE_KIND_FILE
                                             || kind == CHARTER_EVIDENCE_KIND_PHOTO);
  charter_evidence_viewer_show (CHARTER_EVIDENCE_VIEWER (self->viewer), self->session, self->evidence);
}

/* --- The rest -------------------------------------------------------------------------------- */

static void
open_use_cb (CharterEvidenceForm *self,
             const char          *page,
             const char          *target)
{
  g_signal_emit (self, signals[OPEN_USE], 0, page, target);
}

static void
warn (CharterEvidenceForm *self)
{
  g_autofree char *words =
    charter_evidence_dup_warning (charter_session_get_portfolio (self->session), self->evidence);

  charter_guard_list_show (CHARTER_GUARD_LIST (self->findings), self->session, self->evidence);
  gtk_widget_set_visible (self->warning, words != NULL);
  gtk_label_set_label (GTK_LABEL (self->warning_label), words ? words : "");
}

static void
update_words (CharterEvidenceForm *self)
{
  g_autofree char *reference = charter_evidence_dup_reference (self->evidence);
  CharterEvidenceKind kind = charter_evidence_get_kind (self->evidence);

  gtk_label_set_label (GTK_LABEL (self->reference_label), reference);
  gtk_label_set_label (GTK_LABEL (self->kind_label), charter_evidence_kind_get_words (kind));
  gtk_widget_set_visible (self->url_row, kind == CHARTER_EVIDENCE_KIND_LINK);
  gtk_widget_set_visible (self->text_row, kind == CHARTER_EVIDENCE_KIND_NOTE
                                          || charter_evidence_get_text (self->evidence) != NULL);
  gtk_widget_set_visible (self->consent_row, charter_evidence_get_personal_data (self->evidence));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->source_row),
                                 kind == CHARTER_EVIDENCE_KIND_SEEN ? _("Held by (person or role)")
                                                                    : _("Source (person or role)"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kept_row),
                                 kind == CHARTER_EVIDENCE_KIND_SEEN ? _("Where it can be seen")
                                                                    : _("Where the original is kept"));
}

static gboolean
refill_cb (gpointer data)
{
  CharterEvidenceForm *self = data;

  self->refill_source = 0;
  if (self->evidence && charter_session_get_portfolio (self->session))
    {
      fill_items (self);
      fill_files (self);
      warn (self);
    }
  return G_SOURCE_REMOVE;
}

/* Once, however many links and files come or go in one step. */
static void
records_changed_cb (CharterEvidenceForm *self,
                    CharterRecord       *record)
{
  if (self->evidence && self->refill_source == 0
      && (CHARTER_IS_LINK (record) || CHARTER_IS_EVIDENCE_FILE (record) || CHARTER_IS_FINDING (record)))
    self->refill_source = g_idle_add (refill_cb, self);
}

/* Answers, and the switches that they turn. */
static void
field_changed_cb (CharterEvidenceForm *self,
                  CharterRecord       *record,
                  const char          *field)
{
  if (self->evidence && (CHARTER_IS_FINDING (record) || g_str_equal (field, "consent") || g_str_equal (field, "left-out")
                         || g_str_equal (field, "redacted") || g_str_equal (field, "personal-data")
                         || g_str_equal (field, "looked")) && self->refill_source == 0)
    self->refill_source = g_idle_add (refill_cb, self);
}

static void
audit_changed_cb (CharterEvidenceForm *self)
{
  if (self->evidence && self->refill_source == 0)
    self->refill_source = g_idle_add (refill_cb, self);
}

static gboolean
nature_from_record (GBinding     *binding,
                    const GValue *from,
                    GValue       *to,
                    gpointer      user_data)
{
  g_value_set_uint (to, (guint) g_value_get_enum (from));
  return TRUE;
}

static gboolean
nature_to_record (GBinding     *binding,
                  const GValue *from,
                  GValue       *to,
                  gpointer      user_data)
{
  if (g_value_get_uint (from) == GTK_INVALID_LIST_POSITION)
    return FALSE;
  g_value_set_enum (to, (int) g_value_get_uint (from));
  return TRUE;
}

static void
bind_text (CharterEvidenceForm *self,
           const char          *field,
           GtkWidget           *row)
{
  g_binding_group_bind_full (self->bindings, field, row, "text",
                             G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, charter_row_from_text, NULL,
                             NULL, NULL);
}

static void
bind_rows (CharterEvidenceForm *self)
{
  const GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  bind_text (self, "title", self->title_row);
  bind_text (self, "url", self->url_row);
  bind_text (self, "text", self->text_row);
  bind_text (self, "source", self->source_row);
  bind_text (self, "kept-where", self->kept_row);
  bind_text (self, "consent", self->consent_row);
  g_binding_group_bind (self->bindings, "happened-on", self->happened_row, "date", both);
  g_binding_group_bind (self->bindings, "valid-until", self->valid_row, "date", both);
  g_binding_group_bind (self->bindings, "added-on", self->added_row, "date", both);
  g_binding_group_bind (self->bindings, "personal-data", self->personal_switch, "active", both);
  g_binding_group_bind (self->bindings, "left-out", self->left_out_switch, "active", both);
  g_binding_group_bind (self->bindings, "redacted", self->redacted_switch, "active", both);
  g_binding_group_bind_full (self->bindings, "nature", self->nature_row, "selected", both,
                             nature_from_record, nature_to_record, NULL, NULL);
}

static void
open_url_cb (CharterEvidenceForm *self)
{
  const char *url = charter_evidence_get_url (self->evidence);

  if (url)
    charter_opening_ask (GTK_WIDGET (self), url, NULL);
}

static void
remove_cb (CharterEvidenceForm *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
add_file_cb (CharterEvidenceForm *self)
{
  g_signal_emit (self, signals[ADD_FILE], 0);
}

static void
charter_evidence_form_dispose (GObject *object)
{
  CharterEvidenceForm *self = CHARTER_EVIDENCE_FORM (object);

  g_clear_handle_id (&self->refill_source, g_source_remove);
  if (self->bindings)
    g_binding_group_set_source (self->bindings, NULL);
  g_clear_object (&self->bindings);
  g_clear_object (&self->changes);
  g_clear_object (&self->evidence);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EVIDENCE_FORM);

  G_OBJECT_CLASS (charter_evidence_form_parent_class)->dispose (object);
}

static void
charter_evidence_form_finalize (GObject *object)
{
  CharterEvidenceForm *self = CHARTER_EVIDENCE_FORM (object);

  g_ptr_array_unref (self->item_rows);

  G_OBJECT_CLASS (charter_evidence_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-evidence-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, add_file_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, add_item_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, added_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, chooser);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, consent_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, files);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, files_group);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, findings);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, happened_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, items_group);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, kept_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, kind_label);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, left_out_switch);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, nature_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, personal_switch);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, viewer);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, redacted_switch);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, reference_label);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, remove_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, source_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, text_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, title_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, url_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, uses);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, valid_row);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, warning);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidenceForm, warning_label);
  gtk_widget_class_bind_template_callback (widget_class, add_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, files_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_url_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_use_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
}

static void
charter_evidence_form_class_init (CharterEvidenceFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = charter_evidence_form_dispose;
  object_class->finalize = charter_evidence_form_finalize;

  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[ADD_FILE] = g_signal_new ("add-file", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[REPLACE_FILE] = g_signal_new ("replace-file", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, CHARTER_TYPE_EVIDENCE_FILE);
  signals[OPEN_ITEM] = g_signal_new ("open-item", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_USE] = g_signal_new ("open-use", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);

  g_type_ensure (CHARTER_TYPE_DATE_ROW);
  g_type_ensure (CHARTER_TYPE_EVIDENCE_FILES);
  g_type_ensure (CHARTER_TYPE_EVIDENCE_VIEWER);
  g_type_ensure (CHARTER_TYPE_EVIDENCE_USES);
  g_type_ensure (CHARTER_TYPE_GUARD_LIST);
  g_type_ensure (CHARTER_TYPE_ITEM_CHOOSER);
  g_type_ensure (CHARTER_TYPE_TEXT_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
charter_evidence_form_init (CharterEvidenceForm *self)
{
  self->item_rows = g_ptr_array_new ();
  self->bindings = g_binding_group_new ();
  self->changes = g_signal_group_new (CHARTER_TYPE_EVIDENCE);
  g_signal_group_connect_swapped (self->changes, "notify", G_CALLBACK (update_words), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_rows (self);
}

/* The files can be opened all the same. */
static void
follow_store (CharterEvidenceForm *self)
{
  GtkWidget *editing[] = {
    self->remove_button, self->title_row, self->url_row, self->text_row, self->nature_row,
    self->add_item_button, self->add_file_button, self->happened_row, self->valid_row, self->added_row,
    self->source_row, self->kept_row, self->personal_switch, self->consent_row, self->left_out_switch,
    self->redacted_switch, self->findings,
  };

  for (guint i = 0; i < G_N_ELEMENTS (editing); i++)
    charter_page_add_editing_widget (editing[i], self->session);
}

/**
 * charter_evidence_form_set_session:
 * @self: a form
 * @session: a session with a school
 */
void
charter_evidence_form_set_session (CharterEvidenceForm *self,
                                   CharterSession      *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  g_return_if_fail (CHARTER_IS_EVIDENCE_FORM (self));
  g_return_if_fail (!self->session);
  self->session = g_object_ref (session);
  follow_store (self);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::audit", G_CALLBACK (audit_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * charter_evidence_form_get_evidence:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): what it shows
 */
CharterEvidence *
charter_evidence_form_get_evidence (CharterEvidenceForm *self)
{
  g_return_val_if_fail (CHARTER_IS_EVIDENCE_FORM (self), NULL);
  return self->evidence;
}

/**
 * charter_evidence_form_set_evidence:
 * @self: a form with a session
 * @evidence: (nullable): what it shows
 */
void
charter_evidence_form_set_evidence (CharterEvidenceForm *self,
                                    CharterEvidence     *evidence)
{
  g_return_if_fail (CHARTER_IS_EVIDENCE_FORM (self));
  if (!g_set_object (&self->evidence, evidence))
    return;
  g_signal_group_set_target (self->changes, evidence);
  g_binding_group_set_source (self->bindings, evidence);
  if (!evidence)
    return;
  update_words (self);
  fill_items (self);
  fill_files (self);
  warn (self);
}

/**
 * charter_evidence_form_focus_title:
 * @self: a form
 *
 * Puts the cursor where the title is typed.
 */
void
charter_evidence_form_focus_title (CharterEvidenceForm *self)
{
  g_return_if_fail (CHARTER_IS_EVIDENCE_FORM (self));
  gtk_widget_grab_focus (self->title_row);
}
