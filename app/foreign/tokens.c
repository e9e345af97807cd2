#include "foreign/tokens.h"

#include "foreign/edges.h"

/* Adds what of @piece is no blank; *@opens: whether the next token opens a sentence. */
static void
add_words (GArray *tokens, AnnoArticle *article, const AnnoPiece *piece, gboolean *opens)
{
  gsize n;
  const char *p = anno_article_peek (article, piece->start, piece->end, &n);
  gboolean is_within = FALSE;

  *opens = *opens || piece->opens_sentence;
  for (guint place = piece->start; place < piece->end; place++, p = g_utf8_next_char (p))
    {
      AnnoPiece token = { place, place + 1, *opens };
      gboolean is_blank = anno_edges_is_blank (g_utf8_get_char (p));
      if (!is_blank && is_within)
        g_array_index (tokens, AnnoPiece, tokens->len - 1).end = place + 1;
      else if (!is_blank)
        {
          g_array_append_val (tokens, token);
          *opens = FALSE;
        }
      is_within = !is_blank;
    }
}

GArray *
anno_tokens_list (AnnoArticle *article)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article), NULL);

  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (AnnoPiece));
  g_autoptr (GArray) pieces = anno_boundaries_list_pieces (article);
  gboolean opens = TRUE;
  for (guint i = 0; i < pieces->len; i++)
    add_words (tokens, article, &g_array_index (pieces, AnnoPiece, i), &opens);
  return tokens;
}

guint
anno_tokens_find (const GArray *tokens, guint place)
{
  guint low = 0, high = tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (tokens, AnnoPiece, middle).end > place)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  return first < second ? -1 : first > second;
}

GArray *
anno_tokens_cut (const GArray *tokens, GArray *places)
{
  g_return_val_if_fail (tokens != NULL && places != NULL, NULL);

  GArray *cut = g_array_new (FALSE, FALSE, sizeof (AnnoPiece));
  guint next = 0;
  g_array_sort (places, compare_places);
  for (guint i = 0; i < tokens->len; i++)
    {
      AnnoPiece rest = g_array_index (tokens, AnnoPiece, i);
      for (; next < places->len && g_array_index (places, guint, next) < rest.end; next++)
        {
          guint place = g_array_index (places, guint, next);
          AnnoPiece first = { rest.start, place, rest.opens_sentence };
          if (place <= rest.start)
            continue;
          g_array_append_val (cut, first);
          rest = (AnnoPiece){ place, rest.end, FALSE };
        }
      g_array_append_val (cut, rest);
    }
  return cut;
}
