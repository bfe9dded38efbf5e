/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-who-dialog.h"

#include <glib/gi18n.h>

/* Of the school; who else made changes follows. */
#define MAX_PEOPLE 4
#define MAX_NAMES 6

/**
 * CharterWhoDialog:
 *
 * Asks who is typing. A name that was used before is one click; a new one is typed.
 */
struct _CharterWhoDialog
{
  AdwMessageDialog parent_instance;

  GPtrArray *offered;        /* the names in rows */
  GCancellable *cancellable; /* of the question who made changes */

  /* Template widgets */
  GtkWidget *names;
  GtkWidget *name_row;
};

G_DEFINE_FINAL_TYPE (CharterWhoDialog, charter_who_dialog, ADW_TYPE_MESSAGE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (CharterWhoDialog *self,
        const char       *typed)
{
  g_autofree char *who = g_strstrip (g_strdup (typed));

  if (*who)
    g_signal_emit (self, signals[CHOSEN], 0, who);
}

static void
text_changed_cb (CharterWhoDialog *self)
{
  g_autofree char *who = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "go", *who != '\0');
}

static void
entry_activated_cb (CharterWhoDialog *self)
{
  if (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (self), "go"))
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (self), "go");
}

static void
name_activated_cb (CharterWhoDialog *self,
                   AdwActionRow     *row)
{
  choose (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
charter_who_dialog_response (AdwMessageDialog *dialog,
                             const char       *response)
{
  CharterWhoDialog *self = CHARTER_WHO_DIALOG (dialog);

  if (g_str_equal (response, "go"))
    choose (self, gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static void
charter_who_dialog_dispose (GObject *object)
{
  CharterWhoDialog *self = CHARTER_WHO_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_WHO_DIALOG);

  G_OBJECT_CLASS (charter_who_dialog_parent_class)->dispose (object);
}

static void
charter_who_dialog_class_init (CharterWhoDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_who_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = charter_who_dialog_response;

  /**
   * CharterWhoDialog::chosen:
   * @who: the name, without blanks around it, never empty
   */
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-who-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterWhoDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CharterWhoDialog, names);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
charter_who_dialog_init (CharterWhoDialog *self)
{
  self->offered = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (name && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/**
 * charter_who_dialog_list_used:
 * @session: a sitting with a school
 *
 * The people of the school, and who wrote reviews and audits.
 *
 * Returns: (transfer full) (element-type utf8): names, each once
 */
GPtrArray *
charter_who_dialog_list_used (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  CharterSchool *school;
  GListModel *reviews;

  if (portfolio == NULL)
    return g_steal_pointer (&names);

  school = charter_portfolio_get_school (portfolio);
  add_name (names, charter_store_get_who (charter_session_get_store (session)));
  add_name (names, charter_school_get_senco (school));
  add_name (names, charter_school_get_inclusion_leader (school));
  add_name (names, charter_school_get_head (school));
  add_name (names, charter_school_get_chair (school));

  reviews = charter_portfolio_get_list (portfolio, CHARTER_TYPE_REVIEW);
  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr(CharterReview) review = g_list_model_get_item (reviews, i);

      add_name (names, charter_review_get_who (review));
    }

  return g_steal_pointer (&names);
}

static void
offer (CharterWhoDialog *self,
       GPtrArray        *names,
       guint             limit)
{
  for (guint i = 0; i < names->len && self->offered->len < limit; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      GtkWidget *row;

      if (g_ptr_array_find_with_equal_func (self->offered, name, g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->offered, g_strdup (name));
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (name_activated_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->names), row);
    }
  gtk_widget_set_visible (self->names, self->offered->len > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row),
                                 self->offered->len > 0 ? _("Another name") : _("Your name"));
}

static void
names_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CharterWhoDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = charter_store_list_names_finish (CHARTER_STORE (source), result, &error);

  /* A name can be typed all the same. */
  if (names)
    offer (self, names, MAX_NAMES);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("Names used before could not be read: %s", error->message);
}

/**
 * charter_who_dialog_new:
 * @parent: the window
 * @session: a sitting with a school, whose people are offered, then who else made changes
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
charter_who_dialog_new (GtkWindow      *parent,
                        CharterSession *session)
{
  CharterWhoDialog *self = g_object_new (CHARTER_TYPE_WHO_DIALOG, "transient-for", parent, NULL);
  g_autoptr(GPtrArray) names = charter_who_dialog_list_used (session);

  offer (self, names, MAX_PEOPLE);
  charter_store_list_names_async (charter_session_get_store (session), self->cancellable,
                                  names_listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
