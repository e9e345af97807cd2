#include "view/article-buffer.h"

#include "text/plain.h"

#include <string.h>

/* The last quarter of a piece is where a blank is looked for. */
#define PIECE ANNO_ARTICLE_BUFFER_LINE
#define SHORTEST_PIECE (PIECE - PIECE / 4)
#define ZWJ 0x200D

struct _AnnoArticleBuffer
{
  AnnoArticle *article;
  GString *text;  /* NULL where it is the article's own */
  GArray *breaks; /* of guint: the places before which a line feed was put in, ascending */
  guint length;   /* of the article */
};

/* Whether a grapheme would be cut in front of @p. */
static gboolean
joins (const char *p, const char *start)
{
  gunichar c = g_utf8_get_char (p);

  if (g_unichar_ismark (c) || c == ZWJ || (c >= 0x1F3FB && c <= 0x1F3FF)
      || (c >= 0x1F1E6 && c <= 0x1F1FF) || (c >= 0xE0020 && c <= 0xE007F)
      || (c >= 0x1160 && c <= 0x11FF))
    return TRUE;
  return p > start && g_utf8_get_char (g_utf8_prev_char (p)) == ZWJ;
}

/* Where the piece that begins at @start is best broken: at a blank, else between two graphemes, else
 * (a thousand marks on one letter) between two characters. */
static const char *
find_break (const char *start)
{
  const char *limit = start + PIECE, *shortest = start + SHORTEST_PIECE;

  while ((*limit & 0xC0) == 0x80)
    limit--;
  for (const char *p = limit; p > shortest; p = g_utf8_prev_char (p))
    if (*p == ' ' && !joins (p + 1, start))
      return p;
  for (const char *p = limit; p > shortest; p = g_utf8_prev_char (p))
    if (!joins (p, start))
      return p;
  return limit;
}

static void
break_line (AnnoArticleBuffer *self, AnnoRange line, gsize first_byte, gsize n_bytes)
{
  const char *text = anno_article_get_text (self->article);
  const char *start = text + first_byte, *end = start + n_bytes;
  guint place = line.start;

  while (end - start > PIECE)
    {
      const char *at = find_break (start);
      place += (guint) g_utf8_pointer_to_offset (start, at);
      g_string_append_len (self->text, start, at - start);
      g_string_append_c (self->text, '\n');
      if (*at == ' ')
        {
          at++;
          place++;
        }
      else
        g_array_append_val (self->breaks, place);
      start = at;
    }
  g_string_append_len (self->text, start, end - start);
}

static void
break_long_lines (AnnoArticleBuffer *self)
{
  const AnnoOffsets *offsets = anno_article_get_offsets (self->article);
  const char *text = anno_article_get_text (self->article);
  gsize copied = 0;

  for (guint n = 0; n < anno_article_get_n_lines (self->article); n++)
    {
      AnnoRange line = anno_article_get_line (self->article, n);
      if (line.end - line.start <= PIECE / 4) /* no character has more than four bytes */
        continue;
      gsize first = anno_offsets_to_byte (offsets, line.start);
      gsize n_bytes = anno_offsets_to_byte (offsets, line.end) - first;
      if (n_bytes <= PIECE)
        continue;
      if (self->text == NULL)
        self->text = g_string_sized_new (anno_article_get_n_bytes (self->article) + 64);
      g_string_append_len (self->text, text + copied, first - copied);
      break_line (self, line, first, n_bytes);
      copied = first + n_bytes;
    }
  if (self->text != NULL)
    g_string_append_len (self->text, text + copied,
                         anno_article_get_n_bytes (self->article) - copied);
}

static void
blank_separators (AnnoArticleBuffer *self)
{
  const char *text = anno_article_get_text (self->article);

  if (!anno_plain_has_separator (text))
    return;
  if (self->text == NULL)
    self->text = g_string_new_len (text, (gssize) anno_article_get_n_bytes (self->article));
  anno_plain_blank_separators (self->text->str);
}

AnnoArticleBuffer *
anno_article_buffer_new (AnnoArticle *article)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article), NULL);

  AnnoArticleBuffer *self = g_new0 (AnnoArticleBuffer, 1);
  self->article = g_object_ref (article);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->length = anno_article_get_length (article);
  break_long_lines (self);
  blank_separators (self);
  return self;
}

void
anno_article_buffer_free (AnnoArticleBuffer *self)
{
  if (self == NULL)
    return;
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->breaks, g_array_unref);
  g_clear_object (&self->article);
  g_free (self);
}

const char *
anno_article_buffer_get_text (const AnnoArticleBuffer *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL && n_bytes != NULL, NULL);

  *n_bytes = self->text != NULL ? self->text->len : anno_article_get_n_bytes (self->article);
  return self->text != NULL ? self->text->str : anno_article_get_text (self->article);
}

guint
anno_article_buffer_get_n_breaks (const AnnoArticleBuffer *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->breaks->len;
}

guint
anno_article_buffer_to_offset (const AnnoArticleBuffer *self, guint place)
{
  g_return_val_if_fail (self != NULL, 0);

  place = MIN (place, self->length);
  guint low = 0, high = self->breaks->len; /* how many breaks are at or before the place */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->breaks, guint, middle) <= place)
        low = middle + 1;
      else
        high = middle;
    }
  return place + low;
}

guint
anno_article_buffer_to_place (const AnnoArticleBuffer *self, guint offset)
{
  g_return_val_if_fail (self != NULL, 0);

  guint low = 0, high = self->breaks->len; /* how many line feeds were put in before the offset */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->breaks, guint, middle) + middle < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return MIN (offset - low, self->length);
}
