/* What a web page prints around its article for people: who wrote it, and when. */
#pragma once

#include "formats/block-text.h"
#include "formats/page-tree.h"

G_BEGIN_DECLS

/* The first element, up to the end of @parts (formats/page-body), that is marked as the line of
 * who wrote the article; NULL where there is none. */
xmlNode *anno_page_head_find_byline (const AnnoPage *page, const GPtrArray *parts);
/* The name in it, without the date and what else stands in the line, where the page tells them
 * apart; else its words. */
char    *anno_page_head_read_name   (const xmlNode *byline) G_GNUC_WARN_UNUSED_RESULT;
/* Adds it as a block of one line. */
void     anno_page_head_add_byline  (const xmlNode *byline, AnnoBlockText *text);
/* The first words up to the end of @parts that print a day, in @byline or in what is marked as
 * a date; NULL where there are none. */
char    *anno_page_head_find_date   (const AnnoPage *page, const GPtrArray *parts,
                                     const xmlNode *byline) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
