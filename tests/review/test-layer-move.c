/* Proves review/layer-move and formats/layer-quotes: spans of another version of a text are found
 * where their words are, and none is put where they aren't. */
#include "formats/layer-reader.h"
#include "formats/layer-writer.h"
#include "review-scene.h"
#include "review/layer-move.h"

#include <string.h>

#define N_ROUNDS 60
#define N_SENTENCES 40

static AnnoArticle *
make_article (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AnnoArticle *article = anno_article_new (bytes, &error);

  g_assert_no_error (error);
  return article;
}

/* What is read of the file that is written of @layer, where @text was the article. */
static AnnoLayer *
through_a_file (AnnoLayer *layer, const char *text, GHashTable *said)
{
  g_autoptr (AnnoArticle) article = make_article (text);
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (GBytes) bytes
      = anno_layer_writer_write (snapshot, article, NULL, "a.txt", "x/y/a.json");
  g_autoptr (GError) error = NULL;
  AnnoLayer *read = anno_layer_reader_read_said (bytes, said, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (anno_layer_get_n_spans (read), ==, anno_layer_get_n_spans (layer));
  return read;
}

static AnnoLayerMove *
move (AnnoLayer *layer, const char *before, const char *after)
{
  g_autoptr (GHashTable) said = anno_said_places_new ();
  g_autoptr (AnnoLayer) read = through_a_file (layer, before, said);
  g_autoptr (AnnoArticle) article = make_article (after);
  g_autoptr (AnnoAnchor) here = anno_anchor_new (article);

  return anno_layer_move_new (read, said, article, here);
}

static void
add_places (GString *words, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    g_string_append_printf (words, "%s%u-%u", i > 0 ? "+" : "", segments[i].start, segments[i].end);
}

/* "a 3-9 moved; b 4-5; c lost", by id. */
static char *
list (AnnoLayer *before, const AnnoLayerMove *moved)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < anno_layer_get_n_spans (before); i++)
    {
      const char *id = anno_span_get_id (anno_layer_nth (before, i));
      const AnnoSpan *now = anno_layer_find (moved->layer, id);
      g_string_append_printf (words, "%s%s ", i > 0 ? "; " : "", id);
      if (now != NULL)
        add_places (words, now);
      for (guint k = 0; k < moved->moved->len; k++)
        if (g_str_equal (anno_span_get_id (((const AnnoSpanMove *) moved->moved->pdata[k])->was),
                         id))
          g_string_append (words, " moved");
      for (guint k = 0; k < moved->lost->len; k++)
        if (g_str_equal (anno_span_get_id (((const AnnoSpanMove *) moved->lost->pdata[k])->was),
                         id))
          g_string_append (words, "lost");
    }
  return g_string_free (words, FALSE);
}

/*               0         1         2         3         4         5         6         7
 *               01234567890123456789012345678901234567890123456789012345678901234567890123456789 */
#define BEFORE "Graham said on Sunday the deal is dead. Others said they doubt what Graham says."
#define SPANS                                                                                      \
  "a speaker 0-6; b date 15-21; c claim 22-38; d speaker 40-46; e claim 52-79; f speaker 68-74"

