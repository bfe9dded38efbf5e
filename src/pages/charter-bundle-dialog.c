/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-bundle-dialog.h"

#include <glib/gi18n.h>

#include "charter-bundle-import-job.h"
#include "charter-row.h"
#include "charter-term.h"
#include "charter-ui.h"

/* Of a value that both sides have changed, so much is read at a glance. */
#define MAX_SHOWN 160

/**
 * CharterBundleDialog:
 *
 * A school in one file, on its way in or out: says how far it is and can be stopped. On the way in it first
 * says what would change, and asks which side is meant where both have changed the same thing; nothing is
 * done until the person says so.
 */
struct _CharterBundleDialog
{
  AdwMessageDialog parent_instance;

  /* Template widgets */
  GtkWidget *conflict_list;
  GtkWidget *conflicts;
  GtkWidget *progress;
  GtkWidget *result;
  GtkWidget *take_button;

  /* Owned */
  CharterSession     *session;
  GFile              *file;
  GCancellable       *cancellable; /* NULL when there is nothing to stop */
  CharterBundleMerge *merge;       /* NULL until it has been compared */
};

G_DEFINE_FINAL_TYPE (CharterBundleDialog, charter_bundle_dialog, ADW_TYPE_MESSAGE_DIALOG)

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_words (CharterBundleDialog *self,
            const char          *heading,
            const char          *words)
{
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_label_set_label (GTK_LABEL (self->result), words);
  gtk_widget_set_visible (self->result, TRUE);
}

static void
show_end (CharterBundleDialog *self,
          const char          *heading,
          const char          *words)
{
  show_words (self, heading, words);
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "close", _("_Close"));
}

static void
show_failure (CharterBundleDialog *self,
              const char          *heading,
              const GError        *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_end (self, heading, error->message);
}

static void
show_progress (CharterBundleDialog *self,
               const char          *heading)
{
  charter_ui_show (self->conflicts, FALSE, NULL);
  charter_ui_show (self->take_button, FALSE, NULL);
  gtk_widget_set_visible (self->result, FALSE);
  gtk_widget_set_visible (self->progress, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "close", _("_Stop"));
}

static void
fraction_cb (double   fraction,
             gpointer user_data)
{
  CharterBundleDialog *self = user_data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), CLAMP (fraction, 0, 1));
}

/* --- Conflicts --------------------------------------------------------------------------------- */

/* "Head (here: The SENCO, 21 November)". */
static char *
dup_side (const char *place,
          const char *value,
          const char *who,
          const char *at)
{
  g_autofree char *start = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), MAX_SHOWN));
  g_autofree char *day = g_strndup (at ? at : "", 10);
  g_autofree char *date = charter_term_dup_date_words (day);

  g_strdelimit (start, "\n", ' ');
  if (who && date)
    /* Translators: where something is said ("Here"), who said it, on which date, and what */
    return g_strdup_printf (_("%s, %s, %s: %s"), place, who, date, start);
  if (date)
    return g_strdup_printf (_("%s, %s: %s"), place, date, start);
  return g_strdup_printf (_("%s: %s"), place, start);
}

static void
chosen_cb (AdwComboRow *row,
           GParamSpec  *property,
           gpointer     user_data)
{
  CharterMergeStep *step = user_data;

  step->takes_theirs = adw_combo_row_get_selected (row) == 1;
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  user_data)
{
  GtkStringObject *words = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (words));
}

static void
set_up_choice_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

