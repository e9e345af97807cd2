/* Comments on one thing, with their answers, and a place to write another one.
 *
 * What is written goes by the review (session/review): said, answered, resolved, opened again.
 */
#pragma once

#include "session/review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_THREAD_LIST (anno_thread_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoThreadList, anno_thread_list, ANNO, THREAD_LIST, GtkBox)

GtkWidget *anno_thread_list_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* The comments on @cluster of the review's reading, or on the whole article
 * (ANNO_REVIEW_ARTICLE). What is being written stays, as long as it is about the same. */
void       anno_thread_list_show (AnnoThreadList *self, AnnoReview *review, guint cluster);
/* What is being written as a new comment, to be said in another way, as with a verdict: NULL for
 * nothing. It leaves the field once it is in its file. */
char      *anno_thread_list_lend (AnnoThreadList *self) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the keyboard where a comment is written. */
void       anno_thread_list_write (AnnoThreadList *self);

G_END_DECLS
