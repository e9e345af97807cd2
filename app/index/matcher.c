#include "index/matcher.h"

#include "index/words.h"

#include <string.h>

/* Words in a row. */
typedef struct
{
  GPtrArray *words; /* of char; the query's */
  gboolean is_prefix;
  gboolean is_not;
  gboolean is_plain; /* ASCII letters and digits alone */
} Phrase;

struct _AnnoMatcher
{
  AnnoQuery *query;
  GArray *phrases; /* of Phrase */
};

/* All words of a text. */
typedef struct
{
  GString *text; /* each ends with a NUL */
  GArray *words; /* of Word */
} Words;

typedef struct
{
  guint at;     /* in the text: bytes */
  guint length;
  guint start;  /* in what was given: code points */
  guint end;
  gboolean opens;
} Word;

static gboolean
is_plain (const GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    for (const char *p = words->pdata[i]; *p != '\0'; p++)
      if ((guchar) *p >= 0x80)
        return FALSE;
  return TRUE;
}

AnnoMatcher *
anno_matcher_new (const AnnoQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  AnnoMatcher *self = g_new0 (AnnoMatcher, 1);
  self->query = anno_query_ref ((AnnoQuery *) query);
  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  for (guint i = 0; i < anno_query_get_n (query); i++)
    {
      const AnnoClause *clause = anno_query_get_clause (query, i);
      Phrase phrase = { clause->words, clause->is_prefix, clause->is_not, is_plain (clause->words) };
      if (clause->kind == ANNO_CLAUSE_WORDS)
        g_array_append_val (self->phrases, phrase);
    }
  return self;
}

void
anno_matcher_free (AnnoMatcher *self)
{
  if (self == NULL)
    return;
  anno_query_unref (self->query);
  g_array_unref (self->phrases);
  g_free (self);
}

static void
words_init (Words *self)
{
  self->text = g_string_new (NULL);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
}

static void
words_clear (Words *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static void
words_add (Words *self, const char *text, gsize n_bytes)
{
  g_autoptr (AnnoWordIter) iter = anno_word_iter_new (text, n_bytes);
  gboolean first = TRUE;
  AnnoWord word;

  while (anno_word_iter_next (iter, &word))
    {
      Word mine = { (guint) self->text->len, (guint) word.length, word.start, word.end,
                    word.opens || first };
      g_string_append_len (self->text, word.text, (gssize) word.length + 1);
      g_array_append_val (self->words, mine);
      first = FALSE;
    }
}

/* Whether the words from the @n-th on are those of the phrase. */
static gboolean
is_at (const Phrase *phrase, const Words *words, guint n)
{
  if (n + phrase->words->len > words->words->len)
    return FALSE;
  for (guint i = 0; i < phrase->words->len; i++)
    {
      const Word *word = &g_array_index (words->words, Word, n + i);
      const char *wanted = phrase->words->pdata[i];
      gsize length = strlen (wanted);
      gboolean may_go_on = phrase->is_prefix && i + 1 == phrase->words->len;
      if ((i > 0 && word->opens) || (may_go_on ? word->length < length : word->length != length)
          || memcmp (words->text->str + word->at, wanted, length) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_in (const Phrase *phrase, const Words *words)
{
  for (guint n = 0; n < words->words->len; n++)
    if (is_at (phrase, words, n))
      return TRUE;
  return FALSE;
}

/* The text in small letters, where it is ASCII alone; else NULL. */
static char *
lower_plain (const char *text, gsize n_bytes)
{
  char *lower = g_malloc (n_bytes + 1);
  guchar all = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      guchar c = (guchar) text[i];
      all |= c;
      lower[i] = (char) (c + (((guchar) (c - 'A') < 26) << 5));
    }
  lower[n_bytes] = '\0';
  if (all < 0x80)
    return lower;
  g_free (lower);
  return NULL;
}

/* FALSE where a look at the bytes shows that something that is asked for can't be there. */
static gboolean
may_match (const AnnoMatcher *self, const char *text, gsize n_bytes)
{
  g_autofree char *lower = lower_plain (text, n_bytes);

  for (guint i = 0; lower != NULL && i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);
      for (guint k = 0; !phrase->is_not && k < phrase->words->len; k++)
        {
          const char *word = phrase->words->pdata[k];
          if (!phrase->is_plain || memmem (lower, n_bytes, word, strlen (word)) == NULL)
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
anno_matcher_matches (const AnnoMatcher *self, const char *text, gsize n_bytes, const char *title)
{
  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  if (title == NULL && !may_match (self, text, n_bytes))
    return FALSE;
  g_auto (Words) words;
  words_init (&words);
  words_add (&words, text, n_bytes);
  if (title != NULL)
    words_add (&words, title, strlen (title));
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);
      if (is_in (phrase, &words) == phrase->is_not)
        return FALSE;
    }
  return TRUE;
}

GArray *
anno_matcher_find (const AnnoMatcher *self, const char *text, gsize n_bytes, guint max)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  GArray *found = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  g_auto (Words) words;
  words_init (&words);
  words_add (&words, text, n_bytes);
  for (guint n = 0; n < words.words->len && found->len < max; n++)
    for (guint i = 0; i < self->phrases->len; i++)
      {
        const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);
        if (phrase->is_not || !is_at (phrase, &words, n))
          continue;
        AnnoRange range = { g_array_index (words.words, Word, n).start,
                            g_array_index (words.words, Word, n + phrase->words->len - 1).end };
        g_array_append_val (found, range);
        break;
      }
  return found;
}
