/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-listing-job.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-term.h"
#include "charter-training-log.h"

static void
add_people (CharterListing *listing,
            gint64          count)
{
  if (count == CHARTER_NOT_SAID)
    charter_listing_add (listing, NULL);
  else
    charter_listing_add_number (listing, count);
}

static void
add_training (CharterListing  *listing,
              CharterTraining *training)
{
  const char *day = charter_training_get_happened_on (training);
  g_autofree char *year = day ? charter_term_dup_school_year (day) : NULL;

  charter_listing_begin_row (listing);
  charter_listing_add (listing, year);
  charter_listing_add (listing, charter_choice_words_get (CHARTER_TYPE_TRAINING_KIND,
                                                          charter_training_get_kind (training)));
  charter_listing_add (listing, day);
  charter_listing_add (listing, charter_training_get_title (training));
  charter_listing_add (listing, charter_training_get_led_by (training));
  charter_listing_add (listing, charter_training_get_finding (training));
  add_people (listing, charter_training_get_teachers (training));
  add_people (listing, charter_training_get_support_staff (training));
  add_people (listing, charter_training_get_lunchtime_staff (training));
  add_people (listing, charter_training_get_office_staff (training));
  add_people (listing, charter_training_get_leaders (training));
  add_people (listing, charter_training_get_governors (training));
  add_people (listing, charter_training_count (training));
  charter_listing_add (listing, charter_training_get_catch_up (training));
  charter_listing_add (listing, charter_training_get_changed (training));
  charter_listing_add (listing, charter_training_get_shared (training));
  charter_listing_add (listing, charter_training_get_brought_back (training));
}

/* By day; what has no day yet comes last. */
static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const char *first = charter_training_get_happened_on (*(CharterTraining * const *) a);
  const char *second = charter_training_get_happened_on (*(CharterTraining * const *) b);

  if (!first != !second)
    return first ? -1 : 1;
  return g_strcmp0 (first, second);
}

/**
 * charter_listing_new_of_training:
 * @session: a session with a school
 *
 * Returns: (transfer full): what staff learned and the network meetings, by day. Numbers are of staff and
 *   governors, and say nothing of a pupil
 */
CharterListing *
charter_listing_new_of_training (CharterSession *session)
{
  const CharterListingField fields[] = {
    { _("School year"), 12, CHARTER_LISTING_TEXT }, { _("Kind"), 18, CHARTER_LISTING_TEXT },
    { _("Date"), 13, CHARTER_LISTING_DATE }, { _("What it was about"), 40, CHARTER_LISTING_TEXT },
    { _("Led by"), 24, CHARTER_LISTING_TEXT }, { _("From finding"), 13, CHARTER_LISTING_TEXT },
    { _("Teachers"), 10, CHARTER_LISTING_NUMBER }, { _("Support staff"), 10, CHARTER_LISTING_NUMBER },
    { _("Lunchtime staff"), 10, CHARTER_LISTING_NUMBER }, { _("Office and site staff"), 10, CHARTER_LISTING_NUMBER },
    { _("Leaders"), 10, CHARTER_LISTING_NUMBER }, { _("Governors"), 10, CHARTER_LISTING_NUMBER },
    { _("Together"), 10, CHARTER_LISTING_NUMBER }, { _("Who missed it"), 30, CHARTER_LISTING_TEXT },
    { _("What changed by it"), 40, CHARTER_LISTING_TEXT }, { _("What we shared"), 40, CHARTER_LISTING_TEXT },
    { _("What we brought back"), 40, CHARTER_LISTING_TEXT },
  };
  CharterListing *listing = charter_listing_new (_("Staff development"), fields, G_N_ELEMENTS (fields));
  GListModel *list = charter_portfolio_get_list (charter_session_get_portfolio (session), CHARTER_TYPE_TRAINING);
  g_autoptr(GPtrArray) trainings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (trainings, g_list_model_get_item (list, i));
  g_ptr_array_sort (trainings, compare_days);
  for (guint i = 0; i < trainings->len; i++)
    add_training (listing, trainings->pdata[i]);
  return listing;
}
