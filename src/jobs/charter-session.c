/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-session-private.h"

#include "charter-clock.h"
#include "charter-term.h"

/**
 * CharterSession:
 *
 * One sitting at a data directory. What adds up is asked for here, so that a page, a document and a
 * command that look at the same moment see the same numbers.
 */
G_DEFINE_FINAL_TYPE (CharterSession, charter_session, G_TYPE_OBJECT)

typedef enum {
  PROP_DATA_DIR = 1,
  PROP_PORTFOLIO,
  PROP_FRAMEWORK,
  PROP_AUDIT,
  PROP_STANDING,
} CharterSessionProperty;

static GParamSpec *properties[PROP_STANDING + 1];

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
  charter_session_forget_standings (self);
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

/**
 * charter_session_set_portfolio:
 * @self: a session
 * @portfolio: (nullable): of the school that pages show from now on
 */
void
charter_session_set_portfolio (CharterSession   *self,
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
  g_signal_connect_object (self->store, "reopened", G_CALLBACK (charter_reference_reopen), self->reference,
                           G_CONNECT_SWAPPED);
}

static void
charter_session_dispose (GObject *object)
{
  CharterSession *self = CHARTER_SESSION (object);

  g_clear_handle_id (&self->renew_source, g_source_remove);
  charter_session_forget_standings (self);
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

/**
 * charter_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): the person's own records
 */
CharterStore *
charter_session_get_store (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->store;
}

/**
 * charter_session_get_reference:
 * @self: a session
 *
 * Returns: (transfer none): the schools register and the directories
 */
CharterReference *
charter_session_get_reference (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->reference;
}

/**
 * charter_session_get_library:
 * @self: a session
 *
 * Returns: (transfer none): the framework packs
 */
CharterPackLibrary *
charter_session_get_library (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->library;
}

/**
 * charter_session_get_evidence_folder:
 * @self: a session
 *
 * Returns: (transfer none): where evidence files are kept
 */
CharterEvidenceFolder *
charter_session_get_evidence_folder (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->evidence_folder;
}

/**
 * charter_session_get_portfolio:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the records of the school that is open
 */
CharterPortfolio *
charter_session_get_portfolio (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->portfolio;
}

/**
 * charter_session_get_framework:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the school is judged by now
 */
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

/**
 * charter_session_get_audit:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the self-evaluation that is shown; %NULL when none is begun
 */
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

/**
 * charter_session_get_previous_audit:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the one before it
 */
CharterAudit *
charter_session_get_previous_audit (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  return self->audit ? charter_portfolio_find_previous_audit (self->portfolio, self->audit) : NULL;
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
