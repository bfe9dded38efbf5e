/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-school-dialog.h"

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-entry-row.h"
#include "charter-term.h"

/**
 * CharterSchoolDialog:
 *
 * The school's own data: what it is, its people, and its context figures for one school year. Each
 * row is bound to its record, so what is typed is saved like everything else.
 */
struct _CharterSchoolDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  GtkWidget     *school_group;
  GtkWidget     *people_group;
  GtkWidget     *place_group;
  GtkWidget     *figures_page;
  GtkWidget     *figures_group;
  GtkWidget     *year_row;
  GtkStringList *years;

  /* Owned */
  CharterSession *session;
  CharterContext *context;     /* of the chosen year; in the portfolio once it says something */
  GPtrArray      *figure_rows; /* of GtkWidget, borrowed from the group */
};

G_DEFINE_FINAL_TYPE (CharterSchoolDialog, charter_school_dialog, ADW_TYPE_PREFERENCES_WINDOW)

typedef struct {
  const char *name;  /* of the record's property */
  const char *title; /* translatable */
} TextField;

static const TextField school_fields[] = {
  { "name", N_("Name") },
  { "phase", N_("Phase") },
  { "establishment-type", N_("Type") },
  { "urn", N_("URN") },
  { "la-name", N_("Local authority") },
};

static const TextField place_fields[] = {
  { "street", N_("Street") },
  { "town", N_("Town") },
  { "postcode", N_("Postcode") },
  { "website", N_("Website") },
};

static const TextField people_fields[] = {
  { "senco", N_("SENCO") },
  { "inclusion-leader", N_("Inclusion leader") },
  { "head", N_("Head teacher") },
  { "chair", N_("Chair of governors") },
  { "local-forum", N_("Local inclusion forum") },
};

typedef struct {
  const char *name;
  const char *title;
  gboolean    is_tenths; /* of a percent */
} Figure;

static const Figure figures[] = {
  { "roll", N_("Pupils on roll"), FALSE },
  { "sen-support", N_("Pupils with SEN support"), FALSE },
  { "ehc-plans", N_("Pupils with an EHC plan"), FALSE },
  { "pupil-premium", N_("Pupils with pupil premium"), FALSE },
  { "eal", N_("Pupils with English as an additional language"), FALSE },
  { "mobility", N_("Pupils who joined or left during the year"), FALSE },
  { "attendance", N_("Attendance, in per cent"), TRUE },
};

/* How many school years back figures can be typed in. */
#define N_YEARS 5

static void
add_text_rows (AdwPreferencesGroup *group,
               GObject             *record,
               const TextField     *fields,
               guint                n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *row = charter_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(fields[i].title));
      g_object_bind_property (record, fields[i].name, row, "text",
                              G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
      adw_preferences_group_add (group, row);
    }
}

static gboolean
say_number (GBinding     *binding,
            const GValue *from,
            GValue       *to,
            gpointer      user_data)
{
  const Figure *figure = user_data;
  gint64 number = g_value_get_int64 (from);

  if (number == CHARTER_NOT_SAID)
    g_value_set_static_string (to, "");
  else if (figure->is_tenths)
    g_value_take_string (to, g_strdup_printf ("%.1f", number / 10.0));
  else
    g_value_take_string (to, g_strdup_printf ("%" G_GINT64_FORMAT, number));

  return TRUE;
}

static gboolean
read_figure (const Figure *figure,
             const char   *typed,
             gint64       *number)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  char *end;
  double value;

  if (*text == '\0')
    {
      *number = CHARTER_NOT_SAID;
      return TRUE;
    }

  g_strdelimit (text, ",", '.');
  value = g_ascii_strtod (text, &end);
  if (*end == '%')
    end++;
  if (*end != '\0' || !isfinite (value) || value < 0 || value > (figure->is_tenths ? 100 : 100000))
    return FALSE;
  if (!figure->is_tenths && value != floor (value))
    return FALSE;

  *number = llround (figure->is_tenths ? value * 10 : value);
  return TRUE;
}

static gboolean
take_number (GBinding     *binding,
             const GValue *from,
             GValue       *to,
             gpointer      user_data)
{
  g_autoptr(GObject) row = g_binding_dup_target (binding);
  gint64 number;
  gboolean is_number = read_figure (user_data, g_value_get_string (from), &number);

  if (is_number)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (row), NULL);
      g_value_set_int64 (to, number);
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (row), _("This is not a number, so it is not kept."));
    }

  return is_number;
}

/* The typed words of a number are put in order when the row is left, not under the fingers. */
static void
figure_changed_cb (CharterSchoolDialog *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);

  if (portfolio == NULL || self->context == NULL)
    return;
  if (charter_portfolio_find (portfolio, charter_record_get_id (CHARTER_RECORD (self->context))))
    return;

  charter_portfolio_add (portfolio, CHARTER_RECORD (self->context));
}

