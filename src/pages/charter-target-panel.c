/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-target-panel.h"

#include <glib/gi18n.h>

#include "charter-date-row.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-term.h"
#include "charter-ui.h"

/**
 * CharterTargetPanel:
 *
 * Where the school wants to be with an item, and by when. Folded away, it says so in a line.
 */
struct _CharterTargetPanel
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget     *expander;
  GtkWidget     *level;
  GtkStringList *levels;
  GtkWidget     *date;

  CharterItemSheet *sheet;     /* nullable */
  CharterFramework *framework; /* nullable: whose levels are listed */
  gboolean          is_showing;
};

G_DEFINE_FINAL_TYPE (CharterTargetPanel, charter_target_panel, ADW_TYPE_BIN)

enum {
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fill_levels (CharterTargetPanel *self)
{
  CharterFramework *framework = charter_session_get_framework (charter_item_sheet_get_session (self->sheet));
  GListModel *levels;

  if (!g_set_object (&self->framework, framework))
    return;
  gtk_string_list_splice (self->levels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->levels)), NULL);
  gtk_string_list_append (self->levels, _("No target"));
  levels = framework ? charter_framework_get_levels (framework) : NULL;
  for (guint i = 0; levels && i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      gtk_string_list_append (self->levels, charter_level_get_title (level));
    }
}

/* The place of a level in the list, which begins with no target. */
static guint
find_place (CharterTargetPanel *self,
            CharterLevel       *wanted)
{
  GListModel *levels = charter_framework_get_levels (self->framework);

  for (guint i = 0; wanted && i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      if (level == wanted)
        return i + 1;
    }
  return 0;
}

static char *
dup_line (CharterLevel *level,
          const char   *date)
{
  g_autofree char *words = date ? charter_term_dup_date_words (date) : NULL;

  if (!level)
    return g_strdup (_("None set"));
  /* TRANSLATORS: a level and the date by which it shall be reached */
  return words ? g_strdup_printf (_("%s by %s"), charter_level_get_title (level), words)
               : g_strdup (charter_level_get_title (level));
}

static void
show (CharterTargetPanel *self)
{
  CharterJudgement *judgement = charter_item_sheet_get_judgement (self->sheet);
  const char *id = judgement ? charter_judgement_get_target_level (judgement) : NULL;
  const char *date = judgement ? charter_judgement_get_target_on (judgement) : NULL;
  g_autofree char *line = NULL;
  CharterLevel *level;

  self->is_showing = TRUE;
  fill_levels (self);
  level = id && self->framework ? charter_framework_find_level (self->framework, id) : NULL;
  line = dup_line (level, date);
  charter_ui_show (GTK_WIDGET (self), charter_item_sheet_get_reason (self->sheet) == NULL, NULL);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander), line);
  if (self->framework)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->level), find_place (self, level));
  charter_date_row_set_date (CHARTER_DATE_ROW (self->date), date);
  gtk_widget_set_sensitive (self->level, !charter_item_sheet_is_locked (self->sheet));
  gtk_widget_set_sensitive (self->date, level && !charter_item_sheet_is_locked (self->sheet));
  self->is_showing = FALSE;
}

static void
level_cb (CharterTargetPanel *self)
{
  guint place = adw_combo_row_get_selected (ADW_COMBO_ROW (self->level));
  g_autoptr(CharterLevel) level = NULL;
  g_autoptr(GError) error = NULL;

  if (self->is_showing || !self->sheet || !charter_item_sheet_get_item (self->sheet)
      || place == GTK_INVALID_LIST_POSITION)
    return;
  if (place > 0)
    level = g_list_model_get_item (charter_framework_get_levels (self->framework), place - 1);
  if (!charter_judge_set_target (charter_item_sheet_get_session (self->sheet),
                                 charter_item_sheet_get_item (self->sheet), level, &error))
    g_signal_emit (self, signals[FAILED], 0, _("This was not recorded"), error);
}

static void
date_cb (CharterTargetPanel *self)
{
  g_autofree char *date = g_strdup (charter_date_row_get_date (CHARTER_DATE_ROW (self->date)));
  g_autoptr(GError) error = NULL;

  if (self->is_showing || !self->sheet || !charter_item_sheet_get_item (self->sheet))
    return;
  if (!charter_judge_set_target_date (charter_item_sheet_get_session (self->sheet),
                                      charter_item_sheet_get_item (self->sheet), date, &error))
    g_signal_emit (self, signals[FAILED], 0, _("This was not recorded"), error);
}

static void
charter_target_panel_dispose (GObject *object)
{
  CharterTargetPanel *self = CHARTER_TARGET_PANEL (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_object (&self->framework);
  /* The template would unparent its named child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_TARGET_PANEL);

  G_OBJECT_CLASS (charter_target_panel_parent_class)->dispose (object);
}

static void
charter_target_panel_class_init (CharterTargetPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_target_panel_dispose;

  signals[FAILED] = g_signal_new ("failed", CHARTER_TYPE_TARGET_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);

  g_type_ensure (CHARTER_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-target-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterTargetPanel, expander);
  gtk_widget_class_bind_template_child (widget_class, CharterTargetPanel, level);
  gtk_widget_class_bind_template_child (widget_class, CharterTargetPanel, levels);
  gtk_widget_class_bind_template_child (widget_class, CharterTargetPanel, date);
  gtk_widget_class_bind_template_callback (widget_class, level_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_cb);
}

static void
charter_target_panel_init (CharterTargetPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_target_panel_set_sheet:
 * @self: a panel
 * @sheet: (nullable): the item whose target is set
 */
void
charter_target_panel_set_sheet (CharterTargetPanel *self,
                                CharterItemSheet   *sheet)
{
  g_return_if_fail (CHARTER_IS_TARGET_PANEL (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (show), self);
  show (self);
}
