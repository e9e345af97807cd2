/* What a search has found, as a list to go through: by the arrow keys, the pointer, or from
 * elsewhere one by one.
 *
 * It keeps its place while the list changes: where what is selected is gone, the next is what comes
 * after it. Signals:
 *   "shown" (AnnoHitItem *item, gboolean by_key): somebody came to that one, and wants to see it.
 *   "activated" (AnnoHitItem *item): … and to go there.
 *   "near-end": what is seen isn't far from the end.
 *   "escaped": Escape was pressed.
 */
#pragma once

#include "model/tagset.h"
#include "panels/hit-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_HIT_LIST (anno_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHitList, anno_hit_list, ANNO, HIT_LIST, GtkWidget)

/* @hits: of AnnoHitItem, or NULL. */
void anno_hit_list_set_hits (AnnoHitList *self, GListModel *hits);
/* What rows are shown by: see panels/hit-row.h. @tagset may be NULL. */
void anno_hit_list_set_tagset (AnnoHitList *self, AnnoTagset *tagset, const char *own);
/* Selects nothing, and shows the first of them. */
void anno_hit_list_rewind (AnnoHitList *self);
/* Selects the one @by places on, without a signal, and brings it into sight: that one, or NULL at
 * an end, where nothing changes. The list's. */
AnnoHitItem *anno_hit_list_go (AnnoHitList *self, int by);
/* What is selected, or NULL. */
AnnoHitItem *anno_hit_list_get_selected (AnnoHitList *self);
/* FALSE where there is nothing to give the keyboard to. */
gboolean anno_hit_list_focus (AnnoHitList *self);

G_END_DECLS
