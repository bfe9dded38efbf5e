/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-level.h"

/* What the command line asks for. Texts come as they are typed; see check_texts(). */
typedef struct {
  const char *urn;
  const char *item;
  const char *level;
  char       *framework;
  char       *voice;
  char       *note;
  char       *next;
  char       *duty;
} Wish;

/* What it comes to once every word is understood. */
typedef struct {
  CharterItem       *item;
  CharterVerdict     verdict;
  CharterVoice       voice;
  CharterDutyAnswer  duty;
} Order;

static void
wish_clear (Wish *wish)
{
  g_free (wish->framework);
  g_free (wish->voice);
  g_free (wish->note);
  g_free (wish->next);
  g_free (wish->duty);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
check_texts (CharterCommandLine *line,
             const Wish         *wish)
{
  const char *texts[] = { wish->urn, wish->item, wish->level, wish->note, wish->next };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] && !g_utf8_validate (texts[i], -1, NULL))
      {
        charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s",
                                        _("The text is not UTF-8."));
        return FALSE;
      }
  return TRUE;
}

static gboolean
understand_enum (CharterCommandLine *line,
                 GType               type,
                 const char         *word,
                 const char         *sentence,
                 int                *value)
{
  if (!word || charter_enum_from_nick (type, word, value))
    return TRUE;
  charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s", sentence);
  return FALSE;
}

static gboolean
understand (CharterCommandLine *line,
            const Wish         *wish,
            CharterFramework   *framework,
            Order              *order)
{
  g_autoptr(GError) error = NULL;
  int voice = CHARTER_VOICE_SCHOOL;
  int duty = CHARTER_DUTY_NOT_SAID;

  order->item = charter_framework_find_item (framework, wish->item);
  if (!order->item)
    {
      charter_command_line_fail_with (line, CHARTER_EXIT_NOT_FOUND, "no-such-item",
                                      _("There is no %s “%s” in %s."),
                                      charter_framework_get_item_noun (framework)
                                      ? charter_framework_get_item_noun (framework)
                                      : C_("what is judged", "item"),
                                      wish->item, charter_framework_get_title (framework));
      return FALSE;
    }
  if (!understand_enum (line, CHARTER_TYPE_VOICE, wish->voice,
                        _("A voice is one of school, pupils, families, staff, governors, assessor."),
                        &voice)
      || !understand_enum (line, CHARTER_TYPE_DUTY_ANSWER, wish->duty,
                           _("A duty is “met” or “not-met”."), &duty))
    return FALSE;
  order->voice = (CharterVoice) voice;
  order->duty = (CharterDutyAnswer) duty;
  if (charter_verdict_parse (&order->verdict, framework, wish->level, &error))
    return TRUE;
  charter_command_line_fail (line, error);
  return FALSE;
}

static gboolean
carry_out (CharterSession  *session,
           const Wish      *wish,
           const Order     *order,
           GError         **error)
{
  gboolean is_done;

  if (!charter_judge_check_open (session, error))
    return FALSE;
  charter_judge_begin (session, order->item);
  is_done = order->verdict.not_applicable
            ? charter_judge_set_not_applicable (session, order->item, order->voice,
                                                order->verdict.not_applicable, error)
            : charter_judge_set_level (session, order->item, order->voice, order->verdict.level, error);
  if (is_done && wish->duty)
    is_done = charter_judge_set_duty (session, order->item, order->voice, order->duty, error);
  if (is_done && wish->note)
    is_done = charter_judge_set_text (session, order->item, order->voice, "what-we-see", wish->note, error);
  if (is_done && wish->next)
    is_done = charter_judge_set_text (session, order->item, order->voice, "next-step", wish->next, error);
  charter_store_end_group (charter_session_get_store (session));
  return is_done;
}

static void
print_result (CharterCommandLine *line,
              const Order        *order)
{
  CharterSession *session = charter_command_line_open_session (line);
  CharterSchool *school = charter_portfolio_get_school (charter_session_get_portfolio (session));
  CharterFramework *framework = charter_session_get_framework (session);
  CharterAudit *audit = charter_session_get_audit (session);
  CharterLevel *level = order->verdict.level;
  const char *word = level ? charter_level_get_title (level)
                     : order->verdict.not_applicable ? _("not applicable") : _("not judged");
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  charter_json_add_text (builder, "school", charter_school_get_urn (school));
  charter_json_add_text (builder, "framework", charter_framework_get_id (framework));
  charter_json_add_text (builder, "cycle", charter_audit_get_cycle (audit));
  charter_json_add_text (builder, "item", charter_item_get_code (order->item));
  charter_json_add_text (builder, "level", level ? charter_level_get_id (level) : NULL);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  /* TRANSLATORS: a code, a title, a level, a school, a school year */
  charter_command_line_print (line, _("%s %s: %s (%s, %s)"), charter_item_get_code (order->item),
                              charter_item_get_title (order->item), word,
                              charter_school_get_name (school), charter_audit_get_cycle (audit));
}

static int
judge (CharterCommandLine *line,
       const Wish         *wish)
{
  CharterFramework *framework = charter_command_line_find_framework (line, wish->framework);
  Order order = { NULL };
  g_autoptr(GError) error = NULL;

  /* Every word is understood before anything changes. */
  if (framework && understand (line, wish, framework, &order)
      && charter_command_line_take_school (line, wish->urn))
    {
      if (!carry_out (charter_command_line_open_session (line), wish, &order, &error))
        charter_command_line_fail (line, error);
      else if (charter_command_line_save (line))
        print_result (line, &order);
    }
  charter_verdict_clear (&order.verdict);
  return charter_command_line_get_status (line);
}

static int
run (CharterCommandLine *line)
{
  g_auto(Wish) wish = { NULL };
  const GOptionEntry options[] = {
    { "framework", 0, 0, G_OPTION_ARG_FILENAME, &wish.framework, N_("Judge against this framework"), N_("ID") },
    { "voice", 0, 0, G_OPTION_ARG_FILENAME, &wish.voice, N_("Whose judgement it is; the school’s own without"), N_("VOICE") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &wish.note, N_("What we see"), N_("TEXT") },
    { "next", 0, 0, G_OPTION_ARG_FILENAME, &wish.next, N_("The next step"), N_("TEXT") },
    { "duty", 0, 0, G_OPTION_ARG_FILENAME, &wish.duty, N_("Whether the duty is met: met or not-met"), N_("ANSWER") },
    { NULL },
  };

  if (!charter_command_line_parse (line, options, 3, 3))
    return charter_command_line_get_status (line);
  wish.urn = charter_command_line_get_argument (line, 0);
  wish.item = charter_command_line_get_argument (line, 1);
  wish.level = charter_command_line_get_argument (line, 2);
  if (!check_texts (line, &wish))
    return charter_command_line_get_status (line);
  return judge (line, &wish);
}

const CharterCommand charter_judge_command = {
  .name = "judge",
  .summary = N_("Records a judgement in a school’s current self-evaluation"),
  .usage = N_("URN ITEM LEVEL [--framework ID] [--voice VOICE] [--note TEXT] [--next TEXT] [--duty met|not-met]"),
  .run = run,
};
