/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"
#include "charter-term.h"

/* What comes round next first; what has no date last. */
static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const char *one = charter_duty_get_due_on (*(CharterDuty * const *) a);
  const char *other = charter_duty_get_due_on (*(CharterDuty * const *) b);

  return one && other ? g_strcmp0 (one, other) : !one - !other;
}

static GPtrArray *
list_duties (CharterPackComposer *self)
{
  GListModel *all = charter_portfolio_get_list (self->source->portfolio, CHARTER_TYPE_DUTY);
  GPtrArray *duties = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CharterDuty) duty = g_list_model_get_item (all, i);

      if (charter_duty_get_title (duty)
          && (charter_duty_get_due_on (duty) || charter_duty_get_last_done_on (duty) || charter_duty_get_published_at (duty)))
        g_ptr_array_add (duties, g_steal_pointer (&duty));
    }
  g_ptr_array_sort (duties, compare_due);
  return duties;
}

static CharterText *
duty_text (CharterPackComposer *self,
           CharterDuty         *duty)
{
  CharterText *text = charter_text_new_plain (charter_duty_get_title (duty));

  if (self->source->is_full && charter_duty_get_citation (duty))
    {
      charter_text_add (text, CHARTER_RUN_DIM, "\n");
      charter_text_add (text, CHARTER_RUN_DIM, charter_duty_get_citation (duty));
    }
  return text;
}

static CharterText *
date_text (const char *date)
{
  g_autofree char *words = date ? charter_term_dup_date_words (date) : NULL;

  return charter_text_new_plain (words ? words : "–");
}

static CharterText *
due_text (CharterPackComposer *self,
          CharterDuty         *duty)
{
  const char *due = charter_duty_get_due_on (duty);
  CharterText *text = date_text (due);

  if (due && g_strcmp0 (due, self->source->today) < 0)
    charter_text_add (text, CHARTER_RUN_BOLD, _("\noverdue"));
  return text;
}

/**
 * charter_pack_add_calendar:
 * @self: a composer
 *
 * Duties that come round: what, where it is published, when it was done last and is due next. Nothing
 * where the school keeps no calendar of them.
 */
void
charter_pack_add_calendar (CharterPackComposer *self)
{
  g_autoptr(GPtrArray) duties = list_duties (self);
  const CharterColumn columns[] = {
    { _("Duty"), 4, CHARTER_ALIGN_START, TRUE },
    { _("Where it is published"), 3, CHARTER_ALIGN_START, FALSE },
    { _("Done last"), 1.8, CHARTER_ALIGN_START, FALSE },
    { _("Due next"), 1.8, CHARTER_ALIGN_START, FALSE },
    { _("Who"), 1.8, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table;

  if (duties->len == 0)
    return;
  charter_document_add_label (self->document, _("What comes round"));
  charter_document_add_heading (self->document, 1, _("Duty calendar"), NULL, CHARTER_HEADING_IN_CONTENTS);
  table = charter_document_add_table (self->document, _("Duty calendar"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < duties->len; i++)
    {
      CharterDuty *duty = duties->pdata[i];
      const char *published = charter_duty_get_published_at (duty);
      const char *owner = charter_duty_get_owner (duty);

      charter_table_add_row (table, NULL, duty_text (self, duty), charter_text_new_plain (published ? published : "–"),
                             date_text (charter_duty_get_last_done_on (duty)), due_text (self, duty),
                             charter_text_new_plain (owner ? owner : "–"), NULL);
    }
}
