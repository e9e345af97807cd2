#include "review/confusion.h"

#include "review/span-pairing.h"

AnnoConfusion *
anno_confusion_new (AnnoTagset *tagset)
{
  g_return_val_if_fail (tagset != NULL, NULL);

  AnnoConfusion *self = g_new0 (AnnoConfusion, 1);
  self->tagset = anno_tagset_ref (tagset);
  self->n = anno_tagset_get_n_tags (tagset) + 2;
  self->cells = g_new0 (guint64, (gsize) self->n * self->n);
  return self;
}

void
anno_confusion_free (AnnoConfusion *self)
{
  if (self == NULL)
    return;
  anno_tagset_unref (self->tagset);
  g_free (self->cells);
  g_free (self);
}

guint
anno_confusion_row (const AnnoConfusion *self, const char *tag)
{
  g_return_val_if_fail (self != NULL, 0);

  const AnnoTag *known = tag != NULL ? anno_tagset_find (self->tagset, tag) : NULL;
  return known != NULL ? anno_tagset_index_of (self->tagset, known) : anno_confusion_other (self);
}

static guint
row_of (const AnnoConfusion *self, const AnnoSpan *span)
{
  return span != NULL ? anno_confusion_row (self, anno_span_get_tag (span))
                      : anno_confusion_nothing (self);
}

static void
add_pair (AnnoConfusion *self, AnnoLayer *a, AnnoLayer *b)
{
  g_autoptr (GArray) pairs = anno_span_pairing_make (a, b, self->tagset);

  for (guint i = 0; i < pairs->len; i++)
    {
      const AnnoSpanPair *pair = &g_array_index (pairs, AnnoSpanPair, i);
      self->cells[(gsize) row_of (self, pair->a) * self->n + row_of (self, pair->b)]++;
      self->n_pairs++;
    }
}

void
anno_confusion_add (AnnoConfusion *self, AnnoLayer *const *layers, guint n)
{
  gboolean counts = FALSE;

  g_return_if_fail (self != NULL && layers != NULL);
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; layers[i] != NULL && k < n; k++)
      if (layers[k] != NULL)
        {
          counts = TRUE;
          add_pair (self, layers[i], layers[k]);
        }
  self->n_texts += counts ? 1 : 0;
}

guint64
anno_confusion_get (const AnnoConfusion *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->n && column < self->n, 0);
  return self->cells[(gsize) row * self->n + column];
}

gboolean
anno_confusion_is_empty (const AnnoConfusion *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n, TRUE);
  for (guint i = 0; i < self->n; i++)
    if (anno_confusion_get (self, index, i) + anno_confusion_get (self, i, index) > 0)
      return FALSE;
  return TRUE;
}
