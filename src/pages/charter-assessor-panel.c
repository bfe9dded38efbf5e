/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-assessor-panel.h"

#include <glib/gi18n.h>

#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-voices.h"

/**
 * CharterAssessorPanel:
 *
 * What a visiting assessor answers to the school's level of an item, beside it: the answer, the level
 * that was seen and a remark. Folded away, it says so in a line.
 */
struct _CharterAssessorPanel
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget     *expander;
  GtkWidget     *answer;
  GtkWidget     *level;
  GtkStringList *levels;
  GtkWidget     *remark;

  CharterItemSheet *sheet;     /* nullable */
  CharterFramework *framework; /* nullable: whose levels are listed */
  gboolean          is_showing;
};

G_DEFINE_FINAL_TYPE (CharterAssessorPanel, charter_assessor_panel, ADW_TYPE_BIN)

enum {
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CharterSession *
get_session (CharterAssessorPanel *self)
{
  return charter_item_sheet_get_session (self->sheet);
}

static CharterItem *
get_item (CharterAssessorPanel *self)
{
  return charter_item_sheet_get_item (self->sheet);
}

static CharterJudgement *
find_judgement (CharterAssessorPanel *self)
{
  CharterSession *session = get_session (self);

  if (!get_item (self) || !charter_session_get_portfolio (session) || !charter_session_get_audit (session))
    return NULL;
  return charter_portfolio_find_judgement (charter_session_get_portfolio (session),
                                           charter_session_get_audit (session),
                                           charter_item_get_code (get_item (self)), CHARTER_VOICE_ASSESSOR);
}

static void
fill_levels (CharterAssessorPanel *self)
{
  CharterFramework *framework = charter_session_get_framework (get_session (self));
  GListModel *levels = framework ? charter_framework_get_levels (framework) : NULL;

  if (!g_set_object (&self->framework, framework))
    return;
  gtk_string_list_splice (self->levels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->levels)), NULL);
  gtk_string_list_append (self->levels, _("Not said"));
  for (guint i = 0; levels && i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      gtk_string_list_append (self->levels, charter_level_get_title (level));
    }
}

/* The place of a level in the list, which begins with none. */
static guint
find_place (CharterAssessorPanel *self,
            const char           *id)
{
  GListModel *levels = charter_framework_get_levels (self->framework);

  for (guint i = 0; id && i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      if (g_str_equal (charter_level_get_id (level), id))
        return i + 1;
    }
  return 0;
}

/* "Lower: Established. The role is clear …" */
static char *
dup_line (CharterAssessorPanel *self,
          CharterJudgement     *judgement)
{
  CharterSession *session = get_session (self);
  const char *word, *remark;
  CharterLevel *level;
  GString *line = g_string_new (NULL);

  if (judgement)
    {
      word = charter_assessor_verdict_get_title (
        charter_voices_find_verdict (charter_session_get_portfolio (session), self->framework,
                                     charter_session_get_audit (session),
                                     charter_item_get_code (get_item (self))));
      level = charter_judgement_get_level (judgement)
              ? charter_framework_find_level (self->framework, charter_judgement_get_level (judgement)) : NULL;
      remark = charter_judgement_get_what_we_see (judgement);
      if (word)
        g_string_append (line, word);
      if (level)
        g_string_append_printf (line, "%s%s", line->len ? ": " : "", charter_level_get_title (level));
      if (remark)
        g_string_append_printf (line, "%s%s", line->len ? ". " : "", remark);
    }
  if (line->len == 0)
    g_string_append (line, _("Nothing said yet"));
  return g_string_free (line, FALSE);
}

static void
show (CharterAssessorPanel *self)
{
  CharterJudgement *judgement = find_judgement (self);
  gboolean is_locked = charter_item_sheet_is_locked (self->sheet);
  const char *remark = judgement ? charter_judgement_get_what_we_see (judgement) : NULL;
  g_autofree char *line = NULL;
  g_autofree char *spoken = NULL;

  if (!charter_session_get_framework (get_session (self)) || !get_item (self))
    return;
  self->is_showing = TRUE;
  fill_levels (self);
  line = dup_line (self, judgement);
  spoken = g_strdup_printf (_("Visiting assessor: %s"), line);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->answer),
                              judgement ? charter_judgement_get_verdict (judgement) : 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->level),
                              find_place (self, judgement ? charter_judgement_get_level (judgement) : NULL));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->remark)), remark ? remark : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->remark), remark ? remark : "");
  gtk_widget_set_sensitive (self->answer, !is_locked);
  gtk_widget_set_sensitive (self->level, !is_locked);
  gtk_editable_set_editable (GTK_EDITABLE (self->remark), !is_locked);
  self->is_showing = FALSE;
}

