/* The results of an annotation in Label Studio: regions with labels, what else is said of a region
 * by its id, and relations. */
#pragma once

#include "foreign/foreign-json.h"
#include "foreign/json-marks.h"
#include "text/offsets.h"

G_BEGIN_DECLS

/* A text that is read, with all that people marked in it. */
typedef struct
{
  AnnoForeignJson *json;
  AnnoForeignDocument *document;
  const char *place;
  GHashTable *layers;   /* of the document, by maker */
  AnnoMarkIds *ids;     /* each annotation is a scope */
  GHashTable *notes;    /* of the annotation in hand: AnnoForeignSpan → GString; or NULL */
  AnnoOffsets *offsets; /* of the text, where it holds a backslash before an n; or NULL */
} AnnoStudioTask;

/* Whether @value says where in a text something lies: by numbers, or by those that count the text
 * of a web page. */
gboolean anno_studio_find_range (const AnnoJsonSlice *value, AnnoRange *range);
/* The labels in @value of a result; FALSE where it has none. */
gboolean anno_studio_find_labels (const AnnoJsonSlice *value, AnnoJsonSlice *labels);
/* Adds a mark for each of @labels (a list, or one without a type where it is empty or NULL), and
 * gives the first one. */
AnnoForeignSpan *anno_studio_add_marks (AnnoStudioTask *self, AnnoForeignLayer *layer,
                                        const AnnoJsonSlice *value, AnnoRange range,
                                        const AnnoJsonSlice *labels);
/* Adds what @value says beside its place; FALSE where that is nothing. */
gboolean anno_studio_add_values (AnnoForeignSpan *span, const char *field,
                                 const AnnoJsonSlice *value);
/* All of one annotation. */
void     anno_studio_read_results (AnnoStudioTask *self, AnnoForeignLayer *layer,
                                   const AnnoJsonSlice *results);

G_END_DECLS
