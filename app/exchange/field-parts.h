/* What the values of one mark mean, and which of them go together: a date's value and its type, a
 * person's IRI and their name. Costs about the same for each value, however many there are.
 */
#pragma once

#include "exchange/type-meaning.h"

G_BEGIN_DECLS

typedef struct _AnnoFieldParts AnnoFieldParts;

AnnoFieldParts *anno_field_parts_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void            anno_field_parts_free (AnnoFieldParts *self);
/* From now on it is about @span, whose type means @tag (interned). Both outlive what is asked. */
void            anno_field_parts_set  (AnnoFieldParts *self, const AnnoTypeMeaning *meaning,
                                       const AnnoForeignSpan *span, const char *tag);

/* What the name of the span's value at @index means. */
const AnnoFieldSense *anno_field_parts_get_sense (const AnnoFieldParts *self, guint index);
/* Whether there are words that are a value of @field (interned), and not just a part of one. */
gboolean              anno_field_parts_has_value (const AnnoFieldParts *self, const char *field);
/* The words of that part of the value at @index, which are a value of their own; NULL for none. Of
 * a field with several values, each has the parts that stand between it and the next one, or
 * between it and the one before, where the first of them does; or, where all stand behind all
 * values or before them, that with its number, if there are as many. */
const char           *anno_field_parts_find (const AnnoFieldParts *self, guint index,
                                             AnnoFieldPart part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoFieldParts, anno_field_parts_free)

G_END_DECLS
