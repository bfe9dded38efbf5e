/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-provision-row.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-provision-change.h"
#include "charter-provision-map.h"
#include "charter-provision-trail.h"
#include "charter-provision-words.h"
#include "charter-row-words.h"
#include "charter-term.h"
#include "charter-year-groups.h"

/**
 * CharterProvisionRow:
 *
 * A provision in a list: what, for whom and where it stands, or what changed. A list gives it one provision
 * after the other.
 */
struct _CharterProvisionRow
{
  CharterRow        parent_instance;

  /* Template widgets */
  GtkWidget        *title;
  GtkWidget        *badge;
  GtkWidget        *about;
  GtkWidget        *foot;

  /* Owned */
  CharterSession   *session;
  CharterProvision *provision;
  GSignalGroup     *signals;

  gboolean          tells_change;
};

G_DEFINE_FINAL_TYPE (CharterProvisionRow, charter_provision_row, CHARTER_TYPE_ROW)

static void
add (GString    *words,
     const char *part)
{
  if (part && *part)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* "Cycle 2 · Year 3 to Year 4 · 14 pupils · Cognition and learning" */
static char *
dup_about (CharterProvisionRow *self)
{
  g_autofree char *years = charter_year_groups_dup_words (charter_provision_get_years (self->provision));
  g_autofree char *pupils = charter_small_number_dup_pupils (charter_provision_get_pupils (self->provision));
  guint cycle = charter_provision_get_cycle (charter_session_get_portfolio (self->session), self->provision);
  /* Translators: how often a provision has been through assess, plan, do and review */
  g_autofree char *number = g_strdup_printf (_("Cycle %u"), cycle);
  GString *about = g_string_new (NULL);

  add (about, number);
  add (about, years);
  add (about, pupils);
  if (charter_provision_get_need (self->provision))
    add (about, charter_provision_map_get_need_title (charter_provision_map_find_need (self->provision)));
  return g_string_free (about, FALSE);
}

/* Where it stands: "Now: do · ends in 12 days", or what was decided. */
static char *
dup_stage (CharterProvisionRow *self,
           CharterDue          *due)
{
  CharterDecision decided = charter_provision_get_decided (self->provision);
  const char *end = charter_provision_get_end_on (self->provision);
  const char *stage = charter_stage_get_title (charter_provision_get_stage (self->provision));
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *when = charter_term_dup_due_words (end, today);
  g_autofree char *day = charter_term_dup_date_words (charter_provision_get_decided_on (self->provision));

  *due = CHARTER_DUE_NONE;
  if (decided != CHARTER_DECISION_NOT_DECIDED)
    return *day ? g_strdup_printf ("%s, %s", charter_decision_get_title (decided), day)
                : g_strdup (charter_decision_get_title (decided));
  if (!end)
    return g_strdup (stage);
  *due = charter_term_get_due (end, today);
  /* Translators: a stage (assess, plan, do, review), then when the cycle ends: "in 12 days", "3 days late" */
  return g_strdup_printf (_("%s · review: %s"), stage, when);
}

static char *
dup_change (CharterProvisionRow *self)
{
  g_autofree char *measures = charter_change_dup_measures (self->provision);
  const char *scale = charter_provision_get_scale (self->provision);

  if (!measures)
    return g_strdup (scale ? scale : "");
  return scale ? g_strdup_printf ("%s · %s", measures, scale) : g_strdup (measures);
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

static void
fill (CharterProvisionRow *self)
{
  const char *title = charter_provision_get_title (self->provision);
  CharterChange change = charter_change_of (self->provision);
  CharterDue due = CHARTER_DUE_NONE;
  g_autofree char *about = dup_about (self);
  g_autofree char *words = charter_change_dup_words (&change);
  g_autofree char *foot = self->tells_change ? dup_change (self) : dup_stage (self, &due);
  const char *badge = self->tells_change ? words
                                         : charter_tier_get_title (charter_provision_get_tier (self->provision));
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", title ? title : _("Not named yet"), badge, foot, about);

  charter_row_words_set_label (CHARTER_ROW_WORDS (self->title), title ? title : _("Not named yet"));
  set_class (self->title, "quiet", title == NULL);
  gtk_label_set_label (GTK_LABEL (self->badge), badge);
  set_class (self->badge, "strong", self->tells_change && change.kind == CHARTER_CHANGE_BETTER);
  charter_row_words_set_label (CHARTER_ROW_WORDS (self->about), about);
  charter_row_words_set_label (CHARTER_ROW_WORDS (self->foot), foot);
  gtk_widget_set_visible (self->foot, *foot != '\0');
  set_class (self->foot, "late", due == CHARTER_DUE_LATE);
  set_class (self->foot, "quiet", due != CHARTER_DUE_LATE);
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

static void
changed_cb (CharterProvisionRow *self)
{
  if (self->provision && charter_session_get_portfolio (self->session))
    fill (self);
}

static void
charter_provision_row_dispose (GObject *object)
{
  CharterProvisionRow *self = CHARTER_PROVISION_ROW (object);

  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_PROVISION_ROW);
  g_clear_object (&self->provision);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (charter_provision_row_parent_class)->dispose (object);
}

static void
charter_provision_row_class_init (CharterProvisionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_provision_row_dispose;

  g_type_ensure (CHARTER_TYPE_ROW_WORDS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-provision-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterProvisionRow, about);
  gtk_widget_class_bind_template_child (widget_class, CharterProvisionRow, badge);
  gtk_widget_class_bind_template_child (widget_class, CharterProvisionRow, foot);
  gtk_widget_class_bind_template_child (widget_class, CharterProvisionRow, title);
}

static void
charter_provision_row_init (CharterProvisionRow *self)
{
  self->signals = g_signal_group_new (CHARTER_TYPE_PROVISION);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_provision_row_new:
 * @session: with a school
 * @tells_change: whether it tells what changed, instead of where it stands
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
charter_provision_row_new (CharterSession *session,
                           gboolean        tells_change)
{
  CharterProvisionRow *self = g_object_new (CHARTER_TYPE_PROVISION_ROW, NULL);

  self->session = g_object_ref (session);
  self->tells_change = tells_change;
  return GTK_WIDGET (self);
}

/**
 * charter_provision_row_set_provision:
 * @provision: (nullable): what it follows from now on
 */
void
charter_provision_row_set_provision (CharterProvisionRow *self,
                                     CharterProvision    *provision)
{
  g_return_if_fail (CHARTER_IS_PROVISION_ROW (self));

  g_signal_group_set_target (self->signals, provision);
  g_set_object (&self->provision, provision);
  changed_cb (self);
}
