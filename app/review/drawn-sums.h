/* Counts of texts, added up: all of them, and those of each drawing of the bootstrap
 * (review/bootstrap), so that intervals of many measures cost one drawing.
 *
 * Any counts will do that can be added; the parts are one a text, and are borrowed.
 */
#pragma once

#include "review/bootstrap.h"

G_BEGIN_DECLS

typedef struct
{
  gpointer (*make) (gpointer data);                                 /* of nothing */
  void (*add) (gpointer sum, gconstpointer part, guint times);
  GDestroyNotify free;
} AnnoSumKind;

typedef struct _AnnoDrawnSums AnnoDrawnSums;

typedef AnnoMeasure (*AnnoSumFinish) (gconstpointer sum, gpointer data);

AnnoDrawnSums *anno_drawn_sums_new  (const AnnoSumKind *kind, gpointer data,
                                     const GPtrArray *parts) G_GNUC_WARN_UNUSED_RESULT;
void           anno_drawn_sums_free (AnnoDrawnSums *self);
/* The middle 95 % of what @finish makes of the drawings; not defined for fewer than two texts. */
AnnoInterval   anno_drawn_sums_find (AnnoDrawnSums *self, AnnoSumFinish finish, gpointer data);
/* Frees what was drawn; it is drawn again where it is asked for once more. For when there are many
 * of these, each of which is asked only for a while. */
void           anno_drawn_sums_rest (AnnoDrawnSums *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoDrawnSums, anno_drawn_sums_free)

G_END_DECLS
