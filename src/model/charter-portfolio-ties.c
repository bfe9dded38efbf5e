/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

/* What hangs together: links, the files and findings of evidence, the reviews of actions. */

#include "charter-portfolio-private.h"

/* Records at the far end of the links of a kind whose near end is @id. */
static GPtrArray *
list_linked (CharterPortfolio *self,
             const char       *id,
             CharterLinkKind   kind,
             const char     *(*near) (CharterLink *),
             const char     *(*far) (CharterLink *))
{
  GPtrArray *naming = charter_portfolio_get_naming (self, id);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; naming && i < naming->len; i++)
    {
      CharterLink *link = naming->pdata[i];
      CharterRecord *record = NULL;

      if (CHARTER_IS_LINK (link) && charter_link_get_kind (link) == kind
          && g_strcmp0 (near (link), id) == 0)
        record = charter_portfolio_find (self, far (link));
      if (record)
        g_ptr_array_add (found, record);
    }
  return found;
}

/**
 * charter_portfolio_list_linked_to:
 * @self: a portfolio
 * @to_id: (nullable): where links end
 * @kind: of links
 *
 * Returns: (transfer container) (element-type CharterRecord): the records at which they begin: the
 *   evidence that supports a judgement, the judgements that raised an action
 */
GPtrArray *
charter_portfolio_list_linked_to (CharterPortfolio *self,
                                  const char       *to_id,
                                  CharterLinkKind   kind)
{
  return list_linked (self, to_id, kind, charter_link_get_to_id, charter_link_get_from_id);
}

/**
 * charter_portfolio_list_linked_from:
 * @self: a portfolio
 * @from_id: (nullable): where links begin
 * @kind: of links
 *
 * Directory entries are no records of the school; links to them are read off the list of links.
 *
 * Returns: (transfer container) (element-type CharterRecord): the records at which they end
 */
GPtrArray *
charter_portfolio_list_linked_from (CharterPortfolio *self,
                                    const char       *from_id,
                                    CharterLinkKind   kind)
{
  return list_linked (self, from_id, kind, charter_link_get_from_id, charter_link_get_to_id);
}

/**
 * charter_portfolio_link:
 * @self: a portfolio
 * @from_id: the id of what supports, raises or uses
 * @to_id: the id of what is supported, raised or used
 * @kind: which of these
 *
 * Returns: %TRUE if the link is new
 */
gboolean
charter_portfolio_link (CharterPortfolio *self,
                        const char       *from_id,
                        const char       *to_id,
                        CharterLinkKind   kind)
{
  g_autoptr(CharterLink) link = NULL;

  g_return_val_if_fail (from_id && to_id, FALSE);
  link = charter_link_new (charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (self))),
                           from_id, to_id, kind);
  if (charter_portfolio_find (self, charter_record_get_id (CHARTER_RECORD (link))))
    return FALSE;
  charter_portfolio_add (self, CHARTER_RECORD (link));
  return TRUE;
}

/**
 * charter_portfolio_unlink:
 * @self: a portfolio
 * @from_id: where the link begins
 * @to_id: where it ends
 * @kind: its kind
 *
 * Returns: %TRUE if there was such a link
 */
gboolean
charter_portfolio_unlink (CharterPortfolio *self,
                          const char       *from_id,
                          const char       *to_id,
                          CharterLinkKind   kind)
{
  g_autoptr(CharterLink) like = charter_link_new (NULL, from_id, to_id, kind);
  CharterRecord *link = charter_portfolio_find (self, charter_record_get_id (CHARTER_RECORD (like)));

  if (!link)
    return FALSE;
  charter_portfolio_remove (self, link);
  return TRUE;
}

/**
 * charter_portfolio_list_files:
 * @self: a portfolio
 * @evidence: an item of evidence in it
 *
 * Returns: (transfer container) (element-type CharterEvidenceFile): its files, without those that were
 *   replaced
 */
GPtrArray *
charter_portfolio_list_files (CharterPortfolio *self,
                              CharterEvidence  *evidence)
{
  GPtrArray *files = charter_portfolio_list_all_files (self, evidence);

  for (guint i = files->len; i > 0; i--)
    {
      const char *newer = charter_evidence_file_get_replaced_by (files->pdata[i - 1]);

      if (newer && charter_portfolio_find (self, newer))
        g_ptr_array_remove_index (files, i - 1);
    }
  return files;
}

/**
 * charter_portfolio_list_all_files:
 * @self: a portfolio
 * @evidence: an item of evidence in it
 *
 * Returns: (transfer container) (element-type CharterEvidenceFile): its files, and those they replaced
 */
GPtrArray *
charter_portfolio_list_all_files (CharterPortfolio *self,
                                  CharterEvidence  *evidence)
{
  return charter_portfolio_list_belonging (self, CHARTER_TYPE_EVIDENCE_FILE, "evidence",
                                           charter_record_get_id (CHARTER_RECORD (evidence)));
}

static CharterEvidenceFile *
find_replaced (CharterPortfolio    *self,
               CharterEvidenceFile *file)
{
  CharterRecord *evidence = charter_portfolio_find (self, charter_evidence_file_get_evidence (file));
  g_autoptr(GPtrArray) all = evidence ? charter_portfolio_list_all_files (self, CHARTER_EVIDENCE (evidence))
                                      : NULL;

  for (guint i = 0; all && i < all->len; i++)
    if (g_strcmp0 (charter_evidence_file_get_replaced_by (all->pdata[i]),
                   charter_record_get_id (CHARTER_RECORD (file))) == 0)
      return all->pdata[i];
  return NULL;
}

/**
 * charter_portfolio_list_earlier_files:
 * @self: a portfolio
 * @file: a file of evidence in it
 *
 * Returns: (transfer container) (element-type CharterEvidenceFile): what it replaced, the newest first
 */
GPtrArray *
charter_portfolio_list_earlier_files (CharterPortfolio    *self,
                                      CharterEvidenceFile *file)
{
  GPtrArray *earlier = g_ptr_array_new ();

  /* Records of a damaged store may name each other in a circle. */
  for (CharterEvidenceFile *at = find_replaced (self, file); at && at != file && earlier->len < 1000;
       at = find_replaced (self, at))
    g_ptr_array_add (earlier, at);
  return earlier;
}

/**
 * charter_portfolio_list_findings:
 * @self: a portfolio
 * @evidence: an item of evidence in it
 *
 * Returns: (transfer container) (element-type CharterFinding): what looks personal in it, answered or not
 */
GPtrArray *
charter_portfolio_list_findings (CharterPortfolio *self,
                                 CharterEvidence  *evidence)
{
  return charter_portfolio_list_belonging (self, CHARTER_TYPE_FINDING, "evidence",
                                           charter_record_get_id (CHARTER_RECORD (evidence)));
}

/**
 * charter_portfolio_list_reviews:
 * @self: a portfolio
 * @action: an action in it
 *
 * Returns: (transfer container) (element-type CharterReview): its review notes
 */
GPtrArray *
charter_portfolio_list_reviews (CharterPortfolio *self,
                                CharterAction    *action)
{
  return charter_portfolio_list_belonging (self, CHARTER_TYPE_REVIEW, "action",
                                           charter_record_get_id (CHARTER_RECORD (action)));
}
