/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-item-pane-private.h"

#include <glib/gi18n.h>

#include "charter-assessor-panel.h"
#include "charter-behind-panel.h"
#include "charter-beside.h"
#include "charter-confirm-panel.h"
#include "charter-criteria-panel.h"
#include "charter-evidence-panel.h"
#include "charter-linked-panel.h"
#include "charter-target-panel.h"
#include "charter-text-block.h"
#include "charter-work-choice.h"

/* The panels of the item pane: each is built in a slice of its own, in the order in which they stand, and
 * from then on follows the sheet, seen or not. */

/**
 * charter_item_pane_place_linked:
 * @self: a pane
 *
 * In the framework that a school works in first, its own words stand first; in the others, what is said
 * there already.
 */
void
charter_item_pane_place_linked (CharterItemPane *self)
{
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  gboolean is_first = charter_session_get_framework (session)
                      == charter_pack_library_get_default (charter_session_get_library (session));

  if (self->linked)
    gtk_box_reorder_child_after (GTK_BOX (self->column), self->linked,
                                 !is_first ? self->duty : self->evidence ? self->evidence : self->actions);
}

/**
 * charter_item_pane_lock_texts:
 * @self: a pane
 *
 * What is signed off is read only.
 */
void
charter_item_pane_lock_texts (CharterItemPane *self)
{
  gboolean is_locked = charter_item_sheet_is_locked (self->sheet);

  if (!self->texts)
    return;
  g_object_set (self->what_we_see, "editable", !is_locked, NULL);
  g_object_set (self->next_step, "editable", !is_locked, NULL);
  gtk_widget_set_sensitive (self->action_button, !is_locked);
}

/* Leaving a text ends one step of undo. */
static void
left_cb (CharterItemPane *self)
{
  charter_store_end_visit (charter_session_get_store (charter_item_sheet_get_session (self->sheet)));
}

static void
failed_cb (CharterItemPane *self,
           const char      *title,
           GError          *error)
{
  g_signal_emit_by_name (self, "failed", title, error);
}

static void
told_cb (CharterItemPane *self,
         const char      *text,
         gboolean         can_undo)
{
  g_signal_emit_by_name (self, "told", text, can_undo);
}

static void
wanted_cb (CharterItemPane *self,
           const char      *page,
           const char      *target)
{
  g_signal_emit_by_name (self, "wanted", page, target);
}

/* The button under the next step, with its key. */
static void
add_action_button (CharterItemPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->action_key = gtk_label_new ("A");
  gtk_widget_set_valign (self->action_key, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->action_key, "key");
  gtk_widget_set_visible (self->action_key, self->shows_keys);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Make it an action")));
  gtk_box_append (GTK_BOX (box), self->action_key);
  self->action_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->action_button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->action_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Make it an action"), -1);
  gtk_widget_set_halign (self->action_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->action_button, "flat");
  g_signal_connect_object (self->action_button, "clicked",
                           G_CALLBACK (charter_item_pane_make_action), self, G_CONNECT_SWAPPED);
  charter_text_block_set_foot (CHARTER_TEXT_BLOCK (self->next_step), self->action_button);
}

