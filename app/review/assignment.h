/* The assignment problem: which column each row takes, so that what they gain together is most.
 *
 * Solved exactly by the Hungarian method with potentials (Kuhn 1955, Munkres 1957), which adds one
 * row after the other along a cheapest augmenting path: rows² × columns steps.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @gains: @n_rows × @n_columns, row by row, none below 0; no more rows than columns. The result,
 * freed by the caller, has the column of each row, no two alike. */
guint *anno_assignment_solve (const gint64 *gains, guint n_rows, guint n_columns)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
