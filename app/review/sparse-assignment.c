#include "review/sparse-assignment.h"

#define NONE G_MAXUINT

/* A column that the search has reached, at what cost; an entry may be out of date. */
typedef struct
{
  double cost;
  guint column;
} Reached;

/* The cost of a pair is the gain it doesn't have: below 0. That of staying alone is 0. */
typedef struct
{
  const AnnoGain *gains;
  const guint *firsts;
  guint *column_of; /* one a row */
  guint *row_of;    /* one a column */
  double *prices;   /* one a column: 0 while it has no row, and never above */
  double *costs;    /* one a column: of the cheapest chain to it, as far as the search knows */
  guint *from;      /* one a column: the row before it in that chain */
  gboolean *done;   /* one a column: whether that is final */
  GArray *touched;  /* of guint: the columns with a cost */
  GArray *heap;     /* of Reached: the cheapest first */
  /* The cheapest end so far: a column without a row, or a row that is left alone. */
  double best;
  guint best_column;
  guint best_row;
} Search;

static void
search_init (Search *self, const GArray *gains, const GArray *firsts, guint n_columns)
{
  const guint n_rows = firsts->len - 1;

  *self = (Search){ .gains = (const AnnoGain *) gains->data,
                    .firsts = (const guint *) firsts->data,
                    .column_of = g_new (guint, n_rows),
                    .row_of = g_new (guint, n_columns),
                    .prices = g_new0 (double, n_columns),
                    .costs = g_new (double, n_columns),
                    .from = g_new (guint, n_columns),
                    .done = g_new0 (gboolean, n_columns),
                    .touched = g_array_new (FALSE, FALSE, sizeof (guint)),
                    .heap = g_array_new (FALSE, FALSE, sizeof (Reached)) };
  for (guint i = 0; i < n_rows; i++)
    self->column_of[i] = NONE;
  for (guint i = 0; i < n_columns; i++)
    {
      self->row_of[i] = NONE;
      self->costs[i] = G_MAXDOUBLE;
    }
}

static void
search_clear (Search *self)
{
  g_free (self->row_of);
  g_free (self->prices);
  g_free (self->costs);
  g_free (self->from);
  g_free (self->done);
  g_array_unref (self->touched);
  g_array_unref (self->heap);
}

static gboolean
is_before (const Reached *a, const Reached *b)
{
  return a->cost != b->cost ? a->cost < b->cost : a->column < b->column;
}

static void
push (Search *self, double cost, guint column)
{
  const Reached reached = { cost, column };
  guint place = self->heap->len;

  g_array_append_val (self->heap, reached);
  Reached *heap = (Reached *) self->heap->data;
  for (; place > 0 && is_before (&reached, &heap[(place - 1) / 2]); place = (place - 1) / 2)
    heap[place] = heap[(place - 1) / 2];
  heap[place] = reached;
}

static Reached
pop (Search *self)
{
  Reached *heap = (Reached *) self->heap->data;
  const Reached first = heap[0];
  const Reached last = heap[self->heap->len - 1];
  guint place = 0;

  g_array_set_size (self->heap, self->heap->len - 1);
  for (guint child = 1; child < self->heap->len; child = 2 * place + 1)
    {
      if (child + 1 < self->heap->len && is_before (&heap[child + 1], &heap[child]))
        child++;
      if (!is_before (&heap[child], &last))
        break;
      heap[place] = heap[child];
      place = child;
    }
  if (self->heap->len > 0)
    heap[place] = last;
  return first;
}

/* What @row pays for its own place: nothing is cheaper for it. */
static double
price_of_row (const Search *self, guint row)
{
  double price = 0;

  for (guint i = self->firsts[row]; i < self->firsts[row + 1]; i++)
    price = MIN (price, -self->gains[i].gain - self->prices[self->gains[i].column]);
  return price;
}

static void
reach (Search *self, guint column, double cost, guint row)
{
  if (self->costs[column] == G_MAXDOUBLE)
    g_array_append_val (self->touched, column);
  self->costs[column] = cost;
  self->from[column] = row;
  if (self->row_of[column] != NONE)
    push (self, cost, column);
  else if (cost < self->best)
    {
      self->best = cost;
      self->best_column = column;
      self->best_row = NONE;
    }
}

/* Goes on from @row, which is reached at @cost, and would have to go elsewhere. */
static void
leave_row (Search *self, guint row, double cost, double price)
{
  if (cost - price < self->best)
    {
      self->best = cost - price;
      self->best_column = NONE;
      self->best_row = row;
    }
  for (guint i = self->firsts[row]; i < self->firsts[row + 1]; i++)
    {
      const guint column = self->gains[i].column;
      const double step = -self->gains[i].gain - self->prices[column] - price;
      const double reached = cost + MAX (step, 0);
      if (!self->done[column] && reached < self->costs[column] && reached < self->best)
        reach (self, column, reached, row);
    }
}

/* Finds the cheapest chain from @row to an end. */
static void
find_end (Search *self, guint row)
{
  self->best = G_MAXDOUBLE;
  leave_row (self, row, 0, price_of_row (self, row));
  while (self->heap->len > 0)
    {
      const Reached next = pop (self);
      if (next.cost >= self->best)
        break;
      if (self->done[next.column] || next.cost > self->costs[next.column])
        continue;
      self->done[next.column] = TRUE;
      const guint owner = self->row_of[next.column];
      leave_row (self, owner, next.cost, price_of_row (self, owner));
    }
}

/* Columns that the chain went through get dearer by what it would have saved there. */
static void
change_prices (Search *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      const guint column = g_array_index (self->touched, guint, i);
      if (self->done[column])
        self->prices[column] += self->costs[column] - self->best;
    }
}

/* Moves every row of the chain on by one, back to @first. */
static void
move_along (Search *self, guint first)
{
  guint column = self->best_column;

  if (column == NONE)
    {
      column = self->column_of[self->best_row];
      self->column_of[self->best_row] = NONE;
      if (self->best_row == first)
        return;
    }
  for (;;)
    {
      const guint row = self->from[column];
      const guint before = self->column_of[row];
      self->column_of[row] = column;
      self->row_of[column] = row;
      if (row == first)
        return;
      column = before;
    }
}

static void
forget (Search *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      const guint column = g_array_index (self->touched, guint, i);
      self->costs[column] = G_MAXDOUBLE;
      self->done[column] = FALSE;
    }
  g_array_set_size (self->touched, 0);
  g_array_set_size (self->heap, 0);
}

guint *
anno_sparse_assignment (const GArray *gains, const GArray *firsts, guint n_columns)
{
  g_return_val_if_fail (gains != NULL && firsts != NULL && firsts->len > 0, NULL);

  Search search;
  search_init (&search, gains, firsts, n_columns);
  for (guint row = 0; row + 1 < firsts->len; row++)
    {
      find_end (&search, row);
      change_prices (&search);
      move_along (&search, row);
      forget (&search);
    }
  search_clear (&search);
  return search.column_of;
}
