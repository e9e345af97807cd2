/* What a form holds of a span, in words that can be compared: two spans that are the same in that
 * form have the same. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

/* What stands between the parts of one: no word holds it. */
#define ANNO_SIGNATURE_PART "\x1f"

/* What is compared. */
typedef struct
{
  const AnnoSetArticle *article;
  AnnoLayer *layer;
  AnnoPeople *people; /* whom the layer names */
  const AnnoSetFormat *format;
} AnnoSignatureOf;

/* Adds those of @span to @out (of char → how often): one, or one a segment where the form holds no
 * segments. What isn't in the form at all has none. @in_frames: the ids of spans in attributions,
 * where the form has only those; or NULL. */
void anno_span_signature_add (const AnnoSignatureOf *self, const AnnoSpan *span,
                              GHashTable *in_frames, GHashTable *out);
G_END_DECLS
