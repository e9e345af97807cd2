/* What the names in a query stand for: which types, people, annotators, states and sources.
 *
 * Names are compared folded, a word of a name at its beginning; the last one typed may be the
 * beginning of a word. Where one is named exactly, others that only begin so aren't meant. Blocks.
 */
#pragma once

#include "index/query.h"
#include "index/store.h"

G_BEGIN_DECLS

/* Ids of types, as layers have them: by id or name, with those a type was known by. Of char. */
GPtrArray  *anno_index_names_tags   (AnnoIndexStore *store, const AnnoClause *clause,
                                     AnnoTagset *tagset, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* IRIs, of all ledgers; one that is typed in full counts as it is. Of char. */
GPtrArray  *anno_index_names_people (AnnoIndexStore *store, const AnnoClause *clause,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A set of slugs, interned: by folder or name. */
GHashTable *anno_index_names_slugs  (AnnoIndexStore *store, const AnnoClause *clause,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @name is meant by @clause. */
gboolean    anno_index_names_fits   (const AnnoClause *clause, const char *name);

G_END_DECLS