/* A panel below @above; what goes wrong in it, or is to be said, is the pane's. */
static GtkWidget *
add_panel (CharterItemPane *self,
           GType            type,
           GtkWidget       *above)
{
  GtkWidget *panel = g_object_new (type, NULL);

  gtk_box_insert_child_after (GTK_BOX (self->column), panel, above);
  if (g_signal_lookup ("failed", type))
    g_signal_connect_object (panel, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  if (g_signal_lookup ("told", type))
    g_signal_connect_object (panel, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  if (g_signal_lookup ("wanted", type))
    g_signal_connect_object (panel, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  return panel;
}

static gboolean
add_work_choice (gpointer owner)
{
  CharterItemPane *self = owner;

  self->work_choice = g_object_new (CHARTER_TYPE_WORK_CHOICE, "hexpand", TRUE, "halign", GTK_ALIGN_END, NULL);
  gtk_box_append (GTK_BOX (self->answers), self->work_choice);
  charter_work_choice_set_sheet (CHARTER_WORK_CHOICE (self->work_choice), self->sheet);
  return G_SOURCE_REMOVE;
}

static gboolean
add_confirm (gpointer owner)
{
  CharterItemPane *self = owner;

  self->confirm = add_panel (self, CHARTER_TYPE_CONFIRM_PANEL, self->cards);
  charter_confirm_panel_set_sheet (CHARTER_CONFIRM_PANEL (self->confirm), self->sheet);
  return G_SOURCE_REMOVE;
}

static gboolean
add_criteria (gpointer owner)
{
  CharterItemPane *self = owner;

  self->criteria = add_panel (self, CHARTER_TYPE_CRITERIA_PANEL, self->answers);
  charter_criteria_panel_set_sheet (CHARTER_CRITERIA_PANEL (self->criteria), self->sheet);
  return G_SOURCE_REMOVE;
}

static gboolean
add_assessor (gpointer owner)
{
  CharterItemPane *self = owner;

  self->assessor = add_panel (self, CHARTER_TYPE_ASSESSOR_PANEL, self->answers);
  charter_assessor_panel_set_sheet (CHARTER_ASSESSOR_PANEL (self->assessor), self->sheet);
  return G_SOURCE_REMOVE;
}

static gboolean
add_behind (gpointer owner)
{
  CharterItemPane *self = owner;

  self->behind = add_panel (self, CHARTER_TYPE_BEHIND_PANEL, self->duty);
  charter_behind_panel_set_sheet (CHARTER_BEHIND_PANEL (self->behind), self->sheet);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
add_text (CharterItemPane *self,
          const char      *title,
          const char      *property)
{
  GtkWidget *block = g_object_new (CHARTER_TYPE_TEXT_BLOCK, "title", title, NULL);

  g_signal_connect_object (block, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->sheet, property, block, "text", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  charter_beside_append (CHARTER_BESIDE (self->texts), block);
  return block;
}

static gboolean
add_texts (gpointer owner)
{
  CharterItemPane *self = owner;

  self->texts = charter_beside_new ();
  self->what_we_see = add_text (self, _("What we see"), "what-we-see");
  self->next_step = add_text (self, _("Next step"), "next-step");
  add_action_button (self);
  gtk_box_insert_child_after (GTK_BOX (self->column), self->texts, self->behind);
  charter_item_pane_lock_texts (self);
  return G_SOURCE_REMOVE;
}

static gboolean
add_target (gpointer owner)
{
  CharterItemPane *self = owner;

  self->target = add_panel (self, CHARTER_TYPE_TARGET_PANEL, self->texts);
  charter_target_panel_set_sheet (CHARTER_TARGET_PANEL (self->target), self->sheet);
  return G_SOURCE_REMOVE;
}

static gboolean
add_evidence (gpointer owner)
{
  CharterItemPane *self = owner;

  self->evidence = add_panel (self, CHARTER_TYPE_EVIDENCE_PANEL, self->actions);
  charter_evidence_panel_set_sheet (CHARTER_EVIDENCE_PANEL (self->evidence), self->sheet);
  return G_SOURCE_REMOVE;
}

static gboolean
add_linked (gpointer owner)
{
  CharterItemPane *self = owner;

  self->linked = add_panel (self, CHARTER_TYPE_LINKED_PANEL, self->duty);
  charter_linked_panel_set_sheet (CHARTER_LINKED_PANEL (self->linked), self->sheet);
  charter_item_pane_place_linked (self);
  return G_SOURCE_REMOVE;
}

/**
 * charter_item_pane_go_on:
 * @self: a pane with a sheet
 *
 * Builds the panels below the levels too, in slices after those that wait now.
 */
void
charter_item_pane_go_on (CharterItemPane *self)
{
  static const CharterSlice rest[] = {
    add_work_choice, add_confirm, add_assessor, add_criteria, add_behind, add_texts, add_target, add_evidence,
    add_linked,
  };

  g_return_if_fail (CHARTER_IS_ITEM_PANE (self));
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    charter_slices_add (self->slices, rest[i], self);
}
