/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "charter-annex-job.h"
#include "charter-area.h"
#include "charter-docx-output.h"
#include "charter-evidence-folder.h"
#include "charter-item.h"
#include "charter-pack-job.h"
#include "charter-paginator.h"
#include "charter-sitting.h"
#include "fixture-docx.h"
#include "fixture-pdf.h"

/* Packs of schools that nobody has, read by the programs that people read PDFs with. */

static void
set_up (Sitting       *sitting,
        gconstpointer  data)
{
  sitting_set_up (sitting);
}

static void
tear_down (Sitting       *sitting,
           gconstpointer  data)
{
  sitting_tear_down (sitting);
}

/* What a program says; NULL when it is not installed. */
static char *
run_tool (const char * const *words)
{
  g_autofree char *program = g_find_program_in_path (words[0]);
  g_autoptr(GError) error = NULL;
  char *out = NULL;
  int status;

  if (!program)
    return NULL;
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return out;
}

/* Where lines break is the layout's business. */
static char *
dup_squeezed (const char *words)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = words ? words : ""; *p; p++)
    if (g_ascii_isgraph (*p))
      g_string_append_c (squeezed, *p);
  return g_string_free (squeezed, FALSE);
}

static void
assert_says (const char *said,
             const char *words)
{
  g_autofree char *needle = dup_squeezed (words);

  if (!strstr (said, needle))
    g_error ("the pack does not say “%s”", words);
}

static void
check_fonts (const char *path)
{
  const char * const command[] = { "pdffonts", path, NULL };
  g_autofree char *out = run_tool (command);
  g_auto(GStrv) lines = out ? g_strsplit (out, "\n", -1) : NULL;

  for (guint i = 2; lines && lines[i] && *lines[i]; i++)
    {
      /* Columns at the end of the line: embedded, subset, Unicode, object. */
      g_autofree char *line = g_strdup (g_strchomp (lines[i]));

      g_assert_true (g_regex_match_simple (" yes +yes +yes +[0-9]+ +0$", line, 0, 0));
    }
}

static void
check_items (Sitting    *sitting,
             const char *said)
{
  CharterFramework *framework = charter_pack_library_get_default (charter_session_get_library (sitting->session));
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          assert_says (said, charter_item_get_code (item));
          assert_says (said, charter_item_get_title (item));
        }
    }
}

static void
check_records (Sitting    *sitting,
               const char *said)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (sitting->session);
  const GType types[] = { CHARTER_TYPE_EVIDENCE, CHARTER_TYPE_ACTION };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *list = charter_portfolio_get_list (portfolio, types[i]);

      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr(GObject) record = g_list_model_get_item (list, j);
          g_autofree char *title = NULL;

          g_object_get (record, "title", &title, NULL);
          assert_says (said, title);
        }
    }
}

/* The structure checker, the layout's own check, and three programs from elsewhere. */
static void
check_pack (Sitting        *sitting,
            gboolean        is_full,
            CharterAnnexes  annexes)
{
  g_autoptr(CharterDocument) document = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, is_full);
  g_autofree char *path = g_build_filename (sitting->data_dir, "proof.pdf", NULL);
  const char * const check[] = { "qpdf", "--check", path, NULL };
  const char * const read[] = { "pdftotext", path, "-", NULL };
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  charter_annex_job_add (sitting->session, document, annexes);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  checked = run_tool (check);
  check_fonts (path);
  text = run_tool (read);
  if (!checked || !text)
    {
      g_test_skip ("qpdf or pdftotext is not here");
      return;
    }
  said = dup_squeezed (text);
  check_items (sitting, said);
  check_records (sitting, said);
}

static void
test_nothing (Sitting       *sitting,
              gconstpointer  data)
{
  check_pack (sitting, FALSE, CHARTER_ANNEXES_NONE);
  check_pack (sitting, TRUE, CHARTER_ANNEXES_NONE);
}

