/* What the names that a page gives its parts (class, id, role) say about them. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* class and id of @node, and its own name where no standard has it ("amp-ad"), in lower case, with a
 * blank before and behind each. */
char *anno_page_names (const xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the names say: menu, comments, advertisement …, and not article, main … too. */
gboolean anno_page_names_are_unlikely (const char *names);
/* Whether they say: buttons to share the article. */
gboolean anno_page_names_are_sharing  (const char *names);
/* Whether they say: newsletter box, related links, "read more". */
gboolean anno_page_names_are_aside    (const char *names);
gboolean anno_page_names_are_caption  (const char *names);
gboolean anno_page_names_are_credit   (const char *names);
gboolean anno_page_names_are_byline   (const char *names);
/* +25 for class and id each that speak for an article, -25 for each against. */
int      anno_page_names_weigh (const xmlNode *node);

G_END_DECLS
