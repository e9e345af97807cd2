/* Layers and tagsets in words, for the tests of review. */
#pragma once

#include "review/field-compare.h"
#include "review/settling.h"

G_BEGIN_DECLS

/* Speaker (fields person, mention, role; formerly "source"), claim (quote, said-by, said-on) and
 * date (when); the first choice of mention is "name", that of quote is "direct". */
AnnoTagset *scene_tagset (void) G_GNUC_WARN_UNUSED_RESULT;
/* "id tag 3-9+12-15 value…": a value is field=text, field@person, field>link or
 * field~TYPE/value[/anchor[/mod]]; !word is a note, ? means unsure, #12-15 when it was made and
 * changed, in seconds; else both are 1000 + the start. */
AnnoSpan *scene_span (const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* The layer of urn:@whose; spans are separated by "; ", an empty text is none. */
AnnoLayer *scene_layer (const char *whose, const char *spans) G_GNUC_WARN_UNUSED_RESULT;
/* The lines that a layer file would hold of these (of AnnoSettledSpan). */
char *scene_print (const GPtrArray *settled) G_GNUC_WARN_UNUSED_RESULT;
/* A random layer, of ids that begin with @whose, over @length code points: many places are those of
 * other layers made so. */
AnnoLayer *
scene_random (GRand *random, const char *whose, guint n, guint length) G_GNUC_WARN_UNUSED_RESULT;
/* All clusters, as "a1:speaker+b1:date | a2:claim": the marks of a variant by id, and of a cluster
 * with their tags. */
char *scene_list_clusters (const AnnoClusters *clusters) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
