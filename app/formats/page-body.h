/* The article of a web page without what is around it and between it. */
#pragma once

#include "formats/block-text.h"
#include "formats/page-tree.h"

G_BEGIN_DECLS

/* Finds the parts of the page that are the article, as xmlNode in the order of the page, and
 * marks what doesn't belong in them. @title: of the article, or NULL; a heading that repeats it
 * goes. Empty where the page has no article. */
GPtrArray *anno_page_body_find (AnnoPage *page, const char *title) G_GNUC_WARN_UNUSED_RESULT;
/* How many code points of @parts count. */
guint      anno_page_body_length (const GPtrArray *parts);
/* Whether they are an article, and not a list of links, a form, a notice. @said: the page
 * itself says that it has one. */
gboolean   anno_page_body_is_article (const GPtrArray *parts, gboolean said);
/* Puts their blocks into @text. Changes the tree. */
void       anno_page_body_add    (GPtrArray *parts, AnnoBlockText *text);

G_END_DECLS
