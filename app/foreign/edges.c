#include "foreign/edges.h"

gboolean
anno_edges_is_blank (gunichar sign)
{
  return g_unichar_isspace (sign) || (sign >= 0x0B && sign <= 0x0D)
         || (sign >= 0x1C && sign <= 0x1F) || sign == 0x85;
}

static gboolean
is_blank_between (AnnoArticle *article, guint start, guint end)
{
  gsize n;
  const char *p = anno_article_peek (article, start, end, &n);

  for (const char *stop = p + n; p < stop; p = g_utf8_next_char (p))
    if (!anno_edges_is_blank (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* [start, end) without the blanks at its ends: empty where there is nothing else. */
static AnnoRange
trim (AnnoArticle *article, guint start, guint end)
{
  gsize n;
  const char *p = anno_article_peek (article, start, end, &n), *stop = p + n;

  for (; p < stop && anno_edges_is_blank (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    start++;
  while (p < stop)
    {
      const char *last = g_utf8_prev_char (stop);
      if (!anno_edges_is_blank (g_utf8_get_char (last)))
        break;
      stop = last;
      end--;
    }
  return (AnnoRange){ start, start < end ? end : start };
}

static void
add (GArray *ranges, AnnoArticle *article, AnnoRange range)
{
  AnnoRange *last = ranges->len > 0 ? &g_array_index (ranges, AnnoRange, ranges->len - 1) : NULL;

  if (range.start == range.end)
    return;
  if (last != NULL && is_blank_between (article, last->end, range.start))
    last->end = range.end;
  else
    g_array_append_val (ranges, range);
}

GArray *
anno_edges_trim (AnnoArticle *article, const AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && span != NULL, NULL);

  const AnnoSegment *segments = anno_span_get_segments (span);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  guint n = anno_span_get_n_segments (span);

  for (guint i = 0; i < n; i++)
    add (ranges, article, trim (article, segments[i].start, segments[i].end));
  if (ranges->len == 0)
    g_array_append_vals (ranges, segments, n);
  return ranges;
}

G_STATIC_ASSERT (sizeof (AnnoSegment) == sizeof (AnnoRange));

gboolean
anno_edges_is_nothing (AnnoArticle *article, const AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && span != NULL, FALSE);

  const AnnoSegment *segments = anno_span_get_segments (span);
  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    if (!is_blank_between (article, segments[i].start, segments[i].end))
      return FALSE;
  return TRUE;
}

gboolean
anno_edges_differ (AnnoArticle *article, const AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && span != NULL, FALSE);

  g_autoptr (GArray) ranges = anno_edges_trim (article, span);
  const AnnoSegment *segments = anno_span_get_segments (span);

  if (ranges->len != anno_span_get_n_segments (span) || anno_edges_is_nothing (article, span))
    return TRUE;
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      if (range.start != segments[i].start || range.end != segments[i].end)
        return TRUE;
    }
  return FALSE;
}