static void
test_table (void)
{
  static const struct
  {
    const char *spans;
    const char *after;
    const char *expected;
  } rows[] = {
    /* Nothing where they are changed. */
    { SPANS, BEFORE " More.", "a 0-6; b 15-21; c 22-38; d 40-46; e 52-79; f 68-74" },
    { SPANS, "More. " BEFORE,
      "a 6-12 moved; b 21-27 moved; c 28-44 moved; d 46-52 moved; e 58-85 moved; f 74-80 moved" },
    /* A name that stands at two places goes with what is around it. */
    { SPANS, "Others said they doubt what Graham says.",
      "a lost; b lost; c lost; d 0-6 moved; e 12-39 moved; f 28-34 moved" },
    { SPANS, "Graham said on Sunday the deal is dead.",
      "a 0-6; b 15-21; c 22-38; d lost; e lost; f lost" },
    /* A word in a claim, and one in nobody's span. */
    { "b date 15-21; c claim 22-38",
      "Graham said on Sunday the deal was dead. Others said they doubt what Graham says.",
      "b 15-21; c 22-39 moved" },
    { "b date 15-21; c claim 22-38",
      "Graham told us on Sunday the deal is dead. Others said they doubt what Graham says.",
      "b 18-24 moved; c 25-41 moved" },
    /* Other quotation marks and blanks are the same words. */
    { "e claim 52-79",
      "Graham said on Sunday the deal is dead. Others said they\ndoubt what Graham says.",
      "e 52-79 moved" },
    /* Parts stay one thing, in order; or are lost together. */
    { "g claim 22-38+52-62", "Oh, " BEFORE, "g 26-42+56-66 moved" },
    { "g claim 22-38+52-62",
      "Others said they doubt what Graham says. Graham said on Sunday the "
      "deal is dead.",
      "g lost" },
    { "g claim 22-38+52-62", "Graham said on Sunday the deal is dead.", "g lost" },
    { SPANS, "", "a lost; b lost; c lost; d lost; e lost; f lost" },
    { SPANS, "Something else altogether.", "a lost; b lost; c lost; d lost; e lost; f lost" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AnnoLayer) layer = scene_layer ("ann", rows[i].spans);
      g_autoptr (AnnoLayerMove) moved = move (layer, BEFORE, rows[i].after);
      g_autofree char *words = list (layer, moved);
      g_assert_cmpstr (words, ==, rows[i].expected);
    }
}

/* All but the place stays, and what it was is told. */
static void
test_told (void)
{
  g_autoptr (AnnoLayer) layer = scene_layer (
      "ann", "a speaker 0-6 mention=name !note ?; c claim 22-38+52-62 said-by>a; f date 68-74");
  g_autoptr (AnnoLayerMove) moved
      = move (layer, BEFORE, "“Graham said on Sunday the deal is dead. Others said they doubt it.");
  const AnnoSpan *a = anno_layer_find (moved->layer, "a");
  const AnnoSpanMove *first = moved->moved->pdata[0], *lost = moved->lost->pdata[0];

  g_assert_cmpuint (moved->moved->len, ==, 2);
  g_assert_cmpuint (moved->lost->len, ==, 1);
  g_assert_true (first->now == a);
  g_assert_cmpuint (anno_span_get_start (first->was), ==, 0);
  g_assert_cmpuint (anno_span_get_start (a), ==, 1);
  g_assert_cmpstr (first->quote, ==, "Graham");
  g_assert_cmpuint (first->confidence, >, 90);
  g_assert_cmpstr (anno_span_get_note (a), ==, "note");
  g_assert_true (anno_span_get_unsure (a));
  g_assert_cmpint (anno_span_get_created (a), ==, anno_span_get_created (first->was));
  g_assert_cmpstr (((const AnnoSpanMove *) moved->moved->pdata[1])->quote, ==,
                   "the deal is dead … they doubt");
  const AnnoSpan *c = anno_layer_find (moved->layer, "c");
  g_assert_cmpstr (anno_span_find_value (c, "said-by")->text, ==, "a");
  g_assert_null (lost->now);
  g_assert_cmpuint (lost->confidence, ==, 0);
  g_assert_cmpstr (anno_layer_get_header (moved->layer)->creator_name, ==, "ann");
}

/* What quotes nothing can't be found, and words that stand there twice in the same way neither. */
static void
test_no_words (void)
{
  g_autoptr (AnnoLayer) layer = scene_layer ("ann", "a speaker 0-6; b speaker 40-46");
  g_autoptr (GHashTable) said = anno_said_places_new ();
  g_autoptr (AnnoArticle) article = make_article ("ha ha ha ha ha");
  g_autoptr (AnnoAnchor) here = anno_anchor_new (article);
  GArray *places = anno_said_place_list ();
  const AnnoSaidPlace place = { 40, 46, g_strdup ("ha"), NULL, NULL };

  g_array_append_val (places, place);
  g_hash_table_insert (said, g_strdup ("b"), places);
  g_autoptr (AnnoLayerMove) moved = anno_layer_move_new (layer, said, article, here);
  g_assert_cmpuint (anno_layer_get_n_spans (moved->layer), ==, 0);
  g_assert_cmpuint (moved->lost->len, ==, 2);
  g_assert_cmpstr (((const AnnoSpanMove *) moved->lost->pdata[0])->quote, ==, "");
}

