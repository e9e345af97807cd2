#include "review/assignment.h"

#define NONE G_MAXUINT

typedef struct
{
  const gint64 *gains;
  guint n_rows;
  guint n_columns;
  gint64 *row_price;
  gint64 *column_price;
  guint *row_of;    /* the row that has taken each column, or NONE */
  gint64 *distance; /* to each column, from the row that is being added */
  guint *before;    /* the column that the path to each comes from, or NONE */
  gboolean *seen;
} Solver;

/* How far the column is from the row, in prices: never below 0, and 0 where the row has it. */
static gint64
reduced (const Solver *self, guint row, guint column)
{
  return -self->gains[(gsize) row * self->n_columns + column] - self->row_price[row]
         - self->column_price[column];
}

/* Looks on from @row, which is @at away and reached by @from. */
static void
relax (Solver *self, guint row, gint64 at, guint from)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      gint64 distance = at + reduced (self, row, i);
      if (self->seen[i] || distance >= self->distance[i])
        continue;
      self->distance[i] = distance;
      self->before[i] = from;
    }
}

static guint
nearest (const Solver *self)
{
  guint best = NONE;

  for (guint i = 0; i < self->n_columns; i++)
    if (!self->seen[i] && (best == NONE || self->distance[i] < self->distance[best]))
      best = i;
  return best;
}

/* Keeps every reduced price at 0 or above once the path to a column @reach away is turned. */
static void
shift_prices (Solver *self, guint row, gint64 reach)
{
  self->row_price[row] += reach;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->seen[i] && self->row_of[i] != NONE && self->distance[i] < reach)
      {
        self->row_price[self->row_of[i]] += reach - self->distance[i];
        self->column_price[i] -= reach - self->distance[i];
      }
}

static void
add_row (Solver *self, guint row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->distance[i] = G_MAXINT64;
      self->seen[i] = FALSE;
    }
  relax (self, row, 0, NONE);
  guint column = nearest (self);
  while (self->row_of[column] != NONE)
    {
      self->seen[column] = TRUE;
      relax (self, self->row_of[column], self->distance[column], column);
      column = nearest (self);
    }
  shift_prices (self, row, self->distance[column]);
  for (; self->before[column] != NONE; column = self->before[column])
    self->row_of[column] = self->row_of[self->before[column]];
  self->row_of[column] = row;
}

static void
solver_init (Solver *self)
{
  self->row_price = g_new0 (gint64, self->n_rows);
  self->column_price = g_new0 (gint64, self->n_columns);
  self->row_of = g_new (guint, self->n_columns);
  self->distance = g_new (gint64, self->n_columns);
  self->before = g_new (guint, self->n_columns);
  self->seen = g_new (gboolean, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->row_of[i] = NONE;
  /* What a row gains most is its price at first, so that nothing is below 0. */
  for (guint i = 0; i < self->n_rows; i++)
    for (guint k = 0; k < self->n_columns; k++)
      self->row_price[i] = MIN (self->row_price[i], -self->gains[(gsize) i * self->n_columns + k]);
}

static void
solver_clear (Solver *self)
{
  g_free (self->row_price);
  g_free (self->column_price);
  g_free (self->row_of);
  g_free (self->distance);
  g_free (self->before);
  g_free (self->seen);
}

guint *
anno_assignment_solve (const gint64 *gains, guint n_rows, guint n_columns)
{
  g_return_val_if_fail (gains != NULL && n_rows <= n_columns, NULL);

  Solver self = { .gains = gains, .n_rows = n_rows, .n_columns = n_columns };
  guint *columns = g_new0 (guint, n_rows);

  solver_init (&self);
  for (guint i = 0; i < n_rows; i++)
    add_row (&self, i);
  for (guint i = 0; i < n_columns; i++)
    if (self.row_of[i] != NONE)
      columns[self.row_of[i]] = i;
  solver_clear (&self);
  return columns;
}
