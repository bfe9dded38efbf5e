/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-term.h"

static int
compare_evidence (gconstpointer a,
                  gconstpointer b)
{
  gint64 first = charter_evidence_get_number (*(CharterEvidence * const *) a);
  gint64 second = charter_evidence_get_number (*(CharterEvidence * const *) b);

  return (first > second) - (first < second);
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = charter_action_get_number (*(CharterAction * const *) a);
  gint64 second = charter_action_get_number (*(CharterAction * const *) b);

  return (first > second) - (first < second);
}

static void
collect_evidence (CharterPackComposer *self)
{
  GListModel *list = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_EVIDENCE);

  self->evidence = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterEvidence) evidence = g_list_model_get_item (list, i);

      if (charter_evidence_get_left_out (evidence))
        self->n_left_out++;
      else
        g_ptr_array_add (self->evidence, evidence);
    }
  g_ptr_array_sort (self->evidence, compare_evidence);
}

static void
collect_actions (CharterPackComposer *self)
{
  GListModel *list = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_ACTION);

  self->actions = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (list, i);

      g_ptr_array_add (self->actions, action);
    }
  g_ptr_array_sort (self->actions, compare_actions);
}

static gboolean
has_targets (CharterStanding *targets)
{
  return charter_standing_get_judged (targets) > 0;
}

static void
work_out_standings (CharterPackComposer *self)
{
  const CharterReportSource *source = self->source;

  self->standing = charter_standing_new (self->portfolio, self->framework, self->audit,
                                         CHARTER_VOICE_SCHOOL);
  if (self->audit)
    self->previous = charter_portfolio_find_previous_audit (self->portfolio, self->audit);
  if (self->previous)
    {
      self->earlier = charter_earlier_new (self->portfolio, self->framework, source->previous_framework,
                                           self->previous);
      self->previous_standing = charter_standing_new_for_earlier (self->earlier, self->framework);
    }
  self->targets = charter_standing_new_for_targets (self->portfolio, self->framework, self->audit);
  if (!has_targets (self->targets))
    g_clear_pointer (&self->targets, charter_standing_unref);
  if (source->commitments)
    self->commitments_standing = charter_standing_new (self->portfolio, source->commitments,
                                                       source->commitments_audit, CHARTER_VOICE_SCHOOL);
}

/**
 * charter_pack_composer_new:
 * @source: what to compose from; kept until the composer is finished
 * @title: of the document: "Charter evidence pack"
 *
 * Returns: (transfer full): a composer with an empty document
 */
CharterPackComposer *
charter_pack_composer_new (const CharterReportSource *source,
                           const char                *title)
{
  CharterPackComposer *self = g_new0 (CharterPackComposer, 1);
  const char *cycle = source->audit ? charter_audit_get_cycle (source->audit) : NULL;
  const char *name;
  g_autofree char *full_title = NULL;
  g_autofree char *footer = NULL;

  self->source = source;
  self->portfolio = source->portfolio;
  self->school = charter_portfolio_get_school (source->portfolio);
  self->framework = source->framework;
  self->audit = source->audit;
  name = charter_school_get_name (self->school);

  full_title = g_strdup_printf ("%s: %s", name ? name : _("Our school"), title);
  footer = g_strdup_printf ("%s · %s%s%s", name ? name : _("Our school"), title, cycle ? " " : "",
                            cycle ? cycle : "");
  self->document = charter_document_new (full_title);
  charter_document_set_footer (self->document, footer);
  charter_document_set_author (self->document, name);
  charter_document_set_subject (self->document, charter_framework_get_title (self->framework));
  charter_document_set_date (self->document, source->today);

  work_out_standings (self);
  collect_evidence (self);
  collect_actions (self);
  return self;
}

/**
 * charter_pack_composer_finish:
 * @self: (transfer full): a composer
 *
 * Returns: (transfer full): its document
 */
CharterDocument *
charter_pack_composer_finish (CharterPackComposer *self)
{
  CharterDocument *document = g_steal_pointer (&self->document);

  g_clear_pointer (&self->standing, charter_standing_unref);
  g_clear_pointer (&self->earlier, charter_earlier_free);
  g_clear_pointer (&self->previous_standing, charter_standing_unref);
  g_clear_pointer (&self->targets, charter_standing_unref);
  g_clear_pointer (&self->commitments_standing, charter_standing_unref);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_free (self);
  return document;
}

/**
 * charter_pack_find_judgement:
 * @self: a composer
 * @audit: (nullable): an audit
 * @item: an item of its framework
 *
 * Returns: (nullable) (transfer none): the school's own judgement
 */
CharterJudgement *
charter_pack_find_judgement (CharterPackComposer *self,
                             CharterAudit        *audit,
                             CharterItem         *item)
{
  return charter_portfolio_find_judgement (self->portfolio, audit, charter_item_get_code (item),
                                           CHARTER_VOICE_SCHOOL);
}

