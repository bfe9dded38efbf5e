/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-projector-plan.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-plan-action-job.h"
#include "charter-row.h"
#include "charter-term.h"
#include "charter-ui.h"
#include "charter-written-date.h"

/**
 * CharterProjectorPlan:
 *
 * The action plan on the wall: what was agreed becomes an action of the item that was shown before, with
 * who and by when, and the open actions stand below it.
 */
struct _CharterProjectorPlan
{
  AdwBin parent_instance;

  GtkWidget *about;
  GtkWidget *what;
  GtkWidget *who;
  GtkWidget *when;
  GtkWidget *add_button;
  GtkWidget *fault;
  GtkWidget *list;
  GtkWidget *nothing;

  CharterSession *session; /* nullable */
  CharterItem *item;       /* nullable: what the action is for */
};

G_DEFINE_FINAL_TYPE (CharterProjectorPlan, charter_projector_plan, ADW_TYPE_BIN)

static char *
dup_typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* "SENCO · in 12 days" */
static char *
dup_details (CharterAction *action)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *due = charter_action_get_due_on (action)
                         ? charter_plan_action_dup_due_words (action, today) : g_strdup (_("no date yet"));
  const char *owner = charter_action_get_owner (action);

  /* TRANSLATORS: who does an action, and by when: "SENCO · in 12 days" */
  return g_strdup_printf (_("%s · %s"), owner ? owner : _("nobody yet"), due);
}

static void
add_row (CharterProjectorPlan *self,
         CharterAction        *action)
{
  g_autofree char *details = dup_details (action);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", charter_action_get_title (action), details);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", charter_action_get_title (action),
                                   "xalign", 0.0f, "wrap", TRUE, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "label", details, "xalign", 0.0f, "wrap", TRUE, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE, NULL);

  gtk_widget_add_css_class (detail, "small");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  charter_row_say (row, spoken);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static gboolean
is_for_item (CharterProjectorPlan *self,
             CharterAction        *action)
{
  g_autoptr(GPtrArray) items = charter_plan_action_list_items (self->session, action);

  return self->item && g_ptr_array_find (items, self->item, NULL);
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const char *first = charter_action_get_due_on (*(CharterAction * const *) a);
  const char *second = charter_action_get_due_on (*(CharterAction * const *) b);

  /* Those without a date come last. */
  return first && second ? strcmp (first, second) : !first - !second;
}

static GPtrArray *
list_open (CharterProjectorPlan *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  GListModel *actions = portfolio ? charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION) : NULL;
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; actions && i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);

      if (charter_plan_action_is_open (action))
        g_ptr_array_add (open, action); /* the portfolio holds it */
    }
  g_ptr_array_sort (open, compare_due);
  return open;
}

