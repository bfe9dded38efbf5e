/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-directory-job.h"

#include <glib/gi18n.h>

#include "charter-clock.h"

/* The list that a pin goes to unless another is chosen. */
#define DEFAULT_LIST N_("Pinned")

static GListModel *
get_list (CharterSession *session,
          GType           type)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  return portfolio ? charter_portfolio_get_list (portfolio, type) : NULL;
}

static const char *
get_school_id (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  return charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
}

/**
 * charter_directory_list_pinned:
 * @session: a session
 *
 * Returns: (transfer full): the ids of the entries that the school has pinned, each once
 */
char **
charter_directory_list_pinned (CharterSession *session)
{
  GListModel *pins = get_list (session, CHARTER_TYPE_PIN);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; pins && i < g_list_model_get_n_items (pins); i++)
    {
      g_autoptr(CharterPin) pin = g_list_model_get_item (pins, i);

      if (charter_pin_get_entry (pin) && g_hash_table_add (seen, (gpointer) charter_pin_get_entry (pin)))
        g_strv_builder_add (builder, charter_pin_get_entry (pin));
    }
  return g_strv_builder_end (builder);
}

/**
 * charter_directory_list_on:
 * @session: a session
 * @list: (nullable): the name of a list; %NULL for all
 *
 * Returns: (transfer full): the ids of the entries on it, each once
 */
char **
charter_directory_list_on (CharterSession *session,
                           const char     *list)
{
  GListModel *pins = get_list (session, CHARTER_TYPE_PIN);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; pins && i < g_list_model_get_n_items (pins); i++)
    {
      g_autoptr(CharterPin) pin = g_list_model_get_item (pins, i);

      if ((!list || g_strcmp0 (charter_pin_get_list (pin), list) == 0) && charter_pin_get_entry (pin) &&
          g_hash_table_add (seen, (gpointer) charter_pin_get_entry (pin)))
        g_strv_builder_add (builder, charter_pin_get_entry (pin));
    }
  return g_strv_builder_end (builder);
}

/**
 * charter_directory_list_names:
 * @session: a session
 *
 * Returns: (transfer full): the names of the school's lists of pins, the usual one first
 */
char **
charter_directory_list_names (CharterSession *session)
{
  GListModel *pins = get_list (session, CHARTER_TYPE_PIN);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (seen, (gpointer) _(DEFAULT_LIST));
  g_strv_builder_add (builder, _(DEFAULT_LIST));
  for (guint i = 0; pins && i < g_list_model_get_n_items (pins); i++)
    {
      g_autoptr(CharterPin) pin = g_list_model_get_item (pins, i);
      const char *list = charter_pin_get_list (pin);

      if (list && g_hash_table_add (seen, (gpointer) list))
        g_strv_builder_add (builder, list);
    }
  return g_strv_builder_end (builder);
}

/**
 * charter_directory_is_on:
 * @session: a session with a school
 * @entry: id of a directory entry
 * @list: name of a list
 *
 * Returns: whether it is pinned to that list
 */
gboolean
charter_directory_is_on (CharterSession *session,
                         const char     *entry,
                         const char     *list)
{
  g_auto(GStrv) ids = charter_directory_list_on (session, list);

  return g_strv_contains ((const char * const *) ids, entry);
}

/**
 * charter_directory_is_pinned:
 * @session: a session with a school
 * @entry: id of a directory entry
 *
 * Returns: whether it is pinned to any list
 */
gboolean
charter_directory_is_pinned (CharterSession *session,
                             const char     *entry)
{
  g_auto(GStrv) ids = charter_directory_list_pinned (session);

  return g_strv_contains ((const char * const *) ids, entry);
}

/* An entry may stand on several lists: @list NULL is all of them. */
static void
unpin (CharterSession *session,
       const char     *entry,
       const char     *list)
{
  GListModel *pins = get_list (session, CHARTER_TYPE_PIN);

  for (guint i = g_list_model_get_n_items (pins); i > 0; i--)
    {
      g_autoptr(CharterPin) pin = g_list_model_get_item (pins, i - 1);

      if (g_strcmp0 (charter_pin_get_entry (pin), entry) == 0 &&
          (!list || g_strcmp0 (charter_pin_get_list (pin), list) == 0))
        charter_portfolio_remove (charter_session_get_portfolio (session), CHARTER_RECORD (pin));
    }
}

