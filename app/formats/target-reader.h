/* Reads the targets of an annotation: where it lies in the text, and what it quotes from there. */
#pragma once

#include "formats/json-scan.h"
#include "model/finding.h"
#include "model/span-draft.h"
#include "model/span.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Whose targets they are; all is the caller's. */
typedef struct
{
  guint line;          /* of the file, for findings */
  const char *id;      /* of the annotation */
  AnnoArticle *article; /* to hold places and quotes against, or NULL */
  GPtrArray *findings; /* or NULL */
} AnnoTargetContext;

/* Gives @draft the segments of @targets (one target, or an array), and sets *@unknown to the
 * unknown members of each, or NULL where there are none. Errors: ANNO_JSON_ERROR_SHAPE; a place
 * off the text is a finding too. A quote that differs is a finding only. */
gboolean anno_targets_read (const AnnoTargetContext *context, const AnnoJsonSlice *targets,
                            AnnoSpanDraft *draft, GStrv *unknown, GError **error);

G_END_DECLS
