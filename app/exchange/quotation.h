/* A span, or the attribution that it is part of, as words to paste elsewhere: with who said it,
 * when, and where it stands. */
#pragma once

#include "model/people.h"
#include "session/document.h"

G_BEGIN_DECLS

typedef struct
{
  char *text; /* “the deal is over” — Lindsey Graham, Sunday 9 July 2017. Headline, Source */
  char *html; /* a blockquote with its footer */
  char *json; /* the annotation, as it is in a layer file (docs/format.md) */
} AnnoQuotation;

/* @layer: the one that @span is in. @people may be NULL. */
AnnoQuotation *anno_quotation_new  (AnnoDocument *document, AnnoLayer *layer, AnnoTagset *tagset,
                                    AnnoPeople *people, AnnoSpan *span) G_GNUC_WARN_UNUSED_RESULT;
void           anno_quotation_free (AnnoQuotation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoQuotation, anno_quotation_free)

G_END_DECLS
