/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-ranking.h"

#include <glib/gi18n.h>
#include <math.h>

#include "charter-readiness.h"
#include "charter-term.h"

#define CHART_HEIGHT 318.0
#define CHART_FONT_SIZE 9.0
/* So many strengths and priorities fit beside each other under the chart. */
#define MOST_NAMED 4

static void
draw_chart_cb (cairo_t  *cr,
               double    width,
               double    height,
               gpointer  data)
{
  const CharterRadarStyle style = {
    .palette = CHARTER_PALETTE_PAPER,
    .font_size = CHART_FONT_SIZE,
    .font_family = "Cantarell, sans-serif",
    .has_legend = TRUE,
  };

  charter_radar_draw (charter_standing_chart_get_radar (data), &style, cr, width, height);
}

/**
 * charter_pack_add_chart:
 * @self: a composer
 * @height: in points
 *
 * The radar of this cycle, with the last one and the targets where there are any.
 */
void
charter_pack_add_chart (CharterPackComposer *self,
                        double               height)
{
  CharterStandingChart *chart;
  g_autofree char *words = NULL;

  chart = charter_standing_chart_new (self->framework, self->standing, self->previous_standing,
                                      self->previous ? charter_audit_get_cycle (self->previous) : NULL,
                                      self->targets);
  words = charter_radar_dup_summary (charter_standing_chart_get_radar (chart));
  charter_document_add_figure (self->document, 470, height, words, draw_chart_cb, chart,
                               (GDestroyNotify) charter_standing_chart_unref);
}

static CharterText *
item_text (CharterPackComposer *self,
           const CharterRankedItem        *entry)
{
  g_autofree char *anchor = charter_pack_dup_item_anchor (self->framework, entry->item);
  g_autofree char *code = g_strdup_printf ("%s", charter_item_get_code (entry->item));
  g_autofree char *rest = g_strdup_printf (" %s", charter_item_get_title (entry->item));
  g_autofree char *level = g_strdup_printf (" · %s", charter_level_get_title (entry->level));
  CharterText *text = charter_text_new ();

  charter_text_add_link (text, CHARTER_RUN_PLAIN, anchor, code);
  charter_text_add (text, CHARTER_RUN_PLAIN, rest);
  charter_text_add (text, CHARTER_RUN_DIM, level);
  return text;
}

static void
add_ranked (CharterPackComposer *self,
            GArray              *ranked,
            const char          *title,
            gboolean             are_strengths)
{
  GPtrArray *texts = charter_pack_texts_new ();
  int top = charter_framework_get_top_value (self->framework);

  for (guint i = 0; i < ranked->len && texts->len < MOST_NAMED; i++)
    {
      const CharterRankedItem *entry = &g_array_index (ranked, CharterRankedItem, i);
      int value = charter_level_get_value (entry->level);

      /* The lowest level is no strength and the highest no priority, however few are judged. */
      if (are_strengths ? value > 1 : value < top)
        g_ptr_array_add (texts, item_text (self, entry));
    }
  charter_document_add_heading (self->document, 2, title, NULL, CHARTER_HEADING_SMALL);
  if (texts->len == 0)
    charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD,
                                    charter_text_new_plain (_("Nothing judged yet points to one.")));
  charter_document_add_list (self->document, texts);
}

static void
add_strengths_and_priorities (CharterPackComposer *self)
{
  g_autoptr(GArray) ranked = charter_pack_rank_items (self);

  charter_document_begin_columns (self->document);
  g_array_sort (ranked, charter_ranked_item_compare_strengths);
  add_ranked (self, ranked, _("Strengths to share"), TRUE);
  charter_document_next_column (self->document);
  g_array_sort (ranked, charter_ranked_item_compare_priorities);
  add_ranked (self, ranked, _("Priorities"), FALSE);
  charter_document_end_columns (self->document);
}

static void
append_gaps (GString   *words,
             GPtrArray *gaps)
{
  for (guint i = 0; i < gaps->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : " ",
                            ((CharterGap *) g_ptr_array_index (gaps, i))->words);
}

