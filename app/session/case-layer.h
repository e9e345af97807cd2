/* One annotator's layer as it is compared: read, and where it was made on another version of the
 * text, with its spans where their words are now (review/layer-move.h). One of which nothing is
 * found is about something else, and is no layer to compare.
 *
 * Blocks; for any thread. The file isn't changed, whoever's it is.
 */
#pragma once

#include "review/layer-move.h"

G_BEGIN_DECLS

/* The article, and what is needed to look through it once for all layers. */
typedef struct
{
  AnnoArticle *article;
  AnnoAnchor *here; /* NULL until it is needed */
} AnnoCaseText;

typedef struct
{
  AnnoLayer *layer;
  gboolean on_other_text; /* made on another version */
  GPtrArray *moved;       /* of AnnoSpanMove, as AnnoLayerMove has it; NULL where nothing moved */
  GPtrArray *lost;        /* likewise; these aren't in the layer */
} AnnoCaseLayer;

/* Reads @file. @problems gets sentences (of char): why it can't be read, what in it can't be
 * compared, and what moved. FALSE where it can't be read, or nothing in it is found. */
gboolean anno_case_layer_read  (AnnoCaseLayer *self, const char *file, AnnoCaseText *text,
                                GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;
void     anno_case_layer_clear (AnnoCaseLayer *self);

/* @words (transfer full) about @file as a problem. */
void anno_case_problem_add (GPtrArray *problems, const char *file, char *words);

G_END_DECLS
