/* The title of a web page's article as people say it, without the name of the site. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @title of a page (by the rule for words) without what it says of the site: " - The Daily", "The
 * Daily: …". @site: the site's name, or NULL. */
char    *anno_page_title_trim (const char *title, const char *site) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @title is @heading, or that with the name of a site before or behind it. */
gboolean anno_page_title_holds (const char *title, const char *heading);
/* Whether both say the same, but for case, marks and a word or two. */
gboolean anno_page_title_is_same (const char *a, const char *b);

G_END_DECLS
