#include "foreign/brat-places.h"

#include <string.h>

/* A number without a sign, in digits. */
static gboolean
read_number (AnnoBratPart word, guint *number)
{
  guint64 sum = 0;

  for (gsize i = 0; i < word.n; i++)
    {
      if (!g_ascii_isdigit (word.text[i]))
        return FALSE;
      sum = sum * 10 + (guint64) (word.text[i] - '0');
      if (sum > G_MAXUINT)
        return FALSE;
    }
  *number = (guint) sum;
  return word.n > 0;
}

static gboolean
read_fragment (AnnoBratPart part, AnnoRange *range)
{
  AnnoBratPart start, end, more;

  return anno_brat_part_next (&part, &start) && anno_brat_part_next (&part, &end)
         && !anno_brat_part_next (&part, &more) && read_number (start, &range->start)
         && read_number (end, &range->end) && range->start <= range->end;
}

gboolean
anno_brat_places_read (AnnoBratPart data, AnnoBratPart *type, GArray *ranges)
{
  AnnoBratPart rest, fragment;
  AnnoRange range;

  g_return_val_if_fail (type != NULL && ranges != NULL, FALSE);

  if (!anno_brat_part_cut (&data, ' ', type, &rest) || type->n == 0)
    return FALSE;
  for (gboolean more = TRUE; more;)
    {
      more = anno_brat_part_cut (&rest, ';', &fragment, &rest);
      if (!read_fragment (more ? fragment : rest, &range))
        return FALSE;
      g_array_append_val (ranges, range);
    }
  return TRUE;
}

gsize
anno_brat_places_count (AnnoBratPart data)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  AnnoBratPart type;
  gsize n = 0;

  if (!anno_brat_places_read (data, &type, ranges))
    return 0;
  for (guint i = 0; i < ranges->len; i++)
    {
      const AnnoRange *range = &g_array_index (ranges, AnnoRange, i);
      n += range->end - range->start;
    }
  return n + ranges->len - 1;
}

/* How many units the character at @p has. */
static guint
measure (const char *p, AnnoOffsetUnit unit)
{
  if (unit == ANNO_UNIT_BYTES)
    return (guint) (g_utf8_next_char (p) - p);
  return unit == ANNO_UNIT_UTF16 && g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
}

/* How words are cut into those of the fragments. */
typedef struct
{
  AnnoOffsetUnit unit;
  gboolean with_blanks; /* whether a blank is between two fragments */
  gboolean with_more;   /* whether other words may follow, behind a blank */
} Way;

/* Moves *@at behind the words of a fragment. */
static gboolean
pass (const char **at, const char *end, guint length, AnnoOffsetUnit unit)
{
  while (length > 0 && *at < end)
    {
      guint n = measure (*at, unit);
      if (n > length)
        return FALSE;
      length -= n;
      *at = g_utf8_next_char (*at);
    }
  return length == 0;
}

/* Puts the words of each fragment into @quotes (of AnnoBratPart). FALSE where they can't be cut
 * that way. */
static gboolean
cut (AnnoBratPart words, const GArray *ranges, const Way *way, GArray *quotes, AnnoBratPart *extra)
{
  const char *at = words.text, *end = words.text + words.n;

  g_array_set_size (quotes, 0);
  for (guint i = 0; i < ranges->len; i++)
    {
      const AnnoRange *range = &g_array_index (ranges, AnnoRange, i);
      if (i > 0 && way->with_blanks && (at == end || *at++ != ' '))
        return FALSE;
      AnnoBratPart quote = { at, 0 };
      if (!pass (&at, end, range->end - range->start, way->unit))
        return FALSE;
      quote.n = (gsize) (at - quote.text);
      g_array_append_val (quotes, quote);
    }
  *extra = (AnnoBratPart){ at, (gsize) (end - at) };
  return at == end || (way->with_more && g_ascii_isspace (*at));
}

static gboolean
cut_somehow (AnnoBratPart words, const GArray *ranges, GArray *quotes, AnnoBratPart *extra)
{
  static const Way ways[] = { { ANNO_UNIT_CODE_POINTS, TRUE, TRUE },
                              { ANNO_UNIT_UTF16, TRUE, FALSE },
                              { ANNO_UNIT_BYTES, TRUE, FALSE },
                              { ANNO_UNIT_CODE_POINTS, FALSE, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (cut (words, ranges, &ways[i], quotes, extra))
      return TRUE;
  return FALSE;
}

void
anno_brat_places_set (AnnoForeignSpan *span, const GArray *ranges, AnnoBratPart tail,
                      AnnoBratPart *extra)
{
  g_return_if_fail (span != NULL && ranges != NULL && extra != NULL);

  g_autoptr (GArray) quotes = g_array_new (FALSE, FALSE, sizeof (AnnoBratPart));
  gboolean is_blank = anno_brat_part_is_blank (tail);
  gboolean is_cut = !is_blank && cut_somehow (tail, ranges, quotes, extra);
  for (guint i = 0; i < ranges->len; i++)
    {
      const AnnoRange *range = &g_array_index (ranges, AnnoRange, i);
      g_autofree char *quote
          = is_cut ? anno_brat_part_dup (g_array_index (quotes, AnnoBratPart, i)) : NULL;
      if (range->start < range->end)
        anno_foreign_span_add_range (span, range->start, range->end, quote);
    }
  if (is_blank || !is_cut)
    *extra = (AnnoBratPart){ NULL, 0 };
  if (!is_blank && !is_cut)
    g_ptr_array_add (span->quotes, anno_brat_part_dup (tail));
}