static void
append_told (GString *words,
             guint    n_told)
{
  if (n_told == 0)
    return;
  g_string_append (words, words->len > 0 ? "; " : " ");
  g_string_append_printf (words, ngettext ("%u record whose words look like personal data",
                                           "%u records whose words look like personal data", n_told), n_told);
}

static guint
count_evidence (CharterPackComposer *self,
                gboolean           (*matches) (CharterEvidence *evidence))
{
  GListModel *all = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_EVIDENCE);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CharterEvidence) evidence = g_list_model_get_item (all, i);

      n += matches (evidence) != FALSE;
    }
  return n;
}

static gboolean
is_printed_redacted (CharterEvidence *evidence)
{
  return charter_evidence_get_redacted (evidence) && !charter_evidence_get_left_out (evidence);
}

/* What a reader does not see, so that nobody takes the pack for all there is. */
static CharterText *
withheld_text (CharterPackComposer *self)
{
  guint n_left_out = count_evidence (self, charter_evidence_get_left_out);
  guint n_redacted = count_evidence (self, is_printed_redacted);
  CharterText *text = charter_text_new ();

  if (n_left_out + n_redacted > 0)
    charter_text_add (text, CHARTER_RUN_BOLD, _("Not shown here:"));
  if (n_left_out > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext (" %u piece of evidence is left out.",
                                                          " %u pieces of evidence are left out.", n_left_out), n_left_out);

      charter_text_add (text, CHARTER_RUN_PLAIN, words);
    }
  if (n_redacted > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext (" %u piece of evidence is named without its words.",
                                                          " %u pieces of evidence are named without their words.",
                                                          n_redacted), n_redacted);

      charter_text_add (text, CHARTER_RUN_PLAIN, words);
    }
  return text;
}

/* Said plainly and first: a reader who finds a gap alone trusts nothing else. */
static void
add_gaps (CharterPackComposer *self)
{
  g_autoptr(GPtrArray) gaps = charter_readiness_list (self->portfolio, self->framework, self->audit,
                                                      self->source->today);
  GPtrArray *texts = charter_pack_texts_new ();
  GString *words = g_string_new (NULL);
  CharterText *withheld;

  append_gaps (words, gaps);
  if (self->source->commitments)
    {
      g_autoptr(GPtrArray) promised = charter_readiness_list_items (self->portfolio, self->source->commitments,
                                                                    self->source->commitments_audit,
                                                                    self->source->today);

      append_gaps (words, promised);
    }
  append_told (words, self->source->n_told);
  if (words->len > 0)
    {
      CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, _("Not complete:"));

      g_string_append_c (words, '.');
      g_ptr_array_add (texts, charter_text_add (text, CHARTER_RUN_PLAIN, words->str));
    }
  withheld = withheld_text (self);
  if (charter_text_get_length (withheld) > 0)
    g_ptr_array_add (texts, withheld);
  else
    charter_text_free (withheld);
  charter_document_add_notice (self->document, texts);
  g_string_free (words, TRUE);
}

/**
 * charter_pack_add_overall:
 * @self: a composer
 *
 * The overall level, and in words how it was worked out.
 */
void
charter_pack_add_overall (CharterPackComposer *self)
{
  CharterLevel *level = charter_standing_get_level (self->standing);
  CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, _("Overall: "));

  charter_text_add (text, CHARTER_RUN_BOLD, level ? charter_level_get_title (level) : _("no level yet"));
  if (level && charter_standing_is_provisional (self->standing))
    charter_text_add (text, CHARTER_RUN_PLAIN, _(", provisional"));
  if (charter_standing_get_working (self->standing))
    {
      charter_text_add (text, CHARTER_RUN_DIM, ". ");
      charter_text_add (text, CHARTER_RUN_DIM, charter_standing_get_working (self->standing));
    }
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_BODY, text);
}

static void
add_lead (CharterPackComposer *self)
{
  g_autofree char *count = charter_pack_dup_count_words (self);
  g_autofree char *date = charter_term_dup_date_words (self->source->today);
  g_autofree char *words = g_strdup_printf ("%s · %s · %s", charter_framework_get_title (self->framework),
                                            count, date);

  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (words));
}

