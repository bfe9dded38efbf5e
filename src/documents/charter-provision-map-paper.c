/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-support-papers.h"

#include <glib/gi18n.h>

#include "charter-money.h"
#include "charter-pack-composer.h"
#include "charter-provision-change.h"
#include "charter-provision-map.h"
#include "charter-provision-trail.h"
#include "charter-provision-words.h"
#include "charter-term.h"
#include "charter-year-groups.h"

static CharterText *
money_text (gint64 pence)
{
  g_autofree char *words = charter_money_dup_words (pence);

  return pence == CHARTER_NOT_SAID ? charter_text_new_styled (CHARTER_RUN_DIM, words)
                                   : charter_text_new_plain (words);
}

static void
add_line (CharterText     *text,
          CharterRunFlags  flags,
          const char      *words)
{
  if (words && charter_text_get_length (text) > 0)
    charter_text_add (text, flags, "\n");
  charter_text_add (text, flags, words);
}

/* "2 provisions, 24 places", then the money. */
static CharterText *
figure_text (const CharterMapFigure *figure)
{
  g_autofree char *places = charter_shown_sum_dup_words (&figure->places);
  g_autofree char *cost = charter_money_dup_words (figure->cost);
  g_autofree char *n = g_strdup_printf (ngettext ("%u provision", "%u provisions", figure->n), figure->n);
  g_autofree char *pupils = NULL;
  CharterText *text;

  if (figure->n == 0)
    return charter_text_new_styled (CHARTER_RUN_DIM, "–");
  text = charter_text_new_plain (cost);
  add_line (text, CHARTER_RUN_DIM | CHARTER_RUN_SMALL, n);
  /* Translators: how many places, a number or "hidden" */
  pupils = g_strdup_printf (_("places: %s"), places);
  add_line (text, CHARTER_RUN_DIM | CHARTER_RUN_SMALL, pupils);
  return text;
}

static void
add_line_of_map (CharterBlock           *table,
                 CharterText            *title,
                 const CharterMapFigure *needs,
                 const CharterMapFigure *total)
{
  GPtrArray *cells = charter_pack_texts_new ();

  g_ptr_array_add (cells, title);
  for (guint i = 0; i < CHARTER_MAP_N_NEEDS; i++)
    g_ptr_array_add (cells, figure_text (&needs[i]));
  g_ptr_array_add (cells, figure_text (total));
  charter_table_add_cells (table, cells);
}

static void
add_rows (CharterPackComposer *self,
          CharterProvisionMap *map,
          GPtrArray           *rows,
          const char          *caption,
          const char          *head)
{
  /* The first has the longest word. */
  static const double widths[CHARTER_MAP_N_NEEDS] = { 2.1, 1.6, 1.7, 1.6, 1.6 };
  CharterColumn columns[CHARTER_MAP_N_NEEDS + 2] = { { head, 1.7, CHARTER_ALIGN_START, TRUE } };
  CharterBlock *table;

  for (guint i = 0; i < CHARTER_MAP_N_NEEDS; i++)
    columns[i + 1] = (CharterColumn) { charter_provision_map_get_need_title (i), widths[i], CHARTER_ALIGN_START, FALSE };
  columns[CHARTER_MAP_N_NEEDS + 1] = (CharterColumn) { _("Together"), 1.6, CHARTER_ALIGN_START, FALSE };
  charter_document_add_heading (self->document, 2, caption, NULL, CHARTER_HEADING_PLAIN);
  table = charter_document_add_table (self->document, caption, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      CharterMapRow *line = g_ptr_array_index (rows, i);

      add_line_of_map (table, charter_text_new_plain (line->title), line->needs, &line->total);
    }
  add_line_of_map (table, charter_text_new_styled (CHARTER_RUN_BOLD, _("Together")), map->needs, &map->total);
}

static CharterText *
name_text (CharterProvision *provision)
{
  CharterText *text = charter_text_new_plain (charter_provision_get_title (provision));
  guint need = charter_provision_map_find_need (provision);

  if (charter_text_get_length (text) == 0)
    charter_text_add (text, CHARTER_RUN_PLAIN, _("Not named yet"));
  add_line (text, CHARTER_RUN_DIM | CHARTER_RUN_SMALL, charter_provision_map_get_need_title (need));
  return text;
}

