#include "print/initials.h"

#include "text/cluster.h"
#include "text/plain.h"

#include <string.h>

/* A character may have as many signs above it as somebody likes. */
#define CHARACTER_MAX 24 /* bytes */

char *
anno_initials_of (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autofree char *plain = anno_plain_clean (name);
  g_auto (GStrv) words = g_strsplit_set (plain, " -_", -1);
  g_autoptr (GString) letters = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; words[i] != NULL && n < 2; i++)
    if (*words[i] != '\0')
      {
        const char *end = anno_cluster_end (words[i], strlen (words[i]), words[i]);
        if (end - words[i] > CHARACTER_MAX)
          end = g_utf8_next_char (words[i]);
        g_autofree char *first = g_utf8_strup (words[i], (gssize) (end - words[i]));
        g_string_append (letters, first);
        n++;
      }
  return g_strdup (letters->len > 0 ? letters->str : "?");
}

char *
anno_initials_of_own (const char *name, GHashTable *taken)
{
  g_return_val_if_fail (name != NULL && taken != NULL, NULL);

  g_autofree char *initials = anno_initials_of (name);
  char *own = g_strdup (initials);
  /* Of "Person 1" and "Person 12", neither is to look like the other's second. */
  const char *dot = g_ascii_isdigit (initials[strlen (initials) - 1]) ? "." : "";
  for (guint n = 2; g_hash_table_contains (taken, own); n++)
    {
      g_free (own);
      own = g_strdup_printf ("%s%s%u", initials, dot, n);
    }
  g_hash_table_add (taken, g_strdup (own));
  return own;
}