static CharterText *
average_text (const CharterAreaStanding *area)
{
  g_autofree char *words = NULL;

  if (isnan (area->position))
    return charter_text_new_styled (CHARTER_RUN_DIM, "–");
  words = g_strdup_printf ("%.1f", area->position);
  return charter_text_new_plain (words);
}

static CharterText *
standing_text (const CharterAreaStanding *area,
               int                        top)
{
  g_autofree char *word = area ? charter_area_standing_dup_word (area) : NULL;
  CharterText *text = charter_text_new_styled (area && area->level ? CHARTER_RUN_PLAIN : CHARTER_RUN_DIM,
                                               word ? word : "–");

  if (area && area->level)
    charter_text_set_level (text, charter_level_get_value (area->level), top);
  return text;
}

static void
add_area_row (CharterPackComposer       *self,
              CharterBlock              *table,
              const CharterAreaStanding *area)
{
  const char *code = charter_area_get_code (area->area);
  const CharterAreaStanding *before = self->previous_standing
                                      ? charter_standing_find_area (self->previous_standing, code)
                                      : NULL;
  g_autofree char *anchor = g_strdup_printf ("area-%s", code);
  g_autofree char *title = g_strdup_printf ("%s %s", code, charter_area_get_title (area->area));
  /* Translators: how many of how many */
  g_autofree char *count = g_strdup_printf (_("%u of %u"), area->judged, area->applicable);
  int top = charter_framework_get_top_value (self->framework);

  charter_table_add_row (table, NULL,
                         charter_text_add_link (charter_text_new (), CHARTER_RUN_PLAIN, anchor, title),
                         charter_text_new_plain (count), average_text (area), standing_text (area, top),
                         standing_text (before, top), NULL);
}

/* The chart in words: its twin for who cannot see it or wants the numbers. */
static void
add_area_table (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("Area"), 4.4, CHARTER_ALIGN_START, TRUE },
    { _("Judged"), 1.1, CHARTER_ALIGN_START, FALSE },
    { _("Average"), 1.1, CHARTER_ALIGN_END, FALSE },
    { _("Level"), 1.9, CHARTER_ALIGN_START, FALSE },
    { _("Last cycle"), 1.9, CHARTER_ALIGN_START, FALSE },
  };
  g_autofree char *note = NULL;
  CharterBlock *table;

  charter_document_add_heading (self->document, 2, _("Area by area"), NULL, CHARTER_HEADING_PLAIN);
  table = charter_document_add_table (self->document, _("Standing of each area"), columns,
                                      G_N_ELEMENTS (columns));
  for (guint i = 0; i < charter_standing_get_n_areas (self->standing); i++)
    add_area_row (self, table, charter_standing_get_area (self->standing, i));
  /* Translators: a number, the scale's highest value */
  note = g_strdup_printf (_("The chart and this table show the average of what is judged, from 0 to %d; "
                            "the word beside it is the level that is secure."),
                          charter_framework_get_top_value (self->framework));
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (note));
}

static CharterText *
moved_text (CharterPackComposer *self,
            const CharterRankedItem        *entry)
{
  g_autofree char *anchor = charter_pack_dup_item_anchor (self->framework, entry->item);
  g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (entry->item),
                                            charter_item_get_title (entry->item));

  return charter_text_add_link (charter_text_new (), CHARTER_RUN_PLAIN, anchor, title);
}

static CharterText *
level_text (CharterPackComposer *self,
            CharterLevel        *level)
{
  return charter_text_set_level (charter_text_new_plain (charter_level_get_title (level)),
                                 charter_level_get_value (level),
                                 charter_framework_get_top_value (self->framework));
}

static guint
add_moved (CharterPackComposer *self,
           CharterBlock        *table,
           GArray              *ranked,
           const char          *group,
           int                  direction)
{
  guint n = 0;

  for (guint i = 0; i < ranked->len; i++)
    {
      const CharterRankedItem *entry = &g_array_index (ranked, CharterRankedItem, i);
      int gain = charter_ranked_item_get_gain (entry);

      if (gain == 0 || (gain > 0) != (direction > 0))
        continue;
      if (n++ == 0)
        charter_table_add_group (table, charter_text_new_plain (group));
      charter_table_add_row (table, NULL, moved_text (self, entry),
                             level_text (self, entry->before), level_text (self, entry->level), NULL);
    }
  return n;
}

