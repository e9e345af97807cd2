/* Proves that colleagues' layers come over the text of the article in hand, follow it and the disk,
 * and are called by letters where names are hidden.
 */
#include "corpus-scene.h"

#include "session/blind-names.h"
#include "session/session.h"
#include "session/over-follow.h"

#include <string.h>

static const struct
{
  const char *id;
  const char *name;
  const char *slug;
} people[] = {
  { "urn:uuid:22222222-2222-4222-8222-222222222222", "Ben Example", "ben-example" },
  { "urn:uuid:33333333-3333-4333-8333-333333333333", "Cara Example", "cara-example" },
  { "urn:uuid:44444444-4444-4444-8444-444444444444", "Cleo Example", "cleo-example" },
};

static const char *const all[] = { "ben-example", "cara-example", "cleo-example", NULL };
static const char *const cs[] = { "cara-example", "cleo-example", NULL };

/* A colleague's work, who is of the same computer here. */
static void
write_theirs (CorpusScene *scene, guint who, const char *article, guint n)
{
  g_autoptr (CorpusScene) other = corpus_scene_at (scene->root);

  anno_annotator_free (other->annotator);
  other->annotator = anno_annotator_new (people[who].id, people[who].name, people[who].slug);
  corpus_scene_open (other);
  corpus_scene_mark (other, article, n);
  g_assert_true (corpus_scene_save (other, NULL));
}

static AnnoSession *session;
static AnnoOverLayers *over;
static GPtrArray *told; /* of char */
static const char *wanted;
static guint n_wanted;

static void
told_cb (AnnoOverLayers *layers, const char *message)
{
  g_ptr_array_add (told, g_strdup (message));
}

static void
begin (CorpusScene *scene)
{
  corpus_scene_open (scene);
  session = anno_session_new (scene->corpus);
  anno_over_follow (session);
  over = anno_session_get_over_layers (session);
  told = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (over, "told", G_CALLBACK (told_cb), NULL);
}

static gboolean
is_gone (CorpusScene *scene)
{
  return session == NULL;
}

static void
end (CorpusScene *scene)
{
  AnnoSession *ended = session;

  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (ended);
  corpus_scene_wait (scene, is_gone);
  g_clear_pointer (&told, g_ptr_array_unref);
}

static guint
count (void)
{
  return g_list_model_get_n_items (G_LIST_MODEL (over));
}

static gboolean
has_wanted (CorpusScene *scene)
{
  gboolean loading = TRUE;

  g_object_get (over, "loading", &loading, NULL);
  return !loading && anno_session_get_document (session) != NULL
         && g_str_equal (anno_document_get_path (anno_session_get_document (session)), wanted)
         && count () == n_wanted;
}

static void
open_article (CorpusScene *scene, const char *article, guint n)
{
  anno_session_open (session, article);
  wanted = article;
  n_wanted = n;
  corpus_scene_wait (scene, has_wanted);
}

static void
expect (CorpusScene *scene, guint n)
{
  n_wanted = n;
  corpus_scene_wait (scene, has_wanted);
}

static AnnoOverLayer *
nth (guint n)
{
  g_autoptr (AnnoOverLayer) entry = g_list_model_get_item (G_LIST_MODEL (over), n);
  return entry; /* the list holds it */
}

static guint
count_spans (const char *slug)
{
  return anno_layer_get_n_spans (anno_over_layer_get_layer (anno_over_layers_find (over, slug)));
}

static void
test_follow_article (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  for (guint i = 0; i < 3; i++)
    write_theirs (scene, i, "a.txt", i);
  write_theirs (scene, 1, "b.txt", 0);
  begin (scene);
  anno_over_layers_set_shown (over, cs);
  open_article (scene, "a.txt", 2);

  g_auto (GStrv) colleagues = anno_over_layers_list_colleagues (over);
  g_assert_cmpstrv ((gpointer) colleagues, (gpointer) all);
  g_assert_cmpstr (anno_over_layer_get_name (nth (0)), ==, "Cara Example");
  g_assert_cmpstr (anno_over_layer_get_initials (nth (0)), ==, "CE");
  g_assert_cmpstr (anno_over_layer_get_name (nth (1)), ==, "Cleo Example");
  g_assert_cmpstr (anno_over_layer_get_initials (nth (1)), ==, "CE2");
  g_assert_cmpuint (anno_over_layer_get_mark (nth (0)), ==, 0);
  g_assert_cmpuint (anno_over_layer_get_mark (nth (1)), ==, 1);
  g_assert_cmpuint (count_spans ("cara-example"), ==, 1);

  /* Another one comes between; the marks of those that are there stay. */
  anno_over_layers_set_shown (over, all);
  expect (scene, 3);
  g_assert_cmpstr (anno_over_layer_get_slug (nth (0)), ==, "ben-example");
  g_assert_cmpuint (anno_over_layer_get_mark (nth (0)), ==, 2);
  g_assert_cmpuint (anno_over_layer_get_mark (nth (1)), ==, 0);

  open_article (scene, "b.txt", 1);
  g_assert_cmpstr (anno_over_layer_get_slug (nth (0)), ==, "cara-example");
  g_assert_cmpstrv ((gpointer) anno_over_layers_get_shown (over), (gpointer) all);
  open_article (scene, "deep/c.txt", 0);
  g_assert_cmpuint (told->len, ==, 0);
  end (scene);
}

