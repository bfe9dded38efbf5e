/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evaluation-page-private.h"

#include "charter-item-pane.h"
#include "charter-outline-pane.h"
#include "charter-standing-pane.h"

/* What the page is made of. Each part is built in slices, between the frames: the window is drawn with the
 * bare page, and what is seen first comes first: the item, the areas beside it, what they add up to. */

static void
failed_cb (CharterEvaluationPage *self,
           const char            *title,
           GError                *error)
{
  charter_page_show_error (CHARTER_PAGE (self), title, error);
}

static void
told_cb (CharterEvaluationPage *self,
         const char            *text,
         gboolean               can_undo)
{
  charter_page_toast (CHARTER_PAGE (self), text, can_undo);
}

static void
wanted_cb (CharterEvaluationPage *self,
           const char            *page,
           const char            *target)
{
  if (g_strcmp0 (page, "self-evaluation") == 0)
    charter_page_show_target (CHARTER_PAGE (self), target);
  else
    charter_page_go (CHARTER_PAGE (self), page, target);
}

static gboolean
add_standing (gpointer owner)
{
  CharterEvaluationPage *self = owner;
  GtkWidget *pane = g_object_new (CHARTER_TYPE_STANDING_PANE, NULL);

  g_signal_connect_object (pane, "chosen", G_CALLBACK (charter_evaluation_page_choose), self, G_CONNECT_SWAPPED);
  charter_standing_pane_set_sheet (CHARTER_STANDING_PANE (pane), self->sheet, self->slices);
  adw_bin_set_child (ADW_BIN (self->standing_place), pane);
  charter_item_pane_go_on (CHARTER_ITEM_PANE (self->item_pane));
  return G_SOURCE_REMOVE;
}

static gboolean
add_outline (gpointer owner)
{
  CharterEvaluationPage *self = owner;

  self->outline = g_object_new (CHARTER_TYPE_OUTLINE_PANE, NULL);
  g_signal_connect_object (self->outline, "chosen", G_CALLBACK (charter_evaluation_page_choose), self,
                           G_CONNECT_SWAPPED);
  charter_outline_pane_set_session (CHARTER_OUTLINE_PANE (self->outline),
                                    charter_page_get_session (CHARTER_PAGE (self)), self->slices);
  adw_bin_set_child (ADW_BIN (self->outline_place), self->outline);
  charter_evaluation_page_show_place (self);
  charter_slices_add (self->slices, add_standing, self);
  return G_SOURCE_REMOVE;
}

static gboolean
add_item (gpointer owner)
{
  CharterEvaluationPage *self = owner;

  self->item_pane = g_object_new (CHARTER_TYPE_ITEM_PANE, NULL);
  g_signal_connect_object (self->item_pane, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->item_pane, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->item_pane, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  charter_item_pane_show_keys (CHARTER_ITEM_PANE (self->item_pane),
                               charter_settings_get_single_letter_keys (self->settings));
  adw_bin_set_child (ADW_BIN (self->item_place), self->item_pane);
  charter_item_pane_set_sheet (CHARTER_ITEM_PANE (self->item_pane), self->sheet, self->slices);
  charter_slices_add (self->slices, add_outline, self);
  return G_SOURCE_REMOVE;
}

/**
 * charter_evaluation_page_add_parts:
 * @self: a page with slices
 *
 * Builds what the page is made of, a slice at a time: what is seen first comes first.
 */
void
charter_evaluation_page_add_parts (CharterEvaluationPage *self)
{
  charter_slices_add (self->slices, add_item, self);
}
