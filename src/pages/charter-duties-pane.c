/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-duties-pane.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-duty-row.h"
#include "charter-slices.h"

/**
 * CharterDutiesPane:
 *
 * The statutory duties of the pack: first those that come round again, then the others by their group.
 */
struct _CharterDutiesPane
{
  AdwBin          parent_instance;

  /* Template widgets */
  GtkWidget      *groups;

  /* Owned */
  CharterSession *session;
  GSignalGroup   *signals;
  GPtrArray      *rows; /* borrowed from their groups */
  GPtrArray      *lines;   /* nullable: of CharterDutyLine, until all have their row */
  GPtrArray      *waiting; /* of CharterDutyLine, borrowed: those without a row, the next one last */
  CharterSlices  *slices;  /* in which the rows are made */
  GtkWidget      *group;   /* nullable, borrowed: the one that is filled */
  CharterArea    *area;    /* nullable, borrowed: what it is of; none for what comes round again */
  guint           fill_source;
};

G_DEFINE_FINAL_TYPE (CharterDutiesPane, charter_duties_pane, ADW_TYPE_BIN)

static GtkWidget *
add_group (CharterDutiesPane *self,
           const char        *title,
           const char        *about)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (about)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), about);
  gtk_box_append (GTK_BOX (self->groups), group);
  return group;
}

static gboolean
comes_round (const CharterDutyLine *line)
{
  return line->duty->rule.renewal != CHARTER_RENEWAL_NONE;
}

/* A row is a small form: all at once would take many frames. */
static gboolean
row_slice (gpointer owner)
{
  CharterDutiesPane *self = owner;
  guint last = self->waiting->len;
  const CharterDutyLine *line = last > 0 ? self->waiting->pdata[last - 1] : NULL;
  CharterArea *area = line && !comes_round (line) ? charter_item_get_area (line->item) : NULL;
  GtkWidget *row;

  if (!line)
    return G_SOURCE_REMOVE;
  if (!self->group || area != self->area)
    self->group = area ? add_group (self, charter_area_get_title (area), NULL)
                       : add_group (self, _("They come round again"),
                                    _("Say when each was last done, and it is due in time here, on the overview and in "
                                      "the calendar file."));
  self->area = area;
  row = charter_duty_row_new (self->session, line);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_set_size (self->waiting, (int) last - 1);
  if (last > 1)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

static void
build (CharterDutiesPane *self)
{
  self->lines = charter_duty_job_list (self->session);
  for (guint i = self->lines->len; i > 0; i--)
    if (!comes_round (self->lines->pdata[i - 1]))
      g_ptr_array_add (self->waiting, self->lines->pdata[i - 1]);
  for (guint i = self->lines->len; i > 0; i--)
    if (comes_round (self->lines->pdata[i - 1]))
      g_ptr_array_add (self->waiting, self->lines->pdata[i - 1]);
  charter_slices_add (self->slices, row_slice, self);
}

static gboolean
fill_cb (gpointer data)
{
  CharterDutiesPane *self = data;
  g_autoptr(GPtrArray) lines = NULL;

  self->fill_source = 0;
  if (!charter_session_get_portfolio (self->session))
    return G_SOURCE_REMOVE;
  charter_slices_finish (self->slices);
  lines = charter_duty_job_list (self->session);
  for (guint i = 0; i < lines->len; i++)
    for (guint r = 0; r < self->rows->len; r++)
      if (charter_duty_row_get_item (self->rows->pdata[r]) == ((CharterDutyLine *) lines->pdata[i])->item)
        charter_duty_row_update (self->rows->pdata[r], lines->pdata[i]);
  return G_SOURCE_REMOVE;
}

/* Once for a whole step, also when it is undone. */
static void
record_cb (CharterDutiesPane *self,
           CharterRecord     *record)
{
  if (CHARTER_IS_DUTY (record) && self->fill_source == 0)
    self->fill_source = g_idle_add (fill_cb, self);
}

static void
charter_duties_pane_dispose (GObject *object)
{
  CharterDutiesPane *self = CHARTER_DUTIES_PANE (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->slices)
    charter_slices_stop (self->slices);
  g_clear_object (&self->slices);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_DUTIES_PANE);

  G_OBJECT_CLASS (charter_duties_pane_parent_class)->dispose (object);
}

static void
charter_duties_pane_class_init (CharterDutiesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_duties_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-duties-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterDutiesPane, groups);
}

static void
charter_duties_pane_init (CharterDutiesPane *self)
{
  self->rows = g_ptr_array_new ();
  self->waiting = g_ptr_array_new ();
  self->slices = charter_slices_new (GTK_WIDGET (self));
  self->signals = g_signal_group_new (CHARTER_TYPE_PORTFOLIO);
  g_signal_group_connect_swapped (self->signals, "added", G_CALLBACK (record_cb), self);
  g_signal_group_connect_swapped (self->signals, "removed", G_CALLBACK (record_cb), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (record_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** charter_duties_pane_show: begins to build the duties of the session's school, the first time they are asked for */
void
charter_duties_pane_show (CharterDutiesPane *self,
                          CharterSession    *session)
{
  g_return_if_fail (CHARTER_IS_DUTIES_PANE (self));

  if (self->session)
    return;
  self->session = g_object_ref (session);
  g_signal_group_set_target (self->signals, charter_session_get_portfolio (session));
  build (self);
}

/**
 * charter_duties_pane_open:
 * @item: (nullable): what to unfold; the first duty without
 */
void
charter_duties_pane_open (CharterDutiesPane *self,
                          CharterItem       *item)
{
  charter_slices_finish (self->slices);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (item && charter_duty_row_get_item (self->rows->pdata[i]) != item)
        continue;
      if (item)
        adw_expander_row_set_expanded (self->rows->pdata[i], TRUE);
      gtk_widget_grab_focus (self->rows->pdata[i]);
      return;
    }
}
