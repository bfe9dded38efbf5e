/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-first-start.h"

#include <glib/gi18n.h>

#include "charter-row.h"

#define MAX_FOUND 6
#define MIN_LETTERS 3

/**
 * CharterFirstStart:
 *
 * Where a school begins: typed in by hand, or found in the register as the name is typed. It ends in
 * the store's school and the frameworks to work with; the window takes it from there.
 */
struct _CharterFirstStart
{
  CharterPage parent_instance;

  /* Template widgets */
  GtkWidget     *heading;
  GtkWidget     *name_row;
  GtkWidget     *spinner;
  GtkWidget     *chosen_row;
  GtkWidget     *phase_row;
  GtkStringList *phases;
  GtkWidget     *found_group;
  GtkWidget     *found;
  GtkWidget     *frameworks_group;
  GtkWidget     *who_row;
  GtkWidget     *start_button;
  GtkWidget     *kept_where;

  /* Owned */
  GCancellable  *search;     /* nullable: of the search that runs */
  CharterSchool *chosen;     /* nullable: from the register */
  GPtrArray     *checks;     /* of GtkCheckButton, floating with their rows */
  GPtrArray     *frameworks; /* of CharterFramework, in the order of the checks */
};

G_DEFINE_FINAL_TYPE (CharterFirstStart, charter_first_start, CHARTER_TYPE_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a person calls it, and what the register and the packs call it. */
static const struct {
  const char *title;
  const char *phase;   /* as in the register */
  const char *setting; /* nullable: as in a pack's notes */
} phases[] = {
  { N_("Nursery"), "Nursery", NULL },
  { N_("Primary"), "Primary", NULL },
  { N_("Secondary"), "Secondary", NULL },
  { N_("All-through"), "All-through", NULL },
  { N_("Post-16"), "16 plus", NULL },
  { N_("Special school"), "Not applicable", "special" },
  { N_("Alternative provision"), "Not applicable", "alternative-provision" },
};

#define DEFAULT_PHASE 1

static char *
dup_typed (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static char **
dup_frameworks (CharterFirstStart *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_strv_builder_add (builder,
                          charter_framework_get_id (g_ptr_array_index (self->frameworks, i)));

  return g_strv_builder_end (builder);
}

static void
update (CharterFirstStart *self)
{
  g_autofree char *name = dup_typed (self->name_row);
  g_auto(GStrv) frameworks = dup_frameworks (self);

  gtk_widget_set_sensitive (self->start_button,
                            (self->chosen || *name) && frameworks && *frameworks);
}

/* The same school of the register is the same record on every machine. */
static CharterSchool *
dup_typed_school (CharterFirstStart *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->phase_row));
  g_autofree char *name = dup_typed (self->name_row);

  return g_object_new (CHARTER_TYPE_SCHOOL,
                       "name", name,
                       "phase", phases[selected].phase,
                       "setting", phases[selected].setting,
                       NULL);
}

static void
start (CharterFirstStart *self)
{
  CharterStore *store = charter_session_get_store (charter_page_get_session (CHARTER_PAGE (self)));
  g_auto(GStrv) frameworks = dup_frameworks (self);
  g_autofree char *who = dup_typed (self->who_row);
  g_autoptr(CharterSchool) school = NULL;
  CharterSchool *kept;

  if (*who)
    charter_store_set_who (store, who);

  school = self->chosen ? g_object_ref (self->chosen) : dup_typed_school (self);
  kept = charter_store_find_school (store, charter_record_get_id (CHARTER_RECORD (school)));
  if (kept == NULL)
    {
      charter_store_begin_unlogged (store);
      charter_store_add_school (store, school);
      charter_store_end_unlogged (store);
      kept = school;
    }

  g_signal_emit (self, signals[CHOSEN], 0, kept, frameworks);
}

static void
entry_activated_cb (CharterFirstStart *self)
{
  if (gtk_widget_is_sensitive (self->start_button))
    start (self);
}

static char *
dup_school_place (CharterSchool *school)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;
  g_autofree char *urn = NULL;

  if (charter_school_get_town (school))
    g_strv_builder_add (builder, charter_school_get_town (school));
  if (charter_school_get_postcode (school))
    g_strv_builder_add (builder, charter_school_get_postcode (school));
  if (charter_school_get_urn (school))
    {
      urn = g_strdup_printf (_("URN %s"), charter_school_get_urn (school));
      g_strv_builder_add (builder, urn);
    }

  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static void
clear_found (CharterFirstStart *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->found), GTK_WIDGET (row));
  gtk_widget_set_visible (self->found_group, FALSE);
}

static void
stop_search (CharterFirstStart *self)
{
  if (self->search)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
}

static void
show_chosen (CharterFirstStart *self)
{
  gboolean is_chosen = self->chosen != NULL;

  gtk_widget_set_visible (self->chosen_row, is_chosen);
  gtk_widget_set_visible (self->name_row, !is_chosen);
  gtk_widget_set_visible (self->phase_row, !is_chosen);
  if (is_chosen)
    {
      g_autofree char *place = dup_school_place (self->chosen);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen_row),
                                     charter_school_get_name (self->chosen));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->chosen_row), place);
    }
  update (self);
}

static void
forget_school (CharterFirstStart *self)
{
  g_clear_object (&self->chosen);
  show_chosen (self);
  gtk_widget_grab_focus (self->name_row);
}

