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
  guint at; /* in the text: bytes */
  guint length;
  guint start; /* in what was given: code points */
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
      Phrase phrase
          = { clause->words, clause->is_prefix, clause->is_not, is_plain (clause->words) };
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

/* A text as its bytes, with ASCII letters made small: what words of ASCII can be looked for in
 * without taking it to pieces. */
typedef struct
{
  char *bytes;
  gsize length;
  gboolean is_simple; /* nothing else in it can be, or be part of, a word */
} Lower;

typedef enum
{
  ABSENT,
  PRESENT,
  UNSURE,
} Look;

/* Whether a sign between words begins at @p: dashes, quotation marks, a blank that doesn't break.
 */
static gboolean
is_harmless (const guchar *p, const guchar *end)
{
  if (*p == 0xC2)
    return end - p > 1 && (p[1] == 0xA0 || p[1] == 0xAB || p[1] == 0xBB);
  return *p == 0xE2 && end - p > 2 && p[1] == 0x80
         && ((p[2] >= 0x90 && p[2] <= 0xA7) || (p[2] >= 0xB0 && p[2] <= 0xBB));
}

static gboolean
is_simple (const char *text, gsize n_bytes)
{
  const guchar *end = (const guchar *) text + n_bytes;

  for (const guchar *p = (const guchar *) text; p < end; p++)
    if (*p >= 0xC0 && !is_harmless (p, end))
      return FALSE;
  return TRUE;
}

static void
lower_init (Lower *self, const char *text, gsize n_bytes)
{
  guchar all = 0;

  self->bytes = g_malloc (n_bytes + 1);
  self->length = n_bytes;
  for (gsize i = 0; i < n_bytes; i++)
    {
      guchar c = (guchar) text[i];
      all |= c;
      self->bytes[i] = (char) (c + (((guchar) (c - 'A') < 26) << 5));
    }
  self->bytes[n_bytes] = '\0';
  self->is_simple = all < 0x80 || is_simple (text, n_bytes);
}

static void
lower_clear (Lower *self)
{
  g_free (self->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lower, lower_clear)

/* Whether a word surely ends at @at. */
static gboolean
is_border (const Lower *self, const char *at)
{
  if (at < self->bytes || at >= self->bytes + self->length)
    return TRUE;
  return (guchar) *at >= 0x80 ? self->is_simple : !g_ascii_isalnum (*at);
}

/* Behind what parts two words of a paragraph; NULL where that can't be said, or they aren't. */
static const char *
next_word (const Lower *self, const char *at)
{
  const char *end = self->bytes + self->length;
  guint line_ends = 0;

  for (; at < end && !g_ascii_isalnum (*at); at++)
    {
      line_ends += *at == '\n';
      if (line_ends > 1 || !is_border (self, at))
        return NULL;
    }
  return at;
}

/* Whether the phrase surely stands at @at, where its first word has been found. */
static gboolean
stands_at (const Lower *self, const Phrase *phrase, const char *at)
{
  const char *end = self->bytes + self->length;

  if (!is_border (self, at - 1))
    return FALSE;
  for (guint i = 0; i < phrase->words->len; i++)
    {
      const char *word = phrase->words->pdata[i];
      gsize n = strlen (word);
      gboolean may_go_on = phrase->is_prefix && i + 1 == phrase->words->len;
      at = i > 0 ? next_word (self, at) : at;
      if (at == NULL || (gsize) (end - at) < n || memcmp (at, word, n) != 0)
        return FALSE;
      at += n;
      if (!may_go_on && !is_border (self, at))
        return FALSE;
    }
  return TRUE;
}

static Look
look_for (const Lower *self, const Phrase *phrase)
{
  const char *word = phrase->words->pdata[0], *end = self->bytes + self->length;
  gsize n = strlen (word);

  if (!phrase->is_plain)
    return self->is_simple ? ABSENT : UNSURE;
  for (const char *at = self->bytes; (at = memmem (at, (gsize) (end - at), word, n)) != NULL; at++)
    if (stands_at (self, phrase, at))
      return PRESENT;
  return self->is_simple ? ABSENT : UNSURE;
}

/* Whether the text alone shows that it matches, or doesn't. */
static Look
look (const AnnoMatcher *self, const char *text, gsize n_bytes)
{
  g_auto (Lower) lower;
  Look all = PRESENT;

  lower_init (&lower, text, n_bytes);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);
      Look one = look_for (&lower, phrase);
      if (one == (phrase->is_not ? PRESENT : ABSENT))
        return ABSENT;
      if (one == UNSURE)
        all = UNSURE;
    }
  return all;
}

static gboolean
match_words (const AnnoMatcher *self, const char *text, gsize n_bytes, const char *title)
{
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

gboolean
anno_matcher_matches (const AnnoMatcher *self, const char *text, gsize n_bytes, const char *title)
{
  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  Look found = title == NULL ? look (self, text, n_bytes) : UNSURE;
  return found == UNSURE ? match_words (self, text, n_bytes, title) : found == PRESENT;
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
