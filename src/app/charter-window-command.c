/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-window-command.h"

#include <glib/gi18n.h>

/*
 * The one list of commands. A new action with a title belongs here as well; a test runs through the
 * list and fails when an action is not there.
 */
static const CharterWindowCommand commands[] = {
  { N_("Undo"), NULL, "win.undo", NULL, NULL },
  { N_("Redo"), NULL, "win.redo", NULL, NULL },

  { N_("Twenty minutes for one area"), "self-evaluation", "evaluation.twenty-minutes", NULL,
    N_("20 timer judge") },
  { N_("Projector for a meeting"), NULL, "win.projector", NULL, N_("full screen large text staff") },
  { N_("Move to another edition"), "self-evaluation", "evaluation.move-edition", NULL,
    N_("upgrade version framework") },
  { N_("From the earlier edition"), "self-evaluation", "evaluation.earlier", NULL,
    N_("upgrade version orphaned words moved") },
  { N_("Start the next cycle"), NULL, "win.begin-audit", NULL, N_("begin new year") },
  { N_("Compare cycles"), NULL, "win.compare", NULL, N_("progress moved up down") },
  { N_("Year end"), NULL, "win.year-end", NULL, N_("agree sign off reopen close retention") },
  { N_("Remarks on review copies"), NULL, "win.remarks", NULL, N_("head governors initials") },
  { N_("Coverage between frameworks"), NULL, "win.coverage", NULL, N_("mapping matrix counts for") },
  { N_("Frameworks"), NULL, "win.frameworks", NULL, N_("import copy edit publish pack own") },

  { N_("Add files as evidence"), "evidence", "evidence.add-file", NULL, N_("attach") },
  { N_("Add a link as evidence"), "evidence", "evidence.add-link", NULL, N_("web address") },
  { N_("Write a note as evidence"), "evidence", "evidence.add-note", NULL, N_("add") },
  { N_("Add evidence seen on site"), "evidence", "evidence.add-seen", NULL, N_("not copied") },

  { N_("New action"), "actions", "actions.new", NULL, N_("add plan task") },
  { N_("New action from what was found"), "actions", "actions.new-from", NULL,
    N_("gap readiness voices differ add plan") },
  { N_("Term dates"), "actions", "actions.term-dates", NULL, N_("half-term holiday school year calendar") },
  { N_("Find an action"), "actions", "actions.find", NULL, N_("search plan") },
  { N_("Save dates as a calendar file"), "actions", "actions.save-calendar", NULL, N_("ics outlook") },
  { N_("Save the actions as a spreadsheet"), "actions", "actions.save-table", NULL, N_("excel xlsx csv") },

  { N_("Count questionnaires"), "overview", "overview.count-answers", NULL,
    N_("voices answers type in pupils families staff") },

  { N_("Signpost sheet for a family"), "directory", "directory.paper", "0", N_("print service") },
  { N_("Staffroom poster"), "directory", "directory.paper", "3", N_("print services") },
  { N_("Whole directory as a booklet"), "directory", "directory.paper", "4", N_("print services") },
  { N_("Gaps in provision"), "directory", "directory.gaps", NULL, N_("unmet needs services") },
  { N_("Our own words"), "directory", "directory.synonyms", NULL, N_("synonyms thesaurus search") },
  { N_("Our offers to other schools"), "directory", "page.offers", NULL, N_("share") },
  { N_("Save the directory as Open Referral"), "directory", "page.export", NULL, N_("export share") },
  { N_("Save an empty spreadsheet of services"), "directory", "page.template", NULL,
    N_("template csv") },

  { N_("Save as a Word document"), "reports", "reports.save-text", NULL, N_("docx edit report") },
  { N_("Save all records as a spreadsheet"), "reports", "reports.save-tables", NULL,
    N_("excel xlsx judgements actions evidence") },
  { N_("Print the evidence pack"), NULL, "win.print-pack", NULL, N_("report pdf charter") },
  { N_("Print the one-page summary"), NULL, "win.go", "('reports', 'summary')", N_("report pdf") },
  { N_("Print the action plan"), NULL, "win.go", "('reports', 'plan')", N_("report pdf") },
  { N_("Print a workbook for a meeting"), NULL, "win.go", "('reports', 'workbook')",
    N_("report pdf blank") },
  { N_("Print questionnaires"), NULL, "win.go", "('reports', 'questionnaire')",
    N_("voices pupils families staff governors large") },
  { N_("Print an assessor’s sheet"), NULL, "win.go", "('reports', 'assessor-sheet')",
    N_("visit voice") },
  { N_("Print a review copy"), NULL, "win.go", "('reports', 'review')",
    N_("head governors initials remarks") },

  { N_("School details"), NULL, "win.school-details", NULL, N_("figures roll name") },
  { N_("Add a school"), NULL, "win.add-school", NULL, N_("new") },
  { N_("Open the worked example"), NULL, "win.open-example", NULL, N_("try fictional school") },
  { N_("Who is typing"), NULL, "win.who", NULL, N_("name") },
  { N_("Import files"), NULL, "win.import", NULL, N_("register directory framework bundle") },
  { N_("Share this school"), NULL, "win.share", NULL, N_("bundle export anonymous levels send charter") },
  { N_("Back up now"), NULL, "win.back-up", NULL, N_("backup copy save") },
  { N_("Backups"), NULL, "win.backups", NULL, N_("restore undo shared copy deputy damaged rescue") },
  { N_("Move to another computer"), NULL, "win.move", NULL, N_("copy everything one file") },
  { N_("Open a file from another computer"), NULL, "win.arrive", NULL, N_("move copy take over") },
  { N_("Open a shared copy"), NULL, "win.open-copy", NULL, N_("deputy colleague away read") },
  { N_("Preferences"), NULL, "app.preferences", NULL, N_("settings options restore") },
  { N_("Keyboard shortcuts"), NULL, "win.show-help-overlay", NULL, N_("keys help") },
  { N_("About Inclusion Charter"), NULL, "app.about", NULL, N_("version licence") },
  { N_("Quit"), NULL, "app.quit", NULL, N_("close end exit") },
};

/**
 * charter_window_commands_get:
 * @n_commands: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_commands): the commands, in the order in which they are offered
 */
const CharterWindowCommand *
charter_window_commands_get (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}
