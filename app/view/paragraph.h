/* A paragraph in sight: its lines, what is drawn on them, and the drawing. */
#pragma once

#include "view/article-buffer.h"
#include "model/span-lanes.h"
#include "view/over-painter.h"
#include "view/span-painter.h"
#include "view/span-runs.h"

G_BEGIN_DECLS

typedef struct
{
  float top;      /* where it was when it was measured; all that follows counts from there */
  int height;
  GArray *lines;  /* of AnnoTextLine; NULL until asked for */
  GArray *runs;   /* of AnnoSpanRun */
  GArray *more;   /* of AnnoMore */
  GskRenderNode *node; /* NULL where nothing is drawn */
  guint64 seen;   /* the last frame that showed it */
} AnnoParagraph;

AnnoParagraph *anno_paragraph_new  (float top, int height) G_GNUC_WARN_UNUSED_RESULT;
void           anno_paragraph_free (AnnoParagraph *self);

/* Adds to @areas (of graphene_rect_t, in buffer coordinates) where the offsets [from, to) lie in
 * it. */
void anno_paragraph_add_areas (AnnoParagraph *self, GtkTextView *view, const GtkTextIter *start,
                               guint from, guint to, GArray *areas);
/* Finds and draws the runs of @plan. */
void anno_paragraph_draw (AnnoParagraph *self, GtkTextView *view, const GtkTextIter *start,
                          const AnnoArticleBuffer *map, const AnnoLanePlan *plan,
                          AnnoSpanPainter *painter, AnnoOverPainter *over,
                          const AnnoSpanMetrics *metrics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoParagraph, anno_paragraph_free)

G_END_DECLS
