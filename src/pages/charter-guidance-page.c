/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-guidance-page.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-guidance-place.h"
#include "charter-guidance.h"
#include "charter-item.h"
#include "charter-row.h"
#include "charter-settings.h"

/**
 * CharterGuidancePage:
 *
 * The framework that is shown, read as a book: a list of chapters and the one that is open.
 */
struct _CharterGuidancePage
{
  CharterPage parent_instance;

  /* Template widgets */
  GtkWidget *chapters_list;
  GtkWidget *frameworks_button;
  GtkWidget *scroller;
  GtkWidget *text;

  GtkWidget *wanted;   /* nullable, borrowed: to be scrolled to */

  /* Owned */
  GPtrArray        *chapters;  /* of CharterGuidanceChapter */
  CharterFramework *framework; /* nullable: the session's */
};

G_DEFINE_FINAL_TYPE (CharterGuidancePage, charter_guidance_page, CHARTER_TYPE_PAGE)

static void
add_words (CharterGuidancePage *self,
           const char          *words,
           const char          *css_class,
           gboolean             is_heading,
           int                  margin)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", is_heading ? GTK_ACCESSIBLE_ROLE_HEADING
                                                                 : GTK_ACCESSIBLE_ROLE_LABEL,
                                   "label", words, "wrap", TRUE, "xalign", 0.0, "margin-top", margin, NULL);

  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->text), label);
}

static void
add_list (CharterGuidancePage *self,
          GStrv                list)
{
  for (guint i = 0; list && list[i]; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *bullet = g_object_new (GTK_TYPE_LABEL, "label", "•", "yalign", 0.0, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "label", list[i], "wrap", TRUE, "xalign", 0.0,
                                       "hexpand", TRUE, NULL);

      gtk_box_append (GTK_BOX (line), bullet);
      gtk_box_append (GTK_BOX (line), words);
      gtk_box_append (GTK_BOX (self->text), line);
    }
}

static void
show_chapter (CharterGuidancePage          *self,
              const CharterGuidanceChapter *chapter)
{
  GtkWidget *child;

  self->wanted = NULL;
  while ((child = gtk_widget_get_first_child (self->text)))
    gtk_box_remove (GTK_BOX (self->text), child);
  add_words (self, chapter->title, "title-2", TRUE, 0);
  if (chapter->mark)
    add_words (self, chapter->mark, "quiet", FALSE, 0);
  for (guint i = 0; i < chapter->sections->len; i++)
    {
      const CharterGuidanceSection *section = g_ptr_array_index (chapter->sections, i);
      GtkWidget *before = gtk_widget_get_last_child (self->text);

      if (section->heading)
        add_words (self, section->heading, "heading", TRUE, 12);
      if (section->text)
        add_words (self, section->text, NULL, FALSE, 0);
      add_list (self, section->list);
      if (gtk_widget_get_next_sibling (before))
        g_object_set_data (G_OBJECT (gtk_widget_get_next_sibling (before)), "section", GUINT_TO_POINTER (i + 1));
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
row_selected_cb (CharterGuidancePage *self,
                 GtkListBoxRow       *row)
{
  if (row && self->chapters)
    show_chapter (self, g_ptr_array_index (self->chapters, (guint) gtk_list_box_row_get_index (row)));
}

static void
select_chapter (CharterGuidancePage *self,
                guint                position)
{
  GtkListBox *list = GTK_LIST_BOX (self->chapters_list);

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, (int) position));
}

static CharterFramework *
get_framework (CharterGuidancePage *self)
{
  return self->framework ? self->framework
                         : charter_session_get_framework (charter_page_get_session (CHARTER_PAGE (self)));
}

/* What is only proposed is shown to whoever asked for it in the preferences. */
static void
add_proposals (CharterGuidancePage *self)
{
  CharterPackLibrary *library = charter_session_get_library (charter_page_get_session (CHARTER_PAGE (self)));

  if (self->framework || !charter_settings_get_show_proposals (charter_settings_get_default ()))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(CharterFramework) other = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (!charter_framework_is_default_on (other))
        charter_guidance_add_proposals (self->chapters, other);
    }
}

static void
renew (CharterGuidancePage *self)
{
  CharterFramework *framework = get_framework (self);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->chapters_list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->chapters_list), row);
  g_clear_pointer (&self->chapters, g_ptr_array_unref);
  if (!framework)
    return;
  self->chapters = charter_guidance_list_chapters (framework);
  add_proposals (self);
  for (guint i = 0; i < self->chapters->len; i++)
    {
      const CharterGuidanceChapter *chapter = g_ptr_array_index (self->chapters, i);
      GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", chapter->title, "wrap", TRUE, "xalign", 0.0,
                                       "margin-top", 6, "margin-bottom", 6, NULL);
      GtkWidget *child = g_object_new (CHARTER_TYPE_ROW, "child", title, "spoken-name", chapter->title, NULL);

      gtk_list_box_append (GTK_LIST_BOX (self->chapters_list), child);
    }
  select_chapter (self, 0);
}

