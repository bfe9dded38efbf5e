/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-projector-checklist.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item-filter.h"
#include "charter-item.h"
#include "charter-row.h"

/*
 * What inspectors look at, beside how much of the school's own work touches it: how many items are judged
 * and how many have evidence. No level is shown here: none equals a grade, and none is turned into one.
 */

/**
 * charter_projector_checklist_find:
 * @session: a session
 *
 * Returns: (transfer none) (nullable): the framework that is only referred to and has a scale of its own:
 *   the inspectorate's areas
 */
CharterFramework *
charter_projector_checklist_find (CharterSession *session)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);

      if (!charter_framework_is_for_audit (framework) && charter_framework_is_default_on (framework)
          && g_list_model_get_n_items (charter_framework_get_levels (framework)) > 0)
        return framework; /* the library holds it */
    }
  return NULL;
}

static gboolean
touches (CharterItem      *own,
         CharterFramework *framework,
         CharterItem      *item)
{
  GPtrArray *references = charter_item_get_references (own);

  for (guint i = 0; i < references->len; i++)
    {
      const CharterItemReference *reference = g_ptr_array_index (references, i);

      if (g_strcmp0 (reference->framework, charter_framework_get_id (framework)) == 0
          && g_strcmp0 (reference->code, charter_item_get_code (item)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "4 of 6 themes judged, 3 with evidence" */
static char *
dup_count (CharterSession   *session,
           CharterFramework *framework,
           CharterItem      *item)
{
  CharterFramework *own = charter_session_get_framework (session);
  GListModel *areas = charter_framework_get_areas (own);
  guint n = 0, n_judged = 0, n_shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) other = g_list_model_get_item (items, j);

          if (!touches (other, framework, item))
            continue;
          n++;
          n_judged += !charter_item_filter_matches (CHARTER_ITEM_FILTER_NOT_JUDGED, session, other);
          n_shown += !charter_item_filter_matches (CHARTER_ITEM_FILTER_NO_EVIDENCE, session, other);
        }
    }
  if (n == 0)
    return g_strdup (_("Nothing of this framework touches it."));
  /* TRANSLATORS: counts, and what is judged in the plural: "4 of 6 themes judged, 3 with evidence" */
  return g_strdup_printf (_("%u of %u %s judged, %u with evidence"), n_judged, n,
                          charter_framework_get_item_noun_plural (own), n_shown);
}

static GtkWidget *
make_label (const char *words,
            const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "wrap", TRUE, NULL);

  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_row (GtkWidget  *list,
         GtkWidget  *box,
         const char *spoken)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE, NULL);

  charter_row_say (row, spoken);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_area (GtkWidget   *list,
          CharterArea *area)
{
  const char *scope = charter_area_get_scope (area);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", charter_area_get_title (area), scope ? scope : "");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), make_label (charter_area_get_title (area), "wall-heading"));
  if (scope)
    gtk_box_append (GTK_BOX (box), make_label (scope, "small"));
  add_row (list, box, spoken);
}

static void
add_item (GtkWidget        *list,
          CharterSession   *session,
          CharterFramework *framework,
          CharterItem      *item)
{
  g_autofree char *count = dup_count (session, framework, item);
  const char *description = charter_item_get_description (item);
  g_autofree char *spoken = g_strdup_printf ("%s. %s. %s", charter_item_get_title (item),
                                             description ? description : "", count);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), make_label (charter_item_get_title (item), NULL));
  if (description)
    gtk_box_append (GTK_BOX (box), make_label (description, "small"));
  gtk_box_append (GTK_BOX (box), make_label (count, "small"));
  add_row (list, box, spoken);
}

/**
 * charter_projector_checklist_fill:
 * @list: a list box
 * @session: a session with a school
 *
 * Fills @list with the inspectorate's areas as they are judged and evidenced now.
 */
void
charter_projector_checklist_fill (GtkWidget      *list,
                                  CharterSession *session)
{
  CharterFramework *framework = charter_projector_checklist_find (session);
  GListModel *areas = framework ? charter_framework_get_areas (framework) : NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
  for (guint i = 0; areas && i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      add_area (list, area);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          add_item (list, session, framework, item);
        }
    }
}
