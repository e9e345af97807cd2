#include "bench/material.h"

#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "session/layout.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
make_text (guint n_words)
{
  static const char *const words[] = { "the", "minister", "said", "on", "Sunday", "that", "a",
                                       "new", "government", "would", "not", "answer", "questions",
                                       "about", "Washington", "and", "its", "neighbours" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, i % 60 == 59 ? ".\n" : " ");
    }
  return g_string_free (text, FALSE);
}

AnnoArticle *
material_article (guint n_words)
{
  char *text = make_text (n_words);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  return anno_article_new (bytes, NULL);
}

static char *
make_id (guint n)
{
  return g_strdup_printf ("urn:uuid:00000000-0000-4000-8000-%012u", n);
}

static void
link_to (AnnoSpanDraft *draft, const char *field, guint n)
{
  g_autofree char *id = make_id (n);
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, field, id));
}

/* The tags in turn. Every other claim is linked with the two before it, and lies behind them: an
 * attribution for eight spans. */
static AnnoSpan *
make_span (GRand *random, AnnoTagset *tagset, guint length, guint n, guint *near)
{
  AnnoTag *tag = (AnnoTag *) anno_tagset_get_tag (tagset, n % anno_tagset_get_n_tags (tagset));
  AnnoSpanDraft *draft = anno_span_draft_new (tag->id);
  g_autofree char *id = make_id (n);
  guint start = (guint) g_rand_int_range (random, 0, (int) length - 200);
  gboolean linked = n % 8 == 1 || n % 8 == 2;

  start = linked ? MIN (*near + 30, length - 200) : start;
  *near = start;
  anno_span_draft_set_id (draft, id);
  anno_span_draft_add_segment (draft, start,
                               start + (guint) g_rand_int_range (random, 4, n % 4 == 2 ? 160 : 24));
  if (n % 8 == 2)
    {
      link_to (draft, "said-by", n - 2);
      link_to (draft, "cued-by", n - 1);
    }
  return anno_span_draft_finish (draft);
}

AnnoLayer *
material_layer (AnnoArticle *article, guint n_spans)
{
  AnnoLayerHeader *header = anno_layer_header_new ("bench", MATERIAL_ID, MATERIAL_NAME,
                                                   anno_article_get_sha256 (article));
  AnnoLayer *layer = anno_layer_new (header);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  guint near = 0;
  for (guint i = 0; i < n_spans; i++)
    g_ptr_array_add (spans, make_span (random, tagset, anno_article_get_length (article), i, &near));
  GPtrArray *doubles = anno_layer_fill (layer, spans);
  g_clear_pointer (&doubles, g_ptr_array_unref);
  return layer;
}

GBytes *
material_print (AnnoArticle *article, AnnoLayer *layer)
{
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  return anno_layer_writer_write (snapshot, article, tagset, "bench.txt",
                                  "annotations/" MATERIAL_SLUG "/bench.txt.json");
}

char *
material_folder (void)
{
  char *folder = g_dir_make_tmp ("anno-bench-XXXXXX", NULL);
  g_assert_nonnull (folder);
  return folder;
}

void
material_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        material_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
write_file (const char *path, const char *text, gssize length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
write_annotator (const char *folder)
{
  g_autofree char *path = anno_layout_annotator_file (folder, MATERIAL_SLUG);
  write_file (path, "{\"id\":\"" MATERIAL_ID "\",\"type\":\"Person\",\"name\":\"" MATERIAL_NAME "\"}\n", -1);
}

void
material_add (const char *folder, const char *name, guint n_words, guint n_spans)
{
  g_autoptr (AnnoArticle) article = material_article (n_words);
  g_autoptr (AnnoLayer) layer = material_layer (article, n_spans);
  g_autoptr (GBytes) bytes = material_print (article, layer);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *layer_path = anno_layout_layer_file (folder, MATERIAL_SLUG, name);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  write_annotator (folder);
  write_file (path, anno_article_get_text (article), (gssize) anno_article_get_n_bytes (article));
  write_file (layer_path, data, (gssize) size);
}

void
material_add_plain (const char *folder, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("article-%05u.txt", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      write_file (path, "WASHINGTON, July 10, 2017. The minister said on Sunday that it rains.\n", -1);
    }
}
