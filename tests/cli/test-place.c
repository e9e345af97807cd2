#include "cli/place.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* What was named, seen from a folder that holds the corpus "corpus" with "sub" in it; then how the
 * scope and a path below the root are shown. Ⓡ stands for the folder's own path. */
static const struct
{
  const char *from;
  const char *named;
  const char *scope;
  const char *shown; /* of "x.txt" */
  const char *root;  /* of "" */
} cases[] = {
  { "", "corpus", "", "corpus/x.txt", "corpus" },
  { "", "corpus/", "", "corpus/x.txt", "corpus" },
  { "", "./corpus", "", "./corpus/x.txt", "./corpus" },
  { "", "corpus/sub", "sub", "corpus/x.txt", "corpus" },
  { "", "corpus/sub/a.txt", "sub/a.txt", "corpus/x.txt", "corpus" },
  { "", "corpus/sub/../sub", "sub", "corpus/sub/../x.txt", "corpus/sub/.." },
  { "", "Ⓡ/corpus/sub", "sub", "Ⓡ/corpus/x.txt", "Ⓡ/corpus" },
  { "corpus", ".", "", "x.txt", "." },
  { "corpus", "sub", "sub", "x.txt", "." },
  { "corpus", "./sub", "sub", "./x.txt", "." },
  { "corpus/sub", ".", "sub", "Ⓡ/corpus/x.txt", "Ⓡ/corpus" },
  { "corpus/sub", "..", "", "../x.txt", ".." },
  { "", "plain/nothing.txt", "nothing.txt", "plain/x.txt", "plain" },
};

static char *
fill_in (const char *text, const char *folder)
{
  g_autoptr (GString) filled = g_string_new (text);
  g_string_replace (filled, "Ⓡ", folder, 0);
  return g_strdup (filled->str);
}

static void
test_table (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anno-place-XXXXXX", NULL);
  const char *const below[] = { "plain", "corpus/sub", "corpus/annotations" };
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    {
      g_autofree char *path = g_build_filename (folder, below[i], NULL);
      g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AnnoPlace) place = { 0 };
      g_autofree char *from = g_build_filename (folder, cases[i].from, NULL);
      g_autofree char *named = fill_in (cases[i].named, folder);
      g_autofree char *shown = fill_in (cases[i].shown, folder);
      g_autofree char *root = fill_in (cases[i].root, folder);
      g_assert_cmpint (chdir (from), ==, 0);
      anno_place_init (&place, named);

      g_autofree char *path = anno_place_show (&place, "x.txt");
      g_autofree char *top = anno_place_show (&place, "");
      g_test_message ("%s from %s", cases[i].named, cases[i].from);
      g_assert_cmpstr (place.scope, ==, cases[i].scope);
      g_assert_cmpstr (path, ==, shown);
      g_assert_cmpstr (top, ==, root);
    }

  const char *const leaves[] = { "corpus/annotations", "corpus/sub", "corpus", "plain", "" };
  for (guint i = 0; i < G_N_ELEMENTS (leaves); i++)
    {
      g_autofree char *path = g_build_filename (folder, leaves[i], NULL);
      g_assert_cmpint (g_rmdir (path), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/table", test_table);
  return g_test_run ();
}
