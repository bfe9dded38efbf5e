/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-list.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-plan-action-job.h"
#include "charter-term.h"

struct _CharterActionList
{
  CharterRecordList    parent_instance;

  CharterSession      *session;
  GListModel          *actions; /* all of the school */

  char                *area;
  char                *owner;
  CharterActionsShown  shown;
};

G_DEFINE_FINAL_TYPE (CharterActionList, charter_action_list, CHARTER_TYPE_RECORD_LIST)

static gboolean
is_of_area (CharterActionList *self,
            CharterAction     *action)
{
  g_autoptr(GPtrArray) items = charter_plan_action_list_items (self->session, action);

  for (guint i = 0; i < items->len; i++)
    {
      CharterArea *area = charter_item_get_area (g_ptr_array_index (items, i));

      if (area && g_str_equal (charter_area_get_code (area), self->area))
        return TRUE;
    }
  return FALSE;
}

static void
charter_action_list_add_text (CharterRecord *record,
                              GString       *text)
{
  static const char * const fields[] = {
    "title", "owner", "success-criterion", "why", "supporter", "measure", "impact", NULL
  };

  g_string_append_printf (text, "%d", (int) charter_action_get_number (CHARTER_ACTION (record)));
  charter_record_list_add_fields (record, fields, text);
}

static gboolean
charter_action_list_is_wanted (CharterRecordList *list,
                               CharterRecord     *record)
{
  CharterActionList *self = CHARTER_ACTION_LIST (list);
  CharterAction *action = CHARTER_ACTION (record);

  if (self->shown != CHARTER_ACTIONS_ALL
      && charter_plan_action_is_open (action) != (self->shown == CHARTER_ACTIONS_OPEN))
    return FALSE;
  if (self->owner && g_strcmp0 (charter_action_get_owner (action), self->owner) != 0)
    return FALSE;
  return !self->area || is_of_area (self, action);
}

/* Open ones first, soonest first, those without a date after them; then the finished, latest first. */
static int
charter_action_list_compare (CharterRecord *first,
                             CharterRecord *second)
{
  CharterAction *left = CHARTER_ACTION (first);
  CharterAction *right = CHARTER_ACTION (second);
  gboolean is_left_open = charter_plan_action_is_open (left);
  const char *left_date;
  const char *right_date;
  gint64 numbers = charter_action_get_number (left) - charter_action_get_number (right);

  if (is_left_open != charter_plan_action_is_open (right))
    return is_left_open ? -1 : 1;
  left_date = is_left_open ? charter_action_get_due_on (left) : charter_action_get_done_on (left);
  right_date = is_left_open ? charter_action_get_due_on (right) : charter_action_get_done_on (right);
  if (!left_date != !right_date)
    return left_date ? -1 : 1;
  if (g_strcmp0 (left_date, right_date) != 0)
    return g_strcmp0 (left_date, right_date) * (is_left_open ? 1 : -1);
  return (numbers > 0) - (numbers < 0);
}

static void
changed_cb (CharterActionList *self,
            CharterRecord     *record,
            const char        *field)
{
  if (!CHARTER_IS_ACTION (record))
    return;
  if (g_str_equal (field, "due-on") || g_str_equal (field, "status")
      || g_str_equal (field, "done-on"))
    charter_record_list_sort_again (CHARTER_RECORD_LIST (self));
  if (charter_record_list_has_words (CHARTER_RECORD_LIST (self)) || g_str_equal (field, "status")
      || (self->owner && g_str_equal (field, "owner")))
    charter_record_list_filter_again (CHARTER_RECORD_LIST (self));
}

static void
links_changed_cb (CharterActionList *self,
                  CharterRecord     *record)
{
  if (CHARTER_IS_LINK (record) && self->area)
    charter_record_list_filter_again (CHARTER_RECORD_LIST (self));
}

static void
charter_action_list_finalize (GObject *object)
{
  CharterActionList *self = CHARTER_ACTION_LIST (object);

  g_clear_object (&self->session);
  g_free (self->area);
  g_free (self->owner);

  G_OBJECT_CLASS (charter_action_list_parent_class)->finalize (object);
}

static void
charter_action_list_class_init (CharterActionListClass *klass)
{
  CharterRecordListClass *list_class = CHARTER_RECORD_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = charter_action_list_finalize;
  list_class->is_wanted = charter_action_list_is_wanted;
  list_class->compare = charter_action_list_compare;
  list_class->add_text = charter_action_list_add_text;
}

static void
charter_action_list_init (CharterActionList *self)
{
}

/**
 * charter_action_list_new:
 * @session: with a school
 *
 * Returns: (transfer full): the open actions of the school, soonest first
 */
CharterActionList *
charter_action_list_new (CharterSession *session)
{
  CharterActionList *self = g_object_new (CHARTER_TYPE_ACTION_LIST, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  self->session = g_object_ref (session);
  self->actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);
  charter_record_list_set_records (CHARTER_RECORD_LIST (self), self->actions);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (links_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (links_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * charter_action_list_set_shown:
 * @self: a list
 * @shown: open ones, finished ones or all
 */
void
charter_action_list_set_shown (CharterActionList   *self,
                               CharterActionsShown  shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  charter_record_list_filter_again (CHARTER_RECORD_LIST (self));
}

/**
 * charter_action_list_set_area:
 * @area: (nullable): only actions for items of the area with this code
 */
void
charter_action_list_set_area (CharterActionList *self,
                              const char        *area)
{
  if (g_strcmp0 (self->area, area) == 0)
    return;
  g_free (self->area);
  self->area = g_strdup (area);
  charter_record_list_filter_again (CHARTER_RECORD_LIST (self));
}

/**
 * charter_action_list_set_owner:
 * @owner: (nullable): only actions of this person or role
 */
void
charter_action_list_set_owner (CharterActionList *self,
                               const char        *owner)
{
  if (g_strcmp0 (self->owner, owner) == 0)
    return;
  g_free (self->owner);
  self->owner = g_strdup (owner);
  charter_record_list_filter_again (CHARTER_RECORD_LIST (self));
}

/** charter_action_list_is_filtered: Returns: whether words, an area or an owner leave some out */
gboolean
charter_action_list_is_filtered (CharterActionList *self)
{
  return charter_record_list_has_words (CHARTER_RECORD_LIST (self)) || self->area || self->owner;
}

/** charter_action_list_dup_owners: Returns: (transfer full): everybody who leads an action, each once */
GStrv
charter_action_list_dup_owners (CharterActionList *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (self->actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (self->actions, i);
      const char *owner = charter_action_get_owner (action);

      if (owner && g_hash_table_add (seen, (gpointer) owner))
        g_strv_builder_add (builder, owner);
    }
  return g_strv_builder_end (builder);
}

/**
 * charter_action_list_get_heading:
 * @today: today, `YYYY-MM-DD`
 *
 * Returns: what the action stands under in the list
 */
const char *
charter_action_list_get_heading (CharterAction *action,
                                 const char    *today)
{
  if (!charter_plan_action_is_open (action))
    return _("Finished");
  switch (charter_term_get_due (charter_action_get_due_on (action), today))
    {
    case CHARTER_DUE_LATE:
      return _("Late");
    case CHARTER_DUE_SOON:
      return _("Due within 14 days");
    case CHARTER_DUE_LATER:
      return _("Later");
    case CHARTER_DUE_NONE:
    default:
      return _("No date yet");
    }
}
