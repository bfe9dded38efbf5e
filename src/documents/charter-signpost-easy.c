/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-directory-sheets.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-pictogram.h"

/* Easy read: a service a page, one thing a line with its picture, words of 18 points. What the program
 * itself says keeps to short sentences of short words. */
#define EASY_PRINT 8
#define PICTURE 60.0

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         gpointer  data)
{
  charter_pictogram_draw (GPOINTER_TO_UINT (data), CHARTER_PALETTE_PAPER, cr, MIN (width, height));
}

/* Every sentence begins a line of its own. */
static char *
dup_lines (const char *words)
{
  GString *lines = g_string_new (NULL);

  for (const char *p = words; *p; p++)
    {
      gboolean is_end = strchr (".!?", *p) && p[1] == ' ' && g_unichar_isupper (g_utf8_get_char (p + 2));

      g_string_append_c (lines, *p);
      if (is_end)
        {
          g_string_append_c (lines, '\n');
          p++;
        }
    }
  return g_string_free (lines, FALSE);
}

static void
add_line (CharterDocument  *document,
          CharterPictogram  picture,
          int               level,
          const char       *question,
          const char       *answer)
{
  g_autofree char *lines = NULL;

  if (!answer || !*answer)
    return;
  lines = dup_lines (answer);
  charter_document_add_pictured (document, level, question, charter_text_new_plain (lines), PICTURE,
                                 charter_pictogram_get_alternative (picture), draw_cb,
                                 GUINT_TO_POINTER (picture));
}

static void
add_contacts (CharterDocument *document,
              CharterEntry    *entry)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);

  for (guint i = 0; i < contacts->len; i++)
    {
      CharterContact *contact = g_ptr_array_index (contacts, i);

      add_line (document, CHARTER_PICTOGRAM_PHONE, 3, _("Phone"), contact->phone);
      add_line (document, CHARTER_PICTOGRAM_LETTER, 3, _("Email"), contact->email);
      add_line (document, CHARTER_PICTOGRAM_SCREEN, 3, _("Website"),
                charter_directory_get_shown_address (contact->url));
    }
}

static void
add_entry (CharterDocument *document,
           CharterEntry    *entry,
           const char      *today,
           gboolean         is_first)
{
  g_autofree char *what = charter_directory_dup_first_sentence (charter_entry_get_description (entry));
  g_autofree char *ages = charter_entry_dup_age_words (entry);
  g_autofree char *place = charter_directory_dup_place (entry);
  const char *eligibility = charter_entry_get_eligibility (entry);

  charter_document_add_heading (document, 2, charter_entry_get_name (entry), NULL,
                                is_first ? CHARTER_HEADING_PLAIN : CHARTER_HEADING_NEW_PAGE);
  add_line (document, CHARTER_PICTOGRAM_QUESTION, 3, _("What is it?"), what);
  add_line (document, CHARTER_PICTOGRAM_PERSON, 3, _("Who is it for?"), eligibility ? eligibility : ages);
  add_line (document, CHARTER_PICTOGRAM_TALK, 3, _("How do I ask?"), charter_directory_get_family_route (entry));
  add_line (document, CHARTER_PICTOGRAM_FORM, 3, _("What do I need?"), charter_entry_get_needed_first (entry));
  add_line (document, CHARTER_PICTOGRAM_CLOCK, 3, _("How long does it take?"), charter_entry_get_wait (entry));
  add_line (document, CHARTER_PICTOGRAM_MONEY, 3, _("Does it cost money?"), charter_entry_get_cost (entry));
  add_contacts (document, entry);
  add_line (document, CHARTER_PICTOGRAM_PLACE, 3, _("Where is it?"), place);
  add_line (document, CHARTER_PICTOGRAM_CALENDAR, 3, _("When is it?"), charter_entry_get_schedule (entry));
  if (charter_entry_is_stale (entry, today))
    add_line (document, CHARTER_PICTOGRAM_CARE, 3, _("Check first"), _("This may have changed. Ask before you go."));
}

/**
 * charter_signpost_easy_compose:
 * @source: the services and where the paper is from
 *
 * Returns: (transfer full): a paper for a family that is easy to read, with pictures
 */
CharterDocument *
charter_signpost_easy_compose (const CharterDirectorySource *source)
{
  CharterDocument *document = charter_directory_document_new (source, _("Help that you can ask for"));
  guint n = source->entries->len;

  charter_document_set_extra_size (document, EASY_PRINT);
  charter_document_add_label (document, charter_directory_get_school (source));
  charter_document_add_heading (document, 1, _("Help that you can ask for"), NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_words (document, n > 0 ? _("These people can help. You can say yes or no.")
                                              : _("There is no help on this list yet."));
  for (guint i = 0; i < n; i++)
    add_entry (document, g_ptr_array_index (source->entries, i), source->today, i == 0);
  add_line (document, CHARTER_PICTOGRAM_SCHOOL, n > 0 ? 3 : 2, _("Do you want to ask us?"),
            _("Talk to us at school:\n______________________"));
  return document;
}
