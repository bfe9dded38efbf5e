/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-backing-job.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-school.h"
#include "charter-take-job.h"
#include "charter-term.h"

static void
backing_free (gpointer data)
{
  CharterBacking *backing = data;

  g_object_unref (backing->item);
  g_ptr_array_unref (backing->mapped);
  g_free (backing);
}

static gboolean
says_something (CharterJudgement *judgement)
{
  return charter_judgement_get_level (judgement) || charter_judgement_get_not_applicable (judgement);
}

/* Evidence that supports several of the linked items counts once. */
static void
count (CharterBacking   *backing,
       CharterPortfolio *portfolio,
       CharterAudit     *audit)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < backing->mapped->len; i++)
    {
      const CharterMapped *mapped = g_ptr_array_index (backing->mapped, i);
      CharterJudgement *judgement =
        charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (mapped->item),
                                          CHARTER_VOICE_SCHOOL);
      g_autoptr(GPtrArray) evidence = NULL;

      if (!judgement)
        continue;
      backing->n_judged += says_something (judgement);
      evidence = charter_portfolio_list_linked_to (portfolio,
                                                   charter_record_get_id (CHARTER_RECORD (judgement)),
                                                   CHARTER_LINK_SUPPORTS);
      for (guint j = 0; j < evidence->len; j++)
        g_hash_table_add (seen, g_ptr_array_index (evidence, j));
    }
  backing->n_evidence = g_hash_table_size (seen);
}

static CharterBacking *
look_behind (CharterSession   *session,
             CharterFramework *from,
             CharterItem      *item,
             CharterFramework *to)
{
  CharterMapping *mapping = charter_pack_library_get_mapping (charter_session_get_library (session));
  CharterAudit *audit = charter_take_find_audit (session, to);
  CharterBacking *backing = g_new0 (CharterBacking, 1);

  backing->item = g_object_ref (item);
  backing->mapped = charter_mapping_list (mapping, from, item);
  for (guint i = backing->mapped->len; i > 0; i--)
    if (((CharterMapped *) g_ptr_array_index (backing->mapped, i - 1))->framework != to)
      g_ptr_array_remove_index (backing->mapped, i - 1);
  if (audit)
    count (backing, charter_session_get_portfolio (session), audit);
  return backing;
}

/**
 * charter_backing_list:
 * @session: a session with a school
 * @from: the framework whose items are asked about
 * @to: another framework, that the school judges itself by
 *
 * Looks at the audit of @to in the cycle that the session is at, else at its latest.
 *
 * Returns: (transfer full) (element-type CharterBacking): every item of @from, in order
 */
GPtrArray *
charter_backing_list (CharterSession   *session,
                      CharterFramework *from,
                      CharterFramework *to)
{
  GPtrArray *backings = g_ptr_array_new_with_free_func (backing_free);
  GListModel *areas = charter_framework_get_areas (from);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          g_ptr_array_add (backings, look_behind (session, from, item, to));
        }
    }
  return backings;
}

/**
 * charter_backing_is_blank:
 *
 * Returns: whether nothing stands behind the item: it is linked to nothing there, or to items without
 *   a judgement and without evidence
 */
gboolean
charter_backing_is_blank (const CharterBacking *self)
{
  return self->n_judged == 0 && self->n_evidence == 0;
}

/**
 * charter_backing_dup_codes:
 *
 * Returns: (transfer full) (nullable): the codes of the items that it is linked to; %NULL without any
 */
char *
charter_backing_dup_codes (const CharterBacking *self)
{
  g_autoptr(GString) codes = g_string_new (NULL);

  for (guint i = 0; i < self->mapped->len; i++)
    {
      const CharterMapped *mapped = g_ptr_array_index (self->mapped, i);

      g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                              charter_item_get_code (mapped->item));
    }
  return codes->len > 0 ? g_strdup (codes->str) : NULL;
}

