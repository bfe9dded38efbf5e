/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-search-dialog.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-guidance-place.h"
#include "charter-item.h"
#include "charter-page-kind.h"
#include "charter-row.h"
#include "charter-search-match.h"
#include "charter-window-command.h"
#include "charter-window.h"

/* Of each kind but pages and commands; more words narrow it down sooner than scrolling does. */
#define MAX_OF_A_KIND 6

/**
 * CharterSearchDialog:
 *
 * One box over everything: commands, pages, items of the framework, evidence, actions, other schools,
 * the books of guidance and the directory. What fits best stands first, whatever it is; what fits alike, in the
 * order of the kinds. What is in memory is found at once; the directory answers a moment later, below it.
 */
struct _CharterSearchDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *scroller;
  GtkWidget *stack;

  /* Owned */
  CharterSession *session;
  GCancellable   *search;   /* nullable: of the directory's search that runs */
  GPtrArray      *guidance; /* nullable until something is typed: of CharterGuidancePlace */
  GPtrArray      *hits;     /* of Hit: what was found and has no row yet */
};

G_DEFINE_FINAL_TYPE (CharterSearchDialog, charter_search_dialog, ADW_TYPE_WINDOW)

/* In the order in which they are listed, where they fit alike. */
typedef enum {
  KIND_PAGE,
  KIND_ITEM,
  KIND_EVIDENCE,
  KIND_ACTION,
  KIND_SCHOOL,
  KIND_COMMAND,
  KIND_GUIDANCE,
  KIND_DIRECTORY,
  N_KINDS
} Kind;

static const struct {
  const char *words; /* nullable: each says it of itself */
  const char *icon_name; /* nullable: likewise */
} kinds[N_KINDS] = {
  [KIND_PAGE] = { N_("Page"), NULL },
  [KIND_ITEM] = { NULL, "charter-evaluation-symbolic" },
  [KIND_EVIDENCE] = { N_("Evidence"), "charter-evidence-symbolic" },
  [KIND_ACTION] = { N_("Action"), "charter-actions-symbolic" },
  [KIND_SCHOOL] = { N_("School"), "go-home-symbolic" },
  [KIND_COMMAND] = { N_("Command"), "system-run-symbolic" },
  [KIND_GUIDANCE] = { NULL, "charter-guidance-symbolic" },
  [KIND_DIRECTORY] = { N_("Directory"), "charter-directory-symbolic" },
};

/* What activating a row does: an action with its target, of the window or of one of its pages. */
typedef struct {
  const char *page; /* nullable: static */
  char       *action;
  GVariant   *target; /* nullable */
} Command;

/* Something that was found. */
typedef struct {
  CharterMatch match;
  Kind         kind;
  guint        position; /* among those of its kind */
  char        *title;
  char        *words;    /* what it is: "Page" */
  const char  *icon_name;
  Command     *command;
} Hit;

static void
command_free (gpointer data)
{
  Command *command = data;

  g_free (command->action);
  g_clear_pointer (&command->target, g_variant_unref);
  g_free (command);
}

static void
hit_free (gpointer data)
{
  Hit *hit = data;

  g_free (hit->title);
  g_free (hit->words);
  g_clear_pointer (&hit->command, command_free);
  g_free (hit);
}

static void
add_row (CharterSearchDialog *self,
         Hit                 *hit)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *kind_label = gtk_label_new (hit->words);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", hit->title, hit->words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hit->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), hit->icon_name);
  gtk_widget_add_css_class (kind_label, "quiet");
  gtk_widget_add_css_class (kind_label, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), kind_label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  charter_row_say (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "command", g_steal_pointer (&hit->command), command_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *left = *(const Hit * const *) a, *right = *(const Hit * const *) b;

  if (left->match != right->match)
    return left->match < right->match ? -1 : 1;
  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  return left->position < right->position ? -1 : 1;
}

/* A row for the best of each kind. */
static void
add_rows (CharterSearchDialog *self)
{
  guint n_of[N_KINDS] = { 0 };

  g_ptr_array_sort (self->hits, compare_hits);
  for (guint i = 0; i < self->hits->len; i++)
    {
      Hit *hit = g_ptr_array_index (self->hits, i);

      if (n_of[hit->kind]++ < MAX_OF_A_KIND || hit->kind == KIND_PAGE || hit->kind == KIND_COMMAND)
        add_row (self, hit);
    }
  g_ptr_array_set_size (self->hits, 0);
}

