/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-pack-form-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Which fields the parts of a pack have, in the words of the person who writes one. */

static const char * const natures[] = {
  "paper", N_("On paper"), "practice", N_("Seen in practice"), "people", N_("What people say"), NULL
};
static const char * const forces[] = {
  "must", N_("Must: the law says so"), "should", N_("Should: guidance to be followed"),
  "advice", N_("Advice"), NULL
};
static const char * const relations[] = {
  "equal", N_("Says the same as"), "part-of", N_("Is part of"), "covers", N_("Covers"),
  "touches", N_("Touches"), NULL
};
static const char * const phases[] = {
  "nursery", N_("Nursery"), "primary", N_("Primary"), "secondary", N_("Secondary"), "post-16", N_("Post-16"),
  "special", N_("Special school"), "alternative-provision", N_("Alternative provision"), NULL
};
static const char * const audiences[] = {
  "school", N_("The school"), "council", N_("The council"), "both", N_("Both"), NULL
};
static const char * const uses[] = {
  "audit", N_("To judge a school by"), "reference", N_("To refer to"), NULL
};
static const char * const source_statuses[] = {
  "current", N_("Current"), "draft", N_("Draft"), "historical", N_("Historical"), "proposal", N_("Proposal"),
  NULL
};

static const CharterPackField area_fields[] = {
  { "code", N_("Code"), CHARTER_PACK_FIELD_NAME, NULL },
  { "title", N_("Title"), CHARTER_PACK_FIELD_LINE, NULL },
  { "short_title", N_("Short title, for the chart"), CHARTER_PACK_FIELD_LINE, NULL },
  { "scope", N_("Introduction: what it is about"), CHARTER_PACK_FIELD_TEXT, NULL },
  { NULL }
};
static const CharterPackField item_fields[] = {
  { "code", N_("Code"), CHARTER_PACK_FIELD_NAME, NULL },
  { "title", N_("Title"), CHARTER_PACK_FIELD_LINE, NULL },
  { "stem", N_("Question or aim"), CHARTER_PACK_FIELD_TEXT, NULL },
  { "description", N_("Description"), CHARTER_PACK_FIELD_TEXT, NULL },
  { "for", N_("Whom it asks"), CHARTER_PACK_FIELD_CHOICE, audiences },
  { "outcome", N_("What it is meant to bring about"), CHARTER_PACK_FIELD_TEXT, NULL },
  { "lead", N_("Who leads, as a role"), CHARTER_PACK_FIELD_LINE, NULL },
  { NULL }
};
static const CharterPackField suggestion_fields[] = {
  { "title", N_("What a school would show"), CHARTER_PACK_FIELD_LINE, NULL },
  { "nature", N_("Kind"), CHARTER_PACK_FIELD_CHOICE, natures },
  { NULL }
};
static const CharterPackField duty_fields[] = {
  { "title", N_("Duty"), CHARTER_PACK_FIELD_LINE, NULL },
  { "force", N_("Force"), CHARTER_PACK_FIELD_CHOICE, forces },
  { "citation", N_("Citation"), CHARTER_PACK_FIELD_LINE, NULL },
  { "checked_on", N_("Checked on, like 2026-09-01"), CHARTER_PACK_FIELD_LINE, NULL },
  { NULL }
};
static const CharterPackField reference_fields[] = {
  { "framework", N_("Framework, by its id"), CHARTER_PACK_FIELD_LINE, NULL },
  { "code", N_("Code there"), CHARTER_PACK_FIELD_LINE, NULL },
  { "relation", N_("How this item stands to it"), CHARTER_PACK_FIELD_CHOICE, relations },
  { "title", N_("What to call it where that framework is not installed"), CHARTER_PACK_FIELD_LINE, NULL },
  { NULL }
};
static const CharterPackField phase_fields[] = {
  { "phase", N_("Phase or kind of school"), CHARTER_PACK_FIELD_CHOICE, phases },
  { "note", N_("Note for these schools"), CHARTER_PACK_FIELD_TEXT, NULL },
  { "propose_not_applicable", N_("Reason to offer for “not applicable”"), CHARTER_PACK_FIELD_LINE, NULL },
  { NULL }
};
static const CharterPackField level_fields[] = {
  { "title", N_("Title"), CHARTER_PACK_FIELD_LINE, NULL },
  { "id", N_("Id, in small letters"), CHARTER_PACK_FIELD_NAME, NULL },
  { "value", N_("Value: 1, 2, 3 from the lowest, 0 for a state below the first"), CHARTER_PACK_FIELD_NUMBER,
    NULL },
  { "subtitle", N_("Subtitle"), CHARTER_PACK_FIELD_LINE, NULL },
  { "description", N_("What the level means"), CHARTER_PACK_FIELD_TEXT, NULL },
  { NULL }
};
static const CharterPackField step_fields[] = {
  { "title", N_("Title"), CHARTER_PACK_FIELD_LINE, NULL },
  { "id", N_("Id, in small letters"), CHARTER_PACK_FIELD_LINE, NULL },
  { "description", N_("Description"), CHARTER_PACK_FIELD_TEXT, NULL },
  { NULL }
};
static const CharterPackField about_fields[] = {
  { "title", N_("Title"), CHARTER_PACK_FIELD_LINE, NULL },
  { "short_title", N_("Short title"), CHARTER_PACK_FIELD_LINE, NULL },
  { "id", N_("Id: the same for every version"), CHARTER_PACK_FIELD_LINE, NULL },
  { "version", N_("Version"), CHARTER_PACK_FIELD_LINE, NULL },
  { "use", N_("What it is for"), CHARTER_PACK_FIELD_CHOICE, uses },
  { "introduction", N_("Introduction"), CHARTER_PACK_FIELD_TEXT, NULL },
  { NULL }
};
static const CharterPackField source_fields[] = {
  { "publisher", N_("Publisher"), CHARTER_PACK_FIELD_LINE, NULL },
  { "source", N_("Source"), CHARTER_PACK_FIELD_TEXT, NULL },
  { "source_date", N_("Date of the source, like 2026-09 or 2026"), CHARTER_PACK_FIELD_LINE, NULL },
  { "source_status", N_("Status of the source"), CHARTER_PACK_FIELD_CHOICE, source_statuses },
  { "checked_on", N_("Checked on, like 2026-09-01"), CHARTER_PACK_FIELD_LINE, NULL },
  { "licence", N_("Licence, in words"), CHARTER_PACK_FIELD_TEXT, NULL },
  { NULL }
};
static const CharterPackField word_fields[] = {
  { "area", N_("One area is called"), CHARTER_PACK_FIELD_LINE, NULL },
  { "areas", N_("Several are called"), CHARTER_PACK_FIELD_LINE, NULL },
  { "item", N_("One item is called"), CHARTER_PACK_FIELD_LINE, NULL },
  { "items", N_("Several are called"), CHARTER_PACK_FIELD_LINE, NULL },
  { NULL }
};

