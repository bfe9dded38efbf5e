/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-pack-outline.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-pack-library.h"
#include "charter-row.h"

struct _CharterPackOutline
{
  AdwBin parent_instance;

  GtkWidget *list;
  GtkWidget *add_area_button;
  GtkWidget *add_item_button;
  GtkWidget *up_button;
  GtkWidget *down_button;
  GtkWidget *remove_button;

  CharterPackDraft *draft;
  char             *selected; /* nullable: a path */
  char             *dropped;  /* nullable: the path that was dropped … */
  char             *onto;     /* … and where */
  guint             drop_source;
  gboolean          is_renewing;
};

G_DEFINE_FINAL_TYPE (CharterPackOutline, charter_pack_outline, ADW_TYPE_BIN)

static guint selected_signal;

/* Where a path stands: of which area, and which item of it; -1 for the area itself. */
typedef struct {
  int area;
  int item;
} Place;

static Place
read_place (const char *path)
{
  Place place = { -1, -1 };

  if (path && g_str_has_prefix (path, "areas["))
    {
      const char *items = strstr (path, ".items[");

      place.area = (int) g_ascii_strtoll (path + strlen ("areas["), NULL, 10);
      if (items)
        place.item = (int) g_ascii_strtoll (items + strlen (".items["), NULL, 10);
    }
  return place;
}

static char *
write_place (int area,
             int item)
{
  return item < 0 ? g_strdup_printf ("areas[%d]", area) : g_strdup_printf ("areas[%d].items[%d]", area, item);
}

static guint
count_items (CharterPackOutline *self,
             int                 area)
{
  g_autofree char *list = g_strdup_printf ("areas[%d].items", area);

  return charter_pack_draft_get_length (self->draft, list);
}

static const char *
get_row_path (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "charter-path");
}

