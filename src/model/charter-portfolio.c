/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-portfolio.h"

#include "charter-clock.h"

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
notify_cb (CharterPortfolio *self,
           GParamSpec       *pspec,
           CharterRecord    *record)
{
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
  g_signal_connect_object (record, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_SWAPPED);
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
  g_signal_handlers_disconnect_by_func (record, notify_cb, self);
  g_hash_table_remove (self->by_id, charter_record_get_id (record));
  g_list_store_remove (list, position);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, record);
}

/**
 * charter_portfolio_find_audit:
 * @self: a portfolio
 * @framework: a pack's id
 * @cycle: such as "2026/27"
 *
 * Returns: (transfer none) (nullable): the latest revision of that audit
 */
CharterAudit *
charter_portfolio_find_audit (CharterPortfolio *self,
                              const char       *framework,
                              const char       *cycle)
{
  GListModel *audits = charter_portfolio_get_list (self, CHARTER_TYPE_AUDIT);
  CharterAudit *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (audits); i++)
    {
      g_autoptr(CharterAudit) audit = g_list_model_get_item (audits, i);

      if (g_strcmp0 (charter_audit_get_framework (audit), framework) == 0
          && g_strcmp0 (charter_audit_get_cycle (audit), cycle) == 0
          && (!found || charter_audit_get_revision (audit) >= charter_audit_get_revision (found)))
        found = audit;
    }
  return found;
}

/**
 * charter_portfolio_find_latest_audit:
 * @self: a portfolio
 * @framework: a pack's id
 *
 * Returns: (transfer none) (nullable): the audit of the latest cycle, in its latest revision
 */
CharterAudit *
charter_portfolio_find_latest_audit (CharterPortfolio *self,
                                     const char       *framework)
{
  GListModel *audits = charter_portfolio_get_list (self, CHARTER_TYPE_AUDIT);
  const char *latest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (audits); i++)
    {
      g_autoptr(CharterAudit) audit = g_list_model_get_item (audits, i);

      if (g_strcmp0 (charter_audit_get_framework (audit), framework) == 0
          && g_strcmp0 (charter_audit_get_cycle (audit), latest) > 0)
        latest = charter_audit_get_cycle (audit);
    }
  return latest ? charter_portfolio_find_audit (self, framework, latest) : NULL;
}

/**
 * charter_portfolio_find_previous_audit:
 * @self: a portfolio
 * @audit: an audit
 *
 * Returns: (transfer none) (nullable): the one that @audit names as its previous, else the latest of
 *   the same framework from an earlier cycle
 */
CharterAudit *
charter_portfolio_find_previous_audit (CharterPortfolio *self,
                                       CharterAudit     *audit)
{
  GListModel *audits = charter_portfolio_get_list (self, CHARTER_TYPE_AUDIT);
  CharterRecord *named = charter_portfolio_find (self, charter_audit_get_previous (audit));
  const char *latest = NULL;

  if (named && CHARTER_IS_AUDIT (named))
    return CHARTER_AUDIT (named);
  for (guint i = 0; i < g_list_model_get_n_items (audits); i++)
    {
      g_autoptr(CharterAudit) other = g_list_model_get_item (audits, i);
      const char *cycle = charter_audit_get_cycle (other);

      if (g_strcmp0 (charter_audit_get_framework (other), charter_audit_get_framework (audit)) == 0
          && g_strcmp0 (cycle, charter_audit_get_cycle (audit)) < 0
          && g_strcmp0 (cycle, latest) > 0)
        latest = cycle;
    }
  return latest ? charter_portfolio_find_audit (self, charter_audit_get_framework (audit), latest)
                : NULL;
}

/**
 * charter_portfolio_find_judgement:
 * @self: a portfolio
 * @audit: (nullable): an audit in it
 * @item: an item's code
 * @voice: whose judgement
 *
 * Returns: (transfer none) (nullable): the judgement, if anything was ever said
 */
CharterJudgement *
charter_portfolio_find_judgement (CharterPortfolio *self,
                                  CharterAudit     *audit,
                                  const char       *item,
                                  CharterVoice      voice)
{
  g_autofree char *id = NULL;

  if (!audit)
    return NULL;
  id = charter_judgement_dup_id_for (charter_record_get_id (CHARTER_RECORD (audit)), item, voice);
  return (CharterJudgement *) charter_portfolio_find (self, id);
}

/**
 * charter_portfolio_ensure_judgement:
 * @self: a portfolio
 * @audit: an audit in it
 * @item: an item's code
 * @voice: whose judgement
 *
 * Returns: (transfer none): the judgement, added now without a level if there was none
 */
CharterJudgement *
charter_portfolio_ensure_judgement (CharterPortfolio *self,
                                    CharterAudit     *audit,
                                    const char       *item,
                                    CharterVoice      voice)
{
  CharterJudgement *found = charter_portfolio_find_judgement (self, audit, item, voice);
  const char *audit_id = charter_record_get_id (CHARTER_RECORD (audit));
  g_autofree char *id = NULL;
  g_autoptr(CharterJudgement) judgement = NULL;

  if (found)
    return found;
  id = charter_judgement_dup_id_for (audit_id, item, voice);
  judgement = g_object_new (CHARTER_TYPE_JUDGEMENT,
                            "id", id,
                            "school", charter_record_get_id (CHARTER_RECORD (self->school)),
                            "audit", audit_id,
                            "item", item,
                            "voice", voice,
                            NULL);
  charter_portfolio_add (self, CHARTER_RECORD (judgement));
  return judgement;
}

