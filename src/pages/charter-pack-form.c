/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-pack-form-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-choice.h"
#include "charter-entry-row.h"
#include "charter-text-row.h"

/* A row and the words beneath it that say what is wrong. */
typedef struct {
  char      *path;
  GtkWidget *row;
  GtkWidget *fault;
  GtkWidget *reason;
} Field;

struct _CharterPackForm
{
  AdwBin parent_instance;

  GtkWidget        *scroller;
  GtkWidget        *box;

  CharterPackDraft *draft;
  GPtrArray        *fields; /* of Field */
  GPtrArray        *faults; /* nullable; of CharterPackFault */
  char             *path;   /* nullable until something is shown */
  gboolean          is_stale; /* the draft says something else than the fields */
  gboolean          is_moved; /* another place is shown than was */
  guint             tick;     /* until the fields have found their places … */
  guint             n_frames; /* … which they have in the first frame */
};

G_DEFINE_FINAL_TYPE (CharterPackForm, charter_pack_form, ADW_TYPE_BIN)

static void
field_free (Field *field)
{
  g_free (field->path);
  g_free (field);
}

/**
 * charter_pack_form_get_draft:
 * @self: a form
 *
 * Returns: (transfer none): what is written
 */
CharterPackDraft *
charter_pack_form_get_draft (CharterPackForm *self)
{
  return self->draft;
}

static const char *
get_row_path (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "charter-path");
}

static void
show_reason (Field      *field,
             const char *reason)
{
  gboolean is_wrong = reason != NULL;

  gtk_label_set_label (GTK_LABEL (field->reason), reason ? reason : "");
  gtk_widget_set_visible (field->fault, is_wrong);
  if (is_wrong)
    gtk_widget_add_css_class (field->row, "error");
  else
    gtk_widget_remove_css_class (field->row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field->row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static Field *
find_field (CharterPackForm *self,
            const char      *path)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((Field *) self->fields->pdata[i])->path, path))
      return self->fields->pdata[i];
  return NULL;
}

static void
show_faults (CharterPackForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];
      const char *reason = NULL;

      for (guint j = 0; self->faults && j < self->faults->len && !reason; j++)
        {
          const CharterPackFault *fault = self->faults->pdata[j];

          if (g_str_equal (fault->field, field->path))
            reason = fault->reason;
        }
      show_reason (field, reason);
    }
}

static void
line_changed_cb (CharterPackForm *self,
                 GtkWidget       *row)
{
  charter_pack_draft_set_text (self->draft, get_row_path (row), gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
text_changed_cb (CharterPackForm *self,
                 GParamSpec      *pspec,
                 GtkWidget       *row)
{
  charter_pack_draft_set_text (self->draft, get_row_path (row),
                               charter_text_row_get_text (CHARTER_TEXT_ROW (row)));
}

static void
number_changed_cb (CharterPackForm *self,
                   GtkWidget       *button)
{
  charter_pack_draft_set_integer (self->draft, get_row_path (button),
                                  gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (button)));
}

static void
choice_changed_cb (CharterPackForm *self,
                   GParamSpec      *pspec,
                   GtkWidget       *row)
{
  char **values = g_object_get_data (G_OBJECT (row), "charter-values");
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (position < g_strv_length (values))
    charter_pack_draft_set_text (self->draft, get_row_path (row), values[position]);
}

/* A name is taken when it is whole, since much else goes along with it: at the tick, at Enter, and when
 * the field is left. */
static void
name_given_cb (CharterPackForm *self,
               GtkWidget       *row)
{
  Field *field = find_field (self, get_row_path (row));
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_strdup (get_row_path (row));
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  if (g_strcmp0 (charter_pack_draft_get_text (self->draft, path), name) != 0
      && !charter_pack_draft_rename (self->draft, path, name, &error) && field)
    show_reason (field, error->message);
}

static void
name_left_cb (GtkEventController *controller,
              CharterPackForm    *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);

  if (self->draft && gtk_widget_get_root (row))
    name_given_cb (self, row);
}