static GtkListBoxRow *
find_row (CharterPackOutline *self,
          const char         *path)
{
  GtkListBoxRow *row;

  for (int i = 0; path && (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    if (g_str_equal (get_row_path (row), path))
      return row;
  return NULL;
}

static void
update_buttons (CharterPackOutline *self)
{
  Place place = read_place (self->selected);
  int n_areas = (int) charter_pack_draft_get_length (self->draft, "areas");
  gboolean is_item = place.item >= 0;
  int last = is_item ? (int) count_items (self, place.area) - 1 : n_areas - 1;
  int at = is_item ? place.item : place.area;

  gtk_widget_set_sensitive (self->add_item_button, place.area >= 0);
  gtk_widget_set_sensitive (self->up_button, at > 0 || (is_item && place.area > 0));
  gtk_widget_set_sensitive (self->down_button,
                            at >= 0 && (at < last || (is_item && place.area + 1 < n_areas)));
  gtk_widget_set_sensitive (self->remove_button, at >= 0);
}

static void
row_selected_cb (CharterPackOutline *self,
                 GtkListBoxRow      *row)
{
  if (self->is_renewing || !self->draft)
    return;
  g_free (self->selected);
  self->selected = row ? g_strdup (get_row_path (row)) : NULL;
  update_buttons (self);
  g_signal_emit (self, selected_signal, 0, self->selected);
}

static void
go (CharterPackOutline *self,
    char               *path)
{
  g_free (self->selected);
  self->selected = path;
  charter_pack_outline_renew (self);
  if (find_row (self, self->selected))
    gtk_widget_grab_focus (GTK_WIDGET (find_row (self, self->selected)));
}

static void
add_area_cb (CharterPackOutline *self)
{
  Place place = read_place (self->selected);

  go (self, charter_pack_draft_add_area (self->draft, place.area < 0 ? G_MAXUINT : (guint) place.area + 1));
}

static void
add_item_cb (CharterPackOutline *self)
{
  Place place = read_place (self->selected);

  if (place.area >= 0)
    go (self, charter_pack_draft_add_item (self->draft, (guint) place.area,
                                           place.item < 0 ? G_MAXUINT : (guint) place.item + 1));
}

/* What stood after it is chosen next, or what stood before. */
static void
remove_cb (CharterPackOutline *self)
{
  Place place = read_place (self->selected);
  g_autofree char *path = g_strdup (self->selected);

  if (!path)
    return;
  charter_pack_draft_remove_part (self->draft, path);
  if (place.item >= 0)
    place.item = MIN (place.item, (int) count_items (self, place.area) - 1);
  else
    place.area = MIN (place.area, (int) charter_pack_draft_get_length (self->draft, "areas") - 1);
  go (self, place.area < 0 ? NULL : write_place (place.area, place.item));
}

static void
put (CharterPackOutline *self,
     const char         *path,
     int                 area,
     guint               position)
{
  Place place = read_place (path);
  g_autofree char *list = place.item < 0 ? g_strdup ("areas") : g_strdup_printf ("areas[%d].items", area);

  go (self, charter_pack_draft_move (self->draft, path, list, position));
}

/* An item goes on into the area before or after its own. */
static void
move (CharterPackOutline *self,
      int                 by)
{
  g_autofree char *path = g_strdup (self->selected);
  Place place = read_place (path);
  int n_areas = (int) charter_pack_draft_get_length (self->draft, "areas");
  int n = place.item < 0 ? n_areas : (int) count_items (self, place.area);
  int to = (place.item < 0 ? place.area : place.item) + by;

  if (place.area < 0)
    return;
  if (to >= 0 && to < n)
    put (self, path, place.area, (guint) to);
  else if (place.item >= 0 && by < 0 && place.area > 0)
    put (self, path, place.area - 1, count_items (self, place.area - 1));
  else if (place.item >= 0 && by > 0 && place.area + 1 < n_areas)
    put (self, path, place.area + 1, 0);
}

static void
up_cb (CharterPackOutline *self)
{
  move (self, -1);
}

static void
down_cb (CharterPackOutline *self)
{
  move (self, 1);
}

static gboolean
key_cb (CharterPackOutline *self,
        guint               key,
        guint               code,
        GdkModifierType     state)
{
  gboolean is_alt = (state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == GDK_ALT_MASK;

  if (is_alt && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    move (self, -1);
  else if (is_alt && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    move (self, 1);
  else if (!is_alt && key == GDK_KEY_Delete)
    remove_cb (self);
  else
    return FALSE;
  return TRUE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            GtkWidget     *child)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, g_object_get_data (G_OBJECT (child), "charter-path"));
}

/* Dropped on a row it takes that row's place; an item dropped on an area goes to its end. */
static gboolean
take_drop (gpointer user_data)
{
  CharterPackOutline *self = user_data;
  g_autofree char *path = g_steal_pointer (&self->dropped);
  Place from = read_place (path);
  Place to = read_place (self->onto);

  self->drop_source = 0;
  if (from.area < 0 || to.area < 0 || !find_row (self, path))
    return G_SOURCE_REMOVE;
  if (from.item < 0)
    put (self, path, to.area, (guint) to.area);
  else if (to.item >= 0)
    put (self, path, to.area, (guint) to.item);
  else
    put (self, path, to.area, count_items (self, to.area) - (from.area == to.area ? 1 : 0));
  return G_SOURCE_REMOVE;
}

/* The rows are made anew, which must not happen while one of them is still being dropped on. */
static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GtkWidget     *child)
{
  CharterPackOutline *self = g_object_get_data (G_OBJECT (child), "charter-outline");

  g_free (self->dropped);
  g_free (self->onto);
  self->dropped = g_value_dup_string (value);
  self->onto = g_strdup (g_object_get_data (G_OBJECT (child), "charter-path"));
  if (!self->drop_source)
    self->drop_source = g_idle_add (take_drop, self);
  return TRUE;
}

static char *
dup_title (CharterPackOutline *self,
           const char         *path)
{
  g_autofree char *code_path = g_strconcat (path, ".code", NULL);
  g_autofree char *title_path = g_strconcat (path, ".title", NULL);
  const char *code = charter_pack_draft_get_text (self->draft, code_path);
  const char *title = charter_pack_draft_get_text (self->draft, title_path);

  return g_strdup_printf ("%s  %s", code ? code : "–", title ? title : _("Without a title"));
}

/* Said when it is asked for: to set the words at once would ask the display where the pointer is, and wait. */
static gboolean
query_tooltip_cb (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    is_keyboard,
                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (label));
  return TRUE;
}

static void
add_drag (CharterPackOutline *self,
          GtkWidget          *child)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), child);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), child);
  gtk_widget_add_controller (child, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (child, GTK_EVENT_CONTROLLER (target));
}

static GtkListBoxRow *
add_row (CharterPackOutline *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand",
                                   TRUE, "has-tooltip", TRUE, NULL);
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "visible", FALSE,
                                  "tooltip-text", _("Has faults"), NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, "margin-top", 4, "margin-bottom", 4, NULL);
  GtkWidget *child = g_object_new (CHARTER_TYPE_ROW, "child", box, NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_object_set_data (G_OBJECT (child), "charter-outline", self);
  g_object_set_data (G_OBJECT (child), "charter-label", label);
  g_object_set_data (G_OBJECT (child), "charter-mark", mark);
  add_drag (self, child);
  gtk_list_box_append (GTK_LIST_BOX (self->list), child);
  return GTK_LIST_BOX_ROW (gtk_widget_get_parent (child));
}

static void
show_title (CharterPackOutline *self,
            GtkWidget          *child)
{
  g_autofree char *title = dup_title (self, g_object_get_data (G_OBJECT (child), "charter-path"));

  if (g_strcmp0 (charter_row_get_spoken_name (CHARTER_ROW (child)), title) == 0)
    return;
  gtk_label_set_label (g_object_get_data (G_OBJECT (child), "charter-label"), title);
  charter_row_set_spoken_name (CHARTER_ROW (child), title);
}

