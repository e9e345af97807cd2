/* Proves files/safe-path: no path leaves its root. */
#include "files/safe-path.h"

#include "files/file-error.h"

static void
test_below (void)
{
  static const struct
  {
    const char *root, *path;
    gboolean below;
  } cases[] = {
    { "/a", "/a/b", TRUE },        { "/a/", "/a//b/./c", TRUE }, { "/a", "/a", FALSE },
    { "/a", "/ab", FALSE },        { "/a", "/a/../b", FALSE },   { "/a", "/a/b/../c", TRUE },
    { "/a", "/a/b/../..", FALSE }, { "/", "/a", TRUE },          { "/", "/", FALSE },
    { "a", "a/b", TRUE },          { "a", "b", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (anno_path_is_below (cases[i].root, cases[i].path), ==, cases[i].below);
}

static void
test_join (void)
{
  static const struct
  {
    const char *relative;
    gssize length;
    const char *joined; /* NULL: refused */
  } cases[] = {
    { "a/b.txt", -1, "/root/a/b.txt" },
    { "./a//b", -1, "/root/a/b" },
    { "..a/b..", -1, "/root/..a/b.." },
    { "a/b", 1, "/root/a" },
    { "", -1, NULL },
    { ".", -1, NULL },
    { "./", -1, NULL },
    { "..", -1, NULL },
    { "../root/a", -1, NULL },
    { "a/../b", -1, NULL },
    { "a/..", -1, NULL },
    { "/etc/passwd", -1, NULL },
    { "/root/a", -1, NULL },
    { "a\0/../../b", 10, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *joined
          = anno_path_join_below ("/root", cases[i].relative, cases[i].length, &error);
      g_assert_cmpstr (joined, ==, cases[i].joined);
      if (joined == NULL)
        g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_BAD_NAME);
      else
        g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safe-path/below", test_below);
  g_test_add_func ("/safe-path/join", test_join);
  return g_test_run ();
}
