#include "exchange/foreign-placing.h"

#include "exchange/token-places.h"
#include "exchange/unit-search.h"
#include "text/alignment.h"

#include <string.h>

#define CONTEXT 32 /* code points before and after, as of a quote selector */

/* A document that is being placed. */
typedef struct
{
  AnnoForeignPlacing *result;
  const AnnoForeignDocument *document;
  AnnoArticle *article;
  AnnoArticle *base;   /* the text that the file counts in: the article, or one of its own */
  AnnoUnitMap *map;    /* of base; NULL for tokens */
  GArray *tokens;      /* places of tokens in base, or NULL */
  AnnoAnchor *here;    /* of the article: made where something has to be looked for */
  AnnoAlignment *along; /* of base along the article, where that is another text */
  guint n_front;       /* code points that both begin with, … */
  guint n_back;        /* … and end with, behind those */
} Placing;

static void
place_free (gpointer data)
{
  AnnoForeignPlace *self = data;
  g_array_unref (self->ranges);
  g_free (self);
}

void
anno_foreign_placing_free (AnnoForeignPlacing *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->layers);
  g_free (self);
}

/* Whether marks without quotes lie better in another unit than in the one that is said: well enough that
 * it is no chance. */
static gboolean
has_better_edges (const AnnoUnitScore *other, const AnnoUnitScore *said)
{
  return said->n_whole * 5 < said->n_ranges * 4 && other->n_whole * 10 >= other->n_ranges * 9;
}

static gboolean
is_better (const AnnoUnitScore *other, const AnnoUnitScore *best)
{
  return best->n_quotes > 0 ? other->n_equal > best->n_equal
                            : other->n_whole > best->n_whole && has_better_edges (other, best);
}

/* What is said is tried first, and is right where no other is better. */
static void
find_unit (Placing *self, AnnoOffsetUnit wish)
{
  AnnoForeignPlacing *result = self->result;
  AnnoOffsetUnit said = wish < ANNO_N_UNITS ? wish : self->document->unit;
  gboolean only = wish < ANNO_N_UNITS || self->document->unit_is_said;
  AnnoUnitScore best = { 0 };

  anno_unit_search_score (self->document, self->base, said, &best);
  result->unit = said;
  result->reason = best.n_quotes > 0 ? ANNO_UNIT_BY_QUOTES : ANNO_UNIT_SAID;
  for (guint unit = 0; unit < ANNO_UNIT_TOKENS && !only; unit++)
    {
      AnnoUnitScore score;
      anno_unit_search_score (self->document, self->base, (AnnoOffsetUnit) unit, &score);
      if (best.n_quotes == 0 && has_better_edges (&best, &score))
        result->reason = ANNO_UNIT_BY_EDGES;
      if (!is_better (&score, &best))
        continue;
      best = score;
      result->unit = (AnnoOffsetUnit) unit;
      result->reason = best.n_quotes > 0 ? ANNO_UNIT_BY_QUOTES : ANNO_UNIT_BY_EDGES;
    }
  result->n_quotes = best.n_quotes;
  result->n_equal = best.n_equal;
}

/* The places of @span in base, or NULL. */
static GArray *
map_ranges (const Placing *self, const AnnoForeignSpan *span)
{
  if (self->map != NULL)
    return anno_unit_search_map (span, self->map);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  for (guint i = 0; i < span->ranges->len; i++)
    {
      AnnoRange range = g_array_index (span->ranges, AnnoRange, i), place;
      if (range.start >= range.end || range.end > self->tokens->len)
        return NULL;
      place.start = g_array_index (self->tokens, AnnoRange, range.start).start;
      place.end = g_array_index (self->tokens, AnnoRange, range.end - 1).end;
      if (g_array_index (self->tokens, AnnoRange, range.start).end == place.start
          || place.end <= place.start)
        return NULL;
      g_array_append_val (places, place);
    }
  return places->len > 0 ? g_steal_pointer (&places) : NULL;
}

static void
need_anchor (Placing *self)
{
  if (self->here == NULL)
    self->here = anno_anchor_new (self->article);
}

static gboolean
look_for (Placing *self, const AnnoAnchorWish *wish, AnnoForeignPlace *place)
{
  AnnoRange found;
  guint confidence;

  need_anchor (self);
  if (!anno_anchor_find (self->here, wish, &found, &confidence))
    return FALSE;
  g_array_append_val (place->ranges, found);
  place->how = ANNO_PLACED_AGAIN;
  place->confidence = MIN (place->confidence, confidence);
  return TRUE;
}

/* A place of base, in the article: by the words around it there. */
static gboolean
carry_over (Placing *self, AnnoRange range, AnnoForeignPlace *place)
{
  guint from = anno_article_get_length (self->base), to = anno_article_get_length (self->article);
  AnnoRange found;

  if (range.end <= self->n_front)
    {
      g_array_append_val (place->ranges, range);
      return TRUE;
    }
  if (range.start >= from - self->n_back)
    {
      const AnnoRange moved = { range.start + to - from, range.end + to - from };
      g_array_append_val (place->ranges, moved);
      return TRUE;
    }
  if (anno_alignment_map (self->along, range, &found))
    {
      g_array_append_val (place->ranges, found);
      return TRUE;
    }
  guint before = range.start > CONTEXT ? range.start - CONTEXT : 0;
  g_autofree char *quote = anno_article_slice (self->base, range.start, range.end);
  g_autofree char *prefix = anno_article_slice (self->base, before, range.start);
  g_autofree char *suffix = anno_article_slice (self->base, range.end, range.end + CONTEXT);
  const AnnoAnchorWish wish = { quote, prefix, suffix, range.start };
  return look_for (self, &wish, place);
}

