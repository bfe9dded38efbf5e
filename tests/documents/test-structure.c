/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fixture-content.h"
#include "fixture-pdf.h"
#include "fixture-structure.h"

/* What a writer could forget, as a change of a sound file that keeps its length, and what the checker
 * must then say. The first place of @from is changed, or all of them. */
typedef struct {
  const char *from;
  const char *to;
  const char *fault;
  gboolean everywhere;
} Damage;

static const Damage damages[] = {
  { "/Lang (en-GB)", "/Long (en-GB)", "there is no language" },
  { "/Marked true", "/Morked true", "the file is not said to be tagged" },
  { "/DisplayDocTitle true", "/DisplayDocTitel true", "a reader shows the file's name" },
  { "/Outlines ", "/Outlinez ", "there are no bookmarks", TRUE },
  { "/Dest [", "/Dost [", "a link has no destination" },
  { "<pdfuaid:part>1", "<pdfuaid:part>2", "the file does not say what it conforms to" },
  { "<dc:title>", "<dc:titel>", "the metadata has no title" },
  { "/S /Document", "/S /Dokument", "the tree has no document" },
  { "/S /H2", "/S /H3", "a heading skips a level" },
  { "/S /LBody", "/S /TBody", "/TBody stands in /LI" },
  { "/S /LI ", "/S /TR ", "/TR stands in /L" },
  { "/S /TH ", "/S /XX ", "a role is not standard" },
  { "/S /THead", "/S /TXead", "a role is not standard" },
  { "/S /TR ", "/S /LI ", "/LI stands in" },
  { "/Scope /Column", "/Scopf /Column", "a header cell has no scope" },
  { "/Scope /Row", "/Scopf /Row", "a header cell has no scope" },
  { "/ID (h", "/IE (h", "a header cell's id does not lead to it" },
  { "/Headers [(", "/Hooders [(", "a cell has no header" },
  { "/Headers [(h0", "/Headers [(h9", "a cell's header is nowhere" },
  { "/Alt ", "/Elt ", "a figure has no alternative" },
  { "/BBox [", "/BBex [", "a figure has no box" },
  { "/Type /OBJR", "/Type /OBJX", NULL },
  { "/Contents (Go", "/Kontents (Go", "a link has no description" },
  { "/StructParent ", "/StructPorent ", "an annotation does not know its element" },
  { "/StructParents ", "/StructPorents ", "content does not know its element" },
  { "/Tabs /S", "/Tabs /R", "a page's links are not in the order of its structure" },
  { "/ToUnicode", "/ToUnikode", "a font has no map to Unicode" },
  { "/FontFile", "/FontPile", "a font is not embedded" },
  { "/K [0", "/K [9", "content is not in the tree" },
};

static GBytes *
damage (GBytes       *pdf,
        const Damage *what)
{
  gsize length;
  char *copy = g_memdup2 (g_bytes_get_data (pdf, &length), g_bytes_get_size (pdf));
  char *from = copy;
  guint n = 0;

  length = g_bytes_get_size (pdf);
  g_assert_cmpuint (strlen (what->from), ==, strlen (what->to));
  while ((n == 0 || what->everywhere) && (from = memmem (from, length - (gsize) (from - copy), what->from,
                                                        strlen (what->from))))
    {
      memcpy (from, what->to, strlen (what->to));
      n++;
    }
  g_test_message ("%s", what->from);
  g_assert_cmpuint (n, >, 0);
  return g_bytes_new_take (copy, length);
}

/* A checker that never fails would prove nothing. */
static void
test_damages (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (60);
  g_autoptr(GBytes) pdf = fixture_pdf_make (document);
  g_autofree char *sound = fixture_structure_dup_fault (pdf);

  g_assert_cmpstr (sound, ==, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr(GBytes) broken = damage (pdf, &damages[i]);
      g_autofree char *fault = fixture_structure_dup_fault (broken);

      g_assert_nonnull (fault);
      if (damages[i].fault && !strstr (fault, damages[i].fault))
        g_error ("“%s” made “%s”, not “%s”", damages[i].from, fault, damages[i].fault);
    }
}

typedef struct {
  const char *content;
  const char *fault; /* nullable: it is sound */
  guint n_mcids;
} Content;

static void
test_content (void)
{
  static const Content contents[] = {
    { "q /Span << /MCID 0 >> BDC BT (a \\) EMC f) Tj ET EMC Q /Artifact BMC 0 0 1 1 re f EMC", NULL, 1 },
    { "/Span << /MCID 0 >> BDC /Span << /ActualText <feff0041> >> BDC (a) Tj EMC EMC", NULL, 1 },
    { "0 0 1 1 re f", "content is not tagged: f", 0 },
    { "/x5 Do", "content is not tagged: Do", 0 },
    { "BT [(a) 3 (b)] TJ ET", "content is not tagged: TJ", 0 },
    { "/Span << /MCID 0 >> BDC EMC EMC", "a mark ends that never began", 1 },
    { "/Span << /MCID 0 >> BDC", "a mark never ends", 1 },
    { "/Span << /MCID 0 >> BDC /Artifact BMC EMC EMC", "an artefact lies in tagged content", 1 },
    { "/Artifact BMC /Span << /MCID 0 >> BDC EMC EMC", "tagged content lies in an artefact", 0 },
    { "/NonStruct BMC (a) Tj EMC", "a mark is neither tagged nor an artefact", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr(GArray) mcids = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree char *fault = fixture_content_dup_fault (contents[i].content, strlen (contents[i].content), mcids);

      g_assert_cmpstr (fault, ==, contents[i].fault);
      g_assert_cmpuint (mcids->len, ==, contents[i].n_mcids);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/structure/damages", test_damages);
  g_test_add_func ("/structure/content", test_content);
  return g_test_run ();
}
