/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-window-private.h"

#include <glib/gi18n.h>

#include "charter-message.h"
#include "charter-settings.h"
#include "charter-toast.h"
#include "charter-ui.h"

/* Below this the sidebar is a strip of icons: the pages need the room more. */
#define COMPACT_BELOW 1100

/**
 * CharterWindow:
 *
 * The window: a sidebar and one page at a time. A page is built when it is first shown, and built anew
 * for another school, so that no page ever has to forget one.
 */
G_DEFINE_FINAL_TYPE (CharterWindow, charter_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_SESSION = 1,
} CharterWindowProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static gboolean
compact_cb (gpointer user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);

  self->compact_source = 0;
  charter_sidebar_set_is_compact (self->sidebar, self->is_compact_wanted);
  return G_SOURCE_REMOVE;
}

/* Not while sizes are being given out: the change asks for new ones. */
static void
want_compact (CharterWindow *self,
              int            width)
{
  self->is_compact_wanted = width < COMPACT_BELOW;
  if (self->compact_source == 0
      && self->is_compact_wanted != charter_sidebar_get_is_compact (self->sidebar))
    self->compact_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, compact_cb, self, NULL);
}

/* The buttons on the window's left, where the desktop has any, stand at its very edge. */
static void
update_title_buttons (CharterWindow *self)
{
  gboolean is_in_sidebar = gtk_widget_get_visible (GTK_WIDGET (self->sidebar))
                           && !charter_sidebar_get_is_compact (self->sidebar);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (self->header), !is_in_sidebar);
}

/* A page that offered it all the same. */
static void
refused_cb (CharterWindow *self)
{
  charter_window_toast (self, _("Not kept: these records are open for reading only"), FALSE);
}

/* Something was wrong with the file and has been put right: it stays until it has been read. */
static void
notice_cb (CharterWindow *self,
           const char    *words)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Your records were put back"), words);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
focus_widget_changed_cb (CharterWindow *self)
{
  /* A text that is typed in one go is one step of undo; leaving the field ends it. */
  if (charter_session_get_portfolio (self->session))
    charter_store_end_visit (charter_session_get_store (self->session));
}

/* A command may have written meanwhile, in another window or on another desk. */
static void
is_active_changed_cb (CharterWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && charter_session_get_portfolio (self->session))
    charter_store_refresh_async (charter_session_get_store (self->session), NULL, NULL);
}

static void
page_toast_cb (CharterWindow *self,
               const char    *text,
               gboolean       can_undo)
{
  charter_window_toast (self, text, can_undo);
}

static GtkWidget *
build_page (CharterWindow         *self,
            const CharterPageKind *kind)
{
  GtkWidget *page = g_object_new (kind->get_type (),
                                  "session", self->session,
                                  "cancellable", self->cancellable,
                                  NULL);

  if (charter_page_get_title (CHARTER_PAGE (page)) == NULL)
    charter_page_set_title (CHARTER_PAGE (page), _(kind->title));
  g_signal_connect_object (page, "toast", G_CALLBACK (page_toast_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, page, kind->id);
  return page;
}

static void
visible_page_changed_cb (CharterWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  g_clear_pointer (&self->title_binding, g_binding_unbind);
  if (CHARTER_IS_PAGE (page))
    self->title_binding = g_object_bind_property (page, "title", self->title, "title",
                                                  G_BINDING_SYNC_CREATE);
  else
    adw_window_title_set_title (self->title, _("Inclusion Charter"));

  charter_sidebar_set_page (self->sidebar, name);
  charter_window_fill_cycles (self);
}

static void
forget_pages (CharterWindow *self)
{
  guint n_kinds;
  const CharterPageKind *kinds = charter_page_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->stack, kinds[i].id);

      if (page)
        gtk_stack_remove (self->stack, page);
    }
}

static void
portfolio_changed_cb (CharterWindow *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterSchool *school = portfolio ? charter_portfolio_get_school (portfolio) : NULL;

  forget_pages (self);
  g_signal_group_set_target (self->audit_signals,
                             portfolio ? charter_portfolio_get_list (portfolio, CHARTER_TYPE_AUDIT)
                                       : NULL);
  charter_ui_show (GTK_WIDGET (self->sidebar), portfolio != NULL, NULL);
  if (school)
    charter_settings_set_last_school (charter_settings_get_default (),
                                      charter_record_get_id (CHARTER_RECORD (school)));
  charter_window_update_actions (self);
  charter_window_fill_cycles (self);
}