/* The line at @position is an area's or an item's: one that is there already shows it. */
static void
show_place (CharterPackOutline *self,
            int                 position,
            int                 area,
            int                 item)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), position);
  GtkWidget *child = gtk_list_box_row_get_child (row ? row : add_row (self));
  GtkWidget *label = g_object_get_data (G_OBJECT (child), "charter-label");

  g_object_set_data_full (G_OBJECT (child), "charter-path", write_place (area, item), g_free);
  gtk_widget_set_margin_start (gtk_widget_get_parent (label), item < 0 ? 0 : 18);
  if (item < 0)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  show_title (self, child);
}

static void
charter_pack_outline_dispose (GObject *object)
{
  CharterPackOutline *self = CHARTER_PACK_OUTLINE (object);

  g_clear_object (&self->draft);
  g_clear_handle_id (&self->drop_source, g_source_remove);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->dropped, g_free);
  g_clear_pointer (&self->onto, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_PACK_OUTLINE);

  G_OBJECT_CLASS (charter_pack_outline_parent_class)->dispose (object);
}

static void
charter_pack_outline_class_init (CharterPackOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_pack_outline_dispose;

  selected_signal = g_signal_new ("selected", CHARTER_TYPE_PACK_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-pack-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterPackOutline, list);
  gtk_widget_class_bind_template_child (widget_class, CharterPackOutline, add_area_button);
  gtk_widget_class_bind_template_child (widget_class, CharterPackOutline, add_item_button);
  gtk_widget_class_bind_template_child (widget_class, CharterPackOutline, up_button);
  gtk_widget_class_bind_template_child (widget_class, CharterPackOutline, down_button);
  gtk_widget_class_bind_template_child (widget_class, CharterPackOutline, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_area_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
charter_pack_outline_init (CharterPackOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** charter_pack_outline_set_draft: once */
void
charter_pack_outline_set_draft (CharterPackOutline *self,
                                CharterPackDraft   *draft)
{
  g_return_if_fail (CHARTER_IS_PACK_OUTLINE (self));

  g_set_object (&self->draft, draft);
  go (self, charter_pack_draft_get_length (draft, "areas") ? g_strdup ("areas[0]") : NULL);
}

/** charter_pack_outline_renew: lists what the draft has now, with the same place chosen */
void
charter_pack_outline_renew (CharterPackOutline *self)
{
  guint n_areas = charter_pack_draft_get_length (self->draft, "areas");
  GtkRoot *root = gtk_widget_get_root (self->list);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus && gtk_widget_is_ancestor (focus, self->list);
  GtkListBoxRow *row;
  int n = 0;

  self->is_renewing = TRUE;
  for (int i = 0; i < (int) n_areas; i++)
    {
      show_place (self, n++, i, -1);
      for (int j = 0; j < (int) count_items (self, i); j++)
        show_place (self, n++, i, j);
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), n)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  self->is_renewing = FALSE;
  if (!self->selected || !charter_pack_outline_select (self, self->selected))
    charter_pack_outline_select (self, "areas[0]");
  update_buttons (self);
  if (had_focus && find_row (self, self->selected))
    gtk_widget_grab_focus (GTK_WIDGET (find_row (self, self->selected)));
}

/** charter_pack_outline_retitle: after a text at @path has changed */
void
charter_pack_outline_retitle (CharterPackOutline *self,
                              const char         *path)
{
  Place place = read_place (path);
  g_autofree char *row_path = write_place (place.area, place.item);
  GtkListBoxRow *row = place.area < 0 ? NULL : find_row (self, row_path);

  if (row)
    show_title (self, gtk_list_box_row_get_child (row));
}

/** charter_pack_outline_select: Returns: whether there is such an area or item */
gboolean
charter_pack_outline_select (CharterPackOutline *self,
                             const char         *path)
{
  GtkListBoxRow *row = find_row (self, path);

  if (row && row != gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)))
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  return row != NULL;
}

/** charter_pack_outline_get_selected: Returns: (nullable): what is chosen */
const char *
charter_pack_outline_get_selected (CharterPackOutline *self)
{
  return self->selected;
}

static gboolean
has_fault (GPtrArray  *faults,
           const char *path)
{
  Place row = read_place (path);

  for (guint i = 0; faults && i < faults->len; i++)
    {
      Place place = read_place (((const CharterPackFault *) faults->pdata[i])->field);

      if (place.area == row.area && place.item == row.item)
        return TRUE;
    }
  return FALSE;
}

/** charter_pack_outline_set_faults: marks the rows that have one */
void
charter_pack_outline_set_faults (CharterPackOutline *self,
                                 GPtrArray          *faults)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    gtk_widget_set_visible (g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "charter-mark"),
                            has_fault (faults, get_row_path (row)));
}
