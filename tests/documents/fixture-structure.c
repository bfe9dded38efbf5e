/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture-structure.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "fixture-content.h"

typedef struct {
  qpdf_data qpdf;
  GString *fault;         /* the first one */
  GHashTable *tagged;     /* "page mcid" -> the element's object, from the tree */
  GHashTable *annotated;  /* an annotation's object -> the element's */
  GHashTable *parents;    /* number -> qpdf_oh, from the parent tree */
  GHashTable *ids;        /* of header cells -> element's object, from the tree of ids */
  GHashTable *fonts;      /* those that were looked at */
  int heading;            /* the last one's level */
  guint n_headings;
} Check;

G_GNUC_PRINTF (2, 3)
static void
fail (Check      *self,
      const char *format,
      ...)
{
  va_list words;

  if (self->fault->len > 0)
    return;
  va_start (words, format);
  g_string_vprintf (self->fault, format, words);
  va_end (words);
}

static qpdf_oh
get (Check      *self,
     qpdf_oh     object,
     const char *key)
{
  return qpdf_oh_is_dictionary (self->qpdf, object) ? qpdf_oh_get_key (self->qpdf, object, key)
                                                    : qpdf_oh_new_null (self->qpdf);
}

static gboolean
has (Check      *self,
     qpdf_oh     object,
     const char *key)
{
  return !qpdf_oh_is_null (self->qpdf, get (self, object, key));
}

static const char *
get_name (Check      *self,
          qpdf_oh     object,
          const char *key)
{
  qpdf_oh value = get (self, object, key);

  /* The library gives a name only until it is asked for another. */
  return qpdf_oh_is_name (self->qpdf, value) ? g_intern_string (qpdf_oh_get_name (self->qpdf, value)) : "";
}

static const char *
get_words (Check      *self,
           qpdf_oh     object,
           const char *key)
{
  qpdf_oh value = get (self, object, key);

  return qpdf_oh_is_string (self->qpdf, value) ? qpdf_oh_get_utf8_value (self->qpdf, value) : "";
}

static gboolean
is_true (Check      *self,
         qpdf_oh     object,
         const char *key)
{
  qpdf_oh value = get (self, object, key);

  return qpdf_oh_is_bool (self->qpdf, value) && qpdf_oh_get_bool_value (self->qpdf, value);
}

static int
count (Check   *self,
       qpdf_oh  array)
{
  return qpdf_oh_is_array (self->qpdf, array) ? qpdf_oh_get_array_n_items (self->qpdf, array) : 0;
}

static qpdf_oh
item (Check   *self,
      qpdf_oh  array,
      int      position)
{
  return qpdf_oh_get_array_item (self->qpdf, array, position);
}

static int
get_id (Check   *self,
        qpdf_oh  object)
{
  return qpdf_oh_get_object_id (self->qpdf, object);
}

/* What may stand in what (ISO 32000-1, 14.8.4), of the roles that are looked at closely. */
static gboolean
may_hold (const char *parent,
          const char *child)
{
  static const struct { const char *parent; const char *children; } rules[] = {
    { "/L", "/LI /L /Caption " },
    { "/LI", "/Lbl /LBody " },
    { "/Table", "/TR /THead /TBody /TFoot /Caption " },
    { "/THead", "/TR " }, { "/TBody", "/TR " }, { "/TFoot", "/TR " },
    { "/TR", "/TH /TD " },
    { "/TOC", "/TOC /TOCI /Caption " },
    { "/TOCI", "/Lbl /Reference /NonStruct /P /TOC /Span /Link " },
  };
  static const char * const only_in[][2] = {
    { "/LI", "/L" }, { "/LBody", "/LI" }, { "/TR", "/Table /THead /TBody /TFoot" }, { "/TH", "/TR" },
    { "/TD", "/TR" }, { "/TOCI", "/TOC" },
  };
  g_autofree char *word = g_strconcat (child, " ", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].parent, parent) && !strstr (rules[i].children, word))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (only_in); i++)
    if (g_str_equal (only_in[i][0], child) && !strstr (only_in[i][1], parent))
      return FALSE;
  return TRUE;
}

