/* A review of the panel scene's first article, of what colleagues made of it, for tests of panels
 * that show it. */
#pragma once

#include "panels/panel-scene.h"
#include "session/review.h"

G_BEGIN_DECLS

typedef struct
{
  PanelScene *scene;
  AnnoReview *review;
} ReviewPanels;

/* @anna and @ben: what they made of a.txt (see session/colleague-work.h); @name is Anna's. */
void review_panels_init  (ReviewPanels *self, const char *name, const char *anna, const char *ben);
void review_panels_clear (ReviewPanels *self);
/* Waits until nothing is read, renewed or written any more. */
void review_panels_settle (ReviewPanels *self);
/* From now on, writing reviews fails; and works again. */
void review_panels_break (ReviewPanels *self);
void review_panels_mend  (ReviewPanels *self);

const GPtrArray       *review_panels_get_entries (ReviewPanels *self);
const AnnoReviewState *review_panels_get_state   (ReviewPanels *self);
AnnoReviewEntry       *review_panels_nth         (ReviewPanels *self, guint n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReviewPanels, review_panels_clear)

G_END_DECLS
