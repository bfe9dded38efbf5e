/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-portfolio-private.h"

#include "charter-record-keeping.h"

/**
 * CharterPortfolio:
 *
 * Everything that is kept of one school, as live records in one list a class. Pages bind to the
 * lists; the store listens to the three signals and writes.
 */
struct _CharterPortfolio
{
  GObject parent_instance;

  CharterSchool *school;
  GHashTable *lists; /* GType -> GListStore */
  GHashTable *by_id; /* id -> record, borrowed from the lists */
  GHashTable *naming; /* id -> GPtrArray of the links, files and reviews that name it, borrowed */
};

G_DEFINE_FINAL_TYPE (CharterPortfolio, charter_portfolio, G_TYPE_OBJECT)

typedef enum {
  PROP_SCHOOL = 1,
} CharterPortfolioProperty;

typedef enum {
  SIGNAL_ADDED,
  SIGNAL_REMOVED,
  SIGNAL_CHANGED,
} CharterPortfolioSignal;

static GParamSpec *properties[PROP_SCHOOL + 1];
static guint signals[SIGNAL_CHANGED + 1];

static GListStore *
ensure_list (CharterPortfolio *self,
             GType             type)
{
  GListStore *list = g_hash_table_lookup (self->lists, GSIZE_TO_POINTER (type));

  if (!list)
    {
      list = g_list_store_new (type);
      g_hash_table_insert (self->lists, GSIZE_TO_POINTER (type), list);
    }
  return list;
}

/* What a record belongs to: both ends of a link, a file's or finding's evidence, a review's action, a judgement's
 * and an area note's audit. Looked up by it, a library of thousands stays quick. */
static guint
list_named (CharterRecord *record,
            const char    *ids[2])
{
  guint n = 0;

  if (CHARTER_IS_LINK (record))
    {
      ids[n++] = charter_link_get_from_id (CHARTER_LINK (record));
      ids[n++] = charter_link_get_to_id (CHARTER_LINK (record));
    }
  else if (CHARTER_IS_EVIDENCE_FILE (record))
    ids[n++] = charter_evidence_file_get_evidence (CHARTER_EVIDENCE_FILE (record));
  else if (CHARTER_IS_FINDING (record))
    ids[n++] = charter_finding_get_evidence (CHARTER_FINDING (record));
  else if (CHARTER_IS_REVIEW (record))
    ids[n++] = charter_review_get_action (CHARTER_REVIEW (record));
  else if (CHARTER_IS_JUDGEMENT (record))
    ids[n++] = charter_judgement_get_audit (CHARTER_JUDGEMENT (record));
  else if (CHARTER_IS_AREA_NOTE (record))
    ids[n++] = charter_area_note_get_audit (CHARTER_AREA_NOTE (record));
  return n;
}

static void
note_names (CharterPortfolio *self,
            CharterRecord    *record)
{
  const char *ids[2];
  guint n = list_named (record, ids);

  for (guint i = 0; i < n; i++)
    {
      GPtrArray *records = ids[i] ? g_hash_table_lookup (self->naming, ids[i]) : NULL;

      if (!ids[i])
        continue;
      if (!records)
        {
          records = g_ptr_array_new ();
          g_hash_table_insert (self->naming, g_strdup (ids[i]), records);
        }
      g_ptr_array_add (records, record);
    }
}

static void
forget_names (CharterPortfolio *self,
              CharterRecord    *record)
{
  const char *ids[2];
  guint n = list_named (record, ids);

  for (guint i = 0; i < n; i++)
    {
      GPtrArray *records = ids[i] ? g_hash_table_lookup (self->naming, ids[i]) : NULL;

      if (records && g_ptr_array_remove (records, record) && records->len == 0)
        g_hash_table_remove (self->naming, ids[i]);
    }
}

/* It belongs to something else now, which hardly ever happens: it may stand under any id. */
static void
renew_names (CharterPortfolio *self,
             CharterRecord    *record)
{
  GHashTableIter iter;
  gpointer records;

  g_hash_table_iter_init (&iter, self->naming);
  while (g_hash_table_iter_next (&iter, NULL, &records))
    g_ptr_array_remove (records, record);
  note_names (self, record);
}

static void
notify_cb (gpointer       keeper,
           CharterRecord *record,
           GParamSpec    *pspec)
{
  CharterPortfolio *self = keeper;
  static const char * const naming[] = { "from-id", "to-id", "evidence", "action", "audit", NULL };

  if (g_strv_contains (naming, pspec->name))
    renew_names (self, record);
  if ((pspec->flags & CHARTER_PARAM_STORED) && !g_str_equal (pspec->name, "modified-at"))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, record, pspec->name);
}