static void
check_role (Check      *self,
            const char *role)
{
  static const char * const known[] = {
    "/Document", "/Part", "/Sect", "/Div", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/P", "/L", "/LI",
    "/Lbl", "/LBody", "/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TH", "/TD", "/Span", "/Link",
    "/Reference", "/Figure", "/TOC", "/TOCI", "/Caption", "/Note", "/BlockQuote", "/Quote", NULL,
  };

  if (!g_strv_contains (known, role))
    fail (self, "a role is not standard: %s", role);
}

static void
check_heading (Check      *self,
               const char *role)
{
  int level = g_str_has_prefix (role, "/H") && g_ascii_isdigit (role[2]) ? role[2] - '0' : 0;

  if (level == 0)
    return;
  if (level > self->heading + 1)
    fail (self, "a heading skips a level: %s after level %d", role + 1, self->heading);
  self->heading = level;
  self->n_headings++;
}

static void
check_cell (Check      *self,
            qpdf_oh     element,
            const char *role)
{
  qpdf_oh attributes = get (self, element, "/A");
  const char *scope = get_name (self, attributes, "/Scope");
  qpdf_oh headers = get (self, attributes, "/Headers");

  if (g_str_equal (role, "/TH"))
    {
      if (!g_str_equal (scope, "/Column") && !g_str_equal (scope, "/Row"))
        fail (self, "a header cell has no scope");
      if (g_hash_table_lookup (self->ids, get_words (self, element, "/ID")) != GINT_TO_POINTER (get_id (self, element)))
        fail (self, "a header cell's id does not lead to it");
    }
  else if (g_str_equal (role, "/TD"))
    {
      if (count (self, headers) == 0)
        fail (self, "a cell has no header");
      for (int i = 0; i < count (self, headers); i++)
        if (!g_hash_table_contains (self->ids, qpdf_oh_get_utf8_value (self->qpdf, item (self, headers, i))))
          fail (self, "a cell's header is nowhere");
    }
}

static void
check_element (Check      *self,
               qpdf_oh     element,
               const char *role,
               const char *parent)
{
  check_role (self, role);
  check_heading (self, role);
  check_cell (self, element, role);
  if (!may_hold (parent, role))
    fail (self, "%s stands in %s", role, parent);
  if (g_str_equal (role, "/Figure"))
    {
      if (*get_words (self, element, "/Alt") == '\0')
        fail (self, "a figure has no alternative");
      if (count (self, get (self, get (self, element, "/A"), "/BBox")) != 4)
        fail (self, "a figure has no box");
    }
}

static void
add_content (Check   *self,
             qpdf_oh  element,
             qpdf_oh  page,
             int      mcid)
{
  char *key = g_strdup_printf ("%d %d", get_id (self, page), mcid);

  if (g_hash_table_contains (self->tagged, key))
    fail (self, "content stands in the tree twice");
  g_hash_table_insert (self->tagged, key, GINT_TO_POINTER (get_id (self, element)));
}

static void walk (Check      *self,
                  qpdf_oh     element,
                  const char *parent);

static void
walk_kid (Check      *self,
          qpdf_oh     element,
          qpdf_oh     kid,
          const char *role)
{
  const char *type = get_name (self, kid, "/Type");

  if (qpdf_oh_is_integer (self->qpdf, kid))
    add_content (self, element, get (self, element, "/Pg"), qpdf_oh_get_int_value_as_int (self->qpdf, kid));
  else if (g_str_equal (type, "/MCR"))
    add_content (self, element, get (self, kid, "/Pg"),
                 qpdf_oh_get_int_value_as_int (self->qpdf, get (self, kid, "/MCID")));
  else if (g_str_equal (type, "/OBJR"))
    g_hash_table_insert (self->annotated, GINT_TO_POINTER (get_id (self, get (self, kid, "/Obj"))),
                         GINT_TO_POINTER (get_id (self, element)));
  else
    {
      if (get_id (self, get (self, kid, "/P")) != get_id (self, element))
        fail (self, "an element does not know its parent");
      walk (self, kid, role);
    }
}

