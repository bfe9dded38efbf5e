/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* What drawing costs, frame by frame, in a window of its own. */

typedef struct _BenchFrames BenchFrames;

BenchFrames *bench_frames_new    (GtkWidget   *window);
void         bench_frames_free   (BenchFrames *self);

void         bench_frames_begin  (BenchFrames *self);
void         bench_frames_opened (BenchFrames *self,
                                  const char  *what);
void         bench_frames_scroll (BenchFrames *self,
                                  const char  *what,
                                  GtkWidget   *widget);
void         bench_settle        (void);