static CharterContext *
find_context (CharterPortfolio *portfolio,
              const char       *year)
{
  GListModel *contexts = charter_portfolio_get_list (portfolio, CHARTER_TYPE_CONTEXT);

  for (guint i = 0; i < g_list_model_get_n_items (contexts); i++)
    {
      g_autoptr(CharterContext) context = g_list_model_get_item (contexts, i);

      if (g_strcmp0 (charter_context_get_year (context), year) == 0)
        return g_steal_pointer (&context);
    }

  return NULL;
}

static CharterContext *
dup_context (CharterSchoolDialog *self,
             const char          *year)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterContext *found = find_context (portfolio, year);
  CharterRecord *school = CHARTER_RECORD (charter_portfolio_get_school (portfolio));

  if (found)
    return found;

  return g_object_new (CHARTER_TYPE_CONTEXT,
                       "school", charter_record_get_id (school),
                       "year", year,
                       NULL);
}

static void
show_year (CharterSchoolDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->year_row));
  const char *year = gtk_string_list_get_string (self->years, selected);

  for (guint i = 0; i < self->figure_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->figures_group),
                                  g_ptr_array_index (self->figure_rows, i));
  g_ptr_array_set_size (self->figure_rows, 0);

  if (self->context)
    g_signal_handlers_disconnect_by_func (self->context, figure_changed_cb, self);
  g_clear_object (&self->context);
  if (year == NULL)
    return;

  self->context = dup_context (self, year);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      GtkWidget *row = charter_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(figures[i].title));
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_NUMBER);
      g_object_bind_property_full (self->context, figures[i].name, row, "text",
                                   G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                                   say_number, take_number, (gpointer) &figures[i], NULL);
      g_ptr_array_add (self->figure_rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->figures_group), row);
    }
  g_signal_connect_object (self->context, "notify", G_CALLBACK (figure_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_years (CharterSchoolDialog *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  int year = atoi (today);

  for (int i = 0; i < N_YEARS; i++)
    {
      g_autofree char *date = g_strdup_printf ("%04d%s", year - i, today + 4);
      g_autofree char *school_year = NULL;

      /* 29 February has no fellow in other years. */
      if (g_str_has_suffix (date, "-02-29"))
        date[9] = '8';
      school_year = charter_term_dup_school_year (date);
      if (school_year)
        gtk_string_list_append (self->years, school_year);
    }
}

static void
charter_school_dialog_dispose (GObject *object)
{
  CharterSchoolDialog *self = CHARTER_SCHOOL_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->session);
  g_clear_pointer (&self->figure_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_SCHOOL_DIALOG);

  G_OBJECT_CLASS (charter_school_dialog_parent_class)->dispose (object);
}

static void
charter_school_dialog_class_init (CharterSchoolDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_school_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-school-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterSchoolDialog, figures_group);
  gtk_widget_class_bind_template_child (widget_class, CharterSchoolDialog, figures_page);
  gtk_widget_class_bind_template_child (widget_class, CharterSchoolDialog, people_group);
  gtk_widget_class_bind_template_child (widget_class, CharterSchoolDialog, place_group);
  gtk_widget_class_bind_template_child (widget_class, CharterSchoolDialog, school_group);
  gtk_widget_class_bind_template_child (widget_class, CharterSchoolDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, CharterSchoolDialog, years);
}

static void
charter_school_dialog_init (CharterSchoolDialog *self)
{
  self->figure_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_years (self);
}

/**
 * charter_school_dialog_new:
 * @parent: the window
 * @session: a sitting with a school
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
charter_school_dialog_new (GtkWindow      *parent,
                           CharterSession *session)
{
  CharterSchoolDialog *self = g_object_new (CHARTER_TYPE_SCHOOL_DIALOG,
                                            "transient-for", parent,
                                            NULL);
  GObject *school = G_OBJECT (charter_portfolio_get_school (charter_session_get_portfolio (session)));

  self->session = g_object_ref (session);
  add_text_rows (ADW_PREFERENCES_GROUP (self->school_group), school,
                 school_fields, G_N_ELEMENTS (school_fields));
  add_text_rows (ADW_PREFERENCES_GROUP (self->people_group), school,
                 people_fields, G_N_ELEMENTS (people_fields));
  add_text_rows (ADW_PREFERENCES_GROUP (self->place_group), school,
                 place_fields, G_N_ELEMENTS (place_fields));
  g_signal_connect_object (self->year_row, "notify::selected", G_CALLBACK (show_year), self,
                           G_CONNECT_SWAPPED);
  show_year (self);

  return GTK_WIDGET (self);
}

/**
 * charter_school_dialog_show_figures:
 * @self: the dialog
 * @year: a school year, such as "2027/28"
 *
 * Shows the figures of that year, the next one too.
 */
void
charter_school_dialog_show_figures (CharterSchoolDialog *self,
                                    const char          *year)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->years));
  guint place;

  g_return_if_fail (CHARTER_IS_SCHOOL_DIALOG (self));

  for (place = 0; place < n; place++)
    if (g_str_equal (gtk_string_list_get_string (self->years, place), year))
      break;
  if (place == n)
    {
      const char * const years[] = { year, NULL };

      gtk_string_list_splice (self->years, 0, 0, years);
      place = 0;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->year_row), place);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self),
                                           ADW_PREFERENCES_PAGE (self->figures_page));
}