static void
walk (Check      *self,
      qpdf_oh     element,
      const char *parent)
{
  const char *role = get_name (self, element, "/S");
  qpdf_oh kids = get (self, element, "/K");
  gboolean has_annotation = FALSE;

  check_element (self, element, role, parent);
  for (int i = 0; i < count (self, kids); i++)
    {
      walk_kid (self, element, item (self, kids, i), role);
      has_annotation |= g_str_equal (get_name (self, item (self, kids, i), "/Type"), "/OBJR");
    }
  if (g_str_equal (role, "/Link") && !has_annotation)
    fail (self, "a link leads nowhere");
}

static void
read_parents (Check   *self,
              qpdf_oh  tree)
{
  qpdf_oh numbers = get (self, get (self, tree, "/ParentTree"), "/Nums");
  qpdf_oh names = get (self, get (self, tree, "/IDTree"), "/Names");
  g_autofree char *last = NULL;

  for (int i = 0; i + 1 < count (self, numbers); i += 2)
    g_hash_table_insert (self->parents,
                         GINT_TO_POINTER (qpdf_oh_get_int_value_as_int (self->qpdf, item (self, numbers, i)) + 1),
                         GUINT_TO_POINTER (item (self, numbers, i + 1)));
  for (int i = 0; i + 1 < count (self, names); i += 2)
    {
      char *id = g_strdup (qpdf_oh_get_utf8_value (self->qpdf, item (self, names, i)));

      if (last && strcmp (last, id) >= 0)
        fail (self, "the tree of ids is not in order");
      g_free (last);
      last = g_strdup (id);
      g_hash_table_insert (self->ids, id, GINT_TO_POINTER (get_id (self, item (self, names, i + 1))));
    }
}

static qpdf_oh
find_parent (Check   *self,
             qpdf_oh  number)
{
  int key = qpdf_oh_is_integer (self->qpdf, number) ? qpdf_oh_get_int_value_as_int (self->qpdf, number) + 1 : 0;

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->parents, GINT_TO_POINTER (key)));
}

/* What the page has marked is in the tree, and both lead to each other. */
static void
check_content (Check   *self,
               qpdf_oh  page)
{
  g_autoptr(GArray) mcids = g_array_new (FALSE, FALSE, sizeof (guint));
  qpdf_oh parents = find_parent (self, get (self, page, "/StructParents"));
  unsigned char *content = NULL;
  g_autofree char *fault = NULL;
  size_t length;

  if (qpdf_oh_get_page_content_data (self->qpdf, page, &content, &length) & QPDF_ERRORS)
    {
      fail (self, "a page cannot be read");
      return;
    }
  fault = fixture_content_dup_fault ((const char *) content, length, mcids);
  free (content);
  if (fault)
    fail (self, "%s", fault);
  for (guint i = 0; i < mcids->len; i++)
    {
      guint mcid = g_array_index (mcids, guint, i);
      g_autofree char *key = g_strdup_printf ("%d %u", get_id (self, page), mcid);
      int element = GPOINTER_TO_INT (g_hash_table_lookup (self->tagged, key));

      if (element == 0)
        fail (self, "content is not in the tree");
      else if ((int) mcid >= count (self, parents) || get_id (self, item (self, parents, (int) mcid)) != element)
        fail (self, "content does not know its element");
      g_hash_table_remove (self->tagged, key);
    }
}

