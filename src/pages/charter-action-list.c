/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-list.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-plan-action-job.h"
#include "charter-term.h"

struct _CharterActionList
{
  GObject              parent_instance;

  CharterSession      *session;
  GListModel          *actions; /* all of the school */
  GtkSortListModel    *model;
  GtkCustomFilter     *filter;
  GtkCustomSorter     *sorter;

  char               **words;   /* in small letters */
  char                *area;
  char                *owner;
  CharterActionsShown  shown;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CharterActionList, charter_action_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

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

static gboolean
has_words (CharterActionList *self,
           CharterAction     *action)
{
  static const char * const fields[] = {
    "title", "owner", "success-criterion", "why", "supporter", "measure", "impact"
  };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *small = NULL;

  g_string_append_printf (text, "%d", (int) charter_action_get_number (action));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = charter_record_get_text (CHARTER_RECORD (action), fields[i]);

      if (value)
        g_string_append_printf (text, "\n%s", value);
    }
  small = g_utf8_casefold (text->str, -1);
  for (guint i = 0; self->words[i]; i++)
    if (!strstr (small, self->words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_wanted (gpointer item,
           gpointer user_data)
{
  CharterActionList *self = user_data;
  CharterAction *action = item;

  if (self->shown != CHARTER_ACTIONS_ALL
      && charter_plan_action_is_open (action) != (self->shown == CHARTER_ACTIONS_OPEN))
    return FALSE;
  if (self->owner && g_strcmp0 (charter_action_get_owner (action), self->owner) != 0)
    return FALSE;
  if (self->area && !is_of_area (self, action))
    return FALSE;
  return !self->words || has_words (self, action);
}

/* Open ones first, soonest first, those without a date after them; then the finished, latest first. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  CharterAction *left = (CharterAction *) a;
  CharterAction *right = (CharterAction *) b;
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
filter_again (CharterActionList *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
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
    gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  if (self->words || g_str_equal (field, "status") || (self->owner && g_str_equal (field, "owner")))
    filter_again (self);
}

static void
links_changed_cb (CharterActionList *self,
                  CharterRecord     *record)
{
  if (CHARTER_IS_LINK (record) && self->area)
    filter_again (self);
}

static void
items_changed_cb (CharterActionList *self,
                  guint              position,
                  guint              removed,
                  guint              added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
charter_action_list_get_item_type (GListModel *model)
{
  return CHARTER_TYPE_ACTION;
}

static guint
charter_action_list_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (CHARTER_ACTION_LIST (model)->model));
}

static gpointer
charter_action_list_get_item (GListModel *model,
                              guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (CHARTER_ACTION_LIST (model)->model), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = charter_action_list_get_item_type;
  iface->get_n_items = charter_action_list_get_n_items;
  iface->get_item = charter_action_list_get_item;
}

static void
charter_action_list_finalize (GObject *object)
{
  CharterActionList *self = CHARTER_ACTION_LIST (object);

  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_strfreev (self->words);
  g_free (self->area);
  g_free (self->owner);

  G_OBJECT_CLASS (charter_action_list_parent_class)->finalize (object);
}

static void
charter_action_list_class_init (CharterActionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_action_list_finalize;
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
  GtkFilterListModel *wanted;

  self->session = g_object_ref (session);
  self->actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);
  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare, self, NULL);
  wanted = gtk_filter_list_model_new (g_object_ref (self->actions), GTK_FILTER (self->filter));
  self->model = gtk_sort_list_model_new (G_LIST_MODEL (wanted), GTK_SORTER (self->sorter));
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (links_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (links_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * charter_action_list_set_words:
 * @words: (nullable): all of them must stand in the action, in any case and order
 */
void
charter_action_list_set_words (CharterActionList *self,
                               const char        *words)
{
  g_autofree char *plain = g_strstrip (g_utf8_casefold (words ? words : "", -1));

  g_clear_pointer (&self->words, g_strfreev);
  if (*plain)
    self->words = g_strsplit (plain, " ", -1);
  filter_again (self);
}

void
charter_action_list_set_shown (CharterActionList   *self,
                               CharterActionsShown  shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  filter_again (self);
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
  filter_again (self);
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
  filter_again (self);
}

/** charter_action_list_is_filtered: Returns: whether words, an area or an owner leave some out */
gboolean
charter_action_list_is_filtered (CharterActionList *self)
{
  return self->words || self->area || self->owner;
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
