#include "review/agreement-scope.h"

static gpointer
make_counts (gpointer data)
{
  return anno_pair_counts_new (((const AnnoAgreementScope *) data)->n_categories, FALSE);
}

static void
add_counts (gpointer sum, gconstpointer part, guint times)
{
  anno_pair_counts_add (sum, part, times);
}

static gpointer
make_table (gpointer data)
{
  const AnnoItemTable *like = data;
  return anno_item_table_new (like->n_raters, like->n_categories);
}

static void
add_table (gpointer sum, gconstpointer part, guint times)
{
  anno_item_table_add (sum, part, times);
}

static const AnnoSumKind count_kind
    = { make_counts, add_counts, (GDestroyNotify) anno_pair_counts_free };
static const AnnoSumKind table_kind
    = { make_table, add_table, (GDestroyNotify) anno_item_table_free };

static AnnoItemRule
rule_of (guint table)
{
  return (AnnoItemRule){ table == 0 ? ANNO_ITEM_ALL_CATEGORIES : table - 1, FALSE };
}

static AnnoItemTable *
table_new (const AnnoAgreementScope *self, guint table)
{
  const AnnoItemRule rule = rule_of (table);
  return anno_item_table_new (self->n_raters,
                              anno_item_rule_count_categories (&rule, self->n_categories));
}

AnnoAgreementScope *
anno_agreement_scope_new (const guint *raters, guint n_raters, guint n_categories,
                          gboolean has_tables, gboolean has_tags)
{
  g_return_val_if_fail (raters != NULL || n_raters == 0, NULL);

  AnnoAgreementScope *self = g_new0 (AnnoAgreementScope, 1);
  self->n_raters = n_raters;
  self->raters = g_memdup2 (raters, n_raters * sizeof *raters);
  self->n_categories = n_categories;
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_pair_counts_free);
  self->sum = anno_pair_counts_new (n_categories, FALSE);
  self->drawn_counts = anno_drawn_sums_new (&count_kind, self, self->counts);
  self->n_tables = !has_tables || n_raters < 2 ? 0 : has_tags ? n_categories + 1 : 1;
  self->items = g_new0 (GPtrArray *, self->n_tables);
  self->item_sums = g_new0 (AnnoItemTable *, self->n_tables);
  self->drawn_items = g_new0 (AnnoDrawnSums *, self->n_tables);
  for (guint i = 0; i < self->n_tables; i++)
    {
      self->items[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_item_table_free);
      self->item_sums[i] = table_new (self, i);
      self->drawn_items[i] = anno_drawn_sums_new (&table_kind, self->item_sums[i], self->items[i]);
    }
  return self;
}

void
anno_agreement_scope_free (AnnoAgreementScope *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_tables; i++)
    {
      anno_drawn_sums_free (self->drawn_items[i]);
      anno_item_table_free (self->item_sums[i]);
      g_ptr_array_unref (self->items[i]);
    }
  g_free (self->drawn_items);
  g_free (self->item_sums);
  g_free (self->items);
  anno_drawn_sums_free (self->drawn_counts);
  anno_pair_counts_free (self->sum);
  g_ptr_array_unref (self->counts);
  g_array_unref (self->numbers);
  g_free (self->raters);
  g_free (self);
}

static guint
count_rated (const AnnoAgreementScope *self, const AnnoRatedText *text)
{
  guint n = 0;

  for (guint i = 0; i < self->n_raters; i++)
    n += text->rated[self->raters[i]] ? 1 : 0;
  return n;
}

/* Of more than two raters, only pairs that have both rated the text: what others marked there is
 * compared with somebody else's. Where there is no such pair, it is left out once. */
static AnnoPairCounts *
count_pairs (const AnnoAgreementScope *self, const AnnoRatedText *text)
{
  AnnoPairCounts *counts = anno_pair_counts_new (self->n_categories, FALSE);

  for (guint i = 0; i < self->n_raters; i++)
    for (guint k = i + 1; k < self->n_raters; k++)
      if (text->rated[self->raters[i]] && text->rated[self->raters[k]])
        anno_pair_counts_add_text (counts, text, self->raters[i], self->raters[k]);
  counts->n_texts = MIN (counts->n_texts, 1); /* an article is one, however many pairs rated it */
  return counts;
}

static void
leave_out (AnnoAgreementScope *self, const AnnoRatedText *text)
{
  for (guint i = 0; i < self->n_raters; i++)
    if (text->rated[self->raters[i]])
      {
        guint other = self->raters[i == 0 ? 1 : 0];
        anno_pair_counts_add_text (self->sum, text, MIN (self->raters[i], other),
                                   MAX (self->raters[i], other));
      }
}

static AnnoItemTable *
count_items (const AnnoAgreementScope *self, guint table, const AnnoRatedText *text,
             const GArray *tokens)
{
  const AnnoItemRule rule = rule_of (table);
  AnnoItemTable *items = table_new (self, table);

  anno_item_table_add_text (items, text, self->raters, &rule,
                            tokens != NULL ? (const AnnoSegment *) tokens->data : NULL,
                            tokens != NULL ? tokens->len : 0);
  return items;
}

static void
add_items (AnnoAgreementScope *self, const AnnoRatedText *text, const GArray *tokens,
           gboolean is_part)
{
  for (guint i = 0; i < self->n_tables; i++)
    {
      AnnoItemTable *items = count_items (self, i, text, tokens);
      anno_item_table_add (self->item_sums[i], items, 1);
      if (is_part)
        g_ptr_array_add (self->items[i], items);
      else
        anno_item_table_free (items);
    }
}

void
anno_agreement_scope_add (AnnoAgreementScope *self, guint number, const AnnoRatedText *text,
                          const GArray *tokens)
{
  g_return_if_fail (self != NULL && text != NULL);

  guint n_rated = count_rated (self, text);
  if (n_rated == 0 || self->n_raters < 2)
    return;
  if (n_rated > 1)
    {
      AnnoPairCounts *counts = count_pairs (self, text);
      anno_pair_counts_add (self->sum, counts, 1);
      g_ptr_array_add (self->counts, counts);
      g_array_append_val (self->numbers, number);
    }
  else
    leave_out (self, text);
  add_items (self, text, tokens, n_rated > 1);
}

void
anno_agreement_scope_rest (AnnoAgreementScope *self)
{
  g_return_if_fail (self != NULL);
  anno_drawn_sums_rest (self->drawn_counts);
  for (guint i = 0; i < self->n_tables; i++)
    anno_drawn_sums_rest (self->drawn_items[i]);
}

guint
anno_agreement_scope_part (const AnnoAgreementScope *self, guint number)
{
  g_return_val_if_fail (self != NULL, G_MAXUINT);
  for (guint low = 0, high = self->numbers->len; low < high;)
    {
      guint at = low + (high - low) / 2;
      guint there = g_array_index (self->numbers, guint, at);
      if (there == number)
        return at;
      if (there < number)
        low = at + 1;
      else
        high = at;
    }
  return G_MAXUINT;
}
