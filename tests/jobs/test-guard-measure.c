/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-privacy.h"

/* How much of what is personal the guard finds, and how often it is wrong, on a made set: every name,
 * number and address here is made from a seed. Printed for each kind; held to 95 % where a number has a
 * check, and to a tenth of false alarms. */

typedef char *(*Maker) (GRand *rand);

static const char * const first_names[] = { "Amelia", "Noah", "Zainab", "Oluwaseun", "Łukasz", "Siân", "Mei", "Harpreet",
                                            "Jean-Luc", "Freya", "Mohammed", "Ebony", "Tomás", "Ivy", "Kofi" };
static const char * const last_names[] = { "Hartley", "Okafor", "O’Brien", "Nowak", "Begum", "Price", "Chen", "Singh-Gill",
                                           "Evans", "de", "Marlow", "Ahmed", "Whitcombe", "Fraser", "Mensah" };
static const char * const around[] = { "%s", "Meeting with parents about %s on Monday.", "See %s (attached).", "- %s;", "%s." };

static const char *
pick (GRand              *rand,
      const char * const *from,
      guint               n)
{
  return from[g_rand_int_range (rand, 0, (gint32) n)];
}
#define PICK(rand, from) pick (rand, from, G_N_ELEMENTS (from))

static char *
make_upn_with (GRand    *rand,
               gboolean  is_right)
{
  static const char alphabet[] = "ABCDEFGHJKLMNPQRTUVWXYZ";
  char digits[14] = "x";
  int sum = 0;

  for (int i = 1; i < 13; i++)
    {
      int value = g_rand_int_range (rand, 0, 10);

      digits[i] = (char) ('0' + value);
      sum += value * (i + 1);
    }
  if (g_rand_int_range (rand, 0, 6) == 0) /* a temporary one */
    {
      int value = g_rand_int_range (rand, 0, 23);

      sum += 13 * (value - (digits[12] - '0'));
      digits[12] = alphabet[value];
    }
  digits[0] = alphabet[(sum + (is_right ? 0 : g_rand_int_range (rand, 1, 23))) % 23];
  return g_strdup (digits);
}

static char *make_upn (GRand *rand) { return make_upn_with (rand, TRUE); }
static char *make_wrong_upn (GRand *rand) { return make_upn_with (rand, FALSE); }

static char *
make_nhs_with (GRand    *rand,
               gboolean  is_right)
{
  for (;;)
    {
      int digits[10];
      int sum = 0;
      int check;
      const char *gap = g_rand_boolean (rand) ? " " : "";

      for (int i = 0; i < 9; i++)
        {
          digits[i] = g_rand_int_range (rand, i == 0 ? 4 : 0, i == 0 ? 8 : 10);
          sum += digits[i] * (10 - i);
        }
      check = (11 - sum % 11) % 11;
      if (check == 10)
        continue;
      digits[9] = is_right ? check : (check + g_rand_int_range (rand, 1, 10)) % 10;
      return g_strdup_printf ("%d%d%d%s%d%d%d%s%d%d%d%d", digits[0], digits[1], digits[2], gap,
                              digits[3], digits[4], digits[5], gap, digits[6], digits[7], digits[8], digits[9]);
    }
}

static char *make_nhs (GRand *rand) { return make_nhs_with (rand, TRUE); }
static char *make_wrong_nhs (GRand *rand) { return make_nhs_with (rand, FALSE); }

static char *
make_date (GRand *rand,
           int    from_year)
{
  static const char * const months[] = { "January", "Feb", "March", "Apr", "May", "June", "July", "Sept", "October", "Dec" };
  int day = g_rand_int_range (rand, 1, 29);
  int month = g_rand_int_range (rand, 1, 13);
  int year = from_year + g_rand_int_range (rand, 0, 12);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0: return g_strdup_printf ("%02d/%02d/%d", day, month, year);
    case 1: return g_strdup_printf ("%d.%d.%02d", day, month, year % 100);
    case 2: return g_strdup_printf ("%d-%02d-%02d", year, month, day);
    case 3: return g_strdup_printf ("%d %s %d", day, PICK (rand, months), year);
    default: return g_strdup_printf ("%dth %s %d", day, PICK (rand, months), year);
    }
}

static char *
make_birth (GRand *rand)
{
  static const char * const shapes[] = { "DOB: %s", "D.O.B. %s", "Date of birth %s", "born on %s", "dob %s", "Date of Birth:\n%s",
                                         "Initials,DOB\nAH,%s", "Birthday: %s" };
  g_autofree char *date = make_date (rand, 2006);
  const char *shape = PICK (rand, shapes);
  g_auto(GStrv) parts = g_strsplit (shape, "%s", 2);

  return g_strconcat (parts[0], date, parts[1], NULL);
}

