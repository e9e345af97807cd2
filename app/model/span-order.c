#include "model/span-order.h"

#include <string.h>

/* A chunk that is full is cut in two; two that would fill half of one are joined. */
#define MOST 256
#define FILLED (MOST * 3 / 4) /* by …_fill, so that the next ones find room */

typedef struct
{
  gatomicrefcount refs;
  guint n; /* never 0 in an order */
  AnnoSpan *spans[MOST];
} Chunk;

struct _AnnoSpanOrder
{
  GPtrArray *chunks; /* of Chunk */
  guint n_spans;
};

/* Takes over the references to @spans. */
static Chunk *
chunk_new (AnnoSpan *const *spans, guint n)
{
  Chunk *self = g_new (Chunk, 1);
  g_atomic_ref_count_init (&self->refs);
  self->n = n;
  memcpy (self->spans, spans, n * sizeof *spans);
  return self;
}

static Chunk *
chunk_ref (Chunk *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
chunk_unref (Chunk *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n; i++)
    anno_span_unref (self->spans[i]);
  g_free (self);
}

static Chunk *
chunk_at (const AnnoSpanOrder *self, guint n)
{
  return self->chunks->pdata[n];
}

/* The @n-th chunk, for a change. Where a fork lets go of it just now, the copy was for nothing, and
 * no harm. */
static Chunk *
own_chunk (AnnoSpanOrder *self, guint n)
{
  Chunk *shared = chunk_at (self, n);
  if (g_atomic_ref_count_compare (&shared->refs, 1))
    return shared;

  Chunk *own = chunk_new (shared->spans, shared->n);
  for (guint i = 0; i < own->n; i++)
    anno_span_ref (own->spans[i]);
  self->chunks->pdata[n] = own;
  chunk_unref (shared);
  return own;
}

static void
split (AnnoSpanOrder *self, guint n)
{
  Chunk *first = own_chunk (self, n);
  guint half = first->n / 2;

  g_ptr_array_insert (self->chunks, (int) n + 1, chunk_new (first->spans + half, first->n - half));
  first->n = half;
}

/* Takes the chunk behind the @n-th into that one, where the two are small. */
static void
join_next (AnnoSpanOrder *self, guint n)
{
  if (n + 1 >= self->chunks->len || chunk_at (self, n)->n + chunk_at (self, n + 1)->n > MOST / 2)
    return;
  Chunk *first = own_chunk (self, n), *next = own_chunk (self, n + 1);
  memcpy (first->spans + first->n, next->spans, next->n * sizeof *next->spans);
  first->n += next->n;
  next->n = 0;
  g_ptr_array_remove_index (self->chunks, n + 1);
}

/* The last chunk that begins at or before @span; the first one where none does. */
static guint
find_chunk (const AnnoSpanOrder *self, const AnnoSpan *span)
{
  guint low = 0, high = self->chunks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (anno_span_compare (chunk_at (self, middle)->spans[0], span) <= 0)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Where @span is in the chunk, or would be. */
static gboolean
find_in_chunk (const Chunk *chunk, const AnnoSpan *span, guint *at)
{
  guint low = 0, high = chunk->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = anno_span_compare (chunk->spans[middle], span);
      if (order == 0)
        {
          *at = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *at = low;
  return FALSE;
}

AnnoSpanOrder *
anno_span_order_new (void)
{
  AnnoSpanOrder *self = g_new0 (AnnoSpanOrder, 1);
  self->chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) chunk_unref);
  return self;
}

AnnoSpanOrder *
anno_span_order_fork (AnnoSpanOrder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoSpanOrder *fork = g_new0 (AnnoSpanOrder, 1);
  fork->n_spans = self->n_spans;
  fork->chunks = g_ptr_array_new_full (self->chunks->len, (GDestroyNotify) chunk_unref);
  for (guint i = 0; i < self->chunks->len; i++)
    g_ptr_array_add (fork->chunks, chunk_ref (chunk_at (self, i)));
  return fork;
}

void
anno_span_order_free (AnnoSpanOrder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  g_free (self);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return anno_span_compare (*(AnnoSpan *const *) a, *(AnnoSpan *const *) b);
}

