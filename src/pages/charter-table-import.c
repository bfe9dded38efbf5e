/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-table-import.h"

#include <glib/gi18n.h>

#include "charter-message.h"
#include "charter-table-preview.h"

typedef struct {
  GtkWidget *add_button;
  GtkWidget *stages;
  GtkWidget *failure;
  GtkWidget *summary;
  GtkWidget *problems_group;

  CharterSession *session;
  gpointer        sheet; /* nullable: not read yet */
  GCancellable   *cancellable;
} CharterTableImportPrivate;

/**
 * CharterTableImport:
 *
 * What a table would add, shown before it is added, and what is left out with its line.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CharterTableImport, charter_table_import, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CharterTableImportPrivate *
get_private (CharterTableImport *self)
{
  return charter_table_import_get_instance_private (self);
}

static void
add_cb (CharterTableImport *self)
{
  charter_table_import_accept (self);
}

static void
charter_table_import_dispose (GObject *object)
{
  CharterTableImport *self = CHARTER_TABLE_IMPORT (object);
  CharterTableImportPrivate *priv = get_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->sheet, CHARTER_TABLE_IMPORT_GET_CLASS (self)->free_sheet);
  gtk_widget_dispose_template (GTK_WIDGET (self), G_OBJECT_TYPE (self));

  G_OBJECT_CLASS (charter_table_import_parent_class)->dispose (object);
}

static void
charter_table_import_finalize (GObject *object)
{
  g_clear_object (&get_private (CHARTER_TABLE_IMPORT (object))->cancellable);

  G_OBJECT_CLASS (charter_table_import_parent_class)->finalize (object);
}

static void
charter_table_import_class_init (CharterTableImportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_table_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_table_import_finalize;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_table_import_init (CharterTableImport *self)
{
  get_private (self)->cancellable = g_cancellable_new ();
}

/* What stands in every template, each with its place among what an instance keeps. */
static void
bind_children (GtkWidgetClass *widget_class)
{
  const struct { const char *name; gssize offset; } children[] = {
    { "add_button", G_STRUCT_OFFSET (CharterTableImportPrivate, add_button) },
    { "stages", G_STRUCT_OFFSET (CharterTableImportPrivate, stages) },
    { "failure", G_STRUCT_OFFSET (CharterTableImportPrivate, failure) },
    { "summary", G_STRUCT_OFFSET (CharterTableImportPrivate, summary) },
    { "problems_group", G_STRUCT_OFFSET (CharterTableImportPrivate, problems_group) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               CharterTableImport_private_offset + children[i].offset);
}

/**
 * charter_table_import_class_set_template:
 * @klass: the class of a kind of table
 * @resource: path of its template
 *
 * Sets the template and binds what every kind of table has in it.
 */
void
charter_table_import_class_set_template (CharterTableImportClass *klass,
                                         const char              *resource)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, resource);
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

/**
 * charter_table_import_start:
 * @self: a window whose table is about to be read
 * @session: a session with a school
 *
 * Returns: (transfer none): stops the reading, which calls charter_table_import_read_cb() with a reference
 *   of @self when it is done
 */
GCancellable *
charter_table_import_start (CharterTableImport *self,
                            CharterSession     *session)
{
  CharterTableImportPrivate *priv = get_private (self);

  priv->session = g_object_ref (session);
  return priv->cancellable;
}

/**
 * charter_table_import_read_cb:
 * @source: the session
 * @result: of reading a table
 * @user_data: (transfer full): the window
 *
 * Shows what was read, or why it was not.
 */
void
charter_table_import_read_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  g_autoptr(CharterTableImport) self = user_data;
  CharterTableImportPrivate *priv = get_private (self);
  CharterTableImportClass *klass = CHARTER_TABLE_IMPORT_GET_CLASS (self);
  g_autoptr(GError) error = NULL;
  gpointer sheet = klass->read_finish (CHARTER_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !priv->session)
    {
      klass->free_sheet (sheet);
      return;
    }
  priv->sheet = sheet;
  if (sheet)
    {
      klass->show (self, sheet);
      gtk_stack_set_visible_child_name (GTK_STACK (priv->stages), "preview");
      return;
    }
  adw_status_page_set_description (ADW_STATUS_PAGE (priv->failure), error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (priv->stages), "failed");
}

/**
 * charter_table_import_get_session:
 * @self: a window whose table is being read, or was
 *
 * Returns: (transfer none): the session that it is added to
 */
CharterSession *
charter_table_import_get_session (CharterTableImport *self)
{
  return get_private (self)->session;
}

/**
 * charter_table_import_sum_up:
 * @self: a window that shows what was read
 * @words: what adding it would do
 * @can_add: whether there is anything to add
 * @problems: (element-type CharterFileProblem): what is left out, with its line
 * @left_out: (element-type utf8): columns that say nothing that is known here
 */
void
charter_table_import_sum_up (CharterTableImport *self,
                             const char         *words,
                             gboolean            can_add,
                             GPtrArray          *problems,
                             GPtrArray          *left_out)
{
  CharterTableImportPrivate *priv = get_private (self);

  charter_table_preview_show_problems (priv->problems_group, problems, left_out);
  gtk_label_set_label (GTK_LABEL (priv->summary), words);
  gtk_widget_set_sensitive (priv->add_button, can_add);
}

/**
 * charter_table_import_is_read:
 * @self: a window
 *
 * Returns: whether the table could be read and is shown
 */
gboolean
charter_table_import_is_read (CharterTableImport *self)
{
  g_return_val_if_fail (CHARTER_IS_TABLE_IMPORT (self), FALSE);
  return get_private (self)->sheet != NULL;
}

/**
 * charter_table_import_accept:
 * @self: a window that shows what would be added
 *
 * Returns: whether it is added now; the window is closed then
 */
gboolean
charter_table_import_accept (CharterTableImport *self)
{
  CharterTableImportPrivate *priv;
  CharterTableImportClass *klass;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (CHARTER_IS_TABLE_IMPORT (self), FALSE);
  priv = get_private (self);
  klass = CHARTER_TABLE_IMPORT_GET_CLASS (self);
  if (!priv->sheet || klass->count_lines (priv->sheet) == 0)
    return FALSE;
  if (!klass->add (priv->session, priv->sheet, &error))
    {
      charter_message_show_error (GTK_WIDGET (self), _(klass->not_added), error);
      return FALSE;
    }
  g_signal_emit (self, signals[ADDED], 0, klass->count_lines (priv->sheet));
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}