static void
check_annotations (Check   *self,
                   qpdf_oh  page)
{
  qpdf_oh annotations = get (self, page, "/Annots");

  for (int i = 0; i < count (self, annotations); i++)
    {
      qpdf_oh annotation = item (self, annotations, i);
      int element = GPOINTER_TO_INT (g_hash_table_lookup (self->annotated,
                                                          GINT_TO_POINTER (get_id (self, annotation))));

      if (*get_words (self, annotation, "/Contents") == '\0')
        fail (self, "a link has no description");
      if (element == 0)
        fail (self, "an annotation is not in the tree");
      else if (get_id (self, find_parent (self, get (self, annotation, "/StructParent"))) != element)
        fail (self, "an annotation does not know its element");
      if (!has (self, annotation, "/Dest") && !has (self, annotation, "/A"))
        fail (self, "a link has no destination");
    }
}

static void
check_font (Check   *self,
            qpdf_oh  font)
{
  qpdf_oh descendants = get (self, font, "/DescendantFonts");
  qpdf_oh descriptor = get (self, count (self, descendants) > 0 ? item (self, descendants, 0) : font,
                            "/FontDescriptor");

  if (g_hash_table_contains (self->fonts, GINT_TO_POINTER (get_id (self, font))))
    return;
  g_hash_table_add (self->fonts, GINT_TO_POINTER (get_id (self, font)));
  if (!has (self, font, "/ToUnicode"))
    fail (self, "a font has no map to Unicode");
  if (!g_str_equal (get_name (self, font, "/Subtype"), "/Type3") && !has (self, descriptor, "/FontFile") &&
      !has (self, descriptor, "/FontFile2") && !has (self, descriptor, "/FontFile3"))
    fail (self, "a font is not embedded");
}

static void
check_fonts (Check   *self,
             qpdf_oh  resources,
             int      depth)
{
  qpdf_oh fonts = get (self, resources, "/Font");
  qpdf_oh forms = get (self, resources, "/XObject");

  if (qpdf_oh_is_dictionary (self->qpdf, fonts))
    for (qpdf_oh_begin_dict_key_iter (self->qpdf, fonts); qpdf_oh_dict_more_keys (self->qpdf);)
      {
        g_autofree char *key = g_strdup (qpdf_oh_dict_next_key (self->qpdf));

        check_font (self, get (self, fonts, key));
      }
  if (qpdf_oh_is_dictionary (self->qpdf, forms) && depth < 4)
    {
      g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

      for (qpdf_oh_begin_dict_key_iter (self->qpdf, forms); qpdf_oh_dict_more_keys (self->qpdf);)
        g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (self->qpdf)));
      for (guint i = 0; i < keys->len; i++)
        check_fonts (self, get (self, qpdf_oh_get_dict (self->qpdf, get (self, forms, g_ptr_array_index (keys, i))),
                                "/Resources"), depth + 1);
    }
}

static void
check_pages (Check *self)
{
  for (int i = 0; i < qpdf_get_num_pages (self->qpdf); i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->qpdf, (size_t) i);

      if (!g_str_equal (get_name (self, page, "/Tabs"), "/S"))
        fail (self, "a page's links are not in the order of its structure");
      check_content (self, page);
      check_annotations (self, page);
      check_fonts (self, get (self, page, "/Resources"), 0);
    }
  if (g_hash_table_size (self->tagged) > 0)
    fail (self, "the tree has content that no page has");
}

static void
check_outline (Check   *self,
               qpdf_oh  parent,
               int      depth)
{
  for (qpdf_oh entry = get (self, parent, "/First"); qpdf_oh_is_dictionary (self->qpdf, entry);
       entry = get (self, entry, "/Next"))
    {
      qpdf_oh place = has (self, entry, "/Dest") ? get (self, entry, "/Dest") : get (self, get (self, entry, "/A"), "/D");

      if (*get_words (self, entry, "/Title") == '\0' || count (self, place) == 0 ||
          !g_str_equal (get_name (self, item (self, place, 0), "/Type"), "/Page"))
        fail (self, "a bookmark leads nowhere");
      if (depth < 8)
        check_outline (self, entry, depth + 1);
    }
}

