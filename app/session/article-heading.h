/* A heading in the list of articles: what those below it have in common. Immutable, but for how
 * many there are ("n", notifying). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_HEADING (anno_article_heading_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleHeading, anno_article_heading, ANNO, ARTICLE_HEADING, GObject)

/* @group: see anno_article_wish_group_of. */
AnnoArticleHeading *anno_article_heading_new (const char *group) G_GNUC_WARN_UNUSED_RESULT;
const char         *anno_article_heading_get_group (AnnoArticleHeading *self);
guint               anno_article_heading_get_n     (AnnoArticleHeading *self);
void                anno_article_heading_set_n     (AnnoArticleHeading *self, guint n);

G_END_DECLS
