/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-save-status.h"

#include <glib/gi18n.h>

#include "charter-clock.h"

/**
 * CharterSaveStatus:
 *
 * The line at the foot of the sidebar that says whether what was typed is safe.
 */
struct _CharterSaveStatus
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *icon;
  GtkWidget *label;

  /* Owned */
  CharterStore *store;

  gboolean is_compact;
};

G_DEFINE_FINAL_TYPE (CharterSaveStatus, charter_save_status, ADW_TYPE_BIN)

typedef enum
{
  PROP_STORE = 1,
  PROP_IS_COMPACT,
} CharterSaveStatusProperty;

static GParamSpec *properties[PROP_IS_COMPACT + 1];

static gboolean
is_backed_up_today (CharterStore *store)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *backed_up_on = NULL;

  g_object_get (store, "backed-up-on", &backed_up_on, NULL);
  return g_strcmp0 (backed_up_on, today) == 0;
}

static char *
dup_words (CharterSaveStatus *self,
           CharterStoreState  state)
{
  g_autofree char *message = NULL;

  switch (state)
    {
    case CHARTER_STORE_SAVING:
      return g_strdup (_("Saving…"));

    case CHARTER_STORE_FAILING:
      g_object_get (self->store, "message", &message, NULL);
      if (message == NULL)
        return g_strdup (_("Not saved"));
      /* Translators: %s is the reason, as a sentence. */
      return g_strdup_printf (_("Not saved: %s"), message);

    case CHARTER_STORE_SAVED:
      if (charter_store_get_backup_problem (self->store))
        return g_strdup (_("Saved, but no backup of today"));
      return g_strdup (is_backed_up_today (self->store) ? _("Saved, backed up today") : _("Saved"));

    case CHARTER_STORE_CLOSED:
    default:
      return g_strdup ("");
    }
}

/* A warning while something is the matter. */
static gboolean
is_late (CharterSaveStatus *self,
         CharterStoreState  state)
{
  return state == CHARTER_STORE_FAILING
         || (state == CHARTER_STORE_SAVED && charter_store_get_backup_problem (self->store));
}

static const char *
icon_for (CharterStoreState state)
{
  return state == CHARTER_STORE_SAVING ? "content-loading-symbolic" : "object-select-symbolic";
}

static void
say_state (CharterSaveStatus *self)
{
  CharterStoreState state = CHARTER_STORE_CLOSED;
  g_autofree char *words = NULL;

  if (self->store)
    g_object_get (self->store, "state", &state, NULL);

  words = dup_words (self, state);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                is_late (self, state) ? "dialog-warning-symbolic" : icon_for (state));
  gtk_widget_set_visible (GTK_WIDGET (self), state != CHARTER_STORE_CLOSED);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->is_compact ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);

  gtk_widget_remove_css_class (GTK_WIDGET (self), is_late (self, state) ? "quiet" : "late");
  gtk_widget_add_css_class (GTK_WIDGET (self), is_late (self, state) ? "late" : "quiet");
}

static void
charter_save_status_dispose (GObject *object)
{
  CharterSaveStatus *self = CHARTER_SAVE_STATUS (object);

  charter_save_status_set_store (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_SAVE_STATUS);

  G_OBJECT_CLASS (charter_save_status_parent_class)->dispose (object);
}

static void
charter_save_status_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CharterSaveStatus *self = CHARTER_SAVE_STATUS (object);

  switch ((CharterSaveStatusProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;

    case PROP_IS_COMPACT:
      g_value_set_boolean (value, self->is_compact);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_save_status_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CharterSaveStatus *self = CHARTER_SAVE_STATUS (object);

  switch ((CharterSaveStatusProperty) prop_id)
    {
    case PROP_STORE:
      charter_save_status_set_store (self, g_value_get_object (value));
      break;

    case PROP_IS_COMPACT:
      charter_save_status_set_is_compact (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
charter_save_status_class_init (CharterSaveStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = charter_save_status_dispose;
  object_class->get_property = charter_save_status_get_property;
  object_class->set_property = charter_save_status_set_property;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, CHARTER_TYPE_STORE, flags);

  /**
   * CharterSaveStatus:is-compact:
   *
   * Whether only the icon is shown; the words are then its tooltip.
   */
  properties[PROP_IS_COMPACT] =
    g_param_spec_boolean ("is-compact", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-save-status.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterSaveStatus, icon);
  gtk_widget_class_bind_template_child (widget_class, CharterSaveStatus, label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
charter_save_status_init (CharterSaveStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  say_state (self);
}

/**
 * charter_save_status_get_store:
 *
 * Returns: (transfer none) (nullable): the store whose state is said
 */
CharterStore *
charter_save_status_get_store (CharterSaveStatus *self)
{
  g_return_val_if_fail (CHARTER_IS_SAVE_STATUS (self), NULL);

  return self->store;
}

/**
 * charter_save_status_set_store:
 * @store: (nullable): the store whose state is said
 */
void
charter_save_status_set_store (CharterSaveStatus *self,
                               CharterStore      *store)
{
  g_return_if_fail (CHARTER_IS_SAVE_STATUS (self));

  if (self->store == store)
    return;

  if (self->store)
    g_signal_handlers_disconnect_by_func (self->store, say_state, self);

  g_set_object (&self->store, store);

  if (store)
    {
      g_signal_connect_object (store, "notify::state", G_CALLBACK (say_state), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "notify::message", G_CALLBACK (say_state), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "notify::backed-up-on", G_CALLBACK (say_state), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "notify::backup-problem", G_CALLBACK (say_state), self,
                               G_CONNECT_SWAPPED);
      say_state (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

/**
 * charter_save_status_get_is_compact:
 * @self: what says whether everything is saved
 *
 * Returns: whether only the icon is shown
 */
gboolean
charter_save_status_get_is_compact (CharterSaveStatus *self)
{
  g_return_val_if_fail (CHARTER_IS_SAVE_STATUS (self), FALSE);

  return self->is_compact;
}

/**
 * charter_save_status_set_is_compact:
 * @self: what says whether everything is saved
 * @is_compact: whether only the icon is shown
 */
void
charter_save_status_set_is_compact (CharterSaveStatus *self,
                                    gboolean           is_compact)
{
  g_return_if_fail (CHARTER_IS_SAVE_STATUS (self));

  is_compact = !!is_compact;
  if (self->is_compact == is_compact)
    return;

  self->is_compact = is_compact;
  gtk_widget_set_visible (self->label, !is_compact);
  gtk_widget_set_hexpand (self->icon, is_compact);
  say_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COMPACT]);
}
