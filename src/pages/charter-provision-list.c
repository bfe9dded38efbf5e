/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-provision-list.h"

#include <string.h>

#include "charter-provision-map.h"
#include "charter-provision-trail.h"
#include "charter-provision-words.h"
#include "charter-year-groups.h"

struct _CharterProvisionList
{
  GObject                 parent_instance;

  GtkSortListModel       *model;
  GtkCustomFilter        *filter;
  GtkCustomSorter        *sorter;

  char                  **words; /* in small letters */
  CharterProvisionsShown  shown;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CharterProvisionList, charter_provision_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gboolean
has_words (CharterProvisionList *self,
           CharterProvision     *provision)
{
  static const char * const fields[] = {
    "title", "cohort", "scale", "staff", "sessions", "assess-note", "plan-note", "do-note", "review-note", "decision",
  };
  g_autofree char *years = charter_year_groups_dup_words (charter_provision_get_years (provision));
  g_autoptr(GString) text = g_string_new (years);
  g_autofree char *small = NULL;

  g_string_append_printf (text, "\n%s\n%s", charter_tier_get_title (charter_provision_get_tier (provision)),
                          charter_provision_map_get_need_title (charter_provision_map_find_need (provision)));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = charter_record_get_text (CHARTER_RECORD (provision), fields[i]);

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
  CharterProvisionList *self = user_data;
  CharterProvision *provision = item;

  if (self->shown != CHARTER_PROVISIONS_ALL
      && charter_provision_is_running (provision) != (self->shown == CHARTER_PROVISIONS_RUNNING))
    return FALSE;
  return !self->words || has_words (self, provision);
}

/* What runs first, then by tier; in a tier the latest first, those that have no first day yet before them. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  CharterProvision *left = (CharterProvision *) a;
  CharterProvision *right = (CharterProvision *) b;
  int tiers = (int) charter_provision_get_tier (left) - (int) charter_provision_get_tier (right);
  const char *left_start = charter_provision_get_start_on (left);
  const char *right_start = charter_provision_get_start_on (right);

  if (charter_provision_is_running (left) != charter_provision_is_running (right))
    return charter_provision_is_running (left) ? -1 : 1;
  if (tiers != 0)
    return tiers;
  if (!left_start != !right_start)
    return left_start ? 1 : -1;
  if (g_strcmp0 (left_start, right_start) != 0)
    return g_strcmp0 (right_start, left_start);
  return g_strcmp0 (charter_record_get_id (CHARTER_RECORD (left)), charter_record_get_id (CHARTER_RECORD (right)));
}

static void
filter_again (CharterProvisionList *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
changed_cb (CharterProvisionList *self,
            CharterRecord        *record,
            const char           *field)
{
  if (!CHARTER_IS_PROVISION (record))
    return;
  if (g_str_equal (field, "tier") || g_str_equal (field, "start-on") || g_str_equal (field, "decided"))
    gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  if (self->words || g_str_equal (field, "decided"))
    filter_again (self);
}

static void
items_changed_cb (CharterProvisionList *self,
                  guint                 position,
                  guint                 removed,
                  guint                 added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
charter_provision_list_get_item_type (GListModel *model)
{
  return CHARTER_TYPE_PROVISION;
}

static guint
charter_provision_list_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (CHARTER_PROVISION_LIST (model)->model));
}

static gpointer
charter_provision_list_get_item (GListModel *model,
                                 guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (CHARTER_PROVISION_LIST (model)->model), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = charter_provision_list_get_item_type;
  iface->get_n_items = charter_provision_list_get_n_items;
  iface->get_item = charter_provision_list_get_item;
}

static void
charter_provision_list_finalize (GObject *object)
{
  CharterProvisionList *self = CHARTER_PROVISION_LIST (object);

  g_clear_object (&self->model);
  g_strfreev (self->words);

  G_OBJECT_CLASS (charter_provision_list_parent_class)->finalize (object);
}

static void
charter_provision_list_class_init (CharterProvisionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_provision_list_finalize;
}

static void
charter_provision_list_init (CharterProvisionList *self)
{
}

/**
 * charter_provision_list_new:
 * @session: with a school
 *
 * Returns: (transfer full): the provisions of the school that run, by tier
 */
CharterProvisionList *
charter_provision_list_new (CharterSession *session)
{
  CharterProvisionList *self = g_object_new (CHARTER_TYPE_PROVISION_LIST, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  GListModel *all = charter_portfolio_get_list (portfolio, CHARTER_TYPE_PROVISION);
  GtkFilterListModel *wanted;

  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare, self, NULL);
  wanted = gtk_filter_list_model_new (g_object_ref (all), GTK_FILTER (self->filter));
  self->model = gtk_sort_list_model_new (G_LIST_MODEL (wanted), GTK_SORTER (self->sorter));
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * charter_provision_list_set_words:
 * @words: (nullable): all of them must stand in the provision, in any case and order
 */
void
charter_provision_list_set_words (CharterProvisionList *self,
                                  const char           *words)
{
  g_autofree char *plain = g_strstrip (g_utf8_casefold (words ? words : "", -1));

  g_clear_pointer (&self->words, g_strfreev);
  if (*plain)
    self->words = g_strsplit (plain, " ", -1);
  filter_again (self);
}

void
charter_provision_list_set_shown (CharterProvisionList   *self,
                                  CharterProvisionsShown  shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  filter_again (self);
}

/** charter_provision_list_has_words: Returns: whether words leave some out */
gboolean
charter_provision_list_has_words (CharterProvisionList *self)
{
  return self->words != NULL;
}

/** charter_provision_list_find: Returns: where @provision stands, %GTK_INVALID_LIST_POSITION when it is left out */
guint
charter_provision_list_find (CharterProvisionList *self,
                             CharterProvision     *provision)
{
  for (guint i = 0; provision && i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(CharterProvision) other = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (other == provision)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}
