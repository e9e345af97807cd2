/* A frame, or attribution: a claim with the speakers, cues and dates that it links to, and the
 * claim that it lies inside.
 *
 * It is read out of a layer, by the roles that the tagset gives to types and link fields, and
 * holds the layer's spans as they were then. A frame may have parts and no claim: one that is
 * being marked. */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct _AnnoFrame AnnoFrame;

/* What @span plays in an attribution. */
AnnoRole anno_frame_role_of (const AnnoTagset *tagset, const AnnoSpan *span);

/* An empty one, to add parts to. */
AnnoFrame *anno_frame_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       anno_frame_free (AnnoFrame *self);
/* The frame of @claim; links that lead nowhere are left out. */
AnnoFrame *anno_frame_of_claim (AnnoLayer *layer, const AnnoTagset *tagset, AnnoSpan *claim)
    G_GNUC_WARN_UNUSED_RESULT;
/* The frame that @span is a part of: of several, that of the first claim in reading order; where
 * none links to it, one with @span alone. NULL where @span plays no role. */
AnnoFrame *anno_frame_of (AnnoLayer *layer, const AnnoTagset *tagset, AnnoSpan *span)
    G_GNUC_WARN_UNUSED_RESULT;

/* Adds @span as a part with @role; the role of the claim has one at most. */
void anno_frame_add (AnnoFrame *self, AnnoRole role, AnnoSpan *span);

/* The claim, or NULL. */
AnnoSpan        *anno_frame_get_claim (const AnnoFrame *self);
/* The claim that it lies inside, or NULL. */
AnnoSpan        *anno_frame_get_outer (const AnnoFrame *self);
/* The parts with @role, in the order of the links; never NULL. */
const GPtrArray *anno_frame_get_parts (const AnnoFrame *self, AnnoRole role);
/* The ids of all its parts, NULL-terminated. */
GStrv            anno_frame_list_ids  (const AnnoFrame *self) G_GNUC_WARN_UNUSED_RESULT;
/* Whether it has a claim, a speaker and a cue. */
gboolean         anno_frame_is_complete (const AnnoFrame *self);

/* The ids (a set, of char) of all spans of @layer that are part of an attribution with a claim. */
GHashTable *anno_frame_list_members (AnnoLayer *layer, const AnnoTagset *tagset)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoFrame, anno_frame_free)

G_END_DECLS