/**
 * charter_pack_find_level:
 * @framework: a framework
 * @judgement: (nullable): a judgement by it
 *
 * Returns: (nullable) (transfer none): the level; %NULL when nothing is judged or it does not apply
 */
CharterLevel *
charter_pack_find_level (CharterFramework *framework,
                         CharterJudgement *judgement)
{
  const char *level = judgement ? charter_judgement_get_level (judgement) : NULL;

  if (!level || charter_judgement_get_not_applicable (judgement))
    return NULL;
  return charter_framework_find_level (framework, level);
}

/**
 * charter_pack_list_evidence:
 * @self: a composer
 * @record: (nullable): a judgement or an action
 *
 * Returns: (transfer container) (element-type CharterEvidence): what supports it and is in the pack,
 *   by number
 */
GPtrArray *
charter_pack_list_evidence (CharterPackComposer *self,
                            CharterRecord       *record)
{
  GPtrArray *evidence = g_ptr_array_new ();
  g_autoptr(GPtrArray) linked = NULL;

  if (!record)
    return evidence;
  linked = charter_portfolio_list_linked_to (self->portfolio, charter_record_get_id (record),
                                             CHARTER_LINK_SUPPORTS);
  for (guint i = 0; i < linked->len; i++)
    {
      gpointer found = g_ptr_array_index (linked, i);

      if (CHARTER_IS_EVIDENCE (found) && !charter_evidence_get_left_out (found))
        g_ptr_array_add (evidence, found);
    }
  g_ptr_array_sort (evidence, compare_evidence);
  return evidence;
}

/**
 * charter_pack_list_actions:
 * @self: a composer
 * @judgement: (nullable): a judgement
 *
 * Returns: (transfer container) (element-type CharterAction): what it raised, by number
 */
GPtrArray *
charter_pack_list_actions (CharterPackComposer *self,
                           CharterJudgement    *judgement)
{
  GPtrArray *actions = g_ptr_array_new ();
  g_autoptr(GPtrArray) linked = NULL;

  if (!judgement)
    return actions;
  linked = charter_portfolio_list_linked_from (self->portfolio,
                                               charter_record_get_id (CHARTER_RECORD (judgement)),
                                               CHARTER_LINK_RAISES);
  for (guint i = 0; i < linked->len; i++)
    if (CHARTER_IS_ACTION (g_ptr_array_index (linked, i)))
      g_ptr_array_add (actions, g_ptr_array_index (linked, i));
  g_ptr_array_sort (actions, compare_actions);
  return actions;
}

/**
 * charter_pack_dup_evidence_ref:
 * @evidence: a piece of evidence
 *
 * Returns: (transfer full): what it is called on paper: "E3"; "E–" before it has a number
 */
char *
charter_pack_dup_evidence_ref (CharterEvidence *evidence)
{
  gint64 number = charter_evidence_get_number (evidence);

  return number == CHARTER_NOT_SAID ? g_strdup ("E–") : g_strdup_printf ("E%" G_GINT64_FORMAT, number);
}

/**
 * charter_pack_dup_evidence_anchor:
 * @evidence: a piece of evidence
 *
 * Returns: (transfer full): where links to its line in the index of evidence lead
 */
char *
charter_pack_dup_evidence_anchor (CharterEvidence *evidence)
{
  return g_strdup_printf ("evidence-%s", charter_record_get_id (CHARTER_RECORD (evidence)));
}

/**
 * charter_pack_dup_annex_anchor:
 * @evidence: a piece of evidence
 *
 * Returns: (transfer full): where links to its files among the annexes lead
 */
char *
charter_pack_dup_annex_anchor (CharterEvidence *evidence)
{
  return g_strdup_printf ("annex-%s", charter_record_get_id (CHARTER_RECORD (evidence)));
}

/**
 * charter_pack_dup_action_anchor:
 * @action: an action
 *
 * Returns: (transfer full): where links to its row in the plan lead
 */
char *
charter_pack_dup_action_anchor (CharterAction *action)
{
  return g_strdup_printf ("action-%s", charter_record_get_id (CHARTER_RECORD (action)));
}

/**
 * charter_pack_dup_item_anchor:
 * @framework: a framework
 * @item: one of its items
 *
 * Returns: (transfer full): where links to its judgement lead
 */
char *
charter_pack_dup_item_anchor (CharterFramework *framework,
                              CharterItem      *item)
{
  return g_strdup_printf ("item-%s-%s", charter_framework_get_id (framework),
                          charter_item_get_code (item));
}

/**
 * charter_pack_add_evidence_refs:
 * @text: where the references go
 * @evidence: (element-type CharterEvidence): what to refer to
 *
 * Adds "E1, E14", each leading to its line in the index.
 */
