/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-term-dates-dialog.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-date-row.h"
#include "charter-term-dates-job.h"
#include "charter-term.h"

/* The school year that runs, and the next two to plan in. */
#define N_YEARS 3

/**
 * CharterTermDatesDialog:
 *
 * The half-terms of a school year. What nobody has set shows usual days, and says so.
 */
struct _CharterTermDatesDialog
{
  AdwWindow       parent_instance;

  /* Template widgets */
  GtkWidget      *year_row;
  GtkWidget      *page;
  GtkWidget      *fault;

  /* One for each half-term */
  GtkWidget      *groups[CHARTER_HALF_TERMS];
  GtkWidget      *first_rows[CHARTER_HALF_TERMS];
  GtkWidget      *last_rows[CHARTER_HALF_TERMS];
  GtkWidget      *resets[CHARTER_HALF_TERMS];

  /* Owned */
  CharterSession *session;
  char           *years[N_YEARS];

  gboolean        is_filling;
};

G_DEFINE_FINAL_TYPE (CharterTermDatesDialog, charter_term_dates_dialog, ADW_TYPE_WINDOW)

static const char *
get_year (CharterTermDatesDialog *self)
{
  return self->years[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->year_row)), N_YEARS - 1)];
}

static void
fill (CharterTermDatesDialog *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < CHARTER_HALF_TERMS; i++)
    {
      CharterTermSpan span;

      if (!charter_term_dates_get (charter_session_get_portfolio (self->session), get_year (self), i + 1,
                                   &span))
        continue;
      charter_date_row_set_date (CHARTER_DATE_ROW (self->first_rows[i]), span.starts_on);
      charter_date_row_set_date (CHARTER_DATE_ROW (self->last_rows[i]), span.ends_on);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->groups[i]),
                                             span.is_typical
                                             ? _("Usual dates: check your school’s own") : NULL);
      gtk_widget_set_visible (self->resets[i], !span.is_typical);
    }
  gtk_widget_set_visible (self->fault, FALSE);
  self->is_filling = FALSE;
}

static void
say_fault (CharterTermDatesDialog *self,
           const GError           *error)
{
  gtk_label_set_label (GTK_LABEL (self->fault), error->message);
  gtk_widget_set_visible (self->fault, TRUE);
}

static guint
find_half_term (CharterTermDatesDialog *self,
                gpointer                widget)
{
  for (guint i = 0; i < CHARTER_HALF_TERMS; i++)
    if (self->first_rows[i] == widget || self->last_rows[i] == widget || self->resets[i] == widget)
      return i;
  return 0;
}

/* Days that cannot be stay in their rows to be mended, and nothing is set until they are. */
static void
date_cb (CharterTermDatesDialog *self,
         GParamSpec             *pspec,
         GtkWidget              *row)
{
  guint i = find_half_term (self, row);
  g_autoptr(GError) error = NULL;

  if (self->is_filling)
    return;
  if (charter_term_dates_job_set (self->session, get_year (self), i + 1,
                                  charter_date_row_get_date (CHARTER_DATE_ROW (self->first_rows[i])),
                                  charter_date_row_get_date (CHARTER_DATE_ROW (self->last_rows[i])), &error))
    fill (self);
  else
    say_fault (self, error);
}

static void
reset_cb (CharterTermDatesDialog *self,
          GtkWidget              *button)
{
  g_autoptr(GError) error = NULL;

  if (!charter_term_dates_job_set (self->session, get_year (self), find_half_term (self, button) + 1, NULL,
                                   NULL, &error))
    say_fault (self, error);
  else
    fill (self);
}

static void
year_cb (CharterTermDatesDialog *self)
{
  if (self->session)
    fill (self);
}

static void
add_half_term (CharterTermDatesDialog *self,
               guint                   i)
{
  const char *name = charter_term_dates_get_name (i + 1);
  g_autofree char *first = g_strdup_printf (_("First day of %s"), name);
  g_autofree char *last = g_strdup_printf (_("Last day of %s"), name);

  self->groups[i] = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->groups[i]), name);
  self->first_rows[i] = g_object_new (CHARTER_TYPE_DATE_ROW, "title", first, NULL);
  self->last_rows[i] = g_object_new (CHARTER_TYPE_DATE_ROW, "title", last, NULL);
  self->resets[i] = gtk_button_new_with_label (_("Usual dates"));
  gtk_widget_add_css_class (self->resets[i], "flat");
  gtk_widget_set_valign (self->resets[i], GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->groups[i]), self->resets[i]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->groups[i]), self->first_rows[i]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->groups[i]), self->last_rows[i]);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (self->groups[i]));
  g_signal_connect_object (self->first_rows[i], "notify::date", G_CALLBACK (date_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->last_rows[i], "notify::date", G_CALLBACK (date_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->resets[i], "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
}

static void
charter_term_dates_dialog_dispose (GObject *object)
{
  CharterTermDatesDialog *self = CHARTER_TERM_DATES_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_TERM_DATES_DIALOG);

  G_OBJECT_CLASS (charter_term_dates_dialog_parent_class)->dispose (object);
}

static void
charter_term_dates_dialog_finalize (GObject *object)
{
  for (guint i = 0; i < N_YEARS; i++)
    g_free (CHARTER_TERM_DATES_DIALOG (object)->years[i]);

  G_OBJECT_CLASS (charter_term_dates_dialog_parent_class)->finalize (object);
}

static void
charter_term_dates_dialog_class_init (CharterTermDatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_term_dates_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_term_dates_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-term-dates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterTermDatesDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, CharterTermDatesDialog, page);
  gtk_widget_class_bind_template_child (widget_class, CharterTermDatesDialog, year_row);
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_term_dates_dialog_init (CharterTermDatesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CHARTER_HALF_TERMS; i++)
    add_half_term (self, i);
}

/**
 * charter_term_dates_dialog_new:
 * @session: with a school
 *
 * Returns: (transfer floating): a window with the term dates of the school
 */
GtkWindow *
charter_term_dates_dialog_new (CharterSession *session)
{
  CharterTermDatesDialog *self = g_object_new (CHARTER_TYPE_TERM_DATES_DIALOG, NULL);
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  self->years[0] = charter_term_dup_school_year (today);
  for (guint i = 0; i < N_YEARS; i++)
    {
      if (i > 0)
        self->years[i] = charter_term_dup_next_year (self->years[i - 1]);
      gtk_string_list_append (names, self->years[i]);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->year_row), G_LIST_MODEL (names));
  self->session = g_object_ref (session);
  fill (self);
  return GTK_WINDOW (self);
}