/**
 * charter_backing_dup_table:
 * @backings: (element-type CharterBacking): what is shown
 *
 * Returns: (transfer full): for a spreadsheet or a letter
 */
char *
charter_backing_dup_table (GPtrArray *backings)
{
  GString *table = g_string_new (NULL);

  g_string_append_printf (table, "%s\t%s\t%s\t%s\t%s\n", _("Code"), _("Title"), _("Linked to"),
                          _("Judged"), _("Evidence"));
  for (guint i = 0; i < backings->len; i++)
    {
      const CharterBacking *backing = g_ptr_array_index (backings, i);
      g_autofree char *codes = charter_backing_dup_codes (backing);

      g_string_append_printf (table, "%s\t%s\t%s\t%u\t%u\n", charter_item_get_code (backing->item),
                              charter_item_get_title (backing->item), codes ? codes : "",
                              backing->n_judged, backing->n_evidence);
    }
  return g_string_free (table, FALSE);
}

static void
add_duty (GString               *about,
          const CharterItemDuty *duty)
{
  static const char * const forces[] = {
    [CHARTER_FORCE_MUST] = N_("Must"),
    [CHARTER_FORCE_SHOULD] = N_("Should"),
    [CHARTER_FORCE_ADVICE] = N_("Advice"),
  };

  g_string_append_printf (about, "%s%s: %s.", about->len > 0 ? "\n" : "", _(forces[duty->force]),
                          duty->title);
  if (duty->citation)
    g_string_append_printf (about, " %s.", duty->citation);
  if (duty->checked_on)
    {
      g_autofree char *date = charter_term_dup_date_words (duty->checked_on);

      /* Translators: when a citation was last confirmed: " Checked on 21 November 2026." */
      g_string_append_printf (about, _(" Checked on %s."), date);
    }
  else
    {
      g_string_append (about, _(" Check before relying on it."));
    }
}

static void
add_line (GString    *about,
          const char *name,
          const char *words)
{
  if (words)
    g_string_append_printf (about, "%s%s%s%s", about->len > 0 ? "\n" : "", name ? name : "",
                            name ? ": " : "", words);
}

/**
 * charter_backing_dup_about:
 *
 * Returns: (transfer full) (nullable): what @item says of itself, in lines; %NULL when it says nothing
 */
char *
charter_backing_dup_about (CharterItem *item)
{
  GPtrArray *duties = charter_item_get_duties (item);
  g_autoptr(GString) about = g_string_new (NULL);

  /* Of what is judged the item's own page says it better. */
  if (charter_item_get_stem (item))
    return NULL;
  for (guint i = 0; i < duties->len; i++)
    add_duty (about, g_ptr_array_index (duties, i));
  add_line (about, NULL, charter_item_get_description (item));
  add_line (about, _("Meant to bring about"), charter_item_get_outcome (item));
  add_line (about, _("Led by"), charter_item_get_lead (item));
  return about->len > 0 ? g_strdup (about->str) : NULL;
}

/**
 * charter_backing_get_source_words:
 *
 * Returns: (nullable): how the document of @framework stands, where that needs saying
 */
const char *
charter_backing_get_source_words (CharterFramework *framework)
{
  const char *status = charter_framework_get_source_status (framework);

  if (g_strcmp0 (status, "proposal") == 0)
    return _("These are proposals, not law.");
  if (g_strcmp0 (status, "historical") == 0)
    return _("A historical document.");
  if (!charter_framework_is_for_audit (framework))
    return _("For reference: nothing is judged by it.");
  return NULL;
}

/**
 * charter_backing_dup_summary:
 * @n_blank: how many items of @from have nothing behind them
 *
 * Returns: (transfer full): the same in words
 */
