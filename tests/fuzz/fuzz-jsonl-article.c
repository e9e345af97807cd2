/* Fuzzes formats/jsonl-article, and with it jsonl-records and jsonl-fields: what is given
 * and told is fit to be shown. */
#include "draft-list.h"
#include "formats/jsonl-article.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_auto (DraftList) list;
  g_autoptr (GError) error = NULL;
  const char *text = (const char *) data;

  draft_list_init (&list);
  anno_jsonl_article_format.sniff (text, MIN (size, ANNO_SNIFF_BYTES));
  gboolean read = draft_list_read (&list, &anno_jsonl_article_format, text, size, NULL, &error);
  g_assert_true (read == (error == NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (list.skipped->len, <=, 1001);
  return 0;
}
