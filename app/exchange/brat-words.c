#include "exchange/brat-words.h"

#include <string.h>

char *
anno_brat_words_type (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  GString *type = g_string_new (NULL);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (type, g_unichar_isalnum (c) || c == '-' ? c : '_');
    }
  return g_string_free (type, FALSE);
}

static gboolean
ends_line (gunichar c)
{
  return (c >= '\n' && c <= '\r') || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0x2028
         || c == 0x2029;
}

char *
anno_brat_words_line (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  GString *line = g_string_new (NULL);
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (line, ends_line (c) || c == '\t' ? ' ' : c);
    }
  return g_string_free (line, FALSE);
}

char *
anno_brat_words_escape (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  GString *line = g_string_new (NULL);
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\\')
        g_string_append (line, "\\\\");
      else if (c == '\n')
        g_string_append (line, "\\n");
      else if (ends_line (c) || c == '\t')
        g_string_append_printf (line, "\\u%04x", c);
      else
        g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}

/* Adds [start, end) without the blanks at its edges. */
static void
add_piece (GArray *pieces, AnnoArticle *article, guint start, guint end)
{
  g_autofree char *words = anno_article_slice (article, start, end);
  const char *p = words;

  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    {
      p = g_utf8_next_char (p);
      start++;
    }
  for (const char *last = p + strlen (p); end > start; end--)
    {
      last = g_utf8_prev_char (last);
      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
    }
  AnnoRange piece = { start, end };
  if (start < end)
    g_array_append_val (pieces, piece);
}

static void
split_segment (GArray *pieces, AnnoArticle *article, const AnnoSegment *segment)
{
  g_autofree char *words = anno_article_slice (article, segment->start, segment->end);
  guint start = segment->start, at = segment->start;
  gboolean cut = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p), at++)
    if (ends_line (g_utf8_get_char (p)))
      {
        add_piece (pieces, article, start, at);
        start = at + 1;
        cut = TRUE;
      }
  AnnoRange whole = { segment->start, segment->end };
  if (cut)
    add_piece (pieces, article, start, segment->end);
  else
    g_array_append_val (pieces, whole);
}

GArray *
anno_brat_words_split (AnnoArticle *article, const AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && span != NULL, NULL);

  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  const AnnoSegment *segments = anno_span_get_segments (span);
  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    split_segment (pieces, article, &segments[i]);
  AnnoRange whole = { anno_span_get_start (span), anno_span_get_end (span) };
  if (pieces->len == 0)
    g_array_append_val (pieces, whole);
  return pieces;
}
