/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-sidebar.h"

#include <glib/gi18n.h>

#include "charter-page-kind.h"
#include "charter-save-status.h"
#include "charter-shared-status.h"
#include "charter-sidebar-row.h"
#include "charter-status.h"

/* A trust has dozens of schools; from here on they are found through the search. */
#define MAX_SCHOOLS_IN_MENU 12

/* In application pixels; the template says the same. */
#define FULL_WIDTH 236

/**
 * CharterSidebar:
 *
 * The school, the pages with what is counted on each, the search, and whether everything is saved.
 * Narrow windows show it as a strip of icons.
 */
struct _CharterSidebar
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *menu_button;
  GtkWidget *title;
  GtkWidget *window_controls;
  GtkWidget *school_avatar;
  GtkWidget *school_button;
  GMenu     *school_menu;
  GtkWidget *school_name;
  GtkWidget *school_place;
  GtkWidget *school_status;
  GtkWidget *school_words;
  GtkWidget *school_arrow;
  GtkWidget *list;
  GtkWidget *search_words;
  GtkWidget *search_icon;
  GtkWidget *save_status;
  GtkWidget *shared_status;

  /* Owned */
  CharterSession *session;
  GSignalGroup   *portfolio_signals;
  GSignalGroup   *school_signals;

  /* Borrowed from the list */
  GtkEventController *focus;

  /* State */
  const char *page; /* nullable: the id of the page that is shown */
  guint       renew_source;
  gboolean    is_compact;
};

G_DEFINE_FINAL_TYPE (CharterSidebar, charter_sidebar, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_PAGE,
  PROP_IS_COMPACT,
} CharterSidebarProperty;

static GParamSpec *properties[PROP_IS_COMPACT + 1];

static CharterSidebarRow *
row_at (CharterSidebar *self,
        guint           position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), position);

  return row ? CHARTER_SIDEBAR_ROW (gtk_list_box_row_get_child (row)) : NULL;
}

static void
say_counts (CharterSidebar *self)
{
  CharterSidebarRow *row;

  for (guint i = 0; (row = row_at (self, i)); i++)
    {
      const CharterPageKind *kind = charter_sidebar_row_get_kind (row);
      g_autofree char *count = NULL;

      if (kind->dup_count && charter_session_get_portfolio (self->session))
        count = kind->dup_count (self->session);
      charter_sidebar_row_set_count (row, count);
    }
}

/* The furthest step that the school has taken with a publisher who awards a status. */
static const char *
find_status (CharterSidebar *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  GListModel *library = G_LIST_MODEL (charter_session_get_library (self->session));

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);
      const CharterStep *step = charter_status_find_furthest (portfolio, framework);

      if (step)
        return step->title; /* the library holds the framework */
    }

  return NULL;
}

/* "URN 900001 · Derby" of what is known. */
static char *
dup_place (CharterSchool *school)
{
  const char *urn = charter_school_get_urn (school);
  const char *town = charter_school_get_town (school);
  g_autofree char *number = urn ? g_strdup_printf (_("URN %s"), urn) : NULL;

  if (number && town)
    return g_strdup_printf ("%s · %s", number, town);
  if (number)
    return g_steal_pointer (&number);

  return g_strdup (town ? town : charter_school_get_phase (school));
}

/* The initials of a school's name, not of what stands in brackets behind it. */
static char *
dup_short_name (const char *name)
{
  const char *bracket = strchr (name, '(');

  return bracket ? g_strchomp (g_strndup (name, bracket - name)) : g_strdup (name);
}

