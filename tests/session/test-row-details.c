/* Proves session/row-details: every row that was asked for is told once, with what the disk says,
 * few in one turn of the main loop; and nothing is told any more after its end. */
#include "session/row-details.h"

#include <glib/gstdio.h>

#define ROWS 100
#define AT_ONCE 16

typedef struct
{
  char *root;
  AnnoRowDetails *details;
  GPtrArray *rows;
  guint n_told;
  guint n_until; /* the end, as one of those who are told; 0 for never */
} Scene;

static void
ready_cb (AnnoArticleRow *row, AnnoArticleDetails *details, gpointer data)
{
  Scene *scene = data;

  g_assert_nonnull (scene->details);
  anno_article_row_take_details (row, details);
  scene->n_told++;
  if (scene->n_told == scene->n_until)
    g_clear_pointer (&scene->details, anno_row_details_free);
}

static void
scene_init (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  *scene = (Scene){ .root = g_dir_make_tmp ("anno-details-XXXXXX", &error) };
  g_assert_no_error (error);
  scene->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.txt", i);
      g_autofree char *path = g_build_filename (scene->root, name, NULL);
      g_autofree char *text = g_strdup_printf ("Headline %u\n\nText.\n", i);
      g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
      g_assert_no_error (error);
      g_ptr_array_add (scene->rows, anno_article_row_new (name));
    }
  scene->details = anno_row_details_new (scene->root, ready_cb, scene);
}

static void
scene_clear (Scene *scene)
{
  const char *argv[] = { "rm", "-rf", "--", scene->root, NULL };

  g_clear_pointer (&scene->details, anno_row_details_free);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  g_ptr_array_unref (scene->rows);
  g_free (scene->root);
}

/* By the time this thread has read them many times, the others have, too. */
static void
want_all (Scene *scene)
{
  for (guint i = 0; i < ROWS; i++)
    anno_row_details_want (scene->details, "ann", scene->rows->pdata[i]);
  for (guint i = 0; i < 30 * ROWS; i++)
    {
      const char *name = anno_article_row_get_path (scene->rows->pdata[i % ROWS]);
      g_autofree char *path = g_build_filename (scene->root, name, NULL);
      g_autofree char *text = NULL;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    }
}

static void
test_told (void)
{
  Scene scene;
  guint n_turns = 0;

  scene_init (&scene);
  want_all (&scene);
  while (scene.n_told < ROWS)
    {
      guint before = scene.n_told;
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (scene.n_told, <=, before + AT_ONCE);
      n_turns++;
    }
  g_assert_cmpuint (n_turns, >=, ROWS / AT_ONCE);
  for (guint i = 0; i < ROWS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Headline %u", i);
      g_assert_cmpstr (anno_article_row_get_title (scene.rows->pdata[i]), ==, title);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (scene.n_told, ==, ROWS);

  /* What is asked for later is told, too. */
  anno_row_details_want (scene.details, "ann", scene.rows->pdata[0]);
  while (scene.n_told == ROWS)
    g_main_context_iteration (NULL, TRUE);
  scene_clear (&scene);
}

static void
test_ended (void)
{
  static const guint ends[] = { 0, 1, AT_ONCE, AT_ONCE + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      Scene scene;
      guint n = ends[i];
      scene_init (&scene);
      scene.n_until = n;
      want_all (&scene);
      if (n == 0)
        g_clear_pointer (&scene.details, anno_row_details_free);
      while (scene.details != NULL)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_cmpuint (scene.n_told, ==, n);
      for (guint row = 0; row < ROWS; row++)
        g_assert_cmpuint (G_OBJECT (scene.rows->pdata[row])->ref_count, ==, 1);
      scene_clear (&scene);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/row-details/told", test_told);
  g_test_add_func ("/session/row-details/ended", test_ended);
  return g_test_run ();
}
