/* The article's words as a text view can bear them, and the way back.
 *
 * A text view counts places as an article does, and breaks lines at the same characters, so its
 * text is the article's own, with exceptions: a line of more than ANNO_ARTICLE_BUFFER_LINE bytes
 * would make it lay out, and measure, without end. Such a line is broken: one of its blanks becomes
 * a line feed, which moves no place; where there is no blank (Chinese, or a megabyte of one
 * letter), a line feed is put in, and places after it count one more. And each of the few
 * characters that a layout can't bear (anno_plain_is_separator) is a blank. Copied and quoted words
 * come from the article, never from here.
 *
 * Offsets are code points of the text here, places those of the article.
 */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

#define ANNO_ARTICLE_BUFFER_LINE 4096

typedef struct _AnnoArticleBuffer AnnoArticleBuffer;

AnnoArticleBuffer *anno_article_buffer_new  (AnnoArticle *article) G_GNUC_WARN_UNUSED_RESULT;
void               anno_article_buffer_free (AnnoArticleBuffer *self);

/* The text, NUL-terminated. Lives as long as the buffer. */
const char *anno_article_buffer_get_text (const AnnoArticleBuffer *self, gsize *n_bytes);
/* How many line feeds were put in: what the two counts differ by at the end. */
guint       anno_article_buffer_get_n_breaks (const AnnoArticleBuffer *self);

/* Where the character at @place is in the text; past the end, the end. */
guint anno_article_buffer_to_offset (const AnnoArticleBuffer *self, guint place);
/* The place of the character at @offset; for a line feed that was put in, that of the next one. */
guint anno_article_buffer_to_place  (const AnnoArticleBuffer *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticleBuffer, anno_article_buffer_free)

G_END_DECLS