static void
pin (CharterSession *session,
     const char     *entry,
     const char     *list)
{
  g_autoptr(CharterPin) record = g_object_new (CHARTER_TYPE_PIN,
                                               "school", get_school_id (session),
                                               "entry", entry,
                                               "list", list,
                                               NULL);

  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (record));
}

/**
 * charter_directory_set_pinned:
 * @session: a session with a school
 * @entry: a directory entry
 * @is_pinned: whether to keep it at hand
 */
void
charter_directory_set_pinned (CharterSession *session,
                              CharterEntry   *entry,
                              gboolean        is_pinned)
{
  CharterStore *store = charter_session_get_store (session);
  const char *id = charter_entry_get_id (entry);
  g_autofree char *label = NULL;

  g_return_if_fail (charter_session_get_portfolio (session) != NULL);
  if (charter_directory_is_pinned (session, id) == is_pinned)
    return;
  label = g_strdup_printf (is_pinned ? _("Pin “%s”") : _("Unpin “%s”"), charter_entry_get_name (entry));
  charter_store_begin_group (store, label);
  if (is_pinned)
    pin (session, id, _(DEFAULT_LIST));
  else
    unpin (session, id, NULL);
  charter_store_end_group (store);
}

/**
 * charter_directory_set_on:
 * @session: a session with a school
 * @entry: a directory entry
 * @list: the name of a list; a new name begins a new list
 * @is_on: whether the entry stands on it
 */
void
charter_directory_set_on (CharterSession *session,
                          CharterEntry   *entry,
                          const char     *list,
                          gboolean        is_on)
{
  CharterStore *store = charter_session_get_store (session);
  const char *id = charter_entry_get_id (entry);
  g_autofree char *label = NULL;

  g_return_if_fail (charter_session_get_portfolio (session) != NULL);
  g_return_if_fail (list != NULL && *list != '\0');
  if (charter_directory_is_on (session, id, list) == is_on)
    return;
  label = g_strdup_printf (is_on ? _("Pin “%s”") : _("Unpin “%s”"), charter_entry_get_name (entry));
  charter_store_begin_group (store, label);
  if (is_on)
    pin (session, id, list);
  else
    unpin (session, id, list);
  charter_store_end_group (store);
}

/**
 * charter_directory_note_gap:
 * @session: a session with a school
 * @words: what was looked for in vain
 * @need: (nullable): the area of need
 * @age: (nullable): the age, in words
 * @note: (nullable): what else there is to say
 *
 * Returns: (transfer none): the gap in provision that is noted
 */
CharterUnmetNeed *
charter_directory_note_gap (CharterSession *session,
                            const char     *words,
                            const char     *need,
                            const char     *age,
                            const char     *note)
{
  CharterStore *store = charter_session_get_store (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(CharterUnmetNeed) gap = NULL;

  g_return_val_if_fail (charter_session_get_portfolio (session) != NULL, NULL);
  gap = g_object_new (CHARTER_TYPE_UNMET_NEED, "school", get_school_id (session), "words", words,
                      "need", need, "age", age, "noted-on", today, "note", note, NULL);
  charter_store_begin_group (store, _("Note a gap in provision"));
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (gap));
  charter_store_end_group (store);
  return gap;
}

/**
 * charter_directory_remove_gap:
 * @session: a session with a school
 * @gap: a need that nothing was found for
 *
 * Takes it away; one step of undo.
 */
void
charter_directory_remove_gap (CharterSession   *session,
                              CharterUnmetNeed *gap)
{
  CharterStore *store = charter_session_get_store (session);

  charter_store_begin_group (store, _("Remove a gap in provision"));
  charter_portfolio_remove (charter_session_get_portfolio (session), CHARTER_RECORD (gap));
  charter_store_end_group (store);
}

/**
 * charter_directory_list_provisions:
 * @session: a session
 * @entry: an entry's id
 *
 * Returns: (transfer full) (element-type CharterProvision): the school's provisions that use the service
 */
GPtrArray *
charter_directory_list_provisions (CharterSession *session,
                                   const char     *entry)
{
  GListModel *list = get_list (session, CHARTER_TYPE_PROVISION);
  GPtrArray *provisions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (list, i);

      if (g_strcmp0 (charter_provision_get_entry (provision), entry) == 0)
        g_ptr_array_add (provisions, g_steal_pointer (&provision));
    }
  return provisions;
}

