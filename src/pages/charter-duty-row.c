/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-duty-row.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-date-row.h"
#include "charter-entry-row.h"
#include "charter-term.h"

/**
 * CharterDutyRow:
 *
 * Folded: what the duty is called, how it binds, its citation and when it is due. What can be said of it is
 * built when it is unfolded, since there are some thirty duties and a school opens a few.
 */
struct _CharterDutyRow
{
  AdwExpanderRow   parent_instance;

  GtkWidget       *due;        /* the words at the end */
  GtkWidget       *done_row;   /* these are NULL until unfolded */
  GtkWidget       *from_row;   /* nullable: of duties that count from a day */
  GtkWidget       *due_row;
  GtkWidget       *published_row;
  GtkWidget       *owner_row;
  GtkWidget       *answer_row;

  CharterSession  *session;    /* owned */
  CharterItem     *item;       /* owned */
  CharterDutyLine  line;

  gboolean         is_filling;
};

G_DEFINE_FINAL_TYPE (CharterDutyRow, charter_duty_row, ADW_TYPE_EXPANDER_ROW)

static void
done_cb (CharterDutyRow *self)
{
  if (!self->is_filling)
    charter_duty_job_set_done (self->session, self->item,
                               charter_date_row_get_date (CHARTER_DATE_ROW (self->done_row)));
}

static void
from_cb (CharterDutyRow *self)
{
  if (!self->is_filling)
    charter_duty_job_set_counts_from (self->session, self->item,
                                      charter_date_row_get_date (CHARTER_DATE_ROW (self->from_row)));
}

static void
due_cb (CharterDutyRow *self)
{
  if (!self->is_filling)
    charter_duty_job_set_due (self->session, self->item,
                              charter_date_row_get_date (CHARTER_DATE_ROW (self->due_row)));
}

static void
published_cb (CharterDutyRow *self)
{
  if (!self->is_filling)
    charter_duty_job_set_text (self->session, self->item, "published-at",
                               gtk_editable_get_text (GTK_EDITABLE (self->published_row)));
}

static void
owner_cb (CharterDutyRow *self)
{
  if (!self->is_filling)
    charter_duty_job_set_text (self->session, self->item, "owner",
                               gtk_editable_get_text (GTK_EDITABLE (self->owner_row)));
}

static void
answer_cb (CharterDutyRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->answer_row));

  if (!self->is_filling && selected <= CHARTER_DUTY_NOT_MET)
    charter_duty_job_set_answer (self->session, self->item, (CharterDutyAnswer) selected);
}

static GtkWidget *
add_row (CharterDutyRow *self,
         GType           type,
         const char     *title,
         const char     *signal,
         GCallback       callback)
{
  GtkWidget *row = g_object_new (type, "title", title, NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (row, signal, callback, self, G_CONNECT_SWAPPED);
  return row;
}

static void
set_text (GtkWidget  *row,
          const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
fill_rows (CharterDutyRow *self)
{
  CharterDuty *record = self->line.record;
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *due = charter_duty_job_dup_due (&self->line, today);

  self->is_filling = TRUE;
  charter_date_row_set_date (CHARTER_DATE_ROW (self->done_row),
                             record ? charter_duty_get_last_done_on (record) : NULL);
  if (self->from_row)
    charter_date_row_set_date (CHARTER_DATE_ROW (self->from_row),
                               record ? charter_duty_get_counts_from (record) : NULL);
  charter_date_row_set_date (CHARTER_DATE_ROW (self->due_row), due);
  set_text (self->published_row, record ? charter_duty_get_published_at (record) : NULL);
  set_text (self->owner_row, record ? charter_duty_get_owner (record) : NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->answer_row),
                              record ? charter_duty_get_answer (record) : CHARTER_DUTY_NOT_SAID);
  self->is_filling = FALSE;
}

static void
expanded_cb (CharterDutyRow *self)
{
  g_autoptr(GtkStringList) answers = NULL;
  const CharterDutyRule *rule;

  /* It is told of first while the row is made, when there is no duty yet. */
  if (self->done_row || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  rule = &self->line.duty->rule;
  self->is_filling = TRUE;
  if (rule->renewal == CHARTER_RENEWAL_WITHIN)
    self->from_row = add_row (self, CHARTER_TYPE_DATE_ROW, _("Counted from: the day of appointment"),
                              "notify::date", G_CALLBACK (from_cb));
  self->done_row = add_row (self, CHARTER_TYPE_DATE_ROW, _("Last done"), "notify::date",
                            G_CALLBACK (done_cb));
  self->due_row = add_row (self, CHARTER_TYPE_DATE_ROW, _("Next due"), "notify::date", G_CALLBACK (due_cb));
  self->published_row = add_row (self, CHARTER_TYPE_ENTRY_ROW, _("Where it is published or kept"), "changed",
                                 G_CALLBACK (published_cb));
  self->owner_row = add_row (self, CHARTER_TYPE_ENTRY_ROW, _("Who sees to it"), "changed",
                             G_CALLBACK (owner_cb));
  self->answer_row = add_row (self, ADW_TYPE_COMBO_ROW, _("We say that it is"), "notify::selected",
                              G_CALLBACK (answer_cb));
  answers = gtk_string_list_new (NULL);
  for (guint i = CHARTER_DUTY_NOT_SAID; i <= CHARTER_DUTY_NOT_MET; i++)
    gtk_string_list_append (answers, charter_duty_job_get_answer_word ((CharterDutyAnswer) i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->answer_row), G_LIST_MODEL (answers));
  if (self->line.duty->force == CHARTER_FORCE_MUST)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->answer_row),
                                 _("“Not met” holds the level of the areas that it lies behind"));
  fill_rows (self);
}

