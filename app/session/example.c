#include "session/example.h"

#include "formats/corpus-file.h"
#include "formats/json-scan.h"
#include "session/colleague.h"
#include "files/file-reader.h"
#include "session/layout.h"

static gboolean
has_folder (const char *root, const char *slug)
{
  g_autofree char *folder = anno_layout_annotator_folder (root, slug);
  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

AnnoAnnotator *
anno_example_find (const char *root, const char *own_slug, GError **error)
{
  g_return_val_if_fail (root != NULL && own_slug != NULL, NULL);

  g_autofree char *path = anno_layout_corpus_file (root);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || has_folder (root, own_slug))
    return NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, error);
  g_auto (AnnoCorpusFacts) facts = { NULL };
  if (bytes == NULL || !anno_corpus_file_read (bytes, &facts, error))
    return NULL;
  if (facts.example == NULL || !has_folder (root, facts.example))
    return NULL;
  return anno_colleague_identify (root, facts.example);
}
