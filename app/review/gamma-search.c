#include "review/gamma-search.h"

#include "review/sparse-assignment.h"

#define NONE G_MAXUINT
#define MAX_NEAR 20000000

/* Units are numbered through, rater after rater. */
struct _AnnoGammaSearch
{
  const AnnoContinuum *continuum;
  AnnoDistanceWeights weights;
  guint n_raters;
  guint n_pairs;       /* of raters */
  guint *offsets;      /* one a rater: the number of its first unit */
  guint *rater_of;     /* one a unit */
  GArray *near_firsts; /* of guint: of each unit, where in "near" its own begin */
  GArray *near;        /* of guint: units that may be worth a group with it */
  GArray *groups; /* of guint: n_raters a group, units as the continuum numbers them, or NONE */
  double cost;    /* of the groups */
  guint *part_of; /* one a unit: the part of a group that it is in during a step */
};

static guint
count_groups (const AnnoGammaSearch *self)
{
  return self->groups->len / self->n_raters;
}

static const guint *
nth_group (const GArray *groups, guint n_raters, guint n)
{
  return &g_array_index (groups, guint, n * n_raters);
}

static const AnnoContinuumUnit *
unit_of (const AnnoGammaSearch *self, guint number)
{
  const guint rater = self->rater_of[number];
  return anno_continuum_nth (self->continuum, rater, number - self->offsets[rater]);
}

/* A pair of parts that has no two units nearer than this is better left apart. */
static double
near_limit (const AnnoGammaSearch *self)
{
  return self->weights.empty * (1 + self->n_pairs);
}

static void
append_near (AnnoGammaSearch *self, AnnoNearUnits **lists, guint number)
{
  for (guint i = 0; i < self->n_raters; i++)
    {
      const guint first = self->near->len;
      if (i == self->rater_of[number])
        continue;
      anno_near_units_find (lists[i], unit_of (self, number), near_limit (self), &self->weights,
                            self->near);
      for (guint k = first; k < self->near->len; k++)
        g_array_index (self->near, guint, k) += self->offsets[i];
    }
}

/* FALSE where there are too many. */
static gboolean
list_near (AnnoGammaSearch *self)
{
  AnnoNearUnits **lists = g_new (AnnoNearUnits *, self->n_raters);
  guint i = 0;

  for (guint k = 0; k < self->n_raters; k++)
    lists[k] = anno_near_units_new (self->continuum->units[k]);
  for (; i < self->continuum->n_units && self->near->len <= MAX_NEAR; i++)
    {
      g_array_append_val (self->near_firsts, self->near->len);
      append_near (self, lists, i);
    }
  g_array_append_val (self->near_firsts, self->near->len);
  for (guint k = 0; k < self->n_raters; k++)
    anno_near_units_free (lists[k]);
  g_free (lists);
  return self->near->len <= MAX_NEAR;
}

static void
number_units (AnnoGammaSearch *self)
{
  guint number = 0;

  for (guint i = 0; i < self->n_raters; i++)
    {
      self->offsets[i] = number;
      for (guint k = 0; k < self->continuum->units[i]->len; k++)
        self->rater_of[number++] = i;
    }
}

AnnoGammaSearch *
anno_gamma_search_new (const AnnoContinuum *continuum, const AnnoDistanceWeights *weights)
{
  g_return_val_if_fail (continuum != NULL && weights != NULL, NULL);
  g_return_val_if_fail (continuum->n_raters >= 2 && continuum->n_raters < 32, NULL);

  g_autoptr (AnnoGammaSearch) self = g_new0 (AnnoGammaSearch, 1);
  self->continuum = continuum;
  self->weights = *weights;
  self->n_raters = continuum->n_raters;
  self->n_pairs = self->n_raters * (self->n_raters - 1) / 2;
  self->offsets = g_new (guint, self->n_raters);
  self->rater_of = g_new (guint, continuum->n_units);
  self->part_of = g_new (guint, continuum->n_units);
  self->near_firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->near = g_array_new (FALSE, FALSE, sizeof (guint));
  number_units (self);
  if (!list_near (self))
    return NULL;
  anno_gamma_search_scatter_all (self);
  return g_steal_pointer (&self);
}

void
anno_gamma_search_free (AnnoGammaSearch *self)
{
  if (self == NULL)
    return;
  g_free (self->offsets);
  g_free (self->rater_of);
  g_free (self->part_of);
  g_array_unref (self->near_firsts);
  g_array_unref (self->near);
  g_clear_pointer (&self->groups, g_array_unref);
  g_free (self);
}

guint
anno_gamma_search_get_n_raters (const AnnoGammaSearch *self)
{
  return self->n_raters;
}

