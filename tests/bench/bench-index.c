/* The index of a corpus of 10,000 articles of 500 words with 25 spans each (ANNO_BENCH_ARTICLES: as
 * many): made, kept, listed, searched (P10 to P13). Times that are gated are what threads worked.
 */
#include "bench/corpora.h"
#include "bench/material.h"
#include "bench/measure.h"

#include "files/folder-scan.h"
#include "formats/tagset-file.h"
#include "index/article-facts.h"
#include "index/index-rows.h"
#include "index/index-update.h"
#include "index/index-writer.h"
#include "index/scan.h"
#include "index/stale.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROUNDS 9
#define AT_ONCE 1000

#define MOST_INDEX 1.3 /* of putting the same rows in alone */
#define MOST_NOTICE                                                                                \
  2.0 /* of a bare walk that looks at each file: names are joined, and compared                    \
       */
#define MOST_FIRST_ROWS 50.0
#define MOST_ROWS 6.0 /* µs a row: 300 ms for 50,000 */
#define MOST_PAGE 16.0
#define MOST_COUNT 50.0
#define MOST_SCAN 3.5 /* of reading the same texts */

static AnnoIndexStore *
open_store (const char *root)
{
  g_autoptr (GError) error = NULL;
  AnnoIndexStore *store = anno_index_store_open (root, &error);
  g_assert_no_error (error);
  return store;
}

/* All of the corpus read in advance, a thousand at a time, and only put in: wall and thread time.
 */
static double
put_alone (const char *root, double *wall)
{
  g_autoptr (AnnoIndexStore) store = open_store (root);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoStale) stale = anno_stale_find (store, NULL, &error);
  g_autoptr (AnnoIndexWriter) writer = anno_index_writer_new (store);
  double took = 0;

  *wall = 0;
  for (guint from = 0; from < stale->wishes->len; from += AT_ONCE)
    {
      g_autoptr (GPtrArray) facts
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_article_facts_free);
      guint to = MIN (from + AT_ONCE, stale->wishes->len);
      for (guint i = from; i < to; i++)
        {
          const AnnoFactWish *wish = stale->wishes->pdata[i];
          g_ptr_array_add (facts, anno_article_facts_read (root, wish->signs, wish->slugs));
        }
      double begun = measure_thread (), begun_wall = measure_wall ();
      g_assert_true (anno_index_writer_begin (writer, &error));
      for (guint i = from; i < to; i++)
        g_assert_true (anno_index_writer_put (writer, facts->pdata[i - from],
                                              ((AnnoFactWish *) stale->wishes->pdata[i])->signs,
                                              NULL, NULL, &error));
      g_assert_true (anno_index_writer_commit (writer, &error));
      took += measure_thread () - begun;
      *wall += measure_wall () - begun_wall;
    }
  return took;
}

static void
make_index (const char *root)
{
  double alone_wall = 0, alone = put_alone (root, &alone_wall);
  g_autoptr (GError) error = NULL;

  anno_index_store_remove (root);
  g_autoptr (AnnoIndexStore) store = open_store (root);
  double begun = measure_thread (), begun_wall = measure_wall ();
  anno_index_update_run (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  double took = measure_thread () - begun, wall = measure_wall () - begun_wall;
  measure_gate ("P13 index made / its rows put in alone, work of the thread that writes",
                took / alone, MOST_INDEX, "");
  measure_note ("    the same on the wall", wall / alone_wall, "");
  measure_note ("    wall", wall / 1000, " s");
}

/* readdir and fstatat, and nothing else. */
static guint
walk (int parent, const char *name)
{
  DIR *dir = fdopendir (openat (parent, name, O_RDONLY | O_DIRECTORY));
  guint n = 0;
  struct stat info;

  for (struct dirent *entry = readdir (dir); entry != NULL; entry = readdir (dir))
    {
      if (entry->d_name[0] == '.')
        continue;
      if (entry->d_type == DT_DIR)
        n += walk (dirfd (dir), entry->d_name);
      else if (fstatat (dirfd (dir), entry->d_name, &info, 0) == 0)
        n++;
    }
  closedir (dir);
  return n;
}

static void
notice (const char *root)
{
  g_autoptr (AnnoIndexStore) store = open_store (root);
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double begun = measure_thread ();
      walk (AT_FDCWD, root);
      double plain = measure_thread () - begun;
      begun = measure_thread ();
      g_autoptr (AnnoStale) stale = anno_stale_find (store, NULL, &error);
      double took = measure_thread () - begun, ratio = took / plain;
      g_assert_cmpuint (stale->wishes->len, ==, 0);
      g_array_append_val (ratios, ratio);
      g_array_append_val (times, took);
    }
  measure_gate ("P13 changes noticed / readdir and fstatat, p50 of ratios",
                measure_percentile (ratios, 0.5), MOST_NOTICE, "");
  measure_note ("    work, p50", measure_percentile (times, 0.5), " ms");
}

