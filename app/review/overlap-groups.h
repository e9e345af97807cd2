/* Overlaps sorted into groups that have nothing to do with each other.
 *
 * What is in one group is reached from span to span by overlaps; nothing leads from one group to
 * another.
 */
#pragma once

#include "review/overlap-edges.h"

G_BEGIN_DECLS

/* The overlaps of one group. */
typedef void (*AnnoOverlapVisit) (const AnnoOverlapEdge *edges, guint n_edges, gpointer data);

/* Sorts @edges by group, and within one by the first rater's span, then by the second's; then
 * visits the groups. The spans are numbered below @n_a and @n_b. Linear in all of these. */
void anno_overlap_groups_foreach (GArray *edges, guint n_a, guint n_b, AnnoOverlapVisit visit,
                                  gpointer data);

G_END_DECLS
