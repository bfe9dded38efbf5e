/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-paper.h"

#include <glib/gi18n.h>

#include "charter-id.h"
#include "charter-portfolio.h"

/**
 * CharterPaper:
 *
 * How a school wants one of its documents: what is in it and in which order, whose names stand on it
 * and its own words. Its id is derived from the school and the document.
 */
struct _CharterPaper
{
  CharterRecord parent_instance;

  char *school;
  char *document;
  int full;
  char *author;
  char *head;
  char *chair;
  char *leader;
  char *parts;
  char *words;
  char *annexes;
};

G_DEFINE_FINAL_TYPE (CharterPaper, charter_paper, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterPaper, school, "school"),
  CHARTER_TEXT (CharterPaper, document, "document"),
  CHARTER_BOOLEAN (CharterPaper, full, "full"),
  CHARTER_TEXT (CharterPaper, author, "author"),
  CHARTER_TEXT (CharterPaper, head, "head"),
  CHARTER_TEXT (CharterPaper, chair, "chair"),
  CHARTER_TEXT (CharterPaper, leader, "leader"),
  CHARTER_TEXT (CharterPaper, parts, "parts"),
  CHARTER_TEXT (CharterPaper, words, "words"),
  CHARTER_TEXT (CharterPaper, annexes, "annexes"),
};

static void
charter_paper_class_init (CharterPaperClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "paper";
  record_class->noun = N_("document settings");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_paper_init (CharterPaper *self)
{
}

CHARTER_DEFINE_TEXT (CharterPaper, charter_paper, school, "school")
CHARTER_DEFINE_TEXT (CharterPaper, charter_paper, document, "document")
CHARTER_DEFINE_BOOLEAN (CharterPaper, charter_paper, full, "full")
CHARTER_DEFINE_TEXT (CharterPaper, charter_paper, author, "author")
CHARTER_DEFINE_TEXT (CharterPaper, charter_paper, head, "head")
CHARTER_DEFINE_TEXT (CharterPaper, charter_paper, chair, "chair")
CHARTER_DEFINE_TEXT (CharterPaper, charter_paper, leader, "leader")
CHARTER_DEFINE_TEXT (CharterPaper, charter_paper, parts, "parts")
CHARTER_DEFINE_TEXT (CharterPaper, charter_paper, words, "words")
CHARTER_DEFINE_TEXT (CharterPaper, charter_paper, annexes, "annexes")

/**
 * charter_paper_dup_id_for:
 * @school: the id of a school
 * @document: "pack", "statement", …
 *
 * Returns: (transfer full): the id of that record on every machine
 */
char *
charter_paper_dup_id_for (const char *school,
                          const char *document)
{
  return charter_id_for ("paper", school, document, NULL);
}

/**
 * charter_paper_find:
 * @portfolio: a school's records
 * @document: "pack", "statement", …
 *
 * Returns: (nullable) (transfer none): how the school wants that document, if it chose anything
 */
CharterPaper *
charter_paper_find (CharterPortfolio *portfolio,
                    const char       *document)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autofree char *id = charter_paper_dup_id_for (school, document);
  CharterRecord *found = charter_portfolio_find (portfolio, id);

  return CHARTER_IS_PAPER (found) ? CHARTER_PAPER (found) : NULL;
}

/**
 * charter_paper_ensure:
 * @portfolio: a school's records
 * @document: "pack", "statement", …
 *
 * Returns: (transfer none): how the school wants that document, made when nothing was chosen yet
 */
CharterPaper *
charter_paper_ensure (CharterPortfolio *portfolio,
                      const char       *document)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autofree char *id = charter_paper_dup_id_for (school, document);
  CharterPaper *found = charter_paper_find (portfolio, document);
  g_autoptr(CharterPaper) made = NULL;

  if (found)
    return found;
  made = g_object_new (CHARTER_TYPE_PAPER, "id", id, "school", school, "document", document, NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (made));
  return made; /* the portfolio keeps it */
}
