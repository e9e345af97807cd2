/* Proves, for each form that is written and read, that what goes out comes back, but for what the form
 * is said to lose: on random spans over texts that are hard to count in. And that the proof itself
 * sees what doesn't come back. */
#include "index/index-scene.h"

#include "exchange/set-export.h"
#include "exchange/set-formats.h"
#include "formats/layer-writer.h"
#include "formats/people-file.h"
#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "session/layout.h"

#include <string.h>

#define ROUNDS 40
#define SPANS 14

/* Signs of several code units, of several code points, from right to left; ends of lines and blanks of
 * all kinds; what is special in one form or another. */
static const char *const pieces[] = {
  "Graham ",  "said ",    "“no” ",  "on Sunday",  ", ",         "\n",      "\r\n",       "\n\n",
  "\u2028",   "😀",        "👩‍👧‍👦 ", "cafe\u0301 ", "שלום ",      "مرحبا ",  "\u00a0",     "\t",
  "a_b|c ",   "[1] ",     "5 -> 6 ", "\\n\\ ",     "<b>&amp;</b> ", "日本語です。", "x*y; ", "'\"` ",
  "the deal", "  ",       "#1 ",    "A.B. ",      "\u200d",     "e\u0301\u0323 ", "🇩🇪🇫🇷 ", "]]> ",
};

static char *
make_text (GRand *random)
{
  GString *text = g_string_new ("Begin ");

  for (guint i = 0; i < 60; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  g_string_append (text, "end");
  return g_string_free (text, FALSE);
}

static const char *
pick_words (GRand *random)
{
  static const char *const words[] = { "plain", "two words", "ünï 😀", "a|b_c; [1]", "back\\slash\\n",
                                       "<&>\"'", "line\nend", "\ttab", "שלום", "true" };
  return words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
}

/* Spans have the tags in turn, so that what a link may lead to is known before it is there. */
static const AnnoTag *
tag_of (const AnnoTagset *tagset, guint index)
{
  return anno_tagset_get_tag (tagset, index % anno_tagset_get_n_tags (tagset));
}

static void
add_link (GRand *random, AnnoSpanDraft *draft, const AnnoTagset *tagset, const AnnoField *field,
          const GPtrArray *ids)
{
  guint target = (guint) g_rand_int_range (random, 0, (int) ids->len);

  if (anno_field_accepts (field, tag_of (tagset, target)->id))
    anno_span_draft_add_value (draft,
                               anno_value_new (ANNO_VALUE_LINK, field->id, ids->pdata[target]));
}

static void
add_value (GRand *random, AnnoSpanDraft *draft, const AnnoTagset *tagset,
           const AnnoField *field, const GPtrArray *ids)
{
  switch (field->kind)
    {
    case ANNO_FIELD_CHOICE:
      anno_span_draft_add_value (
          draft, anno_value_new (ANNO_VALUE_TEXT, field->id,
                                 g_array_index (field->choices, AnnoChoice,
                                                g_rand_int_range (random, 0,
                                                                  (int) field->choices->len))
                                     .id));
      break;
    case ANNO_FIELD_TEXT:
      anno_span_draft_add_value (
          draft, anno_value_new (ANNO_VALUE_TEXT, field->id, pick_words (random)));
      break;
    case ANNO_FIELD_TIMEX:
      anno_span_draft_add_value (
          draft, anno_value_new_timex (field->id, "DATE", "2017-07-09",
                                       g_rand_boolean (random) ? "dct" : NULL,
                                       g_rand_boolean (random) ? "START" : NULL));
      break;
    case ANNO_FIELD_PERSON:
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_PERSON, field->id, "urn:g"));
      break;
    case ANNO_FIELD_LINK:
      add_link (random, draft, tagset, field, ids);
      break;
    }
}