static gboolean
ben_has_two (CorpusScene *scene)
{
  return anno_over_layers_find (over, "ben-example") != NULL && count_spans ("ben-example") == 2;
}

static gboolean
ben_has_none (CorpusScene *scene)
{
  return anno_over_layers_find (over, "ben-example") == NULL && told->len > 0;
}

static void
choose_first_of (const char *slug)
{
  AnnoLayer *layer = anno_over_layer_get_layer (anno_over_layers_find (over, slug));
  anno_over_layers_choose (over, layer, anno_span_get_id (anno_layer_nth (layer, 0)));
}

/* @by_ear: the system tells of it; else it is looked for. */
static void
test_follow_disk (gconstpointer by_ear)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  write_theirs (scene, 0, "a.txt", 0);
  write_theirs (scene, 1, "a.txt", 0);
  begin (scene);
  anno_over_layers_set_shown (over, all);
  open_article (scene, "a.txt", 2);
  AnnoLayer *layer = anno_over_layer_get_layer (anno_over_layers_find (over, "ben-example"));

  write_theirs (scene, 0, "a.txt", 4);
  if (by_ear == NULL)
    anno_over_layers_check (over);
  corpus_scene_wait (scene, ben_has_two);
  g_assert_true (anno_over_layer_get_layer (anno_over_layers_find (over, "ben-example")) == layer);

  choose_first_of ("ben-example");
  corpus_scene_shell (scene, "mv \"$1/annotations/ben-example/a.txt.json\" \"$1/kept\"");
  if (by_ear == NULL)
    anno_over_layers_check (over);
  corpus_scene_wait (scene, ben_has_none);
  g_assert_nonnull (strstr (told->pdata[0], "Ben Example"));
  g_assert_null (anno_over_layers_get_chosen (over, NULL));
  g_assert_cmpuint (count_spans ("cara-example"), ==, 1);

  corpus_scene_shell (scene, "mv \"$1/kept\" \"$1/annotations/ben-example/a.txt.json\"");
  anno_over_layers_check (over);
  corpus_scene_wait (scene, ben_has_two);
  g_assert_cmpuint (told->len, ==, 1);
  end (scene);
}

static void
test_unreadable (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  write_theirs (scene, 0, "a.txt", 0);
  write_theirs (scene, 0, "a.txt", 4);
  begin (scene);
  anno_over_layers_set_shown (over, all);
  anno_over_layers_set_blind (over, TRUE);
  open_article (scene, "a.txt", 1);

  corpus_scene_shell (scene, "cp \"$1/annotations/ben-example/a.txt.json\" \"$1/kept\"");
  corpus_scene_write (scene, "annotations/ben-example/a.txt.json", "{");
  anno_over_layers_check (over);
  corpus_scene_wait (scene, ben_has_none);
  g_assert_null (strstr (told->pdata[0], "Ben"));

  corpus_scene_shell (scene, "mv \"$1/kept\" \"$1/annotations/ben-example/a.txt.json\"");
  anno_over_layers_check (over);
  corpus_scene_wait (scene, ben_has_two);
  g_assert_cmpuint (told->len, ==, 1);
  end (scene);
}

/* Two layers with a span of one id: each is chosen in its own, and one's own is let go of. */
static void
test_choose (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  AnnoOverLayer *entry = NULL;

  write_theirs (scene, 0, "a.txt", 0);
  write_theirs (scene, 1, "a.txt", 4);
  corpus_scene_shell (scene, "cp \"$1/annotations/ben-example/a.txt.json\" "
                             "\"$1/annotations/cara-example/a.txt.json\"");
  begin (scene);
  const char *own = corpus_scene_mark (scene, "a.txt", 7);
  anno_over_layers_set_shown (over, all);
  open_article (scene, "a.txt", 2);

  anno_session_choose (session, own, FALSE);
  choose_first_of ("ben-example");
  AnnoSpan *bens = anno_over_layers_get_chosen (over, &entry);
  g_assert_cmpstr (anno_over_layer_get_slug (entry), ==, "ben-example");
  g_assert_null (anno_session_get_chosen (session));

  choose_first_of ("cara-example");
  AnnoSpan *caras = anno_over_layers_get_chosen (over, &entry);
  g_assert_cmpstr (anno_over_layer_get_slug (entry), ==, "cara-example");
  g_assert_cmpstr (anno_span_get_id (bens), ==, anno_span_get_id (caras));
  g_assert_true (bens != caras);

  anno_session_choose (session, own, FALSE);
  g_assert_null (anno_over_layers_get_chosen (over, NULL));
  g_assert_nonnull (anno_session_get_chosen (session));

  choose_first_of ("cara-example");
  anno_over_layers_set_shown (over, (const char *const[]) { "ben-example", NULL });
  g_assert_null (anno_over_layers_get_chosen (over, NULL));
  end (scene);
}

