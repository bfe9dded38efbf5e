/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-privacy.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-privacy-names.h"

/* Longer lines are looked at in pieces, cut between words: no expression runs over more at once. */
#define MAX_LINE 4096
/* More of one kind in one text say nothing new. */
#define MAX_SPOTS 500
#define MAX_COLUMNS 256

#define DATE                                                                                       \
  "(?:\\d{1,2}(?:st|nd|rd|th)?[ ]?[/.\\- ][ ]?(?:\\d{1,2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)" \
  "[ ]?[/.\\-, ][ ]?(?:\\d{4}|\\d{2})"                                                             \
  "|(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}"                                                     \
  "|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})"
#define BIRTH_WORD "(?<![a-z])(?:d\\.? ?o\\.? ?b(?![a-z])\\.?|date[ _-]of[ _-]birth|birth[ _-]?date|birthday|born(?: on)?(?![a-z]))"

enum { UPN, NHS, BIRTH, BIRTH_WORDS, WHOLE_DATE, EMAIL, N_EXPRESSIONS };

static const char * const patterns[N_EXPRESSIONS] = {
  /* A letter and twelve digits; the last is a letter in a temporary one. */
  [UPN] = "(?<![A-Za-z0-9])([A-HJ-NP-RT-Z]) ?(\\d{3}) ?(\\d{4}) ?(\\d{2}) ?(\\d{2}[0-9A-HJ-NP-RT-Z])(?![A-Za-z0-9])",
  [NHS] = "(?<![\\d+.,/£-])(\\d{3})([ -]?)(\\d{3})\\2(\\d{4})(?![\\d/]|[.,-]\\d)",
  [BIRTH] = BIRTH_WORD "[^\\d\\n]{0,40}?(" DATE ")",
  [BIRTH_WORDS] = BIRTH_WORD,
  [WHOLE_DATE] = "^\\s*(?:" DATE "|[2-5]\\d{4}(?:\\.0+)?)(?:[ T]00:00(?::00)?)?\\s*$",
  [EMAIL] = "(?<![\\w.+%-])([A-Za-z0-9][\\w.+%'-]{0,63})@([\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6})",
};