static void
check_metadata (Check   *self,
                qpdf_oh  root)
{
  unsigned char *data = NULL;
  size_t length = 0;
  QPDF_BOOL is_filtered;
  g_autofree char *xmp = NULL;
  g_autofree char *title = NULL;

  if (qpdf_oh_get_stream_data (self->qpdf, get (self, root, "/Metadata"), qpdf_dl_all, &is_filtered, &data, &length)
      & QPDF_ERRORS)
    {
      fail (self, "there is no metadata");
      return;
    }
  xmp = g_strndup ((const char *) data, length);
  free (data);
  title = g_markup_escape_text (get_words (self, get (self, qpdf_get_trailer (self->qpdf), "/Info"), "/Title"), -1);
  if (!strstr (xmp, "<pdfuaid:part>1</pdfuaid:part>"))
    fail (self, "the file does not say what it conforms to");
  if (*title == '\0' || !strstr (xmp, "<dc:title>") || !strstr (xmp, title))
    fail (self, "the metadata has no title");
}

static void
check_catalogue (Check   *self,
                 qpdf_oh  root)
{
  if (*get_words (self, root, "/Lang") == '\0')
    fail (self, "there is no language");
  if (!is_true (self, get (self, root, "/MarkInfo"), "/Marked"))
    fail (self, "the file is not said to be tagged");
  if (!is_true (self, get (self, root, "/ViewerPreferences"), "/DisplayDocTitle"))
    fail (self, "a reader shows the file's name, not its title");
  if (!has (self, root, "/Outlines"))
    fail (self, "there are no bookmarks");
  check_outline (self, get (self, root, "/Outlines"), 0);
}

static void
check_all (Check *self)
{
  qpdf_oh root = qpdf_get_root (self->qpdf);
  qpdf_oh tree = get (self, root, "/StructTreeRoot");

  check_catalogue (self, root);
  check_metadata (self, root);
  read_parents (self, tree);
  if (!g_str_equal (get_name (self, get (self, tree, "/K"), "/S"), "/Document"))
    fail (self, "the tree has no document");
  walk (self, get (self, tree, "/K"), "");
  if (self->n_headings == 0)
    fail (self, "there are no headings");
  check_pages (self);
  if (qpdf_check_pdf (self->qpdf) != QPDF_SUCCESS || qpdf_more_warnings (self->qpdf))
    fail (self, "qpdf finds the file faulty: %s",
          qpdf_get_error_full_text (self->qpdf, qpdf_more_warnings (self->qpdf)
                                    ? qpdf_next_warning (self->qpdf) : qpdf_get_error (self->qpdf)));
}

char *
fixture_structure_dup_fault (GBytes *pdf)
{
  Check self = { .qpdf = qpdf_init (), .fault = g_string_new (NULL) };
  gsize length;
  gconstpointer data = g_bytes_get_data (pdf, &length);

  self.tagged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.annotated = g_hash_table_new (NULL, NULL);
  self.parents = g_hash_table_new (NULL, NULL);
  self.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.fonts = g_hash_table_new (NULL, NULL);
  qpdf_set_suppress_warnings (self.qpdf, QPDF_TRUE);
  qpdf_silence_errors (self.qpdf);
  if (qpdf_read_memory (self.qpdf, "a.pdf", data, length, NULL) != QPDF_SUCCESS)
    fail (&self, "the file cannot be read");
  else
    check_all (&self);
  qpdf_cleanup (&self.qpdf);
  g_hash_table_unref (self.tagged);
  g_hash_table_unref (self.annotated);
  g_hash_table_unref (self.parents);
  g_hash_table_unref (self.ids);
  g_hash_table_unref (self.fonts);
  return g_string_free (self.fault, self.fault->len == 0);
}
