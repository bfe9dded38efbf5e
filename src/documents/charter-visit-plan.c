/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-visit-plan.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-pack-composer.h"

static void
add_stop (CharterPackComposer *self,
          CharterBlock        *table,
          CharterVisitStop    *stop)
{
  CharterText *items = charter_text_new ();
  const char *at = charter_visit_stop_get_at (stop);

  charter_pack_add_item_refs (self, items, charter_visit_stop_get_items (stop));
  charter_table_add_row (table, NULL,
                         charter_text_new_styled (at ? CHARTER_RUN_BOLD : CHARTER_RUN_DIM, at ? at : "–"),
                         charter_text_new_plain (charter_visit_stop_get_whom (stop)),
                         charter_text_new_plain (charter_visit_stop_get_what (stop)), items, NULL);
}

static void
add_stops (CharterPackComposer *self,
           GPtrArray           *stops)
{
  const CharterColumn columns[] = {
    { _("When"), 0.9, CHARTER_ALIGN_START, FALSE },
    { _("Whom you meet"), 2.1, CHARTER_ALIGN_START, TRUE },
    { _("What you see"), 3.1, CHARTER_ALIGN_START, FALSE },
    { _("What it shows"), 3.1, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = charter_document_add_table (self->document, _("The visit, in order"), columns,
                                                    G_N_ELEMENTS (columns));

  for (guint i = 0; i < stops->len; i++)
    add_stop (self, table, g_ptr_array_index (stops, i));
}

static void
collect_evidence (CharterPackComposer *self,
                  GHashTable          *found,
                  CharterFramework    *framework,
                  CharterAudit        *audit,
                  const char          *code)
{
  CharterItem *item = framework ? charter_framework_find_item (framework, code) : NULL;
  CharterJudgement *judgement = item ? charter_pack_find_judgement (self, audit, item) : NULL;
  g_autoptr(GPtrArray) evidence = charter_pack_list_evidence (self, CHARTER_RECORD (judgement));

  for (guint i = 0; i < evidence->len; i++)
    g_hash_table_add (found, g_ptr_array_index (evidence, i));
}

/* What supports the items of all stops: it lies ready in the room. */
static GHashTable *
find_evidence (CharterPackComposer *self,
               GPtrArray           *stops)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < stops->len; i++)
    {
      const char *items = charter_visit_stop_get_items (g_ptr_array_index (stops, i));
      g_auto(GStrv) codes = g_strsplit_set (items ? items : "", " ,;\n", -1);

      for (guint j = 0; codes[j]; j++)
        {
          collect_evidence (self, found, self->framework, self->audit, codes[j]);
          collect_evidence (self, found, self->source->commitments, self->source->commitments_audit, codes[j]);
        }
    }
  return found;
}

static void
add_evidence (CharterPackComposer *self,
              GPtrArray           *stops)
{
  const CharterColumn columns[] = {
    { _("Ref"), 0.7, CHARTER_ALIGN_START, TRUE },
    { _("Evidence"), 4.4, CHARTER_ALIGN_START, FALSE },
    { _("Kind"), 1.3, CHARTER_ALIGN_START, FALSE },
    { _("Kept"), 2.6, CHARTER_ALIGN_START, FALSE },
  };
  g_autoptr(GHashTable) found = find_evidence (self, stops);
  CharterBlock *table = NULL;

  for (guint i = 0; i < self->evidence->len; i++)
    {
      CharterEvidence *evidence = g_ptr_array_index (self->evidence, i);
      g_autofree char *reference = charter_pack_dup_evidence_ref (evidence);

      if (!g_hash_table_contains (found, evidence))
        continue;
      if (!table)
        {
          charter_document_add_heading (self->document, 2, _("What lies ready"), NULL, CHARTER_HEADING_PLAIN);
          table = charter_document_add_table (self->document, _("Evidence for the visit"), columns,
                                              G_N_ELEMENTS (columns));
        }
      charter_table_add_row (table, NULL, charter_text_new_plain (reference),
                             charter_text_new_plain (charter_evidence_get_printed (
                               evidence, charter_evidence_get_title (evidence))),
                             charter_text_new_plain (charter_choice_words_get (
                               CHARTER_TYPE_NATURE, charter_evidence_get_nature (evidence))),
                             charter_text_new_plain (charter_evidence_get_printed (
                               evidence, charter_evidence_get_kept_where (evidence))), NULL);
    }
}

static void
add_plan (CharterPackComposer *self,
          GPtrArray           *stops)
{
  charter_document_add_words (self->document,
                              _("People are named by what they do. Pupils and families are asked whether they "
                                "would like to talk, and may stop at any time. Nobody takes notes that name a pupil."));
  add_stops (self, stops);
  add_evidence (self, stops);
}

/**
 * charter_pack_add_visit_plan:
 * @self: a composer
 *
 * The plan as a part of the pack, once there is one.
 */
void
charter_pack_add_visit_plan (CharterPackComposer *self)
{
  g_autoptr(GPtrArray) stops = charter_pack_list_at (self, CHARTER_TYPE_VISIT_STOP);

  if (stops->len == 0)
    return;
  charter_document_add_label (self->document, _("When you come to see us"));
  charter_document_add_heading (self->document, 1, _("Visit plan"), NULL, charter_pack_section_flags (self));
  add_stops (self, stops);
}

/**
 * charter_visit_plan_compose:
 * @source: a school's records and the frameworks it judges itself against
 *
 * For an assessor's visit: when, whom to meet by role, what to see, which items that shows, and the
 * evidence that lies ready.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_visit_plan_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Visit plan"));
  g_autoptr(GPtrArray) stops = charter_pack_list_at (self, CHARTER_TYPE_VISIT_STOP);
  const char *name = charter_school_get_name (self->school);
  const char *leader = source->paper && charter_paper_get_leader (source->paper)
                       ? charter_paper_get_leader (source->paper)
                       : charter_school_get_inclusion_leader (self->school);
  const char *words = source->paper ? charter_paper_get_words (source->paper) : NULL;

  charter_pack_add_logo (self);
  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, _("Plan for an assessor’s visit"));
  if (leader)
    {
      /* Translators: a person or a role */
      g_autofree char *host = g_strdup_printf (_("Your host: %s"), leader);

      charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (host));
    }
  charter_document_add_words (self->document, words);
  if (stops->len > 0)
    add_plan (self, stops);
  else
    charter_document_add_words (self->document, _("Nothing is planned yet. Add whom to meet and what to see, or "
                                                  "begin with a proposal, under Options."));
  return charter_pack_composer_finish (self);
}
