/* What people marked differently in an article, to be gone through: kind by kind, with what they
 * agree on folded away.
 *
 * It keeps its place when decisions change what rows say, and where it is filled anew with the same
 * article, by the words that were selected. Signals:
 *   "shown" (AnnoReviewEntry *entry): somebody came to that one.
 *   "activated" (AnnoReviewEntry *entry): … and wants to go to the article.
 */
#pragma once

#include "model/tagset.h"
#include "session/review-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_DIFFERENCE_LIST (anno_difference_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoDifferenceList, anno_difference_list, ANNO, DIFFERENCE_LIST, GtkWidget)

/* @entries: of AnnoReviewEntry, sorted by kind. @names: of the two people, or NULL. */
void anno_difference_list_fill (AnnoDifferenceList *self, const GPtrArray *entries,
                                AnnoTagset *tagset, const char *const *names);
/* The same, of which only what was decided has changed. */
void anno_difference_list_update (AnnoDifferenceList *self, const GPtrArray *entries);

void     anno_difference_list_set_show_agreed  (AnnoDifferenceList *self, gboolean shown);
void     anno_difference_list_set_hide_decided (AnnoDifferenceList *self, gboolean hidden);

/* Selects the one @by places on, with "shown": FALSE at an end. */
gboolean         anno_difference_list_go       (AnnoDifferenceList *self, int by);
/* Selects the next one that is open, after the one that is selected, and from the top then. */
gboolean         anno_difference_list_go_open  (AnnoDifferenceList *self);
/* Selects the shortest one around these code points, without "shown"; FALSE where there is none. */
gboolean         anno_difference_list_select   (AnnoDifferenceList *self, guint start, guint end);
AnnoReviewEntry *anno_difference_list_get_selected (AnnoDifferenceList *self);
/* FALSE where there is nothing to give the keyboard to. */
gboolean         anno_difference_list_focus    (AnnoDifferenceList *self);

G_END_DECLS