static char *
list_names (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < count (); i++)
    g_string_append_printf (names, "%s%s%s%u ", anno_over_layer_get_slug (nth (i)),
                            anno_over_layer_get_name (nth (i)),
                            anno_over_layer_get_initials (nth (i)),
                            anno_over_layer_get_mark (nth (i)));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_blind (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  for (guint i = 0; i < 3; i++)
    write_theirs (scene, i, "a.txt", i);
  begin (scene);
  anno_over_layers_set_shown (over, all);
  anno_over_layers_set_blind (over, TRUE);
  open_article (scene, "a.txt", 3);
  for (guint i = 0; i < 3; i++)
    {
      const char letter[] = { (char) ('A' + i), '\0' };
      g_assert_cmpstr (anno_over_layer_get_name (nth (i)), ==, letter);
      g_assert_cmpuint (anno_over_layer_get_mark (nth (i)), ==, i);
      g_assert_cmpstr (anno_over_layers_get_name (over, anno_over_layer_get_slug (nth (i))), ==,
                       letter);
    }
  g_assert_cmpstr (anno_over_layers_get_name (over, "nobody"), ==, "?");
  g_autoptr (AnnoAnnotator) ben = anno_over_layers_find_annotator (over, "ben-example");
  g_assert_cmpstr (ben->name, ==, "");

  /* The same after another article, and where others aren't shown. */
  g_autofree char *before = list_names ();
  open_article (scene, "deep/c.txt", 0);
  open_article (scene, "a.txt", 3);
  g_autofree char *after = list_names ();
  g_assert_cmpstr (before, ==, after);
  g_autofree char *ben_was = g_strdup (anno_over_layers_get_name (over, "ben-example"));
  anno_over_layers_set_shown (over, (const char *const[]) { "ben-example", NULL });
  g_assert_cmpstr (anno_over_layer_get_name (nth (0)), ==, ben_was);

  anno_over_layers_set_blind (over, FALSE);
  g_assert_cmpstr (anno_over_layer_get_name (nth (0)), ==, "Ben Example");
  end (scene);
}

static char *
order_of (const char *salt, const char *article, guint n)
{
  static const char *const slugs[] = { "ann", "ben", "cara", "dan", "eve", "finn", "gus", "hal" };
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (order, (gpointer) slugs[i]);
  anno_blind_names_sort (order, salt, article);
  g_ptr_array_add (order, NULL);
  return g_strjoinv (" ", (GStrv) order->pdata);
}

/* The order is the same each time, another one in other articles and for other people, and who comes
 * to it changes nothing between the others. */
static void
test_order (void)
{
  g_autoptr (GHashTable) orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *article = g_strdup_printf ("%u.txt", i);
      g_autofree char *once = order_of ("salt", article, 8), *twice = order_of ("salt", article, 8);
      g_assert_cmpstr (once, ==, twice);
      g_hash_table_add (orders, g_steal_pointer (&once));

      g_autofree char *without = order_of ("salt", article, 7);
      g_auto (GStrv) parts = g_strsplit (twice, "hal", 2);
      g_autofree char *rest = g_strjoinv ("", parts);
      g_autoptr (GString) words = g_string_new (g_strstrip (rest));
      g_string_replace (words, "  ", " ", 0);
      g_assert_cmpstr (words->str, ==, without);
    }
  g_assert_cmpuint (g_hash_table_size (orders), ==, 20);
  g_autofree char *mine = order_of ("salt", "0.txt", 8), *yours = order_of ("pepper", "0.txt", 8);
  g_assert_cmpstr (mine, !=, yours);

  static const struct
  {
    guint n;
    const char *name;
  } names[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 51, "AZ" }, { 52, "BA" }, { 702, "AAA" } };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = anno_blind_names_nth (names[i].n);
      g_assert_cmpstr (name, ==, names[i].name);
    }
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/session/over-layers/follow-article", test_follow_article);
  g_test_add_data_func ("/session/over-layers/follow-disk", NULL, test_follow_disk);
  g_test_add_data_func ("/session/over-layers/follow-disk-heard", "by ear", test_follow_disk);
  g_test_add_func ("/session/over-layers/unreadable", test_unreadable);
  g_test_add_func ("/session/over-layers/choose", test_choose);
  g_test_add_func ("/session/over-layers/blind", test_blind);
  g_test_add_func ("/session/over-layers/order", test_order);
  return g_test_run ();
}