static void
count_moves (GArray *ranked,
             guint  *up,
             guint  *down,
             guint  *same,
             guint  *fresh)
{
  *up = *down = *same = *fresh = 0;
  for (guint i = 0; i < ranked->len; i++)
    {
      const CharterRankedItem *entry = &g_array_index (ranked, CharterRankedItem, i);

      if (!entry->before)
        (*fresh)++;
      else if (charter_ranked_item_get_gain (entry) > 0)
        (*up)++;
      else if (charter_ranked_item_get_gain (entry) < 0)
        (*down)++;
      else
        (*same)++;
    }
}

static void
append_count (GString    *words,
              guint       count,
              const char *phrase)
{
  if (count > 0)
    g_string_append_printf (words, "%s%u %s", words->len > 0 ? ", " : "", count, phrase);
}

/**
 * charter_pack_dup_moves_words:
 * @ranked: (element-type CharterRankedItem): what is judged
 *
 * Returns: (transfer full): how many moved up, moved down and stayed since the last cycle, in a sentence
 */
char *
charter_pack_dup_moves_words (GArray *ranked)
{
  GString *words = g_string_new (NULL);
  guint up, down, same, fresh;

  count_moves (ranked, &up, &down, &same, &fresh);
  /* Translators: after a number of items: "19 moved up, 2 moved down" */
  append_count (words, up, _("moved up"));
  append_count (words, down, _("moved down"));
  append_count (words, same, _("stayed"));
  append_count (words, fresh, _("judged for the first time"));
  if (words->len == 0)
    g_string_append (words, _("Nothing is judged in this cycle yet"));
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

static void
add_changes (CharterPackComposer *self)
{
  g_autoptr(GArray) ranked = charter_pack_rank_items (self);
  g_autofree char *words = charter_pack_dup_moves_words (ranked);
  g_autofree char *title = NULL;
  const CharterColumn columns[] = {
    { charter_framework_get_item_noun (self->framework) ? _("What moved") : _("Item"), 5,
      CHARTER_ALIGN_START, TRUE },
    { charter_audit_get_cycle (self->previous), 1.6, CHARTER_ALIGN_START, FALSE },
    { charter_audit_get_cycle (self->audit), 1.6, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table;
  guint up, down, same, fresh;

  /* Translators: a cycle, "2025/26" */
  title = g_strdup_printf (_("What changed since %s"), charter_audit_get_cycle (self->previous));
  charter_document_add_heading (self->document, 2, title, NULL, CHARTER_HEADING_IN_CONTENTS);
  charter_document_add_words (self->document, words);
  count_moves (ranked, &up, &down, &same, &fresh);
  if (up + down == 0)
    return;
  charter_document_keep_with_next (self->document);
  table = charter_document_add_table (self->document, title, columns, G_N_ELEMENTS (columns));
  add_moved (self, table, ranked, _("Moved up"), 1);
  add_moved (self, table, ranked, _("Moved down"), -1);
}

/**
 * charter_pack_add_summary:
 * @self: a composer
 * @label: what stands over its heading
 *
 * One page with the chart, strengths, priorities and what is not complete.
 */
void
charter_pack_add_summary (CharterPackComposer *self,
                          const char          *label)
{
  charter_document_add_label (self->document, label);
  charter_document_add_heading (self->document, 1, _("Where we stand"), "summary",
                                CHARTER_HEADING_IN_CONTENTS | CHARTER_HEADING_NEW_PAGE);
  add_lead (self);
  charter_pack_add_overall (self);
  charter_pack_add_chart (self, CHART_HEIGHT);
  add_strengths_and_priorities (self);
  add_gaps (self);
}

/**
 * charter_pack_add_movement:
 * @self: a composer
 *
 * The chart's table twin, and what changed since the last cycle.
 */
void
charter_pack_add_movement (CharterPackComposer *self)
{
  add_area_table (self);
  if (self->previous && self->audit)
    add_changes (self);
}
