/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-support-model-pane.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-date-row.h"
#include "charter-entry-row.h"
#include "charter-row-fields.h"
#include "charter-support-job.h"
#include "charter-support-steps.h"
#include "charter-term.h"
#include "charter-text-row.h"

/**
 * CharterSupportModelPane:
 *
 * The school's own model of support: its name and aim, its steps in the school's words, and the yearly checks of
 * the model itself.
 */
struct _CharterSupportModelPane
{
  AdwBin               parent_instance;

  /* Template widgets */
  GtkStack            *stack;
  GtkWidget           *title_row;
  GtkWidget           *aim_row;
  GtkWidget           *steps;
  GtkWidget           *checks;

  /* Owned */
  CharterSession      *session;
  CharterSupportModel *model;    /* that the rows are bound to */
  GBindingGroup       *bindings;
  GPtrArray           *rows;     /* borrowed from their groups, each with its group as data */
  guint                fill_source;

  gpointer             opened;   /* the record that was added by hand and stands open */
};

G_DEFINE_FINAL_TYPE (CharterSupportModelPane, charter_support_model_pane, ADW_TYPE_BIN)

static CharterPortfolio *
get_portfolio (CharterSupportModelPane *self)
{
  return charter_session_get_portfolio (self->session);
}

static void
bind_text (gpointer    record,
           const char *name,
           GtkWidget  *row)
{
  g_object_bind_property_full (record, name, row, "text", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                               charter_row_from_text, NULL, NULL, NULL);
}

static GtkWidget *
add_field (GtkWidget  *expander,
           GType       type,
           gpointer    record,
           const char *name,
           const char *title)
{
  GtkWidget *row = g_object_new (type, "title", title, NULL);

  if (type == CHARTER_TYPE_DATE_ROW)
    g_object_bind_property (record, name, row, "date", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  else
    bind_text (record, name, row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
  return row;
}

static GtkWidget *
add_button (CharterSupportModelPane *self,
            GtkWidget               *row,
            const char              *icon_name,
            const char              *label,
            gpointer                 record,
            GCallback                callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "charter-record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
  return button;
}

static gpointer
get_record (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "charter-record");
}

static void
step_up_cb (CharterSupportModelPane *self,
            GtkWidget               *button)
{
  charter_support_move_step (self->session, get_record (button), -1);
}

static void
step_down_cb (CharterSupportModelPane *self,
              GtkWidget               *button)
{
  charter_support_move_step (self->session, get_record (button), 1);
}

static void
step_removed_cb (CharterSupportModelPane *self,
                 GtkWidget               *button)
{
  charter_support_remove_step (self->session, get_record (button));
}

static void
check_removed_cb (CharterSupportModelPane *self,
                  GtkWidget               *button)
{
  charter_support_remove_check (self->session, get_record (button));
}

static GtkWidget *
add_expander (CharterSupportModelPane *self,
              GtkWidget               *group,
              gpointer                 record)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), record == self->opened);
  g_object_set_data (G_OBJECT (row), "charter-group", group);
  g_object_set_data_full (G_OBJECT (row), "charter-record", g_object_ref (record), g_object_unref);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
say (GtkWidget  *row,
     const char *title,
     const char *about)
{
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, about);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
name_step (GtkWidget          *row,
           CharterSupportStep *step,
           guint               number)
{
  const char *title = charter_support_step_get_title (step);
  const char *who = charter_support_step_get_who (step);
  const char *timing = charter_support_step_get_timing (step);
  g_autofree char *name = g_strdup_printf ("%u. %s", number, title ? title : _("Not named yet"));
  g_autofree char *about = who && timing ? g_strdup_printf ("%s · %s", who, timing)
                                         : g_strdup (who ? who : timing ? timing : _("who and when: not yet said"));

  say (row, name, about);
}

static void
name_check (GtkWidget         *row,
            CharterModelCheck *check)
{
  g_autofree char *day = charter_term_dup_date_words (charter_model_check_get_checked_on (check));
  const char *by = charter_model_check_get_checked_by (check);
  const char *changed = charter_model_check_get_changed (check);
  g_autofree char *title = g_strdup_printf ("%s · %s", *day ? day : _("No date yet"), by ? by : _("by nobody named"));

  say (row, title, changed ? changed : _("What changed: not yet said"));
}

static void
add_step_row (CharterSupportModelPane *self,
              CharterSupportStep      *step,
              guint                    number,
              guint                    n)
{
  GtkWidget *row = add_expander (self, self->steps, step);
  GtkWidget *down = add_button (self, row, "go-down-symbolic", _("Later"), step, G_CALLBACK (step_down_cb));
  GtkWidget *up = add_button (self, row, "go-up-symbolic", _("Earlier"), step, G_CALLBACK (step_up_cb));

  /* The first and the last keep theirs too, so that the buttons of all rows stand below each other. */
  gtk_widget_set_sensitive (down, number < n);
  gtk_widget_set_sensitive (up, number > 1);
  add_button (self, row, "user-trash-symbolic", _("Delete this step"), step, G_CALLBACK (step_removed_cb));
  add_field (row, CHARTER_TYPE_ENTRY_ROW, step, "title", _("Step, in our words"));
  add_field (row, CHARTER_TYPE_TEXT_ROW, step, "universal", _("For everybody (universal)"));
  add_field (row, CHARTER_TYPE_TEXT_ROW, step, "targeted", _("For some (targeted)"));
  add_field (row, CHARTER_TYPE_TEXT_ROW, step, "specialist", _("For a few (specialist)"));
  add_field (row, CHARTER_TYPE_ENTRY_ROW, step, "who", _("Who (roles)"));
  add_field (row, CHARTER_TYPE_ENTRY_ROW, step, "timing", _("When"));
  name_step (row, step, number);
}

