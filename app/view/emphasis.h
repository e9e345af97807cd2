/* What stands out on the page: the span under the pointer, the parts of the attribution in hand,
 * the mentions of a person, and the chosen span with its grips.
 *
 * It knows spans by their ids and draws their runs once more, over all others. Coordinates are
 * the text view's buffer coordinates. */
#pragma once

#include "model/layer.h"
#include "view/span-painter.h"

G_BEGIN_DECLS

typedef struct _AnnoEmphasis AnnoEmphasis;

/* An edge of the chosen span, where it can be taken. */
typedef struct
{
  guint part;
  gboolean end;
  float x;
  graphene_rect_t words;
} AnnoGrip;

AnnoEmphasis *anno_emphasis_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void          anno_emphasis_free (AnnoEmphasis *self);

/* Ids, or NULL for none; those of a person and an attribution are one's own (as runs without
 * ANNO_RUN_OVER are), the others those of @layer, which is only compared with. @grips: whether its
 * edges can be taken. */
void anno_emphasis_set_hovered (AnnoEmphasis *self, AnnoLayer *layer, const char *id);
void anno_emphasis_set_joined  (AnnoEmphasis *self, const char *const *ids);
/* By which ids a span must name a person to stand out. */
void anno_emphasis_set_people  (AnnoEmphasis *self, const char *const *ids);
void anno_emphasis_set_chosen  (AnnoEmphasis *self, AnnoLayer *layer, const char *id,
                                gboolean grips);

/* Begins a frame: no grip is in sight yet. FALSE where nothing stands out. */
gboolean anno_emphasis_begin (AnnoEmphasis *self);
/* Draws those of @runs (of AnnoSpanRun), which count from @top, that stand out. */
void     anno_emphasis_draw  (AnnoEmphasis *self, GtkSnapshot *snapshot, AnnoSpanPainter *painter,
                              const GArray *runs, float top);
/* Draws the grips that were found, over the words. @page: the colour of the page. */
void     anno_emphasis_draw_grips (AnnoEmphasis *self, GtkSnapshot *snapshot,
                                   AnnoSpanPainter *painter, AnnoLayer *layer, const GdkRGBA *page,
                                   const AnnoSpanMetrics *metrics);
/* The grip at (@x, @y), of those that were drawn last. */
gboolean anno_emphasis_grip_at (const AnnoEmphasis *self, const AnnoSpanMetrics *metrics, float x,
                                float y, AnnoGrip *grip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoEmphasis, anno_emphasis_free)

G_END_DECLS
