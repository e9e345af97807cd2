#include "text/boundaries.h"

#include <pango/pango.h>

/* The attributes of one line, or of the part of it around a place. There is one more attribute
 * than there are characters: the last one says what holds at the end. */
typedef struct
{
  guint start;
  guint n_chars;
  PangoLogAttr *attrs;
} Window;

static void
window_clear (Window *window)
{
  g_clear_pointer (&window->attrs, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Window, window_clear)

/* Pango's own word starts and ends cut "I’m" at its apostrophe; its word boundaries follow Unicode
 * (UAX #29) and do not. So a word is what lies between two boundaries and begins with a letter, a
 * digit or a symbol that stands for a word, as an emoji does. */
static gboolean
is_wordly (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c)
         || g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL || c == '_';
}

static void
mark_words (Window *self, const char *text)
{
  gboolean wordly = FALSE;

  for (guint i = 0; i <= self->n_chars; i++)
    {
      gboolean next = i < self->n_chars && is_wordly (g_utf8_get_char (text));
      self->attrs[i].is_word_end = self->attrs[i].is_word_boundary && wordly;
      self->attrs[i].is_word_start = self->attrs[i].is_word_boundary && next;
      /* Only the first character says what a word is: "R-S.C" holds dots, and ends in a letter. */
      if (self->attrs[i].is_word_boundary)
        wordly = next;
      if (i < self->n_chars)
        text = g_utf8_next_char (text);
    }
}

static void
window_fill (Window *self, AnnoArticle *article, guint start, guint end, PangoLanguage *language)
{
  gsize n_bytes = 0;
  const char *text = anno_article_peek (article, start, end, &n_bytes);

  self->start = start;
  self->n_chars = end - start;
  self->attrs = g_new0 (PangoLogAttr, self->n_chars + 1);
  pango_get_log_attrs (text, (int) n_bytes, -1, language, self->attrs, (int) self->n_chars + 1);
  mark_words (self, text);
}

static void
window_init (Window *self, AnnoArticle *article, guint place)
{
  AnnoRange line = anno_article_get_line (article, anno_article_line_at (article, place));
  guint start = line.start, end = MAX (line.end, line.start);
  guint half = ANNO_BOUNDARIES_WINDOW / 2;

  if (end - start > ANNO_BOUNDARIES_WINDOW)
    {
      start = MAX (start, place > half ? place - half : 0);
      end = MIN (end, start + ANNO_BOUNDARIES_WINDOW);
    }

  window_fill (self, article, start, end, pango_language_get_default ());
}

/* Where @place lies in the window; places in the line end count as the end. */
static guint
inside (const Window *self, guint place)
{
  return place <= self->start ? 0 : MIN (place - self->start, self->n_chars);
}

static gunichar
char_at (AnnoArticle *article, guint place)
{
  gsize n_bytes = 0;
  const char *p = anno_article_peek (article, place, place + 1, &n_bytes);
  return n_bytes > 0 ? g_utf8_get_char (p) : 0;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00A0 || c == 0x200B || c == 0xFEFF;
}

static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == 0x060C || c == 0x3001 || c == 0xFF0C;
}

static AnnoRange
trim_blanks (AnnoArticle *article, AnnoRange range)
{
  while (range.start < range.end && is_blank (char_at (article, range.start)))
    range.start++;
  while (range.end > range.start && is_blank (char_at (article, range.end - 1)))
    range.end--;
  return range;
}

static AnnoRange
trim (AnnoArticle *article, AnnoRange range)
{
  range = trim_blanks (article, range);
  while (range.end > range.start && is_comma (char_at (article, range.end - 1)))
    {
      range.end--;
      range = trim_blanks (article, range);
    }
  return range;
}

/* Whether the window's place @at lies inside a word: after its start and before its end. */
static gboolean
in_word (const Window *self, guint at)
{
  if (self->attrs[at].is_word_end || self->attrs[at].is_word_start)
    return FALSE;
  for (guint i = at; i > 0; i--)
    {
      if (self->attrs[i - 1].is_word_start)
        return TRUE;
      if (self->attrs[i - 1].is_word_end)
        return FALSE;
    }
  return FALSE;
}

static guint
word_start_before (const Window *self, guint at)
{
  while (at > 0 && !self->attrs[at].is_word_start)
    at--;
  return at;
}

static guint
word_end_after (const Window *self, guint at)
{
  while (at < self->n_chars && !self->attrs[at].is_word_end)
    at++;
  return at;
}

static guint
cursor_before (const Window *self, guint at)
{
  while (at > 0 && !self->attrs[at].is_cursor_position)
    at--;
  return at;
}

static guint
cursor_after (const Window *self, guint at)
{
  while (at < self->n_chars && !self->attrs[at].is_cursor_position)
    at++;
  return at;
}

AnnoRange
anno_boundaries_word (AnnoArticle *article, guint place)
{
  AnnoRange none = { place, place };

  g_return_val_if_fail (ANNO_IS_ARTICLE (article), none);

  g_auto (Window) window = { 0 };
  window_init (&window, article, place);
  guint at = inside (&window, place);
  if (!window.attrs[at].is_word_start && !window.attrs[at].is_word_end && !in_word (&window, at))
    return none;

  guint start = window.attrs[at].is_word_start ? at : word_start_before (&window, at > 0 ? at - 1 : 0);
  guint end = word_end_after (&window, start + 1 <= window.n_chars ? start + 1 : start);
  return (AnnoRange) { window.start + start, window.start + end };
}