/* Records of a class whose text field @name is @id. */
static GPtrArray *
list_belonging (CharterPortfolio *self,
                GType             type,
                const char       *name,
                const char       *id)
{
  GPtrArray *naming = g_hash_table_lookup (self->naming, id);
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
 * charter_portfolio_list_judgements:
 * @self: a portfolio
 * @audit: an audit in it
 * @voice: whose judgements
 *
 * Returns: (transfer container) (element-type CharterJudgement): all that voice has said
 */
GPtrArray *
charter_portfolio_list_judgements (CharterPortfolio *self,
                                   CharterAudit     *audit,
                                   CharterVoice      voice)
{
  GPtrArray *judgements = list_belonging (self, CHARTER_TYPE_JUDGEMENT, "audit",
                                          charter_record_get_id (CHARTER_RECORD (audit)));

  for (guint i = judgements->len; i > 0; i--)
    if (charter_judgement_get_voice (judgements->pdata[i - 1]) != voice)
      g_ptr_array_remove_index (judgements, i - 1);
  return judgements;
}

/**
 * charter_portfolio_find_tick:
 * @self: a portfolio
 * @audit: (nullable): an audit in it
 * @item: an item's code
 * @level: a level's id
 * @criterion: the words of one of its criteria
 *
 * Returns: (transfer none) (nullable): the tick, if the school says that this is in place
 */
CharterTick *
charter_portfolio_find_tick (CharterPortfolio *self,
                             CharterAudit     *audit,
                             const char       *item,
                             const char       *level,
                             const char       *criterion)
{
  g_autofree char *id = NULL;

  if (!audit)
    return NULL;
  id = charter_tick_dup_id_for (charter_record_get_id (CHARTER_RECORD (audit)), item, level, criterion);
  return (CharterTick *) charter_portfolio_find (self, id);
}

/**
 * charter_portfolio_find_area_note:
 * @self: a portfolio
 * @audit: (nullable): an audit in it
 * @area: an area's code
 *
 * Returns: (transfer none) (nullable): what the school says of the whole area
 */
CharterAreaNote *
charter_portfolio_find_area_note (CharterPortfolio *self,
                                  CharterAudit     *audit,
                                  const char       *area)
{
  g_autoptr(GPtrArray) notes = NULL;

  if (!audit)
    return NULL;
  notes = list_belonging (self, CHARTER_TYPE_AREA_NOTE, "audit",
                          charter_record_get_id (CHARTER_RECORD (audit)));
  for (guint i = 0; i < notes->len; i++)
    if (g_strcmp0 (charter_area_note_get_area (notes->pdata[i]), area) == 0)
      return notes->pdata[i];
  return NULL;
}

/* Records at the far end of the links of a kind whose near end is @id. */
static GPtrArray *
list_linked (CharterPortfolio *self,
             const char       *id,
             CharterLinkKind   kind,
             const char     *(*near) (CharterLink *),
             const char     *(*far) (CharterLink *))
{
  GPtrArray *naming = id ? g_hash_table_lookup (self->naming, id) : NULL;
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; naming && i < naming->len; i++)
    {
      CharterLink *link = naming->pdata[i];
      CharterRecord *record = NULL;

      if (CHARTER_IS_LINK (link) && charter_link_get_kind (link) == kind
          && g_strcmp0 (near (link), id) == 0)
        record = charter_portfolio_find (self, far (link));
      if (record)
        g_ptr_array_add (found, record);
    }
  return found;
}

/**
 * charter_portfolio_list_linked_to:
 * @self: a portfolio
 * @to_id: (nullable): where links end
 * @kind: of links
 *
 * Returns: (transfer container) (element-type CharterRecord): the records at which they begin: the
 *   evidence that supports a judgement, the judgements that raised an action
 */
GPtrArray *
charter_portfolio_list_linked_to (CharterPortfolio *self,
                                  const char       *to_id,
                                  CharterLinkKind   kind)
{
  return list_linked (self, to_id, kind, charter_link_get_to_id, charter_link_get_from_id);
}

/**
 * charter_portfolio_list_linked_from:
 * @self: a portfolio
 * @from_id: (nullable): where links begin
 * @kind: of links
 *
 * Directory entries are no records of the school; links to them are read off the list of links.
 *
 * Returns: (transfer container) (element-type CharterRecord): the records at which they end
 */
GPtrArray *
charter_portfolio_list_linked_from (CharterPortfolio *self,
                                    const char       *from_id,
                                    CharterLinkKind   kind)
{
  return list_linked (self, from_id, kind, charter_link_get_from_id, charter_link_get_to_id);
}

