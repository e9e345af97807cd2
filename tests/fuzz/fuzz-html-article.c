/* Fuzzes formats/charset and formats/html-article: whatever the bytes are, there is an article, a
 * part skipped, or a reason, and an article's text is valid. */
#include "formats/html-article.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static gboolean
article_cb (AnnoArticleDraft *draft, gpointer data)
{
  guint *n = data;

  g_assert_true (g_utf8_validate (draft->text, -1, NULL));
  g_assert_true (draft->meta.title == NULL || g_utf8_validate (draft->meta.title, -1, NULL));
  g_assert_true (draft->meta.byline == NULL || g_utf8_validate (draft->meta.byline, -1, NULL));
  g_assert_true (draft->meta.date == NULL || anno_meta_is_day (draft->meta.date));
  anno_article_draft_free (draft);
  (*n)++;
  return TRUE;
}

static void
skipped_cb (const char *part, const char *why, gpointer data)
{
  guint *n = data;

  g_assert_true (part != NULL && g_utf8_validate (why, -1, NULL));
  (*n)++;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  AnnoImportOptions options = { .kept = ANNO_BLOCKS_USUAL };
  guint n = 0;
  AnnoDraftSink sink = { article_cb, skipped_cb, NULL, &n };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  anno_html_article_format.sniff ((const char *) data, MIN (size, ANNO_SNIFF_BYTES));
  if (anno_html_article_format.read (bytes, &options, &sink, &error))
    g_assert_cmpuint (n, ==, 1);
  else
    g_assert_true (error != NULL && g_utf8_validate (error->message, -1, NULL));
  return 0;
}