static void
connect_session (CharterWindow *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  const char *watched[] = { "notify::can-undo", "notify::can-redo", "notify::is-read-only" };

  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (store, watched[i], G_CALLBACK (charter_window_update_actions), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (charter_session_get_library (self->session), "items-changed",
                           G_CALLBACK (charter_window_fill_cycles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::portfolio", G_CALLBACK (portfolio_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::framework",
                           G_CALLBACK (charter_window_fill_cycles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::audit",
                           G_CALLBACK (charter_window_fill_cycles), self, G_CONNECT_SWAPPED);
  charter_sidebar_set_session (self->sidebar, self->session);
}

static void
charter_window_constructed (GObject *object)
{
  CharterWindow *self = CHARTER_WINDOW (object);
  CharterSettings *settings = charter_settings_get_default ();

  G_OBJECT_CLASS (charter_window_parent_class)->constructed (object);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               charter_settings_get_window_width (settings),
                               charter_settings_get_window_height (settings));
  self->is_compact_wanted = charter_settings_get_window_width (settings) < COMPACT_BELOW;
  charter_sidebar_set_is_compact (self->sidebar, self->is_compact_wanted);
  connect_session (self);
  charter_window_share_copies (self);
  charter_window_watch_trouble (self);
  charter_window_add_actions (self);
  charter_window_add_cycle_actions (self);
  charter_window_add_record_actions (self);
  charter_window_add_copy_actions (self);
  charter_window_add_bundle_actions (self);
  charter_window_update_actions (self);
}

static void
charter_window_dispose (GObject *object)
{
  CharterWindow *self = CHARTER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  charter_shared_copy_stop (self->shared);
  g_clear_handle_id (&self->compact_source, g_source_remove);
  g_clear_handle_id (&self->backup_source, g_source_remove);
  g_clear_pointer (&self->title_binding, g_binding_unbind);
  g_clear_object (&self->audit_signals);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->waiting_files, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_WINDOW);

  G_OBJECT_CLASS (charter_window_parent_class)->dispose (object);
}

static void
charter_window_finalize (GObject *object)
{
  CharterWindow *self = CHARTER_WINDOW (object);

  g_clear_object (&self->shared);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->frameworks_to_begin, g_strfreev);
  g_clear_pointer (&self->waiting_page, g_free);
  g_clear_pointer (&self->waiting_target, g_free);

  G_OBJECT_CLASS (charter_window_parent_class)->finalize (object);
}

static void
charter_window_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CharterWindow *self = CHARTER_WINDOW (object);

  switch ((CharterWindowProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_window_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CharterWindow *self = CHARTER_WINDOW (object);

  switch ((CharterWindowProperty) prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_window_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  want_compact (CHARTER_WINDOW (widget), width);

  GTK_WIDGET_CLASS (charter_window_parent_class)->size_allocate (widget, width, height, baseline);
}

/* Bound in the bubble phase, so that a text field that has something to undo takes Ctrl+Z first. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;
  guint n_kinds;
  const CharterPageKind *kinds = charter_page_kinds_get (&n_kinds);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, control, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, control, "win.print-pack", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.go", "(ss)", "guidance", "");
  for (guint i = 0; i < MIN (n_kinds, 9); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, control,
                                           "win.go", "(ss)", kinds[i].id, "");
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, control,
                                           "win.go", "(ss)", kinds[i].id, "");
    }
}

static void
charter_window_class_init (CharterWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_window_constructed;
  object_class->dispose = charter_window_dispose;
  object_class->finalize = charter_window_finalize;
  object_class->get_property = charter_window_get_property;
  object_class->set_property = charter_window_set_property;
  widget_class->size_allocate = charter_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = charter_window_close_request;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, CHARTER_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, audit_menu);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, begin_menu);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, cycle_button);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, cycle_label);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, framework_menu);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, sidebar_separator);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, trouble_backups);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, trouble_button);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, trouble_close);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, trouble_kept);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, trouble_text);
  gtk_widget_class_bind_template_child (widget_class, CharterWindow, trouble_title);
  add_keys (widget_class);

  g_type_ensure (CHARTER_TYPE_SIDEBAR);
}

static void
charter_window_init (CharterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  self->audit_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->audit_signals, "items-changed",
                                  G_CALLBACK (charter_window_fill_cycles), self);
  g_signal_connect_object (self->stack, "notify::visible-child",
                           G_CALLBACK (visible_page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "notify::is-compact",
                           G_CALLBACK (update_title_buttons), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "notify::visible",
                           G_CALLBACK (update_title_buttons), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_widget_changed_cb), NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_changed_cb), NULL);
}

/**
 * charter_window_new:
 * @application: the application
 * @session: a sitting that is being opened; charter_window_opened() tells how that went
 *
 * Returns: (transfer floating): a window that shows nothing yet
 */
CharterWindow *
charter_window_new (GtkApplication *application,
                    CharterSession *session)
{
  return g_object_new (CHARTER_TYPE_WINDOW,
                       "application", application,
                       "session", session,
                       NULL);
}

/**
 * charter_window_get_session:
 *
 * Returns: (transfer none): what is open
 */
CharterSession *
charter_window_get_session (CharterWindow *self)
{
  g_return_val_if_fail (CHARTER_IS_WINDOW (self), NULL);

  return self->session;
}

static const char *
get_failure_title (const GError *error)
{
  if (g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NEWER))
    return _("Your records need a newer version of this program");
  if (g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS))
    return _("These are not records of this program");

  return _("Your records could not be opened");
}