/* Any two places, sometimes in two parts. */
static void
add_places (GRand *random, AnnoSpanDraft *draft, guint length)
{
  guint start = (guint) g_rand_int_range (random, 0, (int) length - 1);
  guint end = start + (guint) g_rand_int_range (random, 1, (int) MIN (30, length - start) + 1);

  anno_span_draft_add_segment (draft, start, MIN (end, length));
  if (end + 4 < length && g_rand_int_range (random, 0, 4) == 0)
    anno_span_draft_add_segment (draft, end + 2, end + 4);
}

static AnnoSpan *
make_span (GRand *random, const AnnoTagset *tagset, guint index, guint length, const GPtrArray *ids)
{
  const AnnoTag *tag = tag_of (tagset, index);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (ids->pdata[index], tag->id);

  add_places (random, draft, length);
  for (guint i = 0; i < tag->fields->len; i++)
    if (g_rand_int_range (random, 0, 3) == 0)
      add_value (random, draft, tagset, tag->fields->pdata[i], ids);
  if (g_rand_int_range (random, 0, 5) == 0)
    anno_span_draft_set_note (draft, pick_words (random));
  anno_span_draft_set_unsure (draft, g_rand_int_range (random, 0, 6) == 0);
  return anno_span_draft_finish (draft);
}

static AnnoLayer *
make_layer (GRand *random, AnnoTagset *tagset, AnnoArticle *article, const char *slug)
{
  AnnoLayer *layer = anno_layer_new (
      anno_layer_header_new ("a.txt", slug, slug, anno_article_get_sha256 (article)));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < SPANS; i++)
    g_ptr_array_add (ids, g_strdup_printf ("urn:%s:%u", slug, i));
  for (guint i = 0; i < SPANS; i++)
    {
      g_autoptr (AnnoSpan) span
          = make_span (random, tagset, i, anno_article_get_length (article), ids);
      anno_layer_put (layer, span);
    }
  return layer;
}

static void
write_layer (IndexScene *scene, AnnoTagset *tagset, AnnoArticle *article, AnnoLayer *layer,
             const char *slug, const char *path)
{
  g_autofree char *below = anno_layout_layer_below (slug, path);
  AnnoLayerSnapshot *snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (GBytes) bytes = anno_layer_writer_write (snapshot, article, tagset, path, below);
  gsize n;
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, &n), g_bytes_get_size (bytes));

  index_scene_write (scene, below, text);
  anno_layer_snapshot_free (snapshot);
}

/* Two articles, two annotators. */
static void
make_corpus (IndexScene *scene, GRand *random, AnnoTagset *tagset)
{
  static const char *const people[] = { "urn:g=Lindsey “Graham”, Jr.", NULL };
  static const char *const paths[] = { "a.txt", "news/b c.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *text = make_text (random);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
      index_scene_write (scene, paths[i], text);
      for (guint k = 0; k < 2; k++)
        {
          const char *slug = k == 0 ? "ann" : "ben";
          g_autoptr (AnnoLayer) layer = make_layer (random, tagset, article, slug);
          write_layer (scene, tagset, article, layer, slug, paths[i]);
        }
    }
  index_scene_people (scene, "ann", people);
  index_scene_people (scene, "ben", people);
}

static gboolean
take_cb (const char *bytes, gsize n, gpointer data)
{
  g_string_append_len (data, bytes, (gssize) n);
  return TRUE;
}

