/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-text.h"

#include <string.h>

struct _CharterText
{
  GString *words;
  GArray *runs; /* of CharterRun */
  int level;    /* value of the level that it names */
  int top;      /* of that level's scale; 0: it names none */
};

static void
run_clear (gpointer data)
{
  CharterRun *run = data;

  g_clear_pointer (&run->target, g_free);
}

/* People paste from everywhere: broken encoding and control characters would ruin a whole file.
 * Carriage returns go, a tab becomes a space, other control characters vanish. */
static char *
dup_clean (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A no-break space would be drawn as a space with replacement text, which breaks reading aloud. */
      if (c == '\t' || c == 0xa0 || c == 0x202f || c == 0x2028 || c == 0x2029 || c == 0x0b || c == 0x0c)
        g_string_append_c (clean, ' ');
      else if (c == '\n' || (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0xfeff))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

/**
 * charter_text_new:
 *
 * Returns: (transfer full): a text that says nothing yet
 */
CharterText *
charter_text_new (void)
{
  CharterText *self = g_new0 (CharterText, 1);

  self->words = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (CharterRun));
  g_array_set_clear_func (self->runs, run_clear);
  return self;
}

/**
 * charter_text_new_plain:
 * @words: (nullable): what it says
 *
 * Returns: (transfer full): a text of one plain run
 */
CharterText *
charter_text_new_plain (const char *words)
{
  return charter_text_add (charter_text_new (), CHARTER_RUN_PLAIN, words);
}

/**
 * charter_text_new_styled:
 * @flags: how it looks
 * @words: (nullable): what it says
 *
 * Returns: (transfer full): a text of one run
 */
CharterText *
charter_text_new_styled (CharterRunFlags  flags,
                         const char      *words)
{
  return charter_text_add (charter_text_new (), flags, words);
}

/**
 * charter_text_free:
 * @self: (transfer full) (nullable): a text
 */
void
charter_text_free (CharterText *self)
{
  if (!self)
    return;
  g_string_free (self->words, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * charter_text_add:
 * @self: a text
 * @flags: how the words look
 * @words: (nullable): words to add; nothing is added for %NULL and ""
 *
 * Returns: (transfer none): @self, so that calls read as one sentence
 */
CharterText *
charter_text_add (CharterText     *self,
                  CharterRunFlags  flags,
                  const char      *words)
{
  return charter_text_add_link (self, flags, NULL, words);
}

/**
 * charter_text_add_link:
 * @self: a text
 * @flags: how the words look
 * @target: (nullable): the anchor that the words lead to
 * @words: (nullable): words to add
 *
 * A target that no block of the document carries is drawn as plain words.
 *
 * Returns: (transfer none): @self
 */
CharterText *
charter_text_add_link (CharterText     *self,
                       CharterRunFlags  flags,
                       const char      *target,
                       const char      *words)
{
  CharterRun run = { .start = self->words->len, .flags = flags };
  g_autofree char *clean = NULL;

  if (!words || !*words)
    return self;
  clean = dup_clean (words);
  if (!*clean)
    return self;

  g_string_append (self->words, clean);
  run.end = self->words->len;
  run.target = g_strdup (target);
  g_array_append_val (self->runs, run);
  return self;
}

/**
 * charter_text_set_level:
 * @self: a text that names a level
 * @value: the level's value
 * @top: the highest value of its scale
 *
 * Lets an output show the level's colour behind its word.
 *
 * Returns: (transfer none): @self
 */
CharterText *
charter_text_set_level (CharterText *self,
                        int          value,
                        int          top)
{
  self->level = value;
  self->top = top;
  return self;
}

/**
 * charter_text_get_level:
 * @self: a text
 * @value: (out): the value of the level that it names
 * @top: (out): the highest value of the level's scale
 *
 * Returns: whether it names a level
 */
gboolean
charter_text_get_level (CharterText *self,
                        int         *value,
                        int         *top)
{
  *value = self->level;
  *top = self->top;
  return self->top > 0;
}

/**
 * charter_text_get_words:
 * @self: a text
 *
 * Returns: (transfer none): the words of all its runs, one after another
 */
const char *
charter_text_get_words (CharterText *self)
{
  return self->words->str;
}

/**
 * charter_text_get_length:
 * @self: a text
 *
 * Returns: its length in bytes
 */
guint
charter_text_get_length (CharterText *self)
{
  return self->words->len;
}

/**
 * charter_text_get_n_runs:
 * @self: a text
 *
 * Returns: how many runs it has
 */
guint
charter_text_get_n_runs (CharterText *self)
{
  return self->runs->len;
}

/**
 * charter_text_get_run:
 * @self: a text
 * @position: from 0
 *
 * Returns: (transfer none): that run; it may move when another is added
 */
const CharterRun *
charter_text_get_run (CharterText *self,
                      guint        position)
{
  g_return_val_if_fail (position < self->runs->len, NULL);

  return &g_array_index (self->runs, CharterRun, position);
}

/**
 * charter_text_find_run:
 * @self: a text
 * @byte: an offset into its words
 *
 * Returns: (nullable): the run that holds @byte
 */
const CharterRun *
charter_text_find_run (CharterText *self,
                       guint        byte)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const CharterRun *run = &g_array_index (self->runs, CharterRun, i);

      if (byte >= run->start && byte < run->end)
        return run;
    }
  return NULL;
}
