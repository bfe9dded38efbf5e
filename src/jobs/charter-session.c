/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-session.h"

#include "charter-clock.h"
#include "charter-term.h"

/**
 * CharterSession:
 *
 * One sitting at a data directory. What adds up is asked for here, so that a page, a document and a
 * command that look at the same moment see the same numbers.
 */
struct _CharterSession
{
  GObject parent_instance;

  /* Owned */
  char *data_dir;
  CharterStore *store;
  CharterReference *reference;
  CharterPackLibrary *library;
  CharterEvidenceFolder *evidence_folder;

  CharterPortfolio *portfolio;
  CharterFramework *framework;
  CharterAudit *audit;

  CharterStanding *standing;
  CharterEarlier *earlier;
  CharterStanding *previous_standing;
  CharterStanding *target_standing;
  CharterStanding *voice_standings[CHARTER_VOICE_ASSESSOR + 1];

  guint renew_source;
};

G_DEFINE_FINAL_TYPE (CharterSession, charter_session, G_TYPE_OBJECT)

typedef enum {
  PROP_DATA_DIR = 1,
  PROP_PORTFOLIO,
  PROP_FRAMEWORK,
  PROP_AUDIT,
  PROP_STANDING,
} CharterSessionProperty;

static GParamSpec *properties[PROP_STANDING + 1];

static void
forget_standings (CharterSession *self)
{
  g_clear_pointer (&self->standing, charter_standing_unref);
  g_clear_pointer (&self->previous_standing, charter_standing_unref);
  g_clear_pointer (&self->target_standing, charter_standing_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->voice_standings); i++)
    g_clear_pointer (&self->voice_standings[i], charter_standing_unref);
}

static gboolean
renew_cb (gpointer data)
{
  CharterSession *self = data;

  self->renew_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STANDING]);
  return G_SOURCE_REMOVE;
}

/* Forgets now, so that whoever asks gets the new numbers; tells the pages once, before the frame in
 * which they draw. */
static void
renew_standings (CharterSession *self)
{
  forget_standings (self);
  if (!self->renew_source)
    self->renew_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, renew_cb, self, NULL);
}

static gboolean
counts_in_standing (CharterRecord *record)
{
  return CHARTER_IS_JUDGEMENT (record) || CHARTER_IS_AREA_NOTE (record)
         || CHARTER_IS_VOICE_ANSWERS (record);
}

static void follow_audit (CharterSession *self);

static void
record_added_cb (CharterSession *self,
                 CharterRecord  *record)
{
  if (counts_in_standing (record))
    renew_standings (self);
}

/* The pack that an audit was made with, so that it is read and printed as it was judged; the newest
 * one of that id when this version is no longer here. */
static CharterFramework *
find_framework_of (CharterSession *self,
                   CharterAudit   *audit)
{
  const char *id = charter_audit_get_framework (audit);
  CharterFramework *framework =
    id ? charter_pack_library_find (self->library, id, charter_audit_get_framework_version (audit)) : NULL;

  if (id && !framework)
    framework = charter_pack_library_find_draft (self->library, id, charter_audit_get_framework_version (audit));
  return framework || !id ? framework : charter_pack_library_find (self->library, id, NULL);
}

static void
record_changed_cb (CharterSession *self,
                   CharterRecord  *record,
                   const char     *field)
{
  if (record == (CharterRecord *) self->audit && g_str_equal (field, "framework-version"))
    {
      follow_audit (self);
      renew_standings (self);
    }
  if (counts_in_standing (record) && !g_str_equal (field, "what-we-see")
      && !g_str_equal (field, "next-step"))
    renew_standings (self);
}

/* The audit of this school year, else the latest one of the framework. */
static CharterAudit *
choose_audit (CharterSession *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *cycle = charter_term_dup_school_year (today);
  const char *id;
  CharterAudit *audit;

  if (!self->portfolio || !self->framework)
    return NULL;
  id = charter_framework_get_id (self->framework);
  audit = charter_portfolio_find_audit (self->portfolio, id, cycle);
  return audit ? audit : charter_portfolio_find_latest_audit (self->portfolio, id);
}