static char *
dup_words (const char * const *vocabulary,
           guint               n)
{
  GString *words = g_string_new (NULL);
  guint length = g_strv_length ((char **) vocabulary);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", vocabulary[(i * 7 + i / 11) % length]);
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

/* Every item with as many words in each field; an action and a piece of evidence for each. */
static void
judge_all (Sitting            *sitting,
           const char * const *vocabulary,
           guint               n_words)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (sitting->session);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  CharterFramework *framework = charter_pack_library_get_default (charter_session_get_library (sitting->session));
  CharterAudit *audit = charter_session_ensure_audit (sitting->session);
  GListModel *areas = charter_framework_get_areas (framework);
  g_autofree char *words = dup_words (vocabulary, n_words);
  gint64 number = 1;

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++, number++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          CharterJudgement *judgement = charter_portfolio_ensure_judgement (
            portfolio, audit, charter_item_get_code (item), CHARTER_VOICE_SCHOOL);
          g_autofree char *title = g_strdup_printf ("%s %d", vocabulary[0], (int) number);
          g_autoptr(CharterAction) action = g_object_new (CHARTER_TYPE_ACTION, "school", school, "number", number,
                                                          "title", title, NULL);
          g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "school", school, "number",
                                                              number, "title", title, NULL);

          charter_judgement_set_level (judgement, "emerging");
          charter_judgement_set_what_we_see (judgement, words);
          charter_judgement_set_next_step (judgement, words);
          charter_portfolio_add (portfolio, CHARTER_RECORD (action));
          charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
        }
    }
}

static void
test_everything (Sitting       *sitting,
                 gconstpointer  data)
{
  static const char * const vocabulary[] = {
    "Meeting", "every", "family", "early", "means", "that", "needs", "are", "known", "before", "September",
    "and", "that", "what", "helps", "is", "written", "down", "in", "one", "place", NULL,
  };

  judge_all (sitting, vocabulary, 1000); /* in each of two fields */
  check_pack (sitting, TRUE, CHARTER_ANNEXES_NONE);
}

/* What the first letter of a paragraph says (Unicode, annex 9, rule P2). */
static gboolean
is_right_to_left (const char *words)
{
  for (const char *p = words; *p && *p != '\n'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      {
        GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

        return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW;
      }
  return FALSE;
}

/* The school's own words, with a label of the program's before them or without. */
static const char *
skip_label (const char *words)
{
  static const char * const labels[] = { "What we see", "Next step" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (words, labels[i]))
      return words + strlen (labels[i]);
  return words;
}

/* A paragraph runs as its own first letter does, and a line of one from right to left ends at the
 * right edge of its column: what is free is free at its left. */
static void
check_line (const CharterMark *mark,
            guint             *n_lines)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (mark->layout, mark->line);
  const char *text = pango_layout_get_text (mark->layout);
  const char *paragraph = text + line->start_index;
  PangoRectangle logical;
  double column, right;
  gboolean turned;

  while (paragraph > text && paragraph[-1] != '\n')
    paragraph--;
  turned = is_right_to_left (skip_label (paragraph));
  g_assert_cmpint (pango_layout_line_get_resolved_direction (line), ==,
                   turned ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  if (!turned || pango_layout_get_width (mark->layout) < 0)
    return;
  column = pango_layout_get_width (mark->layout) / (double) PANGO_SCALE;
  pango_layout_line_get_extents (line, NULL, &logical);
  right = mark->x + logical.width / (double) PANGO_SCALE;
  g_assert_cmpfloat (right, <=, CHARTER_PAGE_WIDTH - CHARTER_PAGE_SIDE + 0.5);
  g_assert_cmpfloat (right - column, >=, CHARTER_PAGE_SIDE - 0.5);
  (*n_lines)++;
}

/* The table is an English one: its columns go from left to right whatever its cells say, and a cell's
 * words stay inside its own column. */
static void
check_head (CharterPages *pages,
            GArray       *marks,
            guint        *n_heads)
{
  const CharterMark *last = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const CharterMark *mark = &g_array_index (marks, CharterMark, i);
      CharterNode *node = mark->node > 0 ? charter_pages_get_node (pages, mark->node) : NULL;

      if (mark->kind != CHARTER_MARK_LINE_OF_TEXT || !node || g_strcmp0 (node->scope, "Column") != 0 || mark->line > 0)
        continue;
      if (last && charter_pages_get_node (pages, last->node)->parent == node->parent)
        {
          g_assert_cmpfloat (last->x, <, mark->x);
          (*n_heads)++;
        }
      last = mark;
    }
}