/**
 * charter_portfolio_link:
 * @self: a portfolio
 * @from_id: the id of what supports, raises or uses
 * @to_id: the id of what is supported, raised or used
 * @kind: which of these
 *
 * Returns: %TRUE if the link is new
 */
gboolean
charter_portfolio_link (CharterPortfolio *self,
                        const char       *from_id,
                        const char       *to_id,
                        CharterLinkKind   kind)
{
  g_autoptr(CharterLink) link = NULL;

  g_return_val_if_fail (from_id && to_id, FALSE);
  link = charter_link_new (charter_record_get_id (CHARTER_RECORD (self->school)),
                           from_id, to_id, kind);
  if (charter_portfolio_find (self, charter_record_get_id (CHARTER_RECORD (link))))
    return FALSE;
  charter_portfolio_add (self, CHARTER_RECORD (link));
  return TRUE;
}

/**
 * charter_portfolio_unlink:
 * @self: a portfolio
 * @from_id: where the link begins
 * @to_id: where it ends
 * @kind: its kind
 *
 * Returns: %TRUE if there was such a link
 */
gboolean
charter_portfolio_unlink (CharterPortfolio *self,
                          const char       *from_id,
                          const char       *to_id,
                          CharterLinkKind   kind)
{
  g_autoptr(CharterLink) like = charter_link_new (NULL, from_id, to_id, kind);
  CharterRecord *link = charter_portfolio_find (self, charter_record_get_id (CHARTER_RECORD (like)));

  if (!link)
    return FALSE;
  charter_portfolio_remove (self, link);
  return TRUE;
}

/**
 * charter_portfolio_list_files:
 * @self: a portfolio
 * @evidence: an item of evidence in it
 *
 * Returns: (transfer container) (element-type CharterEvidenceFile): its files, without those that were
 *   replaced
 */
GPtrArray *
charter_portfolio_list_files (CharterPortfolio *self,
                              CharterEvidence  *evidence)
{
  GPtrArray *files = charter_portfolio_list_all_files (self, evidence);

  for (guint i = files->len; i > 0; i--)
    {
      const char *newer = charter_evidence_file_get_replaced_by (files->pdata[i - 1]);

      if (newer && charter_portfolio_find (self, newer))
        g_ptr_array_remove_index (files, i - 1);
    }
  return files;
}

/**
 * charter_portfolio_list_all_files:
 * @self: a portfolio
 * @evidence: an item of evidence in it
 *
 * Returns: (transfer container) (element-type CharterEvidenceFile): its files, and those they replaced
 */
GPtrArray *
charter_portfolio_list_all_files (CharterPortfolio *self,
                                  CharterEvidence  *evidence)
{
  return list_belonging (self, CHARTER_TYPE_EVIDENCE_FILE, "evidence",
                         charter_record_get_id (CHARTER_RECORD (evidence)));
}

static CharterEvidenceFile *
find_replaced (CharterPortfolio    *self,
               CharterEvidenceFile *file)
{
  CharterRecord *evidence = charter_portfolio_find (self, charter_evidence_file_get_evidence (file));
  g_autoptr(GPtrArray) all = evidence ? charter_portfolio_list_all_files (self, CHARTER_EVIDENCE (evidence))
                                      : NULL;

  for (guint i = 0; all && i < all->len; i++)
    if (g_strcmp0 (charter_evidence_file_get_replaced_by (all->pdata[i]),
                   charter_record_get_id (CHARTER_RECORD (file))) == 0)
      return all->pdata[i];
  return NULL;
}

/**
 * charter_portfolio_list_earlier_files:
 * @self: a portfolio
 * @file: a file of evidence in it
 *
 * Returns: (transfer container) (element-type CharterEvidenceFile): what it replaced, the newest first
 */
GPtrArray *
charter_portfolio_list_earlier_files (CharterPortfolio    *self,
                                      CharterEvidenceFile *file)
{
  GPtrArray *earlier = g_ptr_array_new ();

  /* Records of a damaged store may name each other in a circle. */
  for (CharterEvidenceFile *at = find_replaced (self, file); at && at != file && earlier->len < 1000;
       at = find_replaced (self, at))
    g_ptr_array_add (earlier, at);
  return earlier;
}

/**
 * charter_portfolio_list_findings:
 * @self: a portfolio
 * @evidence: an item of evidence in it
 *
 * Returns: (transfer container) (element-type CharterFinding): what looks personal in it, answered or not
 */
GPtrArray *
charter_portfolio_list_findings (CharterPortfolio *self,
                                 CharterEvidence  *evidence)
{
  return list_belonging (self, CHARTER_TYPE_FINDING, "evidence",
                         charter_record_get_id (CHARTER_RECORD (evidence)));
}

/**
 * charter_portfolio_list_reviews:
 * @self: a portfolio
 * @action: an action in it
 *
 * Returns: (transfer container) (element-type CharterReview): its review notes
 */
GPtrArray *
charter_portfolio_list_reviews (CharterPortfolio *self,
                                CharterAction    *action)
{
  return list_belonging (self, CHARTER_TYPE_REVIEW, "action",
                         charter_record_get_id (CHARTER_RECORD (action)));
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
