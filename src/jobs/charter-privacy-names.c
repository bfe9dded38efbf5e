/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-privacy-names.h"

#include <string.h>

#define WORD "\\p{Lu}(?:\\p{Ll}|['’-]\\p{L}){1,24}"
#define NAME "(?:(" WORD ")[ \\t,]{1,2}(" WORD "|\\p{Lu}\\.?)|(" WORD "))"
#define YEAR "(?:(?:Year|Yr|NCY|Y)[ .]?(?:1[0-3]|[1-9])[A-Z]?|Reception|YR)(?![A-Za-z0-9])"

enum { NAME_YEAR, YEAR_NAME, TITLE, WHOLE_NAME, WHOLE_YEAR, N_EXPRESSIONS };

static const char * const patterns[N_EXPRESSIONS] = {
  [NAME_YEAR] = "(?<![\\p{L}\\p{N}@])" NAME "(?:[ \\t]?[,;:(–-][ \\t(]{0,2}|[ \\t]{1,3}|,? (?:is|was)? ?(?:in|from|of|now in) (?:our )?)\\(?(" YEAR ")",
  [YEAR_NAME] = "(?<![\\p{L}\\p{N}])(" YEAR ")(?:[ \\t]?[,;:–-][ \\t]?|[ \\t]{1,3}(?:(?:pupil|child|student)[ ])?)" NAME "(?![\\p{L}])",
  [TITLE] = "(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Prof|Rev|Teacher|TA|SENCO|Governor)\\.?[ \\t]*$",
  [WHOLE_NAME] = "^" WORD "(?:[ ]+(?:" WORD "|\\p{Lu}\\.?)){0,3}$",
  [WHOLE_YEAR] = "^(?:(?:Year|Yr|NCY|Y)[ .]?)?(?:1[0-3]|[1-9]|R|N)[A-Z]?(?:\\.0)?$|^(?:Reception|Nursery)$",
};

/* Words that begin a heading or a sentence of a school and are nobody's name. Folded. */
static const char * const ordinary[] = {
  "a", "academic", "academy", "access", "achievement", "action", "admission", "admissions", "advice", "after", "all", "an",
  "and", "annual", "any", "applicable", "approach", "april", "area", "art", "as", "assembly", "assessment",
  "at", "attainment", "attendance", "audit", "august", "autism", "autumn", "average", "award", "band",
  "base", "baseline", "behaviour", "best", "better", "biology", "book", "books", "boys", "breakfast",
  "building", "bulletin", "by", "calm", "care", "case", "catch", "centre", "charter", "chemistry", "children",
  "children’s", "circle", "class", "classroom", "classrooms", "club", "cohort", "communication", "community", "computing",
  "coordinator", "corner", "council", "counts", "course", "creative", "curriculum", "data", "date", "day",
  "december", "department", "design", "development", "digital", "display", "district", "drama", "dyslexia", "each", "early",
  "east", "easter", "education", "ehc", "ehcp", "end", "english", "environment", "evaluation", "every", "evidence", "exam",
  "family", "february", "field", "final", "first", "five", "for", "forest", "form", "forum", "four", "framework",
  "french", "friday", "from", "funding", "garden", "geography", "german", "girls", "good", "governor", "governors",
  "grade", "group", "groups", "growth", "guidance", "half", "hall", "handbook", "head", "health", "high", "history",
  "home", "homework", "house", "impact", "improvement", "in", "inclusion", "independent", "induction",
  "information", "instruction", "internal", "intervention", "interventions", "january", "july", "june", "junior", "keeping",
  "key", "language", "large", "last", "lead", "leader", "learning", "lesson", "lessons", "letter", "level", "library",
  "list", "literacy", "local", "low", "lower", "lunch", "many", "map", "march", "mark", "math", "mathematics",
  "maths", "may", "meeting", "mental", "mentor", "mentoring", "minutes", "mixed", "monday", "monitoring", "month",
  "morning", "most", "multiplication", "music", "national", "new", "newsletter", "next", "no", "north", "notes",
  "november", "number", "nursery", "nurture", "observation", "october", "of", "offer", "office", "older", "on", "one", "open",
  "our", "outcomes", "over", "parent", "parents", "park", "participation", "pastoral", "pathway", "peer", "people", "phase",
  "phonics", "photo", "physical", "physics", "plan", "planning", "play", "playground", "policy", "poster", "practice",
  "premium", "primary", "principal", "priority", "profile", "programme", "progress", "project", "provision",
  "pupil", "pupils", "quality", "quiet", "reading", "reception", "record", "records", "register", "religious", "report", "residential",
  "resource", "resources", "results", "review", "room", "rooms", "sample", "sats", "saturday", "school", "schools", "science",
  "screening", "second", "secondary", "section", "self", "sen", "senco", "sencos", "send", "senior", "sensory", "september",
  "session", "sessions", "shared", "short", "sixth", "small", "social", "some", "south", "spanish", "specialist", "speech", "spelling",
  "spoken", "sport", "spring", "staff", "stage", "standards", "statement", "statutory", "story", "strategy",
  "street", "structured", "student", "students", "summary", "summer", "sunday", "support", "survey", "swimming", "table", "tables",
  "target", "targeted", "targets", "teacher", "teachers", "teaching", "team", "term", "termly", "test", "tests", "the", "therapy", "these",
  "third", "this", "three", "through", "thursday", "timetable", "timetables", "timetabled", "times", "to", "topic", "total", "tracking", "training",
  "transfer", "transition", "trip", "tuesday", "tutor", "tutors", "two", "unit", "universal", "up", "upper", "visit", "visual",
  "voice", "wave", "we", "wednesday", "week", "weekly", "welcome", "well", "wellbeing", "west", "when", "whole", "with",
  "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "rev", "sir",
  "work", "working", "workshop", "writing", "year", "years", "young", "your", "youth",
};

