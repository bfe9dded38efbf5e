/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-record-list.h"

#include <string.h>

/**
 * CharterRecordList:
 *
 * The records of one kind that are wanted, in their order: a page's form, without widgets. What is wanted, in
 * which order, and where words are looked for is said by those that derive from it.
 */
typedef struct {
  GtkSortListModel *model; /* nullable until there are records */
  GtkCustomFilter *filter;
  GtkCustomSorter *sorter;
  char **words;            /* nullable: in small letters */
} CharterRecordListPrivate;

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (CharterRecordList, charter_record_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (CharterRecordList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GListModel *
get_model (gpointer self)
{
  CharterRecordListPrivate *priv = charter_record_list_get_instance_private (self);

  return (GListModel *) priv->model;
}

static gboolean
has_words (CharterRecordList *self,
           CharterRecord     *record)
{
  CharterRecordListPrivate *priv = charter_record_list_get_instance_private (self);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *small = NULL;

  CHARTER_RECORD_LIST_GET_CLASS (self)->add_text (record, text);
  small = g_utf8_casefold (text->str, -1);
  for (guint i = 0; priv->words[i]; i++)
    if (!strstr (small, priv->words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
filter_cb (gpointer record,
           gpointer user_data)
{
  CharterRecordList *self = user_data;

  return CHARTER_RECORD_LIST_GET_CLASS (self)->is_wanted (self, record)
         && (!charter_record_list_has_words (self) || has_words (self, record));
}

static int
compare_cb (gconstpointer left,
            gconstpointer right,
            gpointer      user_data)
{
  return CHARTER_RECORD_LIST_GET_CLASS (user_data)->compare ((CharterRecord *) left, (CharterRecord *) right);
}

static void
items_changed_cb (CharterRecordList *self,
                  guint              position,
                  guint              removed,
                  guint              added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
charter_record_list_get_item_type (GListModel *model)
{
  return CHARTER_TYPE_RECORD;
}

static guint
charter_record_list_get_n_items (GListModel *model)
{
  return get_model (model) ? g_list_model_get_n_items (get_model (model)) : 0;
}

static gpointer
charter_record_list_get_item (GListModel *model,
                              guint       position)
{
  return get_model (model) ? g_list_model_get_item (get_model (model), position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = charter_record_list_get_item_type;
  iface->get_n_items = charter_record_list_get_n_items;
  iface->get_item = charter_record_list_get_item;
}

static void
charter_record_list_finalize (GObject *object)
{
  CharterRecordListPrivate *priv = charter_record_list_get_instance_private (CHARTER_RECORD_LIST (object));

  g_clear_object (&priv->model);
  g_clear_object (&priv->filter);
  g_clear_object (&priv->sorter);
  g_strfreev (priv->words);

  G_OBJECT_CLASS (charter_record_list_parent_class)->finalize (object);
}

static void
charter_record_list_class_init (CharterRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_record_list_finalize;
}

static void
charter_record_list_init (CharterRecordList *self)
{
  CharterRecordListPrivate *priv = charter_record_list_get_instance_private (self);

  priv->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  priv->sorter = gtk_custom_sorter_new (compare_cb, self, NULL);
}

/**
 * charter_record_list_set_records:
 * @self: a list
 * @records: all records of the kind, once
 */
void
charter_record_list_set_records (CharterRecordList *self,
                                 GListModel        *records)
{
  CharterRecordListPrivate *priv = charter_record_list_get_instance_private (self);
  GtkFilterListModel *wanted;

  g_return_if_fail (CHARTER_IS_RECORD_LIST (self));
  g_return_if_fail (priv->model == NULL);

  wanted = gtk_filter_list_model_new (g_object_ref (records), GTK_FILTER (g_object_ref (priv->filter)));
  priv->model = gtk_sort_list_model_new (G_LIST_MODEL (wanted), GTK_SORTER (g_object_ref (priv->sorter)));
  g_signal_connect_object (priv->model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * charter_record_list_set_words:
 * @self: a list
 * @words: (nullable): all of them must stand in the record, in any case and order
 */
void
charter_record_list_set_words (CharterRecordList *self,
                               const char        *words)
{
  CharterRecordListPrivate *priv = charter_record_list_get_instance_private (self);
  g_autofree char *plain = g_strstrip (g_utf8_casefold (words ? words : "", -1));

  g_return_if_fail (CHARTER_IS_RECORD_LIST (self));

  g_clear_pointer (&priv->words, g_strfreev);
  if (*plain)
    priv->words = g_strsplit (plain, " ", -1);
  charter_record_list_filter_again (self);
}

/** charter_record_list_has_words: Returns: whether words leave some out */
gboolean
charter_record_list_has_words (CharterRecordList *self)
{
  CharterRecordListPrivate *priv = charter_record_list_get_instance_private (self);

  return priv->words != NULL;
}

/**
 * charter_record_list_find:
 * @self: a list
 * @record: (nullable): a record
 *
 * Returns: where @record stands, %GTK_INVALID_LIST_POSITION when it is left out
 */
guint
charter_record_list_find (CharterRecordList *self,
                          gpointer           record)
{
  for (guint i = 0; record && i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(GObject) other = g_list_model_get_item (G_LIST_MODEL (self), i);

      if ((gpointer) other == record)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/** charter_record_list_filter_again: what is wanted is another */
void
charter_record_list_filter_again (CharterRecordList *self)
{
  CharterRecordListPrivate *priv = charter_record_list_get_instance_private (self);

  gtk_filter_changed (GTK_FILTER (priv->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/** charter_record_list_sort_again: a record changed its place */
void
charter_record_list_sort_again (CharterRecordList *self)
{
  CharterRecordListPrivate *priv = charter_record_list_get_instance_private (self);

  gtk_sorter_changed (GTK_SORTER (priv->sorter), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * charter_record_list_add_fields:
 * @record: a record
 * @fields: (array zero-terminated=1): names of its texts
 * @text: gets them, one a line
 */
void
charter_record_list_add_fields (CharterRecord      *record,
                                const char * const *fields,
                                GString            *text)
{
  for (guint i = 0; fields[i]; i++)
    {
      const char *value = charter_record_get_text (record, fields[i]);

      if (value)
        g_string_append_printf (text, "\n%s", value);
    }
}