static gpointer
compile (gpointer data)
{
  GRegex **expressions = g_new0 (GRegex *, N_EXPRESSIONS);

  for (guint i = 0; i < N_EXPRESSIONS; i++)
    {
      expressions[i] = g_regex_new (patterns[i], G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (expressions[i]);
    }
  return expressions;
}

static GRegex *
get_expression (guint which)
{
  static GOnce once = G_ONCE_INIT;

  return ((GRegex **) g_once (&once, compile, NULL))[which];
}

/**
 * charter_privacy_spot_free:
 * @spot: (transfer full) (nullable): a privacy spot
 */
void
charter_privacy_spot_free (CharterPrivacySpot *spot)
{
  if (!spot)
    return;
  g_free (spot->shape);
  g_free (spot);
}

/* A text that is being looked through. */
typedef struct {
  GPtrArray *spots;
  guint      counts[CHARTER_N_PRIVACY_KINDS];
  guint      line;
  gboolean   was_birth_word;                /* a line that says "date of birth" and nothing else */
  char       separator;                     /* of a table, or 0 */
  guint      n_columns;
  int        birth_column;                  /* from 0, or -1 */
  CharterNameColumns names;
} Look;

static void
add_spot (Look               *look,
          CharterPrivacyKind  kind,
          char               *shape)
{
  CharterPrivacySpot *spot;

  if (look->counts[kind]++ >= MAX_SPOTS)
    {
      g_free (shape);
      return;
    }
  spot = g_new0 (CharterPrivacySpot, 1);
  spot->kind = kind;
  spot->line = look->line;
  spot->shape = shape;
  g_ptr_array_add (look->spots, spot);
}

/* --- Numbers with a check ------------------------------------------------------------------- */

/* The first letter follows from the twelve others: weights 2 to 13, modulo 23, in an alphabet without
 * I, O and S; the same alphabet gives the value of the last letter of a temporary number.
 * (Department for Education, Unique Pupil Numbers guide.) */
static gboolean
is_upn (const char *number)
{
  static const char alphabet[] = "ABCDEFGHJKLMNPQRTUVWXYZ";
  int sum = 0;

  for (int i = 1; i < 13; i++)
    {
      const char *letter = g_ascii_isdigit (number[i]) ? NULL : strchr (alphabet, number[i]);
      int value = letter ? (int) (letter - alphabet) : number[i] - '0';

      sum += value * (i + 1);
    }
  return alphabet[sum % 23] == number[0];
}

/* Whether @words, which ends where the number begins, names what the number is. */
static gboolean
is_named (const char         *line,
          int                 at,
          const char * const *names)
{
  g_autofree char *before = g_ascii_strdown (line + MAX (0, at - 24), MIN (at, 24));

  for (guint i = 0; names[i]; i++)
    if (strstr (before, names[i]))
      return TRUE;
  return FALSE;
}

static void
find_upns (Look       *look,
           const char *line)
{
  static const char * const names[] = { "upn", "pupil number", NULL };
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (get_expression (UPN), line, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      g_auto(GStrv) parts = g_strsplit (found, " ", -1);
      g_autofree char *joined = g_strjoinv (NULL, parts);
      g_autofree char *number = g_ascii_strup (joined, -1);
      int at;

      g_match_info_fetch_pos (match, 0, &at, NULL);
      /* One that was mistyped is still meant to be one, where the text says so. */
      if (is_upn (number) || is_named (line, at, names))
        add_spot (look, CHARTER_PRIVACY_KIND_UPN, g_strdup_printf ("%.3s••••••••%s", number, number + 11));
    }
}

/* The last of ten digits follows from the others (weights 10 to 2, modulo 11). */
static gboolean
is_nhs_number (const char *digits)
{
  int sum = 0;

  if (strspn (digits, digits + 9) == 10) /* one digit ten times */
    return FALSE;
  for (int i = 0; i < 9; i++)
    sum += (digits[i] - '0') * (10 - i);
  return (11 - sum % 11) % 11 == digits[9] - '0';
}

static void
find_nhs_numbers (Look       *look,
                  const char *line)
{
  /* A book's number has the same check; a telephone's begins with 0 and has it by chance. */
  static const char * const others[] = { "isbn", "tel", "phone", "mobile", "fax", "+44", NULL };
  static const char * const names[] = { "nhs", NULL };
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (get_expression (NHS), line, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 3);
      g_autofree char *third = g_match_info_fetch (match, 4);
      g_autofree char *digits = g_strconcat (first, second, third, NULL);
      int at;

      g_match_info_fetch_pos (match, 0, &at, NULL);
      if (is_nhs_number (digits)
          && (is_named (line, at, names) || (*digits != '0' && !is_named (line, at, others))))
        add_spot (look, CHARTER_PRIVACY_KIND_NHS, g_strdup_printf ("%s ••• ••••", first));
    }
}

/* --- Dates of birth, addresses --------------------------------------------------------------- */

/* "••/••/2014": its year only, when it ends or begins with one. */
static char *
hide_date (const char *date)
{
  gsize length = strlen (date);

  if (length >= 8 && strspn (date, "0123456789") == 4)
    return g_strdup_printf ("%.4s-••-••", date);
  if (length >= 4 && strspn (date + length - 4, "0123456789") == 4)
    return g_strdup_printf ("••/••/%s", date + length - 4);
  return g_strdup ("••/••/••");
}