/* The sum over all pairs of raters, not yet their mean. */
static double
cost_of_group (const AnnoGammaSearch *self, const guint *group)
{
  double sum = 0;

  for (guint i = 0; i < self->n_raters; i++)
    for (guint k = i + 1; k < self->n_raters; k++)
      if (group[i] == NONE || group[k] == NONE)
        sum += self->weights.empty;
      else
        sum += anno_unit_distance (anno_continuum_nth (self->continuum, i, group[i]),
                                   anno_continuum_nth (self->continuum, k, group[k]),
                                   &self->weights);
  return sum;
}

/* Has @groups (transfer full) be the groups. */
static void
take_groups (AnnoGammaSearch *self, GArray *groups)
{
  if (self->groups != NULL)
    g_array_unref (self->groups);
  self->groups = groups;
  self->cost = 0;
  for (guint i = 0; i < count_groups (self); i++)
    self->cost += cost_of_group (self, nth_group (groups, self->n_raters, i)) / self->n_pairs;
}

double
anno_gamma_search_get_cost (const AnnoGammaSearch *self)
{
  return self->cost;
}

GArray *
anno_gamma_search_copy_groups (const AnnoGammaSearch *self)
{
  return g_array_copy (self->groups);
}

void
anno_gamma_search_set_groups (AnnoGammaSearch *self, const GArray *groups)
{
  take_groups (self, g_array_copy ((GArray *) groups));
}

/* What a group has of @camp, if anything, as a group of its own at the end of @parts. */
static void
append_part (const AnnoGammaSearch *self, GArray *parts, const guint *group, guint camp)
{
  const guint first = parts->len;
  gboolean any = FALSE;

  g_array_set_size (parts, first + self->n_raters);
  for (guint i = 0; i < self->n_raters; i++)
    {
      const guint unit = (camp & 1u << i) != 0 ? group[i] : NONE;
      g_array_index (parts, guint, first + i) = unit;
      any |= unit != NONE;
    }
  if (!any)
    g_array_set_size (parts, first);
}

static void
append_alone (const AnnoGammaSearch *self, GArray *groups, const guint *group, guint camp)
{
  for (guint i = 0; i < self->n_raters; i++)
    if ((camp & 1u << i) != 0)
      append_part (self, groups, group, 1u << i);
}

void
anno_gamma_search_scatter_all (AnnoGammaSearch *self)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_raters; i++)
    for (guint k = 0; k < self->continuum->units[i]->len; k++)
      {
        const guint first = groups->len;
        g_array_set_size (groups, first + self->n_raters);
        for (guint r = 0; r < self->n_raters; r++)
          g_array_index (groups, guint, first + r) = r == i ? k : NONE;
      }
  take_groups (self, groups);
}

/* Marks the units around @number, and itself. */
static gboolean *
mark_around (const AnnoGammaSearch *self, guint number)
{
  gboolean *marked = g_new0 (gboolean, self->continuum->n_units);
  const guint end = g_array_index (self->near_firsts, guint, number + 1);

  marked[number] = TRUE;
  for (guint i = g_array_index (self->near_firsts, guint, number); i < end; i++)
    marked[g_array_index (self->near, guint, i)] = TRUE;
  return marked;
}

void
anno_gamma_search_scatter (AnnoGammaSearch *self, GRand *rand)
{
  if (self->continuum->n_units == 0)
    return;

  const guint number = (guint) g_rand_int_range (rand, 0, (gint32) self->continuum->n_units);
  g_autofree gboolean *marked = mark_around (self, number);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < count_groups (self); i++)
    {
      const guint *group = nth_group (self->groups, self->n_raters, i);
      gboolean hit = FALSE;
      for (guint k = 0; k < self->n_raters; k++)
        hit |= group[k] != NONE && marked[self->offsets[k] + group[k]];
      if (hit && g_rand_boolean (rand))
        append_alone (self, groups, group, NONE);
      else
        g_array_append_vals (groups, group, self->n_raters);
    }
  take_groups (self, groups);
}

static guint
count_units (const AnnoGammaSearch *self, const guint *group)
{
  guint n_units = 0;

  for (guint i = 0; i < self->n_raters; i++)
    n_units += group[i] != NONE;
  return n_units;
}

/* What it saves to make one group of two parts, if anything: it stops where it is sure to be
 * nothing. */
static double
gain_of (const AnnoGammaSearch *self, const guint *part, const guint *other)
{
  double gain = self->weights.empty
                * (self->n_pairs + count_units (self, part) * count_units (self, other));

  for (guint i = 0; i < self->n_raters; i++)
    for (guint k = 0; k < self->n_raters && part[i] != NONE && gain > 0; k++)
      if (other[k] != NONE)
        gain -= anno_unit_distance (anno_continuum_nth (self->continuum, i, part[i]),
                                    anno_continuum_nth (self->continuum, k, other[k]),
                                    &self->weights);
  return gain;
}

