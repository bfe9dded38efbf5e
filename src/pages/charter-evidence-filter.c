/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-filter.h"

#include <string.h>

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

  /* Owned */
  CharterSession *session;
  GHashTable     *read;    /* CharterEvidence, borrowed -> Reading: what was read of it so far */
  char           *typed;   /* folded, nullable */
  char          **words;   /* of it, nullable */
  CharterShow     show;
  gboolean        is_stale; /* something was forgotten since the words were last looked for */
};

/* A key typed asks of every item of evidence again: its words are put together once, and again only
 * after something that they come from has changed. */
typedef struct {
  char     *text; /* folded */
  gboolean  is_used;
} Reading;

G_DEFINE_FINAL_TYPE (CharterEvidenceFilter, charter_evidence_filter, GTK_TYPE_FILTER)

static void
append (GString    *text,
        const char *part)
{
  if (part)
    g_string_append_printf (text, "%s\n", part);
}

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->text);
  g_free (reading);
}

static Reading *
read_evidence (CharterEvidenceFilter *self,
               CharterEvidence       *evidence)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) items = charter_attach_list_items (self->session, evidence);
  Reading *reading = g_new0 (Reading, 1);
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
  reading->text = g_utf8_casefold (text->str, -1);
  reading->is_used = items->len > 0;
  return reading;
}

static const Reading *
get_reading (CharterEvidenceFilter *self,
             CharterEvidence       *evidence)
{
  Reading *reading = g_hash_table_lookup (self->read, evidence);

  if (reading)
    return reading;
  reading = read_evidence (self, evidence);
  g_hash_table_insert (self->read, evidence, reading);
  return reading;
}

static gboolean
has_words (CharterEvidenceFilter *self,
           CharterEvidence       *evidence)
{
  const char *text;

  if (!self->words || !self->words[0])
    return TRUE;
  text = get_reading (self, evidence)->text;
  for (guint i = 0; self->words[i]; i++)
    if (!strstr (text, self->words[i]))
      return FALSE;
  return TRUE;
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
      return !get_reading (self, evidence)->is_used;
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
  g_hash_table_unref (self->read);
  g_free (self->typed);
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
  self->read = g_hash_table_new_full (NULL, NULL, NULL, free_reading);
}

static void
forget_id (CharterEvidenceFilter *self,
           const char            *id)
{
  CharterRecord *evidence = charter_portfolio_find (charter_session_get_portfolio (self->session), id);

  if (evidence)
    g_hash_table_remove (self->read, evidence);
}

/* An audit or a framework that is shown instead has other items. */
static void
forget_all (CharterEvidenceFilter *self)
{
  self->is_stale = TRUE;
  g_hash_table_remove_all (self->read);
}

static void
forget (CharterEvidenceFilter *self,
        CharterRecord         *record)
{
  self->is_stale = TRUE;
  if (CHARTER_IS_EVIDENCE (record))
    g_hash_table_remove (self->read, record);
  else if (!charter_session_get_portfolio (self->session))
    forget_all (self); /* the school is being closed */
  else if (CHARTER_IS_EVIDENCE_FILE (record))
    forget_id (self, charter_evidence_file_get_evidence (CHARTER_EVIDENCE_FILE (record)));
  else if (CHARTER_IS_LINK (record))
    forget_id (self, charter_link_get_from_id (CHARTER_LINK (record)));
}

static void
changed_cb (CharterEvidenceFilter *self,
            CharterRecord         *record,
            const char            *field)
{
  forget (self, record);
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
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::audit", G_CALLBACK (forget_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::framework", G_CALLBACK (forget_all), self, G_CONNECT_SWAPPED);
  return self;
}

/* A word that goes on lets less through, a word that is shortened more. */
static GtkFilterChange
compare_typed (const char *before,
               const char *now)
{
  if (!before || g_str_has_prefix (now, before))
    return GTK_FILTER_CHANGE_MORE_STRICT;
  return g_str_has_prefix (before, now) ? GTK_FILTER_CHANGE_LESS_STRICT : GTK_FILTER_CHANGE_DIFFERENT;
}

/**
 * charter_evidence_filter_set_words:
 * @self: a filter
 * @words: (nullable): all of them must stand in the evidence, in any case and order
 */
void
charter_evidence_filter_set_words (CharterEvidenceFilter *self,
                                   const char            *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto(GStrv) parts = g_strsplit_set (folded, " ,", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
  GtkFilterChange change;

  g_return_if_fail (CHARTER_IS_EVIDENCE_FILTER (self));
  change = self->is_stale ? GTK_FILTER_CHANGE_DIFFERENT : compare_typed (self->typed, folded);
  if (!self->is_stale && g_strcmp0 (self->typed, folded) == 0)
    return;
  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (kept, parts[i]);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (kept);
  g_free (self->typed);
  self->typed = g_steal_pointer (&folded);
  self->is_stale = FALSE;
  gtk_filter_changed (GTK_FILTER (self), change);
}

/**
 * charter_evidence_filter_set_show:
 * @self: a filter
 * @show: which evidence is wanted
 */
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
