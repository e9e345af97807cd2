#include "foreign/brat-words.h"

#include "foreign/edges.h"

#include <string.h>

/* How many hexadecimal digits tell names apart. */
#define N_DIGITS 8

/* What an empty text is. */
#define NOTHING "\\e"

char *
anno_brat_words_type (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  GString *type = g_string_new (NULL);
  gboolean is_other = *name == '\0';
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_safe = g_ascii_isalnum (*p) || *p == '-' || *p == '_';
      g_string_append_c (type, is_safe ? *p : '_');
      is_other = is_other || !is_safe;
    }
  if (is_other)
    {
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
      g_string_append_printf (type, "-%.*s", N_DIGITS, digest);
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

gboolean
anno_brat_words_break (const char *words)
{
  g_return_val_if_fail (words != NULL, FALSE);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (ends_line (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* The character that the escape at @p stands for, where it is written exactly as we do; 0 where it
 * isn't. @length: its bytes. */
static gunichar
read_escape (const char *p, gsize *length)
{
  gunichar c = 0;

  *length = 2;
  if (p[1] == '\\')
    return '\\';
  if (p[1] == 'n')
    return '\n';
  if (p[1] != 'u')
    return 0;
  for (*length = 2; *length < 6; (*length)++)
    {
      if (!g_ascii_isxdigit (p[*length]) || g_ascii_isupper (p[*length]))
        return 0;
      c = c * 16 + (gunichar) g_ascii_xdigit_value (p[*length]);
    }
  return c != '\n' && (ends_line (c) || c == '\t') ? c : 0;
}

/* What @line says if it is escaped; NULL where it can't be. @breaks: whether a line breaks there.
 */
static char *
try_unescape (const char *line, gboolean *breaks)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gsize length = 0;

  *breaks = FALSE;
  if (strcmp (line, NOTHING) == 0)
    {
      *breaks = TRUE;
      return g_strdup ("");
    }
  for (const char *p = line; *p != '\0'; p += length)
    {
      gunichar c = *p == '\\' ? read_escape (p, &length) : g_utf8_get_char (p);
      if (*p != '\\' && (ends_line (c) || c == '\t'))
        return NULL;
      if (c == 0)
        return NULL;
      if (*p != '\\')
        length = (gsize) (g_utf8_next_char (p) - p);
      else if (c != '\\')
        *breaks = TRUE;
      g_string_append_unichar (words, c);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Each round halves the backslashes, so that there are few. */
char *
anno_brat_words_unescape (const char *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  g_autofree char *first = NULL, *at = g_strdup (line);
  while (strchr (at, '\\') != NULL)
    {
      gboolean breaks;
      char *words = try_unescape (at, &breaks);
      if (words == NULL)
        break;
      g_free (at);
      at = words;
      if (first == NULL)
        first = g_strdup (words);
      if (breaks)
        return g_steal_pointer (&first);
    }
  return g_strdup (line);
}

static char *
escape (const char *words)
{
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

char *
anno_brat_words_escape (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  if (*words == '\0')
    return g_strdup (NOTHING);
  g_autofree char *read = anno_brat_words_unescape (words);
  gboolean is_safe
      = strcmp (read, words) == 0 && !anno_brat_words_break (words) && strchr (words, '\t') == NULL;
  return is_safe ? g_strdup (words) : escape (words);
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

/* Whether there is anything but blanks in it. */
static gboolean
has_words (AnnoArticle *article, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      gsize n;
      const char *p = anno_article_peek (article, segments[i].start, segments[i].end, &n);
      for (const char *end = p + n; p < end; p = g_utf8_next_char (p))
        if (!anno_edges_is_blank (g_utf8_get_char (p)))
          return TRUE;
    }
  return FALSE;
}

GArray *
anno_brat_words_split (AnnoArticle *article, const AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && span != NULL, NULL);

  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  const AnnoSegment *segments = anno_span_get_segments (span);
  gboolean is_cut = has_words (article, span);
  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      AnnoRange whole = { segments[i].start, segments[i].end };
      if (is_cut)
        split_segment (pieces, article, &segments[i]);
      else
        g_array_append_val (pieces, whole);
    }
  return pieces;
}
