/* The review of an article of which two people have 100,000 annotations each, all of them
 * different, in the program's window: what the main thread works at a stretch while the list comes
 * up, and when one of them is decided; with that of the list alone. */
#include "bench/material.h"
#include "bench/measure.h"
#include "bench/stage.h"

#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "panels/difference-list.h"
#include "session/layout.h"
#include "session/review-reading.h"

#define WORDS 500000
#define SPANS 100000
#define FRAME 16.7
#define OTHER "ben-okafor"

static void
write_bytes (const char *path, GBytes *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

/* Each annotation begins two characters later. */
static void
add_other (const char *root, AnnoArticle *article)
{
  g_autoptr (AnnoLayer) layer = material_layer (article, SPANS);
  g_autoptr (AnnoLayer) other = anno_layer_new (anno_layer_header_new (
      "bench", "urn:uuid:other", "Ben Okafor", anno_article_get_sha256 (article)));
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer, i);
      AnnoSpanDraft *draft = anno_span_draft_new_from (span);
      g_autofree char *id = g_strconcat (anno_span_get_id (span), "b", NULL);
      guint start = anno_span_get_start (span);
      anno_span_draft_set_id (draft, id);
      anno_span_draft_cut (draft, start, start + 2);
      g_ptr_array_add (spans, anno_span_draft_finish (draft));
    }
  g_autoptr (GPtrArray) doubles = anno_layer_fill (other, spans);
  g_autoptr (GBytes) bytes = material_print (article, other);
  g_autofree char *path = anno_layout_layer_file (root, OTHER, "long.txt");
  write_bytes (path, bytes);
}

/* Until the review has been read, or what was decided is in it. */
static void
await (Stage *stage, AnnoDifferenceList *list, AnnoReviewEntry *before)
{
  while (anno_difference_list_get_selected (list) == before)
    {
      stage_turn (stage);
      if (before == NULL)
        anno_difference_list_go (list, 1);
    }
  stage_paint (stage);
}

static void
measure_list (const char *root)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  const AnnoReviewOrder order = { (char *) root, (char *) "long.txt", NULL, tagset, NULL };
  g_autoptr (AnnoReviewReading) reading = anno_review_reading_new (&order, NULL, NULL);
  const GPtrArray *entries = anno_review_reading_get_entries (reading);
  AnnoDifferenceList *list = g_object_ref_sink (g_object_new (ANNO_TYPE_DIFFERENCE_LIST, NULL));
  double begun = measure_thread ();

  anno_difference_list_fill (list, entries, tagset, NULL);
  measure_gate ("the list filled", measure_thread () - begun, FRAME, " ms");
  begun = measure_thread ();
  anno_difference_list_update (list, entries);
  measure_gate ("the list brought up to date", measure_thread () - begun, FRAME, " ms");
  measure_note ("  differences", entries->len, "");
  g_object_unref (list);
}

int
main (void)
{
  g_autofree char *root = material_folder ();
  g_autofree char *path = g_build_filename (root, "long.txt", NULL);
  g_autoptr (AnnoArticle) article = material_article (WORDS);

  material_add (root, "long.txt", WORDS, SPANS);
  add_other (root, article);
  Stage *stage = stage_new ();
  stage_open (stage, path);
  stage_await (stage, anno_article_get_length (article));
  measure_section ("the review of %u annotations of each of two", SPANS);
  stage->longest = 0;
  g_action_group_activate_action (G_ACTION_GROUP (stage->window), "review", NULL);
  AnnoDifferenceList *list = NULL;
  while (list == NULL)
    {
      stage_turn (stage);
      list = (AnnoDifferenceList *) stage_find (stage, ANNO_TYPE_DIFFERENCE_LIST);
    }
  await (stage, list, NULL);
  measure_note ("the longest turn of the main loop while it opens", stage->longest, " ms");
  measure_list (root);
  stage_free (stage);
  material_remove (root);
  return measure_result ();
}
