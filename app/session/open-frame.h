/* The open frame: the attribution that is being marked, which the next part is linked to by itself.
 *
 * It is open from the first speaker, cue or claim on. A part joins where its role is free and it
 * lies in the frame's paragraph; else it opens a frame of its own. A date never opens one. A date
 * or a speaker inside the claim is part of what is said, and doesn't join.
 *
 * It is state of a session, not of a file: links are written on the claim, as soon as there is one.
 * Parts are known by the ids of their spans.
 */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"
#include "text/article.h"

G_BEGIN_DECLS

typedef struct _AnnoOpenFrame AnnoOpenFrame;

AnnoOpenFrame *anno_open_frame_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void           anno_open_frame_free (AnnoOpenFrame *self);

gboolean    anno_open_frame_is_open  (const AnnoOpenFrame *self);
/* The id of the span that plays @role in it, or NULL. */
const char *anno_open_frame_get_part (const AnnoOpenFrame *self, AnnoRole role);
/* Whether the span with @id is a part of it. */
gboolean    anno_open_frame_has_part (const AnnoOpenFrame *self, const char *id);
/* Whether @place lies in its paragraph. */
gboolean    anno_open_frame_covers   (const AnnoOpenFrame *self, guint place);

/* Whether @span, which plays @role, would join it. @layer: where its parts are. */
gboolean anno_open_frame_takes (const AnnoOpenFrame *self, AnnoLayer *layer, AnnoRole role,
                                const AnnoSpan *span);
/* Whether @part, which plays @role, is among the words of @claim, so that it isn't linked to it. */
gboolean anno_open_frame_is_said (AnnoRole role, const AnnoSpan *part, const AnnoSpan *claim);

/* @span joins, where it was taken or is a part already; else the frame is closed, and opened
 * anew with @span where that plays a role that opens one. Where a claim joins, parts among its
 * words leave. */
void anno_open_frame_add   (AnnoOpenFrame *self, AnnoArticle *article, AnnoLayer *layer,
                            AnnoRole role, AnnoSpan *span);
/* Follows a change of the layer (NULL: the span wasn't there, or is gone). A part that is gone
 * or is something else now leaves. The claim's links say which other parts there are, and a
 * claim that comes back by undo brings them along. Returns whether the frame, or a part of it,
 * has changed. */
gboolean anno_open_frame_follow (AnnoOpenFrame *self, const AnnoTagset *tagset,
                                 const AnnoSpan *before, const AnnoSpan *after);
void     anno_open_frame_close (AnnoOpenFrame *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoOpenFrame, anno_open_frame_free)

G_END_DECLS
