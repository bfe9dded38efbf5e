/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-pack-form-private.h"

#include <glib/gi18n.h>

#include "charter-choice.h"

/* The second groupings of a pack: how each is called, which areas it has, and where every area of the pack
 * goes in it. */

static const CharterPackField view_fields[] = {
  { "title", N_("Title"), CHARTER_PACK_FIELD_LINE, NULL },
  { "id", N_("Id, in small letters"), CHARTER_PACK_FIELD_LINE, NULL },
  { NULL }
};
static const CharterPackField view_area_fields[] = {
  { "code", N_("Code"), CHARTER_PACK_FIELD_LINE, NULL },
  { "title", N_("Title"), CHARTER_PACK_FIELD_LINE, NULL },
  { "short_title", N_("Short title, for the chart"), CHARTER_PACK_FIELD_LINE, NULL },
  { NULL }
};

static void
gathered_cb (CharterPackForm *self,
             GParamSpec      *pspec,
             AdwComboRow     *row)
{
  guint view = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "charter-view"));
  guint area = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "charter-area"));
  guint selected = adw_combo_row_get_selected (row);

  if (selected > 0)
    charter_pack_draft_gather (charter_pack_form_get_draft (self), view, area, (int) selected - 1);
}

/**
 * charter_pack_form_add_gathering:
 * @self: a form
 * @group: where it stands
 * @title: what it is called
 * @view: position of the view
 * @area: position of the area in it
 * @path: whose faults it shows
 *
 * A row that says which area of a grouping has an area of the pack.
 */
void
charter_pack_form_add_gathering (CharterPackForm *self,
                                 GtkWidget       *group,
                                 const char      *title,
                                 guint            view,
                                 guint            area,
                                 const char      *path)
{
  CharterPackDraft *draft = charter_pack_form_get_draft (self);
  g_autofree char *areas = g_strdup_printf ("views[%u].areas", view);
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *row;

  gtk_string_list_append (words, _("Left out"));
  for (guint i = 0; i < charter_pack_draft_get_length (draft, areas); i++)
    {
      g_autofree char *name_path = g_strdup_printf ("%s[%u].title", areas, i);
      const char *name = charter_pack_draft_get_text (draft, name_path);

      gtk_string_list_append (words, name ? name : _("Without a title"));
    }
  row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", title, "model", words,
                      "selected", (guint) (charter_pack_draft_get_gathering (draft, view, area) + 1), NULL);
  charter_choice_widen (ADW_COMBO_ROW (row));
  g_object_set_data (G_OBJECT (row), "charter-view", GUINT_TO_POINTER (view));
  g_object_set_data (G_OBJECT (row), "charter-area", GUINT_TO_POINTER (area));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (gathered_cb), self, G_CONNECT_SWAPPED);
  charter_pack_form_add_row (self, group, row, path);
}

/* Where every area of the pack goes. What the grouping lacks is said beneath the first that is left out. */
static void
add_gatherings (CharterPackForm *self,
                const char      *view_path,
                guint            view)
{
  CharterPackDraft *draft = charter_pack_form_get_draft (self);
  GtkWidget *group = charter_pack_form_add_group (self, _("Where each area goes"), NULL);
  gboolean has_left_out = FALSE;

  for (guint i = 0; i < charter_pack_draft_get_length (draft, "areas"); i++)
    {
      g_autofree char *code_path = g_strdup_printf ("areas[%u].code", i);
      g_autofree char *title_path = g_strdup_printf ("areas[%u].title", i);
      const char *code = charter_pack_draft_get_text (draft, code_path);
      const char *words = charter_pack_draft_get_text (draft, title_path);
      g_autofree char *title = g_strdup_printf ("%s %s", code ? code : "", words ? words : _("Without a title"));
      gboolean is_left_out = charter_pack_draft_get_gathering (draft, view, i) < 0;
      g_autofree char *path = is_left_out && !has_left_out ? g_strdup (view_path)
                                                           : g_strdup_printf ("%s.area %u", view_path, i);

      charter_pack_form_add_gathering (self, group, title, view, i, path);
      has_left_out = has_left_out || is_left_out;
    }
}

static void
add_view (CharterPackForm *self,
          guint            view,
          guint            n)
{
  g_autofree char *path = g_strdup_printf ("views[%u]", view);
  g_autofree char *first = g_strconcat (path, ".title", NULL);
  /* TRANSLATORS: a second way to put the areas of a framework together */
  g_autofree char *head = g_strdup_printf (_("Grouping %u"), view + 1);
  /* TRANSLATORS: of the second way to put the areas together that is meant */
  g_autofree char *areas = g_strdup_printf (_("Areas of grouping %u"), view + 1);

  charter_pack_form_add_fields (self, charter_pack_form_add_group (self, head, NULL), path, view_fields);
  charter_pack_form_add_steps (self, charter_pack_form_find (self, first), path, view, n);
  charter_pack_form_add_list (self, path, "areas", areas, view_area_fields);
  add_gatherings (self, path, view);
}

/**
 * charter_pack_form_fill_views:
 * @self: a form
 */
void
charter_pack_form_fill_views (CharterPackForm *self)
{
  guint n = charter_pack_draft_get_length (charter_pack_form_get_draft (self), "views");
  GtkWidget *group = charter_pack_form_add_head (self, "views", _("Groupings"), _("Add a grouping"), FALSE);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Another way to put the areas together, such as six for nine. Schools "
                                           "judge the same items once; the results stand by either."));
  for (guint i = 0; i < n; i++)
    add_view (self, i, n);
}
