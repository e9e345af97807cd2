/* A span: one thing an annotator marked in one article.
 *
 * A span is a list of segments, a tag, field values, and where it came from. A claim interrupted by
 * "he said" is ONE span of two segments. Places are code points over the article's text, segments
 * are half-open, sorted, disjoint and not empty.
 *
 * A span is an immutable value, shared by reference count: to change one is to make another with
 * the same id (model/span-draft.h) and put it in the old one's place. That is what makes undo exact
 * and lets any thread read a span without a lock.
 *
 * What a file said about the span that this program does not understand travels along as raw JSON
 * (AnnoSpanExtra), so that saving loses nothing.
 */
#pragma once

#include "model/span-extra.h"
#include "model/value.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint start;
  guint end;
} AnnoSegment;

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
/* Whether it has a value equal to @value. */
gboolean         anno_span_has_value    (const AnnoSpan *self, const AnnoValue *value);
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

G_END_DECLS