/* Returns: (transfer none): what was found, whose words and icon are those of its kind */
static Hit *
add_hit (CharterSearchDialog *self,
         CharterMatch         match,
         Kind                 kind,
         const char          *title,
         const char          *action,
         GVariant            *target)
{
  Hit *hit = g_new0 (Hit, 1);

  hit->match = match;
  hit->kind = kind;
  hit->position = self->hits->len;
  hit->title = g_strdup (title);
  hit->words = kinds[kind].words ? g_strdup (_(kinds[kind].words)) : NULL;
  hit->icon_name = kinds[kind].icon_name;
  hit->command = g_new0 (Command, 1);
  hit->command->action = g_strdup (action);
  hit->command->target = target ? g_variant_ref_sink (target) : NULL;
  g_ptr_array_add (self->hits, hit);
  return hit;
}

static Hit *
add_place (CharterSearchDialog *self,
           CharterMatch         match,
           Kind                 kind,
           const char          *title,
           const char          *page,
           const char          *target)
{
  return add_hit (self, match, kind, title, "win.go", g_variant_new ("(ss)", page, target));
}

static void
add_pages (CharterSearchDialog *self,
           const char          *words)
{
  guint n_pages;
  const CharterPageKind *pages = charter_page_kinds_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      CharterMatch match = charter_search_match (words, _(pages[i].title), NULL);

      if (match != CHARTER_MATCH_NONE)
        add_place (self, match, KIND_PAGE, _(pages[i].title), pages[i].id, "")->icon_name = pages[i].icon_name;
    }
}

/* The dialog itself has no actions: its parent's are asked; a page says itself what it cannot do. */
static gboolean
is_enabled (CharterSearchDialog        *self,
            const CharterWindowCommand *command)
{
  const char *name = command->action;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GApplication *application = g_application_get_default ();

  if (command->page || g_str_equal (name, "win.show-help-overlay"))
    return TRUE;
  if (g_str_has_prefix (name, "win.") && G_IS_ACTION_GROUP (parent))
    return g_action_group_get_action_enabled (G_ACTION_GROUP (parent), name + strlen ("win."));

  return application != NULL;
}

static void
add_commands (CharterSearchDialog *self,
              const char          *words)
{
  guint n_commands;
  const CharterWindowCommand *commands = charter_window_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_autoptr(GVariant) target = NULL;
      CharterMatch match = charter_search_match (words, _(commands[i].title),
                                                 commands[i].also ? _(commands[i].also) : NULL);

      if (match == CHARTER_MATCH_NONE || !is_enabled (self, &commands[i]))
        continue;

      if (commands[i].target)
        target = g_variant_parse (NULL, commands[i].target, NULL, NULL, NULL);
      add_hit (self, match, KIND_COMMAND, _(commands[i].title), commands[i].action,
               target)->command->page = commands[i].page;
    }
}

/* Headings first: a word in the middle of a text is seldom what was meant. */
static void
add_guidance (CharterSearchDialog *self,
              const char          *words)
{
  if (self->guidance == NULL)
    self->guidance = charter_guidance_list_places (charter_session_get_library (self->session),
                                                   charter_session_get_framework (self->session));

  for (guint i = 0; i < self->guidance->len; i++)
    {
      const CharterGuidancePlace *place = g_ptr_array_index (self->guidance, i);
      CharterMatch match = charter_search_match (words, place->title, NULL);

      if (match == CHARTER_MATCH_NONE && charter_guidance_place_matches (place, words))
        match = CHARTER_MATCH_ALSO;
      /* Translators: where a text was found; %s is a framework's short title. */
      if (match != CHARTER_MATCH_NONE)
        add_place (self, match, KIND_GUIDANCE, place->title, "guidance", place->target)->words =
          g_strdup_printf (_("Guidance, %s"), place->framework);
    }
}

/* "5.1" is how an item begins before it is two numbers, which 1.5 has as well. */
static void
add_items (CharterSearchDialog *self,
           const char          *words)
{
  CharterFramework *framework = charter_session_get_framework (self->session);
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          const char *code = charter_item_get_code (item);
          g_autofree char *title = g_strdup_printf ("%s %s", code, charter_item_get_title (item));
          CharterMatch match = charter_search_match (words, title, NULL);

          /* The title without its code may be what was typed. */
          match = MIN (match, charter_search_match (words, charter_item_get_title (item), NULL));
          if (match != CHARTER_MATCH_NONE)
            add_place (self, match, KIND_ITEM, title, "self-evaluation", code)->words =
              g_strdup (charter_framework_get_short_title (framework));
        }
    }
}

static void
add_records (CharterSearchDialog *self,
             const char          *words,
             GType                type,
             Kind                 kind,
             const char          *page)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  GListModel *records = charter_portfolio_get_list (portfolio, type);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(CharterRecord) record = g_list_model_get_item (records, i);
      const char *title = charter_record_get_text (record, "title");
      CharterMatch match = charter_search_match (words, title, NULL);

      if (match != CHARTER_MATCH_NONE)
        add_place (self, match, kind, title, page, charter_record_get_id (record));
    }
}

