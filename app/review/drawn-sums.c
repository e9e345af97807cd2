#include "review/drawn-sums.h"

struct _AnnoDrawnSums
{
  const AnnoSumKind *kind;
  gpointer data;
  const GPtrArray *parts;
  GPtrArray *sums; /* one a drawing; made when first asked */
};

/* A finish, while it goes over the drawings. */
typedef struct
{
  const GPtrArray *sums;
  guint next;
  AnnoSumFinish finish;
  gpointer data;
} Reading;

AnnoDrawnSums *
anno_drawn_sums_new (const AnnoSumKind *kind, gpointer data, const GPtrArray *parts)
{
  g_return_val_if_fail (kind != NULL && parts != NULL, NULL);

  AnnoDrawnSums *self = g_new0 (AnnoDrawnSums, 1);
  self->kind = kind;
  self->data = data;
  self->parts = parts;
  return self;
}

void
anno_drawn_sums_free (AnnoDrawnSums *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sums, g_ptr_array_unref);
  g_free (self);
}

/* Keeps what was drawn; the value is of no consequence. */
static AnnoMeasure
draw_cb (const guint *times, guint n_texts, gpointer data)
{
  AnnoDrawnSums *self = data;
  gpointer sum = self->kind->make (self->data);

  for (guint i = 0; i < n_texts; i++)
    if (times[i] > 0)
      self->kind->add (sum, self->parts->pdata[i], times[i]);
  g_ptr_array_add (self->sums, sum);
  return (AnnoMeasure){ .undefined = ANNO_UNDEFINED_NOTHING };
}

static AnnoMeasure
read_cb (const guint *times, guint n_texts, gpointer data)
{
  Reading *reading = data;
  return reading->finish (reading->sums->pdata[reading->next++], reading->data);
}

AnnoInterval
anno_drawn_sums_find (AnnoDrawnSums *self, AnnoSumFinish finish, gpointer data)
{
  AnnoInterval none = { 0 };

  g_return_val_if_fail (self != NULL && finish != NULL, none);
  if (self->parts->len < 2)
    return none;
  if (self->sums == NULL)
    {
      self->sums = g_ptr_array_new_full (ANNO_BOOTSTRAP_DRAWINGS, self->kind->free);
      anno_bootstrap (self->parts->len, draw_cb, self);
    }
  Reading reading = { self->sums, 0, finish, data };
  /* What was drawn is there already: the fewest texts that it takes are enough. */
  return anno_bootstrap (2, read_cb, &reading);
}

void
anno_drawn_sums_rest (AnnoDrawnSums *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->sums, g_ptr_array_unref);
}
