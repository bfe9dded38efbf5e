/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A ZIP archive made byte by byte, so that it can be as wrong as somebody may wish it. */
typedef struct {
  GByteArray *bytes;
  GByteArray *directory;
  guint       n_members;
} FixtureZip;

/* How a member is wrong; all zero: it is right. */
typedef struct {
  guint32  claimed_size; /* 0: what it is */
  guint    mode;         /* of Unix; 0: 0100600, a regular file */
  gboolean is_encrypted;
  gboolean is_deflated;  /* @data is raw deflate, and claimed_size what it unpacks to */
  guint32  crc;          /* 0: what it is */
} FixtureFault;

void    fixture_zip_init   (FixtureZip         *zip);
void    fixture_zip_add    (FixtureZip         *zip,
                            const char         *name,
                            gconstpointer       data,
                            gsize               length,
                            const FixtureFault *fault);
GBytes *fixture_zip_finish (FixtureZip         *zip);
guint32 fixture_crc        (gconstpointer       data,
                            gsize               length);
