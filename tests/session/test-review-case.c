/* Proves session/review-case and case-layer: who is a side of an article and what they are called,
 * what moved in a layer on another version of the text, and layers that change or go while they are
 * looked for. */
#include "session/review-case.h"

#include "session/layout.h"
#include "session/tagset-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define ARTICLE "deep/a.txt"
#define TEXT "Graham said on Sunday the deal is dead.\n"

typedef struct
{
  char *root;
  AnnoTagset *tagset;
  GPtrArray *problems;
} Scene;

static void
set_text (const Scene *scene, const char *below, const char *text)
{
  g_autofree char *path = g_build_filename (scene->root, below, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
get_text (const Scene *scene, const char *below)
{
  g_autofree char *path = g_build_filename (scene->root, below, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
scene_init (Scene *self)
{
  self->root = g_dir_make_tmp ("review-case-XXXXXX", NULL);
  g_assert_nonnull (self->root);
  self->tagset = anno_tagset_store_read (self->root, NULL, NULL);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  set_text (self, ARTICLE, TEXT);
}

static void
scene_clear (Scene *self)
{
  const char *argv[] = { "rm", "-r", self->root, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  anno_tagset_unref (self->tagset);
  g_ptr_array_unref (self->problems);
  g_free (self->root);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* A layer of one who is called @name (as JSON) with one annotation, on @quote, which is at @start
 * in
 * @text. */
static void
put_layer (const Scene *scene, const char *slug, const char *name, const char *text,
           const char *quote)
{
  const char *at = strstr (text, quote);
  guint number = g_str_hash (slug);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *below = anno_layout_layer_below (slug, ARTICLE);
  g_autofree char *prefix = g_strndup (text, (gsize) (at - text));
  g_autofree char *suffix = g_strdup (at + strlen (quote));
  g_autofree char *last = g_strdelimit (g_strdup (suffix), "\n", '\0');
  g_autofree char *json = g_strdup_printf (
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:uuid:%s\","
      "\"type\":\"AnnotationCollection\",\"label\":\"a.txt\",\"creator\":{\"id\":\"urn:x:%u\","
      "\"type\":\"Person\",\"name\":%s},\"format\":1,\"article\":{\"sha256\":\"%s\","
      "\"state\":\"done\"},\"first\":{\"id\":\"urn:p\",\"type\":\"AnnotationPage\",\"items\":[{"
      "\"id\":\"urn:s:%u\",\"type\":\"Annotation\",\"motivation\":\"tagging\","
      "\"created\":\"2017-07-10T09:00:00Z\",\"body\":[{\"type\":\"TextualBody\","
      "\"purpose\":\"tagging\",\"value\":\"cue\"}],\"target\":{\"source\":\"a.txt\",\"selector\":["
      "{\"type\":\"TextPositionSelector\",\"start\":%u,\"end\":%u},{\"type\":\"TextQuoteSelector\","
      "\"exact\":\"%s\",\"prefix\":\"%s\",\"suffix\":\"%s\"}]}}]}}",
      "00000000-0000-4000-8000-000000000001", number, name, sha256, number, (guint) (at - text),
      (guint) (at - text + (gssize) strlen (quote)), quote, prefix, last);

  set_text (scene, below, json);
}

static AnnoReviewPeople *
list_people (Scene *self)
{
  g_auto (GStrv) slugs = anno_review_case_list_slugs (self->root);
  return anno_review_people_new (self->root, (const char *const *) slugs, self->problems);
}

static GPtrArray *
survey (Scene *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = anno_corpus_survey (self->root, "", self->problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  return entries;
}

/* What the sides are called, with "; " between them. */
static char *
list_names (const AnnoReviewCase *one)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; one != NULL && i < one->sides->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", anno_review_case_get (one, i)->name);
  return g_string_free (names, FALSE);
}

static char *
load_names (Scene *self)
{
  g_autoptr (GPtrArray) entries = survey (self);
  g_autoptr (AnnoReviewPeople) people = list_people (self);
  g_autoptr (AnnoReviewCase) one
      = anno_review_case_load (self->root, entries->pdata[0], people, self->tagset, self->problems);
  return list_names (one);
}

/* Whatever a file says: plain, of moderate length, nobody's name twice. */
static void
test_names (void)
{
  static const struct
  {
    const char *slug;
    const char *name;
    const char *expected;
  } rows[] = {
    { "a", "\"Ann\"", "Ann" },
    { "a", "\"  \\u202eAnn\\u2066\\u000aBen\\u0085 \"", "Ann Ben" },
    { "a", "\"\"", "a" },
    { "a", "\" \\u200f\\u0007 \"", "a" },
    { "a", "\"<b>%s%n&</b>\"", "<b>%s%n&</b>" },
    { "a\n\xe2\x80\xae"
      "b",
      "\"\"", "a\\u{000A}\\u{202E}b" },
    { "b\xff", "\"\"", "b\\xFF" },
    { "a", "\"Zoe\"", "Zoe (a); Zoe (zoe)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Scene) scene = { NULL };
      scene_init (&scene);
      put_layer (&scene, rows[i].slug, rows[i].name, TEXT, "said");
      if (i == G_N_ELEMENTS (rows) - 1)
        put_layer (&scene, "zoe", "\"Zoe\"", TEXT, "said");
      g_autofree char *names = load_names (&scene);
      g_assert_cmpstr (names, ==, rows[i].expected);
      g_assert_cmpuint (scene.problems->len, ==, 0);
    }
}

static void
test_long_name (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  g_autofree char *long_name = g_strnfill (10240, 'x');
  g_autofree char *quoted = g_strconcat ("\"", long_name, "\"", NULL);

  put_layer (&scene, "a", quoted, TEXT, "said");
  g_autofree char *names = load_names (&scene);
  g_assert_cmpint (g_utf8_strlen (names, -1), ==, 80);
  g_assert_true (g_str_has_suffix (names, "x…"));
}

static void
remove_file (const Scene *scene, const char *below)
{
  g_autofree char *path = g_build_filename (scene->root, below, NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Between listing and reading a layer goes, is written over by half of a file, by a folder, by
 * another program's file: it is told, and the others are compared. */
static void
test_changed_meanwhile (void)
{
  for (guint i = 0; i < 4; i++)
    {
      g_auto (Scene) scene = { NULL };
      scene_init (&scene);
      put_layer (&scene, "ann", "\"Ann\"", TEXT, "said");
      put_layer (&scene, "ben", "\"Ben\"", TEXT, "said");
      put_layer (&scene, "cat", "\"Cat\"", TEXT, "dead");
      g_autoptr (GPtrArray) entries = survey (&scene);
      g_autoptr (AnnoReviewPeople) people = list_people (&scene);
      g_autofree char *whole = get_text (&scene, "annotations/ben/deep/a.txt.json");
      g_autofree char *half = g_strndup (whole, strlen (whole) / 2);
      remove_file (&scene, "annotations/ben/deep/a.txt.json");
      if (i == 1)
        set_text (&scene, "annotations/ben/deep/a.txt.json", half);
      else if (i == 2)
        set_text (&scene, "annotations/ben/deep/a.txt.json/x", "");
      else if (i == 3)
        set_text (&scene, "annotations/ben/deep/a.txt.json", "{\"format\":99}");
      g_autoptr (AnnoReviewCase) one = anno_review_case_load (scene.root, entries->pdata[0], people,
                                                              scene.tagset, scene.problems);
      g_autofree char *names = list_names (one);
      g_assert_cmpstr (names, ==, "Ann; Cat");
      g_assert_cmpuint (scene.problems->len, ==, 1);
      g_assert_nonnull (strstr (scene.problems->pdata[0], "ben"));
      g_assert_false (anno_review_case_is_whole (one, entries->pdata[0]));
      g_assert_cmpuint (anno_clusters_get_n (anno_review_case_compare (one)->clusters), ==, 2);
    }
}

/* The article itself goes, or becomes something that is none. */
static void
test_article_gone (void)
{
  static const char *const texts[] = { NULL, "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Scene) scene = { NULL };
      scene_init (&scene);
      put_layer (&scene, "ann", "\"Ann\"", TEXT, "said");
      g_autoptr (GPtrArray) entries = survey (&scene);
      g_autoptr (AnnoReviewPeople) people = list_people (&scene);
      remove_file (&scene, ARTICLE);
      if (texts[i] != NULL)
        set_text (&scene, ARTICLE, texts[i]);
      g_autoptr (AnnoReviewCase) one = anno_review_case_load (scene.root, entries->pdata[0], people,
                                                              scene.tagset, scene.problems);
      g_assert_null (one);
      g_assert_cmpuint (scene.problems->len, ==, 1);
    }
}

/* Nobody has looked at it, or one alone who found nothing. */
static void
test_nobody (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  g_autoptr (GPtrArray) entries = survey (&scene);
  g_autoptr (AnnoReviewPeople) people = list_people (&scene);
  g_autoptr (AnnoReviewCase) none
      = anno_review_case_load (scene.root, entries->pdata[0], people, scene.tagset, scene.problems);

  g_assert_null (none);
  g_assert_cmpuint (anno_review_case_count (entries->pdata[0], people), ==, 0);
  g_assert_cmpuint (scene.problems->len, ==, 0);
}

/* The text was changed since one of them marked it. */
static void
test_moved (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  put_layer (&scene, "ann", "\"Ann\"", TEXT, "said");
  set_text (&scene, ARTICLE, "More. " TEXT);
  put_layer (&scene, "ben", "\"Ben\"", "More. " TEXT, "said");
  g_autofree char *before = get_text (&scene, "annotations/ann/deep/a.txt.json");
  g_autoptr (GPtrArray) entries = survey (&scene);
  g_autoptr (AnnoReviewPeople) people = list_people (&scene);
  g_autoptr (AnnoReviewCase) one
      = anno_review_case_load (scene.root, entries->pdata[0], people, scene.tagset, scene.problems);
  const AnnoReviewSide *ann = anno_review_case_get (one, 0), *ben = anno_review_case_get (one, 1);

  g_assert_true (ann->on_other_text);
  g_assert_false (ben->on_other_text);
  g_assert_cmpuint (ann->moved->len, ==, 1);
  g_assert_cmpuint (ann->lost->len, ==, 0);
  g_assert_null (ben->moved);
  g_assert_true (anno_review_case_is_whole (one, entries->pdata[0]));
  /* Both say the same of the same words. */
  g_assert_cmpuint (anno_clusters_get_n (anno_review_case_compare (one)->clusters), ==, 1);
  g_assert_cmpuint (scene.problems->len, ==, 2);
  g_assert_nonnull (strstr (scene.problems->pdata[0], "1 annotation was found elsewhere"));
  g_assert_nonnull (strstr (scene.problems->pdata[1], "at 7–11, and is compared at 13–17"));
  g_autofree char *after = get_text (&scene, "annotations/ann/deep/a.txt.json");
  g_assert_cmpstr (after, ==, before);
}

/* Of an article that isn't there any more nothing is compared. */
static void
test_other_article (void)
{
  g_auto (Scene) scene = { NULL };
  scene_init (&scene);
  put_layer (&scene, "ann", "\"Ann\"", TEXT, "said");
  set_text (&scene, ARTICLE, "Quite another article.\n");
  put_layer (&scene, "ben", "\"Ben\"", "Quite another article.\n", "article");
  g_autofree char *names = load_names (&scene);

  g_assert_cmpstr (names, ==, "Ben");
  g_assert_cmpuint (scene.problems->len, ==, 1);
  g_assert_nonnull (strstr (scene.problems->pdata[0], "left out"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-case/names", test_names);
  g_test_add_func ("/review-case/long-name", test_long_name);
  g_test_add_func ("/review-case/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/review-case/article-gone", test_article_gone);
  g_test_add_func ("/review-case/nobody", test_nobody);
  g_test_add_func ("/review-case/moved", test_moved);
  g_test_add_func ("/review-case/other-article", test_other_article);
  return g_test_run ();
}
