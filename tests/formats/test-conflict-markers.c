/* Proves formats/conflict-markers: the forms that Git writes, what isn't such a form, with its
 * line, and that two versions that were put together as Git does come apart again. */
#include "formats/conflict-markers.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  guint found;      /* the line of the first marker */
  const char *mine; /* NULL where it can't be taken apart, … */
  const char *theirs;
  const char *message; /* … and what is said then */
} Case;

static const Case cases[] = {
  { "merge", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> ann\nd\n", 2, "a\nb\nd\n", "a\nc\nd\n",
    NULL },
  { "diff3", "<<<<<<< HEAD\nb\n||||||| 1234567\nx\ny\n=======\nc\n>>>>>>> ann\n", 1, "b\n", "c\n",
    NULL },
  { "no names", "<<<<<<<\nb\n=======\n>>>>>>>\n", 1, "b\n", "", NULL },
  { "one side empty", "a\n<<<<<<< x\n=======\nc\n>>>>>>> y\n", 2, "a\n", "a\nc\n", NULL },
  { "CR LF", "<<<<<<< x\r\nb\r\n=======\r\nc\r\n>>>>>>> y\r\n", 1, "b\r\n", "c\r\n", NULL },
  { "no last line end", "<<<<<<< x\nb\n=======\nc\n>>>>>>> y", 1, "b\n", "c\n", NULL },
  { "twice", "<<<<<<< x\nb\n=======\nc\n>>>>>>> y\nm\n<<<<<<< x\nd\n=======\ne\n>>>>>>> y\n", 1,
    "b\nm\nd\n", "c\nm\ne\n", NULL },
  { "a longer row is a line", "<<<<<<< x\nb\n========\n=======\nc\n>>>>>>> y\n", 1, "b\n========\n",
    "c\n", NULL },
  { "a shorter row is a line", "<<<<<<< x\nb\n======\n=======\nc\n>>>>>>> y\n", 1, "b\n======\n",
    "c\n", NULL },
  { "no blank after it", "<<<<<<<x\n", 0, NULL, NULL, "There are no conflict markers." },

  { "none", "a\nb\n", 0, NULL, NULL, "There are no conflict markers." },
  { "nothing", "", 0, NULL, NULL, "There are no conflict markers." },
  { "no end", "a\n<<<<<<< x\nb\n=======\nc\n", 2, NULL, NULL,
    "Line 2: The conflict that begins here has no end." },
  { "no middle", "<<<<<<< x\nb\n>>>>>>> y\n", 1, NULL, NULL,
    "Line 3: This conflict marker isn’t where one can be." },
  { "one in another", "<<<<<<< x\n<<<<<<< y\n", 1, NULL, NULL,
    "Line 2: This conflict marker isn’t where one can be." },
  { "two middles", "<<<<<<< x\n=======\n=======\n>>>>>>> y\n", 1, NULL, NULL,
    "Line 3: This conflict marker isn’t where one can be." },
  { "base after the middle", "<<<<<<< x\n=======\n||||||| z\n>>>>>>> y\n", 1, NULL, NULL,
    "Line 3: This conflict marker isn’t where one can be." },
  { "an end first", "a\n>>>>>>> y\n<<<<<<< x\n=======\n>>>>>>> y\n", 3, NULL, NULL,
    "Line 2: This conflict marker isn’t where one can be." },
};

static void
assert_is (GBytes *bytes, const char *text)
{
  gsize length = g_bytes_get_size (bytes);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), length, text, strlen (text));
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (test->text, strlen (test->text));
  g_autoptr (GBytes) mine = NULL, theirs = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = anno_conflict_markers_split (bytes, &mine, &theirs, &error);

  g_assert_cmpuint (anno_conflict_markers_find (bytes), ==, test->found);
  g_assert_cmpint (done, ==, test->mine != NULL);
  if (done)
    {
      assert_is (mine, test->mine);
      assert_is (theirs, test->theirs);
      return;
    }
  g_assert_null (mine);
  g_assert_null (theirs);
  g_assert_cmpstr (error->message, ==, test->message);
  int code = strchr (test->message, ':') != NULL ? ANNO_CONFLICT_MARKERS_ERROR_ORDER
                                                 : ANNO_CONFLICT_MARKERS_ERROR_NONE;
  g_assert_error (error, ANNO_CONFLICT_MARKERS_ERROR, code);
}

static void
add_lines (GString *to, GRand *rand, int most)
{
  for (int i = g_rand_int_range (rand, 0, most); i > 0; i--)
    g_string_append_printf (to, ",{\"id\":\"%u\"}\n", g_rand_int (rand));
}

/* Two versions, put together with markers and without knowing how they are taken apart. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint n = 0; n < 2000; n++)
    {
      g_autoptr (GString) marked = g_string_new (NULL), mine = g_string_new (NULL);
      g_autoptr (GString) theirs = g_string_new (NULL);
      for (int i = g_rand_int_range (rand, 1, 5); i > 0; i--)
        {
          g_autoptr (GString) same = g_string_new (NULL), a = g_string_new (NULL);
          g_autoptr (GString) b = g_string_new (NULL), base = g_string_new (NULL);
          add_lines (same, rand, 4);
          add_lines (a, rand, 4);
          add_lines (b, rand, 4);
          add_lines (base, rand, 4);
          g_string_append_printf (mine, "%s%s", same->str, a->str);
          g_string_append_printf (theirs, "%s%s", same->str, b->str);
          g_string_append_printf (marked, "%s<<<<<<< HEAD\n%s", same->str, a->str);
          if (g_rand_boolean (rand))
            g_string_append_printf (marked, "||||||| base\n%s", base->str);
          g_string_append_printf (marked, "=======\n%s>>>>>>> ann\n", b->str);
        }
      g_autoptr (GBytes) bytes = g_bytes_new (marked->str, marked->len);
      g_autoptr (GBytes) first = NULL, second = NULL;
      g_autoptr (GError) error = NULL;
      g_assert_true (anno_conflict_markers_split (bytes, &first, &second, &error));
      g_assert_no_error (error);
      assert_is (first, mine->str);
      assert_is (second, theirs->str);
    }
}

/* Any bytes: no marker is ever left in what comes out. */
static void
test_random (void)
{
  static const char *const pieces[]
      = { "<<<<<<<", "=======", ">>>>>>>", "|||||||", " ", "\n", "\r\n", "x", "\n" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  guint n_split = 0;

  for (guint n = 0; n < 50000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (int i = g_rand_int_range (rand, 0, 24); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
      g_autoptr (GBytes) mine = NULL, theirs = NULL;
      if (!anno_conflict_markers_split (bytes, &mine, &theirs, NULL))
        continue;
      n_split++;
      g_assert_cmpuint (anno_conflict_markers_find (bytes), >, 0);
      g_assert_cmpuint (anno_conflict_markers_find (mine), ==, 0);
      g_assert_cmpuint (anno_conflict_markers_find (theirs), ==, 0);
    }
  g_assert_cmpuint (n_split, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/formats/conflict-markers/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/formats/conflict-markers/round-trip", test_round_trip);
  g_test_add_func ("/formats/conflict-markers/random", test_random);
  return g_test_run ();
}
