/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-item-sheet.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-upgrade-job.h"

/**
 * CharterItemSheet:
 *
 * What the middle of the self-evaluation shows and changes: one item, the school's own judgement of it
 * in the session's audit, and what hangs on it. No widget: the page binds to it, a test drives it.
 */
struct _CharterItemSheet
{
  GObject parent_instance;

  CharterSession *session;
  CharterItem *item;            /* nullable */
  CharterPortfolio *portfolio;  /* nullable: the one listened to */
};

G_DEFINE_FINAL_TYPE (CharterItemSheet, charter_item_sheet, G_TYPE_OBJECT)

typedef enum {
  PROP_SESSION = 1,
  PROP_ITEM,
  PROP_WHAT_WE_SEE,
  PROP_NEXT_STEP,
} CharterItemSheetProperty;

static GParamSpec *properties[PROP_NEXT_STEP + 1];

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell_texts (CharterItemSheet *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHAT_WE_SEE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_STEP]);
}

static void
tell_all (CharterItemSheet *self)
{
  tell_texts (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_about_item (CharterItemSheet *self,
               CharterRecord    *record)
{
  if (!CHARTER_IS_JUDGEMENT (record))
    return CHARTER_IS_LINK (record) || CHARTER_IS_EVIDENCE (record) || CHARTER_IS_ACTION (record)
           || CHARTER_IS_AUDIT (record) || CHARTER_IS_TICK (record) || CHARTER_IS_AREA_NOTE (record);
  return self->item && g_strcmp0 (charter_judgement_get_item (CHARTER_JUDGEMENT (record)),
                                  charter_item_get_code (self->item)) == 0;
}

static void
record_cb (CharterItemSheet *self,
           CharterRecord    *record)
{
  if (is_about_item (self, record))
    tell_all (self);
}

static void
record_changed_cb (CharterItemSheet *self,
                   CharterRecord    *record,
                   const char       *field)
{
  if (!is_about_item (self, record))
    return;
  /* A key typed renews the words, not the cards and lists around them. */
  if (g_str_equal (field, "what-we-see") || g_str_equal (field, "next-step")
      || g_str_equal (field, "summary"))
    tell_texts (self);
  else
    tell_all (self);
}

static void
watch_portfolio (CharterItemSheet *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);

  if (portfolio == self->portfolio)
    return;
  if (self->portfolio)
    g_signal_handlers_disconnect_by_data (self->portfolio, self);
  g_set_object (&self->portfolio, portfolio);
  if (!portfolio)
    return;
  g_signal_connect_object (portfolio, "added", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
session_cb (CharterItemSheet *self)
{
  watch_portfolio (self);
  tell_all (self);
}

static void
set_text (CharterItemSheet *self,
          const char       *field,
          const char       *text)
{
  /* A signed-off audit refuses; the page has made the field read-only. */
  if (self->item && self->portfolio)
    charter_judge_set_text (self->session, self->item, CHARTER_VOICE_SCHOOL, field, text, NULL);
}

static void
charter_item_sheet_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CharterItemSheet *self = CHARTER_ITEM_SHEET (object);

  switch ((CharterItemSheetProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_WHAT_WE_SEE:
    case PROP_NEXT_STEP:
      g_value_set_string (value, charter_item_sheet_get_text (self, pspec->name));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_item_sheet_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CharterItemSheet *self = CHARTER_ITEM_SHEET (object);

  switch ((CharterItemSheetProperty) prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_ITEM:
      charter_item_sheet_set_item (self, g_value_get_object (value));
      break;
    case PROP_WHAT_WE_SEE:
    case PROP_NEXT_STEP:
      set_text (self, pspec->name, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_item_sheet_constructed (GObject *object)
{
  CharterItemSheet *self = CHARTER_ITEM_SHEET (object);

  G_OBJECT_CLASS (charter_item_sheet_parent_class)->constructed (object);

  g_signal_connect_object (self->session, "notify::portfolio", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::audit", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
  watch_portfolio (self);
}

static void
charter_item_sheet_dispose (GObject *object)
{
  CharterItemSheet *self = CHARTER_ITEM_SHEET (object);

  if (self->portfolio)
    g_signal_handlers_disconnect_by_data (self->portfolio, self);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->item);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (charter_item_sheet_parent_class)->dispose (object);
}

static void
charter_item_sheet_class_init (CharterItemSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = charter_item_sheet_get_property;
  object_class->set_property = charter_item_sheet_set_property;
  object_class->constructed = charter_item_sheet_constructed;
  object_class->dispose = charter_item_sheet_dispose;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, CHARTER_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, CHARTER_TYPE_ITEM, flags);
  properties[PROP_WHAT_WE_SEE] = g_param_spec_string ("what-we-see", NULL, NULL, NULL, flags);
  properties[PROP_NEXT_STEP] = g_param_spec_string ("next-step", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * CharterItemSheet::changed:
   *
   * Anything but the two texts may be another: level, reason, duty, evidence, actions, item.
   */
  signals[CHANGED] = g_signal_new ("changed", CHARTER_TYPE_ITEM_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
charter_item_sheet_init (CharterItemSheet *self)
{
}

/**
 * charter_item_sheet_new:
 * @session: a session with a school
 *
 * Returns: (transfer full): a sheet of no item yet
 */
CharterItemSheet *
charter_item_sheet_new (CharterSession *session)
{
  return g_object_new (CHARTER_TYPE_ITEM_SHEET, "session", session, NULL);
}

/**
 * charter_item_sheet_get_session:
 * @self: a sheet
 *
 * Returns: (transfer none): a session with a school
 */
CharterSession *
charter_item_sheet_get_session (CharterItemSheet *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM_SHEET (self), NULL);
  return self->session;
}

/**
 * charter_item_sheet_get_item:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): the item that it is of
 */
CharterItem *
charter_item_sheet_get_item (CharterItemSheet *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM_SHEET (self), NULL);
  return self->item;
}

/**
 * charter_item_sheet_set_item:
 * @self: a sheet
 * @item: (nullable): of the session's framework
 */
void
charter_item_sheet_set_item (CharterItemSheet *self,
                             CharterItem      *item)
{
  g_return_if_fail (CHARTER_IS_ITEM_SHEET (self));
  if (!g_set_object (&self->item, item))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  tell_all (self);
}

static CharterJudgement *
find_judgement (CharterItemSheet *self,
                CharterAudit     *audit)
{
  if (!self->item || !self->portfolio || !audit)
    return NULL;
  return charter_portfolio_find_judgement (self->portfolio, audit, charter_item_get_code (self->item),
                                           CHARTER_VOICE_SCHOOL);
}

/**
 * charter_item_sheet_get_judgement:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): the school's own judgement, %NULL until something is said
 */
CharterJudgement *
charter_item_sheet_get_judgement (CharterItemSheet *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM_SHEET (self), NULL);
  return find_judgement (self, charter_session_get_audit (self->session));
}

/**
 * charter_item_sheet_is_locked:
 * @self: a sheet
 *
 * Returns: whether the audit is signed off, no school is open, or somebody else has the records
 */
gboolean
charter_item_sheet_is_locked (CharterItemSheet *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM_SHEET (self), TRUE);
  return !self->portfolio || charter_store_get_is_read_only (charter_session_get_store (self->session))
         || !charter_judge_check_open (self->session, NULL);
}

static CharterLevel *
get_level_of (CharterItemSheet *self,
              CharterJudgement *judgement)
{
  const char *level = judgement ? charter_judgement_get_level (judgement) : NULL;

  if (!level || charter_judgement_get_not_applicable (judgement))
    return NULL;
  return charter_framework_find_level (charter_session_get_framework (self->session), level);
}

/**
 * charter_item_sheet_get_level:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): as the item is judged
 */
CharterLevel *
charter_item_sheet_get_level (CharterItemSheet *self)
{
  return get_level_of (self, charter_item_sheet_get_judgement (self));
}

/**
 * charter_item_sheet_get_previous_level:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): as it was judged in the cycle before
 */
CharterLevel *
charter_item_sheet_get_previous_level (CharterItemSheet *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM_SHEET (self), NULL);
  return get_level_of (self, self->item ? charter_session_find_earlier_judgement (self->session, self->item) : NULL);
}

/**
 * charter_item_sheet_get_reason:
 * @self: a sheet
 *
 * Returns: (nullable): why the item does not apply, %NULL when it does
 */
const char *
charter_item_sheet_get_reason (CharterItemSheet *self)
{
  CharterJudgement *judgement = charter_item_sheet_get_judgement (self);

  return judgement ? charter_judgement_get_not_applicable (judgement) : NULL;
}

/**
 * charter_item_sheet_get_duty:
 * @self: a sheet
 *
 * Returns: whether the legal duty on it is met
 */
CharterDutyAnswer
charter_item_sheet_get_duty (CharterItemSheet *self)
{
  CharterJudgement *judgement = charter_item_sheet_get_judgement (self);

  return judgement ? charter_judgement_get_duty (judgement) : CHARTER_DUTY_NOT_SAID;
}

/**
 * charter_item_sheet_get_text:
 * @self: a sheet
 * @field: a property of the judgement
 *
 * Returns: (nullable): what it says
 */
const char *
charter_item_sheet_get_text (CharterItemSheet *self,
                             const char       *field)
{
  CharterJudgement *judgement = charter_item_sheet_get_judgement (self);
  const char *text = judgement ? charter_record_get_text (CHARTER_RECORD (judgement), field) : NULL;

  return text ? text : "";
}

/* The school's setting and phase as packs name them, the most telling first. */
static const char * const phases[][2] = {
  { "alternative", "alternative-provision" },
  { "pupil referral", "alternative-provision" },
  { "special", "special" },
  { "nursery", "nursery" },
  { "16 plus", "post-16" },
  { "post-16", "post-16" },
  { "secondary", "secondary" },
  { "primary", "primary" },
};

static const CharterPhaseNote *
find_phase_note (CharterItemSheet *self)
{
  CharterSchool *school = self->portfolio ? charter_portfolio_get_school (self->portfolio) : NULL;
  g_autofree char *words = NULL;
  g_autofree char *said = NULL;

  if (!school || !self->item)
    return NULL;
  said = g_strjoin (" ", charter_school_get_setting (school) ? charter_school_get_setting (school) : "",
                    charter_school_get_establishment_type (school)
                    ? charter_school_get_establishment_type (school) : "",
                    charter_school_get_phase (school) ? charter_school_get_phase (school) : "", NULL);
  words = g_utf8_strdown (said, -1);
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      const CharterPhaseNote *note =
        strstr (words, phases[i][0]) ? charter_item_find_phase_note (self->item, phases[i][1]) : NULL;

      if (note)
        return note;
    }
  return NULL;
}

/** charter_item_sheet_get_local_forum: Returns: (nullable): the school's name for its inclusion forum */
const char *
charter_item_sheet_get_local_forum (CharterItemSheet *self)
{
  CharterSchool *school = self->portfolio ? charter_portfolio_get_school (self->portfolio) : NULL;

  return school ? charter_school_get_local_forum (school) : NULL;
}

/**
 * charter_item_sheet_get_phase_note:
 * @self: a sheet
 *
 * Returns: (nullable): what a school of this phase or kind needs to know about the item
 */
const char *
charter_item_sheet_get_phase_note (CharterItemSheet *self)
{
  const CharterPhaseNote *note = find_phase_note (self);

  return note ? note->note : NULL;
}

/**
 * charter_item_sheet_get_proposed_reason:
 * @self: a sheet
 *
 * Returns: (nullable): the reason to offer for "not applicable"; the school confirms or writes its own
 */
const char *
charter_item_sheet_get_proposed_reason (CharterItemSheet *self)
{
  const CharterPhaseNote *note = find_phase_note (self);

  return note ? note->propose_not_applicable : NULL;
}

/**
 * charter_item_sheet_dup_place:
 * @self: a sheet
 *
 * Returns: (transfer full): where the item stands: "8 Parents and Carers · theme 2 of 5"
 */
char *
charter_item_sheet_dup_place (CharterItemSheet *self)
{
  CharterArea *area = self->item ? charter_item_get_area (self->item) : NULL;
  const char *noun = charter_framework_get_item_noun (charter_session_get_framework (self->session));
  GListModel *items;
  guint n, position = 0;

  if (!area)
    return g_strdup ("");
  items = charter_area_get_items (area);
  n = g_list_model_get_n_items (items);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      if (item == self->item)
        position = i + 1;
    }
  /* TRANSLATORS: an area's code and title, "theme", its place in the area: "8 Parents and Carers · theme 2 of 5" */
  return g_strdup_printf (_("%s %s · %s %u of %u"), charter_area_get_code (area),
                          charter_area_get_title (area), noun ? noun : C_("what is judged", "item"), position, n);
}

/**
 * charter_item_sheet_list_evidence:
 * @self: a sheet
 *
 * Returns: (transfer container) (element-type CharterEvidence): what supports the judgement
 */
GPtrArray *
charter_item_sheet_list_evidence (CharterItemSheet *self)
{
  CharterJudgement *judgement = charter_item_sheet_get_judgement (self);

  if (!judgement)
    return g_ptr_array_new ();
  return charter_portfolio_list_linked_to (self->portfolio,
                                           charter_record_get_id (CHARTER_RECORD (judgement)),
                                           CHARTER_LINK_SUPPORTS);
}

/**
 * charter_item_sheet_list_actions:
 * @self: a sheet
 *
 * Returns: (transfer container) (element-type CharterAction): the actions for the item
 */
GPtrArray *
charter_item_sheet_list_actions (CharterItemSheet *self)
{
  CharterJudgement *judgement = charter_item_sheet_get_judgement (self);

  if (!judgement)
    return g_ptr_array_new ();
  return charter_portfolio_list_linked_from (self->portfolio,
                                             charter_record_get_id (CHARTER_RECORD (judgement)),
                                             CHARTER_LINK_RAISES);
}
