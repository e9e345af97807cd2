/* Whether the fields of two people's spans say the same.
 *
 * Ids differ from layer to layer, so links are compared by what they lead to: they are the same
 * where their targets are in one cluster (review/span-clusters.h), and so are the dates that a date
 * is counted from. A link that leads nowhere is the same only as one to the same id. People are
 * compared by the caller, who knows the ledgers: two ids may be one person's. A choice that is
 * unset means the first one. The order of several values counts for nothing, and neither does one
 * said twice. Notes and the mark of being unsure are about a span and no part of what it says: not
 * compared.
 */
#pragma once

#include "review/span-clusters.h"

G_BEGIN_DECLS

/* Whether the ids are one person's. It must be an equivalence: that a is b, and b is c, must mean
 * that a is c. Asked only of ids that differ. */
typedef gboolean (*AnnoIsOnePerson) (const char *a, const char *b, gpointer data);

typedef struct
{
  const AnnoClusters *clusters;
  AnnoIsOnePerson is_one_person; /* NULL: only equal ids are one person's */
  gpointer data;
} AnnoFieldCompare;

/* Whether @value, of a span of @mark, is among the values of @other's span. */
gboolean   anno_field_compare_has     (const AnnoFieldCompare *self, const AnnoMark *mark,
                                       const AnnoValue *value, const AnnoMark *other);
/* Whether all values of @field are the same. */
gboolean   anno_field_compare_is_same (const AnnoFieldCompare *self, const AnnoMark *a,
                                       const AnnoMark *b, const char *field);
/* Whether all values of all fields are the same. */
gboolean   anno_field_compare_is_all_same (const AnnoFieldCompare *self, const AnnoMark *a,
                                           const AnnoMark *b);
/* The ids of all fields that at least one of the @n marks has a value of: those of @tag in its
 * order, then others by their ids. */
GPtrArray *anno_field_compare_list    (const AnnoFieldCompare *self, const char *tag,
                                       const AnnoMark *const *marks, guint n)
    G_GNUC_WARN_UNUSED_RESULT;
/* The values of @field of that mark's span that mean something, borrowed: a choice that only says
 * what unset means is left out. */
GPtrArray *anno_field_compare_values  (const AnnoFieldCompare *self, const AnnoMark *mark,
                                       const char *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
