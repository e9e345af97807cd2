/* A review sheet on paper, for a meeting: how far the review is, the article line by line with what
 * each person marked below it, and the table of differences with room for decisions.
 *
 * It is laid out once, into pages; each can then be drawn on any cairo context whose unit is the
 * point, as often as is wanted and in any order. It reads without colours. Not for two threads at
 * once, but for one after another.
 */
#pragma once

#include "print/paper.h"
#include "print/review-sheet.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _AnnoReviewPages AnnoReviewPages;

/* @sheet outlives the pages. @number: of the article, so that links of several in one file don't
 * meet. Of @paper the size counts: a review sheet has margins of its own. */
AnnoReviewPages *anno_review_pages_new  (const AnnoReviewSheet *sheet, const AnnoPaper *paper,
                                         guint number) G_GNUC_WARN_UNUSED_RESULT;
void             anno_review_pages_free (AnnoReviewPages *self);
/* Never 0. */
guint            anno_review_pages_get_n (const AnnoReviewPages *self);
/* Draws the @nth page, from 0; at its foot stands which of how many it is. */
void             anno_review_pages_draw (const AnnoReviewPages *self, guint nth, cairo_t *cr);
/* All words of the @nth page, a line each, in the order in which they are drawn. */
char            *anno_review_pages_read (const AnnoReviewPages *self, guint nth)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewPages, anno_review_pages_free)

G_END_DECLS
