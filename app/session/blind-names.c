#include "session/blind-names.h"

#include <stdlib.h>
#include <string.h>

#define LETTERS 26

/* A slug and where it comes. */
typedef struct
{
  char *slug;
  char *digest;
} Place;

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;
  int order = g_strcmp0 (first->digest, second->digest);

  return order != 0 ? order : g_strcmp0 (first->slug, second->slug);
}

static char *
digest_of (const char *salt, const char *article, const char *slug)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *const parts[] = { salt, article, slug };

  /* The zero at the end of each keeps them apart. */
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_checksum_update (checksum, (const guchar *) parts[i], (gssize) strlen (parts[i]) + 1);
  return g_strdup (g_checksum_get_string (checksum));
}

void
anno_blind_names_sort (GPtrArray *slugs, const char *salt, const char *article)
{
  g_return_if_fail (slugs != NULL && salt != NULL && article != NULL);

  g_autofree Place *places = g_new (Place, slugs->len + 1);
  for (guint i = 0; i < slugs->len; i++)
    places[i] = (Place) { slugs->pdata[i], digest_of (salt, article, slugs->pdata[i]) };
  qsort (places, slugs->len, sizeof *places, compare_places_cb);
  for (guint i = 0; i < slugs->len; i++)
    {
      slugs->pdata[i] = places[i].slug;
      g_free (places[i].digest);
    }
}

char *
anno_blind_names_nth (guint n)
{
  GString *name = g_string_new (NULL);

  for (guint rest = n + 1; rest > 0; rest = (rest - 1) / LETTERS)
    g_string_prepend_c (name, (char) ('A' + (rest - 1) % LETTERS));
  return g_string_free (name, FALSE);
}
