/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-annexes.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "charter-pack-composer.h"

typedef struct {
  CharterDocument *document;
  CharterPortfolio *portfolio;
  CharterAnnexes how;
  CharterAnnexLocate locate;
  gpointer data;
  GPtrArray *evidence; /* owned: those with files that may leave the school, by number */
  GPtrArray *held;     /* owned: those whose files hold personal data */
} Annexes;

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = charter_evidence_get_number (*(CharterEvidence * const *) a);
  gint64 second = charter_evidence_get_number (*(CharterEvidence * const *) b);

  return (first > second) - (first < second);
}

static int
compare_revisions (gconstpointer a,
                   gconstpointer b)
{
  gint64 first = charter_evidence_file_get_revision (*(CharterEvidenceFile * const *) a);
  gint64 second = charter_evidence_file_get_revision (*(CharterEvidenceFile * const *) b);

  return (first > second) - (first < second);
}

/* What the person left out of packs is not in them in any form. */
static void
collect (Annexes *self)
{
  GListModel *list = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_EVIDENCE);

  self->evidence = g_ptr_array_new_with_free_func (g_object_unref);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterEvidence) evidence = g_list_model_get_item (list, i);
      g_autoptr(GPtrArray) files = charter_portfolio_list_files (self->portfolio, evidence);

      if (files->len == 0 || charter_evidence_get_left_out (evidence))
        continue;
      g_ptr_array_add (charter_evidence_get_personal_data (evidence) || charter_evidence_get_redacted (evidence)
                         ? self->held : self->evidence,
                       g_object_ref (evidence));
    }
  g_ptr_array_sort (self->evidence, compare_numbers);
  g_ptr_array_sort (self->held, compare_numbers);
}

/* Only what the file was when it was added; whether it still can be read is seen when it is. */
static gboolean
can_be_shown (Annexes             *self,
              CharterEvidenceFile *file)
{
  const char *type = charter_evidence_file_get_content_type (file);

  return self->how == CHARTER_ANNEXES_ATTACHED || !type || g_content_type_is_unknown (type) ||
         g_str_equal (type, "application/pdf") || g_str_has_prefix (type, "image/");
}

static CharterText *
files_text (Annexes         *self,
            CharterEvidence *evidence)
{
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (self->portfolio, evidence);
  CharterText *text = charter_text_new ();

  g_ptr_array_sort (files, compare_revisions);
  for (guint i = 0; i < files->len; i++)
    {
      CharterEvidenceFile *file = g_ptr_array_index (files, i);
      const char *name = charter_evidence_file_get_name (file);

      if (i > 0)
        charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
      charter_text_add (text, CHARTER_RUN_PLAIN, name ? name : "–");
      if (!can_be_shown (self, file))
        charter_text_add (text, CHARTER_RUN_DIM, _(", to be seen at the school"));
    }
  return text;
}

static void
add_row (CharterBlock    *table,
         CharterEvidence *evidence,
         CharterText     *files)
{
  g_autofree char *reference = charter_pack_dup_evidence_ref (evidence);
  g_autofree char *anchor = charter_pack_dup_annex_anchor (evidence);
  const char *title = charter_evidence_get_printed (evidence, charter_evidence_get_title (evidence));
  CharterText *text = charter_text_new ();

  charter_text_add_link (text, CHARTER_RUN_PLAIN, anchor, title ? title : reference);
  charter_table_add_row (table, NULL, charter_text_new_plain (reference), text, files, NULL);
}

static void
add_table (Annexes *self)
{
  const CharterColumn columns[] = {
    { _("Ref"), 0.7, CHARTER_ALIGN_START, TRUE },
    { _("Evidence"), 4, CHARTER_ALIGN_START, FALSE },
    { _("Files"), 4, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = charter_document_add_table (self->document, _("The annexes"), columns,
                                                    G_N_ELEMENTS (columns));

  for (guint i = 0; i < self->evidence->len; i++)
    {
      CharterEvidence *evidence = g_ptr_array_index (self->evidence, i);

      add_row (table, evidence, files_text (self, evidence));
    }
  for (guint i = 0; i < self->held->len; i++)
    add_row (table, g_ptr_array_index (self->held, i),
             charter_text_new_plain (_("Holds personal data: to be seen at the school")));
}

static void
add_file (Annexes             *self,
          CharterEvidence     *evidence,
          CharterEvidenceFile *file)
{
  g_autofree char *reference = charter_pack_dup_evidence_ref (evidence);
  g_autofree char *path = self->locate (file, self->data);

  charter_document_add_annex (self->document,
                              charter_annex_new (self->how, path, charter_evidence_file_get_name (file),
                                                 charter_evidence_file_get_content_type (file), reference, charter_evidence_get_title (evidence),
                                                 charter_evidence_get_added_on (evidence)));
}

static void
add_evidence (Annexes         *self,
              CharterEvidence *evidence)
{
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (self->portfolio, evidence);
  g_autofree char *reference = charter_pack_dup_evidence_ref (evidence);
  g_autofree char *anchor = charter_pack_dup_annex_anchor (evidence);
  const char *title = charter_evidence_get_title (evidence);
  g_autofree char *heading = g_strdup_printf ("%s %s", reference, title ? title : "");
  gboolean has_heading = FALSE;

  g_ptr_array_sort (files, compare_revisions);
  for (guint i = 0; i < files->len; i++)
    {
      CharterEvidenceFile *file = g_ptr_array_index (files, i);

      if (!can_be_shown (self, file))
        continue;
      if (!has_heading)
        charter_document_add_heading (self->document, 2, g_strchomp (heading), anchor, CHARTER_HEADING_PLAIN);
      has_heading = TRUE;
      add_file (self, evidence, file);
    }
}

/**
 * charter_pack_add_annexes:
 * @document: a composed pack
 * @portfolio: the records that it was composed from
 * @how: whether files are printed or attached
 * @locate: tells where a file lies
 * @data: for @locate
 *
 * Adds the files of evidence at the end, each with a bookmark of its own: not those of evidence that
 * is left out of packs, nor of what holds personal data, which the list of annexes says.
 */
void
charter_pack_add_annexes (CharterDocument    *document,
                          CharterPortfolio   *portfolio,
                          CharterAnnexes      how,
                          CharterAnnexLocate  locate,
                          gpointer            data)
{
  Annexes self = { document, portfolio, how, locate, data, NULL, NULL };

  if (how == CHARTER_ANNEXES_NONE)
    return;
  collect (&self);
  charter_document_add_heading (document, 1, _("Annexes"), NULL,
                                CHARTER_HEADING_IN_CONTENTS | CHARTER_HEADING_NEW_PAGE);
  if (self.evidence->len + self.held->len == 0)
    {
      charter_document_add_words (document, _("No evidence has a file."));
    }
  else
    {
      charter_document_add_words (document, how == CHARTER_ANNEXES_PRINTED
        ? _("Files of evidence that are documents to read on paper and pictures, in the order of their numbers.")
        : _("Files of evidence that are attached to this PDF: a reader that shows attachments opens them."));
      add_table (&self);
      for (guint i = 0; i < self.evidence->len; i++)
        add_evidence (&self, g_ptr_array_index (self.evidence, i));
    }
  g_ptr_array_unref (self.evidence);
  g_ptr_array_unref (self.held);
}
