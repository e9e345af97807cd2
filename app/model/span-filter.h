/* Which spans of a layer a list shows. */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_SPAN_FILTER_ALL,
  ANNO_SPAN_FILTER_TAG,          /* those of one type */
  ANNO_SPAN_FILTER_ATTRIBUTIONS, /* one for each attribution: its claim; or the parts without one */
  ANNO_SPAN_FILTER_INCOMPLETE,   /* those of them that lack a claim, a speaker or a cue */
  ANNO_SPAN_FILTER_UNSURE,
  ANNO_SPAN_FILTER_PERSON,       /* those that name a person */
} AnnoSpanFilterKind;

typedef struct
{
  AnnoSpanFilterKind kind;
  const char *tag; /* interned; for one type */
  const char *const *people; /* for a person: the ids that mean them; borrowed. NULL for nobody */
} AnnoSpanFilter;

/* Whether @span of @layer is shown. Costs what the span links to, and what links to it. */
gboolean anno_span_filter_matches (const AnnoSpanFilter *self, AnnoLayer *layer,
                                   const AnnoTagset *tagset, AnnoSpan *span);
/* Whether a change of one span may change whether others are shown. */
gboolean anno_span_filter_is_joint (const AnnoSpanFilter *self);

/* Whether @span names somebody by one of @people (ids; NULL for nobody). */
gboolean anno_span_filter_names (const AnnoSpan *span, const char *const *people);

G_END_DECLS
