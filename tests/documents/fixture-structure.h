/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What PDF/UA-1 asks for and a file lacks, in words; NULL when nothing is found. Read from the file's
 * structure tree, pages and fonts, whoever wrote it. */
char *fixture_structure_dup_fault (GBytes *pdf);
