#include "exchange/field-parts.h"

struct _AnnoFieldParts
{
  const AnnoForeignSpan *span;
  GArray *senses; /* of AnnoFieldSense, as its values */
  GArray *order;  /* of guint: the indices of values in words, by field, part and index */
};

/* Some of `order`: the indices of the values that are one part of a field. */
typedef struct
{
  const guint *at;
  guint n;
} Run;

AnnoFieldParts *
anno_field_parts_new (void)
{
  AnnoFieldParts *self = g_new0 (AnnoFieldParts, 1);
  self->senses = g_array_new (FALSE, FALSE, sizeof (AnnoFieldSense));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
anno_field_parts_free (AnnoFieldParts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->senses);
  g_array_unref (self->order);
  g_free (self);
}

static int
compare_senses (const AnnoFieldSense *a, const AnnoFieldSense *b)
{
  return a->field != b->field ? (a->field < b->field ? -1 : 1) : (int) a->part - (int) b->part;
}

static const AnnoFieldSense *
sense_at (const AnnoFieldParts *self, guint index)
{
  return &g_array_index (self->senses, AnnoFieldSense, index);
}

static int
compare_indices (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoFieldParts *self = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  int by_sense = compare_senses (sense_at (self, one), sense_at (self, other));

  return by_sense != 0 ? by_sense : (one > other) - (one < other);
}

void
anno_field_parts_set (AnnoFieldParts *self, const AnnoTypeMeaning *meaning,
                      const AnnoForeignSpan *span, const char *tag)
{
  g_return_if_fail (self != NULL && meaning != NULL && span != NULL && tag != NULL);

  self->span = span;
  g_array_set_size (self->senses, 0);
  g_array_set_size (self->order, 0);
  for (guint i = 0; i < span->values->len; i++)
    {
      const AnnoForeignValue *value = span->values->pdata[i];
      AnnoFieldSense sense = anno_type_meaning_find_field (meaning, tag, value->field);
      g_array_append_val (self->senses, sense);
      if (value->kind == ANNO_VALUE_TEXT)
        g_array_append_val (self->order, i);
    }
  g_array_sort_with_data (self->order, compare_indices, self);
}

/* The first place in `order` whose value isn't before @wanted. */
static guint
find_first (const AnnoFieldParts *self, const AnnoFieldSense *wanted)
{
  guint low = 0, high = self->order->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint index = g_array_index (self->order, guint, middle);
      if (compare_senses (sense_at (self, index), wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static Run
find_run (const AnnoFieldParts *self, const char *field, AnnoFieldPart part)
{
  const AnnoFieldSense wanted = { .field = field, .part = part };
  const AnnoFieldSense next = { .field = field, .part = (AnnoFieldPart) (part + 1) };
  guint from = find_first (self, &wanted);

  return (Run){ &g_array_index (self->order, guint, from), find_first (self, &next) - from };
}

/* How many of @run stand before @index. */
static guint
count_before (Run run, guint index)
{
  guint low = 0, high = run.n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (run.at[middle] < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const AnnoFieldSense *
anno_field_parts_get_sense (const AnnoFieldParts *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->senses->len, NULL);
  return sense_at (self, index);
}

gboolean
anno_field_parts_has_value (const AnnoFieldParts *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);
  return find_run (self, field, ANNO_FIELD_PART_VALUE).n > 0;
}

/* Which of @parts goes with the value at @index, of several; G_MAXUINT for none. */
static guint
match (Run values, Run parts, guint index)
{
  guint nth = count_before (values, index);
  guint before = count_before (parts, index);

  if (parts.at[0] > values.at[values.n - 1] || parts.at[parts.n - 1] < values.at[0])
    return parts.n == values.n ? nth : G_MAXUINT;
  if (parts.at[0] < values.at[0])
    return before > 0 && (nth == 0 || parts.at[before - 1] > values.at[nth - 1]) ? before - 1
                                                                                  : G_MAXUINT;
  return before < parts.n && (nth + 1 >= values.n || parts.at[before] < values.at[nth + 1])
             ? before
             : G_MAXUINT;
}

const char *
anno_field_parts_find (const AnnoFieldParts *self, guint index, AnnoFieldPart part)
{
  g_return_val_if_fail (self != NULL && index < self->senses->len, NULL);

  const char *field = sense_at (self, index)->field;
  Run values = find_run (self, field, ANNO_FIELD_PART_VALUE);
  Run parts = find_run (self, field, part);
  guint which = parts.n == 0 ? G_MAXUINT : values.n < 2 ? 0 : match (values, parts, index);
  if (which == G_MAXUINT)
    return NULL;
  return ((const AnnoForeignValue *) self->span->values->pdata[parts.at[which]])->text;
}
