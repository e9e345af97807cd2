#include "panels/tag-counts.h"

#include "session/article-row.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP "\u2002" /* an en space: wider than the one between a number and its letter */
#define NO_BREAK "\u00a0"

typedef struct
{
  const AnnoTag *tag; /* or NULL */
  const char *id;
  gsize n;
  guint place; /* in the tagset */
} Counted;

static int
compare (gconstpointer a, gconstpointer b)
{
  const Counted *one = a, *other = b;

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return strcmp (one->id, other->id);
}

static GArray *
in_order (const GArray *counts, const AnnoTagset *tagset)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (Counted));

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const AnnoRowTag *count = &g_array_index (counts, AnnoRowTag, i);
      const AnnoTag *tag = tagset != NULL ? anno_tagset_find (tagset, count->tag) : NULL;
      Counted counted = { tag, count->tag, count->n,
                          tag != NULL ? anno_tagset_index_of (tagset, tag) : G_MAXUINT };
      g_array_append_val (order, counted);
    }
  g_array_sort (order, compare);
  return order;
}

static void
append_name (GString *words, const Counted *counted)
{
  g_autofree char *name = anno_plain_show (counted->tag != NULL ? counted->tag->name : counted->id);
  g_string_append (words, name);
}

/* A tag without a key goes by its name. */
static void
append_key (GString *words, const Counted *counted)
{
  if (counted->tag != NULL && counted->tag->key != 0)
    g_string_append_unichar (words, g_unichar_toupper (counted->tag->key));
  else
    append_name (words, counted);
}

char *
anno_tag_counts_short (const GArray *counts, const AnnoTagset *tagset)
{
  g_autoptr (GArray) order = in_order (counts, tagset);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < order->len; i++)
    {
      const Counted *counted = &g_array_index (order, Counted, i);
      g_string_append_printf (words, "%s%" G_GSIZE_FORMAT NO_BREAK, i > 0 ? GAP : "", counted->n);
      append_key (words, counted);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
anno_tag_counts_in_words (const GArray *counts, const AnnoTagset *tagset)
{
  g_autoptr (GArray) order = in_order (counts, tagset);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < order->len; i++)
    {
      const Counted *counted = &g_array_index (order, Counted, i);
      g_autoptr (GString) name = g_string_new (NULL);
      append_name (name, counted);
      /* Translators: how many spans there are of a tag: "7 Claim" */
      g_autofree char *part = g_strdup_printf (_("%u %s"), (guint) counted->n, name->str);
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", part);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