void
charter_pack_add_evidence_refs (CharterText *text,
                                GPtrArray   *evidence)
{
  for (guint i = 0; i < evidence->len; i++)
    {
      g_autofree char *reference = charter_pack_dup_evidence_ref (g_ptr_array_index (evidence, i));
      g_autofree char *anchor = charter_pack_dup_evidence_anchor (g_ptr_array_index (evidence, i));

      if (i > 0)
        charter_text_add (text, CHARTER_RUN_PLAIN, ", ");
      charter_text_add_link (text, CHARTER_RUN_PLAIN, anchor, reference);
    }
}

/**
 * charter_pack_add_action_refs:
 * @text: where the references go
 * @actions: (element-type CharterAction): what to refer to
 *
 * Adds "action 3, action 17", each leading to its place in the plan.
 */
void
charter_pack_add_action_refs (CharterText *text,
                              GPtrArray   *actions)
{
  for (guint i = 0; i < actions->len; i++)
    {
      CharterAction *action = g_ptr_array_index (actions, i);
      g_autofree char *anchor = charter_pack_dup_action_anchor (action);
      /* Translators: a reference to a line of the action plan, by its number */
      g_autofree char *reference = g_strdup_printf (_("action %" G_GINT64_FORMAT),
                                                    charter_action_get_number (action));

      if (i > 0)
        charter_text_add (text, CHARTER_RUN_PLAIN, ", ");
      charter_text_add_link (text, CHARTER_RUN_PLAIN, anchor, reference);
    }
}

/**
 * charter_pack_date_text:
 * @date: (nullable): YYYY-MM-DD
 *
 * Returns: (transfer full): the date in words, for a cell; an empty text where nothing is said
 */
CharterText *
charter_pack_date_text (const char *date)
{
  g_autofree char *words = charter_term_dup_date_words (date);

  return charter_text_new_plain (words);
}

/**
 * charter_pack_texts_new:
 *
 * Returns: (transfer full) (element-type CharterText): an empty array that owns the texts put into it
 */
GPtrArray *
charter_pack_texts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);
}

/**
 * charter_pack_dup_count_words:
 * @self: a composer
 *
 * Returns: (transfer full): "31 of 48 themes judged"
 */
char *
charter_pack_dup_count_words (CharterPackComposer *self)
{
  const char *noun = charter_framework_get_item_noun_plural (self->framework);

  /* Translators: how many are judged, of how many, and the framework's word, such as "themes" */
  return g_strdup_printf (_("%u of %u %s judged"), charter_standing_get_judged (self->standing),
                          charter_standing_get_applicable (self->standing), noun ? noun : C_("what is judged", "items"));
}

/**
 * charter_pack_dup_sentence:
 * @words: words that begin small
 *
 * Returns: (transfer full): @words with a capital, to begin a sentence with
 */
char *
charter_pack_dup_sentence (const char *words)
{
  g_autofree char *first = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), 1));
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, words + strlen (first), NULL);
}

/**
 * charter_pack_section_flags:
 * @self: a composer
 *
 * Returns: how the later sections begin: on a new page in the full pack only
 */
CharterHeadingFlags
charter_pack_section_flags (CharterPackComposer *self)
{
  return CHARTER_HEADING_IN_CONTENTS | (self->source->is_full ? CHARTER_HEADING_NEW_PAGE : 0);
}

/**
 * charter_pack_name_voice:
 * @voice: whose judgement
 *
 * Returns: a word for it that is short enough for the head of a column
 */
const char *
charter_pack_name_voice (CharterVoice voice)
{
  switch (voice)
    {
    case CHARTER_VOICE_SCHOOL: return _("School");
    case CHARTER_VOICE_PUPILS: return _("Pupils");
    case CHARTER_VOICE_FAMILIES: return _("Families");
    case CHARTER_VOICE_STAFF: return _("Staff");
    case CHARTER_VOICE_GOVERNORS: return _("Governors");
    case CHARTER_VOICE_ASSESSOR: return _("Assessor");
    default: return "";
    }
}

/**
 * charter_pack_name_need:
 * @need: (nullable): an area of need as records keep it: "semh"
 *
 * Returns: its full name as the SEND Code of Practice (2015), 6.28 to 6.35 has it; @need itself when
 *   it is none of the four
 */
const char *
charter_pack_name_need (const char *need)
{
  if (g_strcmp0 (need, "communication") == 0)
    return _("Communication and interaction");
  if (g_strcmp0 (need, "cognition") == 0)
    return _("Cognition and learning");
  if (g_strcmp0 (need, "semh") == 0)
    return _("Social, emotional and mental health");
  if (g_strcmp0 (need, "sensory") == 0)
    return _("Sensory and/or physical");
  return need ? need : "";
}
