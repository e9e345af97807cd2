#include "review/layer-move.h"

#include "model/span-draft.h"

#include <string.h>

/* Of words that are the same: more than what text/anchor gives where next to nothing around them
 * is; about half of it has to be where they stand at several places. */
#define LEAST_OF_SAME 73
/* Of words that were changed between others that weren't. */
#define LEAST_OF_CHANGED 51

/* A layer that is gone through, in reading order. */
typedef struct
{
  AnnoLayerMove *result;
  AnnoArticle *article;
  AnnoAnchor *here;
  GHashTable *said;
  GPtrArray *kept; /* of AnnoSpan */
  gint64 shift;    /* of what was found last */
} Moving;

static void
span_move_free (gpointer data)
{
  AnnoSpanMove *self = data;

  anno_span_unref (self->was);
  g_clear_pointer (&self->now, anno_span_unref);
  g_free (self->quote);
  g_free (self);
}

void
anno_layer_move_free (AnnoLayerMove *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->layer);
  g_ptr_array_unref (self->moved);
  g_ptr_array_unref (self->lost);
  g_free (self);
}

static gboolean
has_words (const Moving *self, guint start, guint end, const char *words)
{
  gsize n = 0, n_words = strlen (words);
  const char *there = anno_article_peek (self->article, start, end, &n);

  return n == n_words && memcmp (there, words, n) == 0;
}

static guint
guess_near (const Moving *self, guint start)
{
  gint64 length = anno_article_get_length (self->article);
  return (guint) CLAMP ((gint64) start + self->shift, 0, length);
}

/* One segment. *@confidence: lowered to how sure that is. */
static gboolean
find_place (Moving *self, const AnnoSaidPlace *said, AnnoRange *found, guint *confidence,
            gboolean *changed)
{
  guint sure = 0;

  if (said->quote == NULL)
    return FALSE;
  const AnnoAnchorWish wish
      = { said->quote, said->prefix, said->suffix, guess_near (self, said->start) };
  if (!anno_anchor_find (self->here, &wish, found, &sure))
    return FALSE;
  gboolean same = has_words (self, found->start, found->end, said->quote);
  *changed = *changed || !same;
  *confidence = MIN (*confidence, sure);
  return sure >= (same ? LEAST_OF_SAME : LEAST_OF_CHANGED);
}

/* @span with other segments; NULL where they aren't what segments are any more: apart, in order. */
static AnnoSpan *
put_elsewhere (const AnnoSpan *span, const GArray *places)
{
  g_autoptr (AnnoSpanDraft) draft = anno_span_draft_new_from (span);

  anno_span_draft_cut (draft, 0, G_MAXUINT);
  for (guint i = 0; i < places->len; i++)
    {
      const AnnoRange *place = &g_array_index (places, AnnoRange, i);
      if (i > 0 && place->start <= g_array_index (places, AnnoRange, i - 1).end)
        return NULL;
      anno_span_draft_add_segment (draft, place->start, place->end);
    }
  return anno_span_draft_finish (g_steal_pointer (&draft));
}

static AnnoSpan *
find_span (Moving *self, const AnnoSpan *span, const GArray *said, guint *confidence,
           gboolean *changed)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AnnoRange));

  for (guint i = 0; said != NULL && i < said->len; i++)
    {
      const AnnoSaidPlace *one = &g_array_index (said, AnnoSaidPlace, i);
      AnnoRange found;
      if (!find_place (self, one, &found, confidence, changed))
        return NULL;
      *changed = *changed || found.start != one->start || found.end != one->end;
      g_array_append_val (places, found);
    }
  if (places->len == 0)
    return NULL;
  AnnoSpan *now = put_elsewhere (span, places);
  if (now != NULL)
    self->shift = (gint64) anno_span_get_start (now) - anno_span_get_start (span);
  return now;
}

static char *
join_quotes (const GArray *said)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; said != NULL && i < said->len; i++)
    {
      const char *quote = g_array_index (said, AnnoSaidPlace, i).quote;
      if (quote != NULL && words->len > 0)
        g_string_append (words, " … ");
      g_string_append (words, quote != NULL ? quote : "");
    }
  return g_string_free (words, FALSE);
}

static void
move_span (Moving *self, AnnoSpan *span)
{
  const GArray *said = g_hash_table_lookup (self->said, anno_span_get_id (span));
  guint confidence = 100;
  gboolean changed = FALSE;
  AnnoSpan *now = find_span (self, span, said, &confidence, &changed);

  if (now != NULL)
    g_ptr_array_add (self->kept, anno_span_ref (now));
  if (now != NULL && !changed)
    {
      anno_span_unref (now);
      return;
    }
  AnnoSpanMove *move = g_new0 (AnnoSpanMove, 1);
  *move = (AnnoSpanMove){ anno_span_ref (span), now, now != NULL ? confidence : 0,
                          join_quotes (said) };
  g_ptr_array_add (now != NULL ? self->result->moved : self->result->lost, move);
}

static void
take_unread (AnnoLayer *from, AnnoLayer *to)
{
  const GPtrArray *lines = anno_layer_get_unread (from);

  if (lines == NULL)
    return;
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (copy, g_strdup (lines->pdata[i]));
  anno_layer_take_unread (to, copy);
}

AnnoLayerMove *
anno_layer_move_new (AnnoLayer *layer, GHashTable *said, AnnoArticle *article, AnnoAnchor *here)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && said != NULL, NULL);
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && here != NULL, NULL);

  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  AnnoLayerMove *result = g_new0 (AnnoLayerMove, 1);
  Moving self = { result, article, here, said, kept, 0 };
  result->layer = anno_layer_new (anno_layer_header_copy (anno_layer_get_header (layer)));
  result->moved = g_ptr_array_new_with_free_func (span_move_free);
  result->lost = g_ptr_array_new_with_free_func (span_move_free);
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    move_span (&self, anno_layer_nth (layer, i));
  g_autoptr (GPtrArray) doubles = anno_layer_fill (result->layer, kept);
  g_warn_if_fail (doubles == NULL);
  take_unread (layer, result->layer);
  return result;
}
