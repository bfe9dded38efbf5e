/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-impact-page-private.h"

#include <glib/gi18n.h>

#include "charter-figure-grid.h"
#include "charter-figures-job.h"
#include "charter-overview-row.h"
#include "charter-trend-card.h"

/**
 * CharterImpactPage:
 *
 * Whether it helped, as far as figures can say: trends with small numbers hidden, which hoped-for gains have
 * figures behind them, and the figures themselves to type in. Nothing on it says why a number is what it is.
 */
G_DEFINE_FINAL_TYPE (CharterImpactPage, charter_impact_page, CHARTER_TYPE_PAGE)

static const char * const terms[] = { NULL, "autumn", "spring", "summer" };

static CharterSession *
session_of (CharterImpactPage *self)
{
  return charter_page_get_session (CHARTER_PAGE (self));
}

static const CharterAim *
find_aim (CharterImpactPage *self)
{
  GPtrArray *sets = charter_impact_get_known (self->impact)->aim_sets;

  for (guint i = 0; i < sets->len; i++)
    {
      const CharterAimSet *set = g_ptr_array_index (sets, i);

      for (guint j = 0; j < set->aims->len; j++)
        {
          const CharterAim *aim = g_ptr_array_index (set->aims, j);

          if (g_strcmp0 (aim->id, self->aim) == 0)
            return aim;
        }
    }
  return NULL;
}

static gboolean
is_wanted (CharterImpactPage    *self,
           const CharterMeasure *measure)
{
  return charter_impact_has_figures (self->impact, measure)
         && (!self->aim || charter_measure_serves (measure, self->aim));
}

static GtkWidget *
get_next_card (CharterImpactPage *self)
{
  return self->last_card ? gtk_widget_get_next_sibling (self->last_card) : gtk_widget_get_first_child (self->cards);
}

/* A card takes the place of the one that stood there, so that the page stays where it was scrolled to. */
static gboolean
card_slice (gpointer owner)
{
  CharterImpactPage *self = owner;
  gboolean by_term = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->term_button));
  GtkWidget *before = get_next_card (self), *card;

  if (self->n_cards < self->shown->len)
    {
      card = charter_trend_card_new (self->impact, g_ptr_array_index (self->shown, self->n_cards), by_term);
      gtk_box_insert_child_after (GTK_BOX (self->cards), card, self->last_card);
      self->last_card = card;
      self->n_cards++;
    }
  if (before)
    gtk_box_remove (GTK_BOX (self->cards), before);
  return self->n_cards < self->shown->len || get_next_card (self) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
show_trends (CharterImpactPage *self)
{
  GPtrArray *measures = charter_impact_get_measures (self->impact);
  const CharterAim *aim = find_aim (self);
  gboolean by_term = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->term_button));
  gboolean has_terms = FALSE;

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < measures->len; i++)
    {
      const CharterMeasure *measure = g_ptr_array_index (measures, i);

      has_terms |= charter_impact_has_terms (self->impact, measure);
      if (is_wanted (self, measure) && (!by_term || charter_impact_has_terms (self->impact, measure)))
        g_ptr_array_add (self->shown, (gpointer) measure);
    }
  self->last_card = NULL;
  self->n_cards = 0;
  charter_slices_add (self->slices, card_slice, self);
  gtk_label_set_label (GTK_LABEL (self->trends_title), aim ? aim->title : _("All measures with figures"));
  gtk_widget_set_visible (self->all_button, aim != NULL);
  gtk_widget_set_visible (self->term_button, has_terms);
  gtk_label_set_label (GTK_LABEL (self->caution), charter_impact_get_caution ());
  gtk_stack_set_visible_child_name (GTK_STACK (self->trends), self->shown->len > 0 ? "some"
                                    : charter_impact_count_measures (self->impact) > 0 ? "none" : "empty");
}

static char *
dup_backing (CharterImpactPage *self,
             const CharterAim  *aim,
             guint             *n)
{
  g_autoptr(GPtrArray) serving = charter_impact_list_serving (self->impact, aim->id);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;

  *n = serving->len;
  if (aim->is_council_only)
    return g_strdup (_("The council’s alone: no figure of one school says anything about it"));
  if (serving->len == 0)
    return g_strdup (_("No figures yet"));
  for (guint i = 0; i < serving->len; i++)
    g_strv_builder_add (names, ((const CharterMeasure *) g_ptr_array_index (serving, i))->title);
  words = g_strv_builder_end (names);
  return g_strjoinv (", ", words);
}

