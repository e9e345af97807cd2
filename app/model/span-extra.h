/* What a file said about a span that this program does not understand: raw JSON, kept so that
 * saving loses nothing.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

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

AnnoSpanExtra *anno_span_extra_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void           anno_span_extra_free (AnnoSpanExtra *self);
/* NULL for none. */
AnnoSpanExtra *anno_span_extra_copy (const AnnoSpanExtra *self) G_GNUC_WARN_UNUSED_RESULT;
/* Each may be NULL. */
gboolean       anno_span_extra_equal (const AnnoSpanExtra *a, const AnnoSpanExtra *b);
/* Whether it holds nothing, which to a file is the same as none. */
gboolean       anno_span_extra_is_empty (const AnnoSpanExtra *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSpanExtra, anno_span_extra_free)

G_END_DECLS
