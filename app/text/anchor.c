#include "text/anchor.h"

#include "text/fold.h"

#include <string.h>

#define MOST_PLACES 10000  /* that are compared where words stand often */
#define LEAST_CONFIDENCE 40
#define CONTEXT_REACH 4096 /* bytes of folded words between a prefix and its suffix, at most */
#define MOST_CONTEXT 1024  /* bytes of a prefix or a suffix that are compared */
#define PLACE_COST 64      /* bytes that could be looked through while a place is weighed */
/* Bytes that are looked through in the whole text, over all that is looked for; from then on each
 * search is about the words around, up to so many bytes before and behind. */
#define MOST_WORK (G_GINT64_CONSTANT (1) << 30)
#define NEAR_REACH (16 * 1024)

struct _AnnoAnchor
{
  AnnoArticle *article;
  AnnoFold *fold;
  const char *words; /* the folded ones */
  gsize n;
  gint64 work; /* bytes looked through so far */
};

static gsize
skip_blanks_back (const char *words, gsize at)
{
  while (at > 0 && (words[at - 1] == ' ' || words[at - 1] == '\n'))
    at--;
  return at;
}

AnnoAnchor *
anno_anchor_new (AnnoArticle *article)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article), NULL);

  AnnoAnchor *self = g_new0 (AnnoAnchor, 1);
  self->article = g_object_ref (article);
  self->fold = anno_fold_new (anno_article_get_text (article), anno_article_get_n_bytes (article), 0);
  self->words = anno_fold_get_text (self->fold, &self->n);
  self->n = skip_blanks_back (self->words, self->n); /* a last line end is nobody's word */
  return self;
}

void
anno_anchor_free (AnnoAnchor *self)
{
  if (self == NULL)
    return;
  anno_fold_free (self->fold);
  g_object_unref (self->article);
  g_free (self);
}

/* The same words, folded, without blanks at their ends; NULL for none. */
static char *
fold (const char *words)
{
  g_autoptr (AnnoFold) folded = words != NULL ? anno_fold_new (words, strlen (words), 0) : NULL;
  gsize n;

  return folded != NULL ? g_strstrip (g_strdup (anno_fold_get_text (folded, &n))) : NULL;
}

/* A wish, folded. */
typedef struct
{
  char *quote;
  char *prefix; /* or NULL; of both, as much as is compared */
  char *suffix;
  gsize n_quote;
  gsize n_prefix;
  gsize n_suffix;
  guint near;
} Words;

static void
words_init (Words *self, const AnnoAnchorWish *wish)
{
  *self = (Words){ fold (wish->quote), fold (wish->prefix), fold (wish->suffix), .near = wish->near };
  self->n_quote = strlen (self->quote);
  self->n_prefix = self->prefix != NULL ? strlen (self->prefix) : 0;
  self->n_suffix = self->suffix != NULL ? strlen (self->suffix) : 0;
  if (self->n_prefix > MOST_CONTEXT)
    {
      memmove (self->prefix, self->prefix + self->n_prefix - MOST_CONTEXT, MOST_CONTEXT);
      self->n_prefix = MOST_CONTEXT;
    }
  self->n_suffix = MIN (self->n_suffix, MOST_CONTEXT);
}

