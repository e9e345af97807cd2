#include "review/gamma-alignment.h"

#include "review/gamma-search.h"

/* How much looking on from scattered groups may cost: units times ways to part the raters. */
#define TRY_BUDGET 60000

/* From @first on: two raters, then one more, and one more. */
static void
chain_raters (AnnoGammaSearch *search, guint first)
{
  const guint n_raters = anno_gamma_search_get_n_raters (search);
  guint joined = 1u << first;

  anno_gamma_search_scatter_all (search);
  for (guint i = 1; i < n_raters; i++)
    {
      const guint next = 1u << (first + i) % n_raters;
      anno_gamma_search_rematch (search, joined, next);
      joined |= next;
    }
}

static guint
count_bits (guint bits)
{
  return (guint) __builtin_popcount (bits);
}

/* Each camp and its opposite is one way: the first rater is always in the other. */
static gboolean
is_way_to_part (guint camp, guint n_raters)
{
  const guint fewer = MIN (count_bits (camp), n_raters - count_bits (camp));
  return (camp & 1) == 0 && (n_raters <= 5 || fewer <= 2);
}

static guint
count_ways (guint n_raters)
{
  guint n_ways = 0;

  for (guint camp = 1; camp + 1 < 1u << n_raters; camp++)
    n_ways += is_way_to_part (camp, n_raters);
  return n_ways;
}

/* Steps until none helps, round and round; FALSE where cancelled. */
static gboolean
settle (AnnoGammaSearch *search, GCancellable *cancellable)
{
  const guint n_raters = anno_gamma_search_get_n_raters (search);
  const guint all = (1u << n_raters) - 1;
  const guint n_ways = count_ways (n_raters);

  for (guint camp = 1, n_useless = 0; n_useless < n_ways; camp = camp % (all - 1) + 1)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (!is_way_to_part (camp, n_raters))
        continue;
      n_useless = anno_gamma_search_rematch (search, camp, all & ~camp) ? 0 : n_useless + 1;
    }
  return TRUE;
}

/* Keeps the better one of @best and what @search has; that is taken over where it is. */
static void
keep_better (AnnoGammaSearch *search, GArray **best, double *cost)
{
  if (*best != NULL && anno_gamma_search_get_cost (search) >= *cost - 1e-12)
    return;
  g_clear_pointer (best, g_array_unref);
  *best = anno_gamma_search_copy_groups (search);
  *cost = anno_gamma_search_get_cost (search);
}

static gboolean
scatter_and_settle (AnnoGammaSearch *search, guint n_tries, GCancellable *cancellable,
                    GArray **best, double *cost)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20150903);

  for (guint i = 0; i < n_tries; i++)
    {
      anno_gamma_search_set_groups (search, *best);
      anno_gamma_search_scatter (search, rand);
      if (!settle (search, cancellable))
        return FALSE;
      keep_better (search, best, cost);
    }
  return TRUE;
}

static gboolean
search_many (AnnoGammaSearch *search, guint n_units, guint n_tries, GCancellable *cancellable,
             GArray **best, double *cost)
{
  const guint n_raters = anno_gamma_search_get_n_raters (search);
  const guint most = TRY_BUDGET / MAX (n_units * count_ways (n_raters), 1);

  for (guint i = 0; i<n_raters; i += n_raters> 5 ? 2 : 1)
    {
      chain_raters (search, i);
      if (!settle (search, cancellable))
        return FALSE;
      keep_better (search, best, cost);
    }
  return scatter_and_settle (search, MIN (n_tries, most), cancellable, best, cost);
}

AnnoGammaAlignment *
anno_gamma_align (const AnnoContinuum *continuum, const AnnoDistanceWeights *weights, guint n_tries,
                  GCancellable *cancellable)
{
  g_return_val_if_fail (continuum != NULL && weights != NULL, NULL);
  g_return_val_if_fail (continuum->n_raters >= 2, NULL);
  g_return_val_if_fail (continuum->n_raters <= ANNO_GAMMA_MAX_RATERS, NULL);

  g_autoptr (AnnoGammaSearch) search = anno_gamma_search_new (continuum, weights);
  g_autoptr (GArray) best = NULL;
  double cost = 0;

  if (search == NULL)
    return NULL;
  if (continuum->n_raters == 2)
    {
      chain_raters (search, 0);
      keep_better (search, &best, &cost);
    }
  else if (!search_many (search, continuum->n_units, n_tries, cancellable, &best, &cost))
    return NULL;

  AnnoGammaAlignment *self = g_new0 (AnnoGammaAlignment, 1);
  self->n_raters = continuum->n_raters;
  self->is_exact = continuum->n_raters == 2;
  self->disorder = continuum->n_units > 0 ? cost * continuum->n_raters / continuum->n_units : 0;
  self->groups = g_steal_pointer (&best);
  return self;
}

void
anno_gamma_alignment_free (AnnoGammaAlignment *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->groups);
  g_free (self);
}

static void
add_group (const guint *group, const AnnoContinuum *continuum, double *sum, double *weight)
{
  guint n_units = 0;

  for (guint i = 0; i < continuum->n_raters; i++)
    n_units += group[i] != G_MAXUINT;
  for (guint i = 0; i < continuum->n_raters; i++)
    for (guint k = i + 1; k < continuum->n_raters; k++)
      if (group[i] != G_MAXUINT && group[k] != G_MAXUINT)
        {
          const AnnoContinuumUnit *a = anno_continuum_nth (continuum, i, group[i]);
          const AnnoContinuumUnit *b = anno_continuum_nth (continuum, k, group[k]);
          const double part = MAX (0, 1 - anno_unit_distance_positional (a, b)) / (n_units - 1);
          *weight += part;
          *sum += a->category != b->category ? part : 0;
        }
}

gboolean
anno_gamma_alignment_get_mix (const AnnoGammaAlignment *self, const AnnoContinuum *continuum,
                              double *mix)
{
  double sum = 0;
  double weight = 0;

  for (guint i = 0; i < self->groups->len; i += self->n_raters)
    add_group (&g_array_index (self->groups, guint, i), continuum, &sum, &weight);
  *mix = weight > 0 ? sum / weight : 0;
  return weight > 0;
}
