/* A span in the making.
 *
 * Spans never change: a draft, new or a copy of a span, takes what is to be said, and makes a span
 * of it. It is used up by …_finish, or thrown away by …_free, and belongs to one thread. Places are
 * code points.
 */
#pragma once

#include "model/span.h"

G_BEGIN_DECLS

typedef struct _AnnoSpanDraft AnnoSpanDraft;

/* A new span with a random id. */
AnnoSpanDraft *anno_span_draft_new       (const char *tag) G_GNUC_WARN_UNUSED_RESULT;
/* A span with that id, as readers need it. */
AnnoSpanDraft *anno_span_draft_new_with_id (const char *id,
                                            const char *tag) G_GNUC_WARN_UNUSED_RESULT;
/* A changed copy: same id, all else taken over. */
AnnoSpanDraft *anno_span_draft_new_from  (const AnnoSpan *span) G_GNUC_WARN_UNUSED_RESULT;
void           anno_span_draft_free      (AnnoSpanDraft *self);
/* The span; NULL where it has no segment left. */
AnnoSpan      *anno_span_draft_finish    (AnnoSpanDraft *self) G_GNUC_WARN_UNUSED_RESULT;

void anno_span_draft_set_id        (AnnoSpanDraft *self, const char *id);
void anno_span_draft_set_tag       (AnnoSpanDraft *self, const char *tag);
/* Adds a segment; what touches or overlaps others is joined with them. Empty ones are dropped. */
void anno_span_draft_add_segment   (AnnoSpanDraft *self, guint start, guint end);
/* Takes a stretch out of the segments, cutting those that reach over its edge; an empty one cuts
 * nothing. */
void anno_span_draft_cut           (AnnoSpanDraft *self, guint start, guint end);
/* Takes @value over (transfer full), behind the others. */
void anno_span_draft_add_value     (AnnoSpanDraft *self, AnnoValue *value);
/* Drops all values of @field. */
void anno_span_draft_clear_field   (AnnoSpanDraft *self, const char *field);
/* Drops the link or person values of @field that point to @source. */
void anno_span_draft_remove_source (AnnoSpanDraft *self, const char *field, const char *source);
void anno_span_draft_set_note      (AnnoSpanDraft *self, const char *note);
void anno_span_draft_set_unsure    (AnnoSpanDraft *self, gboolean unsure);
void anno_span_draft_set_suggested (AnnoSpanDraft *self, const char *rule);
void anno_span_draft_set_created   (AnnoSpanDraft *self, gint64 created);
void anno_span_draft_set_modified  (AnnoSpanDraft *self, gint64 modified);
/* Takes @extra over (transfer full), as anno_span_extra_new made it. One that holds nothing is the
 * same as none. */
void anno_span_draft_take_extra    (AnnoSpanDraft *self, AnnoSpanExtra *extra);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSpanDraft, anno_span_draft_free)

G_END_DECLS
