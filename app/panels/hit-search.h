/* A search in all articles, as somebody types it: each question calls the one before off.
 *
 * The hits are a list of AnnoHitItem, the first page of what there is; more come where they are
 * asked for. While what was asked for stays the same the list follows the index, and only what
 * differs is told of it. How many there are in all may be known only after the first of them are
 * there.
 *
 * Main thread only. Signals:
 *   "answered": the first hits of another question are there, or why there are none.
 *   "changed": what it knows of how many there are, or that it waits, has changed.
 */
#pragma once

#include "index/asking.h"
#include "panels/hit-item.h"

G_BEGIN_DECLS

#define ANNO_TYPE_HIT_SEARCH (anno_hit_search_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHitSearch, anno_hit_search, ANNO, HIT_SEARCH, GObject)

AnnoHitSearch *anno_hit_search_new (AnnoCorpusIndex *index) G_GNUC_WARN_UNUSED_RESULT;

/* @query: nothing to look for where it is empty, or NULL. */
void anno_hit_search_look_for (AnnoHitSearch *self, AnnoQuery *query, AnnoSearchOrder order);
/* The next page, unless it is on its way or there is none. */
void anno_hit_search_more (AnnoHitSearch *self);
/* What is looked for, or NULL. */
AnnoQuery *anno_hit_search_get_query (AnnoHitSearch *self);
/* Of AnnoHitItem; the search's. */
GListModel *anno_hit_search_get_hits (AnnoHitSearch *self);
/* Whether the first answer is still to come. */
gboolean anno_hit_search_is_busy (AnnoHitSearch *self);
/* Why there is no answer, or NULL. */
const char *anno_hit_search_get_problem (AnnoHitSearch *self);
/* How many there are, or at least so many; in *@n_articles articles, 0 where that isn't known.
 * FALSE where it is "at least". */
gboolean anno_hit_search_count (AnnoHitSearch *self, guint64 *n, guint64 *n_articles);
/* Whether they are spans, and not articles. */
gboolean anno_hit_search_finds_spans (AnnoHitSearch *self);
/* Whether the index has seen all of the corpus; else so many articles of so many. */
gboolean anno_hit_search_is_whole (AnnoHitSearch *self, guint *n_done, guint *n_all);

G_END_DECLS