static void
list (const char *root)
{
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) alls = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double begun = measure_thread ();
      g_autoptr (AnnoIndexStore) store = open_store (root);
      g_autoptr (AnnoIndexRows) first = anno_index_rows_read (store, NULL, 50, &error);
      double took = measure_thread () - begun;
      g_array_append_val (firsts, took);
      begun = measure_thread ();
      g_autoptr (AnnoIndexRows) rows = anno_index_rows_read (store, NULL, 0, &error);
      took = (measure_thread () - begun) * 1000 / anno_index_rows_get_n (rows);
      g_array_append_val (alls, took);
    }
  measure_gate ("P10 the first 50 rows, index opened, p50", measure_percentile (firsts, 0.5),
                MOST_FIRST_ROWS, " ms");
  measure_gate ("P10 all rows with counts, p50", measure_percentile (alls, 0.5), MOST_ROWS,
                " µs a row");
}

static double
search_once (AnnoIndexStore *store, const AnnoQuery *query, guint limit)
{
  g_autoptr (GError) error = NULL;
  AnnoSearchWish wish = { .limit = limit, .count = limit == 0 };
  double begun = measure_thread ();
  const AnnoIndexMap *map = anno_index_map_get (store, &error);
  g_autoptr (AnnoSearchResults) results = anno_search_run (store, map, query, &wish, &error);
  g_assert_no_error (error);
  return measure_thread () - begun;
}

/* The worst of some questions: p50 of each. */
static double
ask (AnnoIndexStore *store, const char *const *texts, guint limit)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  double worst = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (AnnoQuery) query = anno_query_new (texts[i], tagset);
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
      search_once (store, query, limit);
      for (guint k = 0; k < ROUNDS; k++)
        {
          double took = search_once (store, query, limit);
          g_array_append_val (times, took);
        }
      g_autofree char *what = g_strdup_printf ("    %s", texts[i]);
      measure_note (what, measure_percentile (times, 0.5), " ms");
      worst = MAX (worst, measure_percentile (times, 0.5));
    }
  return worst;
}

/* Words as a language has them: one in each article, one in half of them, one in few, one in none.
 */
static const char *const texts[]
    = { "te ", "libate", "tefoge ", "te li no ", "-te ", "zzz ", NULL };
static const char *const filters[] = { "tag:claim ",
                                       "tag:claim te ",
                                       "tag:claim tefoge ",
                                       "tag:claim person:hate",
                                       "person:\"given hate\" ",
                                       "date:2005-07 te ",
                                       "state:new by:ann ",
                                       NULL };
/* What nobody asks for, but types on the way to it. */
static const char *const wide[] = { "tag:claim person:given", NULL };

static void
search (const char *root)
{
  g_autoptr (AnnoIndexStore) store = open_store (root);
  double page = ask (store, texts, 50), count = ask (store, texts, 0);
  double spans = ask (store, filters, 50), all = ask (store, filters, 0);

  measure_note ("    a name that all 400 people have", ask (store, wide, 50), " ms");
  measure_gate ("P11 words: the first 50 with the words around, the worst", page, MOST_PAGE, " ms");
  measure_gate ("P11 words: counted, the worst", count, MOST_COUNT, " ms");
  measure_gate ("P11 filters: the first 50, the worst", spans, MOST_PAGE, " ms");
  measure_gate ("P11 filters: counted, the worst", all, MOST_COUNT, " ms");
}

static double
read_texts (const char *root, const GPtrArray *paths)
{
  static char buffer[1 << 20];
  double begun = measure_program ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *path = g_build_filename (root, paths->pdata[i], NULL);
      int fd = open (path, O_RDONLY);
      g_assert_cmpint (read (fd, buffer, sizeof buffer), >, 0);
      close (fd);
    }
  return measure_program () - begun;
}

static void
scan (const char *root)
{
  g_autoptr (GPtrArray) paths = anno_folder_scan (root, NULL, NULL, NULL);
  g_autoptr (AnnoQuery) query = anno_query_new ("tefoge li", NULL);
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (double));
  AnnoSearchWish wish = { .limit = 50 };

  for (guint i = 0; i < ROUNDS; i++)
    {
      double plain = read_texts (root, paths);
      double begun = measure_program (), wall = measure_wall ();
      g_autoptr (AnnoSearchResults) results = anno_scan_run (root, query, &wish, NULL, NULL);
      double ratio = (measure_program () - begun) / plain;
      wall = measure_wall () - wall;
      g_array_append_val (ratios, ratio);
      g_array_append_val (walls, wall);
    }
  measure_gate ("P12 searched without an index / the texts read, p50 of ratios",
                measure_percentile (ratios, 0.5), MOST_SCAN, "");
  measure_note ("    wall, p50", measure_percentile (walls, 0.5), " ms");
}

int
main (void)
{
  const char *wanted = g_getenv ("ANNO_BENCH_ARTICLES");
  guint n = wanted != NULL ? (guint) atoi (wanted) : 10000;
  g_autofree char *folder = material_folder ();
  g_autofree char *root = g_build_filename (folder, "corpus", NULL);

  corpora_make (root, n);
  measure_section ("%u articles of %d words, %d spans each", n, CORPORA_WORDS, CORPORA_SPANS);
  make_index (root);
  notice (root);
  list (root);
  search (root);
  scan (root);
  anno_index_store_remove (root);
  material_remove (folder);
  return measure_result ();
}
