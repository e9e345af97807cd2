/* Two people's layers on one article of 500,000 words, 100,000 annotations each, a tenth of which
 * differ: which stands for which, and what is told of the differences, against reading the two
 * files. The same with one of them on another version of the text, where each is looked for. Ratios
 * of what the thread worked. */
#include "bench/material.h"
#include "bench/measure.h"

#include "formats/layer-reader.h"
#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "review/difference.h"
#include "review/layer-move.h"

#include <malloc.h>
#include <string.h>

#define WORDS 500000
#define SPANS 100000
#define ROUNDS 3
#define EVERY 10 /* which differs */
#define MOST_PAIRING 0.5
#define MOST_MOVING 6.0 /* of a text of eighteen words, again and again */

/* What another made of the article: other ids, and some of it elsewhere or otherwise. */
static AnnoLayer *
make_other (AnnoLayer *layer, AnnoArticle *article)
{
  AnnoLayerHeader *header
      = anno_layer_header_new ("bench", "urn:uuid:other", "Ben", anno_article_get_sha256 (article));
  AnnoLayer *other = anno_layer_new (header);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer, i);
      g_autoptr (AnnoSpanDraft) draft = anno_span_draft_new_from (span);
      g_autofree char *id = g_strconcat (anno_span_get_id (span), "b", NULL);
      guint start = anno_span_get_start (span);
      anno_span_draft_set_id (draft, id);
      if (i % EVERY == 0)
        anno_span_draft_cut (draft, start, start + 2);
      if (i % (2 * EVERY) == 1)
        anno_span_draft_set_tag (draft, "date");
      g_ptr_array_add (spans, anno_span_draft_finish (g_steal_pointer (&draft)));
    }
  GPtrArray *doubles = anno_layer_fill (other, spans);
  g_clear_pointer (&doubles, g_ptr_array_unref);
  return other;
}

static double
read_both (GBytes *const *files, AnnoArticle *article, AnnoLayer **layers)
{
  double begun = measure_thread ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      g_clear_object (&layers[i]);
      layers[i] = anno_layer_reader_read (files[i], article, findings, NULL, NULL);
      g_assert_nonnull (layers[i]);
    }
  return measure_thread () - begun;
}

static double
pair (AnnoLayer *const *layers, AnnoTagset *tagset, double *told, guint *n)
{
  double begun = measure_thread ();
  g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, 2, tagset);
  double paired = measure_thread () - begun;
  const AnnoFieldCompare compare = { clusters, NULL, NULL };
  g_autoptr (GPtrArray) differences = anno_differences_new (&compare);

  *told = measure_thread () - begun;
  *n = 0;
  for (guint i = 0; i < differences->len; i++)
    *n += ((const AnnoDifference *) differences->pdata[i])->aspects != 0 ? 1 : 0;
  return paired;
}

static double
move (GBytes *file, AnnoArticle *article)
{
  double begun = measure_thread ();
  g_autoptr (GHashTable) said = anno_said_places_new ();
  g_autoptr (AnnoLayer) layer = anno_layer_reader_read_said (file, said, NULL, NULL, NULL);
  g_autoptr (AnnoAnchor) here = anno_anchor_new (article);
  g_autoptr (AnnoLayerMove) moved = anno_layer_move_new (layer, said, article, here);

  g_assert_cmpuint (anno_layer_get_n_spans (moved->layer) + moved->lost->len, ==, SPANS);
  measure_note ("  of another version, found again", 100.0 * (double) moved->moved->len / SPANS,
                " %");
  return measure_thread () - begun;
}

/* A sentence more before all that there is. */
static AnnoArticle *
make_version (AnnoArticle *article)
{
  char *text = g_strconcat ("A sentence more.\n", anno_article_get_text (article), NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  return anno_article_new (bytes, NULL);
}

int
main (void)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoArticle) article = material_article (WORDS);
  g_autoptr (AnnoArticle) version = make_version (article);
  g_autoptr (AnnoLayer) one = material_layer (article, SPANS);
  g_autoptr (AnnoLayer) other = make_other (one, article);
  g_autoptr (GBytes) first = material_print (article, one);
  g_autoptr (GBytes) second = material_print (article, other);
  GBytes *files[] = { first, second };
  AnnoLayer *layers[2] = { NULL };
  double reading = 1e9, pairing = 1e9, telling = 1e9, told = 0;
  guint n = 0;

  measure_section ("%u annotations of each of two, %.1f MB", SPANS,
                   (double) (g_bytes_get_size (first) + g_bytes_get_size (second)) / 1e6);
  for (guint i = 0; i < ROUNDS; i++)
    {
      reading = MIN (reading, read_both (files, article, layers));
      pairing = MIN (pairing, pair (layers, tagset, &told, &n));
      telling = MIN (telling, told);
      malloc_trim (0);
    }
  measure_gate ("paired / both files read", pairing / reading, MOST_PAIRING, "");
  measure_note ("  paired, and differences made / both files read", telling / reading, "");
  measure_note ("  differences", n, "");
  measure_gate ("one on another version found again / both files read",
                move (first, version) / reading, MOST_MOVING, "");
  g_clear_object (&layers[0]);
  g_clear_object (&layers[1]);
  return measure_result ();
}
