/* Proves session/assignments: who is to do what, by rules, and by how many each. */
#include "session/assignments.h"

#include <string.h>

static AnnoAssignments *
make (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (AnnoCorpusFacts) facts = { NULL };
  g_autoptr (GError) error = NULL;

  anno_corpus_file_read (bytes, &facts, &error);
  g_assert_no_error (error);
  g_hash_table_insert (names, (gpointer) "ben-w", (gpointer) "Ben W.");
  return anno_assignments_new (&facts, names);
}

static void
test_to_do (void)
{
  static const char *const said
      = "{\"format\":1,\"annotatorsEach\":2,\"assignments\":["
        "{\"annotator\":\"ann\",\"articles\":[\"a/**\",\"b.txt\"]},"
        "{\"annotator\":\"Ben W.\",\"articles\":[\"a/1.txt\"]}]}";
  static const struct
  {
    const char *path;
    const char *slug;
    AnnoProgress progress;
    guint n_others;
    gboolean to_do;
  } cases[] = {
    { "a/1.txt", "ann", ANNO_PROGRESS_NEW, 0, TRUE },
    { "a/1.txt", "ann", ANNO_PROGRESS_IN_PROGRESS, 5, TRUE },
    { "a/1.txt", "ann", ANNO_PROGRESS_NEEDS_CHANGES, 5, TRUE },
    { "a/1.txt", "ann", ANNO_PROGRESS_DONE, 0, FALSE },
    { "a/1.txt", "ben-w", ANNO_PROGRESS_NEW, 1, TRUE },
    { "a/2.txt", "ben-w", ANNO_PROGRESS_NEW, 0, FALSE },
    { "b.txt", "cleo", ANNO_PROGRESS_IN_PROGRESS, 0, FALSE },
    { "c.txt", "cleo", ANNO_PROGRESS_NEW, 0, TRUE },
    { "c.txt", "cleo", ANNO_PROGRESS_NEW, 1, TRUE },
    { "c.txt", "cleo", ANNO_PROGRESS_NEW, 2, FALSE },
    { "c.txt", "cleo", ANNO_PROGRESS_IN_PROGRESS, 2, TRUE },
    { "c.txt", "cleo", ANNO_PROGRESS_DONE, 0, FALSE },
  };
  g_autoptr (AnnoAssignments) assignments = make (said);

  g_assert_true (anno_assignments_exist (assignments));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (anno_assignments_is_to_do (assignments, cases[i].path, cases[i].slug,
                                                  cases[i].progress, cases[i].n_others),
                       ==, cases[i].to_do);
    }
  g_autoptr (GPtrArray) names = anno_assignments_list (assignments, "a/1.txt");
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (names->pdata[1], ==, "Ben W.");
}

static void
test_nothing_said (void)
{
  g_autoptr (AnnoAssignments) assignments = make ("{\"format\":1}");
  g_autoptr (GPtrArray) names = anno_assignments_list (NULL, "a.txt");

  g_assert_false (anno_assignments_exist (assignments));
  g_assert_false (anno_assignments_exist (NULL));
  g_assert_true (anno_assignments_is_to_do (assignments, "a.txt", "ann", ANNO_PROGRESS_NEW, 99));
  g_assert_true (anno_assignments_is_to_do (NULL, "a.txt", "ann", ANNO_PROGRESS_NEW, 99));
  g_assert_false (anno_assignments_is_to_do (NULL, "a.txt", "ann", ANNO_PROGRESS_DONE, 0));
  g_assert_cmpuint (names->len, ==, 0);
}

static void
test_names (void)
{
  g_autoptr (AnnoAssignments) assignments = make ("{\"format\":1}");

  g_assert_cmpstr (anno_assignments_get_name (assignments, "ben-w"), ==, "Ben W.");
  g_assert_cmpstr (anno_assignments_get_name (assignments, "ann"), ==, "ann");
  g_assert_cmpstr (anno_assignments_get_name (NULL, "ben-w"), ==, "ben-w");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assignments/to-do", test_to_do);
  g_test_add_func ("/assignments/nothing-said", test_nothing_said);
  g_test_add_func ("/assignments/names", test_names);
  return g_test_run ();
}
