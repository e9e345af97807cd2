#include "cli/output.h"

#include "cli/exit-status.h"
#include "files/safe-name.h"
#include "formats/json-print.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Nothing can be left half done: files are replaced as a whole. */
static void
interrupted_cb (int number)
{
  _exit (ANNO_EXIT_INTERRUPTED);
}

void
anno_output_init (void)
{
  struct sigaction interrupt = { .sa_handler = interrupted_cb };
  struct sigaction pipe = { .sa_handler = SIG_DFL };
  struct sigaction limit = { .sa_handler = SIG_IGN }; /* files/file-writer tells of it */

  sigaction (SIGINT, &interrupt, NULL);
  sigaction (SIGPIPE, &pipe, NULL);
  sigaction (SIGXFSZ, &limit, NULL);
}

/* What fails here is noticed by anno_output_finish. */
void
anno_output_text (const char *text)
{
  g_return_if_fail (text != NULL);
  fputs (text, stdout);
}

void
anno_output_json (const GString *line)
{
  g_return_if_fail (line != NULL);
  fwrite (line->str, 1, line->len, stdout);
  fputc ('\n', stdout);
}

void
anno_output_json_path (GString *line, const char *key, const char *path)
{
  g_autofree char *shown = path != NULL ? anno_safe_name_display (path) : NULL;
  anno_json_print_member (line, key, shown);
}

void
anno_output_columns (const GPtrArray *columns)
{
  g_return_if_fail (columns != NULL);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *shown = anno_safe_name_display (columns->pdata[i]);
      fprintf (stdout, "%s%s", i > 0 ? "\t" : "", shown);
    }
  fputc ('\n', stdout);
}

/* @message behind "PLACE: ", where it begins with the place, or with the end of its path. */
static const char *
skip_place (const char *place, const char *message)
{
  g_autofree char *shown = anno_safe_name_display (place);
  for (const char *part = shown; part != NULL; part = strchr (part, '/'))
    {
      part += *part == '/' ? 1 : 0;
      if (*part != '\0' && g_str_has_prefix (message, part)
          && g_str_has_prefix (message + strlen (part), ": "))
        return message + strlen (part) + strlen (": ");
    }
  return message;
}

char *
anno_output_plain (const char *place, const char *message)
{
  g_return_val_if_fail (place != NULL && message != NULL, NULL);

  g_autoptr (GString) plain = g_string_new (skip_place (place, message));
  g_string_replace (plain, "\u2068", "", 0);
  g_string_replace (plain, "\u2069", "", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

void
anno_output_message (const char *place, const char *message)
{
  g_return_if_fail (place != NULL && message != NULL);

  g_autofree char *shown_place = anno_safe_name_display (place);
  g_autofree char *plain = anno_output_plain (place, message);
  g_autofree char *shown = anno_safe_name_display (plain);
  fprintf (stderr, "%s: %s\n", shown_place, shown);
}

gboolean
anno_output_finish (void)
{
  return fflush (stdout) == 0 && !ferror (stdout);
}
