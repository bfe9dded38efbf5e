/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-directory-sheets.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-term.h"

/* Body text is 10 points. */
#define LARGE_PRINT 8

/**
 * charter_directory_get_school:
 * @source: what a paper is composed from
 *
 * Returns: the name of the school, borrowed from @source; "Our school" where there is none
 */
const char *
charter_directory_get_school (const CharterDirectorySource *source)
{
  const char *name = source->portfolio
                     ? charter_school_get_name (charter_portfolio_get_school (source->portfolio)) : NULL;

  return name ? name : _("Our school");
}

/**
 * charter_directory_document_new:
 * @source: what the paper is composed from
 * @title: its title
 *
 * Returns: (transfer full): an empty document with the school as author, today's date and a foot with both
 */
CharterDocument *
charter_directory_document_new (const CharterDirectorySource *source,
                                const char                   *title)
{
  CharterDocument *document = charter_document_new (title);
  g_autofree char *date = charter_term_dup_date_words (source->today);
  g_autofree char *footer = g_strdup_printf ("%s · %s", charter_directory_get_school (source), date);

  charter_document_set_author (document, charter_directory_get_school (source));
  charter_document_set_date (document, source->today);
  charter_document_set_footer (document, footer);
  return document;
}

static void
add_fact (CharterDocument *document,
          const char      *name,
          const char      *value)
{
  if (value && *value)
    charter_document_add_fact (document, name, charter_text_new_plain (value));
}

static char *
join_titles (const char * const *values,
             const char        *(*title) (const char *))
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; values && values[i]; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", title (values[i]) ? title (values[i]) : values[i]);
  return g_string_free (text, FALSE);
}

/**
 * charter_directory_get_shown_address:
 * @url: (nullable): an address
 *
 * Returns: (nullable): it as people write it
 */
const char *
charter_directory_get_shown_address (const char *url)
{
  return url && g_str_has_prefix (url, "https://") ? url + strlen ("https://") : url;
}

static char *
dup_contact (const CharterContact *contact)
{
  const char *parts[] = { contact->phone, contact->email, charter_directory_get_shown_address (contact->url) };
  GString *text = g_string_new (contact->role);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (text, FALSE);
}

static void
add_contacts (CharterDocument *document,
              CharterEntry    *entry,
              const char      *name)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);

  for (guint i = 0; i < contacts->len; i++)
    {
      g_autofree char *words = dup_contact (g_ptr_array_index (contacts, i));

      add_fact (document, name, words);
    }
}

/**
 * charter_directory_dup_place:
 * @entry: a service
 *
 * Returns: (transfer full) (nullable): its address and postcode on one line
 */
char *
charter_directory_dup_place (CharterEntry *entry)
{
  const char *address = charter_entry_get_address (entry);
  const char *postcode = charter_entry_get_postcode (entry);

  if (address && postcode)
    return g_strdup_printf ("%s, %s", address, postcode);
  return g_strdup (address ? address : postcode);
}

/**
 * charter_directory_add_facts:
 * @document: takes the facts
 * @entry: a service
 *
 * All that a colleague needs, in the order in which it is needed.
 */
void
charter_directory_add_facts (CharterDocument *document,
                             CharterEntry    *entry)
{
  g_autofree char *ages = charter_entry_dup_age_words (entry);
  g_autofree char *needs = join_titles (charter_entry_get_needs (entry), charter_entry_title_need);
  g_autofree char *for_whom = join_titles (charter_entry_get_for_whom (entry), charter_entry_title_for_whom);
  g_autofree char *place = charter_directory_dup_place (entry);
  const char *route = charter_entry_get_route (entry);

  add_fact (document, _("For"), charter_entry_get_eligibility (entry));
  add_fact (document, _("Who"), for_whom);
  add_fact (document, _("Ages"), ages);
  add_fact (document, _("Area of need"), needs);
  add_fact (document, _("Way in"), route ? charter_entry_title_route (route) : NULL);
  add_fact (document, _("How to refer"), charter_entry_get_referral (entry));
  add_fact (document, _("Needed first"), charter_entry_get_needed_first (entry));
  add_fact (document, _("Waiting time"), charter_entry_get_wait (entry));
  add_fact (document, _("Cost"), charter_entry_get_cost (entry));
  add_contacts (document, entry, _("Contact"));
  add_fact (document, _("Where"), place);
  add_fact (document, _("When"), charter_entry_get_schedule (entry));
  add_fact (document, _("Source"), charter_entry_get_source_title (entry));
}

/**
 * charter_directory_add_freshness:
 * @document: takes the notice, if there is reason for one
 * @entry: a service
 * @today: YYYY-MM-DD
 */