/* A section that was asked for comes into view once it has a place. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  CharterGuidancePage *self = CHARTER_GUIDANCE_PAGE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (self->wanted == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (self->wanted) == 0
      || !gtk_widget_compute_bounds (self->wanted, self->text, &bounds))
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (adjustment, bounds.origin.y);
  self->wanted = NULL;
  return G_SOURCE_REMOVE;
}

static void
show_section (CharterGuidancePage *self,
              guint                chapter,
              guint                section)
{
  if (self->chapters == NULL || chapter >= self->chapters->len)
    return;
  select_chapter (self, chapter);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->chapters_list))));
  /* Selecting the row that is selected already builds nothing. */
  show_chapter (self, g_ptr_array_index (self->chapters, chapter));
  for (GtkWidget *child = gtk_widget_get_first_child (self->text); child;
       child = gtk_widget_get_next_sibling (child))
    if (section > 0 && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "section")) == section + 1)
      {
        self->wanted = child;
        gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
        break;
      }
}

static void
show_place (CharterGuidancePage *self,
            const char          *id,
            guint                chapter,
            guint                section)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterFramework *shown = charter_session_get_framework (session);
  CharterFramework *framework = charter_pack_library_find (charter_session_get_library (session), id, NULL);

  if (framework && (shown == NULL || g_strcmp0 (charter_framework_get_id (shown), id) != 0))
    charter_session_set_framework (session, framework);
  show_section (self, chapter, section);
}

/* @target: the code of an area or of an item, or a place as charter_guidance_dup_target() says it. */
static void
charter_guidance_page_show_target (CharterPage *page,
                                   const char  *target)
{
  CharterGuidancePage *self = CHARTER_GUIDANCE_PAGE (page);
  g_autofree char *id = NULL;
  guint chapter_place, section;
  CharterFramework *framework = get_framework (self);
  CharterItem *item = framework && target ? charter_framework_find_item (framework, target) : NULL;
  const char *area = item ? charter_area_get_code (charter_item_get_area (item)) : target;

  if (target && charter_guidance_read_target (target, &id, &chapter_place, &section))
    {
      show_place (self, id, chapter_place, section);
      return;
    }
  for (guint i = 0; target && self->chapters && i < self->chapters->len; i++)
    {
      const CharterGuidanceChapter *chapter = g_ptr_array_index (self->chapters, i);

      if (chapter->area && g_strcmp0 (chapter->area, area) == 0)
        select_chapter (self, i);
    }
}

static void
charter_guidance_page_constructed (GObject *object)
{
  CharterGuidancePage *self = CHARTER_GUIDANCE_PAGE (object);

  G_OBJECT_CLASS (charter_guidance_page_parent_class)->constructed (object);
  charter_page_set_title (CHARTER_PAGE (self), _("Guidance"));
  g_signal_connect_object (charter_page_get_session (CHARTER_PAGE (self)), "notify::framework",
                           G_CALLBACK (renew), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (charter_settings_get_default (), "notify::show-proposals", G_CALLBACK (renew), self,
                           G_CONNECT_SWAPPED);
  renew (self);
}

static void
charter_guidance_page_dispose (GObject *object)
{
  CharterGuidancePage *self = CHARTER_GUIDANCE_PAGE (object);

  g_clear_pointer (&self->chapters, g_ptr_array_unref);
  g_clear_object (&self->framework);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_GUIDANCE_PAGE);

  G_OBJECT_CLASS (charter_guidance_page_parent_class)->dispose (object);
}

static void
charter_guidance_page_class_init (CharterGuidancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = charter_guidance_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = charter_guidance_page_dispose;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_guidance_page_show_target;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-guidance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterGuidancePage, chapters_list);
  gtk_widget_class_bind_template_child (widget_class, CharterGuidancePage, frameworks_button);
  gtk_widget_class_bind_template_child (widget_class, CharterGuidancePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CharterGuidancePage, text);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
charter_guidance_page_init (CharterGuidancePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_guidance_page_set_framework:
 * @framework: (nullable): %NULL for the session's
 *
 * Reads another framework than the one that is judged by.
 */
void
charter_guidance_page_set_framework (CharterGuidancePage *self,
                                     CharterFramework    *framework)
{
  g_return_if_fail (CHARTER_IS_GUIDANCE_PAGE (self));

  if (g_set_object (&self->framework, framework))
    renew (self);
  gtk_widget_set_visible (self->frameworks_button, framework == NULL);
}
