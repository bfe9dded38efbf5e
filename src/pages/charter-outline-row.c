/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-outline-row.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-beside.h"
#include "charter-level.h"
#include "charter-line-layout.h"
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

  CharterArea *area; /* nullable until it shows something */
  CharterItem *item; /* nullable: the row is the area's own */
  char *tooltip;     /* nullable */
};

G_DEFINE_FINAL_TYPE (CharterOutlineRow, charter_outline_row, CHARTER_TYPE_ROW)

static void
charter_outline_row_dispose (GObject *object)
{
  CharterOutlineRow *self = CHARTER_OUTLINE_ROW (object);

  g_clear_object (&self->area);
  g_clear_object (&self->item);
  g_clear_pointer (&self->tooltip, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_OUTLINE_ROW);

  G_OBJECT_CLASS (charter_outline_row_parent_class)->dispose (object);
}

/* Asked for when it is wanted: to set a tooltip's text asks the display where the pointer is, and waits. */
static gboolean
charter_outline_row_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    is_keyboard,
                                   GtkTooltip *tooltip)
{
  CharterOutlineRow *self = CHARTER_OUTLINE_ROW (widget);

  gtk_tooltip_set_text (tooltip, self->tooltip);
  return self->tooltip != NULL;
}

static void
charter_outline_row_class_init (CharterOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_outline_row_dispose;
  widget_class->query_tooltip = charter_outline_row_query_tooltip;
  g_type_ensure (CHARTER_TYPE_BESIDE);
  g_type_ensure (CHARTER_TYPE_LINE_LAYOUT);
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
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/** charter_outline_row_new: Returns: (transfer floating): a row that shows nothing yet */
GtkWidget *
charter_outline_row_new (void)
{
  return g_object_new (CHARTER_TYPE_OUTLINE_ROW, NULL);
}

/** charter_outline_row_get_area: Returns: (nullable): the area that is shown, or whose item is */
CharterArea *
charter_outline_row_get_area (CharterOutlineRow *self)
{
  return self->area;
}

/** charter_outline_row_get_item: Returns: (nullable): the item that is shown; %NULL for an area's own line */
CharterItem *
charter_outline_row_get_item (CharterOutlineRow *self)
{
  return self->item;
}

static void
set_tooltip (CharterOutlineRow *self,
             const char        *words)
{
  if (g_strcmp0 (self->tooltip, words) == 0)
    return;
  g_free (self->tooltip);
  self->tooltip = g_strdup (words);
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
set_icon (GtkWidget  *image,
          const char *name)
{
  if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (image)), name) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (image), name);
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
  set_icon (self->assessor_mark, icons[verdict]);
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
  g_autofree char *tooltip = NULL;
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
  set_icon (self->mark, level ? "object-select-symbolic"
                        : judgement && charter_judgement_get_not_applicable (judgement) ? "list-remove-symbolic"
                        : NULL);
  mark_level (self, level);
  tooltip = assessor ? g_strdup_printf ("%s\n%s", word, assessor) : g_strdup (word);
  set_tooltip (self, tooltip);
  spoken = g_strdup_printf ("%s %s, %s%s%s", charter_item_get_code (self->item),
                            charter_item_get_title (self->item), word, assessor ? ", " : "",
                            assessor ? assessor : "");
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

static void
set_style (CharterOutlineRow *self,
           gboolean           is_item)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), is_item ? "area" : "item");
  gtk_widget_add_css_class (GTK_WIDGET (self), is_item ? "item" : "area");
  gtk_widget_set_visible (self->word, !is_item);
  gtk_widget_set_visible (self->mark, is_item);
  gtk_widget_set_visible (self->assessor_mark, FALSE);
}

/**
 * charter_outline_row_bind:
 * @self: a row
 * @area: what it shows from now on
 * @item: (nullable): one of its items; %NULL for the line of the area itself
 * @session: the session whose judgements it shows, as they are now
 */
void
charter_outline_row_bind (CharterOutlineRow *self,
                          CharterArea       *area,
                          CharterItem       *item,
                          CharterSession    *session)
{
  const char *title = charter_area_get_short_title (area);

  g_return_if_fail (CHARTER_IS_OUTLINE_ROW (self));
  if (!self->area || (self->item != NULL) != (item != NULL))
    set_style (self, item != NULL);
  g_set_object (&self->area, area);
  g_set_object (&self->item, item);
  gtk_label_set_label (GTK_LABEL (self->code),
                       item ? charter_item_get_code (item) : charter_area_get_code (area));
  gtk_label_set_label (GTK_LABEL (self->title), item ? charter_item_get_title (item)
                                                     : title ? title : charter_area_get_title (area));
  set_tooltip (self, item ? NULL : charter_area_get_scope (area));
  charter_outline_row_show (self, session);
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