void
charter_directory_add_freshness (CharterDocument *document,
                                 CharterEntry    *entry,
                                 const char      *today)
{
  g_autoptr(GPtrArray) texts = NULL;

  if (!charter_entry_is_stale (entry, today))
    return;
  texts = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);
  g_ptr_array_add (texts, charter_text_new_plain (
    _("This may have changed: check it with the service before you rely on it.")));
  charter_document_add_notice (document, g_steal_pointer (&texts));
}

/**
 * charter_directory_get_family_route:
 * @entry: a service
 *
 * Returns: what a family does next, in plain words
 */
const char *
charter_directory_get_family_route (CharterEntry *entry)
{
  const char *route = charter_entry_get_route (entry);

  if (g_strcmp0 (route, "open") == 0)
    return _("You can ask them yourself.");
  if (g_strcmp0 (route, "school-refers") == 0)
    return _("School asks for you. Talk to us first.");
  if (g_strcmp0 (route, "panel") == 0)
    return _("A group of people decides. Talk to us first.");
  return _("Talk to us about how to ask.");
}

static void
add_normal_entry (CharterDocument *document,
                  CharterEntry    *entry,
                  const char      *today)
{
  g_autofree char *ages = charter_entry_dup_age_words (entry);
  g_autofree char *place = charter_directory_dup_place (entry);

  charter_document_add_heading (document, 2, charter_entry_get_name (entry), NULL, CHARTER_HEADING_PLAIN);
  if (charter_entry_get_description (entry))
    {
      charter_document_add_words (document, charter_entry_get_description (entry));
      charter_document_keep_with_next (document);
    }
  add_fact (document, _("Who for"), charter_entry_get_eligibility (entry));
  add_fact (document, _("Ages"), ages);
  add_fact (document, _("How to ask"), charter_directory_get_family_route (entry));
  add_fact (document, _("What you need"), charter_entry_get_needed_first (entry));
  add_fact (document, _("How long"), charter_entry_get_wait (entry));
  add_fact (document, _("What it costs"), charter_entry_get_cost (entry));
  add_contacts (document, entry, _("Contact"));
  add_fact (document, _("Where"), place);
  add_fact (document, _("When"), charter_entry_get_schedule (entry));
  charter_document_keep_with_next (document);
  charter_directory_add_freshness (document, entry, today);
}

/**
 * charter_directory_dup_first_sentence:
 * @words: (nullable): a description
 *
 * Long descriptions are not easy: the first sentence says what it is.
 *
 * Returns: (transfer full) (nullable): the first sentence
 */
char *
charter_directory_dup_first_sentence (const char *words)
{
  const char *end = words;

  while (end && (end = strchr (end, '.')) && end[1] != '\0' && end[1] != ' ')
    end++;
  return end ? g_strndup (words, (gsize) (end - words) + 1) : g_strdup (words);
}

static void
add_asking (CharterDocument              *document,
            const CharterDirectorySource *source)
{
  g_autofree char *words = g_strdup_printf (_("Questions? Ask us at %s:"), charter_directory_get_school (source));

  charter_document_add_spacer (document, 12);
  charter_document_add_paragraph (document, CHARTER_PARAGRAPH_BODY,
                                  charter_text_new_styled (CHARTER_RUN_BOLD, words));
  charter_document_add_paragraph (document, CHARTER_PARAGRAPH_BODY,
                                  charter_text_new_plain ("____________________________________"));
}

/**
 * charter_directory_add_nothing:
 * @document: takes the words, if there is reason for them
 * @source: what the paper is made of
 *
 * Says why a paper of pins is empty.
 */
void
charter_directory_add_nothing (CharterDocument              *document,
                               const CharterDirectorySource *source)
{
  if (source->entries->len == 0)
    charter_document_add_words (document, source->n_left_out > 0
      ? _("What is pinned is for school staff. Pin services for families to see them here.")
      : _("Nothing is pinned yet. Pin services in the directory to see them here."));
}

/**
 * charter_signpost_sheet_compose:
 * @source: the services and where the paper is from
 * @style: for whom
 *
 * Returns: (transfer full): a paper for a family, in plain words
 */
CharterDocument *
charter_signpost_sheet_compose (const CharterDirectorySource *source,
                                CharterSignpostStyle          style)
{
  CharterDocument *document;

  if (style == CHARTER_SIGNPOST_EASY)
    return charter_signpost_easy_compose (source);
  document = charter_directory_document_new (source, _("Help that you can ask for"));
  if (style == CHARTER_SIGNPOST_LARGE)
    charter_document_set_extra_size (document, LARGE_PRINT);
  charter_document_add_label (document, charter_directory_get_school (source));
  charter_document_add_heading (document, 1, _("Help that you can ask for"), NULL, CHARTER_HEADING_PLAIN);
  if (source->entries->len > 0)
    charter_document_add_words (document, _("These services may be of use to you and your child. "
                                            "You choose whether to ask."));
  for (guint i = 0; i < source->entries->len; i++)
    add_normal_entry (document, g_ptr_array_index (source->entries, i), source->today);
  charter_directory_add_nothing (document, source);
  add_asking (document, source);
  return document;
}

