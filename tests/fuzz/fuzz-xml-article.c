/* Fuzzes the readers of articles in XML: what is read is text by the rule, the same each time, and
 * each refusal says something. */
#include "formats/article-format.h"
#include "formats/newsml-g2-article.h"
#include "formats/newsml1-article.h"
#include "formats/nitf-article.h"
#include "formats/tei-article.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static gboolean
article_cb (AnnoArticleDraft *draft, gpointer data)
{
  GString *all = data;
  gsize n = strlen (draft->text);

  g_assert_true (g_utf8_validate_len (draft->text, n, NULL));
  g_assert_true (n == 0 || draft->text[n - 1] == '\n');
  g_assert_null (strchr (draft->text, '\r'));
  g_assert_true (draft->meta.date == NULL || anno_meta_is_day (draft->meta.date));
  g_assert_true (draft->meta.title == NULL || g_utf8_validate (draft->meta.title, -1, NULL));
  g_string_append_len (all, draft->text, (gssize) n);
  anno_article_draft_free (draft);
  return TRUE;
}

static void
skipped_cb (const char *part, const char *why, gpointer data)
{
  GString *all = data;

  g_assert_true (*part != '\0' && *why != '\0' && g_utf8_validate (why, -1, NULL));
  g_string_append_printf (all, "%s: %s\n", part, why);
}

static GString *
read_all (const AnnoArticleFormat *format, GBytes *bytes)
{
  GString *all = g_string_new (NULL);
  AnnoImportOptions options = { .kept = ANNO_BLOCK_BIT (ANNO_N_BLOCK_KINDS) - 1 };
  AnnoDraftSink sink = { .article = article_cb, .skipped = skipped_cb, .data = all };
  g_autoptr (GError) error = NULL;

  gboolean read = format->read (bytes, &options, &sink, &error);
  g_assert_true (read == (error == NULL));
  if (!read)
    g_assert_true (*error->message != '\0' && g_utf8_validate (error->message, -1, NULL));
  return all;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const AnnoArticleFormat *const formats[] = {
    &anno_nitf_article_format,
    &anno_newsml_g2_article_format,
    &anno_newsml1_article_format,
    &anno_tei_article_format,
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i]->sniff ((const char *) data, MIN (size, ANNO_SNIFF_BYTES)) > 0)
      {
        g_autoptr (GString) first = read_all (formats[i], bytes);
        g_autoptr (GString) again = read_all (formats[i], bytes);
        g_assert_cmpstr (first->str, ==, again->str);
      }
  return 0;
}
