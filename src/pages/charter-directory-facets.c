/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-facets.h"

#include <glib/gi18n.h>

#include "charter-entry.h"

#define MAX_VALUES 7
#define N_YEARS 15 /* nursery, reception, years 1 to 13 */

typedef struct {
  const char *id;    /* as the reference counts it */
  const char *title;
  const char *values[MAX_VALUES + 1];
} Facet;

static const Facet facets[] = {
  { "need", N_("Area of need"), { "communication", "cognition", "semh", "sensory" } },
  { "age", N_("Age and phase"), { "0-4", "5-10", "11-15", "16-25" } },
  { "tier", N_("Tier"), { "universal", "targeted", "specialist" } },
  { "for-whom", N_("Who for"), { "pupil", "family", "staff" } },
  { "route", N_("Way in"), { "open", "school-refers", "panel" } },
  { "cost", N_("Cost"), { "free", "charged", "not-said" } },
  { "day", N_("Day"), { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" } },
  { "distance", N_("From the school"), { "2", "5", "10" } },
  { "fresh", N_("Checked"), { "within-a-year", "older" } },
};

/**
 * CharterDirectoryFacets:
 *
 * What the directory can be narrowed by, with how many services each choice would show. Choices in
 * one group add, groups narrow.
 */
struct _CharterDirectoryFacets
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *clear;

  GtkWidget *checks[G_N_ELEMENTS (facets)][MAX_VALUES]; /* borrowed */
  GtkWidget *counts[G_N_ELEMENTS (facets)][MAX_VALUES];
  GtkWidget *headings[G_N_ELEMENTS (facets)];
  GtkWidget *year;
  gboolean is_clearing;
};

G_DEFINE_FINAL_TYPE (CharterDirectoryFacets, charter_directory_facets, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a person reads for the values that the entry has no title for. */
static const struct {
  const char *value;
  const char *title;
} titles[] = {
  { "0-4", N_("Early years, under 5") },
  { "5-10", N_("Primary, 5 to 10") },
  { "11-15", N_("Secondary, 11 to 15") },
  { "16-25", N_("Post-16, 16 and over") },
  { "free", N_("Free") },
  { "charged", N_("Charged for") },
  { "not-said", N_("Not said") },
  { "monday", N_("Monday") },
  { "tuesday", N_("Tuesday") },
  { "wednesday", N_("Wednesday") },
  { "thursday", N_("Thursday") },
  { "friday", N_("Friday") },
  { "saturday", N_("Saturday") },
  { "sunday", N_("Sunday") },
  { "2", N_("Within 2 miles") },
  { "5", N_("Within 5 miles") },
  { "10", N_("Within 10 miles") },
  { "within-a-year", N_("In the last 12 months") },
  { "older", N_("Earlier, or not dated") },
};

static const char *
get_title (guint       facet,
           const char *value)
{
  int tier;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].value, value))
      return _(titles[i].title);
  if (g_str_equal (facets[facet].id, "need"))
    return charter_entry_title_need (value);
  if (g_str_equal (facets[facet].id, "for-whom"))
    return charter_entry_title_for_whom (value);
  if (g_str_equal (facets[facet].id, "route"))
    return charter_entry_title_route (value);
  charter_enum_from_nick (CHARTER_TYPE_TIER, value, &tier);
  return charter_entry_title_tier ((CharterTier) tier);
}

static void
toggled_cb (CharterDirectoryFacets *self)
{
  gtk_widget_set_visible (self->clear, charter_directory_facets_get_n_chosen (self) > 0);
  if (!self->is_clearing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, TRUE);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_value (CharterDirectoryFacets *self,
           guint                   facet,
           guint                   value)
{
  const char *title = get_title (facet, facets[facet].values[value]);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = make_label (title, NULL);
  GtkWidget *count = gtk_label_new (NULL);

  /* The label is the check's own child, so that a click on it and a screen reader find it. */
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (count, "quiet");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), count);
  gtk_box_append (GTK_BOX (self->box), row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  self->checks[facet][value] = check;
  self->counts[facet][value] = count;
}

static void
charter_directory_facets_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_DIRECTORY_FACETS);

  G_OBJECT_CLASS (charter_directory_facets_parent_class)->dispose (object);
}

static void
charter_directory_facets_class_init (CharterDirectoryFacetsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_directory_facets_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-directory-facets.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryFacets, box);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryFacets, clear);
  gtk_widget_class_bind_template_callback (widget_class, charter_directory_facets_clear);
}