static GtkWidget *
make_entry (CharterPackForm        *self,
            const CharterPackField *field,
            const char             *text)
{
  GtkWidget *row = g_object_new (CHARTER_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", field->title, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
  if (field->kind == CHARTER_PACK_FIELD_NAME)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_signal_connect_object (row, "apply", G_CALLBACK (name_given_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (focus, "leave", G_CALLBACK (name_left_cb), self, 0);
      gtk_widget_add_controller (row, focus);
    }
  else
    g_signal_connect_object (row, "changed", G_CALLBACK (line_changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_text (CharterPackForm        *self,
           const CharterPackField *field,
           const char             *text)
{
  GtkWidget *row = g_object_new (CHARTER_TYPE_TEXT_ROW, "use-markup", FALSE, "title", field->title, NULL);

  charter_text_row_set_text (CHARTER_TEXT_ROW (row), text);
  g_signal_connect_object (row, "notify::text", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_number (CharterPackForm        *self,
             const CharterPackField *field,
             const char             *path)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", field->title, NULL);
  GtkWidget *button = gtk_spin_button_new_with_range (0, 9, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (button),
                             charter_pack_draft_get_integer (self->draft, path, 0));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, field->title, -1);
  g_object_set_data_full (G_OBJECT (button), "charter-path", g_strdup (path), g_free);
  g_signal_connect_object (button, "value-changed", G_CALLBACK (number_changed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

/* What the file says stays a choice even when it is not one of those. */
static GtkWidget *
make_choice (CharterPackForm        *self,
             const CharterPackField *field,
             const char             *text)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  guint selected = 0, n = 1;
  GtkWidget *row;

  g_strv_builder_add (values, "");
  gtk_string_list_append (words, _("Not said"));
  for (const char * const *value = field->values; *value; value += 2, n++)
    {
      g_strv_builder_add (values, value[0]);
      gtk_string_list_append (words, _(value[1]));
      if (g_strcmp0 (text, value[0]) == 0)
        selected = n;
    }
  if (text && selected == 0)
    {
      g_strv_builder_add (values, text);
      gtk_string_list_append (words, text);
      selected = n;
    }
  row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", field->title, "model", words,
                      "selected", selected, NULL);
  charter_choice_widen (ADW_COMBO_ROW (row));
  g_object_set_data_full (G_OBJECT (row), "charter-values", g_strv_builder_end (values),
                          (GDestroyNotify) g_strfreev);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/**
 * charter_pack_form_add_row:
 * @self: a form
 * @group: where it stands
 * @row: the row
 * @path: the place that it writes
 *
 * Adds a row to a group, and the hidden words beneath it for what is wrong there.
 */
void
charter_pack_form_add_row (CharterPackForm *self,
                           GtkWidget       *group,
                           GtkWidget       *row,
                           const char      *path)
{
  Field *field = g_new0 (Field, 1);

  field->path = g_strdup (path);
  field->row = row;
  field->reason = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "margin-start", 12,
                                "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_widget_add_css_class (field->reason, "caption");
  gtk_widget_add_css_class (field->reason, "error");
  field->fault = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "child",
                               field->reason, "visible", FALSE, NULL);
  g_object_set_data_full (G_OBJECT (row), "charter-path", g_strdup (path), g_free);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), field->fault);
  g_ptr_array_add (self->fields, field);
}

/**
 * charter_pack_form_add_field:
 * @self: a form
 * @group: where it stands
 * @path: the place of the object
 * @field: one of its members
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
charter_pack_form_add_field (CharterPackForm        *self,
                             GtkWidget              *group,
                             const char             *path,
                             const CharterPackField *field)
{
  const char *text = charter_pack_draft_get_text (self->draft, path);
  GtkWidget *row;

  switch (field->kind)
    {
    case CHARTER_PACK_FIELD_TEXT:
      row = make_text (self, field, text);
      break;
    case CHARTER_PACK_FIELD_NUMBER:
      row = make_number (self, field, path);
      break;
    case CHARTER_PACK_FIELD_CHOICE:
      row = make_choice (self, field, text);
      break;
    case CHARTER_PACK_FIELD_LINE:
    case CHARTER_PACK_FIELD_NAME:
    default:
      row = make_entry (self, field, text);
    }
  charter_pack_form_add_row (self, group, row, path);
  return row;
}

/**
 * charter_pack_form_add_fields:
 * @self: a form
 * @group: where they stand
 * @path: the place of the object
 * @fields: its members
 */
void
charter_pack_form_add_fields (CharterPackForm        *self,
                              GtkWidget              *group,
                              const char             *path,
                              const CharterPackField *fields)
{
  for (const CharterPackField *field = fields; field->name; field++)
    {
      g_autofree char *place = *path ? g_strconcat (path, ".", field->name, NULL) : g_strdup (field->name);
      CharterPackField said = *field;

      said.title = _(field->title);
      charter_pack_form_add_field (self, group, place, &said);
    }
}

/**
 * charter_pack_form_add_group:
 * @self: a form
 * @title: (nullable): what it is called
 * @description: (nullable): what it is for
 *
 * Returns: (transfer none): a group of rows
 */
GtkWidget *
charter_pack_form_add_group (CharterPackForm *self,
                             const char      *title,
                             const char      *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *safe = title ? g_markup_escape_text (title, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), safe ? safe : "");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static GtkAdjustment *
get_adjustment (CharterPackForm *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static void
set_follows_focus (CharterPackForm *self,
                   gboolean         follows)
{
  gtk_viewport_set_scroll_to_focus (
    GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller))), follows);
}

/* Only now is it known where the field is that has the keyboard. */
static gboolean
placed_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  CharterPackForm *self = CHARTER_PACK_FORM (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  set_follows_focus (self, TRUE);
  if (focus && gtk_widget_is_ancestor (focus, self->box) && gtk_widget_compute_bounds (focus, self->box, &bounds))
    gtk_adjustment_clamp_page (get_adjustment (self), bounds.origin.y, bounds.origin.y + 2 * bounds.size.height);
  return G_SOURCE_REMOVE;
}

/* Fields that have no place yet would be scrolled to at the top. */
static void
await_places (CharterPackForm *self)
{
  set_follows_focus (self, FALSE);
  self->n_frames = 0;
  if (!self->tick)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), placed_cb, NULL, NULL);
}

