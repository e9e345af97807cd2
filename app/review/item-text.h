/* Makes items of a text, to compare who marks spans with measures for items: each code point or
 * each token is an item, and what lies in no span is in the category "none".
 *
 * A rater's category for an item is that of the span that covers it, or any part of the token. Of
 * several spans the shortest counts (as where a click chooses one), or the longest where the rule
 * says so; of equally long ones the one that begins first, then the lower category. Whoever wants
 * overlapping spans compared in full asks for one category after the other: an item then is in
 * category 1 where the rater has a span of that category, and in 0 where not.
 *
 * A rater who hasn't rated the text is missing from its items. "None" is most of any article, so
 * the share of agreement is always high, and measures rise with the text that nobody marks: they
 * are for comparison with papers.
 */
#pragma once

#include "review/item-table.h"

G_BEGIN_DECLS

#define ANNO_ITEM_ALL_CATEGORIES G_MAXUINT

typedef struct
{
  guint category;   /* the only one, or ANNO_ITEM_ALL_CATEGORIES */
  gboolean longest; /* whether the longest of several counts, not the shortest */
} AnnoItemRule;

/* How many categories the table for texts of @n_categories has: "none" is the last of them. */
guint anno_item_rule_count_categories (const AnnoItemRule *rule, guint n_categories);

/* Adds the items of @text to @table. @raters: which of the text's are the table's, as many as it
 * has. @tokens: sorted, disjoint; with NULL each code point is an item. */
void anno_item_table_add_text (AnnoItemTable *table, const AnnoRatedText *text,
                               const guint *raters, const AnnoItemRule *rule,
                               const AnnoSegment *tokens, guint n_tokens);

G_END_DECLS
