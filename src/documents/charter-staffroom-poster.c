/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-directory-sheets.h"

#include <glib/gi18n.h>

#include "charter-paginator.h"

/* The poster hangs on a wall: it is one page, whatever the list. With many services the words get
 * smaller, then fewer; what does not fit at all is counted. */
typedef struct {
  double extra;          /* points over the body's size */
  guint n_columns;
  gboolean has_words;    /* the first sentence of what a service does */
} PosterLook;

static const PosterLook looks[] = {
  { 4, 1, TRUE },
  { 2, 1, TRUE },
  { 2, 2, TRUE },
  { 0, 2, TRUE },
  { 3, 2, FALSE },
  { 0, 2, FALSE },
};

/* More than a page can hold in the smallest look. */
#define MOST_SERVICES 60
#define TIER_WEIGHT 3
#define LETTERS_ACROSS 84

static const int tiers[] = { CHARTER_TIER_UNIVERSAL, CHARTER_TIER_TARGETED, CHARTER_TIER_SPECIALIST, -1 };

typedef struct {
  const CharterDirectorySource *source;
  const PosterLook *look;
  CharterDocument *document;
  GPtrArray *shown;    /* borrowed entries, by tier */
  guint weight;        /* of what the column that is filled has */
  guint column_weight; /* of a whole column */
  guint column;
} Poster;

static int
get_tier (CharterEntry *entry)
{
  return charter_entry_get_has_tier (entry) ? (int) charter_entry_get_tier (entry) : -1;
}

static GPtrArray *
list_by_tier (const CharterDirectorySource *source)
{
  GPtrArray *ordered = g_ptr_array_new ();

  for (guint tier = 0; tier < G_N_ELEMENTS (tiers); tier++)
    for (guint i = 0; i < source->entries->len; i++)
      if (get_tier (g_ptr_array_index (source->entries, i)) == tiers[tier])
        g_ptr_array_add (ordered, g_ptr_array_index (source->entries, i));
  return ordered;
}

static guint
get_position (CharterEntry *entry)
{
  int tier = get_tier (entry);

  return tier < 0 ? G_N_ELEMENTS (tiers) - 1 : (guint) tier;
}

/* The first @n of the tiers in turn: a poster with no specialist on it would mislead. */
static GPtrArray *
pick (GPtrArray *ordered,
      guint      n)
{
  GPtrArray *picked = g_ptr_array_new ();
  guint taken[G_N_ELEMENTS (tiers)] = { 0 };
  guint there[G_N_ELEMENTS (tiers)] = { 0 };

  for (guint i = 0; i < ordered->len; i++)
    there[get_position (g_ptr_array_index (ordered, i))]++;
  for (guint left = MIN (n, ordered->len), tier = 0; left > 0; tier = (tier + 1) % G_N_ELEMENTS (tiers))
    if (taken[tier] < there[tier])
      {
        taken[tier]++;
        left--;
      }
  for (guint i = 0; i < ordered->len; i++)
    {
      CharterEntry *entry = g_ptr_array_index (ordered, i);
      guint tier = get_position (entry);

      if (taken[tier] == 0)
        continue;
      taken[tier]--;
      g_ptr_array_add (picked, entry);
    }
  return picked;
}

static const char *
get_reach (CharterEntry *entry)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);

  for (guint i = 0; i < contacts->len; i++)
    {
      CharterContact *contact = g_ptr_array_index (contacts, i);

      if (contact->phone || contact->email)
        return contact->phone ? contact->phone : contact->email;
    }
  return NULL;
}

static CharterText *
poster_text (Poster       *self,
             CharterEntry *entry)
{
  CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, charter_entry_get_name (entry));
  const char *route = charter_entry_get_route (entry);
  const char *title = route ? charter_entry_title_route (route) : NULL;
  const char *reach = get_reach (entry);
  g_autofree char *what = charter_directory_dup_first_sentence (charter_entry_get_description (entry));

  if (what && self->look->has_words)
    {
      charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
      charter_text_add (text, CHARTER_RUN_PLAIN, what);
    }
  if (title)
    {
      charter_text_add (text, CHARTER_RUN_DIM, "\n");
      charter_text_add (text, CHARTER_RUN_DIM, title);
    }
  if (reach)
    {
      charter_text_add (text, CHARTER_RUN_DIM, title ? " · " : "\n");
      charter_text_add (text, CHARTER_RUN_DIM, reach);
    }
  return text;
}

/* Lines that it will take, near enough to make columns of like height. */
static guint
weigh (Poster       *self,
       CharterEntry *entry)
{
  g_autofree char *what = charter_directory_dup_first_sentence (charter_entry_get_description (entry));
  glong across = LETTERS_ACROSS / self->look->n_columns;
  glong letters = what && self->look->has_words ? g_utf8_strlen (what, -1) : 0;

  return 2 + (guint) (g_utf8_strlen (charter_entry_get_name (entry), -1) / across + (letters + across - 1) / across);
}

