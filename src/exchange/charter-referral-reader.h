/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-entry.h"

G_BEGIN_DECLS

/* More than an organisation with all of its services is, in JSON: a parser needs ten times as much memory. */
#define CHARTER_REFERRAL_MAX_OBJECT ((gsize) 32 << 20)
/* More phones, addresses and the like than any service has, in tables. */
#define CHARTER_REFERRAL_MAX_PARTS  10000

/* Takes one entry. FALSE with an error stops the reading. */
typedef gboolean (*CharterReferralFunc) (CharterEntry  *entry,
                                         double         fraction,
                                         gpointer       user_data,
                                         GError       **error);

/* What a file of services turned out to be. */
typedef struct {
  guint    n_skipped;   /* services that had to be left out, each with a problem */
  guint    n_left_out;  /* services that their source does not show */
  guint    n_pages;     /* what a page wrapper says; 0: nothing */
  gboolean is_complete; /* a list of all, not one service or one page of several */
} CharterReferralSummary;

gboolean charter_referral_reader_read (GFile                   *file,
                                       const char              *source,
                                       const char              *source_title,
                                       CharterReferralFunc      func,
                                       gpointer                 user_data,
                                       GPtrArray               *problems,
                                       CharterReferralSummary  *summary,
                                       GCancellable            *cancellable,
                                       GError                 **error);

/* What the page wrapper of a file says. */
typedef struct {
  guint  n_pages;      /* 0: nothing */
  char  *source;       /* nullable: what this program wrote as the entries' source */
  char  *source_title; /* nullable */
} CharterReferralPeek;
#define CHARTER_REFERRAL_SOURCE       "inclusion_charter_source"
#define CHARTER_REFERRAL_SOURCE_TITLE "inclusion_charter_source_title"

void     charter_referral_reader_peek (GFile                   *file,
                                       CharterReferralPeek     *peek,
                                       GCancellable            *cancellable);
void     charter_referral_peek_clear  (CharterReferralPeek     *peek);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CharterReferralPeek, charter_referral_peek_clear)

G_END_DECLS