static void
take_in (CharterPortfolio *self,
         CharterRecord    *record)
{
  g_hash_table_insert (self->by_id, (gpointer) charter_record_get_id (record), record);
  note_names (self, record);
  charter_record_watch (record, notify_cb, self);
}

static void
charter_portfolio_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CharterPortfolio *self = CHARTER_PORTFOLIO (object);

  switch ((CharterPortfolioProperty) prop_id)
    {
    case PROP_SCHOOL:
      g_value_set_object (value, self->school);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_portfolio_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CharterPortfolio *self = CHARTER_PORTFOLIO (object);

  switch ((CharterPortfolioProperty) prop_id)
    {
    case PROP_SCHOOL:
      self->school = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_portfolio_finalize (GObject *object)
{
  CharterPortfolio *self = CHARTER_PORTFOLIO (object);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    charter_record_unwatch (record, self);
  g_clear_pointer (&self->naming, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_object (&self->school);

  G_OBJECT_CLASS (charter_portfolio_parent_class)->finalize (object);
}

static void
charter_portfolio_class_init (CharterPortfolioClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = charter_portfolio_get_property;
  object_class->set_property = charter_portfolio_set_property;
  object_class->finalize = charter_portfolio_finalize;

  properties[PROP_SCHOOL] =
    g_param_spec_object ("school", NULL, NULL, CHARTER_TYPE_SCHOOL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ADDED] =
    g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CHARTER_TYPE_RECORD);
  signals[SIGNAL_REMOVED] =
    g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CHARTER_TYPE_RECORD);
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, CHARTER_TYPE_RECORD, G_TYPE_STRING);
}

static void
charter_portfolio_init (CharterPortfolio *self)
{
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->naming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
}

/**
 * charter_portfolio_new:
 * @school: the school whose records these will be
 *
 * Returns: (transfer full): an empty portfolio
 */
CharterPortfolio *
charter_portfolio_new (CharterSchool *school)
{
  return g_object_new (CHARTER_TYPE_PORTFOLIO, "school", school, NULL);
}

/**
 * charter_portfolio_get_school:
 * @self: a portfolio
 *
 * Returns: (transfer none): whose records these are
 */
CharterSchool *
charter_portfolio_get_school (CharterPortfolio *self)
{
  g_return_val_if_fail (CHARTER_IS_PORTFOLIO (self), NULL);
  return self->school;
}

/**
 * charter_portfolio_get_list:
 * @self: a portfolio
 * @type: a record class
 *
 * Returns: (transfer none): its records in the order in which they were added; live
 */
GListModel *
charter_portfolio_get_list (CharterPortfolio *self,
                            GType             type)
{
  g_return_val_if_fail (CHARTER_IS_PORTFOLIO (self), NULL);
  return G_LIST_MODEL (ensure_list (self, type));
}

/**
 * charter_portfolio_find:
 * @self: a portfolio
 * @id: (nullable): a record's id
 *
 * Returns: (transfer none) (nullable): the record of that id
 */
CharterRecord *
charter_portfolio_find (CharterPortfolio *self,
                        const char       *id)
{
  g_return_val_if_fail (CHARTER_IS_PORTFOLIO (self), NULL);
  return id ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * charter_portfolio_add:
 * @self: a portfolio
 * @record: a record of this school that is not in it yet
 *
 * Adds the record for good: whoever keeps the portfolio writes it. A record whose id is here
 * already is left out, so that a link made twice stays one.
 */
void
charter_portfolio_add (CharterPortfolio *self,
                       CharterRecord    *record)
{
  g_return_if_fail (CHARTER_IS_PORTFOLIO (self));
  g_return_if_fail (CHARTER_IS_RECORD (record));

  if (g_hash_table_contains (self->by_id, charter_record_get_id (record)))
    return;
  take_in (self, record);
  g_list_store_append (ensure_list (self, G_OBJECT_TYPE (record)), record);
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, record);
}

/**
 * charter_portfolio_add_all:
 * @self: a portfolio
 * @records: (element-type CharterRecord): records that were loaded
 *
 * Takes records in that are already kept: no `added` signal, one change a list.
 */
