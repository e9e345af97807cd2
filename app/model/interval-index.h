/* The index of stretches of text: which of them touch a place.
 *
 * A balanced search tree (a treap, so that its depth does not depend on the order of what comes) in
 * one flat pool of nodes, keyed by reading order: by start, the longer first, then by a tie-break
 * between items, then by part. Each node knows the farthest end in its subtree: a query passes over
 * whole subtrees that end before it, so that it costs O(log n + found).
 *
 * Places are code points, stretches half-open and never empty. Items belong to the caller. An index
 * must not be changed while it is being walked. It is a plain value, without signals or locks.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint start;
  guint end;
  gpointer item;
  guint part;
} AnnoInterval;

/* Orders two different items whose stretches are equal; must not depend on addresses. */
typedef int (*AnnoIntervalTie) (gconstpointer item_a, gconstpointer item_b);
/* FALSE stops the walk. */
typedef gboolean (*AnnoIntervalVisit) (const AnnoInterval *interval, gpointer data);

typedef struct _AnnoIntervalIndex AnnoIntervalIndex;

AnnoIntervalIndex *anno_interval_index_new   (AnnoIntervalTie tie) G_GNUC_WARN_UNUSED_RESULT;
void               anno_interval_index_free  (AnnoIntervalIndex *self);

void     anno_interval_index_add    (AnnoIntervalIndex *self, const AnnoInterval *interval);
/* FALSE where no equal one is there. */
gboolean anno_interval_index_remove (AnnoIntervalIndex *self, const AnnoInterval *interval);
/* Fills an empty index with @n stretches in any order; sorts them in place. */
void     anno_interval_index_build  (AnnoIntervalIndex *self, AnnoInterval *intervals, guint n);

/* Visits those that overlap [start, end), in reading order; where start equals end, those that hold
 * that place (their start <= place < their end). FALSE where a visit stopped the walk. */
gboolean anno_interval_index_foreach (AnnoIntervalIndex *self, guint start, guint end,
                                      AnnoIntervalVisit visit, gpointer data);

/* How many nodes the last query looked at: what tests count. */
guint anno_interval_index_get_visited (const AnnoIntervalIndex *self);
/* How many nodes lie on the longest way down. */
guint anno_interval_index_get_depth   (const AnnoIntervalIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIntervalIndex, anno_interval_index_free)

G_END_DECLS
