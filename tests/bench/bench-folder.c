/* A folder of 10,000 articles, walked by the scan and by a bare opendir and readdir (P10). */
#include "bench/material.h"
#include "bench/measure.h"

#include "files/folder-scan.h"

#include <dirent.h>

#define ARTICLES 10000
#define ROUNDS 31
#define MOST_WALK 4.0 /* it sorts, makes paths and asks for kinds, as a list must */
#define MOST_FIRST 50.0

static double
walk_plain (const char *folder)
{
  double begun = measure_thread ();
  DIR *dir = opendir (folder);
  guint n = 0;

  while (readdir (dir) != NULL)
    n++;
  closedir (dir);
  g_assert_cmpuint (n, >=, ARTICLES);
  return measure_thread () - begun;
}

static double
walk_ours (const char *folder)
{
  g_autoptr (GError) error = NULL;
  double begun = measure_thread ();
  g_autoptr (GPtrArray) paths = anno_folder_scan (folder, NULL, NULL, &error);
  double took = measure_thread () - begun;

  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, ARTICLES);
  return took;
}

typedef struct
{
  double begun;
  double first;
  gboolean ended;
} Arrival;

static void
batch_cb (GPtrArray *paths, GPtrArray *problems, gpointer data)
{
  Arrival *arrival = data;
  if (arrival->first < 0)
    arrival->first = measure_program () - arrival->begun;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Arrival *arrival = data;
  g_autoptr (GError) error = NULL;

  anno_folder_scan_finish (result, &error);
  g_assert_no_error (error);
  arrival->ended = TRUE;
}

static double
first_batch (const char *folder)
{
  Arrival arrival = { measure_program (), -1, FALSE };

  anno_folder_scan_async (folder, batch_cb, &arrival, NULL, ended_cb, &arrival);
  while (!arrival.ended)
    g_main_context_iteration (NULL, TRUE);
  return arrival.first;
}

static void
add (GArray *values, double value)
{
  g_array_append_val (values, value);
}

int
main (void)
{
  g_autofree char *folder = material_folder ();
  g_autoptr (GArray) plains = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (double));

  material_add_plain (folder, ARTICLES);
  for (guint i = 0; i < ROUNDS; i++)
    {
      double plain = walk_plain (folder);
      add (plains, plain);
      add (ratios, walk_ours (folder) / plain);
      add (firsts, first_batch (folder));
    }
  material_remove (folder);
  measure_section ("%u articles; readdir %.1f ms", ARTICLES, measure_percentile (plains, 0.5));
  measure_gate ("P10 articles found, in order / readdir, p50 of ratios",
                measure_percentile (ratios, 0.5), MOST_WALK, "");
  measure_gate ("P10 work until the first rows are handed over, p50",
                measure_percentile (firsts, 0.5), MOST_FIRST, " ms");
  return measure_result ();
}
