#include "formats/html-fragment.h"

#include "formats/markup-blocks.h"
#include "formats/markup-limits.h"

#include <libxml/HTMLparser.h>

gboolean
anno_html_fragment_add (AnnoBlockText *text, const char *html, gsize n_bytes, GError **error)
{
  if (!anno_markup_limits_check (html, n_bytes, ANNO_MARKUP_HTML, error))
    return FALSE;
  xmlDoc *doc = htmlReadMemory (html, (int) n_bytes, NULL, "UTF-8",
                                HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                    | HTML_PARSE_NONET);
  if (doc != NULL && xmlDocGetRootElement (doc) != NULL)
    anno_markup_blocks_add (text, xmlDocGetRootElement (doc));
  if (doc != NULL)
    xmlFreeDoc (doc);
  return TRUE;
}
