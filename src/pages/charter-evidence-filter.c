/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-filter.h"

#include "charter-attach-job.h"
#include "charter-evidence-words.h"
#include "charter-item.h"

/**
 * CharterEvidenceFilter:
 *
 * What of the library is shown: a kind, and all of the words that were typed, in any order, in its
 * title, texts, reference, file names, or the code of what it supports.
 */
struct _CharterEvidenceFilter
{
  GtkFilter parent_instance;

  CharterSession *session; /* owned */
  char          **words;   /* folded */
  CharterShow     show;
};

G_DEFINE_FINAL_TYPE (CharterEvidenceFilter, charter_evidence_filter, GTK_TYPE_FILTER)

static void
append (GString    *text,
        const char *part)
{
  if (part)
    g_string_append_printf (text, "%s\n", part);
}

static char *
dup_text (CharterEvidenceFilter *self,
          CharterEvidence       *evidence)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) items = charter_attach_list_items (self->session, evidence);
  g_autoptr(GPtrArray) files =
    charter_portfolio_list_files (charter_session_get_portfolio (self->session), evidence);
  g_autofree char *reference = charter_evidence_dup_reference (evidence);

  append (text, reference);
  append (text, charter_evidence_get_title (evidence));
  append (text, charter_evidence_get_text (evidence));
  append (text, charter_evidence_get_source (evidence));
  append (text, charter_evidence_get_kept_where (evidence));
  append (text, charter_evidence_get_url (evidence));
  for (guint i = 0; i < files->len; i++)
    append (text, charter_evidence_file_get_name (files->pdata[i]));
  for (guint i = 0; i < items->len; i++)
    append (text, charter_item_get_code (items->pdata[i]));
  return g_utf8_casefold (text->str, -1);
}

static gboolean
has_words (CharterEvidenceFilter *self,
           CharterEvidence       *evidence)
{
  g_autofree char *text = NULL;

  if (!self->words || !self->words[0])
    return TRUE;
  text = dup_text (self, evidence);
  for (guint i = 0; self->words[i]; i++)
    if (!strstr (text, self->words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
supports_nothing (CharterEvidenceFilter *self,
                  CharterEvidence       *evidence)
{
  g_autoptr(GPtrArray) items = charter_attach_list_items (self->session, evidence);

  return items->len == 0;
}

static gboolean
is_shown (CharterEvidenceFilter *self,
          CharterEvidence       *evidence)
{
  CharterEvidenceKind kind = charter_evidence_get_kind (evidence);
  CharterNature nature = charter_evidence_get_nature (evidence);

  switch (self->show)
    {
    case CHARTER_SHOW_SUPPORTING_NOTHING:
      return supports_nothing (self, evidence);
    case CHARTER_SHOW_RUNNING_OUT:
      return charter_evidence_is_running_out (evidence);
    case CHARTER_SHOW_PERSONAL:
      return charter_evidence_get_personal_data (evidence);
    case CHARTER_SHOW_PAPER:
      return nature == CHARTER_NATURE_PAPER;
    case CHARTER_SHOW_PRACTICE:
      return nature == CHARTER_NATURE_PRACTICE;
    case CHARTER_SHOW_PEOPLE:
      return nature == CHARTER_NATURE_PEOPLE;
    case CHARTER_SHOW_FILES:
      return kind == CHARTER_EVIDENCE_KIND_FILE;
    case CHARTER_SHOW_PICTURES:
      return kind == CHARTER_EVIDENCE_KIND_PHOTO;
    case CHARTER_SHOW_LINKS:
      return kind == CHARTER_EVIDENCE_KIND_LINK;
    case CHARTER_SHOW_NOTES:
      return kind == CHARTER_EVIDENCE_KIND_NOTE;
    case CHARTER_SHOW_SEEN:
      return kind == CHARTER_EVIDENCE_KIND_SEEN;
    case CHARTER_SHOW_ALL:
    default:
      return TRUE;
    }
}

static gboolean
charter_evidence_filter_match (GtkFilter *filter,
                               gpointer   item)
{
  CharterEvidenceFilter *self = CHARTER_EVIDENCE_FILTER (filter);

  return is_shown (self, item) && has_words (self, item);
}

static void
charter_evidence_filter_finalize (GObject *object)
{
  CharterEvidenceFilter *self = CHARTER_EVIDENCE_FILTER (object);

  g_clear_object (&self->session);
  g_strfreev (self->words);

  G_OBJECT_CLASS (charter_evidence_filter_parent_class)->finalize (object);
}

static void
charter_evidence_filter_class_init (CharterEvidenceFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_evidence_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = charter_evidence_filter_match;
}

static void
charter_evidence_filter_init (CharterEvidenceFilter *self)
{
}

/**
 * charter_evidence_filter_new:
 * @session: a session with a school
 *
 * Returns: (transfer full): a filter that lets everything through
 */
CharterEvidenceFilter *
charter_evidence_filter_new (CharterSession *session)
{
  CharterEvidenceFilter *self = g_object_new (CHARTER_TYPE_EVIDENCE_FILTER, NULL);

  self->session = g_object_ref (session);
  return self;
}

void
charter_evidence_filter_set_words (CharterEvidenceFilter *self,
                                   const char            *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto(GStrv) parts = g_strsplit_set (folded, " ,", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();

  g_return_if_fail (CHARTER_IS_EVIDENCE_FILTER (self));
  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (kept, parts[i]);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (kept);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
charter_evidence_filter_set_show (CharterEvidenceFilter *self,
                                  CharterShow            show)
{
  g_return_if_fail (CHARTER_IS_EVIDENCE_FILTER (self));
  if (self->show == show)
    return;
  self->show = show;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
