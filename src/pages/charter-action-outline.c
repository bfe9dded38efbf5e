/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-outline.h"

#include <gtk/gtk.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-plan-action-job.h"
#include "charter-term-dates.h"
#include "charter-term.h"

/* Sorts after every date and code. */
#define LAST "~"

struct _CharterActionOutline
{
  GObject              parent_instance;

  CharterSession      *session;
  CharterPortfolio    *portfolio;
  CharterActionList   *actions;
  GPtrArray           *rows; /* of CharterActionHeading and CharterAction */
  CharterOutlineOrder  order;
  guint                source;
};

/* An action on its way to its group. */
typedef struct {
  CharterAction *action;
  char          *group;  /* by which groups are sorted */
  char          *title;
  char          *about;  /* nullable */
  guint          place;  /* in the list */
} Placed;

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CharterActionOutline, charter_action_outline, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
placed_free (Placed *placed)
{
  g_object_unref (placed->action);
  g_free (placed->group);
  g_free (placed->title);
  g_free (placed->about);
  g_free (placed);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Placed *left = *(Placed * const *) a;
  const Placed *right = *(Placed * const *) b;
  int groups = g_strcmp0 (left->group, right->group);

  return groups != 0 ? groups : (left->place > right->place) - (left->place < right->place);
}

static void
place_by_date (CharterActionOutline *self,
               Placed               *placed,
               const char           *today)
{
  placed->group = g_strdup (""); /* the list is in this order */
  placed->title = g_strdup (charter_action_list_get_heading (placed->action, today));
}

/* Of the framework that is shown, else of another that the action is for. */
static CharterArea *
find_area (CharterActionOutline *self,
           CharterAction        *action)
{
  g_autoptr(GPtrArray) items = charter_plan_action_list_items (self->session, action);
  CharterFramework *framework = charter_session_get_framework (self->session);
  CharterArea *other = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      CharterArea *area = charter_item_get_area (items->pdata[i]);

      if (framework && charter_framework_find_item (framework, charter_item_get_code (items->pdata[i]))
                       == items->pdata[i])
        return area;
      other = other ? other : area;
    }
  return other;
}

static void
place_by_area (CharterActionOutline *self,
               Placed               *placed)
{
  CharterArea *area = find_area (self, placed->action);
  CharterFramework *framework = charter_session_get_framework (self->session);
  gboolean is_own;

  if (!area)
    {
      placed->group = g_strdup (LAST LAST);
      placed->title = g_strdup (_("For no area yet"));
      return;
    }
  is_own = framework && charter_framework_find_area (framework, charter_area_get_code (area)) == area;
  placed->group = g_strdup_printf ("%s%6s", is_own ? "" : LAST, charter_area_get_code (area));
  placed->title = g_strdup_printf ("%s %s", charter_area_get_code (area), charter_area_get_title (area));
}

static char *
dup_days (const CharterTermSpan *span)
{
  g_autofree char *from = charter_term_dup_date_words (span->starts_on);
  g_autofree char *to = charter_term_dup_date_words (span->ends_on);

  if (span->is_typical)
    /* TRANSLATORS: the first and the last day of a half-term */
    return g_strdup_printf (_("%s to %s, usual dates: check your school’s own"), from, to);
  return g_strdup_printf (_("%s to %s"), from, to);
}

/* What is open by the day it is due, what is finished by the day it was done. */
static void
place_by_half_term (CharterActionOutline *self,
                    Placed               *placed)
{
  const char *date = charter_plan_action_is_open (placed->action)
                     ? charter_action_get_due_on (placed->action)
                     : charter_action_get_done_on (placed->action);
  CharterTermSpan span;

  if (!charter_term_dates_find (self->portfolio,
                                date ? date : charter_action_get_due_on (placed->action), &span))
    {
      placed->group = g_strdup (LAST);
      placed->title = g_strdup (_("No date yet"));
      return;
    }
  placed->group = g_strdup_printf ("%s %u", span.school_year, span.position);
  placed->title = charter_term_dates_dup_title (&span);
  placed->about = dup_days (&span);
}

static GPtrArray *
place_all (CharterActionOutline *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) placed_free);
  g_autofree char *today = charter_clock_dup_today ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->actions)); i++)
    {
      Placed *placed = g_new0 (Placed, 1);

      placed->action = g_list_model_get_item (G_LIST_MODEL (self->actions), i);
      placed->place = i;
      if (self->order == CHARTER_OUTLINE_BY_AREA)
        place_by_area (self, placed);
      else if (self->order == CHARTER_OUTLINE_BY_HALF_TERM)
        place_by_half_term (self, placed);
      else
        place_by_date (self, placed, today);
      g_ptr_array_add (all, placed);
    }
  g_ptr_array_sort (all, compare);
  return all;
}

static guint
count_group (GPtrArray *all,
             guint      first)
{
  const char *title = ((Placed *) all->pdata[first])->title;
  guint n = 0;

  while (first + n < all->len && g_str_equal (((Placed *) all->pdata[first + n])->title, title))
    n++;
  return n;
}

static CharterActionHeading *
make_heading (const Placed *placed,
              guint         n)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u action", "%u actions", n), n);
  g_autofree char *about = placed->about ? g_strdup_printf ("%s · %s", count, placed->about)
                                         : g_strdup (count);

  return charter_action_heading_new (placed->title, about);
}

