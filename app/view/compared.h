/* The difference in hand, as it is seen on the page: brackets around the spans that are compared,
 * and hatching behind the characters that are in dispute.
 *
 * Neither hangs on a colour. What a span is known by is its layer, which is compared only, and its
 * id. Coordinates are the text view's buffer coordinates.
 */
#pragma once

#include "view/article-buffer.h"
#include "view/span-painter.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoLayer *layer;
  const char *id;
} AnnoComparedSpan;

typedef struct _AnnoCompared AnnoCompared;

AnnoCompared *anno_compared_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void          anno_compared_free (AnnoCompared *self);

/* Copies both; keeps the layers. @disputed: offsets of the buffer (of AnnoRange), or NULL. */
void anno_compared_set (AnnoCompared *self, const AnnoComparedSpan *spans, guint n,
                        const GArray *disputed);
gboolean      anno_compared_is_empty     (const AnnoCompared *self);
/* Of AnnoRange. */
const GArray *anno_compared_get_disputed (const AnnoCompared *self);

/* Draws brackets around those of @runs (of AnnoSpanRun), which count from @top, that are meant. */
void anno_compared_draw  (const AnnoCompared *self, GtkSnapshot *snapshot, const GArray *runs,
                          float top, const GdkRGBA *ink, const AnnoSpanMetrics *metrics);
/* Hatches @areas (of graphene_rect_t). */
void anno_compared_hatch (GtkSnapshot *snapshot, const GArray *areas, const GdkRGBA *ink,
                          const AnnoSpanMetrics *metrics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCompared, anno_compared_free)

G_END_DECLS
