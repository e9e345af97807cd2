/* What a query asks of the full text: expressions for FTS5, with all names resolved.
 *
 * Words go in quotes, so that nothing a person types is an operator. Blocks.
 */
#pragma once

#include "index/query.h"
#include "index/store.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean spans;       /* whether spans are asked for */
  char *wanted;         /* what must be there; NULL: nothing is asked of the full text */
  char *unwanted;       /* words that an article must not have; NULL where spans are asked for */
  GPtrArray *no_spans;  /* of char: of such spans an article must have none */
  GHashTable *people;   /* IRIs of those who have a name that many have; NULL for none */
  gboolean has_prefix;  /* beginnings of words are asked for: that costs, each time */
  gboolean has_tag;     /* a type of span is asked for */
  gboolean is_hopeless; /* a name stands for nobody: nothing can be found */
  GPtrArray *clauses;   /* the plan's own */
} AnnoSearchPlan;

AnnoSearchPlan *anno_search_plan_new  (AnnoIndexStore *store, const AnnoQuery *query,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_search_plan_free (AnnoSearchPlan *self);
/* `wanted` of a plan for spans, where of all people that it asks for only @people (a set of IRIs)
 * are there; NULL where nothing is to be found then. */
char           *anno_search_plan_narrow (const AnnoSearchPlan *self, GHashTable *people)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSearchPlan, anno_search_plan_free)

G_END_DECLS
