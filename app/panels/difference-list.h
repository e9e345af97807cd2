/* What people marked differently, to be gone through: in one article kind by kind, or in a whole
 * corpus article by article; with what they agree on folded away.
 *
 * It keeps its place when decisions change what rows say, by the article and the cluster, and where
 * it is filled anew, by the words that were selected. Signals:
 *   "shown" (AnnoReviewEntry *entry): somebody came to that one.
 *   "activated" (AnnoReviewEntry *entry): … and wants to go to the article.
 */
#pragma once

#include "model/tagset.h"
#include "session/review-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_DIFFERENCE_LIST (anno_difference_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoDifferenceList, anno_difference_list, ANNO, DIFFERENCE_LIST, GtkWidget)

/* Of one article. @entries: of AnnoReviewEntry, sorted by kind. @names: of the two people, or
 * NULL. */
void anno_difference_list_fill (AnnoDifferenceList *self, const GPtrArray *entries,
                                AnnoTagset *tagset, const char *const *names);
/* The same, of which only what was decided has changed. */
void anno_difference_list_update (AnnoDifferenceList *self, const GPtrArray *entries);
/* Lists @survey, and follows it, until it is filled again, or this is NULL. */
void anno_difference_list_follow (AnnoDifferenceList *self, AnnoReviewSurvey *survey,
                                  AnnoTagset *tagset);

void     anno_difference_list_set_show_agreed  (AnnoDifferenceList *self, gboolean shown);
void     anno_difference_list_set_hide_decided (AnnoDifferenceList *self, gboolean hidden);
/* Only what is new in the course of @visit; NULL for all. */
void     anno_difference_list_set_visit        (AnnoDifferenceList *self, AnnoReviewVisit *visit);

/* Selects the one @by places on, with "shown": FALSE at an end. */
gboolean         anno_difference_list_go       (AnnoDifferenceList *self, int by);
/* Selects the next one that is open, after the one that is selected, and from the top then. */
gboolean         anno_difference_list_go_open  (AnnoDifferenceList *self);
/* Selects the first one of @article that is open, or else its first, without "shown"; FALSE where
 * there is none. */
gboolean         anno_difference_list_enter    (AnnoDifferenceList *self, const char *article);
/* Selects the one about that cluster of @article, without "shown"; FALSE where it isn't listed. */
gboolean         anno_difference_list_find     (AnnoDifferenceList *self, const char *article,
                                                guint cluster);
/* Selects the shortest one of @article around these code points, without "shown"; FALSE where there
 * is none. */
gboolean         anno_difference_list_select   (AnnoDifferenceList *self, const char *article,
                                                guint start, guint end);
/* What is listed was read anew, so that clusters may have other numbers: comes to the words that
 * were selected last again, without "shown". */
void             anno_difference_list_renew    (AnnoDifferenceList *self);
void             anno_difference_list_unselect (AnnoDifferenceList *self);
AnnoReviewEntry *anno_difference_list_get_selected (AnnoDifferenceList *self);
gboolean         anno_difference_list_is_empty (AnnoDifferenceList *self);
/* FALSE where there is nothing to give the keyboard to. */
gboolean         anno_difference_list_focus    (AnnoDifferenceList *self);

G_END_DECLS