static CharterText *
whom_text (CharterProvision *provision)
{
  g_autofree char *years = charter_year_groups_dup_words (charter_provision_get_years (provision));
  g_autofree char *pupils = charter_small_number_dup_pupils (charter_provision_get_pupils (provision));
  CharterText *text = charter_text_new_plain (charter_provision_get_cohort (provision));

  add_line (text, CHARTER_RUN_PLAIN, years);
  add_line (text, CHARTER_RUN_DIM | CHARTER_RUN_SMALL, pupils);
  return text;
}

static CharterText *
how_text (CharterProvision *provision)
{
  CharterText *text = charter_text_new_plain (charter_provision_get_sessions (provision));

  add_line (text, CHARTER_RUN_DIM | CHARTER_RUN_SMALL, charter_provision_get_staff (provision));
  return text;
}

static CharterText *
cost_text (CharterProvisionMap *map,
           CharterProvision    *provision)
{
  gboolean is_carried = charter_provision_map_get_share (provision, map->year, map->today) == CHARTER_MAP_CARRIED;
  CharterPaidFrom paid = charter_provision_get_paid_from (provision);
  CharterText *text;

  if (is_carried)
    return charter_text_new_styled (CHARTER_RUN_DIM, _("counted in the year it began"));
  text = money_text (charter_provision_get_cost (provision));
  add_line (text, CHARTER_RUN_DIM | CHARTER_RUN_SMALL, charter_paid_from_get_title (paid));
  return text;
}

static CharterText *
per_pupil_text (CharterPackComposer *self,
                CharterProvisionMap *map,
                CharterProvision    *provision)
{
  gint64 pence = charter_provision_map_get_per_pupil (map, self->portfolio, provision);
  CharterText *text;

  if (charter_small_number_is_hidden (charter_provision_get_pupils (provision)))
    return charter_text_new_styled (CHARTER_RUN_DIM, _("too few to say"));
  text = money_text (pence);
  if (pence >= map->threshold)
    add_line (text, CHARTER_RUN_BOLD | CHARTER_RUN_SMALL, _("at or above the threshold"));
  return text;
}