static void
found_activated_cb (CharterFirstStart *self,
                    GtkListBoxRow     *row)
{
  CharterSchool *school = g_object_get_data (G_OBJECT (row), "school");

  stop_search (self);
  g_set_object (&self->chosen, school);
  clear_found (self);
  show_chosen (self);
  gtk_widget_grab_focus (self->who_row);
}

static void
add_found (CharterFirstStart *self,
           CharterSchool     *school)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = dup_school_place (school);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", charter_school_get_name (school), place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), charter_school_get_name (school));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  charter_row_say (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "school", g_object_ref (school), g_object_unref);
  gtk_list_box_append (GTK_LIST_BOX (self->found), row);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterFirstStart) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) schools =
    charter_reference_search_schools_finish (CHARTER_REFERENCE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  clear_found (self);

  /* The name can always be typed: a register that cannot be read is no obstacle. */
  if (schools == NULL)
    {
      g_debug ("searching the register: %s", error->message);
      return;
    }

  for (guint i = 0; i < schools->len; i++)
    add_found (self, g_ptr_array_index (schools, i));
  gtk_widget_set_visible (self->found_group, schools->len > 0);
}

static void
name_changed_cb (CharterFirstStart *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  g_autofree char *name = dup_typed (self->name_row);

  update (self);
  stop_search (self);
  if (g_utf8_strlen (name, -1) < MIN_LETTERS)
    {
      clear_found (self);
      return;
    }

  self->search = g_cancellable_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  charter_reference_search_schools_async (charter_session_get_reference (session), name, MAX_FOUND,
                                          self->search, searched_cb, g_object_ref (self));
}

static void
add_framework (CharterFirstStart *self,
               CharterFramework  *framework,
               gboolean           is_active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *subtitle = NULL;

  /* Translators: how many items of which name: "48 themes". */
  subtitle = g_strdup_printf (_("%u %s"), charter_framework_get_n_items (framework),
                              charter_framework_get_item_noun_plural (framework));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), charter_framework_get_title (framework));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_active);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->frameworks, g_object_ref (framework));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->frameworks_group), row);
}

/* The default one first and chosen; the order is that of the window's choice too. */
static void
add_frameworks (CharterFirstStart *self,
                CharterSession    *session)
{
  CharterPackLibrary *library = charter_session_get_library (session);
  CharterFramework *standard = charter_pack_library_get_default (library);
  GListModel *all = G_LIST_MODEL (library);

  if (standard)
    add_framework (self, standard, TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (all, i);

      if (framework != standard && charter_framework_is_offered (framework))
        add_framework (self, framework, FALSE);
    }
}

static void
say_kept_where (CharterFirstStart *self,
                CharterSession    *session)
{
  const char *data_dir = charter_store_get_data_dir (charter_session_get_store (session));
  const char *home = g_get_home_dir ();
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;

  if (data_dir && g_str_has_prefix (data_dir, home) && data_dir[strlen (home)] == G_DIR_SEPARATOR)
    folder = g_strconcat ("~", data_dir + strlen (home), NULL);
  else
    folder = g_strdup (data_dir);

  /* Translators: %s is a folder. */
  text = g_strdup_printf (_("Everything you type is saved as you go, on this computer only, in %s."),
                          folder);
  gtk_label_set_label (GTK_LABEL (self->kept_where), text);
}

/* A register that was just imported may know the name that stands there. */
static void
charter_first_start_show_target (CharterPage *page,
                                 const char  *target)
{
  CharterFirstStart *self = CHARTER_FIRST_START (page);

  if (self->chosen == NULL)
    name_changed_cb (self);
}

static void
charter_first_start_constructed (GObject *object)
{
  CharterFirstStart *self = CHARTER_FIRST_START (object);
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterStore *store = charter_session_get_store (session);
  const char *who = charter_store_get_who (store);
  gboolean has_schools = g_list_model_get_n_items (charter_store_get_schools (store)) > 0;

  G_OBJECT_CLASS (charter_first_start_parent_class)->constructed (object);

  charter_page_set_title (CHARTER_PAGE (self),
                          has_schools ? _("Add a school") : _("Welcome"));
  if (who)
    gtk_editable_set_text (GTK_EDITABLE (self->who_row), who);
  add_frameworks (self, session);
  say_kept_where (self, session);
  update (self);
}

static void
charter_first_start_dispose (GObject *object)
{
  CharterFirstStart *self = CHARTER_FIRST_START (object);

  if (self->search)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->chosen);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_FIRST_START);

  G_OBJECT_CLASS (charter_first_start_parent_class)->dispose (object);
}

static void
charter_first_start_class_init (CharterFirstStartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_first_start_constructed;
  object_class->dispose = charter_first_start_dispose;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_first_start_show_target;

  /**
   * CharterFirstStart::chosen:
   * @school: a school that the store keeps
   * @frameworks: (array zero-terminated=1): ids of the frameworks to begin
   */
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, CHARTER_TYPE_SCHOOL, G_TYPE_STRV);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, chosen_row);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, found);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, found_group);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, frameworks_group);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, heading);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, kept_where);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, name_row);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, phase_row);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, phases);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, spinner);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, start_button);
  gtk_widget_class_bind_template_child (widget_class, CharterFirstStart, who_row);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_school);
  gtk_widget_class_bind_template_callback (widget_class, found_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, start);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
charter_first_start_init (CharterFirstStart *self)
{
  self->checks = g_ptr_array_new ();
  self->frameworks = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    gtk_string_list_append (self->phases, _(phases[i].title));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->phase_row), DEFAULT_PHASE);
}