typedef enum {
  STEP_UP,
  STEP_DOWN,
  STEP_AWAY,
} Step;

static void
step_cb (CharterPackForm *self,
         GtkWidget       *button)
{
  CharterPackDraft *draft = charter_pack_form_get_draft (self);
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), "charter-path"));
  Step step = (Step) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "charter-step"));
  g_autofree char *list = g_strndup (path, (gsize) (strrchr (path, '[') - path));
  guint position = (guint) g_ascii_strtoull (strrchr (path, '[') + 1, NULL, 10);

  if (step == STEP_AWAY && g_str_equal (list, "levels"))
    charter_pack_draft_remove_part (draft, path);
  else if (step == STEP_AWAY)
    charter_pack_draft_remove (draft, path);
  else if (step == STEP_UP && position > 0)
    g_free (charter_pack_draft_move (draft, path, list, position - 1));
  else if (step == STEP_DOWN)
    g_free (charter_pack_draft_move (draft, path, list, position + 1));
}

static GtkWidget *
make_button (CharterPackForm *self,
             const char      *icon,
             const char      *words,
             const char      *path,
             Step             step)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "charter-path", g_strdup (path), g_free);
  g_object_set_data (G_OBJECT (button), "charter-step", GINT_TO_POINTER (step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/**
 * charter_pack_form_add_steps:
 * @self: a form
 * @row: of a list
 * @path: the element's place
 * @position: in its list, from 0
 * @n: how many elements the list has
 *
 * Up, down and away beside the first row of an element of a list.
 */
void
charter_pack_form_add_steps (CharterPackForm *self,
                             GtkWidget       *row,
                             const char      *path,
                             guint            position,
                             guint            n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *up = make_button (self, "go-up-symbolic", _("Move up"), path, STEP_UP);
  GtkWidget *down = make_button (self, "go-down-symbolic", _("Move down"), path, STEP_DOWN);

  gtk_widget_set_sensitive (up, position > 0);
  gtk_widget_set_sensitive (down, position + 1 < n);
  gtk_box_append (GTK_BOX (box), up);
  gtk_box_append (GTK_BOX (box), down);
  gtk_box_append (GTK_BOX (box), make_button (self, "user-trash-symbolic", _("Remove"), path, STEP_AWAY));
  if (ADW_IS_ENTRY_ROW (row))
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), box);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
}

