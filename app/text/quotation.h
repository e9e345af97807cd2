/* Where quotations of an article begin and end: words between marks, in one paragraph.
 *
 * Marks are those of English, German, French, Chinese and Japanese print, and the straight ones of
 * typewriters; an apostrophe is none. One that opens a paragraph and is not closed in it goes on
 * to the paragraph's end, as in speech of several paragraphs. Of a long line only the part
 * around the place is looked at (ANNO_BOUNDARIES_WINDOW). Places are code points. */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

/* The smallest quotation, marks included, that holds all of @range and more; empty where there is
 * none. */
AnnoRange anno_quotation_around (AnnoArticle *article, AnnoRange range);

G_END_DECLS
