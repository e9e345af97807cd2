/* Proves files/path-pattern: against a table, against the plainest way there is, and that no pattern
 * takes for ever. */
#include "files/path-pattern.h"

#include <string.h>

static void
test_cases (void)
{
  static const struct
  {
    const char *pattern;
    const char *path;
    gboolean matches;
  } cases[] = {
    { "a.txt", "a.txt", TRUE },
    { "a.txt", "A.txt", FALSE },
    { "a.txt", "sub/a.txt", FALSE },
    { "a", "ab.txt", FALSE },
    { "news", "news/a.txt", TRUE },
    { "news/", "news/deep/a.txt", TRUE },
    { "*", "a.txt", TRUE },
    { "*", "sub/a.txt", FALSE },
    { "*.txt", "a.txt", TRUE },
    { "*.txt", "a.txt.txt", TRUE },
    { "a*c*e.txt", "abcde.txt", TRUE },
    { "a*c*e.txt", "abde.txt", FALSE },
    { "news/*", "news/a.txt", TRUE },
    { "news/*", "news/deep/a.txt", FALSE },
    { "news/**", "news/deep/er/a.txt", TRUE },
    { "news/**", "newsroom/a.txt", FALSE },
    { "**/a.txt", "a.txt", TRUE },
    { "**/a.txt", "x/y/a.txt", TRUE },
    { "**/a.txt", "x/ya.txt", FALSE },
    { "**/2017/*-?.txt", "x/2017/2017/july-9.txt", TRUE },
    { "**/2017/*-?.txt", "x/2017/z/july-9.txt", FALSE },
    { "**", "x/y", TRUE },
    { "?.txt", "é.txt", TRUE },
    { "?.txt", "\xff.txt", TRUE },
    { "?.txt", "/.txt", FALSE },
    { "", "a.txt", FALSE },
    { "/", "a.txt", FALSE },
    { "*?", "a", TRUE },
    { "*?", "", FALSE },
    { "a**b.txt", "axb.txt", TRUE },
    { "a**b.txt", "a/b.txt", FALSE },
    { "a/**/b.txt", "a/b.txt", TRUE },
    { "a/**/b.txt", "a/x/y/b.txt", TRUE },
    { "**/x/**/y", "x/a/x/b/y", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u: %s", i, cases[i].pattern);
      g_assert_cmpint (anno_path_pattern_matches (cases[i].pattern, cases[i].path), ==,
                       cases[i].matches);
    }
}

/* The plainest way: try everything. @begins: whether a name begins in the pattern here. */
static gboolean
slow (const char *pattern, const char *path, gboolean begins)
{
  gsize n = strspn (pattern, "*");

  if (*pattern == '\0')
    return *path == '\0';
  if (begins && n == 2 && pattern[2] == '\0')
    return TRUE;
  if (begins && n == 2 && pattern[2] == '/')
    {
      const char *slash = strchr (path, '/');
      return slow (pattern + 3, path, TRUE)
             || (slash != NULL ? slow (pattern, slash + 1, TRUE)
                               : *path != '\0' && slow (pattern + 3, "", TRUE));
    }
  if (n > 0)
    return slow (pattern + n, path, FALSE)
           || (*path != '\0' && *path != '/' && slow (n > 1 ? pattern + n - 1 : pattern, path + 1, FALSE));
  if (*path == '\0' || (*pattern != *path && (*pattern != '?' || *path == '/')))
    return FALSE;
  return slow (pattern + 1, path + 1, *pattern == '/');
}

static void
make (GRand *rand, const char *signs, char *out, guint n)
{
  for (guint i = 0; i < n; i++)
    out[i] = signs[g_rand_int_range (rand, 0, (int) strlen (signs))];
  out[n] = '\0';
}

static void
test_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint n_matches = 0;

  for (guint round = 0; round < 50000; round++)
    {
      char pattern[8], path[10];
      make (rand, "ab/**?", pattern, (guint) g_rand_int_range (rand, 1, 8));
      make (rand, "ab/", path, (guint) g_rand_int_range (rand, 0, 10));
      if (strpbrk (pattern, "*?") == NULL || g_str_has_suffix (pattern, "/"))
        continue;
      gboolean matches = slow (pattern, path, TRUE);
      g_test_message ("%s %s", pattern, path);
      g_assert_cmpint (anno_path_pattern_matches (pattern, path), ==, matches);
      n_matches += matches;
    }
  g_assert_cmpuint (n_matches, >, 1000);
}

static void
test_hostile (void)
{
  g_autoptr (GString) pattern = g_string_new (NULL), path = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (pattern, i % 2 ? "*a/" : "**/*a*");
  for (guint i = 0; i < 4000; i++)
    g_string_append (path, i % 9 == 0 ? "/" : "a");
  g_string_append_c (path, 'b');
  g_assert_false (anno_path_pattern_matches (pattern->str, path->str));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path-pattern/cases", test_cases);
  g_test_add_func ("/path-pattern/any", test_any);
  g_test_add_func ("/path-pattern/hostile", test_hostile);
  return g_test_run ();
}
