#include "formats/json-keys.h"

#include "formats/json-slice.h"

#include <string.h>

#define FEW 24

/* A hash is sorted by so many bits a turn. */
#define BITS 8
#define BUCKETS (1 << BITS)
#define TURNS (32 / BITS)
G_STATIC_ASSERT (TURNS % 2 == 0);

/* FNV-1a, whose factor spreads a byte over all higher bits. */
#define FACTOR G_GUINT64_CONSTANT (0x100000001b3)

static guint64
random_start (void)
{
  static gsize start;

  if (g_once_init_enter (&start))
    g_once_init_leave (&start, (gsize) g_random_int () << 16 | 1);
  return start;
}

static guint64
add_byte (guint64 hash, guchar byte)
{
  return (hash ^ byte) * FACTOR;
}

/* The same for an escaped character as for one that stands for itself. */
static guint64
add_escaped (guint64 hash, const char **at)
{
  char bytes[6];
  int n = g_unichar_to_utf8 (anno_json_string_next (at), bytes);

  for (int i = 0; i < n; i++)
    hash = add_byte (hash, (guchar) bytes[i]);
  return hash;
}

AnnoJsonKey
anno_json_key_read (const char *text, guint32 offset)
{
  guint64 hash = random_start ();
  const char *p = text + offset + 1;

  while (*p != '"')
    if (*p == '\\')
      hash = add_escaped (hash, &p);
    else
      hash = add_byte (hash, (guchar) *p++);
  return (AnnoJsonKey){ (guint32) (hash ^ hash >> 32), offset };
}

/* By what they say; the same ones by where they are. */
static int
compare_names (gconstpointer a, gconstpointer b, gpointer text)
{
  const AnnoJsonKey *x = a, *y = b;
  const char *p = (const char *) text + x->offset + 1, *q = (const char *) text + y->offset + 1;

  while (*p != '"' && *q != '"')
    {
      gunichar c = anno_json_string_next (&p), d = anno_json_string_next (&q);
      if (c != d)
        return c < d ? -1 : 1;
    }
  if (*p != *q)
    return *p == '"' ? -1 : 1;
  return 0;
}

static gboolean
say_the_same (const char *text, const AnnoJsonKey *a, const AnnoJsonKey *b)
{
  return a->hash == b->hash && compare_names (a, b, (gpointer) text) == 0;
}

static guint32
find_among_few (const char *text, const AnnoJsonKey *keys, guint n)
{
  for (guint i = 1; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (say_the_same (text, &keys[j], &keys[i]))
        return keys[i].offset;
  return G_MAXUINT32;
}

typedef guint Places[BUCKETS]; /* where the next one of each digit goes */

static guint
digit_of (const AnnoJsonKey *key, guint turn)
{
  return key->hash >> turn * BITS & (BUCKETS - 1);
}

static void
find_places (const AnnoJsonKey *keys, guint n, Places *places)
{
  for (guint i = 0; i < n; i++)
    for (guint turn = 0; turn < TURNS; turn++)
      places[turn][digit_of (&keys[i], turn)]++;
  for (guint turn = 0; turn < TURNS; turn++)
    for (guint i = 0, next = 0; i < BUCKETS; i++)
      {
        guint count = places[turn][i];
        places[turn][i] = next;
        next += count;
      }
}

/* By hash, a digit a turn, from the lowest one; an even number of turns ends where it began. */
static void
sort_by_hash (AnnoJsonKey *keys, guint n)
{
  g_autofree AnnoJsonKey *other = g_new (AnnoJsonKey, n);
  Places places[TURNS] = { 0 };

  find_places (keys, n, places);
  for (guint turn = 0; turn < TURNS; turn++)
    {
      const AnnoJsonKey *from = turn % 2 == 0 ? keys : other;
      AnnoJsonKey *to = turn % 2 == 0 ? other : keys;
      for (guint i = 0; i < n; i++)
        to[places[turn][digit_of (&from[i], turn)]++] = from[i];
    }
}

/* The first repeated one of those that share a hash. Those of one name keep the order of the text. */
static guint32
find_in_group (const char *text, AnnoJsonKey *keys, guint n)
{
  guint32 first = G_MAXUINT32;

  g_qsort_with_data (keys, (int) n, sizeof *keys, compare_names, (gpointer) text);
  for (guint i = 1; i < n; i++)
    if (compare_names (&keys[i - 1], &keys[i], (gpointer) text) == 0)
      first = MIN (first, keys[i].offset);
  return first;
}

static guint32
find_among_many (const char *text, AnnoJsonKey *keys, guint n)
{
  guint32 first = G_MAXUINT32;

  sort_by_hash (keys, n);
  for (guint i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && keys[end].hash == keys[i].hash;)
        end++;
      if (end - i > 1)
        first = MIN (first, find_in_group (text, keys + i, end - i));
    }
  return first;
}

guint32
anno_json_keys_find_repeated (const char *text, AnnoJsonKey *keys, guint n)
{
  g_return_val_if_fail (text != NULL && (keys != NULL || n == 0), G_MAXUINT32);

  return n <= FEW ? find_among_few (text, keys, n) : find_among_many (text, keys, n);
}
