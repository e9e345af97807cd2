/* Fuzzes formats/warc-article, and with it warc-reader, warc-stream, http-response and inflate: what
 * is told is fit to be shown, and there is an end to it. */
#include "draft-list.h"
#include "formats/warc-article.h"
#include "warc-scene.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
read_archive (const guint8 *data, gsize size, gsize n_unpacked)
{
  g_auto (DraftList) list;
  g_autoptr (GError) error = NULL;

  draft_list_init (&list);
  gboolean read = draft_list_read (&list, &anno_warc_article_format, (const char *) data, size, NULL,
                                   &error);
  g_assert_true (read == (error == NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (list.drafts->len, <=, n_unpacked / 10);
  g_assert_cmpuint (list.skipped->len, <=, 100 + 64 + 2);
}

/* As it is, and packed: what the fuzzer changes would hardly ever be packed well by itself. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GByteArray) packed = warc_scene_pack (data, size, G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  read_archive (data, size, size);
  read_archive (packed->data, packed->len, size);
  return 0;
}
