/* HTML made a tree: as browsers forgive, within limits, and reaching for nothing outside.
 *
 * The tree is libxml2's, in UTF-8, with element names in lower case; whoever has it frees it. Safe
 * in any thread.
 */
#pragma once

#include "formats/xml-document.h"

G_BEGIN_DECLS

#define ANNO_HTML_MAX_DEPTH 1024

/* The tree of @n_bytes of UTF-8, within formats/markup-limits and that depth; without a root where
 * there is nothing in it. What the page declares as its encoding isn't asked. Errors:
 * ANNO_ARTICLE_FORMAT_ERROR. */
xmlDoc *anno_html_document_parse (const char *html, gsize n_bytes,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
