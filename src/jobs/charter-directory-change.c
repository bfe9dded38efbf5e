/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-directory-change.h"

#include <glib/gi18n.h>

/*
 * An entry that is no longer right: to whom that is said, and the draft of the email that says it.
 * Nothing is sent by the program.
 */

/* What a contact's role says when it is there for whoever finds a mistake. */
#define FOR_CHANGES "\\b(correct(ion|ions|)|change|changes|update|updates|mistakes|directory|local offer)\\b"
#define ADDRESS "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"

static char *
dup_match (const char *pattern,
           const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  return text && g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 0) : NULL;
}

/* Nothing but an address goes into the draft: no further recipients or headers. */
static char *
dup_address (const char *text)
{
  return dup_match ("^" ADDRESS "$", text);
}

/**
 * charter_directory_dup_change_address:
 * @entry: a service
 *
 * Whom the entry itself names for corrections: a contact with that role, or an address in its source.
 * A service's own address is for families and schools, not for mending a directory.
 *
 * Returns: (transfer full) (nullable): an email address
 */
char *
charter_directory_dup_change_address (CharterEntry *entry)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);

  for (guint i = 0; i < contacts->len; i++)
    {
      CharterContact *contact = g_ptr_array_index (contacts, i);
      g_autofree char *role = dup_match (FOR_CHANGES, contact->role);
      char *address = role ? dup_address (contact->email) : NULL;

      if (address)
        return address;
    }
  return dup_match (ADDRESS, charter_entry_get_source_title (entry));
}

static void
append_line (GString    *body,
             const char *name,
             const char *value)
{
  if (value && *value)
    g_string_append_printf (body, "%s: %s\r\n", name, value);
}

static char *
dup_body (CharterEntry *entry,
          const char   *school)
{
  GString *body = g_string_new (NULL);

  g_string_append_printf (body, "%s\r\n\r\n", _("An entry in the inclusion directory is no longer right."));
  append_line (body, _("Name"), charter_entry_get_name (entry));
  append_line (body, _("Organisation"), charter_entry_get_organisation (entry));
  append_line (body, _("Source"), charter_entry_get_source_title (entry));
  append_line (body, _("Checked on"), charter_entry_get_checked_on (entry));
  append_line (body, _("Entry"), charter_entry_get_id (entry));
  append_line (body, _("Reported by"), school);
  g_string_append_printf (body, "\r\n%s\r\n\r\n", _("What has changed, and from which day:"));
  return g_string_free (body, FALSE);
}

/**
 * charter_directory_dup_change_mail:
 * @entry: a service
 * @address: (nullable): to whom; %NULL and what is no address leave it open
 * @school: (nullable): who reports it
 *
 * Returns: (transfer full): a mailto: URI with what the entry says now and room for what is right
 */
char *
charter_directory_dup_change_mail (CharterEntry *entry,
                                   const char   *address,
                                   const char   *school)
{
  g_autofree char *to = dup_address (address);
  g_autofree char *subject = g_strdup_printf (_("Inclusion directory: a change to “%s”"),
                                              charter_entry_get_name (entry));
  g_autofree char *body = dup_body (entry, school);
  g_autofree char *escaped_to = g_uri_escape_string (to ? to : "", "@+", FALSE);
  g_autofree char *escaped_subject = g_uri_escape_string (subject, NULL, FALSE);
  g_autofree char *escaped_body = g_uri_escape_string (body, NULL, FALSE);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", escaped_to, escaped_subject, escaped_body);
}
