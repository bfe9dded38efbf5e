/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

/* Schools to measure with. */
typedef enum {
  BENCH_SCHOOL_JUDGED = 1 << 0, /* one cycle of the self-evaluation, every item */
  BENCH_SCHOOL_YEARS = 1 << 1,  /* 1,000 actions with reviews, 500 provisions, ten years of figures */
} BenchSchoolFlags;

void            bench_school_fill  (const char       *folder,
                                    BenchSchoolFlags  flags);
CharterSession *bench_school_open  (const char       *folder);
void            bench_school_close (CharterSession   *session);
