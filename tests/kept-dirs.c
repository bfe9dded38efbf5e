/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <link.h>
#include <stdio.h>
#include <string.h>

/* Loaded into each test under the leak sanitizer. G_TEST_OPTION_ISOLATE_DIRS gives each case folders of its own,
 * and GLib keeps the names of the last ones for good, since somebody may hold them. They are no leaks; to be told
 * from those by who asked for them, every allocation would have to note its whole stack, which takes ten times as
 * long as the tests do. So what GLib holds is named here as often as a case ends and prints its line, and once
 * as it begins.
 */

void __lsan_ignore_object      (const void *object) __attribute__ ((weak));
int  __sanitizer_get_ownership (const void *object) __attribute__ ((weak));

static void
keep (const char *name)
{
  __lsan_ignore_object (name);
}

static void
keep_list (const char * const *names)
{
  __lsan_ignore_object (names);
  for (; *names; names++)
    keep (*names);
}

static void
keep_dirs (void)
{
  keep (g_get_home_dir ());
  keep (g_get_user_cache_dir ());
  keep (g_get_user_config_dir ());
  keep (g_get_user_data_dir ());
  keep (g_get_user_state_dir ());
  keep (g_get_user_runtime_dir ());
  keep_list (g_get_system_config_dirs ());
  keep_list (g_get_system_data_dirs ());
}

static void
print_cb (const char *words)
{
  /* A remark may be made while GLib is about to change them. */
  if (*words != '#')
    keep_dirs ();
  fputs (words, stdout);
  fflush (stdout);
}

/* GLib's table of quarks is made as it is loaded; one that outgrows it keeps the old for readers without a lock. */
static int
keep_first (struct dl_phdr_info *library,
            size_t               size,
            void                *data)
{
  if (!strstr (library->dlpi_name, "/libglib-2.0.so"))
    return 0;
  for (int i = 0; i < library->dlpi_phnum; i++)
    {
      const ElfW(Phdr) *part = &library->dlpi_phdr[i];
      void * const *first = (void * const *) (library->dlpi_addr + part->p_vaddr);

      for (size_t n = 0; part->p_type == PT_LOAD && part->p_flags & PF_W && n < part->p_memsz / sizeof *first; n++)
        if (__sanitizer_get_ownership (first[n]))
          keep (first[n]);
    }
  return 1;
}

__attribute__ ((constructor))
static void
begin (void)
{
  if (!__lsan_ignore_object)
    return;
  dl_iterate_phdr (keep_first, NULL);
  g_set_print_handler (print_cb);
}