AnnoRange
anno_boundaries_sentence (AnnoArticle *article, guint place)
{
  AnnoRange none = { place, place };

  g_return_val_if_fail (ANNO_IS_ARTICLE (article), none);

  g_auto (Window) window = { 0 };
  window_init (&window, article, place);
  guint start = inside (&window, place), end = MIN (start + 1, window.n_chars);
  while (start > 0 && !window.attrs[start].is_sentence_boundary)
    start--;
  while (end < window.n_chars && !window.attrs[end].is_sentence_boundary)
    end++;
  return trim_blanks (article, (AnnoRange) { window.start + start, window.start + end });
}

AnnoRange
anno_boundaries_paragraph (AnnoArticle *article, guint place)
{
  AnnoRange none = { place, place };

  g_return_val_if_fail (ANNO_IS_ARTICLE (article), none);
  return trim_blanks (article, anno_article_get_line (article, anno_article_line_at (article, place)));
}

AnnoRange
anno_boundaries_snap (AnnoArticle *article, AnnoRange range)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && range.start <= range.end, range);

  range.end = MIN (range.end, anno_article_get_length (article));
  range.start = MIN (range.start, range.end);
  range = trim_blanks (article, range);
  if (range.start == range.end)
    return range;

  g_auto (Window) first = { 0 };
  window_init (&first, article, range.start);
  guint at = cursor_before (&first, inside (&first, range.start));
  range.start = first.start + (in_word (&first, at) ? word_start_before (&first, at) : at);

  g_auto (Window) last = { 0 };
  window_init (&last, article, range.end);
  at = cursor_after (&last, inside (&last, range.end));
  range.end = last.start + (in_word (&last, at) ? word_end_after (&last, at) : at);
  return trim (article, range);
}

AnnoRange
anno_boundaries_whole (AnnoArticle *article, AnnoRange range)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && range.start <= range.end, range);

  range.end = MIN (range.end, anno_article_get_length (article));
  range.start = MIN (range.start, range.end);
  if (range.start == range.end)
    return range;

  g_auto (Window) first = { 0 };
  window_init (&first, article, range.start);
  if (range.start <= first.start + first.n_chars)
    range.start = first.start + cursor_before (&first, inside (&first, range.start));

  g_auto (Window) last = { 0 };
  window_init (&last, article, range.end);
  if (range.end <= last.start + last.n_chars)
    range.end = last.start + cursor_after (&last, inside (&last, range.end));
  return range;
}

guint
anno_boundaries_next_word_end (AnnoArticle *article, guint place)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article), place);

  guint length = anno_article_get_length (article);
  while (place < length)
    {
      g_auto (Window) window = { 0 };
      window_init (&window, article, place);
      for (guint at = inside (&window, place) + 1; at <= window.n_chars; at++)
        if (window.attrs[at].is_word_end)
          return window.start + at;
      place = MAX (place, window.start + window.n_chars) + 1;
    }
  return length;
}

guint
anno_boundaries_previous_word_start (AnnoArticle *article, guint place)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article), place);

  while (place > 0)
    {
      g_auto (Window) window = { 0 };
      window_init (&window, article, place);
      for (guint at = inside (&window, place); at > 0; at--)
        if (window.attrs[at - 1].is_word_start)
          return window.start + at - 1;
      if (window.start == 0)
        return 0;
      place = window.start - 1;
    }
  return 0;
}

/* The boundaries in [from, to) of @line, seen with what is around them, so that where a window ends
 * is never taken for one. */
static void
cut_pieces (GArray *pieces, AnnoArticle *article, AnnoRange line, guint from, guint to)
{
  guint around = ANNO_BOUNDARIES_WINDOW / 4;
  guint start = from - MIN (from - line.start, around), end = to + MIN (line.end - to, around);
  g_auto (Window) window = { 0 };

  window_fill (&window, article, start, end, pango_language_from_string ("en"));
  for (guint place = from; place < to; place++)
    {
      const PangoLogAttr *attrs = &window.attrs[place - start];
      AnnoPiece piece = { place, line.end, attrs->is_sentence_boundary || place == line.start };
      if (!attrs->is_word_boundary && place > line.start)
        continue;
      if (place > line.start)
        g_array_index (pieces, AnnoPiece, pieces->len - 1).end = place;
      g_array_append_val (pieces, piece);
    }
}

GArray *
anno_boundaries_list_pieces (AnnoArticle *article)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article), NULL);

  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (AnnoPiece));
  for (guint i = 0; i < anno_article_get_n_lines (article); i++)
    {
      AnnoRange line = anno_article_get_line (article, i);
      for (guint from = line.start, to; from < line.end; from = to)
        {
          to = from + MIN (line.end - from, ANNO_BOUNDARIES_WINDOW / 2);
          cut_pieces (pieces, article, line, from, to);
        }
    }
  return pieces;
}
