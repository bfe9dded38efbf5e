/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-term.h"
#include "charter-training-log.h"

static void
add_fact (CharterPackComposer *self,
          const char          *name,
          const char          *value)
{
  if (value)
    charter_document_add_fact (self->document, name, charter_text_new_plain (value));
}

static void
add_leader (CharterPackComposer *self)
{
  CharterSchool *school = self->school;
  g_autofree char *since = charter_term_dup_date_words (charter_school_get_leader_since (school));

  if (!charter_school_get_inclusion_leader (school))
    return;
  charter_document_add_heading (self->document, 2, _("Our inclusion leader"), NULL, CHARTER_HEADING_PLAIN);
  add_fact (self, _("Inclusion leader"), charter_school_get_inclusion_leader (school));
  add_fact (self, _("Appointed"), since);
  add_fact (self, _("Remit"), charter_school_get_leader_remit (school));
  add_fact (self, _("Release time"), charter_school_get_leader_release (school));
  add_fact (self, _("Champions"), charter_school_get_leader_champions (school));
  add_fact (self, _("Cover"), charter_school_get_leader_cover (school));
}

static gboolean
has_steps (CharterPackComposer *self)
{
  CharterFramework *charter = self->source->commitments;

  return charter && charter_framework_get_steps (charter)->len > 0;
}

/**
 * charter_pack_add_status:
 * @self: a composer
 *
 * The steps on the way to charter status, with their days and who confirmed them, and the inclusion
 * leader's part.
 */
void
charter_pack_add_status (CharterPackComposer *self)
{
  if (!has_steps (self) && !charter_school_get_inclusion_leader (self->school))
    return;
  charter_document_add_label (self->document, _("The way to charter status"));
  charter_document_add_heading (self->document, 1, _("Charter status"), NULL, charter_pack_section_flags (self));
  charter_pack_add_steps (self);
  if (has_steps (self) && charter_framework_get_steps_note (self->source->commitments))
    charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (
      charter_framework_get_steps_note (self->source->commitments)));
  add_leader (self);
}

static void
add_part (CharterText *text,
          const char  *name,
          const char  *value)
{
  if (!value)
    return;
  if (charter_text_get_length (text) > 0)
    charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
  charter_text_add (text, CHARTER_RUN_BOLD, name);
  charter_text_add (text, CHARTER_RUN_PLAIN, " ");
  charter_text_add (text, CHARTER_RUN_PLAIN, value);
}

static CharterText *
what_text (CharterPackComposer *self,
           CharterTraining     *training)
{
  const char *title = charter_training_get_title (training);
  const char *finding = charter_training_get_finding (training);
  CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, title ? title : _("Not said"));
  g_autofree char *led_by = NULL;

  if (charter_training_get_led_by (training))
    {
      /* Translators: a role or a service */
      led_by = g_strdup_printf (_("\nwith %s"), charter_training_get_led_by (training));
      charter_text_add (text, CHARTER_RUN_DIM, led_by);
    }
  if (finding)
    {
      charter_text_add (text, CHARTER_RUN_DIM, _("\nfrom our finding "));
      charter_pack_add_item_refs (self, text, finding);
    }
  return text;
}

static CharterText *
came_of_it_text (CharterTraining *training)
{
  CharterText *text = charter_text_new ();

  add_part (text, _("Changed:"), charter_training_get_changed (training));
  add_part (text, _("Shared:"), charter_training_get_shared (training));
  add_part (text, _("Brought back:"), charter_training_get_brought_back (training));
  add_part (text, _("Who missed it:"), charter_training_get_catch_up (training));
  if (charter_text_get_length (text) == 0)
    charter_text_add (text, CHARTER_RUN_DIM, _("not written down yet"));
  return text;
}

static void
add_kind (CharterPackComposer *self,
          CharterBlock        *table,
          CharterTrainingKind  kind,
          const char          *year,
          const char          *group)
{
  g_autoptr(GPtrArray) list = charter_training_log_list (self->portfolio, kind, year);

  if (list->len == 0)
    return;
  charter_table_add_group (table, charter_text_new_styled (CHARTER_RUN_BOLD, group));
  for (guint i = 0; i < list->len; i++)
    {
      CharterTraining *training = g_ptr_array_index (list, i);
      g_autofree char *who = charter_training_dup_who_words (training);

      charter_table_add_row (table, NULL, charter_pack_date_text (charter_training_get_happened_on (training)),
                             what_text (self, training),
                             who ? charter_text_new_plain (who) : charter_text_new_styled (CHARTER_RUN_DIM, "–"),
                             came_of_it_text (training), NULL);
    }
}

/**
 * charter_pack_add_development:
 * @self: a composer
 *
 * What staff learned and what the school shared in the network, by school year.
 */
void
charter_pack_add_development (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("When"), 1.5, CHARTER_ALIGN_START, TRUE },
    { _("What"), 3, CHARTER_ALIGN_START, FALSE },
    { _("Who came"), 1.9, CHARTER_ALIGN_START, FALSE },
    { _("What came of it"), 3.4, CHARTER_ALIGN_START, FALSE },
  };
  g_autoptr(GPtrArray) years = charter_training_log_list_years (self->portfolio);
  CharterBlock *table;

  if (years->len == 0)
    return;
  charter_document_add_label (self->document, _("What we learned, and from whom"));
  charter_document_add_heading (self->document, 1, _("Staff development and network"), NULL,
                                charter_pack_section_flags (self));
  table = charter_document_add_table (self->document, _("Staff development and network meetings by school year"),
                                      columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < years->len; i++)
    {
      const char *year = g_ptr_array_index (years, i);
      /* Translators: a school year */
      g_autofree char *training = g_strdup_printf (_("%s · training"), year);
      g_autofree char *network = g_strdup_printf (_("%s · network meetings"), year);

      add_kind (self, table, CHARTER_TRAINING_SESSION, year, training);
      add_kind (self, table, CHARTER_TRAINING_NETWORK, year, network);
    }
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (
    _("Numbers of staff and governors are shown however small they are: they say nothing of a pupil.")));
}
