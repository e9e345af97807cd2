/* In which order the articles are listed, under which headings, and which of them: a popover that
 * changes a wish.
 *
 * Signal "changed": the person wishes for something else.
 */
#pragma once

#include "session/article-listing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_OPTIONS (anno_article_options_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleOptions, anno_article_options, ANNO, ARTICLE_OPTIONS, GtkPopover)

/* Shows @wish; what it says of words stays as it is. @rows: of AnnoArticleRow, whose sources and
 * annotators can be chosen. @has_assignments: whether somebody said who is to do what. */
void anno_article_options_show (AnnoArticleOptions *self, const AnnoArticleWish *wish,
                                GListModel *rows, gboolean has_assignments);
/* What is wished for now; the popover's. */
const AnnoArticleWish *anno_article_options_get (AnnoArticleOptions *self);

/* What of @wish is no matter of order, as a sentence's part: "done, without annotations"; NULL for
 * nothing. */
char *anno_article_options_words (const AnnoArticleWish *wish) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
