/* Linked into the program where it is built with AddressSanitizer.
 *
 * What libraries allocate while they are loaded is theirs to keep: GLib drops its first table of
 * interned strings for a larger one, and never frees it, because somebody might be reading it. The
 * leak checker is told to look away until the program's own code begins. A suppression could say it
 * too, but only with whole call stacks, and finding those takes five times as long as the rest. */
#include <sanitizer/lsan_interface.h>

static void
look_away (void)
{
  __lsan_disable ();
}

/* Runs before the constructors of all libraries. */
__attribute__ ((section (".preinit_array"), used)) static void (*before_libraries) (void) = look_away;

/* Runs after them. */
__attribute__ ((constructor)) static void
look_again (void)
{
  __lsan_enable ();
}