static char *
make_term_date (GRand *rand)
{
  static const char * const shapes[] = { "Autumn term begins ", "Policy reviewed ", "Next review due: ", "Governors met on ", "Version of ",
                                         "Training held ", "INSET: ", "Date of visit: ", "Ofsted inspection " };
  g_autofree char *date = make_date (rand, 2015);

  return g_strconcat (PICK (rand, shapes), date, NULL);
}

static char *
make_email (GRand *rand)
{
  static const char * const people[] = { "amelia.hartley", "n_okafor", "zbegum", "Freya-Price", "kofi.mensah+home", "ivy" };
  static const char * const hosts[] = { "example.org", "mail.example.com", "oakfield.example.sch.uk" };

  return g_strdup_printf ("%s%d@%s", PICK (rand, people), g_rand_int_range (rand, 1, 99), PICK (rand, hosts));
}

static char *
make_office (GRand *rand)
{
  static const char * const offices[] = { "office", "senco", "admin", "school.office", "headteacher", "enquiries", "info", "send.team",
                                          "clerk", "safeguarding", "no-reply" };

  return g_strconcat (PICK (rand, offices), "@oakfield.example.sch.uk", NULL);
}

static char *
make_name (GRand *rand)
{
  const char *first = PICK (rand, first_names);
  const char *last = pick (rand, last_names, 9);
  int year = g_rand_int_range (rand, 1, 14);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0: return g_strdup_printf ("%s %s, Year %d", first, last, year);
    case 1: return g_strdup_printf ("%s %s (Y%d)", first, last, year);
    case 2: return g_strdup_printf ("%s %c, Yr %d", first, 'H', year);
    case 3: return g_strdup_printf ("Year %d: %s %s", year, first, last);
    case 4: return g_strdup_printf ("%s %s is in Year %d", first, last, year);
    case 5: return g_strdup_printf ("%s (Year %d)", first, year);
    case 6: return g_strdup_printf ("Surname,Forename,Year\n%s,%s,%d", last, first, year);
    default: return g_strdup_printf ("Y%d %s %s", year, first, last);
    }
}

static char *
make_class (GRand *rand)
{
  static const char * const shapes[] = {
    "Phonics Screening, Year 1", "Autumn Term Year 4", "Mrs Hartley, Year 4", "Quality First Teaching in Year 3", "Reading (Y4)",
    "Parents of Year 6", "Whole School Policy, Year 2", "Maths Year 9", "Speech and Language Year R", "Miss Okafor Year 5 teacher",
    "Key Stage 2 Year 6", "SATs, Year 6", "Year 4 Swimming", "Transition: Year 6 to Year 7", "Support in Year 7", "Mr Price (Y9)",
    "Residential Trip Year 5", "Attendance (Year 10)", "Nurture Group Year 1", "Forest School, Y3", "Dr Ahmed, Year 11",
    "Times Tables, Year 4", "Year 8 Science", "Pupil Voice Year 6", "Art Club, Year 2",
  };

  return g_strdup (PICK (rand, shapes));
}

static char *
make_phone (GRand *rand)
{
  int a = g_rand_int_range (rand, 1000, 9999);
  int b = g_rand_int_range (rand, 100, 999);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0: return g_strdup_printf ("Tel 01632 960%d", b);
    case 1: return g_strdup_printf ("020 7946 %d", a);
    case 2: return g_strdup_printf ("+44 1632 960%d", b);
    case 3: return g_strdup_printf ("URN 1%d%d", b % 100, b);
    case 4: return g_strdup_printf ("Ref. EHC-%d-%d", a, b);
    default: return g_strdup_printf ("Invoice A%d%d, £%d.00", a, a, b);
    }
}

static guint
count_found (GRand              *rand,
             Maker               maker,
             CharterPrivacyKind  kind,
             guint               n,
             char              **missed)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = maker (rand);
      g_auto(GStrv) parts = g_strsplit (PICK (rand, around), "%s", 2);
      g_autofree char *text = strchr (value, '\n') ? g_strdup (value) : g_strconcat (parts[0], value, parts[1], NULL);
      g_autoptr(GPtrArray) spots = charter_privacy_find (text, NULL);
      gboolean is_found = FALSE;

      for (guint j = 0; j < spots->len; j++)
        {
          CharterPrivacySpot *spot = spots->pdata[j];

          is_found |= spot->kind == kind;
          g_assert_null (strstr (spot->shape, value)); /* never the value itself */
        }
      found += is_found;
      if (!is_found && missed && !*missed)
        *missed = g_strdup (text);
    }
  return found;
}

