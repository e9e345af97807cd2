#include "index/index-rows.h"
#include "index/index-scene.h"
#include "index/search.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
file_of (IndexScene *scene)
{
  g_autofree char *folder = anno_index_store_folder (scene->root);
  return g_build_filename (folder, "index.db", NULL);
}

static void
make_corpus (IndexScene *scene)
{
  index_scene_init (scene);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("a%02u.txt", i);
      index_scene_mark (scene, "ann", path, "{speaker|person=urn:g:He} said {claim:it is over}.\n");
    }
  g_autofree char *told = index_scene_update (scene);
}

static guint
count_rows (IndexScene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoIndexRows) rows
      = anno_index_rows_read (index_scene_store (scene), NULL, 0, &error);

  g_assert_no_error (error);
  return anno_index_rows_get_n (rows);
}

static void
overwrite (const char *file, const char *bytes, gsize n, goffset at)
{
  int fd = g_open (file, O_WRONLY | O_CREAT, 0600);
  g_assert_cmpint (pwrite (fd, bytes, n, at), ==, (gssize) n);
  close (fd);
}

static void
spoil_garbage (const char *file)
{
  g_assert_true (g_file_set_contents (file, "This is no database, but a text.\n", -1, NULL));
}

static void
spoil_half (const char *file)
{
  struct stat info;
  g_assert_cmpint (stat (file, &info), ==, 0);
  g_assert_cmpint (truncate (file, info.st_size / 2 + 100), ==, 0);
}

static void
spoil_nothing_left (const char *file)
{
  g_assert_cmpint (truncate (file, 0), ==, 0);
}

static void
spoil_page (const char *file)
{
  char page[4096];
  memset (page, 0x5A, sizeof page);
  for (goffset at = 4096; at < 20 * 4096; at += 8192)
    overwrite (file, page, sizeof page, at);
}

static void
run_sql (const char *file, const char *sql)
{
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open (file, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
spoil_version (const char *file)
{
  run_sql (file, "PRAGMA user_version = 99");
}

static void
spoil_owner (const char *file)
{
  run_sql (file, "PRAGMA application_id = 7");
}

static void
spoil_tables (const char *file)
{
  run_sql (file, "PRAGMA user_version = 0; DROP TABLE article");
}

static void
spoil_gone (const char *file)
{
  g_assert_cmpint (g_unlink (file), ==, 0);
}

static void (*const spoilers[]) (const char *file)
    = { spoil_garbage, spoil_half,  spoil_nothing_left, spoil_page,
        spoil_version, spoil_owner, spoil_tables,       spoil_gone };

/* Whatever is there, the next one who opens it has a whole index again. */
static void
test_spoilt (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spoilers); i++)
    {
      g_auto (IndexScene) scene;
      make_corpus (&scene);
      g_autofree char *file = file_of (&scene);
      index_scene_close (&scene);
      spoilers[i](file);
      g_autofree char *told = index_scene_update (&scene);
      g_assert_cmpuint (count_rows (&scene), ==, 40);
      g_assert_cmpint (index_scene_count (&scene, "SELECT n FROM total WHERE key = 'claim'"), ==,
                       40);
    }
}

/* What breaks while it is open is told as damage, or isn't noticed; nothing worse. */
static void
test_spoilt_while_open (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint n_damaged = 0;

  for (guint i = 0; i < 30; i++)
    {
      g_auto (IndexScene) scene;
      make_corpus (&scene);
      g_autofree char *file = file_of (&scene);
      index_scene_close (&scene);
      AnnoIndexStore *store = index_scene_store (&scene);
      g_autoptr (GError) error = NULL;
      struct stat info;
      g_assert_cmpint (stat (file, &info), ==, 0);
      for (guint k = 0; k < 8; k++)
        {
          char bytes[4096];
          for (guint b = 0; b < sizeof bytes; b++)
            bytes[b] = (char) g_rand_int_range (random, 0, 256);
          overwrite (file, bytes, sizeof bytes,
                     4096 * g_rand_int_range (random, 1, (gint32) (info.st_size / 4096)));
        }
      g_assert_true (anno_index_store_exec (store, "PRAGMA shrink_memory", NULL)); /* reads again */
      index_scene_write (&scene, "a00.txt", "Changed words of it.\n");
      g_autoptr (AnnoQuery) query = anno_query_new ("over tag:claim person:he", NULL);
      AnnoSearchWish wish = { .limit = 50 };
      gboolean good = anno_index_update_run (store, NULL, NULL, NULL, &error);
      g_autoptr (AnnoIndexMap) map = good ? anno_index_map_load (store, &error) : NULL;
      g_autoptr (AnnoSearchResults) results
          = map != NULL ? anno_search_run (store, map, query, &wish, &error) : NULL;
      g_assert_true (results != NULL || error != NULL);
      n_damaged += anno_index_error_is_damage (error);
    }
  g_assert_cmpuint (n_damaged, >, 0);
}