static gboolean
is_wish (CharterAssessorPanel *self)
{
  return !self->is_showing && self->sheet && get_item (self);
}

static void
tell_failure (CharterAssessorPanel *self,
              GError               *error)
{
  g_signal_emit (self, signals[FAILED], 0, _("This was not recorded"), error);
}

static void
answer_cb (CharterAssessorPanel *self)
{
  guint place = adw_combo_row_get_selected (ADW_COMBO_ROW (self->answer));
  g_autoptr(GError) error = NULL;

  if (!is_wish (self) || place == GTK_INVALID_LIST_POSITION)
    return;
  if (!charter_judge_set_verdict (get_session (self), get_item (self), (CharterAssessorVerdict) place, &error))
    tell_failure (self, error);
}

static void
level_cb (CharterAssessorPanel *self)
{
  guint place = adw_combo_row_get_selected (ADW_COMBO_ROW (self->level));
  g_autoptr(CharterLevel) level = NULL;
  g_autoptr(GError) error = NULL;

  if (!is_wish (self) || place == GTK_INVALID_LIST_POSITION)
    return;
  if (place > 0)
    level = g_list_model_get_item (charter_framework_get_levels (self->framework), place - 1);
  if (!charter_judge_set_level (get_session (self), get_item (self), CHARTER_VOICE_ASSESSOR, level, &error))
    tell_failure (self, error);
}

static void
remark_cb (CharterAssessorPanel *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->remark)));

  /* A signed-off audit refuses; the row is read-only then. */
  if (is_wish (self))
    charter_judge_set_text (get_session (self), get_item (self), CHARTER_VOICE_ASSESSOR, "what-we-see", text, NULL);
}

static void
left_cb (CharterAssessorPanel *self)
{
  if (self->sheet)
    charter_store_end_visit (charter_session_get_store (get_session (self)));
}

static void
charter_assessor_panel_dispose (GObject *object)
{
  CharterAssessorPanel *self = CHARTER_ASSESSOR_PANEL (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_object (&self->framework);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_ASSESSOR_PANEL);

  G_OBJECT_CLASS (charter_assessor_panel_parent_class)->dispose (object);
}

static void
charter_assessor_panel_class_init (CharterAssessorPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_assessor_panel_dispose;

  signals[FAILED] = g_signal_new ("failed", CHARTER_TYPE_ASSESSOR_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-assessor-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterAssessorPanel, expander);
  gtk_widget_class_bind_template_child (widget_class, CharterAssessorPanel, answer);
  gtk_widget_class_bind_template_child (widget_class, CharterAssessorPanel, level);
  gtk_widget_class_bind_template_child (widget_class, CharterAssessorPanel, levels);
  gtk_widget_class_bind_template_child (widget_class, CharterAssessorPanel, remark);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_cb);
  gtk_widget_class_bind_template_callback (widget_class, remark_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
charter_assessor_panel_init (CharterAssessorPanel *self)
{
  g_autoptr(GtkStringList) answers = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (answers, _("Not said"));
  for (int verdict = CHARTER_VERDICT_AGREE; verdict <= CHARTER_VERDICT_MORE_INFORMATION; verdict++)
    gtk_string_list_append (answers, charter_assessor_verdict_get_title (verdict));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->answer), G_LIST_MODEL (answers));
}

/**
 * charter_assessor_panel_set_sheet:
 * @self: a panel
 * @sheet: (nullable): the item of which it shows what the assessor saw
 */
void
charter_assessor_panel_set_sheet (CharterAssessorPanel *self,
                                  CharterItemSheet     *sheet)
{
  g_return_if_fail (CHARTER_IS_ASSESSOR_PANEL (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (show), self);
  g_signal_connect_swapped (sheet, "notify::what-we-see", G_CALLBACK (show), self);
  show (self);
}
