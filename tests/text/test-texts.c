/* Proves text/ on whole texts: those of tests/data/texts, in every shape that articles come in. */
#include "text/article.h"
#include "text/boundaries.h"

#include <string.h>

typedef struct
{
  const char *name;
  guint length; /* in code points */
  guint utf16_length;
  guint n_lines;
} Case;

/* Counted by another program. */
static const Case cases[] = {
  { "arabic.txt", 284, 284, 9 },
  { "bom.txt", 99, 99, 6 },
  { "chinese.txt", 111, 112, 7 },
  { "combining-marks.txt", 318, 318, 7 },
  { "cr.txt", 98, 98, 6 },
  { "crlf.txt", 104, 104, 6 },
  { "directions.txt", 87, 87, 3 },
  { "emoji.txt", 197, 212, 5 },
  { "feature-shapes.txt", 1221, 1221, 24 },
  { "hebrew.txt", 220, 220, 7 },
  { "inner-bom.txt", 60, 60, 3 },
  { "interrupted-quotes.txt", 574, 574, 13 },
  { "japanese.txt", 140, 141, 7 },
  { "line-separators.txt", 105, 105, 4 },
  { "mixed-line-ends.txt", 101, 101, 6 },
};

static AnnoArticle *
load (const Case *test)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "texts", test->name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = g_bytes_new_take (content, length);
  AnnoArticle *article = anno_article_new (bytes, &error);
  g_assert_no_error (error);
  return article;
}

/* Nothing is added, dropped or turned into something else. */
static void
test_bytes (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AnnoArticle) article = load (test);
  const char *text = anno_article_get_text (article);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *all = anno_article_slice (article, 0, test->length);

  g_assert_cmpuint (anno_article_get_length (article), ==, test->length);
  g_assert_cmpuint (strlen (text), ==, anno_article_get_n_bytes (article));
  g_assert_cmpstr (sum, ==, anno_article_get_sha256 (article));
  g_assert_cmpstr (all, ==, text);
}

static void
test_places (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AnnoArticle) article = load (test);
  const AnnoOffsets *offsets = anno_article_get_offsets (article);
  const char *text = anno_article_get_text (article);

  g_assert_cmpuint (anno_offsets_get_utf16_length (offsets), ==, test->utf16_length);
  for (guint place = 0; place <= test->length; place++)
    {
      gsize byte = anno_offsets_to_byte (offsets, place);
      g_assert_cmpuint (byte, ==, (gsize) (g_utf8_offset_to_pointer (text, place) - text));
      g_assert_cmpuint (anno_offsets_from_byte (offsets, byte), ==, place);
      g_assert_cmpuint (anno_offsets_from_utf16 (offsets, anno_offsets_to_utf16 (offsets, place)),
                        ==, place);
    }
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2029;
}

/* The lines, and between them one line end each, are the whole text. */
static void
test_lines (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AnnoArticle) article = load (test);
  guint done = 0;

  g_assert_cmpuint (anno_article_get_n_lines (article), ==, test->n_lines);
  for (guint i = 0; i < test->n_lines; i++)
    {
      AnnoRange line = anno_article_get_line (article, i);
      g_autofree char *words = anno_article_slice (article, line.start, line.end);
      g_autofree char *gap = anno_article_slice (article, done, line.start);

      g_assert_cmpuint (line.start, >=, done);
      if (i > 0)
        g_assert_true (g_str_equal (gap, "\r\n")
                       || (line.start == done + 1 && is_line_end (g_utf8_get_char (gap))));
      for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (is_line_end (g_utf8_get_char (p)));
      done = line.end;
    }
  g_assert_cmpuint (test->length - done, <=, 2);
}

/* Wherever a person begins and ends to drag, what is taken stays taken, and holds no half letters.
 */
static void
test_snapping (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AnnoArticle) article = load (test);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 300; i++)
    {
      guint a = g_rand_int_range (random, 0, test->length + 1);
      guint b = g_rand_int_range (random, 0, test->length + 1);
      const AnnoRange drawn = { MIN (a, b), MIN (MAX (a, b), MIN (a, b) + 40) };
      AnnoRange whole = anno_boundaries_whole (article, drawn);
      AnnoRange snapped = anno_boundaries_snap (article, drawn);

      g_assert_cmpuint (whole.start, <=, drawn.start);
      g_assert_cmpuint (whole.end, >=, drawn.end);
      g_assert_cmpuint (whole.end, <=, test->length);
      g_assert_cmpuint (snapped.start, <=, snapped.end);
      g_assert_cmpuint (snapped.end, <=, test->length);
      if (snapped.start == snapped.end)
        continue;
      AnnoRange again = anno_boundaries_snap (article, snapped);
      AnnoRange letters = anno_boundaries_whole (article, snapped);
      g_assert_cmpuint (again.start, ==, snapped.start);
      g_assert_cmpuint (again.end, ==, snapped.end);
      g_assert_cmpuint (letters.start, ==, snapped.start);
      g_assert_cmpuint (letters.end, ==, snapped.end);
    }
}

static void
add (const char *what, const Case *test, GTestDataFunc run)
{
  g_autofree char *path = g_strdup_printf ("/text/texts/%s/%s", test->name, what);
  g_test_add_data_func (path, test, run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add ("bytes", &cases[i], test_bytes);
      add ("places", &cases[i], test_places);
      add ("lines", &cases[i], test_lines);
      add ("snapping", &cases[i], test_snapping);
    }
  return g_test_run ();
}