char *
charter_backing_dup_summary (CharterFramework *from,
                             CharterFramework *to,
                             guint             n_blank)
{
  /* Translators: "5 of 20 commitments have nothing behind them in Kent toolkit." */
  return g_strdup_printf (_("%1$u of %2$u %3$s have nothing behind them in %4$s."), n_blank,
                          charter_framework_get_n_items (from),
                          charter_framework_get_item_noun_plural (from),
                          charter_framework_get_short_title (to));
}

static void
add_row (CharterBlock         *table,
         const CharterBacking *backing)
{
  g_autofree char *title = g_strdup_printf ("%s  %s", charter_item_get_code (backing->item),
                                            charter_item_get_title (backing->item));
  g_autofree char *codes = charter_backing_dup_codes (backing);
  g_autofree char *judged = backing->mapped->len > 0
                            ? g_strdup_printf (_("%u of %u"), backing->n_judged, backing->mapped->len)
                            : g_strdup ("–");
  g_autofree char *evidence = backing->n_evidence > 0 ? g_strdup_printf ("%u", backing->n_evidence)
                                                      : g_strdup (_("none"));
  g_autofree char *about = charter_backing_dup_about (backing->item);
  CharterText *first = charter_text_new_plain (title);

  if (about)
    {
      charter_text_add (first, CHARTER_RUN_DIM, "\n");
      charter_text_add (first, CHARTER_RUN_DIM, about);
    }
  charter_table_add_row (table, NULL, first,
                         charter_text_new_plain (codes ? codes : _("nothing")),
                         charter_text_new_plain (judged), charter_text_new_plain (evidence), NULL);
}

static void
add_table (CharterDocument *document,
           GPtrArray       *backings)
{
  const CharterColumn columns[] = {
    { _("Item"), 4.6, CHARTER_ALIGN_START, TRUE },
    { _("Linked to"), 2.0, CHARTER_ALIGN_START, FALSE },
    { _("Judged"), 1.0, CHARTER_ALIGN_START, FALSE },
    { _("Evidence"), 1.2, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = charter_document_add_table (document, _("What stands behind each item"),
                                                    columns, G_N_ELEMENTS (columns));
  CharterArea *last = NULL;

  for (guint i = 0; i < backings->len; i++)
    {
      const CharterBacking *backing = g_ptr_array_index (backings, i);
      CharterArea *area = charter_item_get_area (backing->item);

      if (area && area != last)
        {
          g_autofree char *title = g_strdup_printf ("%s  %s", charter_area_get_code (area),
                                                    charter_area_get_title (area));

          charter_table_add_group (table, charter_text_new_plain (title));
        }
      last = area;
      add_row (table, backing);
    }
}

static guint
count_blank (GPtrArray *backings)
{
  guint n_blank = 0;

  for (guint i = 0; i < backings->len; i++)
    n_blank += charter_backing_is_blank (g_ptr_array_index (backings, i));
  return n_blank;
}

/**
 * charter_backing_compose:
 * @session: a session with a school
 * @from: the framework that is asked about
 * @to: the one that it is looked for in
 * @backings: (element-type CharterBacking): what is to stand in the table
 *
 * Returns: (transfer full): the table as a document
 */
CharterDocument *
charter_backing_compose (CharterSession   *session,
                         CharterFramework *from,
                         CharterFramework *to,
                         GPtrArray        *backings)
{
  CharterSchool *school = charter_portfolio_get_school (charter_session_get_portfolio (session));
  CharterDocument *document = charter_document_new (_("Coverage between frameworks"));
  g_autofree char *summary = charter_backing_dup_summary (from, to, count_blank (backings));
  const char *words = charter_backing_get_source_words (from);

  charter_document_set_footer (document, charter_school_get_name (school));
  charter_document_add_label (document, charter_school_get_name (school));
  charter_document_add_title (document, _("Coverage between frameworks"));
  charter_document_add_words (document, charter_framework_get_title (from));
  if (words)
    charter_document_add_words (document, words);
  charter_document_add_words (document, summary);
  if (backings->len > 0)
    add_table (document, backings);
  return document;
}
