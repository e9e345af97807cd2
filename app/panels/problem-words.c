#include "panels/problem-words.h"

#include <glib/gi18n-lib.h>

char *
anno_problem_words (const GPtrArray *problems, gboolean blind)
{
  g_return_val_if_fail (problems != NULL, NULL);

  g_autoptr (GString) words = g_string_new (NULL);
  if (blind && problems->len > 0)
    g_string_append_printf (words,
                            ngettext ("There is %u problem with what was read. It names people.",
                                      "There are %u problems with what was read. They name people.",
                                      problems->len),
                            problems->len);
  for (guint i = 0; !blind && i < problems->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *) problems->pdata[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
