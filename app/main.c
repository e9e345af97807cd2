#include "shell/application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

int
main (int argc, char **argv)
{
  /* As when the program runs from its build folder. */
  const char *locale_dir = g_getenv ("ANNO_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : ANNO_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A limit on the size of files is then an error of the save, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);

  g_autoptr (AnnoApplication) app = anno_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