static void
add_schools (CharterSearchDialog *self,
             const char          *words)
{
  GListModel *schools = charter_store_get_schools (charter_session_get_store (self->session));

  if (g_list_model_get_n_items (schools) < 2)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr(CharterSchool) school = g_list_model_get_item (schools, i);
      const char *name = charter_school_get_name (school);
      CharterMatch match = charter_search_match (words, name, NULL);

      if (g_strcmp0 (charter_school_get_urn (school), words) == 0)
        match = CHARTER_MATCH_EXACT;
      if (match != CHARTER_MATCH_NONE)
        add_hit (self, match, KIND_SCHOOL, name, "win.school",
                 g_variant_new_string (charter_record_get_id (CHARTER_RECORD (school))));
    }
}

static void
select_first (CharterSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), row ? "found" : "nothing");
  if (row && gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) == NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

static void
directory_searched_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(CharterSearchDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits =
    charter_reference_search_entries_finish (CHARTER_REFERENCE (source), result, NULL, NULL, &error);

  if (hits == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("searching the directory: %s", error->message);
      return;
    }

  for (guint i = 0; i < hits->len; i++)
    {
      CharterDirectoryHit *hit = g_ptr_array_index (hits, i);

      /* The directory has put them in order itself. */
      add_place (self, CHARTER_MATCH_WORDS, KIND_DIRECTORY, charter_entry_get_name (hit->entry), "directory",
                 charter_entry_get_id (hit->entry));
    }
  add_rows (self);
  select_first (self);
}

static void
search_directory (CharterSearchDialog *self,
                  const char          *words)
{
  const CharterDirectoryQuery query = { .words = words, .age = -1, .limit = MAX_OF_A_KIND };

  self->search = g_cancellable_new ();
  charter_reference_search_entries_async (charter_session_get_reference (self->session), &query,
                                          self->search, directory_searched_cb,
                                          g_object_ref (self));
}

static void
clear (CharterSearchDialog *self)
{
  GtkListBoxRow *row;

  if (self->search)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static void
search_changed_cb (CharterSearchDialog *self)
{
  g_autofree char *words =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  clear (self);
  add_pages (self, words);
  if (*words)
    {
      add_items (self, words);
      add_records (self, words, CHARTER_TYPE_EVIDENCE, KIND_EVIDENCE, "evidence");
      add_records (self, words, CHARTER_TYPE_ACTION, KIND_ACTION, "actions");
      add_schools (self, words);
    }
  add_commands (self, words);
  if (*words)
    add_guidance (self, words);
  add_rows (self);
  select_first (self);
  if (*words && charter_page_kind_find ("directory"))
    search_directory (self, words);
}

static void
row_activated_cb (CharterSearchDialog *self,
                  GtkListBoxRow       *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  Command *command = g_object_get_data (G_OBJECT (row), "command");
  const char *page = command->page;
  g_autofree char *action = g_strdup (command->action);
  g_autoptr(GVariant) target = command->target ? g_variant_ref (command->target) : NULL;

  gtk_window_close (GTK_WINDOW (self));
  if (parent == NULL)
    return;

  if (page)
    charter_window_run_on_page (CHARTER_WINDOW (parent), page, action, target);
  else
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action, target);
}

static void
entry_activated_cb (CharterSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row)
    row_activated_cb (self, row);
}

static void
stop_search_cb (CharterSearchDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* The focus stays in the box; the arrow keys move the choice under it. */
static void
move_selection (CharterSearchDialog *self,
                int                  by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;
  int position = row ? gtk_list_box_row_get_index (row) + by : 0;

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MAX (position, 0));
  if (row == NULL)
    return;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

static gboolean
key_pressed_cb (CharterSearchDialog *self,
                guint                keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
charter_search_dialog_dispose (GObject *object)
{
  CharterSearchDialog *self = CHARTER_SEARCH_DIALOG (object);

  if (self->search)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->session);
  g_clear_pointer (&self->guidance, g_ptr_array_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_SEARCH_DIALOG);

  G_OBJECT_CLASS (charter_search_dialog_parent_class)->dispose (object);
}

static void
charter_search_dialog_class_init (CharterSearchDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_search_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, CharterSearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CharterSearchDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, CharterSearchDialog, stack);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_search_dialog_init (CharterSearchDialog *self)
{
  self->hits = g_ptr_array_new_with_free_func (hit_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_search_dialog_new:
 * @parent: the window, whose actions are run
 * @session: a sitting with a school
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
charter_search_dialog_new (GtkWindow      *parent,
                           CharterSession *session)
{
  CharterSearchDialog *self = g_object_new (CHARTER_TYPE_SEARCH_DIALOG,
                                            "transient-for", parent,
                                            NULL);

  self->session = g_object_ref (session);
  search_changed_cb (self);
  gtk_widget_grab_focus (self->entry);
  return GTK_WIDGET (self);
}
