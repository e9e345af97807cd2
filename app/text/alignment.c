#include "text/alignment.h"

#include "text/fold.h"

#include <string.h>

#define SAME 12           /* bytes that have to be the same where both go on */
#define REACH 600         /* bytes that are looked through for it in each */
#define WORK 40000000     /* comparisons of all mismatches together */

/* The letters of a text: folded bytes without blanks, and the code points that they come from. */
typedef struct
{
  GString *bytes;
  GArray *starts; /* of guint, one a byte, as the other */
  GArray *ends;
} Letters;

struct _AnnoAlignment
{
  Letters from;
  Letters to;
  GArray *partner; /* of guint: for each byte of `from`, the one of `to`; G_MAXUINT for none */
};

static void
letters_init (Letters *self, AnnoArticle *article)
{
  g_autoptr (AnnoFold) fold
      = anno_fold_new (anno_article_get_text (article), anno_article_get_n_bytes (article), 0);
  gsize n;
  const char *words = anno_fold_get_text (fold, &n);

  self->bytes = g_string_sized_new (n);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gsize i = 0; i < n; i++)
    {
      guint start = anno_fold_get_start (fold, i), end = anno_fold_get_end (fold, i + 1);
      if (words[i] == ' ' || words[i] == '\n')
        continue;
      g_string_append_c (self->bytes, words[i]);
      g_array_append_val (self->starts, start);
      g_array_append_val (self->ends, end);
    }
}

static void
letters_clear (Letters *self)
{
  g_string_free (self->bytes, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
}

/* Whether both are the same for a while from there on; at the very end, to the end. */
static gboolean
is_same (const AnnoAlignment *self, gsize i, gsize j)
{
  gsize n = MIN (SAME, MIN (self->from.bytes->len - i, self->to.bytes->len - j));
  gboolean is_whole = n == SAME || i + n == self->from.bytes->len || j + n == self->to.bytes->len;

  return n > 0 && is_whole && memcmp (self->from.bytes->str + i, self->to.bytes->str + j, n) == 0;
}

/* The nearest place behind a difference where both are the same again. */
static gboolean
go_on (const AnnoAlignment *self, gsize *i, gsize *j, guint *work)
{
  for (gsize skipped = 1; skipped < 2 * REACH; skipped++)
    for (gsize a = skipped > REACH ? skipped - REACH : 0; a <= MIN (skipped, REACH); a++)
      {
        gsize b = skipped - a;
        if (*work == 0)
          return FALSE;
        (*work)--;
        if (*i + a >= self->from.bytes->len || *j + b >= self->to.bytes->len
            || !is_same (self, *i + a, *j + b))
          continue;
        *i += a;
        *j += b;
        return TRUE;
      }
  return FALSE;
}

static void
align (AnnoAlignment *self)
{
  gsize i = 0, j = 0;
  guint work = WORK;

  while (i < self->from.bytes->len && j < self->to.bytes->len)
    if (self->from.bytes->str[i] == self->to.bytes->str[j])
      {
        g_array_index (self->partner, guint, i) = (guint) j;
        i++;
        j++;
      }
    else if (!go_on (self, &i, &j, &work))
      return;
}

AnnoAlignment *
anno_alignment_new (AnnoArticle *from, AnnoArticle *to)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (from) && ANNO_IS_ARTICLE (to), NULL);

  AnnoAlignment *self = g_new0 (AnnoAlignment, 1);
  letters_init (&self->from, from);
  letters_init (&self->to, to);
  self->partner = g_array_sized_new (FALSE, FALSE, sizeof (guint), (guint) self->from.bytes->len);
  g_array_set_size (self->partner, (guint) self->from.bytes->len);
  for (guint i = 0; i < self->partner->len; i++)
    g_array_index (self->partner, guint, i) = G_MAXUINT;
  align (self);
  return self;
}

void
anno_alignment_free (AnnoAlignment *self)
{
  if (self == NULL)
    return;
  letters_clear (&self->from);
  letters_clear (&self->to);
  g_array_unref (self->partner);
  g_free (self);
}

/* The first letter that comes from @place on. */
static guint
find_letter (const Letters *self, guint place)
{
  guint low = 0, high = self->starts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->starts, guint, middle) < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
anno_alignment_map (const AnnoAlignment *self, AnnoRange range, AnnoRange *mapped)
{
  g_return_val_if_fail (self != NULL && mapped != NULL, FALSE);

  guint first = find_letter (&self->from, range.start);
  guint stop = find_letter (&self->from, range.end);
  if (first >= stop)
    return FALSE;
  for (guint i = first; i < stop; i++)
    {
      guint here = g_array_index (self->partner, guint, i);
      if (here == G_MAXUINT
          || (i > first && here != g_array_index (self->partner, guint, i - 1) + 1))
        return FALSE;
    }
  guint from = g_array_index (self->partner, guint, first);
  guint to = g_array_index (self->partner, guint, stop - 1);
  mapped->start = g_array_index (self->to.starts, guint, from);
  mapped->end = g_array_index (self->to.ends, guint, to);
  return mapped->start < mapped->end;
}
