#include "review/unit-distance.h"

#include <math.h>

/* Lengths up to 2^64. */
#define N_CLASSES 65

const AnnoDistanceWeights anno_distance_weights_plain = { 1, 1, 1 };

typedef struct
{
  double middle;
  guint number;
} Entry;

/* Units of about one length, that of one class being up to twice as long: how far away a unit may
 * be and still matter depends on how long both are. */
struct _AnnoNearUnits
{
  const GArray *units;
  GArray *classes[N_CLASSES]; /* of Entry, by middle; NULL for none */
  double longest[N_CLASSES];
};

double
anno_unit_distance_positional (const AnnoContinuumUnit *a, const AnnoContinuumUnit *b)
{
  const double apart = fabs (a->start - b->start) + fabs (a->end - b->end);
  const double part = apart / (a->end - a->start + b->end - b->start);
  return part * part;
}

double
anno_unit_distance (const AnnoContinuumUnit *a, const AnnoContinuumUnit *b,
                    const AnnoDistanceWeights *weights)
{
  if (a->text != b->text)
    return INFINITY;
  return weights->empty
         * (weights->alpha * anno_unit_distance_positional (a, b)
            + (a->category != b->category ? weights->beta : 0));
}

static double
middle_of (const AnnoContinuumUnit *unit)
{
  return (unit->start + unit->end) / 2;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;
  return (one->middle > other->middle) - (one->middle < other->middle);
}

static guint
class_of (double length)
{
  return (guint) CLAMP (ilogb (length) + 1, 0, N_CLASSES - 1);
}

AnnoNearUnits *
anno_near_units_new (const GArray *units)
{
  g_return_val_if_fail (units != NULL, NULL);

  AnnoNearUnits *self = g_new0 (AnnoNearUnits, 1);
  self->units = units;
  for (guint i = 0; i < units->len; i++)
    {
      const AnnoContinuumUnit *unit = &g_array_index (units, AnnoContinuumUnit, i);
      const Entry entry = { middle_of (unit), i };
      const guint class = class_of (unit->end - unit->start);
      if (self->classes[class] == NULL)
        self->classes[class] = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_array_append_val (self->classes[class], entry);
      self->longest[class] = MAX (self->longest[class], unit->end - unit->start);
    }
  for (guint i = 0; i < N_CLASSES; i++)
    if (self->classes[i] != NULL)
      g_array_sort (self->classes[i], compare_entries);
  return self;
}

void
anno_near_units_free (AnnoNearUnits *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_CLASSES; i++)
    g_clear_pointer (&self->classes[i], g_array_unref);
  g_free (self);
}

/* The first entry whose middle isn't before @place. */
static guint
find_middle (const GArray *entries, double place)
{
  guint low = 0;
  guint high = entries->len;

  while (low < high)
    {
      const guint between = low + (high - low) / 2;
      if (g_array_index (entries, Entry, between).middle < place)
        low = between + 1;
      else
        high = between;
    }
  return low;
}

void
anno_near_units_find (const AnnoNearUnits *self, const AnnoContinuumUnit *unit, double limit,
                      const AnnoDistanceWeights *weights, GArray *found)
{
  const double scale = weights->empty * weights->alpha;
  const double ratio = scale > 0 ? sqrt (limit / scale) : INFINITY;

  for (guint i = 0; i < N_CLASSES; i++)
    {
      /* Starts and ends together are twice as far apart as the middles, or more. */
      const double reach = ratio * (unit->end - unit->start + self->longest[i]) / 2;
      const GArray *entries = self->classes[i];
      for (guint k = entries != NULL ? find_middle (entries, middle_of (unit) - reach) : 0;
           entries != NULL && k < entries->len; k++)
        {
          const Entry *entry = &g_array_index (entries, Entry, k);
          if (entry->middle > middle_of (unit) + reach)
            break;
          if (anno_unit_distance (
                  unit, &g_array_index (self->units, AnnoContinuumUnit, entry->number), weights)
              < limit)
            g_array_append_val (found, entry->number);
        }
    }
}
