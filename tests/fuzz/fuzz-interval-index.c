/* Fuzzes model/interval-index against a plain list: four bytes are one act. */
#include "model/interval-index.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* More would only make each run slower. */
#define MOST_ACTS 256

static int
tie (gconstpointer a, gconstpointer b)
{
  return GPOINTER_TO_INT (a) < GPOINTER_TO_INT (b) ? -1 : GPOINTER_TO_INT (a) > GPOINTER_TO_INT (b);
}

static int
compare (const AnnoInterval *x, const AnnoInterval *y)
{
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  if (x->item != y->item)
    return tie (x->item, y->item);
  return x->part < y->part ? -1 : x->part > y->part;
}

/* Where @interval is in the list, or would be. */
static gboolean
find (const GArray *list, const AnnoInterval *interval, guint *at)
{
  for (*at = 0; *at < list->len; (*at)++)
    {
      int order = compare (&g_array_index (list, AnnoInterval, *at), interval);
      if (order >= 0)
        return order == 0;
    }
  return FALSE;
}

typedef struct
{
  const GArray *list;
  guint start, end, at;
} Check;

static void
skip_those_outside (Check *check)
{
  for (; check->at < check->list->len; check->at++)
    {
      const AnnoInterval *next = &g_array_index (check->list, AnnoInterval, check->at);
      if (next->start < check->end && next->end > check->start)
        return;
    }
}

static gboolean
visit (const AnnoInterval *interval, gpointer data)
{
  Check *check = data;

  skip_those_outside (check);
  g_assert_cmpuint (check->at, <, check->list->len);
  g_assert_cmpint (compare (interval, &g_array_index (check->list, AnnoInterval, check->at)), ==,
                   0);
  check->at++;
  return TRUE;
}

static void
check_query (AnnoIntervalIndex *index, const GArray *list, guint start, guint end)
{
  Check check = { list, start, MAX (end, start + 1), 0 };

  g_assert_true (anno_interval_index_foreach (index, start, end, visit, &check));
  skip_those_outside (&check);
  g_assert_cmpuint (check.at, ==, list->len);
}

static void
act (AnnoIntervalIndex *index, GArray *list, const guint8 bytes[4])
{
  guint start = bytes[1], size = bytes[2] % 32, at = 0;
  AnnoInterval interval
      = { start, start + size + 1, GUINT_TO_POINTER (1 + bytes[3] % 8), bytes[3] >> 6 };
  gboolean there = find (list, &interval, &at);

  if (bytes[0] % 4 == 0)
    check_query (index, list, start, start + size);
  else if (bytes[0] % 4 == 1)
    {
      g_assert_cmpint (anno_interval_index_remove (index, &interval), ==, there);
      if (there)
        g_array_remove_index (list, at);
    }
  else if (!there)
    {
      anno_interval_index_add (index, &interval);
      g_array_insert_val (list, at, interval);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (AnnoIntervalIndex) index = anno_interval_index_new (tie);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (AnnoInterval));

  for (size_t i = 0; i + 4 <= size && i / 4 < MOST_ACTS; i += 4)
    act (index, list, data + i);
  check_query (index, list, 0, G_MAXUINT - 1);

  /* Built at once from the same stretches, it is the same. */
  g_autoptr (AnnoIntervalIndex) built = anno_interval_index_new (tie);
  g_autoptr (GArray) copy = g_array_copy (list);
  anno_interval_index_build (built, (AnnoInterval *) (void *) copy->data, copy->len);
  check_query (built, list, 0, G_MAXUINT - 1);
  return 0;
}
