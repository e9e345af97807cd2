/* JSON-LD in a web page: what schema.org's NewsArticle and its kin say of the article.
 *
 * Pages write JSON by hand and by templates: what isn't JSON is mended where it is plain how (line
 * ends in strings, commas at the end, comments around), and else left alone.
 */
#pragma once

#include "formats/page-facts.h"

G_BEGIN_DECLS

/* Adds to @facts what the first article in @json says, in whatever arrays and graphs it lies.
 * Returns whether there was one. */
gboolean anno_page_json_read (const char *json, AnnoPageFacts *facts);

G_END_DECLS
