/* The review of the article in hand, or of all articles: whose annotations are compared, how far it
 * is, the differences, the one in hand, and what is said of the whole article.
 *
 * Keys, where no field has the keyboard: 1 to 9 accept that version, B both, N neither, E one's own
 * version, S skip, U unsure, W why, C comment, A turns from this article to all and back; arrows go
 * from one to another. After a decision it goes on to the next difference that is open, which may
 * be one of another article: that is taken in hand then. Signals:
 *   "shown" (AnnoReviewEntry *entry): a difference came in hand; NULL for none.
 *   "activated": the person wants to go to the article.
 *   "own-wanted" (AnnoReviewEntry *entry, const char *why): they want to mark it otherwise.
 *   "closed": they want to go back to the inspector.
 */
#pragma once

#include "session/review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_REVIEW_PANEL (anno_review_panel_get_type ())
G_DECLARE_FINAL_TYPE (AnnoReviewPanel, anno_review_panel, ANNO, REVIEW_PANEL, GtkWidget)

GtkWidget *anno_review_panel_new        (void) G_GNUC_WARN_UNUSED_RESULT;
/* @review: or NULL. */
void       anno_review_panel_set_review (AnnoReviewPanel *self, AnnoReview *review);
/* Comes to the difference @by places on; FALSE where there is no further one. */
gboolean   anno_review_panel_go         (AnnoReviewPanel *self, int by);
/* Comes to the next difference that is open; FALSE where there is none. */
gboolean   anno_review_panel_go_open    (AnnoReviewPanel *self);
/* Whether the article that is on its way is that of the difference somebody came to. */
gboolean   anno_review_panel_is_led     (AnnoReviewPanel *self);
/* Comes to what is open first in the article in hand. */
void       anno_review_panel_enter      (AnnoReviewPanel *self);
/* Looks whether the disk has changed, as when the window comes to the front. */
void       anno_review_panel_check      (AnnoReviewPanel *self);
/* Comes to the first difference around that place of the article; FALSE where there is none. */
gboolean   anno_review_panel_go_to      (AnnoReviewPanel *self, guint start, guint end);
void       anno_review_panel_focus      (AnnoReviewPanel *self);

G_END_DECLS
