/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The name of charter_window_module_run () in the module. */
#define CHARTER_WINDOW_MODULE_ENTRY "charter_window_module_run"

typedef int (*CharterWindowModuleRun) (int    argc,
                                       char **argv);

int charter_window_module_run (int    argc,
                               char **argv);
