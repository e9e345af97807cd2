#include "model/span-quote.h"

#include "text/plain.h"

#define SLACK 12 /* code points that a cut may move, so that no word is cut */
#define ZERO_WIDTH_JOINER 0x200D

static void
append_flat (GString *out, const char *words)
{
  gboolean blank = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_blank = g_unichar_isspace (c) || g_unichar_iscntrl (c);
      if (anno_plain_turns_text (c))
        continue;
      if (!is_blank)
        g_string_append_unichar (out, c);
      else if (!blank)
        g_string_append_c (out, ' ');
      blank = is_blank;
    }
}

/* Whether what is at @p belongs to the letter before it: marks, and what joins emoji. */
static gboolean
joins (const char *words, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_ismark (c) || c == ZERO_WIDTH_JOINER || (c >= 0x1F3FB && c <= 0x1F3FF)
         || (p > words && g_utf8_get_char (g_utf8_prev_char (p)) == ZERO_WIDTH_JOINER);
}

/* Where the words before @p end; in a word that is too long for that, at the end of a letter. */
static const char *
end_before (const char *words, const char *p)
{
  const char *at = p;

  for (guint i = 0; i < SLACK && at > words; i++, at = g_utf8_prev_char (at))
    if (*at == ' ')
      return at;
  while (p > words && joins (words, p))
    p = g_utf8_prev_char (p);
  return p;
}

/* Likewise, where the words from @p on begin. */
static const char *
begin_after (const char *words, const char *p)
{
  const char *at = p;

  for (guint i = 0; i < SLACK && *at != '\0'; i++, at = g_utf8_next_char (at))
    if (at[-1] == ' ')
      return at;
  while (*p != '\0' && joins (words, p))
    p = g_utf8_next_char (p);
  return p;
}

/* Keeps both ends, because a claim is known by how it begins and ends. */
static char *
cut_middle (const char *words, guint max)
{
  guint length = (guint) g_utf8_strlen (words, -1);
  if (max == 0 || length <= max)
    return g_strdup (words);

  guint head = max * 2 / 3, tail = max - head - 1;
  const char *end = end_before (words, g_utf8_offset_to_pointer (words, head));
  const char *begin = begin_after (words, g_utf8_offset_to_pointer (words, length - tail));
  g_autofree char *start = g_strndup (words, (gsize) (end - words));
  return g_strdup_printf ("%s…%s", g_strchomp (start), begin);
}

char *
anno_span_quote (AnnoArticle *article, const AnnoSpan *span, guint max)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && span != NULL, NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      const AnnoSegment *segment = anno_span_get_segments (span) + i;
      g_autofree char *words = anno_article_slice (article, segment->start, segment->end);
      if (i > 0)
        g_string_append (out, " … ");
      append_flat (out, words);
    }
  return cut_middle (out->str, max);
}