void
charter_portfolio_add_all (CharterPortfolio *self,
                           GPtrArray        *records)
{
  g_autoptr(GHashTable) batches = NULL;
  GHashTableIter iter;
  gpointer type;
  GPtrArray *batch;

  g_return_if_fail (CHARTER_IS_PORTFOLIO (self));

  batches = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < records->len; i++)
    {
      CharterRecord *record = g_ptr_array_index (records, i);

      if (g_hash_table_contains (self->by_id, charter_record_get_id (record)))
        continue;
      take_in (self, record);
      type = GSIZE_TO_POINTER (G_OBJECT_TYPE (record));
      batch = g_hash_table_lookup (batches, type);
      if (!batch)
        g_hash_table_insert (batches, type, batch = g_ptr_array_new ());
      g_ptr_array_add (batch, record);
    }
  g_hash_table_iter_init (&iter, batches);
  while (g_hash_table_iter_next (&iter, &type, (gpointer *) &batch))
    {
      GListStore *list = ensure_list (self, GPOINTER_TO_SIZE (type));

      g_list_store_splice (list, g_list_model_get_n_items (G_LIST_MODEL (list)), 0,
                           batch->pdata, batch->len);
    }
}

static void
remove_links (CharterPortfolio *self,
              const char       *id)
{
  GPtrArray *naming = g_hash_table_lookup (self->naming, id);
  g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = naming ? naming->len : 0; i > 0; i--)
    if (CHARTER_IS_LINK (naming->pdata[i - 1]))
      g_ptr_array_add (links, g_object_ref (naming->pdata[i - 1]));
  for (guint i = 0; i < links->len; i++)
    charter_portfolio_remove (self, links->pdata[i]);
}

/**
 * charter_portfolio_remove:
 * @self: a portfolio
 * @record: a record in it
 *
 * Takes the record out, and with it the links that begin or end at it. What else hangs on it
 * (files of evidence, review notes) is the caller's to remove in the same undo step.
 */
void
charter_portfolio_remove (CharterPortfolio *self,
                          CharterRecord    *record)
{
  g_autoptr(CharterRecord) held G_GNUC_UNUSED = g_object_ref (record);
  GListStore *list;
  guint position;

  g_return_if_fail (CHARTER_IS_PORTFOLIO (self));

  list = ensure_list (self, G_OBJECT_TYPE (record));
  if (!g_list_store_find (list, record, &position))
    return;
  if (!CHARTER_IS_LINK (record))
    remove_links (self, charter_record_get_id (record));
  /* Its links' own removal may have been heard, and more removed. */
  if (!g_list_store_find (list, record, &position))
    return;
  forget_names (self, record);
  charter_record_unwatch (record, self);
  g_hash_table_remove (self->by_id, charter_record_get_id (record));
  g_list_store_remove (list, position);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, record);
}

/**
 * charter_portfolio_get_naming:
 * @self: a portfolio
 * @id: (nullable): a record's id
 *
 * Returns: (transfer none) (nullable) (element-type CharterRecord): the records that belong to it or are linked
 *   with it
 */
GPtrArray *
charter_portfolio_get_naming (CharterPortfolio *self,
                              const char       *id)
{
  return id ? g_hash_table_lookup (self->naming, id) : NULL;
}

/**
 * charter_portfolio_list_belonging:
 * @self: a portfolio
 * @type: a record class
 * @name: its text field that names what it belongs to
 * @id: a record's id
 *
 * Returns: (transfer container) (element-type CharterRecord): the records of the class that belong to it
 */
GPtrArray *
charter_portfolio_list_belonging (CharterPortfolio *self,
                                  GType             type,
                                  const char       *name,
                                  const char       *id)
{
  GPtrArray *naming = charter_portfolio_get_naming (self, id);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; naming && i < naming->len; i++)
    {
      CharterRecord *record = naming->pdata[i];

      if (G_OBJECT_TYPE (record) == type
          && g_strcmp0 (charter_record_get_text (record, name), id) == 0)
        g_ptr_array_add (found, record);
    }
  return found;
}

/**
 * charter_portfolio_next_number:
 * @self: a portfolio
 * @type: a record class with a `number`: evidence or action
 *
 * Numbers are references in print and never given twice while the record they name is kept.
 *
 * Returns: one more than the highest
 */
gint64
charter_portfolio_next_number (CharterPortfolio *self,
                               GType             type)
{
  GListModel *all = charter_portfolio_get_list (self, type);
  gint64 highest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(GObject) record = g_list_model_get_item (all, i);
      gint64 number;

      g_object_get (record, "number", &number, NULL);
      highest = MAX (highest, number);
    }
  return highest + 1;
}
