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
  gboolean is_costly;   /* to be asked once: for beginnings of words, or a name that many have */
  gboolean is_hopeless; /* a name stands for nobody: nothing can be found */
} AnnoSearchPlan;

AnnoSearchPlan *anno_search_plan_new  (AnnoIndexStore *store, const AnnoQuery *query,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_search_plan_free (AnnoSearchPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSearchPlan, anno_search_plan_free)

G_END_DECLS
