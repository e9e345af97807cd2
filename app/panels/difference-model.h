/* Which differences of a review a list shows, as a list model of AnnoReviewEntry.
 *
 * There can be a hundred thousand of them: all that is done for each is to look whether it is
 * shown, and a decision changes no other rows than those that say something else by it, or go.
 */
#pragma once

#include "session/entry-filter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_TYPE_DIFFERENCE_MODEL (anno_difference_model_get_type ())
G_DECLARE_FINAL_TYPE (AnnoDifferenceModel, anno_difference_model, ANNO, DIFFERENCE_MODEL, GObject)

AnnoDifferenceModel *anno_difference_model_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* @entries: of AnnoReviewEntry, sorted by kind. */
void                 anno_difference_model_fill (AnnoDifferenceModel *self,
                                                 const GPtrArray *entries,
                                                 const AnnoEntryFilter *filter);
/* The same, in the same order, of which only what was decided and commented has changed. */
void                 anno_difference_model_update (AnnoDifferenceModel *self,
                                                   const GPtrArray *entries,
                                                   const AnnoEntryFilter *filter);
/* Shows other ones of those that are there. */
void                 anno_difference_model_filter (AnnoDifferenceModel *self,
                                                   const AnnoEntryFilter *filter);

guint            anno_difference_model_get_n (AnnoDifferenceModel *self);
/* Borrowed. */
AnnoReviewEntry *anno_difference_model_nth   (AnnoDifferenceModel *self, guint n);
/* Where the one about @cluster is; G_MAXUINT where it isn't shown. */
guint            anno_difference_model_find  (AnnoDifferenceModel *self, guint cluster);
/* How many of the kind of the @n-th one are shown, where it is the first of them; else 0. */
guint            anno_difference_model_count_kind (AnnoDifferenceModel *self, guint n);

G_END_DECLS