static GtkWidget *
make_aims (CharterImpactPage   *self,
           const CharterAimSet *set)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  for (guint i = 0; i < set->aims->len; i++)
    {
      const CharterAim *aim = g_ptr_array_index (set->aims, i);
      guint n;
      g_autofree char *detail = dup_backing (self, aim, &n);
      g_autofree char *word = n > 0 && !aim->is_council_only
                              ? g_strdup_printf (ngettext ("%u measure", "%u measures", n), n) : NULL;
      GtkWidget *row = charter_overview_row_new (aim->title, detail, word, FALSE);

      charter_overview_row_set_target (CHARTER_OVERVIEW_ROW (row), "impact", n > 0 ? aim->id : NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_widget_add_css_class (list, "plain-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, set->title, -1);
  return list;
}

static void
aim_activated_cb (CharterImpactPage *self,
                  GtkListBoxRow     *row)
{
  CharterOverviewRow *child = CHARTER_OVERVIEW_ROW (gtk_list_box_row_get_child (row));

  if (charter_overview_row_get_target (child))
    charter_page_show_target (CHARTER_PAGE (self), charter_overview_row_get_target (child));
}

static void
show_gains (CharterImpactPage *self)
{
  GPtrArray *sets = charter_impact_get_known (self->impact)->aim_sets;

  while (gtk_widget_get_first_child (self->gains))
    gtk_box_remove (GTK_BOX (self->gains), gtk_widget_get_first_child (self->gains));
  for (guint i = 0; i < sets->len; i++)
    {
      const CharterAimSet *set = g_ptr_array_index (sets, i);
      GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
      GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                       set->title, "xalign", 0.0, "wrap", TRUE, NULL);
      GtkWidget *list = make_aims (self, set);

      gtk_widget_add_css_class (card, "card");
      gtk_widget_add_css_class (card, "padded");
      gtk_widget_add_css_class (title, "heading");
      gtk_box_append (GTK_BOX (card), title);
      gtk_box_append (GTK_BOX (card), list);
      g_signal_connect_swapped (list, "row-activated", G_CALLBACK (aim_activated_cb), self);
      gtk_box_append (GTK_BOX (self->gains), card);
    }
}

static void
grid_chosen_cb (CharterImpactPage *self)
{
  GPtrArray *cohorts;
  guint cohort = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cohort_choice));
  guint term = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->term_choice));

  if (!self->grid || !self->impact)
    return;
  cohorts = charter_impact_get_known (self->impact)->cohorts;
  if (cohort < cohorts->len && term < G_N_ELEMENTS (terms))
    charter_figure_grid_show (CHARTER_FIGURE_GRID (self->grid),
                              ((const CharterCohort *) g_ptr_array_index (cohorts, cohort))->id, terms[term]);
}

static void
offer_choices (CharterImpactPage *self)
{
  GPtrArray *cohorts = charter_impact_get_known (self->impact)->cohorts;
  g_autoptr(GtkStringList) groups = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) times = gtk_string_list_new (NULL);

  for (guint i = 0; i < cohorts->len; i++)
    gtk_string_list_append (groups, ((const CharterCohort *) g_ptr_array_index (cohorts, i))->title);
  gtk_string_list_append (times, _("Whole year"));
  for (guint i = 1; i < G_N_ELEMENTS (terms); i++)
    gtk_string_list_append (times, charter_impact_get_term_title (terms[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->cohort_choice), G_LIST_MODEL (groups));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->term_choice), G_LIST_MODEL (times));
}

static void
show_figures (CharterImpactPage *self)
{
  if (!self->grid)
    {
      self->grid = charter_figure_grid_new (session_of (self));
      adw_bin_set_child (ADW_BIN (self->grid_place), self->grid);
      charter_page_add_editing_widget (self->grid, session_of (self));
      offer_choices (self);
      grid_chosen_cb (self);
    }
  else
    charter_figure_grid_renew (CHARTER_FIGURE_GRID (self->grid));
}

static void
renew (CharterImpactPage *self)
{
  const char *view = gtk_stack_get_visible_child_name (GTK_STACK (self->views));

  self->is_stale = FALSE;
  g_ptr_array_set_size (self->shown, 0);
  self->n_cards = 0;
  self->last_card = NULL;
  g_clear_pointer (&self->impact, charter_impact_free);
  if (!charter_session_get_portfolio (session_of (self)))
    return;
  self->impact = charter_figures_job_show (session_of (self));
  if (g_strcmp0 (view, "figures") == 0)
    show_figures (self);
  else if (g_strcmp0 (view, "gains") == 0)
    show_gains (self);
  else
    show_trends (self);
}

static gboolean
renew_cb (gpointer user_data)
{
  CharterImpactPage *self = CHARTER_IMPACT_PAGE (user_data);

  self->renew_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    renew (self);
  else
    self->is_stale = TRUE;
  return G_SOURCE_REMOVE;
}

static void
renew_soon (CharterImpactPage *self)
{
  if (self->renew_source == 0)
    self->renew_source = g_idle_add (renew_cb, self);
}