static GPtrArray *
make_rows (CharterActionOutline *self)
{
  g_autoptr(GPtrArray) all = place_all (self);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0, n = 0; i < all->len; i += n)
    {
      n = count_group (all, i);
      g_ptr_array_add (rows, make_heading (all->pdata[i], n));
      for (guint k = i; k < i + n; k++)
        g_ptr_array_add (rows, g_object_ref (((Placed *) all->pdata[k])->action));
    }
  return rows;
}

static gboolean
is_same (gpointer one,
         gpointer other)
{
  if (!CHARTER_IS_ACTION_HEADING (one) || !CHARTER_IS_ACTION_HEADING (other))
    return one == other;
  return g_strcmp0 (charter_action_heading_get_title (one), charter_action_heading_get_title (other)) == 0
         && g_strcmp0 (charter_action_heading_get_about (one), charter_action_heading_get_about (other)) == 0;
}

/* Only what is between the first and the last difference is said to have changed, so that the list keeps
 * its place and what is chosen. */
static void
rebuild (CharterActionOutline *self)
{
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->rows);
  guint first = 0, last = 0;

  self->rows = make_rows (self);
  while (first < before->len && first < self->rows->len
         && is_same (before->pdata[first], self->rows->pdata[first]))
    first++;
  while (last < before->len - first && last < self->rows->len - first
         && is_same (before->pdata[before->len - 1 - last], self->rows->pdata[self->rows->len - 1 - last]))
    last++;
  if (before->len - first - last > 0 || self->rows->len - first - last > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last,
                                self->rows->len - first - last);
}

static gboolean
rebuild_cb (gpointer data)
{
  CharterActionOutline *self = data;

  self->source = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Once for a whole step. */
static void
rebuild_soon (CharterActionOutline *self)
{
  if (self->source == 0)
    self->source = g_idle_add (rebuild_cb, self);
}

static void
record_cb (CharterActionOutline *self,
           CharterRecord        *record)
{
  if (CHARTER_IS_HALF_TERM (record) || (CHARTER_IS_LINK (record) && self->order == CHARTER_OUTLINE_BY_AREA))
    rebuild_soon (self);
}

static void
changed_cb (CharterActionOutline *self,
            CharterRecord        *record,
            const char           *field)
{
  static const char * const telling[] = { "due-on", "done-on", "status", NULL };

  if (CHARTER_IS_HALF_TERM (record) || (CHARTER_IS_ACTION (record) && g_strv_contains (telling, field)))
    rebuild_soon (self);
}

static GType
charter_action_outline_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
charter_action_outline_get_n_items (GListModel *model)
{
  return CHARTER_ACTION_OUTLINE (model)->rows->len;
}

static gpointer
charter_action_outline_get_item (GListModel *model,
                                 guint       position)
{
  GPtrArray *rows = CHARTER_ACTION_OUTLINE (model)->rows;

  return position < rows->len ? g_object_ref (rows->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = charter_action_outline_get_item_type;
  iface->get_n_items = charter_action_outline_get_n_items;
  iface->get_item = charter_action_outline_get_item;
}

static void
charter_action_outline_finalize (GObject *object)
{
  CharterActionOutline *self = CHARTER_ACTION_OUTLINE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->actions);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->session);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (charter_action_outline_parent_class)->finalize (object);
}

static void
charter_action_outline_class_init (CharterActionOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_action_outline_finalize;
}

static void
charter_action_outline_init (CharterActionOutline *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * charter_action_outline_new:
 * @session: with a school
 * @actions: the actions to be shown, which stay in their order within a group
 *
 * Returns: (transfer full): the actions by due date
 */
CharterActionOutline *
charter_action_outline_new (CharterSession    *session,
                            CharterActionList *actions)
{
  CharterActionOutline *self = g_object_new (CHARTER_TYPE_ACTION_OUTLINE, NULL);

  self->session = g_object_ref (session);
  self->portfolio = g_object_ref (charter_session_get_portfolio (session));
  self->actions = g_object_ref (actions);
  g_signal_connect_object (actions, "items-changed", G_CALLBACK (rebuild_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "added", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "removed", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return self;
}

/**
 * charter_action_outline_set_order:
 * @self: an outline
 * @order: what actions stand under
 */
void
charter_action_outline_set_order (CharterActionOutline *self,
                                  CharterOutlineOrder   order)
{
  g_return_if_fail (CHARTER_IS_ACTION_OUTLINE (self));

  if (self->order == order)
    return;
  self->order = order;
  g_clear_handle_id (&self->source, g_source_remove);
  rebuild (self);
}

/** charter_action_outline_settle: what waits to be shown is shown now, as before something is looked for */
void
charter_action_outline_settle (CharterActionOutline *self)
{
  if (self->source == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  rebuild (self);
}

/** charter_action_outline_find: Returns: where the action is, or %GTK_INVALID_LIST_POSITION */
guint
charter_action_outline_find (CharterActionOutline *self,
                             CharterAction        *action)
{
  guint position;

  return action && g_ptr_array_find (self->rows, action, &position) ? position : GTK_INVALID_LIST_POSITION;
}
