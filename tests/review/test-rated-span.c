/* Proves review/rated-span: units put together to spans, in an order of their own. */
#include "review/rated-span.h"

#include "rating-scene.h"

/* The spans as words: "category:start-end,start-end ". */
static char *
describe (const AnnoRatedText *text)
{
  g_autoptr (AnnoRatedSpans) spans = anno_rated_spans_new (text, 0);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < spans->n_spans; i++)
    {
      const AnnoRatedSpan *span = &spans->spans[i];
      guint size = 0;
      g_string_append_printf (words, "%s%u:", i > 0 ? " " : "", span->category);
      for (guint k = 0; k < span->n_parts; k++)
        {
          g_string_append_printf (words, "%s%u-%u", k > 0 ? "," : "", span->parts[k].start,
                                  span->parts[k].end);
          size += span->parts[k].end - span->parts[k].start;
        }
      g_assert_cmpuint (span->size, ==, size);
      g_assert_cmpuint (span->start, ==, span->parts[0].start);
      g_assert_cmpuint (span->end, ==, span->parts[span->n_parts - 1].end);
    }
  return g_string_free (words, FALSE);
}

static void
test_list (void)
{
  static const struct
  {
    AnnoRatedUnit units[4]; /* up to an empty one */
    const char *expected;
  } cases[] = {
    { { { 0 } }, "" },
    { { { 5, 9, 1, 0 }, { 0, 4, 0, 1 } }, "0:0-4 1:5-9" },
    { { { 0, 4, 0, 7 }, { 8, 9, 0, 7 } }, "0:0-4,8-9" },
    { { { 0, 4, 0, 0 }, { 4, 6, 0, 0 } }, "0:0-6" },
    { { { 0, 9, 0, 0 }, { 2, 6, 0, 0 }, { 12, 13, 0, 0 } }, "0:0-9,12-13" },
    { { { 0, 4, 0, 0 }, { 8, 9, 1, 0 } }, "0:0-4 1:8-9" },
    { { { 0, 9, 0, 0 }, { 0, 5, 0, 1 }, { 0, 5, 1, 2 } }, "0:0-5 1:0-5 0:0-9" },
    { { { 0, 3, 0, 0 }, { 6, 9, 0, 0 }, { 0, 9, 1, 1 } }, "1:0-9 0:0-3,6-9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoRatedText) text = rating_new (1, 2, 100);
      for (guint k = 0; k < 4 && cases[i].units[k].end > 0; k++)
        anno_rated_text_add (text, 0, &cases[i].units[k]);
      g_autofree char *words = describe (text);
      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

static void
test_shared (void)
{
  static const AnnoSegment first[] = { { 0, 10 }, { 20, 30 }, { 40, 50 } };
  static const AnnoSegment second[] = { { 5, 22 }, { 30, 41 }, { 45, 60 } };
  const AnnoRatedSpan a = { .n_parts = 3, .parts = first };
  const AnnoRatedSpan b = { .n_parts = 3, .parts = second };
  const AnnoRatedSpan between = { .n_parts = 1, .parts = (const AnnoSegment[]){ { 10, 20 } } };

  g_assert_cmpuint (anno_rated_span_shared (&a, &b), ==, 5 + 2 + 1 + 5);
  g_assert_cmpuint (anno_rated_span_shared (&b, &a), ==, 5 + 2 + 1 + 5);
  g_assert_cmpuint (anno_rated_span_shared (&a, &between), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rated-span/list", test_list);
  g_test_add_func ("/rated-span/shared", test_shared);
  return g_test_run ();
}
