/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-counts-for.h"

#include <glib/gi18n.h>

#include "charter-item.h"
#include "charter-settings.h"

#define LONGEST_TITLES 60

/* The items of one framework, by code or by title. */
static char *
dup_names (GPtrArray *mapped,
           guint      first,
           guint      end,
           gboolean   by_title)
{
  GString *names = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const CharterMapped *each = g_ptr_array_index (mapped, i);

      g_string_append_printf (names, "%s%s", i > first ? ", " : "",
                              by_title ? charter_item_get_title (each->item)
                                       : charter_item_get_code (each->item));
    }
  return g_string_free (names, FALSE);
}

/* How each of them is meant, for whoever asks: "Touches P1.2 Using the directory, through 2.4". */
static char *
dup_reasons (GPtrArray *mapped,
             guint      first,
             guint      end)
{
  const CharterMapped *any = g_ptr_array_index (mapped, first);
  GString *reasons = g_string_new (charter_framework_get_title (any->framework));

  for (guint i = first; i < end; i++)
    {
      const CharterMapped *each = g_ptr_array_index (mapped, i);

      g_string_append_printf (reasons, "\n%s %s %s", charter_relation_get_words (each->relation),
                              charter_item_get_code (each->item),
                              charter_item_get_title (each->item));
      if (each->through)
        /* Translators: ends "touches P1.2 Title"; the code of the item that both are linked to */
        g_string_append_printf (reasons, _(", through %s"), charter_item_get_code (each->through));
    }
  return g_string_free (reasons, FALSE);
}

/* Few would know LG or INC: what is only referred to says its titles as long as they fit. */
static void
add_tag (CharterTags *tags,
         GPtrArray   *mapped,
         guint        first,
         guint        end)
{
  CharterFramework *framework = ((CharterMapped *) g_ptr_array_index (mapped, first))->framework;
  g_autofree char *codes = dup_names (mapped, first, end, FALSE);
  g_autofree char *titles = dup_names (mapped, first, end, TRUE);
  g_autofree char *reasons = dup_reasons (mapped, first, end);
  g_autofree char *named = NULL;
  g_autofree char *text = NULL;
  gboolean by_title = !charter_framework_is_for_audit (framework)
                      && g_utf8_strlen (titles, -1) <= LONGEST_TITLES;

  named = g_strdup_printf (by_title ? "%s: %s" : "%s %s",
                           charter_framework_get_short_title (framework), by_title ? titles : codes);
  /* TRANSLATORS: %s is a place in a framework that is not in force */
  text = charter_framework_is_default_on (framework) ? g_strdup (named)
                                                     : g_strdup_printf (_("Proposal, not law: %s"), named);
  charter_tags_add (tags, text, reasons, FALSE);
}

static void
add_titles_of_missing (CharterTags        *tags,
                       CharterPackLibrary *library,
                       CharterItem        *item)
{
  GPtrArray *references = charter_item_get_references (item);

  for (guint i = 0; i < references->len; i++)
    {
      const CharterItemReference *reference = g_ptr_array_index (references, i);

      if (reference->title && !charter_pack_library_find (library, reference->framework, NULL))
        charter_tags_add (tags, reference->title, reference->title, FALSE);
    }
}

/* Whom the item asks, in a framework that says so. */
static void
add_audience (CharterTags *tags,
              CharterItem *item)
{
  static const char * const audiences[][2] = {
    { "school", N_("For the school") },
    { "council", N_("For the council") },
    { "both", N_("For school and council") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (g_strcmp0 (charter_item_get_audience (item), audiences[i][0]) == 0)
      charter_tags_add (tags, _(audiences[i][1]), NULL, TRUE);
}

/**
 * charter_counts_for_add_tags:
 * @tags: where they go
 * @library: the frameworks
 * @framework: that of @item
 * @item: an item
 *
 * Begins with whom the item asks, where its framework says so. What is withdrawn, or off until somebody asks for it, is left out. Of a framework that is no pack
 * here, the titles are shown that the item gives it.
 */
void
charter_counts_for_add_tags (CharterTags        *tags,
                             CharterPackLibrary *library,
                             CharterFramework   *framework,
                             CharterItem        *item)
{
  g_autoptr(GPtrArray) mapped =
    charter_mapping_list (charter_pack_library_get_mapping (library), framework, item);
  guint end;

  add_audience (tags, item);
  for (guint first = 0; first < mapped->len; first = end)
    {
      CharterFramework *other = ((CharterMapped *) g_ptr_array_index (mapped, first))->framework;

      for (end = first + 1; end < mapped->len; end++)
        if (((CharterMapped *) g_ptr_array_index (mapped, end))->framework != other)
          break;
      if ((charter_framework_is_default_on (other)
           || charter_settings_get_show_proposals (charter_settings_get_default ()))
          && g_strcmp0 (charter_framework_get_status (other), "withdrawn") != 0)
        add_tag (tags, mapped, first, end);
    }
  add_titles_of_missing (tags, library, item);
}
