/* Fuzzes formats/layer-reader: a layer that is read can be written, and then read and written again
 * as the same bytes, with as many annotations and kept lines. */
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "formats/layer-writer.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static const char text[] = "Sen. Graham said “no” 👩‍👩‍👧 é e\u0301\r\nقال الرئيس 记者说\u2028on "
                           "Sunday.";

static AnnoArticle *
get_article (void)
{
  static AnnoArticle *article;

  if (article == NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      article = anno_article_new (bytes, NULL);
    }
  return article;
}

static GBytes *
write_layer (AnnoLayer *layer)
{
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  return anno_layer_writer_write (snapshot, get_article (), NULL, "a b.txt",
                                  "annotations/x/a b.txt.json");
}

static guint
count_unread (AnnoLayer *layer)
{
  const GPtrArray *unread = anno_layer_get_unread (layer);
  return unread != NULL ? unread->len : 0;
}

static void
check_messages (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AnnoFinding *finding = findings->pdata[i];
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      g_assert_true (finding->line > 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_autoptr (AnnoLayerHeader) header = anno_layer_reader_peek (bytes, &n, NULL);
  g_autoptr (AnnoLayer) layer
      = anno_layer_reader_read (bytes, get_article (), findings, NULL, &error);
  if (layer == NULL)
    {
      g_assert_true (error != NULL && g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_nonnull (header);
  g_assert_cmpuint (n, ==, anno_layer_get_n_spans (layer) + count_unread (layer));
  check_messages (findings);

  g_autoptr (GBytes) first = write_layer (layer);
  g_autoptr (AnnoLayer) back = anno_layer_reader_read (first, get_article (), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anno_layer_get_n_spans (back), ==, anno_layer_get_n_spans (layer));
  g_assert_cmpuint (count_unread (back), ==, count_unread (layer));
  g_autoptr (GBytes) second = write_layer (back);
  g_assert_true (g_bytes_equal (first, second));
  return 0;
}