/* A sentence of words that no other has, around some that all have. */
static char *
make_sentence (guint n, guint version)
{
  return g_strdup_printf ("He%u%c went to town%u, said Ms. Name%u, and that was all%u. ", n,
                          'a' + version, n, n, n);
}

/* Sentences are taken out and put in; what is left is found where it is, and what isn't is lost. */
static void
test_random (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      g_autoptr (GString) before = g_string_new ("Head.\n"), after = g_string_new ("Head.\n");
      g_autoptr (GString) spans = g_string_new (NULL), expected = g_string_new (NULL);
      for (guint n = 0; n < N_SENTENCES; n++)
        {
          gboolean stays = g_rand_int_range (random, 0, 4) > 0;
          g_autofree char *sentence = make_sentence (n, 0);
          g_autofree char *other = make_sentence (1000 + n, 1);
          const char *end = strchr (sentence, ' ');
          const char *name = strstr (sentence, "Name"), *said = strstr (sentence, "said");
          const guint starts[] = { 0, (guint) (said - sentence), (guint) (name - sentence) };
          const guint lengths[] = { (guint) (end - sentence), 4, (guint) strcspn (name, ",") };
          guint kind = (guint) g_rand_int_range (random, 0, 3);
          g_string_append_printf (spans, "%ss%02u date %u-%u", n > 0 ? "; " : "", n,
                                  (guint) before->len + starts[kind],
                                  (guint) before->len + starts[kind] + lengths[kind]);
          if (g_rand_int_range (random, 0, 4) == 0)
            g_string_append (after, other);
          g_string_append_printf (expected, "%ss%02u ", n > 0 ? "; " : "", n);
          if (stays)
            g_string_append_printf (expected, "%u-%u%s", (guint) after->len + starts[kind],
                                    (guint) after->len + starts[kind] + lengths[kind],
                                    after->len != before->len ? " moved" : "");
          else
            g_string_append (expected, "lost");
          g_string_append (before, sentence);
          g_string_append (after, stays ? sentence : "");
        }
      g_autoptr (AnnoLayer) layer = scene_layer ("ann", spans->str);
      g_autoptr (AnnoLayerMove) moved = move (layer, before->str, after->str);
      g_autofree char *words = list (layer, moved);
      g_assert_cmpstr (words, ==, expected->str);
    }
}

/* The layer that was read is as it was. */
static void
test_unchanged (void)
{
  g_autoptr (AnnoLayer) layer = scene_layer ("ann", SPANS);
  g_autoptr (GHashTable) said = anno_said_places_new ();
  g_autoptr (AnnoLayer) read = through_a_file (layer, BEFORE, said);
  g_autoptr (AnnoArticle) article = make_article ("More. " BEFORE);
  g_autoptr (AnnoAnchor) here = anno_anchor_new (article);
  g_autoptr (AnnoLayerMove) moved = anno_layer_move_new (read, said, article, here);

  g_assert_cmpuint (moved->moved->len, ==, 6);
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      const AnnoSpan *same = anno_layer_find (read, anno_span_get_id (span));
      g_assert_cmpuint (anno_span_get_start (same), ==, anno_span_get_start (span));
      g_assert_cmpuint (anno_span_get_end (same), ==, anno_span_get_end (span));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer-move/table", test_table);
  g_test_add_func ("/layer-move/told", test_told);
  g_test_add_func ("/layer-move/no-words", test_no_words);
  g_test_add_func ("/layer-move/random", test_random);
  g_test_add_func ("/layer-move/unchanged", test_unchanged);
  return g_test_run ();
}
