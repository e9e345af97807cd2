/* Proves exchange/set-reading with read-articles, read-makers and maker-depth: what comes in is
 * somebody's new layer, on the right article; nothing is written where one is in the way; what was
 * taken in can be taken back. */
#include "index/index-scene.h"

#include "exchange/read-work.h"
#include "files/file-error.h"
#include "foreign/set-formats.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT "Graham said no.\n"
#define LINE(words) "{\"text\":\"" words "\\n\",\"spans\":[{\"start\":0,\"end\":6,\"label\":\"speaker\"}]%s}\n"

static AnnoForeignSource *
source_of (const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_foreign_source_new_for_bytes (name, bytes);
}

static AnnoReadOrder
order_of (const IndexScene *scene, AnnoForeignSource *source)
{
  return (AnnoReadOrder){ .root = scene->root, .source = source, .unit = ANNO_N_UNITS,
                          .grows = TRUE };
}

static gboolean
is_there (const IndexScene *scene, const char *path)
{
  g_autofree char *file = g_build_filename (scene->root, path, NULL);
  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static void
test_new_layer (void)
{
  g_auto (IndexScene) scene = { 0 };
  g_autofree char *line = g_strdup_printf (LINE ("Graham said no."), "");
  g_autoptr (AnnoForeignSource) source = source_of ("a.jsonl", line);
  AnnoReadFault fault;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  index_scene_init (&scene);
  index_scene_write (&scene, "news/other name.txt", TEXT);
  AnnoReadOrder order = order_of (&scene, source);
  order.annotator = "Zoë Meyer";
  order.only_look = TRUE;
  g_autoptr (AnnoReadReport) look = anno_set_read (&order, &fault, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (look->n_spans, ==, 1);
  g_assert_false (is_there (&scene, "annotations"));

  order.only_look = FALSE;
  g_autoptr (AnnoReadReport) report = anno_set_read (&order, &fault, NULL, &error);
  g_assert_no_error (error);
  const AnnoReadLayer *layer = report->layers->pdata[0];
  g_assert_cmpstr (layer->article, ==, "news/other name.txt"); /* by its text */
  g_assert_cmpstr (layer->maker, ==, "Zoë Meyer");
  g_assert_cmpstr (report->format->id, ==, "spacy"); /* found by looking */
  g_assert_true (is_there (&scene, "annotations/zoe-meyer/news/other name.txt.json"));

  g_assert_null (anno_set_read (&order, &fault, NULL, &error)); /* once more */
  g_assert_cmpuint (fault, ==, ANNO_READ_FAULT_EXISTS);
  g_clear_error (&error);
  g_assert_true (anno_set_read_take_back (scene.root, report, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (is_there (&scene, "annotations/zoe-meyer/news/other name.txt.json"));
  g_assert_true (is_there (&scene, "news/other name.txt"));
}

/* One layer in the way, and none of the others is written. */
static void
test_all_or_none (void)
{
  g_auto (IndexScene) scene = { 0 };
  g_autofree char *one = g_strdup_printf (LINE ("Graham said no."), "");
  g_autofree char *two = g_strdup_printf (LINE ("Powell said no."), "");
  g_autofree char *both = g_strconcat (two, one, NULL);
  g_autoptr (AnnoForeignSource) source = source_of ("a.jsonl", both);
  AnnoReadFault fault;
  g_autoptr (GError) error = NULL;

  index_scene_init (&scene);
  index_scene_mark (&scene, "ann", "a.txt", "{speaker:Graham} said no.\n");
  index_scene_write (&scene, "b.txt", "Powell said no.\n");
  AnnoReadOrder order = order_of (&scene, source);
  order.annotator = "ann";
  g_assert_null (anno_set_read (&order, &fault, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  g_assert_cmpuint (fault, ==, ANNO_READ_FAULT_EXISTS);
  g_assert_false (is_there (&scene, "annotations/ann/b.txt.json"));
}

/* An article that isn't here comes in; in a new corpus, with a tagset of just what there is. */
static void
test_collection (void)
{
  g_auto (IndexScene) scene = { 0 };
  g_autofree char *folder = NULL;
  AnnoReadFault fault;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  index_scene_init (&scene);
  folder = g_build_filename (scene.folder, "there", NULL);
  static const char *const files[][2]
      = { { "set/one/a.ann", "T1\tPER 0 6\tGraham\n" }, { "set/one/a.txt", TEXT },
          { "set/two/a.ann", "T1\tPER 0 6\tGraham\nT2\tVERB 7 11\tsaid\nX\n" },
          { "set/two/a.txt", TEXT } };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *file = g_build_filename (folder, files[i][0], NULL);
      g_autofree char *above = g_path_get_dirname (file);
      g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
      g_assert_true (g_file_set_contents (file, files[i][1], -1, NULL));
    }
  AnnoReadOrder order = order_of (&scene, NULL);
  order.path = folder;
  g_autoptr (AnnoReadReport) report = anno_set_read (&order, &fault, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->layers->len, ==, 2);
  g_assert_cmpuint (report->n_articles, ==, 1);
  g_assert_cmpuint (report->n_findings, ==, 1); /* the line that is none */
  g_assert_true (is_there (&scene, "annotations/one/set/a.txt.json"));
  g_assert_true (is_there (&scene, "annotations/two/set/a.txt.json"));
  g_autofree char *tagset_file = g_build_filename (scene.root, "tagset.json", NULL);
  g_autofree char *tagset = NULL;
  g_assert_true (g_file_get_contents (tagset_file, &tagset, NULL, NULL));
  g_assert_nonnull (strstr (tagset, "\"VERB\""));
  g_assert_null (strstr (tagset, "\"claim\""));
  g_assert_true (anno_set_read_take_back (scene.root, report, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (is_there (&scene, "set/a.txt"));
}

/* What somebody has worked on since stays. */
static void
test_take_back_changed (void)
{
  g_auto (IndexScene) scene = { 0 };
  g_autofree char *line = g_strdup_printf (LINE ("Graham said no."), "");
  g_autoptr (AnnoForeignSource) source = source_of ("a.jsonl", line);
  AnnoReadFault fault;
  g_autoptr (GError) error = NULL;
  guint n = 1;

  index_scene_init (&scene);
  index_scene_write (&scene, "a.txt", TEXT);
  AnnoReadOrder order = order_of (&scene, source);
  order.annotator = "ann";
  g_autoptr (AnnoReadReport) report = anno_set_read (&order, &fault, NULL, &error);
  g_assert_no_error (error);
  index_scene_mark (&scene, "ann", "a.txt", "Graham {cue:said} no.\n");
  g_assert_false (anno_set_read_take_back (scene.root, report, &n, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (is_there (&scene, "annotations/ann/a.txt.json"));
}

/* The bdoc document of these people, each of whom marked as many words as their number. */
static AnnoForeignSource *
source_by (const char *const *makers)
{
  g_autoptr (GString) out = g_string_new ("{\"name\":\"a\",\"text\":\"Graham said no.\\n\","
                                          "\"annotation_sets\":{");

  for (guint i = 0; makers[i] != NULL; i++)
    {
      g_string_append_printf (out, "%s\"%s\":{\"annotations\":[", i > 0 ? "," : "", makers[i]);
      for (guint k = 0; k <= i; k++)
        g_string_append_printf (out,
                                "%s{\"id\":%u,\"type\":\"cue\",\"start\":%u,\"end\":%u,\"features\":{}}",
                                k > 0 ? "," : "", k, k, k + 1);
      g_string_append (out, "]}");
    }
  g_string_append (out, "}}");
  return source_of ("a.bdocjs", out->str);
}

/* Whose names look alike have folders of their own; a name in another case is the same one's. */
static void
test_makers (void)
{
  static const char *const makers[]
      = { "Jos\u00e9", "Jose", "\u674e", "\u738b", "..", "Ann!", "ann", "Ben", NULL };
  static const char *const slugs[]
      = { "jose", "jose-2", "annotator", "annotator-2", "annotator-3", "ann-2", "ann", "b" };
  g_auto (IndexScene) scene = { 0 };
  g_autoptr (AnnoForeignSource) source = source_by (makers);
  AnnoReadFault fault;
  g_autoptr (GError) error = NULL;

  index_scene_init (&scene);
  index_scene_write (&scene, "annotations/ann/annotator.json",
                     "{\"format\":1,\"id\":\"urn:uuid:1\",\"name\":\"Ann\"}\n");
  index_scene_write (&scene, "annotations/b/annotator.json",
                     "{\"format\":1,\"id\":\"urn:uuid:2\",\"name\":\"BEN\"}\n");
  AnnoReadOrder order = order_of (&scene, source);
  g_autoptr (AnnoReadReport) report = anno_set_read (&order, &fault, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_findings, ==, 0);
  g_assert_cmpuint (report->layers->len, ==, G_N_ELEMENTS (slugs));
  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      const AnnoReadLayer *layer = report->layers->pdata[i];
      g_autofree char *file = g_strdup_printf ("annotations/%s/a.txt.json", slugs[i]);
      g_assert_cmpstr (layer->slug, ==, slugs[i]);
      g_assert_cmpuint (layer->n[ANNO_PLACED_THERE], ==, i + 1); /* theirs, not all */
      g_assert_true (is_there (&scene, file));
    }
  g_assert_cmpstr (((const AnnoReadLayer *) report->layers->pdata[7])->maker, ==, "BEN");
}

/* A folder whose owner can't be told is nobody's to write into. */
static void
test_unknown_owner (void)
{
  static const char *const makers[] = { "Ann", "ANN", NULL };
  g_auto (IndexScene) scene = { 0 };
  g_autoptr (AnnoForeignSource) source = source_by (makers);
  AnnoReadFault fault;
  g_autoptr (GError) error = NULL;

  index_scene_init (&scene);
  index_scene_write (&scene, "annotations/ann/annotator.json", "{");
  AnnoReadOrder order = order_of (&scene, source);
  g_autoptr (AnnoReadReport) report = anno_set_read (&order, &fault, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_there (&scene, "annotations/ann-2/a.txt.json"));
  g_assert_cmpuint (report->layers->len, ==, 1);
  g_assert_cmpuint (report->n_findings, ==, 1); /* the second one of the same name */
}

/* Two texts of one name are two articles; the same text is one, whatever it is called. */
static void
test_same_names (void)
{
  g_auto (IndexScene) scene = { 0 };
  g_autoptr (GString) lines = g_string_new (NULL);
  static const char *const rows[][2] = { { "Graham said no.", "a.txt" }, { "Powell said no.", "a.txt" },
                                         { "Graham said no.", "b.txt" }, { "Miller said no.", "x/a.txt" } };
  AnnoReadFault fault;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append_printf (lines,
                            "{\"text\":\"%s\\n\",\"spans\":[{\"start\":0,\"end\":6,\"label\":"
                            "\"speaker\"}],\"meta\":{\"article\":\"%s\",\"annotator\":\"ann%u\"}}\n",
                            rows[i][0], rows[i][1], i);
  g_autoptr (AnnoForeignSource) source = source_of ("a.jsonl", lines->str);
  index_scene_init (&scene);
  AnnoReadOrder order = order_of (&scene, source);
  g_autoptr (AnnoReadReport) report = anno_set_read (&order, &fault, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_findings, ==, 0);
  g_assert_cmpuint (report->n_articles, ==, 3);
  static const char *const files[] = { "annotations/ann0/a.txt.json", "annotations/ann1/a-2.txt.json",
                                       "annotations/ann2/a.txt.json", "annotations/ann3/x/a.txt.json" };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_true (is_there (&scene, files[i]));
}

typedef struct
{
  const char *name;
  const char *file;
  const char *text;
  const char *annotator;
  const char *article;
  AnnoReadFault fault;
} Refusal;

static const Refusal refusals[] = {
  { "nobody", "a.jsonl", "{\"text\":\"Graham said no.\\n\",\"spans\":[]}\n", NULL, NULL,
    ANNO_READ_FAULT_NOBODY },
  { "no form", "a.jsonl", "words\n", "ann", NULL, ANNO_READ_FAULT_SOURCE },
  { "empty", "a.jsonl", "", "ann", NULL, ANNO_READ_FAULT_SOURCE },
  { "other ending", "a.doc", "{}", "ann", NULL, ANNO_READ_FAULT_SOURCE },
  { "several, none of that article", "a.jsonl",
    "{\"text\":\"x\",\"spans\":[]}\n{\"text\":\"y\",\"spans\":[]}\n", "ann", "a.txt",
    ANNO_READ_FAULT_SOURCE },
};

static void
test_refused (gconstpointer data)
{
  const Refusal *row = data;
  g_auto (IndexScene) scene = { 0 };
  g_autoptr (AnnoForeignSource) source = source_of (row->file, row->text);
  AnnoReadFault fault = ANNO_READ_FAULT_NONE;
  g_autoptr (GError) error = NULL;

  index_scene_init (&scene);
  index_scene_write (&scene, "a.txt", TEXT);
  AnnoReadOrder order = order_of (&scene, source);
  order.annotator = row->annotator;
  order.article = row->article;
  g_assert_null (anno_set_read (&order, &fault, NULL, &error));
  g_assert_cmpuint (fault, ==, row->fault);
  g_assert_nonnull (error);
  g_assert_false (is_there (&scene, "annotations"));
}

static void
test_cancelled (void)
{
  g_auto (IndexScene) scene = { 0 };
  g_autofree char *line = g_strdup_printf (LINE ("Graham said no."), "");
  g_autoptr (AnnoForeignSource) source = source_of ("a.jsonl", line);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AnnoReadFault fault;
  g_autoptr (GError) error = NULL;

  index_scene_init (&scene);
  index_scene_write (&scene, "a.txt", TEXT);
  AnnoReadOrder order = order_of (&scene, source);
  order.annotator = "ann";
  g_cancellable_cancel (cancellable);
  g_assert_null (anno_set_read (&order, &fault, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_there (&scene, "annotations"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/set-reading/new-layer", test_new_layer);
  g_test_add_func ("/set-reading/all-or-none", test_all_or_none);
  g_test_add_func ("/set-reading/collection", test_collection);
  g_test_add_func ("/set-reading/take-back-changed", test_take_back_changed);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/set-reading/refused/", refusals[i].name, NULL);
      g_test_add_data_func (path, &refusals[i], test_refused);
    }
  g_test_add_func ("/set-reading/cancelled", test_cancelled);
  g_test_add_func ("/set-reading/makers", test_makers);
  g_test_add_func ("/set-reading/unknown-owner", test_unknown_owner);
  g_test_add_func ("/set-reading/same-names", test_same_names);
  return g_test_run ();
}
