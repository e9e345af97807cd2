/* Proves formats/layer-lines: a file made from the one before, by copying the lines that stayed,
 * has the bytes of one that is printed whole; and what would be printed otherwise now isn't copied.
 */
#include "formats/layer-writer.h"
#include "model/span-draft.h"

#include <string.h>

#define WORDS "The minister said on Sunday that nothing was decided. "
#define N_SPANS 1500

/* The file as it grows, the one before, and how far that was copied. */
typedef struct
{
  GString *now;
  GBytes *before;
  gsize at;
  gsize n_copied;
  guint n_copies;
  guint n_pieces; /* before no more is wanted */
} File;

static gboolean
add_cb (const char *bytes, gsize n, gpointer data)
{
  File *self = data;
  g_string_append_len (self->now, bytes, (gssize) n);
  return self->n_pieces-- > 0;
}

static gboolean
copy_cb (gsize offset, gsize n, gpointer data)
{
  File *self = data;
  gsize size = 0;
  const char *before = g_bytes_get_data (self->before, &size);

  g_assert_cmpuint (offset, >=, self->at);
  g_assert_cmpuint (offset + n, <=, size);
  g_string_append_len (self->now, before + offset, (gssize) n);
  self->at = offset + n;
  self->n_copied += n;
  self->n_copies++;
  return TRUE;
}

static const AnnoLayerOutput output = { add_cb, copy_cb };

typedef struct
{
  AnnoArticle *article;
  AnnoLayer *layer;
  AnnoLayerLines *lines;
  GBytes *bytes;
  guint n_copies; /* in which the last file was copied from the one before */
  GRand *rand;
} Scene;

static AnnoArticle *
article_new (const char *end)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < 300; i++)
    g_string_append (text, WORDS);
  g_string_append (text, end);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  return anno_article_new (bytes, NULL);
}

static AnnoSpan *
span_new (Scene *self, guint id)
{
  guint length = anno_article_get_length (self->article);
  g_autofree char *name = g_strdup_printf ("urn:%u", id);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (name, "claim");
  guint start = (guint) g_rand_int_range (self->rand, 0, (int) length - 40);

  anno_span_draft_add_segment (draft, start, start + (guint) g_rand_int_range (self->rand, 1, 40));
  return anno_span_draft_finish (draft);
}

static void
scene_init (Scene *self, guint n_spans)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);

  self->rand = g_rand_new_with_seed (3);
  self->article = article_new ("");
  self->layer = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:9", "Ann", NULL));
  self->lines = NULL;
  self->bytes = NULL;
  for (guint i = 0; i < n_spans; i++)
    g_ptr_array_add (spans, span_new (self, i));
  g_assert_null (anno_layer_fill (self->layer, spans));
}

