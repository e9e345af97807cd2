/* Proves intake/intake with what it stands on: sources are walked, named, told apart, written, kept and
 * taken back; whatever is in the way is told, and the others come in. */
#include "intake/intake-scene.h"

#include "intake/article-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ONE "Head\n\nAnn said no.\n"
#define TWO "Other\n\nBen said yes.\n"

static void
assert_counts (const AnnoIntakeReport *report, guint imported, guint there, guint skipped,
               guint failed, guint other)
{
  g_assert_cmpuint (report->n[ANNO_INTAKE_IMPORTED], ==, imported);
  g_assert_cmpuint (report->n[ANNO_INTAKE_DOUBLE], ==, there);
  g_assert_cmpuint (report->n[ANNO_INTAKE_SKIPPED], ==, skipped);
  g_assert_cmpuint (report->n[ANNO_INTAKE_FAILED], ==, failed);
  g_assert_cmpuint (report->n[ANNO_INTAKE_OTHER], ==, other);
}

static const AnnoIntakeEntry *
find (const AnnoIntakeReport *report, AnnoIntakeOutcome outcome)
{
  for (guint i = 0; i < report->entries->len; i++)
    if (((AnnoIntakeEntry *) report->entries->pdata[i])->outcome == outcome)
      return report->entries->pdata[i];
  g_assert_not_reached ();
}

static void
assert_file (IntakeScene *scene, const char *path, const char *text)
{
  g_autofree char *found = intake_scene_read (scene, path);
  g_assert_cmpstr (found, ==, text);
}

static void
test_folder (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();

  intake_scene_write (scene, "sources/One.TXT", ONE);
  intake_scene_write (scene, "sources/July 2017/one.txt", TWO);
  intake_scene_write (scene, "sources/.hidden/x.txt", "hidden");
  g_autoptr (AnnoIntakeReport) report = intake_scene_import (scene, NULL);
  assert_counts (report, 2, 0, 0, 0, 0);
  assert_file (scene, "corpus/one.txt", ONE);
  assert_file (scene, "corpus/july-2017/one.txt", TWO);
  g_autofree char *meta = intake_scene_read (scene, "corpus/one.meta.json");
  g_assert_nonnull (strstr (meta, "\"importedFrom\": \"text\""));
  g_assert_nonnull (strstr (meta, "\"sha256\": \""));

  g_autoptr (AnnoIntakeReport) again = intake_scene_import (scene, NULL);
  assert_counts (again, 0, 2, 0, 0, 0);
  g_assert_cmpstr (find (again, ANNO_INTAKE_DOUBLE)->article, ==, "july-2017/one.txt");
}

/* Equal texts in one import; an article that was there before, whoever put it there. */
static void
test_doubles (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();
  g_autoptr (AnnoIntakeWish) wish = anno_intake_wish_new ();

  intake_scene_write (scene, "corpus/a.txt", TWO);
  intake_scene_write (scene, "corpus/b.txt", "Other\n\nBen said YES.\n");
  intake_scene_write (scene, "sources/a.txt", ONE);
  intake_scene_write (scene, "sources/copy.txt", ONE);
  intake_scene_write (scene, "sources/two.txt", TWO);
  g_autoptr (AnnoIntakeReport) report = intake_scene_import (scene, NULL);
  assert_counts (report, 1, 2, 0, 0, 0);
  assert_file (scene, "corpus/a.txt", TWO);
  assert_file (scene, "corpus/a-2.txt", ONE);

  wish->doubles = TRUE;
  g_autoptr (AnnoIntakeReport) more = intake_scene_import (scene, wish);
  assert_counts (more, 3, 0, 0, 0, 0);
  assert_file (scene, "corpus/a-3.txt", ONE);
  assert_file (scene, "corpus/copy.txt", ONE);
}

