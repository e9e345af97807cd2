/* Proves session/conflict-copies: what each copy is of, and whose; and what is found in a corpus.
 */
#include "session/conflict-copies.h"

#include <glib/gstdio.h>

#define SYNC ".sync-conflict-20170710-090000-ABCDEFG"

typedef struct
{
  const char *path;
  AnnoCopyKind kind;
  const char *original; /* NULL where it is no copy */
  const char *article;
  const char *slug;
} Case;

static const Case cases[] = {
  { "annotations/ann/a.txt" SYNC ".json", ANNO_COPY_LAYER, "annotations/ann/a.txt.json", "a.txt",
    "ann" },
  { "annotations/ann/sub/a (1).txt" SYNC ".json", ANNO_COPY_LAYER,
    "annotations/ann/sub/a (1).txt.json", "sub/a (1).txt", "ann" },
  { "annotations/ann/A.TXT (1).json", ANNO_COPY_LAYER, "annotations/ann/A.TXT.json", "A.TXT",
    "ann" },
  { "annotations/ann/a.txt-PC.json", ANNO_COPY_LAYER, "annotations/ann/a.txt.json", "a.txt",
    "ann" },
  { "annotations/ann/people" SYNC ".json", ANNO_COPY_PEOPLE, "annotations/ann/people.json", NULL,
    "ann" },
  { "annotations/ann/annotator (Conflict).json", ANNO_COPY_ANNOTATOR,
    "annotations/ann/annotator.json", NULL, "ann" },
  { "tagset (Ann's conflicted copy 2017-07-10).json", ANNO_COPY_TAGSET, "tagset.json", NULL, NULL },
  { "corpus" SYNC ".json", ANNO_COPY_CORPUS, "corpus.json", NULL, NULL },
  { "sub/a.meta" SYNC ".json", ANNO_COPY_META, "sub/a.meta.json", "sub/a.txt", NULL },
  { "sub/a" SYNC ".txt", ANNO_COPY_ARTICLE, "sub/a.txt", "sub/a.txt", NULL },
  { "a.txt (SFConflict ann@example.com 2015-03-07-11-30-28)", ANNO_COPY_ARTICLE, "a.txt", "a.txt",
    NULL },
  { "annotations/ann/notes" SYNC ".txt", ANNO_COPY_ARTICLE, "annotations/ann/notes.txt",
    "annotations/ann/notes.txt", NULL },

  { "annotations/ann/a.txt.json", 0, NULL, NULL, NULL },
  { "annotations/ann/sub/people" SYNC ".json", 0, NULL, NULL, NULL },
  { "annotations/ann/other" SYNC ".json", 0, NULL, NULL, NULL },
  { "annotations/tagset" SYNC ".json", 0, NULL, NULL, NULL },
  { "sub/tagset" SYNC ".json", 0, NULL, NULL, NULL },
  { "a.txt" SYNC ".json", 0, NULL, NULL, NULL },
  { "a (1).txt", 0, NULL, NULL, NULL },
  { "a-PC.txt", 0, NULL, NULL, NULL },
  { "", 0, NULL, NULL, NULL },
  { "annotations//a.txt" SYNC ".json", 0, NULL, NULL, NULL },
  { "reviews/tagset" SYNC ".json", 0, NULL, NULL, NULL },
};

static void
test_recognise (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoConflictCopy) copy = anno_conflict_copy_recognise (cases[i].path);
      g_test_message ("%s", cases[i].path);
      g_assert_cmpint (copy != NULL, ==, cases[i].original != NULL);
      if (copy == NULL)
        continue;
      g_assert_cmpint (copy->kind, ==, cases[i].kind);
      g_assert_cmpstr (copy->path, ==, cases[i].path);
      g_assert_cmpstr (copy->original, ==, cases[i].original);
      g_assert_cmpstr (copy->article, ==, cases[i].article);
      g_assert_cmpstr (copy->slug, ==, cases[i].slug);
      g_assert_true (anno_conflict_copy_is_open (copy));
    }
}

static void
test_settled (void)
{
  g_autoptr (AnnoConflictCopy) kept
      = anno_conflict_copy_recognise ("annotations/ann/a.txt.20170710T090000.000000.conflict.json");
  g_autoptr (AnnoConflictCopy) merged
      = anno_conflict_copy_recognise ("annotations/ann/a.txt" SYNC ".merged.json");

  g_assert_false (anno_conflict_copy_is_open (kept));
  g_assert_false (anno_conflict_copy_is_open (merged));
}

static void
add_file (const char *root, const char *below)
{
  g_autofree char *path = g_build_filename (root, below, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
test_find (void)
{
  static const char *const files[] = {
    "a.txt",
    "a" SYNC ".txt",
    "alone" SYNC ".txt",
    "sub/b.txt",
    "tagset" SYNC ".json",
    "annotations/ann/a.txt.json",
    "annotations/ann/a.txt" SYNC ".json",
    "annotations/ben/sub/b.txt (1).json",
    ".stversions/a" SYNC ".txt",
  };
  static const char *const found[] = {
    "a" SYNC ".txt",
    "annotations/ann/a.txt" SYNC ".json",
    "annotations/ben/sub/b.txt (1).json",
    "tagset" SYNC ".json",
  };
  g_autofree char *root = g_dir_make_tmp ("anno-copies-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    add_file (root, files[i]);
  g_autoptr (GPtrArray) copies = anno_conflict_copies_find (root, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, G_N_ELEMENTS (found));
  for (guint i = 0; i < copies->len; i++)
    g_assert_cmpstr (((AnnoConflictCopy *) copies->pdata[i])->path, ==, found[i]);

  g_cancellable_cancel (cancellable);
  g_assert_null (anno_conflict_copies_find (root, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const char *argv[] = { "rm", "-rf", "--", root, NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/conflict-copies/recognise", test_recognise);
  g_test_add_func ("/session/conflict-copies/settled", test_settled);
  g_test_add_func ("/session/conflict-copies/find", test_find);
  return g_test_run ();
}
