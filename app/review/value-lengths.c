#include "review/value-lengths.h"

/* A unit while the sweep is in it. */
typedef struct
{
  const AnnoRatedUnit *unit;
  double length;
  double *shared; /* one a rater: the length where that one marked something, too */
} OpenUnit;

/* One rater, from one edge of any unit to the next. */
typedef struct
{
  const GArray *units;
  guint next;      /* the first unit that hasn't begun */
  GArray *open;    /* of OpenUnit */
  double *weights; /* one a value: by how much the rater gave it here; 1 in all */
} Sweep;

/* One text. */
typedef struct
{
  AnnoValueSums *sums;
  guint n_raters;
  Sweep *raters;
} Text;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const guint one = *(const guint *) a;
  const guint other = *(const guint *) b;
  return (one > other) - (one < other);
}

static guint
gap_of (const Text *self)
{
  return self->sums->n_values - 1;
}

/* Every place where some rater's value may change. */
static GArray *
list_edges (const Text *self, guint length)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint start = 0;

  g_array_append_val (edges, start);
  g_array_append_val (edges, length);
  for (guint i = 0; i < self->n_raters; i++)
    for (guint k = 0; k < self->raters[i].units->len; k++)
      {
        const AnnoRatedUnit *unit = &g_array_index (self->raters[i].units, AnnoRatedUnit, k);
        g_array_append_val (edges, unit->start);
        g_array_append_val (edges, unit->end);
      }
  g_array_sort (edges, compare_places);
  return edges;
}

static void
close_unit (Text *self, OpenUnit *open)
{
  AnnoValueLengths *value = &self->sums->values[open->unit->category];

  value->squares += open->length * open->length;
  for (guint i = 0; i < self->n_raters; i++)
    value->shared_squares += open->shared[i] * open->shared[i] / (self->n_raters - 1);
  g_free (open->shared);
}

static void
close_until (Text *self, Sweep *rater, guint place)
{
  for (guint i = rater->open->len; i-- > 0;)
    {
      OpenUnit *open = &g_array_index (rater->open, OpenUnit, i);
      if (open->unit->end <= place)
        {
          close_unit (self, open);
          g_array_remove_index_fast (rater->open, i);
        }
    }
}

static void
open_from (Text *self, Sweep *rater, guint place)
{
  while (rater->next < rater->units->len)
    {
      OpenUnit open = { .unit = &g_array_index (rater->units, AnnoRatedUnit, rater->next) };
      if (open.unit->start > place)
        break;
      open.shared = g_new0 (double, self->n_raters);
      g_array_append_val (rater->open, open);
      self->sums->values[open.unit->category].n_units++;
      self->sums->n_units++;
      rater->next++;
    }
}

/* Has the weights and the open units be those from @place on. */
static void
move_to (Text *self, Sweep *rater, guint place)
{
  close_until (self, rater, place);
  open_from (self, rater, place);
  for (guint i = 0; i < self->sums->n_values; i++)
    rater->weights[i] = 0;
  if (rater->open->len == 0)
    rater->weights[gap_of (self)] = 1;
  for (guint i = 0; i < rater->open->len; i++)
    rater->weights[g_array_index (rater->open, OpenUnit, i).unit->category]
        += 1.0 / rater->open->len;
}

/* What a stretch without an edge adds to one rater's own lengths. */
static void
add_own (Text *self, Sweep *rater, double length)
{
  for (guint i = 0; i < self->sums->n_values; i++)
    self->sums->values[i].length += length * rater->weights[i];
  self->sums->values[gap_of (self)].squares += length * rater->weights[gap_of (self)];
  for (guint i = 0; i < rater->open->len; i++)
    g_array_index (rater->open, OpenUnit, i).length += length / rater->open->len;
}

/* What it adds to those of @rater beside the rater @other. */
static void
add_pair (Text *self, Sweep *rater, guint other, double length)
{
  const Sweep *theirs = &self->raters[other];
  const double part = length / (self->n_raters - 1);

  for (guint i = 0; i < self->sums->n_values; i++)
    self->sums->values[i].agreed += part * MIN (rater->weights[i], theirs->weights[i]);
  if (theirs->open->len == 0)
    return;
  for (guint i = 0; i < rater->open->len; i++)
    {
      OpenUnit *open = &g_array_index (rater->open, OpenUnit, i);
      open->shared[other] += length / rater->open->len;
      self->sums->values[open->unit->category].shared += part / rater->open->len;
    }
}

static void
add_stretch (Text *self, guint start, guint end)
{
  for (guint i = 0; i < self->n_raters; i++)
    move_to (self, &self->raters[i], start);
  for (guint i = 0; i < self->n_raters; i++)
    {
      add_own (self, &self->raters[i], end - start);
      for (guint k = 0; k < self->n_raters; k++)
        if (k != i)
          add_pair (self, &self->raters[i], k, end - start);
    }
}

static void
sweep_text (Text *self, guint length)
{
  g_autoptr (GArray) edges = list_edges (self, length);

  for (guint i = 1; i < edges->len; i++)
    {
      const guint start = g_array_index (edges, guint, i - 1);
      const guint end = g_array_index (edges, guint, i);
      if (start < end)
        add_stretch (self, start, end);
    }
  for (guint i = 0; i < self->n_raters; i++)
    close_until (self, &self->raters[i], G_MAXUINT);
}

static void
text_init (Text *self, AnnoValueSums *sums, const AnnoRatedText *rated)
{
  *self = (Text){ .sums = sums, .raters = g_new0 (Sweep, rated->n_raters) };
  for (guint i = 0; i < rated->n_raters; i++)
    if (rated->rated[i])
      self->raters[self->n_raters++]
          = (Sweep){ .units = rated->units[i],
                     .open = g_array_new (FALSE, FALSE, sizeof (OpenUnit)),
                     .weights = g_new0 (double, sums->n_values) };
}

static void
text_clear (Text *self)
{
  for (guint i = 0; i < self->n_raters; i++)
    {
      g_array_unref (self->raters[i].open);
      g_free (self->raters[i].weights);
    }
  g_free (self->raters);
}

static void
leave_out (AnnoValueSums *self, const AnnoRatedText *rated)
{
  for (guint i = 0; i < rated->n_raters; i++)
    self->n_left_out += rated->units[i]->len;
}

AnnoValueSums *
anno_value_sums_new (GPtrArray *texts)
{
  g_return_val_if_fail (texts != NULL, NULL);

  AnnoValueSums *self = g_new0 (AnnoValueSums, 1);
  const AnnoRatedText *first = texts->len > 0 ? texts->pdata[0] : NULL;
  self->n_values = (first != NULL ? first->n_categories : 0) + 1;
  self->values = g_new0 (AnnoValueLengths, self->n_values);
  for (guint i = 0; i < texts->len; i++)
    {
      const AnnoRatedText *rated = texts->pdata[i];
      Text text;
      text_init (&text, self, rated);
      if (text.n_raters < 2)
        leave_out (self, rated);
      else
        {
          sweep_text (&text, rated->length);
          self->n_texts++;
        }
      text_clear (&text);
    }
  return self;
}

void
anno_value_sums_free (AnnoValueSums *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  g_free (self);
}
