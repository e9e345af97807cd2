/* Proves review/confusion, agreement-course and review-gain: small marked texts, counted by hand. */
#include "review/agreement-course.h"
#include "review/confusion.h"
#include "review-scene.h"
#include "review/review-gain.h"

#include <math.h>

/* The rows of scene_tagset's tags, then of others, and of nothing. */
enum
{
  SPEAKER,
  CLAIM,
  DATE,
  OTHER,
  NOTHING,
  N_ROWS,
};

typedef struct
{
  const char *what;
  const char *a;
  const char *b;
  const char *cells; /* "row,column=count", in order, all that aren't 0 */
} Case;

static const Case cases[] = {
  { "nothing by both", "", "", "" },
  { "the same", "a1 speaker 0-5", "b1 speaker 0-5", "0,0=1" },
  { "another tag at the same place", "a1 speaker 0-5", "b1 claim 0-5", "0,1=1" },
  { "the other way round", "a1 claim 0-5", "b1 speaker 0-5", "1,0=1" },
  { "another edge, the same tag", "a1 claim 0-50", "b1 claim 40-90", "1,1=1" },
  { "half of it, another tag", "a1 claim 0-10", "b1 date 0-6", "1,2=1" },
  { "less than half, another tag: two things", "a1 claim 0-10", "b1 date 0-4", "1,4=1 4,2=1" },
  { "only one of them", "a1 date 0-5", "", "2,4=1" },
  { "only the other", "", "b1 date 0-5; b2 date 9-12", "4,2=2" },
  { "the same place first, then what overlaps", "a1 claim 0-10; a2 speaker 0-9",
    "b1 speaker 0-10; b2 speaker 0-9", "0,0=1 1,0=1" },
  { "twice the same, once by the other", "a1 date 0-5; a2 date 0-5", "b1 date 0-5", "2,2=1 2,4=1" },
  { "a former id of a tag", "a1 source 0-5", "b1 speaker 0-5", "0,0=1" },
  { "a tag that the tagset lacks", "a1 who 0-5", "b1 speaker 0-5", "3,0=1" },
  { "two that it lacks", "a1 who 0-5", "b1 whom 0-5", "3,3=1" },
  { "several parts are one thing", "a1 claim 0-5+9-12", "b1 claim 0-5+9-12", "1,1=1" },
};

static char *
list_cells (const AnnoConfusion *self)
{
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < self->n; k++)
      if (anno_confusion_get (self, i, k) > 0)
        g_string_append_printf (cells, "%s%u,%u=%u", cells->len > 0 ? " " : "", i, k,
                                (guint) anno_confusion_get (self, i, k));
  return g_string_free (g_steal_pointer (&cells), FALSE);
}

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoTagset) tagset = scene_tagset ();
      g_autoptr (AnnoLayer) a = scene_layer ("a", cases[i].a);
      g_autoptr (AnnoLayer) b = scene_layer ("b", cases[i].b);
      g_autoptr (AnnoConfusion) self = anno_confusion_new (tagset);
      AnnoLayer *layers[] = { a, NULL, b };

      anno_confusion_add (self, layers, 3);
      g_autofree char *got = list_cells (self);
      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (got, ==, cases[i].cells);
      g_assert_cmpuint (self->n, ==, N_ROWS);
      g_assert_cmpuint (self->n_texts, ==, 1);
      g_assert_cmpuint (anno_confusion_nothing (self), ==, NOTHING);
    }
}

/* Each two of three are counted; who hasn't looked at it is nobody's "nothing". */
static void
test_pairs (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = scene_layer ("a", "a1 claim 0-5");
  g_autoptr (AnnoLayer) b = scene_layer ("b", "b1 claim 0-5");
  g_autoptr (AnnoLayer) c = scene_layer ("c", "c1 date 0-5");
  g_autoptr (AnnoConfusion) self = anno_confusion_new (tagset);
  AnnoLayer *three[] = { a, b, c }, *one[] = { a, NULL, NULL };

  anno_confusion_add (self, three, 3);
  anno_confusion_add (self, one, 3);
  g_autofree char *got = list_cells (self);
  g_assert_cmpstr (got, ==, "1,1=1 1,2=2");
  g_assert_cmpuint (self->n_texts, ==, 1);
  g_assert_cmpuint (self->n_pairs, ==, 3);
  g_assert_true (anno_confusion_is_empty (self, SPEAKER));
  g_assert_true (anno_confusion_is_empty (self, NOTHING));
  g_assert_false (anno_confusion_is_empty (self, DATE));
  g_assert_cmpuint (anno_confusion_row (self, "date"), ==, DATE);
  g_assert_cmpuint (anno_confusion_row (self, "who"), ==, OTHER);
}

