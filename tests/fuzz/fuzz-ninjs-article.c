/* Fuzzes formats/ninjs-article, and with it ninjs-text and json-head. */
#include "draft-list.h"
#include "formats/ninjs-article.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  draft_list_read_any (&anno_ninjs_article_format, data, size);
  return 0;
}
