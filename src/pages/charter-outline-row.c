/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-outline-row.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-level.h"
#include "charter-voices.h"

/**
 * CharterOutlineRow:
 *
 * A line of the outline: an area with its level in words and how much of it is judged, or an item
 * with a tick where it is judged, and a mark of
 * its own where a visiting assessor sees it differently.
 */
struct _CharterOutlineRow
{
  CharterRow parent_instance;

  GtkWidget *code;
  GtkWidget *title;
  GtkWidget *word;
  GtkWidget *assessor_mark;
  GtkWidget *mark;

  CharterArea *area;
  CharterItem *item; /* nullable: the row is the area's own */
};

G_DEFINE_FINAL_TYPE (CharterOutlineRow, charter_outline_row, CHARTER_TYPE_ROW)

static void
charter_outline_row_dispose (GObject *object)
{
  CharterOutlineRow *self = CHARTER_OUTLINE_ROW (object);

  g_clear_object (&self->area);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_OUTLINE_ROW);

  G_OBJECT_CLASS (charter_outline_row_parent_class)->dispose (object);
}

static void
charter_outline_row_class_init (CharterOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_outline_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterOutlineRow, code);
  gtk_widget_class_bind_template_child (widget_class, CharterOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, CharterOutlineRow, word);
  gtk_widget_class_bind_template_child (widget_class, CharterOutlineRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CharterOutlineRow, assessor_mark);
}

static void
charter_outline_row_init (CharterOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_outline_row_new:
 * @area: an area
 * @item: (nullable): one of its items; %NULL for the line of the area itself
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
charter_outline_row_new (CharterArea *area,
                         CharterItem *item)
{
  CharterOutlineRow *self = g_object_new (CHARTER_TYPE_OUTLINE_ROW, NULL);
  const char *title = charter_area_get_short_title (area);

  self->area = g_object_ref (area);
  self->item = item ? g_object_ref (item) : NULL;
  gtk_label_set_label (GTK_LABEL (self->code),
                       item ? charter_item_get_code (item) : charter_area_get_code (area));
  gtk_label_set_label (GTK_LABEL (self->title), item ? charter_item_get_title (item)
                                                     : title ? title : charter_area_get_title (area));
  gtk_widget_add_css_class (GTK_WIDGET (self), item ? "item" : "area");
  gtk_widget_set_visible (self->word, item == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), item ? NULL : charter_area_get_scope (area));
  return GTK_WIDGET (self);
}

CharterArea *
charter_outline_row_get_area (CharterOutlineRow *self)
{
  return self->area;
}

CharterItem *
charter_outline_row_get_item (CharterOutlineRow *self)
{
  return self->item;
}

static void
show_area (CharterOutlineRow *self,
           CharterSession    *session)
{
  CharterStanding *standing = charter_session_get_standing (session);
  const CharterAreaStanding *area =
    standing ? charter_standing_find_area (standing, charter_area_get_code (self->area)) : NULL;
  g_autofree char *word = area ? charter_area_standing_dup_word (area) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (!area)
    return;
  if (area->state == CHARTER_STANDING_NOT_APPLICABLE)
    text = g_strdup (word);
  else
    /* TRANSLATORS: a level in words, then how many are judged: "Established · 4 of 6" */
    text = g_strdup_printf (_("%s · %u of %u"), word, area->judged, area->applicable);
  gtk_label_set_label (GTK_LABEL (self->word), text);
  spoken = g_strdup_printf ("%s %s, %s", charter_area_get_code (self->area),
                            charter_area_get_title (self->area), text);
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

static void
mark_level (CharterOutlineRow *self,
            CharterLevel      *level)
{
  for (int value = 0; value <= 4; value++)
    {
      g_autofree char *style = g_strdup_printf ("level-%d", value);

      if (level && charter_level_get_value (level) == value)
        gtk_widget_add_css_class (self->mark, style);
      else
        gtk_widget_remove_css_class (self->mark, style);
    }
}

/* What is said of the assessor's answer, if it is another; nothing when it agrees or there is none. */
static char *
mark_assessor (CharterOutlineRow *self,
               CharterSession    *session)
{
  static const char * const icons[] = {
    [CHARTER_VERDICT_HIGHER] = "pan-up-symbolic",
    [CHARTER_VERDICT_LOWER] = "pan-down-symbolic",
    [CHARTER_VERDICT_MORE_INFORMATION] = "dialog-question-symbolic",
  };
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAssessorVerdict verdict = CHARTER_VERDICT_NOT_SAID;
  char *words = NULL;

  if (portfolio)
    verdict = charter_voices_find_verdict (portfolio, charter_session_get_framework (session),
                                           charter_session_get_audit (session),
                                           charter_item_get_code (self->item));
  gtk_widget_set_visible (self->assessor_mark, charter_assessor_verdict_differs (verdict));
  if (!charter_assessor_verdict_differs (verdict))
    return NULL;
  /* TRANSLATORS: what the visiting assessor answers: "Visiting assessor: Lower" */
  words = g_strdup_printf (_("Visiting assessor: %s"), charter_assessor_verdict_get_title (verdict));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->assessor_mark), icons[verdict]);
  gtk_widget_set_tooltip_text (self->assessor_mark, words);
  return words;
}

static void
show_item (CharterOutlineRow *self,
           CharterSession    *session)
{
  CharterAudit *audit = charter_session_get_audit (session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterJudgement *judgement = NULL;
  CharterLevel *level = NULL;
  g_autofree char *assessor = mark_assessor (self, session);
  g_autofree char *spoken = NULL;
  const char *word = _("not judged");

  if (portfolio && audit)
    judgement = charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (self->item),
                                                  CHARTER_VOICE_SCHOOL);
  if (judgement && charter_judgement_get_not_applicable (judgement))
    word = _("not applicable");
  else if (judgement && charter_judgement_get_level (judgement))
    level = charter_framework_find_level (charter_session_get_framework (session),
                                          charter_judgement_get_level (judgement));
  if (level)
    word = charter_level_get_title (level);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark),
                                level ? "object-select-symbolic"
                                : judgement && charter_judgement_get_not_applicable (judgement)
                                ? "list-remove-symbolic" : NULL);
  mark_level (self, level);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), word);
  spoken = g_strdup_printf ("%s %s, %s%s%s", charter_item_get_code (self->item),
                            charter_item_get_title (self->item), word, assessor ? ", " : "",
                            assessor ? assessor : "");
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

/**
 * charter_outline_row_show:
 * @self: a row
 * @session: the session whose judgements it shows, as they are now
 */
void
charter_outline_row_show (CharterOutlineRow *self,
                          CharterSession    *session)
{
  g_return_if_fail (CHARTER_IS_OUTLINE_ROW (self));
  if (self->item)
    show_item (self, session);
  else
    show_area (self, session);
}
