/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-small-number.h"
#include "charter-term.h"

/* Enough to see where it goes. */
#define MOST_YEARS 3

static CharterText *
count_text (gint64   number,
            gboolean is_shown)
{
  g_autofree char *words = NULL;

  if (number == CHARTER_NOT_SAID)
    return charter_text_new_styled (CHARTER_RUN_DIM, "–");
  if (!is_shown)
    /* Translators: instead of a small number */
    return charter_text_new_styled (CHARTER_RUN_DIM, _("hidden"));
  words = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return charter_text_new_plain (words);
}

static CharterText *
people_text (gint64 number)
{
  return count_text (number, charter_small_number_is_shown (number));
}

/* Kept in tenths of a per cent. */
static CharterText *
attendance_text (gint64 tenths)
{
  g_autofree char *words = NULL;

  if (tenths == CHARTER_NOT_SAID)
    return charter_text_new_styled (CHARTER_RUN_DIM, "–");
  /* Translators: a percentage with one decimal */
  words = g_strdup_printf (_("%.1f%%"), tenths / 10.0);
  return charter_text_new_plain (words);
}

static int
compare_contexts (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (charter_context_get_year (*(CharterContext * const *) a),
                    charter_context_get_year (*(CharterContext * const *) b));
}

static GPtrArray *
list_contexts (CharterPackComposer *self)
{
  GListModel *list = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_CONTEXT);
  GPtrArray *contexts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (contexts, g_list_model_get_item (list, i));
  g_ptr_array_sort (contexts, compare_contexts);
  if (contexts->len > MOST_YEARS)
    g_ptr_array_remove_range (contexts, 0, contexts->len - MOST_YEARS);
  return contexts;
}

static void
add_contexts (CharterPackComposer *self)
{
  g_autoptr(GPtrArray) contexts = list_contexts (self);
  const CharterColumn columns[] = {
    { _("Year"), 1.1, CHARTER_ALIGN_START, TRUE },
    { _("On roll"), 1, CHARTER_ALIGN_END, FALSE },
    { _("SEN support"), 1.2, CHARTER_ALIGN_END, FALSE },
    { _("EHC plans"), 1.1, CHARTER_ALIGN_END, FALSE },
    { _("Pupil premium"), 1.3, CHARTER_ALIGN_END, FALSE },
    { _("EAL"), 0.8, CHARTER_ALIGN_END, FALSE },
    { _("Joined or left"), 1.2, CHARTER_ALIGN_END, FALSE },
    { _("Attendance"), 1.2, CHARTER_ALIGN_END, FALSE },
  };
  CharterBlock *table;

  if (contexts->len == 0)
    return;
  charter_document_add_heading (self->document, 2, _("In figures"), NULL, CHARTER_HEADING_PLAIN);
  table = charter_document_add_table (self->document, _("Numbers of pupils by school year"), columns,
                                      G_N_ELEMENTS (columns));
  for (guint i = 0; i < contexts->len; i++)
    {
      CharterContext *context = g_ptr_array_index (contexts, i);

      charter_table_add_row (table, NULL,
                             charter_text_new_plain (charter_context_get_year (context)),
                             count_text (charter_context_get_roll (context), TRUE),
                             people_text (charter_context_get_sen_support (context)),
                             people_text (charter_context_get_ehc_plans (context)),
                             people_text (charter_context_get_pupil_premium (context)),
                             people_text (charter_context_get_eal (context)),
                             people_text (charter_context_get_mobility (context)),
                             attendance_text (charter_context_get_attendance (context)),
                             NULL);
    }
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (
    _("Numbers from one to four are hidden. EAL: pupils whose first language is not English.")));
}

static void
add_fact (CharterPackComposer *self,
          const char          *name,
          const char          *value)
{
  charter_document_add_fact (self->document, name, charter_text_new_plain (value));
}

static char *
dup_address (CharterSchool *school)
{
  const char * const parts[] = {
    charter_school_get_street (school), charter_school_get_locality (school),
    charter_school_get_town (school), charter_school_get_county (school),
    charter_school_get_postcode (school),
  };
  GString *address = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      g_string_append_printf (address, "%s%s", address->len > 0 ? ", " : "", parts[i]);
  return g_string_free (address, FALSE);
}

/* A school typed in by hand may be no more than a name. */
static gboolean
is_known (CharterSchool *school)
{
  g_autofree char *address = dup_address (school);

  return *address || charter_school_get_phase (school) || charter_school_get_establishment_type (school) ||
         charter_school_get_website (school) || charter_school_get_senco (school) ||
         charter_school_get_inclusion_leader (school) || charter_school_get_head (school) ||
         charter_school_get_chair (school) || charter_school_get_roll (school) != CHARTER_NOT_SAID ||
         charter_school_get_low_age (school) != CHARTER_NOT_SAID;
}

/**
 * charter_pack_add_school:
 * @self: a composer
 *
 * Register facts and the context figures of each year.
 */
void
charter_pack_add_school (CharterPackComposer *self)
{
  CharterSchool *school = self->school;
  g_autofree char *address = dup_address (school);
  gint64 low = charter_school_get_low_age (school), high = charter_school_get_high_age (school);
  gint64 roll = charter_school_get_roll (school);

  charter_document_add_label (self->document, _("Context"));
  charter_document_add_heading (self->document, 1, _("Our school"), NULL, CHARTER_HEADING_IN_CONTENTS);
  if (!is_known (school))
    {
      charter_document_add_words (self->document, _("Nothing is recorded of the school itself yet."));
      add_contexts (self);
      return;
    }
  charter_document_begin_columns (self->document);
  add_fact (self, _("Phase"), charter_school_get_phase (school));
  add_fact (self, _("Type"), charter_school_get_establishment_type (school));
  if (low != CHARTER_NOT_SAID && high != CHARTER_NOT_SAID)
    {
      /* Translators: the youngest and the oldest age of a school's pupils */
      g_autofree char *ages = g_strdup_printf (_("%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT), low, high);

      add_fact (self, _("Ages"), ages);
    }
  if (roll != CHARTER_NOT_SAID)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, roll);

      add_fact (self, _("Pupils on roll"), number);
    }
  add_fact (self, _("Address"), address);
  add_fact (self, _("Website"), charter_school_get_website (school));
  charter_document_next_column (self->document);
  add_fact (self, _("SENCO"), charter_school_get_senco (school));
  add_fact (self, _("Inclusion leader"), charter_school_get_inclusion_leader (school));
  add_fact (self, _("Headteacher"), charter_school_get_head (school));
  add_fact (self, _("Chair of governors"), charter_school_get_chair (school));
  charter_document_end_columns (self->document);
  add_contexts (self);
}
