/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-overview-row.h"

struct _CharterOverviewRow
{
  CharterRow parent_instance;

  /* Owned */
  char *page;
  char *target;
};

G_DEFINE_FINAL_TYPE (CharterOverviewRow, charter_overview_row, CHARTER_TYPE_ROW)

static void
charter_overview_row_finalize (GObject *object)
{
  CharterOverviewRow *self = CHARTER_OVERVIEW_ROW (object);

  g_free (self->page);
  g_free (self->target);

  G_OBJECT_CLASS (charter_overview_row_parent_class)->finalize (object);
}

static void
charter_overview_row_class_init (CharterOverviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_overview_row_finalize;
}

static void
charter_overview_row_init (CharterOverviewRow *self)
{
}

static GtkWidget *
create_label (const char *words,
              gboolean    is_quiet)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", words,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "ellipsize", PANGO_ELLIPSIZE_END,
                                   "lines", 3,
                                   NULL);

  if (is_quiet)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "quiet");
    }

  return label;
}

/* In letters; longer ones wrap. */
#define LONGEST_WORD 16

static GtkWidget *
create_word (const char *word,
             gboolean    is_late)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", word, "wrap", TRUE, "xalign", 1.0,
                                   "justify", GTK_JUSTIFY_RIGHT, "max-width-chars", LONGEST_WORD,
                                   "width-chars", (int) MIN (g_utf8_strlen (word, -1), LONGEST_WORD), NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, is_late ? "late" : "quiet");

  return label;
}

/**
 * charter_overview_row_new:
 * @title: what it is about
 * @detail: (nullable): more of it, in smaller letters
 * @word: (nullable): what stands at the end: "3 days late"
 * @is_late: whether @word stands out
 *
 * Returns: (transfer floating): a row child whose spoken name is all of it
 */
GtkWidget *
charter_overview_row_new (const char *title,
                          const char *detail,
                          const char *word,
                          gboolean    is_late)
{
  CharterOverviewRow *self = g_object_new (CHARTER_TYPE_OVERVIEW_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *spoken = NULL;

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_box_append (GTK_BOX (words), create_label (title, FALSE));
  if (detail)
    gtk_box_append (GTK_BOX (words), create_label (detail, TRUE));
  gtk_box_append (GTK_BOX (line), words);
  if (word)
    gtk_box_append (GTK_BOX (line), create_word (word, is_late));
  adw_bin_set_child (ADW_BIN (self), line);

  spoken = g_strdup_printf ("%s%s%s%s%s", title, detail ? ", " : "", detail ? detail : "",
                            word ? ", " : "", word ? word : "");
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);

  return GTK_WIDGET (self);
}

/**
 * charter_overview_row_set_target:
 * @self: a row
 * @page: where it leads, as in `win.go`
 * @target: (nullable): an item's code or a record's id there
 */
void
charter_overview_row_set_target (CharterOverviewRow *self,
                                 const char         *page,
                                 const char         *target)
{
  g_return_if_fail (CHARTER_IS_OVERVIEW_ROW (self));

  g_free (self->page);
  self->page = g_strdup (page);
  g_free (self->target);
  self->target = g_strdup (target);
}

/**
 * charter_overview_row_get_page:
 * @self: a row
 *
 * Returns: id of the page that it leads to
 */
const char *
charter_overview_row_get_page (CharterOverviewRow *self)
{
  g_return_val_if_fail (CHARTER_IS_OVERVIEW_ROW (self), NULL);

  return self->page;
}

/**
 * charter_overview_row_get_target:
 * @self: a row
 *
 * Returns: (nullable): what is shown there: an item's code or a record's id
 */
const char *
charter_overview_row_get_target (CharterOverviewRow *self)
{
  g_return_val_if_fail (CHARTER_IS_OVERVIEW_ROW (self), NULL);

  return self->target;
}
