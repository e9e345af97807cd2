#include "session/corpus-survey.h"
#include "files/file-error.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* A corpus to look at: its files, each empty, and what its links point to. */
static const char *const files[] = {
  "a.txt",
  "b.md",
  "sub/c.txt",
  "sub/deep/d.txt",
  "sub-way/e.txt",
  "annotations/notes.txt",
  "annotations/ann/annotator.json",
  "annotations/ann/people.json",
  "annotations/ann/a.txt.json",
  "annotations/ann/a.txt.20170710T090000.000000.conflict.json",
  "annotations/ann/people.20170710T090000.000000.conflict.json",
  "annotations/ann/a.txt.sync-conflict-20170710-090000-ABCDEFG.json",
  "annotations/ann/a.txt.sync-conflict-20170710-090000-ABCDEFG.merged.json",
  "annotations/ann/a.txt (1).json",
  "annotations/ann/people-ANNS-PC.json",
  "sub/c (conflicted copy 2017-07-10 090000).txt",
  "annotations/ann/sub/c.txt.json",
  "annotations/ann/sub/people.json",
  "annotations/ann/.a.txt.json.tmp",
  "annotations/ben/a.txt.json",
  "annotations/ben/gone.txt.json",
  "annotations/ben/readme.txt",
  "annotations/ben/.json",
};

static char *
make_corpus (void)
{
  char *root = g_dir_make_tmp ("anno-survey-XXXXXX", NULL);
  g_assert_nonnull (root);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (root, files[i], NULL);
      g_autofree char *folder = g_path_get_dirname (path);
      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (path, "", 0, NULL));
    }
  g_autofree char *loop = g_build_filename (root, "annotations/ann/sub/loop", NULL);
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  return root;
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      remove_tree (inner);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* "a.txt[ann,ben] gone.txt![ben]" */
static char *
in_words (const GPtrArray *entries)
{
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const AnnoSurveyEntry *entry = entries->pdata[i];
      g_string_append_printf (words, "%s%s%s[", i > 0 ? " " : "", entry->article,
                              entry->present ? "" : "!");
      for (guint j = 0; j < entry->slugs->len; j++)
        g_string_append_printf (words, "%s%s", j > 0 ? "," : "",
                                (const char *) entry->slugs->pdata[j]);
      g_string_append_c (words, ']');
    }
  return g_string_free (words, FALSE);
}

static const struct
{
  const char *scope;
  const char *words;
} cases[] = {
  { "", "a.txt[ann,ben] annotations/ben/readme.txt[] annotations/notes.txt[] gone.txt![ben] "
        "sub-way/e.txt[] sub/c.txt[ann] sub/deep/d.txt[] sub/people![ann]" },
  { "a.txt", "a.txt[ann,ben]" },
  { "sub", "sub/c.txt[ann] sub/deep/d.txt[] sub/people![ann]" },
  { "sub/deep", "sub/deep/d.txt[]" },
  { "b.md", "" },
  { "annotations/ben", "a.txt[ben] annotations/ben/readme.txt[] gone.txt![ben]" },
  { "annotations/ann/a.txt.json", "a.txt[ann]" },
  { "annotations/ann/sub", "sub/c.txt[ann] sub/people![ann]" },
  { "annotations/ann/people.json", "" },
};

static void
test_scopes (void)
{
  g_autofree char *root = make_corpus ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) entries
          = anno_corpus_survey (root, cases[i].scope, problems, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *words = in_words (entries);
      g_test_message ("scope “%s”", cases[i].scope);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpuint (problems->len, ==, 0);
    }
  remove_tree (root);
}

static void
test_nothing_there (void)
{
  g_autofree char *root = make_corpus ();
  g_autoptr (GError) error = NULL;

  g_assert_null (anno_corpus_survey (root, "nowhere.txt", NULL, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND);
  remove_tree (root);
}

static void
test_cancelled (void)
{
  g_autofree char *root = make_corpus ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (anno_corpus_survey (root, "", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_tree (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus-survey/scopes", test_scopes);
  g_test_add_func ("/corpus-survey/nothing-there", test_nothing_there);
  g_test_add_func ("/corpus-survey/cancelled", test_cancelled);
  return g_test_run ();
}
