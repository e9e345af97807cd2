#include "text/offsets.h"

/* Where one stride of code points begins, in the two other counts. */
typedef struct
{
  gsize byte;
  guint utf16;
} Mark;

struct _AnnoOffsets
{
  const char *text;
  gsize n_bytes;
  guint length;
  guint utf16_length;
  GArray *marks; /* of Mark, one per stride; NULL for ASCII, where all counts are equal */
};

static inline guint
units_in (const char *p)
{
  return (guchar) *p >= 0xF0 ? 2 : 1;
}

static gboolean
is_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

static void
measure (AnnoOffsets *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  for (const char *p = self->text; p < self->text + self->n_bytes; p = g_utf8_next_char (p))
    {
      if (self->length % ANNO_OFFSETS_STRIDE == 0)
        {
          Mark mark = { p - self->text, self->utf16_length };
          g_array_append_val (self->marks, mark);
        }
      self->length++;
      self->utf16_length += units_in (p);
    }
}

/* Whether a stride has as many bytes, or UTF-16 units, as code points: all counts go along then. */
static gboolean
is_even (const AnnoOffsets *self, guint stride, gboolean in_bytes)
{
  const Mark *mark = &g_array_index (self->marks, Mark, stride);
  gboolean is_last = stride + 1 == self->marks->len;
  gsize bytes = is_last ? self->n_bytes : mark[1].byte;
  guint units = is_last ? self->utf16_length : mark[1].utf16;
  guint n = is_last ? self->length - stride * ANNO_OFFSETS_STRIDE : ANNO_OFFSETS_STRIDE;

  return in_bytes ? bytes - mark->byte == n : units - mark->utf16 == n;
}

/* The last stride that begins at or before a place given in bytes, or in UTF-16 units. */
static guint
find_stride (const AnnoOffsets *self, gsize at, gboolean in_bytes)
{
  guint low = 0, high = self->marks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const Mark *mark = &g_array_index (self->marks, Mark, middle);
      if ((in_bytes ? mark->byte : mark->utf16) <= at)
        low = middle;
      else
        high = middle;
    }
  return low;
}

AnnoOffsets *
anno_offsets_new (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  AnnoOffsets *self = g_new0 (AnnoOffsets, 1);
  self->text = text;
  self->n_bytes = length;
  if (is_ascii (text, length))
    self->length = self->utf16_length = (guint) length;
  else
    measure (self);
  return self;
}

void
anno_offsets_free (AnnoOffsets *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

guint
anno_offsets_get_length (const AnnoOffsets *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

guint
anno_offsets_get_utf16_length (const AnnoOffsets *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->utf16_length;
}

gsize
anno_offsets_to_byte (const AnnoOffsets *self, guint place)
{
  g_return_val_if_fail (self != NULL, 0);

  if (place >= self->length)
    return self->n_bytes;
  if (self->marks == NULL)
    return place;

  guint stride = place / ANNO_OFFSETS_STRIDE, rest = place % ANNO_OFFSETS_STRIDE;
  const Mark *mark = &g_array_index (self->marks, Mark, stride);
  if (is_even (self, stride, TRUE))
    return mark->byte + rest;
  return g_utf8_offset_to_pointer (self->text + mark->byte, rest) - self->text;
}

guint
anno_offsets_from_byte (const AnnoOffsets *self, gsize byte)
{
  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->length;
  if (self->marks == NULL)
    return (guint) byte;

  guint stride = find_stride (self, byte, TRUE);
  guint place = stride * ANNO_OFFSETS_STRIDE;
  const Mark *mark = &g_array_index (self->marks, Mark, stride);
  if (is_even (self, stride, TRUE))
    return place + (guint) (byte - mark->byte);
  const char *p = self->text + mark->byte;
  while (g_utf8_next_char (p) <= self->text + byte)
    {
      p = g_utf8_next_char (p);
      place++;
    }
  return place;
}

guint
anno_offsets_to_utf16 (const AnnoOffsets *self, guint place)
{
  g_return_val_if_fail (self != NULL, 0);

  if (place >= self->length)
    return self->utf16_length;
  if (self->marks == NULL)
    return place;

  guint stride = place / ANNO_OFFSETS_STRIDE;
  const Mark *mark = &g_array_index (self->marks, Mark, stride);
  if (is_even (self, stride, FALSE))
    return mark->utf16 + place % ANNO_OFFSETS_STRIDE;
  const char *p = self->text + mark->byte;
  guint unit = mark->utf16;
  for (guint left = place % ANNO_OFFSETS_STRIDE; left > 0; left--)
    {
      unit += units_in (p);
      p = g_utf8_next_char (p);
    }
  return unit;
}

guint
anno_offsets_from_utf16 (const AnnoOffsets *self, guint unit)
{
  g_return_val_if_fail (self != NULL, 0);

  if (unit >= self->utf16_length)
    return self->length;
  if (self->marks == NULL)
    return unit;

  guint stride = find_stride (self, unit, FALSE);
  guint place = stride * ANNO_OFFSETS_STRIDE;
  const Mark *mark = &g_array_index (self->marks, Mark, stride);
  if (is_even (self, stride, FALSE))
    return place + (unit - mark->utf16);
  const char *p = self->text + mark->byte;
  for (guint at = mark->utf16 + units_in (p); at <= unit; at += units_in (p))
    {
      p = g_utf8_next_char (p);
      place++;
    }
  return place;
}