static void
find_births (Look       *look,
             const char *line)
{
  g_autoptr(GMatchInfo) match = NULL;
  gboolean has_date = FALSE;

  for (g_regex_match (get_expression (BIRTH), line, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *date = g_match_info_fetch (match, 1);

      has_date = TRUE;
      add_spot (look, CHARTER_PRIVACY_KIND_BIRTH, hide_date (date));
    }
  /* The label stands in one cell or on one line, the date in the next. */
  if (!has_date && look->was_birth_word && strpbrk (line, "/.- ")
      && g_regex_match (get_expression (WHOLE_DATE), line, 0, NULL))
    add_spot (look, CHARTER_PRIVACY_KIND_BIRTH, hide_date (line));
  if (*line)
    look->was_birth_word = strlen (line) < 40 && g_regex_match (get_expression (BIRTH_WORDS), line, 0, NULL);
}

static void
find_addresses (Look       *look,
                const char *line)
{
  g_autoptr(GMatchInfo) match = NULL;

  if (!strchr (line, '@'))
    return;
  for (g_regex_match (get_expression (EMAIL), line, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *who = g_match_info_fetch (match, 1);

      if (!charter_privacy_is_role (who))
        add_spot (look, CHARTER_PRIVACY_KIND_EMAIL, g_strdup_printf ("%c•••@•••", *who));
    }
}

static void
find_names (Look       *look,
            const char *line)
{
  g_autoptr(GPtrArray) shapes = charter_privacy_find_names (line);

  for (guint i = 0; i < shapes->len; i++)
    add_spot (look, CHARTER_PRIVACY_KIND_NAME, g_strdup (shapes->pdata[i]));
}

/* --- Tables ----------------------------------------------------------------------------------- */

static char
find_separator (const char *line)
{
  static const char separators[] = "\t;,|";

  for (const char *at = separators; *at; at++)
    if (strchr (line, *at))
      return *at;
  return 0;
}

static char **
split (const char *line,
       char        separator)
{
  const char with[] = { separator, '\0' };
  char **cells = g_strsplit (line, with, MAX_COLUMNS);

  for (guint i = 0; cells[i]; i++)
    g_strstrip (g_strdelimit (cells[i], "\"", ' '));
  return cells;
}

/* A row of headings makes a table of what follows. */
static gboolean
read_headings (Look       *look,
               const char *line)
{
  char separator = find_separator (line);
  g_auto(GStrv) cells = separator ? split (line, separator) : NULL;
  int birth = -1;
  CharterNameColumns names;

  if (!cells)
    return FALSE;
  for (int i = 0; cells[i]; i++)
    if (strlen (cells[i]) < 40 && g_regex_match (get_expression (BIRTH_WORDS), cells[i], 0, NULL)
        && !strpbrk (cells[i], "0123456789"))
      birth = i;
  names = charter_privacy_read_headings (cells);
  if (birth < 0 && names.year < 0)
    return FALSE;
  look->separator = separator;
  look->n_columns = g_strv_length (cells);
  look->birth_column = birth;
  look->names = names;
  return TRUE;
}

static void
read_row (Look       *look,
          const char *line)
{
  g_auto(GStrv) cells = split (line, look->separator);
  guint n = g_strv_length (cells);
  g_autofree char *shape = NULL;

  if (n + 1 < look->n_columns && *line) /* the table is over; the last cell may be missing */
    {
      look->separator = 0;
      return;
    }
  if (look->birth_column >= 0 && (guint) look->birth_column < n
      && g_regex_match (get_expression (WHOLE_DATE), cells[look->birth_column], 0, NULL))
    add_spot (look, CHARTER_PRIVACY_KIND_BIRTH, hide_date (cells[look->birth_column]));
  shape = charter_privacy_dup_row_shape (&look->names, cells);
  if (shape)
    add_spot (look, CHARTER_PRIVACY_KIND_NAME, g_steal_pointer (&shape));
}

/* --- The whole -------------------------------------------------------------------------------- */

static void
look_at_line (Look       *look,
              const char *line)
{
  if (!read_headings (look, line) && look->separator)
    read_row (look, line);
  find_upns (look, line);
  find_nhs_numbers (look, line);
  find_births (look, line);
  find_addresses (look, line);
  find_names (look, line);
}

/* At most MAX_LINE bytes, up to the last space among them when there are more. */
static gsize
measure_piece (const char *at,
               gsize       length)
{
  gsize cut = MAX_LINE;

  if (length <= MAX_LINE)
    return length;
  while (cut > MAX_LINE / 2 && !g_ascii_isspace (at[cut]))
    cut--;
  if (cut == MAX_LINE / 2)
    for (cut = MAX_LINE; cut > 0 && ((guchar) at[cut] & 0xC0) == 0x80; cut--)
      ;
  return MAX (cut, 1);
}

/**
 * charter_privacy_find:
 * @text: UTF-8; other bytes are passed over
 * @cancellable: (nullable): to stop; what was found until then is returned
 *
 * Looks for pupil numbers and NHS numbers whose check is right, dates of birth, addresses of e-mail
 * that are a person's and not an office's, and names beside a year group. A line and a table are
 * looked at as such: a date is one of birth when a word or a heading says so. It knows no list of
 * names and finds none that stand alone: the person is asked about those. A line longer than 4 KiB is
 * looked at in pieces, and of each kind 500 spots are kept.
 *
 * Returns: (transfer full) (element-type CharterPrivacySpot): in the order of the text
 */
GPtrArray *
charter_privacy_find (const char   *text,
                      GCancellable *cancellable)
{
  Look look = { .birth_column = -1 };
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char *at = valid;

  look.spots = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_privacy_spot_free);
  while (*at && !g_cancellable_is_cancelled (cancellable))
    {
      gsize length = strcspn (at, "\n\r\f");
      char *end = at + length;

      look.line++;
      while (length > 0)
        {
          gsize n = measure_piece (at, length);
          g_autofree char *piece = g_strndup (at, n);

          look_at_line (&look, g_strchomp (piece));
          at += n;
          length -= n;
        }
      at = end;
      if (at[0] == '\r' && at[1] == '\n')
        at++;
      if (*at)
        at++;
    }
  return look.spots;
}

/**
 * charter_privacy_dup_spoken:
 * @name: a file's name or an address, valid UTF-8
 *
 * Names of files and addresses join words by other things than spaces, and end in what says nothing.
 *
 * Returns: (transfer full) (nullable): "Reading plan Year 4" for "Reading_plan-Year%204.pdf"; %NULL where
 *   that is what it says already
 */
char *
charter_privacy_dup_spoken (const char *name)
{
  g_autofree char *plain = g_uri_unescape_string (name, NULL);
  g_autofree char *spoken = g_utf8_make_valid (plain ? plain : name, -1);
  char *dot = strrchr (spoken, '.');

  if (dot && strlen (dot) <= 6 && !strpbrk (dot, "/@ 0123456789"))
    *dot = '\0';
  g_strdelimit (spoken, "_+-/\\=&?", ' ');
  return g_str_has_prefix (name, spoken) ? NULL : g_steal_pointer (&spoken);
}

static CharterPrivacy
list_kinds (const char *text)
{
  g_autoptr(GPtrArray) spots = charter_privacy_find (text, NULL);
  CharterPrivacy found = CHARTER_PRIVACY_CLEAR;

  for (guint i = 0; i < spots->len; i++)
    found |= 1u << ((CharterPrivacySpot *) spots->pdata[i])->kind;
  return found;
}

/**
 * charter_privacy_look:
 * @text: (nullable): a file's name or a title
 *
 * As charter_privacy_find(), but for few words, where "date of birth" alone says what the rest is about,
 * and where words may be joined as they are in the name of a file.
 *
 * Returns: what was found
 */
CharterPrivacy
charter_privacy_look (const char *text)
{
  g_autofree char *spoken = text && g_utf8_validate (text, -1, NULL) ? charter_privacy_dup_spoken (text) : NULL;
  CharterPrivacy found = CHARTER_PRIVACY_CLEAR;

  if (!text)
    return found;
  found = list_kinds (text);
  if (spoken)
    found |= list_kinds (spoken);
  if (g_utf8_validate (text, -1, NULL) && g_regex_match (get_expression (BIRTH_WORDS), text, 0, NULL))
    found |= CHARTER_PRIVACY_BIRTH;
  return found;
}

/**
 * charter_privacy_dup_words:
 * @found: what was found
 *
 * Returns: (transfer full) (nullable): a sentence that says so, or %NULL when nothing was found
 */
char *
charter_privacy_dup_words (CharterPrivacy found)
{
  if (found & CHARTER_PRIVACY_UPN)
    return g_strdup (_("This looks as if it held a pupil number. Take it out before it is shown to anybody."));
  if (found & CHARTER_PRIVACY_NHS)
    return g_strdup (_("This looks as if it held an NHS number. Take it out before it is shown to anybody."));
  if (found & CHARTER_PRIVACY_BIRTH)
    return g_strdup (_("This looks as if it held a date of birth. Take it out before it is shown to anybody."));
  if (found & CHARTER_PRIVACY_EMAIL)
    return g_strdup (_("This looks as if it held a person’s e-mail address. Take it out before it is shown to anybody."));
  if (found & CHARTER_PRIVACY_NAME)
    return g_strdup (_("This looks as if it named a child with the year group. Take it out before it is shown to anybody."));
  return NULL;
}