static mode_t
mode_of (const char *path)
{
  struct stat info;
  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_private (void)
{
  mode_t before = umask (0);
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  g_autofree char *file = file_of (&scene);
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  g_autofree char *folder = g_path_get_dirname (file);

  g_assert_cmpint (mode_of (file), ==, 0600);
  g_assert_cmpint (mode_of (log), ==, 0600);
  g_assert_cmpint (mode_of (folder), ==, 0700);
  umask (before);
}

/* Nothing is put into the corpus. */
static void
test_outside (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  index_scene_write (&scene, "a.txt", "A.\n");
  g_autofree char *told = index_scene_update (&scene);
  g_autoptr (GDir) dir = g_dir_open (scene.root, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (dir), ==, "a.txt");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_unavailable (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autofree char *folder = anno_index_store_folder (scene.root);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (above, 0700);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_assert_null (anno_index_store_open (scene.root, &error));
  g_assert_error (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_UNAVAILABLE);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  index_scene_write (&scene, "a.txt", "A.\n");
  g_autoptr (GError) none = NULL;
  g_autoptr (AnnoIndexStore) memory = anno_index_store_open_in_memory (scene.root, &none);
  g_assert_no_error (none);
  g_assert_true (anno_index_update_run (memory, NULL, NULL, NULL, &none));
}

/* What it keeps to be faster is given back, and read again when it is needed. */
static void
test_rest (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  AnnoIndexStore *store = index_scene_store (&scene);

  g_assert_cmpuint (count_rows (&scene), ==, 40);
  sqlite3_int64 before = sqlite3_memory_used ();
  anno_index_store_rest (store);
  g_assert_cmpint (sqlite3_memory_used (), <, before);
  g_assert_cmpuint (count_rows (&scene), ==, 40);
}

/* A full disk is told as such; what was written before stays. */
static void
test_full (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  g_autoptr (GError) error = NULL;
  AnnoIndexStore *store = index_scene_store (&scene);

  g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %d",
                                            (int) index_scene_count (&scene, "PRAGMA page_count"));
  g_assert_true (anno_index_store_exec (store, limit, &error));
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *path = g_strdup_printf ("b%03u.txt", i);
      index_scene_mark (&scene, "ann", path, "{claim:Many words that take their room.}\n");
    }
  g_assert_false (anno_index_update_run (store, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_UNAVAILABLE);
  g_assert_cmpuint (count_rows (&scene), ==, 40);
}

/* Killed at any moment, the next one goes on where it was. */
static void
test_killed (void)
{
  guint n_before = 0;

  for (guint i = 0; i < 6; i++)
    {
      g_auto (IndexScene) scene;
      index_scene_init (&scene);
      for (guint k = 0; k < 400; k++)
        {
          g_autofree char *path = g_strdup_printf ("a%03u.txt", k);
          index_scene_mark (&scene, "ann", path, "{claim:it is over}.\n");
        }
      pid_t child = fork ();
      if (child == 0)
        {
          g_autoptr (AnnoIndexStore) mine = anno_index_store_open (scene.root, NULL);
          _exit (mine == NULL || !anno_index_update_run (mine, NULL, NULL, NULL, NULL));
        }
      g_usleep (i * 12000);
      kill (child, SIGKILL);
      int status = 0;
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      n_before += WIFSIGNALED (status) != 0;
      g_autofree char *told = index_scene_update (&scene);
      g_assert_cmpuint (count_rows (&scene), ==, 400);
      g_assert_cmpint (index_scene_count (&scene, "SELECT n FROM total WHERE key = 'claim'"), ==,
                       400);
    }
  g_assert_cmpuint (n_before, >, 0);
}

/* An id that was never given out is damage, and takes no memory. */
static void
test_wild_ids (void)
{
  static const char *const wild[] = { "UPDATE article SET doc = 1000000000000 WHERE id = 3",
                                      "UPDATE article SET doc = -5 WHERE id = 3",
                                      "UPDATE layer SET id = 9000000000 WHERE id = 3",
                                      "UPDATE article SET id = 4000000000 WHERE id = 3" };

  for (guint i = 0; i < G_N_ELEMENTS (wild); i++)
    {
      g_auto (IndexScene) scene;
      make_corpus (&scene);
      g_autoptr (GError) error = NULL;
      g_assert_true (anno_index_store_exec (index_scene_store (&scene), wild[i], &error));
      g_assert_null (anno_index_map_load (index_scene_store (&scene), &error));
      g_assert_true (anno_index_error_is_damage (error));
    }
}

/* Another program that writes holds up those that write, and nobody who reads. */
static void
test_locked (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  g_autofree char *file = file_of (&scene);
  int ready[2], done[2];
  char byte = 0;
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (done), ==, 0);
  index_scene_close (&scene);
  pid_t child = fork ();
  if (child == 0)
    {
      sqlite3 *db = NULL;
      sqlite3_open (file, &db);
      sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
      _exit (write (ready[1], "x", 1) != 1 || read (done[0], &byte, 1) != 1);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);

  sqlite3 *reader = NULL;
  g_assert_cmpint (sqlite3_open_v2 (file, &reader, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (reader, "SELECT * FROM article", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (reader);
  g_assert_cmpint (write (done[1], "x", 1), ==, 1);
  int status = 0;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);

  AnnoIndexStore *store = index_scene_store (&scene);
  g_autoptr (AnnoIndexStore) other = anno_index_store_open (scene.root, NULL);
  g_autoptr (GError) error = NULL;
  anno_index_store_set_patience (other, 10);
  g_assert_true (anno_index_store_begin (store, &error));
  g_assert_cmpuint (anno_index_store_get_number (other, "complete", 0), ==, 1);
  g_assert_false (anno_index_store_begin (other, &error));
  g_assert_error (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_BUSY);
  anno_index_store_rollback (store);
}

/* Two at once, each with a part: all is there in the end. */
static void
test_two (void)
{
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *path = g_strdup_printf ("a%03u.txt", i);
      index_scene_mark (&scene, "ann", path, "{claim:it is over}.\n");
    }
  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (AnnoIndexStore) mine = anno_index_store_open (scene.root, NULL);
      _exit (mine == NULL || !anno_index_update_run (mine, NULL, NULL, NULL, NULL));
    }
  g_autofree char *told = index_scene_update (&scene);
  int status = 0;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (count_rows (&scene), ==, 300);
  g_assert_cmpint (index_scene_count (&scene, "SELECT n FROM total WHERE key = 'claim'"), ==, 300);
  g_assert_cmpint (index_scene_count (&scene, "SELECT count(*) FROM layer"), ==, 300);
}

