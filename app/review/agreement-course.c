#include "review/agreement-course.h"

#include "review/agreement-scope.h"

#define MOST_DAYS 14
#define MOST_WEEKS 26
#define MOST_MONTHS 36
#define MOST_POINTS 60 /* with those in between that have no value */

struct _AnnoAgreementCourse
{
  AnnoAgreementScope *scope;
  guint n_texts;
  GArray *times; /* of gint64: one of each text of the scope */
  guint n_without_time;
};

AnnoAgreementCourse *
anno_agreement_course_new (guint n_raters, guint n_categories)
{
  AnnoAgreementCourse *self = g_new0 (AnnoAgreementCourse, 1);
  g_autofree guint *raters = g_new (guint, n_raters);

  for (guint i = 0; i < n_raters; i++)
    raters[i] = i;
  self->scope = anno_agreement_scope_new (raters, n_raters, n_categories, FALSE, FALSE);
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
anno_agreement_course_free (AnnoAgreementCourse *self)
{
  if (self == NULL)
    return;
  anno_agreement_scope_free (self->scope);
  g_array_unref (self->times);
  g_free (self);
}

gint64
anno_agreement_course_time (AnnoLayer *const *layers, guint n)
{
  gint64 last = 0;

  g_return_val_if_fail (layers != NULL || n == 0, 0);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; layers[i] != NULL && k < anno_layer_get_n_spans (layers[i]); k++)
      {
        const AnnoSpan *span = anno_layer_nth (layers[i], k);
        last = MAX (last, MAX (anno_span_get_created (span), anno_span_get_modified (span)));
      }
  return last;
}

void
anno_agreement_course_add (AnnoAgreementCourse *self, const AnnoRatedText *text, gint64 time)
{
  guint before;

  g_return_if_fail (self != NULL && text != NULL);
  before = self->scope->counts->len;
  anno_agreement_scope_add (self->scope, self->n_texts++, text, NULL);
  if (self->scope->counts->len == before)
    return;
  g_array_append_val (self->times, time);
  self->n_without_time += time == 0 ? 1 : 0;
}

guint
anno_agreement_course_get_n_without_time (const AnnoAgreementCourse *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_without_time;
}

static GDateTime *
day_of (gint64 time)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return at != NULL ? g_date_time_new_utc (g_date_time_get_year (at), g_date_time_get_month (at),
                                           g_date_time_get_day_of_month (at), 0, 0, 0)
                    : g_date_time_new_from_unix_utc (0);
}

/* The beginning of the time that @time is in, in microseconds. */
static gint64
begin_of (gint64 time, AnnoCourseUnit unit)
{
  g_autoptr (GDateTime) day = day_of (time);
  g_autoptr (GDateTime) begin = NULL;

  if (unit == ANNO_COURSE_WEEK)
    begin = g_date_time_add_days (day, 1 - g_date_time_get_day_of_week (day));
  else if (unit == ANNO_COURSE_MONTH)
    begin = g_date_time_add_days (day, 1 - g_date_time_get_day_of_month (day));
  else if (unit == ANNO_COURSE_YEAR)
    begin = g_date_time_new_utc (g_date_time_get_year (day), 1, 1, 0, 0, 0);
  else
    begin = g_date_time_ref (day);
  return g_date_time_to_unix (begin) * G_USEC_PER_SEC;
}

static gint64
next_of (gint64 start, AnnoCourseUnit unit)
{
  const gint64 days = unit == ANNO_COURSE_DAY    ? 1
                      : unit == ANNO_COURSE_WEEK ? 7
                      : unit == ANNO_COURSE_MONTH ? 32
                                                 : 367;
  return begin_of (start + days * G_TIME_SPAN_DAY, unit);
}

static AnnoCourseUnit
choose_unit (gint64 first, gint64 last)
{
  const gint64 days = (last - first) / G_TIME_SPAN_DAY + 1;

  return days <= MOST_DAYS          ? ANNO_COURSE_DAY
         : days <= 7 * MOST_WEEKS   ? ANNO_COURSE_WEEK
         : days <= 31 * MOST_MONTHS ? ANNO_COURSE_MONTH
                                    : ANNO_COURSE_YEAR;
}