static void
say_school (CharterSidebar *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterSchool *school = portfolio ? charter_portfolio_get_school (portfolio) : NULL;
  const char *name = school ? charter_school_get_name (school) : NULL;
  const char *status = portfolio ? find_status (self) : NULL;
  g_autofree char *place = school ? dup_place (school) : NULL;
  g_autofree char *short_name = NULL;
  g_autofree char *spoken = NULL;

  if (name == NULL)
    name = _("No school yet");

  gtk_label_set_label (GTK_LABEL (self->school_name), name);
  gtk_label_set_label (GTK_LABEL (self->school_place), place ? place : "");
  gtk_widget_set_visible (self->school_place, place != NULL);
  gtk_label_set_label (GTK_LABEL (self->school_status), status ? status : "");
  gtk_widget_set_visible (self->school_status, status != NULL);
  short_name = dup_short_name (name);
  adw_avatar_set_text (ADW_AVATAR (self->school_avatar), short_name);
  gtk_widget_set_tooltip_text (self->school_button, self->is_compact ? name : NULL);

  spoken = g_strdup_printf (_("School: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->school_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static gboolean
renew_cb (gpointer user_data)
{
  CharterSidebar *self = CHARTER_SIDEBAR (user_data);

  self->renew_source = 0;
  say_counts (self);
  say_school (self);
  return G_SOURCE_REMOVE;
}

/* After a burst of changes once: counting is quick, but not per record of an import. */
static void
renew_soon (CharterSidebar *self)
{
  if (self->renew_source == 0)
    self->renew_source = g_idle_add (renew_cb, self);
}

static char *
dup_menu_label (const char *name)
{
  g_auto(GStrv) pieces = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", pieces);
}

static void
fill_school_menu (CharterSidebar *self)
{
  GListModel *schools = charter_store_get_schools (charter_session_get_store (self->session));
  guint n = g_list_model_get_n_items (schools);

  g_menu_remove_all (self->school_menu);
  for (guint i = 0; i < MIN (n, MAX_SCHOOLS_IN_MENU); i++)
    {
      g_autoptr(CharterSchool) school = g_list_model_get_item (schools, i);
      g_autoptr(GMenuItem) item = NULL;
      g_autofree char *label = dup_menu_label (charter_school_get_name (school)
                                               ? charter_school_get_name (school)
                                               : _("School without a name"));

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.school", "s",
                                         charter_record_get_id (CHARTER_RECORD (school)));
      g_menu_append_item (self->school_menu, item);
    }

  if (n > MAX_SCHOOLS_IN_MENU)
    g_menu_append (self->school_menu, _("Other _schools…"), "win.search");
}

static void
portfolio_changed_cb (CharterSidebar *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);

  g_signal_group_set_target (self->portfolio_signals, portfolio);
  g_signal_group_set_target (self->school_signals,
                             portfolio ? charter_portfolio_get_school (portfolio) : NULL);
  say_counts (self);
  say_school (self);
}

static void
row_activated_cb (CharterSidebar *self,
                  GtkListBoxRow  *row)
{
  CharterSidebarRow *child = CHARTER_SIDEBAR_ROW (gtk_list_box_row_get_child (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "(ss)",
                              charter_sidebar_row_get_kind (child)->id, "");
}

static void
select_page (CharterSidebar *self)
{
  CharterSidebarRow *child;
  GtkListBoxRow *found = NULL;

  for (guint i = 0; (child = row_at (self, i)); i++)
    if (charter_sidebar_row_get_kind (child)->id == self->page)
      found = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), found);
}

/* Walking through the list with keys selects what has the keyboard; once it has left, the page that is shown. */
static void
list_left_cb (CharterSidebar *self)
{
  select_page (self);
}

/* Where the desktop puts the buttons of the window on this side; the strip has no room for them. */
static void
update_window_controls (CharterSidebar *self)
{
  gboolean is_empty = gtk_window_controls_get_empty (GTK_WINDOW_CONTROLS (self->window_controls));

  gtk_widget_set_visible (self->window_controls, !is_empty && !self->is_compact);
}

static void
add_rows (CharterSidebar *self)
{
  guint n_kinds;
  const CharterPageKind *kinds = charter_page_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), charter_sidebar_row_new (&kinds[i], i + 1));
}

static void
charter_sidebar_dispose (GObject *object)
{
  CharterSidebar *self = CHARTER_SIDEBAR (object);

  g_clear_handle_id (&self->renew_source, g_source_remove);
  g_clear_object (&self->portfolio_signals);
  g_clear_object (&self->school_signals);
  g_clear_object (&self->session);
  /* A list that is taken down loses the keyboard, too late to select anything in it. */
  if (self->focus)
    gtk_widget_remove_controller (self->list, g_steal_pointer (&self->focus));
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_SIDEBAR);

  G_OBJECT_CLASS (charter_sidebar_parent_class)->dispose (object);
}

static void
charter_sidebar_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CharterSidebar *self = CHARTER_SIDEBAR (object);

  switch ((CharterSidebarProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_PAGE:
      g_value_set_string (value, charter_sidebar_get_page (self));
      break;

    case PROP_IS_COMPACT:
      g_value_set_boolean (value, self->is_compact);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_sidebar_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CharterSidebar *self = CHARTER_SIDEBAR (object);

  switch ((CharterSidebarProperty) prop_id)
    {
    case PROP_SESSION:
      charter_sidebar_set_session (self, g_value_get_object (value));
      break;

    case PROP_PAGE:
      charter_sidebar_set_page (self, g_value_get_string (value));
      break;

    case PROP_IS_COMPACT:
      charter_sidebar_set_is_compact (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_sidebar_class_init (CharterSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = charter_sidebar_dispose;
  object_class->get_property = charter_sidebar_get_property;
  object_class->set_property = charter_sidebar_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, CHARTER_TYPE_SESSION, flags);

  /**
   * CharterSidebar:page:
   *
   * The id of the page that is shown.
   */
  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, NULL, flags);

  /**
   * CharterSidebar:is-compact:
   *
   * Whether only icons are shown.
   */
  properties[PROP_IS_COMPACT] =
    g_param_spec_boolean ("is-compact", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, save_status);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, school_arrow);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, school_avatar);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, school_button);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, school_menu);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, school_name);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, school_place);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, school_status);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, school_words);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, search_icon);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, search_words);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, shared_status);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebar, window_controls);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  g_type_ensure (CHARTER_TYPE_SAVE_STATUS);
  g_type_ensure (CHARTER_TYPE_SHARED_STATUS);
}