/* Whatever is added in which order, transposed where people change places. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260801);
  g_autoptr (AnnoTagset) tagset = scene_tagset ();

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (AnnoLayer) a = scene_random (random, "a", 15, 200);
      g_autoptr (AnnoLayer) b = scene_random (random, "b", 15, 200);
      g_autoptr (AnnoConfusion) one = anno_confusion_new (tagset);
      g_autoptr (AnnoConfusion) other = anno_confusion_new (tagset);
      AnnoLayer *forth[] = { a, b }, *back[] = { b, a };
      guint64 of_a = 0;

      anno_confusion_add (one, forth, 2);
      anno_confusion_add (other, back, 2);
      for (guint i = 0; i < one->n; i++)
        for (guint k = 0; k < one->n; k++)
          {
            g_assert_cmpuint (anno_confusion_get (one, i, k), ==, anno_confusion_get (other, k, i));
            of_a += i != NOTHING ? anno_confusion_get (one, i, k) : 0;
          }
      g_assert_cmpuint (of_a, ==, anno_layer_get_n_spans (a));
    }
}

static AnnoRatedText *
rate (AnnoLayer *const *layers, guint n)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  return anno_rated_text_of_layers (layers, n, tagset, 100);
}

static void
add_at (AnnoAgreementCourse *self, gint64 day, const char *spans_a, const char *spans_b)
{
  g_autoptr (AnnoLayer) a = scene_layer ("a", spans_a);
  g_autoptr (AnnoLayer) b = scene_layer ("b", spans_b);
  AnnoLayer *layers[] = { a, b };
  g_autoptr (AnnoRatedText) text = rate (layers, 2);

  anno_agreement_course_add (self, text, day * G_TIME_SPAN_DAY);
}

/* 1970-01-01 was a Thursday. */
static void
test_course (void)
{
  static const struct
  {
    gint64 last; /* the day of the second article; the first is on day 8, a Friday */
    AnnoCourseUnit unit;
    guint n_points;
    gint64 first_start;
  } spans[] = {
    { 8, ANNO_COURSE_DAY, 1, 8 },         { 10, ANNO_COURSE_DAY, 3, 8 },
    { 30, ANNO_COURSE_WEEK, 4, 4 },       { 8 + 200, ANNO_COURSE_MONTH, 7, 0 },
    { 8 + 2000, ANNO_COURSE_YEAR, 6, 0 }, { 8 + 400000, ANNO_COURSE_YEAR, 2, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (AnnoAgreementCourse) self = anno_agreement_course_new (2, 4);
      AnnoCourseUnit unit;
      add_at (self, spans[i].last, "a1 date 0-5", "b1 date 1-5");
      add_at (self, 8, "a1 date 0-5", "b1 date 0-5");
      g_autoptr (GArray) points = anno_agreement_course_list (self, &unit);
      const AnnoCoursePoint *first = &g_array_index (points, AnnoCoursePoint, 0);
      const AnnoCoursePoint *last = &g_array_index (points, AnnoCoursePoint, points->len - 1);

      g_test_message ("last on day %" G_GINT64_FORMAT, spans[i].last);
      g_assert_cmpint (unit, ==, spans[i].unit);
      g_assert_cmpuint (points->len, ==, spans[i].n_points);
      g_assert_cmpint (first->start, ==, spans[i].first_start * G_TIME_SPAN_DAY);
      g_assert_cmpfloat (first->f1.value, ==, i == 0 ? 0.5 : 1);
      g_assert_cmpuint (first->f1.n_texts, ==, i == 0 ? 2 : 1);
      g_assert_cmpint (first->interval.defined, ==, i == 0);
      if (i > 0)
        g_assert_cmpfloat (last->f1.value, ==, 0);
      if (points->len > 2)
        g_assert_cmpint (g_array_index (points, AnnoCoursePoint, 1).f1.undefined, ==,
                         ANNO_UNDEFINED_NO_TEXT);
    }
}

static void
test_time (void)
{
  g_autoptr (AnnoLayer) a = scene_layer ("a", "a1 date 0-5 #100-300; a2 date 6-9 #200-200");
  g_autoptr (AnnoLayer) b = scene_layer ("b", "b1 date 0-5 #250-250");
  g_autoptr (AnnoLayer) none = scene_layer ("c", "");
  AnnoLayer *layers[] = { b, NULL, a }, *empty[] = { none };
  g_autoptr (AnnoAgreementCourse) self = anno_agreement_course_new (2, 4);
  AnnoCourseUnit unit;

  g_assert_cmpint (anno_agreement_course_time (layers, 3), ==, 300 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (anno_agreement_course_time (empty, 1), ==, 0);
  add_at (self, 0, "a1 date 0-5", "b1 date 0-5");
  g_autoptr (GArray) points = anno_agreement_course_list (self, &unit);
  g_assert_cmpuint (points->len, ==, 0);
  g_assert_cmpuint (anno_agreement_course_get_n_without_time (self), ==, 1);
}

/* Ann and Ben have one of two alike; what was settled is Ann's. Where nothing was settled, nothing
 * counts. */
static void
test_gain (void)
{
  g_autoptr (AnnoLayer) a = scene_layer ("a", "a1 date 0-5; a2 claim 10-20");
  g_autoptr (AnnoLayer) b = scene_layer ("b", "b1 date 0-5; b2 claim 10-21");
  g_autoptr (AnnoLayer) settled = scene_layer ("s", "s1 date 0-5; s2 claim 10-20");
  g_autoptr (AnnoLayer) other = scene_layer ("o", "o1 date 50-55");
  AnnoLayer *both[] = { a, b, settled }, *unsettled[] = { a, other, NULL };
  g_autoptr (AnnoReviewGain) self = anno_review_gain_new (2, 4);
  g_autoptr (AnnoRatedText) one = rate (both, 3);
  g_autoptr (AnnoRatedText) two = rate (unsettled, 3);
  const double expected[][2] = { { 0.5, 1 }, { 0.5, 0.5 }, { 0.5, 0.75 } };
  const guint raters[] = { 0, 1, ANNO_REVIEW_GAIN_ALL };

  anno_review_gain_add (self, one);
  anno_review_gain_add (self, two);
  for (guint i = 0; i < G_N_ELEMENTS (raters); i++)
    {
      const AnnoReviewGainRow row = anno_review_gain_get (self, raters[i]);
      g_assert_cmpfloat (row.before.value, ==, expected[i][0]);
      g_assert_cmpfloat (row.after.value, ==, expected[i][1]);
      g_assert_cmpuint (row.before.n_texts, ==, 1);
      g_assert_cmpuint (row.after.n_texts, ==, 1);
      g_assert_false (row.before_interval.defined);
    }
  anno_review_gain_add (self, one);
  const AnnoReviewGainRow all = anno_review_gain_get (self, ANNO_REVIEW_GAIN_ALL);
  g_assert_true (all.before_interval.defined && all.after_interval.defined);
  g_assert_cmpfloat (all.after_interval.low, ==, 0.75);
  g_assert_cmpfloat (all.after_interval.high, ==, 0.75);
}

static void
test_gain_of_nobody (void)
{
  g_autoptr (AnnoReviewGain) self = anno_review_gain_new (0, 4);
  const AnnoReviewGainRow row = anno_review_gain_get (self, ANNO_REVIEW_GAIN_ALL);

  g_assert_cmpint (row.before.undefined, ==, ANNO_UNDEFINED_NO_TEXT);
  g_assert_cmpint (row.after.undefined, ==, ANNO_UNDEFINED_NO_TEXT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/confusion/cells", test_cells);
  g_test_add_func ("/confusion/pairs", test_pairs);
  g_test_add_func ("/confusion/random", test_random);
  g_test_add_func ("/course/points", test_course);
  g_test_add_func ("/course/time", test_time);
  g_test_add_func ("/gain/values", test_gain);
  g_test_add_func ("/gain/nobody", test_gain_of_nobody);
  return g_test_run ();
}
