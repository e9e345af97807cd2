/* Which articles and layers a search may find something in: dates, sources, annotators, states, and
 * what must not be there.
 */
#pragma once

#include "index/index-map.h"
#include "index/search-plan.h"

G_BEGIN_DECLS

typedef struct _AnnoSearchFilter AnnoSearchFilter;

/* @scope: the folder or article that is let through; NULL or "" for all. All arguments outlive the
 * filter. Blocks. */
AnnoSearchFilter *anno_search_filter_new  (AnnoIndexStore *store, const AnnoIndexMap *map,
                                           const AnnoQuery *query, const AnnoSearchPlan *plan,
                                           const char *scope, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void              anno_search_filter_free (AnnoSearchFilter *self);

gboolean anno_search_filter_lets_article (const AnnoSearchFilter *self, guint article);
/* Its article as well. */
gboolean anno_search_filter_lets_layer   (const AnnoSearchFilter *self, const AnnoMapLayer *layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSearchFilter, anno_search_filter_free)

G_END_DECLS
