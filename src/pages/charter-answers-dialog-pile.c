/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-answers-dialog-private.h"

#include <glib/gi18n.h>

#include "charter-assessor-answers.h"
#include "charter-item.h"
#include "charter-voices.h"

static gboolean
is_blank (CharterAnswersDialog *self)
{
  for (guint i = 0; i < self->sheet->len; i++)
    {
      const CharterAssessorAnswer *seen = g_ptr_array_index (self->seen, i);

      if (g_array_index (self->sheet, guint8, i) != 0 ||
          (charter_answers_dialog_is_assessor (self) && (seen->level || seen->remark)))
        return FALSE;
    }
  return TRUE;
}

/**
 * charter_answers_dialog_clear_sheet:
 * @self: a dialog
 *
 * A new sheet: empty for a group, for an assessor with what is kept of them.
 */
void
charter_answers_dialog_clear_sheet (CharterAnswersDialog *self)
{
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  self->seen = charter_assessor_answers_load (self->session, self->items);
  memset (self->sheet->data, 0, self->sheet->len);
  for (guint i = 0; charter_answers_dialog_is_assessor (self) && i < self->sheet->len; i++)
    {
      const CharterAssessorAnswer *seen = g_ptr_array_index (self->seen, i);

      g_array_index (self->sheet, guint8, i) = seen->verdict;
    }
  self->position = 0;
}

/* All counts are there, with nothing in them, before the first sheet is: else the log of changes would
 * say of the first sheet alone what it answered. */
static void
open_pile (CharterAnswersDialog *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  g_autofree char *label = g_strdup_printf (_("Count answers: %s"),
                                            charter_voice_get_title (charter_answers_dialog_get_voice (self)));

  if (self->is_open)
    return;
  if (charter_voice_is_group (charter_answers_dialog_get_voice (self)))
    {
      charter_store_begin_group (store, label);
      for (guint i = 0; i < self->items->len; i++)
        charter_voices_ensure (portfolio, charter_session_ensure_audit (self->session),
                               charter_item_get_code (g_ptr_array_index (self->items, i)),
                               charter_answers_dialog_get_voice (self));
      charter_store_end_group (store);
    }
  charter_store_begin_group (store, label);
  self->is_open = TRUE;
}

static void
add_sheet (CharterAnswersDialog *self,
           GBytes               *sheet,
           int                   n)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterAudit *audit = charter_session_ensure_audit (self->session);
  const guint8 *answers = g_bytes_get_data (sheet, NULL);

  for (guint i = 0; i < self->items->len; i++)
    if (answers[i] != 0)
      charter_voice_answers_count (
        charter_voices_ensure (portfolio, audit, charter_item_get_code (g_ptr_array_index (self->items, i)),
                               charter_answers_dialog_get_voice (self)), answers[i], n);
}

static void
keep_assessor (CharterAnswersDialog *self)
{
  if (!self->before)
    self->before = charter_assessor_answers_load (self->session, self->items);
  charter_assessor_answers_keep (self->session, self->items, self->seen);
}

/**
 * charter_answers_dialog_next_sheet:
 * @self: a dialog
 *
 * Adds the sheet to the counts and forgets it; a bell when it is blank.
 */
void
charter_answers_dialog_next_sheet (CharterAnswersDialog *self)
{
  GBytes *sheet;

  if (is_blank (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  open_pile (self);
  sheet = g_bytes_new (self->sheet->data, self->sheet->len);
  if (charter_answers_dialog_is_assessor (self))
    keep_assessor (self);
  else
    add_sheet (self, sheet, 1);
  g_ptr_array_add (self->sheets, sheet);
  charter_answers_dialog_clear_sheet (self);
  charter_answers_dialog_show_question (self);
}

/**
 * charter_answers_dialog_take_back:
 * @self: a dialog
 *
 * The last sheet comes back onto the screen, to be put right or left out.
 */
void
charter_answers_dialog_take_back (CharterAnswersDialog *self)
{
  GBytes *sheet;

  if (self->sheets->len == 0)
    return;
  if (charter_answers_dialog_is_assessor (self))
    {
      charter_assessor_answers_keep (self->session, self->items, self->before);
      g_ptr_array_set_size (self->sheets, 0);
      charter_answers_dialog_clear_sheet (self);
      charter_answers_dialog_show_question (self);
      return;
    }
  sheet = g_ptr_array_index (self->sheets, self->sheets->len - 1);
  add_sheet (self, sheet, -1);
  memcpy (self->sheet->data, g_bytes_get_data (sheet, NULL), self->sheet->len);
  g_ptr_array_set_size (self->sheets, (int) self->sheets->len - 1);
  self->position = 0;
  charter_answers_dialog_show_question (self);
}

/**
 * charter_answers_dialog_close_pile:
 * @self: a dialog
 *
 * Ends the step of undo that the pile is.
 */
void
charter_answers_dialog_close_pile (CharterAnswersDialog *self)
{
  if (self->is_open)
    charter_store_end_group (charter_session_get_store (self->session));
  self->is_open = FALSE;
}
