/* Proves foreign/pdf-writer: the file is whole, has a page for each article and no time in it, and
 * its links lead somewhere, which cairo checks as it ends. */
#include "foreign/out-scene.h"
#include "foreign/pdf-writer.h"
#include "index/index-scene.h"

#include <string.h>

#define TEXT                                                                                       \
  "A deal\n\n{speaker|#s:Graham} {cue|#k|~a <note>:said} "                                         \
  "{claim|?|said-by=@s|cued-by=@k:the {date:Sunday} deal is over}. {cue:Nobody} asked.\n\n"        \
  "قال 'quoted' \\ (b) 👩‍👩‍👧\n"

static gboolean
has (GBytes *bytes, const char *words)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  return memmem (data, n, words, strlen (words)) != NULL;
}

static void
assert_whole (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  g_assert_cmpuint (n, >, 100);
  g_assert_cmpmem (data, 5, "%PDF-", 5);
  g_assert_cmpmem (data + n - 6, 6, "%%EOF\n", 6);
  g_assert_true (has (bytes, "startxref"));
  g_assert_false (has (bytes, "CreationDate"));
  g_assert_false (has (bytes, "ModDate"));
}

static void
test_file (void)
{
  g_auto (IndexScene) scene = { 0 };
  index_scene_init (&scene);
  index_scene_mark (&scene, "ann", "a.txt", TEXT);
  index_scene_mark (&scene, "ben", "a.txt",
                    "A deal\n\nGraham said {claim:the Sunday deal} is over. Nobody asked.\n\n"
                    "قال 'quoted' \\ (b) 👩‍👩‍👧\n");
  g_autoptr (GBytes) one = out_scene_export (scene.root, &anno_pdf_format);
  g_autoptr (GBytes) again = out_scene_export (scene.root, &anno_pdf_format);
  index_scene_mark (&scene, "ann", "b.txt", "{claim:One} line\n");
  g_autoptr (GBytes) two = out_scene_export (scene.root, &anno_pdf_format);

  assert_whole (one);
  assert_whole (two);
  g_assert_true (g_bytes_equal (one, again));
  g_assert_true (has (one, "(A deal)"));
  g_assert_true (has (one, "/Count 1"));
  g_assert_true (has (two, "/Count 2"));
  g_assert_true (has (two, "(Who said what, when)"));
}

/* A label links to a row, and a row to a mark, only where there is one: cairo refuses others. Here
 * a claim has nothing but a blank line, and more spans lie over one another than have rows. */
static void
test_unseen (void)
{
  g_autoptr (GString) text = g_string_new ("Head\n\n");
  g_auto (IndexScene) scene = { 0 };
  index_scene_init (&scene);
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "{claim:");
  g_string_append (text, "words");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "}");
  g_string_append (text, "\n{claim:\n}\n{claim:\nmore}\n");
  index_scene_mark (&scene, "ann", "a.txt", text->str);
  g_autoptr (GBytes) bytes = out_scene_export (scene.root, &anno_pdf_format);

  assert_whole (bytes);
}

static void
test_empty (void)
{
  g_auto (IndexScene) scene = { 0 };
  index_scene_init (&scene);
  g_autoptr (GBytes) bytes = out_scene_export (scene.root, &anno_pdf_format);

  assert_whole (bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/pdf/file", test_file);
  g_test_add_func ("/pdf/unseen", test_unseen);
  g_test_add_func ("/pdf/empty", test_empty);
  return g_test_run ();
}