/* A long one is kept up to the code point that still has room. */
static void
test_previews (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();
  g_autoptr (AnnoIntakeWish) wish = anno_intake_wish_new ();
  g_autoptr (GString) text = g_string_new ("Long\n\nx");

  while (text->len < 2 * ANNO_INTAKE_PREVIEW_MAX)
    g_string_append (text, "é");
  intake_scene_write (scene, "sources/long.txt", text->str);
  wish->is_dry = TRUE;
  g_autoptr (AnnoIntakeReport) without = intake_scene_import (scene, wish);
  g_assert_null (find (without, ANNO_INTAKE_IMPORTED)->preview);
  wish->previews = TRUE;
  g_autoptr (AnnoIntakeReport) with = intake_scene_import (scene, wish);
  const AnnoIntakePreview *preview = find (with, ANNO_INTAKE_IMPORTED)->preview;
  g_assert_true (preview->is_cut);
  g_assert_cmpuint (strlen (preview->text), ==, ANNO_INTAKE_PREVIEW_MAX - 1);
  g_assert_true (g_utf8_validate (preview->text, -1, NULL));
  g_assert_true (g_str_has_prefix (text->str, preview->text));
}

static void
test_dry (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();
  g_autoptr (AnnoIntakeWish) wish = anno_intake_wish_new ();

  wish->is_dry = wish->keeps_sources = TRUE;
  g_free (wish->folder);
  wish->folder = g_strdup ("annotations");
  intake_scene_write (scene, "sources/a.txt", ONE);
  intake_scene_write (scene, "sources/b/a.txt", ONE);
  g_autoptr (AnnoIntakeReport) report = intake_scene_import (scene, wish);
  assert_counts (report, 1, 1, 0, 0, 0);
  g_assert_cmpstr (find (report, ANNO_INTAKE_IMPORTED)->article, ==, "articles-annotations/a.txt");
  g_autoptr (GDir) dir = g_dir_open (scene->corpus, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

/* What isn't an article, and what can't be read, keeps nobody out. */
static void
test_problems (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();
  g_autofree char *loop = g_build_filename (scene->sources, "loop", NULL);
  g_autofree char *secret = g_build_filename (scene->sources, "secret.txt", NULL);

  intake_scene_write (scene, "sources/a.txt", ONE);
  intake_scene_write (scene, "sources/picture.png", "\x89PNG\r\n\x1a\n");
  intake_scene_write (scene, "sources/secret.txt", "no");
  g_assert_no_errno (g_chmod (secret, 0));
  g_assert_no_errno (symlink ("..", loop));
  g_autofree char *picture = g_build_filename (scene->sources, "picture.png", NULL);
  g_assert_true (g_file_set_contents (picture, "\x89PNG\0\0\0", 7, NULL));
  g_autoptr (AnnoIntakeReport) report = intake_scene_import (scene, NULL);
  gboolean is_root = geteuid () == 0;
  assert_counts (report, is_root ? 2 : 1, 0, 0, is_root ? 0 : 1, 1);

  g_autoptr (AnnoIntakeSources) sources = anno_intake_sources_new ();
  g_autoptr (AnnoIntakeWish) wish = anno_intake_wish_new ();
  anno_intake_sources_add_path (sources, "/nowhere/at-all");
  anno_intake_sources_add_path (sources, "/dev/null");
  g_autoptr (AnnoIntakeReport) nothing
      = anno_intake_run (scene->corpus, sources, wish, NULL, NULL, NULL);
  assert_counts (nothing, 0, 0, 0, 2, 0);
  g_assert_cmpstr (find (nothing, ANNO_INTAKE_FAILED)->source, ==, "/nowhere/at-all");
}

/* A corpus that can't be written: each is told, none is half there. */
static void
test_unwritable (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();
  g_autofree char *outside = g_build_filename (scene->folder, "outside", NULL);
  g_autofree char *link = g_build_filename (scene->corpus, "sub", NULL);

  g_assert_no_errno (g_mkdir (outside, 0700));
  g_assert_no_errno (symlink (outside, link));
  intake_scene_write (scene, "sources/sub/a.txt", ONE);
  intake_scene_write (scene, "sources/z.txt", TWO);
  g_autoptr (AnnoIntakeReport) report = intake_scene_import (scene, NULL);
  assert_counts (report, 1, 0, 0, 1, 0);
  g_autoptr (GDir) dir = g_dir_open (outside, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  assert_file (scene, "corpus/z.txt", TWO);
}

/* The sources may lie in the corpus: what is its own stays out. */
static void
test_inside (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();

  g_assert_no_errno (g_rmdir (scene->sources));
  g_free (scene->sources);
  scene->sources = g_strdup (scene->corpus);
  intake_scene_write (scene, "corpus/a.txt", ONE);
  intake_scene_write (scene, "corpus/a.meta.json", "{}");
  intake_scene_write (scene, "corpus/a.source.raw", "raw");
  intake_scene_write (scene, "corpus/corpus.json", "{\"format\":1}");
  intake_scene_write (scene, "corpus/annotations/ann/notes.md", "Notes\n");
  intake_scene_write (scene, "corpus/sub/two.md", TWO);
  g_autoptr (AnnoIntakeReport) report = intake_scene_import (scene, NULL);
  assert_counts (report, 1, 0, 0, 0, 0);
  assert_file (scene, "corpus/sub/two.txt", TWO);
}

static void
test_bytes (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();
  g_autoptr (AnnoIntakeSources) sources = anno_intake_sources_new ();
  g_autoptr (AnnoIntakeWish) wish = anno_intake_wish_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (ONE, strlen (ONE));
  g_autoptr (GError) error = NULL;

  wish->keeps_sources = TRUE;
  anno_intake_sources_add_bytes (sources, bytes, "Clipboard");
  g_autoptr (AnnoIntakeReport) report
      = anno_intake_run (scene->corpus, sources, wish, NULL, NULL, NULL);
  assert_counts (report, 1, 0, 0, 0, 0);
  assert_file (scene, "corpus/clipboard.txt", ONE);
  assert_file (scene, "corpus/clipboard.source.raw", ONE);

  /* Taken back, nothing is left; what somebody has worked on stays. */
  g_assert_true (anno_article_take_back (scene->corpus, "clipboard.txt", &error));
  g_assert_no_error (error);
  g_autoptr (GDir) dir = g_dir_open (scene->corpus, 0, NULL);
  g_assert_null (g_dir_read_name (dir));

  g_autoptr (AnnoIntakeReport) again = intake_scene_import (scene, NULL);
  assert_counts (again, 0, 0, 0, 0, 0);
  g_autoptr (AnnoIntakeReport) third
      = anno_intake_run (scene->corpus, sources, wish, NULL, NULL, NULL);
  assert_counts (third, 1, 0, 0, 0, 0);
  intake_scene_write (scene, "corpus/annotations/ann/clipboard.txt.json", "{}");
  g_assert_false (anno_article_take_back (scene->corpus, "clipboard.txt", NULL));
  intake_scene_write (scene, "corpus/clipboard.txt", "changed");
  g_assert_false (anno_article_take_back (scene->corpus, "clipboard.txt", NULL));
  assert_file (scene, "corpus/clipboard.txt", "changed");
}

/* Called off before it begins: nothing comes in, and the report says so. */
static void
test_cancelled (void)
{
  g_autoptr (IntakeScene) scene = intake_scene_new ();
  g_autoptr (AnnoIntakeSources) sources = anno_intake_sources_new ();
  g_autoptr (AnnoIntakeWish) wish = anno_intake_wish_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  intake_scene_write (scene, "sources/a.txt", ONE);
  anno_intake_sources_add_path (sources, scene->sources);
  g_cancellable_cancel (cancellable);
  g_autoptr (AnnoIntakeReport) report
      = anno_intake_run (scene->corpus, sources, wish, NULL, cancellable, &error);
  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_file (scene, "corpus/a.txt", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/folder", test_folder);
  g_test_add_func ("/intake/doubles", test_doubles);
  g_test_add_func ("/intake/dry", test_dry);
  g_test_add_func ("/intake/previews", test_previews);
  g_test_add_func ("/intake/problems", test_problems);
  g_test_add_func ("/intake/unwritable", test_unwritable);
  g_test_add_func ("/intake/inside", test_inside);
  g_test_add_func ("/intake/bytes", test_bytes);
  g_test_add_func ("/intake/cancelled", test_cancelled);
  return g_test_run ();
}