void
anno_span_order_fill (AnnoSpanOrder *self, AnnoSpan *const *spans, guint n)
{
  g_return_if_fail (self != NULL && self->n_spans == 0 && (spans != NULL || n == 0));

  g_autofree AnnoSpan **sorted = g_memdup2 (spans, n * sizeof *spans);
  for (guint i = 0; i < n; i++)
    anno_span_ref (sorted[i]);
  g_qsort_with_data (sorted, (int) n, sizeof *sorted, compare_cb, NULL);
  for (guint i = 0; i < n; i += FILLED)
    g_ptr_array_add (self->chunks, chunk_new (sorted + i, MIN (n - i, FILLED)));
  self->n_spans = n;
}

void
anno_span_order_add (AnnoSpanOrder *self, AnnoSpan *span)
{
  g_return_if_fail (self != NULL && span != NULL);

  guint n = find_chunk (self, span), at = 0;
  self->n_spans++;
  if (self->chunks->len == 0)
    {
      AnnoSpan *first = anno_span_ref (span);
      g_ptr_array_add (self->chunks, chunk_new (&first, 1));
      return;
    }
  if (chunk_at (self, n)->n == MOST)
    {
      split (self, n);
      n = find_chunk (self, span);
    }
  Chunk *chunk = own_chunk (self, n);
  find_in_chunk (chunk, span, &at);
  memmove (chunk->spans + at + 1, chunk->spans + at, (chunk->n - at) * sizeof *chunk->spans);
  chunk->spans[at] = anno_span_ref (span);
  chunk->n++;
}

gboolean
anno_span_order_remove (AnnoSpanOrder *self, AnnoSpan *span)
{
  g_return_val_if_fail (self != NULL && span != NULL, FALSE);

  guint n = find_chunk (self, span), at = 0;
  if (self->n_spans == 0 || !find_in_chunk (chunk_at (self, n), span, &at))
    return FALSE;

  Chunk *chunk = own_chunk (self, n);
  g_autoptr (AnnoSpan) removed = chunk->spans[at];
  chunk->n--;
  memmove (chunk->spans + at, chunk->spans + at + 1, (chunk->n - at) * sizeof *chunk->spans);
  self->n_spans--;
  if (chunk->n == 0)
    g_ptr_array_remove_index (self->chunks, n);
  else
    join_next (self, n);
  return TRUE;
}

guint
anno_span_order_get_length (const AnnoSpanOrder *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_spans;
}

/* How many spans the chunks before the @n-th hold: a sum over some hundreds at the most. */
static guint
count_chunks_before (const AnnoSpanOrder *self, guint n)
{
  guint count = 0;
  for (guint i = 0; i < n; i++)
    count += chunk_at (self, i)->n;
  return count;
}

AnnoSpan *
anno_span_order_nth (const AnnoSpanOrder *self, guint n)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->chunks->len; i++)
    {
      Chunk *chunk = chunk_at (self, i);
      if (n < chunk->n)
        return chunk->spans[n];
      n -= chunk->n;
    }
  return NULL;
}

guint
anno_span_order_rank (const AnnoSpanOrder *self, const AnnoSpan *span)
{
  g_return_val_if_fail (self != NULL && span != NULL, G_MAXUINT);

  guint n = find_chunk (self, span), at = 0;
  if (self->n_spans == 0 || !find_in_chunk (chunk_at (self, n), span, &at))
    return G_MAXUINT;
  return count_chunks_before (self, n) + at;
}

guint
anno_span_order_get_n_chunks (const AnnoSpanOrder *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->chunks->len;
}

AnnoSpan *const *
anno_span_order_get_chunk (const AnnoSpanOrder *self, guint n, guint *n_spans)
{
  g_return_val_if_fail (self != NULL && n < self->chunks->len && n_spans != NULL, NULL);

  const Chunk *chunk = chunk_at (self, n);
  *n_spans = chunk->n;
  return chunk->spans;
}

void
anno_span_order_iter_init (AnnoSpanOrderIter *iter, const AnnoSpanOrder *self)
{
  g_return_if_fail (iter != NULL && self != NULL);
  *iter = (AnnoSpanOrderIter){ .order = self };
}

AnnoSpan *
anno_span_order_iter_next (AnnoSpanOrderIter *iter)
{
  g_return_val_if_fail (iter != NULL, NULL);

  if (iter->chunk >= iter->order->chunks->len)
    return NULL;
  const Chunk *chunk = chunk_at (iter->order, iter->chunk);
  AnnoSpan *span = chunk->spans[iter->at++];
  if (iter->at == chunk->n)
    {
      iter->chunk++;
      iter->at = 0;
    }
  return span;
}