static void
add_check_row (CharterSupportModelPane *self,
               CharterModelCheck       *check)
{
  GtkWidget *row = add_expander (self, self->checks, check);

  add_button (self, row, "user-trash-symbolic", _("Delete this check"), check, G_CALLBACK (check_removed_cb));
  add_field (row, CHARTER_TYPE_DATE_ROW, check, "checked-on", _("Checked on"));
  add_field (row, CHARTER_TYPE_ENTRY_ROW, check, "checked-by", _("By whom (role)"));
  add_field (row, CHARTER_TYPE_TEXT_ROW, check, "found", _("What we found: gaps, what no longer works"));
  add_field (row, CHARTER_TYPE_TEXT_ROW, check, "changed", _("What we changed"));
  add_field (row, CHARTER_TYPE_DATE_ROW, check, "next-on", _("Next check due"));
  name_check (row, check);
}

static void
clear (CharterSupportModelPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      /* What stands open stays open when its row is built anew. */
      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        self->opened = g_object_get_data (G_OBJECT (row), "charter-record");
      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "charter-group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
fill_due (CharterSupportModelPane *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *words = charter_support_dup_check_words (get_portfolio (self), today);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->checks), words);
}

static gboolean
fill_cb (gpointer user_data)
{
  CharterSupportModelPane *self = user_data;
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(GPtrArray) checks = NULL;

  self->fill_source = 0;
  if (!get_portfolio (self))
    return G_SOURCE_REMOVE;
  clear (self);
  steps = charter_support_list_steps (get_portfolio (self));
  checks = charter_support_list_checks (get_portfolio (self));
  for (guint i = 0; i < steps->len; i++)
    add_step_row (self, steps->pdata[i], i + 1, steps->len);
  for (guint i = 0; i < checks->len; i++)
    add_check_row (self, checks->pdata[i]);
  self->opened = NULL;
  g_set_object (&self->model, charter_support_model_find (get_portfolio (self)));
  g_binding_group_set_source (self->bindings, self->model);
  fill_due (self);
  gtk_stack_set_visible_child_name (self->stack, steps->len > 0 || checks->len > 0 || self->model ? "model" : "empty");
  return G_SOURCE_REMOVE;
}

static gboolean
is_of_model (CharterRecord *record)
{
  return CHARTER_IS_SUPPORT_STEP (record) || CHARTER_IS_MODEL_CHECK (record) || CHARTER_IS_SUPPORT_MODEL (record);
}

static void
records_changed_cb (CharterSupportModelPane *self,
                    CharterRecord           *record)
{
  if (is_of_model (record) && self->fill_source == 0)
    self->fill_source = g_idle_add (fill_cb, self);
}

/* A row's title follows what is typed in it; only another order builds the rows anew. */
static void
changed_cb (CharterSupportModelPane *self,
            CharterRecord           *record,
            const char              *field)
{
  guint number = 0;

  if (!is_of_model (record))
    return;
  if (g_str_equal (field, "position") || g_str_equal (field, "checked-on"))
    records_changed_cb (self, record);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      gpointer own = g_object_get_data (G_OBJECT (row), "charter-record");

      number += CHARTER_IS_SUPPORT_STEP (own);
      if (own == record && CHARTER_IS_SUPPORT_STEP (own))
        name_step (row, own, number);
      else if (own == record)
        name_check (row, own);
    }
  fill_due (self);
}

static void
begin_cb (CharterSupportModelPane *self)
{
  charter_support_begin_model (self->session);
}

static void
add_step_cb (CharterSupportModelPane *self)
{
  self->opened = charter_support_add_step (self->session);
}

static void
add_check_cb (CharterSupportModelPane *self)
{
  self->opened = charter_support_add_check (self->session);
}

static void
charter_support_model_pane_dispose (GObject *object)
{
  CharterSupportModelPane *self = CHARTER_SUPPORT_MODEL_PANE (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->bindings)
    g_binding_group_set_source (self->bindings, NULL);
  g_clear_object (&self->bindings);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_SUPPORT_MODEL_PANE);

  G_OBJECT_CLASS (charter_support_model_pane_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CharterSupportModelPane, name)

static void
charter_support_model_pane_class_init (CharterSupportModelPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_support_model_pane_dispose;

  g_type_ensure (CHARTER_TYPE_DATE_ROW);
  g_type_ensure (CHARTER_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-support-model-pane.ui");
  BIND (aim_row);
  BIND (checks);
  BIND (stack);
  BIND (steps);
  BIND (title_row);
  gtk_widget_class_bind_template_callback (widget_class, add_check_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
}

static void
charter_support_model_pane_init (CharterSupportModelPane *self)
{
  GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->bindings = g_binding_group_new ();
  g_binding_group_bind_full (self->bindings, "title", self->title_row, "text", both, charter_row_from_text, NULL, NULL, NULL);
  g_binding_group_bind_full (self->bindings, "aim", self->aim_row, "text", both, charter_row_from_text, NULL, NULL, NULL);
}

/** charter_support_model_pane_set_session: the sitting that the model belongs to, once */
void
charter_support_model_pane_set_session (CharterSupportModelPane *self,
                                        CharterSession          *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  g_return_if_fail (CHARTER_IS_SUPPORT_MODEL_PANE (self));

  g_set_object (&self->session, session);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill_cb (self);
}
