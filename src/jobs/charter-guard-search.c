/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-guard-search.h"

#include <glib/gi18n.h>

#include "charter-paper-text.h"
#include "charter-privacy.h"

/* More places than a person would go to one by one. */
#define MAX_PLACES 8

/**
 * charter_guard_search_free:
 * @self: (transfer full) (nullable): a guard search
 */
void
charter_guard_search_free (CharterGuardSearch *self)
{
  if (!self)
    return;
  g_free (self->evidence);
  g_free (self->file);
  g_free (self->sha256);
  g_clear_object (&self->path);
  g_free (self->words);
  g_free (self->content_type);
  for (guint i = 0; i < CHARTER_N_PRIVACY_KINDS; i++)
    {
      g_free (self->found[i].places);
      g_free (self->found[i].shape);
    }
  g_free (self);
}

static char *
dup_place (const CharterPassage *passage,
           guint                 line)
{
  if (!passage)
    return g_strdup (_("its name"));
  switch (passage->kind)
    {
    case CHARTER_PASSAGE_PAGE:
      return g_strdup_printf (_("page %u"), passage->number);
    case CHARTER_PASSAGE_SHEET:
      /* Translators: of a spreadsheet */
      return g_strdup_printf (_("sheet %u, row %u"), passage->number, line);
    case CHARTER_PASSAGE_TEXT:
    default:
      return g_strdup_printf (_("line %u"), line);
    }
}

typedef struct {
  GPtrArray *places[CHARTER_N_PRIVACY_KINDS]; /* of utf8, each once */
} Places;

static void
add_place (GPtrArray *places,
           char      *place)
{
  /* Only the last can be the same: findings come in order. */
  if (places->len > 0 && g_str_equal (places->pdata[places->len - 1], place))
    g_free (place);
  else
    g_ptr_array_add (places, place);
}

static void
add_spots (CharterGuardSearch   *self,
           Places               *places,
           const CharterPassage *passage,
           GPtrArray            *spots)
{
  for (guint i = 0; i < spots->len; i++)
    {
      CharterPrivacySpot *spot = spots->pdata[i];

      if (self->found[spot->kind].count++ == 0)
        self->found[spot->kind].shape = g_strdup (spot->shape);
      add_place (places->places[spot->kind], dup_place (passage, spot->line));
    }
}

static char *
join_places (GPtrArray *places)
{
  GString *joined = g_string_new (NULL);
  guint n = MIN (places->len, MAX_PLACES);

  for (guint i = 0; i < n; i++)
    /* Translators: between the places of a list: "page 2, page 5" */
    g_string_append_printf (joined, "%s%s", i > 0 ? _(", ") : "", (char *) places->pdata[i]);
  if (places->len > n)
    /* Translators: how many more places there are */
    g_string_append_printf (joined, _(" and %u more"), places->len - n);
  return g_string_free (joined, FALSE);
}

/* The name of a file is looked at as it is and as it is spoken. */
static char *
dup_words (CharterGuardSearch *self)
{
  const char *words = self->words ? self->words : "";
  g_autofree char *spoken = self->file && g_utf8_validate (words, -1, NULL) ? charter_privacy_dup_spoken (words) : NULL;
  g_autoptr(GPtrArray) found = spoken ? charter_privacy_find (words, NULL) : NULL;

  return g_strdup (found && found->len == 0 ? spoken : words);
}

static void
look_at_words (CharterGuardSearch *self,
               Places             *places)
{
  g_autofree char *words = dup_words (self);
  g_autoptr(GPtrArray) spots = charter_privacy_find (words, NULL);
  CharterPrivacy found = self->file ? charter_privacy_look (self->words) : CHARTER_PRIVACY_CLEAR;
  CharterPassage whole = { CHARTER_PASSAGE_TEXT, 1, NULL };

  add_spots (self, places, self->file ? NULL : &whole, spots);
  /* A file that is called after dates of birth holds them, if it is a picture too. */
  if ((found & CHARTER_PRIVACY_BIRTH) && self->found[CHARTER_PRIVACY_KIND_BIRTH].count == 0)
    {
      self->found[CHARTER_PRIVACY_KIND_BIRTH].count = 1;
      self->found[CHARTER_PRIVACY_KIND_BIRTH].shape = g_strdup (_("“date of birth”"));
      add_place (places->places[CHARTER_PRIVACY_KIND_BIRTH], dup_place (NULL, 0));
    }
}

static gboolean
look_at_file (CharterGuardSearch  *self,
              Places              *places,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr(GError) fault = NULL;
  g_autoptr(CharterPaperText) text =
    charter_paper_text_read (self->path, self->words, self->content_type, cancellable, &fault);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!text)
    self->looked = CHARTER_LOOKED_UNREADABLE;
  else if (!text->is_known)
    self->looked = CHARTER_LOOKED_NOTHING;
  else
    self->looked = text->is_cut ? CHARTER_LOOKED_BEGINNING : CHARTER_LOOKED_WHOLE;
  for (guint i = 0; text && i < text->passages->len; i++)
    {
      CharterPassage *passage = text->passages->pdata[i];
      g_autoptr(GPtrArray) spots = charter_privacy_find (passage->text, cancellable);

      add_spots (self, places, passage, spots);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * charter_guard_search_run:
 * @self: a search
 * @cancellable: (nullable): to stop
 * @error: return location: it was stopped
 *
 * Reads and looks, in this thread. A file that cannot be read is no error: `looked` says so.
 */
gboolean
charter_guard_search_run (CharterGuardSearch  *self,
                          GCancellable        *cancellable,
                          GError             **error)
{
  Places places;
  gboolean is_done;

  for (guint i = 0; i < CHARTER_N_PRIVACY_KINDS; i++)
    places.places[i] = g_ptr_array_new_with_free_func (g_free);
  look_at_words (self, &places);
  is_done = !self->path || look_at_file (self, &places, cancellable, error);
  for (guint i = 0; i < CHARTER_N_PRIVACY_KINDS; i++)
    {
      if (self->found[i].count > 0)
        self->found[i].places = join_places (places.places[i]);
      g_ptr_array_unref (places.places[i]);
    }
  return is_done;
}