/* Who has it open when it is put aside notices, and hinders nobody. */
static void
test_put_aside (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  AnnoIndexStore *old = index_scene_store (&scene);

  g_assert_true (anno_index_store_is_current (old));
  anno_index_store_remove (scene.root);
  g_assert_false (anno_index_store_is_current (old));
  g_autoptr (AnnoIndexStore) fresh = anno_index_store_open (scene.root, NULL);
  g_assert_nonnull (fresh);
  g_assert_false (anno_index_is_complete (fresh));
  g_assert_false (anno_index_store_is_current (old));
  g_assert_true (anno_index_store_is_current (fresh));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/store/spoilt", test_spoilt);
  g_test_add_func ("/store/spoilt-while-open", test_spoilt_while_open);
  g_test_add_func ("/store/private", test_private);
  g_test_add_func ("/store/outside", test_outside);
  g_test_add_func ("/store/unavailable", test_unavailable);
  g_test_add_func ("/store/rest", test_rest);
  g_test_add_func ("/store/full", test_full);
  g_test_add_func ("/store/killed", test_killed);
  g_test_add_func ("/store/wild-ids", test_wild_ids);
  g_test_add_func ("/store/locked", test_locked);
  g_test_add_func ("/store/two", test_two);
  g_test_add_func ("/store/put-aside", test_put_aside);
  return g_test_run ();
}