/* "By law · every 12 months · Equality Act 2010 …" */
static char *
dup_about (CharterDutyRow *self)
{
  const CharterItemDuty *duty = self->line.duty;
  g_autofree char *rule = charter_duty_rule_dup_words (&duty->rule);
  GString *about = g_string_new (charter_duty_job_get_force_word (duty->force));

  if (rule)
    g_string_append_printf (about, " · %s", rule);
  if (duty->citation)
    g_string_append_printf (about, " · %s", duty->citation);
  if (!duty->checked_on)
    g_string_append_printf (about, " · %s", _("check before relying on it"));
  return g_string_free (about, FALSE);
}

/* What is worth knowing at a glance, in words. */
static char *
dup_state (CharterDutyRow *self,
           CharterDue     *due)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *date = charter_duty_job_dup_due (&self->line, today);
  CharterDuty *record = self->line.record;

  *due = charter_term_get_due (date, today);
  if (record && charter_duty_get_answer (record) == CHARTER_DUTY_NOT_MET)
    {
      *due = CHARTER_DUE_LATE;
      return g_strdup (charter_duty_job_get_answer_word (CHARTER_DUTY_NOT_MET));
    }
  if (date)
    return charter_term_dup_due_words (date, today);
  if (record && charter_duty_get_answer (record) == CHARTER_DUTY_MET)
    return g_strdup (charter_duty_job_get_answer_word (CHARTER_DUTY_MET));
  if (record && charter_duty_get_last_done_on (record))
    return g_strdup (_("done"));
  return g_strdup (self->line.duty->rule.renewal == CHARTER_RENEWAL_NONE ? "" : _("never recorded"));
}

static void
fill (CharterDutyRow *self)
{
  CharterDue due;
  g_autofree char *state = dup_state (self, &due);
  g_autofree char *about = dup_about (self);
  const char *title = charter_item_get_title (self->item);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", title, state, about);

  gtk_label_set_label (GTK_LABEL (self->due), state);
  gtk_widget_set_css_classes (self->due,
                              due == CHARTER_DUE_LATE
                                ? (const char *[]) { "caption", "tag", "late", NULL }
                              : due == CHARTER_DUE_SOON
                                ? (const char *[]) { "caption", "tag", "strong", NULL }
                                : (const char *[]) { "caption", "quiet", NULL });
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (self->done_row)
    fill_rows (self);
}

static void
charter_duty_row_dispose (GObject *object)
{
  CharterDutyRow *self = CHARTER_DUTY_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (charter_duty_row_parent_class)->dispose (object);
}

static void
charter_duty_row_class_init (CharterDutyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_duty_row_dispose;
}

static void
charter_duty_row_init (CharterDutyRow *self)
{
  self->due = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->due);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * charter_duty_row_new:
 * @session: with a school
 * @line: a duty of the pack
 *
 * Returns: (transfer floating): a row of it
 */
GtkWidget *
charter_duty_row_new (CharterSession        *session,
                      const CharterDutyLine *line)
{
  CharterDutyRow *self = g_object_new (CHARTER_TYPE_DUTY_ROW, NULL);

  self->session = g_object_ref (session);
  self->item = g_object_ref (line->item);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), charter_item_get_title (line->item));
  charter_duty_row_update (self, line);
  return GTK_WIDGET (self);
}

/**
 * charter_duty_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the item that the duty stands on
 */
CharterItem *
charter_duty_row_get_item (CharterDutyRow *self)
{
  return self->item;
}

/** charter_duty_row_update: what the school says of the duty has changed */
void
charter_duty_row_update (CharterDutyRow        *self,
                         const CharterDutyLine *line)
{
  self->line = *line;
  fill (self);
}
