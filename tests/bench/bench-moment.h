/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <time.h>

#include <glib.h>

/* The clock on the wall and the time of the processor in this thread, both in microseconds. */
typedef struct {
  gint64 wall;
  gint64 processor;
} BenchMoment;

/* Microseconds that the thread (CLOCK_THREAD_CPUTIME_ID) or all of the program
 * (CLOCK_PROCESS_CPUTIME_ID) has had of the processor. */
static inline gint64
bench_get_spent (clockid_t clock)
{
  struct timespec spent;

  clock_gettime (clock, &spent);
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static inline BenchMoment
bench_now (void)
{
  return (BenchMoment) { g_get_monotonic_time (), bench_get_spent (CLOCK_THREAD_CPUTIME_ID) };
}

/* What has gone by since @began. */
static inline BenchMoment
bench_since (BenchMoment began)
{
  BenchMoment end = bench_now ();

  return (BenchMoment) { end.wall - began.wall, end.processor - began.processor };
}

/* For qsort() over times, the shortest first. */
static inline int
bench_compare_times (gconstpointer a,
                     gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}
