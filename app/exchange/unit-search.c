#include "exchange/unit-search.h"

#include "foreign/edges.h"

#include <string.h>

GArray *
anno_unit_search_map (const AnnoForeignSpan *span, const AnnoUnitMap *map)
{
  g_return_val_if_fail (span != NULL && map != NULL, NULL);

  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (AnnoRange), span->ranges->len);
  for (guint i = 0; i < span->ranges->len; i++)
    {
      AnnoRange range = g_array_index (span->ranges, AnnoRange, i), place;
      if (range.start >= range.end || !anno_unit_map_find (map, range.start, &place.start)
          || !anno_unit_map_find (map, range.end, &place.end))
        return NULL;
      g_array_append_val (places, place);
    }
  return places->len > 0 ? g_steal_pointer (&places) : NULL;
}

static const char *
skip_blanks (const char *p, const char *stop, gboolean *any)
{
  *any = FALSE;
  for (; p < stop && anno_edges_is_blank (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    *any = TRUE;
  return p;
}

/* Moves @quote over the words in [p, stop); NULL where it has others. */
static const char *
pass_words (const char *quote, const char *quote_stop, const char *p, const char *stop)
{
  while (p < stop)
    {
      gboolean here, there;
      p = skip_blanks (p, stop, &here);
      quote = skip_blanks (quote, quote_stop, &there);
      if (p == stop)
        return quote;
      if (here != there || quote == quote_stop || *p++ != *quote++)
        return NULL;
    }
  return quote;
}

/* Parts are joined by one blank, or, by brat before 1.3, by none. */
static gboolean
fits_joined (const char *quote, AnnoArticle *article, const GArray *places)
{
  const char *stop = quote + strlen (quote);
  gboolean any;

  for (guint i = 0; i < places->len; i++)
    {
      AnnoRange place = g_array_index (places, AnnoRange, i);
      gsize n;
      const char *words = anno_article_peek (article, place.start, place.end, &n);
      if (i > 0)
        quote = skip_blanks (quote, stop, &any);
      quote = pass_words (quote, stop, words, words + n);
      if (quote == NULL)
        return FALSE;
    }
  return skip_blanks (quote, stop, &any) == stop;
}

gboolean
anno_unit_search_fits (const AnnoForeignSpan *span, AnnoArticle *article, const GArray *places)
{
  g_return_val_if_fail (span != NULL && ANNO_IS_ARTICLE (article), FALSE);

  if (places == NULL || places->len != span->ranges->len || span->quotes->len == 0)
    return FALSE;
  if (span->quotes->len == 1)
    return fits_joined (span->quotes->pdata[0], article, places);
  if (span->quotes->len != places->len)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      AnnoRange place = g_array_index (places, AnnoRange, i);
      const char *quote = span->quotes->pdata[i];
      gsize n;
      const char *words = anno_article_peek (article, place.start, place.end, &n);
      const char *end = pass_words (quote, quote + strlen (quote), words, words + n);
      if (end == NULL || *end != '\0')
        return FALSE;
    }
  return TRUE;
}

/* Whether a word may begin or end before @p: not between two letters, and no blank on the inner
 * side. */
static gboolean
is_edge (AnnoArticle *article, guint place, gboolean is_start)
{
  const char *text = anno_article_get_text (article);
  const char *p = text + anno_offsets_to_byte (anno_article_get_offsets (article), place);
  gunichar after = g_utf8_get_char (p);
  gunichar before = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;

  return !(g_unichar_isalnum (before) && g_unichar_isalnum (after))
         && !anno_edges_is_blank (is_start ? after : before);
}

static guint
count_whole (AnnoArticle *article, const GArray *places)
{
  guint n = 0;

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      AnnoRange place = g_array_index (places, AnnoRange, i);
      n += is_edge (article, place.start, TRUE) && is_edge (article, place.end, FALSE);
    }
  return n;
}

void
anno_unit_search_score (const AnnoForeignDocument *document, AnnoArticle *article,
                        AnnoOffsetUnit unit, AnnoUnitScore *score)
{
  g_return_if_fail (document != NULL && ANNO_IS_ARTICLE (article) && score != NULL);

  g_autoptr (AnnoUnitMap) map = anno_unit_map_new (article, unit);
  memset (score, 0, sizeof *score);
  for (guint i = 0; i < document->layers->len; i++)
    {
      const AnnoForeignLayer *layer = document->layers->pdata[i];
      for (guint k = 0; k < layer->spans->len; k++)
        {
          const AnnoForeignSpan *span = layer->spans->pdata[k];
          g_autoptr (GArray) places = anno_unit_search_map (span, map);
          score->n_ranges += span->ranges->len;
          score->n_whole += count_whole (article, places);
          score->n_quotes += span->quotes->len > 0 && span->ranges->len > 0;
          score->n_equal += anno_unit_search_fits (span, article, places);
        }
    }
}
