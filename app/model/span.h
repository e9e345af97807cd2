/* A span: one thing an annotator marked in one article.
 *
 * A span is a list of segments, a tag, field values, and where it came from. A claim interrupted by
 * "he said" is ONE span of two segments. Places are code points over the article's text, segments
 * are half-open, sorted, disjoint and not empty.
 *
 * A span is an immutable value, shared by reference count: to change one is to make another with
 * the same id (AnnoSpanDraft) and put it in the old one's place. That is what makes undo exact and
 * lets any thread read a span without a lock.
 *
 * What a file said about the span that this program does not understand travels along as raw JSON
 * (AnnoSpanExtra), so that saving loses nothing.
 */
#pragma once

#include "model/value.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint start;
  guint end;
} AnnoSegment;

/* Raw JSON that came with the span; each member may be NULL. Texts are valid JSON by contract. */
typedef struct
{
  char *creator;     /* the value of "creator", where it is not the layer's */
  char *generator;   /* the value of "generator", likewise */
  char *members;     /* unknown members of the annotation: "key":value,"key":value */
  char *tag;         /* unknown members of the body of the tag */
  char *note;        /* unknown members of the body of the note */
  char *bodies;      /* unknown bodies: value,value */
  GStrv targets;     /* unknown members of each target, in the order of the segments; "" for none */
} AnnoSpanExtra;

typedef struct _AnnoSpan AnnoSpan;

#define ANNO_TYPE_SPAN (anno_span_get_type ())
GType anno_span_get_type (void) G_GNUC_CONST;

AnnoSpan *anno_span_ref   (AnnoSpan *self);
void      anno_span_unref (AnnoSpan *self);

/* The annotation's IRI, "urn:uuid:…" for those made here. */
const char *anno_span_get_id (const AnnoSpan *self);
/* The id of its span type in the tagset: interned, so that equal ids are equal pointers. */
const char *anno_span_get_tag (const AnnoSpan *self);

guint              anno_span_get_n_segments (const AnnoSpan *self);
const AnnoSegment *anno_span_get_segments   (const AnnoSpan *self);
/* Where the first segment begins, and where the last one ends. */
guint    anno_span_get_start (const AnnoSpan *self);
guint    anno_span_get_end   (const AnnoSpan *self);
/* How many code points its segments hold: what "the smallest span here" compares. */
guint    anno_span_get_size  (const AnnoSpan *self);
gboolean anno_span_covers    (const AnnoSpan *self, guint place);

/* Field values, in the order in which they were set; a field of many values has several. */
guint            anno_span_get_n_values (const AnnoSpan *self);
const AnnoValue *anno_span_get_value    (const AnnoSpan *self, guint index);
/* The first value of @field, or NULL. */
const AnnoValue *anno_span_find_value   (const AnnoSpan *self, const char *field);

/* The annotator's remark, or NULL. */
const char *anno_span_get_note      (const AnnoSpan *self);
/* Whether its annotator flagged it as unsure. */
gboolean    anno_span_get_unsure    (const AnnoSpan *self);
/* The rule that proposed it, or NULL for one marked by hand. */
const char *anno_span_get_suggested (const AnnoSpan *self);
/* Microseconds since 1970 UTC; 0 where unknown. */
gint64      anno_span_get_created   (const AnnoSpan *self);
gint64      anno_span_get_modified  (const AnnoSpan *self);

const AnnoSpanExtra *anno_span_get_extra (const AnnoSpan *self);

/* Whether all that a file would hold of the two is equal. */
gboolean anno_span_equal (const AnnoSpan *a, const AnnoSpan *b);
/* Reading order: by start, the longer first, then by id. */
int      anno_span_compare (const AnnoSpan *a, const AnnoSpan *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSpan, anno_span_unref)

/* A span in the making. A draft is used up by …_finish, or thrown away by …_free. */
typedef struct _AnnoSpanDraft AnnoSpanDraft;

/* A new span with a random id. */
AnnoSpanDraft *anno_span_draft_new       (const char *tag) G_GNUC_WARN_UNUSED_RESULT;
/* A span with that id, as readers need it. */
AnnoSpanDraft *anno_span_draft_new_with_id (const char *id, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
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
void anno_span_draft_clear_segments (AnnoSpanDraft *self);
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
void           anno_span_draft_take_extra (AnnoSpanDraft *self, AnnoSpanExtra *extra);
AnnoSpanExtra *anno_span_extra_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void           anno_span_extra_free       (AnnoSpanExtra *extra);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSpanDraft, anno_span_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSpanExtra, anno_span_extra_free)

G_END_DECLS
