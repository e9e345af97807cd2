#include "model/span-quote.h"

#include "text/plain.h"

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

/* Keeps both ends, because a claim is known by how it begins and ends. */
static char *
cut_middle (const char *words, guint max)
{
  guint length = (guint) g_utf8_strlen (words, -1);
  if (max == 0 || length <= max)
    return g_strdup (words);

  guint head = max * 2 / 3, tail = max - head - 1;
  g_autofree char *start = g_utf8_substring (words, 0, head);
  g_autofree char *end = g_utf8_substring (words, length - tail, length);
  return g_strdup_printf ("%s…%s", g_strchomp (start), g_strchug (end));
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