static guint
weigh_all (Poster *self)
{
  guint weight = 0;
  int tier = -2;

  for (guint i = 0; i < self->shown->len; i++)
    {
      CharterEntry *entry = g_ptr_array_index (self->shown, i);

      weight += weigh (self, entry) + (get_tier (entry) != tier ? TIER_WEIGHT : 0);
      tier = get_tier (entry);
    }
  return weight;
}

static void
add_tier_heading (Poster   *self,
                  int       tier,
                  gboolean  goes_on)
{
  const char *title = tier < 0 ? _("Others") : charter_entry_title_tier ((CharterTier) tier);
  /* TRANSLATORS: over the second column of a poster: the rest of a tier of services */
  g_autofree char *words = goes_on ? g_strdup_printf (_("%s, continued"), title) : g_strdup (title);

  charter_document_add_heading (self->document, 2, words, NULL, CHARTER_HEADING_PLAIN);
  self->weight += TIER_WEIGHT;
}

static GPtrArray *
texts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);
}

/* A list each tier; where a column is full the next one goes on. */
static void
add_services (Poster *self)
{
  GPtrArray *texts = texts_new ();
  int tier = -2;

  for (guint i = 0; i < self->shown->len; i++)
    {
      CharterEntry *entry = g_ptr_array_index (self->shown, i);
      gboolean is_full = self->weight >= self->column_weight && self->column + 1 < self->look->n_columns;

      if (is_full || get_tier (entry) != tier)
        {
          charter_document_add_list (self->document, texts);
          texts = texts_new ();
          if (is_full)
            {
              charter_document_next_column (self->document);
              self->column++;
              self->weight = 0;
            }
          add_tier_heading (self, get_tier (entry), get_tier (entry) == tier);
        }
      tier = get_tier (entry);
      g_ptr_array_add (texts, poster_text (self, entry));
      self->weight += weigh (self, entry);
    }
  charter_document_add_list (self->document, texts);
}

static CharterDocument *
compose (const CharterDirectorySource *source,
         GPtrArray                    *ordered,
         const PosterLook             *look,
         guint                         n_shown)
{
  g_autoptr(GPtrArray) shown = pick (ordered, n_shown);
  Poster self = { .source = source, .look = look, .shown = shown };
  guint n_more = source->entries->len - shown->len;

  self.document = charter_directory_document_new (source, _("Who can help"));
  self.column_weight = (weigh_all (&self) + look->n_columns - 1) / look->n_columns;
  charter_document_set_extra_size (self.document, look->extra);
  charter_document_add_label (self.document, charter_directory_get_school (source));
  charter_document_add_title (self.document, _("Who can help"));
  charter_document_add_words (self.document, _("Worried about a pupil? Talk to the SENCO first. "
                                               "These are the services that we use."));
  if (look->n_columns > 1 && shown->len > 1)
    charter_document_begin_tall_columns (self.document);
  else
    self.column = look->n_columns;
  add_services (&self);
  if (self.column < look->n_columns)
    charter_document_end_columns (self.document);
  if (n_more > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more in the program’s directory.",
                                                         "And %u more in the program’s directory.", n_more),
                                               n_more);

      charter_document_add_words (self.document, more);
    }
  charter_directory_add_nothing (self.document, source);
  return self.document;
}

/* Columns are a single piece that the paginator does not split: their feet are looked at. */
static gboolean
fits (CharterDocument *document)
{
  g_autoptr(CharterPages) pages = charter_paginate_here (document);
  GArray *marks = charter_pages_get_marks (pages, 0);

  if (charter_pages_get_n_pages (pages) != 1)
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    {
      const CharterMark *mark = &g_array_index (marks, CharterMark, i);

      if (mark->node != CHARTER_NODE_NONE && mark->y > CHARTER_PAGE_HEIGHT - CHARTER_PAGE_BOTTOM)
        return FALSE;
    }
  return TRUE;
}

/* The most services of which the smallest look makes one page. */
static CharterDocument *
compose_part (const CharterDirectorySource *source,
              GPtrArray                    *ordered)
{
  const PosterLook *look = &looks[G_N_ELEMENTS (looks) - 1];
  CharterDocument *best = compose (source, ordered, look, 0);
  guint fitting = 0;
  guint too_many = MIN (ordered->len, MOST_SERVICES) + 1;

  while (fitting + 1 < too_many)
    {
      guint middle = (fitting + too_many) / 2;
      g_autoptr(CharterDocument) document = compose (source, ordered, look, middle);

      if (!fits (document))
        {
          too_many = middle;
          continue;
        }
      fitting = middle;
      g_set_object (&best, document);
    }
  return best;
}

/**
 * charter_staffroom_poster_compose:
 * @source: the services and where the paper is from
 *
 * Returns: (transfer full): who can help, for the wall of the staffroom, by tier; one page whatever
 *   the list
 */
CharterDocument *
charter_staffroom_poster_compose (const CharterDirectorySource *source)
{
  g_autoptr(GPtrArray) ordered = list_by_tier (source);

  for (guint i = 0; i < G_N_ELEMENTS (looks) && ordered->len <= MOST_SERVICES; i++)
    {
      g_autoptr(CharterDocument) document = compose (source, ordered, &looks[i], ordered->len);

      if (fits (document))
        return g_steal_pointer (&document);
    }
  return compose_part (source, ordered);
}