static void
add_cb (CharterPackForm *self,
        GtkWidget       *button)
{
  CharterPackDraft *draft = charter_pack_form_get_draft (self);
  g_autofree char *list = g_strdup (g_object_get_data (G_OBJECT (button), "charter-path"));

  if (g_str_equal (list, "levels"))
    g_free (charter_pack_draft_add_level (draft));
  else if (g_str_equal (list, "views"))
    g_free (charter_pack_draft_add_view (draft));
  else if (g_str_has_prefix (list, "views["))
    g_free (charter_pack_draft_add_view_area (draft, (guint) g_ascii_strtoull (list + strlen ("views["), NULL, 10)));
  else if (g_object_get_data (G_OBJECT (button), "charter-texts"))
    charter_pack_draft_add_text (draft, list, "");
  else
    charter_pack_draft_add_object (draft, list);
}

/**
 * charter_pack_form_add_head:
 * @self: a form
 * @list: the list's place
 * @title: what it is called
 * @add: what the button that adds an element says
 * @is_texts: whether its elements are texts, not objects
 *
 * The head of a list with its button to add to it.
 *
 * Returns: (transfer none): the group that it stands in
 */
GtkWidget *
charter_pack_form_add_head (CharterPackForm *self,
                            const char      *list,
                            const char      *title,
                            const char      *add,
                            gboolean         is_texts)
{
  GtkWidget *group = charter_pack_form_add_group (self, title, NULL);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, add);

  gtk_button_set_child (GTK_BUTTON (button),
                        g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic", "label", add,
                                      NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "charter-path", g_strdup (list), g_free);
  g_object_set_data (G_OBJECT (button), "charter-texts", GINT_TO_POINTER (is_texts));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  return group;
}

/**
 * charter_pack_form_add_list:
 * @self: a form
 * @path: where the list stands
 * @name: of the member that it is
 * @title: what it is called
 * @fields: of each element
 *
 * A box of its own for each element; the first stands in the box that has the heading.
 */
void
charter_pack_form_add_list (CharterPackForm        *self,
                            const char             *path,
                            const char             *name,
                            const char             *title,
                            const CharterPackField *fields)
{
  CharterPackDraft *draft = charter_pack_form_get_draft (self);
  g_autofree char *list = *path ? g_strconcat (path, ".", name, NULL) : g_strdup (name);
  GtkWidget *group = charter_pack_form_add_head (self, list, title, _("Add"), FALSE);
  guint n = charter_pack_draft_get_length (draft, list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *element = g_strdup_printf ("%s[%u]", list, i);
      g_autofree char *first = g_strconcat (element, ".", fields->name, NULL);
      GtkWidget *box = i == 0 ? group : charter_pack_form_add_group (self, NULL, NULL);

      charter_pack_form_add_fields (self, box, element, fields);
      charter_pack_form_add_steps (self, charter_pack_form_find (self, first), element, i, n);
    }
}

static void
add_criteria (CharterPackForm *self,
              const char      *list,
              const char      *title)
{
  CharterPackDraft *draft = charter_pack_form_get_draft (self);
  guint n = charter_pack_draft_get_length (draft, list);
  GtkWidget *group = charter_pack_form_add_head (self, list, title, _("Add"), TRUE);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *element = g_strdup_printf ("%s[%u]", list, i);
      g_autofree char *words = g_strdup_printf (_("Criterion %u"), i + 1);
      const CharterPackField field = { "", words, CHARTER_PACK_FIELD_LINE, NULL };

      charter_pack_form_add_steps (self, charter_pack_form_add_field (self, group, element, &field), element, i, n);
    }
}