/* The row shows the side, its list what each side says. */
static GtkWidget *
new_row (CharterBundleDialog *self,
         CharterMergeStep    *step)
{
  GtkWidget *row = adw_combo_row_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkStringList) sides = gtk_string_list_new (NULL);
  g_autofree char *title = charter_merge_step_dup_title (self->merge, step);
  g_autofree char *field = charter_merge_step_dup_field (step);
  g_autofree char *ours = charter_merge_step_dup_ours (step);
  g_autofree char *theirs = charter_merge_step_dup_theirs (step);
  g_autofree char *here = dup_side (_("Here"), ours, step->our_who, step->our_at);
  g_autofree char *there = dup_side (_("In the bundle"), theirs, step->their_who, step->their_at);
  g_autofree char *heading = field ? g_strdup_printf ("%s – %s", title, field) : g_strdup (title);
  g_autofree char *words = g_strdup_printf ("%s\n%s", here, there);
  g_autofree char *escaped = g_markup_escape_text (heading, -1);
  g_autofree char *escaped_words = g_markup_escape_text (words, -1);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", heading, words);

  gtk_string_list_append (sides, _("Here"));
  gtk_string_list_append (sides, _("In the bundle"));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  adw_combo_row_set_factory (ADW_COMBO_ROW (row), factory);
  g_object_unref (factory);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (sides));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), step->takes_theirs ? 1 : 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_words);
  charter_row_say (row, spoken);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), step);
  return row;
}

/* --- On the way in ----------------------------------------------------------------------------- */

static char *
dup_summary (CharterBundleMerge *merge)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *day = g_strndup (merge->bundle->made_at, 10);
  g_autofree char *date = charter_term_dup_date_words (day);
  guint n_conflicts = merge->conflicts->len;

  g_string_append_printf (text, _("Made on %s."), date ? date : day);
  g_string_append_c (text, ' ');
  if (merge->steps->len == 0)
    {
      g_string_append (text, _("Everything in it is here already: there is nothing to bring in."));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (merge->n_added > 0)
    g_string_append_printf (text, ngettext ("%u record is new. ", "%u records are new. ", merge->n_added), merge->n_added);
  if (merge->n_changed > 0)
    g_string_append_printf (text, ngettext ("%u record was changed there. ", "%u records were changed there. ", merge->n_changed),
                            merge->n_changed);
  if (merge->n_removed > 0)
    g_string_append_printf (text, ngettext ("%u record was taken out there. ", "%u records were taken out there. ", merge->n_removed),
                            merge->n_removed);
  g_string_append (text, _("What only you have changed stays as it is."));
  if (n_conflicts > 0)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (text, ngettext ("%u thing was changed on both sides. Choose which is meant; the newer is "
                                              "chosen for you.",
                                              "%u things were changed on both sides. Choose which is meant; the newer "
                                              "is chosen for you.", n_conflicts), n_conflicts);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterBundleDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *words = NULL;
  const char *school;

  self->merge = charter_bundle_compare_finish (CHARTER_SESSION (source), result, &error);
  if (!self->merge)
    {
      g_clear_object (&self->cancellable);
      show_failure (self, _("The bundle was not opened"), error);
      return;
    }
  school = charter_bundle_merge_get_school (self->merge);
  /* Translators: %s is a school */
  heading = g_strdup_printf (_("Bring in %s?"), school ? school : _("a school"));
  words = dup_summary (self->merge);
  show_words (self, heading, words);
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "close",
                                         self->merge->steps->len > 0 ? _("_Cancel") : _("_Close"));
  for (guint i = 0; i < self->merge->conflicts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->conflict_list),
                         new_row (self, g_ptr_array_index (self->merge->conflicts, i)));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->conflicts),
                                              self->merge->conflicts->len > 1 ? 190 : 90);
  charter_ui_show (self->conflicts, self->merge->conflicts->len > 0, NULL);
  charter_ui_show (self->take_button, self->merge->steps->len > 0, NULL);
}

static void
brought_in_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CharterBundleDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->cancellable);
  if (!charter_bundle_bring_in_finish (CHARTER_SESSION (source), result, &error))
    {
      show_failure (self, _("The bundle was not brought in"), error);
      return;
    }
  show_end (self, _("Brought in"), _("Undo takes it back; a backup of what was here before was kept, too."));
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
take_cb (CharterBundleDialog *self)
{
  show_progress (self, _("Bringing it in…"));
  charter_bundle_bring_in_async (self->session, self->file, self->merge, fraction_cb, self, self->cancellable,
                                 brought_in_cb, g_object_ref (self));
}

