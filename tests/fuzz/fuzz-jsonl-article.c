/* Fuzzes formats/jsonl-article, and with it jsonl-records and jsonl-fields. */
#include "draft-list.h"
#include "formats/jsonl-article.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  draft_list_read_any (&anno_jsonl_article_format, data, size);
  return 0;
}
