#include "session/colleague-work.h"

#include "formats/annotator-file.h"
#include "formats/layer-writer.h"
#include "formats/tagset-file.h"
#include "review/review-scene.h"
#include "session/layout.h"
#include "text/article.h"

#include <string.h>

static void
write_bytes (const char *path, GBytes *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

void
colleague_work_write (const char *root, const char *below, const char *text)
{
  g_autofree char *path = g_build_filename (root, below, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  write_bytes (path, bytes);
}

static AnnoLayer *
make_layer (AnnoArticle *article, const char *label, const char *slug, const char *name,
            const char *spans)
{
  g_autofree char *iri = g_strconcat ("urn:", slug, NULL);
  AnnoLayer *layer = anno_layer_new (
      anno_layer_header_new (label, iri, name, anno_article_get_sha256 (article)));
  g_auto (GStrv) words = g_strsplit (spans, "; ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_autofree char *urn = g_strconcat ("urn:", words[i], NULL);
      g_autoptr (AnnoSpan) span = scene_span (urn);
      anno_layer_put (layer, span);
    }
  return layer;
}

void
colleague_work_put (const char *root, const char *article, const char *slug, const char *name,
                    const char *spans)
{
  g_autofree char *path = g_build_filename (root, article, NULL);
  g_autofree char *layer_path = anno_layout_layer_file (root, slug, article);
  g_autofree char *annotator = g_strconcat (root, "/annotations/", slug, "/annotator.json", NULL);
  g_autofree char *below = g_strconcat ("annotations/", slug, "/", article, ".json", NULL);
  g_autofree char *iri = g_strconcat ("urn:", slug, NULL);
  g_autofree char *text = NULL;
  gsize size = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (AnnoArticle) read = anno_article_new (bytes, &error);
  g_assert_no_error (error);
  g_autoptr (AnnoLayer) layer = make_layer (read, article, slug, name, spans);
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (GBytes) printed = anno_layer_writer_write (snapshot, read, tagset, article, below);
  g_autoptr (GBytes) who = anno_annotator_file_write (iri, name);
  write_bytes (layer_path, printed);
  write_bytes (annotator, who);
}
