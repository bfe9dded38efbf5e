/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-preview.h"

#include <glib/gi18n.h>

#include "charter-evidence-sight.h"
#include "charter-ui.h"

/* Pixels. */
#define PICTURE_HEIGHT 240
#define PAGE_HEIGHT 420
#define TEXT_HEIGHT 180

/**
 * CharterEvidencePreview:
 *
 * What a file looks like, a PDF page by page. It is read and drawn in a thread, so a large picture never
 * holds up a click, and one page at a time: whoever turns fast sees the page where they stopped. A newer
 * file stops the older one.
 */
struct _CharterEvidencePreview
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *picture;
  GtkWidget *scroller;
  GtkWidget *words;
  GtkWidget *fault;
  GtkWidget *bar;
  GtkWidget *place;

  /* Owned */
  GFile        *file;
  char         *content_type;
  char         *name;
  GCancellable *cancellable;

  /* State */
  guint    page;    /* that is wanted, from 0 */
  guint    n_pages;
  gboolean is_looking;
};

G_DEFINE_FINAL_TYPE (CharterEvidencePreview, charter_evidence_preview, ADW_TYPE_BIN)

static void look (CharterEvidencePreview *self);

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      sight,
                GCancellable *cancellable)
{
  charter_evidence_sight_look (sight, cancellable);
  g_task_return_boolean (task, TRUE);
}

/* A wrapping label cannot say its height before it has a width: a fair guess, in lines. */
static int
guess_lines (const char *text)
{
  int lines = 1;

  for (const char *at = text; *at; at++)
    lines += *at == '\n';
  return MAX (lines, (int) (strlen (text) / 70) + 1);
}

static char *
dup_description (CharterEvidencePreview *self)
{
  if (self->n_pages > 1)
    /* Translators: page 2 of 7 of the file whose name is the third */
    return g_strdup_printf (_("Page %1$u of %2$u of “%3$s”"), self->page + 1, self->n_pages, self->name);
  return g_strdup_printf (_("Preview of “%s”"), self->name);
}

static void
show_picture (CharterEvidencePreview     *self,
              const CharterEvidenceSight *sight)
{
  g_autofree char *description = dup_description (self);
  int most = sight->n_pages > 0 ? PAGE_HEIGHT : PICTURE_HEIGHT;

  gtk_widget_set_visible (self->picture, sight->texture != NULL);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (sight->texture));
  if (!sight->texture)
    return;
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), description);
  /* A page's own words, for whoever cannot see its picture. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sight->text ? sight->text : "", -1);
  gtk_widget_set_size_request (self->picture, -1, MIN (most, gdk_texture_get_height (sight->texture)));
}

static void
show_place (CharterEvidencePreview *self)
{
  g_autofree char *place = g_strdup_printf (_("Page %u of %u"), self->page + 1, self->n_pages);

  charter_ui_show (self->bar, self->n_pages > 1, NULL);
  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", self->page + 1 < self->n_pages);
}

static void
show_sight (CharterEvidencePreview     *self,
            const CharterEvidenceSight *sight)
{
  gboolean is_text = sight->text && !sight->texture && !sight->fault;

  show_picture (self, sight);
  charter_ui_show (self->scroller, is_text, NULL);
  gtk_label_set_label (GTK_LABEL (self->words), is_text ? sight->text : "");
  if (is_text)
    gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                                MIN (24 + 17 * guess_lines (sight->text), TEXT_HEIGHT));
  gtk_widget_set_visible (self->fault, sight->fault != NULL);
  gtk_label_set_label (GTK_LABEL (self->fault), sight->fault ? sight->fault : "");
  charter_ui_show (GTK_WIDGET (self), sight->texture || is_text || sight->fault, NULL);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CharterEvidencePreview *self = CHARTER_EVIDENCE_PREVIEW (source);
  const CharterEvidenceSight *sight = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL)) /* stopped: a newer one comes */
    return;
  self->is_looking = FALSE;
  self->n_pages = sight->n_pages;
  if (self->n_pages > 0)
    self->page = MIN (self->page, self->n_pages - 1);
  if (self->n_pages > 0 && self->page != sight->page)
    {
      look (self);
      return;
    }
  show_sight (self, sight);
  show_place (self);
}

static void
look (CharterEvidencePreview *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, looked_cb, NULL);

  self->is_looking = TRUE;
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, charter_evidence_sight_new (self->file, self->content_type, self->page),
                        (GDestroyNotify) charter_evidence_sight_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
turn_to (CharterEvidencePreview *self,
         guint                   page)
{
  if (self->n_pages == 0 || page == self->page)
    return;
  self->page = page;
  show_place (self);
  if (!self->is_looking)
    look (self);
}

static void
turn_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CharterEvidencePreview *self = CHARTER_EVIDENCE_PREVIEW (widget);

  if (g_str_equal (action_name, "preview.first"))
    turn_to (self, 0);
  else if (g_str_equal (action_name, "preview.last"))
    turn_to (self, MAX (self->n_pages, 1) - 1);
  else if (g_str_equal (action_name, "preview.next"))
    turn_to (self, MIN (self->page + 1, MAX (self->n_pages, 1) - 1));
  else
    turn_to (self, self->page > 0 ? self->page - 1 : 0);
}

static void
stop (CharterEvidencePreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->name, g_free);
  self->is_looking = FALSE;
  self->page = 0;
  self->n_pages = 0;
}

static void
charter_evidence_preview_dispose (GObject *object)
{
  CharterEvidencePreview *self = CHARTER_EVIDENCE_PREVIEW (object);

  stop (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EVIDENCE_PREVIEW);

  G_OBJECT_CLASS (charter_evidence_preview_parent_class)->dispose (object);
}

/* The keys of every document viewer, while the preview has the focus. */
static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct { const char *action; guint key; } keys[] = {
    { "preview.previous", GDK_KEY_Page_Up }, { "preview.next", GDK_KEY_Page_Down },
    { "preview.first", GDK_KEY_Home }, { "preview.last", GDK_KEY_End },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_install_action (widget_class, keys[i].action, NULL, turn_cb);
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
    }
}

static void
charter_evidence_preview_class_init (CharterEvidencePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_evidence_preview_dispose;

  install_keys (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-evidence-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePreview, picture);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePreview, words);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePreview, fault);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePreview, bar);
  gtk_widget_class_bind_template_child (widget_class, CharterEvidencePreview, place);
}

static void
charter_evidence_preview_init (CharterEvidencePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_evidence_preview_show:
 * @self: a preview
 * @file: (nullable): the kept file
 * @content_type: (nullable): its type; its name in the folder says nothing
 * @name: (nullable): what a person calls it
 */
void
charter_evidence_preview_show (CharterEvidencePreview *self,
                               GFile                  *file,
                               const char             *content_type,
                               const char             *name)
{
  g_return_if_fail (CHARTER_IS_EVIDENCE_PREVIEW (self));

  /* Records change at every key that is typed: the page that is being read stays. */
  if (file && self->file && g_file_equal (file, self->file) && g_strcmp0 (content_type, self->content_type) == 0
      && g_strcmp0 (name ? name : "", self->name) == 0)
    return;
  stop (self);
  charter_ui_show (GTK_WIDGET (self), FALSE, NULL);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  if (!file || !content_type)
    return;
  self->cancellable = g_cancellable_new ();
  self->file = g_object_ref (file);
  self->content_type = g_strdup (content_type);
  self->name = g_strdup (name ? name : "");
  look (self);
}