static void
add_reported_entry (CharterDocument *document,
                    CharterEntry    *entry)
{
  const char *checked_on = charter_entry_get_checked_on (entry);
  g_autofree char *date = checked_on && strlen (checked_on) == 10 ? charter_term_dup_date_words (checked_on)
                                                                  : g_strdup (checked_on);

  charter_document_add_heading (document, 2, charter_entry_get_name (entry), NULL, CHARTER_HEADING_PLAIN);
  add_fact (document, _("Organisation"), charter_entry_get_organisation (entry));
  add_fact (document, _("What it says"), charter_entry_get_description (entry));
  charter_directory_add_facts (document, entry);
  add_fact (document, _("Checked on"), date);
  add_fact (document, _("Entry"), charter_entry_get_id (entry));
}

/* A question, what to write, and lines to write it on. */
static void
add_room (CharterDocument *document,
          const char      *heading,
          const char      *words,
          guint            n)
{
  charter_document_add_heading (document, 2, heading, NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_paragraph (document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (words));
  for (guint i = 0; i < n; i++)
    {
      charter_document_add_spacer (document, 20);
      charter_document_add_rule (document);
    }
}

/**
 * charter_change_report_compose:
 * @source: one service and where the paper is from; no service makes a form for any
 *
 * Returns: (transfer full): a sheet for whoever keeps the directory: what it says now, with room for
 *   what is right
 */
CharterDocument *
charter_change_report_compose (const CharterDirectorySource *source)
{
  CharterDocument *document = charter_directory_document_new (source, _("Report a change"));

  charter_document_add_label (document, charter_directory_get_school (source));
  charter_document_add_heading (document, 1, _("Report a change"), NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_words (document, _("To whoever keeps the directory: something in this entry is no longer right."));
  for (guint i = 0; i < source->entries->len; i++)
    add_reported_entry (document, g_ptr_array_index (source->entries, i));
  if (source->entries->len == 0)
    add_room (document, _("Which entry it is"), _("The name of the service, and who provides it."), 2);
  add_room (document, _("What has changed"), _("What is right now, from which day, and how you know."),
            source->entries->len > 0 ? 3 : 8);
  charter_document_add_signature (document, _("Reported by"), NULL, NULL);
  return document;
}

static CharterText *
plain (const char *words)
{
  return charter_text_new_plain (words ? words : "–");
}

/**
 * charter_gaps_list_compose:
 * @source: the school whose gaps they are
 *
 * Returns: (transfer full): what the school looked for in vain, for whoever plans what there is
 */
CharterDocument *
charter_gaps_list_compose (const CharterDirectorySource *source)
{
  const CharterColumn columns[] = {
    { _("Looked for"), 3, CHARTER_ALIGN_START, TRUE },
    { _("Area of need"), 2.4, CHARTER_ALIGN_START, FALSE },
    { _("Age"), 1.4, CHARTER_ALIGN_START, FALSE },
    { _("Noted on"), 1.6, CHARTER_ALIGN_START, FALSE },
    { _("Note"), 3, CHARTER_ALIGN_START, FALSE },
  };
  GListModel *gaps = source->portfolio
                     ? charter_portfolio_get_list (source->portfolio, CHARTER_TYPE_UNMET_NEED) : NULL;
  guint n = gaps ? g_list_model_get_n_items (gaps) : 0;
  CharterDocument *document = charter_directory_document_new (source, _("Gaps in provision"));
  CharterBlock *table;

  charter_document_add_label (document, charter_directory_get_school (source));
  charter_document_add_heading (document, 1, _("Gaps in provision"), NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_words (document, n > 0 ? _("What we looked for in the directory and did not find.")
                                              : _("No gap has been noted."));
  if (n == 0)
    return document;
  table = charter_document_add_table (document, _("Gaps in provision"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterUnmetNeed) gap = g_list_model_get_item (gaps, i);
      const char *need = charter_unmet_need_get_need (gap);
      g_autofree char *date = charter_term_dup_date_words (charter_unmet_need_get_noted_on (gap));

      charter_table_add_row (table, NULL, plain (charter_unmet_need_get_words (gap)),
                             plain (need ? charter_entry_title_need (need) : NULL),
                             plain (charter_unmet_need_get_age (gap)), plain (date),
                             plain (charter_unmet_need_get_note (gap)), NULL);
    }
  return document;
}
