#include "model/span.h"

#include "model/span-parts.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (AnnoSpan, anno_span, anno_span_ref, anno_span_unref)

/* The @n-th value of the field, or NULL. */
static const AnnoValue *
nth_value (const AnnoSpan *self, const char *field, guint n)
{
  for (guint i = 0; i < self->n_values; i++)
    if (self->values[i]->field == field && n-- == 0)
      return self->values[i];
  return NULL;
}

/* The order of a field's own values counts, that of different fields does not: a file has them in
 * the tagset's order, a span in the order in which they were set. */
static gboolean
values_equal (const AnnoSpan *a, const AnnoSpan *b)
{
  if (a->n_values != b->n_values)
    return FALSE;
  for (guint i = 0; i < a->n_values; i++)
    {
      guint n = 0;
      for (guint j = 0; j < i; j++)
        n += a->values[j]->field == a->values[i]->field;
      const AnnoValue *other = nth_value (b, a->values[i]->field, n);
      if (other == NULL || !anno_value_equal (a->values[i], other))
        return FALSE;
    }
  return TRUE;
}

static void
span_free (AnnoSpan *self)
{
  if (self->segments != &self->only)
    g_free (self->segments);
  for (guint i = 0; i < self->n_values; i++)
    anno_value_free (self->values[i]);
  g_free (self->values);
  g_free (self->id);
  g_free (self->note);
  g_free (self->suggested);
  g_clear_pointer (&self->extra, anno_span_extra_free);
  g_free (self);
}

AnnoSpan *
anno_span_ref (AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_span_unref (AnnoSpan *self)
{
  g_return_if_fail (self != NULL);
  if (g_atomic_ref_count_dec (&self->refs))
    span_free (self);
}

const char *
anno_span_get_id (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

const char *
anno_span_get_tag (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->tag;
}

guint
anno_span_get_n_segments (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_segments;
}

const AnnoSegment *
anno_span_get_segments (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->segments;
}

guint
anno_span_get_start (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->segments[0].start;
}

guint
anno_span_get_end (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->segments[self->n_segments - 1].end;
}

guint
anno_span_get_size (const AnnoSpan *self)
{
  guint size = 0;

  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->n_segments; i++)
    size += self->segments[i].end - self->segments[i].start;
  return size;
}

gboolean
anno_span_covers (const AnnoSpan *self, guint place)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->n_segments; i++)
    if (self->segments[i].start <= place && place < self->segments[i].end)
      return TRUE;
  return FALSE;
}

guint
anno_span_get_n_values (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_values;
}

const AnnoValue *
anno_span_get_value (const AnnoSpan *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_values, NULL);
  return self->values[index];
}

gboolean
anno_span_has_value (const AnnoSpan *self, const AnnoValue *value)
{
  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  for (guint i = 0; i < anno_span_get_n_values (self); i++)
    if (anno_value_equal (anno_span_get_value (self, i), value))
      return TRUE;
  return FALSE;
}

const AnnoValue *
anno_span_find_value (const AnnoSpan *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);
  for (guint i = 0; i < self->n_values; i++)
    if (g_str_equal (self->values[i]->field, field))
      return self->values[i];
  return NULL;
}

const char *
anno_span_get_note (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->note;
}

gboolean
anno_span_get_unsure (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->unsure;
}

const char *
anno_span_get_suggested (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->suggested;
}

gint64
anno_span_get_created (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->created;
}

gint64
anno_span_get_modified (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->modified;
}

const AnnoSpanExtra *
anno_span_get_extra (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->extra;
}

gboolean
anno_span_equal (const AnnoSpan *a, const AnnoSpan *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  return a->tag == b->tag && a->n_segments == b->n_segments && a->unsure == b->unsure
         && a->created == b->created && a->modified == b->modified && g_str_equal (a->id, b->id)
         && memcmp (a->segments, b->segments, a->n_segments * sizeof (AnnoSegment)) == 0
         && g_strcmp0 (a->note, b->note) == 0 && g_strcmp0 (a->suggested, b->suggested) == 0
         && values_equal (a, b) && anno_span_extra_equal (a->extra, b->extra);
}

int
anno_span_compare (const AnnoSpan *a, const AnnoSpan *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  guint start_a = anno_span_get_start (a), start_b = anno_span_get_start (b);
  guint end_a = anno_span_get_end (a), end_b = anno_span_get_end (b);
  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;
  if (end_a != end_b)
    return end_a > end_b ? -1 : 1;
  return strcmp (a->id, b->id);
}
