/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-page.h"

#include "charter-date-row.h"
#include "charter-message.h"

/**
 * CharterPage:
 *
 * One page of the window. A page knows its session, never its window: it speaks to the window through
 * actions (`win.go`) and signals, so that a test can show it alone.
 */
typedef struct
{
  CharterSession *session;
  GCancellable   *cancellable;
  char           *title;
  GPtrArray      *editing_actions; /* of char * */
} CharterPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CharterPage, charter_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_TITLE,
  PROP_CANCELLABLE,
  PROP_EDITABLE,
} CharterPageProperty;

static GParamSpec *properties[PROP_EDITABLE + 1];

enum
{
  TOAST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_actions (CharterPage *self)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (self);

  for (guint i = 0; i < priv->editing_actions->len; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), g_ptr_array_index (priv->editing_actions, i),
                                   charter_page_get_editable (self));
}

static void
is_read_only_changed_cb (CharterPage *self)
{
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

static void
charter_page_constructed (GObject *object)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (CHARTER_PAGE (object));

  G_OBJECT_CLASS (charter_page_parent_class)->constructed (object);

  if (priv->cancellable == NULL)
    priv->cancellable = g_cancellable_new ();
  if (priv->session)
    g_signal_connect_object (charter_session_get_store (priv->session), "notify::is-read-only",
                             G_CALLBACK (is_read_only_changed_cb), object, G_CONNECT_SWAPPED);
}

static void
charter_page_finalize (GObject *object)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (CHARTER_PAGE (object));

  g_clear_object (&priv->session);
  g_clear_object (&priv->cancellable);
  g_clear_pointer (&priv->title, g_free);
  g_clear_pointer (&priv->editing_actions, g_ptr_array_unref);

  G_OBJECT_CLASS (charter_page_parent_class)->finalize (object);
}

static void
charter_page_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CharterPage *self = CHARTER_PAGE (object);

  switch ((CharterPageProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, charter_page_get_session (self));
      break;

    case PROP_TITLE:
      g_value_set_string (value, charter_page_get_title (self));
      break;

    case PROP_CANCELLABLE:
      g_value_set_object (value, charter_page_get_window_cancellable (self));
      break;

    case PROP_EDITABLE:
      g_value_set_boolean (value, charter_page_get_editable (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_page_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CharterPage *self = CHARTER_PAGE (object);
  CharterPagePrivate *priv = charter_page_get_instance_private (self);

  switch ((CharterPageProperty) prop_id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;

    case PROP_TITLE:
      charter_page_set_title (self, g_value_get_string (value));
      break;

    case PROP_CANCELLABLE:
      priv->cancellable = g_value_dup_object (value);
      break;

    case PROP_EDITABLE:

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_page_class_init (CharterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_REGION);
  object_class->constructed = charter_page_constructed;
  object_class->finalize = charter_page_finalize;
  object_class->get_property = charter_page_get_property;
  object_class->set_property = charter_page_set_property;

  /**
   * CharterPage:session:
   *
   * The sitting whose school the page shows.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, CHARTER_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * CharterPage:title:
   *
   * What stands in the header bar; the page may add to its name what it shows.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * CharterPage:cancellable:
   *
   * The window's cancellable, cancelled when it closes. A page that stands alone makes its own.
   */
  properties[PROP_CANCELLABLE] =
    g_param_spec_object ("cancellable", NULL, NULL, G_TYPE_CANCELLABLE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * CharterPage:editable:
   *
   * Whether the records may be changed: not while somebody else has them open. The window says so, and
   * by whom; what would change them is insensitive.
   */
  properties[PROP_EDITABLE] =
    g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * CharterPage::toast:
   * @text: what to say
   * @can_undo: whether the toast offers to undo what was done last
   */
  signals[TOAST] =
    g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
charter_page_init (CharterPage *self)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (self);

  priv->editing_actions = g_ptr_array_new_with_free_func (g_free);
}

/**
 * charter_page_get_session:
 *
 * Returns: (transfer none): the sitting whose school the page shows
 */
CharterSession *
charter_page_get_session (CharterPage *self)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (self);

  g_return_val_if_fail (CHARTER_IS_PAGE (self), NULL);

  return priv->session;
}

/**
 * charter_page_get_title:
 *
 * Returns: (nullable): what stands in the header bar
 */
const char *
charter_page_get_title (CharterPage *self)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (self);

  g_return_val_if_fail (CHARTER_IS_PAGE (self), NULL);

  return priv->title;
}

/**
 * charter_page_set_title:
 * @title: (nullable): what stands in the header bar
 */
void
charter_page_set_title (CharterPage *self,
                        const char  *title)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (self);

  g_return_if_fail (CHARTER_IS_PAGE (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;

  g_free (priv->title);
  priv->title = g_strdup (title);
  if (title)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * charter_page_get_window_cancellable:
 *
 * Pass it to everything the page starts; it is cancelled when the window closes.
 *
 * Returns: (transfer none): a cancellable
 */
GCancellable *
charter_page_get_window_cancellable (CharterPage *self)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (self);

  g_return_val_if_fail (CHARTER_IS_PAGE (self), NULL);

  return priv->cancellable;
}

/**
 * charter_page_get_editable:
 * @self: a page
 *
 * Returns: whether anything may be changed now
 */
gboolean
charter_page_get_editable (CharterPage *self)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (self);

  g_return_val_if_fail (CHARTER_IS_PAGE (self), FALSE);

  return !priv->session || !charter_store_get_is_read_only (charter_session_get_store (priv->session));
}

/**
 * charter_page_add_editing_actions:
 * @actions: names of actions of the page that change records
 *
 * They are enabled only while the page is #CharterPage:editable. One that also depends on something else
 * is to be enabled by the page, which asks charter_page_get_editable () too.
 */
void
charter_page_add_editing_actions (CharterPage        *self,
                                  const char * const *actions)
{
  CharterPagePrivate *priv = charter_page_get_instance_private (self);

  g_return_if_fail (CHARTER_IS_PAGE (self));

  for (guint i = 0; actions[i]; i++)
    g_ptr_array_add (priv->editing_actions, g_strdup (actions[i]));
  update_actions (self);
}

/* A form stays in its scroller, which must go on scrolling. */
static GtkWidget *
find_contents (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    return find_contents (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)));
  if (GTK_IS_VIEWPORT (widget))
    return find_contents (gtk_viewport_get_child (GTK_VIEWPORT (widget)));
  if (ADW_IS_BIN (widget) && GTK_IS_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (widget))))
    return find_contents (adw_bin_get_child (ADW_BIN (widget)));
  return widget;
}