static AnnoSetReport *
export_corpus (IndexScene *scene, const AnnoSetFormat *format, AnnoTagset *tagset, guint rule,
               GString *out)
{
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_autofree char *path = g_build_filename (scene->folder, "out", NULL);
  g_autoptr (AnnoSetFolder) folder
      = format->extension == NULL ? anno_set_folder_new (path) : NULL;
  const AnnoSetTarget target = { .take = take_cb, .data = out, .folder = folder };
  const AnnoSetWish wish = { scene->root, format, choice, tagset, NULL };
  g_autoptr (GError) error = NULL;

  choice->flatten = (AnnoFlatten) rule;
  AnnoSetReport *report = anno_set_export_run (&wish, &target, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static void
assert_back (const AnnoSetReport *report, const AnnoSetFormat *format, guint seed,
             const char *root)
{
  if (report->flaws->len > 0)
    {
      g_autofree char *words = anno_set_flaw_describe (report->flaws->pdata[0]);
      g_test_message ("%s, seed %u: %s", format->id, seed, words);
      const AnnoSetFlaw *flaw = report->flaws->pdata[0];
      g_autofree char *file = g_build_filename (root, flaw->article, NULL);
      g_autofree char *text = NULL;
      if (g_file_get_contents (file, &text, NULL, NULL))
        g_file_set_contents ("/tmp/rtx", text, -1, NULL);
    }
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->flaws->len, ==, 0);
  g_assert_cmpuint (report->n.layers, ==, 4);
}

static void
test_back (gconstpointer data)
{
  const AnnoSetFormat *format = data;
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();

  for (guint seed = 1; seed <= ROUNDS; seed++)
    {
      g_auto (IndexScene) scene = { 0 };
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GString) out = g_string_new (NULL), again = g_string_new (NULL);
      index_scene_init (&scene);
      make_corpus (&scene, random, tagset);
      g_autoptr (AnnoSetReport) report
          = export_corpus (&scene, format, tagset, seed % ANNO_N_FLATTENS, out);
      assert_back (report, format, seed, scene.root);
      g_autoptr (AnnoSetReport) second
          = export_corpus (&scene, format, tagset, seed % ANNO_N_FLATTENS, again);
      g_assert_cmpstr (out->str, ==, again->str);
    }
}

/* A place that is one further on, a word that is another one: each is seen. */
static void
test_seen (void)
{
  g_auto (IndexScene) scene = { 0 };
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  const AnnoSetFormat *format = anno_set_format_find ("spacy");
  static const char *const changes[][2] = { { "\"start\":0", "\"start\":3" },
                                            { "\"label\":\"cue\"", "\"label\":\"date\"" },
                                            { "\"spans\":[{", "\"spans\":[],\"x\":[{" },
                                            { "\"text\"", "\"test\"" } };

  index_scene_init (&scene);
  index_scene_mark (&scene, "ann", "a.txt", "{cue:Who} said {claim:what}\n");
  AnnoSetPeople *people = anno_set_people_new (scene.root);
  g_autoptr (GPtrArray) entries = anno_corpus_survey (scene.root, "", problems, NULL, NULL);
  g_autoptr (AnnoSetArticle) article = anno_set_article_load (scene.root, entries->pdata[0], choice,
                                                              tagset, people, problems);
  g_autoptr (GString) good = g_string_new (NULL);
  static const AnnoSetCount none = { 0 };
  format->print (good, article, &none);
  for (guint i = 0; i <= G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GString) text = g_string_new (good->str);
      g_autoptr (GPtrArray) flaws
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_set_flaw_free);
      if (i > 0)
        g_assert_cmpuint (g_string_replace (text, changes[i - 1][0], changes[i - 1][1], 1), ==, 1);
      g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
      g_autoptr (AnnoForeignSource) source = anno_foreign_source_new_for_bytes ("a.jsonl", bytes);
      anno_set_proof_run (format, article, source, flaws);
      g_assert_cmpuint (flaws->len, ==, i > 0);
    }
  anno_set_people_free (people);
}

int
main (int argc, char **argv)
{
  guint n = 0, tried = 0;
  const AnnoSetFormat *const *formats = anno_set_formats (&n);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/round-trip/", formats[i]->id, NULL);
      if (formats[i]->read == NULL)
        continue;
      g_test_add_data_func (path, formats[i], test_back);
      tried++;
    }
  g_assert_cmpuint (tried, >=, 16);
  g_test_add_func ("/round-trip-seen", test_seen);
  return g_test_run ();
}
