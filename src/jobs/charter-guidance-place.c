/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-guidance-place.h"

#include "charter-guidance.h"

static void
place_free (gpointer data)
{
  CharterGuidancePlace *place = data;

  g_free (place->title);
  g_free (place->framework);
  g_free (place->target);
  g_strfreev (place->tokens);
  g_free (place);
}

static GStrv
dup_tokens (const CharterGuidanceChapter *chapter,
            const CharterGuidanceSection *section)
{
  g_autofree char *list = section->list ? g_strjoinv (" ", section->list) : NULL;
  g_autofree char *all = g_strjoin (" ", chapter->title, section->heading ? section->heading : "",
                                    section->text ? section->text : "", list, NULL);

  return g_str_tokenize_and_fold (all, NULL, NULL);
}

static void
add_chapter (GPtrArray                    *places,
             CharterFramework             *framework,
             const CharterGuidanceChapter *chapter,
             guint                         position)
{
  for (guint i = 0; i < chapter->sections->len; i++)
    {
      const CharterGuidanceSection *section = g_ptr_array_index (chapter->sections, i);
      CharterGuidancePlace *place = g_new0 (CharterGuidancePlace, 1);

      place->title = section->heading ? g_strdup_printf ("%s · %s", section->heading, chapter->title)
                                      : g_strdup (chapter->title);
      place->framework = g_strdup (charter_framework_get_short_title (framework));
      place->target = charter_guidance_dup_target (charter_framework_get_id (framework), position, i);
      place->tokens = dup_tokens (chapter, section);
      g_ptr_array_add (places, place);
    }
}

static void
add_book (GPtrArray        *places,
          CharterFramework *framework,
          gboolean          is_first)
{
  g_autoptr(GPtrArray) chapters = charter_guidance_list_chapters (framework);

  for (guint i = 0; i < chapters->len; i++)
    {
      const CharterGuidanceChapter *chapter = g_ptr_array_index (chapters, i);

      /* What stands in every book is found once, in the one that is open. */
      if (is_first || !chapter->is_general)
        add_chapter (places, framework, chapter, i);
    }
}

/**
 * charter_guidance_list_places:
 * @library: the frameworks
 * @first: the framework that is shown: its book is searched first
 *
 * Every stretch of every book: of each framework that is offered the newest edition.
 *
 * Returns: (transfer full) (element-type CharterGuidancePlace): the places, in the books' order
 */
GPtrArray *
charter_guidance_list_places (CharterPackLibrary *library,
                              CharterFramework   *first)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (place_free);

  if (first)
    add_book (places, first, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (G_LIST_MODEL (library), i);
      const char *id = charter_framework_get_id (framework);

      if (charter_framework_is_offered (framework)
          && charter_pack_library_find (library, id, NULL) == framework
          && (first == NULL || g_strcmp0 (id, charter_framework_get_id (first)) != 0))
        add_book (places, framework, FALSE);
    }
  return places;
}

static gboolean
has_token (const CharterGuidancePlace *place,
           const char                 *beginning)
{
  for (guint i = 0; place->tokens[i]; i++)
    if (g_str_has_prefix (place->tokens[i], beginning))
      return TRUE;

  return FALSE;
}

/**
 * charter_guidance_place_matches:
 * @place: a place
 * @words: what was typed
 *
 * Returns: whether each of @words begins a word of the place
 */
gboolean
charter_guidance_place_matches (const CharterGuidancePlace *place,
                                const char                 *words)
{
  g_auto(GStrv) wanted = g_str_tokenize_and_fold (words, NULL, NULL);

  for (guint i = 0; wanted[i]; i++)
    if (!has_token (place, wanted[i]))
      return FALSE;

  return wanted[0] != NULL;
}

/**
 * charter_guidance_dup_target:
 * @framework: a framework's id
 * @chapter: a chapter of its book, from 0
 * @section: a section of the chapter, from 0
 *
 * Returns: (transfer full): the place, as the guidance page's target
 */
char *
charter_guidance_dup_target (const char *framework,
                             guint       chapter,
                             guint       section)
{
  return g_strdup_printf ("%s/%u/%u", framework, chapter, section);
}

/**
 * charter_guidance_read_target:
 * @target: a target of the guidance page
 * @framework: (out) (transfer full): the framework's id
 * @chapter: (out): the chapter, from 0
 * @section: (out): the section, from 0
 *
 * Returns: whether @target is a place; the outs are set only then
 */
gboolean
charter_guidance_read_target (const char  *target,
                              char       **framework,
                              guint       *chapter,
                              guint       *section)
{
  g_auto(GStrv) parts = g_strsplit (target, "/", -1);
  guint64 first, second;

  if (g_strv_length (parts) != 3
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT, &first, NULL)
      || !g_ascii_string_to_unsigned (parts[2], 10, 0, G_MAXUINT, &second, NULL))
    return FALSE;

  *framework = g_strdup (parts[0]);
  *chapter = (guint) first;
  *section = (guint) second;
  return TRUE;
}