/* What stands before the @ of an office's address. */
static const char * const roles[] = {
  "accounts", "admin", "administrator", "admissions", "attendance", "bursar", "careers", "chair", "clerk", "complaints",
  "contact", "data", "dpo", "dsl", "ehc", "ehcp", "enquiries", "enquiry", "exams", "feedback", "finance",
  "general", "governance", "governor", "governors", "head", "headteacher", "hello", "help", "helpdesk", "hr", "inclusion",
  "info", "information", "it", "iass", "lead", "library", "local", "mail", "news", "noreply", "office", "offer", "outreach",
  "parents", "pa", "postmaster", "principal", "privacy", "protection", "reception", "referral", "referrals", "reply",
  "safeguarding", "school", "schooloffice", "secretary", "sen", "senco", "send", "sendco", "sendiass", "service", "services", "site",
  "staff", "support", "team", "the", "training", "transport", "virtual", "webmaster", "no", "do", "not", "of", "and", "for", "to", "us",
};

static gpointer
compile (gpointer data)
{
  GRegex **expressions = g_new0 (GRegex *, N_EXPRESSIONS);

  for (guint i = 0; i < N_EXPRESSIONS; i++)
    {
      expressions[i] = g_regex_new (patterns[i], G_REGEX_OPTIMIZE, 0, NULL);
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

static gpointer
make_ordinary (gpointer data)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (ordinary); i++)
    g_hash_table_add (set, (gpointer) ordinary[i]);
  return set;
}

static gboolean
is_ordinary (const char *word)
{
  static GOnce once = G_ONCE_INIT;
  g_autofree char *folded = word ? g_utf8_strdown (word, -1) : NULL;

  return folded && g_hash_table_contains (g_once (&once, make_ordinary, NULL), folded);
}

static gboolean
has_title_before (const char *line,
                  int         at)
{
  int from = MAX (0, at - 12);
  g_autofree char *before = NULL;

  while (from < at && ((guchar) line[from] & 0xC0) == 0x80)
    from++;
  before = g_strndup (line + from, (gsize) (at - from));
  return g_regex_match (get_expression (TITLE), before, 0, NULL);
}

static char *
make_shape (const char *first,
            const char *second,
            const char *year)
{
  g_autofree char *one = g_utf8_substring (first, 0, 1);
  g_autofree char *other = second && *second ? g_utf8_substring (second, 0, 1) : NULL;

  return other ? g_strdup_printf ("%s. %s., %s", one, other, year) : g_strdup_printf ("%s., %s", one, year);
}