static void
words_clear (Words *self)
{
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gsize
skip_blanks (const AnnoAnchor *self, gsize at)
{
  while (at < self->n && (self->words[at] == ' ' || self->words[at] == '\n'))
    at++;
  return at;
}

/* How many bytes of the prefix, counted from its end, stand before byte @at. */
static gsize
count_before (const AnnoAnchor *self, gsize at, const Words *words)
{
  const char *prefix = words->prefix;
  gsize n = words->n_prefix, equal = 0;

  at = skip_blanks_back (self->words, at);
  while (equal < n && equal < at && prefix[n - 1 - equal] == self->words[at - 1 - equal])
    equal++;
  return equal;
}

static gsize
count_after (const AnnoAnchor *self, gsize at, const Words *words)
{
  gsize equal = 0;

  at = skip_blanks (self, at);
  while (equal < words->n_suffix && at + equal < self->n
         && words->suffix[equal] == self->words[at + equal])
    equal++;
  return equal;
}

/* How much of what is known of the words around is around [start, end): of 1; 1 where nothing is
 * known. */
static double
weigh_context (const AnnoAnchor *self, const Words *words, gsize start, gsize end)
{
  gsize known = words->n_prefix + words->n_suffix;
  gsize equal = count_before (self, start, words) + count_after (self, end, words);

  return known > 0 ? (double) equal / (double) known : 1;
}

static AnnoRange
range_of (const AnnoAnchor *self, gsize start, gsize end)
{
  return (AnnoRange){ anno_fold_get_start (self->fold, start), anno_fold_get_end (self->fold, end) };
}

/* The first byte of folded words that come from @place on. */
static gsize
find_byte (const AnnoAnchor *self, guint place)
{
  gsize low = 0, high = self->n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (anno_fold_get_start (self->fold, middle) < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint
distance (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

/* The best place so far. */
typedef struct
{
  guint n; /* places seen */
  AnnoRange range;
  double context;
  gboolean is_tied; /* the words around decide nothing */
} Best;

static void
weigh (const AnnoAnchor *self, const Words *words, gsize start, Best *best)
{
  gsize end = start + words->n_quote;
  double context = weigh_context (self, words, start, end);
  AnnoRange range = range_of (self, start, end);
  gboolean as_good = best->n > 0 && context == best->context;
  gboolean nearer = best->n == 0
                    || distance (range.start, words->near) < distance (best->range.start, words->near);

  if (as_good)
    best->is_tied = TRUE;
  else if (best->n == 0 || context > best->context)
    best->is_tied = FALSE;
  if (best->n == 0 || context > best->context || (as_good && nearer))
    {
      best->range = range;
      best->context = context;
    }
  best->n++;
}

/* Bytes of the folded words. */
typedef struct
{
  const char *at;
  const char *stop;
  gboolean is_all;
} Stretch;

/* Where to look. */
static Stretch
choose_stretch (const AnnoAnchor *self, guint near)
{
  if (self->work < MOST_WORK)
    return (Stretch){ self->words, self->words + self->n, TRUE };
  gsize at = find_byte (self, near);
  gsize from = at > NEAR_REACH ? at - NEAR_REACH : 0, to = MIN (self->n, at + NEAR_REACH);
  return (Stretch){ self->words + from, self->words + to, from == 0 && to == self->n };
}

/* The next place of @words in what is left of @stretch, which shrinks; NULL for none. */
static const char *
find_next (AnnoAnchor *self, Stretch *stretch, const char *words, gsize n)
{
  gsize left = stretch->stop > stretch->at ? (gsize) (stretch->stop - stretch->at) : 0;
  const char *found = memmem (stretch->at, left, words, n);

  self->work += PLACE_COST + (gint64) (found != NULL ? (gsize) (found - stretch->at) : left);
  stretch->at = found != NULL ? found + 1 : stretch->stop;
  return found;
}

/* Words that stand at one place alone may stand elsewhere, too, where not all was looked through. */
static gboolean
find_same (AnnoAnchor *self, const Words *words, AnnoRange *found, guint *confidence)
{
  Best best = { 0 };
  Stretch stretch = choose_stretch (self, words->near);

  while (best.n < MOST_PLACES)
    {
      const char *p = find_next (self, &stretch, words->quote, words->n_quote);
      if (p == NULL)
        break;
      weigh (self, words, (gsize) (p - self->words), &best);
    }
  if (best.n == 0)
    return FALSE;
  *found = best.range;
  if (best.n == 1 && stretch.is_all)
    *confidence = 70 + (guint) (30 * best.context);
  else
    *confidence = best.is_tied ? 50 : 55 + (guint) (40 * best.context);
  return TRUE;
}

/* How much of two stretches is equal at their ends: of 1. */
static double
compare (const char *a, gsize n_a, const char *b, gsize n_b)
{
  gsize shorter = MIN (n_a, n_b), front = 0, back = 0;

  while (front < shorter && a[front] == b[front])
    front++;
  while (back < shorter - front && a[n_a - 1 - back] == b[n_b - 1 - back])
    back++;
  return MAX (n_a, n_b) > 0 ? (double) (front + back) / (double) MAX (n_a, n_b) : 0;
}

/* The stretch between a prefix that ends at @start and the next suffix. */
static gboolean
find_between (AnnoAnchor *self, const Words *words, gsize start, AnnoRange *found,
              guint *confidence)
{
  gsize from = skip_blanks (self, start);
  gsize reach = MIN (self->n - from, words->n_quote + CONTEXT_REACH);
  const char *suffix = memmem (self->words + from, reach, words->suffix, words->n_suffix);
  self->work += (gint64) reach;
  if (suffix == NULL)
    return FALSE;
  gsize end = skip_blanks_back (self->words, (gsize) (suffix - self->words));
  if (end <= from)
    return FALSE;
  guint sure
      = (guint) (80 * compare (self->words + from, end - from, words->quote, words->n_quote));
  if (sure < LEAST_CONFIDENCE || sure <= *confidence)
    return FALSE;
  *found = range_of (self, from, end);
  *confidence = sure;
  return TRUE;
}

static gboolean
find_changed (AnnoAnchor *self, const Words *words, AnnoRange *found, guint *confidence)
{
  Stretch stretch = choose_stretch (self, words->near);
  gboolean any = FALSE;
  const char *p;

  if (words->n_prefix == 0 || words->n_suffix == 0)
    return FALSE;
  *confidence = 0;
  for (guint tried = 0; tried < MOST_PLACES; tried++)
    {
      p = find_next (self, &stretch, words->prefix, words->n_prefix);
      if (p == NULL)
        break;
      any |= find_between (self, words, (gsize) (p - self->words) + words->n_prefix, found,
                           confidence);
    }
  return any;
}

gboolean
anno_anchor_find (AnnoAnchor *self, const AnnoAnchorWish *wish, AnnoRange *found,
                  guint *confidence)
{
  g_return_val_if_fail (self != NULL && wish != NULL && wish->quote != NULL, FALSE);
  g_return_val_if_fail (found != NULL && confidence != NULL, FALSE);

  g_auto (Words) words = { NULL };
  words_init (&words, wish);
  if (words.n_quote == 0)
    return FALSE;
  return find_same (self, &words, found, confidence)
         || find_changed (self, &words, found, confidence);
}

gboolean
anno_anchor_has_words_of (const AnnoAnchor *self, const AnnoAnchor *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);
  return self->n == other->n && memcmp (self->words, other->words, self->n) == 0;
}
