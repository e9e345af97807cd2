/* What can be done with an article of the list, as a menu: say how far it is. Its
 * items name actions of the session, so it belongs below a widget that has them. */
#pragma once

#include "session/article-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *anno_article_menu_new (AnnoArticleRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