static void
check_directions (Sitting *sitting)
{
  g_autoptr(CharterDocument) document = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, TRUE);
  g_autoptr(CharterPages) pages = charter_paginate (document);
  guint n_lines = 0, n_heads = 0;

  for (guint page = 0; page < charter_pages_get_n_pages (pages); page++)
    {
      GArray *marks = charter_pages_get_marks (pages, page);

      check_head (pages, marks, &n_heads);
      for (guint i = 0; i < marks->len; i++)
        {
          const CharterMark *mark = &g_array_index (marks, CharterMark, i);

          if (mark->kind == CHARTER_MARK_LINE_OF_TEXT && mark->node != CHARTER_NODE_NONE)
            check_line (mark, &n_lines);
        }
    }
  g_assert_cmpuint (n_lines, >, 100);
  g_assert_cmpuint (n_heads, >, 10);
}

/* Right to left, and letters with marks; the numbers and codes are found in them. */
/* The Word twin says of each stretch which way it runs, at the foot of its pages, too. */
static void
check_word (Sitting *sitting)
{
  g_autoptr(CharterDocument) document = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, TRUE);
  g_autoptr(CharterPages) pages = charter_paginate (document);
  g_autofree char *path = g_build_filename (sitting->data_dir, "proof.docx", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *body = NULL;
  g_autofree char *foot = NULL;
  g_autoptr(GBytes) docx = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_true (charter_docx_output_write (document, pages, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  docx = g_bytes_new (bytes, length);
  fixture_docx_check (docx, document, TRUE);
  body = fixture_docx_dup_part (docx, "word/document.xml");
  g_assert_nonnull (strstr (body, "<w:bidi/>"));
  g_assert_nonnull (strstr (body, "<w:rtl/>"));
  foot = fixture_docx_dup_part (docx, "word/footer1.xml");
  g_assert_nonnull (strstr (foot, "مدرسة"));
  g_assert_nonnull (strstr (foot, "<w:rtl/>"));
}

static void
test_scripts (Sitting       *sitting,
              gconstpointer  data)
{
  static const char * const vocabulary[] = {
    "مدرسة", "שלום", "Żółć", "naïve", "Ελληνικά", "العائلات", "jaźń", "ילדים", "Straße", "التعلم", NULL,
  };

  charter_school_set_name (charter_portfolio_get_school (charter_session_get_portfolio (sitting->session)),
                           "مدرسة النور · Szkoła Żółć");
  judge_all (sitting, vocabulary, 60);
  check_pack (sitting, TRUE, CHARTER_ANNEXES_NONE);
  check_directions (sitting);
  check_word (sitting);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_paper (const char *words)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, 14);
  cairo_move_to (cr, 60, 80);
  cairo_show_text (cr, words);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
add_paper (Sitting *sitting,
           gint64   number)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (sitting->session);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autofree char *id = g_strdup_printf ("paper-%d", (int) number);
  g_autofree char *title = g_strdup_printf ("Paper number %d", (int) number);
  /* Each tenth is cut off in the middle. */
  g_autoptr(GBytes) whole = make_paper (title);
  g_autoptr(GBytes) bytes = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / (number % 10 == 0 ? 20 : 1));
  g_autoptr(CharterKeptFile) kept = charter_evidence_folder_keep_bytes (
    charter_session_get_evidence_folder (sitting->session), bytes, "paper.pdf", NULL);
  g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "id", id, "school", school, "number",
                                                      number, "title", title, NULL);
  g_autoptr(CharterEvidenceFile) file = g_object_new (CHARTER_TYPE_EVIDENCE_FILE, "school", school, "evidence", id,
                                                      "name", "paper.pdf", "sha256", kept->sha256, "content-type",
                                                      "application/pdf", NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
  charter_portfolio_add (portfolio, CHARTER_RECORD (file));
}

static void
test_annexes (Sitting       *sitting,
              gconstpointer  data)
{
  for (gint64 number = 1; number <= 60; number++)
    add_paper (sitting, number);
  check_pack (sitting, FALSE, CHARTER_ANNEXES_PRINTED);
  check_pack (sitting, FALSE, CHARTER_ANNEXES_ATTACHED);
}

#define ADD(path, func) g_test_add (path, Sitting, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/proof-packs/nothing", test_nothing);
  ADD ("/proof-packs/everything", test_everything);
  ADD ("/proof-packs/scripts", test_scripts);
  ADD ("/proof-packs/annexes", test_annexes);
  return g_test_run ();
}