/* Groups @from to @from + 2 are two names, or one. */
static char *
judge_match (GMatchInfo *match,
             const char *line,
             int         from,
             int         year_group)
{
  g_autofree char *first = g_match_info_fetch (match, from);
  g_autofree char *second = g_match_info_fetch (match, from + 1);
  g_autofree char *single = g_match_info_fetch (match, from + 2);
  g_autofree char *year = g_match_info_fetch (match, year_group);
  gboolean is_pair = first && *first;
  int at;

  g_match_info_fetch_pos (match, is_pair ? from : from + 2, &at, NULL);
  if (at < 0 || has_title_before (line, at) || is_ordinary (is_pair ? first : single)
      || (is_pair && is_ordinary (second)))
    return NULL;
  return make_shape (is_pair ? first : single, is_pair ? second : NULL, year);
}

static void
find_all (GPtrArray  *shapes,
          const char *line,
          guint       expression,
          int         name_group,
          int         year_group)
{
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (get_expression (expression), line, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      char *shape = judge_match (match, line, name_group, year_group);

      if (shape)
        g_ptr_array_add (shapes, shape);
    }
}

/**
 * charter_privacy_find_names:
 * @line: valid UTF-8
 *
 * Returns: (transfer full) (element-type utf8): "A. H., Year 4" for each name beside a year group.
 *   Members of staff, who have a title, and the words of headings are not among them
 */
GPtrArray *
charter_privacy_find_names (const char *line)
{
  GPtrArray *shapes = g_ptr_array_new_with_free_func (g_free);

  find_all (shapes, line, NAME_YEAR, 1, 4);
  find_all (shapes, line, YEAR_NAME, 2, 1);
  return shapes;
}

static gboolean
is_one_of (const char         *cell,
           const char * const *words)
{
  g_autofree char *folded = g_utf8_strdown (cell, -1);

  return g_strv_contains (words, folded);
}

/**
 * charter_privacy_read_headings:
 * @cells: (array zero-terminated=1): a row of a table
 *
 * Returns: where names and year groups stand beneath it; -1 for both unless it has both
 */
CharterNameColumns
charter_privacy_read_headings (char **cells)
{
  static const char * const names[] = { "forename", "first name", "surname", "last name", "name", "pupil", "pupil name",
                                        "child", "child’s name", "student", "legal surname", "preferred name", NULL };
  static const char * const years[] = { "year", "yr", "year group", "nc year", "ncy", "yeargroup", "y", "class", NULL };
  CharterNameColumns columns = { -1, -1 };

  for (int i = 0; cells[i]; i++)
    {
      if (columns.name < 0 && is_one_of (cells[i], names))
        columns.name = i;
      else if (columns.year < 0 && is_one_of (cells[i], years))
        columns.year = i;
    }
  if (columns.name < 0 || columns.year < 0)
    columns.name = columns.year = -1;
  return columns;
}

/**
 * charter_privacy_dup_row_shape:
 * @columns: of the table
 * @cells: (array zero-terminated=1): one of its rows
 *
 * Returns: (transfer full) (nullable): "A., 4" when the row names somebody with a year group
 */
char *
charter_privacy_dup_row_shape (const CharterNameColumns  *columns,
                               char                     **cells)
{
  int n = (int) g_strv_length (cells);
  const char *name;
  const char *year;

  if (columns->year < 0 || columns->name < 0 || columns->name >= n || columns->year >= n)
    return NULL;
  name = cells[columns->name];
  year = cells[columns->year];
  if (!g_regex_match (get_expression (WHOLE_NAME), name, 0, NULL) || is_ordinary (name)
      || !g_regex_match (get_expression (WHOLE_YEAR), year, 0, NULL))
    return NULL;
  return make_shape (name, NULL, year);
}

/**
 * charter_privacy_is_role:
 * @address: what stands before the @ of an address
 *
 * Returns: whether it is that of an office or a role, such as "school.office2"
 */
gboolean
charter_privacy_is_role (const char *address)
{
  g_auto(GStrv) words = g_strsplit_set (address, ".-_+0123456789", -1);
  guint n = 0;

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *folded = g_ascii_strdown (words[i], -1);
      gboolean is_known = FALSE;

      if (!*folded)
        continue;
      n++;
      for (guint j = 0; !is_known && j < G_N_ELEMENTS (roles); j++)
        is_known = g_str_equal (folded, roles[j]);
      if (!is_known)
        return FALSE;
    }
  return n > 0;
}
