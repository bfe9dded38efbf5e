/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-action-source.h"

#include <math.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-level.h"
#include "charter-plan-action-job.h"
#include "charter-progress.h"
#include "charter-readiness.h"
#include "charter-voices.h"

/* More is no plan. */
#define MOST_GAPS 5
#define MOST_DIFFERENCES 12
/* An action for half the framework is for none of it. */
#define MOST_ITEMS 6

/**
 * charter_action_source_free:
 * @self: (transfer full): an action source
 */
void
charter_action_source_free (CharterActionSource *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->what);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static CharterActionSource *
add (GPtrArray               *sources,
     CharterActionSourceKind  kind,
     char                    *title,
     char                    *detail)
{
  CharterActionSource *source = g_new0 (CharterActionSource, 1);

  source->kind = kind;
  source->title = title;
  source->detail = detail;
  source->items = g_ptr_array_new ();
  g_ptr_array_add (sources, source);
  return source;
}

/* The items of the area that stand lowest: it is with them that something is to be done. */
static void
add_lowest (CharterActionSource *source,
            CharterSession      *session,
            CharterArea         *area)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_get_framework (session);
  CharterAudit *audit = charter_session_get_audit (session);
  GListModel *items = charter_area_get_items (area);
  double lowest = INFINITY;

  for (guint i = 0; audit && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      CharterJudgement *judgement = charter_portfolio_find_judgement (portfolio, audit,
                                                                      charter_item_get_code (item),
                                                                      CHARTER_VOICE_SCHOOL);
      CharterLevel *level = judgement && charter_judgement_get_level (judgement)
                            ? charter_framework_find_level (framework, charter_judgement_get_level (judgement))
                            : NULL;

      if (!level || charter_level_get_value (level) > lowest)
        continue;
      if (charter_level_get_value (level) < lowest)
        g_ptr_array_set_size (source->items, 0);
      lowest = charter_level_get_value (level);
      if (source->items->len < MOST_ITEMS)
        g_ptr_array_add (source->items, item);
    }
}

static void
add_gaps (GPtrArray      *sources,
          CharterSession *session)
{
  CharterStanding *standing = charter_session_get_standing (session);
  g_autoptr(GPtrArray) gaps = NULL;

  if (!standing)
    return;
  gaps = charter_progress_list_gaps (standing, charter_session_get_target_standing (session),
                                     charter_session_get_framework (session), MOST_GAPS);
  for (guint i = 0; i < gaps->len; i++)
    {
      const CharterAreaStanding *area = g_ptr_array_index (gaps, i);
      CharterActionSource *source;

      source = add (sources, CHARTER_SOURCE_GAP,
                    g_strdup_printf ("%s %s", charter_area_get_code (area->area),
                                     charter_area_get_title (area->area)),
                    area->level ? g_strdup_printf (_("Now %s"), charter_level_get_title (area->level))
                                : NULL);
      add_lowest (source, session, area->area);
    }
}

static void
add_readiness (GPtrArray      *sources,
               CharterSession *session)
{
  CharterFramework *framework = charter_session_get_framework (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GPtrArray) gaps = charter_readiness_list (charter_session_get_portfolio (session), framework,
                                                      charter_session_get_audit (session), today);

  for (guint i = 0; i < gaps->len; i++)
    {
      const CharterGap *gap = g_ptr_array_index (gaps, i);
      CharterActionSource *source = add (sources, CHARTER_SOURCE_READINESS, g_strdup (gap->words), NULL);

      /* TRANSLATORS: what an action is called to begin with: what is missing comes after it */
      source->what = g_strdup_printf (_("Put right: %s"), gap->words);
      for (guint p = 0; p < MIN (gap->places->len, MOST_ITEMS); p++)
        {
          CharterItem *item = charter_framework_find_item (framework, g_ptr_array_index (gap->places, p));

          if (item)
            g_ptr_array_add (source->items, item);
        }
    }
}

static void
add_differences (GPtrArray      *sources,
                 CharterSession *session)
{
  g_autoptr(GPtrArray) differences = NULL;

  if (!charter_session_get_audit (session))
    return;
  differences = charter_voices_list_differences (charter_session_get_portfolio (session),
                                                 charter_session_get_framework (session),
                                                 charter_session_get_audit (session));
  for (guint i = 0; i < MIN (differences->len, MOST_DIFFERENCES); i++)
    {
      const CharterVoiceDifference *difference = g_ptr_array_index (differences, i);
      CharterActionSource *source =
        add (sources, CHARTER_SOURCE_DIFFERENCE,
             g_strdup_printf ("%s %s", charter_item_get_code (difference->item),
                              charter_item_get_title (difference->item)),
             charter_voice_difference_dup_words (difference));

      g_ptr_array_add (source->items, difference->item);
    }
}

/**
 * charter_action_source_list:
 * @session: with a school and a framework
 *
 * Returns: (transfer full) (element-type CharterActionSource): what was found that an action may answer,
 *   kind by kind
 */
GPtrArray *
charter_action_source_list (CharterSession *session)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_action_source_free);

  add_gaps (sources, session);
  add_readiness (sources, session);
  add_differences (sources, session);
  return sources;
}

/**
 * charter_action_source_add:
 * @session: that the source was listed for
 * @source: what was found
 *
 * Adds an action that says what it came from and is for the items concerned; one step of undo. What is
 * signed off takes no new judgement: such an item is left out.
 *
 * Returns: (transfer none): the action
 */
CharterAction *
charter_action_source_add (CharterSession            *session,
                           const CharterActionSource *source)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_session_get_audit (session);
  CharterAction *action;
  g_autofree char *why = source->detail ? g_strdup_printf ("%s. %s", source->title, source->detail)
                                        : g_strdup (source->title);

  charter_store_begin_group (charter_session_get_store (session), _("Action from what was found"));
  action = charter_plan_action_add (session, source->what);
  charter_action_set_why (action, why);
  for (guint i = 0; audit && i < source->items->len; i++)
    {
      const char *code = charter_item_get_code (g_ptr_array_index (source->items, i));
      CharterJudgement *judgement = charter_portfolio_find_judgement (portfolio, audit, code,
                                                                      CHARTER_VOICE_SCHOOL);

      if (!judgement && charter_audit_get_state (audit) != CHARTER_AUDIT_SIGNED_OFF)
        judgement = charter_portfolio_ensure_judgement (portfolio, audit, code, CHARTER_VOICE_SCHOOL);
      if (judgement)
        charter_portfolio_link (portfolio, charter_record_get_id (CHARTER_RECORD (judgement)),
                                charter_record_get_id (CHARTER_RECORD (action)), CHARTER_LINK_RAISES);
    }
  charter_store_end_group (charter_session_get_store (session));
  return action;
}

/** charter_action_source_kind_get_title: Returns: the heading over sources of the kind */
const char *
charter_action_source_kind_get_title (CharterActionSourceKind kind)
{
  switch (kind)
    {
    case CHARTER_SOURCE_GAP:
      return _("Furthest from where you mean to be");
    case CHARTER_SOURCE_READINESS:
      return _("Not ready to hand over");
    case CHARTER_SOURCE_DIFFERENCE:
    default:
      return _("Where voices differ");
    }
}
