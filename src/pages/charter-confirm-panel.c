/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-confirm-panel.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-cycle-job.h"
#include "charter-date-row.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-ui.h"

/**
 * CharterConfirmPanel:
 *
 * Under the levels of an item that was judged last cycle and not in this one yet: what was said, and the
 * way to say that nothing has changed, with the day on which somebody looked again.
 */
struct _CharterConfirmPanel
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *words;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *date;

  CharterItemSheet *sheet; /* nullable */
};

G_DEFINE_FINAL_TYPE (CharterConfirmPanel, charter_confirm_panel, ADW_TYPE_BIN)

enum {
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show (CharterConfirmPanel *self)
{
  CharterItem *item = charter_item_sheet_get_item (self->sheet);
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  CharterAudit *previous = charter_session_get_portfolio (session)
                           ? charter_session_get_previous_audit (session)
                           : NULL;
  CharterLevel *level = charter_item_sheet_get_previous_level (self->sheet);
  gboolean can_confirm = item && previous && charter_cycle_can_confirm (session, item);
  g_autofree char *words = NULL;

  charter_ui_show (GTK_WIDGET (self), can_confirm, NULL);
  if (!can_confirm)
    return;
  if (level)
    /* TRANSLATORS: a school year and the level judged in it: "2025/26: Established" */
    words = g_strdup_printf (_("%s: %s"), charter_audit_get_cycle (previous), charter_level_get_title (level));
  else
    /* TRANSLATORS: a school year: "2025/26: does not apply" */
    words = g_strdup_printf (_("%s: does not apply"), charter_audit_get_cycle (previous));
  gtk_label_set_label (GTK_LABEL (self->words), words);
}

static void
shown_cb (CharterConfirmPanel *self)
{
  g_autofree char *today = charter_clock_dup_today ();

  charter_date_row_set_date (CHARTER_DATE_ROW (self->date), today);
}

static void
confirm_cb (CharterConfirmPanel *self)
{
  g_autofree char *date = g_strdup (charter_date_row_get_date (CHARTER_DATE_ROW (self->date)));
  g_autoptr(GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (!charter_cycle_confirm (charter_item_sheet_get_session (self->sheet),
                              charter_item_sheet_get_item (self->sheet), date, &error))
    g_signal_emit (self, signals[FAILED], 0, _("This was not recorded"), error);
}

static void
charter_confirm_panel_dispose (GObject *object)
{
  CharterConfirmPanel *self = CHARTER_CONFIRM_PANEL (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  /* The template would unparent its named child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_CONFIRM_PANEL);

  G_OBJECT_CLASS (charter_confirm_panel_parent_class)->dispose (object);
}

static void
charter_confirm_panel_class_init (CharterConfirmPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_confirm_panel_dispose;

  signals[FAILED] = g_signal_new ("failed", CHARTER_TYPE_CONFIRM_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);

  g_type_ensure (CHARTER_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-confirm-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterConfirmPanel, words);
  gtk_widget_class_bind_template_child (widget_class, CharterConfirmPanel, button);
  gtk_widget_class_bind_template_child (widget_class, CharterConfirmPanel, popover);
  gtk_widget_class_bind_template_child (widget_class, CharterConfirmPanel, date);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
}

static void
charter_confirm_panel_init (CharterConfirmPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_confirm_panel_set_sheet:
 * @self: a panel
 * @sheet: (nullable): the item whose last judgement may be confirmed
 */
void
charter_confirm_panel_set_sheet (CharterConfirmPanel *self,
                                 CharterItemSheet    *sheet)
{
  g_return_if_fail (CHARTER_IS_CONFIRM_PANEL (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (show), self);
  show (self);
}
