/* A layer that was made on another version of its text, with its spans where their words are now.
 *
 * That version isn't at hand: all that tells where a span was are the words that it quotes, and
 * those around them. They are looked for by text/anchor, near where they are to be expected by what
 * was found before them. A span is taken for found where its words stand there and some of what
 * was around them does, or where all that was around them does and much of the words; where there
 * is a choice that only nearness could make, it is lost. So is what quotes nothing, where anything
 * moved. Places are code points.
 *
 * The layer that was read isn't changed: what comes of it is another one, for the memory alone.
 */
#pragma once

#include "model/layer.h"
#include "text/anchor.h"
#include "text/said-place.h"

G_BEGIN_DECLS

/* One span that isn't as it was. */
typedef struct
{
  AnnoSpan *was;    /* as the layer has it */
  AnnoSpan *now;    /* where it is; NULL where it is lost */
  guint confidence; /* percent, as of text/anchor; 0 where it is lost */
  char *quote;      /* its words as they were, segments joined by " … "; "" for unknown ones */
} AnnoSpanMove;

typedef struct
{
  AnnoLayer *layer; /* with all that was found */
  GPtrArray *moved; /* of AnnoSpanMove, in reading order: elsewhere, or of other words */
  GPtrArray *lost;  /* of AnnoSpanMove, likewise */
} AnnoLayerMove;

/* @layer as it lies in the text that @here looks through. @said: what its spans quote. */
AnnoLayerMove *anno_layer_move_new  (AnnoLayer *layer, GHashTable *said, AnnoArticle *article,
                                     AnnoAnchor *here) G_GNUC_WARN_UNUSED_RESULT;
void           anno_layer_move_free (AnnoLayerMove *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLayerMove, anno_layer_move_free)

G_END_DECLS
