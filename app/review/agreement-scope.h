/* Counts of all texts for a group of raters: all of them, or a pair. What review/agreement keeps of
 * each text instead of the text.
 *
 * A text is a part where two of the group have rated it; what is on other texts is only counted as
 * left out. For more than two raters, counts of pairs are added up over all pairs that have both
 * rated the text.
 */
#pragma once

#include "review/drawn-sums.h"
#include "review/item-measures.h"
#include "review/item-text.h"
#include "review/pair-scores.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_raters;
  guint *raters;       /* which of the text's */
  guint n_categories;
  GArray *numbers;     /* of guint: of each part, which text it is, in order */
  GPtrArray *counts;   /* of AnnoPairCounts, a part each */
  AnnoPairCounts *sum; /* with what is left out */
  guint n_tables;      /* 1, and where asked for one more a category */
  GPtrArray **items;   /* the n-th table's, of AnnoItemTable, a part each; table 0 is of all
                        * categories, n + 1 of the category n against the rest */
  AnnoItemTable **item_sums;
  AnnoDrawnSums *drawn_counts;
  AnnoDrawnSums **drawn_items;
} AnnoAgreementScope;

/* @has_tables: whether items are counted; @has_tags: of each category, too. */
AnnoAgreementScope *anno_agreement_scope_new  (const guint *raters, guint n_raters,
                                               guint n_categories, gboolean has_tables,
                                               gboolean has_tags) G_GNUC_WARN_UNUSED_RESULT;
void                anno_agreement_scope_free (AnnoAgreementScope *self);
/* @number: above those added before. @tokens: NULL where each code point is an item. */
void                anno_agreement_scope_add  (AnnoAgreementScope *self, guint number,
                                               const AnnoRatedText *text, const GArray *tokens);
/* Frees what intervals were drawn of; it can be asked for again. */
void                anno_agreement_scope_rest (AnnoAgreementScope *self);
/* The part that the text @number is, or G_MAXUINT. */
guint               anno_agreement_scope_part (const AnnoAgreementScope *self, guint number);

G_END_DECLS
