/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-facets.h"

#include <glib/gi18n.h>

#include "charter-entry.h"

#define MAX_VALUES 4

typedef struct {
  const char *id;    /* as the reference counts it */
  const char *title;
  const char *values[MAX_VALUES + 1];
} Facet;

static const Facet facets[] = {
  { "need", N_("Area of need"), { "communication", "cognition", "semh", "sensory" } },
  { "age", N_("Age"), { "0-4", "5-10", "11-15", "16-25" } },
  { "tier", N_("Tier"), { "universal", "targeted", "specialist" } },
  { "for-whom", N_("Who for"), { "pupil", "family", "staff" } },
  { "route", N_("Way in"), { "open", "school-refers", "panel" } },
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
  gboolean is_clearing;
};

G_DEFINE_FINAL_TYPE (CharterDirectoryFacets, charter_directory_facets, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_title (guint       facet,
           const char *value)
{
  int tier;

  switch (facet)
    {
    case 0:
      return charter_entry_title_need (value);
    case 1:
      return g_str_equal (value, "0-4") ? _("Under 5") :
             g_str_equal (value, "5-10") ? _("5 to 10") :
             g_str_equal (value, "11-15") ? _("11 to 15") : _("16 and over");
    case 2:
      charter_enum_from_nick (CHARTER_TYPE_TIER, value, &tier);
      return charter_entry_title_tier ((CharterTier) tier);
    case 3:
      return charter_entry_title_for_whom (value);
    default:
      return charter_entry_title_route (value);
    }
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
      for (guint j = 0; facets[i].values[j]; j++)
        add_value (self, i, j);
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
 * @facet: "need", "age", "tier", "for-whom" or "route"
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

guint
charter_directory_facets_get_n_chosen (CharterDirectoryFacets *self)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    for (guint j = 0; facets[i].values[j]; j++)
      n += self->checks[i][j] && is_chosen (self, i, j);
  return n;
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

void
charter_directory_facets_clear (CharterDirectoryFacets *self)
{
  self->is_clearing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    for (guint j = 0; facets[i].values[j]; j++)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i][j]), FALSE);
  self->is_clearing = FALSE;
  toggled_cb (self);
}
