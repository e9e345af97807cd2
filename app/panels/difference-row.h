/* One row of the list of differences: its tag's patch, what differs in a sentence, and what was
 * decided; above the first of its kind, or of its article, a heading. */
#pragma once

#include "model/tagset.h"
#include "session/review-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_DIFFERENCE_ROW (anno_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnoDifferenceRow, anno_difference_row, ANNO, DIFFERENCE_ROW, GtkWidget)

GtkWidget *anno_difference_row_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Nothing of @entry or @tagset is kept. */
void       anno_difference_row_show (AnnoDifferenceRow *self, AnnoReviewEntry *entry,
                                     AnnoTagset *tagset);
/* Whether that is what it shows. */
gboolean   anno_difference_row_shows (AnnoDifferenceRow *self, AnnoReviewEntry *entry);
/* Above the row: @title of an article, and @heading; each is NULL for none, and shown as it is. A
 * screen reader says both with the row where there is a title. */
void       anno_difference_row_head (AnnoDifferenceRow *self, const char *title,
                                     const char *heading);

G_END_DECLS
