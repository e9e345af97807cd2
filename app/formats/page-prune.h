/* What of a page is never the article: menus, banners, forms, what is hidden, what is no text. */
#pragma once

#include "formats/page-tree.h"

G_BEGIN_DECLS

/* Marks it, and measures the rest. @by_names: also what class and id call something else; a second
 * look at a page does without. */
void anno_page_prune (AnnoPage *self, gboolean by_names);

G_END_DECLS
