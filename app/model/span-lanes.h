/* Which lane under the words each span takes, so that no two lie over one another.
 *
 * Spans that overlap, one with the next, are a cluster. In it the shortest take the upper lanes, so
 * that what lies inside another span is nearer to the words than that span. The parts of one span
 * share a lane, and so does the gap between them, which is drawn as a thin connection. What is in
 * one cluster changes no lane in another.
 *
 * Other layers can be planned below the first, for the same stretch: each has lanes of its own,
 * under those of the layers that came before it.
 *
 * A plan covers one stretch of the article, as a rule one paragraph: it asks the layer for what is
 * there and for nothing else. It is plain GLib, and knows nothing of fonts or screens.
 */
#pragma once

#include "model/layer.h"

G_BEGIN_DECLS

/* What wants a lane: half-open, not empty. */
typedef struct
{
  guint start;
  guint end;
  guint size; /* the smaller, the higher */
  guint lane; /* found here; 0 is the one next to the words */
} AnnoLaneItem;

/* Above this many in one cluster, lanes are handed out in reading order, which costs less. */
#define ANNO_SPAN_LANES_CLUSTER 400

/* Gives each of @items, which are sorted by start, its lane. Returns how many lanes there are. */
guint anno_span_lanes_assign (AnnoLaneItem *items, guint n);

/* One segment of a span, or the gap before one. */
typedef struct
{
  guint start;
  guint end;
  AnnoSpan *span; /* the layer's */
  guint part;     /* which segment; for a gap, the one after it */
  guint lane;     /* counted from that of the first layer */
  gboolean gap;
  guint owner;    /* which layer's, in the order in which they were planned */
} AnnoLanePiece;

typedef struct
{
  GArray *pieces;    /* of AnnoLanePiece: layer by layer, each by start */
  guint n_lanes;     /* of the first layer */
  guint n_over;      /* of those that were added */
  GPtrArray *layers; /* of AnnoLayer, borrowed: in order */
} AnnoLanePlan;

void anno_lane_plan_init  (AnnoLanePlan *self);
void anno_lane_plan_clear (AnnoLanePlan *self);
/* Plans nothing. */
void anno_lane_plan_empty (AnnoLanePlan *self);
/* Plans the spans of @layer that touch [start, end). The plan is good until the layer changes. */
void anno_lane_plan_make  (AnnoLanePlan *self, AnnoLayer *layer, guint start, guint end);
/* Plans those of one more layer below. */
void anno_lane_plan_add   (AnnoLanePlan *self, AnnoLayer *layer, guint start, guint end);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoLanePlan, anno_lane_plan_clear)

G_END_DECLS