/* The parts of the groups on both sides of a step. */
typedef struct
{
  GArray *parts;
  GArray *others;
  GArray *gains;  /* of AnnoGain */
  GArray *firsts; /* of guint */
  guint *seen;    /* one of the others: the last part that was held against it, from 1 */
} Step;

static void
step_init (Step *step, AnnoGammaSearch *self, guint camp, guint other)
{
  step->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  step->others = g_array_new (FALSE, FALSE, sizeof (guint));
  step->gains = g_array_new (FALSE, FALSE, sizeof (AnnoGain));
  step->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->continuum->n_units; i++)
    self->part_of[i] = NONE;
  for (guint i = 0; i < count_groups (self); i++)
    {
      const guint *group = nth_group (self->groups, self->n_raters, i);
      append_part (self, step->parts, group, camp);
      const guint number = step->others->len / self->n_raters;
      append_part (self, step->others, group, other);
      for (guint k = 0; k < self->n_raters; k++)
        if (group[k] != NONE && (other & 1u << k) != 0)
          self->part_of[self->offsets[k] + group[k]] = number;
    }
  step->seen = g_new0 (guint, step->others->len / self->n_raters + 1);
}

static void
step_clear (Step *step)
{
  g_array_unref (step->parts);
  g_array_unref (step->others);
  g_array_unref (step->gains);
  g_array_unref (step->firsts);
  g_free (step->seen);
}

/* Holds the part @n against all parts near the unit @number of it. */
static void
add_gains (Step *step, const AnnoGammaSearch *self, guint n, guint number)
{
  const guint end = g_array_index (self->near_firsts, guint, number + 1);

  for (guint i = g_array_index (self->near_firsts, guint, number); i < end; i++)
    {
      AnnoGain gain = { .column = self->part_of[g_array_index (self->near, guint, i)] };
      if (gain.column == NONE || step->seen[gain.column] == n + 1)
        continue;
      step->seen[gain.column] = n + 1;
      gain.gain = gain_of (self, nth_group (step->parts, self->n_raters, n),
                           nth_group (step->others, self->n_raters, gain.column));
      if (gain.gain > 0)
        g_array_append_val (step->gains, gain);
    }
}

static void
list_gains (Step *step, const AnnoGammaSearch *self)
{
  const guint n_parts = step->parts->len / self->n_raters;

  for (guint n = 0; n < n_parts; n++)
    {
      const guint *part = nth_group (step->parts, self->n_raters, n);
      g_array_append_val (step->firsts, step->gains->len);
      for (guint i = 0; i < self->n_raters; i++)
        if (part[i] != NONE)
          add_gains (step, self, n, self->offsets[i] + part[i]);
    }
  g_array_append_val (step->firsts, step->gains->len);
}

/* The parts in pairs, as @columns say, and those that stay apart. */
static GArray *
join_parts (const Step *step, const AnnoGammaSearch *self, const guint *columns)
{
  const guint n_parts = step->parts->len / self->n_raters;
  const guint n_others = step->others->len / self->n_raters;
  g_autofree gboolean *taken = g_new0 (gboolean, n_others + 1);
  GArray *groups = g_array_copy (step->parts);

  for (guint n = 0; n < n_parts; n++)
    if (columns[n] != NONE)
      {
        const guint *other = nth_group (step->others, self->n_raters, columns[n]);
        taken[columns[n]] = TRUE;
        for (guint i = 0; i < self->n_raters; i++)
          if (other[i] != NONE)
            g_array_index (groups, guint, n * self->n_raters + i) = other[i];
      }
  for (guint n = 0; n < n_others; n++)
    if (!taken[n])
      g_array_append_vals (groups, nth_group (step->others, self->n_raters, n), self->n_raters);
  return groups;
}

gboolean
anno_gamma_search_rematch (AnnoGammaSearch *self, guint camp, guint other)
{
  g_return_val_if_fail (self != NULL && (camp & other) == 0, FALSE);

  const double before = self->cost;
  const guint neither = ~(camp | other);
  Step step;

  step_init (&step, self, camp, other);
  list_gains (&step, self);
  g_autofree guint *columns
      = anno_sparse_assignment (step.gains, step.firsts, step.others->len / self->n_raters);
  GArray *groups = join_parts (&step, self, columns);
  step_clear (&step);
  for (guint i = 0; i < count_groups (self); i++)
    append_alone (self, groups, nth_group (self->groups, self->n_raters, i), neither);
  take_groups (self, groups);
  return self->cost < before - 1e-9 * (1 + before);
}