/**
 * charter_window_opened:
 * @error: (nullable): why the records could not be opened
 *
 * Shows the school that was open last, the first start, or why neither can be shown.
 */
void
charter_window_opened (CharterWindow *self,
                       const GError  *error)
{
  g_return_if_fail (CHARTER_IS_WINDOW (self));

  if (error && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error)
    {
      g_autofree char *words = g_markup_escape_text (error->message, -1);

      adw_status_page_set_title (self->failure, get_failure_title (error));
      adw_status_page_set_description (self->failure, words);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  self->is_open = TRUE;
  charter_window_say_trouble (self);
  charter_window_open_some_school (self);
  charter_window_tell_rescue (self);
}

/**
 * charter_window_go:
 * @page: a page's id
 * @target: (nullable): what to bring into view there
 *
 * Shows a page, building it on the first visit. A page that is asked for before a school is open is
 * shown when it is.
 */
void
charter_window_go (CharterWindow *self,
                   const char    *page,
                   const char    *target)
{
  const CharterPageKind *kind = charter_page_kind_find (page);
  GtkWidget *child;
  GtkWidget *focus;

  g_return_if_fail (CHARTER_IS_WINDOW (self));

  if (kind == NULL)
    return;

  if (charter_session_get_portfolio (self->session) == NULL)
    {
      g_free (self->waiting_page);
      g_free (self->waiting_target);
      self->waiting_page = g_strdup (page);
      self->waiting_target = g_strdup (target);
      return;
    }

  child = gtk_stack_get_child_by_name (self->stack, page);
  if (child == NULL)
    child = build_page (self, kind);

  gtk_stack_set_visible_child (self->stack, child);
  if (target && *target)
    charter_page_show_target (CHARTER_PAGE (child), target);
  /* A page may have put the focus where it belongs; a second step would take it past that. */
  focus = gtk_root_get_focus (GTK_ROOT (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

/**
 * charter_window_run_on_page:
 * @page: a page's id
 * @action: an action of that page
 * @target: (nullable): its target
 *
 * Shows the page and does there what @action does; says so when that cannot be done now.
 */
void
charter_window_run_on_page (CharterWindow *self,
                            const char    *page,
                            const char    *action,
                            GVariant      *target)
{
  GtkWidget *child;

  g_return_if_fail (CHARTER_IS_WINDOW (self));

  charter_window_go (self, page, NULL);
  child = gtk_stack_get_child_by_name (self->stack, page);
  if (child && !gtk_widget_activate_action_variant (child, action, target))
    charter_window_toast (self, _("That cannot be done here now"), FALSE);
}

/**
 * charter_window_toast:
 * @text: what happened
 * @can_undo: whether to offer "Undo"
 *
 * Takes the place of the one before: an older offer to undo would undo the wrong thing.
 */
void
charter_window_toast (CharterWindow *self,
                      const char    *text,
                      gboolean       can_undo)
{
  g_return_if_fail (CHARTER_IS_WINDOW (self));

  charter_toast_show_with_button (GTK_WIDGET (self->toasts), text, can_undo ? _("_Undo") : NULL,
                                  can_undo ? "win.undo" : NULL, NULL);
}