static void
scene_clear (Scene *self)
{
  g_rand_free (self->rand);
  g_object_unref (self->article);
  g_object_unref (self->layer);
  g_clear_pointer (&self->lines, anno_layer_lines_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

/* The next file; how much of it was copied. It must be as if it were printed whole. */
static gsize
save (Scene *self, AnnoArticle *article, AnnoTagset *tagset, const char *path)
{
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (self->layer);
  File file = { .now = g_string_new (NULL), .before = self->bytes, .n_pieces = G_MAXUINT };
  AnnoLayerLines *lines = anno_layer_writer_print (snapshot, article, tagset, "a.txt", path,
                                                   self->lines, &output, &file);
  g_autoptr (GBytes) whole = anno_layer_writer_write (snapshot, article, tagset, "a.txt", path);

  g_assert_nonnull (lines);
  g_assert_cmpmem (file.now->str, file.now->len, g_bytes_get_data (whole, NULL),
                   g_bytes_get_size (whole));
  g_clear_pointer (&self->lines, anno_layer_lines_unref);
  self->lines = lines;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_string_free_to_bytes (file.now);
  self->n_copies = file.n_copies;
  return file.n_copied;
}

static void
act (Scene *self, guint n)
{
  guint n_spans = anno_layer_get_n_spans (self->layer);
  guint choice = n_spans == 0 ? 0 : (guint) g_rand_int_range (self->rand, 0, 4);

  if (choice == 0)
    {
      g_autoptr (AnnoSpan) span = span_new (self, N_SPANS + n);
      anno_layer_put (self->layer, span);
      return;
    }
  AnnoSpan *span
      = anno_layer_nth (self->layer, (guint) g_rand_int_range (self->rand, 0, (int) n_spans));
  if (choice == 1)
    anno_layer_remove (self->layer, anno_span_get_id (span));
  else if (choice == 2)
    anno_layer_set_member (self->layer, "state", n % 2 == 0 ? "done" : "new");
  else
    {
      AnnoSpanDraft *draft = anno_span_draft_new_from (span);
      anno_span_draft_set_note (draft, n % 2 == 0 ? "One." : "Another one.");
      g_autoptr (AnnoSpan) changed = anno_span_draft_finish (draft);
      anno_layer_put (self->layer, changed);
    }
}

static void
test_same_as_whole (void)
{
  Scene scene;

  scene_init (&scene, N_SPANS);
  g_assert_cmpuint (save (&scene, scene.article, NULL, "annotations/ann/a.txt.json"), ==, 0);
  for (guint i = 0; i < 150; i++)
    {
      for (guint n = 0; n <= i % 3; n++)
        act (&scene, i);
      gsize copied = save (&scene, scene.article, NULL, "annotations/ann/a.txt.json");
      /* Three acts touch three chunks of about eight, and perhaps cut them. */
      g_assert_cmpuint (copied, >, g_bytes_get_size (scene.bytes) / 4);
    }
  while (anno_layer_get_n_spans (scene.layer) > 0)
    {
      guint n = MIN (anno_layer_get_n_spans (scene.layer), 100);
      for (guint i = 0; i < n; i++)
        anno_layer_remove (scene.layer, anno_span_get_id (anno_layer_nth (scene.layer, 0)));
      save (&scene, scene.article, NULL, "annotations/ann/a.txt.json");
    }
  scene_clear (&scene);
}

/* What follows each other in both files is copied in one: all of it, and what is before and after a
 * change. */
static void
test_in_one (void)
{
  static const char path[] = "annotations/ann/a.txt.json";
  Scene scene;

  scene_init (&scene, N_SPANS);
  save (&scene, scene.article, NULL, path);
  save (&scene, scene.article, NULL, path);
  g_assert_cmpuint (scene.n_copies, ==, 1);
  g_autofree char *id
      = g_strdup (anno_span_get_id (anno_layer_nth (scene.layer, N_SPANS / 2)));
  anno_layer_remove (scene.layer, id);
  save (&scene, scene.article, NULL, path);
  g_assert_cmpuint (scene.n_copies, ==, 2);
  save (&scene, scene.article, NULL, path);
  g_assert_cmpuint (scene.n_copies, ==, 1);
  scene_clear (&scene);
}

/* Another text is quoted, the article is called otherwise, fields come in another order: printed.
 */
static void
test_made_otherwise (void)
{
  static const char path[] = "annotations/ann/a.txt.json";
  g_autoptr (AnnoArticle) other = article_new ("More.");
  g_autoptr (AnnoTagset) tagset = anno_tagset_new ("Tags", g_ptr_array_new ());
  Scene scene;

  scene_init (&scene, 600);
  save (&scene, scene.article, NULL, path);
  g_assert_cmpuint (save (&scene, scene.article, NULL, path), >, 0);
  g_assert_cmpuint (save (&scene, other, NULL, path), ==, 0);
  g_assert_cmpuint (save (&scene, other, NULL, "annotations/ann/deep/a.txt.json"), ==, 0);
  g_assert_cmpuint (save (&scene, other, tagset, "annotations/ann/deep/a.txt.json"), ==, 0);
  g_assert_cmpuint (save (&scene, other, tagset, "annotations/ann/deep/a.txt.json"), >, 0);
  scene_clear (&scene);
}

/* Where no more is wanted the writer stops at once, at whichever piece. */
static void
test_stop (void)
{
  Scene scene;

  scene_init (&scene, N_SPANS);
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (scene.layer);
  for (guint n = 0; n < 3; n++)
    {
      File file = { .now = g_string_new (NULL), .n_pieces = n };
      g_assert_null (anno_layer_writer_print (snapshot, scene.article, NULL, "a.txt", "b/a.json",
                                              NULL, &output, &file));
      g_assert_cmpuint (file.n_pieces, ==, G_MAXUINT); /* asked once more than it took */
      g_string_free (file.now, TRUE);
    }
  scene_clear (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer-lines/same-as-whole", test_same_as_whole);
  g_test_add_func ("/layer-lines/in-one", test_in_one);
  g_test_add_func ("/layer-lines/made-otherwise", test_made_otherwise);
  g_test_add_func ("/layer-lines/stop", test_stop);
  return g_test_run ();
}