/* Brings the fields up to date; what is looked at stays where it is. */
static void
fill (CharterPackForm *self)
{
  GtkWidget *child;

  if (!self->is_stale || !self->path)
    return;
  self->is_stale = FALSE;
  await_places (self);
  g_ptr_array_set_size (self->fields, 0);
  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  charter_pack_form_fill (self, self->path);
  show_faults (self);
  if (self->is_moved)
    gtk_adjustment_set_value (get_adjustment (self), 0);
  self->is_moved = FALSE;
}

static void
charter_pack_form_map (GtkWidget *widget)
{
  fill (CHARTER_PACK_FORM (widget));

  GTK_WIDGET_CLASS (charter_pack_form_parent_class)->map (widget);
}

static void
charter_pack_form_dispose (GObject *object)
{
  CharterPackForm *self = CHARTER_PACK_FORM (object);

  g_clear_object (&self->draft);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  if (self->fields)
    g_ptr_array_set_size (self->fields, 0);

  G_OBJECT_CLASS (charter_pack_form_parent_class)->dispose (object);
}

static void
charter_pack_form_finalize (GObject *object)
{
  g_ptr_array_unref (CHARTER_PACK_FORM (object)->fields);

  G_OBJECT_CLASS (charter_pack_form_parent_class)->finalize (object);
}

static void
charter_pack_form_class_init (CharterPackFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_pack_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_pack_form_finalize;
  GTK_WIDGET_CLASS (klass)->map = charter_pack_form_map;
}

static void
charter_pack_form_init (CharterPackForm *self)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "margin-start", 18, "margin-end", 18,
                                   "margin-top", 18, "margin-bottom", 24, NULL);

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child",
                                 clamp, "vexpand", TRUE, "hexpand", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

/* A form that is not looked at is filled when it is. */
static void
changed_cb (CharterPackForm *self,
            const char      *path,
            gboolean         is_structure)
{
  if (is_structure || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->is_stale = TRUE;
}

/** charter_pack_form_set_draft: once, before anything is shown */
void
charter_pack_form_set_draft (CharterPackForm  *self,
                             CharterPackDraft *draft)
{
  g_return_if_fail (CHARTER_IS_PACK_FORM (self));

  if (g_set_object (&self->draft, draft))
    g_signal_connect_object (draft, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/** charter_pack_form_get_path: Returns: (nullable): the place that is shown */
const char *
charter_pack_form_get_path (CharterPackForm *self)
{
  return self->path;
}

/**
 * charter_pack_form_show:
 * @path: an area, an item, "levels" or ""
 *
 * Builds the fields where the draft or @path is another than what they were built for: now, or as soon as
 * somebody looks at the form or asks for a field of it.
 */
void
charter_pack_form_show (CharterPackForm *self,
                        const char      *path)
{
  g_return_if_fail (CHARTER_IS_PACK_FORM (self));

  if (g_strcmp0 (self->path, path) != 0)
    {
      char *place = g_strdup (path);

      g_free (self->path);
      self->path = place;
      self->is_stale = self->is_moved = TRUE;
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

/** charter_pack_form_set_faults: marks the fields that have one */
void
charter_pack_form_set_faults (CharterPackForm *self,
                              GPtrArray       *faults)
{
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  self->faults = faults ? g_ptr_array_ref (faults) : NULL;
  show_faults (self);
}

/** charter_pack_form_find: Returns: (transfer none) (nullable): the row of the field at @path */
GtkWidget *
charter_pack_form_find (CharterPackForm *self,
                        const char      *path)
{
  Field *field;

  fill (self);
  field = find_field (self, path);
  return field ? field->row : NULL;
}

/* The field at @path, or the first inside it, or the one that it is inside of. */
static GtkWidget *
find_nearest (CharterPackForm *self,
              const char      *path)
{
  GtkWidget *row = charter_pack_form_find (self, path);

  for (guint i = 0; i < self->fields->len && !row; i++)
    {
      Field *field = self->fields->pdata[i];

      if (*path && (g_str_has_prefix (field->path, path) || g_str_has_prefix (path, field->path)))
        row = field->row;
    }
  return row;
}

/**
 * charter_pack_form_go:
 * @path: of a field
 *
 * Returns: whether the form has such a field; the keyboard is in it then
 */
gboolean
charter_pack_form_go (CharterPackForm *self,
                      const char      *path)
{
  GtkWidget *row = find_nearest (self, path);

  return row && (gtk_widget_grab_focus (row) || gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
}
