/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-directory-sheets.h"

#include <glib/gi18n.h>

/* The booklet numbers its entries, and the index refers to the numbers: both stay right on any paper. */
typedef struct {
  const CharterDirectorySource *source;
  CharterDocument *document;
  GPtrArray *ordered; /* borrowed entries, in the order of their numbers */
} Booklet;

static const int tiers[] = { CHARTER_TIER_UNIVERSAL, CHARTER_TIER_TARGETED, CHARTER_TIER_SPECIALIST, -1 };

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (charter_entry_get_name (*(CharterEntry * const *) a),
                         charter_entry_get_name (*(CharterEntry * const *) b));
}

static GPtrArray *
list_tier (Booklet *self,
           int      tier)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; i < self->source->entries->len; i++)
    {
      CharterEntry *entry = g_ptr_array_index (self->source->entries, i);
      int of = charter_entry_get_has_tier (entry) ? (int) charter_entry_get_tier (entry) : -1;

      if (of == tier)
        g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_names);
  return entries;
}

static void
add_entry (Booklet      *self,
           CharterEntry *entry)
{
  g_autofree char *heading = NULL;
  g_autofree char *anchor = NULL;

  g_ptr_array_add (self->ordered, entry);
  heading = g_strdup_printf ("%u  %s", self->ordered->len, charter_entry_get_name (entry));
  anchor = g_strdup_printf ("entry-%u", self->ordered->len);
  charter_document_add_heading (self->document, 2, heading, anchor, CHARTER_HEADING_IN_CONTENTS);
  if (charter_entry_get_organisation (entry))
    {
      charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD,
                                      charter_text_new_plain (charter_entry_get_organisation (entry)));
      charter_document_keep_with_next (self->document);
    }
  if (charter_entry_get_description (entry))
    {
      charter_document_add_words (self->document, charter_entry_get_description (entry));
      charter_document_keep_with_next (self->document);
    }
  charter_directory_add_facts (self->document, entry);
  charter_document_keep_with_next (self->document);
  charter_directory_add_freshness (self->document, entry, self->source->today);
}

static void
add_tier (Booklet *self,
          int      tier)
{
  g_autoptr(GPtrArray) entries = list_tier (self, tier);

  if (entries->len == 0)
    return;
  charter_document_add_heading (self->document, 1, tier < 0 ? _("Others")
                                : charter_entry_title_tier ((CharterTier) tier), NULL,
                                CHARTER_HEADING_IN_CONTENTS | CHARTER_HEADING_NEW_PAGE);
  for (guint i = 0; i < entries->len; i++)
    add_entry (self, g_ptr_array_index (entries, i));
}

static gboolean
has_need (CharterEntry *entry,
          const char   *need)
{
  const char * const *needs = charter_entry_get_needs (entry);

  return needs && g_strv_contains (needs, need);
}

static CharterText *
index_text (Booklet      *self,
            CharterEntry *entry)
{
  guint position = 0;
  g_autofree char *number = NULL;
  g_autofree char *anchor = NULL;
  CharterText *text = charter_text_new_plain (charter_entry_get_name (entry));

  g_ptr_array_find (self->ordered, entry, &position);
  number = g_strdup_printf ("%u", position + 1);
  anchor = g_strdup_printf ("entry-%u", position + 1);
  charter_text_add (text, CHARTER_RUN_PLAIN, "  ");
  return charter_text_add_link (text, CHARTER_RUN_PLAIN, anchor, number);
}

static void
add_index_part (Booklet    *self,
                const char *title,
                const char *need)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_copy (self->ordered, NULL, NULL);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);

  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    if (!need || has_need (g_ptr_array_index (sorted, i), need))
      g_ptr_array_add (texts, index_text (self, g_ptr_array_index (sorted, i)));
  if (texts->len == 0)
    return;
  charter_document_add_heading (self->document, 2, title, NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_list (self->document, g_steal_pointer (&texts));
}

static void
add_index (Booklet *self)
{
  static const char * const needs[] = { "communication", "cognition", "semh", "sensory" };

  charter_document_add_heading (self->document, 1, _("Index"), NULL,
                                CHARTER_HEADING_IN_CONTENTS | CHARTER_HEADING_NEW_PAGE);
  charter_document_add_words (self->document, _("The numbers are those of the entries."));
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    add_index_part (self, charter_entry_title_need (needs[i]), needs[i]);
  add_index_part (self, _("All services by name"), NULL);
}

/**
 * charter_directory_booklet_compose:
 * @source: all services and where the paper is from
 *
 * Returns: (transfer full): the directory as a book: contents, entries by tier, index by need and name
 */
CharterDocument *
charter_directory_booklet_compose (const CharterDirectorySource *source)
{
  Booklet self = { .source = source };
  g_autoptr(GPtrArray) ordered = g_ptr_array_new ();
  g_autofree char *count = g_strdup_printf (ngettext ("%u service", "%u services", source->entries->len),
                                            source->entries->len);

  self.ordered = ordered;
  self.document = charter_directory_document_new (source, _("Inclusion directory"));
  charter_document_add_spacer (self.document, 60);
  charter_document_add_label (self.document, charter_directory_get_school (source));
  charter_document_add_title (self.document, _("Inclusion directory"));
  charter_document_add_words (self.document, count);
  charter_document_add_paragraph (self.document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (
    _("Each entry names its source. Where it is old or not confirmed, it says so: check it first.")));
  charter_document_add_heading (self.document, 1, _("Contents"), NULL, CHARTER_HEADING_NEW_PAGE);
  charter_document_add_contents (self.document);
  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    add_tier (&self, tiers[i]);
  add_index (&self);
  return self.document;
}