static CharterNote *
find_note (CharterSession *session,
           const char     *entry)
{
  GListModel *notes = get_list (session, CHARTER_TYPE_NOTE);

  for (guint i = 0; notes && i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(CharterNote) note = g_list_model_get_item (notes, i);

      if (g_strcmp0 (charter_note_get_entry (note), entry) == 0)
        return note;
    }
  return NULL;
}

/**
 * charter_directory_get_note:
 * @session: a session with a school
 * @entry: id of a directory entry
 *
 * Returns: (nullable): the school's own words about it
 */
const char *
charter_directory_get_note (CharterSession *session,
                            const char     *entry)
{
  CharterNote *note = find_note (session, entry);

  return note ? charter_note_get_text (note) : NULL;
}

/**
 * charter_directory_set_note:
 * @session: a session with a school
 * @entry: a directory entry
 * @text: (nullable): the school's own words about it; typed ones are one step of undo a visit
 */
void
charter_directory_set_note (CharterSession *session,
                            CharterEntry   *entry,
                            const char     *text)
{
  CharterNote *note = find_note (session, charter_entry_get_id (entry));
  g_autoptr(CharterNote) made = NULL;

  g_return_if_fail (charter_session_get_portfolio (session) != NULL);
  if (note)
    {
      charter_note_set_text (note, text);
      return;
    }
  if (!text || !*text)
    return;
  made = g_object_new (CHARTER_TYPE_NOTE,
                       "school", get_school_id (session),
                       "entry", charter_entry_get_id (entry),
                       "text", text,
                       NULL);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (made));
}

/**
 * charter_directory_list_uses:
 * @session: a session
 * @entry: an entry's id
 *
 * Returns: (transfer full) (element-type CharterAction): the school's actions that use the service
 */
GPtrArray *
charter_directory_list_uses (CharterSession *session,
                             const char     *entry)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) linked = NULL;

  if (!portfolio)
    return actions;
  linked = charter_portfolio_list_linked_to (portfolio, entry, CHARTER_LINK_USES);
  for (guint i = 0; i < linked->len; i++)
    if (CHARTER_IS_ACTION (g_ptr_array_index (linked, i)))
      g_ptr_array_add (actions, g_object_ref (g_ptr_array_index (linked, i)));
  return actions;
}

/**
 * charter_directory_list_open:
 * @session: a session
 *
 * Returns: (transfer full) (element-type CharterAction): the actions that a service can still be
 *   used in
 */
GPtrArray *
charter_directory_list_open (CharterSession *session)
{
  GListModel *list = get_list (session, CHARTER_TYPE_ACTION);
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (list, i);
      CharterActionStatus status = charter_action_get_status (action);

      if (status != CHARTER_ACTION_DONE && status != CHARTER_ACTION_DROPPED)
        g_ptr_array_add (actions, g_steal_pointer (&action));
    }
  return actions;
}

static CharterAction *
make_action (CharterSession *session,
             CharterEntry   *entry)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_session_get_audit (session);
  /* TRANSLATORS: the first words of an action; %s is a service */
  g_autofree char *title = g_strdup_printf (_("Ask %s"), charter_entry_get_name (entry));
  g_autoptr(CharterAction) action = g_object_new (CHARTER_TYPE_ACTION,
                                                  "school", get_school_id (session),
                                                  "title", title,
                                                  NULL);

  if (audit)
    charter_action_set_audit (action, charter_record_get_id (CHARTER_RECORD (audit)));
  charter_action_set_number (action, charter_portfolio_next_number (portfolio, CHARTER_TYPE_ACTION));
  charter_portfolio_add (portfolio, CHARTER_RECORD (action));
  return action;
}

/**
 * charter_directory_use:
 * @session: a session with a school
 * @entry: a directory entry
 * @action: (nullable): one of the school's actions; %NULL to begin a new one
 *
 * Notes that the action uses the service.
 *
 * Returns: (transfer none): the action
 */
CharterAction *
charter_directory_use (CharterSession *session,
                       CharterEntry   *entry,
                       CharterAction  *action)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  g_autofree char *label = g_strdup_printf (_("Use “%s” in an action"), charter_entry_get_name (entry));

  g_return_val_if_fail (portfolio != NULL, NULL);
  charter_store_begin_group (store, label);
  if (!action)
    action = make_action (session, entry);
  charter_portfolio_link (portfolio, charter_record_get_id (CHARTER_RECORD (action)),
                          charter_entry_get_id (entry), CHARTER_LINK_USES);
  charter_store_end_group (store);
  return action;
}