static void
record_cb (CharterImpactPage *self,
           CharterRecord     *record)
{
  if (CHARTER_IS_INDICATOR (record) || CHARTER_IS_OWN_MEASURE (record) || CHARTER_IS_CONTEXT (record))
    renew_soon (self);
}

static void
changed_cb (CharterImpactPage *self,
            CharterRecord     *record,
            const char        *field)
{
  record_cb (self, record);
}

static void
portfolio_changed_cb (CharterImpactPage *self)
{
  g_signal_group_set_target (self->portfolio_signals, charter_session_get_portfolio (session_of (self)));
  if (self->grid)
    {
      adw_bin_set_child (ADW_BIN (self->grid_place), NULL);
      self->grid = NULL;
    }
  g_clear_pointer (&self->aim, g_free);
  renew_soon (self);
}

static void
view_toggled_cb (CharterImpactPage *self)
{
  gboolean is_gains = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->gains_toggle));
  gboolean is_figures = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->figures_toggle));

  gtk_stack_set_visible_child_name (GTK_STACK (self->views), is_figures ? "figures" : is_gains ? "gains" : "trends");
  renew (self);
}

static void
term_toggled_cb (CharterImpactPage *self)
{
  renew (self);
}

static void
all_clicked_cb (CharterImpactPage *self)
{
  g_clear_pointer (&self->aim, g_free);
  renew (self);
}

static void
type_clicked_cb (CharterImpactPage *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->figures_toggle), TRUE);
}

static void
charter_impact_page_show_target (CharterPage *page,
                                 const char  *target)
{
  CharterImpactPage *self = CHARTER_IMPACT_PAGE (page);

  if (!target)
    return;
  g_free (self->aim);
  self->aim = g_str_equal (target, "figures") ? NULL : g_strdup (target);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (g_str_equal (target, "figures") ? self->figures_toggle
                                                                                   : self->trends_toggle), TRUE);
  renew (self);
}

static void
charter_impact_page_map (GtkWidget *widget)
{
  CharterImpactPage *self = CHARTER_IMPACT_PAGE (widget);

  GTK_WIDGET_CLASS (charter_impact_page_parent_class)->map (widget);
  if (self->is_stale)
    renew (self);
}

static const char * const editing_actions[] = { "impact.import", "impact.measure", NULL };

static void
charter_impact_page_constructed (GObject *object)
{
  CharterImpactPage *self = CHARTER_IMPACT_PAGE (object);

  G_OBJECT_CLASS (charter_impact_page_parent_class)->constructed (object);
  charter_page_add_editing_actions (CHARTER_PAGE (self), editing_actions);
  self->portfolio_signals = g_signal_group_new (CHARTER_TYPE_PORTFOLIO);
  g_signal_group_connect_swapped (self->portfolio_signals, "added", G_CALLBACK (record_cb), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "removed", G_CALLBACK (record_cb), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_object (session_of (self), "notify::portfolio", G_CALLBACK (portfolio_changed_cb), self,
                           G_CONNECT_SWAPPED);
  portfolio_changed_cb (self);
}

static void
charter_impact_page_dispose (GObject *object)
{
  CharterImpactPage *self = CHARTER_IMPACT_PAGE (object);

  g_clear_handle_id (&self->renew_source, g_source_remove);
  charter_slices_stop (self->slices);
  g_clear_object (&self->portfolio_signals);
  g_clear_object (&self->chooser);
  self->grid = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_IMPACT_PAGE);

  G_OBJECT_CLASS (charter_impact_page_parent_class)->dispose (object);
}

static void
charter_impact_page_finalize (GObject *object)
{
  CharterImpactPage *self = CHARTER_IMPACT_PAGE (object);

  g_clear_pointer (&self->impact, charter_impact_free);
  g_clear_object (&self->slices);
  g_ptr_array_unref (self->shown);
  g_free (self->aim);

  G_OBJECT_CLASS (charter_impact_page_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterImpactPage, child)

static void
charter_impact_page_class_init (CharterImpactPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_impact_page_constructed;
  object_class->dispose = charter_impact_page_dispose;
  object_class->finalize = charter_impact_page_finalize;
  widget_class->map = charter_impact_page_map;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_impact_page_show_target;

  charter_impact_page_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-impact-page.ui");
  BIND (views);
  BIND (trends_toggle);
  BIND (gains_toggle);
  BIND (figures_toggle);
  BIND (trends);
  BIND (trends_title);
  BIND (all_button);
  BIND (term_button);
  BIND (caution);
  BIND (cards);
  BIND (gains);
  BIND (cohort_choice);
  BIND (term_choice);
  BIND (grid_place);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, term_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, grid_chosen_cb);
}

#undef BIND

static void
charter_impact_page_init (CharterImpactPage *self)
{
  self->slices = charter_slices_new (GTK_WIDGET (self));
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
