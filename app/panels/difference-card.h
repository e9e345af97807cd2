/* The difference in hand: how each marked it, and what can be decided.
 *
 * Each way in which it was marked can be accepted by a button, or by its number; the other answers
 * have a button and a letter. What is decided goes by the review (session/review). Signals:
 *   "decided": something was decided just now.
 *   "own-wanted": the person wants to mark it otherwise than anybody has.
 */
#pragma once

#include "session/review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_DIFFERENCE_CARD (anno_difference_card_get_type ())
G_DECLARE_FINAL_TYPE (AnnoDifferenceCard, anno_difference_card, ANNO, DIFFERENCE_CARD, GtkBox)

GtkWidget *anno_difference_card_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* @entry: of the review's reading; NULL for none. */
void       anno_difference_card_show (AnnoDifferenceCard *self, AnnoReview *review,
                                      AnnoReviewEntry *entry);
/* Does what that key stands for: FALSE where it stands for nothing. */
gboolean   anno_difference_card_press (AnnoDifferenceCard *self, guint key);
/* What was written as the reason of the next decision; NULL for nothing. It is taken out. */
char      *anno_difference_card_take_why (AnnoDifferenceCard *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
