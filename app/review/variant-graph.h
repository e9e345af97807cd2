/* Variants that could stand for one thing, and the clusters that they make: the work behind
 * review/span-clusters.h, which has the rules. A node is a variant; nodes come sorted by place,
 * then by tag, and are known by their number. */
#pragma once

#include "model/span.h"

G_BEGIN_DECLS

/* How many of those that lie over a node, or at its place, are looked at. */
#define ANNO_VARIANT_DEPTH 64

typedef struct
{
  AnnoSpan *span;  /* one that has the place */
  const char *tag; /* interned */
  guint n_marks;
  guint cluster;   /* the number of the first node of its cluster; at first its own */
  guint next;      /* the next node of its cluster, G_MAXUINT at the end */
  guint last;      /* of a cluster's first node: its last */
} AnnoVariantNode;

typedef struct
{
  AnnoVariantNode *nodes;
  guint n_nodes;
  guint n_layers;
  guint n_words;   /* of 64 bits, that a set of layers takes */
  guint64 *layers; /* n_words a node; of a cluster's first node: all layers in it */
  guint64 n_looks; /* how often two nodes were held against each other: the work there was */
} AnnoVariantGraph;

void anno_variant_graph_init  (AnnoVariantGraph *self, guint n_nodes, guint n_layers);
void anno_variant_graph_clear (AnnoVariantGraph *self);
/* Makes of the nodes, each alone, what belongs together. */
void anno_variant_graph_join  (AnnoVariantGraph *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoVariantGraph, anno_variant_graph_clear)

G_END_DECLS