/* The texts of one time, while they are drawn. */
typedef struct
{
  const GPtrArray *parts; /* of AnnoPairCounts */
  guint n_categories;
} Drawing;

static AnnoMeasure
score_cb (const guint *times, guint n_texts, gpointer data)
{
  const Drawing *self = data;
  g_autoptr (AnnoPairCounts) sum = anno_pair_counts_new (self->n_categories, FALSE);

  for (guint i = 0; i < n_texts; i++)
    if (times == NULL || times[i] > 0)
      anno_pair_counts_add (sum, self->parts->pdata[i], times != NULL ? times[i] : 1);
  return anno_pair_counts_finish (sum, ANNO_PAIR_EXACT, ANNO_PAIR_ALL).f1;
}

static void
add_point (const AnnoAgreementCourse *self, gint64 start, AnnoCourseUnit unit, GArray *points)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  AnnoCoursePoint point = { .start = start };
  Drawing drawing = { parts, self->scope->n_categories };

  for (guint i = 0; i < self->times->len; i++)
    {
      gint64 time = g_array_index (self->times, gint64, i);
      if (time != 0 && begin_of (time, unit) == start)
        g_ptr_array_add (parts, self->scope->counts->pdata[i]);
    }
  point.f1 = score_cb (NULL, parts->len, &drawing);
  point.interval = anno_bootstrap (parts->len, score_cb, &drawing);
  g_array_append_val (points, point);
}

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  const gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;
  return (one > other) - (one < other);
}

/* The beginnings of all times in which something was changed, in order, each once. */
static GArray *
list_starts (const AnnoAgreementCourse *self, AnnoCourseUnit unit)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint kept = 0;

  for (guint i = 0; i < self->times->len; i++)
    {
      gint64 time = g_array_index (self->times, gint64, i);
      gint64 start = time != 0 ? begin_of (time, unit) : 0;
      if (time != 0)
        g_array_append_val (starts, start);
    }
  g_array_sort (starts, compare_times_cb);
  for (guint i = 0; i < starts->len; i++)
    if (i == 0
        || g_array_index (starts, gint64, i) != g_array_index (starts, gint64, kept - 1))
      g_array_index (starts, gint64, kept++) = g_array_index (starts, gint64, i);
  g_array_set_size (starts, kept);
  return starts;
}

/* Puts the times in between in, where there is room for them. */
static GArray *
fill_gaps (const GArray *starts, AnnoCourseUnit unit)
{
  GArray *filled = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 last = g_array_index (starts, gint64, starts->len - 1);

  for (gint64 at = g_array_index (starts, gint64, 0); at <= last; at = next_of (at, unit))
    {
      g_array_append_val (filled, at);
      if (filled->len <= MOST_POINTS)
        continue;
      g_array_set_size (filled, 0);
      g_array_append_vals (filled, starts->data, starts->len);
      break;
    }
  return filled;
}

GArray *
anno_agreement_course_list (const AnnoAgreementCourse *self, AnnoCourseUnit *unit)
{
  g_return_val_if_fail (self != NULL && unit != NULL, NULL);

  GArray *points = g_array_new (FALSE, FALSE, sizeof (AnnoCoursePoint));
  *unit = ANNO_COURSE_DAY;
  g_autoptr (GArray) days = list_starts (self, ANNO_COURSE_DAY);
  if (days->len == 0)
    return points;
  *unit = choose_unit (g_array_index (days, gint64, 0),
                       g_array_index (days, gint64, days->len - 1));
  g_autoptr (GArray) starts = list_starts (self, *unit);
  g_autoptr (GArray) filled = fill_gaps (starts, *unit);
  for (guint i = 0; i < filled->len; i++)
    add_point (self, g_array_index (filled, gint64, i), *unit, points);
  return points;
}