static gboolean
place_there (Placing *self, const GArray *places, AnnoForeignPlace *place)
{
  for (guint i = 0; i < places->len; i++)
    {
      AnnoRange range = g_array_index (places, AnnoRange, i);
      if (self->base == self->article)
        g_array_append_val (place->ranges, range);
      else if (!carry_over (self, range, place))
        return FALSE;
    }
  return TRUE;
}

static guint
guess_near (const Placing *self, const AnnoForeignSpan *span, guint i)
{
  guint place = 0;

  if (i >= span->ranges->len)
    return 0;
  guint start = g_array_index (span->ranges, AnnoRange, i).start;
  if (self->map != NULL && anno_unit_map_find (self->map, start, &place))
    return place;
  if (self->tokens != NULL && start < self->tokens->len)
    return g_array_index (self->tokens, AnnoRange, start).start;
  return MIN (start, anno_article_get_length (self->article));
}

/* By its quotes, one after the other. */
static gboolean
place_again (Placing *self, const AnnoForeignSpan *span, AnnoForeignPlace *place)
{
  guint n = span->quotes->len;

  for (guint i = 0; i < n; i++)
    {
      const AnnoAnchorWish wish = { span->quotes->pdata[i], i == 0 ? span->prefix : NULL,
                                    i + 1 == n ? span->suffix : NULL, guess_near (self, span, i) };
      if (!look_for (self, &wish, place))
        return FALSE;
    }
  return n > 0;
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const AnnoRange *one = a, *other = b;
  return (one->start > other->start) - (one->start < other->start);
}

static AnnoForeignPlace *
place_span (Placing *self, const AnnoForeignSpan *span)
{
  AnnoForeignPlace *place = g_new0 (AnnoForeignPlace, 1);
  g_autoptr (GArray) places = map_ranges (self, span);

  place->span = span;
  place->how = ANNO_PLACED_THERE;
  place->confidence = 100;
  place->ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  gboolean fits = places != NULL
                  && (span->quotes->len == 0
                      || anno_unit_search_fits (span, self->base, places));
  if (!fits || !place_there (self, places, place))
    {
      g_array_set_size (place->ranges, 0);
      place->confidence = 100;
      if (!place_again (self, span, place))
        {
          g_array_set_size (place->ranges, 0);
          place->how = ANNO_PLACED_NOWHERE;
          place->confidence = 0;
        }
    }
  g_array_sort (place->ranges, compare_ranges);
  self->result->n[place->how]++;
  return place;
}

static GPtrArray *
place_layer (Placing *self, const AnnoForeignLayer *layer)
{
  GPtrArray *places = g_ptr_array_new_full (layer->spans->len, place_free);

  for (guint i = 0; i < layer->spans->len; i++)
    g_ptr_array_add (places, place_span (self, layer->spans->pdata[i]));
  return places;
}

static AnnoArticle *
make_base (const AnnoForeignDocument *document, AnnoArticle *article)
{
  if (document->text == NULL || g_str_equal (document->text, anno_article_get_text (article)))
    return g_object_ref (article);
  g_autoptr (GBytes) bytes = g_bytes_new (document->text, strlen (document->text));
  AnnoArticle *base = anno_article_new (bytes, NULL);
  return base != NULL ? base : g_object_ref (article); /* a reader gives valid text */
}

/* What is the same at both ends needs no looking for. */
static void
measure_ends (Placing *self)
{
  const char *a = anno_article_get_text (self->base), *b = anno_article_get_text (self->article);
  gsize n_a = anno_article_get_n_bytes (self->base), n_b = anno_article_get_n_bytes (self->article);
  gsize front = 0, back = 0, shorter = MIN (n_a, n_b);

  while (front < shorter && a[front] == b[front])
    front++;
  while (back < shorter - front && a[n_a - 1 - back] == b[n_b - 1 - back])
    back++;
  while (front > 0 && (a[front] & 0xC0) == 0x80)
    front--;
  while (back > 0 && (a[n_a - back] & 0xC0) == 0x80)
    back--;
  self->n_front = (guint) g_utf8_strlen (a, (gssize) front);
  self->n_back = (guint) g_utf8_strlen (a + n_a - back, (gssize) back);
}

static void
prepare (Placing *self, AnnoOffsetUnit unit)
{
  self->result->is_other_text = self->base != self->article;
  if (self->document->tokens != NULL)
    {
      self->result->unit = ANNO_UNIT_TOKENS;
      self->result->reason = ANNO_UNIT_SAID;
      self->tokens = anno_token_places (self->base, self->document->tokens);
    }
  else
    {
      find_unit (self, unit);
      self->map = anno_unit_map_new (self->base, self->result->unit);
    }
  if (!self->result->is_other_text)
    return;
  measure_ends (self);
  self->along = anno_alignment_new (self->base, self->article);
}

AnnoForeignPlacing *
anno_foreign_placing_new (const AnnoForeignDocument *document, AnnoArticle *article,
                          AnnoOffsetUnit unit)
{
  g_return_val_if_fail (document != NULL && ANNO_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (unit != ANNO_UNIT_TOKENS, NULL);

  AnnoForeignPlacing *result = g_new0 (AnnoForeignPlacing, 1);
  Placing self = { .result = result,
                   .document = document,
                   .article = article,
                   .base = make_base (document, article) };
  result->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  prepare (&self, unit);
  for (guint i = 0; i < document->layers->len; i++)
    g_ptr_array_add (result->layers, place_layer (&self, document->layers->pdata[i]));
  g_clear_pointer (&self.map, anno_unit_map_free);
  g_clear_pointer (&self.tokens, g_array_unref);
  g_clear_pointer (&self.here, anno_anchor_free);
  g_clear_pointer (&self.along, anno_alignment_free);
  g_object_unref (self.base);
  return result;
}
