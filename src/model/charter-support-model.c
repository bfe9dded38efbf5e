/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-support-model.h"

#include <glib/gi18n.h>

#include "charter-id.h"
#include "charter-portfolio.h"

/**
 * CharterSupportModel:
 *
 * How the school supports its pupils, in its own words: what the model is called and what it is for. Its
 * steps are CharterSupportStep, its yearly checks CharterModelCheck. One a school, by its id.
 */
struct _CharterSupportModel
{
  CharterRecord parent_instance;

  char *school;
  char *title;
  char *aim;
};

G_DEFINE_FINAL_TYPE (CharterSupportModel, charter_support_model, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterSupportModel, school, "school"),
  CHARTER_TEXT (CharterSupportModel, title, "title"),
  CHARTER_TEXT (CharterSupportModel, aim, "aim"),
};

static void
charter_support_model_class_init (CharterSupportModelClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "support_model";
  record_class->noun = N_("model of support");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_support_model_init (CharterSupportModel *self)
{
}

CHARTER_DEFINE_TEXT (CharterSupportModel, charter_support_model, school, "school")
CHARTER_DEFINE_TEXT (CharterSupportModel, charter_support_model, title, "title")
CHARTER_DEFINE_TEXT (CharterSupportModel, charter_support_model, aim, "aim")

/**
 * charter_support_model_dup_id_for:
 * @school: the id of a school
 *
 * Returns: (transfer full): the id of that record on every machine
 */
char *
charter_support_model_dup_id_for (const char *school)
{
  return charter_id_for ("support-model", school, NULL);
}

static const char *
get_school_id (CharterPortfolio *portfolio)
{
  return charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
}

/**
 * charter_support_model_find:
 * @portfolio: a school's records
 *
 * Returns: (nullable) (transfer none): the school's model, if anything is said of it
 */
CharterSupportModel *
charter_support_model_find (CharterPortfolio *portfolio)
{
  g_autofree char *id = charter_support_model_dup_id_for (get_school_id (portfolio));
  CharterRecord *found = charter_portfolio_find (portfolio, id);

  return CHARTER_IS_SUPPORT_MODEL (found) ? CHARTER_SUPPORT_MODEL (found) : NULL;
}

/**
 * charter_support_model_ensure:
 * @portfolio: a school's records
 *
 * Returns: (transfer none): the school's model, made when there is none yet
 */
CharterSupportModel *
charter_support_model_ensure (CharterPortfolio *portfolio)
{
  CharterSupportModel *found = charter_support_model_find (portfolio);
  g_autofree char *id = charter_support_model_dup_id_for (get_school_id (portfolio));
  g_autoptr(CharterSupportModel) made = NULL;

  if (found)
    return found;
  made = g_object_new (CHARTER_TYPE_SUPPORT_MODEL, "id", id,
                       "school", get_school_id (portfolio), NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (made));
  return made; /* the portfolio keeps it */
}