/* The open actions, those of the item first, each in the order of their dates. */
static void
fill_list (CharterProjectorPlan *self)
{
  g_autoptr(GPtrArray) open = list_open (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (int is_own = 1; is_own >= 0; is_own--)
    for (guint i = 0; i < open->len; i++)
      if (is_for_item (self, open->pdata[i]) == is_own)
        add_row (self, open->pdata[i]);
  gtk_widget_set_visible (self->list, open->len > 0);
  gtk_widget_set_visible (self->nothing, open->len == 0);
}

static void
tell_fault (CharterProjectorPlan *self,
            const char           *words)
{
  gtk_label_set_label (GTK_LABEL (self->fault), words ? words : "");
  gtk_widget_set_visible (self->fault, words != NULL);
}

static void
make_action (CharterProjectorPlan *self,
             const char           *what,
             const char           *who,
             const char           *date)
{
  CharterStore *store = charter_session_get_store (self->session);
  CharterAction *action;

  charter_store_begin_group (store, _("Add an action"));
  action = self->item ? charter_plan_action_add_for_item (self->session, self->item, what)
                      : charter_plan_action_add (self->session, what);
  if (action && *who)
    charter_action_set_owner (action, who);
  if (action && date)
    charter_plan_action_set_due (self->session, action, date);
  charter_store_end_group (store);
}

static void
add_cb (CharterProjectorPlan *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *what = dup_typed (self->what);
  g_autofree char *who = dup_typed (self->who);
  g_autofree char *when = dup_typed (self->when);
  g_autofree char *date = *when ? charter_written_date_read (when, today) : NULL;

  if (!*what)
    {
      tell_fault (self, _("Type what shall be done."));
      gtk_widget_grab_focus (self->what);
      return;
    }
  if (*when && !date)
    {
      tell_fault (self, _("Type the date as day, month and year, such as 13 February 2027."));
      gtk_widget_grab_focus (self->when);
      return;
    }
  tell_fault (self, NULL);
  make_action (self, what, who, date);
  gtk_editable_set_text (GTK_EDITABLE (self->what), "");
  gtk_editable_set_text (GTK_EDITABLE (self->when), "");
  fill_list (self);
  gtk_widget_grab_focus (self->what);
}

static void
charter_projector_plan_dispose (GObject *object)
{
  CharterProjectorPlan *self = CHARTER_PROJECTOR_PLAN (object);

  g_clear_object (&self->session);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_PROJECTOR_PLAN);

  G_OBJECT_CLASS (charter_projector_plan_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterProjectorPlan, child)

static void
charter_projector_plan_class_init (CharterProjectorPlanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_projector_plan_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-projector-plan.ui");
  BIND (about);
  BIND (what);
  BIND (who);
  BIND (when);
  BIND (add_button);
  BIND (fault);
  BIND (list);
  BIND (nothing);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

#undef BIND

static void
charter_projector_plan_init (CharterProjectorPlan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  charter_ui_name_button (self->add_button, _("Add the action"));
}

/**
 * charter_projector_plan_set_session:
 * @self: the plan on the wall
 * @session: a session with a school
 */
void
charter_projector_plan_set_session (CharterProjectorPlan *self,
                                    CharterSession       *session)
{
  g_return_if_fail (CHARTER_IS_PROJECTOR_PLAN (self));
  g_set_object (&self->session, session);
}

/**
 * charter_projector_plan_show:
 * @self: a plan with a session
 * @item: (nullable): what an action that is added is for
 *
 * The next step that was written for @item is offered as the words of its action, unless it is one.
 */
void
charter_projector_plan_show (CharterProjectorPlan *self,
                             CharterItem          *item)
{
  g_autofree char *about = item ? g_strdup_printf (_("For %s %s"), charter_item_get_code (item),
                                                   charter_item_get_title (item)) : NULL;
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterAudit *audit = charter_session_get_audit (self->session);
  CharterJudgement *judgement =
    item && portfolio && audit
    ? charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (item), CHARTER_VOICE_SCHOOL) : NULL;
  const char *step = judgement ? charter_judgement_get_next_step (judgement) : NULL;
  g_autoptr(GPtrArray) raised =
    judgement ? charter_portfolio_list_linked_from (portfolio, charter_record_get_id (CHARTER_RECORD (judgement)),
                                                    CHARTER_LINK_RAISES) : NULL;

  for (guint i = 0; step && i < raised->len; i++)
    if (g_strcmp0 (charter_action_get_title (raised->pdata[i]), step) == 0)
      step = NULL;
  g_set_object (&self->item, item);
  gtk_label_set_label (GTK_LABEL (self->about), about ? about : _("For the whole school"));
  gtk_editable_set_text (GTK_EDITABLE (self->what), step ? step : "");
  tell_fault (self, NULL);
  fill_list (self);
}

/** charter_projector_plan_begin: puts the cursor where the action is typed */
void
charter_projector_plan_begin (CharterProjectorPlan *self)
{
  g_return_if_fail (CHARTER_IS_PROJECTOR_PLAN (self));
  gtk_widget_grab_focus (self->what);
}
