/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-coverage-list.h"

#include <glib/gi18n.h>

#include "charter-area-heading.h"
#include "charter-area.h"
#include "charter-attach-job.h"
#include "charter-evidence-words.h"
#include "charter-item.h"
#include "charter-row.h"

#define N_NATURES (CHARTER_NATURE_PEOPLE + 1)

/**
 * CharterCoverageList:
 *
 * Where evidence is missing. A cell says how many there are; a blank one stands out by its dashed
 * frame, not by colour, and the row says the same in words to a screen reader.
 */
struct _CharterCoverageList
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget    *summary;
  GtkWidget    *head;
  GtkWidget    *list;

  GtkSizeGroup *columns[N_NATURES]; /* owned */
};

G_DEFINE_FINAL_TYPE (CharterCoverageList, charter_coverage_list, ADW_TYPE_BIN)

static guint open_signal;

/* How an item is covered. */
typedef struct {
  guint counts[N_NATURES];
} CharterCoverageCells;

static CharterCoverageCells
count_cells (CharterSession *session,
             CharterItem    *item)
{
  g_autoptr(GPtrArray) evidence = charter_attach_list_for (session, charter_item_get_code (item));
  CharterCoverageCells cells = { { 0 } };

  for (guint i = 0; i < evidence->len; i++)
    cells.counts[charter_evidence_get_nature (evidence->pdata[i])]++;
  return cells;
}

static guint
count_kinds (const CharterCoverageCells *cells)
{
  guint n = 0;

  for (guint i = 0; i < N_NATURES; i++)
    n += cells->counts[i] > 0;
  return n;
}

static char *
dup_spoken (const char                 *title,
            const CharterCoverageCells *cells)
{
  GString *words = g_string_new (title);

  for (guint i = 0; i < N_NATURES; i++)
    {
      g_autofree char *nature = g_utf8_strdown (charter_nature_get_words ((CharterNature) i), -1);

      if (cells->counts[i] > 0)
        /* Translators: part of a list: ", 2 paper" */
        g_string_append_printf (words, _(", %1$u %2$s"), cells->counts[i], nature);
      else
        /* Translators: part of a list: ", no people" */
        g_string_append_printf (words, _(", no %s"), nature);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_cell (CharterCoverageList *self,
           guint                nature,
           guint                count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  GtkWidget *label = gtk_label_new (count > 0 ? text : "–");

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "coverage-cell");
  gtk_widget_add_css_class (label, count > 0 ? "filled" : "blank");
  gtk_size_group_add_widget (self->columns[nature], label);
  return label;
}

static GtkWidget *
make_row (CharterCoverageList        *self,
          CharterItem                *item,
          const CharterCoverageCells *cells)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = g_object_new (CHARTER_TYPE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *title = g_strdup_printf ("%s  %s", charter_item_get_code (item),
                                            charter_item_get_title (item));
  g_autofree char *spoken = dup_spoken (title, cells);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < N_NATURES; i++)
    gtk_box_append (GTK_BOX (box), make_cell (self, i, cells->counts[i]));
  adw_bin_set_child (ADW_BIN (child), box);
  charter_row_set_spoken_name (CHARTER_ROW (child), spoken);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  charter_area_heading_set_item (GTK_LIST_BOX_ROW (row), item);
  return row;
}

static void
row_activated_cb (CharterCoverageList *self,
                  GtkListBoxRow       *row)
{
  CharterItem *item = charter_area_heading_get_item (row);

  g_signal_emit (self, open_signal, 0, charter_item_get_code (item));
}

static void
charter_coverage_list_dispose (GObject *object)
{
  CharterCoverageList *self = CHARTER_COVERAGE_LIST (object);

  for (guint i = 0; i < N_NATURES; i++)
    g_clear_object (&self->columns[i]);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_COVERAGE_LIST);

  G_OBJECT_CLASS (charter_coverage_list_parent_class)->dispose (object);
}

static void
charter_coverage_list_class_init (CharterCoverageListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_coverage_list_dispose;

  open_signal = g_signal_new ("open-item", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-coverage-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterCoverageList, head);
  gtk_widget_class_bind_template_child (widget_class, CharterCoverageList, list);
  gtk_widget_class_bind_template_child (widget_class, CharterCoverageList, summary);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
charter_coverage_list_init (CharterCoverageList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), charter_area_heading_update, self, NULL);
  for (guint i = 0; i < N_NATURES; i++)
    {
      GtkWidget *label = gtk_label_new (charter_nature_get_words ((CharterNature) i));

      gtk_widget_add_css_class (label, "caption-heading");
      self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->columns[i], label);
      gtk_box_append (GTK_BOX (self->head), label);
    }
}

/**
 * charter_coverage_list_show:
 * @self: a list
 * @session: a session with a school
 *
 * Counts anew.
 */
void
charter_coverage_list_show (CharterCoverageList *self,
                            CharterSession      *session)
{
  CharterFramework *framework = charter_session_get_framework (session);
  GListModel *areas = framework ? charter_framework_get_areas (framework) : NULL;
  GtkListBoxRow *row;
  g_autofree char *words = NULL;
  guint n_items = 0;
  guint n_covered = 0;
  guint n_single = 0;

  g_return_if_fail (CHARTER_IS_COVERAGE_LIST (self));
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; areas && i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          CharterCoverageCells cells = count_cells (session, item);

          n_items++;
          n_covered += count_kinds (&cells) > 0;
          n_single += count_kinds (&cells) == 1;
          gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, item, &cells));
        }
    }
  if (framework)
    /* Translators: "19 of 48 themes have evidence, 12 of them of one kind only" */
    words = g_strdup_printf (_("%1$u of %2$u %3$s have evidence, %4$u of them of one kind only."),
                             n_covered, n_items, charter_framework_get_item_noun_plural (framework), n_single);
  gtk_label_set_label (GTK_LABEL (self->summary), words ? words : "");
}