/* A service may be for one year group only: the bands are too wide for that. */
static GtkWidget *
make_year (CharterDirectoryFacets *self)
{
  g_autoptr(GtkStringList) years = gtk_string_list_new (NULL);
  GtkWidget *year;

  gtk_string_list_append (years, _("Any year group"));
  gtk_string_list_append (years, _("Nursery"));
  gtk_string_list_append (years, _("Reception"));
  for (guint i = 1; i <= N_YEARS - 2; i++)
    {
      g_autofree char *title = g_strdup_printf (_("Year %u"), i);

      gtk_string_list_append (years, title);
    }
  year = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&years)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (year), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Year group"), -1);
  gtk_widget_set_margin_top (year, 4);
  g_signal_connect_object (year, "notify::selected", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return year;
}

static void
charter_directory_facets_init (CharterDirectoryFacets *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      GtkWidget *heading = make_label (_(facets[i].title), "heading");

      gtk_widget_set_margin_top (heading, i > 0 ? 14 : 0);
      gtk_widget_set_margin_bottom (heading, 2);
      gtk_box_append (GTK_BOX (self->box), heading);
      self->headings[i] = heading;
      for (guint j = 0; facets[i].values[j]; j++)
        add_value (self, i, j);
      if (g_str_equal (facets[i].id, "age"))
        {
          self->year = make_year (self);
          gtk_box_append (GTK_BOX (self->box), self->year);
        }
    }
}

static gboolean
is_chosen (CharterDirectoryFacets *self,
           guint                   facet,
           guint                   value)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[facet][value]));
}

/**
 * charter_directory_facets_dup_chosen:
 * @self: the facets
 * @facet: "need", "age", "tier", "for-whom", "route", "cost", "day", "distance" or "fresh"
 *
 * Returns: (transfer full): the values chosen; empty for any
 */
char **
charter_directory_facets_dup_chosen (CharterDirectoryFacets *self,
                                     const char             *facet)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    for (guint j = 0; g_str_equal (facets[i].id, facet) && facets[i].values[j]; j++)
      if (is_chosen (self, i, j))
        g_strv_builder_add (builder, facets[i].values[j]);
  return g_strv_builder_end (builder);
}

/**
 * charter_directory_facets_get_n_chosen:
 * @self: what narrows the directory
 *
 * Returns: how many filters are chosen
 */
guint
charter_directory_facets_get_n_chosen (CharterDirectoryFacets *self)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    for (guint j = 0; facets[i].values[j]; j++)
      n += self->checks[i][j] && is_chosen (self, i, j);
  return n + (self->year && gtk_drop_down_get_selected (GTK_DROP_DOWN (self->year)) > 0);
}

/**
 * charter_directory_facets_get_age:
 * @self: the facets
 *
 * Returns: the age in years of a pupil of the year group at its beginning, -1 for any; by its end the
 *   pupil is a year older
 */
int
charter_directory_facets_get_age (CharterDirectoryFacets *self)
{
  guint year = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->year));

  return year == 0 || year == GTK_INVALID_LIST_POSITION ? -1 : (int) year + 2;
}

/**
 * charter_directory_facets_set_has_place:
 * @self: the facets
 * @has_place: whether distances can be told
 */
void
charter_directory_facets_set_has_place (CharterDirectoryFacets *self,
                                        gboolean                has_place)
{
  self->is_clearing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    if (g_str_equal (facets[i].id, "distance"))
      {
        gtk_widget_set_visible (self->headings[i], has_place);
        for (guint j = 0; facets[i].values[j]; j++)
          {
            gtk_widget_set_visible (gtk_widget_get_parent (self->checks[i][j]), has_place);
            if (!has_place)
              gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i][j]), FALSE);
          }
      }
  self->is_clearing = FALSE;
}

/**
 * charter_directory_facets_set_counts:
 * @self: the facets
 * @counts: "need:semh" and the like to how many services choosing it would show
 */
void
charter_directory_facets_set_counts (CharterDirectoryFacets *self,
                                     GHashTable             *counts)
{
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    for (guint j = 0; facets[i].values[j]; j++)
      {
        g_autofree char *key = g_strdup_printf ("%s:%s", facets[i].id, facets[i].values[j]);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
        g_autofree char *text = g_strdup_printf ("%u", n);
        g_autofree char *spoken = g_strdup_printf (ngettext ("%u service", "%u services", n), n);

        gtk_label_set_label (GTK_LABEL (self->counts[i][j]), text);
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i][j]),
                                        GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
        gtk_widget_set_sensitive (self->checks[i][j], n > 0 || is_chosen (self, i, j));
      }
}

/**
 * charter_directory_facets_clear:
 * @self: what narrows the directory
 *
 * Chooses none of them.
 */
void
charter_directory_facets_clear (CharterDirectoryFacets *self)
{
  self->is_clearing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    for (guint j = 0; facets[i].values[j]; j++)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i][j]), FALSE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->year), 0);
  self->is_clearing = FALSE;
  toggled_cb (self);
}
