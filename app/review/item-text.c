#include "review/item-text.h"

#include "review/rated-span.h"

typedef struct
{
  const AnnoItemRule *rule;
  const AnnoSegment *tokens; /* NULL where each code point is an item */
  guint n_items;
  guint none;
} Grid;

guint
anno_item_rule_count_categories (const AnnoItemRule *rule, guint n_categories)
{
  return rule->category == ANNO_ITEM_ALL_CATEGORIES ? n_categories + 1 : 2;
}

static int
compare_size_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoRatedSpan *first = *(const AnnoRatedSpan *const *) a;
  const AnnoRatedSpan *second = *(const AnnoRatedSpan *const *) b;
  const AnnoItemRule *rule = data;

  if (first->size != second->size)
    return (first->size < second->size) == !rule->longest ? -1 : 1;
  /* They lie in one array, in reading order. */
  return first < second ? -1 : first > second;
}

/* The spans that count, the one to be preferred first. */
static GPtrArray *
rank_spans (const AnnoRatedSpans *spans, const AnnoItemRule *rule)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < spans->n_spans; i++)
    if (rule->category == ANNO_ITEM_ALL_CATEGORIES || spans->spans[i].category == rule->category)
      g_ptr_array_add (list, &spans->spans[i]);
  g_ptr_array_sort_with_data (list, compare_size_cb, (gpointer) rule);
  return list;
}

/* The first token that ends after @place. */
static guint
find_token (const Grid *self, guint place)
{
  guint low = 0;
  guint high = self->n_items;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (self->tokens[middle].end > place)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The items that @part covers or touches. */
static AnnoSegment
items_of (const Grid *self, const AnnoSegment *part)
{
  if (self->tokens == NULL)
    return (AnnoSegment){ part->start, MIN (part->end, self->n_items) };

  guint first = find_token (self, part->start);
  guint end = find_token (self, part->end - 1);
  if (end < self->n_items && self->tokens[end].start < part->end)
    end++;
  return (AnnoSegment){ first, end };
}

/* The first item from @item on that has no category yet; @next leads there, and is made shorter on
 * the way, so that no item is looked at often however many spans cover it. */
static guint
find_blank (guint *next, guint item)
{
  guint blank = item;

  while (next[blank] != blank)
    blank = next[blank];
  while (next[item] != blank && item != blank)
    {
      guint after = next[item];
      next[item] = blank;
      item = after;
    }
  return blank;
}

/* The category of each item for one rater. */
static guint *
fill (const Grid *self, const AnnoRatedText *text, guint rater)
{
  g_autoptr (AnnoRatedSpans) spans = anno_rated_spans_new (text, rater);
  g_autoptr (GPtrArray) ranked = rank_spans (spans, self->rule);
  g_autofree guint *next = g_new (guint, (gsize) self->n_items + 1);
  guint *values = g_new (guint, (gsize) self->n_items + 1);

  for (guint i = 0; i <= self->n_items; i++)
    {
      next[i] = i;
      values[i] = self->none;
    }
  for (guint i = 0; i < ranked->len; i++)
    {
      const AnnoRatedSpan *span = ranked->pdata[i];
      for (guint k = 0; k < span->n_parts; k++)
        {
          const AnnoSegment items = items_of (self, &span->parts[k]);
          for (guint at = items.start; at < items.end && (at = find_blank (next, at)) < items.end;
               at++)
            {
              values[at] = self->none == 0 ? 1 : span->category;
              next[at] = at + 1;
            }
        }
    }
  return values;
}

/* Adds the items, those in a row that are alike at once. */
static void
add_items (AnnoItemTable *table, guint **columns, guint n_items)
{
  g_autofree guint *row = g_new (guint, table->n_raters);
  guint first = 0;

  while (first < n_items)
    {
      guint end = first + 1;
      for (guint i = 0; i < table->n_raters; i++)
        row[i] = columns[i] != NULL ? columns[i][first] : ANNO_ITEM_MISSING;
      for (gboolean alike = TRUE; alike && end < n_items; end += alike ? 1 : 0)
        for (guint i = 0; i < table->n_raters && alike; i++)
          alike = columns[i] == NULL || columns[i][end] == row[i];
      anno_item_table_add_item (table, row, end - first);
      first = end;
    }
}

void
anno_item_table_add_text (AnnoItemTable *table, const AnnoRatedText *text, const guint *raters,
                          const AnnoItemRule *rule, const AnnoSegment *tokens, guint n_tokens)
{
  g_return_if_fail (table != NULL && text != NULL && raters != NULL && rule != NULL);
  g_return_if_fail (table->n_categories
                    == anno_item_rule_count_categories (rule, text->n_categories));

  gboolean all = rule->category == ANNO_ITEM_ALL_CATEGORIES;
  const Grid grid
      = { rule, tokens, tokens != NULL ? n_tokens : text->length, all ? text->n_categories : 0 };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  guint n_rated = 0;
  guint64 n_units = 0;

  for (guint i = 0; i < table->n_raters; i++)
    {
      gboolean rated = text->rated[raters[i]];
      n_rated += rated ? 1 : 0;
      n_units += text->units[raters[i]]->len;
      g_ptr_array_add (columns, rated ? fill (&grid, text, raters[i]) : NULL);
    }
  table->n_texts[n_rated]++;
  table->n_units[n_rated] += n_units;
  add_items (table, (guint **) columns->pdata, grid.n_items);
}
