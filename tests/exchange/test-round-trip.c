/* Proves, for each form that is written and read, that what goes out comes back, but for what the
 * form is said to lose: on random spans over texts that are hard to count in. That a corpus is made
 * of a set of Web Annotations as it was. And that the proof itself sees what doesn't come back. */
#include "exchange/random-set.h"

#include "exchange/set-export.h"
#include "exchange/set-reading.h"
#include "foreign/set-formats.h"
#include "formats/people-file.h"
#include "formats/tagset-file.h"
#include "session/layout.h"

#include <string.h>

#define ROUNDS 40

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
assert_back (const AnnoSetReport *report, const AnnoSetFormat *format, guint seed)
{
  if (report->flaws->len > 0)
    {
      g_autofree char *words = anno_set_flaw_describe (report->flaws->pdata[0]);
      g_test_message ("%s, seed %u: %s", format->id, seed, words);
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
      random_set_write (&scene, random, tagset);
      g_autoptr (AnnoSetReport) report
          = export_corpus (&scene, format, tagset, seed % ANNO_N_FLATTENS, out);
      assert_back (report, format, seed);
      g_autoptr (AnnoSetReport) second
          = export_corpus (&scene, format, tagset, seed % ANNO_N_FLATTENS, again);
      g_assert_cmpstr (out->str, ==, again->str);
    }
}

static char *
read_file (const IndexScene *scene, const char *path)
{
  g_autofree char *file = g_build_filename (scene->root, path, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Line by line, but for the first one: its header says who writes it, and when there is a date. */
static void
assert_same_layers (const IndexScene *one, const IndexScene *other)
{
  for (guint i = 0; random_set_paths[i] != NULL; i++)
    for (guint k = 0; random_set_slugs[k] != NULL; k++)
      {
        g_autofree char *path = anno_layout_layer_below (random_set_slugs[k], random_set_paths[i]);
        g_autofree char *before = read_file (one, path), *after = read_file (other, path);
        g_assert_cmpstr (strchr (after, '\n'), ==, strchr (before, '\n'));
      }
}

/* Into a corpus with the same articles, and nobody's work on them. */
static void
test_corpus (gconstpointer data)
{
  const AnnoSetFormat *format = data;
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();

  for (guint seed = 1; seed <= ROUNDS; seed++)
    {
      g_auto (IndexScene) scene = { 0 }, other = { 0 };
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      AnnoReadFault fault;
      index_scene_init (&scene);
      index_scene_init (&other);
      random_set_write (&scene, random, tagset);
      for (guint i = 0; random_set_paths[i] != NULL; i++)
        {
          g_autofree char *text = read_file (&scene, random_set_paths[i]);
          index_scene_write (&other, random_set_paths[i], text);
        }
      g_autoptr (AnnoSetReport) gone_out = export_corpus (&scene, format, tagset, 0, out);
      g_autofree char *name = g_strconcat ("set.", format->extension, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (out->str, out->len);
      g_autoptr (AnnoForeignSource) source = anno_foreign_source_new_for_bytes (name, bytes);
      const AnnoReadOrder order
          = { .root = other.root, .source = source, .unit = ANNO_N_UNITS, .grows = TRUE };
      g_autoptr (AnnoReadReport) report = anno_set_read (&order, &fault, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->n_findings, ==, 0);
      g_assert_cmpuint (report->n_new, ==, 0);
      assert_same_layers (&scene, &other);
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
  g_test_add_data_func ("/round-trip-corpus/w3c", anno_set_format_find ("w3c"), test_corpus);
  g_test_add_data_func ("/round-trip-corpus/w3c-lines", anno_set_format_find ("w3c-lines"),
                        test_corpus);
  g_test_add_func ("/round-trip-seen", test_seen);
  return g_test_run ();
}
