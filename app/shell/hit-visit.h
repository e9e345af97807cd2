/* Goes to what a search has found: has the article opened, with the annotations of whom it is, and
 * chooses the span, or selects the words, once it is there.
 */
#pragma once

#include "panels/hit-item.h"
#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

typedef struct _AnnoHitVisit AnnoHitVisit;

/* @view: that shows the document of @session; it must hear of it before this does. */
AnnoHitVisit *
anno_hit_visit_new (AnnoSession *session, AnnoArticleView *view) G_GNUC_WARN_UNUSED_RESULT;
void anno_hit_visit_free (AnnoHitVisit *self);
/* Instead of the last one, where that is still on its way. @focus: whether the article is to get
 * the keyboard. */
void anno_hit_visit_go (AnnoHitVisit *self, AnnoHitItem *item, gboolean focus);

G_END_DECLS
