#include "text/article.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A date line is a line of its own, and short; a paragraph that names a year is neither. */
#define DATELINE_MAX 60
#define HEAD_LINES 8

struct _AnnoArticle
{
  GObject parent_instance;
  char *text;
  gsize n_bytes;
  AnnoOffsets *offsets;
  char *sha256;
  GArray *lines; /* of AnnoRange */
  AnnoRange headline;
  AnnoRange byline;
  AnnoRange dateline;
};

G_DEFINE_FINAL_TYPE (AnnoArticle, anno_article, G_TYPE_OBJECT)
G_DEFINE_QUARK (anno-article-error-quark, anno_article_error)

static gboolean
check_text (const char *text, gsize n_bytes, GError **error)
{
  const char *nul = memchr (text, '\0', n_bytes);
  const char *bad = NULL;

  if (nul != NULL)
    {
      g_set_error (error, ANNO_ARTICLE_ERROR, ANNO_ARTICLE_ERROR_NUL,
                   _("This is not text: byte %zu is NUL. Only plain text can be annotated."),
                   (gsize) (nul - text));
      return FALSE;
    }
  if (!g_utf8_validate (text, n_bytes, &bad))
    {
      g_set_error (error, ANNO_ARTICLE_ERROR, ANNO_ARTICLE_ERROR_NOT_UTF8,
                   _("The text is not UTF-8: byte %zu (0x%02X) does not fit. "
                     "Convert the file to UTF-8."),
                   (gsize) (bad - text), (guchar) *bad);
      return FALSE;
    }
  return TRUE;
}

/* How many bytes the line end at @p has; 0 where there is none. */
static guint
line_end_at (const char *p, const char *end)
{
  if (*p == '\n')
    return 1;
  if (*p == '\r')
    return p + 1 < end && p[1] == '\n' ? 2 : 1;
  if (end - p >= 3 && memcmp (p, "\xE2\x80\xA9", 3) == 0)
    return 3;
  return 0;
}

static void
find_lines (AnnoArticle *self)
{
  const char *end = self->text + self->n_bytes;
  AnnoRange line = { 0, 0 };

  for (const char *p = self->text; p < end;)
    {
      guint n = line_end_at (p, end);
      if (n == 0)
        {
          p = g_utf8_next_char (p);
          line.end++;
          continue;
        }
      g_array_append_val (self->lines, line);
      p += n;
      line.start = line.end = line.end + (n == 2 ? 2 : 1);
    }
  if (line.end > line.start || self->lines->len == 0)
    g_array_append_val (self->lines, line);
}

