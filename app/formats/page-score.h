/* Where in a page the article is: by the length of its paragraphs and their commas, as readers of
 * web pages have done since Readability (2009).
 *
 * Each paragraph gives points to the element it lies in, half of them to the next around it, less
 * to those further out; names and links raise and lower them.
 */
#pragma once

#include "formats/page-tree.h"

G_BEGIN_DECLS

/* The element that holds the article, of a page that was pruned; the page's root where none stands
 * out. With @by_names, class and id count. */
xmlNode *anno_page_score (AnnoPage *self, gboolean by_names);
/* @top and those beside it that belong to it, of xmlNode, in the order of the page. */
GPtrArray *anno_page_join_siblings (const AnnoPage *self,
                                    xmlNode *top) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
