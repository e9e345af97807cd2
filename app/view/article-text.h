/* The article's words in a text view's buffer: places there and back, what is selected, and how the
 * head of an article is set. Places are code points of the article. */
#pragma once

#include "view/article-buffer.h"
#include "view/palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AnnoArticleText AnnoArticleText;

/* @view outlives it, and shows its buffers. */
AnnoArticleText *anno_article_text_new  (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
void             anno_article_text_free (AnnoArticleText *self);

/* Puts the words of @article, or none, into the view, with the caret at the start. */
void anno_article_text_fill (AnnoArticleText *self, AnnoArticle *article);
/* NULL for none. */
AnnoArticle       *anno_article_text_get_article (AnnoArticleText *self);
AnnoArticleBuffer *anno_article_text_get_map     (AnnoArticleText *self);

/* The colour of what is less important in the head. */
void anno_article_text_set_dim (AnnoArticleText *self, const GdkRGBA *colour);

guint     anno_article_text_to_offset (AnnoArticleText *self, guint place);
/* Appends the offsets of [start, end) to @offsets (of AnnoRange); nothing where that is empty. */
void      anno_article_text_add_range (AnnoArticleText *self, GArray *offsets, guint start,
                                       guint end);
guint     anno_article_text_to_place  (AnnoArticleText *self, const GtkTextIter *iter);

/* What is selected; empty, at the caret, where nothing is. */
AnnoRange anno_article_text_get_selection (AnnoArticleText *self);
guint     anno_article_text_get_caret     (AnnoArticleText *self);
/* The end of the selection that stays when it is extended. */
guint     anno_article_text_get_anchor    (AnnoArticleText *self);
/* Selects from @anchor to the caret at @caret, which may be before it. */
void      anno_article_text_select (AnnoArticleText *self, guint anchor, guint caret);

/* Puts the article's words that are selected on the clipboard, or offers them to a middle click
 * elsewhere. Does nothing where none are. */
void      anno_article_text_copy   (AnnoArticleText *self);
void      anno_article_text_offer  (AnnoArticleText *self);

/* Where [start, end) is, as far as it is in sight, in the view's coordinates. Over several
 * lines, the rectangle around its ends. FALSE where none of it is in sight. */
gboolean anno_article_text_find_area (AnnoArticleText *self, guint start, guint end,
                                      GdkRectangle *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticleText, anno_article_text_free)

G_END_DECLS