static gboolean
is_blank (AnnoArticle *self, guint n)
{
  AnnoRange line = anno_article_get_line (self, n);
  gsize n_bytes = 0;
  const char *p = anno_article_peek (self, line.start, line.end, &n_bytes);

  for (const char *end = p + n_bytes; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
stands_alone (AnnoArticle *self, guint n)
{
  return n + 1 >= self->lines->len || is_blank (self, n + 1);
}

static gboolean
is_byline (AnnoArticle *self, guint n)
{
  AnnoRange line = anno_article_get_line (self, n);
  gsize n_bytes = 0;
  const char *p = anno_article_peek (self, line.start, line.end, &n_bytes);

  return line.end - line.start <= 2 * DATELINE_MAX && n_bytes > 3
         && g_ascii_strncasecmp (p, "by ", 3) == 0;
}

static gboolean
holds_year (AnnoArticle *self, AnnoRange line)
{
  gsize n_bytes = 0;
  const char *p = anno_article_peek (self, line.start, line.end, &n_bytes);
  guint digits = 0;

  for (gsize i = 0; i <= n_bytes; i++)
    {
      gboolean digit = i < n_bytes && g_ascii_isdigit (p[i]);
      if (!digit && digits == 4)
        return TRUE;
      digits = digit ? digits + 1 : 0;
    }
  return FALSE;
}

static guint
next_line_with_words (AnnoArticle *self, guint n)
{
  while (n < self->lines->len && is_blank (self, n))
    n++;
  return n;
}

/* A short line with a year that no other line goes on from. */
static gboolean
is_dateline (AnnoArticle *self, guint n)
{
  AnnoRange line = anno_article_get_line (self, n);
  return stands_alone (self, n) && line.end - line.start <= DATELINE_MAX && holds_year (self, line);
}

/* Else two short lines of a paragraph would do for a headline and its date. */
static gboolean
ends_a_sentence (AnnoArticle *self, guint n)
{
  AnnoRange line = anno_article_get_line (self, n);
  gsize n_bytes = 0;
  const char *p = anno_article_peek (self, line.start, line.end, &n_bytes);

  while (n_bytes > 0 && g_ascii_isspace (p[n_bytes - 1]))
    n_bytes--;
  return n_bytes > 0 && strchr (".!?", p[n_bytes - 1]) != NULL;
}

static gboolean
is_headline (AnnoArticle *self, guint n)
{
  return stands_alone (self, n) || is_byline (self, n + 1)
         || (is_dateline (self, n + 1) && !ends_a_sentence (self, n)
             && !ends_a_sentence (self, n + 1));
}

/* The head is what stands, line by line, above the first paragraph. */
static void
find_head (AnnoArticle *self)
{
  guint n = next_line_with_words (self, 0);
  if (n >= self->lines->len || n + 1 >= self->lines->len)
    return;
  if (!is_headline (self, n))
    return;

  self->headline = anno_article_get_line (self, n);
  n = next_line_with_words (self, n + 1);
  if (n < self->lines->len && is_byline (self, n))
    {
      self->byline = anno_article_get_line (self, n);
      n = next_line_with_words (self, n + 1);
    }
  if (n < MIN (self->lines->len, HEAD_LINES) && is_dateline (self, n))
    self->dateline = anno_article_get_line (self, n);
}

static void
anno_article_finalize (GObject *object)
{
  AnnoArticle *self = ANNO_ARTICLE (object);

  g_clear_pointer (&self->offsets, anno_offsets_free);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (anno_article_parent_class)->finalize (object);
}

static void
anno_article_class_init (AnnoArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_article_finalize;
}

static void
anno_article_init (AnnoArticle *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
}

AnnoArticle *
anno_article_new (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  if (n_bytes > 0 && !check_text (data, n_bytes, error))
    return NULL;

  AnnoArticle *self = g_object_new (ANNO_TYPE_ARTICLE, NULL);
  self->text = g_strndup (data != NULL ? data : "", n_bytes);
  self->n_bytes = n_bytes;
  self->offsets = anno_offsets_new (self->text, n_bytes);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  find_lines (self);
  find_head (self);
  return self;
}

const char *
anno_article_get_text (AnnoArticle *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (self), NULL);
  return self->text;
}

gsize
anno_article_get_n_bytes (AnnoArticle *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (self), 0);
  return self->n_bytes;
}

guint
anno_article_get_length (AnnoArticle *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (self), 0);
  return anno_offsets_get_length (self->offsets);
}

const AnnoOffsets *
anno_article_get_offsets (AnnoArticle *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (self), NULL);
  return self->offsets;
}

const char *
anno_article_get_sha256 (AnnoArticle *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (self), NULL);
  return self->sha256;
}

char *
anno_article_slice (AnnoArticle *self, guint start, guint end)
{
  gsize n_bytes = 0;
  const char *words = anno_article_peek (self, start, end, &n_bytes);
  return g_strndup (words, n_bytes);
}

const char *
anno_article_peek (AnnoArticle *self, guint start, guint end, gsize *n_bytes)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (self) && n_bytes != NULL && start <= end, NULL);

  gsize from = anno_offsets_to_byte (self->offsets, start);
  *n_bytes = anno_offsets_to_byte (self->offsets, end) - from;
  return self->text + from;
}

guint
anno_article_get_n_lines (AnnoArticle *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (self), 0);
  return self->lines->len;
}

AnnoRange
anno_article_get_line (AnnoArticle *self, guint n)
{
  AnnoRange none = { 0, 0 };

  g_return_val_if_fail (ANNO_IS_ARTICLE (self) && n < self->lines->len, none);
  return g_array_index (self->lines, AnnoRange, n);
}

guint
anno_article_line_at (AnnoArticle *self, guint place)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (self), 0);

  guint low = 0, high = self->lines->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->lines, AnnoRange, middle).start <= place)
        low = middle;
      else
        high = middle;
    }
  return low;
}

AnnoRange
anno_article_get_headline (AnnoArticle *self)
{
  AnnoRange none = { 0, 0 };

  g_return_val_if_fail (ANNO_IS_ARTICLE (self), none);
  return self->headline;
}

AnnoRange
anno_article_get_byline (AnnoArticle *self)
{
  AnnoRange none = { 0, 0 };

  g_return_val_if_fail (ANNO_IS_ARTICLE (self), none);
  return self->byline;
}

AnnoRange
anno_article_get_dateline (AnnoArticle *self)
{
  AnnoRange none = { 0, 0 };

  g_return_val_if_fail (ANNO_IS_ARTICLE (self), none);
  return self->dateline;
}