/* The framework that pages show is the one that the current audit was made with. */
static void
follow_audit (CharterSession *self)
{
  CharterFramework *framework = self->audit ? find_framework_of (self, self->audit) : NULL;

  if (framework && g_set_object (&self->framework, framework))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAMEWORK]);
}

static void
record_removed_cb (CharterSession *self,
                   CharterRecord  *record)
{
  if (counts_in_standing (record))
    renew_standings (self);
  if (record == (CharterRecord *) self->audit)
    charter_session_set_audit (self, choose_audit (self));
}

static void
set_portfolio (CharterSession   *self,
               CharterPortfolio *portfolio)
{
  if (self->portfolio == portfolio)
    return;
  if (self->portfolio)
    g_signal_handlers_disconnect_by_data (self->portfolio, self);
  g_clear_pointer (&self->earlier, charter_earlier_free);
  g_set_object (&self->portfolio, portfolio);
  if (portfolio)
    {
      g_signal_connect_object (portfolio, "added", G_CALLBACK (record_added_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (portfolio, "removed", G_CALLBACK (record_removed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (portfolio, "changed", G_CALLBACK (record_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_set_object (&self->audit, choose_audit (self));
  renew_standings (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PORTFOLIO]);
  follow_audit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIT]);
}

static void
charter_session_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CharterSession *self = CHARTER_SESSION (object);

  switch ((CharterSessionProperty) prop_id)
    {
    case PROP_DATA_DIR:
      g_value_set_string (value, self->data_dir);
      break;
    case PROP_PORTFOLIO:
      g_value_set_object (value, self->portfolio);
      break;
    case PROP_FRAMEWORK:
      g_value_set_object (value, self->framework);
      break;
    case PROP_AUDIT:
      g_value_set_object (value, self->audit);
      break;
    case PROP_STANDING:
      g_value_set_boxed (value, charter_session_get_standing (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_session_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CharterSession *self = CHARTER_SESSION (object);

  switch ((CharterSessionProperty) prop_id)
    {
    case PROP_DATA_DIR:
      self->data_dir = g_value_dup_string (value);
      break;
    case PROP_FRAMEWORK:
      charter_session_set_framework (self, g_value_get_object (value));
      break;
    case PROP_AUDIT:
      charter_session_set_audit (self, g_value_get_object (value));
      break;
    case PROP_PORTFOLIO:
    case PROP_STANDING:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_session_constructed (GObject *object)
{
  CharterSession *self = CHARTER_SESSION (object);

  G_OBJECT_CLASS (charter_session_parent_class)->constructed (object);

  self->store = charter_store_new (self->data_dir);
  self->reference = charter_reference_new (self->data_dir);
  self->library = charter_pack_library_new (self->data_dir);
  self->evidence_folder = charter_evidence_folder_new (self->data_dir);
}

static void
charter_session_dispose (GObject *object)
{
  CharterSession *self = CHARTER_SESSION (object);

  g_clear_handle_id (&self->renew_source, g_source_remove);
  forget_standings (self);
  g_clear_pointer (&self->earlier, charter_earlier_free);
  g_clear_object (&self->audit);
  g_clear_object (&self->framework);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->evidence_folder);
  g_clear_object (&self->library);
  g_clear_object (&self->reference);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (charter_session_parent_class)->dispose (object);
}

static void
charter_session_finalize (GObject *object)
{
  CharterSession *self = CHARTER_SESSION (object);

  g_free (self->data_dir);

  G_OBJECT_CLASS (charter_session_parent_class)->finalize (object);
}

static void
charter_session_class_init (CharterSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = charter_session_get_property;
  object_class->set_property = charter_session_set_property;
  object_class->constructed = charter_session_constructed;
  object_class->dispose = charter_session_dispose;
  object_class->finalize = charter_session_finalize;

  properties[PROP_DATA_DIR] =
    g_param_spec_string ("data-dir", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PORTFOLIO] =
    g_param_spec_object ("portfolio", NULL, NULL, CHARTER_TYPE_PORTFOLIO,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRAMEWORK] =
    g_param_spec_object ("framework", NULL, NULL, CHARTER_TYPE_FRAMEWORK,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_AUDIT] =
    g_param_spec_object ("audit", NULL, NULL, CHARTER_TYPE_AUDIT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STANDING] =
    g_param_spec_boxed ("standing", NULL, NULL, CHARTER_TYPE_STANDING,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
charter_session_init (CharterSession *self)
{
}

/**
 * charter_session_new:
 * @data_dir: the folder of the person's records; made when opened
 *
 * Returns: (transfer full): a session with nothing open yet
 */
CharterSession *
charter_session_new (const char *data_dir)
{
  return g_object_new (CHARTER_TYPE_SESSION, "data-dir", data_dir, NULL);
}

static void
reference_opened_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (charter_reference_open_finish (CHARTER_REFERENCE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
store_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CharterSession *self = g_task_get_source_object (task);
  gboolean is_read_only;

  if (!charter_store_open_finish (CHARTER_STORE (source), result, &error)
      || !charter_pack_library_load (self->library, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  is_read_only = charter_store_get_is_read_only (self->store);
  charter_evidence_folder_set_is_read_only (self->evidence_folder, is_read_only);
  charter_reference_set_is_read_only (self->reference, is_read_only);
  charter_session_set_framework (self, charter_pack_library_get_default (self->library));
  charter_reference_open_async (self->reference, g_task_get_cancellable (task),
                                reference_opened_cb, g_object_ref (task));
}

/**
 * charter_session_open_async:
 * @self: a session
 * @cancellable: (nullable): to stop
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens the databases, making them if they are not there, and reads the framework packs.
 */
void
charter_session_open_async (CharterSession      *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CHARTER_IS_SESSION (self));
  g_task_set_source_tag (task, charter_session_open_async);
  charter_store_open_async (self->store, cancellable, store_opened_cb, task);
}

gboolean
charter_session_open_finish (CharterSession  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
store_closed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (charter_store_close_finish (CHARTER_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
reference_closed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CharterSession *self = g_task_get_source_object (task);

  /* It holds nothing of the person's own: a failure to close it loses nothing. */
  if (!charter_reference_close_finish (CHARTER_REFERENCE (source), result, &error))
    g_debug ("closing the reference database: %s", error->message);
  charter_store_close_async (self->store, store_closed_cb, g_object_ref (task));
}

/**
 * charter_session_close_async:
 * @self: a session
 * @callback: called when everything is written and closed
 * @user_data: for @callback
 *
 * Writes what is left and closes the databases. The error of a last write that failed says what
 * was not written.
 */
void
charter_session_close_async (CharterSession      *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (CHARTER_IS_SESSION (self));
  g_task_set_source_tag (task, charter_session_close_async);
  charter_reference_close_async (self->reference, reference_closed_cb, task);
}

gboolean
charter_session_close_finish (CharterSession  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

CharterStore *
charter_session_get_store (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->store;
}

CharterReference *
charter_session_get_reference (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->reference;
}

CharterPackLibrary *
charter_session_get_library (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->library;
}

CharterEvidenceFolder *
charter_session_get_evidence_folder (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->evidence_folder;
}

static void
school_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CharterSession *self = g_task_get_source_object (task);
  g_autoptr(CharterPortfolio) portfolio =
    charter_store_load_school_finish (CHARTER_STORE (source), result, &error);

  if (!portfolio)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  set_portfolio (self, portfolio);
  g_task_return_boolean (task, TRUE);
}

/**
 * charter_session_open_school_async:
 * @self: an open session
 * @school: a school that the store keeps
 * @cancellable: (nullable): to stop
 * @callback: called when its records are there
 * @user_data: for @callback
 */
void
charter_session_open_school_async (CharterSession      *self,
                                   CharterSchool       *school,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CHARTER_IS_SESSION (self));
  g_task_set_source_tag (task, charter_session_open_school_async);
  charter_store_load_school_async (self->store, school, cancellable, school_loaded_cb, task);
}

gboolean
charter_session_open_school_finish (CharterSession  *self,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * charter_session_look_at_school:
 * @self: an open session
 * @school: a school that the store does not keep
 *
 * For what only reads: what is said of the school in this session is not stored.
 */
void
charter_session_look_at_school (CharterSession *self,
                                CharterSchool  *school)
{
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);

  g_return_if_fail (CHARTER_IS_SESSION (self));
  set_portfolio (self, portfolio);
}

void
charter_session_close_school (CharterSession *self)
{
  g_return_if_fail (CHARTER_IS_SESSION (self));
  set_portfolio (self, NULL);
}

CharterPortfolio *
charter_session_get_portfolio (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->portfolio;
}

CharterFramework *
charter_session_get_framework (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->framework;
}

/**
 * charter_session_set_framework:
 * @self: a session
 * @framework: the framework that pages show; the audit changes with it
 */
void
charter_session_set_framework (CharterSession   *self,
                               CharterFramework *framework)
{
  g_return_if_fail (CHARTER_IS_SESSION (self));
  if (self->framework == framework)
    return;
  /* Another version of what is shown, when the audit was made with this one, is no other framework. */
  if (framework && self->audit && self->framework
      && g_strcmp0 (charter_framework_get_id (framework), charter_framework_get_id (self->framework)) == 0
      && find_framework_of (self, self->audit) == self->framework)
    return;
  g_set_object (&self->framework, framework);
  g_set_object (&self->audit, choose_audit (self));
  if (self->audit)
    g_set_object (&self->framework, find_framework_of (self, self->audit));
  renew_standings (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAMEWORK]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIT]);
}

CharterAudit *
charter_session_get_audit (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->audit;
}

/**
 * charter_session_set_audit:
 * @self: a session
 * @audit: (nullable): an audit of the portfolio; the framework follows it, in the version of the pack
 *   that the audit was made with
 */
void
charter_session_set_audit (CharterSession *self,
                           CharterAudit   *audit)
{
  g_return_if_fail (CHARTER_IS_SESSION (self));
  if (!g_set_object (&self->audit, audit))
    return;
  renew_standings (self);
  follow_audit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIT]);
}

/**
 * charter_session_find_framework_of:
 * @self: a session
 * @audit: an audit
 *
 * Returns: (transfer none) (nullable): the pack in the version that @audit was made with; the newest
 *   one of that id when this version is no longer here
 */
CharterFramework *
charter_session_find_framework_of (CharterSession *self,
                                   CharterAudit   *audit)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return audit ? find_framework_of (self, audit) : NULL;
}

CharterAudit *
charter_session_get_previous_audit (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->audit ? charter_portfolio_find_previous_audit (self->portfolio, self->audit) : NULL;
}

/**
 * charter_session_get_earlier:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the cycle before, as the items of the session's framework have
 *   it; %NULL when there is none. It is good until the audit, its previous one or the framework changes
 */
CharterEarlier *
charter_session_get_earlier (CharterSession *self)
{
  CharterAudit *previous = charter_session_get_previous_audit (self);
  CharterFramework *then = previous ? find_framework_of (self, previous) : NULL;

  if (self->earlier
      && (!previous || !charter_earlier_is_of (self->earlier, self->framework, then, previous)))
    g_clear_pointer (&self->earlier, charter_earlier_free);
  if (!self->earlier && previous && self->framework)
    self->earlier = charter_earlier_new (self->portfolio, self->framework, then, previous);
  return self->earlier;
}

/**
 * charter_session_find_earlier_judgement:
 * @self: a session
 * @item: an item of its framework
 *
 * Returns: (transfer none) (nullable): the school's own judgement of it in the cycle before, which may
 *   have been of another edition
 */
CharterJudgement *
charter_session_find_earlier_judgement (CharterSession *self,
                                        CharterItem    *item)
{
  CharterEarlier *earlier = charter_session_get_earlier (self);

  return earlier ? charter_earlier_find_judgement (earlier, item) : NULL;
}

/**
 * charter_session_ensure_audit:
 * @self: a session with a school and a framework
 *
 * Returns: (transfer none): the current audit, begun today for this school year if there is none
 */
CharterAudit *
charter_session_ensure_audit (CharterSession *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *cycle = charter_term_dup_school_year (today);
  g_autoptr(CharterAudit) audit = NULL;
  CharterSchool *school;

  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  g_return_val_if_fail (self->portfolio && self->framework, NULL);
  if (self->audit)
    return self->audit;
  school = charter_portfolio_get_school (self->portfolio);
  audit = g_object_new (CHARTER_TYPE_AUDIT,
                        "school", charter_record_get_id (CHARTER_RECORD (school)),
                        "framework", charter_framework_get_id (self->framework),
                        "framework-version", charter_framework_get_version (self->framework),
                        "cycle", cycle,
                        "revision", (gint64) 1,
                        "started-on", today,
                        NULL);
  charter_portfolio_add (self->portfolio, CHARTER_RECORD (audit));
  charter_session_set_audit (self, audit);
  return self->audit;
}

/**
 * charter_session_get_standing:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the school's own judgements of the current audit add up
 *   to as they stand at this moment; %NULL without a school
 */
CharterStanding *
charter_session_get_standing (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  if (!self->standing && self->portfolio && self->framework)
    self->standing = charter_standing_new (self->portfolio, self->framework, self->audit,
                                           CHARTER_VOICE_SCHOOL);
  return self->standing;
}

/**
 * charter_session_get_previous_standing:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the cycle before adds up to, by the areas of the session's
 *   framework
 */
CharterStanding *
charter_session_get_previous_standing (CharterSession *self)
{
  CharterEarlier *earlier = charter_session_get_earlier (self);

  if (!self->previous_standing && earlier)
    self->previous_standing = charter_standing_new_for_earlier (earlier, self->framework);
  return self->previous_standing;
}

static gboolean
has_targets (CharterSession *self)
{
  g_autoptr(GPtrArray) judgements =
    charter_portfolio_list_judgements (self->portfolio, self->audit, CHARTER_VOICE_SCHOOL);

  for (guint i = 0; i < judgements->len; i++)
    if (charter_judgement_get_target_level (g_ptr_array_index (judgements, i)))
      return TRUE;
  return FALSE;
}

CharterStanding *
charter_session_get_target_standing (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  if (!self->target_standing && self->audit && has_targets (self))
    self->target_standing = charter_standing_new_for_targets (self->portfolio, self->framework,
                                                              self->audit);
  return self->target_standing;
}

/**
 * charter_session_get_voice_standing:
 * @self: a session
 * @voice: one but the school's own
 *
 * Returns: (transfer none) (nullable): what that voice's levels of the current audit add up to;
 *   %NULL when it has none that may be shown
 */
CharterStanding *
charter_session_get_voice_standing (CharterSession *self,
                                    CharterVoice    voice)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  g_return_val_if_fail (voice > CHARTER_VOICE_SCHOOL && voice <= CHARTER_VOICE_ASSESSOR, NULL);
  if (!self->voice_standings[voice] && self->audit && self->framework)
    self->voice_standings[voice] = charter_standing_new (self->portfolio, self->framework,
                                                         self->audit, voice);
  if (!self->voice_standings[voice] || charter_standing_get_judged (self->voice_standings[voice]) == 0)
    return NULL;
  return self->voice_standings[voice];
}

/**
 * charter_session_await_cb:
 * @source: (nullable): the object that was asked
 * @result: its result
 * @slot: (type GAsyncResult**): where charter_session_await() looks for it
 */
void
charter_session_await_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

/**
 * charter_session_await:
 * @slot: (inout): the variable that was given to charter_session_await_cb()
 *
 * Spins the default main context until the result is there. For commands and tests, which have
 * nothing else to do; a window never waits.
 *
 * Returns: (transfer full): the result, for the `_finish` function
 */
GAsyncResult *
charter_session_await (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (slot);
}