static void
charter_sidebar_init (CharterSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
  self->focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (list_left_cb), self);
  gtk_widget_add_controller (self->list, self->focus);
  g_signal_connect_object (self->window_controls, "notify::empty",
                           G_CALLBACK (update_window_controls), self, G_CONNECT_SWAPPED);

  self->portfolio_signals = g_signal_group_new (CHARTER_TYPE_PORTFOLIO);
  g_signal_group_connect_swapped (self->portfolio_signals, "added", G_CALLBACK (renew_soon), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "removed", G_CALLBACK (renew_soon), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "changed", G_CALLBACK (renew_soon), self);

  self->school_signals = g_signal_group_new (CHARTER_TYPE_SCHOOL);
  g_signal_group_connect_swapped (self->school_signals, "notify", G_CALLBACK (renew_soon), self);
}

/**
 * charter_sidebar_get_session:
 * @self: the sidebar
 *
 * Returns: (transfer none) (nullable): whose school it shows
 */
CharterSession *
charter_sidebar_get_session (CharterSidebar *self)
{
  g_return_val_if_fail (CHARTER_IS_SIDEBAR (self), NULL);

  return self->session;
}

/**
 * charter_sidebar_set_session:
 * @session: the sitting whose school and counts are shown; set once
 */
void
charter_sidebar_set_session (CharterSidebar *self,
                             CharterSession *session)
{
  CharterStore *store;

  g_return_if_fail (CHARTER_IS_SIDEBAR (self));

  if (session == NULL || !g_set_object (&self->session, session))
    return;

  store = charter_session_get_store (session);
  charter_save_status_set_store (CHARTER_SAVE_STATUS (self->save_status), store);
  g_signal_connect_object (session, "notify::portfolio", G_CALLBACK (portfolio_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::standing", G_CALLBACK (renew_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::audit", G_CALLBACK (renew_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (charter_store_get_schools (store), "items-changed",
                           G_CALLBACK (fill_school_menu), self, G_CONNECT_SWAPPED);
  portfolio_changed_cb (self);
  fill_school_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * charter_sidebar_set_shared_copy:
 * @copy: the shared copy whose age is said at the foot; set once
 */
void
charter_sidebar_set_shared_copy (CharterSidebar    *self,
                                 CharterSharedCopy *copy)
{
  g_return_if_fail (CHARTER_IS_SIDEBAR (self));

  charter_shared_status_set_copy (CHARTER_SHARED_STATUS (self->shared_status), copy);
}

/**
 * charter_sidebar_get_page:
 *
 * Returns: (nullable): the id of the page that is shown
 */
const char *
charter_sidebar_get_page (CharterSidebar *self)
{
  g_return_val_if_fail (CHARTER_IS_SIDEBAR (self), NULL);

  return self->page;
}

/**
 * charter_sidebar_set_page:
 * @page: (nullable): the id of the page that is shown
 */
void
charter_sidebar_set_page (CharterSidebar *self,
                          const char     *page)
{
  const CharterPageKind *kind = charter_page_kind_find (page);
  const char *id = kind ? kind->id : NULL;
  gboolean is_same;

  g_return_if_fail (CHARTER_IS_SIDEBAR (self));

  is_same = self->page == id;
  self->page = id;
  select_page (self);
  if (!is_same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * charter_sidebar_get_is_compact:
 * @self: the sidebar
 *
 * Returns: whether only icons are shown
 */
gboolean
charter_sidebar_get_is_compact (CharterSidebar *self)
{
  g_return_val_if_fail (CHARTER_IS_SIDEBAR (self), FALSE);

  return self->is_compact;
}

/**
 * charter_sidebar_set_is_compact:
 * @is_compact: whether only icons are shown
 */
void
charter_sidebar_set_is_compact (CharterSidebar *self,
                                gboolean        is_compact)
{
  CharterSidebarRow *row;

  g_return_if_fail (CHARTER_IS_SIDEBAR (self));

  is_compact = !!is_compact;
  if (self->is_compact == is_compact)
    return;

  self->is_compact = is_compact;
  for (guint i = 0; (row = row_at (self, i)); i++)
    charter_sidebar_row_set_is_compact (row, is_compact);

  gtk_widget_set_size_request (GTK_WIDGET (self), is_compact ? -1 : FULL_WIDTH, -1);
  gtk_widget_set_visible (self->title, !is_compact);
  gtk_widget_set_hexpand (self->menu_button, is_compact);
  update_window_controls (self);
  gtk_widget_set_visible (self->school_avatar, is_compact);
  gtk_widget_set_visible (self->school_words, !is_compact);
  gtk_widget_set_visible (self->school_arrow, !is_compact);
  gtk_widget_set_visible (self->search_words, !is_compact);
  gtk_widget_set_hexpand (self->search_icon, is_compact);
  charter_save_status_set_is_compact (CHARTER_SAVE_STATUS (self->save_status), is_compact);
  charter_shared_status_set_is_compact (CHARTER_SHARED_STATUS (self->shared_status), is_compact);
  if (is_compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  if (self->session)
    say_school (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COMPACT]);
}