/**
 * charter_page_add_editing_widget:
 * @widget: a control that changes records, or a form of such
 * @session: whose records
 *
 * It is sensitive, or editable if it is a text, only while the records may be changed, as
 * #CharterPage:editable says. A form that scrolls goes on scrolling.
 */
void
charter_page_add_editing_widget (GtkWidget      *widget,
                                 CharterSession *session)
{
  GtkWidget *contents;
  const char *property;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CHARTER_IS_SESSION (session));

  /* A text can still be read out and copied; a date has a calendar of its own beside it. */
  contents = find_contents (widget);
  property = g_object_class_find_property (G_OBJECT_GET_CLASS (contents), "editable")
             && !CHARTER_IS_DATE_ROW (contents) ? "editable" : "sensitive";
  g_object_bind_property (charter_session_get_store (session), "is-read-only", contents, property,
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

/**
 * charter_page_show_target:
 * @target: (nullable): an item's code or a record's id
 *
 * Brings @target into view. A page without targets of its own ignores it.
 */
void
charter_page_show_target (CharterPage *self,
                          const char  *target)
{
  g_return_if_fail (CHARTER_IS_PAGE (self));

  if (CHARTER_PAGE_GET_CLASS (self)->show_target)
    CHARTER_PAGE_GET_CLASS (self)->show_target (self, target);
}

/**
 * charter_page_go:
 * @page: where to: "overview", "self-evaluation", "evidence", "actions", "directory" or "reports"
 * @target: (nullable): what to bring into view there
 *
 * Shows another page of the window.
 */
void
charter_page_go (CharterPage *self,
                 const char  *page,
                 const char  *target)
{
  g_return_if_fail (CHARTER_IS_PAGE (self));
  g_return_if_fail (page != NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "(ss)", page, target ? target : "");
}

/**
 * charter_page_toast:
 * @text: what happened, in one short sentence
 * @can_undo: whether to offer "Undo"
 *
 * Says something that needs no answer.
 */
void
charter_page_toast (CharterPage *self,
                    const char  *text,
                    gboolean     can_undo)
{
  g_return_if_fail (CHARTER_IS_PAGE (self));
  g_return_if_fail (text != NULL);

  g_signal_emit (self, signals[TOAST], 0, text, !!can_undo);
}

/**
 * charter_page_show_error:
 * @title: what did not work: "The file could not be attached"
 * @error: why
 *
 * Says in a dialog that something the person asked for failed. Says nothing when it was cancelled.
 */
void
charter_page_show_error (CharterPage  *self,
                         const char   *title,
                         const GError *error)
{
  g_return_if_fail (CHARTER_IS_PAGE (self));

  charter_message_show_error (GTK_WIDGET (self), title, error);
}