static void
add_provisions (CharterPackComposer *self,
                CharterProvisionMap *map)
{
  const CharterColumn columns[] = {
    { _("Provision"), 2.4, CHARTER_ALIGN_START, TRUE },
    { _("For whom"), 1.9, CHARTER_ALIGN_START, FALSE },
    { _("How often, by whom"), 1.9, CHARTER_ALIGN_START, FALSE },
    { _("Cost"), 1.7, CHARTER_ALIGN_START, FALSE },
    { _("A pupil, this year"), 1.4, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = charter_document_add_table (self->document, _("What runs, by tier"), columns,
                                                    G_N_ELEMENTS (columns));
  int tier = -1;

  for (guint i = 0; i < map->provisions->len; i++)
    {
      CharterProvision *provision = g_ptr_array_index (map->provisions, i);

      if ((int) charter_provision_get_tier (provision) != tier)
        {
          tier = (int) charter_provision_get_tier (provision);
          charter_table_add_group (table, charter_text_new_plain (charter_tier_get_title ((CharterTier) tier)));
        }
      charter_table_add_row (table, NULL, name_text (provision), whom_text (provision), how_text (provision),
                             cost_text (map, provision), per_pupil_text (self, map, provision), NULL);
    }
}

static void
add_paid (CharterPackComposer *self,
          CharterProvisionMap *map)
{
  const CharterColumn columns[] = {
    { _("Paid from"), 3, CHARTER_ALIGN_START, TRUE },
    { _("Cost"), 1, CHARTER_ALIGN_END, FALSE },
  };
  CharterBlock *table;

  charter_document_add_heading (self->document, 2, _("Where the money comes from"), NULL, CHARTER_HEADING_PLAIN);
  table = charter_document_add_table (self->document, _("Cost by source"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < CHARTER_MAP_N_PAID; i++)
    if (map->paid[i] > 0)
      charter_table_add_row (table, NULL, charter_text_new_plain (charter_paid_from_get_title ((CharterPaidFrom) i)),
                             money_text (map->paid[i]), NULL);
  charter_table_add_row (table, NULL, charter_text_new_styled (CHARTER_RUN_BOLD, _("Together")),
                         money_text (map->total.cost), NULL);
}

/**
 * charter_pack_add_difference:
 * @self: a composer
 * @provisions: (element-type CharterProvision): some provisions
 *
 * What each changed, as far as so many were measured that it can be told.
 */
void
charter_pack_add_difference (CharterPackComposer *self,
                             GPtrArray           *provisions)
{
  const CharterColumn columns[] = {
    { _("Provision"), 2.4, CHARTER_ALIGN_START, TRUE },
    { _("Measured by"), 2.2, CHARTER_ALIGN_START, FALSE },
    { _("From → to"), 2.2, CHARTER_ALIGN_START, FALSE },
    { _("Change"), 1.4, CHARTER_ALIGN_START, FALSE },
    { _("Decision"), 1.3, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = charter_document_add_table (self->document, _("Change by provision"), columns,
                                                    G_N_ELEMENTS (columns));

  for (guint i = 0; i < provisions->len; i++)
    {
      CharterProvision *provision = g_ptr_array_index (provisions, i);
      CharterChange change = charter_change_of (provision);
      g_autofree char *words = charter_change_dup_words (&change);
      g_autofree char *measures = charter_change_dup_measures (provision);

      charter_table_add_row (table, NULL, name_text (provision),
                             charter_text_new_plain (charter_provision_get_scale (provision)),
                             charter_text_new_plain (measures ? measures : "–"), charter_text_new_plain (words),
                             charter_text_new_plain (charter_decision_get_title (
                               charter_provision_get_decided (provision))), NULL);
    }
}

static void
add_small_words (CharterPackComposer *self,
                 const char          *words)
{
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (words));
}

static void
add_rules (CharterPackComposer *self,
           CharterProvisionMap *map)
{
  g_autofree char *threshold = charter_money_dup_words (map->threshold);
  g_autofree char *usual = NULL;

  charter_document_add_heading (self->document, 2, _("How it is counted"), NULL, CHARTER_HEADING_PLAIN);
  add_small_words (self, _("A cycle costs in the school year in which it begins. Places are not pupils: who takes part "
                           "in two provisions is counted in both. Groups of fewer than five are not shown and are in "
                           "no sum of places; “and more” says where there are some."));
  if (map->has_own_threshold)
    /* Translators: a sum of money */
    usual = g_strdup_printf (_("The threshold for top-up requests is %s a pupil a year, as the school typed it."),
                             threshold);
  else
    /* Translators: a sum of money */
    usual = g_strdup_printf (_("The threshold for top-up requests is taken as %s a pupil a year (Department for "
                               "Education, The notional SEN budget for mainstream schools: operational guide 2024 to "
                               "2025). Check with your council before relying on it."), threshold);
  add_small_words (self, usual);
}

static void
add_map (CharterPackComposer *self,
         CharterProvisionMap *map)
{
  g_autofree char *funding = charter_provision_map_dup_funding_words (map);

  charter_document_add_words (self->document, funding);
  add_provisions (self, map);
  add_rows (self, map, map->by_years, _("By year group and area of need"), _("Year group"));
  add_rows (self, map, map->by_cohort, _("By cohort and area of need"), _("Cohort"));
  add_paid (self, map);
  if (self->source->is_full)
    {
      charter_document_add_heading (self->document, 2, _("What made a difference"), NULL, CHARTER_HEADING_PLAIN);
      add_small_words (self, _("Change between the two measures of a cycle. It does not say what brought the change "
                               "about."));
      charter_pack_add_difference (self, map->provisions);
    }
  add_rules (self, map);
}

/**
 * charter_provision_map_compose:
 * @source: a school's records
 *
 * The provisions of the present school year, costed. No small number can be taken from it.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_provision_map_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Provision map"));
  g_autofree char *year = charter_term_dup_school_year (source->today);
  g_autoptr(CharterProvisionMap) map = charter_provision_map_new (self->portfolio, year, source->today);
  g_autofree char *title = g_strdup_printf (_("Provision map %s"), year);
  const char *name = charter_school_get_name (self->school);

  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, title);
  if (map->provisions->len > 0)
    add_map (self, map);
  else
    charter_document_add_words (self->document, _("Nothing runs in this school year yet. Write provisions on the page "
                                                  "Cycle of support."));
  return charter_pack_composer_finish (self);
}
