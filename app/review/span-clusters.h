/* Which spans of several layers on one article stand for one thing.
 *
 * A mark is one span of one layer. Marks at exactly the same place with the same tag, by the id
 * that the tagset has for it now, are one variant; of several alike in one layer, the first by id
 * goes with the first of the others, the second with the second. Variants make clusters, greedily,
 * and never two marks of one layer in one cluster:
 *
 *   1. variants at the same place with other tags, those of the most people first;
 *   2. variants that have the same tag and share at least one code point, those that share the most
 *      first; of as many, those that differ in the fewest;
 *   3. variants of other tags that share at least half of what they cover together. What shares
 *      less, such as a speaker inside a claim, is something else.
 *
 * Two clusters become one only where each variant of the one could go with each of the other
 * (complete linkage), so that a chain of overlaps doesn't run through the article. What is still
 * undecided goes by reading order of the places, then by tag. None of it asks which layer is which:
 * layers in another order give the same clusters. Greedy isn't the most pairs that there could be:
 * what a person would call the same is kept together, and the rest goes alone.
 *
 * Where more than ANNO_VARIANT_DEPTH variants lie over one another, only the last of them to begin
 * are looked at, so that no file costs more than in proportion to its size. For two layers this is
 * one-to-one pairing (review/span-pairing.h).
 */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct
{
  guint layer; /* its index among those compared */
  AnnoSpan *span;
} AnnoMark;

typedef struct
{
  const char *tag; /* the id it has now, interned */
  guint first_mark;
  guint n_marks;
} AnnoVariant;

typedef struct
{
  guint first_variant;
  guint n_variants;
  guint first_mark; /* its marks, variant by variant */
  guint n_marks;    /* as many layers have it */
} AnnoCluster;

/* Plain arrays, to be read only. */
typedef struct
{
  guint n_layers;
  AnnoLayer **layers;
  AnnoTagset *tagset;
  GArray *clusters; /* of AnnoCluster, in reading order of their first places */
  GArray *variants; /* of AnnoVariant; in a cluster those of the most marks first, then in reading
                     * order and by tag */
  GArray *marks;    /* of AnnoMark; in a variant by layer. They hold references */
  guint64 n_looks;  /* how often two variants were held against each other: the work there was */
  GHashTable **known; /* one a layer: id → number of the cluster + 1; made when first asked */
} AnnoClusters;

/* @layers: one a person, of one article; references are taken. They are read now and may change
 * later. */
AnnoClusters *anno_clusters_new  (AnnoLayer *const *layers, guint n_layers, AnnoTagset *tagset)
    G_GNUC_WARN_UNUSED_RESULT;
void          anno_clusters_free (AnnoClusters *self);

guint              anno_clusters_get_n       (const AnnoClusters *self);
const AnnoCluster *anno_clusters_get         (const AnnoClusters *self, guint n);
const AnnoVariant *anno_clusters_get_variant (const AnnoClusters *self, guint n);
const AnnoMark    *anno_clusters_get_mark    (const AnnoClusters *self, guint n);
/* The tag of @mark, by the id that it has now. */
const char        *anno_clusters_tag_of      (const AnnoClusters *self, const AnnoMark *mark);
/* The mark of @layer in that cluster, or NULL. */
const AnnoMark    *anno_clusters_find_mark   (const AnnoClusters *self, guint n, guint layer);
/* An order of marks that doesn't ask in which order the layers are: by the span's id, then by whose
 * the layer is, then by the layer's own id. */
int                anno_clusters_compare_marks (const AnnoClusters *self, const AnnoMark *a,
                                                const AnnoMark *b);
/* Whose that layer is: the annotator's IRI, or the layer's own where it names nobody. */
const char        *anno_clusters_whose       (const AnnoClusters *self, guint layer);
/* The number of the cluster that @layer's span with @id is in; G_MAXUINT where there is none. */
guint              anno_clusters_find        (const AnnoClusters *self, guint layer,
                                              const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoClusters, anno_clusters_free)

G_END_DECLS
