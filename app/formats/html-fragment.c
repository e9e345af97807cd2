#include "formats/html-fragment.h"

#include "formats/html-document.h"
#include "formats/markup-blocks.h"

gboolean
anno_html_fragment_add (AnnoBlockText *text, const char *html, gsize n_bytes, GError **error)
{
  g_return_val_if_fail (text != NULL && (html != NULL || n_bytes == 0), FALSE);

  g_autoptr (xmlDoc) doc = anno_html_document_parse (html, n_bytes, error);
  if (doc == NULL)
    return FALSE;
  const xmlNode *root = xmlDocGetRootElement (doc);
  if (root != NULL)
    anno_markup_blocks_add (text, root);
  anno_block_text_end (text);
  return TRUE;
}