static void
measure (const char         *name,
         CharterPrivacyKind  kind,
         Maker               real,
         Maker               alike,
         double              least)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121);
  const guint n = 400;
  g_autofree char *missed = NULL;
  guint hits = count_found (rand, real, kind, n, &missed);
  guint wrong = alike ? count_found (rand, alike, kind, n, NULL) : 0;
  guint phones = count_found (rand, make_phone, kind, n, NULL);
  guint dates = kind == CHARTER_PRIVACY_KIND_BIRTH ? 0 : count_found (rand, make_term_date, kind, n, NULL);

  g_test_message ("%s: recall %.1f %% of %u; false alarms %.1f %% of %u look-alikes, %.1f %% of %u telephone and other numbers, "
                  "%.1f %% of dates%s%s", name, 100.0 * hits / n, n, 100.0 * wrong / n, n, 100.0 * phones / n, n, 100.0 * dates / n,
                  missed ? "; missed: " : "", missed ? missed : "");
  g_assert_cmpfloat (hits, >=, least * n);
  g_assert_cmpfloat (wrong, <=, 0.1 * n);
  g_assert_cmpfloat (phones, <=, 0.02 * n);
  g_assert_cmpfloat (dates, <=, 0.02 * n);
}

static void test_upn (void) { measure ("UPN", CHARTER_PRIVACY_KIND_UPN, make_upn, make_wrong_upn, 0.95); }
static void test_nhs (void) { measure ("NHS number", CHARTER_PRIVACY_KIND_NHS, make_nhs, make_wrong_nhs, 0.95); }
static void test_birth (void) { measure ("date of birth", CHARTER_PRIVACY_KIND_BIRTH, make_birth, make_term_date, 0.9); }
static void test_email (void) { measure ("e-mail address", CHARTER_PRIVACY_KIND_EMAIL, make_email, make_office, 0.95); }
static void test_name (void) { measure ("name and year group", CHARTER_PRIVACY_KIND_NAME, make_name, make_class, 0.85); }

/* As people call their files, and as addresses have them. */
static char *
make_file_name (GRand *rand)
{
  static const char * const last[] = { "Hartley", "Okafor", "Nowak", "Begum", "Price", "Chen", "Evans", "Marlow" };
  static const char * const first[] = { "Amelia", "Noah", "Zainab", "Freya", "Harpreet", "Ivy", "Kofi", "Ebony" };
  const char *one = PICK (rand, first), *other = PICK (rand, last);
  int year = g_rand_int_range (rand, 1, 14);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0: return g_strdup_printf ("%s_%s_Year_%d.pdf", one, other, year);
    case 1: return g_strdup_printf ("%s-%s-Y%d.jpg", one, other, year);
    case 2: return g_strdup_printf ("Year %d %s %s.docx", year, one, other);
    case 3: return g_strdup_printf ("https://files.example.org/send/%s%%20%s%%20Year%%20%d.docx", one, other, year);
    default: return g_strdup_printf ("scan_Yr%d_%s_%s_2026-05-01.png", year, one, other);
    }
}

static char *
make_harmless_file_name (GRand *rand)
{
  static const char * const first[] = { "Provision_map", "Reading-plan", "Behaviour policy", "SEN_register_summary", "Pasted picture",
                                        "IMG", "Minutes", "Phonics_screening", "Parent-survey", "Trip-letter" };
  const char *what = PICK (rand, first);
  int n = g_rand_int_range (rand, 1, 14);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0: return g_strdup_printf ("%s_Year_%d.pdf", what, n);
    case 1: return g_strdup_printf ("%s-Y%d-autumn.xlsx", what, n);
    case 2: return g_strdup_printf ("%s_2026-05-%02d.jpg", what, n);
    case 3: return g_strdup_printf ("https://files.example.org/send/%s-%d.pdf", what, n);
    default: return g_strdup_printf ("Year_%d_%s.docx", n, what);
    }
}

static void
test_file_names (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121);
  const guint n = 400;
  guint hits = 0, wrong = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = make_file_name (rand);
      g_autofree char *harmless = make_harmless_file_name (rand);

      hits += (charter_privacy_look (name) & CHARTER_PRIVACY_NAME) != 0;
      wrong += charter_privacy_look (harmless) != CHARTER_PRIVACY_CLEAR;
    }
  g_test_message ("names of files and addresses: recall %.1f %% of %u; false alarms %.1f %% of %u", 100.0 * hits / n, n,
                  100.0 * wrong / n, n);
  g_assert_cmpfloat (hits, >=, 0.85 * n);
  g_assert_cmpfloat (wrong, <=, 0.1 * n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/measure/upn", test_upn);
  g_test_add_func ("/guard/measure/nhs", test_nhs);
  g_test_add_func ("/guard/measure/birth", test_birth);
  g_test_add_func ("/guard/measure/email", test_email);
  g_test_add_func ("/guard/measure/name", test_name);
  g_test_add_func ("/guard/measure/file-names", test_file_names);
  return g_test_run ();
}