/* The id of a level, NULL while it has none; its title is its id while it has none. */
static const char *
get_level (CharterPackDraft  *draft,
           guint              i,
           const char       **title)
{
  g_autofree char *id_path = g_strdup_printf ("levels[%u].id", i);
  g_autofree char *title_path = g_strdup_printf ("levels[%u].title", i);
  const char *id = charter_pack_draft_get_text (draft, id_path);

  *title = charter_pack_draft_get_text (draft, title_path);
  if (!*title)
    *title = id;
  return id;
}

static void
add_item_levels (CharterPackForm *self,
                 const char      *path)
{
  CharterPackDraft *draft = charter_pack_form_get_draft (self);
  guint n = charter_pack_draft_get_length (draft, "levels");
  GtkWidget *group = n ? charter_pack_form_add_group (self, _("What each level asks"), NULL) : NULL;
  const char *id, *title;

  for (guint i = 0; i < n; i++)
    if ((id = get_level (draft, i, &title)))
      {
        g_autofree char *place = g_strconcat (path, ".descriptors.", id, NULL);
        const CharterPackField field = { "", title, CHARTER_PACK_FIELD_TEXT, NULL };

        charter_pack_form_add_field (self, group, place, &field);
      }
  for (guint i = 0; i < n; i++)
    if ((id = get_level (draft, i, &title)))
      {
        g_autofree char *list = g_strconcat (path, ".criteria.", id, NULL);
        /* TRANSLATORS: %s is a level of a framework: "Criteria for Embedding" */
        g_autofree char *head = g_strdup_printf (_("Criteria for “%s”"), title);

        add_criteria (self, list, head);
      }
}

static void
fill_area (CharterPackForm *self,
           const char      *path)
{
  guint n_views = charter_pack_draft_get_length (charter_pack_form_get_draft (self), "views");
  guint area = (guint) g_ascii_strtoull (strchr (path, '[') + 1, NULL, 10);
  GtkWidget *group;

  charter_pack_form_add_fields (self, charter_pack_form_add_group (self, _("Area"), NULL), path, area_fields);
  if (n_views == 0)
    return;
  group = charter_pack_form_add_group (self, _("In the other groupings"), NULL);
  for (guint i = 0; i < n_views; i++)
    {
      g_autofree char *place = g_strdup_printf ("views[%u]", i);
      g_autofree char *title_path = g_strconcat (place, ".title", NULL);
      const char *title = charter_pack_draft_get_text (charter_pack_form_get_draft (self), title_path);

      charter_pack_form_add_gathering (self, group, title ? title : place, i, area, place);
    }
}

static void
fill_item (CharterPackForm *self,
           const char      *path)
{
  charter_pack_form_add_fields (self, charter_pack_form_add_group (self, _("Item"), NULL), path, item_fields);
  add_item_levels (self, path);
  charter_pack_form_add_list (self, path, "suggestions", _("Typical evidence"), suggestion_fields);
  charter_pack_form_add_list (self, path, "duties", _("Duties"), duty_fields);
  charter_pack_form_add_list (self, path, "references", _("Also counts for"), reference_fields);
  charter_pack_form_add_list (self, path, "phases", _("Notes for kinds of school"), phase_fields);
}

static void
fill_about (CharterPackForm *self)
{
  charter_pack_form_add_fields (self, charter_pack_form_add_group (self, _("The framework"), NULL), "",
                                about_fields);
  charter_pack_form_add_fields (self, charter_pack_form_add_group (self, _("Where it comes from"), NULL), "",
                                source_fields);
  charter_pack_form_add_fields (self, charter_pack_form_add_group (self, _("Its own words"), NULL), "words",
                                word_fields);
  charter_pack_form_add_list (self, "", "steps", _("Steps on the way to its award"), step_fields);
}

/**
 * charter_pack_form_fill:
 * @self: a form
 * @path: the place that is written
 *
 * Builds the fields of the place.
 */
void
charter_pack_form_fill (CharterPackForm *self,
                        const char      *path)
{
  if (*path == '\0')
    fill_about (self);
  else if (g_str_equal (path, "levels"))
    charter_pack_form_add_list (self, "", "levels", _("Levels, the lowest first"), level_fields);
  else if (g_str_equal (path, "views"))
    charter_pack_form_fill_views (self);
  else if (strstr (path, ".items["))
    fill_item (self, path);
  else
    fill_area (self, path);
}
