/* Whether two spans that are a pair say the same in a field.
 *
 * What review/field-agreement.h says of values is decided here, for the pairs of two layers.
 */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* Whether both IRIs are one person's: the first of the first layer, the second of the second's. */
typedef gboolean (*AnnoSamePerson) (const char *a, const char *b, gpointer data);

/* What it takes to compare values; nothing of it is owned. */
typedef struct
{
  GHashTable *twins;          /* ids of the first layer → of the second, for all pairs of spans */
  GHashTable *others;         /* ids of the second layer that are one of a pair */
  AnnoSamePerson same_person; /* or NULL: by IRI */
  gpointer data;
} AnnoFieldContext;

typedef struct
{
  gboolean same;
  gboolean unset; /* neither says anything */
  gboolean lost;  /* one of them leads to a span that isn't one of a pair */
} AnnoFieldVerdict;

/* The values of @field that @span has (of const AnnoValue). */
GPtrArray *anno_field_values_new (const AnnoSpan *span, const AnnoField *field)
    G_GNUC_WARN_UNUSED_RESULT;

AnnoFieldVerdict anno_field_compare (const AnnoFieldContext *self, const AnnoField *field,
                                     const AnnoSpan *a, const AnnoSpan *b);

/* The place of the one choice that @span has in @field, the number of choices for one that isn't
 * among them, and ANNO_FIELD_SEVERAL for several. */
#define ANNO_FIELD_SEVERAL G_MAXUINT
guint anno_field_choice_of (const AnnoSpan *span, const AnnoField *field);

G_END_DECLS