/* --- On the way out ---------------------------------------------------------------------------- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CharterBundleDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterBundleMade) made = charter_bundle_export_finish (CHARTER_SESSION (source), result, &error);
  g_autofree char *size = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GString) words = g_string_new (NULL);

  g_clear_object (&self->cancellable);
  if (!made)
    {
      show_failure (self, _("The bundle was not saved"), error);
      return;
    }
  size = g_format_size ((guint64) made->bytes);
  name = g_path_get_basename (made->path);
  /* Translators: a file and its size */
  g_string_append_printf (words, _("“%s” is written and was read again to be sure: %s."), name, size);
  if (made->n_missing > 0)
    g_string_append_printf (words, ngettext ("\n\n%u evidence file is kept no more, so it is not in it.",
                                             "\n\n%u evidence files are kept no more, so they are not in it.",
                                             made->n_missing), made->n_missing);
  show_end (self, _("Saved"), words->str);
}

/* --- The dialog -------------------------------------------------------------------------------- */

static void
charter_bundle_dialog_response (AdwMessageDialog *dialog,
                                const char       *response)
{
  CharterBundleDialog *self = CHARTER_BUNDLE_DIALOG (dialog);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
charter_bundle_dialog_dispose (GObject *object)
{
  CharterBundleDialog *self = CHARTER_BUNDLE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_BUNDLE_DIALOG);

  G_OBJECT_CLASS (charter_bundle_dialog_parent_class)->dispose (object);
}

static void
charter_bundle_dialog_finalize (GObject *object)
{
  charter_bundle_merge_free (CHARTER_BUNDLE_DIALOG (object)->merge);

  G_OBJECT_CLASS (charter_bundle_dialog_parent_class)->finalize (object);
}

static void
charter_bundle_dialog_class_init (CharterBundleDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_bundle_dialog_dispose;
  object_class->finalize = charter_bundle_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = charter_bundle_dialog_response;

  /**
   * CharterBundleDialog::taken:
   *
   * The bundle is in, and the session shows its school.
   */
  signals[TAKEN] =
    g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-bundle-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterBundleDialog, conflict_list);
  gtk_widget_class_bind_template_child (widget_class, CharterBundleDialog, conflicts);
  gtk_widget_class_bind_template_child (widget_class, CharterBundleDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CharterBundleDialog, result);
  gtk_widget_class_bind_template_child (widget_class, CharterBundleDialog, take_button);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
}

static void
charter_bundle_dialog_init (CharterBundleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

static CharterBundleDialog *
dialog_new (GtkWindow      *parent,
            CharterSession *session)
{
  CharterBundleDialog *self = g_object_new (CHARTER_TYPE_BUNDLE_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * charter_bundle_dialog_new_open:
 * @parent: the window
 * @session: an open session
 * @file: a bundle, as somebody says
 *
 * Begins to read at once; nothing is brought in until the person says so.
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
charter_bundle_dialog_new_open (GtkWindow      *parent,
                                CharterSession *session,
                                GFile          *file)
{
  CharterBundleDialog *self = dialog_new (parent, session);

  self->file = g_object_ref (file);
  show_progress (self, _("Opening the bundle…"));
  charter_bundle_compare_async (session, file, fraction_cb, self, self->cancellable, compared_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * charter_bundle_dialog_new_save:
 * @parent: the window
 * @session: a session with a school
 * @path: where to
 * @is_anonymous: whether it is to hold levels only
 *
 * Returns: (transfer floating): the dialog, which has begun to write
 */
GtkWidget *
charter_bundle_dialog_new_save (GtkWindow      *parent,
                                CharterSession *session,
                                const char     *path,
                                gboolean        is_anonymous)
{
  CharterBundleDialog *self = dialog_new (parent, session);
  const CharterBundleWish wish = { .is_anonymous = is_anonymous };

  show_progress (self, _("Writing the bundle…"));
  charter_bundle_export_async (session, charter_portfolio_get_school (charter_session_get_portfolio (session)), path,
                               &wish, fraction_cb, self, self->cancellable, saved_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
