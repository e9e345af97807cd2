/* The head of a web page's article: its title as people say it, without the name of the site, and the
 * line of who wrote it. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* @title of a page (by the rule for words) without what it says of the site: " - The Daily", "The
 * Daily: …". @site: the site's name, or NULL. */
char    *anno_page_title_trim (const char *title, const char *site) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both say the same, but for case, marks and a word or two. */
gboolean anno_page_title_is_same (const char *a, const char *b);

/* Whether the element is marked as the line of who wrote the article, and is short enough. */
gboolean anno_page_title_is_byline (const xmlNode *element);

G_END_DECLS
