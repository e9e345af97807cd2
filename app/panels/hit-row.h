/* One row of what a search has found: the article and its date, and the words around, in which
 * those that were asked for stand out; of a span its patch, what it is, and whom it names.
 *
 * It draws itself, and all rows of one list and width are of one height (see
 * panels/article-item.h).
 */
#pragma once

#include "index/hit.h"
#include "model/tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_HIT_ROW (anno_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHitRow, anno_hit_row, ANNO, HIT_ROW, GtkWidget)

GtkWidget *anno_hit_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Nothing of @hit or @tagset is kept. @own: whose spans aren't said to be anybody's; interned, or
 * NULL. */
void anno_hit_row_show (AnnoHitRow *self, const AnnoHit *hit, AnnoTagset *tagset, const char *own);

G_END_DECLS
