/* An annotated article on paper: the article set to be read, with its spans under the words, a
 * legend, and the tables of who said what, when.
 *
 * It is laid out once, into pages; each can then be drawn on any cairo context whose unit is the
 * point, as often as is wanted and in any order: of a PDF, a printer, a picture. On a PDF there are
 * also tags of its structure, and links from labels to rows and back. Not for two threads at once.
 */
#pragma once

#include "print/paper.h"
#include "print/sheet.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _AnnoArticlePages AnnoArticlePages;

/* @sheet outlives the pages. @number: of the article, so that links of several in one file don't
 * meet. */
AnnoArticlePages *anno_article_pages_new  (const AnnoSheet *sheet, const AnnoPaper *paper,
                                           guint number) G_GNUC_WARN_UNUSED_RESULT;
void              anno_article_pages_free (AnnoArticlePages *self);
/* Never 0. */
guint             anno_article_pages_get_n (const AnnoArticlePages *self);
/* Draws the @nth page, from 0; at its foot stands @number. */
void              anno_article_pages_draw (const AnnoArticlePages *self, guint nth, guint number,
                                           cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticlePages, anno_article_pages_free)

G_END_DECLS
