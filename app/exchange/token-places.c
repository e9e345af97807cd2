#include "exchange/token-places.h"

#include "foreign/edges.h"

#include <string.h>

#define REACH 64 /* bytes that are looked through for a word that doesn't come next */

static const struct
{
  const char *token;
  const char *signs[3]; /* that it may stand for */
} treebank[] = {
  { "-LRB-", { "(" } },  { "-RRB-", { ")" } }, { "-LSB-", { "[" } }, { "-RSB-", { "]" } },
  { "-LCB-", { "{" } },  { "-RCB-", { "}" } }, { "``", { "\"", "“" } }, { "''", { "\"", "”" } },
  { "\"", { "“", "”" } }, { "'", { "’", "‘" } }, { "--", { "—", "–" } }, { "...", { "…" } },
};

/* Where the search goes on. */
typedef struct
{
  const char *at;
  const char *stop;
  guint n_lost; /* words in a row that weren't found */
} Search;

static const char *
skip_blanks (const char *p, const char *stop)
{
  while (p < stop && anno_edges_is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
stands_at (const Search *self, const char *p, const char *word)
{
  gsize n = strlen (word);
  return n <= (gsize) (self->stop - p) && memcmp (p, word, n) == 0;
}

/* The bytes of what @token stands for at @p; 0 where it isn't there. */
static gsize
measure_at (const Search *self, const char *p, const char *token)
{
  if (stands_at (self, p, token))
    return strlen (token);
  for (guint i = 0; i < G_N_ELEMENTS (treebank); i++)
    for (guint k = 0; g_str_equal (treebank[i].token, token) && k < 3; k++)
      if (treebank[i].signs[k] != NULL && stands_at (self, p, treebank[i].signs[k]))
        return strlen (treebank[i].signs[k]);
  return 0;
}

/* *@start: where it stands; its bytes, or 0. The farther words are lost, the farther it is looked. */
static gsize
find (Search *self, const char *token, const char **start)
{
  const char *next = skip_blanks (self->at, self->stop);
  gsize reach = REACH * ((gsize) self->n_lost + 1);
  const char *last = reach < (gsize) (self->stop - next) ? next + reach : self->stop;

  for (const char *p = next; p < last; p = g_utf8_next_char (p))
    {
      gsize n = measure_at (self, p, token);
      if (n > 0)
        {
          *start = p;
          return n;
        }
    }
  return 0;
}

GArray *
anno_token_places (AnnoArticle *article, const GPtrArray *tokens)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && tokens != NULL, NULL);

  const AnnoOffsets *offsets = anno_article_get_offsets (article);
  const char *text = anno_article_get_text (article);
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (AnnoRange), tokens->len);
  Search search = { text, text + anno_article_get_n_bytes (article), 0 };

  for (guint i = 0; i < tokens->len; i++)
    {
      const char *start = search.at;
      const char *token = tokens->pdata[i];
      gsize n = *token != '\0' ? find (&search, token, &start) : 0;
      const AnnoRange place = { anno_offsets_from_byte (offsets, (gsize) (start - text)),
                                anno_offsets_from_byte (offsets, (gsize) (start - text) + n) };
      g_array_append_val (places, place);
      search.at = start + n;
      search.n_lost = n > 0 ? 0 : MIN (search.n_lost + 1, 32);
    }
  return places;
}
