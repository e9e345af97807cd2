/* Proves that colleagues' annotations are found and shown, and left alone, on the sample corpus. */
#include "session/colleague.h"

#define ARTICLE "afghan-robotics-team.txt"

typedef struct
{
  char *root;
  GMainLoop *loop;
  GAsyncResult *result;
} Scene;

static void
set_up (Scene *scene, gconstpointer data)
{
  scene->root = g_build_filename (g_getenv ("ANNO_TEST_SOURCE"), "data", "sample", NULL);
  scene->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  g_clear_object (&scene->result);
  g_main_loop_unref (scene->loop);
  g_free (scene->root);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Scene *scene = data;
  g_set_object (&scene->result, result);
  g_main_loop_quit (scene->loop);
}

static GPtrArray *
list (Scene *scene, const char *article, const char *own_slug)
{
  g_autoptr (GError) error = NULL;

  anno_colleague_list_async (scene->root, article, NULL, own_slug, NULL, done_cb, scene);
  g_main_loop_run (scene->loop);
  GPtrArray *colleagues = anno_colleague_list_finish (scene->result, &error);
  g_assert_no_error (error);
  return colleagues;
}

static const char *
name_of (GPtrArray *colleagues, guint n)
{
  return ((const AnnoAnnotator *) g_ptr_array_index (colleagues, n))->name;
}

static void
test_list (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) both = list (scene, ARTICLE, "somebody");
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpstr (name_of (both, 0), ==, "Ann Meyer");
  g_assert_cmpstr (name_of (both, 1), ==, "Ben Okafor");

  g_autoptr (GPtrArray) other = list (scene, ARTICLE, "annotator-a");
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpstr (name_of (other, 0), ==, "Ben Okafor");

  g_autoptr (GPtrArray) nobody = list (scene, "shuttle-anniversary.txt", "somebody");
  g_assert_cmpuint (nobody->len, ==, 0);
}

static AnnoDocument *
load (Scene *scene, const char *article, const AnnoAnnotator *who, AnnoPeople **people,
      GError **error)
{
  anno_colleague_load_async (scene->root, article, NULL, who, NULL, done_cb, scene);
  g_main_loop_run (scene->loop);
  return anno_colleague_load_finish (scene->result, people, error);
}

static void
test_load (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) colleagues = list (scene, ARTICLE, "somebody");
  g_autoptr (AnnoPeople) people = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoDocument) document
      = load (scene, ARTICLE, g_ptr_array_index (colleagues, 0), &people, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (anno_layer_get_n_spans (anno_document_get_layer (document)), >, 20);
  g_assert_nonnull (strstr (anno_document_get_locked_reason (document), "Ann Meyer"));
  g_assert_cmpuint (anno_people_get_n (people), >, 0);
}

static void
test_missing_article (Scene *scene, gconstpointer data)
{
  g_autoptr (AnnoAnnotator) who = anno_annotator_new ("urn:x", "Nobody", "nobody");
  g_autoptr (AnnoPeople) people = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (load (scene, "no-such.txt", who, &people, &error));
  g_assert_nonnull (error);
  g_assert_null (people);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/colleague/list", Scene, NULL, set_up, test_list, tear_down);
  g_test_add ("/colleague/load", Scene, NULL, set_up, test_load, tear_down);
  g_test_add ("/colleague/missing-article", Scene, NULL, set_up, test_missing_article, tear_down);
  return g_test_run ();
}
