#include "text/quotation.h"

#include "text/boundaries.h"

/* A mark that is open, waiting for its other half. */
typedef struct
{
  gunichar mark;
  guint place;
} Open;

typedef struct
{
  AnnoRange wanted;
  AnnoRange best; /* empty until one is found */
  GArray *open;   /* of Open: innermost last */
} Search;

typedef struct
{
  gunichar before; /* 0 at the edge of the line */
  gunichar mark;
  gunichar after;
} Mark;

static const gunichar pairs[][2] = {
  { 0x201C, 0x201D }, /* “ ” */ { 0x2018, 0x2019 }, /* ‘ ’ */
  { 0x201E, 0x201C }, /* „ “ */ { 0x201A, 0x2018 }, /* ‚ ‘ */
  { 0x201E, 0x201D }, /* „ ” */ { 0x201D, 0x201D }, /* ” ” */
  { 0x00AB, 0x00BB }, /* « » */ { 0x00BB, 0x00AB }, /* » « */
  { 0x2039, 0x203A }, /* ‹ › */ { 0x203A, 0x2039 }, /* › ‹ */
  { 0x300C, 0x300D }, /* 「 」 */ { 0x300E, 0x300F }, /* 『 』 */
  { '"', '"' },       { '\'', '\'' },
};

static gboolean
is_pair (gunichar open, gunichar close)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == open && pairs[i][1] == close)
      return TRUE;
  return FALSE;
}

/* “it’s” and “dogs’”, but not the end of ‘a dog’. */
static gboolean
may_close (const Mark *mark)
{
  if (mark->mark != 0x2019 && mark->mark != '\'')
    return TRUE;
  return !g_unichar_isalnum (mark->after) && !g_unichar_isspace (mark->before);
}

/* A mark that is its own other half, or an apostrophe too, opens at the start of a word only. */
static gboolean
may_open (const Mark *mark)
{
  gboolean at_word = !g_unichar_isalnum (mark->before) && mark->after != 0
                     && !g_unichar_isspace (mark->after);

  if (mark->mark == '"' || mark->mark == '\'' || mark->mark == 0x2018)
    return at_word;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == mark->mark)
      return TRUE;
  return FALSE;
}

/* How many marks are open up to the one that @mark closes, that one included; 0 for none. */
static guint
find_open (const Search *self, gunichar mark)
{
  for (guint i = self->open->len; i > 0; i--)
    if (is_pair (g_array_index (self->open, Open, i - 1).mark, mark))
      return i;
  return 0;
}

static void
found (Search *self, AnnoRange quotation)
{
  AnnoRange wanted = self->wanted;
  gboolean holds = quotation.start <= wanted.start && wanted.end <= quotation.end
                   && quotation.end - quotation.start > wanted.end - wanted.start;

  if (holds && (self->best.end == self->best.start
                || quotation.end - quotation.start < self->best.end - self->best.start))
    self->best = quotation;
}

static void
see (Search *self, const Mark *mark, guint place)
{
  guint n = may_close (mark) ? find_open (self, mark->mark) : 0;

  if (n > 0)
    {
      found (self, (AnnoRange){ g_array_index (self->open, Open, n - 1).place, place + 1 });
      g_array_set_size (self->open, n - 1);
    }
  else if (may_open (mark))
    {
      Open open = { mark->mark, place };
      g_array_append_val (self->open, open);
    }
}

/* The part of the line around @range that is looked at. */
static AnnoRange
window_of (AnnoArticle *article, AnnoRange range)
{
  AnnoRange line = anno_article_get_line (article, anno_article_line_at (article, range.start));
  guint half = ANNO_BOUNDARIES_WINDOW / 2;

  if (range.start > half)
    line.start = MAX (line.start, range.start - half);
  line.end = MAX (line.start, MIN (line.end, range.end + half));
  return line;
}

static void
scan (Search *self, AnnoArticle *article, AnnoRange line)
{
  gsize n_bytes = 0;
  const char *p = anno_article_peek (article, line.start, line.end, &n_bytes), *end = p + n_bytes;
  Mark mark = { 0, 0, n_bytes > 0 ? g_utf8_get_char (p) : 0 };

  for (guint place = line.start; p < end; place++)
    {
      p = g_utf8_next_char (p);
      mark = (Mark){ mark.mark, mark.after, p < end ? g_utf8_get_char (p) : 0 };
      see (self, &mark, place);
    }
  if (self->open->len > 0 && g_array_index (self->open, Open, 0).place == line.start)
    found (self, line);
}

AnnoRange
anno_quotation_around (AnnoArticle *article, AnnoRange range)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && range.start <= range.end, range);

  Search self = { range, { range.start, range.start },
                  g_array_new (FALSE, FALSE, sizeof (Open)) };
  AnnoRange line = window_of (article, range);
  if (range.end <= line.end)
    scan (&self, article, line);
  g_array_unref (self.open);
  return self.best;
}
