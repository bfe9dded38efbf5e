/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture-content.h"

#include <stdlib.h>
#include <string.h>

/* A reader of content streams that knows as much as it needs: which operator paints while what is
 * marked. */
typedef struct {
  const char *at;
  const char *end;
  GArray *marks;      /* of gboolean: whether each open mark is an artefact */
  GString *operands;  /* since the last operator */
  GArray *mcids;
} Reader;

static void
skip_string (Reader *self)
{
  int depth = 0;

  for (; self->at < self->end; self->at++)
    {
      if (*self->at == '\\')
        self->at++;
      else if (*self->at == '(')
        depth++;
      else if (*self->at == ')' && --depth == 0)
        {
          self->at++;
          return;
        }
    }
}

static void
skip_inline_image (Reader *self)
{
  const char *stop = memmem (self->at, (gsize) (self->end - self->at), "\nEI", 3);

  self->at = stop ? stop + 3 : self->end;
}

static gboolean
is_any_of (const char         *word,
           const char * const *words)
{
  return g_strv_contains (words, word);
}

static char *
handle_marks (Reader     *self,
              const char *word)
{
  gboolean is_artefact = strstr (self->operands->str, "/Artifact") != NULL;
  const char *mcid = strstr (self->operands->str, "/MCID");

  if (g_str_equal (word, "EMC"))
    {
      if (self->marks->len == 0)
        return g_strdup ("a mark ends that never began");
      g_array_set_size (self->marks, self->marks->len - 1);
      return NULL;
    }
  if (is_artefact && self->marks->len > 0)
    return g_strdup ("an artefact lies in tagged content");
  if (mcid)
    {
      guint number = (guint) strtoul (mcid + 5, NULL, 10);

      for (guint i = 0; i < self->marks->len; i++)
        if (g_array_index (self->marks, gboolean, i))
          return g_strdup ("tagged content lies in an artefact");
      g_array_append_val (self->mcids, number);
    }
  else if (!is_artefact && self->marks->len == 0)
    {
      return g_strdup ("a mark is neither tagged nor an artefact");
    }
  g_array_append_val (self->marks, is_artefact);
  return NULL;
}

static char *
handle_operator (Reader     *self,
                 const char *word)
{
  static const char * const paint[] = {
    "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", "\"", "BI", NULL,
  };
  static const char * const mark[] = { "BMC", "BDC", "EMC", NULL };
  char *fault = NULL;

  if (is_any_of (word, mark))
    fault = handle_marks (self, word);
  else if (is_any_of (word, paint) && self->marks->len == 0)
    fault = g_strdup_printf ("content is not tagged: %s", word);
  if (g_str_equal (word, "BI"))
    skip_inline_image (self);
  g_string_truncate (self->operands, 0);
  return fault;
}

static char *
read_word (Reader *self)
{
  const char *start = self->at;
  g_autofree char *word = NULL;

  while (self->at < self->end && !g_ascii_isspace (*self->at) && !strchr ("()<>[]/", *self->at))
    self->at++;
  word = g_strndup (start, (gsize) (self->at - start));
  if (g_ascii_isalpha (*word) || *word == '\'' || *word == '"')
    return handle_operator (self, word);
  g_string_append_printf (self->operands, " %s", word);
  return NULL;
}

static char *
read_token (Reader *self)
{
  const char *start = self->at;

  if (g_ascii_isspace (*self->at) || strchr ("[]<>", *self->at))
    {
      self->at++;
      return NULL;
    }
  if (*self->at == '(')
    {
      skip_string (self);
      return NULL;
    }
  if (*self->at != '/')
    return read_word (self);
  for (self->at++; self->at < self->end && !g_ascii_isspace (*self->at) && !strchr ("()<>[]/", *self->at);)
    self->at++;
  g_string_append_c (self->operands, ' ');
  g_string_append_len (self->operands, start, self->at - start);
  return NULL;
}

/* "<feff…>" is a string, "<<" is none. */
static void
skip_hexadecimal (Reader *self)
{
  while (self->at < self->end && *self->at == '<' && (self->at + 1 == self->end || self->at[1] != '<'))
    {
      while (self->at < self->end && *self->at != '>')
        self->at++;
      self->at = MIN (self->at + 1, self->end);
    }
}

char *
fixture_content_dup_fault (const char *content,
                           gsize       length,
                           GArray     *mcids)
{
  Reader self = { .at = content, .end = content + length, .mcids = mcids };
  char *fault = NULL;

  self.marks = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self.operands = g_string_new (NULL);
  while (!fault && self.at < self.end)
    {
      if (*self.at == '<' && self.at + 1 < self.end && self.at[1] == '<')
        self.at += 2;
      else if (*self.at == '<')
        skip_hexadecimal (&self);
      else
        fault = read_token (&self);
    }
  if (!fault && self.marks->len > 0)
    fault = g_strdup ("a mark never ends");
  g_array_unref (self.marks);
  g_string_free (self.operands, TRUE);
  return fault;
}
